"""One page under way: its lines and tables in reading order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from bannarak.readers.pdf_glyphs import Glyphs
from bannarak.readers.pdf_lines import Line, jumpy, lines, rows, untorn
from bannarak.readers.tables import Grid, fill, grids

__all__ = ["Sheet", "all_lines", "laid_out"]

_THAI = 30  # Thai letters, below which a page that is one picture is a scan
_LETTERS = 30
_COVERED = 0.7  # of the page by pictures: a scan
_PICTURED = 0.2  # likewise, where there is no text at all
_OUTLINED = 150  # paths: text drawn as outlines has one a letter


@dataclass(slots=True)
class Sheet:
    """One page. ``scan`` if its text is in pictures only."""

    number: int
    width: float = 595.0
    height: float = 842.0
    flow: list[Line | Grid] = field(default_factory=list)
    repairs: dict[str, int] = field(default_factory=dict)
    extractor: str = "pdf"
    scan: bool = False

    @property
    def loose(self) -> list[Line]:
        """The lines outside tables."""
        return [part for part in self.flow if isinstance(part, Line)]

    @property
    def text(self) -> str:
        """All lines."""
        return "\n".join(line.text for line in all_lines([self]))


def all_lines(sheets: Iterable[Sheet]) -> list[Line]:
    """The lines of the sheets in reading order, those of cells included."""
    parts = [part for sheet in sheets for part in sheet.flow]
    return [line for part in parts for line in ([part] if isinstance(part, Line) else part.lines)]


def laid_out(number: int, glyphs: Glyphs, before: Grid | None) -> Sheet:
    """The sheet that ``glyphs`` draw; ``before`` is the last table of the pages before."""
    flow: list[Line | Grid] = []
    for part in fill(grids(glyphs.rules), glyphs.runs, before):
        if isinstance(part, Grid):
            flow.append(part)
        else:
            flow.extend(untorn(lines(part)))
    sheet = Sheet(number, glyphs.width, glyphs.height, flow)
    if jumpy(sheet.loose):
        tables = [part for part in flow if isinstance(part, Grid)]
        sheet.flow = sorted([*rows(sheet.loose), *tables], key=lambda part: part.box[1] if isinstance(part, Grid) else part.y)
        sheet.repairs["row-order"] = 1
    for line in all_lines([sheet]):
        line.page = number
    sheet.scan = _scanned(glyphs)
    return sheet


def _scanned(glyphs: Glyphs) -> bool:
    """Whether the text of the page is in its pictures: there is none besides, or only that of a scanner which knew no Thai."""
    text = "".join(run.text for run in glyphs.runs)
    letters = sum(map(str.isalnum, text[:4000]))
    covered = sum((min(x1, glyphs.width) - max(x0, 0)) * (min(y1, glyphs.height) - max(y0, 0)) for x0, y0, x1, y1 in glyphs.pictures)
    share = covered / max(glyphs.width * glyphs.height, 1)
    if letters < _LETTERS:
        return share > _COVERED or (not letters and (share > _PICTURED or glyphs.drawings > _OUTLINED))
    return glyphs.hidden and share > _COVERED and sum("ก" <= c <= "๙" for c in text) < _THAI
