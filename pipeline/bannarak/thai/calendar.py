"""The Thai civil calendar: months, weekdays, and years counted from the Buddhist Era.

The Buddhist Era year is the Gregorian year plus 543; the civil year has begun on 1 January since 2484 BE (Calendar Year Act,
B.E. 2483). The fiscal year N runs from 1 October N-1 to 30 September N (Budget Procedures Act, B.E. 2561, section 4).
"""

from __future__ import annotations

from datetime import date
from typing import Literal

__all__ = ["MONTHS", "WEEKDAYS", "format_date", "weekday_name"]

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

Language = Literal["th", "en"]


def weekday_name(weekday: int, lang: str = "th") -> str:
    """ISO weekday 1 to 7 as a word: "วันอาทิตย์" or "Sunday"."""
    return f"วัน{WEEKDAYS[weekday - 1]}" if lang == "th" else _WEEKDAYS_EN[weekday - 1]


def format_date(day: date, lang: str = "th") -> str:
    """A day written out, Buddhist Era in Thai: "10 ตุลาคม 2564" or "10 October 2021"."""
    if lang == "th":
        return f"{day.day} {MONTHS[day.month - 1]} {day.year + 543}"
    return f"{day.day} {_MONTHS_EN[day.month - 1]} {day.year}"
