"""Clock times: "13.00 -15.45 น.", "เวลา ๐๙.๐๐ น.", "09:00–16:30", "บ่ายสองโมง", "สองทุ่มครึ่ง", "เที่ยงคืน".

The spoken clock counts in quarters of the day (Royal Institute dictionary: ตี, โมง, ทุ่ม): ตีหนึ่ง to ตีห้า, หกโมงเช้า to สิบเอ็ดโมงเช้า, บ่ายโมง
to สี่โมงเย็น, one to five ทุ่ม from 19 to 23 o'clock.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from bannarak.thai.numerals import DIGIT, parse_number

__all__ = ["FoundTime", "join_spoken", "read_clock", "read_spoken"]


@dataclass(frozen=True, slots=True)
class FoundTime:
    """A clock time in a text: half-open span in code points, and "HH:MM" on the 24-hour clock; ``last`` is the end of a range.

    "24:00" is the end of a day. A range keeps its order, so one that ends before it begins either runs past midnight or is wrong.
    """

    start: int
    end: int
    text: str
    first: str
    last: str | None = None


_UNIT = r"(?:น\.|น(?![ก-๎.])|นาฬิกา|(?i:hrs?|[ap]\.?m\.?)(?![a-zA-Z]))"


def _clock(name: str) -> str:
    return (
        rf"(?P<figures_{name}>(?P<hour_{name}>{DIGIT}{{1,2}})(?:(?P<by_{name}>[.:])(?P<minute_{name}>[0-5๐-๕]{DIGIT})(?::[0-5]{DIGIT})?)?)"
        rf"(?!{DIGIT}|[.:,/]{DIGIT}|%)"
        rf"(?:[ ]{{0,2}}(?P<unit_{name}>{_UNIT}))?"
    )


_CLOCK = re.compile(rf"{_clock('a')}(?:[ ]{{0,2}}(?:[-–—−~]|ถึง)[ ]{{0,2}}(?:เวลา[ ]?)?{_clock('b')})?")
_MILITARY = re.compile(rf"(?P<hour>{DIGIT}{{2}})(?P<minute>[0-5๐-๕]{DIGIT})[ ]?(?:น\.|hrs)")
_SPELT = re.compile(rf"(?P<hour>{DIGIT}{{1,2}})[ ]?นาฬิกา[ ]?(?P<minute>[0-5๐-๕]?{DIGIT})[ ]?นาที")
_TOLD = ("เวลา", "@", "เวลาประมาณ", "เวลา ประมาณ", "เวลาราว")
_NOON = 12


def read_clock(text: str, at: int, floor: int, behind_date: bool) -> tuple[FoundTime, int] | None:
    """The time in figures at ``at``; ``behind_date`` says that a date stands right before it, which makes a bare "20:57" a time."""
    if spelt := _SPELT.match(text, at):  # 15 นาฬิกา 51 นาที
        return _single(spelt)
    found = _CLOCK.match(text, at)
    if found is None:
        return _single(_MILITARY.match(text, at))
    told = behind_date or text[max(floor, at - 16) : at].rstrip(" ").endswith(_TOLD)
    units = [bool(found["unit_a"]), bool(found["unit_b"])]
    minutes = [bool(found["minute_a"]), bool(found["minute_b"])]
    ranged = found["hour_b"] is not None and (minutes[1] or units[1])  # "9.00 น. ถึง 7 มิถุนายน" goes on with a date
    if ranged and not (any(minutes) and (any(units) or told or (found["by_a"] == found["by_b"] == ":"))):
        ranged = bool(told and any(units))
    full = found["unit_a"] == "นาฬิกา"
    if not ((minutes[0] and (units[0] or told)) or (units[0] and (told or full)) or ranged):
        return None
    first = _time(found["hour_a"], found["minute_a"], found["unit_a"] or found["unit_b"])
    last = _time(found["hour_b"], found["minute_b"], found["unit_b"]) if ranged else None
    if first is None or (ranged and last is None):
        return None
    end = found.end() if ranged else found.end("unit_a") if units[0] else found.end("figures_a")
    return FoundTime(at, end, text[at:end], first, last), end


def _single(found: re.Match[str] | None) -> tuple[FoundTime, int] | None:
    time = _time(found["hour"], found["minute"], None) if found else None
    if found is None or time is None:
        return None
    return FoundTime(found.start(), found.end(), found.group(), time), found.end()


def _time(hour: str, minute: str | None, unit: str | None) -> str | None:
    hours, minutes = int(hour), int(minute or 0)
    if unit and unit[0] in "pP" and hours < _NOON:
        hours += _NOON
    if unit and unit[0] in "aA" and hours == _NOON:
        hours = 0
    if hours > 24 or (hours == 24 and minutes):
        return None
    return f"{hours:02}:{minutes:02}"


_WORDS = r"สิบเอ็ด|สิบสอง|สิบ|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า"
_COUNT = rf"(?:{DIGIT}{{1,2}}|{_WORDS})"
_REST = rf"(?:[ ]?(?P<half>ครึ่ง)|[ ]?(?P<minutes>{DIGIT}{{1,2}}|(?:(?:สอง|สาม|สี่|ห้า|ยี่)?สิบ)?(?:เอ็ด|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า)?)[ ]?นาที)?"
_BEFORE = re.compile(rf"(?:(?P<noon>บ่าย)[ ]?)?(?:(?P<count>{_COUNT})[ ]?)?\Z")
_HOUR = re.compile(rf"โมง(?:[ ]?(?P<part>เช้า|เย็น|ตรง))?{_REST}")
_EVENING = re.compile(rf"ทุ่ม(?!เท|น|ม)(?:ตรง)?{_REST}")
_NIGHT = re.compile(rf"ตี[ ]?(?P<count>[1-5๑-๕](?!{DIGIT}|[.,:/]{DIGIT})|หนึ่ง|สอง|สาม(?!ารถ|ี)|สี่|ห้า(?![งม])){_REST}")
_MIDDAY = re.compile(rf"เที่ยง(?:(?P<night>คืน)|วัน){_REST}")
_RANGE = re.compile(r"[ ]{0,2}(?:[-–—−~]|(?:จน)?ถึง)[ ]{0,2}(?:เวลา[ ]?)?")


def read_spoken(text: str, at: int, floor: int) -> FoundTime | None:
    """The spoken time whose word (โมง, ทุ่ม, ตี, เที่ยง) is at ``at``, None if the word means something else."""
    found = (_HOUR.match(text, at) or _EVENING.match(text, at)) if text[at] in "โท" else (_NIGHT.match(text, at) or _MIDDAY.match(text, at))
    if found is None:
        return None
    start, hour = at, None
    if text[at] in "โท":
        before = _BEFORE.search(text, max(floor, at - 16), at)
        assert before is not None
        start = before.start()
        hour = _spoken_hour(before, found)
    elif found.re is _NIGHT:
        hour = int(parse_number(found["count"]))
    else:
        hour = 0 if found["night"] else _NOON
    if hour is None:
        return None
    minutes = 30 if found["half"] else int(parse_number(found["minutes"])) if found["minutes"] else 0
    if minutes > 59:
        return None
    return FoundTime(start, found.end(), text[start : found.end()], f"{hour:02}:{minutes:02}")


def _spoken_hour(before: re.Match[str], found: re.Match[str]) -> int | None:
    count = int(parse_number(before["count"])) if before["count"] else None
    if found.re is _EVENING:
        return None if count is None or not 1 <= count <= 5 else 18 + count
    part = found["part"]
    if before["noon"]:
        return _NOON + (count or 1) if (count or 1) <= 6 else None
    if count is None or not 1 <= count <= 11:
        return None
    if part == "เย็น":
        return _NOON + count if count <= 6 else None
    if part == "เช้า":
        return count if count >= 6 else count + 6  # the older count of the morning begins at six
    return count if count >= 6 else _NOON + count


def join_spoken(text: str, left: FoundTime, right: FoundTime) -> FoundTime | None:
    """The range of two times that follow each other, None if no range word stands between them."""
    between = _RANGE.match(text, left.end)
    if between is None or between.end() != right.start or left.last or right.last:
        return None
    return replace(left, end=right.end, text=text[left.start : right.end], last=right.first)
