"""Whose document it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bannarak.extract.component import Reading
from bannarak.records import InstitutionValue

__all__ = ["own_identity", "own_institution"]

_TITLE_LINES = 3
_IN_TITLE = 3  # a place in the title counts as so many in the text


def own_institution(reading: Reading) -> str | None:
    """The id of the first mention of the institution whose report or post this is, None if none stands out.

    Mentions must have their ids, so this is for after extraction.
    """
    places: dict[str, list[int]] = {}
    first: dict[str, str] = {}
    for mention in reading.mentions:
        if isinstance(mention.value, InstitutionValue):
            identity = mention.value.id or mention.value.name
            places.setdefault(identity, []).append(mention.start)
            first.setdefault(identity, mention.id)
    chosen = own_identity(reading.text, places)
    return first[chosen] if chosen is not None else None


def own_identity(text: str, places: Mapping[str, Sequence[int]]) -> str | None:
    """The identity named most often, the title counting more; None if no one is named twice or in the title."""
    top = _top(text)
    weighed = {identity: len(at) + _IN_TITLE * (at[0] < top) for identity, at in places.items()}
    best = max(weighed, key=lambda identity: (weighed[identity], -places[identity][0]), default=None)
    return best if best is not None and weighed[best] > 1 else None


def _top(text: str) -> int:
    """Where the first lines that hold anything end."""
    at = 0
    for _ in range(_TITLE_LINES):
        while text[at : at + 1].isspace():
            at += 1
        at = text.find("\n", at)
        if at < 0:
            return len(text)
    return at
