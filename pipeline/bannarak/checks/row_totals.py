"""The columns of totals of a table against the columns before them, row by row, for C202."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from bannarak.checks.rule import Hit, Setting
from bannarak.checks.table_words import HUNDRED, NO_SUM, ONCE, ROUNDED, STATISTIC, Told, is_two_fold, some_of, told_around
from bannarak.checks.tables import BARE_TOTAL, TOTAL_HEAD, cell_number, head_rows, is_total, is_year, plain
from bannarak.document import Table
from bannarak.records import Record
from bannarak.thai.alternation import any_of
from bannarak.thai.calendar import MONTH_FORMS

__all__ = ["row_sums"]

_NAMES_TOTAL = re.compile("รวม|ทั้งหมด|ทั้งสิ้น|otal|TOTAL")  # tried first: most tables have no such column
_BLANK = ("", "-", "–", "—")
_HEADS = 3  # rows of a head at most
_MOST = 40  # columns of a table that is no sheet of raw data
_LEAST, _LARGE = 10, 100  # small numbers add up by chance
_COLUMNS = 2  # at least, that a total is of
_FEW_COLUMNS = 12  # a year of months
_SURE = 2  # rows that show what a column of totals adds up, if their totals are no small ones
_SURE_SMALL = 4  # ... if they are
_SAMPLE = 40  # rows
_FEW = 2  # rows of a table of which one may be wrong
_TOGETHER = 2  # columns that are taken off, or are parts of others, in one row
_LONGER = re.compile(r"ต้นปี|ตั้งแต่|[0-9๐-๙.] ?[-–]")  # the head of a total of a time that has no column: รวม (ต.ค. 66 - มี.ค. 67)
_TOTAL_OF = re.compile(r"(?:ยอด|ผล)?รวม(?P<name>[ก-๎]{2,})")

# Heads that together leave nothing out, so that a single row shows what its total is of.
_UNIT = re.compile(r"\s*\([^()]*\)\s*$")
_MONTH = re.compile(rf"(?:เดือน)?(?:{any_of(MONTH_FORMS)})(?:พศ)?(?:[0-9๐-๙]{{2}}|[0-9๐-๙]{{4}})?")
_SEX = re.compile("(?:เพศ)?(?:ชาย|หญิง)")
_SERIES = re.compile(r"(?P<name>ไตรมาส|ภาคเรียน|ภาคการศึกษา|งวด|สัปดาห์)(?:ที่)?\s*[0-9๐-๙]")
_FIGURE = re.compile(r"[0-9๐-๙]{1,2}")
_QUARTER = "ไตรมาส"


class _Row(NamedTuple):
    """A row with a total: its place in the table, the parts that are something with their columns, and the total."""

    at: int
    parts: Sequence[tuple[int, Decimal]]
    total: Decimal

    @property
    def numbers(self) -> list[Decimal]:
        return [value for _, value in self.parts]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table: its rows; what stands above each column, with and without the heads over several columns; of the rows below that have all
    columns the place, the cells, and the numbers in them, nothing for a blank and None for words.
    """

    rows: Sequence[Sequence[str]]
    heads: Sequence[str]
    own: Sequence[str]
    body: Sequence[tuple[int, Sequence[str], Sequence[Decimal | None]]]


def row_sums(record: Record, setting: Setting) -> Iterator[Hit]:
    """The totals of rows that are not the sum of the columns before them, in a table that shows of which columns they are totals."""
    for table in setting.tables:
        if len(table.rows) < 2 or not any(_NAMES_TOTAL.search(record.text, row[0].start, row[-1].end) for row in table.rows[:_HEADS]):
            continue
        sheet = _sheet([[record.text[cell.start : cell.end].strip() for cell in row] for row in table.rows])
        if sheet is None:
            continue
        totals = [column for column, head in enumerate(sheet.own) if column and TOTAL_HEAD.match(head) and not NO_SUM.search(head)]
        told = told_around(record.text, table)
        for column in totals:
            if _LONGER.search(sheet.own[column]):
                continue
            for row in _wrong(sheet, column, totals):
                if not (_is_told(sheet, row, told) or _is_of_others(sheet, column, totals, row)):
                    yield _hit(table, column, row)


def _hit(table: Table, column: int, row: _Row) -> Hit:
    cells = table.rows[row.at]
    added = plain(sum(row.numbers, Decimal(0)))
    params = {"total": plain(row.total), "sum": added, "parts": " + ".join(map(plain, row.numbers))}
    return Hit(cells[column].start, cells[column].end, params, added, ((cells[row.parts[0][0]].start, cells[row.parts[-1][0]].end),))


def _sheet(rows: Sequence[Sequence[str]]) -> _Sheet | None:
    """The table with its head told from its body; None if it has none, or one that does not stand above its columns."""
    last = head_rows(rows) - 1
    if last < 0 or len(rows[last]) > _MOST:
        return None
    lowest = ["" if cell in _BLANK else cell for cell in rows[last]]
    own, heads = list(lowest), list(lowest)
    for row in reversed(rows[:last]):
        if len(row) != len(lowest):
            continue
        over = ""
        for column, cell in enumerate(row):
            own[column] = own[column] or cell
            over = cell or (over if lowest[column] else "")  # a head over several columns is written above the first of them
            heads[column] = f"{over} {heads[column]}".strip()
    below = [(at, row) for at, row in enumerate(rows) if at > last and len(row) == len(heads)]
    sheet = _Sheet(
        rows, heads, own, [(at, row, [Decimal(0) if cell in _BLANK else cell_number(cell) for cell in row]) for at, row in below]
    )
    return sheet if _is_numbers(sheet, 0) or not _family(sheet, 0) else None


def _wrong(sheet: _Sheet, column: int, totals: Sequence[int]) -> Sequence[_Row]:
    """The rows in which the total in ``column`` is wrong; none where it is not plain of which columns it is the total."""
    choices = _choices(sheet, column, totals)
    if len(sheet.body) > _SAMPLE:  # what a long table's totals are of shows in its first rows
        sample = replace(sheet, body=sheet.body[:_SAMPLE])
        choices = [choice for choice in choices if any(map(_holds, _read(sample, column, choice)))]
    if not choices:
        return ()
    read = [list(_read(sheet, column, choice)) for choice in choices]
    held = [[row for row in rows if _holds(row)] for rows in read]
    shown = [sum(row.total >= _LEAST for row in rows) >= _SURE or len(rows) >= _SURE_SMALL for rows in held]
    best = max(range(len(choices)), key=lambda at: (shown[at], len(held[at]), len(choices[at])))
    right = {row.at for rows in held for row in rows}
    wrong = [row for row in read[best] if row.at not in right and not _may_hold(row)]
    if shown[best]:
        return wrong if 3 * len(wrong) <= len(read[best]) else ()
    if not any(row.total >= _LARGE for row in held[best]):  # a single row that adds up shows it too, if not by chance
        family = _family_before(sheet, column)
        if family not in choices:
            return ()
        best = choices.index(family)
        wrong = [row for row in read[best] if row.at not in right and not _may_hold(row)]
    alone = len(wrong) == 1 and len(read[best]) == len(held[best]) + 1 <= _FEW
    return wrong if alone and BARE_TOTAL.fullmatch(sheet.own[column]) and _is_near(wrong[0]) else ()


def _choices(sheet: _Sheet, column: int, totals: Sequence[int]) -> list[tuple[int, ...]]:
    """The columns that the totals in ``column`` may be of: all since the last totals, the last few, all before, or the totals before."""
    before = [at for at in range(column) if (at or _family(sheet, 0)) and not NO_SUM.search(sheet.heads[at]) and _is_numbers(sheet, at)]
    single = [at for at in before if at not in totals]
    named = _named(sheet, column, single)
    if named:
        return [named]
    last = max((at for at in totals if at < column), default=-1)
    since = [at for at in single if at > last]
    choices = [since, *(since[-few:] for few in range(_COLUMNS, _FEW_COLUMNS + 1)), single, [at for at in before if at in totals]]
    return list(dict.fromkeys(tuple(choice) for choice in choices if len(choice) >= _COLUMNS))


def _named(sheet: _Sheet, column: int, single: Sequence[int]) -> tuple[int, ...]:
    """The columns that stand in turn with others and are called what ``column`` is the total of: แผน 1, ผล 1, แผน 2, ผล 2, รวมแผน."""
    total = _TOTAL_OF.match(sheet.own[column])
    named = tuple(at for at in single if total and sheet.own[at].startswith(total["name"]))
    return named if len(named) >= _COLUMNS and named[-1] - named[0] >= len(named) else ()


def _is_numbers(sheet: _Sheet, column: int) -> bool:
    """Whether a column holds numbers that are no years."""
    cells = [(row[column], numbers[column]) for _, row, numbers in sheet.body if row[column] not in _BLANK]
    numbered = [cell for cell, number in cells if number is not None]
    return 2 * len(numbered) > len(cells) and not all(map(is_year, numbered))


def _read(sheet: _Sheet, column: int, choice: Sequence[int]) -> Iterator[_Row]:
    """The rows with a total in ``column`` and two numbers at least in the columns ``choice``."""
    for at, row, numbers in sheet.body:
        total, parts = numbers[column], [(part, number) for part in choice if (number := numbers[part])]
        if total is None or row[column] in _BLANK or len(parts) < _COLUMNS or any(numbers[part] is None for part in choice):
            continue
        if any(number is None and _is_apart(cell) for cell, number in zip(row[: choice[0]], numbers, strict=False)):
            continue
        if _goes_on(sheet, column, at):
            continue
        yield _Row(at, parts, total)


def _is_apart(name: str) -> bool:
    """Whether a row of this name is one of shares, means, extremes, or of what is counted once."""
    return NO_SUM.search(name) is not None or STATISTIC.match(name) is not None


def _is_told(sheet: _Sheet, row: _Row, told: Told) -> bool:
    """Whether the words of the table say why a row does not make its total: rounded, counted once, left out."""
    off = sum(row.numbers, Decimal(0)) - row.total
    names = sheet.rows[row.at][: row.parts[0][0]]
    rounded = told.rounded or any(map(ROUNDED.search, names)) or any(ROUNDED.search(sheet.heads[at]) for at, _ in row.parts)
    if (rounded or row.total == HUNDRED) and 2 * abs(off) <= len(row.parts):
        return True
    once = told.several or any(map(ONCE.search, names))
    return (off > 0 and once) or (off < 0 and told.unstated)


def _is_of_others(sheet: _Sheet, column: int, totals: Sequence[int], row: _Row) -> bool:
    """Whether a total that is not that of its row is that of other cells: what it leaves out or adds stands in the table."""
    numbers = next(numbers for at, _, numbers in sheet.body if at == row.at)
    added, parts = sum(row.numbers, Decimal(0)), {at for at, _ in row.parts}
    if any(numbers[at] == added for at in totals if at != column) or any(is_two_fold(sheet.own, at) for at in parts):
        return True  # another total is that of the row: this one is of something else
    first = row.parts[0][0]
    if first and all(line[first - 1] == sum((line[part] or Decimal(0) for part in parts), Decimal(0)) for _, _, line in sheet.body):
        return True  # their total stands before them
    beside = [numbers[at] or Decimal(0) for at in range(1, column) if at not in parts and at not in totals and sheet.own[at]]
    if row.total - added in some_of(beside, _TOGETHER):
        return True
    some = some_of(row.numbers, _TOGETHER) if not _family(sheet, column - 1) else set()
    return added - row.total in some or (added - row.total) / 2 in some


def _goes_on(sheet: _Sheet, column: int, at: int) -> bool:
    """Whether the total of row ``at`` is one of the next row too, which has numbers and none in ``column``: a cell over two rows."""
    below = sheet.rows[at + 1] if at + 1 < len(sheet.rows) else ()
    blank = len(below) <= column or below[column] in _BLANK
    return blank and not is_total(below) and any(cell_number(cell) is not None for cell in below)


def _holds(row: _Row) -> bool:
    """Whether the parts of a row add up to its total, rounded or not."""
    numbers = row.numbers
    slack = Decimal("0.5") * len(numbers) if any(n != n.to_integral_value() for n in (*numbers, row.total)) else Decimal(0)
    return abs(sum(numbers, Decimal(0)) - row.total) <= slack


def _may_hold(row: _Row) -> bool:
    """Whether a total that is not that of its row may be that without one column, or no sum at all: a mean, the last state."""
    numbers = row.numbers
    off = sum(numbers, Decimal(0)) - row.total
    return min(numbers) <= row.total <= max(numbers) or off in numbers or off / 2 in numbers


def _is_near(row: _Row) -> bool:
    """Whether a total is so near to what its parts make that it is that of no other parts."""
    return abs(sum(row.numbers, Decimal(0)) - row.total) <= row.total / 3


def _family_before(sheet: _Sheet, column: int) -> tuple[int, ...]:
    """The columns directly before ``column`` whose heads are of one kind of which none is missing."""
    kind = _family(sheet, column - 1)
    first = column
    while kind and first and _family(sheet, first - 1) == kind:
        first -= 1
    return tuple(range(first, column))


def _family(sheet: _Sheet, column: int) -> str | None:
    """What a column's head is one of: the months, the sexes, the quarters."""
    head = _UNIT.sub("", sheet.own[column])
    if _SEX.fullmatch(head):
        return "sex"
    if _MONTH.fullmatch(re.sub(r"[.\s]", "", head).lower()):
        return "month"
    series = _SERIES.match(head)
    if series:
        return series["name"]
    return _QUARTER if _FIGURE.fullmatch(head) and any(_QUARTER in name for name in (sheet.heads[column], sheet.heads[0])) else None
