"""What a document calls a body that it also names in full: a bank by its own name alone, a name cut short, the rest behind a bracket; and
companies whose head is cut to "บ.".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bannarak.extract.component import Reading
from bannarak.extract.institutions.aliases import Alias
from bannarak.extract.institutions.scan import Found
from bannarak.extract.institutions.vocabulary import Form, Vocabulary
from bannarak.thai.places import places

__all__ = ["banks", "clipped", "firms", "rests"]

_BANK = "ธนาคาร"
_BANK_CORE = re.compile("(?!กรุงเทพ|กรุงศรี|เพื่อ|แห่ง|พัฒนา|โลก)[ก-์]{5,16}")  # no city, no common word
_OPENING, _CLOSING = '“"', '”"'
_FIRST = 5  # letters by which a name before ฯ is sought
_TELLING = 8  # letters of a name that tell it
_LONGEST = 40  # letters of a name before ฯ
_AND = "และ"
_FIRM = re.compile(r"บ\. ?(?:(?!บ\.|บริษัท)[ก-๎A-Za-z0-9&.,’'-]| (?! |ที่|ซึ่ง|มี|ได้|ใน|ของ|จำนวน)){2,60}?(?:จำกัด(?: ?\(มหาชน\))?|จก\.)(?![ก-๎])")
_WITHIN = re.compile(r"(?:\.|(?<![ก-๎])[ก-ฮ]{1,3})$")  # the letters of a longer abbreviation before its last
_BRACKET = re.compile(r" ?\([ก-ฮ.]{3,12}\)(?= )")


def firms(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every company that "บ." begins and its legal form ends: alone "บ." is a village."""
    if "จำกัด" not in text and "จก." not in text:
        return
    for start, _ in places(text, ("บ.",)):
        firm = _FIRM.match(text, start)
        if firm and not _WITHIN.search(text, max(0, start - _FIRST), start):
            yield firm.span()


def rests(text: str, vocabulary: Vocabulary, found: list[Found]) -> Iterator[Alias]:
    """The rest of a name that its abbreviation in brackets splits: สำนักงานอุตสาหกรรมจังหวัด (สอจ.) น่าน."""
    for index, (start, end, _) in enumerate(found):
        bracket = _BRACKET.match(text, end) if text.endswith("จังหวัด", start, end) else None
        if bracket and (province := vocabulary.shapes.seat.match(text, bracket.end())):
            yield bracket.end() + 1, province.end(), index


def clipped(reading: Reading, vocabulary: Vocabulary, found: list[Found]) -> Iterator[Alias]:
    """What ฯ, or nothing before และ, leaves of a name that the document has in full: การท่าเรือฯ, กองทุนฟื้นฟู."""
    text = reading.text
    begins: dict[str, tuple[str, int]] = {}
    for index, (start, end, what) in enumerate(found):
        if isinstance(what, Form) and not what.abbreviation and end - start > _TELLING and what.type != "local_government":
            begins.setdefault(text[start : start + _FIRST], (text[start:end], index))
    for name, index in begins.values():
        half, _, rest = name.partition(_AND)
        if rest and found[index][2].type == "government" and len(half) > _TELLING:
            yield from ((at, at + len(half), index) for at, _ in places(text, (half,)) if _ends(reading, vocabulary, at + len(half)))
    for end, _ in places(text, ("ฯ",)) if begins else ():
        for begin, (name, index) in begins.items():
            start = text.rfind(begin, max(0, end - _LONGEST), end)
            if start >= 0 and name.startswith(text[start:end]) and len(name) > end - start and text[start:end] not in vocabulary.ranked:
                yield start, end + 1, index


def _ends(reading: Reading, vocabulary: Vocabulary, at: int) -> bool:
    """Whether a name ends at ``at``: what follows is no letter, or a word that ends names, and no second half of this one."""
    text = reading.text
    if text.startswith((_AND, f" {_AND}", "ฯ"), at):
        return False
    return not "ก" <= text[at : at + 1] <= "๎" or text[at : reading.words.end(at)] in vocabulary.stops


def banks(text: str, vocabulary: Vocabulary, found: list[Found]) -> Iterator[Alias]:
    """Registered banks of the document by what follows "ธนาคาร", where it begins a phrase: สลากออมสิน is no bank."""
    told: set[str] = set()
    for index, (start, end, what) in enumerate(found):
        core = text[start + len(_BANK) : end]
        if not isinstance(what, Form) or not text.startswith(_BANK, start) or core in told or not _BANK_CORE.fullmatch(core):
            continue
        told.add(core)
        yield from ((at, at + len(core), index) for at, _ in places(text, (core,)) if _is_bank(text, vocabulary, at, at + len(core)))


def _is_bank(text: str, vocabulary: Vocabulary, start: int, end: int) -> bool:
    """Whether the core of a bank's name stands alone: behind an opening quotation mark that is not closed at once is a product."""
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    if before and before in _OPENING:
        return bool(after) and after in _CLOSING
    glued = "ก" <= before <= "๎" and not text.endswith(vocabulary.leads, 0, start)
    return after != "ๆ" and before != "." and not glued
