"""PDF: the text of every page as its producer meant it, with the place of every line."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import pypdfium2

from bannarak.document import Box, Document, Page, Span, Table
from bannarak.errors import UnreadableError
from bannarak.readers.pdf_furniture import furniture
from bannarak.readers.pdf_glyphs import read_glyphs
from bannarak.readers.pdf_joins import joins
from bannarak.readers.pdf_lines import Line, jumpy, lines, rows
from bannarak.readers.tables import Grid, continued, fill, grids
from bannarak.thai.repair import repair
from bannarak.thai.repair_habits import learn

__all__ = ["read_pdf"]

_PAGES = 5_000  # the longest real report measured has 588


@dataclass(slots=True)
class _Sheet:
    """One page under way: its lines and tables in reading order."""

    number: int
    width: float = 595.0
    height: float = 842.0
    flow: list[Line | Grid] = field(default_factory=list)
    repairs: dict[str, int] = field(default_factory=dict)
    extractor: str = "pdf"

    @property
    def loose(self) -> list[Line]:
        """The lines outside tables."""
        return [part for part in self.flow if isinstance(part, Line)]


def read_pdf(data: bytes, path: str) -> Document:
    """The document in the bytes of a PDF. Raises UnreadableError for one that is damaged, encrypted, too long or empty."""
    with _opened(data) as pdf:
        if len(pdf) > _PAGES:
            raise UnreadableError(f"the PDF has {len(pdf)} pages", f"split it into parts of at most {_PAGES} pages")
        sheets: list[_Sheet] = []
        for number in range(1, len(pdf) + 1):
            sheets.append(_sheet(pdf, number, _last_table(sheets)))
    if not any(sheet.flow for sheet in sheets):
        raise UnreadableError("the PDF has no text", "give a PDF with text in it")
    _drop_furniture(sheets)
    _repair(sheets)
    _continue_tables(sheets)
    return _document(data, path, sheets)


def _opened(data: bytes) -> Any:
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error) or "ecurity" in str(error):
            raise UnreadableError("the PDF is encrypted", "save it without a password") from None
        raise UnreadableError("the PDF is damaged or cut off", "get the file again from its source, or print it to a new PDF") from None
    if not len(pdf):
        pdf.close()
        raise UnreadableError("the PDF has no pages", "get the file again from its source")
    return pdf


def _last_table(sheets: list[_Sheet]) -> Grid | None:
    return next((part for part in reversed(sheets[-1].flow) if isinstance(part, Grid)), None) if sheets else None


def _sheet(pdf: Any, number: int, before: Grid | None) -> _Sheet:
    """The lines and tables of one page; none if the page is damaged."""
    try:
        page = pdf.get_page(number - 1)
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return _Sheet(number)
    try:
        glyphs = read_glyphs(page, textpage)
    finally:
        textpage.close()
        page.close()
    flow: list[Line | Grid] = []
    for part in fill(grids(glyphs.rules), glyphs.runs, before):
        if isinstance(part, Grid):
            flow.append(part)
        else:
            flow.extend(lines(part))
    sheet = _Sheet(number, glyphs.width, glyphs.height, flow)
    if jumpy(sheet.loose):
        tables = [part for part in flow if isinstance(part, Grid)]
        sheet.flow = sorted([*rows(sheet.loose), *tables], key=lambda part: part.box[1] if isinstance(part, Grid) else part.y)
    for line in _all_lines([sheet]):
        line.page = number
    return sheet


def _all_lines(sheets: list[_Sheet]) -> list[Line]:
    return [
        line
        for sheet in sheets
        for part in sheet.flow
        for line in ([part] if isinstance(part, Line) else [x for c in part.cells for x in c.lines])
    ]


def _drop_furniture(sheets: list[_Sheet]) -> None:
    gone = furniture([(sheet.loose, sheet.height) for sheet in sheets])
    for sheet, places in zip(sheets, gone, strict=True):
        if places:
            drop = {id(sheet.loose[at]) for at in places}
            sheet.flow = [part for part in sheet.flow if id(part) not in drop]
            sheet.repairs["header-footer"] = len(places)


def _repair(sheets: list[_Sheet]) -> None:
    """Mends all lines in place, by what the whole document shows of its producer's habits; counts the repairs of each page."""
    pages = [_all_lines([sheet]) for sheet in sheets]
    texts = ["\n".join(line.text for line in page) for page in pages]
    habits = learn("\n".join(texts))
    for sheet, page, text in zip(sheets, pages, texts, strict=True):
        if page:
            mended, count = repair(text, habits)
            for line, better in zip(page, mended.split("\n"), strict=True):
                line.text = better
            sheet.repairs.update(count)


def _continue_tables(sheets: list[_Sheet]) -> None:
    """A table at the foot of one page and one like it at the head of the next are one."""
    last: Grid | None = None
    for sheet in sheets:
        first = sheet.flow[0] if sheet.flow else None
        if last is not None and isinstance(first, Grid) and continued(last, first):
            del sheet.flow[0]
            if not sheet.flow:
                continue
        end = sheet.flow[-1] if sheet.flow else None
        last = end if isinstance(end, Grid) else None


def _document(data: bytes, path: str, sheets: list[_Sheet]) -> Document:
    lines = _all_lines(sheets)
    behind = joins(lines, {sheet.number: sheet.width for sheet in sheets})
    parts: list[str] = []
    places: list[tuple[int, int, int, Box]] = []
    starts: dict[int, int] = {}
    at = 0
    for line, gap in zip(lines, behind, strict=True):
        text = line.text.strip()
        starts[id(line)] = at
        places.append((at, at + len(text), line.page, Box(*(round(place, 1) for place in (line.x0, line.top, line.x1, line.bottom)))))
        parts.append(text + gap)
        at += len(parts[-1])
    ends = {id(line): end for line, (_, end, _, _) in zip(lines, places, strict=True)}
    tables = []
    for sheet in sheets:
        for part in sheet.flow:
            if isinstance(part, Grid):
                tables.append(_table(part, starts, ends))
    pages = []
    at = 0
    for sheet in sheets:
        own = [(start, end) for start, end, page, _ in places if page == sheet.number]
        start, end = (own[0][0], own[-1][1]) if own else (at, at)
        pages.append(Page(sheet.number, start, end, sheet.extractor, sheet.repairs))
        at = end
    return Document(path, sha256(data).hexdigest(), "pdf", "".join(parts), tuple(pages), tuple(tables), places=tuple(places))


def _table(grid: Grid, starts: dict[int, int], ends: dict[int, int]) -> Table:
    at = 0
    rows = []
    for row in grid.rows:
        spans = []
        for cell in row:
            start = starts[id(cell.lines[0])] if cell.lines else at
            at = ends[id(cell.lines[-1])] if cell.lines else at
            spans.append(Span(start, at))
        rows.append(tuple(spans))
    return Table(tuple(rows))
