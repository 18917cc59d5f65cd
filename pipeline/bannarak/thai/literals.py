"""Many fixed strings sought in a text at once.

Python seeks one string after the other, and each search reads the whole text: in Thai, whose letters differ in the low byte only, at some
two thousand characters a microsecond. Here every three characters of the text are looked up together in one table of what the sought
strings hold, whatever their number, and only where that finds something is the text compared.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

import numpy as np

__all__ = ["BEYOND", "SHORTEST", "Literals", "Sought", "fours"]

SHORTEST = 3
"""Characters of a string that can be sought."""
BEYOND = 16
"""How far :func:`fours` reaches beyond the end of the text."""
_THREE = np.uint32(0xFFFFFF)
_FACTOR, _SHIFT = np.uint32(0x9E3779B1), np.uint32(16)  # multiplicative hashing (Knuth): the upper half tells
_COMMON = "านรกอเงยมล่วสต้ีดัทคิปบหแ็ะจขชพไุผใูโำึ"  # the letters of Thai texts by how often they are met, the commonest first
_EVERYWHERE = (
    *("ที่", "การ", "ได้", "ประ", "ให้", "ของ", "และ", "งาน", "ทั้", "เป็", "ป็น", "นัก", "โคร", "ครง", "รงก", "เนิ", "นิน", "ด้า", "จ้า", "้าน"),
    *("นวน", "รวจ", "สาร", "ดับ", "ระจ", "ติ ", "คัญ", "รุง", "หรั", "รับ", "ศึก", "ึกษ", "หนด", "เภอ", "กัด", "ชีว"),
)
_declared: dict[str, None] = {}


class Sought(tuple[str, ...]):
    """Strings that :class:`Literals` find. They are declared when a module is imported, since all are sought together."""

    def __new__(cls, *words: str) -> Sought:
        """Raises ValueError if one has fewer than SHORTEST characters."""
        short = [word for word in words if len(word) < SHORTEST]
        if short:
            raise ValueError(f"too short to be sought: {short}")
        _declared.update(dict.fromkeys(words))
        return super().__new__(cls, words)


class _Table(NamedTuple):
    """``marked`` for each hash whether one of the strings holds three characters with it; ``words`` the strings that hold those three
    characters, each with where in it they stand."""

    marked: np.ndarray
    words: dict[int, list[tuple[str, int]]]


class Literals:
    """Where the sought strings stand in ``text``, and its :func:`fours`."""

    __slots__ = ("_found", "fours", "text")

    def __init__(self, text: str) -> None:
        self.text, self.fours = text, fours(text)
        self._found: dict[str, list[int]] = {}
        table = _table(len(_declared))
        threes = self.fours[: len(text)] & _THREE
        places = table.marked.take((threes * _FACTOR) >> _SHIFT).nonzero()[0]
        words, found, stands = table.words, self._found, text.startswith
        for at, three in zip(places.tolist(), threes.take(places).tolist(), strict=True):
            for word, offset in words.get(three, ()):
                if at >= offset and stands(word, at - offset):
                    found.setdefault(word, []).append(at - offset)

    def places(self, sought: Sought) -> list[tuple[int, str]]:
        """The offset of every occurrence of each of the strings, with the string, in the order of the strings."""
        found = self._found
        return [(at, word) for word in sought if word in found for at in found[word]] if found else []

    def any(self, sought: Sought) -> bool:
        """Whether one of the strings stands there."""
        return not self._found.keys().isdisjoint(sought)


def fours(text: str) -> np.ndarray:
    """For each character of ``text``, and for BEYOND noughts behind its end, its low byte and those of the three that follow as one number.

    The low bytes tell the letters of one script apart. Shape (characters + BEYOND,), 32 bits without sign.
    """
    low = text.encode("utf-32-le", "surrogatepass")[::4] + bytes(BEYOND + 3)
    unaligned: np.ndarray = np.ndarray((len(text) + BEYOND,), np.dtype("<u4"), low, 0, (1,))
    return unaligned.copy()


@cache
def _table(_: int) -> _Table:
    """The table of all strings declared so far; how many they are is what it is remembered by."""
    marked = np.zeros(1 << 16, np.bool_)
    words: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for word in _declared:
        offset = max(range(len(word) - SHORTEST + 1), key=lambda at: _rarity(word[at : at + SHORTEST]))
        words[int(fours(word)[offset] & _THREE)].append((word, offset))
    keys = np.array([*words], np.uint32)
    marked[(keys * _FACTOR) >> _SHIFT] = True
    return _Table(marked, dict(words))


def _rarity(letters: str) -> int:
    """How seldom three letters stand in Thai texts, roughly."""
    return 0 if letters in _EVERYWHERE else sum(_COMMON.find(letter) if letter in _COMMON else len(_COMMON) for letter in letters)
