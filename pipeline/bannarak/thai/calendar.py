"""The Thai civil calendar: months, weekdays, and years counted from the Buddhist Era.

The Buddhist Era year is the Gregorian year plus 543; the civil year has begun on 1 January since 2484 BE (Calendar Year Act,
B.E. 2483). The fiscal year N runs from 1 October N-1 to 30 September N (Budget Procedures Act, B.E. 2561, section 4).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Literal

__all__ = [
    "BE_OFFSET",
    "CLIPPED_MONTHS",
    "MISSPELT_MONTHS",
    "MONTHS",
    "MONTH_FORMS",
    "WEEKDAYS",
    "WEEKDAY_FORMS",
    "academic_year",
    "fiscal_year",
    "format_date",
    "gregorian",
    "make_date",
    "month_end",
    "month_name",
    "quarter",
    "weekday_name",
]

Language = Literal["th", "en"]
Era = Literal["BE", "CE"]
Interval = tuple[date, date]

BE_OFFSET = 543
MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
_MONTHS_EN = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_ABBREVIATED = ("มค", "กพ", "มีค", "เมย", "พค", "มิย", "กค", "สค", "กย", "ตค", "พย", "ธค")
# Common misspellings: ฎ and ฏ, ศ and ษ, ธ์ and ธุ์, a letter or mark too many or too few.
MISSPELT_MONTHS = {
    "กุมภาพันธุ์": 2,
    "กุมภาพันธ": 2,
    "กุมพาพันธ์": 2,
    "พฤศภาคม": 5,
    "พฤษาคม": 5,
    "กรกฏาคม": 7,
    "กรกฎคม": 7,
    "พฤษจิกายน": 11,
    "พฤศจิกายาน": 11,
    "พฤจิกายน": 11,
    "ธันวามคม": 12,
}
CLIPPED_MONTHS = {
    "มกรา": 1,
    "กุมภา": 2,
    "มีนา": 3,
    "เมษา": 4,
    "พฤษภา": 5,
    "มิถุนา": 6,
    "กรกฎา": 7,
    "กรกฏา": 7,
    "สิงหา": 8,
    "กันยา": 9,
    "ตุลา": 10,
    "พฤศจิกา": 11,
    "พฤษจิกา": 11,
    "ธันวา": 12,
}
"""Colloquial names of the months without their ending."""
MONTH_FORMS: dict[str, int] = {
    **{name: number for names in (MONTHS, _ABBREVIATED) for number, name in enumerate(names, 1)},
    **MISSPELT_MONTHS,
    **CLIPPED_MONTHS,
    **{form: number for number, name in enumerate(_MONTHS_EN, 1) for form in (name.lower(), name[:3].lower())},
    "sept": 9,
}
"""Every written form of a month, without dots and spaces and in lower case, to its number."""

WEEKDAY_FORMS: dict[str, int] = {
    **{name: number for number, name in enumerate(WEEKDAYS, 1)},
    **{form: number for number, form in enumerate(("จ", "อ", "พ", "พฤ", "ศ", "ส", "อา"), 1)},
    **{form: number for number, name in enumerate(_WEEKDAYS_EN, 1) for form in (name.lower(), name[:3].lower())},
}
"""Names and abbreviations of the weekdays, without dots and in lower case, to their ISO number, 1 Monday to 7 Sunday."""


def gregorian(year: int, era: Era | None = None) -> int | None:
    """The Gregorian year that a written year of four digits means, None if it can be none.

    The value decides, not the era word: from 1900 to 2100 a year is Gregorian, from 2400 to 2700 Buddhist, whatever stands before it
    ("พ.ศ. 2021" is 2021). Other years need their era word ("พ.ศ. 1826" is 1283).
    """
    if 1900 <= year <= 2100:
        return year
    if 2400 <= year <= 2700:
        return year - BE_OFFSET
    if era == "BE" and 1000 <= year < 2400:
        return year - BE_OFFSET
    if era == "CE" and 1000 <= year < 1900:
        return year
    return None


def make_date(year: int, month: int, day: int) -> date | None:
    """The day, None if the calendar does not have it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def fiscal_year(year: int) -> Interval:
    """The government's fiscal year that ends in the Gregorian ``year``: 1 October to 30 September."""
    return date(year - 1, 10, 1), date(year, 9, 30)


def academic_year(year: int) -> Interval:
    """The academic year that begins in the Gregorian ``year``: 1 June to 31 May, the most common of several in use."""
    return date(year, 6, 1), month_end(year + 1, 5)


def quarter(year: int, number: int, fiscal: bool = False) -> Interval:
    """Quarter 1 to 4 of a calendar year, or of the fiscal year that ends in ``year`` (the first begins in October)."""
    month = 3 * number - 2 - (3 if fiscal else 0)
    begin = date(year, month, 1) if month > 0 else date(year - 1, month + 12, 1)
    return begin, month_end(begin.year, begin.month + 2)


def weekday_name(weekday: int, lang: str = "th") -> str:
    """ISO weekday 1 to 7 as a word: "วันอาทิตย์" or "Sunday"."""
    return f"วัน{WEEKDAYS[weekday - 1]}" if lang == "th" else _WEEKDAYS_EN[weekday - 1]


def month_name(month: int, lang: str = "th") -> str:
    """Month 1 to 12 as a word."""
    return (MONTHS if lang == "th" else _MONTHS_EN)[month - 1]


def format_date(day: date, lang: str = "th") -> str:
    """A day written out, Buddhist Era in Thai: "10 ตุลาคม 2564" or "10 October 2021"."""
    if lang == "th":
        return f"{day.day} {MONTHS[day.month - 1]} {day.year + BE_OFFSET}"
    return f"{day.day} {_MONTHS_EN[day.month - 1]} {day.year}"
