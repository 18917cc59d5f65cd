"""Numbers of people and of institutions: a number with its classifier, what bounds it and what it counts.

The words are those of ``lexicon/counts.toml``. Work is done at digits only: one expression finds number and classifier, then the words
before it tell an ordinal from a count and a bound from an exact number.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from bannarak.extract.component import Reading, component
from bannarak.knowledge import Knowledge
from bannarak.records import Approx, CountValue, Mention

__all__ = ["find_counts"]

Label = Literal["participants", "institution_count"]

_DIGIT = "0-9๐-๙"
_NUMBER = rf"(?:[{_DIGIT}]{{1,3}}(?:,[{_DIGIT}]{{3}})++|[{_DIGIT}]++)(?:\.[{_DIGIT}]++)?"
_MAGNITUDES = {"ล้าน": 10**6, "แสน": 10**5, "หมื่น": 10**4, "พัน": 1000, "ร้อย": 100}
_CONTEXT = 80  # how far back the words before a number are read
_LIMIT = 10**10  # more people than there are


@dataclass(frozen=True, slots=True)
class _Words:
    """The lexicon, prepared for matching."""

    count: re.Pattern[str]
    labels: Mapping[str, Label]
    nouns: frozenset[str]
    people_if: Mapping[str, tuple[str, ...]]
    people_unless: Mapping[str, tuple[str, ...]]
    follows: tuple[str, ...]
    ordinal_nouns: tuple[str, ...]
    ordinals: tuple[str, ...]
    leads: tuple[str, ...]
    approximators: tuple[tuple[str, Approx], ...]
    totals: tuple[str, ...]


@cache
def _words(knowledge: Knowledge) -> _Words:
    table = knowledge.lexicon("counts")
    labels: dict[str, Label] = {}
    units: list[str] = []
    for group, label in (("people", "participants"), ("institutions", "institution_count")):
        for word, barred in table[group].items():
            labels[word] = label  # type: ignore[assignment]
            units.append(f"{re.escape(word)}(?!{'|'.join(map(re.escape, barred))})" if barred else re.escape(word))
    for word in table["people_if"]:
        labels[word] = "participants"
        units.append(re.escape(word))
    nouns = sorted(table["institution_nouns"]["words"], key=len, reverse=True)
    for word in nouns:
        labels[word] = "institution_count"
        units.append(re.escape(word))
    units.sort(key=len, reverse=True)
    pattern = rf"""
        (?<![{_DIGIT}])(?<![{_DIGIT}][.,/:])
        (?P<n>{_NUMBER})
        (?:\ ?[-–—]\ ?(?P<n_max>{_NUMBER})|\ ?ถึง\ ?(?P<n_to>{_NUMBER}))?
        \ ?(?P<magnitude>{"|".join(_MAGNITUDES)})?
        (?:\ ?\([ก-๎\ ]{{2,40}}\))?
        \ ?(?P<more>กว่า|เศษ)?\ {{0,3}}
        (?P<unit>{"|".join(units)})
        (?P<up>\ ?ขึ้นไป|\ ?เศษ)?
    """
    approximators = ((word, sense) for sense in ("about", "over", "under") for word in table["approximate"][sense])
    return _Words(
        count=re.compile(pattern, re.VERBOSE),
        labels=labels,
        nouns=frozenset(nouns),
        people_if={word: tuple(needs) for word, needs in table["people_if"].items()},
        people_unless={word: tuple(bars) for word, bars in table["people_unless"].items()},
        follows=tuple(table["follows"]["words"]),
        ordinal_nouns=tuple(table["ordinals"]["nouns"]),
        ordinals=tuple(table["ordinals"]["always"]),
        leads=tuple(table["lead"]["words"]),
        approximators=tuple(sorted(approximators, key=lambda pair: -len(pair[0]))),  # type: ignore[arg-type]
        totals=tuple(table["totals"]["words"]),
    )


@component("bannarak_counts")
def find_counts(reading: Reading) -> Iterator[Mention]:
    """The counts of the text, in order; numbers inside dates, times and codes are left out."""
    words = _words(reading.knowledge)
    taken = _Taken(reading.mentions)
    for found in words.count.finditer(reading.text):
        if not taken.covers(found.start()):
            mention = _count(reading.text, found, words)
            if mention is not None:
                yield mention


class _Taken:
    """The spans that are already understood."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        spans = sorted((m.start, m.end) for m in mentions)
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]

    def covers(self, offset: int) -> bool:
        at = bisect_right(self.starts, offset) - 1
        return at >= 0 and offset < self.ends[at]


def _count(text: str, found: re.Match[str], words: _Words) -> Mention | None:
    unit = found["unit"]
    low, high = _value(found["n"], found["magnitude"]), _value(found["n_max"] or found["n_to"], found["magnitude"])
    start = found.start()
    if low is not None and high is not None and high <= low:  # no range: the first number belongs to what is before
        start, low, high = found.start("n_max") if found["n_max"] else found.start("n_to"), high, None
    if low is None or low >= _LIMIT or (high is None and (found["n_max"] or found["n_to"]) and start == found.start()):
        return None
    before = text[max(0, start - _CONTEXT) : start]
    before = before[before.rfind("\n") + 1 :]
    if _glued(before) or before.rstrip().endswith(words.ordinals):
        return None
    bound, sense = _bound(before, words)
    lead_in = before[:bound].rstrip()
    if unit in words.nouns and not _counted(text, found, lead_in, sense, words):
        return None
    if unit in words.people_if and not any(need in lead_in for need in words.people_if[unit]):
        return None
    if unit in words.people_unless and lead_in.removesuffix("จำนวน").rstrip().endswith(words.people_unless[unit]):
        return None
    if found["more"] or found["up"]:
        sense = "over"
    value = CountValue(
        n=low,
        n_max=high,
        approx=sense or "exact",
        per=lead_in.endswith("ละ") and not lead_in.endswith("และ"),
        total=lead_in.removesuffix("จำนวน").rstrip().endswith(words.totals),
    )
    return Mention(words.labels[unit], start - (len(before) - bound), found.end(), value)


def _value(number: str | None, magnitude: str | None) -> int | None:
    """The number as an integer; None if it is none (2.5 people is an average)."""
    if number is None:
        return None
    value = Decimal(number.replace(",", "")) * _MAGNITUDES.get(magnitude or "", 1)
    return int(value) if value == value.to_integral_value() else None


def _glued(before: str) -> bool:
    """Whether the digits belong to what stands before them: COVID-19, โควิด-19, A4, 3/5."""
    stem = before.rstrip("-–")
    if stem == before:
        return before.endswith("/") or _latin(before)
    return _latin(stem) or stem[-1:].isdigit() or stem.endswith("โควิด")


def _bound(before: str, words: _Words) -> tuple[int, Approx | None]:
    """Where the approximators before the number begin, and the sense of the one next to it."""
    end, first = len(before), None
    while True:
        stem = before[:end].rstrip()
        for word, sense in words.approximators:
            if stem.endswith(word):
                first = first or sense
                end = len(stem) - len(word)
                break
        else:
            return end, first


def _counted(text: str, found: re.Match[str], lead_in: str, sense: Approx | None, words: _Words) -> bool:
    """Whether the noun behind the number is counted, and does not begin the name of something."""
    if lead_in.endswith(words.ordinal_nouns) or lead_in.endswith(".") or _latin(lead_in):
        return False
    if _slogan(text, found):
        return False
    if sense or found["more"] or lead_in.endswith(words.leads) or lead_in.endswith(words.totals):
        return True
    if len(found["n"]) == 4 and found["n"].startswith(("25", "๒๕", "20", "19")):
        return False
    after = text[found.end() : found.end() + 12]
    return not after[:1].isalpha() or after.startswith(words.follows)


def _latin(before: str) -> bool:
    return before[-1:].isascii() and before[-1:].isalpha()


_ONE_BEFORE = re.compile(r"[1๑] ?[ก-๎]{2,15} ?$")
_ONE_BEHIND = re.compile(r" ?(?:[ก-๎]{0,15} )?[1๑] ?[ก-๎]")


def _slogan(text: str, found: re.Match[str]) -> bool:
    """One of each is a motto, not a count: 1 ตำบล 1 ผลิตภัณฑ์."""
    if found["n"] not in ("1", "๑"):
        return False
    return bool(_ONE_BEFORE.search(text, max(0, found.start() - 20), found.start()) or _ONE_BEHIND.match(text, found.end()))
