"""Which part each institution plays in an activity, from the words directly before and behind its name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from bannarak.records import Mention, Role

__all__ = ["find_roles"]

_Part = Literal["organiser", "host", "partner", "participant"]


@cache
def _ends(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w))) + r")\s*(?:\(?\d{1,2}[.)]\s*)?$")


@cache
def _starts(between: tuple[str, ...], words: tuple[str, ...]) -> re.Pattern[str]:
    gap, word = ("|".join(sorted(map(re.escape, group), key=lambda w: (-len(w), w))) for group in (between, words))
    return re.compile(rf"\s*(?:\([^()\n]{{1,40}}\)\s*)?(?:(?:{gap})\s*){{0,2}}(?:{word})(?!ตั้ง|ซื้อ|จ้าง|เก็บ|ทำแผน|การเรียน|ส่ง|สรร)")


@dataclass(frozen=True, slots=True)
class _Cues:
    """The patterns of one lexicon."""

    before: tuple[tuple[_Part, re.Pattern[str]], ...]
    acts: re.Pattern[str]
    joined: re.Pattern[str]
    together: re.Pattern[str]


@cache
def _cues(groups: tuple[tuple[str, ...], ...]) -> _Cues:
    organiser, partner, host, participant, after, between, join = groups
    joins, partners = ("|".join(map(re.escape, group)) for group in (join, partner))
    return _Cues(
        (("organiser", _ends(organiser)), ("partner", _ends(partner)), ("host", _ends(host)), ("participant", _ends(participant))),
        _starts(between, after),
        re.compile(rf"\s*(?:{joins})?\s*(?:\(?\d{{1,2}}[.)]\s*)?"),
        re.compile(rf"\s*(?:ได้|โดย)?\s*(?:{partners})"),
    )


_GROUPS = ("organiser_before", "partner_before", "host_before", "participant_before", "organiser_after", "between_after", "join")
_NUMBERED = re.compile(r"\(\d{1,2}\)\s*$")
_BY = re.compile(r"โดย\s*$")


def find_roles(
    text: str, start: int, end: int, institutions: Sequence[Mention], place: tuple[int, int] | None, words: Mapping[str, Any]
) -> list[Role]:
    """The roles of ``institutions``, in the order of the text; one without a cue has none, the organiser's own house two."""
    cues = _cues(tuple(tuple(words[group]) for group in _GROUPS))
    roles: list[Role] = []
    last: tuple[Mention, _Part | None] | None = None
    listed: _Part | None = None  # the part of those that a numbered list "(1) ... (2) ..." names
    for m in institutions:
        lead = text[max(start, m.start - 48) : m.start]
        at_place = place is not None and place[0] <= m.start < place[1]
        part = None if at_place else next((name for name, pattern in cues.before if pattern.search(lead)), None)
        numbered = _NUMBERED.search(lead) is not None
        if part is None and numbered and listed:
            part = listed
        elif numbered:
            listed = part
        if part is None and last is not None and last[1] in ("partner", "participant", "organiser") and last[0].end <= m.start:
            between = text[last[0].end : m.start]
            if between.strip() and cues.joined.fullmatch(between):
                part = last[1]
        if at_place:
            roles.append(Role(m.id, "host"))
        if part is None and _organises(text, start, end, m, lead, cues):
            part = "organiser"
        if part:
            roles.append(Role(m.id, part))
        last = (m, part)
    return roles


def _organises(text: str, start: int, end: int, m: Mention, lead: str, cues: _Cues) -> bool:
    """Whether the words around a name say that it organises: "X จัดอบรม", "X ร่วมกับ Y จัดอบรม", "จัดอบรม ... โดย X"."""
    if cues.acts.match(text, m.end, end):
        return True
    if cues.together.match(text, m.end, end) and "จัด" in text[m.end : min(end, m.end + 250)]:
        return True
    return _BY.search(lead) is not None and "จัด" in text[max(start, m.start - 250) : m.start]
