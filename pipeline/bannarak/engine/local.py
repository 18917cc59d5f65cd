"""Worker processes on this machine. A worker that dies or runs past its time is replaced, and only its own task is lost."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from concurrent.futures import FIRST_COMPLETED, Future, TimeoutError, wait
from types import TracebackType
from typing import Any

from pebble import CONSTS, ProcessExpired, ProcessPool

from bannarak.engine import Lost

__all__ = ["Local", "outcome", "worker_pool"]

CONSTS.sleep_unit = 0.02  # seconds between two looks at the workers, and the wait for the last of them
_TASKS_PER_WORKER = 200  # then a fresh process: whatever a parser leaks does not add up over an archive


def worker_pool(jobs: int, setup: Callable[..., None], args: tuple[Any, ...]) -> ProcessPool:
    """``jobs`` processes that each call ``setup(*args)`` once.

    Processes start the way Python starts them on this platform; where that is a fork, what this one has loaded is shared.
    """
    return ProcessPool(max_workers=jobs, max_tasks=_TASKS_PER_WORKER, initializer=setup, initargs=args)


def outcome(future: Future[Any]) -> Any:
    """The result of a task of such a pool, Lost if there is none."""
    try:
        return future.result()
    except TimeoutError:
        return Lost("timeout", "")
    except ProcessExpired as error:
        return Lost("crash", f"exit status {error.exitcode}")
    except Exception as error:
        return Lost("crash", f"{type(error).__name__}: {error}")


class Local:
    """The workers of :func:`worker_pool`."""

    def __init__(self, jobs: int, setup: Callable[..., None], setup_args: tuple[Any, ...]) -> None:
        self.jobs = jobs
        self._pool = worker_pool(jobs, setup, setup_args)
        self._futures: dict[Any, Hashable] = {}
        self._done: list[Any] = []

    @property
    def pending(self) -> int:
        """How many tasks have been submitted and not been handed back."""
        return len(self._futures)

    def submit(self, key: Hashable, function: Callable[..., Any], args: tuple[Any, ...], timeout: float) -> None:
        """Queue a call; it may take ``timeout`` seconds once it has begun."""
        self._futures[self._pool.schedule(function, args=args, timeout=timeout)] = key

    def next(self) -> tuple[Any, Any]:
        """The key and the result of a finished task, Lost if there is none."""
        if not self._done:
            self._done = list(wait(self._futures, return_when=FIRST_COMPLETED).done)
        future = self._done.pop()
        return self._futures.pop(future), outcome(future)

    def __enter__(self) -> Local:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._pool.stop()  # at the end nothing runs; after an error nothing is worth waiting for
        self._pool.join()
