"""How fast ``bannarak run`` makes a dataset, whole command from start to finish, beside spaCy's blank Thai tokenizer on the same files.

usage: python scripts/bench_run.py FOLDER

1,500 documents of about 6 million characters are made from those of FOLDER, without the shortest of them, each with a line of its own so
that none is a duplicate. The peer only tokenises. Commands take turns for three rounds and the median of each counts. With --jobs 1 the
worker and the process that reads and writes use two processors; "on one processor" they have to share one, as the peer does.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter

DOCUMENTS, CHARACTERS, ROUNDS = 1500, 6_000_000, 3
PEER = """
import pathlib, sys, spacy
tokenizer = spacy.blank("th").tokenizer
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.txt")):
    tokenizer(path.read_text(encoding="utf-8"))
"""
PEER_NAME = "spaCy's blank Thai tokenizer"
ONE, TWO, PINNED, NOTHING = "run --jobs 1", "run --jobs 2", "run --jobs 1 on one processor", "run, nothing new"


def copies(folder: Path, target: Path) -> int:
    """Fill ``target`` with documents; how many characters they have."""
    texts = [path.read_bytes().decode("utf-8") for path in sorted(folder.rglob("*.txt"))]
    if not texts:
        raise SystemExit(f"{folder}: no .txt documents to measure on")
    chosen = sorted(texts, key=len)
    while len(chosen) > 1 and sum(map(len, chosen)) / len(chosen) < CHARACTERS / DOCUMENTS:
        del chosen[0]
    texts = [text for text in texts if len(text) >= len(chosen[0])]
    size = 0
    for number, text in enumerate(islice(cycle(texts), DOCUMENTS)):
        own = f"{text}\nฉบับที่ {number}\n"
        (target / f"{number:05}.txt").write_bytes(own.encode())
        size += len(own)
    return size


def seconds(*command: object, processors: set[int] | None = None) -> float:
    """How long the command took, on those ``processors`` only."""
    limit = (lambda: os.sched_setaffinity(0, processors)) if processors else None
    start = perf_counter()
    subprocess.run(
        [*map(str, command)],
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=limit,
    )
    return perf_counter() - start


def main() -> None:
    """Measure and print."""
    times: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as place:
        source, out = Path(place) / "source", Path(place) / "out"
        source.mkdir()
        size = copies(Path(sys.argv[1]), source)
        run = [sys.executable, "-m", "bannarak.cli", "run", source, "--out", out]
        for _ in range(ROUNDS):
            for name, taken in (
                (PEER_NAME, seconds(sys.executable, "-c", PEER, source)),
                (ONE, seconds(*run, "--fresh", "--jobs", 1)),
                (TWO, seconds(*run, "--fresh", "--jobs", 2)),
                (NOTHING, seconds(*run)),
            ):
                times.setdefault(name, []).append(taken)
            if hasattr(os, "sched_setaffinity"):
                pinned = {min(os.sched_getaffinity(0))}
                times.setdefault(PINNED, []).append(seconds(*run, "--fresh", "--jobs", 1, processors=pinned))
    middle = {name: median(taken) for name, taken in times.items()}
    print(f"{DOCUMENTS:,} documents, {size:,} characters, median of {ROUNDS} rounds")
    for name, taken in middle.items():
        print(f"{name:38} {taken:7.2f} s {size / taken / 1e6:6.2f} Mchar/s {middle[PEER_NAME] / taken:6.2f} times the peer")
    for one in (ONE, PINNED):
        if one in middle:
            print(f"{TWO} is {middle[one] / middle[TWO]:.2f} times as fast as {one}")


if __name__ == "__main__":
    main()
