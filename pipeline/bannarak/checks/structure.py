"""S: numbering and parts of the document as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from rapidfuzz.fuzz import ratio

from bannarak.checks.rule import Hit, Setting, Wording, check
from bannarak.checks.series import columns, inline, is_same_item, labelled, of_places
from bannarak.knowledge import Knowledge
from bannarak.records import Record, Section
from bannarak.thai.alternation import any_of
from bannarak.thai.numerals import to_arabic

__all__: list[str] = []

_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"  # as lists are lettered: without ฃ ฅ, and mostly without ฆ
_REPORT = ("รายงาน", "ผลการดำเนินงาน")
_ALIKE = 88.0  # wordings of one category title differ by a few letters
_LAID_OUT = 2  # indicators with a heading that show a report on a whole category
_CODE_WITH_ITEM = re.compile(r"[0-9๐-๙]+(?:\.[0-9๐-๙]+)+[ ]?\([0-9๐-๙]{1,2}\)")  # 2.1(1), 2.1(2): documents of one indicator
_WIDE = 2  # a list that skips more is an excerpt, not a slip


@dataclass(slots=True)
class _Run:
    """A list while it is followed: its last item, how many it counted on from one, where what it stands in ends, how many more share the
    place of the last.
    """

    last: Section
    value: int
    steps: int
    until: int
    repeated: bool = False
    tied: int = 0


@check("S501")
def numbering_gap(record: Record, setting: Setting) -> Iterator[Hit]:
    """A list or a set of headings that starts at one, counts on, and then skips or repeats a number.

    A number that goes on with a list further out is no gap: "1. 2. 3." within item 4 of another list, then "5.".
    """
    yield from labelled(setting)
    yield from inline(setting)
    yield from columns(setting)
    categories = {int(s.number) for s in record.sections if s.style == "category" and s.number and s.number.isdigit()}
    chosen = not any(number + 1 in categories for number in categories)  # hardly any two in a row: a choice of categories
    open_: dict[tuple[str, str], list[_Run]] = {}
    parents: list[Section] = []
    for section in record.sections:
        while parents and parents[-1].end <= section.start:
            parents.pop()
        until = parents[-1].end if parents else len(record.text)
        parents.append(section)
        head, value = _place(section)
        if value is None or _CODE_WITH_ITEM.match(record.text, section.start):
            continue
        runs = [run for run in open_.get((section.style, head), ()) if run.until > section.start]
        _go_on(runs, value)
        open_[section.style, head] = runs
        last = runs[-1] if runs else None
        if value == 1 or last is None or value < last.value:
            runs.append(_Run(section, value, int(value == 1), until))
            continue
        if section.style == "category" and chosen:
            continue
        if value == last.value:
            if _is_tied(record, last.last, section, setting.knowledge):
                last.tied += 1
                continue
            if is_same_item(_named(record, last.last), _named(record, section), setting.knowledge):
                continue
        hit = _gap(record, section, last, value)
        if hit:
            yield hit
        if value == last.value:
            last.repeated = True
        else:
            runs[-1] = _Run(section, value, last.steps + 1 if last.steps else 0, until)


def _go_on(runs: list[_Run], value: int) -> None:
    """Put the list that ``value`` goes on with last: one further out closes those within; of two side by side in columns both stay."""
    for at in range(len(runs) - 1, -1, -1):
        if runs[at].value == value - 1:
            if runs[-1].value == value:
                runs.append(runs.pop(at))
            else:
                del runs[at + 1 :]
            return


def _gap(record: Record, section: Section, last: _Run, value: int) -> Hit | None:
    if value == last.value and last.steps > 1 and not last.repeated:
        said = Wording(f"เลข {section.number} ซ้ำกับข้อก่อน", f"number {section.number} stands twice")
        expected = _next(section, value + 1)
    elif last.tied and value - last.value == 1 + last.tied:
        return None  # 1. 2. 2. 4.: two in second place
    elif 1 < value - last.value <= _WIDE and last.steps and not _found_between(record, section, last.last, value):
        said = Wording(f"ข้ามจาก {last.last.number} ไป {section.number}", f"{section.number} follows {last.last.number}")
        expected = _next(section, value - 1)
    else:
        return None
    return Hit(*_marker(record, section), {"what": said}, expected, related=(_marker(record, last.last),))


def _is_tied(record: Record, one: Section, other: Section, knowledge: Knowledge) -> bool:
    """Whether both items have won as many points, and so the same place; in a list of places, also as many loans, books or people."""
    lines = [_line(record, section) for section in (one, other)]
    ranked = of_places(knowledge).search(record.text, max(0, one.start - _ABOVE), one.start)
    if ranked and any(word in line for word in knowledge.lexicon("sections")["series"]["tied"] for line in lines):
        return True
    counted = _COUNT if ranked else _SCORE
    scores = [set(counted.findall(line)) for line in lines]
    return bool(scores[0] & scores[1])


_POINTS = "คะแนน|แต้ม|เสียง|เหรียญ"
_SCORE = re.compile(rf"\d[\d.,]*(?=\s?(?:{_POINTS}))")
_COUNT = re.compile(rf"\d[\d.,]*(?=\s?(?:{_POINTS}|ครั้ง(?!ที่)|เล่ม|คน))")
_ABOVE = 200  # letters above an item that tell what the list is of


def _line(record: Record, section: Section) -> str:
    """The line of an item, in Arabic figures."""
    return to_arabic(record.text[section.start : section.end].partition("\n")[0])


def _named(record: Record, section: Section) -> str:
    """What an item is called: its line behind the number."""
    return _line(record, section)[_marker(record, section)[1] - section.start :]


def _place(section: Section) -> tuple[str, int | None]:
    """What the number begins with ("7.1" of 7.1.2) and the place of the item in its list (2); None for what is no item of a list."""
    if section.number is None or section.style in ("item", "heading", "bullet", "evidence"):
        return "", None  # "ข้อ 3" quotes a paragraph of a law as often as it numbers one
    head, _, last = section.number.rpartition(".")
    if last.isdigit():
        return head, int(last)
    return head, _LETTERS.index(last) + 1 if last in _LETTERS else None


def _next(section: Section, value: int) -> str:
    head, dot, last = (section.number or "").rpartition(".")
    return f"{head}{dot}{value if last.isdigit() else _LETTERS[value - 1]}"


def _marker(record: Record, section: Section) -> tuple[int, int]:
    """The number as it is written, with its brackets or the word before it."""
    line = record.text[section.start : min(section.end, section.start + 60)]
    found = re.search(r"[0-9๐-๙]+(?:\.[0-9๐-๙]+)*[.)]?|[ก-ฮ][.)]", line)
    return section.start, section.start + (found.end() if found else 1)


def _found_between(record: Record, section: Section, last: Section, value: int) -> bool:
    """Whether the number that seems to be skipped stands between the two items after all, in a place that was not read as an item."""
    between = to_arabic(record.text[last.start : section.start])
    missing = _next(section, value - 1)
    before, after = (r"(?<![\d.])", r"(?!\d)(?:[.)\s]|(?=[ก-๙A-Za-z]))") if missing[-1].isdigit() else (r"(?<![ก-๙])", r"[.)]")
    return re.search(f"{before}{re.escape(missing)}{after}", between) is not None


@check("S502")
def section_missing(record: Record, setting: Setting) -> Iterator[Hit]:
    """Indicators that the declared standard has in a category of the report, absent from headings, codes and text alike.

    Only indicators that are confirmed count, and only in a document that is laid out by indicators of that category. Many libraries give
    each indicator a page of its own, so that one heading is enough only where a report has a category of two. Of several categories one
    must be complete: else the report may have chosen from all of them.
    """
    profile = record.profile
    standard = _standard(setting.knowledge.standards, profile.standard, profile.edition)
    if standard is None or _is_excerpt(record, setting.knowledge):
        return
    text, headings = to_arabic(record.text), {_number(section) for section in record.sections}
    incomplete, complete = [], 0
    categories = [profile.category] if profile.category else _categories(record, standard)
    for category in categories:
        required = [n for n, facts in standard["indicators"].items() if n.partition(".")[0] == category and facts.get("confirmed")]
        present = [number for number in required if re.search(rf"(?<![\d.]){re.escape(number)}(?!\d)", text)]
        laid_out = sum(number in headings for number in present)
        if laid_out < _LAID_OUT and not (laid_out and len(required) == _LAID_OUT and _is_report(record)):
            continue
        complete += present == required
        incomplete += [(category, [number for number in required if number not in present])] if present != required else []
    for category, absent in incomplete if complete or len(categories) == 1 else ():
        numbers = ", ".join(absent)
        start, end = _heading(record, category)
        yield Hit(start, end, {"number": numbers, "category": category}, expected=numbers)


def _is_excerpt(record: Record, knowledge: Knowledge) -> bool:
    """Whether the title of the report, or what stands between it and the first category, says that something is left out."""
    title = record.profile.title
    first = next((section.start for section in record.sections if section.style == "category"), 0)
    at = record.text.find(title)
    said = title if at < 0 else record.text[at : max(at + len(title), min(first, at + len(title) + _BELOW))]
    return _left_out(knowledge).search(said) is not None


_BELOW = 150  # letters below the title that may say what the report is of


@cache
def _left_out(knowledge: Knowledge) -> re.Pattern[str]:
    words = knowledge.lexicon("sections")["series"]
    return re.compile(rf"{any_of(words['excerpt'])}|(?:{any_of(words['part'])}) ?[0-9๐-๙]+ ?(?:จาก|/) ?[0-9๐-๙]")


def _categories(record: Record, standard: Mapping[str, Any]) -> list[str]:
    """The categories that the document has a heading of, in the words of the standard."""
    known, found = standard["categories"], {}
    for section in record.sections:
        facts = known.get(section.number, {}) if section.style == "category" else {}
        titles = [facts["title"], *facts.get("variants", ())] if facts.get("confirmed") else []
        if any(ratio(section.title.replace(" ", ""), title.replace(" ", "")) >= _ALIKE for title in titles):
            found[section.number or ""] = section
    return list(found)


def _heading(record: Record, category: str) -> tuple[int, int] | tuple[None, None]:
    """Where the category is headed; of several places, as in a table of contents, the last."""
    heads = [section for section in record.sections if section.style == "category" and section.number == category]
    if not heads:
        return None, None
    line = record.text.find("\n", heads[-1].start, heads[-1].end)
    return heads[-1].start, line if line >= 0 else heads[-1].end


def _number(section: Section) -> str | None:
    """The number of a heading, also where a bullet stands before it: "- 2.1.1 แผน"."""
    if section.style == "bullet" and (found := _BEHIND_BULLET.match(to_arabic(section.title))):
        return found[1]
    return section.number


_BEHIND_BULLET = re.compile(r"([1-9]\d?(?:\.[1-9]\d?){1,2})[.)]?[ \t]")


def _is_report(record: Record) -> bool:
    """Whether the title says that the document is a report, or the line below it, as below the name of the library."""
    title, (_, _, below) = record.profile.title, record.text.partition(record.profile.title)
    return any(word in title or below.lstrip().startswith(word) for word in _REPORT)


def _standard(standards: Mapping[str, Mapping[str, Any]], name: str | None, edition: str | None) -> Mapping[str, Any] | None:
    matching = [data for data in standards.values() if data["standard"] == name and data["edition"] == edition]
    return matching[0] if matching else None
