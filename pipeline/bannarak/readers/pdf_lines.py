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

__all__ = ["Line", "jumpy", "lines", "rows", "untorn"]

_GAP = 0.11  # of the run's size: half a space or less in the Thai and Latin fonts measured
_HAIR = 0.03  # of the same, where spaces were drawn: some are drawn without width
_FIT = 0.1  # of the same: what fits into a gap may overlap its edges by this
_LEVEL = 0.35  # of the same: base lines closer than this are one line (superscripts are)
_BACK = 0.6  # of the same: kerning and italics overlap the run before by less
_UPWARD = 0.15  # share of lines that jump upward from which content order is no reading order

_FEW = 5  # lines, below which nothing is concluded

_BREAKS = re.compile(r"[\t\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]+")
_NO_SPACE_BEFORE = MARKS | frozenset("ะาำๅ ")
_NEVER_FIRST = re.compile(f" *[ะาำๅ{''.join(MARKS)}]+")
_NO_SPACE_AFTER = frozenset("เแโใไ ")


@dataclass(slots=True)
class Line:
    """One line of text with its box; ``y`` is the base line, ``size`` that of its largest run.

    ``page`` is its page's number; ``cell`` names the table cell that holds it (0 for none) and ``right`` is that cell's edge.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    y: float
    size: float
    page: int = 0
    cell: int = 0
    right: float = 0.0


class _Piece:
    """A run and the marks drawn after it; ``led`` or ``spaced`` if spaces were drawn before or after it."""

    __slots__ = ("led", "size", "spaced", "text", "x0", "x1")

    def __init__(self, text: str, x0: float, x1: float, size: float) -> None:
        self.text, self.x0, self.x1, self.size, self.spaced = text.lstrip(" "), x0, x1, size, False
        self.led = text[0] == " "


def lines(runs: Iterable[Run]) -> list[Line]:
    """The lines that ``runs`` draw, in content order."""
    result: list[Line] = []
    pieces: list[_Piece] = []
    last: _Piece | None = None
    line_y = line_size = line_top = line_bottom = 0.0
    ahead = ""  # marks drawn before any base

    def finish() -> None:
        if pieces:
            text, x1 = _text(pieces)
            if text.strip():
                result.append(Line(text, pieces[0].x0, line_top, x1, line_bottom, line_y, line_size))

    for text, x0, x1, y, top, size in runs:
        if not size:
            if last is None:
                ahead += text
            elif text.isspace():
                last.spaced = last.spaced or (x0 > last.x1 - _FIT * line_size and abs(y - line_y) < _LEVEL * line_size)
            else:
                last.text += text
            continue
        piece = _Piece(text, x0, x1, size)
        if last is not None:
            larger = size if size > line_size else line_size
            if -_LEVEL * larger < y - line_y < _LEVEL * larger:
                if last is pieces[-1] and x0 > last.x1 - _BACK * larger and x1 > last.x0 + _FIT * larger:
                    pieces.append(piece)
                    place: int | None = len(pieces)
                else:
                    place = _slot(pieces, piece)
                    if place is not None:
                        pieces.insert(place, piece)
                if place is not None:
                    last = piece
                    if size > line_size:
                        line_size, line_y = size, y
                    if top < line_top:
                        line_top = top
                    if top + size > line_bottom:
                        line_bottom = top + size
                    continue
        finish()
        pieces = [piece]
        piece.text, ahead = ahead + text, ""
        last = piece
        line_y, line_size, line_top, line_bottom = y, size, top, top + size
    finish()
    return result


def _slot(pieces: list[_Piece], new: _Piece) -> int | None:
    """Where ``new`` fits between what is drawn already, or None. Programs draw a fallback font's letters first or last."""
    slack = _FIT * new.size
    for place in range(len(pieces), -1, -1):
        if place and pieces[place - 1].x1 > new.x0 + slack:
            if pieces[place - 1].x0 < new.x1 - slack:
                return None
            continue
        return place if place == len(pieces) or new.x1 <= pieces[place].x0 + slack else None
    return None


def _text(pieces: list[_Piece]) -> tuple[str, float]:
    """The text of a line with the spaces that its gaps show, and its right edge."""
    parts: list[str] = []
    x1, size, end, spaced = pieces[0].x1, 0.0, " ", False
    for piece in pieces:
        text = piece.text
        larger = piece.size if piece.size > size else size
        gap = piece.x0 - x1
        if gap > (_HAIR if spaced or piece.led else _GAP) * larger and text[0] not in _NO_SPACE_BEFORE and end not in _NO_SPACE_AFTER:
            parts.append(" ")
        parts.append(text)
        if piece.x1 > x1:
            x1 = piece.x1
        size, end, spaced = piece.size, text[-1], piece.spaced
    if spaced and end != " ":
        parts.append(" ")
    whole = "".join(parts)
    return whole if whole.isprintable() else _plain(whole), x1


def _plain(text: str) -> str:
    """``text`` without line ends of its own, the halves of surrogate pairs put together."""
    return _BREAKS.sub(" ", text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))


def untorn(found: list[Line]) -> list[Line]:
    """``found`` with the vowels and marks that no line can begin with back at the end of the line before."""
    kept: list[Line] = []
    for line in found:
        torn = _NEVER_FIRST.match(line.text)
        if torn and kept:
            kept[-1].text = kept[-1].text.rstrip(" ") + torn.group().strip()
            line.text = line.text[torn.end() :]
        if line.text.strip():
            kept.append(line)
    return kept


def jumpy(found: list[Line]) -> bool:
    """Whether content order jumps about the page so that rows are the better reading order."""
    upward = sum(later.y < line.y - line.size for line, later in pairwise(found))
    return len(found) > _FEW and upward > _UPWARD * len(found)


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
