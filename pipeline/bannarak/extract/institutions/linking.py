"""From a written name to an identity of the registry."""

from __future__ import annotations

from bannarak.extract.component import Reading
from bannarak.extract.institutions.vocabulary import Vocabulary, form_key
from bannarak.records import InstitutionValue

__all__ = ["link"]


def link(reading: Reading, vocabulary: Vocabulary, start: int, end: int, kind: str) -> InstitutionValue:
    """The value of the name from ``start`` to ``end``."""
    written = reading.text[start:end]
    ids = vocabulary.keys.get(form_key(written), ())
    if len(ids) == 1:
        row = vocabulary.registry[ids[0]]
        return InstitutionValue(row.name, row.type, row.id, 1.0, row.parent)
    return InstitutionValue(written, kind)
