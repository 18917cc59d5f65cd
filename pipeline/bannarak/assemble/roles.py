"""Which part each institution plays in an activity, from the words directly before and behind its name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
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


def find_roles(
    text: str, start: int, end: int, institutions: Sequence[Mention], place: tuple[int, int] | None, words: Mapping[str, Any]
) -> list[Role]:
    """The roles of ``institutions``, in the order of the text; one without a cue has none."""
    before: list[tuple[_Part, re.Pattern[str]]] = [
        ("organiser", _ends(tuple(words["organiser_before"]))),
        ("partner", _ends(tuple(words["partner_before"]))),
        ("host", _ends(tuple(words["host_before"]))),
        ("participant", _ends(tuple(words["participant_before"]))),
    ]
    acts = _starts(tuple(words["between_after"]), tuple(words["organiser_after"]))
    joined = re.compile(r"\s*(?:" + "|".join(map(re.escape, words["join"])) + r")?\s*(?:\(?\d{1,2}[.)]\s*)?")
    together = re.compile(r"\s*(?:ได้|โดย)?\s*(?:" + "|".join(map(re.escape, words["partner_before"])) + ")")
    roles: list[Role] = []
    last: tuple[Mention, _Part | None] | None = None
    for m in institutions:
        part: _Part | None = None
        lead = text[max(start, m.start - 48) : m.start]
        if place and place[0] <= m.start < place[1]:
            part = "host"
        else:
            part = next((name for name, pattern in before if pattern.search(lead)), None)
        if part is None and last is not None and last[1] in ("partner", "participant", "organiser") and last[0].end <= m.start:
            between = text[last[0].end : m.start]
            if joined.fullmatch(between) and between.strip():
                part = last[1]
        if part is None and acts.match(text, m.end, end):
            part = "organiser"
        if part is None and together.match(text, m.end, end) and "จัด" in text[m.end : min(end, m.end + 250)]:
            part = "organiser"
        if part is None and re.search(r"โดย\s*$", lead) and "จัด" in text[max(start, m.start - 250) : m.start]:
            part = "organiser"
        if part:
            roles.append(Role(m.id, part))
        last = (m, part)
    return roles
