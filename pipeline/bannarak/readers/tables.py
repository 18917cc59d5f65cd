"""Ruled tables: from drawn rules to cells, and over page breaks.

The geometry (which rules cross, which crossings bound a cell) is pdfplumber's. Before it, vertical rules that end in the open are closed,
since a row that goes on over the page break has no rule there; after it, the pieces of a table on following pages are put together
again: repeated header rows are dropped and the halves of a split row joined.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from bannarak.readers.pdf_glyphs import Box4, Run
from bannarak.readers.pdf_lines import Line, lines, untorn

__all__ = ["Cell", "Grid", "continued", "fill", "grids"]

_THIN = 3.5  # points; rules are thinner than this
_SNAP = 3.0  # rules nearer than this are one
_SHORT = 5.0  # a shorter rule bounds no cell
_RULES = 120  # in either direction; more is a chart, a form of boxes for letters, or harm
_NUMBERED = re.compile(r"[(]?[0-9๐-๙]")
_COLUMNS = 6.0  # points by which the columns of a table may differ from page to page


_Rule = tuple[float, float, float]  # where it runs, from where to where


@dataclass(slots=True)
class Cell:
    """A cell's box and, once filled, its lines."""

    box: Box4
    lines: list[Line] = field(default_factory=list)

    def text(self) -> str:
        """The letters of the cell, to compare cells with."""
        return "".join("".join(line.text.split()) for line in self.lines)


@dataclass(slots=True)
class Grid:
    """A table: rows of cells from left to right. ``open`` if its last row ends without a rule, as one split by a page break does."""

    rows: list[list[Cell]]
    open: bool = False

    @property
    def cells(self) -> list[Cell]:
        """All cells, row by row."""
        return [cell for row in self.rows for cell in row]

    @property
    def lines(self) -> list[Line]:
        """The lines of all cells."""
        return [line for cell in self.cells for line in cell.lines]

    @property
    def columns(self) -> tuple[float, ...]:
        """The left edges of the columns."""
        return tuple(sorted({round(cell.box[0], 1) for cell in self.cells}))

    @property
    def box(self) -> Box4:
        """The box around all cells."""
        boxes = [cell.box for cell in self.cells]
        return min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)


def grids(rules: Iterable[Box4]) -> list[Grid]:
    """The tables that ``rules`` draw on one page, empty, from top to bottom. A frame around one cell is none."""
    horizontal, vertical = [], []
    for x0, top, x1, bottom in rules:
        if x1 - x0 < _THIN and bottom - top >= _SHORT:
            vertical.append(((x0 + x1) / 2, top, bottom))
        elif bottom - top < _THIN and x1 - x0 >= _SHORT:
            horizontal.append(((top + bottom) / 2, x0, x1))
    if len(vertical) < 2 or not horizontal:
        return []
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

    closing = _closing(horizontal, vertical)
    drawn = [_edge("h", *h) for h in (*horizontal, *closing)] + [_edge("v", *v) for v in vertical]
    edges = merge_edges(drawn, _SNAP, _SNAP, _SNAP, _SNAP)
    if max(sum(edge["orientation"] == way for edge in edges) for way in "hv") > _RULES:
        return []
    cells = intersections_to_cells(edges_to_intersections(edges, _SNAP, _SNAP))
    found = []
    for table in cells_to_tables(cells):
        rows: dict[float, list[Cell]] = defaultdict(list)
        for box in sorted(table, key=lambda box: (box[1], box[0])):
            rows[box[1]].append(Cell(box))
        bottom = max(box[3] for box in table)
        found.append(Grid(list(rows.values()), any(abs(bottom - y) < _SNAP for y, _, _ in closing)))
    return found


def _edge(way: str, at: float, start: float, end: float) -> dict[str, object]:
    if way == "h":
        return {"orientation": "h", "object_type": "line", "x0": start, "x1": end, "top": at, "bottom": at, "width": end - start}
    return {"orientation": "v", "object_type": "line", "x0": at, "x1": at, "top": start, "bottom": end, "height": end - start}


def _closing(horizontal: list[_Rule], vertical: list[_Rule]) -> list[_Rule]:
    """Level rules that close upright ones which begin or end together without one."""
    ends: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for x, top, bottom in vertical:
        for y in (top, bottom):
            near = round(y / _SNAP)
            ends[next((key for key in (near - 1, near, near + 1) if key in ends), near)].append((y, x))
    found = []
    for group in ends.values():
        y = sum(y for y, _ in group) / len(group)
        x0, x1 = min(x for _, x in group), max(x for _, x in group)
        covered = sum(max(0.0, min(h1, x1) - max(h0, x0)) for at, h0, h1 in horizontal if abs(at - y) < 2 * _SNAP)
        if len({round(x / _SNAP) for _, x in group}) > 1 and covered < 0.9 * (x1 - x0):
            found.append((y, x0, x1))
    return found


def fill(tables: list[Grid], runs: list[Run], before: Grid | None = None) -> list[list[Run] | Grid]:
    """Puts each run into the cell that it stands in; the page as runs outside tables and, where their first run was drawn, tables.

    Tables of which too few cells hold text are rules for decoration: their runs stay outside. Not so those with the columns of
    ``before``, the table that the page before ends with.
    """
    if not tables:
        return [runs] if runs else []
    inside: dict[int, list[Run]] = defaultdict(list)
    homes: list[tuple[Grid, Cell] | None] = []
    home: tuple[Grid, Cell] | None = None
    boxes = [(table.box, table) for table in tables]
    for run in runs:
        if run.size:
            x, y = (run.x0 + min(run.x1, run.x0 + 2 * run.size)) / 2, run.y - 0.2 * run.size
            home = next(
                ((table, cell) for box, table in boxes if _holds(box, x, y) for cell in table.cells if _holds(cell.box, x, y)), None
            )
        homes.append(home)
        if home:
            inside[id(home[1])].append(run)
    real = [table for table in tables if _is_table(table, inside) or (before and _alike(before, table))]
    for table in real:
        for cell in table.cells:
            cell.lines = untorn(lines(inside[id(cell)]))
            inset = min((line.x0 for line in cell.lines), default=0.0) - cell.box[0]
            for line in cell.lines:
                line.cell, line.right = id(cell), cell.box[2] - max(inset, 0.0)
    flow: list[list[Run] | Grid] = []
    for run, home in zip(runs, homes, strict=True):
        if home and any(home[0] is table for table in real):
            if not any(home[0] is part for part in flow):
                flow.append(home[0])
        elif flow and isinstance(flow[-1], list):
            flow[-1].append(run)
        else:
            flow.append([run])
    return flow


def _holds(box: Box4, x: float, y: float) -> bool:
    return box[0] - 1 <= x <= box[2] + 1 and box[1] - 1 <= y <= box[3] + 1


def _is_table(table: Grid, inside: dict[int, list[Run]]) -> bool:
    held = sum(any(run.size for run in inside[id(cell)]) for cell in table.cells)
    return held >= 2 and 3 * held >= len(table.cells) and len(table.columns) > 1


def _alike(one: Grid, other: Grid) -> bool:
    """Whether two tables have the same columns."""
    lefts = one.columns, other.columns
    return len(lefts[0]) == len(lefts[1]) and all(abs(a - b) < _COLUMNS for a, b in zip(*lefts, strict=True))


def continued(first: Grid, after: Grid) -> bool:
    """Appends ``after`` to ``first`` if it is the same table on the next page; tells whether it is."""
    if not _alike(first, after):
        return False
    header = [cell.text() for cell in first.rows[0]]
    rows = [row for row in after.rows if [cell.text() for cell in row] != header]
    if rows and _same_row(first, rows[0]):
        for cell, half in zip(first.rows[-1], rows[0], strict=True):
            cell.lines += half.lines
            for line in half.lines:
                line.cell = id(cell)
        rows = rows[1:]
    first.rows += rows
    first.open = after.open
    return True


def _same_row(first: Grid, row: list[Cell]) -> bool:
    """Whether ``row``, at the head of a page, is the rest of the row that the page before ends with.

    It is if that one ended without a rule, if this one begins with an empty cell, or with words where rows begin with a number.
    """
    if len(first.rows[-1]) != len(row) or len(first.rows) < 2:
        return False
    if first.open or not row[0].lines:
        return True
    numbered = sum(bool(_NUMBERED.match(other[0].text())) for other in first.rows[1:])
    return 2 * numbered > len(first.rows) - 1 and not _NUMBERED.match(row[0].text())
