"""What a text may hold that sound Thai does not, told for all of its characters at once: that costs a fraction of the searches
for it, which most texts then do not need.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

import numpy as np

__all__ = ["GLUED", "ODD", "SIGNS", "SLIP", "SPACED", "SPACES", "TONE", "TORN", "UNSEEN", "VOID", "VOWEL_SIGN", "signs"]

VOWEL_SIGN = "ัิ-ฺ"
TONE = "่-๋"
VOID = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""Characters without width."""
SPACES = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"
"""Spaces that are no SPACE."""

SIGNS = "\u2039\u203aÀ-ÖØ-öø-ſ"
"""Characters by which fonts that know no Thai name its marks, as the inside of a class; some are named by ASCII characters."""

SLIP, TORN, ODD, UNSEEN, SPACED, GLUED = 1, 2, 4, 8, 16, 32
"""The flags: marks doubled, in the wrong order or in pieces; a mark behind a blank or where none can stand; characters without a name, or
in the place of a mark; characters without width; odd spaces; a capital before a Thai letter, which may be in the place of a mark.
"""

_PAIRS = (  # what, followed by what, tells which flag
    (f"[{TONE}์]", f"[{TONE}์]", SLIP),
    (f"[{TONE}์]", f"[{VOWEL_SIGN}]", SLIP),
    (f"[{VOWEL_SIGN}]", f"[{VOWEL_SIGN}]", SLIP),
    ("ำ", f"[{TONE}์]", SLIP),
    ("เ", "เ", SLIP),
    ("[ \n)\\]\u201d]", "[ะ-ฺ็-๎]", TORN),
    ("ำ", "[าำ]", TORN),
    ("[ัื]", "[ \n!-~\u2018-\u201d]", TORN),
    ("[าะ]", "[ัิ-ฺ็-๎]", TORN),
    (f"[A-Za-z0-9<>{SIGNS}]", "[ะ-ู็-๎]", ODD),
    (f"[{SIGNS}]", "[ก-๎]", ODD),
    ("[A-Z]", "[ก-๎]", GLUED),
)
_SINGLE = (("ํ", SLIP), ("[\ufffd\ue000-\uf8ff\u0080-\u009f]", ODD), (f"[{VOID}]", UNSEEN), (f"[{SPACES}]", SPACED))
_BLOCKS = (range(0x180), range(0xE00, 0xE80), range(0x2000, 0x3001), range(0xE000, 0xF900), range(0xFEFF, 0x10000))  # that hold them
_BLOCKS_OF_PAIRS = (range(0x180), range(0xE00, 0xE80), range(0x2000, 0x2040))
_FOLLOWING = len(_PAIRS)  # bits of a character as the second of a pair; as many as the first, then those of the single ones
_FIRST = (1 << _FOLLOWING) - 1


def _table() -> np.ndarray:
    """For each UTF-16 unit the bits of what it may be."""
    table = np.zeros(1 << 16, np.uint32)
    bits = [
        (pattern, bit)
        for number, (first, second, _) in enumerate(_PAIRS)
        for pattern, bit in ((second, number), (first, _FOLLOWING + number))
    ]
    for pattern, bit in bits:
        table[list(map(ord, re.findall(pattern, _units(_BLOCKS_OF_PAIRS))))] |= 1 << bit
    for number, (pattern, _) in enumerate(_SINGLE):
        table[list(map(ord, re.findall(pattern, _units(_BLOCKS))))] |= 1 << (2 * _FOLLOWING + number)
    return table


def _units(blocks: Sequence[range]) -> str:
    return "".join(map(chr, chain(*blocks)))


def _flags(told: Sequence[int]) -> tuple[int, ...]:
    """For each set of bits what the flags are of those that are set."""
    found = [0]
    for which in range(1, 1 << len(told)):
        lowest = which & -which
        found.append(found[which ^ lowest] | told[lowest.bit_length() - 1])
    return tuple(found)


_TABLE = _table()
_OF_PAIRS = _flags([flag for _, _, flag in _PAIRS])
_OF_SINGLE = _flags([flag for _, flag in _SINGLE])


@lru_cache(maxsize=1)  # one text is asked about by several, one after the other
def signs(text: str) -> int:
    """The flags of all that ``text`` holds."""
    units = _TABLE.take(np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.dtype("<u2")))
    pairs = int(np.bitwise_or.reduce((units[:-1] >> _FOLLOWING) & units[1:])) & _FIRST
    return _OF_PAIRS[pairs] | _OF_SINGLE[int(np.bitwise_or.reduce(units)) >> (2 * _FOLLOWING)]
