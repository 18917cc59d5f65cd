"""How common a word is, by the Thai National Corpus (unigrams as PyThaiNLP carries them; 106,000 words)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

__all__ = ["frequency"]


@cache
def _frequencies() -> Mapping[str, int]:
    lines = (files("pythainlp.corpus") / "tnc_freq.txt").read_text(encoding="utf-8-sig").splitlines()
    return {word: int(n) for word, _, n in (line.partition("\t") for line in lines) if n.isdigit()}


def frequency(word: str) -> int:
    """Occurrences of ``word`` in the corpus, 0 for a word it does not have. A slip of the keyboard is hardly ever a common word."""
    return _frequencies().get(word, 0)
