"""PDF: the text of every page as its producer meant it, with the place of every line."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pypdfium2

from bannarak.document import Box, Document, Page
from bannarak.errors import UnreadableError
from bannarak.readers.pdf_glyphs import read_glyphs
from bannarak.readers.pdf_joins import joins
from bannarak.readers.pdf_lines import Line, lines, reading_order
from bannarak.thai.repair import repair
from bannarak.thai.repair_habits import learn

__all__ = ["read_pdf"]

_PAGES = 5_000  # the longest real report measured has 588


def read_pdf(data: bytes, path: str) -> Document:
    """The document in the bytes of a PDF. Raises UnreadableError for one that is damaged, encrypted, too long or empty."""
    with _opened(data) as pdf:
        if len(pdf) > _PAGES:
            raise UnreadableError(f"the PDF has {len(pdf)} pages", f"split it into parts of at most {_PAGES} pages")
        pages = [_lines(pdf, number) for number in range(len(pdf))]
    if not any(pages):
        raise UnreadableError("the PDF has no text", "give a PDF with text in it")
    repairs = _repaired(pages)
    return _document(data, path, pages, repairs)


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


def _lines(pdf: Any, number: int) -> list[Line]:
    try:
        page = pdf.get_page(number)
        textpage = page.get_textpage()
    except pypdfium2.PdfiumError:
        return []
    try:
        glyphs = read_glyphs(page, textpage)
    finally:
        textpage.close()
        page.close()
    return reading_order(lines(glyphs.runs))


def _repaired(pages: list[list[Line]]) -> list[dict[str, int]]:
    """Mends the lines in place, by what the whole document shows of its producer's habits; counts the repairs of each page."""
    texts = ["\n".join(line.text for line in page) for page in pages]
    habits = learn("\n".join(texts))
    counts = []
    for page, text in zip(pages, texts, strict=True):
        mended, count = repair(text, habits)
        for line, better in zip(page, mended.split("\n"), strict=bool(page)):
            line.text = better
        counts.append(count)
    return counts


def _document(data: bytes, path: str, pages: list[list[Line]], repairs: list[dict[str, int]]) -> Document:
    lines = [line for page in pages for line in page]
    breaks = [at == len(page) - 1 for page in pages for at in range(len(page))]
    behind = iter(joins(lines, breaks))
    parts: list[str] = []
    done: list[Page] = []
    at = 0
    for number, page in enumerate(pages, 1):
        start = at
        boxes = []
        for line in page:
            text = line.text.strip()
            boxes.append((at, at + len(text), Box(*(round(place, 1) for place in (line.x0, line.top, line.x1, line.bottom)))))
            parts.append(text + next(behind))
            at += len(parts[-1])
        done.append(Page(number, start, at, "pdf", repairs[number - 1], boxes=tuple(boxes)))
    return Document(path, sha256(data).hexdigest(), "pdf", "".join(parts), tuple(done))
