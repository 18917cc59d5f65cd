"""Names of institutions in running text, each known by its identity, as a component."""

from __future__ import annotations

from collections.abc import Iterator

from bannarak.extract.component import Reading, component
from bannarak.extract.institutions.aliases import aliases, recurrences, short_names
from bannarak.extract.institutions.latin import initials, latin_names, presided
from bannarak.extract.institutions.linking import Name, guess, link
from bannarak.extract.institutions.misspelt import misspelt, whole
from bannarak.extract.institutions.own import own_institution
from bannarak.extract.institutions.parted import parted
from bannarak.extract.institutions.scan import scan
from bannarak.extract.institutions.shortened import banks, clipped, firms, rests
from bannarak.extract.institutions.vocabulary import Form, Head, Vocabulary, vocabulary
from bannarak.records import Mention

__all__ = ["find_institutions", "own_institution"]


_HEAD = 40  # letters of a Thai head before a Latin name
_GOVERNMENT, _LOCAL, _UNIVERSITY, _COMPANY = "government", "local_government", "university", "company"
_ORGANISATION, _INTERNATIONAL = "องค์การ", ("ระหว่างประเทศ", "international")
_SCHOOL, _COLLEGE = "school", "วิทยาลัย"
_MINISTERIAL = 5  # the rank of a department of the state
_OFFICE = 3  # the rank up to which an institution is but a part of another


@component("bannarak_institutions")
def find_institutions(reading: Reading) -> Iterator[Mention]:
    """Every named institution of the text, with its identity where the registry and the document settle it."""
    words = vocabulary(reading.knowledge)
    names = _names(reading, words)
    values = link(reading.text, words, names)
    slips = misspelt(reading, words, names)
    wrong = {(start, end): guess(words, meant, reading.text[start:end], names[number].type) for start, end, meant, number in slips}
    for name, value in zip(names, values, strict=True):
        if not any(start <= name.start < end for start, end in wrong):
            yield Mention("institution", name.start, name.end, value)
    for (start, end), value in wrong.items():
        yield Mention("institution", start, end, value)


def _kind(name: str, what: Head | Form, words: Vocabulary) -> str:
    """The type of a name; an office is what the institution behind it is: ฝ่ายวิชาการ โรงเรียนวัดดอน is of a school, and
    สำนักงานเทศบาลเมืองดอนตาล local government. The college of a university is of it, and so are those that teach what universities do.
    """
    if isinstance(what, Head) and what.word == _ORGANISATION and name.endswith(_INTERNATIONAL[0]):
        return _INTERNATIONAL[1]
    if isinstance(what, Form):
        return _GOVERNMENT if what.text in words.stations and len(name) > len(what.text) else what.type
    if what.type == _SCHOOL and name.startswith(words.higher):
        return _UNIVERSITY
    if not (what.type == _GOVERNMENT or what.word == _COLLEGE):
        return what.type
    whose = words.head.match(name, len(what.word))
    if whose and words.ranked[whose.group()].type == _LOCAL:
        return _LOCAL
    at = name.find(" ")
    while at >= 0:
        form, parent = words.forms.get(name[at + 1 :]), words.head.match(name, at + 1)
        above = form or (words.ranked[parent.group()] if parent else None)
        if above and above.rank > what.rank and (what.rank <= _OFFICE or above.type == _UNIVERSITY):
            return above.type
        at = name.find(" ", at + 1)
    return _UNIVERSITY if what.rank < _MINISTERIAL and words.of_universities.search(name, len(what.word)) else what.type


def _thai_head(text: str, words: Vocabulary, start: int) -> tuple[int, str] | None:
    """Start and type of the common noun before a Latin name, of which it is a part: พิพิธภัณฑ์ Museum of Fine Arts."""
    head = words.head_before.search(text, max(0, start - _HEAD), start)
    noun = words.ranked[head[1]] if head else None
    return (head.start(1), noun.type) if head and noun and (noun.proof or noun.type == "library") else None


def _names(reading: Reading, words: Vocabulary) -> list[Name]:
    """The names in order, none within another. A short form knows the place in this list of the name it stands for."""
    found = whole(reading.text, words, scan(reading, words))
    defined = list(aliases(reading, words, found))
    spans: dict[tuple[int, int], tuple[str, int | None]] = {}
    for start, end, index in (
        *defined,
        *banks(reading.text, words, found),
        *recurrences(reading, words, [*defined, *short_names(reading, words, found)]),
    ):
        spans.setdefault((start, end), (found[index][2].type, found[index][0]))
    for start, end, what in found:
        spans.setdefault((start, end), (_kind(reading.text[start:end], what, words), None))
    for start, end, index in (*clipped(reading, words, found), *rests(reading.text, words, found)):
        spans.setdefault((start, end), (found[index][2].type, found[index][0]))
    for start, end in firms(reading.text):
        spans.setdefault((start, end), (_COMPANY, None))
    latin = list(latin_names(reading.text, words))
    begins: dict[int, int] = {}  # of the Latin names with the Thai nouns before them
    for start, end, kind in latin:
        begin, own = _thai_head(reading.text, words, start) or (start, kind)
        begins[start] = begin
        spans.setdefault((begin, end), (own, None))
    short = [(start, end, kind, begins[name]) for start, end, kind, name in initials(reading.text, latin)]
    for start, end, kind, meant in (*short, *((*place, None) for place in presided(reading.text, words))):
        begin, own = _thai_head(reading.text, words, start) or (start, kind)
        spans.setdefault((begin, end), (own, meant))
    wholes: dict[tuple[int, int], str] = {}
    for start, end, name in parted(reading.text, words, found):
        wholes[start, end] = name
        spans.setdefault((start, end), (_UNIVERSITY, None))
    kept: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    place = {start: number for number, (start, _) in enumerate(kept)}
    return [
        Name(start, end, spans[start, end][0], place.get(spans[start, end][1]), wholes.get((start, end)))  # type: ignore[arg-type]
        for start, end in kept
    ]
