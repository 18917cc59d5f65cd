"""How fast each stage reads text, in one process, beside spaCy's blank Thai tokenizer in the same run.

usage: python scripts/bench_extract.py FOLDER

Documents are repeated up to a million characters. Every stage is timed in several rounds and its best round
counts, so that other work on the machine hits all alike.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import partial
from itertools import accumulate, cycle
from pathlib import Path
from time import perf_counter
from typing import TypeVar

import spacy

from bannarak.analyse import analyser
from bannarak.checks.rule import Setting, findings
from bannarak.document import Document
from bannarak.extract import COMPONENTS
from bannarak.extract.component import Reading, extract, words
from bannarak.knowledge import load
from bannarak.readers import read
from bannarak.thai.marks import normalise

A, B = TypeVar("A"), TypeVar("B")
PEER = "spaCy's blank Thai tokenizer"
CHARACTERS, ROUNDS = 1_000_000, 5


def documents(folder: Path) -> list[Document]:
    """The .txt documents of ``folder``, over and over until there are enough characters."""
    texts = [read(path.read_bytes(), path.name) for path in sorted(folder.rglob("*.txt"))]
    if not any(document.text for document in texts):
        raise SystemExit(f"{folder}: no .txt documents to measure on")
    chosen: list[Document] = []
    size = 0
    for document in cycle(texts):
        if size >= CHARACTERS:
            return chosen
        chosen.append(document)
        size += len(document.text)
    raise AssertionError


class Clock:
    """The best time of each stage over the rounds, in seconds."""

    def __init__(self) -> None:
        self.best: dict[str, float] = {}

    def map(self, name: str, work: Callable[[A], B], items: Iterable[A]) -> list[B]:
        """``work`` done on all ``items``; its time counts for the stage ``name``."""
        start = perf_counter()
        result = list(map(work, items))
        self.best[name] = min(self.best.get(name, float("inf")), perf_counter() - start)
        return result


def main() -> None:
    """Measure and print."""
    chosen = documents(Path(sys.argv[1]))
    texts = [document.text for document in chosen]
    size = sum(map(len, texts))
    peer = spacy.blank("th").tokenizer
    setting = Setting(load())
    analyse = analyser(setting.knowledge)
    clock = Clock()
    for _ in range(ROUNDS):
        clock.map(PEER, peer, texts)
        edited = [one.text for one in clock.map("normalise", normalise, texts)]
        cut = clock.map("tokenise", words, edited)
        readings = [
            Reading(text, setting.knowledge, list(accumulate(map(len, found), initial=0))[:-1])
            for text, found in zip(edited, cut, strict=True)
        ]
        for name in COMPONENTS:
            clock.map(name.removeprefix("bannarak_"), partial(extract, names=[name]), readings)
        records = clock.map("the whole analysis", analyse, chosen)
        clock.map("checks", partial(findings, setting=setting), records)
    whole = clock.best["the whole analysis"]
    counted = sum(seconds for name, seconds in clock.best.items() if name not in (PEER, "the whole analysis"))
    clock.best["profile, activities, records"] = whole - counted
    print(f"{len(chosen)} documents, {size:,} characters, best of {ROUNDS} rounds, one process")
    print(f"{'stage':30} {'s':>7} {'Mchar/s':>8} {'times peer':>10} {'share':>6}")
    for name, seconds in clock.best.items():
        share = "" if name == PEER else f"{seconds / whole:6.0%}"
        print(f"{name:30} {seconds:7.3f} {size / seconds / 1e6:8.2f} {clock.best[PEER] / seconds:10.2f} {share}")


if __name__ == "__main__":
    main()
