"""How fast each stage reads text, in one process, beside spaCy's blank Thai tokenizer in the same run.

usage: python scripts/bench_extract.py FOLDER

Documents are repeated up to a million characters. Every stage is timed in several rounds and its best round
counts, so that other work on the machine hits all alike.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from itertools import cycle
from pathlib import Path
from time import perf_counter

import spacy

from bannarak.analyse import Analyser, Work
from bannarak.document import Document
from bannarak.knowledge import load
from bannarak.readers import read

PEER, WHOLE = "spaCy's blank Thai tokenizer", "the whole analysis"
CHARACTERS, ROUNDS, UNIT = 1_000_000, 5, 64


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


def main() -> None:
    """Measure and print."""
    chosen = documents(Path(sys.argv[1]))
    size = sum(len(document.text) for document in chosen)
    peer = spacy.blank("th").tokenizer
    analyse = Analyser(load())
    stages = analyse.stages
    best: dict[str, float] = {}

    def timed(name: str, work: Callable[[], object]) -> None:
        start = perf_counter()
        work()
        best[name] = min(best.get(name, float("inf")), perf_counter() - start)

    for _ in range(ROUNDS):
        timed(PEER, lambda: [peer(document.text) for document in chosen])
        timed(WHOLE, lambda: [analyse.many(chosen[at : at + UNIT]) for at in range(0, len(chosen), UNIT)])
        works = [Work(document) for document in chosen]
        for stage in stages:
            timed(name_of(stage), partial(list, map(stage, works)))
    print(f"{len(chosen)} documents, {size:,} characters, best of {ROUNDS} rounds, one process")
    print(f"{'stage':30} {'s':>7} {'Mchar/s':>8} {'times peer':>10} {'share':>6}")
    for name, seconds in best.items():
        share = "" if name == PEER else f"{seconds / best[WHOLE]:6.0%}"
        print(f"{name:30} {seconds:7.3f} {size / seconds / 1e6:8.2f} {best[PEER] / seconds:10.2f} {share}")
    others = sum(seconds for name, seconds in best.items() if name not in (PEER, WHOLE, "check"))
    print(f"the checks take {best['check'] / others:.3f} of all that goes before and behind them")


def name_of(stage: Callable[..., object]) -> str:
    """What a stage is called: a component by its name, another by its function's."""
    if isinstance(stage, partial):
        return str(stage.args[0]).removeprefix("bannarak_")
    return stage.__name__.strip("_")


if __name__ == "__main__":
    main()
