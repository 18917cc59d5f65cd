"""One source to its record; what fails becomes a Problem."""

from __future__ import annotations

from datetime import date

from bannarak.analyse import Analyser
from bannarak.checks.folder import Folder
from bannarak.document import Document
from bannarak.errors import UnreadableError
from bannarak.readers import read
from bannarak.records import Problem, Record
from bannarak.sources import Source

__all__ = ["ingest", "problem", "process"]


def process(source: Source, analyse: Analyser, period: tuple[date, date] | None = None, evidence: Folder | None = None) -> Record | Problem:
    """The record of one source, or why there is none."""
    document = ingest(source)
    if isinstance(document, Problem):
        return document
    try:
        return analyse(document, period, evidence)
    except Exception as error:
        return problem(source, "analyse", error)


def ingest(source: Source) -> Document | Problem:
    """The document of one source, or why there is none."""
    try:
        return read(source.read(), source.shown)
    except Exception as error:
        return problem(source, "ingest", error)


def problem(source: Source, stage: str, error: Exception) -> Problem:
    """What ``error`` says of a source, and what to do."""
    if isinstance(error, UnreadableError):
        return Problem(source.shown, error.stage, error.reason, error.advice)
    if isinstance(error, MemoryError):
        return Problem(source.shown, stage, "the file needs more memory than there is", "split it into parts")
    said = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    advice = "it may be damaged: open it and save it again, or report it"
    return Problem(source.shown, stage, f"the file could not be read ({said})", advice)
