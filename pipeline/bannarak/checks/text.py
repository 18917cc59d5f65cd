"""T: how the text itself is written: digits of two scripts, damage, words struck twice."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from operator import itemgetter

from bannarak.checks.rule import Hit, Setting, Wording, check
from bannarak.knowledge import Knowledge
from bannarak.records import Record
from bannarak.thai.words import frequency

__all__: list[str] = []

_THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
_THAI_DIGIT = re.compile(f"[{_THAI_DIGITS}]")
# Digits of names, codes and addresses that are Latin anyway (COVID-19, A4, info2@…) say nothing about the digits of the text.
_NUMBER = re.compile(r"(?<![A-Za-z0-9๐-๙/_.@-])[0-9๐-๙]+(?:[.,][0-9๐-๙]+)*(?![A-Za-z0-9๐-๙_@]|[/-][A-Za-z])")


@check("T601")
def mixed_digits(record: Record, setting: Setting) -> Iterator[Hit]:
    """Numbers in Thai and in Arabic digits: once for the document, and each number that mixes them within itself."""
    if not any(map(record.text.__contains__, _THAI_DIGITS)):  # ten such searches take a fifth of one for a set of characters
        return
    thai: list[tuple[int, int]] = []
    arabic: list[tuple[int, int]] = []
    for number in _NUMBER.finditer(record.text):
        written = number.group()
        n = len(_THAI_DIGIT.findall(written))
        if n == 0:
            arabic.append(number.span())
        elif n == len(written) - written.count(".") - written.count(","):
            thai.append(number.span())
        else:
            within = Wording(f"“{written}” ปนเลขไทยกับเลขอารบิกในจำนวนเดียว", f"“{written}” mixes them within one number")
            yield Hit(*number.span(), {"where": within})
    if thai and arabic:
        fewer, more = (thai, arabic) if len(thai) <= len(arabic) else (arabic, thai)
        whole = Wording(
            f"ใช้เลขไทย {len(thai)} แห่ง เลขอารบิก {len(arabic)} แห่ง", f"{len(thai)} numbers in Thai digits, {len(arabic)} in Arabic ones"
        )
        yield Hit(*fewer[0], {"where": whole}, related=(more[0],))


_ODD = re.compile("[\ufffd\ue000-\uf8ff¡-ÚßÝà-û]")
"""Characters that Thai text hardly has."""
_GARBLED = r"[¡-ÚßÝà-û]"
_DAMAGE_OF_ODD = (  # with such a character at least
    ("lost", re.compile("\ufffd(?:[^\n]{0,3}\ufffd)*")),
    ("glyph", re.compile("[\ue000-\uf8ff][\ue000-\uf8ff]+")),
    ("code", re.compile("à[¸¹][^\n](?:\\s?à[¸¹][^\n])+")),  # UTF-8 read as Latin-1
    ("code", re.compile(f"{_GARBLED}{_GARBLED}{{3,}}(?: {_GARBLED}{{2,}})*")),  # TIS-620 read as Latin-1
)
# Every pattern begins with a literal, which the regex engine seeks at full speed.
_DAMAGE = (
    ("glyph", re.compile(r"\(cid:\d+\)(?:\s?\(cid:\d+\))*")),  # a PDF font without a character map
    ("asked", re.compile(r"\?\?\?\?*(?: \?\?+)+")),
    ("code", re.compile("เ[ธน][^\n](?: ?เ[ธน][^\n]){3,}")),  # UTF-8 read as TIS-620: every character begins with เธ or เน
)
# No Thai word begins with a mark or with one of these vowels; one is a slip of the finger, three in a line are a damaged line.
_TORN = re.compile(r"[ \n][ะ-ฺ็-๎]")
_TORN_AT = (re.compile(r" [ะ-ฺ็-๎]"), re.compile(r"\n[ะ-ฺ็-๎]"))  # the same; a literal first is sought three times as fast as a set
_KINDS = {
    "lost": Wording("ตัวอักษรหายไป", "characters are lost"),
    "glyph": Wording("เป็นรหัสรูปอักษร ไม่ใช่ตัวอักษร", "glyph numbers stand for characters"),
    "code": Wording("อ่านด้วยรหัสอักขระผิดชุด", "read in the wrong encoding"),
    "asked": Wording("ตัวอักษรกลายเป็นเครื่องหมายคำถาม", "characters have become question marks"),
    "marks": Wording("สระและวรรณยุกต์หลุดจากตำแหน่ง", "vowels and tone marks are torn from their consonants"),
    "source": Wording("ต้นฉบับเสียหายจนซ่อมไม่ได้", "damaged beyond repair at its source"),
}
_NEAR = 400  # damage closer than this is one place to look at


@check("T602")
def broken_text(record: Record, setting: Setting) -> Iterator[Hit]:
    """Damaged stretches, neighbouring ones as one."""
    patterns = (*_DAMAGE_OF_ODD, *_DAMAGE) if _ODD.search(record.text) else _DAMAGE
    found = [(m.start(), m.end(), kind) for kind, pattern in patterns for m in pattern.finditer(record.text)]
    found += [(span.start, span.end, "source") for span in record.document.broken]
    found += _torn_lines(record.text)
    for start, end, kind in _joined(sorted(found)):
        yield Hit(start, end, {"kind": _KINDS[kind]})


def _torn_lines(text: str) -> Iterator[tuple[int, int, str]]:
    if not any(pattern.search(text) for pattern in _TORN_AT):
        return
    line: list[int] = []
    line_end = -1
    for found in _TORN.finditer(text):
        if found.start() >= line_end:
            if len(line) >= 3:
                yield line[0], line[-1] + 2, "marks"
            line, line_end = [], text.find("\n", found.start() + 1)
            line_end = len(text) if line_end < 0 else line_end
        line.append(found.start())
    if len(line) >= 3:
        yield line[0], line[-1] + 2, "marks"


def _joined(found: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    open_: tuple[int, int, str] | None = None
    for start, end, kind in found:
        if open_ and start - open_[1] <= _NEAR:
            open_ = (open_[0], max(open_[1], end), open_[2])
        else:
            if open_:
                yield open_
            open_ = (start, end, kind)
    if open_:
        yield open_


@dataclass(frozen=True, slots=True)
class _Doubling:
    """Words that may be doubled, words that never follow themselves, and the latter doubled as ``_low_bytes``."""

    twice: frozenset[str]
    never: tuple[str, ...]
    never_doubled: tuple[bytes, ...]


@cache
def _doubling(knowledge: Knowledge) -> _Doubling:
    words = knowledge.lexicon("text")
    never = tuple(words["never_again"])
    return _Doubling(frozenset(words["doubled"]), never, tuple(_low_bytes(word * 2) for word in never))


@check("T603")
def repeated_word(record: Record, setting: Setting) -> Iterator[Hit]:
    """The same word twice in a row. Thai doubles a word with ๆ, so that two written out are a slip, but for some that double by nature."""
    text, starts = record.text, setting.word_starts
    words = _doubling(setting.knowledge)
    low = _low_bytes(text)
    told = 0  # a word struck many times over is one slip
    for at in _alike_neighbours(low, starts):
        start, end = starts[at], starts[at + 1]
        if start < told:
            continue
        word = text[start:end]
        if text.startswith(word, end) and len(word) > 1 and word not in words.twice and _is_thai_word(word):
            # The second may have been read as the beginning of a compound: จัดจัดกิจกรรม.
            end_of_next = starts[at + 2] if at + 2 < len(starts) else len(text)
            rest = text[2 * end - start : end_of_next]
            if not rest or (len(word) > 2 and frequency(rest) >= _WORD):
                yield Hit(start, 2 * end - start, {"word": word}, expected=word)
                told = 2 * end - start
                while text.startswith(word, told):
                    told += len(word)
    if any(map(low.replace(b" ", b"").__contains__, words.never_doubled)):
        yield from _never_doubled(text, starts, words.never)


def _low_bytes(text: str) -> bytes:
    """The low byte of each character: at the same offsets, enough to tell the letters of one script apart, and fast to search."""
    return text.encode("utf-32-le", "surrogatepass")[::4]


def _alike_neighbours(low: bytes, starts: Sequence[int]) -> list[int]:
    """The indices of words that begin with the same byte as the next one.

    A document has a thousand words, of which a few are such, so no loop runs over them: the first bytes, read as one large number, are
    compared with themselves moved by one word, and leave a zero byte where two are equal.
    """
    if len(starts) < 2:
        return []
    first = bytes(itemgetter(*starts)(low))
    differing = int.from_bytes(first[:-1], "big") ^ int.from_bytes(first[1:], "big")
    return [zero.start() for zero in _ZERO.finditer(differing.to_bytes(len(first) - 1, "big"))]


_ZERO = re.compile(b"\\0")


def _never_doubled(text: str, starts: Sequence[int], words: Iterable[str]) -> Iterator[Hit]:
    for word, gap in product(words, ("", " ")):
        for first in _all(text, f"{word}{gap}{word}"):
            end = first + 2 * len(word) + len(gap)
            if (_at(starts, first) or not gap) and (_at(starts, end) or end == len(text)):
                yield Hit(first, end, {"word": word}, expected=word)


_WORD = 600  # occurrences in the corpus from which what is left of a compound is a word


def _all(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + len(part))


def _at(sorted_numbers: Sequence[int], number: int) -> bool:
    at = bisect_left(sorted_numbers, number)
    return at < len(sorted_numbers) and sorted_numbers[at] == number


def _is_thai_word(word: str) -> bool:
    return all("ก" <= c <= "๎" for c in word)
