"""The making of a dataset: plan, extract in work units, merge the shards, compare the documents, commit.

Everything a run makes is staged; a run that was killed finds the units it had finished, a run that fails leaves the dataset as it was.
"""

from __future__ import annotations

import json
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from bannarak.archive import Progress, Summary
from bannarak.archive.merging import Merging, open_unit
from bannarak.checks.across import across
from bannarak.dataset import registry
from bannarak.dataset.manifest import Manifest, recipe
from bannarak.dataset.rows import finding_row, table
from bannarak.dataset.shards import part_name, to_parquet
from bannarak.dataset.store import Store
from bannarak.dataset.views import open_tables, write_views
from bannarak.engine import Engine, Lost
from bannarak.engine.plan import Plan, plan, units
from bannarak.engine.work import BUDGET, Done, Item, extract, lost, without_collections
from bannarak.errors import DatasetError
from bannarak.knowledge import Knowledge, load
from bannarak.records import Problem

__all__ = ["make"]

_ONLY = part_name(0, 0)


def make(
    start: Callable[[], Engine],
    specs: Sequence[str],
    out: str,
    rules: Path | None,
    period: tuple[date, date] | None,
    jobs: int,
    timeout: float,
    fresh: bool,
    retry_failed: bool,
    progress: Progress,
) -> Summary:
    """Make or update the dataset ``out`` of the sources ``specs``. ``start`` starts the workers; when they are done ``jobs`` processors
    may be used here.

    The rest is as in :func:`bannarak.archive.run`.
    """
    store = Store(out)
    store.open()
    try:
        knowledge = load(rules)
        made_by = recipe(knowledge, f"{period[0]}/{period[1]}" if period else "")
        return _Run(start, store, knowledge, made_by, progress, jobs, timeout).run(specs, fresh, retry_failed)
    finally:
        store.close()


class _Run:
    """One run. ``done`` leads a doc_id to the staged unit with its rows, ``failed`` to what is wrong with it."""

    def __init__(
        self,
        start: Callable[[], Engine],
        store: Store,
        knowledge: Knowledge,
        made_by: dict[str, str],
        progress: Progress,
        jobs: int,
        timeout: float,
    ) -> None:
        self.start, self.store, self.knowledge, self.recipe = start, store, knowledge, made_by
        self.progress, self.jobs, self.timeout = progress, jobs, timeout
        self.units = sha256(json.dumps(made_by, sort_keys=True).encode()).hexdigest()[:16]
        self.done: dict[str, str] = {}
        self._running: dict[int, list[Item]] = {}
        self.failed: dict[str, tuple[str, str, str]] = {}
        self.parts: dict[str, int] = {}
        self.moves: list[str] = []
        self.characters = 0
        self.seconds: dict[str, float] = {}

    def run(self, specs: Sequence[str], fresh: bool, retry: bool) -> Summary:
        with self._stage("plan"):
            old = Manifest.from_json(self.store.read("manifest.json"))
            base = old if old and old.recipe == self.recipe and not fresh else Manifest(self.recipe)
            self.store.clear_staging(keep=None if fresh else self.units)
            made = plan(specs, base.sources, self.timeout)
            if old and old.sources and made.problems and not made.sources:
                first = made.problems[0]
                raise DatasetError(f"{first.path}: {first.reason}; {first.advice}. The dataset stays as it was")
            had = {entry.sha256[:16] for entry in base.sources.values() if entry.sha256} - base.failures.keys()
            kept = had & made.documents.keys()
            if not retry:
                self.failed = {doc: why for doc, why in base.failures.items() if doc in made.documents}
            self._resume(made, retry)
            pending = sorted(made.documents.keys() - kept - self.done.keys() - self.failed.keys())
        with Merging(self.store, made, base, kept, pending, self.done, self.jobs) as merging:
            with self._stage("extract"):
                self._extract(made, pending, merging)
            with self._stage("merge"):
                merging.finish()
        self.parts = {**merging.parts, **merging.staged}
        self.moves += merging.staged
        with self._stage("compare"):
            self._failures(made)
            with without_collections():
                self._across()
        with self._stage("commit"):
            manifest = Manifest(self.recipe, made.bits, made.sources, self.parts, self.failed)
            self._stage_file("manifest.json", manifest.to_json())
            self.store.commit(self.moves, set(old.parts if old else ()) - self.parts.keys())
            write_views(self.store)
        return Summary(
            out=self.store.location,
            sources=len(made.sources) + sum(problem.path not in made.sources for problem in made.problems),
            extracted=len(pending),
            unchanged=len(kept),
            vanished=len(base.sources.keys() - made.sources.keys()),
            failures=tuple(self._problems(made)),
            rows=manifest.tables,
            characters=self.characters,
            seconds=self.seconds,
        )

    def _resume(self, made: Plan, retry: bool) -> None:
        """Take over the units that a killed run had finished."""
        for name in self.store.list(f".staging/{self.units}"):
            unit = f".staging/{self.units}/{name}"
            header = json.loads(open_unit(self.store.read(unit))[0])
            self.done.update((doc, unit) for doc in header.get("docs", ()) if doc in made.documents)
            if not retry:
                self.failed.update((doc, tuple(why)) for doc, why in header.get("failures", {}).items() if doc in made.documents)
        for doc in self.done:
            self.failed.pop(doc, None)

    def _extract(self, made: Plan, pending: Sequence[str], merging: Merging) -> None:
        self.progress.total(len(pending))
        for problem in self._problems(made):
            self.progress.problem(problem)
        if pending:
            with self.start() as workers:
                self._units(workers, made, pending, merging)

    def _units(self, workers: Engine, made: Plan, pending: Sequence[str], merging: Merging) -> None:
        queue = deque(units(made, pending, workers.jobs))
        number = 0
        while queue or workers.pending:
            while queue and workers.pending < 2 * workers.jobs:
                unit = queue.popleft()
                # A unit begins no document after BUDGET seconds, so that each has its whole time.
                limit = self.timeout if len(unit) == 1 else self.timeout + BUDGET + 1
                workers.submit(number, extract, (unit, self.timeout), limit)
                self._running[number] = unit
                number += 1
            self._look_ahead()

            key, result = workers.next()
            unit = self._running.pop(key)
            if isinstance(result, Lost) and len(unit) > 1:
                queue.extendleft([item] for item in reversed(unit))  # each alone, to tell which one it was
                continue
            if isinstance(result, Lost):
                result = Done(b"", (), {unit[0][1][:16]: lost(unit[0][0], result, self.timeout)}, 0, 0)
            if result.left:
                queue.appendleft(unit[-result.left :])
            self._take(result, made)
            merging.settled([*result.docs, *result.failures])

    def _look_ahead(self) -> None:
        """Load what is needed later, now that there is time."""
        import duckdb  # noqa: F401
        import pyarrow.parquet  # noqa: F401

        _ = self.knowledge.rules

    def _take(self, result: Done, made: Plan) -> None:
        """Stage what a unit gave."""
        failures = {doc: (p.stage, p.reason, p.advice) for doc, p in result.failures.items()}
        unit = f".staging/{self.units}/{min([*result.docs, *failures])}-{len(result.docs) + len(failures)}.unit"
        header = json.dumps({"docs": result.docs, "failures": failures}).encode()
        self.store.write(unit, header + b"\n" + result.rows)
        self.done.update((doc, unit) for doc in result.docs)
        self.failed.update(failures)
        self.characters += result.characters
        for doc, why in failures.items():
            for path in made.paths(doc):
                self.progress.problem(Problem(path, *why))
        self.progress.step(len(result.docs) + len(failures), len(failures))

    def _failures(self, made: Plan) -> None:
        ids = {source.shown: doc for doc, found in made.documents.items() for source in found}
        rows = [(ids.get(p.path), p.path, p.stage, p.reason, p.advice) for p in self._problems(made)]
        self._table("failures", _ONLY, rows)

    def _across(self) -> None:
        """What only all documents together tell."""
        written = self.store.read("same.csv")
        decisions = registry.read_same(written)
        with open_tables(self.store, self.parts, set(self.moves)) as connection:
            found = registry.resolve(connection, decisions)
            alike = registry.candidates(found, decisions)
            self._table("registry", _ONLY, list(registry.rows(connection, found, alike)))
            findings = [finding_row(doc, finding) for doc, finding in across(connection, self.knowledge)]
            self._table("findings", "part-across.parquet", findings)
        if written or alike:
            self._stage_file("same.csv", registry.write_same(written, found, alike))

    def _table(self, name: str, part: str, rows: list[tuple[Any, ...]]) -> None:
        self._stage_part(f"{name}/{part}", to_parquet(table(name, rows)), len(rows))

    def _problems(self, made: Plan) -> list[Problem]:
        failed = [Problem(path, *why) for doc, why in self.failed.items() for path in made.paths(doc)]
        return sorted([*made.problems, *failed], key=lambda problem: problem.path)

    def _stage_part(self, name: str, data: bytes, rows: int) -> None:
        self.parts[name] = rows
        self._stage_file(name, data)

    def _stage_file(self, name: str, data: bytes) -> None:
        self.store.write(self.store.staged(name), data)
        self.moves.append(name)

    @contextmanager
    def _stage(self, name: str) -> Iterator[None]:
        self.progress.stage(name)
        start = time.perf_counter()
        yield
        self.seconds[name] = time.perf_counter() - start
