"""The amounts that numbered lines end in against the line of their total: the budget of a project, its products first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from bannarak.checks.quantities import Quantities, Quantity
from bannarak.checks.rule import Hit
from bannarak.checks.tables import plain

__all__ = ["amounts_behind"]

_TOTAL = re.compile(r"[ \t]*(?:รวม|ยอดรวม)(?!ถึง|กับ|ทั้ง(?!หมด|สิ้น))[ก-๎ ]{0,30}\s*(?:จำนวน|เป็นเงิน)?\s*$")
_NUMBERED = re.compile(r"[ \t]*(?P<above>(?:[0-9๐-๙]{1,2}\.)*)(?P<n>[0-9๐-๙]{1,2})[.)]?[ \t]")
_END = re.compile(r"[ \t.]*(?:\n|\Z)")
_OTHERWISE = re.compile("หัก|ส่วนลด|ภาษี|คืน")
_FEWEST = 3  # lines: two amounts and a total are often something else
_ABOVE = 200  # characters above the first line in which no other group of lines may end in amounts


def amounts_behind(text: str, found: Quantities) -> Iterator[Hit]:
    """A total on a line of its own that is not the sum of the amounts at the ends of the numbered lines directly above it.

    The lines count on from one, so that none is missing; ``found`` are the quantities of ``text``.
    """
    lines: list[tuple[int, Quantity]] = []
    for item in found.items:
        if not _END.match(text, item.end):
            continue
        start = text.rfind("\n", 0, item.start) + 1
        if lines and text[lines[-1][1].end : start].strip(" .\t\n"):
            lines = []
        if _TOTAL.match(text, start, item.start):
            yield from _against(text, lines, item)
            lines = []
        else:
            lines.append((start, item))


def _against(text: str, lines: Sequence[tuple[int, Quantity]], total: Quantity) -> Iterator[Hit]:
    numbers = [_NUMBERED.match(text, start) for start, _ in lines]
    if len(lines) < _FEWEST or not all(numbers) or total.vague or any(item.unit != total.unit or item.vague for _, item in lines):
        return
    counted = [(found["above"], int(found["n"])) for found in numbers if found]
    if counted[0][1] != 1 or any(above != after or n + 1 != m for (above, n), (after, m) in pairwise(counted)):
        return
    above = text[max(0, lines[0][0] - _ABOVE) : lines[0][0]]
    if re.search(rf"{re.escape(total.unit)}[ \t.]*\n", above) or _OTHERWISE.search(text, lines[0][0], total.start):
        return  # another group of lines, or what is taken off or added
    parts = [item.value for _, item in lines]
    added = sum(parts, Decimal(0))
    if added == total.value or total.value in parts or abs(added - total.value) > total.value / 3:
        return
    params = {"total": plain(total.value), "sum": plain(added), "unit": total.unit, "parts": " + ".join(map(plain, parts))}
    related = tuple((item.start, item.end) for _, item in lines)
    yield Hit(total.start, total.end, params, expected=f"{plain(added)} {total.unit}", related=related)
