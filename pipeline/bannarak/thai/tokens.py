"""Words by PyThaiNLP's dictionary, cut by its Rust tokenizer (nlpo3), line by line.

Every character is kept, so offsets are running lengths. Spans that are already understood (dates, counts, codes) are boundaries:
no word reaches across their edges.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from nlpo3 import load_dict, segment

__all__ = ["is_word", "tokenise"]

_LINE_LIMIT = 2000  # the dictionary graph of one call stays small; only a longer line is cut, at a space if it has one
_LINES = re.compile(rf"[^\n]{{1,{_LINE_LIMIT}}}(?:\n|(?=\s))|[^\n]{{1,{_LINE_LIMIT}}}\n?|\n")


@cache
def _dictionary() -> str:
    load_dict(str(files("pythainlp.corpus") / "words_th.txt"), "bannarak")
    return "bannarak"


def tokenise(text: str, boundaries: Iterable[tuple[int, int]] = ()) -> list[str]:
    """The words of ``text`` in order; joined they give ``text`` back. ``boundaries`` are disjoint spans in order, each one word."""
    dictionary = _dictionary()
    words: list[str] = []

    def plain(piece: str) -> None:
        if piece == " ":  # every fourth piece
            words.append(piece)
            return
        for line in _LINES.findall(piece):
            words.extend(segment(line, dictionary))

    at = 0
    for start, end in boundaries:
        if at < start:
            plain(text[at:start])
        words.append(text[start:end])
        at = end
    if at < len(text):
        plain(text[at:])
    return words


@cache
def _words() -> frozenset[str]:
    return frozenset((files("pythainlp.corpus") / "words_th.txt").read_text(encoding="utf-8").split("\n"))


def is_word(text: str) -> bool:
    """Whether ``text`` is a word of PyThaiNLP's dictionary."""
    return text in _words()
