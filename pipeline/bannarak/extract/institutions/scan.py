"""Where names begin: anchors of the registry and of head nouns, and the choice among them."""

from __future__ import annotations

import re
from bisect import bisect_right

from bannarak.extract.component import Reading
from bannarak.extract.institutions.extent import DEFINED, Anchor, Extents
from bannarak.extract.institutions.vocabulary import Form, Head, Vocabulary
from bannarak.thai.tokens import is_word

__all__ = ["Found", "scan", "stands_alone"]

Found = tuple[int, int, Form | Head]

_MARKS = frozenset("ะัาำิีึืฺุู็่้๊๋์ํๆ")
_LETTERS = frozenset(map(chr, range(ord("ก"), ord("๎") + 1)))
_REACH = 16  # no title is longer
_NUMBER = re.compile(r" ?ที่ ?[0-9๐-๙]")
_UNMISTAKABLE = 4  # letters and dot of a short head that no word ends with: the tokenizer cuts "จากบจก." anywhere
_RECURRING = 200  # names of one head that are looked for again
_LONG = 24  # characters behind a head: longer than any common noun


def scan(reading: Reading, vocabulary: Vocabulary) -> list[Found]:
    """The names of the text in order: start, end and what they begin with."""
    anchors = _anchors(reading, vocabulary)
    extents = Extents(reading, vocabulary, anchors)
    found: list[Found] = []
    unproven: list[Found] = []
    done = 0
    for index, (start, stop, what) in enumerate(anchors):
        if start < done:
            continue
        if what is None:
            done = stop
            continue
        grown = extents.grow(index)
        if grown is not None and _named(reading, vocabulary, what, start, *grown):
            found.append((start, grown[0], what))
            done = grown[0]
        elif isinstance(what, Head):
            unproven.append((start, stop, what))
            done = stop  # a shorter head at the same place would only take this one apart
    return _recurring(reading.text, found, unproven)


def _recurring(text: str, found: list[Found], unproven: list[Found]) -> list[Found]:
    """``found`` with the full name wherever it was cut short or not proven, if another place of the document has shown it."""
    by_head: dict[str, set[str]] = {}
    for start, end, what in found:
        if isinstance(what, Head):
            by_head.setdefault(what.word, set()).add(text[start:end])
    longest = {head: sorted(names, key=lambda name: (-len(name), name))[:_RECURRING] for head, names in by_head.items()}
    again = [
        (start, start + len(name), what)
        for start, _, what in unproven
        if isinstance(what, Head) and (name := next((name for name in longest.get(what.word, ()) if text.startswith(name, start)), None))
    ]
    grown: list[Found] = []
    for start, end, what in sorted([*found, *again], key=lambda one: one[:2]) if again else found:
        if grown and start < grown[-1][1]:
            continue  # now within the name before
        if isinstance(what, Head) and len(longest[what.word]) > 1:
            end = max(end, next((start + len(name) for name in longest[what.word] if text.startswith(name, start)), end))
        elif isinstance(what, Head) and what.proof and text[start + len(what.word) : end].strip() == "ฯ":
            continue  # short for a name that is nowhere in the document
        grown.append((start, end, what))
    return grown


def _named(reading: Reading, vocabulary: Vocabulary, what: Form | Head, start: int, end: int, parent: bool) -> bool:
    text = reading.text
    if isinstance(what, Form):
        return not what.weak or _titled(text, vocabulary, start)
    if what.unit:
        if parent or vocabulary.contact.match(text, end):
            return True
        headed = text[max(0, start - _REACH) : start].rstrip(" ").endswith(vocabulary.headed)
        return headed and not _NUMBER.match(text, start + len(what.word))
    if what.proof and not parent:
        name = text[start + len(what.word) : end]
        return (
            (len(name) > _LONG and what.type != "library")
            or bool(vocabulary.proof.search(name))
            or bool(vocabulary.contact.match(text, end))
            or bool(DEFINED.match(text, end))
            or _titled(text, vocabulary, start)
            or not all(is_word(word) or word.isdigit() for word in reading.words.between(start + len(what.word), end))
        )
    return True


def _titled(text: str, vocabulary: Vocabulary, start: int) -> bool:
    return text[max(0, start - _REACH) : start].rstrip(" ").endswith(vocabulary.titles)


def _anchors(reading: Reading, vocabulary: Vocabulary) -> list[Anchor]:
    """All possible beginnings, sorted by place, the longest first."""
    text = reading.text
    around = text + "\n"  # behind the end, and by the index -1 before the beginning
    taken = sorted((m.start, m.end) for m in reading.mentions)
    starts = [start for start, _ in taken]
    anchors: list[Anchor] = []
    for last, (size, what, inside) in vocabulary.automaton.iter(text):
        end = last + 1
        start = end - size
        after = around[end]
        if inside and after in _LETTERS and around[start - 1] in _LETTERS:
            continue  # two thirds of all: letters within a word that happen to be an abbreviation
        if what is not None:
            if after in _MARKS:
                continue
            if starts:
                at = bisect_right(starts, start) - 1
                if at >= 0 and taken[at][1] > start:
                    continue
            if isinstance(what, Form) and what.abbreviation and not stands_alone(reading, vocabulary, start, end, what.text):
                continue
        anchors.append((start, end, what))
    anchors.sort(key=lambda anchor: (anchor[0], -anchor[1]))
    return [anchor for anchor, longer in zip(anchors, [None, *anchors], strict=False) if _stands(reading, vocabulary, anchor, longer)]


def _stands(reading: Reading, vocabulary: Vocabulary, anchor: Anchor, longer: Anchor | None) -> bool:
    """Whether a head noun is a word of its own; not asked where a registered name, ``longer``, begins at the same place."""
    start, end, what = anchor
    if not isinstance(what, Head) or not (what.whole or (what.short and end - start < _UNMISTAKABLE)):
        return True
    if longer is not None and longer[0] == start and isinstance(longer[2], Form) and not longer[2].weak:
        return False
    return _begins(reading, vocabulary, start, what)


def _begins(reading: Reading, vocabulary: Vocabulary, start: int, head: Head) -> bool:
    before = reading.text[max(0, start - 40) : start]
    if before and before[-1] in _LETTERS and not before.endswith(vocabulary.titles) and not reading.words.begins(start):
        return False
    return not (head.whole and before.endswith(" ") and vocabulary.shapes.person.search(before))


def stands_alone(reading: Reading, vocabulary: Vocabulary, start: int, end: int, form: str) -> bool:
    """Whether an abbreviation is not a piece of a longer word or abbreviation."""
    text = reading.text
    before, after = text[start - 1 : start], text[end : end + 1]
    if form.isascii():
        return not (before.isascii() and (before.isalnum() or before in ("@", "/", "."))) and not (after.isascii() and after.isalnum())
    if after.isdigit():
        return False  # the number of a road or a form
    letters = "ก" <= before <= "๎"
    if not form.endswith(".") and "ก" <= after <= "๎" and (letters or not reading.words.begins(end)):
        return False  # letters on both sides make a word
    if letters and not form.endswith(".") and any(is_word(text[at:end]) for at in range(start - 1, max(0, start - _REACH), -1)):
        return False  # the end of a word
    inside = (letters or before == ".") and not reading.words.begins(start)
    return not inside or text[max(0, start - _REACH) : start].endswith(vocabulary.titles)
