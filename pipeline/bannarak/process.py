"""Sources to records, one after the other; what fails becomes a Problem in its place and the others go on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from bannarak.analyse import Analyser, analyser
from bannarak.errors import UnreadableError
from bannarak.knowledge import Knowledge
from bannarak.readers import read
from bannarak.records import Problem, Record
from bannarak.sources import Source, expand

__all__ = ["process", "records"]


def records(specs: Iterable[str], knowledge: Knowledge, period: tuple[date, date] | None = None) -> Iterator[Record | Problem]:
    """What each source named by ``specs`` gives, in their order (see :func:`bannarak.sources.expand`)."""
    analyse = analyser(knowledge)
    for source in expand(specs):
        yield source if isinstance(source, Problem) else process(source, analyse, period)


def process(source: Source, analyse: Analyser, period: tuple[date, date] | None = None) -> Record | Problem:
    """The record of one source, or why there is none."""
    stage = "ingest"
    try:
        document = read(source.read(), source.shown)
        stage = "analyse"
        return analyse(document, period)
    except UnreadableError as error:
        return Problem(source.shown, error.stage, error.reason, error.advice)
    except MemoryError:
        return Problem(source.shown, stage, "the file needs more memory than there is", "split it into parts")
    except Exception as error:
        said = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        return Problem(
            source.shown, stage, f"the file could not be read ({said})", "it may be damaged: open it and save it again, or report it"
        )
