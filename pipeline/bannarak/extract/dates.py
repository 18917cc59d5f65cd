"""Dates and clock times in running text, as a component."""

from __future__ import annotations

from collections.abc import Iterator

from bannarak.extract.component import Reading, component
from bannarak.records import Mention

__all__ = ["find_dates"]


@component("bannarak_dates")
def find_dates(reading: Reading) -> Iterator[Mention]:
    """Every date and time of the text."""
    yield from ()
