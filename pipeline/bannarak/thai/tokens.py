"""Words by PyThaiNLP's dictionary, cut by its Rust tokenizer (nlpo3).

Every character is kept, so offsets are running lengths. :class:`Words` cuts a document phrase by phrase and only where somebody asks:
most of a text is never looked at word by word, and cutting all of it would take as long as all the rest of the extraction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from nlpo3 import load_dict, segment

from bannarak.thai.corpus import corpus_file, dictionary, frequencies

__all__ = ["Words", "is_word", "tokenise"]

_LIMIT = 2000  # the dictionary graph of one call stays small; a longer run of letters is cut here
# Letters up to the next white space, with a repetition mark behind it (ต่าง ๆ is one word), or white space.
_PHRASE = re.compile(rf"(?!ๆ)\S{{1,{_LIMIT}}}(?:[^\S\n]{{1,4}}ๆ\S{{0,{_LIMIT}}})?|\S{{1,{_LIMIT}}}|[^\S\n]+|\n")
_BLANKS = frozenset(filter(str.isspace, map(chr, range(0x3001)))) - {"\n"}
_STRIPPED = "".join(sorted(_BLANKS))
_SPACES, _NO_BEGINNING = _BLANKS | {"\n"}, _BLANKS | {"ๆ"}  # behind white space only these may go on with the word before it
# Numbers, dotted abbreviations, Latin runs and the endings of files are one word each: the dictionary knows none and cuts them to pieces.
_FIGURES, _LATIN = r"[0-9๐-๙]+(?:[.,:/–-][0-9๐-๙]+)*", r"[A-Za-z][A-Za-z'’&.-]*[A-Za-z]"
# Else the dot of the ending makes an abbreviation of the letters before it.
_FILE = r"(?<=[ก-๎])\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|zip|txt|html?)(?![A-Za-z])"
_LITERAL = re.compile(rf"{_FIGURES}|{_FILE}|(?:[ก-ฮ]{{1,4}}\.){{2,}}|{_LATIN}")
_LITERAL_UNDOTTED = re.compile(rf"{_FIGURES}|{_LATIN}")  # stops at no Thai letter, so that a phrase without a dot is passed at once

# Where an old word of the dictionary begins with the last letter of a word, two that are met are meant: แล้|วจะ is แล้ว|จะ, จา|กวัด จาก|วัด.
_COMMON, _MET = 1000, 300  # occurrences in the corpus of the one behind, and of the one before


@cache
def _dictionary() -> str:
    load_dict(str(corpus_file("words_th.txt")), "bannarak")
    return "bannarak"


def tokenise(text: str) -> list[str]:
    """The words of ``text`` in order; joined they give ``text`` back. White space is words of its own."""
    dictionary = _dictionary()
    return [word for phrase in _PHRASE.findall(text) for word in (segment(phrase, dictionary) if not phrase.isspace() else (phrase,))]


@lru_cache(maxsize=20_000)
def _cut(letters: str) -> tuple[str, ...]:
    """The words of letters without a space: mostly the names of institutions with what stands around them, which come again and again."""
    words = segment(letters, _dictionary())
    known = frequencies()
    for at, word in enumerate(words):
        if at and word not in known and len(word) > 2 and known.get(word[1:], 0) >= _COMMON:
            longer = words[at - 1] + word[0]
            if known.get(longer, 0) >= _MET:
                words[at - 1 : at + 1] = longer, word[1:]
    return tuple(words)


class Words:
    """Where the words of a text begin and end. A position is in code points of ``text``; its length counts as the start of a word."""

    __slots__ = ("_ends", "_high", "_low", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._ends: dict[int, int] = {}  # of the words that are known, by their starts
        self._low = self._high = 0  # the phrase that was asked about last

    def begins(self, at: int) -> bool:
        """Whether a word begins at ``at``."""
        if at in self._ends or at == len(self.text):
            return True
        if at and self.text[at - 1] in _SPACES and self.text[at] not in _NO_BEGINNING:
            return True  # nothing need be cut to know that
        return self._cuts(at) and at in self._ends

    def end(self, at: int) -> int:
        """The end of the word that holds ``at``; the end of the text behind it."""
        found = self._ends.get(at)
        if found is None:
            if at >= len(self.text):
                return len(self.text)
            self._cuts(at)
            start = at
            while (found := self._ends.get(start)) is None:
                start -= 1
        return max(found, at + 1)

    def start(self, at: int) -> int:
        """The start of the word that ends at or holds the character before ``at``; 0 at the beginning."""
        at = max(at - 1, 0)
        self._cuts(at)
        while at and at not in self._ends:
            at -= 1
        return at

    def between(self, start: int, end: int) -> list[str]:
        """The words of a stretch, those at its edges as far as they are in it."""
        found = []
        while start < end:
            stop = min(self.end(start), end)
            found.append(self.text[start:stop])
            start = stop
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self.between(0, len(self.text)))

    def _cuts(self, at: int) -> bool:
        """Cut the phrase that holds ``at``; whether that was still to do."""
        if self._low <= at < self._high or at >= len(self.text):
            return False
        self._low, self._high = start, end = self._phrase(at)
        if start in self._ends:
            return False
        self._add(start, end)
        return True

    def _phrase(self, at: int) -> tuple[int, int]:
        """The phrase, or the white space, that holds ``at``."""
        text = self.text
        start = run = self._run(at)
        if text[start] == "ๆ" and start and text[start - 1] in _BLANKS:
            start = self._run(start - 1)
        if start and text[start] in _BLANKS and text[start - 1] != "\n":
            start = self._run(start - 1)  # a repetition mark may lie behind the blanks
        found = _PHRASE.match(text, start)
        if found is None or found.end() <= at:
            found = _PHRASE.match(text, start := run)
        assert found is not None
        return start, found.end()

    def _run(self, at: int) -> int:
        """Where the letters, or the blanks, around ``at`` begin; a run of letters without end is cut at every so many."""
        text = self.text
        if text[at] == "\n":
            return at
        before = text[max(0, at - _LIMIT) : at]
        if text[at].isspace():
            return at - len(before) + len(before.rstrip(_STRIPPED))
        letters = "" if not before or before[-1].isspace() else before.rsplit(None, 1)[-1]
        return at - at % _LIMIT if len(letters) == _LIMIT else at - len(letters)

    def _add(self, start: int, end: int) -> None:
        """Know the words of a phrase."""
        text, ends = self.text, self._ends
        if text[start].isspace():
            ends[start] = end
            return
        at = start
        literals = _LITERAL if text.find(".", start, end) >= 0 else _LITERAL_UNDOTTED
        for literal in literals.finditer(text, start, end):
            first, last = literal.span()
            if at < first:
                self._segment(at, first)
            ends[first] = at = last
        if at < end:
            self._segment(at, end)

    def _segment(self, at: int, end: int) -> None:
        ends = self._ends
        for word in _cut(self.text[at:end]):
            stop = at + len(word)
            ends[at] = stop
            at = stop


def is_word(text: str) -> bool:
    """Whether ``text`` is a word of PyThaiNLP's dictionary."""
    return text in dictionary()
