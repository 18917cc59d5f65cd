"""Days with their month: "14-16 กุมภาพันธ์ 2561", "28 ก.พ. - 2 มี.ค. 66", "1, 8 และ 15 มีนาคม 2565", "5th July 2023"."""

from __future__ import annotations

import re

from bannarak.thai.dates.atoms import COUNTED, DIGIT, ERA, GAP, MONTH, era_of, month_like, month_of, year_of
from bannarak.thai.dates.parts import Found, Part, complete, groups, mention
from bannarak.thai.dates.written import JOIN, MONTH_PART, YEAR_TAIL, Head, add_weekday_behind, head_before, head_joined, set_year

__all__ = ["read_days", "read_weekday"]

# Pages that were typed letter by letter part the figures of a day: วันที่ 2 1 พฤศจิกายน.
_DAY = re.compile(
    rf"(?P<day>(?<=วันที่[ ])[1-3๑-๓][ ]{DIGIT}(?=[ ]?{MONTH})|{DIGIT}{{1,2}})(?!{DIGIT})(?:(?i:st|nd|rd|th)(?![a-z]))?"
    rf"(?:(?:{GAP},?(?:of[ ])?(?:(?:ของ)?เดือน{GAP})?|-|[ ]?/[ ]?(?={MONTH}[ ]?/[ ]?{DIGIT}))(?P<month>{MONTH}){YEAR_TAIL})?"
)
# A day whose month is misspelt: a Thai word like the name of one, and a year of four figures behind it.
_MISSPELT = re.compile(rf"(?P<day>{DIGIT}{{1,2}}){GAP}(?P<word>[ก-์]{{5,12}})[ ]?(?={DIGIT}{{4}}(?!{DIGIT})|พ\.?ศ)")
_YEAR = re.compile(rf"(?:(?P<era>{ERA})[ ]?)?(?P<year>{DIGIT}{{4}})(?!{DIGIT})")
_EVERY = re.compile(r"[ ]?(?:(?:ของ)?(?:ใน)?(?:ทุก|แต่ละ)(?:[ ]?ๆ)?[ ]?ปี|ของปี(?:ใด|ถัดไป))")
# "ประกาศให้วันที่ 23 ตุลาคม เป็นวันปิยมหาราช": the day of every year, unless the words say what happens on it this year.
_OBSERVED = re.compile(
    r"[ ]?เป็น[ ]?[“\"‘']?วัน(?!หยุด|ที่|แรก|สุดท้าย|เริ่ม|เปิด|ปิด|เลือกตั้ง|ประชุม|นัด|ครบ|กำหนด|ลง|จัด|ทำ|ออก|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์)[ก-ฮเ-ไ]"
)
_EACH = ("ทุก", "ทุกๆ", "ทุก ๆ ")
_BARE = re.compile(rf"{DIGIT}{{1,2}}(?!{DIGIT}|[ ]?[.,:/-][ ]?{DIGIT}|{COUNTED})")
_ROW = re.compile(rf"{DIGIT}{{1,2}}[ \t]{{0,16}}\r?\n")
_CELL_EDGES = ("\n", "\t", "   ", "+")
_LAST_DAY = 31
_MOST = 32  # more days than a month has are no list of days
_WEEKDAY_LIST = 2


def read_days(text: str, at: int, floor: int) -> Found:
    """The days that begin with the figure at ``at``; no mentions if no month follows it."""
    parts = _chain(text, at)
    if not parts:
        return [], at + 1  # more figures than a day has
    behind = parts[-1].end if len(parts) < _MOST else parts[-1].start
    while parts and parts[-1].month is None:
        parts.pop()
    if not parts:
        return [], behind
    head = head_before(text, at, floor)
    if head.ordinal or (not head.written and parts[-1].start == at and not 1 <= (parts[-1].day or 0) <= _LAST_DAY):
        return [], at + 1
    if not head.written and _begins_cell(text, at) and _ROW.match(text, at):
        return [], at + 1  # a figure alone on its line or in its cell numbers a row or counts
    parts = _days_only(parts, head)
    first = parts[0]
    if first.start == at:
        first.start, first.weekday = head.start, head.weekday
        if head.weekday_end and len(parts) == _WEEKDAY_LIST and parts[1].weekday is None:
            parts[1].weekday = head.weekday_end
    add_weekday_behind(text, parts[-1])
    if parts[-1].year is None and (_EVERY.match(text, parts[-1].end) or _OBSERVED.match(text, parts[-1].end)):
        return [], parts[-1].end  # an observance of every year is no date
    complete(parts)
    return [mention(text, group, "day") for group in groups(text, parts)], parts[-1].end


def read_weekday(text: str, at: int, floor: int) -> Found | None:
    """ "วันเสาร์ที่ ๑๓": the weekday lets the context decide month and year, and shows if it decides wrongly."""
    found = _BARE.match(text, at)
    if found is None:
        return None
    head = head_before(text, at, floor)
    if head.weekday is None or text.endswith(_EACH, 0, head.start):
        return None
    part = Part(head.start, found.end(), day=int(found.group()), weekday=head.weekday)
    return [mention(text, [part], "day")], part.end


def _chain(text: str, at: int) -> list[Part]:
    """The figures from ``at`` on, each with its month if it has one, as far as joining words lead."""
    parts: list[Part] = []
    joined, weekday, begin = "", None, at
    found = _DAY.match(text, at)
    while found is not None and len(parts) < _MOST:
        part = Part(begin, found.end(), joined, int(found["day"].replace(" ", "")), weekday=weekday)
        if found["month"]:
            part.month = month_of(found["month"])
            set_year(text, part, found)
        else:
            _mend(text, part, found.start())
        parts.append(part)
        link = JOIN.match(text, part.end)
        if link is None:
            break
        joined = "to" if link["to"] else "list"
        begin, weekday = head_joined(link)
        found = _DAY.match(text, link.end())
        if found is None and link["to"] and part.month is not None:
            _add_month(text, parts, link.end())
    return parts


def _mend(text: str, part: Part, at: int) -> None:
    """Read a misspelt month behind the day ("14 กันายน 2565"), if the word is one slip away from a name."""
    found = _MISSPELT.match(text, at)
    month = month_like(found["word"]) if found else None
    if found is None or month is None:
        return
    behind = _YEAR.match(text, found.end())
    year = year_of(behind["year"], era_of(behind["era"])) if behind else None
    if behind is not None and year is not None:
        part.month, part.year, part.end = month, year, behind.end()
        part.era, part.written = era_of(behind["era"]), int(behind["year"])


def _add_month(text: str, parts: list[Part], at: int) -> None:
    """The month that ends a range which begins with a day: "23 ต.ค. - ธ.ค. 63"."""
    found = MONTH_PART.match(text, at)
    if found is not None:
        part = Part(at, found.end(), "to", month=month_of(found["month"]))
        set_year(text, part, found)
        parts.append(part)


def _begins_cell(text: str, at: int) -> bool:
    """Whether a cell may begin at ``at``: behind nothing, an edge, or the figures of the column before."""
    if at == 0 or text.endswith(_CELL_EDGES, max(0, at - 3), at):
        return True
    return text.endswith("  ", 0, at) and text[at - 3].isdigit()


def _days_only(parts: list[Part], head: Head) -> list[Part]:
    """The chain without leading figures that are no days of it: "ข้อ 7, 5 มกราคม", "40 - 5 มกราคม"."""
    for i in range(len(parts) - 2, -1, -1):
        left, right = parts[i], parts[i + 1]
        if left.month is not None:
            continue
        assert left.day is not None
        assert right.day is not None
        falls = left.day >= right.day
        if not 1 <= left.day <= _LAST_DAY or (falls and not head.written and right.joined == "list"):
            return parts[i + 1 :]
    return parts
