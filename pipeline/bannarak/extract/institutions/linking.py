"""From a written name to an identity of the registry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bannarak.extract.component import Reading
from bannarak.extract.institutions.scan import Found
from bannarak.extract.institutions.vocabulary import Vocabulary, form_key
from bannarak.records import InstitutionValue

__all__ = ["link"]


def link(reading: Reading, vocabulary: Vocabulary, found: Sequence[Found]) -> Iterator[InstitutionValue]:
    """The value of each name found, in order."""
    for start, end, what in found:
        written = reading.text[start:end]
        ids = vocabulary.keys.get(form_key(written), ())
        if len(ids) == 1:
            row = vocabulary.registry[ids[0]]
            yield InstitutionValue(row.name, row.type, row.id, 1.0, row.parent)
        else:
            yield InstitutionValue(written, what.type)
