"""Two characters that a document shows as one: a font that gives SARA AA and SARA AM the same name, or a vowel sign that of a tone mark.

No byte of the file tells them apart any more; the language does. Each stretch of Thai is read as the likeliest row of words (unigram
frequencies of the Thai National Corpus, as PyThaiNLP ships them) among those that look like it. Letters of no word stay as shown.
"""

from __future__ import annotations

import math
import re
from functools import cache
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


@cache
def _likelihoods() -> dict[str, float]:
    """The log probability of every word of the dictionary."""
    counts = dict.fromkeys(sorted(dictionary()), 1)
    for line in corpus_file("tnc_freq.txt").read_text(encoding="utf-8-sig").splitlines():
        word, _, times = line.partition("\t")
        if word in counts:  # only words of the dictionary: the corpus has slips of its own
            counts[word] += int(times)
    total = math.log(sum(counts.values()))
    return {word: math.log(count) - total for word, count in counts.items() if len(word) <= _LONGEST}


@cache
def _readings(pairs: Pairs) -> dict[str, tuple[float, str]]:
    """Every word as it looks in the document: its log probability and what it says, the likeliest for each look."""
    looks = {ord(hidden): shown for shown, hidden in pairs}
    found: dict[str, tuple[float, str]] = {}
    for word, likelihood in _likelihoods().items():
        _keep(found, word.translate(looks), likelihood, word)
    for first, name in product(_PLACES, _NAMES):  # likelier than what looks like it
        likelihood = _likelihoods()[first] + found[name.translate(looks)][0]
        _keep(found, (first + name).translate(looks), likelihood + 1, first + name)
    return found


@cache
def _faded() -> dict[str, tuple[float, str]]:
    """Every word as written, and less one of its tone marks."""
    found: dict[str, tuple[float, str]] = {}
    for word, likelihood in _likelihoods().items():
        _keep(found, word, likelihood, word)
        for tone in re.finditer("(?<=[ิีึืัุู])[่้]", word):
            _keep(found, word[: tone.start()] + word[tone.end() :], likelihood + _FADED, word)
    return found


def _keep(found: dict[str, tuple[float, str]], look: str, likelihood: float, word: str) -> None:
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


def likelihood(text: str) -> float:
    """The log probability of ``text`` as a row of words and spaces."""
    known = _likelihoods()
    best = [0.0] + [-math.inf] * len(text)
    for start in range(len(text)):
        so_far = best[start]
        best[start + 1] = max(best[start + 1], so_far + (_SPACE if text[start] == " " else _UNKNOWN))
        for end in range(start + 1, min(start + _LONGEST, len(text)) + 1):
            word = known.get(text[start:end])
            if word is not None and so_far + word > best[end]:
                best[end] = so_far + word
    return best[-1]


def restore_tones(text: str) -> str:
    """``text`` with the tone marks that OCR missed above another mark, where a likelier word has one."""
    return _STRETCH.sub(lambda found: _likeliest(found.group(), _faded(), found.group()), text)


def _likeliest(text: str, readings: dict[str, tuple[float, str]], raw: str) -> str:
    """The likeliest row of words that looks like ``text`` (Viterbi over word ends)."""
    best = [0.0] + [-math.inf] * len(text)
    came: list[tuple[int, str]] = [(0, "")] * (len(text) + 1)
    for start in range(len(text)):
        so_far = best[start]
        if so_far + _UNKNOWN > best[start + 1]:
            best[start + 1], came[start + 1] = so_far + _UNKNOWN, (start, raw[start])
        for end in range(start + 1, min(start + _LONGEST, len(text)) + 1):
            reading = readings.get(text[start:end])
            if reading is not None and so_far + reading[0] > best[end]:
                best[end], came[end] = so_far + reading[0], (start, reading[1])
    words = []
    at = len(text)
    while at:
        at, word = came[at]
        words.append(word)
    return "".join(reversed(words))
