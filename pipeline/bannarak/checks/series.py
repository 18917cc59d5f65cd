"""Numbers skipped or standing twice outside sections: behind a label at the start of lines, within a sentence, in a column of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bannarak.checks.rule import Hit, Setting, Wording
from bannarak.document import Span, Table
from bannarak.knowledge import Knowledge
from bannarak.thai.alternation import alternation, any_of
from bannarak.thai.numerals import number_words

__all__ = ["columns", "inline", "is_same_item", "labelled", "of_places"]

_COUNTED = 2  # numbers in a row, from one, behind which a skip is a slip


def labelled(setting: Setting) -> Iterator[Hit]:
    """Items of an agenda, tables, figures, steps whose label counts on from one and leaves a number out that stands nowhere; and those
    of them that are no captions, where a number stands twice and the next one follows.
    """
    text = setting.arabic
    labels, paragraphs = _labels(setting.knowledge)
    law = _law(setting.knowledge)
    runs: dict[str, tuple[int, int, tuple[int, int]]] = {}  # the last number, how many before it counted on, and where it stands
    marks = list(labels.finditer(f"\n{text}"))
    for at, found in enumerate(marks):
        label, n = found["label"], int(found["n"])
        place = found.start("label") - 1, found.end() - 1
        last, steps, before = runs.get(label, (0, 0, place))
        missing = n - 1
        twice = n == last and label in paragraphs
        runs[label] = n, steps if twice else steps + 1 if last == missing else int(n == 1), place
        if (
            twice
            and steps >= _COUNTED
            and _is_repeated(text, marks[at:], setting.knowledge)
            and not law.match(text, place[1])
            and not is_same_item(_line(text, before[1]), _line(text, place[1]), setting.knowledge)
        ):
            said = Wording(f"{label} {n} ซ้ำกับข้อก่อน", f"{label} {n} stands twice")
            yield Hit(*place, {"what": said}, f"{label} {n + 1}", related=(before,))
        enough = steps >= _COUNTED if label in paragraphs else steps > 0
        if (
            enough
            and n == last + 2
            and _counts_on(marks[at:])
            and not _some(text, marks, label, setting.knowledge)
            and not law.match(text, place[1])
            and not _is_named(text, label, missing, before[0], place[0])
        ):
            said = Wording(f"ข้ามจาก {label} {last} ไป {n}", f"{label} {n} follows {last}")
            yield Hit(*place, {"what": said}, f"{label} {missing}", related=(before,))


def _some(text: str, marks: Sequence[re.Match[str]], label: str, knowledge: Knowledge) -> bool:
    """Whether the line above the marks, or the one below the last, says that they are some of several."""
    own = [mark.start("label") - 1 for mark in marks if mark["label"] == label]
    above, below = max(0, own[0] - _BESIDE), text.find("\n", own[-1])
    words = _partly(knowledge, label)
    return bool(words.search(text, above, own[0]) or (below >= 0 and words.search(text, below, below + _BESIDE)))


@cache
def _partly(knowledge: Knowledge, label: str) -> re.Pattern[str]:
    """Finds what says that the lines are some of several: "บาง", "เฉพาะ", or that they are those of something that is served."""
    words = knowledge.lexicon("sections")["series"]
    return re.compile(rf"{any_of(words['partly'])}|(?:{any_of(words['serves'])}){re.escape(label.removesuffix('ที่'))}")


def _line(text: str, at: int) -> str:
    """The rest of the line behind ``at``."""
    end = text.find("\n", at)
    return text[at : end if end >= 0 else len(text)]


def is_same_item(one: str, other: str, knowledge: Knowledge) -> bool:
    """Whether two lines with one number name one item, told of twice: "ค่าย รุ่นที่ 1", "ค่าย รุ่นที่ 2"."""
    turn = _turn(knowledge)
    names = [" ".join(turn.split(line, maxsplit=1)[0].strip(" .:-|\t").split()) for line in (one, other)]
    return bool(names[0]) and names[0] == names[1]


@cache
def _turn(knowledge: Knowledge) -> re.Pattern[str]:
    """Finds where a name ends: at a bracket, or at what says which time of it."""
    return re.compile(rf"\(|(?:{any_of(knowledge.lexicon('sections')['series']['turn'])})\s?(?:พ\.ศ\.\s?)?[0-9๐-๙]")


def _counts_on(marks: Sequence[re.Match[str]]) -> bool:
    """Whether the next mark with the label of the first goes on from it, or begins anew: else the numbers are a choice."""
    following = next((mark for mark in marks[1:] if mark["label"] == marks[0]["label"]), None)
    return following is None or int(following["n"]) in (1, int(marks[0]["n"]), int(marks[0]["n"]) + 1)


def _is_repeated(text: str, marks: Sequence[re.Match[str]], knowledge: Knowledge) -> bool:
    """Whether the first of ``marks`` heads an item of its own, and the next with its label goes on: no more is told of the item before."""
    following = next((mark for mark in marks[1:] if mark["label"] == marks[0]["label"]), None)
    goes_on = following is not None and int(following["n"]) == int(marks[0]["n"]) + 1
    return goes_on and not _told_again(knowledge).match(text, marks[0].end() - 1)


@cache
def _told_again(knowledge: Knowledge) -> re.Pattern[str]:
    return re.compile(rf"[. ]*(?:{any_of(knowledge.lexicon('sections')['series']['again'])})")


@cache
def _labels(knowledge: Knowledge) -> tuple[re.Pattern[str], frozenset[str]]:
    words = knowledge.lexicon("sections")["series"]
    labels = alternation([*words["label"], *words["paragraph"]])
    return re.compile(rf"\n(?P<label>{labels}) ?(?P<n>[1-9][0-9]?)(?![0-9]|\.[0-9])"), frozenset(words["paragraph"])


@cache
def _law(knowledge: Knowledge) -> re.Pattern[str]:
    """Matches what follows where a line only quotes an item of a law: "ข้อ 4 วรรคสอง ของระเบียบ..."; all else may be "of" something."""
    laws = any_of(knowledge.lexicon("sections")["series"]["law"])
    return re.compile(rf"\s*(?:วรรค\S*\s*)?ของ|[^\n]{{0,25}}?(?:แห่ง|ของ\s?(?:{laws}))")


def _is_named(text: str, label: str, number: int, start: int, end: int) -> bool:
    """Whether the number stands between after all ("ภาพที่ 2-3", "ตาราง 2"), with the label elsewhere, or the line before leads here."""
    between = text[start:end]
    if between.rstrip().endswith(("ใน", "ตาม", "และ", "หรือ")) or re.search(rf"(?<![\d.]){number}(?![\d.])", between):
        return True
    return re.search(rf"{label} ?(?:{number}(?![0-9])|{number_words(number)})|ลำดับ(?:ที่)? ?{number}(?![0-9])", text) is not None


# Within a sentence

_MARK = re.compile(r"(?<![^\s:])(?P<open>\(?)(?P<n>[1-9]\d?)\)(?=\s?[ก-๎A-Za-z\"“])")
_AROUND = 1500  # letters before a list in which an outer one may stand
_BESIDE = 100  # letters above numbered lines, or below them, that may say that they are some of several
_NOTE = 150  # letters behind a table in which a row that is missing may be told of
_LAST = ("และ", "และ ")  # before the last item of a list
_INTRO = 80  # letters before a list that say what it is a list of


def inline(setting: Setting) -> Iterator[Hit]:
    """ "1) ... 2) ... 4) ... 5) ...": marks in one line that count from one, leave out one number and count on, or end with "และ"."""
    text = setting.arabic
    for marks in _lists(setting):
        numbers = [int(mark["n"]) for mark in marks]
        if numbers[:_COUNTED] != list(range(1, _COUNTED + 1)):
            continue
        at = next((at for at, n in enumerate(numbers) if n != at + 1), 0)
        if at and numbers[at:] == list(range(at + 2, len(numbers) + 2)) and not _excused(text, marks, at, setting.knowledge):
            before, place = marks[at - 1].span(), marks[at].span()
            opened = marks[at]["open"]
            said = Wording(f"ข้ามจาก {opened}{at}) ไป {opened}{at + 2})", f"{opened}{at + 2}) follows {opened}{at})")
            yield Hit(*place, {"what": said}, f"{opened}{at + 1})", related=(before,))


def _lists(setting: Setting) -> Iterator[list[re.Match[str]]]:
    """The marks of one kind in each line, where there is a second item at all."""
    text, figures = setting.arabic, setting.figures
    if "2)" not in text:
        return
    lists: dict[tuple[int, str], list[re.Match[str]]] = {}
    for start, length in figures:
        if text.startswith(")", start + length) and (mark := _MARK.match(text, start - (text[start - 1 : start] == "("))):
            lists.setdefault((text.rfind("\n", 0, start), mark["open"]), []).append(mark)
    yield from lists.values()


def _excused(text: str, marks: Sequence[re.Match[str]], at: int, knowledge: Knowledge) -> bool:
    """Whether mark ``at`` is no slip: nothing shows that it goes on with the list, the number left out is there, the items are a choice."""
    start, end = marks[0].start(), marks[-1].end()
    if len(marks) == at + 1 and not text.endswith(_LAST, start, marks[at].start()):
        return True
    number = str(at + 1)
    if re.search(rf"(?<!\d){number}\)", text[max(0, start - _AROUND) : end + _AROUND]):
        return True
    if re.search(rf"(?<![\d.,]){number}(?!\d|[.,]\d)", text[marks[at - 1].end() : marks[at].start()]):
        return True
    return _chosen(knowledge).search(text, max(0, text.rfind("\n", 0, start) + 1, start - _INTRO), start) is not None


@cache
def _chosen(knowledge: Knowledge) -> re.Pattern[str]:
    """Finds what has numbers of its own, of which a text names some: "สนับสนุน SDGs (1) ... (2) ... (4) ..."."""
    return re.compile(any_of(knowledge.lexicon("sections")["series"]["chosen"]))


# In a column


def columns(setting: Setting) -> Iterator[Hit]:
    """The column of the numbers of rows counts from one, leaves out one number or has one twice, and counts on, in rows that follow each
    other.
    """
    text, heads = setting.arabic, setting.knowledge.lexicon("sections")["series"]["column"]
    for table in setting.tables:
        head = next((at for at, cell in enumerate(table.rows[0]) if text[cell.start : cell.end].strip(" :.") in heads), None)
        if head is None:
            continue
        cells = [(row, row[head]) for row in table.rows[1:] if head < len(row)]
        written = [text[cell.start : cell.end].strip(" .") for _, cell in cells]
        at = next((at for at, n in enumerate(written) if n != str(at + 1)), len(written))
        if at < _COUNTED or len(written) < at + 2:
            continue
        (above, before), (row, place) = cells[at - 1], cells[at]
        if not _next_to_each_other(text, above, place):
            continue
        if written[at : at + 2] == [str(at), str(at + 1)]:
            if _ranks(text, table, setting.knowledge) or _goes_on(text, above, row, head, setting.knowledge):
                continue
            said = Wording(f"ลำดับ {at} ซ้ำกับแถวก่อน", f"row {at} stands twice")
        elif written[at : at + 2] == [str(at + 2), str(at + 3)] and str(at + 1) not in written and not _is_noted(text, table, at + 1):
            said = Wording(f"ลำดับข้ามจาก {at} ไป {at + 2}", f"row {at + 2} follows row {at}")
        else:
            continue
        yield Hit(place.start, place.end, {"what": said}, str(at + 1), related=((before.start, before.end),))


def _is_noted(text: str, table: Table, number: int) -> bool:
    """Whether the row that is missing is told of behind the table."""
    end = table.rows[-1][-1].end
    return re.search(rf"(?<!\d){number}(?![\d.])", text[end : end + _NOTE]) is not None


def _ranks(text: str, table: Table, knowledge: Knowledge) -> bool:
    """Whether the numbers are places won, of which two may be the same."""
    first = table.rows[0]
    return of_places(knowledge).search(text, max(0, first[0].start - _BESIDE), first[-1].end) is not None


@cache
def of_places(knowledge: Knowledge) -> re.Pattern[str]:
    """Finds what says that the numbers of a list are places won."""
    return re.compile(any_of(knowledge.lexicon("sections")["series"]["ranked"]))


def _goes_on(text: str, above: Sequence[Span], row: Sequence[Span], head: int, knowledge: Knowledge) -> bool:
    """Whether ``row`` goes on with the one ``above``: what it is about is the same, or not said again."""
    if head + 1 >= min(len(above), len(row)):
        return True
    one, other = (text[cells[head + 1].start : cells[head + 1].end].strip(' "-') for cells in (above, row))
    return not other or "ต่อ)" in other or one == other or is_same_item(one, other, knowledge)


def _next_to_each_other(text: str, above: Sequence[Span], place: Span) -> bool:
    """Whether nothing stands between the row ``above`` and the one that begins with ``place``, as a row that was not read would."""
    return not text[above[-1].end : place.start].strip(" \t\n|")
