"""Months with their year, and dates that begin with the month: "ต.ค. 2563 - ก.ย. 2564", "เดือนกรกฎาคมนี้", "July 5, 2023"."""

from __future__ import annotations

import re

from bannarak.thai.dates.atoms import COUNTED, DIGIT, MONTH, month_of, year_of
from bannarak.thai.dates.parts import Found, Part, complete, groups, mention
from bannarak.thai.dates.written import JOIN, MONTH_PART, YEAR_TAIL, head_before, set_year

__all__ = ["POINTER", "read_months", "read_months_of"]

_MONTH_FIRST = re.compile(
    rf"(?P<month>{MONTH})[ ]?(?P<day>{DIGIT}{{1,2}})(?!{DIGIT})(?i:st|nd|rd|th)?"
    rf"(?:[ ]?[-–][ ]?(?P<last>{DIGIT}{{1,2}})(?!{DIGIT}))?"
    rf"(?:,?[ ]{{0,2}}(?P<year>{DIGIT}{{4}})(?!{DIGIT}))?(?![.:%]{DIGIT}|{COUNTED})"
)
_MOST = 24
_DAYS = 31
_LAST_DAY = re.compile(rf"(?P<day>{DIGIT}{{1,2}})[ ]?(?P<month>{MONTH}){YEAR_TAIL}")

POINTER = re.compile(
    r"[ ]?(?:(?P<before>(?:ของ)?ปี(?:ที่แล้ว|ก่อน))|(?P<past>ที่ผ่านมา|ที่แล้ว)|(?P<same>ศกนี้|(?:ของ)?ปีนี้)"
    r"|(?P<after>(?:ของ)?ปีหน้า|ปีถัดไป|ศกหน้า)|(?P<near>นี้|ที่จะถึง|ที่กำลังจะ|ต่อไป))"
)
"""A word behind a month that points to the time of writing."""


def read_months(text: str, at: int, floor: int) -> Found:
    """The months that begin with the name, or with "เดือน", at ``at``. Without a year they must point to the time of writing."""
    first = _MONTH_FIRST.match(text, at)
    if first is not None and _is_day(first):
        return _month_first(text, first, floor)
    parts: list[Part] = []
    joined = ""
    found = MONTH_PART.match(text, at)
    while found is not None and len(parts) < _MOST:
        part = Part(found.start(), found.end(), joined, month=month_of(found["month"]))
        set_year(text, part, found)
        parts.append(part)
        link = JOIN.match(text, part.end)
        if link is None:
            break
        joined = "to" if link["to"] else "list"
        if len(parts) == 1 and link["to"] and (last := _LAST_DAY.match(text, link.end())):
            return _until(text, part, last)
        found = MONTH_PART.match(text, link.end())
    behind = parts[-1].end if parts else at + 1
    while parts and parts[-1].year is None and not POINTER.match(text, parts[-1].end):
        parts.pop()
    if not parts:
        return [], behind
    complete(parts)
    return [mention(text, group, "month") for group in groups(text, parts)], parts[-1].end


def read_months_of(text: str, at: int, year: Part) -> Found | None:
    """The months at ``at``, behind the year they are of: "ปี 2540 เดือนมีนาคม - พฤษภาคม"; None if they have a year of their own."""
    parts: list[Part] = []
    joined, begin = "", year.start
    found = MONTH_PART.match(text, at)
    while found is not None and len(parts) < _MOST:
        month = month_of(found["month"])
        if found["year"] or found["short"] or POINTER.match(text, found.end()) or (parts and month <= (parts[-1].month or 0)):
            return None
        parts.append(Part(begin, found.end("month"), joined, month=month, year=year.year, written=year.written, era=year.era))
        link = JOIN.match(text, parts[-1].end)
        if link is None:
            break
        joined, begin = "to" if link["to"] else "list", link.end()
        found = MONTH_PART.match(text, begin)
    return ([mention(text, group, "month") for group in groups(text, parts)], parts[-1].end) if parts else None


def _until(text: str, month: Part, found: re.Match[str]) -> Found:
    """From the beginning of a month to a day: "เมษายน – 18 สิงหาคม 2558"."""
    last = Part(found.start(), found.end(), "to", int(found["day"]), month_of(found["month"]))
    set_year(text, last, found)
    month.day = 1
    complete([month, last])
    return [mention(text, [month, last], "day")], last.end


def _is_day(found: re.Match[str]) -> bool:
    """Whether the figures behind a month are its day: a year follows, or the language is English and they may be a day."""
    if found["year"]:
        return year_of(found["year"]) is not None
    return found["month"][0].isascii() and 1 <= int(found["day"]) <= _DAYS


def _month_first(text: str, found: re.Match[str], floor: int) -> Found:
    head = head_before(text, found.start(), floor)
    month = month_of(found["month"])
    written = int(found["year"]) if found["year"] else None
    year = year_of(found["year"]) if found["year"] else None
    group = [Part(head.start, found.end(), "", int(found["day"]), month, year, written, weekday=head.weekday)]
    if found["last"]:
        group.append(Part(found.start("last"), found.end(), "to", int(found["last"]), month, year, written))
    return [mention(text, group, "day")], found.end()
