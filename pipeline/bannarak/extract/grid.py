"""Tables that stand in plain text as lines of cells, set apart by tabs or by vertical bars."""

from __future__ import annotations

import re

from bannarak.document import Span, Table

__all__ = ["text_tables"]

_LINE = re.compile(r"[^\n]*[\t|][^\n]*")
_RULE = re.compile(r"[\s|:+=-]*")


def text_tables(text: str) -> tuple[Table, ...]:
    """Every run of two or more neighbouring lines that one separator cuts into cells; a rule of dashes is no row."""
    if "\t" not in text and "|" not in text:
        return ()
    tables: list[Table] = []
    rows: list[tuple[Span, ...]] = []
    last_end, last_mark = -1, ""
    for line in _LINE.finditer(text):
        mark = "|" if "|" in line.group() else "\t"
        if line.start() != last_end + 1 or mark != last_mark:
            tables += _table(rows)
            rows = []
        last_end, last_mark = line.end(), mark
        if not _RULE.fullmatch(line.group()):
            row = _cells(line.group(), line.start(), mark)
            if len(row) > 1:
                rows.append(row)
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
