"""Letters that stand twice in a row, as a word struck twice does: found for a whole text at once, without cutting it into words."""

from __future__ import annotations

import numpy as np

__all__ = ["LONGEST", "SHORTEST", "SHORTEST_SPACED", "doubled_letters", "is_sought_spaced", "leads"]

SHORTEST, LONGEST = 2, 16
"""Letters of a word that is sought."""
SHORTEST_SPACED = 3
"""Letters from which a word is also sought with a space between the two."""
_INITIALS = frozenset(map(chr, (*range(ord("ก"), ord("ฮ") + 1), *range(ord("เ"), ord("ไ") + 1))))  # what a Thai word begins with
_STRIDE = 16_384  # characters compared at a time, so that all fits into the processor's cache


def doubled_letters(text: str) -> list[tuple[int, int]]:
    """Where the same letters may stand twice in a row, and how many they are, in order: candidates of which many prove wrong.

    None is missed that begins as a Thai word does, has SHORTEST to LONGEST characters, and follows itself; nor a word for which
    :func:`is_sought_spaced` holds and that follows itself behind a space, which gives a candidate one longer than the word.

    The text is compared with itself moved by each length, all of them in one comparison of the low bytes of its characters, which tell
    the letters of one script apart. Four in a row that agree make a candidate; two and three of lengths that have no more.
    """
    low = b"" if text.isascii() else text.encode("utf-32-le", "surrogatepass")[::4]
    found: list[tuple[int, int]] = []
    for base in range(0, len(low), _STRIDE):
        letters = low[base : base + _STRIDE + 2 * LONGEST]
        length = len(letters)
        padded = letters + bytes(LONGEST)
        moved: np.ndarray = np.ndarray((LONGEST - SHORTEST + 1, length), np.uint8, padded, SHORTEST, (1, 1))
        # One row a length, joined: what agrees beyond the end of a row proves wrong.
        same = (moved == np.ndarray((length,), np.uint8, padded)).reshape(-1)
        twos = same[:-1] & same[1:]
        threes = twos[length:-1] & same[length + 2 :]
        fours = twos[3 * length : -2] & twos[3 * length + 2 :]
        for size, runs in ((2, twos[:length]), (3, threes[: 2 * length]), (5, fours)):
            for at in runs.nonzero()[0].tolist():
                row, start = divmod(at, length)
                if start < _STRIDE and text[base + start] in _INITIALS:
                    found.append((base + start, size + row))
    found.sort()
    return found


def is_sought_spaced(word: str) -> bool:
    """Whether ``word`` begins as a Thai word does and has SHORTEST_SPACED to LONGEST - 1 characters."""
    return SHORTEST_SPACED <= len(word) < LONGEST and word[0] in _INITIALS


def leads(text: str, start: int, size: int) -> bool:
    """Whether the run of characters that agree with those ``size`` later began less than ``size`` before: what comes later repeats it."""
    began = start
    while began and start - began < size and text[began - 1] == text[began - 1 + size]:
        began -= 1
    return start - began < size
