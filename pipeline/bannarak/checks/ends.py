"""A beginning and an end that are told one after the other, or in two columns, for D103: "เริ่มวันที่ 1 มีนาคม 2567 สิ้นสุดวันที่ ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from bannarak.checks.columns import date_in, heads_of, rows_under
from bannarak.checks.shared import valued
from bannarak.document import Table
from bannarak.records import DateValue, Mention, Record

__all__ = ["Ends", "told_ends"]

Ends = tuple[Mention, date, Mention, date]
"""The first day of something and the last, with where they stand."""

_WHAT = r"(?P<what>[ก-๎]{0,24}?)"  # begins or ends
_OPENS, _CLOSES = r"(?:เริ่ม(?:ต้น|เปิด)?|เปิด(?=รับ|ระบบ|ลงทะเบียน)|ตั้งแต่)", r"(?:สิ้นสุด|ปิด(?=รับ|ระบบ|ลงทะเบียน)|เสร็จสิ้น|แล้วเสร็จ|หมดเขต)"
_IN_USE, _DONE = ("ใช้", "เปิดใช้"), ("เสร็จสิ้น", "แล้วเสร็จ")  # what is in use may be finished later
_ENROLS, _CLOSED = re.compile("รับ|ระบบ|สมัคร|ลงทะเบียน|ส่ง"), "หมดเขต"
_ANOTHER = re.compile(r"\s?\(?[ก-๎]{0,12}(?:เดิม|เก่า)")  # what ended, behind its day
_DAY = r"(?:วัน(?:ที่)?)?"
_BEGINS = re.compile(rf"{_OPENS}{_WHAT}(?:ตั้งแต่|ใน|เมื่อ|จาก)?\s?:?\s?{_DAY}\s?$")
_ENDS = re.compile(
    rf"[ ]?[,;|)]?\s?(?:และ|โดย|แล้ว|จะ|ไป|จน)*(?:กำหนด)?\s?{_DAY}{_CLOSES}{_WHAT}(?:ลง|ใน|เมื่อ|ถึง)*\s?:?\s?{_DAY}\s?",
)
_FIRST, _LAST = re.compile(rf"{_DAY}{_OPENS}{_WHAT}"), re.compile(rf"{_DAY}{_CLOSES}{_WHAT}")  # heads of columns
_REACH = 60  # letters before a day in which it is said to begin something, or between two days


def told_ends(record: Record, tables: Sequence[Table]) -> Iterator[Ends]:
    """What begins on a day and ends on one, whichever is earlier."""
    text = record.text
    for (first, begin), (last, end) in pairwise(valued(record, DateValue)):
        if last.start - first.end > _REACH or not (_is_day(begin) and _is_day(end)):
            continue
        ended = _ENDS.fullmatch(text, first.end, last.start)
        begun = ended and _BEGINS.search(text[max(0, first.start - _REACH) : first.start].rpartition("\n")[2])
        if ended and begun and _are_of_one(begun, ended) and not _ANOTHER.match(text, last.end) and begin.start and end.end:
            yield first, begin.start, last, end.end
    for table in tables:
        heads = heads_of(text, table)
        for column, (head, other) in enumerate(pairwise(heads)):
            begun, ended = _FIRST.fullmatch(head), _LAST.fullmatch(other)
            if begun is None or ended is None or not _are_of_one(begun, ended):
                continue
            for row in rows_under(table):
                one, two = date_in(record, row[column]), date_in(record, row[column + 1])
                if one and two and _is_day(one[1]) and _is_day(two[1]) and one[1].start and two[1].end:
                    yield one[0], one[1].start, two[0], two[1].end


def _is_day(value: DateValue) -> bool:
    return value.precision in ("day", "month") and value.first == value.last and not (value.inferred or value.ambiguous)


def _are_of_one(begun: re.Match[str], ended: re.Match[str]) -> bool:
    """Whether what begins is what ends, where the end names it. Only an enrolment is over when it is closed; no use when work is done."""
    if begun["what"].startswith(_IN_USE) and any(map(ended.group().__contains__, _DONE)):
        return False
    if _CLOSED in ended.group() and not _ENROLS.match(begun["what"]):
        return False
    return begun["what"].endswith(ended["what"])
