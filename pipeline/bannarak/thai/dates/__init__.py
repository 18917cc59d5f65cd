"""Dates in Thai and English text of Thailand, in the Buddhist and the Gregorian calendar."""

from __future__ import annotations

from datetime import date

from bannarak.thai.dates.infer import infer, publication
from bannarak.thai.dates.model import FoundDate, ThaiDate
from bannarak.thai.dates.scan import scan

__all__ = ["FoundDate", "ThaiDate", "dates_in"]


def dates_in(text: str, published: date | None = None) -> list[FoundDate]:
    """The date expressions of a normalised text in order, years that are not written taken from the context or ``published``."""
    found = list(scan(text))
    return list(infer(text, found, published or publication(text, found)))
