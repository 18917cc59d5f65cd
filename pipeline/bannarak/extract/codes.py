"""The grammar of evidence codes: what one code says, wherever it stands.

Shapes and their readings are those that Thai libraries were seen to write ("7.1-1", "8-8.1-01", "3.1.1-1.1", "4-1-01", "1.1.1 (1) - 01"),
and "1.5-2-1", document 1 of criterion 2 of 1.5, as reports of universities do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

__all__ = ["Code", "read_code"]

_N = r"[1-9]\d?"
# Behind a hyphen, never before it, a page may break the line.
# Behind a comma or a stroke without a blank, the next code: "5.2-1,5.2-2", "5.2-3/5.2-4", "5.2-1,2".
_DEEP = rf"(?:\.{_N}){{1,2}}"
_NEXT = rf"(?=[,/]{_N}(?:{_DEEP}(?:\(\d{{1,2}}\))?[ ]?[-–][ ]?\d|{_DEEP}\(\d|\.{_N}\.{_N}(?!\d)|-{_N}-\d)|,\d{{1,2}}(?![\d.]))"
# A code is over where no further digit could belong to it: "8.30-12.00" and "9.1-1:30" are times.
_OVER = rf"(?:{_NEXT}|(?!\d|[:.,/]\d|\s?[-–]\s?\d{{1,4}}(?![.\d-])))"
_FULL = re.compile(
    rf"""(?:(?P<prefix>{_N})[ ]?[-–][ \n]?)?
    (?P<indicator>{_N}(?:\.{_N}){{1,2}})
    (?:[ ]?\((?P<item>\d{{1,2}})\)|-(?P<criterion>\d{{1,2}})(?=-\d))?
    [ ]?[-–][ \n]?(?P<sequence>\d{{1,3}}(?:\.[1-9]\d?)?){_OVER}""",
    re.VERBOSE,
)
_PREFIXED = re.compile(rf"(?P<prefix>{_N})[-–](?P<indicator>{_N}(?:\.{_N}){{1,2}}){_OVER}")
_HYPHENS = re.compile(rf"(?P<category>{_N})-(?P<issue>{_N})-(?P<sequence>\d{{1,2}}){_OVER}")
# 5.1.1(1), 5.1.1 (1-2), and with two levels only where an item is named: 1.2(1).
_ITEM = r"\((?P<item>\d{1,2}(?:-\d{1,2})?)\)"
_INDICATOR = re.compile(rf"(?P<indicator>{_N}\.{_N}\.{_N})(?:[ ]?{_ITEM})?{_OVER}")
_TWO_LEVELS = re.compile(rf"(?P<indicator>{_N}\.{_N}){_ITEM}{_OVER}")
_LED = re.compile(
    rf"""(?:(?P<indicator>{_N}\.{_N})(?:[ ]?\((?P<item>\d{{1,2}})\))?
    | (?P<category>{_N}|[ก-ฮ])[ ]?[-–][ ]?(?P<sequence>\d{{1,3}})
    | (?:ที่[ ]?)?(?P<plain>\d{{1,3}})){_OVER}""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Code:
    """A code at ``start`` to ``end``: "full" has indicator and sequence, "hyphens" is 4-1-01, "indicator" lacks a sequence,
    "category" is 1-1, "plain" a mere ordinal. Numbers are normalised, ``code`` is as written without spaces.
    """

    start: int
    end: int
    code: str
    shape: str
    indicator: str | None
    sequence: str | None
    category: str | None = None
    item: str | None = None


def read_code(text: str, at: int, led: bool = False) -> Code | None:
    """The code that begins at ``at``, digits being Arabic. ``led``: a lead word stands before, which allows the bare shapes."""
    found = _read(text, at, led)
    if found is not None:
        written = re.sub(r"\s+", "", text[found.start : found.end]).replace("–", "-")
        return replace(found, code=written)
    return None


def _read(text: str, at: int, led: bool) -> Code | None:
    if m := _FULL.match(text, at):
        indicator, sequence = m["indicator"], _plain(m["sequence"])
        # "1.5-2.5" is a range of values; only three levels or a lead word make its end a dotted sequence.
        if "." not in sequence or indicator.count(".") == 2 or led:
            return Code(at, m.end(), "", "full", indicator, sequence, m["prefix"], m["item"] or m["criterion"])
        return None
    if (m := _PREFIXED.match(text, at)) and m["indicator"].split(".")[0] == m["prefix"]:
        return Code(at, m.end(), "", "full", m["indicator"], None, m["prefix"])
    # A two-digit year makes "4-1-64" a date.
    if (m := _HYPHENS.match(text, at)) and int(m["sequence"]) < 40:
        return Code(at, m.end(), "", "hyphens", f"{m['category']}.{m['issue']}", _plain(m["sequence"]), m["category"])
    if m := _INDICATOR.match(text, at) or _TWO_LEVELS.match(text, at):
        return Code(at, m.end(), "", "indicator", m["indicator"], None, None, m["item"])
    if led and (m := _LED.match(text, at)):
        if m["indicator"]:
            return Code(at, m.end(), "", "indicator", m["indicator"], None, None, m["item"])
        if m["category"]:
            return Code(at, m.end(), "", "category", m["category"], _plain(m["sequence"]), m["category"])
        return Code(m.start("plain"), m.end(), "", "plain", None, _plain(m["plain"]))
    return None


def _plain(number: str) -> str:
    """``number`` without zero padding."""
    return ".".join(part.lstrip("0") or "0" for part in number.split("."))
