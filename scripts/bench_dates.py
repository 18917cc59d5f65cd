"""What finding all dates and times costs beside spaCy's blank Thai tokenizer in the same run, and that long odd texts cost no more.

usage: python scripts/bench_dates.py FOLDER     of .txt documents

Fails if dates and times cost a quarter of the tokenizer or more, or if a text twice as long takes much more than twice the time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import process_time

import spacy

from bannarak.thai.dates import dates_and_times
from bannarak.thai.marks import normalise

CHARACTERS, ROUNDS = 1_000_000, 5
LONG = 5_000_000
ODD = {"digits": "1", "names of months": "มกราคม", "1-2-3-4-": "1-2-3-4-5-6-7-8-9-"}
SHARE, GROWTH = 0.25, 3.0


def main() -> int:
    """Measure and print; 1 if a limit is missed."""
    texts = [normalise(path.read_text(encoding="utf-8")).text for path in sorted(Path(sys.argv[1]).rglob("*.txt"))]
    if not any(texts):
        raise SystemExit(f"{sys.argv[1]}: no .txt documents to measure on")
    while sum(map(len, texts)) < CHARACTERS:
        texts += texts
    size = sum(map(len, texts)) / 1e6
    tokenizer = spacy.blank("th").tokenizer
    peer = min(_seconds(lambda: [tokenizer(text) for text in texts]) for _ in range(2))
    ours = min(_seconds(lambda: [dates_and_times(text) for text in texts]) for _ in range(ROUNDS))
    print(
        f"dates and times {size / ours:.1f} Mchar/s, spaCy's blank Thai tokenizer {size / peer:.2f} Mchar/s: {ours / peer:.3f} of its time"
    )
    missed = ours >= SHARE * peer
    for name, unit in ODD.items():
        text = unit * (LONG // len(unit))
        half = _seconds(partial(dates_and_times, text[: len(text) // 2]))
        whole = _seconds(partial(dates_and_times, text))
        print(f"{len(text) / 1e6:.0f} M characters of {name}: {whole:.2f} s, half of them {half:.2f} s")
        missed = missed or whole > GROWTH * half + 0.1
    return int(missed)


def _seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


if __name__ == "__main__":
    sys.exit(main())
