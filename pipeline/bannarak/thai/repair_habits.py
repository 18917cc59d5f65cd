"""Learning from a whole document what it always does wrong, where one place alone does not tell.

A symbol that stands where only a mark can stand is one, whatever its glyph was called; which one, the dictionary says: the reading that
leaves the fewest letters outside words. The same decides what a doubled mark stands for when a font names two glyphs alike.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from bannarak.thai.corpus import dictionary
from bannarak.thai.marks import CONSONANT, TONE
from bannarak.thai.repair import MARK, Habits, repair
from bannarak.thai.repair_am import am_as_tho, muddles_am
from bannarak.thai.repair_shift import TELLING, shifted_marks
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
    apart, together = (len(re.findall(f"(?:ำ\ufffd+|าํ[{TONE}]?){gap}[ก-ฮเ-ไ]", text)) for gap in (" ", ""))
    confused = _am_confused(text, spaced, written)
    return Habits(
        am=habits.am,
        am_spaced=apart > max(together, 1),
        parted=_parts(text),
        symbols=symbols,
        confused=(*_doubled(text), *confused),
        am_by_parts=not confused and muddles_am(text),
        am_as_tho=am_as_tho(text),
        shifted=_shifts(text),
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
    return TELLING in text and len(shifted_marks(text)) >= _ENOUGH


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
    between.update(dict.fromkeys(_NIKHAHIT.findall(text), _ENOUGH))  # nothing else stands before SARA AA: once is enough
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
