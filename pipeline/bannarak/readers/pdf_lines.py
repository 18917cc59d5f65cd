"""Runs to lines, and lines into reading order.

A line grows in content order for as long as runs follow each other on one base line. Marks attach to what was drawn before them,
wherever they stand. A space is made only where the drawing leaves a gap that no kerning explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from bannarak.readers.pdf_glyphs import MARKS, Run

__all__ = ["Line", "lines", "reading_order"]

_GAP = 0.11  # of the height of the font's box: half a space in the Thai and Latin fonts measured
_LEVEL = 0.35  # of the same: base lines closer than this are one line (superscripts are)
_BACK = 0.6  # of the same: kerning and italics overlap the run before by less
_UPWARD = 0.15  # share of lines that jump upward from which content order is no reading order

_NO_SPACE_BEFORE = MARKS | frozenset("ะาำๅๆฯ ")
_NO_SPACE_AFTER = frozenset("เแโใไ ")


@dataclass(slots=True)
class Line:
    """One line of text with its box; ``y`` is the base line, ``size`` the height of the font's box."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    y: float
    size: float


def lines(runs: Iterable[Run]) -> list[Line]:
    """The lines that ``runs`` draw, in content order."""
    result: list[Line] = []
    line: Line | None = None
    pieces: list[str] = []
    for text, x0, x1, y, top, size in runs:
        if line is None:
            if size:
                line = Line("", x0, top, x1, top + size, y, size)
            pieces.append(text)
            continue
        if not size:
            pieces.append(text)
            continue
        larger = size if size > line.size else line.size
        gap = x0 - line.x1
        if -_LEVEL * larger < y - line.y < _LEVEL * larger and gap > -_BACK * larger:
            if gap > _GAP * larger and text[0] not in _NO_SPACE_BEFORE and pieces[-1][-1:] not in _NO_SPACE_AFTER:
                pieces.append(" ")
            pieces.append(text)
            if x1 > line.x1:
                line.x1 = x1
            if size > line.size:
                line.size, line.y = size, y
            line.top = min(line.top, top)
            line.bottom = max(line.bottom, top + size)
            continue
        line.text = "".join(pieces)
        result.append(line)
        pieces = [text]
        line = Line("", x0, top, x1, top + size, y, size)
    if line is not None:
        line.text = "".join(pieces)
        result.append(line)
    return [line for line in result if line.text.strip()]


def reading_order(found: list[Line]) -> list[Line]:
    """``found`` in content order, or row by row if content order jumps about the page."""
    upward = sum(later.y < line.y - line.size for line, later in pairwise(found))
    return rows(found) if len(found) > 5 and upward > _UPWARD * len(found) else found


def rows(found: list[Line]) -> list[Line]:
    """``found`` from top to bottom, what stands side by side joined from left to right."""
    result: list[Line] = []
    for line in sorted(found, key=lambda line: line.y):
        if result and line.y - result[-1].y < _LEVEL * min(line.size, result[-1].size):
            result[-1] = _joined(result[-1], line)
        else:
            result.append(line)
    return result


def _joined(one: Line, other: Line) -> Line:
    left, right = (one, other) if one.x0 <= other.x0 else (other, one)
    return Line(
        re.sub(" +$", "", left.text) + " " + right.text.lstrip(" "),
        left.x0,
        min(one.top, other.top),
        max(one.x1, other.x1),
        max(one.bottom, other.bottom),
        one.y,
        max(one.size, other.size),
    )
