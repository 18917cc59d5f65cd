"""Local workers behind a process of their own, the host.

It loads the knowledge and forks the workers from what it has loaded. Meanwhile the caller imports what it needs itself and plans: each
takes half a second, and neither waits for the other.
"""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from threading import Lock
from types import TracebackType
from typing import Any

from bannarak.errors import DatasetError

__all__ = ["Hosted"]


class Hosted:
    """``jobs`` workers that each call ``setup(*args)`` once, in a host that has called ``load(*args)``. It begins at once.

    What ``load`` raises is raised by :meth:`submit` or :meth:`next`; both raise DatasetError if the host is gone.
    """

    def __init__(self, jobs: int, load: Callable[..., None], setup: Callable[..., None], args: tuple[Any, ...]) -> None:
        self.jobs = jobs
        self.pending = 0
        self._pipe, far = Pipe()
        self._host = Process(target=_serve, args=(far, self._pipe, jobs, load, setup, args))
        self._host.start()
        far.close()

    def submit(self, key: Hashable, function: Callable[..., Any], args: tuple[Any, ...], timeout: float) -> None:
        """Queue a call; it may take ``timeout`` seconds once it has begun."""
        try:
            self._pipe.send((key, function, args, timeout))
        except OSError:
            while True:
                self._receive()  # until it raises what ended the host
        self.pending += 1

    def next(self) -> tuple[Any, Any]:
        """The key and the result of a finished task, Lost if there is none."""
        answer = self._receive()
        self.pending -= 1
        return answer

    def _receive(self) -> tuple[Any, Any]:
        try:
            key, result = self._pipe.recv()
        except (EOFError, OSError):
            raise DatasetError("the process that held the workers was ended; run again: what was done is kept") from None
        if isinstance(result, Exception):
            raise result
        return key, result

    def __enter__(self) -> Hosted:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._pipe.close()  # the host sees that and goes, with the workers

    def join(self) -> None:
        """Leave if that was not done, and wait until the host and its workers are gone."""
        self._pipe.close()
        self._host.join()


def _serve(
    pipe: Connection, other: Connection, jobs: int, load: Callable[..., None], setup: Callable[..., None], args: tuple[Any, ...]
) -> None:
    """The host: tasks come through ``pipe`` and results go back, until the caller closes the ``other`` end."""
    other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the caller
    try:
        load(*args)
    except Exception as error:
        with suppress(OSError):  # the caller may have met the same error
            pipe.send((None, error))
        return
    gc.freeze()  # what is loaded stays: no collection need look at it, here or in a worker

    from bannarak.engine.local import outcome, worker_pool

    pool, one_at_a_time = worker_pool(jobs, setup, args), Lock()

    def reply(key: Hashable, future: Future[Any]) -> None:
        with one_at_a_time, suppress(OSError):  # a caller who is gone wants no answer
            pipe.send((key, outcome(future)))

    try:
        while True:
            key, function, arguments, timeout = pipe.recv()
            pool.schedule(function, args=arguments, timeout=timeout).add_done_callback(partial(reply, key))
    except Exception:  # the caller is gone; or the pool is broken, which the caller sees by the end of the pipe
        pool.stop()
        pool.join()
