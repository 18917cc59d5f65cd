"""A whole archive into a dataset: see :func:`run`."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from pathlib import Path

from bannarak.engine import Engine
from bannarak.engine.work import TIMEOUT, load_all, prepare
from bannarak.records import Problem

__all__ = ["Progress", "Summary", "run"]


class Progress:
    """What a run tells while it works; this one keeps quiet."""

    def total(self, documents: int) -> None:
        """So many documents are to be extracted."""

    def step(self, done: int, failed: int) -> None:
        """So many more have been, of which ``failed`` failed."""

    def problem(self, problem: Problem) -> None:
        """A source could not be read."""

    def stage(self, name: str) -> None:
        """The next stage begins: plan, extract, merge, compare, commit."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did. ``seconds`` by stage; ``rows`` by table."""

    out: str
    sources: int
    extracted: int
    unchanged: int
    vanished: int
    failures: tuple[Problem, ...]
    rows: dict[str, int]
    characters: int
    seconds: dict[str, float] = field(default_factory=dict)


def run(
    sources: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    rules: str | os.PathLike[str] | None = None,
    period: tuple[date, date] | None = None,
    jobs: int | None = None,
    engine: str = "local",
    address: str | None = None,
    timeout: float = TIMEOUT,
    fresh: bool = False,
    retry_failed: bool = False,
    progress: Progress | None = None,
) -> Summary:
    """Extract ``sources`` into the dataset ``out`` and return what was done.

    Only what is new or changed since the last run is extracted, all of it with ``fresh`` or when code, rules or period are others;
    rows of sources that are gone are dropped. Sources that failed are tried again when they change or with ``retry_failed``.
    The dataset holds what ``sources`` name and nothing else: rows of an earlier run over other sources are dropped too.
    ``period`` are the first and the last day reported on. ``timeout`` is in seconds for one document.

    Raises ValueError at once for an argument that can be none; DatasetError if ``out`` cannot be written, KnowledgeError if ``rules``
    cannot be used; sources that cannot be read are in the summary and in the table ``failures``.
    """
    _check(period, jobs, engine, timeout)
    folder = None if rules is None else Path(rules)
    specs = [os.fspath(source) for source in ([sources] if isinstance(sources, str | os.PathLike) else sources)]
    processors = os.cpu_count() or 1
    with ExitStack() as stack:
        if engine == "local":
            processors = jobs or processors
            start: Callable[[], Engine] = partial(_local, processors, folder, period, stack)
            if fresh or not os.path.exists(os.path.join(out, "manifest.json")):
                start = _ready(start())  # there is work for sure: the workers load the knowledge while the run imports and plans
        else:
            start = partial(_cluster, address, jobs, folder, period)
        from bannarak.archive.making import make

        return make(start, specs, os.fspath(out), folder, period, processors, timeout, fresh, retry_failed, progress or Progress())


def _check(period: object, jobs: object, engine: str, timeout: float) -> None:
    """Raise ValueError for what would otherwise fail in each document, or do something else than was meant."""
    if period is not None:
        days = period if isinstance(period, tuple | list) else ()
        if len(days) != 2 or not all(isinstance(day, date) and not isinstance(day, datetime) for day in days):
            raise ValueError(f"period={period!r} is no period; give two days: (date(2021, 1, 1), date(2021, 12, 31))")
        if days[0] > days[1]:
            raise ValueError(f"period={period!r} ends before it starts")
    if jobs is not None and (not isinstance(jobs, int) or isinstance(jobs, bool) or jobs < 1):
        raise ValueError(f"jobs={jobs!r} must be 1 or more, or None for one a processor")
    if engine not in ("local", "ray"):
        raise ValueError(f"engine={engine!r} is none; give 'local' or 'ray'")
    if not timeout > 0:
        raise ValueError(f"timeout={timeout!r} must be more than 0 seconds")


def _local(jobs: int, rules: Path | None, period: tuple[date, date] | None, stack: ExitStack) -> Engine:
    from bannarak.engine.host import Hosted

    hosted = Hosted(jobs, load_all, prepare, (rules, period))
    stack.callback(hosted.join)
    return hosted


def _ready(started: Engine) -> Callable[[], Engine]:
    return lambda: started


def _cluster(address: str | None, jobs: int | None, rules: Path | None, period: tuple[date, date] | None) -> Engine:
    from bannarak.engine.cluster import Cluster

    return Cluster(address, jobs, rules, period)
