"""Who is party to an agreement: those who sign it, those between whom it is, and with whom it is signed; persons may stand before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bannarak.assemble.same import same_institution
from bannarak.extract.component import Reading
from bannarak.knowledge import Knowledge
from bannarak.records import Mention, Role
from bannarak.thai.alternation import any_of
from bannarak.thai.places import places

__all__ = ["Signing", "add_parties", "signing"]

_BETWEEN, _TO = "ระหว่าง", "กับ"
_SAME = r"(?:(?!โดย|เพื่อ|พร้อม| ณ |\n).){0,70}"  # between what is signed and with whom
_ONE = r"(?:(?!โดย|และ|พร้อม|กับ)[^\n]){2,60}?"  # the name of one person
_BRACKET = r"\s*(?:\([^()\n]{1,40}\))?\s*"
_FAR = 102  # letters before a name in which it is said that an agreement is between it and another
_NEAR = 90  # letters before a name in which who signs for it stands
_LEAD = 160  # letters before a name in which it is said that something is signed with it


@dataclass(frozen=True, slots=True)
class Signing:
    """The patterns of one lexicon. What ends before a name: ``parties`` a list of those between whom an agreement is, ``signer`` a person
    with the office held there, ``officer`` an office, ``first_signer`` the first of those persons. What fills the gap between two names:
    ``next_signer`` the next one's person, ``through`` who signs for the first, ``with_signer`` with whose person it acts. ``acts`` is
    what one does behind whose name a person signs, ``signed`` what is signed, and ``signed_by`` that right before a name.
    """

    words: tuple[str, ...]
    parties: re.Pattern[str]
    agreement: re.Pattern[str]
    topic: re.Pattern[str]
    signer: re.Pattern[str]
    officer: re.Pattern[str]
    acts: re.Pattern[str]
    first_signer: re.Pattern[str]
    next_signer: re.Pattern[str]
    through: re.Pattern[str]
    with_signer: re.Pattern[str]
    signed_with: re.Pattern[str]
    signed: re.Pattern[str]
    signed_by: re.Pattern[str]

    def is_with(self, lead: str) -> bool:
        """Whether what is before a name says that something is signed with it, or with a person of it."""
        return _TO in lead and self.signed_with.search(lead.rstrip(" :(")) is not None

    def is_agreement(self, lead: str) -> bool:
        """Whether what is before a name tells of an agreement that is made, not of one that is talked about."""
        return self.agreement.search(lead) is not None and self.topic.search(lead) is None


@cache
def signing(knowledge: Knowledge) -> Signing:
    """The words by which parties are known."""
    words = knowledge.lexicon("activities")["roles"]
    agreement, join, lists = any_of(words["agreement"]), any_of(words["join"]), any_of(words["list_before"])
    bodies, office = any_of(words["bodies"]), rf"(?:{any_of(words['signer_office'])})[ก-๎ ]{{0,30}}"
    signs, deeds = any_of(words["signs"]), any_of(words["deeds"])
    signer = rf"(?:{any_of(words['signer'])})[^\n]{{2,60}}?{office}"
    through = rf"(?:นำ)?โดย\s*(?:{signer})?"
    return Signing(
        words=tuple(words["signs"]),
        parties=re.compile(
            rf"(?:(?:{agreement})[^\n]*?{_BETWEEN}|(?:{signs}){_SAME}(?:{deeds}){_SAME}{_TO})"
            rf"\s*(?:{bodies})?\s*[0-9๐-๙]{{0,2}}\s*(?:{bodies})\s*(?:ต่าง ?ๆ)?\s*(?:คือ|{lists})$"
        ),
        agreement=re.compile(agreement),
        topic=re.compile(rf"(?:{any_of(words['topics'])})\s?ความร่วมมือ(?:กับ|จาก|ระหว่าง)$"),
        signer=re.compile(f"{signer}$"),
        officer=re.compile(f"{office}$"),
        acts=re.compile(rf"\s*(?:นำ)?โดย\s*{signer}\s*(?:ได้|จะ)?\s*(?:{signs})(?![^\n]{{0,25}}พยาน)"),
        first_signer=re.compile(rf"{_BETWEEN}\s*{signer}$"),
        next_signer=re.compile(rf"{_BRACKET}(?:(?:นำ)?โดย\s*{signer}\s*(?:{join}))?(?:{join})?\s*{signer}"),
        through=re.compile(rf"{_BRACKET}{through}\s*"),
        with_signer=re.compile(rf"{_BRACKET}(?:ได้|โดย)?\s*(?:{any_of(words['partner_before'])})\s*(?:{signer})?"),
        signed_with=re.compile(
            rf"(?:{signs}){_SAME}(?:{deeds}){_SAME}(?<!เกี่ยว)(?<!ให้){_TO}"
            rf"(?:\s*(?:(?:{any_of(words['signer'])}){_ONE})?{office})?$"
        ),
        signed=re.compile(rf"(?:{signs}){_SAME}(?:{deeds})"),
        signed_by=re.compile(rf"(?:{signs})(?:ใน)?(?:\s?(?:{deeds}))+{_BRACKET}$"),
    )


def add_parties(
    reading: Reading,
    start: int,
    end: int,
    lists: Sequence[Sequence[Mention]],
    does: Sequence[str | None],
    roles: dict[str, list[Role]],
) -> None:
    """Adds those who sign as partners: "A กับ B ลงนาม", "ลงนาม… ระหว่าง A กับ B"; the roles they have stay."""
    text, words = reading.text, signing(reading.knowledge)
    signed_at = [at for at, _ in places(text[start:end], words.words)] if lists else []
    if not lists or not (signed_at or text.find(_BETWEEN, start, end) >= 0):
        return
    party = [False] * len(lists)
    stands_for = [False] * len(lists)  # whether the first of a list only signs for the one before it
    for at, names in enumerate(lists):
        others = lists[at + 1] if at + 1 < len(lists) else []
        lead = text[max(start, names[0].start - _LEAD) : names[0].start]
        signs = does[at] == "signs"
        told = any(names[0].start - len(lead) <= start + place < names[0].start for place in signed_at)
        party[at] = party[at] or signs or _is_between(lead, words) or (told and words.is_with(lead))
        if not others or not (party[at] or does[at + 1] == "signs" or (told and words.signed_by.search(lead))):
            continue
        gap = text[names[-1].end : others[0].start].rstrip()
        if words.with_signer.fullmatch(gap) or (
            (party[at] or words.signer.search(lead[-_NEAR:].rstrip())) and words.next_signer.fullmatch(gap)
        ):
            party[at] = party[at + 1] = True
        elif party[at] and not signs and words.through.fullmatch(gap):
            party[at + 1] = stands_for[at + 1] = True
    organisers = [m for names in lists for m in names if any(role.role == "organiser" for role in roles.get(m.id, ()))]
    for m in (m for names, is_party, led in zip(lists, party, stands_for, strict=True) if is_party for m in names[led:]):
        if any(role.role != "host" for role in roles.get(m.id, ())) or any(same_institution(m, x, reading.knowledge) for x in organisers):
            continue
        roles.setdefault(m.id, []).append(Role(m.id, "partner"))


def _is_between(lead: str, words: Signing) -> bool:
    """Whether "ระหว่าง" before a name, or before who signs for it, begins the parties to an agreement."""
    near = lead[-_FAR:].rstrip()
    if _BETWEEN not in near or not (near.endswith(_BETWEEN) or words.first_signer.search(near)):
        return False
    return words.is_agreement(near) or words.signed.search(lead) is not None
