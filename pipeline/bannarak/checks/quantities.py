"""The numbers of a text with their units, read once a document for all checks that compare numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property, lru_cache

from bannarak.knowledge import Knowledge
from bannarak.records import CountValue, Record
from bannarak.thai.alternation import alternation
from bannarak.thai.numerals import FIGURES, FIRST_FIGURES

__all__ = ["PERCENT", "Quantities", "Quantity", "quantities"]

PERCENT = "%"
_SCALES = "ล้านล้าน|ล้าน|แสน|หมื่น|พัน"
# Exponents of the scale words: what a rounded number may hide.
_SCALE_STEPS = {"พัน": 3, "หมื่น": 4, "แสน": 5, "ล้าน": 6, "ล้านล้าน": 12}
_VAGUE = re.compile(
    r"(?:ประมาณ|ราว|ราวๆ|เกือบ|กว่า|เกิน|อย่างน้อย|ไม่ถึง|สูงสุด|เฉลี่ย|ตั้งแต่|ละ|ร่วม|[0-9๐-๙]\ ?[-–]|[0-9๐-๙]\ ?ถึง|/|"
    r"(?:ครั้ง|คน|อันดับ|รุ่น|ลำดับ|ระยะ|ชั้น|หมู่|ข้อ|ปี|ภาค|เขต|กลุ่ม|ช่วง|ส่วน|วัน|แห่ง|รอบ|เข็ม|สาย|จุด|เล่ม|บท|หมวด|เรื่อง|ประเด็น)ที่)\s*$",
    re.VERBOSE,
)
_ROUNDING = ("กว่า", "เศษ", "ขึ้นไป")
_LONGEST = 24  # what is longer is no number of anything
_NOT_VAGUE = re.compile(r"(?:และ|งบประมาณ|เข้าร่วม|ผู้ร่วม|ร้อยละ)\s*$")


@dataclass(frozen=True)
class Quantity:
    """A number with its unit, from ``start`` (the number) to ``end`` (the unit).

    ``step`` is the worth of its last written digit: 0.01 for 12.34, 100,000 for 1.2 ล้าน. ``around`` are the words before it and behind.
    """

    start: int
    end: int
    value: Decimal
    unit: str
    step: Decimal
    around: tuple[str, str] = ("", "")

    @cached_property
    def vague(self) -> bool:
        """Whether the words around it bound or round it, make it a rate or an ordinal, so that it is no exact number of anything."""
        before, behind = self.around
        return behind.startswith(_ROUNDING) or bool(_VAGUE.search(before) and not _NOT_VAGUE.search(before))

    @property
    def low(self) -> Decimal:
        """The least value it may stand for, rounded up or cut off."""
        return self.value if self.step <= 1 and self.value == self.value.to_integral_value() else self.value - self.step / 2

    @property
    def high(self) -> Decimal:
        """The value it surely stays below."""
        return self.value if self.step <= 1 and self.value == self.value.to_integral_value() else self.value + self.step


@dataclass(frozen=True, slots=True)
class Quantities:
    """All of them in order, with their starts for searching."""

    items: tuple[Quantity, ...]
    starts: tuple[int, ...]

    def between(self, start: int, end: int) -> tuple[Quantity, ...]:
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
        \ {{0,2}}(?:(?P<percent>%|เปอร์เซ็นต์)|(?P<unit>{unit}))""",
        re.VERBOSE,
    )


_SHARE = re.compile(rf"ร้อยละ\s*(?P<number>(?>{FIGURES}))")


@lru_cache(maxsize=1)
def _read(text: str, knowledge: Knowledge, taken: tuple[int, ...], bare: tuple[tuple[int, int, int], ...]) -> Quantities:
    found: list[Quantity] = []
    known = set(taken)
    for match in _pattern(knowledge).finditer(text):
        if match.start() not in known:
            item = _quantity(text, match, PERCENT if match["percent"] else match["unit"])
            if item:
                found.append(item)
    shares = (_quantity(text, match, PERCENT) for match in _SHARE.finditer(text))
    found = [
        *(item for item in found if text[max(0, item.start - 8) : item.start].rstrip()[-6:] != "ร้อยละ"),
        *(item for item in shares if item),
    ]
    found += [Quantity(start, end, Decimal(n), "คน", Decimal(1)) for start, end, n in bare]  # ชาย 12 หญิง 20
    found.sort(key=lambda item: item.start)
    return Quantities(tuple(found), tuple(item.start for item in found))


def quantities(record: Record, knowledge: Knowledge) -> Quantities:
    """The quantities of a record; dates are left out."""
    dates = tuple(m.start for m in record.mentions if m.label in ("date", "time", "evidence"))
    bare = tuple((m.start, m.end, m.value.n) for m in record.mentions if isinstance(m.value, CountValue) and m.text[-1:].isdigit())
    return _read(record.text, knowledge, dates, bare)


def _quantity(text: str, match: re.Match[str], unit: str) -> Quantity | None:
    written = match["number"]
    if len(written) > _LONGEST:
        return None
    groups = match.groupdict()
    scale, decimals = groups.get("scale"), len(written.partition(".")[2])
    value = Decimal(written.replace(",", ""))
    step = Decimal(1)
    if scale or decimals:
        exponent = _SCALE_STEPS[scale] if scale else 0
        value, step = value.scaleb(exponent), Decimal(10) ** (exponent - decimals)
    behind = "กว่า" if groups.get("more") else text[match.end() : match.end() + 8].lstrip()
    return Quantity(match.start(), match.end(), value, unit, step, (text[max(0, match.start() - 16) : match.start()], behind))
