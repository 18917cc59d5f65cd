"""The words of ``lexicon/counts.toml`` prepared for matching."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple

from bannarak.knowledge import Knowledge
from bannarak.records import Approx
from bannarak.thai.alternation import alternation, any_of
from bannarak.thai.literals import Sought
from bannarak.thai.numerals import DIGIT, FIGURES, FIRST_FIGURES, MOST_FIGURES, number_at

__all__ = ["NUMBER_WORDS", "SHORT_NUMBER_WORD", "CountWords", "Label", "count_words", "integer"]

Label = Literal["participants", "institution_count"]

_DIGITS = "0-9๐-๙"
_SCALES = "ล้าน|แสน|หมื่น|พัน|ร้อย"


class Further(NamedTuple):
    """``words`` of people that may stand further before their number on a line, the names of their ``homes`` right before it, and words of
    lines that count something else.
    """

    words: tuple[str, ...]
    homes: re.Pattern[str]
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountWords:
    """Expressions, and the word groups that judge what they find.

    ``figures`` finds digits with a classifier (``unit``), or without one at a place where a bare number may end; ``spelt`` number words
    with a classifier; ``head`` the words that make a bare number a count, ``header`` those that do so at the top of a column, unless
    ``other_unit`` is found there;
    ``places`` are the classifiers of institutions and of other places, ``kinds`` the nouns that tell that it is institutions;
    ``sorts`` finds what makes a kind of them of the noun before it;
    ``counting`` are the leads that lead in no year; ``further`` tells of classifiers what may tell of people further before; ``counter``
    matches what stands before the number of a page's counter;
    ``person`` finds nouns for people, which ``persons`` are; ``done_to`` what is done to those counted, ``clause`` what begins to tell of
    something else, ``whole`` the word for all of whom a list follows; ``measures`` and phrases that begin with ``ranks`` or,
    behind ``relations``, with ``aside`` are none of them, and behind ``locations`` no group either; nor are ``areas`` behind anything, and
    ``everywhere`` is no group;
    ``bounded_share`` the approximator before a share ("ไม่เกินทีมละ"), whose sense ``senses`` tells.
    """

    figures: re.Pattern[str]
    spelt: re.Pattern[str]
    head: re.Pattern[str]
    labels: Mapping[str, Label]
    nouns: frozenset[str]
    people: frozenset[str]
    places: frozenset[str]
    kinds: tuple[str, ...]
    named: frozenset[str]
    only_behind: Mapping[str, tuple[str, ...]]
    never_behind: Mapping[str, tuple[str, ...]]
    never_with: Mapping[str, tuple[str, ...]]
    further: Mapping[str, Further]
    follows: tuple[str, ...]
    sorts: re.Pattern[str]
    ordinal_nouns: tuple[str, ...]
    ordinals: tuple[str, ...]
    leads: tuple[str, ...]
    counting: tuple[str, ...]
    approximators: tuple[tuple[str, Approx], ...]
    senses: Mapping[str, Approx]
    bounded_share: re.Pattern[str]
    no_approximators: tuple[str, ...]
    no_numbers: tuple[str, ...]
    sides: frozenset[str]
    totals: tuple[str, ...]
    skipped: frozenset[str]
    verbs: frozenset[str]
    stops: frozenset[str]
    persons: tuple[str, ...]
    person: re.Pattern[str]
    done_to: re.Pattern[str]
    clause: re.Pattern[str]
    whole: re.Pattern[str]
    measures: frozenset[str]
    ranks: tuple[str, ...]
    aside: tuple[str, ...]
    areas: tuple[str, ...]
    everywhere: frozenset[str]
    relations: tuple[str, ...]
    locations: tuple[str, ...]
    joins: tuple[str, ...]
    visitors: tuple[str, ...]
    header: re.Pattern[str]
    counter: re.Pattern[str]
    other_unit: re.Pattern[str]


@cache
def count_words(knowledge: Knowledge) -> CountWords:
    """The words of ``knowledge``, prepared once."""
    table = knowledge.lexicon("counts")
    labels: dict[str, Label] = {}
    for group, label in _GROUPS:
        labels.update((word, label) for word in table[group])
    nouns, people = table["institution_nouns"]["words"], table["people_nouns"]["words"]
    labels.update((word, "institution_count") for word in nouns)
    labels.update((word, "participants") for word in people)
    places = [word for word, label in labels.items() if label == "institution_count"]
    unit = alternation(labels, {**table["people"], **table["institutions"], **table["people_not_before"]})
    others = {unit for group in knowledge.lexicon("units")["units"].values() for unit in group} - labels.keys()
    heads, who = table["heads"], table["who"]
    persons = (*people, *who["persons"])
    senses: tuple[Approx, ...] = ("about", "over", "under")
    approximators = [(word, sense) for sense in senses for word in table["approximate"][sense]]
    return CountWords(
        figures=re.compile(_COUNT.replace("UNIT", unit), re.VERBOSE),
        spelt=re.compile(_SPELT.replace("UNIT", unit), re.VERBOSE),
        head=re.compile(
            rf"(?:(?:{any_of(heads['people'])})[ก-๎]{{0,30}}|(?:{any_of(heads['sexes'])})(?:\ ?{_NUMBER}\ ?,?\ ?รวม)?)"
            rf"(?:\ ?\((?:{any_of(table['people'])})\))?"
            rf"(?:\ ?(?:{any_of(heads['between'])}|[:=–-]))*\ *$"
        ),
        labels=labels,
        nouns=frozenset(nouns),
        people=frozenset(people),
        places=frozenset(table["institutions_unless"]),
        kinds=tuple(
            word
            for word in (*nouns, *table["institutions"])
            if word not in table["institutions_unless"] and word not in table["institutions_not_with"]  # คณะกรรมการ tells of none
        ),
        named=frozenset((*people, *places)) - set(table["phrase"]["classifiers"]),
        only_behind={word: tuple(needs) for group in ("people_if", "institutions_if") for word, needs in table[group].items()},
        never_behind={word: tuple(bars) for group in ("people_unless", "institutions_unless") for word, bars in table[group].items()},
        never_with={word: tuple(bars) for word, bars in table["institutions_not_with"].items()},
        further={word: _further(group) for word, group in table["people_further"].items()},
        follows=tuple(table["follows"]["words"]),
        sorts=re.compile(rf"(?:{any_of(table['sorts']['words'])})(?![ก-๎])"),
        ordinal_nouns=tuple(table["ordinals"]["nouns"]),
        ordinals=tuple(table["ordinals"]["always"]),
        leads=tuple(table["lead"]["words"]),
        counting=tuple(word for word in table["lead"]["words"] if word not in table["lead"]["of_years"]),
        approximators=tuple(sorted(approximators, key=lambda pair: -len(pair[0]))),
        senses=dict(approximators),
        bounded_share=re.compile(rf"({any_of(word for word, _ in approximators)})\ ?[ก-๎]{{2,12}}ละ$"),
        no_approximators=tuple(table["approximate"]["never"]),
        no_numbers=tuple(table["spelt"]["never_behind"]),
        sides=frozenset(table["spelt"]["sides"]),
        totals=tuple(table["totals"]["words"]),
        skipped=frozenset(("", "จำนวน", "ละ", "ทั้ง", "อีก", *table["totals"]["words"], *table["phrase"]["verbs"])),
        verbs=frozenset(table["phrase"]["verbs"]),
        stops=frozenset(table["phrase"]["stops"]),
        persons=persons,
        person=re.compile(rf"(?:{any_of(persons)})(?!ละ)"),
        done_to=re.compile(any_of(who["done_to"])),
        clause=re.compile(any_of(who["clause"])),
        whole=re.compile(rf"(ผู้[ก-๎]{{2,25}}?)\ ?(?:{any_of(who['listed'])})"),
        measures=frozenset(who["measures"]),
        ranks=tuple(who["ranks"]),
        aside=(*who["places"], *nouns),
        areas=tuple(who["areas"]),
        everywhere=frozenset(who["everywhere"]),
        relations=(*who["relations"], *who["locations"]),
        locations=tuple(who["locations"]),
        joins=tuple(who["joins"]),
        visitors=tuple(word for word in heads["people"] if word.startswith("ผู้")),
        header=re.compile(
            rf"\((?:{unit})\)|^(?:จำนวน)?\ ?(?:{unit})$|(?P<people>{any_of(heads['people'])})|^(?:เพศ)?(?:{any_of(heads['sexes'])})$"
        ),
        counter=re.compile(rf"\W*(?:จำนวน|ยอด)?\ ?(?:{any_of(heads['counters'])})(?:เว็บไซต์)?(?:ทั้งหมด)?\ *[:=–-]?\ *"),
        other_unit=re.compile(rf"\((?:จำนวน|หน่วย)?[ :]?(?:{any_of(others)}|ร้อยละ|%)\)"),
    )


def _further(group: Mapping[str, list[str]]) -> Further:
    homes = re.compile(rf"(?:^|[\s(,]|และ|จาก|กับ|ณ|ที่)(?:{any_of(group['homes'])})[ก-๎]{{2,40}}$")
    return Further(tuple(group["words"]), homes, tuple(group["others"]))


_GROUPS: tuple[tuple[str, Label], ...] = (("people", "participants"), ("people_if", "participants"), ("institutions", "institution_count"))

# Runs of digits are read once (atomic), so that megabytes of digits take linear time.
_NUMBER = rf"(?>{FIGURES})"
_BROKEN = (
    rf"{DIGIT}(?<!{DIGIT}.)(?<!{DIGIT}[.,/:].){DIGIT}{{0,2}}(?:,\ [0๐]{DIGIT}{{2}})+(?!{DIGIT})"  # 420, 000: none begins with a nought
)
_TAIL = r"(?P<more>\ ?(?:กว่า|เศษ|\+))?+(?:\ ?[.…_]{2,40}+\ ?|\ {0,3}+)"  # the dots of a form: 35......คน
_UP = r"(?P<up>\ ?ขึ้นไป|\ ?เศษ)?"
_COUNT = rf"""
    (?P<n>{_BROKEN}|{FIRST_FIGURES}(?:\ ?(?:{_SCALES})\ ?{_NUMBER}(?=\ ?(?:{_SCALES})))*+)
    (?:\ ?[-–—]\ ?(?P<n_max>{_NUMBER})|\ ?ถึง\ ?(?P<n_to>{_NUMBER}))?
    (?P<magnitude>\ ?(?:{_SCALES}))?+
    (?:\ ?\([ก-๎\ ]{{2,40}}\))?
    {_TAIL}
    (?:(?P<unit>UNIT){_UP}
      |(?=[\n,;()|\t]|\Z|และ|แบ่ง|จาก|ซึ่ง|โดย|รวม|ชาย|หญิง))
"""
SHORT_NUMBER_WORD = "หก"
NUMBER_WORDS = Sought(
    *("หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "เจ็ด", "แปด", "เก้า", "สิบ", "ยี่สิบ", "เอ็ด", "ร้อย", "พัน", "หมื่น", "แสน", "ล้าน"),
)
"""What a number in words begins with, or else with SHORT_NUMBER_WORD, which is too short to be sought with them."""
_WORD = alternation([*NUMBER_WORDS, SHORT_NUMBER_WORD])
_SPELT = rf"(?P<n>{_WORD}(?:\ ?{_WORD}){{0,15}}+)(?:\ ?\([{_DIGITS},]+\))?{_TAIL}(?P<unit>UNIT){_UP}"


def integer(number: str | None, magnitude: str | None = None) -> int | None:
    """The whole number that figures or number words and a scale word write; None if it is none (2.5 people is an average)."""
    if number and not magnitude and len(plain := number.replace(",", "").replace(" ", "")) <= MOST_FIGURES and plain.isdecimal():
        return int(plain)  # as nearly always
    found = number_at(number + (magnitude or ""), 0) if number else None
    return found.value if found and isinstance(found.value, int) else None
