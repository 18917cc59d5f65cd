"""Dates and clock times in running text, as a component."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from bannarak.extract.component import Reading, component
from bannarak.records import DateValue, Mention, TimeValue
from bannarak.thai.dates import FoundDate, ThaiDate, dates_and_times
from bannarak.thai.times import FoundTime

__all__ = ["find_dates"]

_BESIDE = 30  # characters between a time and the date it stands beside
_OF, _TODAY = "ของ", re.compile(r"\ ?(?:ของ)?วันนี้")
_REACH = 300  # and between a time and the last date of its line


@component("bannarak_dates")
def find_dates(reading: Reading) -> Iterator[Mention]:
    """Every date and time of the text, each time with the day it belongs to.

    Left out are days of the lunar calendar and days whose year the document does not make certain: they have no value and are not wrong.
    """
    dates, times = dates_and_times(reading.text, reading.published, reading.figures, reading.literals)
    for found in dates:
        said = found.date
        if not said.lunar and said.first[0] is not None:
            yield Mention("date", found.start, found.end, _value(said))
    days = [found for found in dates if found.date.precision == "day" and found.date.start]
    starts = [found.start for found in days]
    for time in times:
        at = bisect_left(starts, time.start)
        day = _day_of(reading, time, days[at - 1] if at else None, days[at] if at < len(days) else None)
        yield Mention("time", time.start, time.end, TimeValue(time.first, time.last, day))


def _value(said: ThaiDate) -> DateValue:
    return DateValue(
        said.start,
        said.end,
        said.precision,
        said.weekday,
        said.weekday_end,
        said.era,
        said.inferred,
        said.ambiguous,
        said.year_written,
        said.first,
        said.last,
    )


def _day_of(reading: Reading, time: FoundTime, before: FoundDate | None, behind: FoundDate | None) -> date | None:
    """The day that the time is said to be of ("9.00 น. ของวันที่ 5 มกราคม", "9.00 น. วันนี้"), else the one beside it, one before it first
    ("5 มกราคม เวลา 9.00 น."), else the last one before it on the same line.
    """
    text = reading.text
    if today := _TODAY.match(text, time.end):
        dated = behind is not None and not text[today.end() : behind.start].strip(" (")
        return behind.date.start if behind and dated else reading.published
    if behind is not None and text[time.end : behind.start].strip() == _OF:
        return behind.date.start
    near = None if before is None else time.start - before.end
    if (
        behind is not None
        and behind.start - time.end <= _BESIDE
        and (near is None or near > _BESIDE)
        and "\n" not in text[time.end : behind.start]
    ):
        return behind.date.start
    if before is not None and near is not None and near <= _REACH and "\n" not in text[before.end : time.start]:
        return before.date.start
    return None
