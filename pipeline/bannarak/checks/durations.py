"""D104: a stated duration against the dates or the clock times it is tied to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from bannarak.checks.durations_apart import in_cells, of_the_event
from bannarak.checks.hours import hours
from bannarak.checks.lengths import LENGTH, Days, Stated, actual, is_sound, lasting, read_length, term
from bannarak.checks.rule import Hit, Setting, Wording, check
from bannarak.checks.shared import valued, valued_between
from bannarak.records import DateValue, Mention, Record
from bannarak.thai.numerals import FIGURES, to_arabic

__all__: list[str] = []

_UNIT = re.compile("วัน(?!ที่)|สัปดาห์|เดือน|ปี")  # sought first: hardly a date has a duration before it
# What may stand between a duration and the dates that measure it.
_LINK = (
    r"(?:[\s():,–-]|นับ(?:แต่)?|ตั้งแต่|จาก|วันที่|มีการ|ลงนาม|ที่|คือ|ระหว่าง|เริ่ม(?:ต้น)?|โดย|ใน|ณ|เมื่อ|ช่วง|ได้แก่|เต็ม|ต่อเนื่อง|ติดต่อกัน|ประกาศ|มีผล|บังคับใช้|"
    r"กำหนด(?:การ)?|ด้วยกัน|ทำ|สัญญา|บันทึก|ข้อตกลง|ความร่วมมือ|ฉบับนี้|จัด(?:ขึ้น|งาน|อบรม|กิจกรรม)?|ถัดไป|เป็นต้นไป|พ\.ศ\.|ปี)*+"
)
_BEFORE = re.compile(rf"(?<![0-9๐-๙,.]){LENGTH}{_LINK}$", re.VERBOSE)
_MARK = r"รวม(?:เป็น)?(?:ระยะ)?(?:เวลา)?(?:ทั้งสิ้น|ทั้งหมด)?|เป็น(?:ระยะ)?เวลา|(?:มี|กำหนด|ใช้)?ระยะเวลา(?:ทั้งสิ้น|ทั้งหมด|รวม)?|(?:ใช้)?เวลา|จำนวน|นาน"
_ALL = r"ตลอด(?:ทั้ง|ระยะเวลา)?(?!\ ?[7๗]\ ?วัน)"  # and not of the week: ตลอด 7 วัน
_BEHIND = re.compile(rf"\ ?,?\ ?(?P<mark>\(?\ ?(?:{_MARK}|{_ALL})?)\ ?{LENGTH}(?P<close>\ ?\))?", re.VERBOSE)
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
_MORE = re.compile(r"\s*(?:,|และ|กับ|รวมทั้ง|พร้อม|อีก)")
_PRACTICE, _HOURS = re.compile("ฝึกงาน|ฝึกประสบการณ์"), re.compile(rf"(?P<n>{FIGURES})\s?(?:ชั่วโมง|ชม\.)")
_OF_DAY = range(6, 9)  # hours of a day of work
_TURNS, _HALF_DAYS = re.compile(_TURN), re.compile("ครึ่ง|เช้า|บ่าย")  # with these a list of days may be more or fewer of them than are told


@check("D104")
def duration_mismatch(record: Record, setting: Setting) -> Iterator[Hit]:
    """A stated duration is not that of the dates or clock times it is tied to."""
    yield from hours(record)
    chains = _chains(record)
    parts = {mention.start: _count(chain) for chain in chains for mention, _ in chain}
    spans = list(_spans(record))
    for span in spans:
        days = parts.get(span.start)
        for stated in _stated(record.text, span.start, span.end):
            if stated.n == days or (days is not None and stated.unit != "วัน") or _fits(record.text, stated, span):
                continue
            yield _hit(stated, span, lasting(days, stated.unit) if days else actual(stated.unit, span.first, span.last))
    for stated, span in (*in_cells(record, setting.tables), *of_the_event(record, spans)):
        if not _fits(record.text, stated, span):
            yield _hit(stated, span, actual(stated.unit, span.first, span.last))
    for chain in chains:
        for stated, span in _of_list(record, chain):
            yield _hit(stated, span, lasting(_count(chain), stated.unit))


def _fits(text: str, stated: Stated, span: Days) -> bool:
    nights = stated.nights and not _TRAVEL.search(text, max(0, stated.start - _BESIDE), max(stated.end, span.end) + _BESIDE)
    sound = is_sound(stated, span.precision, span.first, span.last, nights)
    return sound or (stated.unit == "วัน" and _are_working_days(text, stated, span))


def _are_working_days(text: str, stated: Stated, span: Days) -> bool:
    """Whether a number of days is that of days of work within a longer span: of practice, or with the hours that they make."""
    first, last = min(stated.start, span.start), max(stated.end, span.end)
    start, end = max(text.rfind("\n", 0, first) + 1, first - _REACH), text.find("\n", last, last + _REACH)
    end = end if end >= 0 else last + _REACH
    if stated.n > (span.last - span.first).days + 1:
        return False
    hours = (to_arabic(found["n"]).replace(",", "") for found in _HOURS.finditer(text, start, end))
    return _PRACTICE.search(text, start, end) is not None or any(
        n.isdecimal() and stated.n * _OF_DAY[0] <= int(n) <= stated.n * _OF_DAY[-1] for n in hours
    )


def _hit(stated: Stated, span: Days, actual: Wording) -> Hit:
    params = {"stated": term(stated), "start": span.first, "end": span.last, "actual": actual}
    start, end = (stated.start, stated.end) if span.apart else (min(stated.start, span.start), max(stated.end, span.end))
    return Hit(start, end, params, expected=actual.th, related=((span.start, span.end),))


def _spans(record: Record) -> Iterator[Days]:
    """Where a first and a last day stand: the ranges, and two days of which the text says that one ends what the other begins."""
    before: tuple[Mention, date] | None = None
    for mention, value in valued(record, DateValue):
        if value.ambiguous or not value.start or not value.end or value.start > value.end:
            continue
        if value.first != value.last:  # else one day, one month: a beginning, not a span
            yield Days(mention.start, mention.end, value.precision, value.start, value.end)
            before = None
        elif value.precision == "day":
            if before and before[1] < value.start and _ENDS.fullmatch(record.text, before[0].end, mention.start):
                yield Days(before[0].start, mention.end, "day", before[1], value.start)
            before = mention, value.start


_Chain = list[tuple[Mention, DateValue]]


def _chains(record: Record) -> list[_Chain]:
    """The days that are told together with others."""
    chains: list[_Chain] = []
    for mention, value in valued(record, DateValue):
        if value.precision != "day" or value.ambiguous or not value.start or not value.end:
            continue
        if not (chains and _ALSO.fullmatch(record.text, chains[-1][-1][0].end, mention.start)):
            chains.append([])
        chains[-1].append((mention, value))
    return [chain for chain in chains if len(chain) > 1]


def _count(chain: _Chain) -> int:
    """How many days a chain has."""
    return sum((value.end - value.start).days + 1 for _, value in chain if value.start and value.end)


def _stated(text: str, start: int, end: int) -> Iterator[Stated]:
    """The durations tied to the date at ``start``: one before it, one behind it; none where it is said that only some of the days count."""
    if _SOME_DAYS.search(text, max(0, start - _BESIDE), start) or _WITHOUT.search(text, end, min(len(text), end + _BESIDE)):
        return
    floor = max(0, start - _REACH, text.rfind("\n", max(0, start - _REACH), start))
    before = text[floor:start]
    found = _BEFORE.search(before) if _UNIT.search(before) else None
    if found and not _LOOSE.search(before[: found.start("n")]):
        firm = bool(_FIRM.search(before[: found.start("n")]))
        stated = read_length(found, floor, firm)
        if stated:
            yield stated
    found = _BEHIND.match(text, end, min(len(text), end + _REACH))
    if found and (found["mark"].strip() or found["close"]):
        stated = read_length(found, 0, bool(_FIRM.search(found["mark"])) or bool(found["close"] and "(" in found["mark"]))
        if stated:
            yield stated


def _of_list(record: Record, chain: _Chain) -> Iterator[tuple[Stated, Days]]:
    """The number of days before or behind a list of single days, each told, that it does not have; unless it may be that of a round, or
    other days stand beside the list.
    """
    (first, begin), (last, end) = chain[0], chain[-1]
    text, count = record.text, _count(chain)
    if not begin.start or not end.end or any(value.first != value.last for _, value in chain) or begin.start >= end.end:
        return
    around = text[max(0, first.start - _BESIDE) : last.end + _BESIDE]
    if _TURNS.search(text, first.start, last.end) or _HALF_DAYS.search(around) or _MORE.match(text, last.end):
        return
    line_end = text.find("\n", last.end, last.end + _REACH)
    floor = max(0, text.rfind("\n", 0, first.start), first.start - _REACH)
    if len(valued_between(record, DateValue, floor, last.end + _REACH if line_end < 0 else line_end)) > len(chain):
        return
    for stated in _stated(text, first.start, last.end):
        if stated.unit == "วัน" and stated.n > 1 and stated.n != count and count % stated.n:
            yield stated, Days(first.start, last.end, "day", begin.start, end.end)
