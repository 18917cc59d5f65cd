"""Lists in brackets behind a number: "2 ครั้ง (1/2565, 2/2565)", "3 หลักสูตร (หลักสูตร..., หลักสูตร..., หลักสูตร...)"."""

from __future__ import annotations

import re
from functools import cache

from bannarak.checks.list_kinds import Listed

__all__ = ["bracketed"]

_OPENED = re.compile(r" ?\((?P<items>[^()\n]{3,600})\)")
_NOUN = 4  # letters of a unit that begins no other word by chance
_FEWEST = 2
_N = r"[0-9๐-๙]{1,3}"
_YEAR = r"(?:[2๒][4-6๔-๖][0-9๐-๙]{2})"
_OCCASION = "ครั้ง"  # of which meetings bear the number and the year


def bracketed(text: str, at: int, unit: str, stated: int) -> Listed | None:
    """The list in the bracket at ``at``, if each item is one of the ``unit`` counted before it: it begins with the unit, or they are its
    ordinals, "รุ่นที่ 1, 2 และ 3". None if one is not, or may be several: "รุ่นที่ 1-3", or fewer names than ``stated``.
    """
    found = _OPENED.match(text, at)
    if found is None:
        return None
    written = found["items"].strip()
    ordinal = f"{unit}ที่" in written or (unit == _OCCASION and "/" in written)
    numbers = ordinal and _ordinals(unit).fullmatch(written)
    items = re.findall(rf"{_N}(?:/{_YEAR})?", written.replace(unit, "")) if numbers else _named(written, unit)
    clear = len(set(items)) == len(items) >= _FEWEST and (numbers or len(items) >= stated)
    return Listed(len(items), *found.span("items")) if clear else None


@cache
def _ordinals(unit: str) -> re.Pattern[str]:
    """Ordinals of the unit: the first at least says what it counts, or is the number of a meeting, "1/2565"."""
    named = rf"{re.escape(unit)}ที่ ?{_N}(?:/{_YEAR})?"
    first = rf"(?:{named}|{_N}/{_YEAR})" if unit == _OCCASION else named
    return re.compile(rf"{first}(?:(?: ?, ?(?:และ ?)?| ?และ ?)(?:{named}|{_N}(?:/{_YEAR})?))+")


def _named(written: str, unit: str) -> list[str]:
    """The items if each begins with the unit and holds it once, and none a figure."""
    if len(unit) < _NOUN or not written.startswith(unit):
        return []
    items = _seams(unit).split(written)
    own = all(item.startswith(unit) and item.count(unit) == 1 and len(item) > len(unit) + 1 for item in items)
    return items if own and not any(map(str.isdigit, written)) else []


@cache
def _seams(unit: str) -> re.Pattern[str]:
    return re.compile(rf" ?, ?(?:และ ?)?| (?:และ ?)?(?={re.escape(unit)})|และ ?(?={re.escape(unit)})")
