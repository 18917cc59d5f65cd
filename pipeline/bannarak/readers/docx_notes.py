"""Footnotes and endnotes of a Word file, and where their text is put: behind what they hang on, never within it.

The mark of a note is left out of the sentence: it is a number that Word counts, and would read as a digit of the one before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

__all__ = ["Block", "Reference", "in_place", "notes"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# Items as they are typed; what has dotted numbers is a section of its own, but for the code of a document: "7.1-1".
_ITEM = re.compile(r"\s*(?:[-–—*•●○▪]|\(?(?:[0-9๐-๙]{1,3}|[ก-ฮa-zA-Z])(?:\)|\.(?![0-9๐-๙]))|\(?[0-9๐-๙.]+ ?[-–] ?[0-9๐-๙])")
_FIRST = re.compile(r"\s*(?:[^\w\s(]|\(?(?:0?1|๑|[กaA])[.)]|\(?[0-9๐-๙.]+ ?[-–] ?0?[1๑](?![0-9๐-๙]))")

Reference = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a table if it has ``rows``, and the paragraphs of the notes that hang on it.

    ``labelled``: it has an automatic number.
    """

    text: str = ""
    level: int | None = None
    rows: Sequence[Sequence[str]] | None = None
    labelled: bool = False
    footnotes: tuple[str, ...] = ()
    endnotes: tuple[str, ...] = ()


def notes(word: Any, kind: Literal["footnote", "endnote"]) -> MutableMapping[Reference, Any]:
    """The notes of ``kind`` by the tag and the id of what refers to them; the lines that set notes apart from the text are none."""
    from docx.oxml import parse_xml

    try:
        part = word.part.part_related_by(f"{_TYPES}/{kind}s")
    except KeyError:  # the document has none
        return {}
    found = (note for note in parse_xml(part.blob).iterchildren(f"{_W}{kind}") if note.get(f"{_W}type", "normal") == "normal")
    return {(f"{_W}{kind}Reference", note.get(f"{_W}id")): note for note in found}


def in_place(blocks: Sequence[Block]) -> Iterator[Block]:
    """``blocks`` with their notes: footnotes behind the paragraph, the list or the table that they hang on, endnotes at the end."""
    following: list[Block | None] = []
    after: Block | None = None
    for block in reversed(blocks):
        following.append(after)
        after = block if block.rows is not None or block.text.strip() else after
    waiting: list[str] = []
    for block, after in zip(blocks, reversed(following), strict=True):
        yield block
        waiting += block.footnotes
        if waiting and not _goes_on(block, after):
            yield from map(Block, waiting)
            waiting = []
    closing = [text for block in blocks for text in block.endnotes]
    if closing:
        yield from map(Block, ("", *closing))


def _goes_on(block: Block, after: Block | None) -> bool:
    """Whether what follows belongs so closely to ``block`` that nothing may stand between: its list, or the table that it heads."""
    if after is None:
        return False
    if after.rows is not None:
        return block.rows is None
    return _is_item(after) and (_is_item(block) or after.labelled or _FIRST.match(after.text) is not None)


def _is_item(block: Block) -> bool:
    return block.level is None and block.rows is None and (block.labelled or _ITEM.match(block.text) is not None)
