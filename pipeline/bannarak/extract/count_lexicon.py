"""The words of ``lexicon/counts.toml`` prepared for matching."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from bannarak.knowledge import Knowledge
from bannarak.records import Approx

__all__ = ["NUMBER", "CountWords", "Label", "count_words", "integer"]

Label = Literal["participants", "institution_count"]

_DIGIT = "0-9๐-๙"
NUMBER = rf"(?:[{_DIGIT}]{{1,3}}(?:,[{_DIGIT}]{{3}})++(?![{_DIGIT}])|[{_DIGIT}]++)(?:\.[{_DIGIT}]++)?"
_MAGNITUDES = {"ล้าน": 10**6, "แสน": 10**5, "หมื่น": 10**4, "พัน": 1000, "ร้อย": 100}


@dataclass(frozen=True, slots=True)
class CountWords:
    """Two expressions and the word groups that judge what they find.

    ``count`` finds digits with a classifier (``unit``) or at a place where a bare number may end; ``barred`` are classifiers that need
    one of some words before them, or none of them.
    """

    count: re.Pattern[str]
    head: re.Pattern[str]
    labels: Mapping[str, Label]
    nouns: frozenset[str]
    only_behind: Mapping[str, tuple[str, ...]]
    never_behind: Mapping[str, tuple[str, ...]]
    follows: tuple[str, ...]
    ordinal_nouns: tuple[str, ...]
    ordinals: tuple[str, ...]
    leads: tuple[str, ...]
    approximators: tuple[tuple[str, Approx], ...]
    no_approximators: tuple[str, ...]
    totals: tuple[str, ...]
    skipped: frozenset[str]
    stops: frozenset[str]
    header: re.Pattern[str]


@cache
def count_words(knowledge: Knowledge) -> CountWords:
    """The words of ``knowledge``, prepared once."""
    table = knowledge.lexicon("counts")
    labels: dict[str, Label] = {}
    units: dict[str, str] = {}
    for group, label in _GROUPS:
        for word, barred in table[group].items():
            labels[word] = label
            units[word] = f"{re.escape(word)}(?!{_any(barred)})" if barred else re.escape(word)
    for word in table["people_if"]:
        labels[word] = "participants"
        units[word] = re.escape(word)
    nouns = table["institution_nouns"]["words"]
    for word in nouns:
        labels[word] = "institution_count"
        units[word] = re.escape(word)
    unit = "|".join(units[word] for word in sorted(units, key=len, reverse=True))
    heads = table["heads"]
    senses: tuple[Approx, ...] = ("about", "over", "under")
    approximators = [(word, sense) for sense in senses for word in table["approximate"][sense]]
    return CountWords(
        count=re.compile(_COUNT.replace("UNIT", unit), re.VERBOSE),
        head=re.compile(
            rf"(?:(?:{_any(heads['people'])})[ก-๎]{{0,30}}|(?:{_any(heads['sexes'])}))(?:\ ?(?:{_any(heads['between'])}|[:=–-]))*\ *$"
        ),
        labels=labels,
        nouns=frozenset(nouns),
        only_behind={word: tuple(needs) for word, needs in table["people_if"].items()},
        never_behind={word: tuple(bars) for group in ("people_unless", "institutions_unless") for word, bars in table[group].items()},
        follows=tuple(table["follows"]["words"]),
        ordinal_nouns=tuple(table["ordinals"]["nouns"]),
        ordinals=tuple(table["ordinals"]["always"]),
        leads=tuple(table["lead"]["words"]),
        approximators=tuple(sorted(approximators, key=lambda pair: -len(pair[0]))),
        no_approximators=tuple(table["approximate"]["never"]),
        totals=tuple(table["totals"]["words"]),
        skipped=frozenset(("", "จำนวน", "ละ", "ทั้ง", "อีก", *table["totals"]["words"])),
        stops=frozenset(table["phrase"]["stops"]),
        header=re.compile(
            rf"\((?:{unit})\)|^(?:จำนวน)?\ ?(?:{unit})$|(?P<people>{_any(heads['people'])})|^(?:เพศ)?(?:{_any(heads['sexes'])})$"
        ),
    )


_GROUPS: tuple[tuple[str, Label], ...] = (("people", "participants"), ("institutions", "institution_count"))

# Possessive quantifiers: a run of digits is read once, so that megabytes of digits take linear time.
_COUNT = rf"""
    (?<![{_DIGIT}])(?<![{_DIGIT}][.,/:])
    (?P<n>{NUMBER})
    (?:\ ?[-–—]\ ?(?P<n_max>{NUMBER})|\ ?ถึง\ ?(?P<n_to>{NUMBER}))?
    \ ?(?P<magnitude>{"|".join(_MAGNITUDES)})?+
    (?:\ ?\([ก-๎\ ]{{2,40}}\))?
    \ ?(?P<more>กว่า|เศษ)?+\ {{0,3}}+
    (?:(?P<unit>UNIT)(?P<up>\ ?ขึ้นไป|\ ?เศษ)?
      |(?=[\n,;)|\t]|\Z|และ|แบ่ง|จาก|ซึ่ง|โดย|รวม|ชาย|หญิง))
"""


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def integer(number: str | None, magnitude: str | None = None) -> int | None:
    """The number as an integer; None if it is none (2.5 people is an average)."""
    if number is None or len(number) > 20:
        return None
    value = Decimal(number.replace(",", "")) * _MAGNITUDES.get(magnitude or "", 1)
    return int(value) if value == value.to_integral_value() else None
