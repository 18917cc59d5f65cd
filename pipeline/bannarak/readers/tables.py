"""Ruled tables: from drawn rules to cells, and over page breaks.

The geometry (which rules cross, which crossings bound a cell) is pdfplumber's. Before it, vertical rules that end in the open are closed,
since a row that goes on over the page break has no rule there; after it, the pieces of a table on following pages are put together
again: repeated header rows are dropped and the halves of a split row joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from bannarak.readers.pdf_glyphs import Box4, Run
from bannarak.readers.pdf_lines import Line, lines

__all__ = ["Cell", "Grid", "continued", "fill", "grids"]

_THIN = 3.5  # points; rules are thinner than this
_SNAP = 3.0  # rules nearer than this are one
_SHORT = 5.0  # a shorter rule bounds no cell
_RULES = 120  # in either direction; more is a chart, a form of boxes for letters, or harm
_COLUMNS = 6.0  # points by which the columns of a table may differ from page to page


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

    edges = merge_edges([_edge("h", *h) for h in horizontal] + [_edge("v", *v) for v in vertical], _SNAP, _SNAP, _SNAP, _SNAP)
    closing = _closing(edges)
    if closing:
        edges = merge_edges(edges + [_edge("h", *h) for h in closing], _SNAP, _SNAP, _SNAP, _SNAP)
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


def _closing(edges: list[dict[str, float]]) -> list[tuple[float, float, float]]:
    """Rules (y, x0, x1) that close vertical rules which begin or end together without one."""
    ends: dict[int, list[tuple[float, float]]] = defaultdict(list)
    for edge in edges:
        if edge["orientation"] == "v":
            for y in (edge["top"], edge["bottom"]):
                key = next((key for key in (round(y / _SNAP) + step for step in (-1, 0, 1)) if key in ends), round(y / _SNAP))
                ends[key].append((y, edge["x0"]))
    found = []
    for group in ends.values():
        y = sum(y for y, _ in group) / len(group)
        x0, x1 = min(x for _, x in group), max(x for _, x in group)
        if x1 - x0 < _SHORT:
            continue
        closed = any(
            edge["orientation"] == "h" and abs(edge["top"] - y) < 2 * _SNAP and edge["x0"] < x0 + 2 * _SNAP and edge["x1"] > x1 - 2 * _SNAP
            for edge in edges
        )
        if not closed:
            found.append((y, x0, x1))
    return found


def fill(tables: list[Grid], runs: list[Run]) -> list[list[Run] | Grid]:
    """Puts each run into the cell that it stands in; the page as runs outside tables and, where their first run was drawn, tables.

    Tables of which too few cells hold text are rules for decoration: their runs stay outside.
    """
    inside: dict[int, list[Run]] = defaultdict(list)
    homes: list[tuple[Grid, Cell] | None] = []
    home: tuple[Grid, Cell] | None = None
    boxes = [(table.box, table) for table in tables]
    for run in runs:
        if run.size:
            x, y = (run.x0 + min(run.x1, run.x0 + 2 * run.size)) / 2, run.y - 0.2 * run.size
            home = next(((table, cell) for box, table in boxes if _holds(box, x, y) for cell in table.cells if _holds(cell.box, x, y)), None)
        homes.append(home)
        if home:
            inside[id(home[1])].append(run)
    real = [table for table in tables if _is_table(table, inside)]
    for table in real:
        for cell in table.cells:
            cell.lines = lines(inside[id(cell)])
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


def continued(first: Grid, after: Grid) -> bool:
    """Appends ``after`` to ``first`` if it is the same table on the next page; tells whether it is."""
    if len(first.columns) != len(after.columns):
        return False
    if any(abs(one - other) > _COLUMNS for one, other in zip(first.columns, after.columns, strict=True)):
        return False
    rows = after.rows
    while len(rows) > 1 and [cell.text() for cell in rows[0]] == [cell.text() for cell in first.rows[0]]:
        rows = rows[1:]
    last, next_row = first.rows[-1], rows[0]
    if len(last) == len(next_row) and (first.open or not next_row[0].lines):
        for cell, half in zip(last, next_row, strict=True):
            cell.lines += half.lines
            for line in half.lines:
                line.cell = id(cell)
        rows = rows[1:]
    first.rows += rows
    first.open = after.open
    return True
