"""D: dates and times that contradict the calendar or themselves."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from bannarak.checks.columns import is_of_head, weekdays_beside, years_apart
from bannarak.checks.ends import told_ends
from bannarak.checks.rule import Hit, Setting, Weekday, Wording, check
from bannarak.checks.shared import valued
from bannarak.document import Span
from bannarak.records import DateValue, Mention, Record, TimeValue
from bannarak.thai.calendar import BE_OFFSET, MONTHS, make_date, month_name, weekday_name

__all__ = ["era_contradicts"]

_ERAS = {"BE": Wording("พ.ศ.", "B.E."), "CE": Wording("ค.ศ.", "A.D.")}
# Texts on old times write years of the Buddhist Era that look Gregorian: Ayutthaya stood in พ.ศ. 1893 to 2310.
_OLD_TIMES = re.compile("สมัย|อยุธยา|สุโขทัย|ล้านนา|ธนบุรี|รัชกาล|ครองราชย์|ศิลาจารึก|จารึก|โบราณ|ศตวรรษ|ประวัติศาสตร์|พระเจ้า")

_THIS, _SOON = re.compile(r"\s?นี้"), timedelta(45)  # behind a month: a day that lies so far ahead at most
_TALES = re.compile("นวนิยาย|นิยาย|ภาพยนตร์|ไซไฟ|อนาคต")  # of years to come: ค.ศ. 2564 is one
_NTH, _TO_MONTH = re.compile(r"ที่\s?[0-9๐-๙]\s*(?:(?:,|และ|กับ)\s*(?:ที่\s*)?[0-9๐-๙]\s*)?ของ\s*เดือน"), 20


@check("D101", DateValue)
def weekday_mismatch(record: Record, setting: Setting) -> Iterator[Hit]:
    """The stated weekday is not that date's."""
    for mention, value in valued(record, DateValue):
        if not (value.weekday or value.weekday_end) or value.inferred or value.ambiguous or era_contradicts(value):
            continue  # whatever is wrong there, the weekday is not what shows it
        if _NTH.search(record.text, mention.start, mention.end + _TO_MONTH):
            continue  # วันเสาร์ที่ 2 ของเดือนมกราคม is the second Saturday
        for stated, day in ((value.weekday, value.start), (value.weekday_end, value.end)):
            if stated and day and day.isoweekday() != stated:
                params = {"date": day, "actual": Weekday(day.isoweekday()), "stated": Weekday(stated)}
                yield Hit(mention.start, mention.end, params, expected=weekday_name(day.isoweekday()))
    for mention, value in valued(record, DateValue) if record.profile.published else ():
        if value.weekday and value.inferred and (near := _near_day(record, mention, value)) and near.isoweekday() != value.weekday:
            params = {"date": near, "actual": Weekday(near.isoweekday()), "stated": Weekday(value.weekday)}
            yield Hit(mention.start, mention.end, params, expected=weekday_name(near.isoweekday()))
    for cell, stated, mention, day in weekdays_beside(record, setting.tables):
        if day.isoweekday() != stated:
            params = {"date": day, "actual": Weekday(day.isoweekday()), "stated": Weekday(stated)}
            related = ((mention.start, mention.end),)
            yield Hit(cell.start, cell.end, params, expected=weekday_name(day.isoweekday()), related=related)


def _near_day(record: Record, mention: Mention, value: DateValue) -> date | None:
    """The day ahead that "วันเสาร์ที่ 13 กรกฎาคมนี้" is in the year of publication; None where another year in the text may be meant."""
    published, (_, month, day) = record.profile.published, value.first
    if published is None or month is None or day is None or value.first != value.last or not _THIS.match(record.text, mention.end):
        return None
    near = make_date(published.year, month, day)
    years = {other.start.year for _, other in valued(record, DateValue) if other.start and not other.inferred}
    return near if near and years == {published.year} and timedelta(0) <= near - published <= _SOON else None


@check("D102", DateValue)
def impossible_date(record: Record, setting: Setting) -> Iterator[Hit]:
    """The day does not exist in that month and year."""
    for mention, value in valued(record, DateValue):
        if (value.start and value.end) or "\n" in mention.text:
            continue  # both days exist; or the end of one row of a table and the beginning of the next: 31⏎ก.พ. 66
        for year, month, day in dict.fromkeys((value.first, value.last)):
            if year is None or month is None or day is None or not 1 <= month <= 12:
                continue
            days = monthrange(year, month)[1]
            if day > days and not (value.inferred and (month, day) == (2, 29)):
                expected = f"{days} {MONTHS[month - 1]}"
                named = Wording(f"{MONTHS[month - 1]} {year + BE_OFFSET}", f"{month_name(month, 'en')} {year}")
                yield Hit(mention.start, mention.end, {"day": day, "month": named, "days": days}, expected)
                break


@check("D103")
def range_reversed(record: Record, setting: Setting) -> Iterator[Hit]:
    """A range of dates or clock times ends before it starts."""
    for mention, value in valued(record, DateValue):
        if value.start and value.end and value.end < value.start and not _unsure(record.text, mention, value):
            yield Hit(mention.start, mention.end, {"start": value.start, "end": value.end})
    for first, begin, last, end in told_ends(record, setting.tables):
        if end < begin:
            yield Hit(first.start, last.end, {"start": begin, "end": end})
    for mention, time in valued(record, TimeValue):
        if time.end and time.end < time.start and not _overnight(time.start, time.end):
            yield Hit(mention.start, mention.end, {"start": time.start, "end": time.end})


_YEARS = re.compile(r"(?:ปี|พ\.\s?ศ\.|ค\.\s?ศ\.|ระหว่าง|ตั้งแต่|ช่วง|\(|การศึกษา|งบประมาณ)\s*$")


_COMPARED = re.compile("เปรียบเทียบ|เทียบ")
_MORE_YEARS = re.compile(r"\s?[-–,]\s?(?:24|25|๒๔|๒๕)[0-9๐-๙]{2}")


def _unsure(text: str, mention: Mention, value: DateValue) -> bool:
    """Whether a range may be none: two bare numbers can be the number and year of a standard (มอก. 2594-2556)."""
    if value.ambiguous or era_contradicts(value):
        return True
    if value.precision == "year" and (
        _COMPARED.search(text, text.rfind("\n", 0, mention.start) + 1, mention.start) or _MORE_YEARS.match(text, mention.end)
    ):
        return True  # years beside each other, the last one first
    bare = text[mention.start : mention.start + 1].isdigit() and value.precision == "year"
    return bare and not _YEARS.search(text, max(0, mention.start - 20), mention.start)


def _overnight(start: str, end: str) -> bool:
    """Whether a span of the clock that runs over midnight is one people keep: an evening, a night duty, an all-night vigil."""
    return end <= "02:00" or start >= "17:00" or (start >= "16:00" and end <= "08:30")


def era_contradicts(value: DateValue) -> bool:
    """Whether the era word and the year cannot both be right; the year then says which era is meant."""
    if value.year_written is None:
        return False
    if value.era == "BE":
        return 1950 <= value.year_written <= 2100
    return value.era == "CE" and 2400 <= value.year_written <= 2700


@check("D105")
def era_mismatch(record: Record, setting: Setting) -> Iterator[Hit]:
    """The era word contradicts the year."""
    for mention, value in valued(record, DateValue):
        if value.era is None or value.year_written is None or not era_contradicts(value):
            continue
        if value.era == "BE" and _OLD_TIMES.search(record.text, max(0, mention.start - 150), mention.end + 150):
            continue
        if "\n" in mention.text and is_of_head(setting.tables, mention.start):
            continue  # the head of a column and the year at the beginning of the next row
        if value.era == "CE" and value.precision == "year" and _TALES.search(record.text, max(0, mention.start - 150), mention.end + 50):
            continue
        yield _of_other_era(mention, value.year_written, value.era)
    for cell, year, era in years_apart(record.text, setting.tables):
        yield _of_other_era(cell, year, era)


def _of_other_era(place: Mention | Span, year: int, era: str) -> Hit:
    right, other = ("CE", year + BE_OFFSET) if era == "BE" else ("BE", year - BE_OFFSET)
    params = {"year": str(year), "stated": _ERAS[era], "right": _ERAS[right], "other": str(other)}
    return Hit(place.start, place.end, params, expected=f"{_ERAS[right].th} {year}")
