"""PDF: the text of every page as its producer meant it, with the place of every line."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pypdfium2

from bannarak.document import Box, Document, Page, Span, Table
from bannarak.errors import UnreadableError
from bannarak.readers.pdf_furniture import furniture
from bannarak.readers.pdf_glyphs import read_glyphs
from bannarak.readers.pdf_joins import joins
from bannarak.readers.pdf_scans import garbled, read_scans
from bannarak.readers.pdf_sheet import Sheet, all_lines, laid_out
from bannarak.readers.pdfium import ONE_AT_A_TIME
from bannarak.readers.tables import Grid, continued
from bannarak.thai.repair import damage, repair
from bannarak.thai.repair_confusion import restore_tones
from bannarak.thai.repair_habits import learn

__all__ = ["read_pdf"]

_PAGES = 5_000  # the longest real report measured has 588


def read_pdf(data: bytes, path: str) -> Document:
    """The document in the bytes of a PDF.

    Raises UnreadableError for one that is damaged, encrypted, too long or empty, or a scan where there is no Tesseract.
    """
    with ONE_AT_A_TIME, _opened(data) as pdf:
        if len(pdf) > _PAGES:
            raise UnreadableError(f"the PDF has {len(pdf)} pages", f"split it into parts of at most {_PAGES} pages")
        sheets: list[Sheet] = []
        for number in range(1, len(pdf) + 1):
            sheets.append(_sheet(pdf, number, _last_table(sheets)))
        read_scans(pdf, sheets)
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


def _sheet(pdf: Any, number: int, before: Grid | None) -> Sheet:
    """One page laid out; an empty one if it is damaged."""
    try:
        page = pdf.get_page(number - 1)
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return Sheet(number, repairs={"damaged": 1})
    try:
        glyphs = read_glyphs(page, textpage)
    finally:
        textpage.close()
        page.close()
    return laid_out(number, glyphs, before)


def _last_table(sheets: list[Sheet]) -> Grid | None:
    return next((part for part in reversed(sheets[-1].flow) if isinstance(part, Grid)), None) if sheets else None


def _drop_furniture(sheets: list[Sheet]) -> None:
    gone = furniture([(sheet.loose, sheet.height) for sheet in sheets])
    for sheet, places in zip(sheets, gone, strict=True):
        if places:
            drop = {id(sheet.loose[at]) for at in places}
            sheet.flow = [part for part in sheet.flow if id(part) not in drop]
            sheet.repairs["header-footer"] = len(places)


def _repair(sheets: list[Sheet]) -> None:
    """Mends all lines in place, by what the whole document shows of its producer's habits; counts the repairs of each page."""
    pages = [all_lines([sheet]) for sheet in sheets]
    texts = ["\n".join(line.text for line in page) for page in pages]
    habits = learn("\n".join(texts))
    for sheet, page, text in zip(sheets, pages, texts, strict=True):
        if page:
            mended, count = repair(text, habits)
            if sheet.extractor == "ocr":
                mended = restore_tones(mended)
            for line, better in zip(page, mended.split("\n"), strict=True):
                line.text = better
            sheet.repairs.update(count)


def _continue_tables(sheets: list[Sheet]) -> None:
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


def _document(data: bytes, path: str, sheets: list[Sheet]) -> Document:
    lines = all_lines(sheets)
    behind = joins(lines, {sheet.number: sheet.width for sheet in sheets})
    parts: list[str] = []
    places: list[tuple[int, int, int, Box]] = []
    spans: dict[int, Span] = {}
    ranges: dict[int, tuple[int, int]] = {}
    at = 0
    for line, gap in zip(lines, behind, strict=True):
        text = line.text.strip()
        end = at + len(text)
        spans[id(line)] = Span(at, end)
        ranges[line.page] = (ranges.get(line.page, (at,))[0], end)
        places.append((at, end, line.page, Box(*(round(place, 1) for place in (line.x0, line.top, line.x1, line.bottom)))))
        parts.append(text + gap)
        at = end + len(gap)
    whole = "".join(parts)
    pages = []
    at = 0
    for sheet in sheets:
        start, at = ranges.get(sheet.number, (at, at))
        pages.append(Page(sheet.number, start, at, sheet.extractor, sheet.repairs, sheet.extractor == "ocr"))
    tables = [_table(part, spans) for sheet in sheets for part in sheet.flow if isinstance(part, Grid)]
    return Document(
        path,
        sha256(data).hexdigest(),
        "ocr" if all(sheet.extractor == "ocr" for sheet in sheets if sheet.flow) else "pdf",
        whole,
        tuple(pages),
        tuple(tables),
        broken=_broken(whole, pages),
        places=tuple(places),
    )


def _table(grid: Grid, spans: dict[int, Span]) -> Table:
    at = 0
    rows = []
    for row in grid.rows:
        cells = []
        for cell in row:
            start = spans[id(cell.lines[0])].start if cell.lines else at
            at = spans[id(cell.lines[-1])].end if cell.lines else at
            cells.append(Span(start, at))
        rows.append(tuple(cells))
    return Table(tuple(rows))


def _broken(text: str, pages: list[Page]) -> tuple[Span, ...]:
    """What could not be mended: places that are still damaged, and whole pages that read like no language."""
    whole = [page for page in pages if garbled(text[page.start : page.end])]
    spans = [Span(page.start, page.end) for page in whole]
    spans += [Span(*span) for span in damage(text) if not any(page.start <= span[0] < page.end for page in whole)]
    return tuple(sorted(spans, key=lambda span: span.start))
