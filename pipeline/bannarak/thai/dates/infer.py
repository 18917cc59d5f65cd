"""The year, or the month, that an expression leaves to its context: "วันที่ 15 กุมภาพันธ์", "เดือนกรกฎาคมนี้"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import zip_longest

from bannarak.thai import calendar
from bannarak.thai.dates.model import FoundDate, ThaiDate
from bannarak.thai.dates.months import POINTER

__all__ = ["infer", "publication"]

_MODERN = 1960  # no document of the field is older
_MARGIN = 60  # blanks that may stand beside a date alone on its line
_RECENT = 60  # days that "นี้" may lie back
_BESIDE = 183  # days between a day without a year and a date behind it that tells the year, where the text has no day of its own
# Between the first day of something and the last, which tells the year of both: "เริ่ม 9 พฤษภาคม และสิ้นสุดวันที่ 13 พฤษภาคม 2559".
_ENDS = re.compile(r"\s*(?:และ|โดย|แล้ว|,)?\s*(?:จะ)?(?:สิ้นสุด|ไปจนถึง|จนถึง|เสร็จสิ้น|ครบกำหนด)(?:ลง)?\s*(?:ใน|เมื่อ)?\s*")
_NEAR = 21  # days between a date and one that its weekday alone places


def publication(text: str, found: Iterable[FoundDate]) -> tuple[date | None, bool]:
    """The day of the document as far as its dates tell: the first one alone on its line, which is sure, else the first."""
    first = None
    for mention in found:
        said = mention.date
        if said.precision != "day" or said.start is None or said.start != said.end:
            continue
        first = first or said.start
        before = text[max(0, mention.start - _MARGIN) : mention.start].rpartition("\n")[2]
        behind = text[mention.end : mention.end + _MARGIN].partition("\n")[0]
        if not before.strip() and not behind.strip():
            return said.start, True
    return first, False


def infer(text: str, found: list[FoundDate], published: date | None, sure: bool) -> Iterator[FoundDate]:
    """The mentions with missing years filled in and marked: from the nearest full date before, else from ``published``.

    ``sure``: nothing that lies after ``published`` is past.
    A day of which only the weekday tells the month is dropped where it does not: "วันเสาร์ที่ 13" is then no date of its own.
    """
    nearest: date | None = None
    pointed: dict[tuple[int | None, int | None], int | None] = {}  # years that "นี้" or "ที่ผ่านมา" behind the same day has told
    turned: date | None = None  # a day that such a word has put into the year beside that of the nearest full date
    for mention, behind in zip_longest(found, found[1:]):
        said = mention.date
        if said.start is not None:
            if said.precision == "day":
                nearest, turned = max(said.start, said.end or said.start), None
            yield mention
        elif said.lunar or said.first[0] is not None:
            yield mention
        elif said.first[1] is None:
            day = _by_weekday(said, nearest or published)
            if day is not None:
                nearest, turned = day, None
                parts = (day.year, day.month, day.day)
                yield mention._replace(date=said._replace(start=day, end=day, inferred=True, first=parts, last=parts))
        else:
            pointer = POINTER.match(text, mention.end)
            known = _of_end(text, mention, behind) or pointed.get(said.first[1:])
            made = _with_year(said, known) if known and not pointer else _complete(said, pointer, nearest, published, sure)
            if pointer:
                pointed[said.first[1:]] = made.first[0]
                turned = _turned(made, pointer, nearest or published) or turned
            elif turned and not known and not said.weekday:
                made = _near(made, turned)
            yield mention._replace(date=made)


def _turned(made: ThaiDate, pointer: re.Match[str], anchor: date | None) -> date | None:
    """The day that a word behind it puts over the turn of the year; one of "ปีที่แล้ว" tells nothing of the days behind it."""
    beside = made.start is not None and anchor is not None and made.start.year != anchor.year
    return made.start if beside and not pointer["before"] else None


def _near(made: ThaiDate, turned: date) -> ThaiDate:
    """``made``, or the same in the year of ``turned`` if that lies nearer to it: "5 มกราคมนี้ และ 9 มกราคม"."""
    other = _with_year(made, turned.year)
    if made.start is None or other.start is None:
        return made
    return min(made, other, key=lambda said: abs((said.start or turned) - turned))


def _of_end(text: str, mention: FoundDate, behind: FoundDate | None) -> int | None:
    """The year of the day of ``mention`` if the day ``behind`` is told to end what begins on it, and has a year."""
    if behind is None or behind.date.start is None or behind.date.precision != "day" or mention.date.precision != "day":
        return None
    if not _ENDS.fullmatch(text, mention.end, behind.start):
        return None
    last, first = behind.date.first, mention.date.first
    assert last[0] is not None
    return last[0] - ((last[1] or 0, last[2] or 0) < (first[1] or 0, first[2] or 0))


def _by_weekday(said: ThaiDate, anchor: date | None) -> date | None:
    """The day with this number and weekday within three weeks of ``anchor``."""
    if anchor is None or said.first[2] is None:
        return None
    months = anchor.year * 12 + anchor.month - 1
    for month in (months, months + 1, months - 1):
        day = calendar.make_date(month // 12, month % 12 + 1, said.first[2])
        if day is not None and day.isoweekday() == said.weekday and abs((day - anchor).days) <= _NEAR:
            return day
    return None


def _complete(said: ThaiDate, pointer: re.Match[str] | None, nearest: date | None, published: date | None, sure: bool) -> ThaiDate:
    anchor = nearest or published
    if anchor is None:
        return said
    if nearest is None and not sure:  # the first date of the text may tell of something else, of the last century for one
        there = calendar.make_date(anchor.year, said.first[1] or 1, said.first[2] or 1)
        if anchor.year < _MODERN or there is None or abs((there - anchor).days) > _BESIDE:
            return said
    years = [_pointed(said, pointer, published, sure) if pointer and published else anchor.year]
    if said.weekday:
        basis = published or anchor
        tried = [*years, basis.year, basis.year + 1, basis.year - 1]
        years = [year for year in tried if _weekday(said, year) == said.weekday][:1] or years
    return _with_year(said, years[0])


def _pointed(said: ThaiDate, pointer: re.Match[str], published: date, sure: bool) -> int:
    """The year that a word behind the day points to: "นี้" lies ahead, or at most two months back; "ที่ผ่านมา" lies behind."""
    if pointer["same"]:
        return published.year
    if pointer["before"]:
        return published.year - 1
    if pointer["after"]:  # a range ends there: "30 ธันวาคม - 2 มกราคมปีหน้า"
        return published.year + 1 - ((said.last[1] or 1) < (said.first[1] or 1))
    day = calendar.make_date(published.year, said.first[1] or 1, said.first[2] or 1)
    ahead = (day - published).days if day else 0
    if pointer["near"]:
        return published.year + (ahead < -_RECENT)
    return published.year - (ahead > (0 if sure else _NEAR))


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
    return said._replace(start=start, end=end, inferred=True, first=(year, month, day), last=(last_year, last_month, last_day))
