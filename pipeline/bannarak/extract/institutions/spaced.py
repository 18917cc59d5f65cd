"""Registered names with blanks inside that they do not have: "กรมส่งเสริม การเกษตร" is one name, "กรมประมง กรมปศุสัตว์" are two.

A name is looked for only where a head noun is and the letters around the next blank stand beside each other in some name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from bannarak.extract.component import Reading
from bannarak.extract.institutions.vocabulary import Form, Vocabulary
from bannarak.thai.corpus import provinces

__all__ = ["spaced_names"]

_LONG = 10  # letters: a shorter name may as well be two words side by side, and a shorter head a common noun before a new phrase
_LEFT, _RIGHT = 4, 3  # letters of a name before a blank, and behind it
_SEAM = 4  # characters of a blank and those, or of two blanks and one letter less
_REACH, _FIRST = 100, 60  # characters that hold a name, and what stands before its first blank
_LOCAL = "local_government"  # whose kind, with a place behind it, is no common noun
_CELLS = "   "  # what parts the cells of a table


@cache
def _seams(vocabulary: Vocabulary) -> frozenset[str]:
    """What one blank, or two, within one of the names would make of the letters around it."""
    names = [text for text, form in vocabulary.forms.items() if not form.abbreviation and " " not in text and len(text) >= _LONG]
    around = {name[at - _LEFT : at + _RIGHT] for name in names for at in range(_LEFT, len(name) - _RIGHT + 1)}
    cut = [(letters[:_LEFT], letters[_LEFT:]) for letters in around]
    return frozenset(f"{left} {right}" for left, right in cut) | {f"{left}  {right[:-1]}" for left, right in cut}


def spaced_names(reading: Reading, vocabulary: Vocabulary, starts: Iterable[int]) -> Iterator[tuple[int, int, Form]]:
    """Each such name that begins at one of ``starts``: its start, its end and what it is without its blanks."""
    text, seams = reading.text, _seams(vocabulary)
    for start in starts:
        blank = text.find(" ", start + _LEFT, start + _FIRST)
        if blank > 0 and text[blank - _LEFT : blank + _SEAM] in seams:
            yield from _name(reading, vocabulary, start)


def _name(reading: Reading, vocabulary: Vocabulary, start: int) -> Iterator[tuple[int, int, Form]]:
    """The longest such name that begins at ``start``, if it is not known with its blanks."""
    text, forms = reading.text, vocabulary.forms
    letters = text[start : start + _REACH].partition("\n")[0].partition(_CELLS)[0].replace(" ", "")
    for size in range(vocabulary.automaton.longest_prefix(letters), _LONG - 1, -1):
        form = forms.get(letters[:size])
        if form is None or form.abbreviation:
            continue
        end = _end(text, start, size)
        if text[start:end] in forms:
            return
        ends = not "ก" <= text[end : end + 1] <= "๎" or reading.words.begins(end)
        if ends and not _parted(vocabulary, text[start:end], text[end : end + _REACH]):
            yield start, end, form
            return


def _end(text: str, start: int, size: int) -> int:
    """Behind so many characters from ``start`` that are no blanks."""
    end = start
    while size:
        size -= text[end] != " "
        end += 1
    return end


def _parted(vocabulary: Vocabulary, written: str, behind: str) -> bool:
    """Whether one of the blanks parts two names, a name or a common noun from a new phrase, or an office from a list of provinces."""
    at = written.find(" ")
    while at > 0:
        left, right = written[:at].replace(" ", ""), written[at:].lstrip(" ")
        if left in vocabulary.forms and (vocabulary.head.match(right) or "ก" <= behind[:1] <= "๎"):
            return True
        if (kind := vocabulary.ranked.get(left)) and len(left) < _LONG and kind.type != _LOCAL:
            return True
        if right in provinces() and behind.strip(" ,").startswith(tuple(provinces())):
            return True
        at = written.find(" ", at + 1)
    return False
