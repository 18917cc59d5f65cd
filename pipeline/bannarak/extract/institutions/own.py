"""Whose document it is, and which of the names in it are other parties: who is visited, given to, welcomed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from bannarak.extract.component import Reading
from bannarak.extract.institutions.vocabulary import Vocabulary, vocabulary
from bannarak.records import InstitutionValue
from bannarak.thai.lines import line_end

__all__ = ["Part", "Place", "own_identity", "own_institution", "places"]

_TITLE_LINES, _FOOT_LINES = 3, 3
_MARK = 4  # letters: a shorter line is a number or a sign
_HEADLINE = 200  # letters: a longer line is a paragraph
_MARKS = {"title": 3, "subject": 2, "paper": 2, "foot": 2, "acts": 2}  # as so many places in the text they count besides
_PLACED, _CLEARLY = ("title", "subject", "paper", "foot"), 2  # who is not named there has to surpass others by so much
_LEAD = 64  # letters before a name in which it is said what it is to others
_PEOPLE = 4  # words for people and their offices that stand between
_MEMBERS = ("network", "association")  # what meetings are called after
_JOINED = re.compile(r"\s*(?:,|/|และ|กับ|พร้อมด้วย|รวมถึง|รวมทั้ง|ตลอดจน)\s*")
_OF, _SITE = "ของ", "-"  # behind the name of the site that a browser's title begins with
_BLANK = " :\t\n“\"'‘"


class Part(Enum):
    """What the words before a name make of it."""

    WRITER = auto()  # it may be the one that writes
    HOST = auto()  # it is visited
    OTHER = auto()  # a visitor, a partner, who is given something, whom a meeting is called after


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a name: its part there, and what makes it tell more (the keys of _MARKS)."""

    part: Part
    marks: tuple[str, ...]


_PLAIN = {part: Place(part, ()) for part in Part}


def own_institution(reading: Reading) -> str | None:
    """The id of the first mention of the institution whose report or post this is, None if none stands out.

    Mentions must have their ids, so this is for after extraction.
    """
    words = vocabulary(reading.knowledge)
    named = [(m, m.value) for m in reading.mentions if isinstance(m.value, InstitutionValue)]
    found = places(reading.text, words, [(m.start, m.end, value.type) for m, value in named])
    parties = [(value.id or value.name, value.parent, place) for (_, value), place in zip(named, found, strict=True)]
    chosen = own_identity(words, parties)
    if chosen is None:
        return None
    return next(m.id for (m, _), (whose, _, place) in zip(named, parties, strict=True) if whose == chosen and place.part is Part.WRITER)


def places(text: str, words: Vocabulary, names: Sequence[tuple[int, int, str]]) -> list[Place]:
    """What the text around each of the names (start, end and type, in order) makes of it; one joined to another plays the same part."""
    found: list[Place] = []
    top, foot = _top(text), _foot(text)
    before, part = 0, Part.WRITER
    for start, end, kind in names:
        lead = text[max(0, start - _LEAD) : start].rstrip(_BLANK)
        if part is Part.WRITER or not _JOINED.fullmatch(text, before, max(before, start)):
            part = _part(lead, words, kind) if words.parting.end(lead) else Part.WRITER
        before = end
        marks = _marks(text, words, start, end, lead, top, foot) if part is Part.WRITER else ()
        found.append(Place(part, marks) if marks else _PLAIN[part])
    return found


def _part(lead: str, words: Vocabulary, kind: str) -> Part:
    if kind in _MEMBERS and lead.endswith(words.meetings):
        return Part.OTHER
    lead = _without_people(lead, words)
    if words.visited.end(lead):
        return Part.HOST
    return Part.OTHER if words.aside.end(lead) else Part.WRITER


def _without_people(lead: str, words: Vocabulary) -> str:
    """``lead`` without the people at its end: "ต้อนรับคณะผู้บริหาร" is ต้อนรับ."""
    for _ in range(_PEOPLE):
        if not words.people.end(lead):
            return lead
        lead = words.people.off(lead).rstrip(_BLANK)
    return lead


def _marks(text: str, words: Vocabulary, start: int, end: int, lead: str, top: int, foot: int) -> tuple[str, ...]:
    """What makes a place of a name tell more: the title or its subject, the foot, whose paper it is, what it does."""
    low = max(0, start - _LEAD)
    line = text.rfind("\n", low, start) + 1
    begins = text[line:start].strip(_BLANK) if line or not low else None  # of its line, if that begins near
    marks: list[str] = []
    if start < top:
        marks.append("title")
    if (start < top and (begins == "" or text.endswith(_SITE, 0, start))) or (lead == "" and not _JOINED.match(text, end)):
        marks.append("subject")
    if words.papers.end(lead.removesuffix(_OF)) or (begins and begins.startswith(words.paper_heads)):
        marks.append("paper")
    if start >= foot and begins == "" and not text[end : line_end(text, end)].strip():
        marks.append("foot")
    if words.acts.match(text, end):
        marks.append("acts")
    return tuple(marks)


def own_identity(words: Vocabulary, parties: Sequence[tuple[str, str | None, Place]]) -> str | None:
    """The identity (of those with their parents and places) that acts in the text, is named most often or in its title or at its foot;
    None if no one clearly stands out.
    """
    weights: defaultdict[str, int] = defaultdict(int)
    told: set[tuple[str, str]] = set()
    for identity, _, place in parties:
        if place.part is not Part.WRITER:
            continue
        weights[identity] += 1
        for what in place.marks:
            if (identity, what) not in told:
                told.add((identity, what))
                weights[identity] += _MARKS[what]
    best = max(weights, key=weights.__getitem__, default=None)
    if best is None or weights[best] <= 1:
        return None
    parents = {identity: parent for identity, parent, _ in parties}
    placed = any((best, what) in told for what in _PLACED)
    rivals = (other for other, weight in weights.items() if other != best and weight > weights[best] - (1 if placed else _CLEARLY))
    return None if any(not (_within(words, parents, best, other) or _within(words, parents, other, best)) for other in rivals) else best


def _within(words: Vocabulary, parents: Mapping[str, str | None], one: str, other: str) -> bool:
    """Whether ``one`` is a part of the other. What the registry lacks is a part of its parent, and of what its name ends with."""
    return words.within(one, other) or words.within(parents.get(one) or one, other) or one.endswith(other)


def _top(text: str) -> int:
    """Where the first lines that hold anything end, before the first that is a paragraph; of a text of no more, the first of several."""
    at = lines = first = 0
    while lines < _TITLE_LINES and at < len(text):
        end = line_end(text, at)
        size = len(text[at:end].strip())
        if size > _HEADLINE:
            return at
        lines += size > _MARK
        at = end + 1
        first = first or at * lines
    return at if text[at:].strip() else first * (lines > 1)


def _foot(text: str) -> int:
    """Where the last lines that hold anything begin."""
    at = len(text)
    for _ in range(_FOOT_LINES):
        at = text.rfind("\n", 0, len(text[:at].rstrip()))
        if at <= 0:
            return 0
    return at
