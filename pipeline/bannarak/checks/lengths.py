"""How long something is said to last, and how long it does from a first day to a last one, for D104."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from bannarak.checks.rule import Wording
from bannarak.thai.numerals import FIGURES, NUMERAL, number_at

__all__ = ["LENGTH", "Days", "Stated", "actual", "is_sound", "lasting", "read_length", "term"]

LENGTH = (
    rf"(?P<n>{FIGURES}|(?:{NUMERAL})+)\ ?(?:\([^()\n]{{1,20}}\)\ ?)?(?P<unit>วัน|สัปดาห์|เดือน|ปี)(?!ทำการ|ละ|ที่|แรก|การศึกษา|ก่อน|หลัง|งบ)"
    rf"(?:\ ?(?P<n2>{FIGURES})\ ?(?P<unit2>วัน|เดือน|คืน))?"
)
"""A number of days, weeks, months or years, in a verbose pattern."""


class Days(NamedTuple):
    """A first and a last day; ``apart`` from the words that say how long it is."""

    start: int
    end: int
    precision: str
    first: date
    last: date
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Stated:
    start: int
    end: int
    n: int
    unit: str
    rest: int  # of the next smaller unit
    firm: bool  # the words say that this is how long it lasts
    nights: bool  # one fewer, which are told too: both the first and the last day count


def read_length(found: re.Match[str], offset: int, firm: bool) -> Stated | None:
    number = number_at(found["n"], 0)
    rest = number_at(found["n2"], 0) if found["n2"] and found["unit2"] != "คืน" else None
    if number is None or not isinstance(number.value, int) or not 0 < number.value <= 500 or (rest and not isinstance(rest.value, int)):
        return None
    end = found.end("unit2") if found["n2"] else found.end("unit")
    nights = number_at(found["n2"], 0) if found["unit2"] == "คืน" else None
    fixed = nights is not None and nights.value == number.value - 1 and found["unit"] == "วัน"
    return Stated(offset + found.start("n"), offset + end, number.value, found["unit"], int(rest.value) if rest else 0, firm, fixed)


def is_sound(stated: Stated, precision: str, start: date, end: date, nights: bool) -> bool:
    """Whether the dates last as long as stated, counted with or without the last day (month, year); where ``nights`` tell how, with it."""
    if stated.unit in ("วัน", "สัปดาห์"):
        if precision != "day":
            return True  # so many days within those months
        days = (end - start).days
        if stated.unit == "สัปดาห์":
            return abs(stated.n * 7 - days - 0.5) <= 3.5
        if stated.n == days + 1 or (not nights and stated.n in (days, _working_days(start, end, 5), _working_days(start, end, 6))):
            return True
        return not stated.firm and stated.n < days - 2  # some days of a longer period
    months = stated.n * 12 + stated.rest if stated.unit == "ปี" else stated.n
    low, high = _months(start, end), _months(start, end + timedelta(1))
    slack = 6 if stated.unit == "ปี" and not stated.rest else 0.5
    if precision in ("year", "fiscal_year", "academic_year"):
        if stated.unit != "ปี":
            return True
        low -= 12  # 2562-2566 is five years, and four from the one to the other
        slack = 0
    elif precision == "month":
        low -= 1
    if low - slack <= months <= high + slack:
        return True
    return not stated.firm and months < low - 12


def _working_days(start: date, end: date, week: int) -> int:
    """The days from ``start`` to ``end`` without the weekends (week of 5) or the Sundays (6)."""
    span = (end - start).days + 1
    return sum((start + timedelta(i)).isoweekday() <= week for i in range(min(span, 800)))


def _months(start: date, end: date) -> float:
    """The months from ``start`` to ``end``; the days over as a share of a month."""
    return (end.year - start.year) * 12 + end.month - start.month + (end.day - start.day) / monthrange(end.year, end.month)[1]


_EN = {"วัน": "day", "สัปดาห์": "week", "เดือน": "month", "ปี": "year"}


def term(stated: Stated) -> Wording:
    rest = {"ปี": "เดือน", "เดือน": "วัน"}.get(stated.unit) if stated.rest else None
    return lasting(stated.n, stated.unit, stated.rest, rest)


def lasting(n: int, unit: str, rest: int = 0, smaller: str | None = None) -> Wording:
    th, en = f"{n} {unit}", f"{n} {_EN[unit]}{'s' * (n != 1)}"
    if rest and smaller:
        th, en = f"{th} {rest} {smaller}", f"{en} {rest} {_EN[smaller]}{'s' * (rest != 1)}"
    return Wording(th, en)


def actual(unit: str, start: date, end: date) -> Wording:
    """How long the dates last, in the unit stated, the last day included."""
    if unit in ("วัน", "สัปดาห์"):
        return lasting((end - start).days + 1, "วัน")
    months = int(_months(start, end + timedelta(1)) + 0.01)
    if months == 0:
        return lasting((end - start).days + 1, "วัน")
    if unit == "ปี" and months >= 12:
        return lasting(months // 12, "ปี", months % 12, "เดือน")
    return lasting(months, "เดือน")
