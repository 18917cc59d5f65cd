"""One activity from a stretch of text and the mentions that belong to it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache
from typing import Literal

from bannarak.assemble.place import find_place
from bannarak.assemble.roles import find_roles
from bannarak.assemble.units import Unit
from bannarak.extract.component import Reading
from bannarak.knowledge import Knowledge
from bannarak.records import Activity, CountValue, EvidenceValue, Mention
from bannarak.thai.alternation import any_of

__all__ = ["Status", "build", "status_of", "within"]

_STAND = 60  # letters before a number in which it is said to be how many there are
_OF, _REACH = re.compile(r"จาก[ก-๎]{0,25}\s*$"), 40  # จากบุคลากรทั้งหมด 40 คน: of whom some took part
Status = Literal["done", "planned", "postponed", "cancelled"]


def within(reading: Reading, start: int, end: int) -> Sequence[Mention]:
    """The mentions that begin in a stretch."""
    mentions = reading.mentions
    return mentions[bisect_left(mentions, start, key=lambda m: m.start) : bisect_left(mentions, end, key=lambda m: m.start)]


def build(
    reading: Reading,
    unit: Unit,
    mentions: Sequence[Mention],
    dates: Sequence[Mention],
    status: Status,
    near: Sequence[tuple[int, int]] = (),
) -> Activity:
    """The activity that ``unit`` tells. ``near``: stretches to look for the place in, one after the other, before the whole."""
    place = None
    for start, end in near or ((unit.start, unit.end),):
        place = place or find_place(reading, start, end, mentions)
    if near and not place:
        place = find_place(reading, unit.start, unit.end, mentions, plain=False)
    institutions = [m for m in mentions if m.label == "institution"]
    roles = find_roles(reading, unit.start, unit.end, institutions, place)
    outside = _outside(reading.knowledge)
    stands = _stands(reading.knowledge)
    people = [
        m
        for m in mentions
        if m.label == "participants"
        and not (isinstance(m.value, CountValue) and outside(m.value.of or ""))
        and not stands.search(reading.text, max(unit.start, m.start - _STAND), m.start)
    ]
    cited = [m for m in mentions if isinstance(m.value, EvidenceValue) and m.value.role == "citation"]
    listed = [m for m in mentions if isinstance(m.value, EvidenceValue) and m.value.role == "listing"]
    totals = [
        m.id
        for m in people
        if isinstance(m.value, CountValue) and m.value.total and not _OF.search(reading.text, max(0, m.start - _REACH), m.start)
    ]
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
        status=status,
        total=totals[0] if len(totals) == 1 else None,
        roles=tuple(roles),
    )


@cache
def _outside(knowledge: Knowledge) -> Callable[[str], object]:
    """Tells people counted who take no part in what is told."""
    return re.compile(any_of(knowledge.lexicon("activities")["people"]["outside"])).search


@cache
def _stands(knowledge: Knowledge) -> re.Pattern[str]:
    """Finds, at the end of what is before a number of people, words that tell how many there are: of a school, of a society."""
    return re.compile(
        rf"(?:{any_of(knowledge.lexicon('activities')['people']['stand'])})(?:(?!เข้า|ร่วม|[ \n]).)*[ ]?(?:จำนวน|ทั้งสิ้น|ทั้งหมด|รวม|กว่า)?[ ]?$"
    )


def status_of(text: str, knowledge: Knowledge) -> Status:
    """Whether ``text`` says that it was called off, put off or is still planned; told as done else."""
    return next((status for status, words in _cues(knowledge) if any(map(text.__contains__, words))), "done")


@cache
def _cues(knowledge: Knowledge) -> tuple[tuple[Status, tuple[str, ...]], ...]:
    words = knowledge.lexicon("activities")["status"]
    order: tuple[Status, ...] = ("cancelled", "postponed", "planned")
    return tuple((status, tuple(words[status])) for status in order)
