"""Names of organisations in Latin letters: a run of capitalised words one of which says what it is ("Institute of …")."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["latin_names"]

_WORD = r"[A-Z][\w&’'-]*"
_RUN = re.compile(rf"(?<![\w@/.-]){_WORD}(?:(?:\.(?= [A-Z]))?,? {{1,2}}(?:(?:of|and|for|the|in|on|&) )*{_WORD})+(?:, (?:Ltd|Inc)\.?)*\.?")


def latin_names(text: str, kinds: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Start and end of every run of Latin words with one of ``kinds`` among them; a single word is no name."""
    for run in _RUN.finditer(text):
        words = run.group().split()
        if len(words) > 1 and any(word.strip(",.") in kinds for word in words):
            yield run.start(), run.end() - (run.group().endswith(".") and words[-1].strip(".") not in ("Ltd", "Inc", "Co"))
