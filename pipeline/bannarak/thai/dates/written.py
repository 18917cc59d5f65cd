"""What stands before and behind the figures of a date: weekday, "วันที่", era and year, and the words that join two dates."""

from __future__ import annotations

import re
from typing import NamedTuple

from bannarak.thai.calendar import WEEKDAYS
from bannarak.thai.dates.atoms import COUNTED, DIGIT, ERA, GAP, MONTH, TO, WEEKDAY, WEEKDAY_IN_BRACKETS, era_of, weekday_of, year_of
from bannarak.thai.dates.parts import Part

__all__ = ["JOIN", "MONTH_PART", "YEAR_TAIL", "Head", "add_weekday_behind", "head_before", "head_joined", "set_year"]

_COLUMNS = rf"[ ]{{2}}{DIGIT}{{2}}[ ]{{2,}}{DIGIT}"  # the numbers of a row that a month begins: "เม.ย.  80  40"
YEAR_TAIL = (
    rf"(?:(?:{GAP}[,.)]?{GAP}(?:ของ)?(?:ปี[ ]?)?(?:(?P<era>{ERA})[ ]?)?|-|[ ]?/[ ]?)(?P<year>{DIGIT}{{4}})"
    rf"(?!{DIGIT}(?!{DIGIT}?[ ]?{MONTH}))"  # the next column's date may be glued to it: 23 ส.ค. 256524 ส.ค. 2565
    # Two figures: on the same line, and no thousand, decimal, clock time, amount or day of a further month.
    rf"|(?!{_COLUMNS})(?:[ ]{{0,2}}(?:ปี[ ]?)?(?:(?P<era_short>{ERA})[ ]?)?|[-/])(?P<short>{DIGIT}{{2}})"
    rf"(?!{DIGIT}|[.,:]{DIGIT}|{COUNTED}|[ ]?[-–][ ]?{DIGIT}{{1,3}}{COUNTED}|{GAP}{MONTH}))?"
)
"""The year behind a month, if there is one: four figures, or two with less freedom."""

MONTH_PART = re.compile(rf"(?:เดือน{GAP})?(?P<month>{MONTH}){YEAR_TAIL}")
"""A month with its year if it has one."""

JOIN = re.compile(
    rf"(?![ \t]{{0,16}}\r?\n[ \t]{{0,16}}[-–—][ ]){GAP}(?:(?P<to>{TO})|,?[ ]?(?:และ|กับ|หรือ|&|and(?![a-z]))|,){GAP}"
    rf"(?:ใน)?(?:(?:ต้น|กลาง|ปลาย|สิ้น)(?=เดือน|{MONTH}))?"
    rf"(?P<head>{WEEKDAY_IN_BRACKETS}|(?:วัน[ ]?)?(?:(?P<weekday>{WEEKDAY})[ ,]?)?(?:[ ]?ที่[ ]{{0,3}})?)(?=เดือน|{DIGIT}|{MONTH})"
)
"""Range word or list word, with the "วันศุกร์ที่" or the "(ศ)" of the next part; a dash that begins a line is a bullet."""

_HEAD = re.compile(
    rf"(?:วัน[ ]?)?(?P<weekday>{WEEKDAY})(?:[ ]?(?:[-–,]|ถึง|และ)[ ]?(?:วัน)?(?P<weekday_end>{WEEKDAY}))?"
    rf"{GAP}[,.]?{GAP}(?:(?:วัน)?ที่)?{GAP}\Z"
)
_DAY_HEAD = "วันที่"
_ORDINAL = "ที่"
_WIDEST = 8  # blanks between the head and the day
_BRACKETED = re.compile(rf"{WEEKDAY_IN_BRACKETS}\Z")
_BRACKETED_WIDTH = 20  # characters that hold it
# Items of a list, told by the item before: (จ) stands behind (ง) there.
_ITEMS = {"จ": ("(ง)",), "พ": ("(ฝ)",), "ศ": ("(ว)",), "ส": ("(ษ)",), "อ": ("(ห)", "(ฬ)")}
_LIST = 2000  # letters between two items
_REFERRED = re.compile(r"(?:(?:ข้อ(?:ย่อย)?|วรรค|รายการ|ตาม|มาตรา)\s?[\d.]*\s?|[)\d])\Z")
_BEHIND = re.compile(rf"[ ]?\((?:วัน)?(?P<weekday>{WEEKDAY})\)")
# In words: "8 มิถุนายน 2565 ซึ่งตรงกับวันพุธ"; not "ตรงกับวันพุธที่ 8" or the first of several.
_SAID = re.compile(rf"[ ]?(?:ซึ่ง|อัน|โดย)?[ ]?ตรงกับ[ ]?วัน(?P<weekday>{'|'.join(WEEKDAYS)})(?![ ]?(?:ที่|และ|กับ|หรือ|ถึง|แรก|สุดท้าย|[-–,/]))")
_IS_ON, _TO_IS_ON = "ตรงกับ", 12  # within so many letters behind a date
_NEW_YEAR = 1941  # from here on the year begins in January: before, a day of winter may be of the next Gregorian year
_THAI_LETTER = re.compile(r"[ ]?[ก-ฮเ-ไ]")
_ORDINALS = ("ฉบับที่", "ครั้งที่", "เล่มที่", "ลำดับที่", "รุ่นที่", "ตอนที่", "ระยะที่", "ปีที่", "ชั้นที่", "ข้อ", "ข้อที่", "หน้า", "มาตรา", "สัปดาห์ที่", "ห้อง")


def _ends_name(text: str, found: re.Match[str]) -> bool:
    """Whether the weekday is but the end of a name, or a name on the line before: "แสงจันทร์ 20 พ.ค. 2568"."""
    start, end = found.span("weekday")
    if text.startswith("วัน", found.start()) or _ORDINAL in text[end : found.end()]:
        return False
    return "ก" <= text[start - 1 : start] <= "๎" or "\n" in text[end : found.end()]


# Words that end like the one for a page.
_NO_PAGES = (
    *("ครั้งหน้า", "คราวหน้า", "เดือนหน้า", "สัปดาห์หน้า", "อาทิตย์หน้า", "ปีหน้า"),
    *("ล่วงหน้า", "หัวหน้า", "ก้าวหน้า", "คืบหน้า", "รุดหน้า", "ด้านหน้า", "ข้างหน้า"),
)


class Head(NamedTuple):
    """What stands before a day: where it begins, whether there is anything, the weekdays it states.

    ``ordinal``: the figure numbers something else ("ฉบับที่ 3 กรกฎาคม - กันยายน 2562") and is no day.
    """

    start: int
    written: bool = False
    weekday: int | None = None
    weekday_end: int | None = None
    ordinal: bool = False


def head_before(text: str, at: int, floor: int) -> Head:
    """The weekday or "วันที่" before ``at``, not looking before ``floor``."""
    low = max(floor, at - 48)
    before = text[low:at].rstrip(" \t\r\n:")
    if not before or at - low - len(before) > _WIDEST:
        return Head(at)
    if before.endswith(_DAY_HEAD):
        return Head(low + len(before) - len(_DAY_HEAD), True)
    if before.endswith(")") and (bracketed := _weekday_in_brackets(text, low, at)) is not None:
        return bracketed
    found = _HEAD.match(text, start, at) if (start := text.rfind("วัน", low, at)) >= 0 else None
    if found is not None:  # "วันเสาร์และวันอาทิตย์ที่": there may be another weekday before
        found = _HEAD.search(text, max(low, start - 16), at) if start > low and text[start - 1] in "ะ-– งถึ" else found
    elif before.endswith(_ORDINAL) or before[-1].isascii() or before.endswith(WEEKDAYS):
        found = _HEAD.search(text, max(low, at - 24), at)
    if found is None or _ends_name(text, found):
        return Head(at, ordinal=before.endswith(_ORDINALS) and not before.endswith(_NO_PAGES))
    second = found["weekday_end"]
    return Head(found.start(), True, weekday_of(found["weekday"]), weekday_of(second) if second else None)


def _weekday_in_brackets(text: str, low: int, at: int) -> Head | None:
    """The weekday of "(ศ) 24 มิ.ย. 2565" or "(พฤ-ศ) 1-2 มิ.ย. 2566", None if the letter numbers an item or nothing is there."""
    found = _BRACKETED.search(text, max(low, at - _BRACKETED_WIDTH), at)
    if found is None:
        return None
    if _numbers_item(text, found["bracketed"], found.start()):
        return None
    last = found["bracketed_end"]
    return Head(found.start(), True, weekday_of(found["bracketed"]), weekday_of(last) if last else None)


def _numbers_item(text: str, letter: str, at: int) -> bool:
    """Whether ``letter``, whose bracket is at ``at``, is that of an item of a list, or of one that the text refers to."""
    if letter not in _ITEMS:
        return False
    listed = any(text.rfind(item, max(0, at - _LIST), at) >= 0 for item in _ITEMS[letter])
    return listed or _REFERRED.search(text, max(0, at - _BRACKETED_WIDTH), at) is not None


def head_joined(found: re.Match[str]) -> tuple[int, int | None]:
    """Where the part begins that JOIN leads to, and the weekday before it."""
    if found["bracketed"]:
        if _numbers_item(found.string, found["bracketed"], found.start("head")):
            return found.end(), None
        return found.start("head"), weekday_of(found["bracketed"])
    return found.start("head"), weekday_of(found["weekday"]) if found["weekday"] else None


def add_weekday_behind(text: str, part: Part) -> None:
    """Take the weekday in brackets behind a date into it, "8 มิถุนายน 2565 (วันพุธ)", or note the one that it is said to be."""
    if part.weekday is not None:
        return
    if text.startswith(("(", " ("), part.end):
        found = _BEHIND.match(text, part.end)
        if found is not None:
            part.weekday, part.end = weekday_of(found["weekday"]), found.end()
    elif text.find(_IS_ON, part.end, part.end + _TO_IS_ON) >= 0 and not part.joined and (part.year or 0) >= _NEW_YEAR:
        found = _SAID.match(text, part.end)
        part.weekday = weekday_of(found["weekday"]) if found else None


def set_year(text: str, part: Part, found: re.Match[str]) -> None:
    """Give ``part`` the year that YEAR_TAIL found behind its month; figures that can be no year are left outside."""
    month, figures = found["month"], found["year"] or found["short"]
    if not figures:
        return
    era = era_of(found["era"] or found["era_short"])
    number = int(figures)
    # Behind the Thai name of a month, years between the two calendars are of the Buddhist Era: "วันที่ 9 สิงหาคม 2387".
    year = year_of(figures, era or (None if number <= 2100 or month[0].isascii() else "BE"))
    if len(figures) == 2 and not era:
        if month[0].isascii():  # an English stamp may mean either calendar
            part.ambiguous = True
            year = 2000 + number if number < 40 else year
        elif number < 40 and (len(month) > 6 or _THAI_LETTER.match(text, found.end())):
            year = None  # "5 มกราคม 12 หน่วยงาน": years of the first forty are only met in short dates
    if year is None:
        part.end = found.end("month")
    else:
        part.year, part.era, part.written = year, era, number
