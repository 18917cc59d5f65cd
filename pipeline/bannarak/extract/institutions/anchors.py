"""Where names may begin: what the registry, the lexicon of heads and the look-alikes have in the text."""

from __future__ import annotations

import re
from bisect import bisect_left

from bannarak.extract.component import Reading
from bannarak.extract.institutions.spaced import spaced_names
from bannarak.extract.institutions.vocabulary import Form, Head, Vocabulary
from bannarak.thai.corpus import frequency
from bannarak.thai.literals import Sought
from bannarak.thai.marks import DEPENDENT
from bannarak.thai.tokens import is_word

__all__ = ["LETTERS", "Anchor", "Anchors", "stands_alone"]

Anchor = tuple[int, int, Head | Form | None]
"""Start, end and what stands there; None: no name begins here."""

_LETTERS_BEFORE, _LONE_BEHIND = re.compile(r"(?<![ก-๎.])[ก-ฮ]{1,4}\Z"), re.compile(r"[ก-ฮ](?![ก-๎])")
_CONSONANTS = re.compile("[ก-ฮ. ]+")
_DOTTED_BEHIND = re.compile(r"[ก-ฮ]{1,3}\.")
_SPELT_OUT = re.compile(r"((?:[A-Z][A-Za-z’'-]*[ -]){2,8})\($")
_FIRST_ITEM, _SECOND_ITEM = re.compile(r"ก\.(?![ก-ฮ]{1,3}\.)"), re.compile(r"ข\.(?<![ก-๎.]ข\.)(?![ก-ฮ]\.)")
_ITEM = 3000  # letters of an item of a list
_GOES_ON = DEPENDENT | {"ๆ"}
LETTERS = frozenset(map(chr, range(ord("ก"), ord("๎") + 1)))
_OPEN = frozenset("เแโใไั")  # vowels that go on with a consonant: no word ends with them
_REACH = 16  # no title is longer
_SHORT = 3  # letters and dot of an abbreviation that ends many words
_WORD = 16  # letters of a word that may end with those of an abbreviation
_LATIN = re.compile("[A-Za-z0-9]")
_PRODUCT = re.compile(r" (?!Thailand|Singapore|Asia|Co\b|Ltd|Inc|Pte|Public)(?:[A-Z][a-z]+|e[A-Z])")  # behind the name of a firm
_SCHEMED, _FAR = re.compile(r"\.?[ ]?[-–.]?[ ]?[0-9๐-๙]"), 5
_COMMON = 3000  # occurrences in the corpus from which letters are a word before an abbreviation and no part of it
_SCHEME, _WWW = "://", "www."
_ADDRESSED = Sought(_SCHEME, _WWW)
_SITE = re.compile(r"(?:[ก-๎A-Za-z0-9-]+\.)+[a-z]{2}")  # its name in an address
_IN_FILE_NAME = re.compile(r"(?:[-_][A-Za-z0-9_-]*)?\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|zip)(?![A-Za-z])", re.IGNORECASE)
_UNMISTAKABLE = 4  # letters and dot of a short head that no word ends with: the tokenizer cuts "จากบจก." anywhere


class Anchors:
    """All possible beginnings, sorted by place, the longest first.

    Whether a head noun is a word of its own takes the words around it to tell, so it is asked only where it matters.
    """

    def __init__(self, reading: Reading, vocabulary: Vocabulary) -> None:
        self._reading, self._vocabulary = reading, vocabulary
        matches = _matches(reading, vocabulary)
        matches += spaced_names(reading, vocabulary, {start for start, _, what in matches if isinstance(what, Head) and not what.unit})
        self.items = sorted(matches, key=lambda anchor: (anchor[0], -anchor[1]))
        self._known: dict[int, bool] = {}

    def stands(self, index: int) -> bool:
        """Whether the anchor is no piece of another word."""
        known = self._known.get(index)
        if known is None:
            known = self._known[index] = self._stands(index)
        return known

    def beginning(self, place: int) -> Head | Form | None:
        """What a name that begins at ``place`` begins with; None if none does."""
        index = self.seek(bisect_left(self.items, (place,)), place)
        return self.items[index][2] if index < len(self.items) and self.items[index][0] == place else None

    def seek(self, index: int, place: int) -> int:
        """The first anchor from ``index`` on that begins behind ``place``, or at it and stands."""
        items = self.items
        while index < len(items) and (items[index][0] < place or (items[index][0] == place and not self.stands(index))):
            index += 1
        return index

    def _stands(self, index: int) -> bool:
        start, end, what = self.items[index]
        if isinstance(what, Head) and what.short and _has_letters_more(self._reading.text, start):
            return False
        if not isinstance(what, Head) or not (what.whole or (what.short and end - start < _UNMISTAKABLE)):
            return True
        longer, _, name = self.items[index - 1] if index else (-1, -1, None)
        if longer == start and isinstance(name, Form) and not name.weak:
            return False  # a registered name begins here
        before = self._reading.text[max(0, start - 40) : start]
        if before and before[-1] in LETTERS and not before.endswith(self._vocabulary.titles) and not self._reading.words.begins(start):
            return False
        if what.only and self._reading.text.startswith(what.only, end):
            return True  # รศ.ดร.มาลี คณะสังคมวิทยา…
        return not (what.whole and before.endswith(" ") and self._vocabulary.shapes.person.search(before))


def _matches(reading: Reading, vocabulary: Vocabulary) -> list[Anchor]:
    text = reading.text
    around = text + "\n"  # behind the end, and by the index -1 before the beginning
    taken = bytearray(len(text))
    for m in reading.mentions:
        taken[m.start : m.end] = b"\1" * (m.end - m.start)
    for at, mark in reading.literals.places(_ADDRESSED):
        if site := _SITE.match(text, at if mark == _WWW else at + len(_SCHEME)):
            taken[site.start() : site.end()] = b"\1" * (site.end() - site.start())
    codes = {m.start for m in reading.mentions if m.label == "evidence"}
    anchors: list[Anchor] = []
    others: set[str] = set()  # abbreviations that mean something else in this document
    for last, (size, what, inside) in vocabulary.automaton.iter(text):
        end = last + 1
        start = end - size
        after = around[end]
        if inside:
            before = around[start - 1]
            if before in LETTERS and (after in LETTERS or before in _OPEN):
                continue  # two thirds of all: letters within a word that happen to be an abbreviation
        if what is not None:
            if after in _GOES_ON or taken[start]:
                continue
            if after == "." and text.find(".", start, end) == end - 1:
                continue  # the dots of "มอบ...หนังสือ" are no abbreviation's
            if text[start] == "ก" and text.startswith("ก.", start) and _lists(text, start, end):
                continue  # "ก.พลังงาน ข.น้ำ" is a list, no ministry
            if isinstance(what, Form):
                if what.text.isascii() and (_LATIN.match(after) or _LATIN.match(around[start - 1])):
                    continue  # Big C, but not Big Cleaning
                if what.text.isascii() and around[start - 1] in "-_" and _IN_FILE_NAME.match(text, end):
                    continue  # report-PULINET-2020.pdf
                if what.type == "company" and what.text.isascii() and _PRODUCT.match(text, end):
                    continue  # EBSCO Discovery Service
                if after in LETTERS and what.text.endswith(".") and _LONE_BEHIND.match(text, end):
                    continue  # ก.พ. of ก.พ.ร
                if after in LETTERS and what.text in vocabulary.nicknames and not reading.words.begins(end):
                    continue  # นาโนเทคโนโลยี is no นาโนเทค
                if what.abbreviation:
                    if codes and _SCHEMED.match(text, end) and not codes.isdisjoint(range(end, end + _FAR)):
                        continue  # the mark of a scheme before its code: (AUN 6.1-1)
                    if not stands_alone(reading, vocabulary, start, end, what.text):
                        continue
                    if what.text.isascii() and (what.text in others or _is_another(text, start, what, vocabulary)):
                        others.add(what.text)
                        continue
        anchors.append((start, end, what))
    return anchors


def _lists(text: str, start: int, end: int) -> bool:
    """Whether "ก." counts an item, as "ข." does behind it."""
    return bool(_FIRST_ITEM.match(text, start, end)) and (
        text[start - 1 : start] == "." or bool(_SECOND_ITEM.search(text, end, end + _ITEM))
    )


def _is_another(text: str, start: int, form: Form, vocabulary: Vocabulary) -> bool:
    """Whether the words before an abbreviation in brackets spell out something else: "Mobile Stroke Unit (MSU)"."""
    spelt = _SPELT_OUT.search(text, max(0, start - 120), start)
    if spelt is None:
        return False
    words = re.split("[ -]+", spelt[1].strip(" -"))[-len(form.text) :]
    if "".join(word[0] for word in words) != form.text:
        return False
    return not any(words[0].casefold() in vocabulary.registry[identity].name_en.casefold() for identity in form.ids)


def _has_letters_more(text: str, start: int) -> bool:
    """Whether letters before an abbreviation make another one of it: อพม., มรพส."""
    more = _LETTERS_BEFORE.search(text, max(0, start - 5), start)
    return more is not None and (len(more.group()) == 1 or frequency(more.group()) < _COMMON)


def stands_alone(reading: Reading, vocabulary: Vocabulary, start: int, end: int, form: str) -> bool:
    """Whether an abbreviation is not a piece of a longer word or abbreviation."""
    text = reading.text
    before, after = text[start - 1 : start], text[end : end + 1]
    if form.isascii():
        return not (before.isascii() and (before.isalnum() or before in ("@", "/", "."))) and not (
            after.isascii() and (after.isalnum() or after == "@")
        )
    if after.isdigit():
        return False  # the number of a road or a form
    if "ก" <= before <= "ฮ" and _has_letters_more(text, start):
        return False
    letters = "ก" <= before <= "๎"
    spoken = letters and not _CONSONANTS.fullmatch(form) and reading.words.begins(start)  # "และโออาร์ได้": no letters, but a word
    if (
        not form.endswith(".")
        and "ก" <= after <= "๎"
        and ((letters and not spoken) or not reading.words.begins(end) or _DOTTED_BEHIND.match(text, end))
    ):
        return False  # letters on both sides make a word; letters and a dot, another abbreviation: สวท of สวทน.
    if letters and not form.endswith(".") and any(is_word(text[at:end]) for at in range(start - 1, max(0, start - _WORD), -1)):
        return False  # the end of a word
    inside = (letters or before == ".") and not reading.words.begins(start)
    ahead = text[max(0, start - _REACH) : start]
    return (
        not inside
        or ahead.endswith(vocabulary.titles)
        or (before == "." and ahead.removesuffix(".").endswith(vocabulary.titles))  # รองปลัด.มท.
        or (form.endswith(".") and len(form) > _SHORT and ahead.endswith(vocabulary.leads))
    )
