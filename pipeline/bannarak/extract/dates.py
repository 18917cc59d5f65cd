"""Dates and clock times in running text, as a component."""

from __future__ import annotations

from collections.abc import Iterator

from bannarak.extract.component import Reading, component
from bannarak.records import DateValue, Mention
from bannarak.thai.dates import dates_in

__all__ = ["find_dates"]


@component("bannarak_dates")
def find_dates(reading: Reading) -> Iterator[Mention]:
    """Every date and time of the text."""
    for found in dates_in(reading.text, reading.published):
        said = found.date
        if said.start is None and said.first[0] is None:
            continue  # the document does not make the year certain
        yield Mention(
            "date",
            found.start,
            found.end,
            DateValue(
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
            ),
        )
