"""I: names of institutions that are misspelt, spelt in two ways, or out of date."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from itertools import permutations

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from bannarak.checks.names import Forms, Name, forms, names, plain, run_end
from bannarak.checks.namesakes import VILLAGES, listed_together
from bannarak.checks.rule import Hit, Setting, check
from bannarak.checks.shared import once_a_record, valued, valued_between
from bannarak.knowledge import Knowledge
from bannarak.records import DateValue, InstitutionValue, Mention, Record
from bannarak.thai.corpus import provinces
from bannarak.thai.literals import Literals
from bannarak.thai.repair_shift import differs_in_place, has_strayed
from bannarak.thai.spelling import heard, is_generic, is_slip, is_word_misspelt, words
from bannarak.thai.tokens import Words

__all__: list[str] = []

_LONG = 12  # letters from which a name is still itself with two of them wrong
_UNIVERSITY, _VERY_LONG = "มหาวิทยาลัย", 20
_LONGEST = 70  # letters: no registered name is longer
_PROVINCES = tuple(sorted(provinces()))  # of two spellings met as often, the one that ends with a province is right
_FIRMS = ("บริษัท", "ห้าง", "ร้าน")
_WRONG, _RIGHT = "ราชภัฎ", "ราชภัฏ"
_INITIAL = re.compile("[ก-ฮเ-ไ]")  # what a word can begin with
_TAIL = 5  # letters at the end of a name


@check("I401", InstitutionValue)
def institution_misspelt(record: Record, setting: Setting) -> Iterator[Hit]:
    """A name a letter or two away from a registered one or from one the document repeats, where the difference is no word."""
    found = names(record, forms(setting.knowledge))
    for name, meant in _slips(record, setting).values():
        clipped = meant.startswith(name.text)
        if meant in found and found[meant].id is None and not clipped:
            places = [(mention.start, mention.end) for mention, _ in valued(record, InstitutionValue)]
            if listed_together(record.text, name, found[meant], places):
                continue
        if differs_in_place(name.text, meant) or (not setting.intact and has_strayed(Literals(f"{name.text} "))):
            continue  # what extraction has left of the name, and no slip of its author
        yield _misspelt(record.text, name.places, meant, found)
    yield from _old_letter(record, {place for name, _ in _slips(record, setting).values() for place in name.places})


def _old_letter(record: Record, reported: Collection[tuple[int, int]]) -> Iterator[Hit]:
    """Names with ราชภัฎ for ราชภัฏ, of which the registry knows both, where no slip of a longer name was ``reported``: ม.ราชภัฎดอนตาล."""
    starts = {start for start, _ in reported}
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for mention, _ in valued(record, InstitutionValue):
        if _WRONG in mention.text and starts.isdisjoint(range(mention.start, mention.end)):
            places[mention.text].append((mention.start, mention.end))
    for written, spans in places.items():
        yield _misspelt(record.text, spans, written.replace(_WRONG, _RIGHT), {})


@once_a_record
def _slips(record: Record, setting: Setting) -> Mapping[str, tuple[Name, str]]:
    """The misspelt names by their spelling, each with what it should have been."""
    known = forms(setting.knowledge)
    found = names(record, known)
    slips: dict[str, tuple[Name, str]] = {}
    repeated: dict[str, list[Name]] = defaultdict(list)
    for name in found.values():
        if name.id is None and len(name.places) > 1:
            repeated[name.text[:3]].append(name)
    whole = len(record.text.rstrip())
    for name in (*found.values(), *_cut_short(record.text, found, known)):
        if name.id is None and name.text not in slips and not (name.places[0][1] == whole and _is_beginning(name.text, known)):
            meant = _meant(name, repeated[name.text[:3]], found, known)
            if meant:
                slips[name.text] = name, meant
    for name, meant in (*_struck_twice(record.text, found), *_sounding_alike(found)):
        slips.setdefault(name.text, (name, meant))
    return slips


def _is_beginning(text: str, known: Forms) -> bool:
    """Whether a registered name begins so: at the end of a text that is cut off it is no slip."""
    return any(name.startswith(text) for name in known.long.get(text[:3], ()))


def _cut_short(text: str, found: Mapping[str, Name], known: Forms) -> Iterator[Name]:
    """Whole runs of letters of which only the beginning was recognised as a name, if they begin and end as a registered name does."""
    for name in found.values():
        for start, end in name.places:
            whole = run_end(text, start, end)
            if end < whole <= start + _LONGEST:
                run = text[start:whole]
                if (run[:3], run[-2:]) in known.edges and run not in known.ids:
                    yield Name(run, None, [(start, whole)])


def _struck_twice(text: str, found: Mapping[str, Name]) -> Iterator[tuple[Name, str]]:
    """Registered names whose end was typed twice, which leaves the name whole and letters behind it: กระทรวงคมนาคมคม."""
    for name in found.values():
        for start, end in name.places if name.id is not None and len(name.text) >= _LONG else ():
            again = text[end : run_end(text, start, end)]
            abbreviated = text.startswith(".", end + len(again))  # กระทรวงคมนาคมม.ค.
            if again and text.endswith(again, start, end) and not abbreviated:
                yield Name(text[start:end] + again, None, [(start, end + len(again))]), name.text


def _sounding_alike(found: Mapping[str, Name]) -> Iterator[tuple[Name, str]]:
    """Names met as often as another that sounds the same, where the dictionary has the word of that one only; firms spell as they like."""
    alike: dict[str, list[Name]] = defaultdict(list)
    for name in found.values():
        if name.id is None and len(name.text) >= _LONG and not name.text.startswith(_FIRMS):
            alike[heard(name.text)].append(name)
    for group in alike.values():
        for wrong, right in permutations(group) if len(group) == 2 else ():
            if len(wrong.places) == len(right.places) and is_word_misspelt(wrong.text, right.text):
                yield wrong, right.text


def _misspelt(text: str, places: Sequence[tuple[int, int]], meant: str, found: Mapping[str, Name]) -> Hit:
    right = found[meant].places[:1] if meant in found else []
    shown = text[slice(*right[0])] if right else meant
    return Hit(*places[0], {"written": text[slice(*places[0])], "meant": shown}, expected=shown, related=(*right, *places[1:]))


def _meant(name: Name, repeated: Sequence[Name], found: Mapping[str, Name], known: Forms) -> str | None:
    """What ``name`` should have been, if there is exactly one such name."""
    text = name.text
    candidates = known.long.get(text[:3], ())
    placed = text.endswith(_PROVINCES)
    more = [other.text for other in repeated if len(other.places) > len(name.places) or (not placed and other.text.endswith(_PROVINCES))]
    more += [other.text for other in found.values() if _ends_alike(text, other) and (other.id or len(other.places) > 1)]
    if more:
        candidates = [*candidates, *more]
    if not candidates:
        return None
    near = process.extract(text, candidates, scorer=Levenshtein.distance, score_cutoff=_allowed(text), limit=None)
    slips = [
        (other, distance)
        for other, distance, _ in near
        if distance and not _told_apart(text, other) and (_sure(text, other, distance, known) or is_slip(text, other, other in known.ids))
    ]
    slips.sort(key=lambda pair: (pair[1], pair[0] not in found))
    if not slips or (len(slips) > 1 and slips[1][1] == slips[0][1] and (slips[1][0] in found) == (slips[0][0] in found)):
        return None
    return slips[0][0]


def _told_apart(one: str, other: str) -> bool:
    """Whether two names are of two places: of two provinces, or of villages of which one's name has more to it (ดอน, ดอนแดง)."""
    provinces_ = [next((name for name in _PROVINCES if text.endswith(name)), None) for text in (one, other)]
    if None not in provinces_ and provinces_[0] != provinces_[1]:
        return True
    short, long = sorted((one, other), key=len)
    return any(village in short for village in VILLAGES) and long.startswith(short) and _INITIAL.match(long, len(short)) is not None


def _ends_alike(text: str, other: Name) -> bool:
    """Whether only the beginning, by which candidates are known otherwise, can be wrong in one for the other."""
    return text[:3] != other.text[:3] and text[-_TAIL:] == other.text[-_TAIL:] and abs(len(text) - len(other.text)) <= 2


def _sure(text: str, other: str, distance: int, known: Forms) -> bool:
    """Whether ``other`` is a long name of a body of the state or a university, of which no other is one letter away; of a university, all
    of which are registered, two letters.
    """
    near = 2 if text.startswith(_UNIVERSITY) and len(text) >= _VERY_LONG else 1
    return distance <= near and len(text) >= _LONG and other in known.firm


def _allowed(text: str) -> int:
    return 2 if len(text) >= _LONG else 1


_OFFICE = "สำนักงาน"
_SENTENCE = 20  # letters of a name of common words that tells what one body is for
_STRETCH = 8000  # characters within which a short form is sought around a name


@check("I402", InstitutionValue)
def institution_variant(record: Record, setting: Setting) -> Iterator[Hit]:
    """Two spellings of one institution, of which at least one is not its name. The shorter, which leaves something out, is marked, but of
    two that no registry knows the one met less often.
    """
    known = forms(setting.knowledge)
    found = names(record, known)
    slips, told = _slips(record, setting), set[str]()
    for one, other in (*_same_words(record, setting, found, known), *_same_abbreviation(record, known)):
        known_one = one.id is not None or other.id is not None
        if not known_one and _side_by_side(record.text, one, other):
            continue
        marked, kept = sorted((one, other), key=lambda name: (0 if known_one else len(name.places), len(name.text)))
        misspelt = any(wrong.text in slips and slips[wrong.text][1] == right.text for wrong, right in ((marked, kept), (kept, marked)))
        if marked.text not in told and not misspelt:
            told.add(marked.text)
            params = {"name": marked.text, "other": kept.text}
            related = (kept.places[0], *marked.places[1:])
            yield Hit(*marked.places[0], params, expected=kept.text if kept.id else None, related=related)


_AND = re.compile(r"\s*(?:และ|(?:ร่วม)?กับ)\s*")


def _side_by_side(text: str, one: Name, other: Name) -> bool:
    """Whether a text names both in one breath, as it does two bodies: "ชมรม... และชมรม..."."""
    first, second = sorted((one.places[0], other.places[0]))
    return _AND.fullmatch(text, first[1], max(first[1], second[0])) is not None


def _same_words(record: Record, setting: Setting, found: Mapping[str, Name], known: Forms) -> Iterator[tuple[Name, Name]]:
    """Spellings that differ in one word which does not tell institutions apart."""
    light, closed, own = _light_closed_and_own(setting.knowledge)
    here: dict[str, Name] = {}
    for name in found.values():
        here.setdefault(name.text, name)
        start, end = name.places[0]
        whole = run_end(record.text, start, end)
        if whole > end:
            text = record.text[start:whole]
            here.setdefault(text, Name(text, known.ids.get(text), [(start, whole)]))
    for name, text, start in _shortened(record.text, found, light, setting.words):
        here.setdefault(text, Name(text, known.ids.get(text), [(start, start + len(text))]))
        here.setdefault(name.text, name)
    by_edges: dict[str, list[Name]] = defaultdict(list)  # an inner word left out changes neither end
    for text, name in here.items():
        by_edges[text[:3] + text[-3:]].append(name)
    comparable = {name.text for group in by_edges.values() if len(group) > 1 and any(n.id is None for n in group) for name in group}
    for name in here.values() if comparable else ():
        for shorter, left_out in _one_word_less(name.text) if name.text in comparable else ():
            other = here.get(shorter)
            if other is None or (name.id is not None and other.id is not None):
                continue
            registered = name.id is not None or other.id is not None
            single = registered or (len(shorter) >= _SENTENCE and shorter.startswith(own)) or not is_generic(name.text)
            lightly = left_out in light and len(shorter) >= 10 and single
            telling = len(shorter) >= (_LONG if shorter.startswith(closed) else _SENTENCE) and shorter.startswith((*closed, _OFFICE))
            if lightly or (registered and telling):
                yield name, other


@cache
def _light_closed_and_own(knowledge: Knowledge) -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    lexicon = knowledge.lexicon("names")
    return frozenset(lexicon["light"]), tuple(lexicon["closed"]), tuple(lexicon["own"])


def _shortened(text: str, found: Mapping[str, Name], light: frozenset[str], text_words: Words) -> Iterator[tuple[Name, str, int]]:
    """Registered names that stand nearby without one of their light words, whether or not that was recognised as a name."""
    for name in found.values():
        if name.id is not None:
            low, high = max(0, name.places[0][0] - _STRETCH), name.places[0][0] + _STRETCH
            for shorter, left_out in _cut(name.text, light):
                at = text.find(shorter, low, high)
                if at < 0 or (shorter, left_out) not in _one_word_less(name.text):
                    continue
                if text_words.begins(at) and text_words.begins(at + len(shorter)):
                    yield name, shorter, at


@lru_cache(maxsize=20_000)
def _cut(name: str, light: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """``name`` without the letters of one ``light`` word, as far as enough is left, whether or not they are a word of it.

    Hardly any of these stands in a text, so that few names have to be taken apart into words.
    """
    within = [word for word in light if word in name and len(name) - len(word) >= 10]
    found = sorted((at.start(), word) for word in within for at in re.finditer(re.escape(word), name))
    return tuple((name[:at] + name[at + len(word) :], word) for at, word in found if 0 < at < len(name) - len(word))


@lru_cache(maxsize=20_000)
def _one_word_less(name: str) -> tuple[tuple[str, str], ...]:
    """``name`` without one of its inner words, and that word; its first and its last word are always kept."""
    parts = words(name)
    return tuple(("".join(parts[:at] + parts[at + 1 :]), parts[at]) for at in range(1, len(parts) - 1))


_PROGRAMMES = ("หลักสูตร", "นักศึกษา", "นักเรียน", "ผู้เรียน", "ศิษย์เก่า")  # behind these a former name is that of a course of study
_WORKS = ("ฉบับ", "พระราชบัญญัติ", "พ.ร.บ.", "พระราชกฤษฎีกา")  # behind these it is that in the title of a book or a law
_PROGRAMME = 16
# Where the text itself says that the name is a former one: (เดิมคือ …), หรือชื่อเดิม …, … เดิม.
_SAID_FORMER = re.compile(r"(?:เดิม(?:คือ|ชื่อ|เป็น|เรียก)?(?:ว่า)?|ชื่อเดิม|อดีต|\(หรือ)[ :]*$")
_FORMER_SAID = re.compile(r" ?\(?(?:ชื่อ)?(?:เดิม|ในขณะนั้น|ขณะนั้น|ปัจจุบัน(?:คือ|เป็น|เปลี่ยน))")
_ENDED = re.compile(r"(.+?) \(to (\d{4}(?:-\d\d-\d\d)?)\)")
_BRACKETED = re.compile(r" ?\(([^()\n]{2,80})\)")
_ABBREVIATION = re.compile(r"(?<![A-Za-z])[A-Z][A-Z-]+[A-Z](?![A-Za-z])|(?<![ก-๙.])(?:(?:[ก-ฮ]{1,3}\.){2,}|[ก-ฮ]{3,6}\.)")


def _same_abbreviation(record: Record, known: Forms) -> Iterator[tuple[Name, Name]]:
    """Spellings that are given the same abbreviation in brackets and are much alike."""
    by_abbreviation: dict[str, dict[str, Name]] = defaultdict(dict)
    for mention, _ in valued(record, InstitutionValue):
        start, end = mention.start, run_end(record.text, mention.start, mention.end)
        if not record.text.startswith(("(", " ("), end):  # as behind most names
            continue
        bracketed = _BRACKETED.match(record.text, end)
        short = _ABBREVIATION.findall(bracketed[1]) if bracketed else []
        if short and short[-1] not in known.ids:  # มทร. is that of many
            text = record.text[start:end]
            name = by_abbreviation[short[-1]].setdefault(text, Name(text, known.ids.get(text)))
            name.places.append((start, end))
    for spellings in by_abbreviation.values():
        first, *others = spellings.values()
        for other in others:
            alike = (first.id is None or other.id is None) and fuzz.ratio(first.text, other.text) >= 80
            if alike and not _joined(first.text, other.text) and not _overlap(first, other):
                yield first, other


def _overlap(one: Name, other: Name) -> bool:
    """Whether one of two names stands within the other, whose letters run on into it."""
    return any(start < end_ and start_ < end for start, end in one.places for start_, end_ in other.places)


def _joined(one: str, other: str) -> bool:
    """Whether the longer of two names is the shorter one behind another institution: "กรมประมงและกรมปศุสัตว์" and "กรมปศุสัตว์"."""
    short, long = sorted((one, other), key=len)
    return " " in long or (long.endswith(short) and long.removesuffix(short).endswith(("และ", "กับ", "ของ", "โดย")))


def _goes_on(text: str, end: int, setting: Setting) -> bool:
    """Whether a word is glued to a name that may be the rest of another one: the กรมตำรวจสกัดกั้นยาเสพติด of another country."""
    if not "ก" <= text[end : end + 1] <= "ไ":
        return False
    return text[end : setting.words.end(end)] not in setting.knowledge.lexicon("institutions")["words"]["stops"].split()


@check("I403", InstitutionValue)
def institution_renamed(record: Record, setting: Setting) -> Iterator[Hit]:
    """A former name of an institution in an activity that lies wholly after the renaming."""
    former = _former(setting.knowledge)
    if not any(plain(mention.text) in former for mention, _ in valued(record, InstitutionValue)):
        return
    mentions = {mention.id: mention for mention in record.mentions}
    told: set[str] = set()
    for activity in record.activities:
        days = [value.start for identity in activity.dates if isinstance(value := mentions[identity].value, DateValue)]
        known = [day for day in days if day is not None]
        if not known or len(known) < len(days):
            continue
        for identity in activity.institutions:
            mention = mentions[identity]
            name, last = former.get(plain(mention.text), ("", date.max))
            if min(known) <= last or mention.text in told:
                continue
            before = record.text[max(0, mention.start - _PROGRAMME) : mention.start]
            apt = (
                before.rstrip().endswith(_PROGRAMMES + _WORKS)
                or _SAID_FORMER.search(before)
                or _FORMER_SAID.match(record.text, mention.end)
                or _told_of_then(record, mention, last)
            )
            if not apt and not _goes_on(record.text, mention.end, setting):
                told.add(mention.text)
                yield Hit(mention.start, mention.end, {"former": mention.text, "name": name, "last": last}, expected=name)


def _told_of_then(record: Record, name: Mention, last: date) -> bool:
    """Whether the date that stands next before a name on its line, be it only a year, lies before the ``last`` day of that name."""
    line = record.text.rfind("\n", 0, name.start) + 1
    dates = valued_between(record, DateValue, line, name.start)
    return bool(dates) and (told := dates[-1][1].start) is not None and told <= last


@cache
def _former(knowledge: Knowledge) -> dict[str, tuple[str, date]]:
    """Former names with the name of today and the last day of the former one; a name that somebody bears today is no former name."""
    today = {plain(form) for row in knowledge.institutions.values() for form in (row.name, *row.abbreviations)}
    found: dict[str, tuple[str, date]] = {}
    for row in knowledge.institutions.values():
        for form in row.former:
            if ended := _ENDED.fullmatch(form):
                last = date.fromisoformat(ended[2] if "-" in ended[2] else f"{ended[2]}-12-31")
                if plain(ended[1]) not in today:
                    found[plain(ended[1])] = row.name, last
    return found
