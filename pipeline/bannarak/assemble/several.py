"""The events of a post that tells of several: each in a sentence that a day leads, or in an item of a list, with a place or a number of
people of its own.

A post has mostly one event and other days: of a decision, of a law, of a round before, the last day to apply. Where it is in doubt
whether a day tells of an event, it does not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bannarak.assemble.days import within
from bannarak.assemble.people import takes_part
from bannarak.assemble.place import find_place
from bannarak.assemble.units import page_width, paragraphs
from bannarak.extract.component import Reading
from bannarak.knowledge import Knowledge
from bannarak.records import DateValue, Mention
from bannarak.thai.alternation import any_of

__all__ = ["Told", "coincide", "several"]

_FAR = 92  # days between two events of one post
_SOON, _LONGEST = 160, 600  # letters behind the day in which its event is named, and told
_ITEM = re.compile(r"\s*(?:[•▪*-]\s|[(]?[0-9๐-๙]{1,2}[.)]\s?)")


@dataclass(frozen=True, slots=True)
class Told:
    """One event of several: where what tells of it begins and ends, the day that leads it, whether it is an item of a list."""

    start: int
    end: int
    day: Mention
    item: bool


@dataclass(frozen=True, slots=True)
class _Cues:
    lead: re.Pattern[str]
    ended: re.Pattern[str]
    events: re.Pattern[str]
    not_told: re.Pattern[str]


@cache
def _cues(knowledge: Knowledge) -> _Cues:
    words = knowledge.lexicon("activities")
    return _Cues(
        lead=re.compile(rf"(?P<turn>{any_of(words['several']['turn'])})?\s?(?:{any_of(words['several']['lead'])})?\s?$"),
        ended=re.compile(rf"(?:{any_of(words['several']['ended'])})[ ]{{0,2}}$"),
        events=re.compile(any_of((*words["dates"]["events"], *words["narrative"]["done"]))),
        not_told=re.compile(any_of(words["several"]["not_told"])),
    )


def coincide(m: Mention, other: Mention) -> bool:
    """Whether two spans of days have a day in common."""
    a, b = m.value, other.value
    assert isinstance(a, DateValue)
    assert isinstance(b, DateValue)
    return bool(a.start and a.end and b.start and b.end and a.start <= b.end and b.start <= a.end)


def several(reading: Reading, days: Sequence[Mention], anchor: Mention, body: int) -> list[Told]:
    """The events told apart, in order, that of ``anchor`` first; none where there are not two. ``days`` are those that may be of events."""
    if len(days) < 2:
        return []
    heads = [head for head in _heads(reading, days, anchor, body) if head[1].start >= anchor.start]
    found: list[Told] = []
    for number, (start, m, end, item) in enumerate(heads):
        stop = min(end, heads[number + 1][0] if number + 1 < len(heads) else end, m.end + _LONGEST)
        if _tells(reading, start, stop, m, item) and _is_new(m, found):
            found.append(Told(start, stop, m, item))
    if len(found) < 2 or found[0].day is not anchor:
        return []
    return found if all(told.item for told in found) or not any(told.item for told in found) else []


def _heads(reading: Reading, days: Sequence[Mention], anchor: Mention, body: int) -> list[tuple[int, Mention, int, bool]]:
    """Where sentences and items begin that a day leads, with that day, the end of the paragraph, and whether it is an item."""
    text = reading.text
    parts = paragraphs(text, body, len(text), page_width(text))
    found: list[tuple[int, Mention, int, bool]] = []
    for m in days:
        at = bisect_right(parts, m.start, key=lambda part: part[0]) - 1
        if at < 0 or m.start >= parts[at][1]:
            continue
        start, end = parts[at]
        item = _ITEM.match(text, start, m.start + 1) is not None
        if item and (not found or found[-1][0] != start):
            found.append((start, m, end, True))
        elif not item and (lead := _lead(reading, max(start, m.start - 40), m, m is anchor)) is not None:
            found.append((start if m is anchor and not found else lead, m, end, False))
    return found


def _lead(reading: Reading, start: int, m: Mention, first: bool) -> int | None:
    """Where the words before a day begin that lead a sentence, None where it stands within one."""
    text, cues = reading.text, _cues(reading.knowledge)
    found = cues.lead.search(text, start, m.start)
    at = found.start() if found else m.start
    if first or found is None or found["turn"] or not text[start:at].strip():
        return at if first or found else None
    return at if cues.ended.search(text, start, at) else None


def _tells(reading: Reading, start: int, stop: int, m: Mention, item: bool) -> bool:
    """Whether a sentence or item tells of an event: what it was, and where or with how many."""
    text, cues = reading.text, _cues(reading.knowledge)
    if cues.not_told.search(text, start, min(stop, m.end + _SOON)):
        return False
    if not item and not cues.events.search(text, start, min(stop, m.end + _SOON)):
        return False
    mentions = within(reading, start, stop)
    people = any(x.label == "participants" and takes_part(reading, x, start) for x in mentions)
    return people or find_place(reading, start if item else m.end, stop, mentions) is not None


def _is_new(m: Mention, found: Sequence[Told]) -> bool:
    """Whether a day is that of none of the events found before, and near enough to the first."""
    if any(coincide(m, told.day) for told in found):
        return False
    if not found:
        return True
    a, b = m.value, found[0].day.value
    assert isinstance(a, DateValue)
    assert isinstance(b, DateValue)
    return bool(a.start and b.start and abs((a.start - b.start).days) <= _FAR)
