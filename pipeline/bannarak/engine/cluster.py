"""The same units on a Ray cluster. Every node needs this version of Bannarak, the rules and the sources under the same paths or URLs.

A lost node costs time only: what ran there is run again elsewhere. A document that ends three processes is told to be at fault.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any

from bannarak.engine import Lost
from bannarak.engine.work import load_all, spare_pandas
from bannarak.errors import DatasetError

__all__ = ["Cluster"]

_TRIES = 3
_START = 60.0  # seconds that a new worker may take to load the knowledge
_READY: set[tuple[Path | None, tuple[date, date] | None]] = set()


@dataclass
class _Task:
    key: Hashable
    function: Callable[..., Any]
    args: tuple[Any, ...]
    timeout: float
    tries: int = 0
    deadline: float = 0.0


class Cluster:
    """``jobs`` tasks at a time on the cluster at ``address``, or on one that is started here without an address."""

    def __init__(self, address: str | None, jobs: int | None, rules: Path | None, period: tuple[date, date] | None) -> None:
        os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")  # Ray reports its use over the network unless told not to
        try:
            import ray
        except ImportError:
            raise DatasetError("--engine ray needs a package that is not installed; pip install 'bannarak[ray]'") from None
        self._ray, self._setup = ray, (rules, period)
        options = {"address": address} if address else {"num_cpus": jobs or os.cpu_count() or 1, "include_dashboard": False}
        try:
            ray.init(**options, log_to_driver=False, logging_level="ERROR", ignore_reinit_error=True)
        except (ConnectionError, ValueError, RuntimeError) as error:
            said = " ".join(str(error).split())[:150]
            raise DatasetError(f"the Ray cluster at {address} cannot be reached ({said}); check --address") from None
        self.jobs = jobs or max(int(ray.cluster_resources().get("CPU", 1)), 1)
        self._remote = ray.remote(num_cpus=1, max_retries=0)(_call)
        self._running: dict[Any, _Task] = {}
        self._queue: deque[_Task] = deque()
        self._done: list[tuple[Any, Any]] = []

    @property
    def pending(self) -> int:
        """How many tasks have been submitted and not been handed back."""
        return len(self._running) + len(self._queue) + len(self._done)

    def submit(self, key: Hashable, function: Callable[..., Any], args: tuple[Any, ...], timeout: float) -> None:
        """Queue a call; it may take ``timeout`` seconds once it has begun."""
        self._queue.append(_Task(key, function, args, timeout))
        self._fill()

    def next(self) -> tuple[Any, Any]:
        """The key and the result of a finished task, Lost if there is none."""
        while not self._done:
            self._fill()
            ready, _ = self._ray.wait(list(self._running), num_returns=1, timeout=1.0)
            for reference in ready:
                self._take(reference, self._running.pop(reference))
            now = time.monotonic()
            for reference in [reference for reference, task in self._running.items() if task.deadline < now]:
                task = self._running.pop(reference)
                self._ray.cancel(reference, force=True)
                self._done.append((task.key, Lost("timeout", "")))
        self._fill()
        return self._done.pop()

    def _fill(self) -> None:
        while self._queue and len(self._running) < self.jobs:
            task = self._queue.popleft()
            task.tries += 1
            task.deadline = time.monotonic() + task.timeout + _START
            self._running[self._remote.remote(self._setup, task.function, task.args)] = task

    def _take(self, reference: Any, task: _Task) -> None:
        try:
            self._done.append((task.key, self._ray.get(reference)))
        except self._ray.exceptions.RayError as error:  # the process, its node or the result on its node is gone
            if task.tries < _TRIES:
                self._queue.append(task)
            else:
                self._done.append((task.key, Lost("crash", type(error).__name__)))

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._ray.shutdown()


def _call(setup: tuple[Path | None, tuple[date, date] | None], function: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """On a node: load the knowledge when the process is new, then do the work."""
    if setup not in _READY:
        spare_pandas()
        load_all(*setup)
        _READY.add(setup)
    return function(*args)
