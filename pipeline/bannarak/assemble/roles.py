"""Which part each institution plays in an activity, from the words directly before and behind its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bannarak.extract.component import Reading
from bannarak.knowledge import Knowledge
from bannarak.records import InstitutionValue, Mention, Role
from bannarak.thai.alternation import any_of

__all__ = ["find_roles"]

_Part = Literal["organiser", "host", "partner", "participant"]


def _starts(between: Sequence[str], words: Sequence[str]) -> re.Pattern[str]:
    gap, word = any_of(between), any_of(words)
    return re.compile(
        rf"\s*(?:\([^()\n]{{1,40}}\)\s*)?(?:(?:{gap})\s*){{0,2}}(?:{word})(?!ตั้ง|ซื้อ|จ้าง|เก็บ|ทำแผน|การเรียน|ส่ง|สรร|สร้าง|หา|พิมพ์|โดย|ขึ้นโดย)"
    )


@dataclass(frozen=True, slots=True)
class _Cues:
    """The patterns of one lexicon."""

    before: tuple[tuple[_Part, tuple[str, ...]], ...]
    lists: tuple[str, ...]
    parties: re.Pattern[str]
    attends: tuple[str, ...]
    acts: re.Pattern[str]
    holds: re.Pattern[str]
    gap: re.Pattern[str]
    together: re.Pattern[str]
    signs: re.Pattern[str]
    agreement: re.Pattern[str]
    cities: tuple[str, ...]


@cache
def _cues(knowledge: Knowledge) -> _Cues:
    words = knowledge.lexicon("activities")["roles"]
    organiser, partner, host, participant, after, between, join = (tuple(words[group]) for group in _GROUPS)
    return _Cues(
        before=(("organiser", organiser), ("partner", partner), ("host", host), ("participant", participant)),
        lists=tuple(words["list_before"]),
        parties=re.compile(
            rf"ระหว่าง\s*(?:{any_of(words['bodies'])})?\s*[0-9๐-๙]{{0,2}}\s*(?:{any_of(words['bodies'])})\s*(?:คือ|{any_of(words['list_before'])})$"
        ),
        attends=tuple(words["attends"]),
        acts=_starts(between, after),
        holds=re.compile(any_of(after)),
        gap=re.compile(rf"\s*(?:\([^()\n]{{1,40}}\))?[\s)]*(?P<join>{any_of(join)})?[\s(]*"),
        together=re.compile(rf"\s*(?:\([^()\n]{{1,40}}\)\s*)?(?:ได้|โดย)?\s*(?:{any_of(partner)})"),
        signs=re.compile(rf"\s*(?:ได้|จะ)?\s*(?:{any_of(words['signs'])})"),
        agreement=re.compile(any_of(words["agreement"])),
        cities=tuple(knowledge.lexicon("activities")["place"]["city"]),
    )


_GROUPS = ("organiser_before", "partner_before", "host_before", "participant_before", "organiser_after", "between_after", "join")
_MADE = ("สร้าง", "ผลิต", "ออกแบบ", "รับรอง", "เขียน", "แปล")  # behind these "โดย" names who made a thing, not who held an event
_HELD = re.compile("จัด(?!สร้าง|หา|ตั้ง|ซื้อ|ทำ|สรร|เก็บ|ส่ง|จำหน่าย|ลำดับ|การ(?!อบรม|ประชุม|แข่ง|เสวนา|สัมมนา|แสดง|เรียน|ฝึก))")
# The last of several, of which the first is no name that is known.
_WITH = "ร่วมกับ"
_STILL = r"(?:(?!จัด|ได้|เพื่อ|โดย|วันที่|[\s\d]ณ[ .]|\n).)"
_AMONG_PARTNERS = re.compile(rf"{_WITH}{_STILL}{{2,100}}(?:และ|,)[ ]?$")
_BEHIND_PARTNERS = re.compile(rf"{_WITH}{_STILL}*$")
_WELCOMES = re.compile(r"\s*(?:ได้)?(?:ให้การ)?ต้อนรับ")
_BETWEEN = "ระหว่าง"
_NEAR, _FAR = 12, 90  # letters before a name in which it is said that something is between it and another, and what
_LEAD, _LONG_LEAD = 48, 140  # letters before a name in which its cue stands, in which that of a list's first does
_REACH = 250  # letters behind a name in which it is said what it does together with others
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s*$")
_ITEM = re.compile(r"\s*\(?\d{1,2}[.)]\s*$")  # behind a cue, before the name


def find_roles(reading: Reading, start: int, end: int, institutions: Sequence[Mention], place: tuple[int, int] | None) -> list[Role]:
    """The roles of ``institutions``, in the order of the text; one without a cue has none, the organiser's own house two."""
    text, cues = reading.text, _cues(reading.knowledge)
    housed = [m for m in institutions if place is not None and place[0] <= m.start < place[1]]
    hosts = {m.id for m in housed if place and not (m.text in cues.cities and m.start > place[0] and text[m.start - 1].isspace())}
    roles = {m.id: [Role(m.id, "host")] for m in institutions if m.id in hosts or _WELCOMES.match(text, m.end, end)}
    lists = _lists(text, [m for m in institutions if m not in housed], cues)
    listed: _Part | None = None  # the part of those that a numbered list "(1) ... (2) ..." names
    for names in lists:
        numbered = _NUMBERED.search(text[max(start, names[0].start - _NEAR) : names[0].start]) is not None
        part = _cued_before(text, start, names, cues) or (listed if numbered else None)
        listed = part if numbered else listed
        for m, played in zip(names, _parts(text, start, end, names, part, cues), strict=True):
            if played:
                roles.setdefault(m.id, []).append(Role(m.id, played))
    for m in housed:
        if _organises(text, start, end, m, cues) or _held_by(text, start, m):
            roles.setdefault(m.id, []).append(Role(m.id, "organiser"))
    _add_parties(text, start, end, lists, roles, cues)
    return [role for m in institutions for role in roles.get(m.id, ())]


def _lists(text: str, names: Sequence[Mention], cues: _Cues) -> list[list[Mention]]:
    """``names`` by the lists in which they stand, most alone: "A และ B", "A B C และ D", "A, B", an abbreviation with what it is short for.

    Names with nothing but a space between are one list where its last is joined to it, where a word such as "ได้แก่" begins it, or where
    the one belongs to the other.
    """
    found: list[list[Mention]] = []
    loose = 0  # names at the end of the last list that only a space holds
    for m in names:
        last = found[-1][-1] if found else None
        gap = cues.gap.fullmatch(text, last.end, m.start) if last and last.end <= m.start else None
        if last is None or gap is None or ("\n" in gap.group() and not gap["join"]) or (not gap["join"] and _at(text, last)):
            _part_company(found, loose)
            found.append([m])
            loose = 0
            continue
        found[-1].append(m)
        short = gap.group().endswith("(") and text.startswith(")", m.end)
        enumerated = text[max(0, found[-1][0].start - _LEAD) : found[-1][0].start].rstrip(" :").endswith(cues.lists)
        loose = 0 if gap["join"] or enumerated or _belongs(found[-1]) else loose + 1 if not short or loose else 0
    _part_company(found, loose)
    return found


def _at(text: str, m: Mention) -> bool:
    """Whether a name is that of the place at which something is."""
    return text[max(0, m.start - _NEAR) : m.start].rstrip(" .").endswith(("ณ", "ที่"))


def _belongs(names: Sequence[Mention]) -> bool:
    """Whether the last of some names is what an earlier one says that it belongs to."""
    last = names[-1].value
    return isinstance(last, InstitutionValue) and any(
        isinstance(m.value, InstitutionValue) and m.value.parent and m.value.parent in (last.id, last.name) for m in names[:-1]
    )


def _part_company(lists: list[list[Mention]], loose: int) -> None:
    """Makes each of the ``loose`` names at the end of the last list a list of its own."""
    if loose:
        alone = lists[-1][-loose:]
        lists[-1] = lists[-1][:-loose]
        lists.extend([m] for m in alone)


def _cued_before(text: str, start: int, names: Sequence[Mention], cues: _Cues) -> _Part | None:
    """The part that the words before a list of names give it."""
    first = names[0]
    stem = text[max(start, first.start - _LEAD) : first.start].rstrip(" :\t\n(")  # "จัดโดย : " of a form
    if stem.endswith((".", ")")) and (item := _ITEM.search(stem)):
        stem = stem[: item.start()]
    part = next((name for name, words in cues.before if stem.endswith(words)), None)
    long = text[max(start, first.start - _LONG_LEAD) : first.start]
    if stem.endswith(cues.lists) and cues.parties.search(long.rstrip(" :")) and cues.agreement.search(long):
        return "partner"
    return part or ("partner" if _WITH in long and _AMONG_PARTNERS.search(long) else None)


def _parts(text: str, start: int, end: int, names: Sequence[Mention], part: _Part | None, cues: _Cues) -> list[_Part | None]:
    """The part of each name of a list that begins with ``part``: who comes before "จัดอบรม" organises, be it one or several."""
    if len(names) > 1 and part == "host":
        return ["host", *_parts(text, start, end, names[1:], None, cues)]
    lead = text[max(start, names[0].start - _LONG_LEAD) : names[0].start]
    stem = lead.rstrip(" :")
    attend = any(word in stem[-_LEAD:] for word in cues.attends)
    if part is None or (part == "participant" and stem.endswith(cues.lists) and not attend):
        if stem.endswith(_BETWEEN) or cues.signs.match(text, _behind(text, names[-1]), end):
            return [None] * len(names)
        if cues.acts.match(text, _behind(text, names[-1]), end) and _WITH in lead and _BEHIND_PARTNERS.search(lead):
            part = "partner"
        elif _organises(text, start, end, names[-1], cues) or _held_by(text, start, names[0]):
            part = "organiser"
    return [part] * len(names)


def _add_parties(text: str, start: int, end: int, lists: Sequence[Sequence[Mention]], roles: dict[str, list[Role]], cues: _Cues) -> None:
    """Adds those who sign as partners: "A กับ B ลงนาม", "ลงนาม… ระหว่าง A กับ B"; the roles they have stay."""
    for at, names in enumerate(lists):
        others = lists[at + 1] if at + 1 < len(lists) else []
        tied = bool(others) and cues.together.fullmatch(text[names[-1].end : others[0].start].rstrip()) is not None
        parties = [*names, *others] if tied else names
        between = text[max(start, names[0].start - _NEAR) : names[0].start].rstrip().endswith(_BETWEEN)
        if any(cues.signs.match(text, _behind(text, group[-1]), end) for group in (names, parties)) or (
            between and cues.agreement.search(text, max(start, names[0].start - _FAR), names[0].start)
        ):
            for m in parties:
                if not any(role.role != "host" for role in roles.get(m.id, ())):
                    roles.setdefault(m.id, []).append(Role(m.id, "partner"))


def _organises(text: str, start: int, end: int, m: Mention, cues: _Cues) -> bool:
    """Whether the words behind a name say that it organises: "X จัดอบรม", "X ร่วมกับ Y จัดอบรม"."""
    at = _behind(text, m)
    if cues.acts.match(text, at, end):
        return True
    return bool(cues.together.match(text, at, end) and cues.holds.search(text, at, min(end, at + _REACH)))


def _behind(text: str, m: Mention) -> int:
    """Where a name is over, with the bracket around it if there is one."""
    return m.end + 1 if text.startswith(")", m.end) and text.startswith("(", m.start - 1) else m.end


def _held_by(text: str, start: int, m: Mention) -> bool:
    """Whether the words before a name say that it organises: "จัดอบรม ... โดย X"."""
    stem = text[max(start, m.start - _LEAD) : m.start].rstrip(" :\t\n")
    if not stem.endswith("โดย") or stem.removesuffix("โดย").rstrip().endswith(_MADE):
        return False
    return _HELD.search(text, max(start, m.start - _REACH), m.start) is not None
