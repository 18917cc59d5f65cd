"""Counts in tables, where the unit stands once at the head of the column, what is counted at the head of the row: "จำนวน (คน)"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bannarak.document import Span
from bannarak.extract.component import Reading
from bannarak.extract.count_lexicon import CountWords, Label, integer
from bannarak.records import CountValue, Mention
from bannarak.thai.numerals import FIGURES

__all__ = ["cells", "with_rows"]

_CELL = re.compile(rf"\s*({FIGURES})\s*")
_NAME = re.compile(r"[ก-๎A-Za-z]{2}")


def cells(reading: Reading, words: CountWords) -> Iterator[Mention]:
    """A mention for every bare number below, or beside, a head that names people or institutions."""
    for table in reading.grids:
        columns = [_label(_text(reading, cell), words) for cell in table.rows[0]]
        for row in table.rows[1:] if any(columns) else table.rows:
            beside = _label(_text(reading, row[0]), words)
            for at, cell in enumerate(row[1:], 1):
                label = columns[at] if any(columns) and len(row) == len(columns) else beside
                found = _CELL.fullmatch(reading.text, cell.start, cell.end) if label else None
                number = integer(found[1]) if found else None
                if label and found and number is not None:
                    yield Mention(label, found.start(1), found.end(1), CountValue(number))


def with_rows(reading: Reading, mentions: Sequence[Mention], words: CountWords) -> Iterator[Mention]:
    """The mentions; of those in a table, what is counted is what names the row, and in the row of totals they are totals."""
    rows = [(row[0].start, row[-1].end, row) for table in reading.grids for row in table.rows]
    starts = [start for start, _, _ in rows]
    for mention in mentions:
        at = bisect_right(starts, mention.start) - 1
        if at < 0 or mention.start >= rows[at][1] or not isinstance(mention.value, CountValue):
            yield mention
            continue
        name = next(
            (_text(reading, cell) for cell in rows[at][2] if cell.end <= mention.start and _NAME.search(_text(reading, cell))), None
        )
        total = bool(name and name.startswith(words.totals)) or mention.value.total
        yield replace(mention, value=replace(mention.value, of=mention.value.of or name, total=total))


def _text(reading: Reading, cell: Span) -> str:
    return reading.text[cell.start : cell.end].strip()


def _label(head: str, words: CountWords) -> Label | None:
    found = words.header.search(head)
    if found is None or words.other_unit.search(head):
        return None  # ผู้เข้าใช้ (ครั้ง) are visits
    named = re.sub(r"[()\s]|จำนวน", "", found.group())
    return words.labels.get(named, "participants")
