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
_SURE, _EITHER = 30, 10  # letters of a name that a blank line too may break, and those of it on either side
_WIDE = 250  # letters: a longer line is a paragraph, which no page has broken


@cache
def _wholes(knowledge: Knowledge) -> tuple[Any, frozenset[str]]:
    """An automaton of the names, and of the heads and the parts of names without a space, its values their lengths; and what any four of
    their letters are.
    """
    words = vocabulary(knowledge)
    named = {form.text for form in words.forms.values() if not form.abbreviation and not form.text.isascii()}
    wholes = named | {text for text in (*words.heads, *words.closed) if " " not in text}
    wholes = {text for text in wholes if len(text) >= _LONG}
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
        if line - before > _WIDE or text.startswith("\n\n", end):
            before, line = line, text.find("\n", end)
            continue
        blank = text.startswith("\n", end)
        end += blank
        while end - line <= _INDENT and text.startswith(" ", end):
            end += 1
        if text[end : end + _PIECE] in pieces:
            left = text[max(text.rfind("\n", 0, line) + 1, line - _BEFORE) : line].rstrip(" ")
            between = _within(left, text[end : end + _BEHIND].partition("\n")[0], blank, knowledge)
            if between is not None:
                yield line - _blanks(text, line), end, between
        before, line = line, text.find("\n", line + 1)


def _blanks(text: str, line: int) -> int:
    """How many blanks stand before the line end at ``line``."""
    before = text[max(0, line - _BEFORE) : line]
    return len(before) - len(before.rstrip(" "))


def _within(left: str, right: str, blank: bool, knowledge: Knowledge) -> str | None:
    """What stands between the two lines, nothing or a space, if one name begins at the end of the line ``left`` and ends in the next, which
    begins with ``right``; None if none does. Over a ``blank`` line only a long name does.
    """
    automaton, _ = _wholes(knowledge)
    words, head = vocabulary(knowledge), vocabulary(knowledge).head.match(right)
    for between in ("",) if head else ("", " "):
        joined = left + between + right
        for last, size in automaton.iter(joined):
            begin, stop = last + 1 - size, last + 1
            before, behind = len(left) - begin, stop - len(left) - len(between)
            if before < _LEAST or behind < _PIECE or joined[stop : stop + 1] in DEPENDENT:
                continue
            if blank and (size < _SURE or min(before, behind) < _EITHER):
                continue
            return None if head and joined[begin : len(left)] in words.forms else between
    return None
