"""Running headers, footers and page numbers: lines that come again at the same height of other pages, digits apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from bannarak.readers.pdf_lines import Line

__all__ = ["furniture"]

_BAND = 0.14  # of the page's height: headers and footers stand within this of its edges
_DEPTH = 4  # lines from the top or bottom
_LEVEL = 6.0  # points between the heights at which the same header may stand
_SHARE = 0.4  # of the pages: left and right pages may differ
_NUMBER = re.compile(r"[0-9๐-๙]+")
_COUNTED = re.compile(r"(หน้า|page|แผ่นที่)[\s|:\-–]*(?:#|[ก-ฮ]|[ivxlc]+)", re.IGNORECASE)  # "หน้า ก": pages counted by letters
_ALONE = re.compile(r"[-–—|()\[\]/.\s#]*#[-–—|()\[\]/.\s#]*|หน้า\s*#|[ivxlc]{1,6}", re.IGNORECASE)


def furniture(pages: Sequence[tuple[Sequence[Line], float]]) -> list[set[int]]:
    """For each page, given as its lines and its height, the indexes of the lines that are no text of the document."""
    candidates: list[list[tuple[int, str, float]]] = []
    for lines, height in pages:
        by_height = sorted(range(len(lines)), key=lambda at: lines[at].y)
        outer = {*by_height[:_DEPTH], *by_height[-_DEPTH:]}
        candidates.append(
            [(at, _mask(lines[at].text), lines[at].y) for at in sorted(outer) if not _BAND < lines[at].y / height < 1 - _BAND]
        )
    seen: Counter[tuple[str, int]] = Counter()
    for page in candidates:
        seen.update({(mask, round(y / _LEVEL) + step) for _, mask, y in page for step in (-1, 0, 1)})
    needed = max(2, _SHARE * len(pages))
    found: list[set[int]] = []
    for number, (page, (lines, height)) in enumerate(zip(candidates, pages, strict=True), 1):
        gone = set()
        for at, mask, y in page:
            if len(lines) == 1 and not _ALONE.fullmatch(mask):
                continue
            if seen[mask, round(y / _LEVEL)] >= needed or (_is_number(lines[at].text, number) and not 0.08 < y / height < 0.92):
                gone.add(at)
        found.append(gone)
    return found


def _mask(text: str) -> str:
    return _COUNTED.sub(r"\1#", _NUMBER.sub("#", re.sub(r"\s+", " ", text.strip())))


def _is_number(text: str, page: int) -> bool:
    """Whether a line is the page's number and nothing else."""
    return bool(_ALONE.fullmatch(_mask(text))) and [int(n) for n in _NUMBER.findall(text)][:1] == [page]
