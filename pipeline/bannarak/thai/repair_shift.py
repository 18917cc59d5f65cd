"""Marks that extraction has put one letter too far behind, with a space: "วนั ที่" for วันที่, "หอ้ งสมดุ " for ห้องสมุด.

The letters alone do not show it ("ครู สอน" is sound), so the dictionary decides at each place.
"""

from __future__ import annotations

import re

from bannarak.thai.corpus import dictionary, frequency
from bannarak.thai.editmap import Edit
from bannarak.thai.tokens import tokenise

__all__ = ["FEW_AM", "LOST_AM", "TELLING", "shifted_marks", "torn_vowels"]

TELLING = "ั "
"""A letter always follows MAI HAN-AKAT, so that no sound text holds this: sought before anything is worked out."""

LOST_AM = ("สานัก", "จานวน", "อาเภอ", "ดาเนิน", "ประจาปี", "ตาบล")
"""What common words become where SARA AM is shown as SARA AA, and no word holds."""

FEW_AM = 0.02
"""The share of SARA AM to SARA AA below which the rest may be lost, where such words show it."""

_PLACE = re.compile(r"(?<=[ก-ฮัิ-ฺ])([ก-ฮา])([ัิ-ฺ็-์]{1,2}) (?=[ก-ฮเ-ไาัิ-ฺ็-์])")
_TORN = re.compile(r"(?<=[ก-ฮ่-๋]) +(?=า)")
_SILENT = "์"
_WHOLE = 3  # letters from which a common word before the space is one, and no piece of another
_BEFORE, _BEHIND = re.compile("[ก-๎]{0,16}$"), re.compile("[ก-๎]{0,16}")


def shifted_marks(text: str) -> list[Edit]:
    """The places where a mark reads better a letter further left, and without the space behind it, or as well, where no word ends; and
    those that read better without the space alone.
    """
    edits: list[Edit] = []
    for place in _PLACE.finditer(text):
        start, end = place.span()
        if edits and start < edits[-1][1]:
            continue
        before = _BEFORE.search(text[max(0, start - 16) : start])
        behind = _BEHIND.match(text, end)
        left, right = before.group() if before else "", behind.group() if behind else ""
        ends = tokenise(left + place[1] + place[2])[-1]
        known = ends in dictionary()
        if len(ends) >= _WHOLE and frequency(ends):
            continue  # ครู กศน.
        if _SILENT in place[2] and not _begins_word(place[1] + right):
            continue  # นเิ ทศก์ หลกั การ: the silent letter has its mark
        moved, joined = place[2] + place[1], place[1] + place[2]
        shown, better = _strange(f"{left}{place.group()}{right}"), _strange(f"{left}{moved}{right}")
        if _strange(f"{left}{joined}{right}")[0] < min(shown[0], better[0]):
            edits.append((start, end, joined))
        elif better < shown or (better[0] == shown[0] and not known):
            edits.append((start, end, moved))
    return edits


def _begins_word(text: str) -> bool:
    first = tokenise(text)[0]
    return len(first) > 2 and first in dictionary()  # กห is in it too


def torn_vowels(text: str) -> list[Edit]:
    """The spaces before SARA AA that are only spaces: with SARA AM in their place the words would read worse."""
    edits: list[Edit] = []
    for place in _TORN.finditer(text):
        start, end = place.span()
        before, behind = _BEFORE.search(text[max(0, start - 16) : start]), _BEHIND.match(text, end + 1)
        left, right = before.group() if before else "", behind.group() if behind else ""
        if _strange(f"{left}า{right}")[0] < _strange(f"{left}ำ{right}")[0]:
            edits.append((start, end, ""))
    return edits


def _strange(text: str) -> tuple[int, int]:
    """Thai letters outside dictionary words, then the number of words."""
    known = dictionary()
    words = [word for word in tokenise(text) if not word.isspace()]
    return sum(len(word) for word in words if word not in known), len(words)
