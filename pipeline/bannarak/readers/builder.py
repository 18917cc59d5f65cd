"""Putting a text together from blocks while noting where headings and table cells come to stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bannarak.document import Span, Table

__all__ = ["Builder"]


class Builder:
    """Blocks are lines; the cells of a row are set apart by tabs, and a cell keeps its own line ends."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._at = 0
        self.headings: list[tuple[int, Span]] = []
        self.tables: list[Table] = []

    @property
    def text(self) -> str:
        """All that has been added."""
        return "".join(self._parts)

    def block(self, text: str, level: int | None = None) -> None:
        """A paragraph, or a heading of ``level``."""
        start = self._at
        self._put(text)
        if level is not None and text.strip():
            self.headings.append((level, Span(start, self._at)))
        self._put("\n")

    def table(self, rows: Iterable[Sequence[str]]) -> None:
        """A table. Rows without any text are left out."""
        placed: list[tuple[Span, ...]] = []
        for row in rows:
            if not any(cell.strip() for cell in row):
                continue
            spans: list[Span] = []
            for number, cell in enumerate(row):
                if number:
                    self._put("\t")
                start = self._at
                self._put(cell.strip())
                spans.append(Span(start, self._at))
            self._put("\n")
            placed.append(tuple(spans))
        if placed:
            self.tables.append(Table(tuple(placed)))

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._at += len(text)
