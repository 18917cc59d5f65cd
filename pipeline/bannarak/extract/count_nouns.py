"""Who is counted, where the words right before a number of people tell something else: their rank, where they come from, what was done.

"ครูระดับต้นและระดับสูง จำนวน 60 คน" counts teachers, "เพื่อพัฒนาครู 40 คน" teachers, "จัดอบรม ณ โรงเรียน 40 คน" does not say whom.
"""

from __future__ import annotations

from bannarak.extract.component import Reading
from bannarak.extract.count_lexicon import CountWords

__all__ = ["who"]

_BACK = 120  # letters before a phrase in which the people are named that it says more of
_AND = "และ"
_WHOEVER = ("ผู้", "ผู้ที่")  # which are no noun without the verb behind them


def who(reading: Reading, start: int, end: int, words: CountWords, floor: int) -> str | None:
    """The people that the noun phrase from ``start`` to ``end`` names, or who are named before it, not before ``floor``. The phrase itself
    where it may name a group, None where it is nothing that people are counted by.
    """
    text = reading.text
    phrase = text[start:end]
    if phrase.startswith(words.persons):
        return phrase
    done = words.done_to.search(phrase)
    if done and (found := _persons(reading, start + done.start(), end, words)):
        return text[found[0] : end]
    before = text[max(floor, start - 8) : start].rstrip(" (/")
    rank, measure = phrase.startswith(words.ranks), phrase in words.measures
    latin = phrase.isascii()
    no_group = phrase in words.everywhere or (latin and before[-1:].isascii() and before[-1:].isalpha())  # the end of a longer name
    aside = phrase.startswith(words.aside) and (before.endswith(words.relations) or phrase.startswith(words.areas))
    if not (measure or rank or latin or no_group or aside):
        return phrase
    named = _named_before(reading, max(floor, start - _BACK, text.rfind("\n", floor, start) + 1), start, words, measure)
    nobody = measure or no_group or (before.endswith(words.locations) and not rank and not _persons(reading, start, end, words))
    return named if named or nobody else phrase


def _persons(reading: Reading, start: int, end: int, words: CountWords) -> list[int]:
    """Where nouns for people begin in a stretch; that in the name of a body is none, สมาคมครู, nor the second of two in one word,
    นักศึกษาพยาบาล.
    """
    text, over = reading.text, -1
    found: list[int] = []
    for m in words.person.finditer(text, start, end):
        at = m.start()
        if at != over and reading.words.begins(at) and not text.endswith(words.kinds, 0, at):
            found.append(at)
        over = m.end()
    return found


def _named_before(reading: Reading, start: int, end: int, words: CountWords, measure: bool) -> str | None:
    """The people last named in a stretch, unless something was done since; of several it is the word for them all that is counted.
    ``measure``: what is joined to them behind is none of them.
    """
    text = reading.text
    found = _persons(reading, start, end, words)
    if not found or words.clause.search(text, found[-1], end):
        return None
    over = _end(reading, found[-1], words)
    first = not text[start : found[-1]].rstrip().endswith(words.joins)
    last = measure or not text[over:end].lstrip().startswith(_AND)
    if first and last:
        return text[found[-1] : over]
    whole = words.whole.search(text, start, found[-1])
    return whole[1] if whole else None


def _end(reading: Reading, start: int, words: CountWords) -> int:
    """Where the noun that begins at ``start`` is over: at a blank, or at a word that says more of it."""
    text, end = reading.text, start
    while (word := text[end : (next_end := reading.words.end(end))]) and word[0].isalpha():
        over = word in words.stops or word in words.locations or word.startswith(words.ranks)
        if over and end > start and text[start:end] not in _WHOEVER:
            break
        end = next_end
    return end
