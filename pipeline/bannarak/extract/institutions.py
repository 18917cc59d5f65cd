"""institutions, as a component."""

from __future__ import annotations

from collections.abc import Iterator

from bannarak.extract.component import Reading, component
from bannarak.records import Mention

__all__ = ["find_institutions"]


@component("bannarak_institutions")
def find_institutions(reading: Reading) -> Iterator[Mention]:
    """institutions of the text."""
    yield from ()
