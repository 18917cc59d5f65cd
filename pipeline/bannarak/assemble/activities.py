"""Activities: what was done, when, where, with how many and by whom, and which evidence proves it.

Reports give one for each unit (see :mod:`bannarak.assemble.units`), a news post gives its event.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Literal

from bannarak.assemble.place import find_place
from bannarak.assemble.roles import find_roles
from bannarak.assemble.units import Unit, report_units
from bannarak.extract.component import Reading
from bannarak.records import Activity, CountValue, DateValue, EvidenceValue, Mention, Profile

__all__ = ["activities"]

_Status = Literal["done", "planned", "postponed", "cancelled"]
_FINE = ("day", "month")


def activities(reading: Reading, profile: Profile) -> tuple[Activity, ...]:
    """One activity for each thing the document says was done, is planned or was called off."""
    if profile.kind == "news":
        event = _event(reading, profile)
        return (event,) if event else ()
    if profile.kind == "report":
        found = [_activity(reading, unit) for unit in report_units(reading)]
        return tuple(_numbered(found))
    return ()


def _numbered(found: Iterable[Activity]) -> list[Activity]:
    return [replace(activity, id=f"a{number}") for number, activity in enumerate(found, 1)]


def _within(reading: Reading, start: int, end: int) -> Sequence[Mention]:
    starts = [m.start for m in reading.mentions]
    return reading.mentions[bisect_left(starts, start) : bisect_left(starts, end)]


def _activity(reading: Reading, unit: Unit) -> Activity:
    mentions = _within(reading, unit.start, unit.end)
    dates = _dates(reading, mentions, unit.start)
    return _build(reading, unit, mentions, dates)


def _build(reading: Reading, unit: Unit, mentions: Sequence[Mention], dates: Sequence[Mention]) -> Activity:
    words = reading.knowledge.lexicon("activities")
    place = find_place(reading.text, unit.start, unit.end, mentions, words["place"])
    institutions = [m for m in mentions if m.label == "institution"]
    roles = find_roles(reading.text, unit.start, unit.end, institutions, place, words["roles"])
    people = [m for m in mentions if m.label == "participants"]
    cited = [m for m in mentions if isinstance(m.value, EvidenceValue) and m.value.role == "citation"]
    listed = [m for m in mentions if isinstance(m.value, EvidenceValue) and m.value.role == "listing"]
    totals = [m.id for m in people if isinstance(m.value, CountValue) and m.value.total]
    return Activity(
        id="a1",
        section=unit.section,
        title=unit.title,
        start=unit.start,
        end=unit.end,
        dates=tuple(m.id for m in dates),
        times=tuple(m.id for m in mentions if m.label == "time"),
        participants=tuple(m.id for m in people),
        counts=tuple(m.id for m in mentions if m.label == "institution_count"),
        institutions=tuple(m.id for m in institutions),
        organiser=next((r.mention for r in roles if r.role == "organiser"), None),
        place=" ".join(reading.text[place[0] : place[1]].split()) if place else None,
        evidence=tuple(m.id for m in cited or listed),
        status=_status(reading.text[unit.start : unit.end], words["status"]),
        total=totals[0] if len(totals) == 1 else None,
        roles=tuple(roles),
    )


@cache
def _cues(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w))))


def _dates(reading: Reading, mentions: Sequence[Mention], start: int) -> list[Mention]:
    """The dates of the activity itself: days and months if there are any, without those that a cue makes background."""
    dates = [m for m in mentions if isinstance(m.value, DateValue)]
    background = tuple(reading.knowledge.lexicon("activities")["dates"]["background"])
    own = [m for m in dates if not reading.text[max(start, m.start - 30) : m.start].rstrip(" (").endswith(background)]
    fine = [m for m in own if isinstance(m.value, DateValue) and m.value.precision in _FINE]
    return fine or own


def _status(text: str, words: dict[str, list[str]]) -> _Status:
    """Whether the text says that it was called off, put off or is still planned."""
    order: tuple[_Status, ...] = ("cancelled", "postponed", "planned")
    for status in order:
        if _cues(tuple(words[status])).search(text):
            return status
    return "done"


def _event(reading: Reading, profile: Profile) -> Activity | None:
    """The event of a news post: the first day that the text itself tells, with what stands around it."""
    words = reading.knowledge.lexicon("activities")["dates"]
    background = tuple(words["background"])
    text = reading.text
    days = [m for m in reading.mentions if isinstance(m.value, DateValue) and m.value.precision == "day" and m.value.start]
    told = [m for m in days if not _alone(text, m) and not text[max(0, m.start - 30) : m.start].rstrip(" (").endswith(background)]
    cued = [m for m in told if text[max(0, m.start - 12) : m.start].rstrip().endswith(tuple(words["event"])) or _opens(text, m)]
    anchor = next(iter(cued or told), None)
    if anchor is None:
        return None
    first = anchor.value
    assert isinstance(first, DateValue)
    assert first.start is not None
    assert first.end is not None
    dates = []
    for m in told:
        value = m.value
        if isinstance(value, DateValue) and value.start and value.end and value.start <= first.end and first.start <= value.end:
            dates.append(m)
    body = text.rfind("\n", 0, anchor.start) + 1
    end = len(text.rstrip())
    mentions = [m for m in _within(reading, body, end) if m.label != "date"]
    return _build(reading, Unit(body, end, None, profile.title), mentions, dates)


def _alone(text: str, m: Mention) -> bool:
    """Whether a date stands on a line of its own or at its start beside a short rest: the stamp of a page."""
    start = text.rfind("\n", 0, m.start) + 1
    end = text.find("\n", m.end)
    line = text[start : len(text) if end < 0 else end]
    return len(line.strip()) - (m.end - m.start) <= 25 and not text[start : m.start].strip()


def _opens(text: str, m: Mention) -> bool:
    """Whether a date opens its line."""
    return not text[text.rfind("\n", 0, m.start) + 1 : m.start].strip()
