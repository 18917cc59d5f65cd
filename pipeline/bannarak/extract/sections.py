"""sections, as a component."""

from __future__ import annotations

from collections.abc import Iterator

from bannarak.extract.component import Reading, component
from bannarak.records import Mention

__all__ = ["find_sections"]


@component("bannarak_sections")
def find_sections(reading: Reading) -> Iterator[Mention]:
    """sections of the text."""
    yield from ()
