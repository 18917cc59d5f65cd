"""The year, or the month, that an expression leaves to its context: "วันที่ 15 กุมภาพันธ์", "เดือนกรกฎาคมนี้"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from bannarak.thai import calendar
from bannarak.thai.dates.model import FoundDate, ThaiDate

__all__ = ["infer", "publication"]

_POINTER = re.compile(r"[ ]?(?:(?P<past>ที่ผ่านมา|ที่แล้ว|ปีที่แล้ว|ปีก่อน)|(?P<near>ศกนี้|ปีนี้|นี้|ที่จะถึง|ที่กำลังจะ|ที่จะ|ต่อไป))")


def publication(text: str, found: Iterable[FoundDate]) -> date | None:
    """The day of the document as far as its dates tell: the first one alone on its line, else the first."""
    first = None
    for mention in found:
        said = mention.date
        if said.precision != "day" or said.start is None or said.start != said.end:
            continue
        first = first or said.start
        line = text[text.rfind("\n", 0, mention.start) + 1 : mention.start], text[mention.end : mention.end + 60].split("\n", 1)[0]
        if not line[0].strip() and not line[1].strip():
            return said.start
    return first


def infer(text: str, found: list[FoundDate], published: date | None) -> Iterator[FoundDate]:
    """The mentions with missing years filled in and marked: from the nearest full date before, else from ``published``."""
    nearest: date | None = None
    for mention in found:
        said = mention.date
        if said.start is not None:
            if said.precision == "day":
                nearest = said.start
            yield mention
        elif said.last[0] is None and said.first[0] is None and said.last[1] is not None:
            yield replace(mention, date=_complete(said, _POINTER.match(text, mention.end), nearest, published))
        else:
            yield mention


def _complete(said: ThaiDate, pointer: re.Match[str] | None, nearest: date | None, published: date | None) -> ThaiDate:
    anchor = nearest or published
    if anchor is None:
        return said
    years = [anchor.year]
    if pointer and published:
        near = [published.year - 1, published.year] if pointer["past"] else [published.year - 1, published.year, published.year + 1]
        years = sorted(near, key=lambda year: _distance(said, year, published, bool(pointer["past"])))[:1]
    if said.weekday:
        basis = published or anchor
        tried = [*years, basis.year, basis.year + 1, basis.year - 1]
        years = [year for year in tried if _weekday(said, year) == said.weekday][:1] or years
    return _with_year(said, years[0])


def _distance(said: ThaiDate, year: int, published: date, past: bool) -> int:
    day = calendar.make_date(year, said.first[1] or 1, said.first[2] or 1)
    if day is None:
        return 10_000
    gap = (day - published).days
    return 5_000 + gap if past and gap > 0 else abs(gap)


def _weekday(said: ThaiDate, year: int) -> int | None:
    day = calendar.make_date(year, said.first[1] or 1, said.first[2] or 1)
    return day.isoweekday() if day else None


def _with_year(said: ThaiDate, year: int) -> ThaiDate:
    (_, month, day), (_, last_month, last_day) = said.first, said.last
    assert month is not None
    assert last_month is not None
    last_year = year + (last_month < month)
    start = calendar.make_date(year, month, day or 1)
    end = calendar.make_date(last_year, last_month, last_day) if last_day else calendar.month_end(last_year, last_month)
    if start is None or end is None:
        start = end = None
    return replace(said, start=start, end=end, inferred=True, first=(year, month, day), last=(last_year, last_month, last_day))
