"""D104: a stated duration against the dates or the clock times it is tied to."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bannarak.checks.hours import hours
from bannarak.checks.rule import Hit, Setting, Wording, check
from bannarak.checks.shared import valued
from bannarak.records import DateValue, Mention, Record
from bannarak.thai.numerals import FIGURES, number_at

__all__: list[str] = []

_WORDS = "(?:หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|ยี่สิบ|เอ็ด)+"
_LENGTH = (
    rf"(?P<n>{FIGURES}|{_WORDS})\ ?(?:\([^()\n]{{1,20}}\)\ ?)?(?P<unit>วัน|สัปดาห์|เดือน|ปี)(?!ทำการ|ละ|ที่|แรก|การศึกษา|ก่อน|หลัง|งบ)"
    rf"(?:\ ?(?P<n2>{FIGURES})\ ?(?P<unit2>วัน|เดือน|คืน))?"
)
_UNIT = re.compile("วัน(?!ที่)|สัปดาห์|เดือน|ปี")  # sought first: hardly a date has a duration before it
# What may stand between a duration and the dates that measure it.
_LINK = (
    r"(?:[\s():,–-]|นับ(?:แต่)?|ตั้งแต่|จาก|วันที่|มีการ|ลงนาม|ที่|คือ|ระหว่าง|เริ่ม(?:ต้น)?|โดย|ใน|ณ|เมื่อ|ช่วง|ได้แก่|เต็ม|ต่อเนื่อง|ติดต่อกัน|ประกาศ|มีผล|บังคับใช้|"
    r"กำหนด(?:การ)?|ด้วยกัน|ทำ|สัญญา|บันทึก|ข้อตกลง|ความร่วมมือ|ฉบับนี้|จัด(?:ขึ้น|งาน|อบรม|กิจกรรม)?|ถัดไป|เป็นต้นไป|พ\.ศ\.|ปี)*+"
)
_BEFORE = re.compile(rf"(?<![0-9๐-๙,.]){_LENGTH}{_LINK}$", re.VERBOSE)
_CELL_BEFORE = re.compile(rf"\|\ *{_LENGTH}\ *\|\ *$", re.VERBOSE)  # a cell of its own, if its column is headed by one of these:
_COLUMN = re.compile("ระยะเวลา|จำนวนวัน")
_OTHER_COLUMN = re.compile("ทำการ|ต่อ(?:รุ่น|ครั้ง|คน|ราย)|ละ|กำหนด|สัญญา|ตามแผน|ยืม|บรรยาย|ที่เข้า|วันลา")  # … of working days, of each round
_OTHER_DAYS = re.compile("ทั้ง|จริง|ช่วง|รับสมัคร")  # of all rounds, as it turned out: what the head beside it may say
_ROWS = 60  # rows of a table above which its head is not sought
_MARK = r"รวม(?:เป็น)?(?:ระยะ)?(?:เวลา)?(?:ทั้งสิ้น|ทั้งหมด)?|เป็น(?:ระยะ)?เวลา|(?:มี|กำหนด|ใช้)?ระยะเวลา(?:ทั้งสิ้น|ทั้งหมด|รวม)?|(?:ใช้)?เวลา|จำนวน|นาน"
_BEHIND = re.compile(rf"\ ?,?\ ?(?P<mark>\(?\ ?(?:{_MARK})?)\ ?{_LENGTH}(?P<close>\ ?\))?", re.VERBOSE)
# These bound a duration or tell of something else that lasts.
_LOOSE = re.compile(r"(?:ไม่เกิน|ประมาณ|กว่า|เกือบ|ราว|อย่างน้อย|ภายใน|ไม่น้อยกว่า|ละ|อายุ|ทุก|ครบรอบ|ครบ|อีก|เพียง|ก่อน|หลัง|เกิน|ถึง|ที่|ล่วงหน้า|วันละ)\s*$")
_FIRM = re.compile(r"(?:เวลา[ก-๎]{0,20}|กำหนด|นาน|รวม|ทั้งสิ้น|ทั้งหมด|อายุสัญญา|\()\s*$")
_ENDS = re.compile(r"\s*(?:และ|โดย|แล้ว|,)?\s*(?:จะ)?(?:สิ้นสุด|ไปจนถึง|จนถึง|เสร็จสิ้น|ครบกำหนด|หมดอายุ)(?:ลง)?(?:ใน|เมื่อ|วันที่|\s)*")
# Between two parts of one event: 6-7 และ 13-14 มิถุนายน; ระยะที่ 1 … ระยะที่ 2 ….
_TURN = r"(?:ระยะ|ครั้ง|รุ่น|รอบ|ช่วง)(?:ที่)?\s?(?:[0-9๐-๙]{1,2}|สอง|สาม|สุดท้าย)"
_ALSO = re.compile(
    r"\s*(?:,|และ|กับ|รวมทั้ง)\s*(?:ใน)?(?:ช่วง|ระหว่าง)?\s*(?:วันที่\s*)?"
    rf"|[\s,]*(?:และ)?{_TURN}\s*(?:ระหว่าง|ใน)?\s*(?:วันที่\s*)?"
)
_REACH, _BESIDE = 110, 40
_TRAVEL = re.compile("เดินทาง|ออกรถ|ล้อหมุน")  # of the days some may be spent on the road, and nights too
# Of a range only some days: every Saturday, the weekends; without holidays.
_SOME_DAYS = re.compile(r"(?:ทุก|เฉพาะ)(?:วัน|สัปดาห์)|เสาร์\s*(?:[-–,]|และ|กับ)\s*(?:วัน)?อาทิตย์")
_WITHOUT = re.compile(r"(?:ไม่นับ|ไม่รวม|ยกเว้น|เว้น)(?:วันหยุด|วันเสาร์|สัปดาห์|ช่วง)")


@dataclass(frozen=True, slots=True)
class _Stated:
    start: int
    end: int
    n: int
    unit: str
    rest: int  # of the next smaller unit
    firm: bool  # the words say that this is how long it lasts
    nights: bool  # one fewer, which are told too: both the first and the last day count


@check("D104")
def duration_mismatch(record: Record, setting: Setting) -> Iterator[Hit]:
    """A stated duration is not that of the dates or clock times it is tied to."""
    yield from hours(record)
    parts = _parts(record)
    for span_start, span_end, precision, first, last in _spans(record):
        days = parts.get(span_start)
        for stated in _stated(record.text, span_start, span_end):
            if stated.n == days or (days is not None and stated.unit != "วัน"):
                continue
            nights = stated.nights and not _TRAVEL.search(record.text, max(0, stated.start - _BESIDE), max(stated.end, span_end) + _BESIDE)
            if not _sound(stated, precision, first, last, nights):
                actual = _lasting(days, stated.unit) if days else _actual(stated.unit, first, last)
                params = {"stated": _term(stated), "start": first, "end": last, "actual": actual}
                start, end = min(stated.start, span_start), max(stated.end, span_end)
                yield Hit(start, end, params, expected=actual.th, related=((span_start, span_end),))


def _spans(record: Record) -> Iterator[tuple[int, int, str, date, date]]:
    """Where a first and a last day stand: the ranges, and two days of which the text says that one ends what the other begins."""
    before: tuple[Mention, date] | None = None
    for mention, value in valued(record, DateValue):
        if value.ambiguous or not value.start or not value.end or value.start > value.end:
            continue
        if value.first != value.last:  # else one day, one month: a beginning, not a span
            yield mention.start, mention.end, value.precision, value.start, value.end
            before = None
        elif value.precision == "day":
            if before and before[1] < value.start and _ENDS.fullmatch(record.text, before[0].end, mention.start):
                yield before[0].start, mention.end, "day", before[1], value.start
            before = mention, value.start


def _parts(record: Record) -> dict[int, int]:
    """Where the days begin that are told together with others, and how many all of them are."""
    found: dict[int, int] = {}
    chain: list[tuple[int, int]] = []  # starts and lengths
    end = 0
    for mention, value in valued(record, DateValue):
        if value.precision != "day" or value.ambiguous or not value.start or not value.end:
            continue
        if not (chain and _ALSO.fullmatch(record.text, end, mention.start)):
            chain = []
        chain.append((mention.start, (value.end - value.start).days + 1))
        end = mention.end
        if len(chain) > 1:
            found.update(dict.fromkeys((start for start, _ in chain), sum(length for _, length in chain)))
    return found


def _stated(text: str, start: int, end: int) -> Iterator[_Stated]:
    """The durations tied to the date at ``start``: one before it, one behind it; none where it is said that only some of the days count."""
    if _SOME_DAYS.search(text, max(0, start - _BESIDE), start) or _WITHOUT.search(text, end, min(len(text), end + _BESIDE)):
        return
    floor = max(0, start - _REACH, text.rfind("\n", max(0, start - _REACH), start))
    before = text[floor:start]
    found = _BEFORE.search(before) or _in_cell(text, floor, before) if _UNIT.search(before) else None
    if found and not _LOOSE.search(before[: found.start("n")]):
        firm = bool(_FIRM.search(before[: found.start("n")]))
        stated = _read(found, floor, firm)
        if stated:
            yield stated
    found = _BEHIND.match(text, end, min(len(text), end + _REACH))
    if found and (found["mark"].strip() or found["close"]):
        stated = _read(found, 0, bool(_FIRM.search(found["mark"])) or bool(found["close"] and "(" in found["mark"]))
        if stated:
            yield stated


def _in_cell(text: str, floor: int, before: str) -> re.Match[str] | None:
    """The duration that fills the cell before a date, of a column for durations: it is how long what the row tells of lasts."""
    found = _CELL_BEFORE.search(before)
    if found is None:
        return None
    row = text.rfind("\n", 0, floor + found.start()) + 1
    column = text[row : floor + found.start("n")].removeprefix("|").count("|")
    head = row
    for _ in range(_ROWS):
        above = text.rfind("\n", 0, max(0, head - 1)) + 1
        if "|" not in text[above:head]:
            break
        head = above
    cells = text[head : text.find("\n", head)].removeprefix("|").split("|")
    if head >= row or column + 1 >= len(cells) or not _COLUMN.search(cells[column]) or _OTHER_COLUMN.search(cells[column]):
        return None
    return None if _OTHER_DAYS.search(cells[column + 1]) else found


def _read(found: re.Match[str], offset: int, firm: bool) -> _Stated | None:
    number = number_at(found["n"], 0)
    rest = number_at(found["n2"], 0) if found["n2"] and found["unit2"] != "คืน" else None
    if number is None or not isinstance(number.value, int) or not 0 < number.value <= 500 or (rest and not isinstance(rest.value, int)):
        return None
    end = found.end("unit2") if found["n2"] else found.end("unit")
    nights = number_at(found["n2"], 0) if found["unit2"] == "คืน" else None
    fixed = nights is not None and nights.value == number.value - 1 and found["unit"] == "วัน"
    return _Stated(offset + found.start("n"), offset + end, number.value, found["unit"], int(rest.value) if rest else 0, firm, fixed)


def _sound(stated: _Stated, precision: str, start: date, end: date, nights: bool) -> bool:
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


def _term(stated: _Stated) -> Wording:
    rest = {"ปี": "เดือน", "เดือน": "วัน"}.get(stated.unit) if stated.rest else None
    return _lasting(stated.n, stated.unit, stated.rest, rest)


def _lasting(n: int, unit: str, rest: int = 0, smaller: str | None = None) -> Wording:
    th, en = f"{n} {unit}", f"{n} {_EN[unit]}{'s' * (n != 1)}"
    if rest and smaller:
        th, en = f"{th} {rest} {smaller}", f"{en} {rest} {_EN[smaller]}{'s' * (rest != 1)}"
    return Wording(th, en)


def _actual(unit: str, start: date, end: date) -> Wording:
    """How long the dates last, in the unit stated, the last day included."""
    if unit in ("วัน", "สัปดาห์"):
        return _lasting((end - start).days + 1, "วัน")
    months = int(_months(start, end + timedelta(1)) + 0.01)
    if months == 0:
        return _lasting((end - start).days + 1, "วัน")
    if unit == "ปี" and months >= 12:
        return _lasting(months // 12, "ปี", months % 12, "เดือน")
    return _lasting(months, "เดือน")
