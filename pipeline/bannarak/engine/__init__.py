"""Work units over local processes or a cluster; the bytes are the same whichever ran.

An engine has ``jobs``, ``pending``, ``submit(key, function, args, timeout)``, ``next() -> (key, result or Lost)`` and is a context manager.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Literal, Protocol

__all__ = ["Engine", "Lost"]


@dataclass(frozen=True, slots=True)
class Lost:
    """A task whose process ran past its time or died, and how."""

    why: Literal["timeout", "crash"]
    detail: str


class Engine(Protocol):
    """Runs functions elsewhere. Results come in any order, one for each task."""

    jobs: int

    @property
    def pending(self) -> int:
        """How many tasks have been submitted and not been handed back."""

    def submit(self, key: Hashable, function: Callable[..., Any], args: tuple[Any, ...], timeout: float) -> None:
        """Queue a call; it may take ``timeout`` seconds once it has begun."""

    def next(self) -> tuple[Any, Any]:
        """The key and the result of a finished task, Lost if there is none."""

    def __enter__(self) -> Engine: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...
