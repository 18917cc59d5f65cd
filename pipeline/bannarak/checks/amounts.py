"""The amounts that the lines of a list end in against the line of their total: the budget of a project, its products first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from bannarak.checks.quantities import Quantities, Quantity
from bannarak.checks.rule import Hit
from bannarak.checks.tables import plain

__all__ = ["amounts_behind", "is_factor"]

_TOTAL = re.compile(r"[ \t]*(?:รวม|ยอดรวม)(?!ถึง|กับ|ทั้ง(?!หมด|สิ้น))[ก-๎ ]{0,30}\s*(?:จำนวน|เป็นเงิน)?\s*$")
_MARK = re.compile(r"[ \t]*(?:(?P<above>(?:[0-9๐-๙]{1,2}\.)*)(?P<n>[0-9๐-๙]{1,2})[.)]?|(?P<bullet>[-–•*]))[ \t]")
_END = re.compile(r"[ \t.]*(?:\n|\Z)")
_FACTOR = re.compile(r"[xX×*@] ?$")
_OTHERWISE = re.compile("หัก|ส่วนลด|ภาษี|คืน")
_FEWEST = 3  # lines: two amounts and a total are often something else
_ABOVE = 200  # characters above the first line in which no other group of lines may end in amounts


def amounts_behind(text: str, found: Quantities) -> Iterator[Hit]:
    """A total on a line of its own that is not the sum of the amounts at the ends of the lines of the list directly above it.

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
            yield from _against(text, found, lines, item)
            lines = []
        else:
            lines.append((start, item))


def is_factor(text: str, item: Quantity) -> bool:
    """Whether a quantity is multiplied with what stands before it: 600 in "6 ชั่วโมง x 600 บาท"."""
    return _FACTOR.search(text, max(0, item.start - 2), item.start) is not None


def _against(text: str, found: Quantities, lines: Sequence[tuple[int, Quantity]], total: Quantity) -> Iterator[Hit]:
    listed = _listed(text, lines)
    if len(listed) < _FEWEST or total.vague or _OTHERWISE.search(text, listed[0][0], total.start):
        return
    items = [item for _, item in listed]
    if any(item.unit != total.unit or item.vague or is_factor(text, item) for item in items):
        return
    before = found.between(listed[0][0] - _ABOVE, listed[0][0])
    if any(item.unit == total.unit and item.value != total.value and _END.match(text, item.end) for item in before):
        return  # another group of lines
    parts = [item.value for item in items]
    added = sum(parts, Decimal(0))
    if added == total.value or total.value in parts or abs(added - total.value) > total.value / 3:
        return
    params = {"total": plain(total.value), "sum": plain(added), "unit": total.unit, "parts": " + ".join(map(plain, parts))}
    related = tuple((item.start, item.end) for item in items)
    yield Hit(total.start, total.end, params, expected=f"{plain(added)} {total.unit}", related=related)


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
