"""The days in the cells of tables, and what the heads of their columns say of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from bannarak.checks.shared import valued_between
from bannarak.document import Span, Table
from bannarak.records import DateValue, Mention, Record
from bannarak.thai.calendar import WEEKDAY_FORMS
from bannarak.thai.numerals import to_arabic

__all__ = ["Row", "date_in", "heads_of", "is_of_head", "row_of", "rows_under", "weekdays_beside", "years_apart"]

Row = Sequence[Span]
_WEEKDAY, _DAY = re.compile("วัน(?:จัด)?"), re.compile(r"วันที่(?:จัด)?|วัน ?/? ?เดือน ?/? ?ปี|ว/ด/ป")  # heads of columns
_ERA = re.compile(r"(?:ปี(?:ที่พิมพ์|งบประมาณ|การศึกษา)?\s?)?\(?(?P<era>พ|ค)\.\s?ศ\.?\)?")
_YEAR = re.compile("[0-9]{4}")
_ERAS = range(2400, 2701), range(1950, 2101)  # the years of both in use
_LEAD = re.compile(r"(?:ระหว่าง|เมื่อ|\s|\()*")


def heads_of(text: str, table: Table) -> list[str]:
    """The heads of the columns."""
    return [text[cell.start : cell.end].strip() for cell in table.rows[0]]


def rows_under(table: Table) -> Iterator[Row]:
    """The rows below the first that have as many cells."""
    return (row for row in table.rows[1:] if len(row) == len(table.rows[0]))


def is_of_head(tables: Sequence[Table], at: int) -> bool:
    """Whether ``at`` stands in the head of a table."""
    return any(table.rows[0][0].start <= at < table.rows[0][-1].end for table in tables)


def row_of(tables: Sequence[Table], at: int) -> tuple[Table, Row] | None:
    """The table and the row of it in which ``at`` stands, the head excepted."""
    table = next((t for t in tables if t.rows[0][-1].end <= at < t.rows[-1][-1].end), None)
    row = next((row for row in table.rows[1:] if row[0].start <= at < row[-1].end), None) if table else None
    return (table, row) if table and row else None


def date_in(record: Record, cell: Span) -> tuple[Mention, DateValue] | None:
    """The one date that fills ``cell``; None if there are others, or other words."""
    dates = valued_between(record, DateValue, cell.start, cell.end)
    if len(dates) != 1:
        return None
    mention = dates[0][0]
    filled = _LEAD.fullmatch(record.text, cell.start, mention.start) and not record.text[mention.end : cell.end].strip(" )")
    return dates[0] if filled else None


def weekdays_beside(record: Record, tables: Sequence[Table]) -> Iterator[tuple[Span, int, Mention, date]]:
    """The cells of a column of weekdays, each with its weekday and the one day that another column has in the same row."""
    text = record.text
    for table in tables:
        heads = heads_of(text, table)
        named = [at for at, head in enumerate(heads) if _WEEKDAY.fullmatch(head)]
        dated = [at for at, head in enumerate(heads) if _DAY.fullmatch(head)]
        if len(named) != 1 or len(dated) != 1:
            continue
        for row in rows_under(table):
            cell = row[named[0]]
            stated = WEEKDAY_FORMS.get(text[cell.start : cell.end].strip().removeprefix("วัน").replace(".", ""))
            found = date_in(record, row[dated[0]])
            if stated is None or found is None:
                continue
            mention, value = found
            sure = value.precision == "day" and value.start == value.end and not (value.weekday or value.inferred or value.ambiguous)
            if sure and value.start:
                yield cell, stated, mention, value.start


def years_apart(text: str, tables: Sequence[Table]) -> Iterator[tuple[Span, int, str]]:
    """The years in a column headed by an era that are of the other one, where all the others are of it."""
    for table in tables:
        for column, head in enumerate(heads_of(text, table)):
            said = _ERA.fullmatch(head)
            cells = [row[column] for row in rows_under(table)] if said else []
            years = [(cell, to_arabic(text[cell.start : cell.end].strip())) for cell in cells]
            if said is None or not all(_YEAR.fullmatch(year) for _, year in years):
                continue
            era, (own, other) = ("BE", _ERAS) if said["era"] == "พ" else ("CE", _ERAS[::-1])
            apart = [(cell, int(year)) for cell, year in years if int(year) in other]
            if 2 * len(apart) < len(years) and all(int(year) in own or int(year) in other for _, year in years):
                yield from ((cell, year, era) for cell, year in apart)
