"""How many pages a file has, where it has pages at all, whether or not there is text on them."""

from __future__ import annotations

from bannarak.readers.pdfium import ONE_AT_A_TIME

__all__ = ["page_count"]


def page_count(data: bytes) -> int | None:
    """The number of pages of a PDF; None for anything else and for a PDF that cannot be opened."""
    if b"%PDF-" not in data[:1024]:
        return None
    import pypdfium2

    with ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError:
            return None
        try:
            return len(document) or None
        finally:
            document.close()
