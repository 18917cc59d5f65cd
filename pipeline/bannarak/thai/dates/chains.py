"""Chains of days, months or years: parts joined by range words and list words, the right ones lending month and year to the left.

Each reader takes the text and the offset of an anchor (a figure or the name of a month) and gives the mentions that begin there and the
offset behind them, or None. Nothing before ``floor`` is looked at: it belongs to the mention before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast

from bannarak.thai import calendar
from bannarak.thai.dates.atoms import COUNTED, DIGIT, ERA, GAP, MONTH, TO, WEEKDAY, era_of, month_of, weekday_of
from bannarak.thai.dates.model import FoundDate, Parts, Precision, ThaiDate

__all__ = ["Element", "read_days", "read_months", "read_years"]

Era = Literal["BE", "CE"]

# A year of two figures is none before a counted noun, a decimal, a time or a thousand.
_TWO = rf"(?![.,:]?{DIGIT}|{COUNTED}|[-–]{DIGIT}{{1,3}}{COUNTED})"
_YEAR_TAIL = rf"(?:{GAP},?{GAP}(?:ของ)?(?:ปี[ ]?)?(?:(?P<era>{ERA})[ ]?)?(?P<year>{DIGIT}{{4}}(?!{DIGIT})|{DIGIT}{{2}}(?!{DIGIT}){_TWO}))?"
_DAY = re.compile(
    rf"(?P<day>{DIGIT}{{1,2}})(?!{DIGIT})(?i:st|nd|rd|th)?"
    rf"(?:{GAP},?(?:of[ ])?(?:เดือน{GAP})?(?P<month>{MONTH}){_YEAR_TAIL})?"
)
_MONTH = re.compile(rf"(?:เดือน{GAP})?(?P<month>{MONTH}){_YEAR_TAIL}")
_MONTH_FIRST = re.compile(
    rf"(?P<month>{MONTH})[ ]?(?P<day>{DIGIT}{{1,2}})(?!{DIGIT})(?i:st|nd|rd|th)?"
    rf"(?:[ ]?[-–][ ]?(?P<last>{DIGIT}{{1,2}}))?,?[ ]{{0,2}}(?P<year>{DIGIT}{{4}})(?!{DIGIT})"
)
_LINK = re.compile(
    rf"{GAP}(?:(?P<to>{TO})|(?P<list>,|และ|กับ|หรือ|&|,[ ]?และ)){GAP}"
    rf"(?:ใน|เมื่อ)?(?:วัน[ ]?)?(?:(?P<weekday>{WEEKDAY})[ ,]?)?(?:[ ]?ที่[ ]?)?(?:เดือน(?={GAP}(?:{MONTH})))?"
)
_HEAD = re.compile(
    rf"(?:(?:วัน[ ]?)?(?P<weekday>{WEEKDAY})(?:[ ]?(?P<link>-|–|ถึง|และ|,)[ ]?(?:วัน)?(?P<weekday_end>{WEEKDAY}))?"
    rf"{GAP}[,.]?{GAP}(?:(?:วัน)?ที่)?|วันที่){GAP}\Z"
)
_HEAD_ENDS = frozenset("่ที์รธส,ฯy ndtue.i")


_POINTS = re.compile(r"[ ]?(?:นี้|ศกนี้|ปีนี้|ที่ผ่านมา|ที่จะถึง|ที่แล้ว|ปีที่แล้ว)")


@dataclass(slots=True)
class Element:
    """One part of a chain: the figures as written. ``link`` is how it is joined to the one before: "", "to" or "list"."""

    start: int
    end: int
    link: str = ""
    day: int | None = None
    month: int | None = None
    year: int | None = None
    written: int | None = None
    era: Era | None = None
    weekday: int | None = None


def year_of(written: str, era: str | None) -> int | None:
    """The Gregorian year of figures: two mean 2500 BE and something."""
    number = int(written)
    if len(written) == 2:
        return number + 2500 - calendar.BE_OFFSET
    return calendar.gregorian(number, cast("Era | None", era))


def _element(found: re.Match[str], link: str) -> Element:
    part = Element(found.start(), found.end(), link)
    groups = found.groupdict()
    if groups.get("day"):
        part.day = int(groups["day"])
    if groups["month"]:
        part.month = month_of(groups["month"])
        if groups["year"]:
            part.era = cast("Era | None", era_of(groups["era"]))
            part.year = year_of(groups["year"], part.era)
            part.written = int(groups["year"])
            if part.year is None:
                part.end = found.end("month")
                part.written = part.era = None
    return part


def read_days(text: str, at: int, floor: int) -> tuple[list[FoundDate], int] | None:
    """Days with their months from the figure at ``at``: "14-16 กุมภาพันธ์ 2561", "1, 8 และ 15 มีนาคม 2565"."""
    if at > floor + 1 and text[at - 1] in ".,:/" and text[at - 2].isdigit():
        return None
    parts: list[Element] = []
    position, link, weekday = at, "", None
    while len(parts) < 40:
        found = _DAY.match(text, position)
        if found is None:
            break
        part = _element(found, link)
        part.weekday = weekday
        parts.append(part)
        joined = _LINK.match(text, part.end)
        if joined is None:
            break
        position, link = joined.end(), "to" if joined["to"] else "list"
        weekday = weekday_of(joined["weekday"]) if joined["weekday"] else None
    while parts and parts[-1].month is None:
        parts.pop()
    if not parts:
        return None
    start, first, second, headed = _head(text, at, floor)
    parts = _sound(parts, headed)
    if parts[0].start == at:
        parts[0].weekday = first
        parts[0].start = start
        if second and len(parts) > 1 and parts[1].weekday is None:
            parts[1].weekday = second
    _lend(parts)
    return [_interval(text, group, "day") for group in _groups(text, parts)], parts[-1].end


def _sound(parts: list[Element], headed: bool) -> list[Element]:
    """The chain without leading figures that can be no days of it."""
    for i in range(len(parts) - 1, -1, -1):
        day = parts[i].day or 0
        if not 1 <= day <= (39 if headed and i == 0 else 31):
            return parts[i + 1 :] or parts[-1:]
        if i + 1 < len(parts) and parts[i].month is None and parts[i + 1].link == "list" and not headed and day >= (parts[i + 1].day or 0):
            return parts[i + 1 :]
    return parts


def _lend(parts: list[Element]) -> None:
    """Give each part the month and year that only a later one has; the year before if the months run backwards."""
    for left, right in zip(parts[-2::-1], parts[:0:-1], strict=True):
        own_month = left.month
        if own_month is None:
            left.month = right.month
        if left.year is None and right.year is not None:
            left.year = right.year - (own_month is not None and right.month is not None and own_month > right.month)


def _groups(text: str, parts: list[Element]) -> list[list[Element]]:
    """Ranges and single parts. "ระหว่าง A และ B" is a range too."""
    if len(parts) == 2 and parts[1].link == "list" and text[max(0, parts[0].start - 8) : parts[0].start].rstrip().endswith("ระหว่าง"):
        return [parts]
    groups: list[list[Element]] = []
    for part in parts:
        if part.link == "to" and groups:
            groups[-1].append(part)
        else:
            groups.append([part])
    return groups


def _interval(text: str, group: list[Element], precision: Precision) -> FoundDate:
    first, last = group[0], group[-1]
    start = end = None
    if first.year is not None and last.year is not None:
        start, end = _begin(first), _finish(last)
        if start is None or end is None:
            start = end = None
    return FoundDate(
        group[0].start,
        last.end,
        text[first.start : last.end],
        ThaiDate(
            start,
            end,
            precision,
            weekday=first.weekday,
            weekday_end=last.weekday if last is not first else None,
            era=last.era or first.era,
            year_written=last.written,
            first=_parts(first),
            last=_parts(last),
        ),
    )


def _parts(part: Element) -> Parts:
    return part.year, part.month, part.day


def _begin(part: Element) -> date | None:
    assert part.year is not None
    if part.month is None:
        return date(part.year, 1, 1)
    return calendar.make_date(part.year, part.month, part.day or 1)


def _finish(part: Element) -> date | None:
    assert part.year is not None
    if part.month is None:
        return date(part.year, 12, 31)
    if part.day is None:
        return calendar.month_end(part.year, part.month)
    return calendar.make_date(part.year, part.month, part.day)


def _head(text: str, at: int, floor: int) -> tuple[int, int | None, int | None, bool]:
    """Where the weekday or "วันที่" before ``at`` begins, the weekdays it states, and whether there is one."""
    begin = max(floor, at - 44)
    if at - begin < 3 or (text[at - 1] not in _HEAD_ENDS and text[at - 1] != "\n"):
        return at, None, None, False
    found = _HEAD.search(text, begin, at)
    if found is None:
        return at, None, None, False
    first = weekday_of(found["weekday"]) if found["weekday"] else None
    second = weekday_of(found["weekday_end"]) if found["weekday_end"] else None
    return found.start(), first, second, True


def read_months(text: str, at: int, floor: int) -> tuple[list[FoundDate], int] | None:
    """Months from the name at ``at``: "เดือนสิงหาคม 2562", "ต.ค. 2563 - ก.ย. 2564", "July 5, 2023"."""
    found = _MONTH_FIRST.match(text, at)
    if found:
        return _month_first(text, found, floor)
    parts: list[Element] = []
    position, link = at, ""
    while len(parts) < 24:
        found = _MONTH.match(text, position)
        if found is None:
            break
        parts.append(_element(found, link))
        joined = _LINK.match(text, found.end() if parts[-1].year is not None else parts[-1].end)
        if joined is None:
            break
        position, link = joined.end(), "to" if joined["to"] else "list"
    while parts and parts[-1].year is None and not _POINTS.match(text, parts[-1].end):
        parts.pop()
    if not parts:
        return None
    if text[max(floor, at - 5) : at].rstrip().endswith("เดือน") and not text.startswith("เดือน", at):
        parts[0].start = text.rindex("เดือน", floor, at)
    _lend(parts)
    return [_interval(text, group, "month") for group in _groups(text, parts)], parts[-1].end


def _month_first(text: str, found: re.Match[str], floor: int) -> tuple[list[FoundDate], int] | None:
    """ "July 5, 2023", "March 1-2, 2022", "มกราคม 15, 2026"."""
    year = year_of(found["year"], None)
    if year is None:
        return None
    start, weekday, _, _ = _head(text, found.start(), floor)
    month = month_of(found["month"])
    part = Element(start, found.end(), day=int(found["day"]), month=month, year=year, written=int(found["year"]), weekday=weekday)
    group = [part]
    if found["last"]:
        group.append(Element(start, found.end(), "to", int(found["last"]), month, year, part.written))
    return [_interval(text, group, "day")], found.end()


_YEAR_HEAD = re.compile(
    rf"(?:(?P<fiscal>ปี[ ]?(?:งบประมาณ|งบฯ|งปม\.)|(?:FY|[Ff]iscal [Yy]ear)[ ]?)"
    rf"|(?P<academic>ปี[ ]?การ[ ]?ศึกษา)|(?P<plain>ปี(?:[ ]?(?:บัญชี|ภาษี|ปฏิทิน))?))?"
    rf"{GAP}(?:(?P<era>{ERA}){GAP})?\Z"
)
_YEAR_LINK = re.compile(
    rf"{GAP}(?:(?P<to>{TO})|(?P<slash>/)|(?P<list>,|และ|กับ|หรือ|&)){GAP}"
    rf"(?:ใน)?(?:ปี[ ]?(?:งบประมาณ|การ[ ]?ศึกษา)?[ ]?)?(?:(?P<era>{ERA})[ ]?)?(?P<year>{DIGIT}{{4}}|{DIGIT}{{2}})"
    rf"(?!{DIGIT}|[.,:/]{DIGIT}|{COUNTED})"
)
_QUARTER = re.compile(
    r"(?:ไตรมาส(?:ที่)?|Q)[ ]?(?P<first>[1-4๑-๔]|หนึ่ง|สอง|สาม|สี่|แรก|สุดท้าย)"
    r"(?:[ ]?[-–][ ]?(?P<last>[1-4๑-๔]))?[ ]?(?:/[ ]?|(?:ของ|ประจำ)?[ ]{0,4})\Z"
)
_QUARTERS = {"หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "แรก": 1, "สุดท้าย": 4}
_NUMBERED = frozenset("/.,:-–_=+#")


def read_years(text: str, at: int, end: int, floor: int) -> tuple[list[FoundDate], int] | None:
    """Years from the figures ``text[at:end]``: "ปี 2564", "พ.ศ.2565 – พ.ศ. 2569", "ปีงบประมาณ 2566 - 2569"."""
    head = _YEAR_HEAD.search(text, max(floor, at - 40), at)
    assert head is not None
    precision: Precision = "fiscal_year" if head["fiscal"] else "academic_year" if head["academic"] else "year"
    named = bool(head["fiscal"] or head["academic"] or head["plain"] or head["era"])
    if end - at == 2 and not (named and int(text[at:end]) >= 40):
        return None
    if named and text[end : end + 1] in (",", ".", ":") and text[end + 1 : end + 2].isdigit():
        return None
    era = era_of(head["era"])
    year = year_of(text[at:end], era)
    if year is None:
        return None
    start = head.start() + (len(head.group()) - len(head.group().lstrip())) if named else at
    parts = [Element(start, end, year=year, written=int(text[at:end]), era=cast("Era | None", era))]
    while len(parts) < 24:
        joined = _YEAR_LINK.match(text, parts[-1].end)
        if joined is None:
            break
        era = era_of(joined["era"])
        year = year_of(joined["year"], era)
        if year is None or (not named and joined["list"]) or abs(year - (parts[0].year or 0)) > 100:
            break
        if len(joined["year"]) == 2 and not (joined["slash"] or joined["to"]):
            break
        link = "list" if joined["list"] else "to"
        parts.append(
            Element(
                joined.start("era") if joined["era"] else joined.start("year"),
                joined.end(),
                link,
                year=year,
                written=int(joined["year"]),
                era=cast("Era | None", era),
            )
        )
    if not named and len(parts) == 1:
        return None
    if not named and text[at - 1 : at] and text[at - 1] in _NUMBERED:
        return None
    found = [_years(text, group, precision) for group in _groups(text, parts)]
    quarter = _QUARTER.search(text, max(floor, start - 24), start)
    if quarter and parts[0].year is not None:
        found[0] = _quarter(text, quarter, parts[0], precision)
    return found, parts[-1].end


def _years(text: str, group: list[Element], precision: Precision) -> FoundDate:
    found = _interval(text, group, precision)
    first, last = group[0].year, group[-1].year
    assert first is not None
    assert last is not None
    if precision == "year":
        return found
    span = calendar.fiscal_year if precision == "fiscal_year" else calendar.academic_year
    said = found.date
    return FoundDate(
        found.start,
        found.end,
        found.text,
        ThaiDate(span(first)[0], span(last)[1], precision, era=said.era, year_written=said.year_written, first=said.first, last=said.last),
    )


def _quarter(text: str, quarter: re.Match[str], part: Element, precision: Precision) -> FoundDate:
    def number(written: str) -> int:
        return _QUARTERS.get(written) or int(written)

    assert part.year is not None
    first, last = number(quarter["first"]), number(quarter["last"] or quarter["first"])
    fiscal = precision == "fiscal_year"
    value = ThaiDate(
        calendar.quarter(part.year, first, fiscal)[0],
        calendar.quarter(part.year, last, fiscal)[1],
        "quarter",
        era=part.era,
        year_written=part.written,
        first=(part.year, None, None),
        last=(part.year, None, None),
    )
    return FoundDate(quarter.start(), part.end, text[quarter.start() : part.end], value)
