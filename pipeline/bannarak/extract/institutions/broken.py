"""Names that the end of a line breaks in a text whose lines are else left as they are: what is one word of a name is made one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import ahocorasick

from bannarak.extract.institutions.vocabulary import vocabulary
from bannarak.knowledge import Knowledge
from bannarak.thai.editmap import Edit
from bannarak.thai.marks import DEPENDENT

__all__ = ["broken_names"]

_INDENT = 8  # blanks before a line that goes on with the one above
_LONG = 14  # letters: a shorter name or head may as well be a line's last word and another's first
_LEAST, _PIECE = 3, 4  # letters of it before the end of the line, and behind it
_BEFORE, _BEHIND = 60, 60
_WIDE = 250  # letters: a longer line is a paragraph, which no page has broken


@cache
def _wholes(knowledge: Knowledge) -> tuple[Any, frozenset[str]]:
    """An automaton of the names, heads and parts of names that hold no space, its values their lengths; and the pieces of four letters."""
    words = vocabulary(knowledge)
    named = (form.text for form in words.forms.values() if not form.abbreviation)
    wholes = {text for text in (*named, *words.heads, *words.closed) if len(text) >= _LONG and " " not in text and not text.isascii()}
    automaton = ahocorasick.Automaton()
    for text in wholes:
        automaton.add_word(text, len(text))
    automaton.make_automaton()
    pieces = frozenset(text[at : at + _PIECE] for text in wholes for at in range(_LEAST, len(text) - _PIECE + 1))
    return automaton, pieces


def broken_names(text: str, knowledge: Knowledge) -> Iterator[Edit]:
    """The edits that take out each line end within such a name; a unit on its line and what it belongs to on the next stay two."""
    _, pieces = _wholes(knowledge)
    before, line = -1, text.find("\n")
    while line >= 0:
        end = line + 1
        if line - before > _WIDE or text.startswith("\n", end):
            before, line = line, text.find("\n", end)
            continue
        while end - line <= _INDENT and text.startswith(" ", end):
            end += 1
        if text[end : end + _PIECE] in pieces:
            left = text[max(text.rfind("\n", 0, line) + 1, line - _BEFORE) : line].rstrip(" ")
            if _is_within(left, text[end : end + _BEHIND].partition("\n")[0], knowledge):
                yield line - _blanks(text, line), end, ""
        before, line = line, text.find("\n", line + 1)


def _blanks(text: str, line: int) -> int:
    """How many blanks stand before the line end at ``line``."""
    before = text[max(0, line - _BEFORE) : line]
    return len(before) - len(before.rstrip(" "))


def _is_within(left: str, right: str, knowledge: Knowledge) -> bool:
    """Whether one name begins at the end of the line ``left`` and ends in the next, which begins with ``right``."""
    automaton, _ = _wholes(knowledge)
    words, joined = vocabulary(knowledge), left + right
    for last, size in automaton.iter(joined):
        begin, stop = last + 1 - size, last + 1
        if begin <= len(left) - _LEAST and stop >= len(left) + _PIECE and joined[stop : stop + 1] not in DEPENDENT:
            return not (joined[begin : len(left)] in words.forms and words.head.match(right))
    return False
