"""Scanned pages by Tesseract (Thai and English), as runs with places like those of any other page.

Tesseract is a program of its own, found on the path; pages go to several of it at a time, each on one thread. Its text output has the
spaces and its table output (TSV) the places, so that both are asked for in one go. Ruled tables are seen in the picture itself.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from bannarak.readers.pdf_glyphs import Box4, Run

__all__ = ["Scan", "missing", "recognise"]

RESOLUTION = 200  # dots an inch; measured: 300 takes twice as long and reads no better
_SECONDS = 180  # for one page: a hundred times what a page takes
_LANGUAGES = "tha+eng"
_NOISE = 55  # per cent of confidence: short lines without Thai below this are specks and stamps


class Scan(NamedTuple):
    """A page as a picture: an 8-bit grey PIL image and its dots an inch."""

    page: int
    image: Any
    resolution: float = RESOLUTION


@cache
def missing() -> tuple[str, str] | None:
    """What is wrong and what to do if Tesseract with Thai is not installed, else None."""
    program = shutil.which("tesseract")
    if program is None:
        return "Tesseract is not installed", "install it with Thai: apt-get install tesseract-ocr tesseract-ocr-tha"
    found = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False, timeout=60)
    if not {"tha", "eng"} <= set((found.stdout + found.stderr).split()):
        return "Tesseract has no Thai", "install its language data: apt-get install tesseract-ocr-tha"
    return None


def recognise(scans: Iterable[Scan]) -> Iterator[tuple[int, list[Run], list[Box4]]]:
    """(page, runs, rules) of each scan, in order, as many at a time as there are processors. A page that fails has no runs."""
    workers = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    waiting: deque[Future[tuple[int, list[Run], list[Box4]]]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        for scan in scans:
            waiting.append(pool.submit(_read, scan))
            if len(waiting) > workers:  # no more pictures in memory than are worked on
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _read(scan: Scan) -> tuple[int, list[Run], list[Box4]]:
    image = _straight(scan.image)
    with TemporaryDirectory(prefix="bannarak-") as folder:
        image.save(Path(folder) / "page.pgm")
        command = ["tesseract", "page.pgm", "page", "-l", _LANGUAGES, "--dpi", str(round(scan.resolution))]
        command += ["-c", "preserve_interword_spaces=1", "txt", "tsv"]
        try:
            subprocess.run(
                command, cwd=folder, env={**os.environ, "OMP_THREAD_LIMIT": "1"}, capture_output=True, timeout=_SECONDS, check=True
            )
            text = (Path(folder) / "page.txt").read_text("utf-8", "replace")
            table = (Path(folder) / "page.tsv").read_text("utf-8", "replace")
        except (OSError, subprocess.SubprocessError):
            return scan.page, [], []
    points = 72 / scan.resolution
    rules = [(x0 * points, top * points, x1 * points, bottom * points) for x0, top, x1, bottom in _rules(image, round(scan.resolution))]
    return scan.page, _runs(text, table, points), rules


def _runs(text: str, table: str, points: float) -> list[Run]:
    """The pieces of ``table`` with the spaces of ``text``, line by line; ``points`` are those of a dot."""
    found: list[list[tuple[str, int, int, int, int, float]]] = []
    heights = []
    for row in table.splitlines()[1:]:
        fields = row.split("\t")
        if len(fields) < 12:
            continue
        left, top, width, height = map(int, fields[6:10])
        if fields[0] == "4":
            found.append([])
            heights.append(height)
        elif fields[0] == "5" and fields[11].strip() and found:
            found[-1].append((fields[11].strip(), left, top, left + width, top + height, float(fields[10])))
    usual = median(heights) if heights else 0.0
    lines = [line for line in (line.strip() for line in text.replace("\f", "\n").split("\n")) if line]
    runs: list[Run] = []
    for pieces in filter(None, found):
        spaced = lines.pop(0) if lines else ""
        if sum(piece[5] for piece in pieces) / len(pieces) < _NOISE and not any("ก" <= c <= "๙" for piece in pieces for c in piece[0]):
            continue
        runs += _line(pieces, spaced, usual, points)
    return runs


def _line(pieces: list[tuple[str, int, int, int, int, float]], spaced: str, usual: float, points: float) -> list[Run]:
    """Pieces that touch each other, or are a space apart, as ``spaced`` has it."""
    top, bottom = min(piece[2] for piece in pieces), max(piece[4] for piece in pieces)
    size = (bottom - top if bottom - top > 1.6 * usual else usual) * points
    at = 0
    runs = []
    for number, (piece, left, _, right, _, _) in enumerate(pieces):
        place = spaced.find(piece, at)
        at = place + len(piece) if place >= 0 else at
        apart = spaced[at : at + 1] == " " or place < 0
        if number + 1 < len(pieces) and not apart:
            right = max(left, pieces[number + 1][1])
        runs.append(Run(piece + (" " if apart else ""), left * points, right * points, bottom * points, top * points, size))
    return runs


def _straight(image: Any) -> Any:
    """The picture turned so that its lines are level: the angle at which the rows of a reduced copy differ most."""
    import numpy as np

    small = image.reduce(4)

    def contrast(angle: float) -> float:
        rows = np.asarray(small.rotate(angle, fillcolor=255), dtype=np.float32).sum(axis=1)
        return float(((rows[1:] - rows[:-1]) ** 2).sum())

    coarse = max((step / 2 for step in range(-4, 5)), key=lambda angle: (contrast(angle), -abs(angle)))
    best = max((coarse + step / 10 for step in range(-4, 5)), key=lambda angle: (contrast(angle), -abs(angle)))
    return image.rotate(best, resample=3, fillcolor=255) if abs(best) >= 0.2 else image


def _rules(image: Any, inch: int) -> list[Box4]:
    """Long dark lines, level and upright, in dots."""
    import numpy as np

    dark = np.asarray(image) < 160
    found: list[Box4] = []
    for level, length in ((True, inch), (False, inch // 3)):
        grid = dark if level else dark.T
        if grid.shape[1] <= length:
            continue
        sums = np.cumsum(grid, axis=1, dtype=np.int32)
        full = (sums[:, length:] - sums[:, :-length]) >= 0.93 * length
        for at in np.flatnonzero(full.any(axis=1)).tolist():
            edges = np.flatnonzero(np.diff(np.concatenate(([0], full[at].view(np.int8), [0])))).tolist()
            for start, end in zip(edges[::2], edges[1::2], strict=True):
                found.append((start, at, end + length, at) if level else (at, start, at, end + length))
    return _merged(found, inch / 20)


def _merged(rules: list[Box4], thick: float) -> list[Box4]:
    """Rules of many dots' rows as one each. What is thicker than ``thick`` is a bar or a picture."""
    result: list[Box4] = []
    for level in (True, False):
        bands: list[list[float]] = []  # along0, along1, across0, across1
        for x0, top, x1, bottom in rules:
            if (bottom - top < x1 - x0) != level:
                continue
            along0, along1, across = (x0, x1, top) if level else (top, bottom, x0)
            band = next((b for b in reversed(bands) if across - b[3] <= 2 and along0 < b[1] and along1 > b[0]), None)
            if band:
                band[:] = min(band[0], along0), max(band[1], along1), band[2], across
            else:
                bands.append([along0, along1, across, across])
        for along0, along1, across0, across1 in bands:
            if across1 - across0 < thick:
                middle = (across0 + across1) / 2
                result.append((along0, middle, along1, middle) if level else (middle, along0, middle, along1))
    return result
