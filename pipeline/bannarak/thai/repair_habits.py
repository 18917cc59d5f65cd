"""Learning from a whole document what it always does wrong, where one place alone does not tell.

A symbol that stands where only a mark can stand is one, whatever its glyph was called; which one, the dictionary says: the reading that
leaves the fewest letters outside words. The same decides what a doubled mark stands for when a font names two glyphs alike.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from bannarak.thai.corpus import dictionary
from bannarak.thai.editmap import apply
from bannarak.thai.literals import Literals
from bannarak.thai.marks import CONSONANT, TONE
from bannarak.thai.repair import MARK, SIGN, Habits, reads_as, repair
from bannarak.thai.repair_am import am_as_tho, muddles_am
from bannarak.thai.repair_shift import TELLING, has_strayed, shifted_marks, strayed_marks
from bannarak.thai.signs import SIGNS
from bannarak.thai.tokens import tokenise

__all__ = ["learn", "strangeness"]

_ENOUGH = 3  # times a symbol must occur before anything is concluded from it
_MANY = 100  # letters, from which their shares mean something
_SAMPLE = 40  # places looked at for each symbol: more change no decision
_READINGS = ("", *"่้๊๋์ํ็ัิีึืุู")
_KNOWN = "\ufffd\ufffe\u00ad\uf020-\uf71a\u0001-\u001f"  # what repair() sets right without having learnt anything
# Each begins with the rare character, so that clean text costs little.
_NIKHAHIT = re.compile(f"[^ก-๛\\sA-Za-z0-9.,/\\-{_KNOWN}](?=า)(?<=[{CONSONANT}{TONE}].)")
_ODD = re.compile(f"[^ก-๛\\s./,:\\-–—0-9“”‘’\"'{_KNOWN}](?=[ก-๎])(?<=[{CONSONANT}{MARK}].)")
_PARTED = re.compile(f"(?<=[{CONSONANT}])((?: [{MARK}]{{1,2}})+) (?=[{CONSONANT}])")
_DOUBLED = re.compile(f"([{TONE}])\\1(?<=[{CONSONANT}]..)")
_TWICE = re.compile(f"([{MARK}])\\1(?<=[{CONSONANT}]..)")
_SIGN_LIKE = re.compile(f"(?<=[{CONSONANT}{MARK}])[A-Z0-9<>{SIGNS}](?=[ก-๎])")
_CLEARLY, _SURELY = (
    15.0,
    20.0,
)  # so much likelier a place (natural logarithm), on average, or the only one
_MARKS = "่้๊๋์็ัิีึืุู"
_VOWELS = "ุูิีึืั"


def strangeness(text: str) -> tuple[int, int]:
    """How little like Thai ``text`` reads: Thai letters outside dictionary words, then the number of words."""
    known = dictionary()
    tokens = tokenise(text)
    return sum(sum("ก" <= letter <= "๎" for letter in token) for token in tokens if token not in known), len(tokens)


def learn(text: str) -> Habits:
    """The habits of a document with the extracted text ``text``."""
    spaced = len(re.findall(f" (?<=[{CONSONANT}{TONE}] ) *า", text))
    written = text.count("ำ") + len(re.findall("ํ[่-๋]?า", text))
    letterspaced = len(re.findall(f" (?<=[{CONSONANT}] ) *า +[{CONSONANT}]", text)) if spaced else 0
    habits = Habits(am=spaced > 2 * letterspaced and (written < spaced or _am_fits(text)))
    symbols = _symbols(text, habits)
    symbols.update(_few_signs(text, symbols))
    apart, together = (len(re.findall(f"(?:ำ\ufffd+|าํ[{TONE}]?){gap}[ก-ฮเ-ไ]", text)) for gap in (" ", ""))
    confused = _am_confused(text, spaced, written)
    shifted, literals = _shifts(text), Literals(text)
    strayed = not shifted and ("\ufffd" in text or has_strayed(literals))
    read = Literals(apply(text, shifted_marks(text) if shifted else strayed_marks(text)).text) if shifted or strayed else literals
    return Habits(
        am=habits.am,
        am_spaced=apart > max(together, 1),
        parted=_parts(text),
        symbols=symbols,
        confused=(*_doubled(text), *confused),
        am_by_parts=not confused and muddles_am(read),
        am_in_words=True,
        am_as_tho=am_as_tho(literals),
        shifted=shifted,
        strayed=strayed,
        echoed=len(set(_TWICE.findall(text))) >= _ENOUGH,  # different marks: one alone may stand for another
    )


def _parts(text: str) -> bool:
    """Whether the space behind a mark that stands between two spaces is no more real than the one before it."""
    places = [text[max(0, m.start() - 15) : m.end() + 15] for m in islice(_PARTED.finditer(text), _SAMPLE)]
    if len(places) < _ENOUGH:
        return False
    sample = "\n".join(places)
    joined = _PARTED.sub(lambda m: m[1].replace(" ", ""), sample)
    return strangeness(joined) < strangeness(_PARTED.sub(lambda m: m[1].replace(" ", "") + " ", sample))


def _shifts(text: str) -> bool:
    """Whether marks stand behind the next letter in many places of the document."""
    if TELLING not in text:
        return False
    edits = shifted_marks(text)
    ends = {end for _, end, _ in edits}
    return sum(start not in ends for start, _, _ in edits) >= _ENOUGH  # a mark and the space behind it are one place


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
    once = {symbol for symbol in _NIKHAHIT.findall(text) if between[symbol] < _ENOUGH}
    between.update(dict.fromkeys(once, _ENOUGH))  # nothing else stands before SARA AA: once is enough
    odd = [symbol for symbol, times in between.most_common(12) if times >= _ENOUGH and symbol not in "".join(meant)]
    for symbol in odd * (2 if len(odd) > 1 else 1):  # twice: a symbol is read in the light of the others
        best = _reading(text, symbol, {**meant, **{other: "" for other in odd if other not in meant}})
        if best is not None and (best or symbol not in once):  # what stands there once may be a mark that no reading tells
            meant[symbol] = best
    return meant


def _few_signs(text: str, known: dict[str, str]) -> dict[str, str]:
    """Signs for marks that are too few or too ordinary (8, U) to be told otherwise: nearly every place must read better with the mark."""
    meant: dict[str, str] = {}
    told = set(SIGN.findall(text))  # that have stood where only a mark can stand
    places: dict[str, list[re.Match[str]]] = {}
    for place in _SIGN_LIKE.finditer(text):
        sign = place.group()
        if sign not in known and (sign in told or sign.isupper()):
            places.setdefault(sign, []).append(place)
    for sign, found in places.items():
        clearly = _CLEARLY if len(found) > 1 else _SURELY
        if len(found) == 1 and sign.isdigit():
            continue
        gains = {mark: sorted(reads_as(text, *place.span(), mark) for place in found[:_SAMPLE]) for mark in _MARKS}
        best, second = sorted(gains, key=lambda mark: -sum(gains[mark]))[:2]
        if len(found) == 1 and sum(gains[best]) < sum(gains[second]) + _CLEARLY:
            continue
        if gains[best][len(gains[best]) // 5] > 0 and sum(gains[best]) > clearly * len(gains[best]):
            meant[sign] = best
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
    now, _ = strangeness(sample)
    scores = {reading: strangeness(repair(sample.replace(symbol, reading), plain)[0]) for reading in _READINGS}
    best: str = min(scores, key=lambda reading: (scores[reading], reading != ""))
    if scores[best][0] < max(now - len(places) // 2, 1) and scores[best][0] < 0.7 * now:
        return best
    # short words hide the damage of a long one: then the reading with fewer words tells
    left_out = scores[""]
    fewer = scores[best][0] <= left_out[0] and scores[best][1] <= left_out[1] - max(len(places) // 2, 1)
    return best if symbol > "\x7f" and fewer else None


def _am_confused(text: str, spaced: int, written: int) -> list[tuple[str, str]]:
    """Whether SARA AM and SARA AA look alike in the whole document. Of the two, SARA AM is one in ten in any Thai text."""
    short = text.count("า")
    if written + short < _MANY:
        return []
    share = written / (written + short)
    if share > 0.35:
        return [("ำ", "า")]
    return [("า", "ำ")] if share < 0.005 and not spaced and written + short >= 4 * _MANY else []


def _doubled(text: str) -> list[tuple[str, str]]:
    """Tone marks that also stand for a vowel sign: "ร้้" for "รู้" where "ร้" makes no word."""
    votes: Counter[tuple[str, str]] = Counter()
    for piece, times in Counter(text[match.start() - 1 : match.end()] for match in _DOUBLED.finditer(text)).items():
        if times < _ENOUGH:
            continue
        places = _around(text, re.compile(re.escape(piece)))
        scores = {
            reading: strangeness("\n".join(repair(place.replace("\0", reading))[0] for place in places))
            for reading in (piece[:2], *(piece[0] + vowel + piece[1] for vowel in _VOWELS))
        }
        best = min(scores, key=lambda reading: (scores[reading], len(reading)))
        if len(best) == 3:
            votes[piece[1], best[1]] += times
    return [pair for pair, _ in votes.most_common(1)]
