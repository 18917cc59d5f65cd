"""Documents of one text for tests."""

from __future__ import annotations

from functools import cache

from bannarak.analyse import Analyser, analyser
from bannarak.document import Document
from bannarak.knowledge import load
from bannarak.records import EvidenceValue, Mention, Record

__all__ = ["evidence", "record"]


@cache
def _analyser() -> Analyser:
    return analyser(load())


def record(text: str, **fields: object) -> Record:
    """The record of a text document."""
    return _analyser()(Document("test.txt", "0" * 64, "text", text, **fields))  # type: ignore[arg-type]


def evidence(text: str) -> list[tuple[Mention, EvidenceValue]]:
    """The evidence of ``text``, mention and value."""
    return [(m, m.value) for m in record(text).mentions if isinstance(m.value, EvidenceValue)]
