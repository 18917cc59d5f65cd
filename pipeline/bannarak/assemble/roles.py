"""Which part each institution plays in an activity, from the words directly before and behind its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bannarak.assemble.parties import Signing, add_parties, signing
from bannarak.extract.component import Reading
from bannarak.knowledge import Knowledge
from bannarak.records import InstitutionValue, Mention, Role
from bannarak.thai.alternation import Endings, any_of

__all__ = ["NO_EVENT", "find_roles"]

_Part = Literal["organiser", "host", "partner", "participant"]


def _starts(between: Sequence[str], words: Sequence[str]) -> str:
    gap, word = any_of(between), any_of(words)
    return rf"\s*(?:\([^()\n]{{1,40}}\)\s*)?(?:(?:{gap})\s*){{0,2}}(?:{word})(?!{_NOT_HELD})"


@dataclass(frozen=True, slots=True)
class _Cues:
    """The patterns of one lexicon. ``behind`` is what a name does, by the name of its group: it signs, acts, or is together with
    others; ``joins`` matches an act in which it joins others, ``joint`` what is before those who did it jointly, ``led`` an act behind the
    person who leads it, ``by_unit`` a unit of the one that is named next.
    """

    before: tuple[tuple[_Part, tuple[str, ...]], ...]
    any_before: Endings
    lists: tuple[str, ...]
    attends: tuple[str, ...]
    behind: re.Pattern[str]
    holds: re.Pattern[str]
    joins: re.Pattern[str]
    joint: re.Pattern[str]
    led: re.Pattern[str]
    by_unit: re.Pattern[str]
    gap: re.Pattern[str]
    joined: re.Pattern[str]
    together: re.Pattern[str]
    under: Endings
    cities: tuple[str, ...]
    signing: Signing


@cache
def _cues(knowledge: Knowledge) -> _Cues:
    words = knowledge.lexicon("activities")["roles"]
    organiser, partner, host, participant, after, between, join = (tuple(words[group]) for group in _GROUPS)
    signs = rf"\s*(?:ได้|จะ)?\s*(?:{any_of(words['signs'])})(?![^\n]{{0,25}}พยาน)"
    together = rf"\s*(?:\([^()\n]{{1,40}}\)\s*)?(?:ได้|โดย)?\s*(?:{any_of(partner)})"
    return _Cues(
        any_before=Endings((*organiser, *partner, *host, *participant)),
        before=(("organiser", organiser), ("partner", partner), ("host", host), ("participant", participant)),
        lists=tuple(words["list_before"]),
        attends=tuple(words["attends"]),
        holds=re.compile(rf"(?:{any_of(after)})(?!{_NO_EVENT})"),
        gap=re.compile(rf"\s*(?:\([^()\n]{{1,40}}\))?[\s)]*(?P<join>{any_of(join)})?[\s(]*"),
        joined=re.compile(rf"\s*(?:\([^()\n]{{1,40}}\)\s*)?(?:{any_of(join)})"),
        together=re.compile(together),
        behind=re.compile(
            rf"(?P<signs>{signs})"
            rf"|(?P<acts>{_starts((*between, *words['jointly']), after)})|(?P<together>{together})"
        ),
        joins=re.compile(rf"[^จ]*(?:{any_of(words['jointly'])})จัด(?<!ร่วมกันจัด)"),
        joint=re.compile(
            rf"(?:{any_of(words['jointly'])})จัด[^\n\d]{{0,40}}{_BETWEEN}$|จัด(?:ขึ้น)?(?:{any_of(words['jointly'])})\s*(?:ของ|โดย|{_BETWEEN})$"
        ),
        led=re.compile(
            rf"\s*(?:นำ)?โดย\s*(?:{any_of(words['signer'])})(?:(?!จัด|โดย|เป็นประธาน|{any_of(words['attends'])}|\n).){{2,{_PERSON}}}?\s(?:(?:{any_of(between)})\s*)?(?:{any_of(after)})(?!{_NOT_HELD})"
        ),
        by_unit=re.compile(rf"จัด(?:ขึ้น)?โดย\s*(?:{any_of(words['units'])})[ก-๎]{{0,{_PERSON}}}$"),
        under=Endings(words["under"]),
        cities=tuple(knowledge.lexicon("activities")["place"]["city"]),
        signing=signing(knowledge),
    )


_GROUPS = ("organiser_before", "partner_before", "host_before", "participant_before", "organiser_after", "between_after", "join")
_MADE = ("สร้าง", "ผลิต", "ออกแบบ", "รับรอง", "เขียน", "แปล")  # behind these "โดย" names who made a thing, not who held an event
_MANAGES = "การ(?!อบรม|ประชุม|แข่ง|เสวนา|สัมมนา|แสดง|เรียน|ฝึก|ประกวด|ศึกษา)"  # จัดการขยะ
_NO_EVENT = f"สร้าง|หา|ตั้ง|ซื้อ|ทำ|สรร|เก็บ|ส่ง|จำหน่าย|ลำดับ|{_MANAGES}"
_NOT_HELD = f"ตั้ง|ซื้อ|จ้าง|เก็บ|ทำ(?!โครงการ|กิจกรรม|พิธี|บุญ)|การเรียน|{_MANAGES}|ส่ง|สรร|สร้าง|หา|พิมพ์|โดย|ขึ้นโดย"  # behind what a name does
_NO_ACT = re.compile("(?:ผู้|ระบบ|(?<!ใน)การ)$")  # before "จัด": a person, a thing, a topic
_HELD = re.compile(f"จัด(?!{_NO_EVENT})")
NO_EVENT = re.compile(_NO_EVENT)
"""What follows "จัด" where it is part of another verb, and no event is held."""
# The last of several, of which the first is no name that is known.
_WITH = "ร่วม(?:กัน)?กับ"
_STILL = r"(?:(?!จัด|ได้|เพื่อ|โดย|วันที่|[\s\d]ณ[ .]|\n).)"
_AMONG_PARTNERS = re.compile(rf"{_WITH}{_STILL}{{2,100}}(?:และ|,)[ ]?$")
_BEHIND_PARTNERS = re.compile(rf"{_WITH}{_STILL}*$")
_OPENS = re.compile("[^จ]*เปิด")
_WELCOMES = re.compile(r"\s*(?:ได้)?(?:ให้การ)?ต้อนรับ")
_BETWEEN, _BY = "ระหว่าง", "โดย"
_THROUGH = (_BY, f" {_BY}", " นำโดย", "นำโดย")
_AMONG = (_BETWEEN, _BY, "ของ", "และ", ",")  # before one of several, or the first of them
_NEAR = 12  # letters before a name in which its number stands, or the word for "at"
_LEAD, _LONG_LEAD = 48, 140  # letters before a name in which its cue stands, in which that of a list's first does
_PERSON = 80  # letters of the longest person with an office, of the longest unit
_REACH = 250  # letters behind a name in which it is said what it does together with others
_NUMBERED = re.compile(r"\(?\d{1,2}[.)]\s*$")
_ITEM = re.compile(r"\s*\(?\d{1,2}[.)]\s*$")  # behind a cue, before the name


def find_roles(reading: Reading, start: int, end: int, institutions: Sequence[Mention], place: tuple[int, int] | None) -> list[Role]:
    """The roles of ``institutions``, in the order of the text; one without a cue has none, the organiser's own house two."""
    text, cues = reading.text, _cues(reading.knowledge)
    housed = [m for m in institutions if place is not None and place[0] <= m.start < place[1]]
    hosts = {m.id for m in housed if place and not (m.text in cues.cities and m.start > place[0] and text[m.start - 1].isspace())}
    welcomes = text.find("ต้อนรับ", start, end) >= 0
    roles = {m.id: [Role(m.id, "host")] for m in institutions if m.id in hosts or (welcomes and _WELCOMES.match(text, m.end, end))}
    lists = _lists(text, [m for m in institutions if m not in housed], cues)
    does = [_does(text, end, names[-1], cues, len(names) > 1) for names in lists]
    listed: _Part | None = None  # the part of those that a numbered list "(1) ... (2) ..." names
    for names, doing in zip(lists, does, strict=True):
        lead = text[max(start, names[0].start - _LONG_LEAD) : names[0].start]
        stem = lead[-_LEAD:].rstrip(" :\t\n(")  # "จัดโดย : " of a form
        numbered = stem.endswith((".", ")")) and _NUMBERED.search(lead[-_NEAR:]) is not None
        part = _cued_before(lead, stem, cues) or (listed if numbered else None)
        listed = part if numbered else listed
        if part is None and doing is None and not stem.endswith(_BY):
            continue  # most names: nothing around them says what they do
        for m, played in zip(names, _parts(text, start, end, names, part, doing, cues), strict=True):
            if played:
                roles.setdefault(m.id, []).append(Role(m.id, played))
    for m in housed:
        if _organises(text, end, m, _does(text, end, m, cues), cues) or _held_by(text, start, m):
            roles.setdefault(m.id, []).append(Role(m.id, "organiser"))
    add_parties(reading, start, end, lists, does, roles)
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
        lead = text[max(0, found[-1][0].start - _LEAD) : found[-1][0].start].rstrip(" :")
        enumerated = lead.endswith(cues.lists) or (lead.endswith(_BETWEEN) and cues.joined.match(text, m.end))
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


def _cued_before(lead: str, stem: str, cues: _Cues) -> _Part | None:
    """The part that the words before a list of names, ``lead`` and the end of it without blanks, give it."""
    if stem.endswith((".", ")")) and (item := _ITEM.search(stem)):
        stem = stem[: item.start()]
    part = next(name for name, words in cues.before if stem.endswith(words)) if cues.any_before.end(stem) else None
    if part == "partner" and cues.signing.topic.search(stem):
        return None
    if stem.endswith(cues.lists) and cues.signing.parties.search(lead.rstrip(" :")):
        return "partner"
    if part is None and _BY in lead and cues.by_unit.search(lead.rstrip()):
        return "organiser"
    if part is None and cues.signing.is_with(lead):
        return "partner"
    if part is None and stem.endswith(_AMONG):
        return "organiser" if cues.joint.search(stem) else "partner" if _AMONG_PARTNERS.search(lead) else None
    return part


def _parts(
    text: str, start: int, end: int, names: Sequence[Mention], part: _Part | None, doing: str | None, cues: _Cues
) -> list[_Part | None]:
    """The part of each name of a list that begins with ``part``: who comes before "จัดอบรม" organises, be it one or several."""
    if len(names) > 1 and part == "host":
        return ["host", *_parts(text, start, end, names[1:], None, doing, cues)]
    if part is None or part == "participant":
        lead = text[max(start, names[0].start - _LONG_LEAD) : names[0].start]
        stem = lead.rstrip(" :")
        if part and not (stem.endswith(cues.lists) and not any(word in stem[-_LEAD:] for word in cues.attends)):
            return [part] * len(names)
        if doing == "signs" or stem.endswith(_BETWEEN):
            return [None] * len(names)
        if doing == "acts" and _BEHIND_PARTNERS.search(lead):
            part = "partner"
        elif _organises(text, end, names[-1], doing, cues) or _held_by(text, start, names[0]):
            part = "organiser"
    return [part] * len(names)


def _does(text: str, end: int, m: Mention, cues: _Cues, several: bool = False) -> str | None:
    """What the words behind a name say that it does: "signs", "acts", "together", or nothing of these. ``several``: with names before it;
    one that joins in an act takes part in what others hold.
    """
    at = _behind(text, m)
    found = cues.behind.match(text, at, end)
    if found is None and text.startswith(_THROUGH, at) and cues.signing.acts.match(text, at, end):
        return "signs"
    if found is None and text.startswith(_THROUGH, at) and cues.led.match(text, at, end):
        return "acts"
    if found is None or (not several and found["acts"] and cues.joins.match(found["acts"])):
        return None
    if cues.under.end(text[max(0, m.start - _NEAR * 2) : m.start].rstrip()):
        return None
    if found["acts"] and _OPENS.match(found["acts"]) and cues.signing.officer.search(text, max(0, m.start - _LEAD), m.start):
        return None  # who opens it is a person of that body, and another may hold it
    return found.lastgroup


def _organises(text: str, end: int, m: Mention, doing: str | None, cues: _Cues) -> bool:
    """Whether the words behind a name say that it organises: "X จัดอบรม", "X ร่วมกับ Y จัดอบรม"."""
    at = _behind(text, m)
    return doing == "acts" or (
        doing == "together"
        and any(
            _NO_ACT.search(text, max(at, m.start() - _NEAR), m.start()) is None
            for m in cues.holds.finditer(text, at, min(end, at + _REACH))
        )
    )


def _behind(text: str, m: Mention) -> int:
    """Where a name is over, with the bracket around it if there is one."""
    return m.end + 1 if text.startswith(")", m.end) and text.startswith("(", m.start - 1) else m.end


def _held_by(text: str, start: int, m: Mention) -> bool:
    """Whether the words before a name say that it organises: "จัดอบรม ... โดย X"."""
    stem = text[max(start, m.start - _LEAD) : m.start].rstrip(" :\t\n")
    if not stem.endswith(_BY) or stem.removesuffix(_BY).rstrip().endswith(_MADE):
        return False
    return _HELD.search(text, max(start, m.start - _REACH), m.start) is not None
