"""Letters that stand twice in a row, as a word struck twice does: found for a whole text at once, without cutting it into words."""

from __future__ import annotations

import numpy as np

from bannarak.thai.literals import BEYOND, fours

__all__ = ["LONGEST", "SHORTEST", "SHORTEST_SPACED", "doubled_letters", "is_sought_spaced", "leads"]

SHORTEST, LONGEST = 2, BEYOND
"""Letters of a word that is sought."""
SHORTEST_SPACED = 3
"""Letters from which a word is also sought with a space between the two."""
_INITIALS = frozenset(map(chr, (*range(ord("ก"), ord("ฮ") + 1), *range(ord("เ"), ord("ไ") + 1))))  # what a Thai word begins with
_THREE_LEFT, _TWO_LEFT = np.uint32(8), np.uint32(16)  # bits to leave but the first letters of four
_STRIDE = 16_384  # characters compared at a time, so that all fits into the processor's cache


def doubled_letters(text: str, letters: np.ndarray | None = None) -> list[tuple[int, int]]:
    """Where the same letters may stand twice in a row, and how many they are, in order: candidates of which many prove wrong.

    None is missed that begins as a Thai word does, has SHORTEST to LONGEST characters, and follows itself; nor a word for which
    :func:`is_sought_spaced` holds and that follows itself behind a space, which gives a candidate one longer than the word.

    The text is compared with itself moved by each length, four letters at a time, for which ``letters`` are its
    :func:`~bannarak.thai.literals.fours` if the caller has them. Four that agree make a candidate; two and three of lengths with no more.
    """
    if text.isascii():
        return []
    if letters is None:
        letters = fours(text)
    found: list[tuple[int, int]] = []
    for base in range(0, len(text), _STRIDE):
        length = min(_STRIDE, len(text) - base)
        here = letters[base : base + length]
        for size, same in (
            (2, (_moved(letters, base, length, 2, 2) ^ here) << _TWO_LEFT == 0),
            (3, (_moved(letters, base, length, 3, 4) ^ here) << _THREE_LEFT == 0),
            (5, _moved(letters, base, length, 5, LONGEST) == here),
        ):
            for at in same.reshape(-1).nonzero()[0].tolist():
                start = base + at % length
                if text[start] in _INITIALS:
                    found.append((start, size + at // length))
    found.sort()
    return found


def _moved(letters: np.ndarray, base: int, length: int, first: int, last: int) -> np.ndarray:
    """The ``length`` letters at ``base``, moved by ``first`` to ``last``: a row each, without a copy."""
    return np.ndarray((last - first + 1, length), letters.dtype, letters, letters.itemsize * (base + first), letters.strides * 2)


def is_sought_spaced(word: str) -> bool:
    """Whether ``word`` begins as a Thai word does and has SHORTEST_SPACED to LONGEST - 1 characters."""
    return SHORTEST_SPACED <= len(word) < LONGEST and word[0] in _INITIALS


def leads(text: str, start: int, size: int) -> bool:
    """Whether the run of characters that agree with those ``size`` later began less than ``size`` before: what comes later repeats it."""
    began = start
    while began and start - began < size and text[began - 1] == text[began - 1 + size]:
        began -= 1
    return start - began < size
