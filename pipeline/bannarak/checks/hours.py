"""A stated number of hours against the clock times before it, for D104."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bannarak.checks.rule import Hit, Wording
from bannarak.checks.shared import valued
from bannarak.records import DateValue, Mention, Record, TimeValue
from bannarak.thai.numerals import FIGURES, to_arabic

__all__ = ["hours"]

_MARK = r"รวม(?:เป็น)?(?:ระยะ)?(?:เวลา)?(?:ทั้งสิ้น|ทั้งหมด)?|เป็น(?:ระยะ)?เวลา|ระยะเวลา(?:ทั้งสิ้น|ทั้งหมด|รวม)?|(?:ใช้)?เวลา|จำนวน|นาน"
_LASTING = re.compile(
    rf"\ ?,?\ ?(?:(?P<open>\()\ ?)?(?:{_MARK})?\ ?(?P<n>{FIGURES})\ ?(?:ชั่วโมง(?!(?!ครึ่ง)[ก-๎])|ชม\.)(?!ละ|\ ?/|\ ?ต่อ)"
    rf"(?:\ ?(?P<half>ครึ่ง)|\ ?(?P<minutes>[0-9๐-๙]{{1,2}})\ ?นาที)?(?P<close>\ ?\))?",
    re.VERBOSE,
)
_MARKED = re.compile(rf"\ ?,?\ ?(?:\(|{_MARK})", re.VERBOSE)
# The time is one of several: then the hours may be those of all of them.
_TURN = "วัน|ครั้ง|รุ่น|รอบ|คาบ|กลุ่ม|สัปดาห์|เดือน"
_OFTEN = re.compile(
    rf"(?:{_TURN})ละ|(?:ทุก|ต่อ|แต่ละ)(?:{_TURN})|ต่อเนื่อง|(?:[0-9๐-๙]|สอง|สาม|สี่|ห้า)\ ?(?:{_TURN})(?!ที่)|"
    rf"(?:{_TURN})ที่\ ?[0-9๐-๙]+\ ?(?:[-–,]|และ|ถึง)\ ?(?:(?:{_TURN})ที่\ ?)?[0-9๐-๙]|"
    r"(?:จันทร์|อังคาร|พุธ|พฤหัส[ก-๎]*|ศุกร์|เสาร์)\ ?(?:[-–,]|และ|ถึง)",
    re.VERBOSE,
)
_BEFORE, _AFTER = 200, 40  # letters around in which such words and other times stand
_TOLD = re.compile(rf"(?P<n>{FIGURES})\ ?(?:ชั่วโมง|ชม\.)(?:\ ?(?P<half>ครึ่ง)|\ ?(?P<minutes>[0-9๐-๙]{{1,2}})\ ?นาที)?", re.VERBOSE)
_NOTE = 80  # letters behind in which other hours are told
_HOUR, _HALF = 60, 30  # minutes
_MEALS = ((12 * _HOUR, 13 * _HOUR), (17 * _HOUR + _HALF, 18 * _HOUR + _HALF))
_LONGEST = 4 * _HOUR  # without a break of an hour


def hours(record: Record) -> Iterator[Hit]:
    """The hours stated behind two clock times that are not those between them: 13.30-15.30 น. รวม 3 ชั่วโมง."""
    times = valued(record, TimeValue)
    for at, (mention, value) in enumerate(times):
        if value.end is None or not _MARKED.match(record.text, mention.end):
            continue
        stated = _LASTING.match(record.text, mention.end)
        if stated is None or (stated["open"] is None) != (stated["close"] is None):
            continue
        start, end = _minutes(value.start), _minutes(value.end)
        if start >= end or _fits(stated, start, end) or _of_several(stated, start, end):
            continue
        if _with_others(record.text, stated, mention, start, end):
            continue
        if _one_of_several(record, times[at - 1][0] if at else None, mention, stated):
            continue
        actual = _lasting(end - start)
        params = {"stated": _written(stated), "start": _clock(value.start), "end": _clock(value.end), "actual": actual}
        yield Hit(mention.start, stated.end(), params, expected=actual.th, related=((mention.start, mention.end),))


def _minutes(clock: str) -> int:
    hour, minute = clock.split(":")
    return int(hour) * _HOUR + int(minute)


def _readings(stated: re.Match[str]) -> set[Decimal]:
    """How many minutes the hours stated may be."""
    number = Decimal(to_arabic(stated["n"]).replace(",", ""))
    whole, part = divmod(number, 1)
    extra = _HALF if stated["half"] else int(to_arabic(stated["minutes"] or "0"))
    return {number * _HOUR + extra, whole * _HOUR + 100 * part + extra}  # 2.30 ชั่วโมง is often two and a half


def _fits(stated: re.Match[str], start: int, end: int) -> bool:
    """Whether the hours stated may lie between the times, rounded to half an hour, without breaks for which there is time."""
    lasted = end - start
    breaks = lasted > _LONGEST or _has_meal(start, end)
    return any(-_HALF < lasted - reading < (_HOUR if not breaks else lasted) for reading in _readings(stated))


def _has_meal(start: int, end: int) -> bool:
    return any(start < meal_end and meal_start < end for meal_start, meal_end in _MEALS)


def _of_several(stated: re.Match[str], start: int, end: int) -> bool:
    """Whether the hours stated are those of two or more days, speakers, rooms, with a meal in each or without."""
    daily = [end - start, *([end - start - _HOUR] if _has_meal(start, end) and end - start > _HOUR else [])]
    return any(reading >= 2 * each and reading % each == 0 for reading in _readings(stated) for each in daily)


def _with_others(text: str, stated: re.Match[str], mention: Mention, start: int, end: int) -> bool:
    """Whether the hours stated are those between the times and others told beside: of the morning, of what was learnt at home."""
    regions = ((max(0, mention.start - _BEFORE), mention.start), (stated.end(), stated.end() + _NOTE))
    told = [min(_readings(match)) for region in regions for match in _TOLD.finditer(text, *region)]
    more = {*told, sum(told, Decimal(0))}
    return any(abs(end - start + other - reading) < _HALF for other in more if other for reading in _readings(stated))


def _one_of_several(record: Record, before: Mention | None, mention: Mention, stated: re.Match[str]) -> bool:
    """Whether other times or days stand around the one at ``mention``, so that the hours may be those of all of them."""
    text, floor, limit = record.text, max(0, mention.start - _BEFORE), min(len(record.text), stated.end() + _AFTER)
    if before and before.end > floor and not _LASTING.match(text, before.end):
        return True
    if _OFTEN.search(text, floor, limit):
        return True
    days = [value for day, value in valued(record, DateValue) if floor <= day.start < limit]
    return len({(day.start, day.end) for day in days}) > 1 or any(day.start != day.end for day in days)


def _clock(time: str) -> Wording:
    return Wording(f"{time.replace(':', '.')} น.", time)


def _written(stated: re.Match[str]) -> Wording:
    number, minutes = to_arabic(stated["n"]), _HALF if stated["half"] else int(to_arabic(stated["minutes"] or "0"))
    return _worded(number, minutes)


def _lasting(minutes: int) -> Wording:
    return _worded(str(minutes // _HOUR), minutes % _HOUR)


def _worded(number: str, minutes: int) -> Wording:
    th, en = f"{number} ชั่วโมง", f"{number} hour{'s' * (number != '1')}"
    return Wording(f"{th} {minutes} นาที", f"{en} {minutes} minutes") if minutes else Wording(th, en)
