"""What can go wrong with a source or a dataset, said in one line: what is wrong and what to do."""

from __future__ import annotations

__all__ = ["DatasetError", "UnreadableError"]


class UnreadableError(Exception):
    """A source that cannot be read. ``stage`` is where it failed; ``reason`` and ``advice`` are one line each."""

    def __init__(self, reason: str, advice: str, stage: str = "ingest") -> None:
        super().__init__(f"{reason}; {advice}")
        self.reason, self.advice, self.stage = reason, advice, stage


class DatasetError(Exception):
    """A dataset that cannot be made, written or read: one line that says what is wrong and what to do."""
