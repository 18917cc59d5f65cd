"""Names of organisations in Latin letters: a run of capitalised words one of which says what it is ("Institute of …")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

__all__ = ["initials", "latin_names"]

_WORD = r"[A-Z][\w&’'-]*"
_LINK = "(?:(?:of|and|for|de|&|of the|for the) ){0,2}"
# The assertion stands behind the first letter, so that the search seeks a capital and does not ask at every character.
_RUN = re.compile(rf"[A-Z](?<![\w@/.-].)[\w&’'-]*(?: {{1,2}}{_LINK}{_WORD}){{1,14}}(?:,? ?(?:Ltd|Inc|Co|Limited)\b\.?,?)*")
_INITIALS = re.compile(r" ?\(([A-Z][A-Z-]{1,9})\)")


def latin_names(text: str, kinds: frozenset[str], office: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Start and end of every run of Latin words that begins or ends with one of ``kinds`` or has it before "of" or "for".

    ``office`` matches what is a person's office in front of the name.
    """
    for run in _RUN.finditer(text):
        start, end = run.span()
        if person := office.match(run.group()):
            start += person.end()
        words = text[start:end].split()
        bare = [word.strip(",.") for word in words]
        if len(words) > 1 and any(
            word in kinds and (at in (0, len(bare) - 1) or bare[at + 1] in ("of", "for")) for at, word in enumerate(bare)
        ):
            yield start, end


def initials(text: str, names: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Start and end of every place where initials stand that a bracket behind one of ``names`` defines."""
    defined = {found[1] for _, end in names if (found := _INITIALS.match(text, end))}
    for short in sorted(defined):
        yield from (found.span() for found in re.finditer(rf"(?<![A-Za-z0-9_@/.-]){short}(?![A-Za-z0-9_-])", text))
