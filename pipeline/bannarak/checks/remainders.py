"""What there was, what was spent of it and what is left, named one behind the other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bannarak.checks.quantities import PERCENT, Quantities, Quantity

__all__ = ["remainders"]

_REACH = 60  # letters between what there was, what was spent and what is left
_SPENT = re.compile(r"(?:ใช้|เบิก|จ่าย)[^\n]{0,30}$")
_LEFT = re.compile(r"[\s,]*(?:และ|จึง|ยัง|มี|ยอด|ทำให้|โดย|เงิน|งบประมาณ)*(?:คง)?เหลือ(?:เงิน|งบประมาณ|จำนวน|เป็นเงิน|ทั้งสิ้น|อีก|\s)*")
_IN_PART = re.compile(r"ไตรมาส|งวด|ครั้งที่|เดือน|รอบ|หัก|กัน|คาด|ค้าง|ชำรุด|โอน")  # spent in one part of the time, or not all that went
_LEAD = 40  # characters before what there was that may say that it was spent itself


def remainders(text: str, found: Quantities) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """The three exact numbers of each such account, whether they agree or not: งบประมาณ 5,000 บาท ใช้ไป 4,000 บาท คงเหลือ 1,000 บาท."""
    for had, spent, left in zip(found.items, found.items[1:], found.items[2:], strict=False):
        if not had.unit == spent.unit == left.unit or had.unit == PERCENT or left.start - had.start > 3 * _REACH:
            continue
        if (
            not _LEFT.fullmatch(text, spent.end, left.start)
            or _IN_PART.search(text, had.end, spent.start)
            or not _SPENT.search(text, had.end, spent.start)
        ):
            continue
        if _SPENT.search(text, max(0, had.start - _LEAD), had.start):
            continue  # it was spent itself, of something told of before
        if not (had.vague or spent.vague or left.vague):
            yield had, spent, left
