"""Bytes to Document, one file a format. A format is told by its content; the name of the source only breaks ties."""

from __future__ import annotations

from bannarak.document import Document
from bannarak.errors import UnreadableError
from bannarak.readers.sniff import sniff, unknown_format

__all__ = ["read"]


def read(data: bytes, path: str) -> Document:
    """The document in ``data``, which was found at ``path``.

    Raises UnreadableError with a reason and an advice of one line each.
    """
    kind = sniff(data, path)
    if kind == "text":
        from bannarak.readers.text import read_text

        return read_text(data, path)
    if kind == "pdf":
        from bannarak.readers.pdf import read_pdf

        return read_pdf(data, path)
    if kind == "docx":
        from bannarak.readers.docx import read_docx

        return read_docx(data, path)
    if kind == "html":
        from bannarak.readers.html import read_html

        return read_html(data, path)
    raise UnreadableError(*unknown_format(data))
