"""A progress bar on a terminal; elsewhere only the failures are told."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import Any

from bannarak.archive import Progress
from bannarak.commands.inputs import tell
from bannarak.records import Problem

__all__ = ["Terminal"]


class Terminal(Progress):
    """Rate, remaining time and number of failures on standard error while a run works."""

    def __init__(self) -> None:
        self._bar: Any = None
        self._task: Any = None
        self._failed = 0

    def __enter__(self) -> Terminal:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
            from rich.progress import Progress as Bar

            columns = (
                TextColumn("{task.description}"),
                BarColumn(),
                MofNCompleteColumn(),
                TextColumn("{task.fields[rate]}"),
                TimeRemainingColumn(),
                TextColumn("{task.fields[failed]}"),
            )
            self._bar = Bar(*columns, console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task("plan", total=None, rate="", failed="")
            self._bar.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._bar is not None:
            self._bar.stop()

    def total(self, documents: int) -> None:
        """So many documents are to be extracted."""
        if self._bar is not None:
            self._bar.update(self._task, total=documents)

    def step(self, done: int, failed: int) -> None:
        """So many more have been, of which ``failed`` failed."""
        self._failed += failed
        if self._bar is not None:
            speed = self._bar.tasks[0].speed
            told = f"[red]{self._failed} failed" if self._failed else ""
            self._bar.update(self._task, advance=done, rate=f"{speed:.0f} documents/s" if speed else "", failed=told)

    def problem(self, problem: Problem) -> None:
        """One line on standard error, above the bar."""
        if self._bar is not None:
            self._bar.console.print(f"bannarak: {problem.path}: {problem.reason}; {problem.advice}", markup=False, highlight=False)
        else:
            tell(problem)

    def stage(self, name: str) -> None:
        """Show what is being done."""
        if self._bar is not None:
            self._bar.update(self._task, description=name)
