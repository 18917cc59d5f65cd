"""Dates and clock times in running text, as a component."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from bannarak.extract.component import Reading, component
from bannarak.records import DateValue, Mention, TimeValue
from bannarak.thai.dates import dates_and_times

__all__ = ["find_dates"]

_FIELDS = tuple(field.name for field in fields(DateValue))


@component("bannarak_dates")
def find_dates(reading: Reading) -> Iterator[Mention]:
    """Every date and time of the text.

    Left out are days of the lunar calendar and days whose year the document does not make certain: they have no value and are not wrong.
    """
    dates, times = dates_and_times(reading.text, reading.published)
    for found in dates:
        said = found.date
        if not said.lunar and said.first[0] is not None:
            yield Mention("date", found.start, found.end, DateValue(**{name: getattr(said, name) for name in _FIELDS}))
    for time in times:
        yield Mention("time", time.start, time.end, TimeValue(time.first, time.last))
