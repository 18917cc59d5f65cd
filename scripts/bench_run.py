"""How fast ``bannarak run`` makes a dataset, whole command from start to finish, beside spaCy's blank Thai tokenizer on the same files.

usage: python scripts/bench_run.py FOLDER

1,500 documents are made from those of FOLDER, each with a line of its own so that none is a duplicate. The peer only tokenises.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

DOCUMENTS = 1500
PEER = """
import pathlib, sys, spacy
tokenizer = spacy.blank("th").tokenizer
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.txt")):
    tokenizer(path.read_text(encoding="utf-8"))
"""


def copies(folder: Path, target: Path) -> int:
    """Fill ``target`` with documents; how many characters they have."""
    texts = [path.read_bytes().decode("utf-8") for path in sorted(folder.rglob("*.txt"))]
    if not texts:
        raise SystemExit(f"{folder}: no .txt documents to measure on")
    size = 0
    for number, text in enumerate(islice(cycle(texts), DOCUMENTS)):
        own = f"{text}\nฉบับที่ {number}\n"
        (target / f"{number:05}.txt").write_bytes(own.encode())
        size += len(own)
    return size


def seconds(*command: object) -> float:
    """How long the command took."""
    start = perf_counter()
    subprocess.run([*map(str, command)], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return perf_counter() - start


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as place:
        source, out = Path(place) / "source", Path(place) / "out"
        source.mkdir()
        size = copies(Path(sys.argv[1]), source)
        run = [sys.executable, "-m", "bannarak.cli", "run", source, "--out", out]
        times = {
            "spaCy's blank Thai tokenizer": seconds(sys.executable, "-c", PEER, source),
            "bannarak run --jobs 1": seconds(*run, "--fresh", "--jobs", 1),
            "bannarak run --jobs 2": seconds(*run, "--fresh", "--jobs", 2),
            "bannarak run, nothing new": seconds(*run),
        }
    peer = next(iter(times.values()))
    print(f"{DOCUMENTS:,} documents, {size:,} characters, one run each")
    for name, taken in times.items():
        print(f"{name:30} {taken:7.2f} s {size / taken / 1e6:6.2f} Mchar/s {peer / taken:6.2f} times the peer")
    print(f"two processes are {times['bannarak run --jobs 1'] / times['bannarak run --jobs 2']:.2f} times as fast as one")


if __name__ == "__main__":
    main()
