"""Dates in figures: 26/08/2557, 23-11-60, 30.8.64, 2564-08-30."""

from __future__ import annotations

import re

from bannarak.thai import calendar
from bannarak.thai.dates.atoms import DIGIT
from bannarak.thai.dates.chains import year_of
from bannarak.thai.dates.model import FoundDate, ThaiDate

__all__ = ["read_figures"]

_DAY_FIRST = re.compile(
    rf"(?P<day>{DIGIT}{{1,2}})(?P<by>[ ]?/[ ]?|-|\.)(?P<month>{DIGIT}{{1,2}})(?P=by)"
    rf"(?P<year>{DIGIT}{{4}}|{DIGIT}{{2}})(?!{DIGIT}|[-/.]{DIGIT}|[a-zA-Z_])"
)
_YEAR_FIRST = re.compile(
    rf"(?P<year>{DIGIT}{{4}})(?P<by>[-/])(?P<month>{DIGIT}{{2}})(?P=by)(?P<day>{DIGIT}{{2}})(?!{DIGIT}|[-/]{DIGIT}|[a-zA-SU-Z_])"
)
_BEFORE = frozenset("/.-_=&%#:")


def read_figures(text: str, at: int, floor: int) -> tuple[list[FoundDate], int] | None:
    """The date in figures at ``at``, day first or year first."""
    if at > floor and (text[at - 1] in _BEFORE or (text[at - 1].isascii() and text[at - 1].isalnum())):
        return None
    found = _DAY_FIRST.match(text, at) or _YEAR_FIRST.match(text, at)
    if found is None:
        return None
    day, month, written = int(found["day"]), int(found["month"]), int(found["year"])
    year = year_of(found["year"], None)
    short = len(found["year"]) == 2
    if year is None or month > 12 or not 1 <= day <= 31 or month == 0:
        return None
    if short and ((found["by"] == "." and not 50 <= written <= 75) or (found["by"] == "-" and written < 40)):
        return None
    head = re.compile(r"วันที่[ ]?\Z").search(text, max(floor, at - 8), at)
    start = head.start() if head else at
    other = found.re is _DAY_FIRST and ((day <= 12 and day != month and (short or written < 2200)) or (short and written < 40))
    when = calendar.make_date(year, month, day)
    value = ThaiDate(when, when, "day", ambiguous=other, year_written=written, first=(year, month, day), last=(year, month, day))
    return [FoundDate(start, found.end(), text[start : found.end()], value)], found.end()
