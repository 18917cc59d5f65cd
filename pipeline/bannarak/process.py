"""One source to its record; what fails becomes a Problem."""

from __future__ import annotations

from datetime import date

from bannarak.analyse import Analyser
from bannarak.checks.folder import Folder
from bannarak.errors import UnreadableError
from bannarak.readers import read
from bannarak.records import Problem, Record
from bannarak.sources import Source

__all__ = ["process"]


def process(source: Source, analyse: Analyser, period: tuple[date, date] | None = None, evidence: Folder | None = None) -> Record | Problem:
    """The record of one source, or why there is none."""
    stage = "ingest"
    try:
        document = read(source.read(), source.shown)
        stage = "analyse"
        return analyse(document, period, evidence)
    except UnreadableError as error:
        return Problem(source.shown, error.stage, error.reason, error.advice)
    except MemoryError:
        return Problem(source.shown, stage, "the file needs more memory than there is", "split it into parts")
    except Exception as error:
        said = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        return Problem(
            source.shown, stage, f"the file could not be read ({said})", "it may be damaged: open it and save it again, or report it"
        )
