"""The numbers of a text with their units, read once a document for all checks that compare numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from bannarak.checks.rule import Setting
from bannarak.checks.shared import once_a_record, valued
from bannarak.knowledge import Knowledge
from bannarak.records import CountValue, DateValue, EvidenceValue, Record, TimeValue
from bannarak.thai.alternation import alternation
from bannarak.thai.numerals import FIGURES, FIRST_FIGURES, MOST_FIGURES, number_at

__all__ = ["PERCENT", "TEAMS", "Quantities", "Quantity", "quantities", "things"]

PERCENT = "%"
TEAMS = "ทีม"
_ONE = Decimal(1)
_SCALES = "ล้านล้าน|ล้าน|แสน|หมื่น|พัน"
# Exponents of the scale words: what a rounded number may hide.
_SCALE_STEPS = {"พัน": 3, "หมื่น": 4, "แสน": 5, "ล้าน": 6, "ล้านล้าน": 12}
_VAGUE = re.compile(
    r"(?:ประมาณ|(?<!ค)ราว|ราวๆ|เกือบ|กว่า|เกิน|อย่างน้อย|ไม่ถึง|สูงสุด|เฉลี่ย|ตั้งแต่|ละ|ร่วม|[0-9๐-๙]\ ?[-–]|[0-9๐-๙]\ ?ถึง|/|"
    r"(?:ครั้ง|คน|อันดับ|รุ่น|ลำดับ|ระยะ|ชั้น|หมู่|ข้อ|ปี|ภาค|เขต|กลุ่ม|ช่วง|ส่วน|วัน|แห่ง|รอบ|เข็ม|สาย|จุด|เล่ม|บท|หมวด|เรื่อง|ประเด็น)ที่)\s*$",
    re.VERBOSE,
)
_ROUNDING = ("กว่า", "เศษ", "ขึ้นไป")
_NOT_VAGUE = re.compile(r"(?:และ|งบประมาณ|เข้าร่วม|ผู้ร่วม|ร้อยละ)\s*$")


class Quantity(NamedTuple):
    """A number with its unit, from ``start`` (the number) to ``end`` (the unit) of ``text``.

    ``step`` is the worth of its last written digit: 0.01 for 12.34, 100,000 for 1.2 ล้าน. ``more``: "กว่า" stands behind the number.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    step: Decimal = _ONE
    text: str = ""
    more: bool = False

    @property
    def vague(self) -> bool:
        """Whether the words around it bound or round it, make it a rate or an ordinal, so that it is no exact number of anything."""
        if self.more or self.text[self.end : self.end + 8].lstrip().startswith(_ROUNDING):
            return True
        before = self.text[max(0, self.start - 16) : self.start]
        return bool(_VAGUE.search(before) and not _NOT_VAGUE.search(before))

    @property
    def low(self) -> Decimal:
        """The least value it may stand for, rounded up or cut off."""
        return self.value if self.step <= 1 and self.value == self.value.to_integral_value() else self.value - self.step / 2

    @property
    def high(self) -> Decimal:
        """The value it surely stays below."""
        return self.value if self.step <= 1 and self.value == self.value.to_integral_value() else self.value + self.step


class Quantities(NamedTuple):
    """All of them in order, with their starts for searching."""

    items: Sequence[Quantity]
    starts: Sequence[int]

    def between(self, start: int, end: int) -> Sequence[Quantity]:
        """Those that begin in ``start`` to ``end``."""
        return self.items[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


@cache
def _pattern(knowledge: Knowledge) -> re.Pattern[str]:
    units: list[str] = []
    counts = knowledge.lexicon("counts")
    barred: Mapping[str, list[str]] = {**counts["people"], **counts["institutions"]}
    for words in knowledge.lexicon("units")["units"].values():
        units.extend(words)
    units.extend((*counts["people_if"], *counts["institution_nouns"]["words"], *barred))
    unit = alternation(units, barred)
    return re.compile(
        rf"""(?P<number>{FIRST_FIGURES})
        \ ?(?P<scale>{_SCALES})?+
        (?P<more>\ ?(?:กว่า|เศษ))?+
        (?:\ ?\([^()\n]{{2,40}}\))?
        \ ?(?:(?P<percent>%|เปอร์เซ็นต์)|(?P<unit>{unit})(?![ก-๎]{{0,9}}ที่\ ?[0-9๐-๙]))""",
        re.VERBOSE,
    )


_SHARE_WORD = "ร้อยละ"
_SHARE = re.compile(rf"{_SHARE_WORD}\s*(?P<number>(?>{FIGURES}))")
# The number of a section of a standard counts nothing.
_SECTION = re.compile(r"(?:^|(?<![0-9๐-๙])[\s(,:]|และ|เป็น|ได้แก่|คือ)หมวด(?:ที่)?\ ?$", re.MULTILINE | re.VERBOSE)
_SECTION_WORD, _TO_SECTION = "หมวด", 16
_NO_UNIT = frozenset(("", *"\n/:;)]-–"))  # behind these no unit can follow


@once_a_record
def quantities(record: Record, setting: Setting) -> Quantities:
    """The quantities of a record; dates are left out."""
    text = record.text
    taken = sorted((m.start, m.end) for kind in (DateValue, TimeValue, EvidenceValue) for m, _ in valued(record, kind))
    taken.append((len(text), len(text)))  # behind all figures
    shares = _SHARE_WORD in text
    found: list[Quantity] = []
    match_at, over, ahead = _pattern(setting.knowledge).match, 0, 0
    for start, length in setting.figures:
        while taken[ahead][1] <= start:
            ahead += 1
        if taken[ahead][0] <= start or start < over or text[start + length : start + length + 1] in _NO_UNIT:
            continue
        match = match_at(text, start)
        if match is None:
            continue
        over = match.end()
        if not (shares and text[max(0, start - 8) : start].rstrip().endswith(_SHARE_WORD)):
            number, scale, more, percent, unit = match.groups()
            if text.find(_SECTION_WORD, max(0, start - _TO_SECTION), start) >= 0 and _SECTION.search(
                text, max(0, start - _TO_SECTION), start
            ):
                continue  # หมวด 6 บทบาทของห้องสมุด
            item = _quantity(text, start, over, number, PERCENT if percent else unit, scale, more is not None)
            if item:
                found.append(item)
    for match in _SHARE.finditer(text) if shares else ():
        item = _quantity(text, match.start(), match.end(), match["number"], PERCENT)
        if item:
            found.append(item)
    cells = {cell.start for table in setting.tables for row in table.rows for cell in row}
    for mention, count in valued(record, CountValue):
        if mention.text[-1:].isdigit() and mention.start in cells:
            continue  # of a column, which is added up by itself
        if mention.text[-1:].isdigit():  # ชาย 12 หญิง 20
            found.append(Quantity(mention.start, mention.end, Decimal(count.n), "คน"))
        elif "ก" <= mention.text[0] <= "์" and (words := number_at(text, mention.start)) and words.value == count.n:  # สามแห่ง
            unit = text[words.end : mention.end].strip()
            found.append(Quantity(mention.start, mention.end, Decimal(count.n), unit, text=text))
    found.sort(key=itemgetter(0))
    return Quantities(found, [item[0] for item in found])


def _quantity(text: str, start: int, end: int, written: str, unit: str, scale: str | None = None, more: bool = False) -> Quantity | None:
    if len(written) > MOST_FIGURES:
        return None
    value, step = Decimal(written.replace(",", "")), _ONE
    if scale or "." in written:
        exponent = _SCALE_STEPS[scale] if scale else 0
        value, step = value.scaleb(exponent), Decimal(10) ** (exponent - len(written.partition(".")[2]))
    return Quantity(start, end, value, unit, step, text, more)


@cache
def things(knowledge: Knowledge) -> frozenset[str]:
    """The units of things, of which a text has a number as a whole, and of teams; not those that it counts over and over."""
    units = knowledge.lexicon("units")
    return frozenset((TEAMS, *units["units"]["things"])).difference(units["repeated"]["units"])
