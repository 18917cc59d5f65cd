"""C204: a percentage against the numbers beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from bannarak.checks.quantities import PERCENT, Quantities, Quantity, quantities
from bannarak.checks.rule import Hit, Setting, check
from bannarak.checks.tables import column_shares
from bannarak.records import Record

__all__: list[str] = []

_TIE = re.compile(r"\s*,?\s*(?:\(\s*)?(?:(?:หรือ)?คิดเป็น(?:สัดส่วน|อัตรา)?|หรือเท่ากับ|หรือ|เท่ากับ|\()?\s*(?:ประมาณ)?\s*")
_SPEAKS = re.compile(r"คิดเป็น|หรือ|เท่ากับ|\(")
_OUT_OF = re.compile(r"(?:จาก|ใน)(?:ทั้งหมด|ทั้งสิ้น|จำนวน|ผู้[ก-๎]{2,30}?|[ก-๎]{0,25}?)\s*(?:จำนวน|ทั้งหมด|ทั้งสิ้น|รวม)?\s*$")
_OF_WHOLE = re.compile(r"\)?\s*(?:ของ|จาก)[ก-๎ ]{0,45}$")
# A rate of growth or a price has another base than the numbers beside it.
_OTHER_BASE = re.compile(
    r"เพิ่ม|ลด|ขยาย|เติบโต|สูงกว่า|ต่ำกว่า|มากกว่า|น้อยกว่า|ดอกเบี้ย|กำไร|(?<!กลุ่ม)เป้าหมาย|ประมาณการ|ปีก่อน|ช่วงเดียวกัน|เทียบ|เกิน|เหลือ|แผน|ต่อ|ครั้งก่อน|เดิม"
)
_BARE_PART = re.compile(r"(?<![0-9๐-๙.,/])(?P<n>[0-9๐-๙,]{1,12})\s?จาก(?:ทั้งหมด|ทั้งสิ้น|จำนวน)?\s*$")
# What the text names as the whole behind the percentage: all of something (its noun must stand before the whole), or something else.
_BASE = re.compile(r"\s*\)?\s*(?:(?:ของ|จาก)(?:จำนวน)?(?P<noun>[ก-๎]{0,30}?)(?:ทั้งหมด|ทั้งสิ้น)|ของ|จาก|ต่อ|เมื่อเทียบ)")
_LEAD = 60  # characters before a number that say of what it is
_SENTENCE = 160


@check("C204")
def percent_mismatch(record: Record, setting: Setting) -> Iterator[Hit]:
    """A percentage does not follow from the numbers beside it."""
    yield from column_shares(record, setting)
    text = record.text
    found = quantities(record, setting)
    for at, share in enumerate(found.items):
        if share.unit != PERCENT or share.vague or at == 0:
            continue
        beside = found.items[at - 1]
        gap = text[beside.end : share.start]
        if beside.unit == PERCENT or beside.vague or not _TIE.fullmatch(gap) or not _SPEAKS.search(gap) or "ประมาณ" in gap:
            continue
        target = _target(text, found, at)
        pair = target or (_pair(text, found, at) if share.value <= 100 else None)
        if pair is None:
            continue
        part, whole = pair
        if (
            part.vague
            or whole.vague
            or part.unit != whole.unit
            or whole.value <= 0
            or (part.value > whole.value and not target)
            or _follows(part, whole, share)
        ):
            continue
        right = part.value * 100 / whole.value
        digits = max(0, -int(share.step.as_tuple().exponent))
        expected = f"{right.quantize(Decimal(1).scaleb(-digits)):f}"
        params = {"part": _plain(part), "whole": _plain(whole), "expected": expected, "stated": f"{share.value:f}"}
        yield Hit(share.start, share.end, params, expected=f"ร้อยละ {expected}", related=((part.start, part.end), (whole.start, whole.end)))


def _plain(item: Quantity) -> str:
    number = f"{int(item.value):,}" if item.value == item.value.to_integral_value() else f"{item.value.normalize():f}"
    return f"{number} {item.unit}"


_OF_TARGET = re.compile(r"\s*ของ(?:ค่า|กลุ่ม)?เป้าหมาย")
_AIMED = re.compile(r"เป้าหมาย[ก-๎ ]{0,20}(?:จำนวน)?\s*$")


def _target(text: str, found: Quantities, at: int) -> tuple[Quantity, Quantity] | None:
    """What was reached and what was aimed at, of a share that is said to be of the target: it may be more than all of it."""
    if not _OF_TARGET.match(text, found.items[at].end):
        return None
    reached = found.items[at - 1]
    aimed = [
        item
        for item in found.between(reached.start - _SENTENCE, reached.start)
        if item.unit == reached.unit and _AIMED.search(text, max(0, item.start - _LEAD), item.start)
    ]
    return (reached, aimed[0]) if len(aimed) == 1 else None


def _pair(text: str, found: Quantities, at: int) -> tuple[Quantity, Quantity] | None:
    """The part and the whole of the percentage at ``at``, where the words leave no doubt which they are."""
    share, beside = found.items[at], found.items[at - 1]
    line = text.rfind("\n", 0, beside.start) + 1
    # "46 แห่ง จาก 56 แห่ง คิดเป็นร้อยละ 82"
    lead = text[max(line, beside.start - 60) : beside.start]
    if _OUT_OF.search(lead) and at >= 2:
        part = found.items[at - 2]
        between = text[part.end : beside.start]
        if part.unit == beside.unit and len(between) < 45 and _OUT_OF.fullmatch(between.strip() + " " if between.strip() else ""):
            return part, beside
    bare = _BARE_PART.search(lead)
    if bare:  # "46 จาก 56 แห่ง"
        at_bare = beside.start - len(lead) + bare.start("n")
        value = Decimal(bare["n"].replace(",", ""))
        return Quantity(at_bare, at_bare + len(bare["n"]), value, beside.unit, Decimal(1)), beside
    # "46 แห่ง คิดเป็นร้อยละ 82 ของทั้งหมด 56 แห่ง"
    if at + 1 < len(found.items):
        following = found.items[at + 1]
        between = text[share.end : following.start]
        if following.unit == beside.unit and len(between) < 50 and "\n" not in between and _OF_WHOLE.fullmatch(between):
            return beside, following
    base = _BASE.match(text, share.end)
    if _OTHER_BASE.search(text, max(line, beside.start - 40), beside.start) or (base and base["noun"] is None):
        return None
    # "มีผู้ตอบ 56 คน ... 46 คน คิดเป็นร้อยละ 82": one whole, or one of several fits
    wholes = [
        item
        for item in found.between(max(line, beside.start - _SENTENCE), beside.start)
        if item.unit == beside.unit and item.value >= beside.value and not item.vague
    ]
    if not wholes or any(_follows(beside, whole, share) for whole in wholes):
        return None
    if len({whole.value for whole in wholes}) > 1:
        return None
    whole = wholes[0]
    between = text[whole.end : beside.start]
    if base and base["noun"] not in text[max(line, whole.start - _LEAD) : whole.start]:
        return None
    if _OTHER_BASE.search(between) or not _shares_of(whole, found.between(whole.start, beside.start)):
        return None
    return beside, whole


def _shares_of(whole: Quantity, items: Sequence[Quantity]) -> bool:
    """Whether each percentage among ``items`` is that of the number before it in the ``whole``: "ชาย 11 คน (36.67 %) หญิง 19 คน (…)"."""
    return all(
        before.unit == whole.unit and before is not whole and _follows(before, whole, share)
        for before, share in pairwise(items)
        if share.unit == PERCENT
    )


def _follows(part: Quantity, whole: Quantity, share: Quantity) -> bool:
    """Whether the percentage follows, rounded or cut off in its last digit, given that the numbers may be rounded themselves."""
    if whole.low <= 0:
        return True
    least, most = part.low * 100 / whole.high, part.high * 100 / whole.low
    return least < share.value + share.step and most >= share.value - share.step / 2
