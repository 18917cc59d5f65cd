"""The sources of a command: what can be read is handed on, what cannot is told on standard error and counted."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from bannarak.records import Problem, Record
from bannarak.report.problems import problem_text
from bannarak.report.words import Language

__all__ = ["SOME_UNREADABLE", "Inputs", "tell"]

SOME_UNREADABLE = 3


class Inputs:
    """Iterate for the records of ``specs`` in order. Afterwards :meth:`status` is the exit status: 3 if any source failed."""

    def __init__(
        self,
        specs: Sequence[str],
        rules: Path | None = None,
        period: tuple[date, date] | None = None,
        evidence: Path | None = None,
        lang: Language = "en",
    ) -> None:
        self.specs, self.rules, self.period, self.evidence, self.lang = specs, rules, period, evidence, lang
        self.problems: list[Problem] = []

    def __iter__(self) -> Iterator[Record]:
        from bannarak.engine.isolated import records

        for result in records(self.specs, self.rules, self.period, self.evidence):
            if isinstance(result, Problem):
                self.problems.append(result)
                tell(result, self.lang)
            else:
                yield result

    def status(self, otherwise: int = 0) -> int:
        """3 if a source failed, which outweighs ``otherwise``: what was not read may hold anything."""
        return SOME_UNREADABLE if self.problems else otherwise


def tell(problem: Problem, lang: Language = "en") -> None:
    """One line on standard error: which file, what is wrong, what to do."""
    sys.stderr.write(" ".join(f"bannarak: {problem.path}: {problem_text(problem, lang)}".split()) + "\n")
