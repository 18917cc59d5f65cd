"""Marks that extraction has put one letter too far behind, with a space: "วนั ที่" for วันที่, "หอ้ งสมดุ " for ห้องสมุด.

The letters alone do not show it ("ครู สอน" is sound), so the dictionary decides at each place.
"""

from __future__ import annotations

import re

from bannarak.thai.corpus import dictionary, frequency
from bannarak.thai.editmap import Edit
from bannarak.thai.repair_confusion import likelihood
from bannarak.thai.tokens import tokenise

__all__ = ["TELLING", "shifted_marks", "torn_vowels"]

TELLING = "ั "
"""A letter always follows MAI HAN-AKAT, so that no sound text holds this: sought before anything is worked out."""

# A letter with its tone mark can only have lost a vowel sign; a tone mark before " า" stands on its own letter, and SARA AM is torn (ซ้ า).
_PLACE = re.compile(
    r"(?:(?<=[ก-ฮัิ-ฺ])(?:"
    r"(?P<stays>(?:[่-๋](?=[ก-ไ][ัิ-ฺ] ))?)(?:(?P<own>[ก-ฮ])(?P<before>[ัิ-ฺ็-์]{1,2}) )?(?P<vowel>[เ-ไ])(?P<above>[ัิ-ฺ็-์]{1,2}) "
    r"|(?P<tone>(?:[่-๋](?=[ก-า][ัิ-ฺ] ))?)(?P<letter>[ก-ฮา])(?P<marks>(?![่-๋] า)[ัิ-ฺ็-์]{1,2}) )"
    r"|(?P<alone>[ก-ฮ](?![่-๋] า)[ัิ-ฺ็-์]{1,2}) "  # whose mark no letter before it can have lost
    r")(?=[ก-ฮเ-ไาัิ-ฺ็-์ฯๆ])"
)
_TORN = re.compile(r"(?<=[ก-ฮ่-๋]) +(?=า)")
_SILENT = "์"
_CLEARLY = 3.0  # so much likelier (natural logarithm), as if one word in twenty were left out, that it needs no second witness
_BEYOND_DOUBT = 25.0  # more than a letter outside words weighs: ครู กศน. stays
_TORN_APART = 10.0  # so much likelier is a word than its two halves with a space between, where these are words at all
_WHOLE = 3  # letters from which a common word before the space is one, and no piece of another
_AROUND = 16  # letters looked at on either side
_BEFORE, _BEHIND = re.compile(f"[ก-๎]{{0,{_AROUND}}}$"), re.compile(f"[ก-๎]{{0,{_AROUND}}}")


def shifted_marks(text: str) -> list[Edit]:
    """The places where a mark reads better a letter further left, and without the space behind it; and those that read better without
    the space alone. What reads better has fewer letters outside words, or is the likelier row of words.
    """
    edits: list[Edit] = []
    for place in _PLACE.finditer(text):
        start, end = place.span()
        if edits and start < edits[-1][1]:
            continue
        if place["vowel"]:  # เ to ไ bear no mark, so that this one is the letter's before: ร้เู กี่ยว, รทู้ ไี่ ด้
            marks = f"{place['before']}{place['stays']}{place['own']}{place['above']}" if place["own"] else place["above"] + place["stays"]
            edits.append((start, end, marks + place["vowel"]))
            continue
        before = _BEFORE.search(text[max(0, start - _AROUND) : start])
        behind = _BEHIND.match(text, end)
        left, right = before.group() if before else "", behind.group() if behind else ""
        if len(left) == _AROUND:
            left = "".join(tokenise(left)[1:])  # the first may be cut
        if (instead := _instead(place, left, right)) is not None:
            edits.append((start, end, instead))
    return edits


def _instead(place: re.Match[str], left: str, right: str) -> str | None:
    """What reads better than ``place`` between these letters: its mark moved or its space left out; None if nothing does."""
    as_shown = f"{left}{place.group()}{right}"
    joined = place.group()[:-1]
    closer = likelihood(f"{left}{joined}{right}") - likelihood(as_shown)
    if place["alone"]:
        return joined if closer > _TORN_APART else None
    letter, marks = place["letter"], place["marks"]
    if _SILENT in marks and not _begins_word(letter + right):
        return None  # นเิ ทศก์ หลกั การ: the silent letter has its mark
    moved = marks + place["tone"] + letter  # a vowel sign stands below the tone mark of the letter that it comes back to: ร้ตู ลอด
    as_moved = f"{left}{moved}{right}"
    ends = tokenise(left + joined)[-1]
    whole = len(ends) >= _WHOLE and frequency(ends) > 0
    before, after = _strange(as_shown), _strange(as_moved)
    gain = likelihood(as_moved) - likelihood(as_shown)
    if closer > max(gain, _TORN_APART) or (not whole and _strange(f"{left}{joined}{right}")[0] < min(before[0], after[0])):
        return joined
    no_worse = after < before or (after[0] == before[0] and ends not in dictionary())
    return moved if gain > (_BEYOND_DOUBT if whole else 0 if no_worse else _CLEARLY) else None


def _begins_word(text: str) -> bool:
    first = tokenise(text)[0]
    return len(first) > 2 and first in dictionary()  # กห is in it too


def torn_vowels(text: str) -> list[Edit]:
    """The spaces before SARA AA that are only spaces: with SARA AM in their place the words would read worse."""
    edits: list[Edit] = []
    for place in _TORN.finditer(text):
        start, end = place.span()
        before, behind = _BEFORE.search(text[max(0, start - _AROUND) : start]), _BEHIND.match(text, end + 1)
        left, right = before.group() if before else "", behind.group() if behind else ""
        if _strange(f"{left}า{right}")[0] < _strange(f"{left}ำ{right}")[0]:
            edits.append((start, end, ""))
    return edits


def _strange(text: str) -> tuple[int, int]:
    """Thai letters outside dictionary words, then the number of words."""
    known = dictionary()
    words = [word for word in tokenise(text) if not word.isspace()]
    return sum(len(word) for word in words if word not in known), len(words)
