"""Names of institutions in running text, each known by its identity, as a component."""

from __future__ import annotations

from collections.abc import Iterator

from bannarak.extract.component import Reading, component
from bannarak.extract.institutions.linking import link
from bannarak.extract.institutions.scan import scan
from bannarak.extract.institutions.vocabulary import vocabulary
from bannarak.records import Mention

__all__ = ["find_institutions"]


@component("bannarak_institutions")
def find_institutions(reading: Reading) -> Iterator[Mention]:
    """Every named institution of the text."""
    words = vocabulary(reading.knowledge)
    found = list(scan(reading, words))
    for (start, end, _), value in zip(found, link(reading, words, found), strict=True):
        yield Mention("institution", start, end, value)
