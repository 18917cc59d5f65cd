"""What a date expression says: the parts as written, and the days they mean."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

__all__ = ["FoundDate", "Parts", "Precision", "ThaiDate"]

Precision = Literal["day", "month", "year", "quarter", "fiscal_year", "academic_year"]
Parts = tuple[int | None, int | None, int | None]
"""(Gregorian year, month, day) as written, None for a part that is not there."""


class ThaiDate(NamedTuple):
    """The interval that an expression names.

    ``start`` and ``end`` are inclusive Gregorian days. Both are None if a day does not exist ("31 กันยายน 2564": ``first`` and
    ``last`` keep what was written), if the year is not known, or in the lunar calendar (``lunar`` is true). A range written backwards
    keeps its order: ``start`` is later than ``end``.

    ``weekday`` and ``weekday_end`` are the stated weekdays of the first and the last day, ISO 1 Monday to 7 Sunday. ``era`` is the era
    word that was written, also where the year contradicts it: the value of the year decides what it means. ``inferred``: a part that
    was not written was taken from elsewhere. ``ambiguous``: the figures have another likely reading. ``year_written`` is the last
    year's number as it stands (2564, 64, 2021).
    """

    start: date | None
    end: date | None
    precision: Precision
    weekday: int | None = None
    weekday_end: int | None = None
    era: Literal["BE", "CE"] | None = None
    inferred: bool = False
    ambiguous: bool = False
    year_written: int | None = None
    first: Parts = (None, None, None)
    last: Parts = (None, None, None)
    lunar: bool = False


class FoundDate(NamedTuple):
    """A date expression in a text: the half-open span in code points, its text, and what it means."""

    start: int
    end: int
    text: str
    date: ThaiDate
