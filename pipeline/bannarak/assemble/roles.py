"""Which part each institution plays in an activity, from the words directly before and behind its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bannarak.extract.component import Reading
from bannarak.knowledge import Knowledge
from bannarak.records import Mention, Role
from bannarak.thai.alternation import any_of

__all__ = ["find_roles"]

_Part = Literal["organiser", "host", "partner", "participant"]


def _starts(between: Sequence[str], words: Sequence[str]) -> re.Pattern[str]:
    gap, word = any_of(between), any_of(words)
    return re.compile(rf"\s*(?:\([^()\n]{{1,40}}\)\s*)?(?:(?:{gap})\s*){{0,2}}(?:{word})(?!ตั้ง|ซื้อ|จ้าง|เก็บ|ทำแผน|การเรียน|ส่ง|สรร|สร้าง|หา|พิมพ์)")


@dataclass(frozen=True, slots=True)
class _Cues:
    """The patterns of one lexicon."""

    before: tuple[tuple[_Part, tuple[str, ...]], ...]
    acts: re.Pattern[str]
    joined: re.Pattern[str]
    together: re.Pattern[str]
    signs: re.Pattern[str]
    agreement: re.Pattern[str]


@cache
def _cues(knowledge: Knowledge) -> _Cues:
    words = knowledge.lexicon("activities")["roles"]
    organiser, partner, host, participant, after, between, join = (tuple(words[group]) for group in _GROUPS)
    joins, partners = any_of(join), any_of(partner)
    return _Cues(
        (("organiser", organiser), ("partner", partner), ("host", host), ("participant", participant)),
        _starts(between, after),
        re.compile(rf"\s*(?:{joins})?\s*(?:\(?\d{{1,2}}[.)]\s*)?"),
        re.compile(rf"\s*(?:ได้|โดย)?\s*(?:{partners})"),
        re.compile(rf"\s*(?:ได้|จะ)?\s*(?:{any_of(words['signs'])})"),
        re.compile(any_of(words["agreement"])),
    )


_GROUPS = ("organiser_before", "partner_before", "host_before", "participant_before", "organiser_after", "between_after", "join")
_MADE = ("สร้าง", "ผลิต", "ออกแบบ", "รับรอง", "เขียน", "แปล")  # behind these "โดย" names who made a thing, not who held an event
_HELD = re.compile("จัด(?!สร้าง|หา|ตั้ง|ซื้อ|ทำ|สรร|เก็บ|ส่ง|จำหน่าย|ลำดับ|การ(?!อบรม|ประชุม|แข่ง|เสวนา|สัมมนา|แสดง|เรียน|ฝึก))")
_AMONG_PARTNERS = re.compile(r"ร่วมกับ[ก-๎. ]{2,40}และ ?$")  # the last of several, of which the first is no name that is known
_WELCOMES = re.compile(r"\s*(?:ได้)?(?:ให้การ)?ต้อนรับ")
_BETWEEN = "ระหว่าง"
_NEAR, _FAR = 12, 90  # letters before a name in which it is said that something is between it and another, and what
_NUMBERED = re.compile(r"\(\d{1,2}\)\s*$")
_ITEM = re.compile(r"\s*\(?\d{1,2}[.)]\s*$")  # behind a cue, before the name


def find_roles(reading: Reading, start: int, end: int, institutions: Sequence[Mention], place: tuple[int, int] | None) -> list[Role]:
    """The roles of ``institutions``, in the order of the text; one without a cue has none, the organiser's own house two."""
    text, cues = reading.text, _cues(reading.knowledge)
    roles: list[Role] = []
    last: tuple[Mention, _Part | None] | None = None
    listed: _Part | None = None  # the part of those that a numbered list "(1) ... (2) ..." names
    for m in institutions:
        lead = text[max(start, m.start - 48) : m.start]
        at_place = place is not None and place[0] <= m.start < place[1]
        stem = lead.rstrip(" :\t\n")  # "จัดโดย : " of a form
        part = None if at_place else next((name for name, words in cues.before if stem.endswith(words)), None)
        numbered = stem.endswith(")") and _NUMBERED.search(stem) is not None
        if part is None and not at_place and stem.endswith((".", ")")) and (item := _ITEM.search(stem)):
            part = next((name for name, words in cues.before if stem.endswith(words, 0, item.start())), None)
        if part is None and numbered and listed:
            part = listed
        elif numbered:
            listed = part
        if part is None and last is not None and last[1] in ("partner", "participant", "organiser") and last[0].end <= m.start:
            between = text[last[0].end : m.start]
            if between.strip() and cues.joined.fullmatch(between):
                part = last[1]
        if part is None and _AMONG_PARTNERS.search(lead):
            part = "partner"
        if at_place or _WELCOMES.match(text, m.end, end):
            roles.append(Role(m.id, "host"))
        if part is None and _organises(text, start, end, m, stem, cues):
            part = "organiser"
        if part:
            roles.append(Role(m.id, part))
        last = (m, part)
    return _with_parties(text, start, end, institutions, roles, cues)


def _with_parties(text: str, start: int, end: int, institutions: Sequence[Mention], roles: list[Role], cues: _Cues) -> list[Role]:
    """``roles`` with those who sign as partners: "A กับ B ลงนาม", "ลงนาม… ระหว่าง A กับ B"; the roles they have stay."""
    parties: set[str] = set()
    for at, m in enumerate(institutions):
        if cues.signs.match(text, m.end, end):
            parties.add(m.id)
            before = at - 1
            while before >= 0 and _tied(text, institutions[before], institutions[before + 1], cues):
                parties.add(institutions[before].id)
                before -= 1
        elif text[max(start, m.start - _NEAR) : m.start].rstrip().endswith(_BETWEEN) and cues.agreement.search(
            text, max(start, m.start - _FAR), m.start
        ):
            parties.add(m.id)
            behind = at + 1
            while behind < len(institutions) and _tied(text, institutions[behind - 1], institutions[behind], cues):
                parties.add(institutions[behind].id)
                behind += 1
    if not parties:
        return roles
    busy = {role.mention for role in roles if role.role != "host"}
    order = {m.id: at for at, m in enumerate(institutions)}
    return sorted([*roles, *(Role(party, "partner") for party in parties - busy)], key=lambda role: order[role.mention])


def _tied(text: str, one: Mention, other: Mention, cues: _Cues) -> bool:
    """Whether nothing but "และ", "กับ", "ร่วมกับ" stands between two names."""
    between = text[one.end : other.start]
    return bool(between.strip()) and bool(cues.joined.fullmatch(between) or cues.together.fullmatch(between.rstrip()))


def _organises(text: str, start: int, end: int, m: Mention, stem: str, cues: _Cues) -> bool:
    """Whether the words around a name say that it organises: "X จัดอบรม", "X ร่วมกับ Y จัดอบรม", "จัดอบรม ... โดย X"."""
    if cues.acts.match(text, m.end, end):
        return True
    if cues.together.match(text, m.end, end) and "จัด" in text[m.end : min(end, m.end + 250)]:
        return True
    if not stem.endswith("โดย") or stem.removesuffix("โดย").rstrip().endswith(_MADE):
        return False
    return _HELD.search(text, max(start, m.start - 250), m.start) is not None
