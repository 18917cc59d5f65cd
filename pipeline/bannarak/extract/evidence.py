"""evidence, as a component."""

from __future__ import annotations

from collections.abc import Iterator

from bannarak.extract.component import Reading, component
from bannarak.records import Mention

__all__ = ["find_evidence"]


@component("bannarak_evidence")
def find_evidence(reading: Reading) -> Iterator[Mention]:
    """evidence of the text."""
    yield from ()
