"""The word lists that PyThaiNLP carries, found without importing it: its package imports all of its tools, which takes longer than all
that is loaded here.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

__all__ = ["RARE", "corpus_file", "countries", "dictionary", "frequencies", "frequency", "provinces"]


@cache
def corpus_file(name: str) -> Path:
    """The path of ``pythainlp/corpus/NAME``. Raises ModuleNotFoundError without PyThaiNLP."""
    spec = find_spec("pythainlp")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("pythainlp is not installed", name="pythainlp")
    return Path(spec.submodule_search_locations[0]) / "corpus" / name


@cache
def dictionary() -> frozenset[str]:
    """The words of the dictionary."""
    return frozenset(filter(None, corpus_file("words_th.txt").read_text(encoding="utf-8").split("\n")))


@cache
def provinces() -> frozenset[str]:
    """The names of the provinces in Thai."""
    lines = corpus_file("thailand_provinces_th.csv").read_text(encoding="utf-8").splitlines()
    return frozenset(line.partition(",")[0] for line in lines if line)


@cache
def countries() -> frozenset[str]:
    """The names of countries in Thai."""
    return frozenset(filter(None, corpus_file("countries_th.txt").read_text(encoding="utf-8").splitlines()))


RARE = 100
"""Words that occur less often in the Thai National Corpus (12 million words) count as not occurring: they may be slips of its own."""


@cache
def frequencies() -> dict[str, int]:
    """How often each word that is not RARE occurs in the Thai National Corpus."""
    found: dict[str, int] = {}
    with corpus_file("tnc_freq.txt").open(encoding="utf-8-sig") as lines:  # by falling frequency
        for line in lines:
            word, _, number = line.rstrip("\n").partition("\t")
            if int(number) < RARE:
                break
            found[word] = int(number)
    return found


def frequency(word: str) -> int:
    """How often ``word`` occurs in the Thai National Corpus, 0 if it is RARE there. A slip of the keyboard is hardly ever a common word."""
    return frequencies().get(word, 0)
