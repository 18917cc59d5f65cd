"""counts, as a component."""

from __future__ import annotations

from collections.abc import Iterator

from bannarak.extract.component import Reading, component
from bannarak.records import Mention

__all__ = ["find_counts"]


@component("bannarak_counts")
def find_counts(reading: Reading) -> Iterator[Mention]:
    """counts of the text."""
    yield from ()
