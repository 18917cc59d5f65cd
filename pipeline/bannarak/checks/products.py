"""So many groups of so many each, and how many that is in all: 6 กลุ่ม กลุ่มละ 8 คน รวม 48 คน."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bannarak.checks.quantities import PERCENT, Quantities, Quantity

__all__ = ["wrong_products"]

_EACH = re.compile(r"\ ?(?P<unit>[ก-๎.]{1,20}?)\ ?ละ\ ?(?:จำนวน\ ?)?", re.VERBOSE)
_IN_ALL = re.compile(r"\ ?(?:รวม(?:เป็น)?(?:จำนวน|เงิน)?(?:ทั้งสิ้น|ทั้งหมด)?(?:จำนวน)?|เป็นเงิน(?:ทั้งสิ้น)?)\ ?", re.VERBOSE)
_OTHERWISE = re.compile(r"[^\n]{0,40}?(?:ยกเว้น|เว้น|ขาด|เกิน|เพิ่ม|ลด|หัก|ไม่รวม|ไม่มา|ส่วน|บาง|เนื่องจาก|เพราะ|หลัง|พร้อม|สุดท้าย|เพียง|รวม(?=[ก-๎])|\()")
_REPEAT, _MONEY = "ๆ", "บาท"
_APART = 30  # letters between two of the three numbers
_ALONE = 60  # characters before the first in which no other number may stand that is multiplied or added too
_AROUND = 200  # characters around in which what is missing or more may be told
_NEAR = 3  # a total that is off by more than a third is one of something else


def wrong_products(text: str, found: Quantities) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """The number of groups, that of each, and the total that is not their product, where nothing else stands between them or around."""
    for groups, each, total in zip(found.items, found.items[1:], found.items[2:], strict=False):
        if each.unit != total.unit or PERCENT in (groups.unit, each.unit) or total.start - each.end > _APART:
            continue
        if each.unit != _MONEY and (each.step != 1 or total.step != 1):
            continue  # 1.30 ชั่วโมง may be an hour and a half
        if not _is_each(text, groups, each) or not _IN_ALL.fullmatch(text, each.end, total.start):
            continue
        off = abs(groups.value * each.value - total.value)
        if (
            0 < off <= total.value / _NEAR
            and not (groups.vague or each.more or total.vague)
            and _stands_alone(text, found, groups, each, total)
        ):
            yield groups, each, total


def _is_each(text: str, groups: Quantity, each: Quantity) -> bool:
    """Whether the second number is said to be that of each of the first."""
    gap = _EACH.fullmatch(text, groups.end, each.start) if each.start - groups.end <= _APART else None
    return gap is not None and gap["unit"] in (groups.unit, _REPEAT)


def _stands_alone(text: str, found: Quantities, groups: Quantity, each: Quantity, total: Quantity) -> bool:
    """Whether no other number can have been multiplied or added, and nothing is told of what is missing or more: the number by which the
    total is off, that of the one group that is larger or smaller, what was hoped for, one more of each group.
    """
    line = text.rfind("\n", 0, groups.start) + 1
    if found.between(max(line, groups.start - _ALONE), groups.start) or _OTHERWISE.match(text, total.end):
        return False
    around = (*found.between(groups.start - _AROUND, groups.start), *found.between(total.end, total.end + _AROUND))
    product = groups.value * each.value
    off = abs(product - total.value)
    telling = (off, total.value, product, each.value - off, each.value + off)
    return all(item.value not in telling and item.value * groups.value != off for item in around)
