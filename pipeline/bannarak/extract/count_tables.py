"""Counts in the cells of tables, where the unit stands once in the head of the column: "จำนวน (คน)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bannarak.document import Span
from bannarak.extract.component import Reading
from bannarak.extract.count_lexicon import CountWords, Label, integer
from bannarak.records import CountValue, Mention
from bannarak.thai.numerals import FIGURES

__all__ = ["cells", "rows_of_text"]

_CELL = re.compile(rf"\s*({FIGURES})\s*")
_ROW = re.compile(r"^[^\n]*?[|\t][^\n]*$", re.MULTILINE)
_RULE = re.compile(r"[\s|:+-]*")  # the line under a Markdown head
_FIELD = re.compile(r"[^|\t]+")


def cells(reading: Reading, words: CountWords) -> Iterator[Mention]:
    """A mention for every bare number below (or beside) a head that names people or institutions."""
    for table in (*(table.rows for table in reading.tables), *rows_of_text(reading.text)):
        yield from _table(reading.text, table, words)


def rows_of_text(text: str) -> Iterator[tuple[tuple[Span, ...], ...]]:
    """Tables drawn in plain text with | or tabs: at least two rows of the same number of cells, one below the other."""
    if "|" not in text and "\t" not in text:
        return
    rows: list[tuple[Span, ...]] = []
    end = -1
    for line in _ROW.finditer(text):
        if rows and line.start() != end + 1:
            yield from _block(rows)
            rows = []
        end = line.end()
        if not _RULE.fullmatch(line.group()):
            rows.append(tuple(Span(m.start(), m.end()) for m in _FIELD.finditer(text, line.start(), line.end()) if m.group().strip()))
    yield from _block(rows)


def _block(rows: list[tuple[Span, ...]]) -> Iterator[tuple[tuple[Span, ...], ...]]:
    if len(rows) > 1 and len(rows[0]) > 1:
        yield tuple(rows)


def _table(text: str, rows: Sequence[Sequence[Span]], words: CountWords) -> Iterator[Mention]:
    if not rows:
        return
    columns = [_label(text[cell.start : cell.end], words) for cell in rows[0]]
    for row in rows[1:] if any(columns) else rows:
        beside = _label(text[row[0].start : row[0].end], words) if row else None
        name = text[row[0].start : row[0].end].strip() if row else ""
        for at, cell in enumerate(row[1:], 1):
            label = columns[at] if any(columns) and len(row) == len(columns) else beside
            found = _CELL.fullmatch(text, cell.start, cell.end)
            number = integer(found[1]) if label and found else None
            if label and found and number is not None:
                value = CountValue(number, of=name or None, total=name.startswith(words.totals))
                yield Mention(label, found.start(1), found.end(1), value)


def _label(head: str, words: CountWords) -> Label | None:
    found = words.header.search(head.strip())
    if found is None:
        return None
    named = re.sub(r"[()\s]|จำนวน", "", found.group())
    return words.labels.get(named, "participants")
