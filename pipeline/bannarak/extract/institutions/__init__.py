"""Names of institutions in running text, each known by its identity, as a component."""

from __future__ import annotations

from collections.abc import Iterator

from bannarak.extract.component import Reading, component
from bannarak.extract.institutions.aliases import aliases, recurrences
from bannarak.extract.institutions.latin import latin_names
from bannarak.extract.institutions.linking import link
from bannarak.extract.institutions.scan import scan
from bannarak.extract.institutions.vocabulary import vocabulary
from bannarak.records import Mention

__all__ = ["find_institutions"]


@component("bannarak_institutions")
def find_institutions(reading: Reading) -> Iterator[Mention]:
    """Every named institution of the text."""
    words = vocabulary(reading.knowledge)
    found = scan(reading, words)
    defined = list(aliases(reading, words, found))
    spans = {(start, end): what.type for start, end, what in found}
    for start, end, index in (*defined, *recurrences(reading, words, defined)):
        spans.setdefault((start, end), found[index][2].type)
    for start, end in latin_names(reading.text, words.latin):
        spans.setdefault((start, end), "other")
    at = 0
    for (start, end), kind in sorted(spans.items(), key=lambda item: (item[0][0], -item[0][1])):
        if start >= at:
            yield Mention("institution", start, end, link(reading, words, start, end, kind))
            at = end
