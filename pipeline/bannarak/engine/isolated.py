"""Sources to records in their order, each read in a worker process: what crashes or hangs becomes a Problem and the others go on."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain, islice
from pathlib import Path

from bannarak.engine import Lost
from bannarak.engine.work import TIMEOUT, load_all, lost, prepare, read_one
from bannarak.errors import UnreadableError
from bannarak.records import Problem, Record
from bannarak.sources import Source, expand

__all__ = ["records"]


def records(
    specs: Iterable[str],
    rules: Path | None = None,
    period: tuple[date, date] | None = None,
    evidence: Path | None = None,
    timeout: float = TIMEOUT,
) -> Iterator[Record | Problem]:
    """What each source named by ``specs`` gives (see :func:`bannarak.sources.expand`).

    ``evidence`` is the folder with the files of the evidence list. ``timeout`` is in seconds a document, evidence files among them.
    """
    from bannarak.engine.local import Local

    load_all(rules, period, evidence)
    if evidence is not None:
        timeout *= 1 + sum(1 for path in evidence.rglob("*") if path.is_file())
    sources = expand(specs)
    first = list(islice(sources, 2))
    jobs = min(len(first), os.cpu_count() or 1)
    if not jobs:
        return
    with Local(jobs, prepare, (rules, period, evidence)) as workers:
        waiting: dict[int, Source] = {}
        finished: dict[int, Record | Problem] = {}
        turn = number = 0
        queue = chain(first, sources)
        source = next(queue, None)
        while source is not None or workers.pending or finished:
            while turn in finished:
                yield finished.pop(turn)
                turn += 1
            if source is None or workers.pending >= 2 * jobs:
                if workers.pending:
                    key, result = workers.next()
                    told = waiting.pop(key)
                    finished[key] = lost(told, result, timeout) if isinstance(result, Lost) else result
                continue
            ready = _ready(source)
            if isinstance(ready, Problem):
                finished[number] = ready
            else:
                waiting[number] = ready
                workers.submit(number, read_one, (ready,), timeout)
            number += 1
            source = next(queue, None)


def _ready(source: Source | Problem) -> Source | Problem:
    """The source as another process can read it."""
    if isinstance(source, Problem) or not source.private:
        return source
    try:
        return replace(source, data=source.read())
    except UnreadableError as error:
        return Problem(source.shown, error.stage, error.reason, error.advice)
