"""Dates in Thai and English text of Thailand, in the Buddhist and the Gregorian calendar.

>>> parse_date("วันพุธที่ ๘ มิ.ย. 65").start
datetime.date(2022, 6, 8)
>>> [found.text for found in find_dates("อบรม 14-16 กุมภาพันธ์ 2561 ในปีงบประมาณ พ.ศ. 2561")]
['14-16 กุมภาพันธ์ 2561', 'ปีงบประมาณ พ.ศ. 2561']
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bannarak.thai.dates.infer import infer, publication
from bannarak.thai.dates.model import FoundDate, ThaiDate
from bannarak.thai.dates.scan import scan
from bannarak.thai.literals import Literals
from bannarak.thai.marks import normalise
from bannarak.thai.times import FoundTime

__all__ = ["FoundDate", "ThaiDate", "dates_and_times", "find_dates", "parse_date"]

_EXAMPLES = "'11 กันยายน 2560', '11 ก.ย. 60', '14-16 กุมภาพันธ์ 2561', '26/08/2557', 'ปีงบประมาณ 2565', '2021-04-19'"
_LONGEST = 300  # no date expression is as long as that
_YEAR = re.compile(r"\s*[0-9๐-๙]{4}\s*")
_AROUND = re.compile(r"(?:[\s(),.;:@\"'“”]|เมื่อ|ณ|ใน|ตั้งแต่|ระหว่าง|ประจำ|ลง|เวลา|[Oo]n){0,20}")


def find_dates(text: str, published: date | None = None) -> list[FoundDate]:
    """Every date expression of ``text`` in order; spans are in code points of ``text`` as it is given.

    A year that is not written ("15 กุมภาพันธ์") is taken from the nearest full date before it, else from ``published``, else from the
    date that the text itself stands under or a modern date of the same half year behind it, and marked ``inferred``; without any of these
    ``start`` and ``end`` are None. They are also None where the day does not exist and for days of the lunar calendar.
    """
    edited = normalise(text)
    found, _ = dates_and_times(edited.text, published)
    if edited.text == text:
        return found
    spans = [edited.back(mention.start, mention.end) for mention in found]
    return [m._replace(start=start, end=end, text=text[start:end]) for m, (start, end) in zip(found, spans, strict=True)]


def parse_date(text: str, published: date | None = None) -> ThaiDate:
    """The one date that ``text`` consists of; a clock time beside it is passed over.

    ``published`` gives a year that is not written. Raises ValueError, which says what is wrong, if the text is no date, more than one, a
    day that does not exist, a day without a year, or a day of the lunar calendar.
    """
    shown = repr(text if len(text) <= 60 else text[:57] + "...")
    plain = normalise(text[: _LONGEST + 1]).text
    found, times = dates_and_times(plain, published) if len(text) <= _LONGEST else ([], [])
    rest = plain
    for start, end in sorted([(m.start, m.end) for m in found] + [(m.start, m.end) for m in times], reverse=True):
        rest = rest[:start] + " " + rest[end:]
    if len(found) > 1:
        raise ValueError(f"{len(found)} dates in {shown}; expected one, find_dates gives them all")
    if not found or not _AROUND.fullmatch(rest):
        if _YEAR.fullmatch(plain):
            return parse_date(f"ปี {plain}")
        raise ValueError(f"no date: {shown}; expected one such as {_EXAMPLES}")
    said = found[0].date
    if said.lunar:
        raise ValueError(f"a day of the lunar calendar: {shown}; only solar dates have a value")
    if said.first[0] is None:
        raise ValueError(f"no year in {shown}; write it out or give published=")
    if said.start is None:
        raise ValueError(f"no such day in the calendar: {shown}")
    return said


def dates_and_times(
    text: str, published: date | None = None, runs: Sequence[tuple[int, int]] | None = None, literals: Literals | None = None
) -> tuple[list[FoundDate], list[FoundTime]]:
    """The date expressions and clock times of a text that :func:`normalise` has been over, otherwise as :func:`find_dates`.

    ``runs`` are the figures of the text and ``literals`` the strings in it, if the caller has found them already.
    """
    found, times = scan(text, runs, literals)
    day, sure = (published, True) if published else publication(text, found)
    return list(infer(text, found, day, sure)), times
