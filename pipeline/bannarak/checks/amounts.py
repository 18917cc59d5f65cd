"""The amounts that the lines of a list end in against the line of their total: the budget of a project, its products first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from bannarak.checks.quantities import Quantities, Quantity
from bannarak.checks.table_words import SEVERAL, TAKEN_OFF, some_of

__all__ = ["amounts_behind", "is_factor", "is_multiplied", "is_of_others"]

_TOTAL = re.compile(r"[ \t]*(?:รวม|ยอดรวม)(?!ถึง|กับ|ทั้ง(?!หมด|สิ้น))[ก-๎ ]{0,30}\s*(?:จำนวน|เป็นเงิน)?\s*[:=]?\s*$")
_MARK = re.compile(r"[ \t]*(?:(?P<above>(?:[0-9๐-๙]{1,2}\.)*)(?P<n>[0-9๐-๙]{1,2})[.)]?|(?P<bullet>[-–•*]))[ \t]")
_END = re.compile(r"[ \t.]*(?:\n|\Z)")
_TIMES = "[xX×*@]"
_FACTOR, _MULTIPLIED = re.compile(rf"{_TIMES} ?$"), re.compile(rf" ?{_TIMES} ?[0-9๐-๙]")
_OTHERWISE = re.compile("หัก|ส่วนลด|ภาษี|คืน")
_OF_OTHERS = re.compile("คงเหลือ|เงินสด|สุทธิ|ไม่รวม")  # the name of a total that is not that of all lines
_BEFORE = 1500  # letters above the list in which what else the total is of may stand
_TOGETHER = 2  # lines taken off
_LARGE = 100  # smaller numbers are the same by chance
_FEWEST = 3  # lines: two amounts and a total are often something else
_ABOVE = 200  # characters above the first line in which no other group of lines may end in amounts


def amounts_behind(text: str, found: Quantities) -> Iterator[tuple[Quantity, list[Quantity]]]:
    """Each total on a line of its own, with the amounts at the ends of the lines of the list directly above it, where they make another.

    Numbered lines count on from one, so that none is missing; ``found`` are the quantities of ``text``.
    """
    lines: list[tuple[int, Quantity]] = []
    for item in found.items:
        if not _END.match(text, item.end):
            continue
        start = text.rfind("\n", 0, item.start) + 1
        if lines and text[lines[-1][1].end : start].strip(" .\t\n"):
            lines = []
        if _TOTAL.match(text, start, item.start):
            parts = _parts(text, found, lines, item)
            if (
                parts
                and sum((part.value for part in parts), Decimal(0)) != item.value
                and not is_of_others(text, found, parts, item, start)
            ):
                yield item, parts
            lines = []
        else:
            lines.append((start, item))


def is_of_others(text: str, found: Quantities, parts: Sequence[Quantity], total: Quantity, start: int) -> bool:
    """Whether a total whose words begin at ``start`` is of more or less than ``parts``: of all but one, less one, with one told above."""
    off = sum((part.value for part in parts), Decimal(0)) - total.value
    gone = some_of((part.value for part in parts if _may_go(text, part)), _TOGETHER)
    if _OF_OTHERS.search(text, start, total.start) or off in gone or off / 2 in gone:
        return True
    if off > 0:
        return SEVERAL.search(text, max(0, parts[0].start - 2 * _ABOVE), total.start) is not None
    before = found.between(parts[0].start - _BEFORE, parts[0].start)
    return -off >= _LARGE and any(item.value == -off and item.unit == total.unit for item in before)


def _may_go(text: str, part: Quantity) -> bool:
    """Whether an amount may be taken off: its line says so, or it is too large to be what is missing by chance."""
    return part.value >= _LARGE or TAKEN_OFF.search(text, text.rfind("\n", 0, part.start) + 1, part.start) is not None


def is_factor(text: str, item: Quantity) -> bool:
    """Whether a quantity is multiplied with what stands before it: 600 in "6 ชั่วโมง x 600 บาท"."""
    return _FACTOR.search(text, max(0, item.start - 2), item.start) is not None


def is_multiplied(text: str, item: Quantity) -> bool:
    """Whether a quantity is multiplied with what stands behind it: 6 in "6 ชั่วโมง x 600 บาท"."""
    return _MULTIPLIED.match(text, item.end) is not None


def _parts(text: str, found: Quantities, lines: Sequence[tuple[int, Quantity]], total: Quantity) -> list[Quantity]:
    """The amounts of the list that ``lines`` end with; none if it is too short, not clear, or not all that makes ``total``."""
    listed = _listed(text, lines)
    if len(listed) < _FEWEST or total.vague or _OTHERWISE.search(text, listed[0][0], total.start):
        return []
    items = [item for _, item in listed]
    if any(item.unit != total.unit or item.value == total.value or item.vague or is_factor(text, item) for item in items):
        return []
    before = found.between(listed[0][0] - _ABOVE, listed[0][0])
    if any(item.unit == total.unit and item.value != total.value and _END.match(text, item.end) for item in before):
        return []  # another group of lines
    return items


def _listed(text: str, lines: Sequence[tuple[int, Quantity]]) -> Sequence[tuple[int, Quantity]]:
    """The last of ``lines`` that make one list, all with a bullet, or numbered from one on; none if they do not."""
    marks = [_MARK.match(text, start) for start, _ in lines]
    if not marks or marks[-1] is None:
        return ()
    if marks[-1]["bullet"]:
        first = next((at + 1 for at in range(len(marks) - 1, -1, -1) if (mark := marks[at]) is None or not mark["bullet"]), 0)
        return lines[first:]
    numbers = [(mark["above"], int(mark["n"] or 0)) if mark else ("", 0) for mark in marks]
    first = max((at for at, (_, n) in enumerate(numbers) if n == 1), default=len(lines))
    counted = all(above == after and n + 1 == m for (above, n), (after, m) in pairwise(numbers[first:]))
    return lines[first:] if counted else ()
