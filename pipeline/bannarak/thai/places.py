"""Where fixed strings stand in a text: sought one by one at memory speed, which an expression that asks at every character is not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

__all__ = ["matches_at", "places"]


def places(text: str, words: Iterable[str]) -> list[tuple[int, str]]:
    """The offset of every occurrence of each of ``words``, with the word, in the order of the words. None is empty."""
    found: list[tuple[int, str]] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append((at, word))
            at = text.find(word, at + len(word))
    return found


def matches_at(pattern: re.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """The matches that ``pattern.finditer(text)`` would give if none began elsewhere than at ``starts``, which are in order."""
    over = 0
    for start in starts:
        if start >= over and (found := pattern.match(text, start)):
            over = found.end()
            yield found
