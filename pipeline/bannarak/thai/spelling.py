"""Two spellings of a name compared word by word: whether one is a slip of the pen, or another name."""

from __future__ import annotations

import re
from functools import lru_cache
from math import inf, log

from bannarak.thai.corpus import frequency
from bannarak.thai.tokens import is_word, tokenise

__all__ = ["PART", "THAI_RUN", "heard", "is_generic", "is_slip", "is_word_misspelt", "name_parts", "words"]

PART = re.compile(r"[^\s“”\"'‘’]+")
"""What stands between spaces and quotes, which tell no two names apart."""
THAI_RUN = re.compile(r"[ก-ฮเ-ไ][ก-ฮะ-ฺเ-ๅ็-๎]{6,}")
"""Thai letters, enough of them for a name."""
_COMMON = 600  # occurrences from which both halves of a compound are words
_NOMINAL = re.compile("(?:การ|ความ)[ก-ฮเ-ไ]")  # verbs made nouns (การคลัง): two words
_SHORT_WORD = 8  # letters: a longer word may be a compound (ประชาสัมพันธ์)
_CORPUS = 12_000_000  # words
_RARE = 300  # occurrences in the corpus below which a piece of a name is no word but a slip
_FRAGMENT = 5000  # what a torn word leaves behind (กระ, คน) is a word by itself and common; real neighbours are more so


def name_parts(name: str, heads: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """The Thai parts of a name between spaces that are names themselves, with their places: the first, and those that begin with one of
    the ``heads`` (a unit and its parent are two).
    """
    found = ((part.start(), run.group()) for part in PART.finditer(name) if (run := THAI_RUN.match(name, part.start())))
    return tuple((start, run) for start, run in found if start == 0 or run.startswith(heads))


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """The words of a name, compounds of the dictionary (กระทรวงการคลัง, หนองแค) taken apart, so that names can be compared word by word."""
    return tuple(part for word in tokenise(text) for part in _parts(word))


@lru_cache(maxsize=20_000)
def _parts(word: str) -> tuple[str, ...]:
    """``word`` as the likeliest run of short common words, or as it is if it is none."""
    if len(word) < 5 or (len(word) <= _SHORT_WORD and frequency(word) >= _COMMON and not _NOMINAL.match(word)):
        return (word,)
    best: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
    for end in range(1, len(word) + 1):
        ways: list[tuple[float, tuple[str, ...]]] = []
        for start in range(max(0, end - _SHORT_WORD), end - 1):
            part = word[start:end]
            seen = frequency(part)
            if seen >= _COMMON and best[start][0] > -inf and not _NOMINAL.match(part):
                ways.append((best[start][0] + log(seen / _CORPUS), (*best[start][1], part)))
        best.append(max(ways, default=(-inf, ())))
    return best[-1][1] or (word,)


def is_generic(text: str) -> bool:
    """Whether ``text`` consists of common words alone, so that it may name a kind of institution and no single one."""
    return all(frequency(word) >= _COMMON for word in words(text))


def changed(one: str, other: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words in which two names differ: what remains of each between the words both begin and end with."""
    a, b = words(one), words(other)
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return a[start : len(a) - end], b[start : len(b) - end]


def is_slip(written: str, meant: str, registered: bool) -> bool:
    """Whether what ``written`` has in place of a part of ``meant`` is no word; of a registered name also a word that only sounds alike."""
    wrong, right = changed(written, meant)
    if not wrong or not right:
        more = "".join(wrong or right)
        another = frequency(more) >= _COMMON and (written if wrong else meant).startswith(more)  # จดหมายเหตุแห่งชาติ, หอจดหมายเหตุแห่งชาติ
        return 0 < len(more) <= 2 and more not in _SHORT and not another
    if not registered and len("".join(right)) < 2:
        return False
    rarest = min(map(frequency, wrong))
    if rarest < _RARE or (len(wrong) > len(right) and rarest < _FRAGMENT):
        return True
    if registered:
        return _sound("".join(wrong)) == _sound("".join(right))
    # Two names of one document that only letters of one sound tell apart are one: เอเชีย, เอเซีย.
    return len(written) >= _LONG_NAME and written.translate(_SAME_SOUND) == meant.translate(_SAME_SOUND)


def heard(text: str) -> str:
    """``text`` with one letter for all that sound alike, or, as ฎ and ฏ, look so."""
    return text.replace("ฏ", "ฎ").translate(_SAME_SOUND)


def is_word_misspelt(written: str, meant: str) -> bool:
    """Whether of two names the dictionary has the word of ``meant`` in which they differ, and not that of ``written``: ราษฎร์, ราษฏร์."""
    wrong, right = ("".join(parts) for parts in changed(written, meant))
    return not is_word(wrong) and is_word(right) and (frequency(right) >= _KNOWN or len(right) > _SHORT_WORD)


_KNOWN = 250  # occurrences of a word that is no accident of letters
_SHORT = frozenset({"ใน", "ณ"})
_SAME_SOUND = str.maketrans("ใศษณฎฏฐธภญซ", "ไสสนดตททพยช")
_LONG_NAME = 12  # letters
_ALIKE = str.maketrans("ใศษณฎฏฐธภญซร", "ไสสนดตททพยชล", "่้๊๋์็")


def _sound(text: str) -> str:
    """``text`` with letters that sound alike made equal and without tone marks: what tired fingers mix up."""
    return text.translate(_ALIKE)
