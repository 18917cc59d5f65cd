"""Tables that stand in plain text as lines of cells, set apart by tabs or by vertical bars."""

from __future__ import annotations

import re

from bannarak.document import Span, Table

__all__ = ["text_tables"]

_RULE = re.compile(r"[\s|:+=-]*")


def text_tables(text: str) -> tuple[Table, ...]:
    """Every run of two or more neighbouring lines that one separator cuts into cells; a rule of dashes is no row."""
    if "\t" not in text and "|" not in text:
        return ()
    tables: list[Table] = []
    rows: list[tuple[Span, ...]] = []
    at, last_mark = 0, ""
    for line in text.split("\n"):
        mark = "|" if "|" in line else "\t" if "\t" in line else ""
        if mark != last_mark:
            tables += _table(rows)
            rows = []
        last_mark = mark
        if mark and not _RULE.fullmatch(line):
            row = _cells(line, at, mark)
            if len(row) > 1:
                rows.append(row)
        at += len(line) + 1
    return (*tables, *_table(rows))


def _table(rows: list[tuple[Span, ...]]) -> list[Table]:
    return [Table(tuple(rows))] if len(rows) > 1 else []


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
