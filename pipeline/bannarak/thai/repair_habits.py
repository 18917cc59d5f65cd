"""Learning from a whole document what it always does wrong, where one place alone does not tell.

A symbol that stands where only a mark can stand is one, whatever its glyph was called; which one, the dictionary says: the reading that
leaves the fewest letters outside words. The same decides what a doubled mark stands for when a font names two glyphs alike.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib.resources import files

from bannarak.thai.marks import CONSONANT, TONE
from bannarak.thai.repair import MARK, Habits, repair
from bannarak.thai.tokens import tokenise

__all__ = ["learn", "strangeness"]

_ENOUGH = 3  # times a symbol must occur before anything is concluded from it
_SAMPLE = 60  # places looked at for each symbol: more change no decision
_READINGS = ("", *"่้๊๋์ํ็ัิีึืุู")
_KNOWN = "\ufffd\ufffe\u00ad\uf020-\uf71a\u0001-\u001f"  # what repair() sets right without having learnt anything
_ODD = re.compile(f"(?<=[{CONSONANT}{MARK}])[^ก-๛\\s./,:\\-–—0-9“”‘’\"'{_KNOWN}](?=[ก-๎])")
_DOUBLED = re.compile(f"([{CONSONANT}])([{TONE}])\\2")
_VOWELS = "ุูิีึืั"
_THAI = re.compile("[ก-๎]{2,}")


@cache
def _words() -> frozenset[str]:
    text = (files("pythainlp.corpus") / "words_th.txt").read_text("utf-8")
    return frozenset(line.strip() for line in text.splitlines())


def strangeness(text: str) -> int:
    """How many Thai letters of ``text`` stand outside dictionary words."""
    words = _words()
    return sum(len(token) for token in tokenise(text) if token not in words and "ก" <= token[0] <= "๎")


def learn(text: str) -> Habits:
    """The habits of a document with the extracted text ``text``."""
    spaced = len(re.findall(f"[{CONSONANT}][{TONE}]? +า", text))
    written = len(re.findall("ำ|ํ[่-๋]?า|[่-๋]ํา", text))
    letterspaced = len(re.findall(f"[{CONSONANT}] +า +[{CONSONANT}]", text))
    habits = Habits(am=spaced > 2 * letterspaced and (written < spaced or _am_fits(text)))
    symbols = _symbols(text, habits)
    return Habits(habits.am, symbols, _doubled(text))


def _am_fits(text: str) -> bool:
    """Whether "C า" reads better as "Cำ" than as "Cา" in a document that also has SARA AM."""
    places = _around(text, re.compile(f"(?<=[{CONSONANT}]) +(?=า)"))[:_SAMPLE]
    lost = strangeness("\n".join(place.replace("\0า", "ำ") for place in places))
    torn = strangeness("\n".join(place.replace("\0", "") for place in places))
    return lost <= torn


def _around(text: str, pattern: re.Pattern[str]) -> list[str]:
    """The Thai letters around each match of ``pattern``, which itself becomes NUL."""
    found = []
    for match in pattern.finditer(text):
        before = re.search("[ก-๎]*$", text[max(match.start() - 15, 0) : match.start()])
        after = re.match("[ก-๎]*", text[match.end() : match.end() + 15])
        found.append((before.group() if before else "") + "\0" + (after.group() if after else ""))
        if len(found) >= _SAMPLE:
            break
    return found


def _symbols(text: str, habits: Habits) -> dict[str, str]:
    """Odd symbols among Thai letters, and what each stands for."""
    meant: dict[str, str] = {}
    after_am = Counter(re.findall("ำ([^ก-๛\\s])", text))
    written = text.count("ำ")
    for symbol, times in after_am.items():
        if times >= _ENOUGH and times >= 0.9 * written:  # SARA AM in two glyphs, the second without a name of its own
            meant["ำ" + symbol] = "ำ"
    between = Counter(_ODD.findall(text))
    odd = [symbol for symbol, times in between.most_common(12) if times >= _ENOUGH and symbol not in "".join(meant)]
    for symbol in odd * (2 if len(odd) > 1 else 1):  # twice: a symbol is read in the light of the others
        best = _reading(text, symbol, {**meant, **{other: "" for other in odd if other not in meant}})
        if best is not None:
            meant[symbol] = best
    return meant


def _reading(text: str, symbol: str, others: dict[str, str]) -> str | None:
    places = []
    known = {other: mark for other, mark in others.items() if other != symbol}
    outside = re.compile(f"[^ก-๎{re.escape(symbol + ''.join(known))}]")
    for match in re.finditer(re.escape(symbol), text):
        before = outside.split(text[max(match.start() - 15, 0) : match.start()])[-1]
        after = outside.split(text[match.end() : match.end() + 15])[0]
        place = before + symbol + after
        for other, mark in known.items():
            place = place.replace(other, mark)
        places.append(place)
        if len(places) >= _SAMPLE:
            break
    sample = "\n".join(places)
    plain = Habits()
    now = strangeness(sample)
    scores = {reading: strangeness(repair(sample.replace(symbol, reading), plain)[0]) for reading in _READINGS}
    best = min(scores, key=lambda reading: (scores[reading], reading != ""))
    return best if scores[best] < now - len(places) // 2 and scores[best] < 0.7 * now else None


def _doubled(text: str) -> dict[str, str]:
    """A doubled tone mark that stands for a vowel sign and the tone: "ร้้" for "รู้" where "ร้" makes no word."""
    found: dict[str, str] = {}
    pieces = Counter(match.group() for match in _DOUBLED.finditer(text))
    for piece, times in pieces.items():
        if times < _ENOUGH:
            continue
        places = _around(text, re.compile(re.escape(piece)))
        scores = {
            reading: strangeness("\n".join(repair(place.replace("\0", reading))[0] for place in places))
            for reading in (piece[:2], *(piece[0] + vowel + piece[1] for vowel in _VOWELS))
        }
        best = min(scores, key=lambda reading: (scores[reading], len(reading)))
        if len(best) == 3:
            found[piece] = best
    return found
