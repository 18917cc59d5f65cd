"""Where names begin: anchors of the registry and of head nouns, and the choice among them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from bannarak.extract.component import Reading
from bannarak.extract.institutions.extent import Anchor, Extents
from bannarak.extract.institutions.vocabulary import Form, Head, Vocabulary

__all__ = ["Found", "scan"]

Found = tuple[int, int, Form | Head]

_MARKS = frozenset("ะัาำิีึืฺุู็่้๊๋์ํๆ")
_TITLES = ("อธิบดี", "ปลัด", "ผู้อำนวยการ", "เลขาธิการ", "นายก", "ว่าการ", "ประธาน", "หัวหน้า", "รมว.", "รมช.", "ผอ.", "โฆษก", "คณบดี")


def scan(reading: Reading, vocabulary: Vocabulary) -> Iterator[Found]:
    """The names of the text in order: start, end and what they begin with."""
    anchors = list(_anchors(reading, vocabulary))
    extents = Extents(reading, vocabulary, anchors)
    done = 0
    for index, (start, _, what) in enumerate(anchors):
        if start < done:
            continue
        end = extents.grow(index)
        if end is not None and _named(reading, what, start, end):
            yield start, end, what
            done = end


def _named(reading: Reading, what: Form | Head, start: int, end: int) -> bool:
    if isinstance(what, Form):
        return not what.weak or reading.text[max(0, start - 14) : start].rstrip().endswith(_TITLES)
    if what.unit:
        return " " in reading.text[start:end] or reading.text[:start].endswith(_TITLES)
    return True


def _anchors(reading: Reading, vocabulary: Vocabulary) -> Iterator[Anchor]:
    text = reading.text
    taken = sorted((m.start, m.end) for m in reading.mentions)
    starts = [start for start, _ in taken]
    for last, (size, what) in vocabulary.automaton.iter_long(text):
        start, end = last + 1 - size, last + 1
        if starts:
            at = bisect_right(starts, start) - 1
            if at >= 0 and taken[at][1] > start:
                continue
        if end < len(text) and text[end] in _MARKS:
            continue
        if isinstance(what, Form):
            if what.abbreviation and not _stands_alone(reading, start, end, what.text):
                continue
        elif (what.whole or what.short) and not reading.word_begins(start) and not text[max(0, start - 14) : start].endswith(_TITLES):
            continue
        yield start, end, what


def _stands_alone(reading: Reading, start: int, end: int, form: str) -> bool:
    """Whether an abbreviation is not a piece of a longer word or abbreviation."""
    text = reading.text
    before, after = text[start - 1 : start], text[end : end + 1]
    if form.isascii():
        return not (before.isascii() and before.isalnum()) and not (after.isascii() and after.isalnum())
    inside = (before == "." or "ก" <= before <= "๎") and not reading.word_begins(start)
    if inside and not text[max(0, start - 14) : start].endswith(_TITLES):
        return False
    return form.endswith(".") or not "ก" <= after <= "๎" or reading.word_begins(end)
