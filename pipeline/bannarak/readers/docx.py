"""Word: paragraphs with their numbers, headings, tables and notes in the order of the document.

Comments are no part of the text. Headers and footers stay out too: what is printed on every page belongs to the paper, as in a PDF.
Only the package's XML is read: no macro runs, no link is followed, no entity is resolved (python-docx parses without them).
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from hashlib import sha256
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from bannarak.document import Document
from bannarak.errors import UnreadableError
from bannarak.readers.builder import Builder
from bannarak.readers.docx_notes import Block, Reference, in_place, notes
from bannarak.readers.docx_numbers import Numbering

__all__ = ["read_docx"]

_UNPACKED = 512 * 1024 * 1024  # all parts; pictures are most of it
_PART = 64 * 1024 * 1024  # one XML part: some 500,000 paragraphs
_ENTRIES = 20_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = {f"{_W}pPr", f"{_W}rPr", f"{_W}del", f"{_W}moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_DAMAGED = ("the Word file is damaged", "open it in Word and save it again")


def read_docx(data: bytes, path: str) -> Document:
    """The document in the bytes of a .docx. Raises UnreadableError for one that is damaged, too large or without text."""
    _check_size(data)
    import docx

    try:
        word = docx.Document(BytesIO(data))
        builder = Builder()
        blocks = list(_body(word))
        for block in in_place(blocks):
            if block.rows is not None:
                builder.table(block.rows)
            else:
                builder.block(block.text, None if block.level is None else max(block.level, 1))
        text = builder.text
        title = next((" ".join(b.text.split()) for b in blocks if b.level == 0 and b.text.strip()), None) or _stated_title(word, text)
    except RecursionError:
        raise UnreadableError("the Word file has tables nested too deeply", "save it again as .docx or .pdf") from None
    except Exception:  # python-docx and lxml raise a dozen kinds for a broken package
        raise UnreadableError(*_DAMAGED) from None
    if not text.strip():
        raise UnreadableError("the Word file has no text", "scanned pages belong into a PDF")
    return Document(
        path, sha256(data).hexdigest(), "docx", text, tables=tuple(builder.tables), headings=tuple(builder.headings), title=title
    )


def _body(word: Any) -> Iterator[Block]:
    """The paragraphs and tables in order, each with the notes that hang on it."""
    numbering = Numbering(word)
    footnotes, endnotes = notes(word, "footnote"), notes(word, "endnote")
    for element in _blocks(word.element.body):
        table = element.tag == f"{_W}tbl"
        label = "" if table else numbering.label(element)
        yield Block(
            text="" if table else _labelled(label, element),
            level=None if table else numbering.level_of(element),
            rows=list(_rows(element, numbering)) if table else None,
            labelled=bool(label),
            footnotes=_noted(footnotes, element, numbering),
            endnotes=_noted(endnotes, element, numbering),
        )


def _noted(left: MutableMapping[Reference, Any], element: Any, numbering: Numbering) -> tuple[str, ...]:
    """The paragraphs of the notes that ``element`` is the first to refer to; they are taken out of those that are ``left``."""
    called = [note for reference in _references(element) if (note := left.pop(reference, None)) is not None] if left else []
    return tuple(text for note in called for paragraph in _cell(note, numbering) if (text := paragraph.strip()))


def _references(parent: Any) -> Iterator[Reference]:
    """The tag and id of each note that what is shown of ``parent`` refers to."""
    for child in parent.iterchildren():
        if child.tag in (f"{_W}footnoteReference", f"{_W}endnoteReference"):
            yield child.tag, child.get(f"{_W}id")
        elif _shown(child):
            yield from _references(child)


def _check_size(data: bytes) -> None:
    """Refuse what would unpack to more than a report can be. ZipFile reads no more of a part than is declared here."""
    try:
        parts = ZipFile(BytesIO(data)).infolist()
    except Exception:
        raise UnreadableError(*_DAMAGED) from None
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableError("the Word file is encrypted", "save it without a password")
    longest = max((part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))), default=0)
    if len(parts) > _ENTRIES or longest > _PART or sum(part.file_size for part in parts) > _UNPACKED:
        raise UnreadableError("the Word file unpacks to more than a report can hold", "split it, or leave out its pictures")


def _stated_title(word: Any, text: str) -> str | None:
    """The title in the properties, if the text has it: most are left over from a template."""
    title = " ".join((word.core_properties.title or "").split())
    return title if title and title in " ".join(text.split()) else None


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, those in content controls and insertions too."""
    for child in parent.iterchildren():
        if child.tag in (f"{_W}p", f"{_W}tbl"):
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag", f"{_W}moveTo"):
            yield from _blocks(child)


def _paragraph(paragraph: Any, numbering: Numbering) -> str:
    return _labelled(numbering.label(paragraph), paragraph)


def _labelled(label: str, paragraph: Any) -> str:
    text = "".join(_inline(paragraph))
    return f"{label} {text}" if label and text.strip() else text


def _inline(parent: Any) -> Iterator[str]:
    for child in parent.iterchildren():
        tag = child.tag
        if tag == f"{_W}t":
            yield child.text or ""
        elif tag == f"{_W}tab":
            yield "\t"
        elif tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif tag == f"{_W}noBreakHyphen":
            yield "-"
        elif tag == f"{_W}p":  # the paragraph of a text box, anchored within this one
            yield "\n"
            yield from _inline(child)
        elif _shown(child):
            yield from _inline(child)


def _shown(element: Any) -> bool:
    """Whether Word shows what is in ``element``: it is no comment or property, nothing deleted, moved away or hidden."""
    return isinstance(element.tag, str) and element.tag not in _SKIPPED and element.find(f"{_W}rPr/{_W}vanish") is None


def _rows(table: Any, numbering: Numbering) -> Iterator[list[str]]:
    """The cells of each row; a cell that a merge swallowed is empty, so that columns keep their places."""
    for row in table.iterchildren(f"{_W}tr"):
        cells: list[str] = []
        for cell in _cells(row):
            properties = cell.find(f"{_W}tcPr")
            merged = properties.find(f"{_W}vMerge") if properties is not None else None
            continued = merged is not None and merged.get(f"{_W}val") != "restart"
            cells.append("" if continued else "\n".join(_cell(cell, numbering)))
            span = properties.find(f"{_W}gridSpan") if properties is not None else None
            width = span.get(f"{_W}val", "1") if span is not None else "1"
            cells += [""] * (min(int(width), 100) - 1 if width.isdecimal() else 0)
        yield cells


def _cells(row: Any) -> Iterator[Any]:
    for child in row.iterchildren():
        if child.tag == f"{_W}tc":
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent"):
            yield from _cells(child)


def _cell(cell: Any, numbering: Numbering) -> Iterator[str]:
    for block in _blocks(cell):
        if block.tag == f"{_W}tbl":
            yield from (" ".join(part for part in row if part) for row in _rows(block, numbering))
        else:
            yield _paragraph(block, numbering)
