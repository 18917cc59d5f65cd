"""Shares whose part and whole are told in other forms than "46 จาก 56 แห่ง": in a list below a total, as a score of the highest, as 4/5."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from bannarak.checks.quantities import PERCENT, Quantities, Quantity
from bannarak.knowledge import Knowledge
from bannarak.thai.alternation import alternation
from bannarak.thai.numerals import FIGURES, to_arabic

__all__ = ["OTHER_BASE", "follows", "fractions", "listed_shares", "scores"]

OTHER_BASE = re.compile(
    r"เพิ่ม|ลด|ขยาย|เติบโต|สูงกว่า|ต่ำกว่า|มากกว่า|น้อยกว่า|ดอกเบี้ย|กำไร|(?<!กลุ่ม)เป้าหมาย|ประมาณการ|ปีก่อน|ช่วงเดียวกัน|เทียบ(?!เท่า)|เกิน|เหลือ|แผน|ต่อ|ครั้งก่อน|เดิม"
)
"""A rate of growth or a price has another base than the numbers beside it."""


def follows(part: Quantity, whole: Quantity, share: Quantity) -> bool:
    """Whether the percentage follows, rounded or cut off in its last digit, given that the numbers may be rounded themselves."""
    if whole.low <= 0:
        return True
    least, most = part.low * 100 / whole.high, part.high * 100 / whole.low
    return least < share.value + share.step and most >= share.value - share.step / 2


Share = tuple[Quantity, Quantity, Quantity]
"""A part, its whole, and the percentage that it should be of it."""

_TIE = re.compile(r"\ ?(?:\(|,|คิดเป็น|หรือ|เท่ากับ|\ )*", re.VERBOSE)
_LINE_END = re.compile(r"\ ?\)?[\ .]*(?:\n|\Z)", re.VERBOSE)
_LEAD = re.compile(r"[\ ,]*(?:\(|จำนวน|แบ่งเป็น|แบ่งออกเป็น|จำแนกเป็น|ได้แก่|ดังนี้|ประกอบด้วย|เป็น|:|\ )*", re.VERBOSE)
_ALL = 100  # of all shares together
_FEWEST = 2  # lines of a list, and what shows that its shares are of the total above it


def listed_shares(text: str, found: Quantities) -> Iterator[Share]:
    """The one share in the lines below a total that is not that of its line, where the others are."""
    lines: list[tuple[Quantity, Quantity]] = []
    for part, share in zip(found.items, found.items[1:], strict=False):
        start = text.rfind("\n", 0, part.start)
        if share.unit != PERCENT or part.unit == PERCENT or not _LINE_END.match(text, share.end):
            continue
        if not _TIE.fullmatch(text, part.end, share.start) or found.between(start, part.start):
            continue
        if lines and (lines[-1][0].unit != part.unit or text[lines[-1][1].end : start].strip(" ).")):
            yield from _wrong_below(text, found, lines)
            lines = []
        lines.append((part, share))
    yield from _wrong_below(text, found, lines)


def _wrong_below(text: str, found: Quantities, lines: Sequence[tuple[Quantity, Quantity]]) -> Iterator[Share]:
    if len(lines) < _FEWEST:
        return
    line = text.rfind("\n", 0, lines[0][0].start)
    above = found.between(text.rfind("\n", 0, max(0, line)) + 1, max(0, line))
    if not above or above[-1].unit != lines[0][0].unit or not _LEAD.fullmatch(text, above[-1].end, line):
        return
    whole, parts = above[-1], [part for part, _ in lines]
    names = text[text.rfind("\n", 0, whole.start) + 1 : lines[-1][1].end]
    if whole.vague or whole.value <= 0 or OTHER_BASE.search(names) or any(part.vague or part.value > whole.value for part in parts):
        return
    wrong = [(part, share) for part, share in lines if not follows(part, whole, share)]
    if len(lines) == _FEWEST and sum(part.value for part in parts) != whole.value:
        return  # one share that is right may be so by chance
    if sum(share.value for _, share in lines) == _ALL and any(_is_adjusted(part, whole, share) for part, share in wrong):
        return
    if len(wrong) == 1 and not any(follows(wrong[0][0], other, wrong[0][1]) for other in (*parts, *above)):
        yield wrong[0][0], whole, wrong[0][1]


def _is_adjusted(part: Quantity, whole: Quantity, share: Quantity) -> bool:
    """Whether a share is off by a unit or two of its last digit, as is the one that makes all of them 100."""
    return abs(part.value * 100 / whole.value - share.value) <= 2 * share.step


_HIGHEST = "คะแนนเต็ม"
_SCORE = re.compile(
    rf"(?<![0-9๐-๙.,/])(?P<n>{FIGURES})\ ?(?:คะแนน)?\ ?\(?จาก(?:ค่า)?{_HIGHEST}\ ?(?P<full>{FIGURES})\ ?(?:คะแนน)?\)?[\ ,]{{0,2}}"
    r"(?:หรือ)?(?:คิดเป็น|เท่ากับ|เป็น|\()\ ?(?:คิดเป็น)?\ ?",
    re.VERBOSE,
)
_OF_OTHERS = re.compile(r" ?(?:ของ|จาก)(?!คะแนน)")
_SCORE_BEFORE = 30  # letters before the highest score in which what was scored stands


def scores(text: str, found: Quantities) -> Iterator[Share]:
    """A mean score with the highest there is and the share that it is: "4.50 จากคะแนนเต็ม 5 คิดเป็นร้อยละ 90"."""
    at = text.find(_HIGHEST)
    while at >= 0:
        score = _SCORE.search(text, max(0, at - _SCORE_BEFORE), at + len(_HIGHEST) + _SCORE_BEFORE)
        share = next(iter(found.between(score.end(), score.end() + 1)), None) if score else None
        if score and share and share.unit == PERCENT and not share.vague and not _OF_OTHERS.match(text, share.end):
            part, whole = (_number(text, *score.span(group)) for group in ("n", "full"))
            above_least = part._replace(value=part.value - 1), whole._replace(value=whole.value - 1)  # a scale may begin with 1
            if 0 < part.value <= whole.value and not follows(part, whole, share) and not follows(*above_least, share):
                yield part, whole, share
        at = text.find(_HIGHEST, at + 1)


def _number(text: str, start: int, end: int, unit: str = "คะแนน") -> Quantity:
    written = to_arabic(text[start:end]).replace(",", "")
    return Quantity(start, end, Decimal(written), unit, Decimal(10) ** -len(written.partition(".")[2]), text)


_FRACTION_BEFORE = 30  # letters before a share in which a fraction may stand


@cache
def _fraction(knowledge: Knowledge) -> re.Pattern[str]:
    units = knowledge.lexicon("units")["units"]
    unit = alternation([*units["things"], *units["points"], *units["groups"], "คน", "คะแนน", "โรงเรียน"])
    return re.compile(
        rf"(?<![0-9๐-๙./])(?P<n>[0-9๐-๙]{{1,4}})/(?P<full>[0-9๐-๙]{{1,4}})\ ?(?P<unit>{unit})[\ ,]*(?:\(|หรือ|คิดเป็น)(?:คิดเป็น)?\ ?$",
        re.VERBOSE,
    )


def fractions(text: str, found: Quantities, knowledge: Knowledge) -> Iterator[Share]:
    """A fraction right before its share: "18/20 จุด (90%)"."""
    for share in found.items:
        start = max(0, share.start - _FRACTION_BEFORE)
        if share.unit != PERCENT or text.find("/", start, share.start) < 0 or share.vague:
            continue
        fraction = _fraction(knowledge).search(text[start : share.start])
        if fraction:
            part, whole = (_number(text, start + a, start + b, fraction["unit"]) for a, b in map(fraction.span, ("n", "full")))
            if _FEWEST < whole.value < _LEAST_YEAR and part.value <= whole.value and not follows(part, whole, share):
                yield part, whole, share


_LEAST_YEAR = 1900
