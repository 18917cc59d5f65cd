"""Dates in figures: 26/08/2557, (23-11-60), 30.8.64, 2564-08-30, 5-7/5/65. The day comes first unless it cannot."""

from __future__ import annotations

import re

from bannarak.thai.dates.atoms import DIGIT, ERA, GAP, TO, WEEKDAY_IN_BRACKETS, weekday_of, year_of
from bannarak.thai.dates.parts import Found, Part, mention
from bannarak.thai.dates.written import head_before

__all__ = ["read_figures"]

# Behind a date in figures no further figure, letter or path may follow: numbers in addresses and file names are no dates.
_DAY_FIRST = re.compile(
    rf"(?P<day>{DIGIT}{{1,2}})(?P<by>[ ]?/[ ]?|-|\.)(?P<month>{DIGIT}{{1,2}})(?P=by)(?P<year>{DIGIT}{{4}}|{DIGIT}{{2}})"
    rf"(?!{DIGIT}|[ ]?/[ ]?{DIGIT}|[.,:]{DIGIT}|-{DIGIT}(?!{DIGIT}?[/.])|[a-zA-Z_/%]|\.[a-zA-Z])"
)
_DAYS = re.compile(rf"(?P<day>{DIGIT}{{1,2}})[ ]?[-–][ ]?(?={DIGIT}{{1,2}}/{DIGIT}{{1,2}}/)")
_FORM = re.compile(
    rf"(?P<day>{DIGIT}{{1,2}}){GAP}(?P<by>เดือน){GAP}(?P<month>{DIGIT}{{1,2}}){GAP}"
    rf"(?:ปี[ ]?(?:{ERA})?|{ERA}){GAP}(?P<year>{DIGIT}{{4}})(?!{DIGIT})"
)
_YEAR_FIRST = re.compile(
    rf"(?P<year>{DIGIT}{{4}})(?P<by>[-/.])(?P<month>{DIGIT}{{2}})(?P=by)(?P<day>{DIGIT}{{2}})(?!{DIGIT}|[-/.,:]{DIGIT}|[a-zA-SU-Z_/%]|\.[a-zA-Z])"
)
_CELL_BEFORE = re.compile(r"[ ]/[ ]{1,4}\Z")  # slashes set cells apart: "บริหาร / 9 / 3 / 12"
_TO = re.compile(rf"{GAP}{TO}{GAP}(?:วันที่[ ]?|{WEEKDAY_IN_BRACKETS})?")
_ATTACHED = frozenset("/.-–_=&%#:+@")
_DASHES, _AUTHOR = frozenset("-–"), re.compile(r"[ \na-zก-๎]")
_FOUR_FIGURES = 1000
_LEAST_SHORT = {"/": 0, "-": 40, ".": 50}  # two-figure years below these are more often section numbers and codes
_LAST_DOTTED = 75


def read_figures(text: str, at: int, floor: int) -> Found | None:
    """The date in figures at ``at``, or the range that begins with it."""
    before = text[at - 1] if at > floor else " "
    if before == ":" and "ก" <= text[at - 2 : at - 1] <= "๎":
        before = " "  # เผยแพร่:2024-10-12
    if before in _DASHES and _AUTHOR.match(text, at - 2):
        before = " "  # By admin -20/02/2568
    if before in _ATTACHED or (before.isascii() and before.isalnum()):
        return None
    days = _DAYS.match(text, at)
    first = _part(text, days.end() if days else at)
    if first is None or (before == " " and (first.written or 0) < _FOUR_FIGURES and _CELL_BEFORE.search(text, max(0, at - 8), at)):
        return None
    group = [first]
    if days:
        group.insert(0, Part(at, days.end(), "", int(days["day"]), first.month, first.year, first.written))
        first = group[0]
        group[1].ambiguous = False  # two days before one month
    link = None if days else _TO.match(text, first.end)
    last = _part(text, link.end()) if link else None
    if link is not None and last is not None:
        last.weekday = weekday_of(link["bracketed"]) if link["bracketed"] else None
        group.append(last)
    head = head_before(text, at, floor)
    first.start, first.weekday = head.start, head.weekday
    return [mention(text, group, "day")], group[-1].end


def _part(text: str, at: int) -> Part | None:
    found = _DAY_FIRST.match(text, at) or _YEAR_FIRST.match(text, at) or _FORM.match(text, at)
    if found is None:
        return None
    day, month, written = int(found["day"]), int(found["month"]), int(found["year"])
    by, year, short = found["by"].strip(), year_of(found["year"]), len(found["year"]) == 2
    gregorian = not short and written < 2200
    if gregorian and month > 12 and day <= 12 and found.re is _DAY_FIRST:
        day, month = month, day
    if year is None or not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    if short and (written < _LEAST_SHORT[by] or (by == "." and written > _LAST_DOTTED)):
        return None
    swappable = day <= 12 and day != month and (short or gregorian) and found.re is _DAY_FIRST
    return Part(at, found.end(), day=day, month=month, year=year, written=written, ambiguous=swappable or (short and written < 40))
