"""Tables that stand in plain text as lines of cells, set apart by tabs, by vertical bars or by blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from bannarak.document import Span, Table
from bannarak.thai.lines import letters

__all__ = ["text_tables"]

_RULE = re.compile(r"[\s|:+=-]*")
_BLANKS = "   "  # so many set cells apart; two are a slip of the finger
_CELL, _CLOSE = re.compile(r"\S+(?: {1,2}\S+)*"), re.compile(r"\S+(?: \S+)*")
_NUMBER = re.compile(r"[+–-]?[0-9๐-๙][0-9๐-๙,.]*%?")
_FEWEST = 3  # rows of a table without any mark, its head among them
_TOTAL = "รวม"
_SLIP = 1  # letters by which cells of one column may be out of line


def text_tables(text: str) -> tuple[Table, ...]:
    """Every run of two or more neighbouring lines that one separator cuts into cells; a rule of dashes is no row.

    Lines that only blanks cut are a table if there are three at least, of as many cells each, and one column is of numbers. A row of totals
    at their end may have fewer: each of its numbers stands under the column it is aligned with.
    """
    if "\t" not in text and "|" not in text and _BLANKS not in text:
        return ()
    tables: list[Table] = []
    rows: list[tuple[Span, ...]] = []
    at, last_mark = 0, ""
    for line in text.split("\n"):
        blanks = _BLANKS in (inner := line.strip()) or (last_mark == _BLANKS and _BLANKS[1:] in inner)
        mark = "|" if "|" in line else "\t" if "\t" in line else _BLANKS if blanks else ""
        if mark != last_mark:
            tables += _tables(text, rows, last_mark)
            rows = []
        last_mark = mark
        if mark and not _RULE.fullmatch(line):
            row = _spaced(text, at, at + len(line), _CELL if _BLANKS in inner else _CLOSE) if mark == _BLANKS else _cells(line, at, mark)
            if len(row) > 1:
                rows.append(row)
        at += len(line) + 1
    return (*tables, *_tables(text, rows, last_mark))


def _tables(text: str, rows: list[tuple[Span, ...]], mark: str) -> Iterator[Table]:
    if mark == _BLANKS:
        yield from _aligned(text, rows)
    elif len(rows) > 1:
        opening = text[text.rfind("\n", 0, rows[0][0].start) + 1 : rows[0][0].start].strip(" ")
        if opening == mark and all(len(row) > len(rows[0]) for row in rows[1:]):
            rows = [(Span(rows[0][0].start, rows[0][0].start), *rows[0]), *rows[1:]]  # nothing stands above the first column
        filled = [tuple(cell for cell in row if cell.start < cell.end) for row in rows] if mark == "\t" else rows
        if len(filled[0]) > 1 and len({*map(len, filled)}) == 1:
            yield Table(tuple(filled))  # with more tabs than one where a name is short
        else:
            yield Table(tuple(_closed(text, row, len(rows[0]), mark) for row in rows))


def _closed(text: str, row: tuple[Span, ...], width: int, mark: str) -> tuple[Span, ...]:
    """``row`` with its last cell where that is empty, so that the separator before it seemed to be the edge of the line: "รวม | 12 |"."""
    end = row[-1].end
    line_end = text.find("\n", end)
    behind = text[end : len(text) if line_end < 0 else line_end]
    return (*row, Span(end + len(behind), end + len(behind))) if len(row) == width - 1 and behind.strip(" ") == mark else row


def _aligned(text: str, rows: list[tuple[Span, ...]]) -> Iterator[Table]:
    """The tables among lines that blanks cut into cells."""
    cut = _CELL
    closer = [_spaced(text, row[0].start, row[-1].end, _CLOSE) for row in rows]
    if len({*map(len, closer[1:-1])}) == 1 and len(closer[0]) in (len(closer[1]), len(closer[1]) - 1):
        cut, rows = _CLOSE, closer  # two blanks set some of the columns apart
    runs = [list(run) for _, run in groupby(rows, len)]
    for before, run, behind in zip([[], *runs], runs, [*runs[1:], []], strict=False):
        width = len(run[0])
        above = _spaced(text, before[-1][0].start, before[-1][-1].end, _CLOSE) if before else ()
        if len(above) == width:
            run.insert(0, above)  # two columns of the head stand closer together than their cells
        elif len(above) == width - 1 and text[above[0].start - 1 : above[0].start] == " ":
            run.insert(0, (Span(above[0].start, above[0].start), *above))  # nothing stands above the first column
        numbers = [[_is_number(text, cell) for cell in row] for row in run[1:]]
        numbered = any(sum(column) * 2 > len(numbers) for column in [*zip(*numbers, strict=True)][1:])
        head = _spaced(text, run[0][0].end, run[0][-1].end, _CLOSE), _spaced(text, run[0][0].start, run[0][0].end, _CLOSE)[1:]
        if len(run) < _FEWEST or not numbered or any(_is_number(text, cell) for cells in head for cell in cells):
            continue  # without a head it may be the lower part of a table
        total = _spaced(text, behind[0][0].start, behind[0][-1].end, cut) if behind else ()
        if 1 < len(total) < width and text.startswith(_TOTAL, total[0].start):
            run.append(_placed(text, total, run[1:]))
        yield Table(tuple(run))


def _is_number(text: str, cell: Span) -> bool:
    return _NUMBER.fullmatch(text, cell.start, cell.end) is not None


def _placed(text: str, total: tuple[Span, ...], above: list[tuple[Span, ...]]) -> tuple[Span, ...]:
    """The cells of a row of totals under the columns ``above`` that they are aligned with, else to the right; empty ones in between."""
    width = len(above[0])
    columns = [[_edges(text, row[at]) for row in above] for at in range(1, width)]
    wanted = [_edges(text, cell) for cell in total[1:]]
    taken: list[int] = []
    for edges in wanted:
        first = taken[-1] + 1 if taken else 0
        under = next((at for at in range(first, len(columns)) if _is_under(edges, columns[at])), None)
        if under is None:
            taken = [*range(len(columns) - len(wanted), len(columns))]
            break
        taken.append(under)
    cells = dict(zip(taken, total[1:], strict=True))
    row = [total[0]]
    for at in range(len(columns)):
        row.append(cells.get(at, Span(row[-1].end, row[-1].end)))
    return tuple(row)


def _is_under(edges: tuple[int, int], column: list[tuple[int, int]]) -> bool:
    """Whether a cell begins where all cells of the column begin, or ends where they end."""
    return any(all(abs(edges[side] - other[side]) <= _SLIP for other in column) for side in (0, 1))


def _edges(text: str, cell: Span) -> tuple[int, int]:
    """How far in a cell begins and ends on its line, in letters that take room."""
    start = text.rfind("\n", 0, cell.start) + 1
    return letters(text[start : cell.start]), letters(text[start : cell.end])


def _spaced(text: str, start: int, end: int, cell: re.Pattern[str]) -> tuple[Span, ...]:
    return tuple(Span(*found.span()) for found in cell.finditer(text, start, end))


def _cells(line: str, start: int, mark: str) -> tuple[Span, ...]:
    """The cells without the white space around them; a bar at either edge of the line opens no cell."""
    cells, at = [], 0
    parts = line.split(mark)
    for index, part in enumerate(parts):
        edge = index in (0, len(parts) - 1)
        if not (edge and not part.strip()):
            first = at + len(part) - len(part.lstrip())
            cells.append(Span(start + first, start + max(first, at + len(part.rstrip()))))
        at += len(part) + 1
    return tuple(cells)
