"""Formats are told by content."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from bannarak.readers.sniff import Kind, sniff, unknown_format


def zipped(*names: str) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize(
    ("data", "path", "kind"),
    [
        (b"%PDF-1.7\n", "a.txt", "pdf"),
        (b"\n\njunk %PDF-1.4", "-", "pdf"),
        (zipped("[Content_Types].xml", "word/document.xml"), "a.zip", "docx"),
        (zipped("a.txt"), "a.docx", "unknown"),
        (b"PK\x03\x04 cut short", "a.docx", "unknown"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "unknown"),
        (b"  <!DOCTYPE html><p>x", "a.txt", "html"),
        ("<!-- หน้า --><html>".encode(), "-", "html"),
        ('\ufeff<?xml version="1.0"?>\n<html xmlns="x">'.encode(), "-", "html"),
        ("<html>".encode("utf-16"), "-", "html"),
        (b"<p>one<p>two", "a.HTM", "html"),
        (b"<p>one<p>two", "a.txt", "text"),
        (b"one < two", "a.html", "text"),
        ("ผลการดำเนินงาน".encode(), "a.pdf", "text"),
        (b"", "a.pdf", "text"),
    ],
)
def test_sniff(data: bytes, path: str, kind: Kind) -> None:
    assert sniff(data, path) == kind


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zipped("a.txt"), "this is an archive"),
        (zipped("xl/workbook.xml"), "this is another office format than .docx"),
        (b"PK\x03\x04 cut short", "the file is damaged or cut short"),
        (b"\x89PNG\r\n", "this is a picture"),
    ],
)
def test_unknown_format(data: bytes, reason: str) -> None:
    assert unknown_format(data)[0] == reason
