"""SARA AM and SARA AA that one font of a document shows alike, while another tells them apart: a book whose cover and headings are sound.

Common words tell which parts of the text have lost the difference: nothing else holds "จานวน", or "ศึกษำ". A part without such a word is
taken for what the part before it is that has one, or that shows SARA AM as it should be.
"""

from __future__ import annotations

import re
from itertools import accumulate

from bannarak.thai.editmap import Edit
from bannarak.thai.literals import Literals, Sought
from bannarak.thai.repair_confusion import Pairs, likelihood, untangle

__all__ = ["am_as_tho", "am_by_parts", "am_from_tho", "am_in_words", "may_muddle_am", "muddles_am"]

_WITH_AM = (
    *("จำนวน", "อำเภอ", "ดำเนิน", "สำคัญ", "สำนัก", "ประจำปี", "ตำบล", "สำเร็จ"),
    *("สำหรับ", "สำรวจ", "ตำรวจ", "กำหนด", "อำนวย", "จำกัด", "ชำนาญ", "ประจำวัน"),
    *("ลำดับ", "ตำแหน่ง", "จำเป็น", "อำนาจ", "แนะนำ", "นำเสนอ", "คำสั่ง", "บำรุง", "สำเนา"),
)
_WITH_AA = (
    *("ศึกษา", "โครงการ", "ประชา", "รายงาน", "บริการ", "สถาบัน", "อาคาร", "สาธาร"),
    *("งาน", "ความ", "ประมาณ", "มกราคม", "ตุลาคม", "การด", "การจ", "การป", "การเ"),
)
_LOST = Sought(*(word.replace("ำ", "า") for word in _WITH_AM))
_OVER = Sought(*(word.replace("า", "ำ") for word in _WITH_AA))
_AS_THO = Sought(*(word.replace("ำ", "้า") for word in _WITH_AM))  # its ring drawn by the glyph of MAI THO
_THO = re.compile("(?<=[ก-ฮ])้า")
_AROUND = 16  # letters looked at on either side
_MEANT = {**dict(zip(_LOST, _WITH_AM, strict=True)), **dict(zip(_OVER, _WITH_AA, strict=True))}
_SURELY = 8.0  # so much likelier (natural logarithm) is the word than what is shown that it needs no second witness
_FEW = 2  # muddled words that tell if no word is sound
_ONE_IN = 4  # muddled among the sound ones of these words: slips of the pen are rarer
_PARTS = re.compile(".{1,120}(?:[^ก-๎\n]|$)|.{1,120}|\n", re.MULTILINE)  # a line, or so much of a long one
_AM_LOST, _AM_OVER, _SOUND = "lost", "over", "sound"
_PAIRS: dict[str, Pairs] = {_AM_LOST: (("า", "ำ"),), _AM_OVER: (("ำ", "า"),)}


def may_muddle_am(literals: Literals) -> bool:
    """Whether a word of a text may show that SARA AM and SARA AA are muddled: sought at little cost."""
    return literals.any(_LOST) or literals.any(_OVER) or literals.any(_AS_THO)


def muddles_am(literals: Literals) -> bool:
    """Whether common words show that SARA AM and SARA AA are muddled in part of a text, more often than a slip of the pen is."""
    return _often(literals, _LOST, _WITH_AM) or _often(literals, _OVER, _WITH_AA)


def am_as_tho(literals: Literals) -> bool:
    """Whether a text has MAI THO and SARA AA where SARA AM should be, in more common words than one: ส้านัก, จ้านวน."""
    return len(literals.places(_AS_THO)) > 1


def am_from_tho(text: str) -> list[Edit]:
    """The places where MAI THO and SARA AA read better as SARA AM."""
    edits: list[Edit] = []
    for place in _THO.finditer(text):
        start, end = place.span()
        left, right = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
        if likelihood(f"{left}ำ{right}") > likelihood(f"{left}้า{right}"):
            edits.append((start, end, "ำ"))
    return edits


def am_in_words(text: str) -> list[Edit]:
    """The places where a common word shows the one for the other, in a text that tells them apart but for a few."""
    edits: list[Edit] = []
    literals = Literals(text)
    for at, shown in (*literals.places(_LOST), *literals.places(_OVER)):
        end, meant = at + len(shown), _MEANT[shown]
        left, right = text[max(0, at - _AROUND) : at], text[end : end + _AROUND]
        if likelihood(f"{left}{meant}{right}") > likelihood(f"{left}{shown}{right}") + _SURELY:
            edits += [(at + i, at + i + 1, new) for i, (old, new) in enumerate(zip(shown, meant, strict=True)) if old != new]
    return sorted(set(edits))


def am_by_parts(text: str) -> str:
    """``text`` with both told apart again, in the parts that muddle them. Same length."""
    parts = _PARTS.findall(text)
    shown = [_shown(part) for part in parts]
    first = next((kind for kind in shown if kind), _SOUND)
    kinds = list(accumulate(shown, lambda before, kind: kind or before, initial=first))[1:]
    return "".join(untangle(part, _PAIRS[kind]) if kind != _SOUND else part for part, kind in zip(parts, kinds, strict=True))


def _often(literals: Literals, muddled: Sought, sound: tuple[str, ...]) -> bool:
    told = len(literals.places(muddled))
    if told < _FEW:
        return False
    right = sum(map(literals.text.count, sound))
    return told * _ONE_IN > right and (told > _FEW or not right)


def _shown(part: str) -> str:
    """What the words of ``part`` show of its font, nothing if they show nothing."""
    if any(map(part.__contains__, _LOST)):
        return _AM_LOST
    if any(map(part.__contains__, _OVER)):
        return _AM_OVER
    return _SOUND if "ำ" in part else ""
