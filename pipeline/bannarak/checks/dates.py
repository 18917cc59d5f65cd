"""D: dates that contradict the calendar, the document or its period."""

from __future__ import annotations

from collections.abc import Iterator

from bannarak.checks.rule import Hit, Setting, Weekday, check
from bannarak.records import DateValue, Record
from bannarak.thai.calendar import weekday_name

__all__: list[str] = []


@check("D101")
def weekday_mismatch(record: Record, setting: Setting) -> Iterator[Hit]:
    """The stated weekday is not that date's."""
    for mention in record.mentions:
        value = mention.value
        if not isinstance(value, DateValue) or value.inferred:
            continue
        for stated, day in ((value.weekday, value.start), (value.weekday_end, value.end)):
            if stated and day and day.isoweekday() != stated:
                params = {"date": day, "actual": Weekday(day.isoweekday()), "stated": Weekday(stated)}
                yield Hit(mention.start, mention.end, params, expected=weekday_name(day.isoweekday()))
