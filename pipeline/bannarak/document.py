"""The document as it was read: its text, where each part of the text stood, and what was mended on the way.

Offsets everywhere in Bannarak are half-open, in code points of :attr:`Document.text`; nothing rewrites that text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter, itemgetter

__all__ = ["Box", "Document", "Page", "Span", "Table"]


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points in a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points, origin at the top left."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Page:
    """One page: the range of the text from its first to its last line, and how it was read.

    Ranges of neighbouring pages overlap where a table row goes on over the page break: its cells stand whole in the text.
    """

    number: int
    start: int
    end: int
    extractor: str = "text"
    repairs: Mapping[str, int] = field(default_factory=dict)
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table as spans into the text: rows of cells, header row first if there is one."""

    rows: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader returns.

    ``extractor`` is text, html, docx, pdf or ocr. ``title`` and ``published`` are set only where the format states them
    (metadata of a web page or file); what the text itself says of them is found later. ``headings`` are (level, span) where
    the format marks them. ``broken`` are spans damaged beyond repair at their source. ``places`` are the lines of a document with
    pages, in order: (start, end, page number, box).
    """

    path: str
    sha256: str
    extractor: str
    text: str
    pages: tuple[Page, ...] = ()
    tables: tuple[Table, ...] = ()
    headings: tuple[tuple[int, Span], ...] = ()
    title: str | None = None
    published: date | None = None
    broken: tuple[Span, ...] = ()
    places: tuple[tuple[int, int, int, Box], ...] = ()

    @property
    def id(self) -> str:
        """The first 16 hexadecimal digits of the SHA-256 of the source's bytes."""
        return self.sha256[:16]

    def page_of(self, offset: int) -> int | None:
        """The number of the page that holds ``offset``, None where the format has no pages."""
        if self.places:
            at = bisect_right(self.places, offset, key=itemgetter(0))
            return self.places[max(at - 1, 0)][2]
        at = bisect_right(self.pages, offset, key=attrgetter("start"))
        return self.pages[at - 1].number if at else None

    def box_of(self, start: int, end: int) -> tuple[float, float, float, float] | None:
        """(x0, top, x1, bottom) around the lines that ``start`` to ``end`` touches on the page where it begins; None without places."""
        first = bisect_right(self.places, start, key=itemgetter(1))
        lines = self.places[first : bisect_left(self.places, max(end, start + 1), key=itemgetter(0))]
        boxes = [box for _, _, page, box in lines if page == lines[0][2]]
        if not boxes:
            return None
        return min(b.x0 for b in boxes), min(b.top for b in boxes), max(b.x1 for b in boxes), max(b.bottom for b in boxes)
