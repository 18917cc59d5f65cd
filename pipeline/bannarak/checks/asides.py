"""What may stand between a number and what it introduces without being of either: its words, evidence, the order that says so, the day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from bannarak.checks.rule import Setting
from bannarak.checks.shared import once_a_record, valued
from bannarak.records import DateValue, EvidenceValue, Record

__all__ = ["Behind", "behind_asides"]

_BEGINS = re.compile(r"\ ?(?:[(\[]|เมื่อ|ใน|ลง|วันที่|ตาม|โดย|คำสั่ง|ประกาศ)")  # tried first: most numbers have none of these behind them
_NUMERAL = "หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|ศูนย์|เอ็ด|ยี่|สิบ|ร้อย|พัน|หมื่น|แสน|ล้าน"
_IN_WORDS = re.compile(rf"\ ?\(\ ?(?:{_NUMERAL}|\ )+(?:[ก-๎]{{0,12}}?(?:ถ้วน)?|บาท(?:{_NUMERAL}|\ )+สตางค์)\ ?\)", re.VERBOSE)
_ORDER = re.compile(r"\ ?(?:ตาม|โดย)?(?:คำสั่ง|ประกาศ)[ก-๎.\ ]{0,60}?(?:ที่\ ?[0-9๐-๙]+(?:\ ?/\ ?[0-9๐-๙]+)?|(?=(?:ลง|เมื่อ)วันที่))", re.VERBOSE)
_TO_DAY = re.compile(r"\ ?(?:เมื่อ|ใน|ลง)?\ ?")
_OPEN = re.compile(r"\ ?(?:\(|\[)")
_TO_CODE = 20  # letters in a bracket before its code: เอกสารหมายเลข
_BRACKET = 80  # letters of a bracket


class Behind(NamedTuple):
    """Where the text goes on behind what stands aside; ``free`` if some of it stood in no bracket, so that the rest may be of that."""

    at: int
    free: bool


def behind_asides(record: Record, setting: Setting, at: int) -> Behind:
    """Where what a number that ends at ``at`` introduces may begin: there, or behind all that stands aside."""
    text, free = record.text, False
    while _BEGINS.match(text, at):
        bracket = _IN_WORDS.match(text, at)
        end = bracket.end() if bracket else _past_codes(record, setting, at)
        if end is None:
            order = _ORDER.match(text, at)
            end = order.end() if order else _past_day(record, setting, at)
            free = free or end is not None
        if end is None:
            break
        at = end
    return Behind(at, free)


def _past_codes(record: Record, setting: Setting, at: int) -> int | None:
    """The end of a bracket at ``at`` that begins with a code of evidence; None if there is no such bracket."""
    opened = _OPEN.match(record.text, at)
    if opened is None:
        return None
    close = record.text.find(")" if opened.group().endswith("(") else "]", opened.end(), opened.end() + _BRACKET)
    codes = _ends(record, setting).codes
    coded = any(start in codes for start in range(opened.end(), min(close, opened.end() + _TO_CODE)))
    return close + 1 if coded else None


def _past_day(record: Record, setting: Setting, at: int) -> int | None:
    """The end of a date at ``at``; None if there is none."""
    lead = _TO_DAY.match(record.text, at)
    return _ends(record, setting).days.get(lead.end()) if lead else None


class _Ends(NamedTuple):
    codes: frozenset[int]  # where they begin
    days: Mapping[int, int]  # where they begin and end


@once_a_record
def _ends(record: Record, setting: Setting) -> _Ends:
    codes = frozenset(mention.start for mention, _ in valued(record, EvidenceValue))
    return _Ends(codes, {mention.start: mention.end for mention, _ in valued(record, DateValue)})
