"""Names that their abbreviation in brackets parts: มหาวิทยาลัยราชภัฏ (มรภ.) เลย is one name in three places.

Before the bracket stands what several institutions are called before their own names, perhaps with a unit before it; alone it is no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bannarak.extract.component import Reading
from bannarak.extract.institutions.vocabulary import Form, Head, Vocabulary

__all__ = ["part_behind", "parted"]

_BRACKET = re.compile(r" {0,2}\([ก-ฮ.]{2,8}\) {0,2}(?=[ก-ฮเ-ไ])")
_LONGEST = 60  # letters of what stands behind the bracket


def part_behind(reading: Reading, vocabulary: Vocabulary, end: int) -> tuple[int, int, Form] | None:
    """Start and end of the rest of the registered name whose class ends at ``end``, and the whole; None if there is no rest."""
    text = reading.text
    bracket = _BRACKET.match(text, end)
    if bracket is None:
        return None
    begin, kind = bracket.end(), _class_before(text, vocabulary, end)
    letters = kind + text[begin : begin + _LONGEST]
    for size in range(vocabulary.automaton.longest_prefix(letters), len(kind), -1):
        form, stop = vocabulary.forms.get(letters[:size]), begin + size - len(kind)
        if form and (not "ก" <= text[stop : stop + 1] <= "๎" or reading.words.begins(stop)):
            return begin, stop, form
    return None


def parted(text: str, vocabulary: Vocabulary, found: list[tuple[int, int, Form | Head]]) -> Iterator[tuple[int, int, str]]:
    """Start and end of the three parts of each such name, and the whole that each means; a unit before the class is one of the whole."""
    for index, (start, end, what) in enumerate(found):
        alone = isinstance(what, Head) and text.endswith(vocabulary.classes, start, end)
        bracket = _BRACKET.match(text, end) if alone else None
        if bracket and index + 1 < len(found) and found[index + 1][0] == bracket.end():
            begin, stop, rest = found[index + 1]
            kind, own = _class_before(text, vocabulary, end), text[begin:stop]
            if not (isinstance(rest, Form) and rest.text.startswith(kind)) or own.startswith(kind):
                continue  # another name beside a unit of any of the class
            yield start, end, text[start:end] + own
            yield text.index("(", end) + 1, text.index(")", end), kind + own
            yield begin, stop, kind + own


def _class_before(text: str, vocabulary: Vocabulary, end: int) -> str:
    """The class that ends at ``end``."""
    return next(kind for kind in vocabulary.classes if text.endswith(kind, 0, end))
