"""Lines back into paragraphs. A Thai line end is no word end: most lines join without a space, and where the stream of characters
keeps the space that a line was broken at, that is the join.

Whether a line ends a paragraph is asked of the geometry: would the first word of the next line have fitted behind it? Some programs break
lines only at spaces; they are known by leaving room for a word but not for the whole phrase.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bannarak.readers.pdf_lines import Line
from bannarak.thai.repair import MARK
from bannarak.thai.tokens import tokenise

__all__ = ["joins"]

_ITEM = re.compile(
    r"""\s*(?: \#\w | https?: | [-–—•▪◦●○■□➢✓☐☑*o][ ] | [0-9๐-๙]{1,3}(?:[.][0-9๐-๙]{1,3})*[.)][ ]? (?![0-9๐-๙])
    | [0-9๐-๙]{1,2}(?:[.][0-9๐-๙]{1,2}){1,4}[ -](?!ล้าน|แสน|หมื่น|พัน|คะแนน|เมตร) | \(?[a-zก-ฮ][.)]\s | ข้อ[ ]?[0-9๐-๙] | หมวด(?:ที่)?[ ]?[0-9๐-๙] | บทที่[ ]?[0-9๐-๙] )""",
    re.VERBOSE,
)
_NO_WIDTH = re.compile(f"[{MARK}]")
_EDGE = re.compile('[A-Za-z0-9๐-๙(“‘"]')
_EDGE_END = re.compile('[A-Za-z0-9๐-๙)”’".,;:ๆฯ]')
_FEW = 4  # lines, below which the longest one alone tells the margin
_SAMPLE = 80  # breaks looked at to learn where a program breaks lines
_TAIL = 24  # letters on either side of a break that tell which words meet there
_APART = 1.8  # of the run's size: lines farther apart belong to different paragraphs
_HEADING = 1.3  # times as large: another font size is another paragraph


@dataclass(frozen=True, slots=True)
class _Pair:
    """A line and the one after it: is there room behind the first for the second's first letters, first word, first phrase?"""

    letters_fit: bool
    word_fits: bool
    phrase_fits: bool
    follows: bool


def joins(lines: Sequence[Line], breaks: Sequence[bool]) -> list[str]:
    """What stands behind each line: nothing, a space or a line end. ``breaks`` are true behind the last line of a page."""
    if not lines:
        return []
    margins = _margins(lines, breaks)
    pairs = [_pair(line, after, margin, page) for line, after, margin, page in zip(lines, lines[1:], margins, breaks, strict=False)]
    broken = [
        (line, after, pair) for line, after, pair in zip(lines, lines[1:], pairs, strict=False) if pair.follows and not pair.phrase_fits
    ]
    at_spaces = sum(pair.word_fits for *_, pair in broken) > sum(pair.letters_fit and not pair.word_fits for *_, pair in broken) + 1
    shown = sum(line.text.endswith(" ") for line, *_ in broken) > len(broken) // 20
    anywhere = not shown and sum(_within_word(line.text, after.text) for line, after, _ in broken[:_SAMPLE]) > len(broken[:_SAMPLE]) // 2
    result = []
    first = lines[0]  # of the paragraph
    for line, after, pair in zip(lines, lines[1:], pairs, strict=False):
        if _ends(line, after, first, pair, at_spaces):
            result.append("\n")
            first = after
        elif shown or line.text.endswith(" "):
            result.append(" " if line.text.endswith(" ") else "")
        elif (anywhere and not at_spaces) or (at_spaces and _within_word(line.text, after.text)):
            result.append("")
        elif at_spaces and pair.letters_fit:
            result.append(" ")
        else:
            result.append(" " if _EDGE.match(after.text) or _EDGE_END.match(line.text[-1:]) else "")
    return [*result, "\n"]


def _margins(lines: Sequence[Line], breaks: Sequence[bool]) -> list[float]:
    """The right edge of the column each line stands in: that of the lines on the page which begin about where it does."""
    margins: list[float] = []
    start = 0
    for end in [at + 1 for at, last in enumerate(breaks) if last]:
        page = lines[start:end]
        for line in page:
            near = 3 * line.size
            ends = sorted(peer.x1 for peer in page if abs(peer.x0 - line.x0) < near)
            margins.append(ends[-2] if len(ends) > _FEW and ends[-1] - ends[-2] < near else ends[-1])
        start = end
    return margins


def _pair(line: Line, after: Line, margin: float, page: bool) -> _Pair:
    text = after.text.lstrip()
    letters = len(_NO_WIDTH.sub("", after.text)) or 1
    width = (after.x1 - after.x0) / letters
    word = next(iter(tokenise(text[:40])), "")
    phrase = text.split(" ", 1)[0]
    room = margin - line.x1
    distance = after.y - line.y
    larger, smaller = max(line.size, after.size), min(line.size, after.size)
    follows = larger < _HEADING * smaller and (page or 0 < distance < _APART * larger)

    def fits(piece: str) -> bool:
        return len(_NO_WIDTH.sub("", piece)) * width < room

    return _Pair(2 * width < room, fits(word), fits(phrase), follows)


def _ends(line: Line, after: Line, first: Line, pair: _Pair, at_spaces: bool) -> bool:
    if not pair.follows or _ITEM.match(after.text):
        return True
    if pair.phrase_fits or (pair.word_fits and not at_spaces):
        return True
    indented = after.x0 - line.x0 > 0.4 * line.size
    return indented and not _ITEM.match(first.text)


def _within_word(text: str, after: str) -> bool:
    """Whether a word begins in one line and ends in the next."""
    before, behind = text[-_TAIL:].rsplit(" ", 1)[-1], after[:_TAIL].split(" ", 1)[0]
    at = 0
    for word in tokenise(before + behind):
        at += len(word)
        if at >= len(before):
            return at > len(before)
    return False
