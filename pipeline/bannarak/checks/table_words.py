"""What the words in a table and around it say of how its numbers add up: what is no part, counted once, rounded, taken off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from bannarak.document import Table

__all__ = [
    "HUNDRED",
    "IN_PART",
    "NOT_ALL",
    "NO_SUM",
    "ONCE",
    "ROUNDED",
    "SEVERAL",
    "STATISTIC",
    "TAKEN_OFF",
    "Told",
    "is_two_fold",
    "some_of",
    "told_around",
]

# A column or a row of means, shares, rates, ordinals, years. The words stand for themselves: เจ้าหน้าที่, ค่าโทรศัพท์, งบปีก่อน are numbers.
NO_SUM = re.compile(
    r"ร้อยละ|(?<![0-9๐-๙])(?<![0-9๐-๙] )%|เฉลี่ย|(?<!หน้า)(?<!พื้น)(?<!สถาน)ที่$|ลำดับ|"
    r"(?:(?<![ก-๎0-9๐-๙])(?<![0-9๐-๙] )|วัน|เดือน)ปี(?!(?:งบประมาณ|การศึกษา|พ\.ศ\.|งบ|[ .])*[0-9๐-๙])"
    r"(?! ?(?:ก่อน|ที่แล้ว|ที่ผ่านมา|ที่ ?[0-9๐-๙]|นี้|เก่า))|"
    r"วันที่|ระดับ(?=$|[ (/]|คุณภาพ|ความ|คะแนน|การ|ผล|น้ำ|เสียง)|(?<!ติด)(?<!ศึกษา)ต่อ(?!เนื่อง|อายุ|เติม|เวลา|สัญญา|ยอด|$)|"
    r"(?<!\()อัตรา(?!กำลัง)|สะสม|คงเหลือ(?!ยกมา|จาก|ปี|ต้น)|พึงพอใจ|ไม่นับซ้ำ|ไม่ซ้ำ|"
    r"[Xx]̄|[Mm]ean|S\.?D|รหัส|หลักฐาน|(?<!ผ่าน)(?<!ตาม)เกณฑ์|(?<!ค่า)(?<!เครื่อง)(?<!ทาง)โทร(?!ทัศน์)"
)
STATISTIC = re.compile(r"(?:ค่า)?(?:สูงสุด|ต่ำสุด|มัธยฐาน|ฐานนิยม|เฉลี่ย)|(?:คิดเป็น)?(?:ร้อยละ|%)|[Mm](?:ax|in|edian|ean)|S\.?D")
"""At the beginning of the name of a row: it holds no parts."""
ONCE = re.compile(r"ไม่(?:นับ)?ซ้ำ|[Uu]sers?\b|[Uu]nique|[Vv]isitor|[Rr]each|การเข้าถึง|เครือข่าย|สมาชิก")
"""The name of a row of those who may come again and are counted once."""
NOT_ALL = re.compile(r"ไม่(?:นับ)?ซ้ำ|ไม่รวม")
"""The name of a total that is not that of all rows."""
IN_PART = re.compile(r"ข้างต้น|ในจำนวน|^\([^()]*\)$|เฉพาะ|รวมอยู่ใน|นับรวมใน", re.MULTILINE)
"""The name of a row that may be a part of another one."""
TAKEN_OFF = re.compile(
    r"หัก|ส่วนลด|ลด|คืน|จำหน่าย|สูญหาย|ชำรุด|คัดออก|ตัดออก|ยกเลิก|ลาออก|จ่าย|โอน|"
    r"เกษียณ|ถอนตัว|ย้ายออก|ย้ายไป|พ้นสภาพ|พ้นจาก|ครบวาระ|หมดวาระ|หมดอายุ|เสียชีวิต|ลาศึกษา|ลาสิกขา|สละสิทธิ์|ปิดกิจการ"
)
"""The name of a row, or of a part, that may be taken off: what was given back, who left."""

HUNDRED = Decimal(100)
"""What shares add up to, rounded or not."""

_CAPTION, _NOTE = 400, 200  # letters before a table and behind it
ROUNDED = re.compile(r"CO2|CO₂|คาร์บอน|ก๊าซเรือนกระจก|(?:พัน|หมื่น|แสน|ล้าน)บาท|ปัดเศษ|หน่วย ?: ?(?:พัน|ล้าน|ร้อยละ)")
SEVERAL = re.compile("(?:ตอบ|เลือก)ได้ ?(?:มากกว่า|หลาย)|นับไม่ซ้ำ|ไม่นับซ้ำ|(?:ละ|เพียง) ?(?:หนึ่ง|1) ?ครั้ง|(?:ละ|เพียง)ครั้งเดียว")
_UNSTATED = re.compile("ไม่(?:ระบุ|ตอบ|ประสงค์)")
_ROUNDING_NOTE = re.compile("ปัดเศษ|ปัดทศนิยม")
_SCALES = (
    ("บาท", r"สต\.?|สตางค์"),
    (r"ชั่วโมง|ชม\.?", "นาที"),
    ("นาที", "วินาที"),
    ("ไร่", "งาน"),
    ("งาน", r"ตร\. ?ว\.?|ตร\. ?วา|ตารางวา"),
    ("โหล", "ชิ้น|อัน|แท่ง|เล่ม|ด้าม"),
)
_TWO_FOLD = tuple((re.compile(rf"(?:{large})"), re.compile(rf"(?:{small})")) for large, small in _SCALES)
_MOST = 12  # numbers of which some are added up


class Told(NamedTuple):
    """What is said of a table: its numbers may be rounded, who is in several rows is counted once, some are in no row."""

    rounded: bool
    several: bool
    unstated: bool


def told_around(text: str, table: Table) -> Told:
    """What the caption before a table, its first cell and the note behind it say."""
    first, end = table.rows[0], table.rows[-1][-1].end
    start = first[0].start
    above = text[max(0, start - _CAPTION) : start].rstrip("| \t\n").rsplit("\n", 1)[-1]
    head, note = f"{above}\n{text[start : first[0].end]}", text[end : end + _NOTE]
    several = SEVERAL.search(text, max(0, start - _CAPTION), first[-1].end) or SEVERAL.search(note)
    rounded = ROUNDED.search(head) or _ROUNDING_NOTE.search(note)
    return Told(rounded is not None, several is not None, _UNSTATED.search(note) is not None)


def is_two_fold(heads: Sequence[str], column: int) -> bool:
    """Whether a column and the one beside it hold one number in two units: บาท and สตางค์, ชั่วโมง and นาที."""
    beside = [heads[at : at + 2] for at in (column - 1, column) if at >= 0]
    return any(len(pair) == 2 and any(one.fullmatch(pair[0]) and two.fullmatch(pair[1]) for one, two in _TWO_FOLD) for pair in beside)


def some_of(numbers: Iterable[Decimal], most: int) -> set[Decimal]:
    """What one of ``numbers``, two of them, up to ``most`` make together; nothing if they are many."""
    some = [number for number in numbers if number]
    return {sum(chosen, Decimal(0)) for few in range(1, most + 1) for chosen in combinations(some, few)} if len(some) <= _MOST else set()
