"""What a source is, told by its bytes. Names lie: reports are renamed, and a page saved by a browser may be called .txt."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Literal
from zipfile import BadZipFile, ZipFile

__all__ = ["Kind", "sniff", "unknown_format"]

Kind = Literal["text", "html", "pdf", "docx", "unknown"]

_HTML_START = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_HTML_TAG = re.compile(rb"</?(?:html|head|body|title|meta|div|p|table|span|h[1-6]|ul|article|br)\b[^<>]*>", re.IGNORECASE)
_FOREIGN = (
    (b"\xd0\xcf\x11\xe0", "an old Word file (.doc) or one with a password", "save it as .docx without a password"),
    (b"{\\rtf", "a rich-text file (.rtf)", "save it as .docx"),
    (b"\x89PNG", "a picture", "put scanned pages into a PDF"),
    (b"\xff\xd8\xff", "a picture", "put scanned pages into a PDF"),
    (b"GIF8", "a picture", "put scanned pages into a PDF"),
    (b"II*\x00", "a picture", "put scanned pages into a PDF"),
    (b"MM\x00*", "a picture", "put scanned pages into a PDF"),
    (b"Rar!", "an archive", "unpack it first"),
    (b"7z\xbc\xaf", "an archive", "unpack it first"),
    (b"\x1f\x8b", "an archive", "unpack it first"),
)


def sniff(data: bytes, path: str) -> Kind:
    """The kind of ``data``; ``path`` is looked at only to tell markup from text."""
    head = data[:4096]
    if b"%PDF-" in head[:1024]:  # readers accept junk before the header (ISO 32000-1, annex H, note 13)
        return "pdf"
    if head.startswith(b"PK"):
        return "docx" if _is_docx(data) else "unknown"
    if any(head.startswith(magic) for magic, _, _ in _FOREIGN):
        return "unknown"
    plain = head.replace(b"\x00", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head
    plain = plain.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff").removeprefix(b"\xef\xbb\xbf")
    if _HTML_START.match(plain):
        return "html"
    named = path.lower().endswith((".html", ".htm", ".xhtml"))
    return "html" if named and _HTML_TAG.search(plain) else "text"


def unknown_format(data: bytes) -> tuple[str, str]:
    """Reason and advice for data that :func:`sniff` calls unknown."""
    for magic, what, advice in _FOREIGN:
        if data.startswith(magic):
            return f"this is {what}", advice
    if data.startswith(b"PK"):
        try:
            names = ZipFile(BytesIO(data)).namelist()
        except (BadZipFile, OSError, ValueError, NotImplementedError):
            return "the file is damaged or cut short", "open it in Word and save it again, or fetch it anew"
        if any(name.startswith(("xl/", "ppt/")) or name == "content.xml" for name in names):
            return "this is another office format than .docx", "save it as .docx or .pdf"
        return "this is an archive", "unpack it first"
    return "the format is not known", "give .txt, .md, .html, .pdf or .docx"


def _is_docx(data: bytes) -> bool:
    try:
        return "word/document.xml" in ZipFile(BytesIO(data)).namelist()
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return False
