"""One activity from a stretch of text and the mentions that belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bannarak.assemble.people import takes_part
from bannarak.assemble.place import find_place
from bannarak.assemble.roles import NO_EVENT, find_roles
from bannarak.assemble.units import Unit
from bannarak.extract.component import Reading
from bannarak.knowledge import Knowledge
from bannarak.records import Activity, CountValue, EvidenceValue, Mention
from bannarak.thai.alternation import any_of, finder

__all__ = ["Status", "build", "status_of"]

_LEAD = 16  # letters before a cue
_OF, _REACH = re.compile(r"จาก[ก-๎]{0,25}\s*$"), 40  # จากบุคลากรทั้งหมด 40 คน: of whom some took part
_HOLD, _WAS = "จัด", "เมื่อวัน"
Status = Literal["done", "planned", "postponed", "cancelled"]


def build(
    reading: Reading,
    unit: Unit,
    mentions: Sequence[Mention],
    dates: Sequence[Mention],
    status: Status,
    near: Sequence[tuple[int, int]] = (),
    wide: Sequence[tuple[int, int]] = (),
) -> Activity:
    """The activity that ``unit`` tells. ``near``: stretches to look for the place in, one after the other, before ``wide``, the whole
    where that is empty.
    """
    whole = wide or ((unit.start, unit.end),)
    place = None
    for start, end in near or whole:
        place = place or find_place(reading, start, end, mentions)
    for start, end in whole if near else ():
        place = place or find_place(reading, start, end, mentions, plain=False)
    institutions = [m for m in mentions if m.label == "institution"]
    roles = find_roles(reading, unit.start, unit.end, institutions, place)
    people = [m for m in mentions if m.label == "participants" and takes_part(reading, m, unit.start)]
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


def status_of(text: str, knowledge: Knowledge, plan: bool = False) -> Status:
    """Whether ``text`` says that it was called off, put off or is still planned; told as done else. ``plan``: it stands in a plan."""
    words = _status_words(knowledge)
    for status, cues in words.called_off:
        if any(map(text.__contains__, cues)) and any(_is_held(text, m.end()) for m in finder(cues).finditer(text)):
            return "done" if words.proved.search(text) else status
    planned = next(
        (
            m.start()
            for m in words.planned.finditer(text)
            if _is_held(text, m.end()) and not text[max(0, m.start() - _LEAD) : m.start()].rstrip().endswith(words.as_planned)
        ),
        -1,
    )
    if planned >= 0:
        return "done" if any(found.search(text, 0, planned) for found in (words.came_about, words.proved)) else "planned"
    aims = any(map(text.__contains__, words.target)) and (plan or any(map(text.__contains__, words.plan)))
    return "planned" if aims and not any(map(text.__contains__, words.carried_out)) else "done"


def _is_held(text: str, at: int) -> bool:
    """Whether the cue that ends at ``at`` speaks of what is dated behind it: not "มีแผนจัดการขยะ และอบรมเมื่อวันที่ 5"."""
    return not text.endswith(_HOLD, 0, at) or NO_EVENT.match(text, at) is None or text.find(_WAS, at) < 0


@dataclass(frozen=True, slots=True)
class _StatusWords:
    """The words of the lexicon, prepared."""

    called_off: tuple[tuple[Status, tuple[str, ...]], ...]
    planned: re.Pattern[str]
    as_planned: tuple[str, ...]
    came_about: re.Pattern[str]
    proved: re.Pattern[str]
    target: tuple[str, ...]
    plan: tuple[str, ...]
    carried_out: tuple[str, ...]


@cache
def _status_words(knowledge: Knowledge) -> _StatusWords:
    words = knowledge.lexicon("activities")["status"]
    return _StatusWords(
        called_off=(("cancelled", tuple(words["cancelled"])), ("postponed", tuple(words["postponed"]))),
        planned=re.compile(any_of(words["planned"])),
        as_planned=tuple(words["as_planned"]),
        came_about=re.compile(any_of(words["came_about"])),
        proved=re.compile(rf"เมื่อ[^\n]{{1,60}}?(?:{any_of(words['proved'])})[^\n0-9๐-๙]{{0,30}}[0-9๐-๙]"),
        target=tuple(words["target"]),
        plan=tuple(words["plan"]),
        carried_out=tuple(words["carried_out"]),
    )
