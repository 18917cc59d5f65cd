"""Lines back into paragraphs. A Thai line end is no word end: most lines join without a space, and where the stream of characters
keeps the space that a line was broken at, that is the join.

Whether a line ends a paragraph is asked of the geometry: would the first word of the next line have fitted behind it? Some programs break
lines only at spaces; they are known by leaving room for a word but not for the whole phrase.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bannarak.readers.pdf_lines import Line
from bannarak.thai.lines import first_word, is_item, letters, space_between, splits_abbreviation, within_word

__all__ = ["joins"]

_FEW = 4  # lines that tell the right margin
_ROOMY = 0.18  # share of breaks with room for a word, from which a program breaks lines at spaces (measured: below 0.13 or above 0.21)
_SAMPLE = 80  # breaks looked at to learn where a program breaks lines
_APART = 1.8  # of the run's size: lines farther apart belong to different paragraphs
_HEADING = 1.3  # times as large: another font size is another paragraph


@dataclass(frozen=True, slots=True)
class _Pair:
    """A line and the one after it: is there room behind the first for the second's first word, its first phrase?

    ``forced`` if the phrase that they share is longer than a line, so that it had to be broken somewhere.
    """

    forced: bool
    word_fits: bool
    phrase_fits: bool
    follows: bool


def joins(lines: Sequence[Line], widths: Mapping[int, float]) -> list[str]:
    """What stands behind each line: nothing, a space or a line end. ``widths`` are those of the pages by number."""
    if not lines:
        return []
    margins = _margins(lines, widths)
    pairs = [_pair(line, after, margin) for line, after, margin in zip(lines, lines[1:], margins, strict=False)]
    broken = [
        (line, after, pair) for line, after, pair in zip(lines, lines[1:], pairs, strict=False) if pair.follows and not pair.phrase_fits
    ]
    roomy = sum(pair.word_fits for *_, pair in broken)
    at_spaces = roomy >= _FEW and roomy > _ROOMY * len(broken)
    shown = sum(line.text.endswith(" ") for line, *_ in broken) > len(broken) // 20
    anywhere = not shown and sum(within_word(line.text, after.text) for line, after, _ in broken[:_SAMPLE]) > len(broken[:_SAMPLE]) // 2
    forced = [within_word(line.text, after.text) for line, after, pair in broken if pair.forced][:_SAMPLE]
    breaks_phrases = 3 * sum(forced) > len(forced)  # others let a long phrase run off the page
    result = []
    first = lines[0]  # of the paragraph
    for line, after, pair in zip(lines, lines[1:], pairs, strict=False):
        if _ends(line, after, first, pair, at_spaces):
            result.append("\n")
            first = after
        elif shown or line.text.endswith(" "):
            result.append(" " if line.text.endswith(" ") else "")
        elif at_spaces:
            result.append("" if (pair.forced and breaks_phrases) or within_word(line.text, after.text) else " ")
        else:
            result.append("" if anywhere or not space_between(line.text, after.text) else " ")
    return [*result, "\n"]


def _margins(lines: Sequence[Line], widths: Mapping[int, float]) -> list[float]:
    """The right edge of the column each line stands in.

    It is the cell's, or where the lines of the page end that begin about where it does; with too few of them, the page's left margin
    seen in a mirror.
    """
    pages: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if not line.cell:
            pages[line.page].append(line)
    left = {number: min(line.x0 for line in page) for number, page in pages.items()}
    margins: list[float] = []
    known: dict[tuple[int, int, int], float] = {}
    for line in lines:
        if line.cell:
            margins.append(line.right)
            continue
        near = 3 * line.size
        column = (line.page, round(line.x0), round(line.size))
        if column in known:
            margins.append(known[column])
            continue
        width = widths[line.page]  # some programs let long phrases run off the page
        ends = sorted(peer.x1 for peer in pages[line.page] if abs(peer.x0 - line.x0) < near and peer.x1 < width)
        if len(ends) >= _FEW and ends[-1] - ends[-3] < near:
            margins.append(ends[-2])
        else:
            margins.append(max([width - left[line.page], *ends[-1:]]))
        known[column] = margins[-1]
    return margins


def _pair(line: Line, after: Line, margin: float) -> _Pair:
    larger, smaller = max(line.size, after.size), min(line.size, after.size)
    follows = line.cell == after.cell and larger < _HEADING * smaller
    if not follows or not (line.page != after.page or 0 < after.y - line.y < _APART * larger):
        return _Pair(False, True, True, False)
    width = (after.x1 - after.x0) / (letters(after.text) or 1)
    room = margin - line.x1

    def needs(piece: str) -> float:
        return letters(piece) * width

    phrase = after.text.lstrip().split(" ", 1)[0]
    if needs(phrase) < room:
        return _Pair(False, True, True, True)
    forced = room < 2 * width and needs(line.text.rsplit(" ", 1)[-1] + phrase) > 0.9 * (margin - line.x0)
    return _Pair(forced, needs(first_word(phrase)) < room, False, True)


def _ends(line: Line, after: Line, first: Line, pair: _Pair, at_spaces: bool) -> bool:
    if not pair.follows or (is_item(after.text) and not splits_abbreviation(line.text, after.text)):
        return True
    if pair.phrase_fits or (pair.word_fits and not at_spaces):
        return True
    indented = after.x0 - line.x0 > 0.4 * line.size
    return indented and not is_item(first.text)
