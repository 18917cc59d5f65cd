"""Tables that stand in plain text as lines of cells, set apart by tabs, by vertical bars or by blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from bannarak.document import Span, Table

__all__ = ["text_tables"]

_RULE = re.compile(r"[\s|:+=-]*")
_BLANKS = "   "  # so many set cells apart; two are a slip of the finger
_CELL, _CLOSE = re.compile(r"\S+(?: {1,2}\S+)*"), re.compile(r"\S+(?: \S+)*")
_NUMBER = re.compile(r"[0-9๐-๙][0-9๐-๙,.]*%?")
_FEWEST = 3  # rows of a table without any mark, its head among them
_TOTAL = "รวม"


def text_tables(text: str) -> tuple[Table, ...]:
    """Every run of two or more neighbouring lines that one separator cuts into cells; a rule of dashes is no row.

    Lines that only blanks cut are a table if there are three at least, of as many cells each, and one column is of numbers. A row of totals
    at their end may have fewer: its numbers stand to the right.
    """
    if "\t" not in text and "|" not in text and _BLANKS not in text:
        return ()
    tables: list[Table] = []
    rows: list[tuple[Span, ...]] = []
    at, last_mark = 0, ""
    for line in text.split("\n"):
        mark = "|" if "|" in line else "\t" if "\t" in line else _BLANKS if _BLANKS in line.strip() else ""
        if mark != last_mark:
            tables += _tables(text, rows, last_mark)
            rows = []
        last_mark = mark
        if mark and not _RULE.fullmatch(line):
            row = _spaced(text, at, at + len(line), _CELL) if mark == _BLANKS else _cells(line, at, mark)
            if len(row) > 1:
                rows.append(row)
        at += len(line) + 1
    return (*tables, *_tables(text, rows, last_mark))


def _tables(text: str, rows: list[tuple[Span, ...]], mark: str) -> Iterator[Table]:
    if mark == _BLANKS:
        yield from _aligned(text, rows)
    elif len(rows) > 1:
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
    runs = [list(run) for _, run in groupby(rows, len)]
    for before, run, behind in zip([[], *runs], runs, [*runs[1:], []], strict=False):
        width = len(run[0])
        if before and len(closer := _spaced(text, before[-1][0].start, before[-1][-1].end, _CLOSE)) == width:
            run.insert(0, closer)  # two columns of the head stand closer together than their cells
        head, *numbers = [[_NUMBER.fullmatch(text, cell.start, cell.end) is not None for cell in row] for row in run]
        numbered = any(sum(column) * 2 > len(numbers) for column in [*zip(*numbers, strict=True)][1:])
        if len(run) < _FEWEST or head[-1] or not numbered:
            continue
        total = behind[0] if behind else ()
        if 1 < len(total) < width and text.startswith(_TOTAL, total[0].start):
            run.append((total[0], *[Span(total[0].end, total[0].end)] * (width - len(total)), *total[1:]))
        yield Table(tuple(run))


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
