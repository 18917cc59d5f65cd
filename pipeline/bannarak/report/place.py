"""Where in a document a finding stands, and how that place looks in a terminal.

Columns of a terminal are not code points: a Thai mark above or below its consonant takes no column of its own, a wide character takes two.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from unicodedata import category, east_asian_width

from bannarak.records import Record
from bannarak.report.words import WORDS, Language

__all__ = ["Excerpt", "Lines", "excerpt", "heading", "width"]

_NO_WIDTH = frozenset({"Mn", "Me", "Cf"})
_SPACES = re.compile(r"\s")
_HEADING = 60  # letters of a heading that is named


def width(text: str) -> int:
    """The columns ``text`` takes in a terminal. SARA AM takes one: terminals draw its ring over the consonant before."""
    if text.isascii():
        return len(text)
    return sum(0 if category(c) in _NO_WIDTH else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def heading(record: Record, start: int | None, lang: Language) -> str | None:
    """The heading that ``start`` stands under, by which a reader of a Word file finds the place: "7.1.2 การอบรม"; None without one."""
    around = [section for section in record.sections if start is not None and section.start <= start < section.end]
    if not around:
        return None
    nearest = max(around, key=lambda section: (section.start, section.level))
    named = f"{WORDS[lang]['category']} {nearest.number}" if nearest.style == "category" else nearest.number or ""
    title = f"{named} {nearest.title}".strip()
    return title if len(title) <= _HEADING else f"{title[:_HEADING].rstrip()}…"


class Lines:
    """The lines of a text, found once: offset to line and column, and the line around an offset."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(m.end() for m in re.finditer(r"\r\n|\n|\r", text))]

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of ``offset``, both from 1; the column counts code points."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def bounds(self, offset: int) -> tuple[int, int]:
        """The line that holds ``offset`` as a span without its line break."""
        line = bisect_right(self._starts, offset)
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self.text)
        return start, start + len(self.text[start:end].rstrip("\r\n"))


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of one line: ``text``, and the columns before and under the mark."""

    text: str
    before: int
    marked: int


def excerpt(lines: Lines, start: int, end: int, columns: int = 100) -> Excerpt:
    """The line around ``start`` to ``end`` cut to ``columns``, with an ellipsis where it was cut.

    A span over several lines is shown to the end of its first line; marks stay with their consonant.
    """
    text = lines.text
    first, last = lines.bounds(start)
    end = max(start, min(end, last))
    if width(text[start:end]) > columns:
        end = _forward(text, start, end, columns - 1)
    room = max(0, columns - width(text[start:end]))
    left = _backward(text, first, start, room // 2)
    right = _forward(text, end, last, room - width(text[left:start]))
    left = _backward(text, first, left, room - width(text[left:start]) - width(text[end:right])) if left > first else left
    while left < start and text[left].isspace():
        left += 1
    lead, tail = "…" if text[first:left].strip() else "", "…" if text[right:last].strip() else ""
    shown = _SPACES.sub(" ", text[left:right])
    return Excerpt(lead + shown + tail, width(lead + text[left:start].replace("\t", " ")), max(1, width(text[start:end])))


def _forward(text: str, start: int, limit: int, room: int) -> int:
    at = start
    while at < limit and (used := width(text[at])) <= room:
        room -= used
        at += 1
    return at


def _backward(text: str, limit: int, start: int, room: int) -> int:
    at = start
    while at > limit and (used := width(text[at - 1])) <= room:
        room -= used
        at -= 1
    while at < start and width(text[at]) == 0:  # a mark whose consonant was cut off
        at += 1
    return at
