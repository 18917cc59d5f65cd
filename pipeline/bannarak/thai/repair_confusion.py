"""Two characters that a document shows as one: a font that gives SARA AA and SARA AM the same name, or a vowel sign that of a tone mark.

No byte of the file tells them apart any more; the language does. Each stretch of Thai is read as the likeliest row of words (unigram
frequencies of the Thai National Corpus, as PyThaiNLP ships them) among those that look like it. Letters of no word stay as shown.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import product

from bannarak.thai.corpus import corpus_file, dictionary

__all__ = ["Pairs", "likelihood", "restore_tones", "untangle"]

Pairs = tuple[tuple[str, str], ...]

_LONGEST = 24  # letters of a word
_FADED = -4.0  # log probability that OCR misses a tone mark that stands on another mark: about one in fifty on scans at 200 dpi
_UNKNOWN = -22.0  # log probability of a letter outside words: less likely than the rarest word
_MUDDLED = re.compile("([่-์])([ัิ-ฺ])")
_SPACE = -2.0  # log probability of a space between words: Thai writes one in about seven
_PLACES = ("บ้าน", "ตำบล", "อำเภอ", "หมู่บ้าน", "วัด")
_NAMES = ("นา", "ทา")  # how names of places begin, and none with นำ or ทำ
_STRETCH = re.compile("[ก-๎]{2,}")
_FADING = re.compile("(?<=[ิีึืัุู])[่้]")


Readings = dict[str, tuple[float, str]]
"""What looks like one word and may be another: the log probability of the likeliest and what it says. Words that look like nothing but
themselves are left out.
"""


@cache
def _likelihoods() -> dict[str, float]:
    """The log probability of every word of the dictionary."""
    words = dictionary()
    fields = corpus_file("tnc_freq.txt").read_text(encoding="utf-8-sig").replace("\t", "\n").split("\n")
    met = {word: int(times) for word, times in zip(fields[::2], fields[1::2], strict=False) if word in words}  # the corpus has slips
    total = math.log(len(words) + sum(met.values()))
    return {**dict.fromkeys(words, -total), **{word: math.log(1 + times) - total for word, times in met.items()}}


@cache
def _readings(pairs: Pairs) -> Readings:
    """The words with hidden characters as they look in the document."""
    known = _likelihoods()
    looks = {ord(hidden): shown for shown, hidden in pairs}
    tangled = [word for _, hidden in pairs for word in known if hidden in word]
    found = _beside_words((word.translate(looks), known[word], word) for word in tangled)
    for first, name in product(_PLACES, _NAMES):  # likelier than what looks like it
        look = name.translate(looks)
        likelihood = found[look][0] if look in found else known[look]
        _keep(found, (first + name).translate(looks), known[first] + likelihood + 1, first + name)
    return found


@cache
def _faded() -> Readings:
    """The words less one of their tone marks."""
    known = _likelihoods()
    return _beside_words(
        (word[: tone.start()] + word[tone.end() :], known[word] + _FADED, word) for word in known for tone in _FADING.finditer(word)
    )


def _beside_words(looks: Iterable[tuple[str, float, str]]) -> Readings:
    """The likeliest for each look, the word that is written so among them; the first in the alphabet of equals."""
    known = _likelihoods()
    found: Readings = {}
    for look, likelihood, word in sorted(looks, key=lambda one: one[2]):
        _keep(found, look, likelihood, word)
    for look, (likelihood, word) in found.items():
        if look in known and (-known[look], look) < (-likelihood, word):
            found[look] = known[look], look
    return found


def _keep(found: Readings, look: str, likelihood: float, word: str) -> None:
    if look not in found or likelihood > found[look][0]:
        found[look] = likelihood, word


def untangle(text: str, pairs: Pairs) -> str:
    """``text`` with the hidden characters back where another stands for them. Same length.

    ``pairs`` are (shown, hidden). Only these characters change, and the order of marks, which such fonts muddle too. A hidden character
    that does show, as in a heading of another font, is true.
    """
    readings = _readings(pairs)
    looks = {ord(hidden): shown for shown, hidden in pairs}
    hidden = frozenset(true for _, true in pairs)
    tangled = hidden.union(shown for shown, _ in pairs)
    vowels = "".join(shown for shown, hidden in pairs if shown in "่้๊๋" and hidden not in "่้๊๋")

    def stretch(found: re.Match[str]) -> str:
        raw = _MUDDLED.sub(r"\2\1", found.group())
        if vowels:
            raw = re.sub(f"([่-๋])(?!\\1)([{vowels}])", r"\2\1", raw)
        if tangled.isdisjoint(raw):
            return raw
        read = _likeliest(raw.translate(looks), readings, raw)
        return read if hidden.isdisjoint(raw) else "".join(old if old in hidden else new for old, new in zip(raw, read, strict=True))

    return _STRETCH.sub(stretch, text)


@lru_cache(maxsize=1000)  # what a text shows is compared with one reading after the other
def likelihood(text: str) -> float:
    """The log probability of ``text`` as a row of words and spaces."""
    known = _likelihoods().get
    best = [0.0] + [-math.inf] * len(text)
    for start, letter in enumerate(text):
        so_far = best[start]
        alone = so_far + (_SPACE if letter == " " else _UNKNOWN)
        if alone > best[start + 1]:
            best[start + 1] = alone
        for end in range(start + 1, min(start + _LONGEST, len(text)) + 1):
            word = known(text[start:end])
            if word is not None and so_far + word > best[end]:
                best[end] = so_far + word
    return best[-1]


def restore_tones(text: str) -> str:
    """``text`` with the tone marks that OCR missed above another mark, where a likelier word has one."""
    return _STRETCH.sub(lambda found: _likeliest(found.group(), _faded(), found.group()), text)


def _likeliest(text: str, readings: Readings, raw: str) -> str:
    """The likeliest row of words that looks like ``text`` (Viterbi over word ends)."""
    known = _likelihoods()
    best = [0.0] + [-math.inf] * len(text)
    came: list[tuple[int, str]] = [(0, "")] * (len(text) + 1)
    for start in range(len(text)):
        so_far = best[start]
        if so_far + _UNKNOWN > best[start + 1]:
            best[start + 1], came[start + 1] = so_far + _UNKNOWN, (start, raw[start])
        for end in range(start + 1, min(start + _LONGEST, len(text)) + 1):
            word = text[start:end]
            likelihood, says = readings.get(word) or (known.get(word), word)
            if likelihood is not None and so_far + likelihood > best[end]:
                best[end], came[end] = so_far + likelihood, (start, says)
    words = []
    at = len(text)
    while at:
        at, word = came[at]
        words.append(word)
    return "".join(reversed(words))
