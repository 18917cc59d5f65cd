"""Which of the people counted took part in what was done: not the figures behind it, not those whom it may serve some day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bannarak.assemble.days import within
from bannarak.extract.component import Reading
from bannarak.knowledge import Knowledge
from bannarak.records import CountValue, Mention
from bannarak.thai.alternation import any_of

__all__ = ["came", "takes_part"]

_AMOUNT = r"[ ]?(?:จำนวน|ทั้งสิ้น|ทั้งหมด|รวม|กว่า)?[ ]?$"
_COMES = re.compile(r"\s?(?:ได้)?(?:เข้า(?!ถึง|ใจ)|ร่วม|มาร่วม)")  # behind a number of people, who then take part
_AT, _NAME = ("ณ", "ที่"), 120
_CLAUSE, _FIGURES = 260, 100  # letters before a number in which it is said what they did; a list of who they were may stand between;
# in which what they are figures of
_LIST = 120  # letters of a list of those who came
_STAND = 60  # letters before a number in which it is said to be how many there are
_EACH = "ต่อ"  # 5 บาท ต่อ 1 คน
_AROUND = 400  # letters around the day of an event in which people may be counted without a word for what they did
_SHORT = 1200  # letters of a post that tells of little but its event
_NEXT = 40  # letters between a number and the next, which says more of the same people
_CROWD = 10_000  # people: more of them are a group that the event is about, unless they are said to have come


def came(reading: Reading, people: Sequence[Mention], day: tuple[int, int]) -> Iterator[Mention]:
    """Those of ``people``, counted in a news post in order, who came to its event: said to take part, or counted close to its ``day``. A
    number goes with the one right before it.
    """
    text, joined = reading.text, False
    for number, m in enumerate(people):
        last = people[number - 1] if number else None
        if last is None or m.start - last.end > _NEXT or "\n" in text[last.end : m.start]:
            joined = len(text) <= _SHORT or day[0] - _AROUND <= m.start <= day[1] + _AROUND
            joined = joined and isinstance(m.value, CountValue) and m.value.n < _CROWD
        joined = joined or _said_to_come(reading, m)
        if joined:
            yield m


def _said_to_come(reading: Reading, m: Mention) -> bool:
    """Whether the words around a number of people say that they took part, and not in all that was done that year or in the country."""
    text, words = reading.text, _takes(reading.knowledge)
    first = max(0, m.start - _CLAUSE)
    at = max(text.rfind("\n", first, m.start) + 1, first)
    if words.elsewhere.search(text, max(at, m.start - _FIGURES), m.start):
        return False
    return words.behind.match(text, m.end) is not None or words.before.search(text, at, m.start) is not None


def takes_part(reading: Reading, m: Mention, start: int) -> bool:
    """Whether those counted, in a stretch from ``start`` on, are no figures behind it, no aim, no places and no size of a body."""
    text, at = reading.text, max(start, m.start - _STAND)
    if isinstance(m.value, CountValue) and m.value.n == 1 and text[max(at, m.start - 5) : m.start].rstrip().endswith(_EACH):
        return False
    if isinstance(m.value, CountValue) and _outside(reading.knowledge)(m.value.of or ""):
        return False
    if _hoped(reading.knowledge).search(text, at, m.start) and not _COMES.match(text, m.end):
        return False
    if any(pattern(reading.knowledge).search(text, at, m.start) for pattern in (_stands, _quota, _befell)):
        return False
    found = _sizes(reading.knowledge).search(text, at, m.start)
    if found is None or _COMES.match(text, m.end):
        return True
    return not (found["having"] or _is_named(reading, found.start("has"), start))


def _is_named(reading: Reading, at: int, start: int) -> bool:
    """Whether the name of an institution ends at ``at`` that is not where something took place."""
    before = within(reading, max(start, at - _NAME), at)
    name = next((m for m in reversed(before) if m.label == "institution" and m.end == at), None)
    return name is not None and not reading.text[max(start, name.start - 6) : name.start].rstrip(" .").endswith(_AT)


@dataclass(frozen=True, slots=True)
class _Takes:
    """What tells, before a number of people or behind it, that they took part; what tells that they did so elsewhere or at other times."""

    before: re.Pattern[str]
    behind: re.Pattern[str]
    elsewhere: re.Pattern[str]


@cache
def _takes(knowledge: Knowledge) -> _Takes:
    words = knowledge.lexicon("activities")["people"]
    takes, listed = any_of(words["takes"]), any_of(words["listed"])
    return _Takes(
        before=re.compile(rf"(?:{takes})(?:[^\n0-9๐-๙]{{0,{_LIST}}}|[^\n]{{0,{_STAND}}}?(?:{listed})[^\n]{{0,{2 * _LIST}}})\Z"),
        behind=re.compile(rf"\s?(?:ที่|ซึ่ง|ได้)?\s?(?:{takes}|ร่วม)"),
        elsewhere=re.compile(any_of(words["elsewhere"])),
    )


@cache
def _sizes(knowledge: Knowledge) -> re.Pattern[str]:
    """Finds, at the end of what is before a number, that a body has so many of some group."""
    words = knowledge.lexicon("activities")["people"]
    return re.compile(
        rf"(?:(?P<having>{any_of(words['having'])})|(?P<has>มี))(?:จำนวน)?(?:{any_of(words['groups'])})"
        rf"(?:(?!เข้า|ร่วม|[ \n]).){{0,25}}{_AMOUNT}"
    )


@cache
def _quota(knowledge: Knowledge) -> re.Pattern[str]:
    """Finds, at the end of what is before a number, that there are so many places."""
    return re.compile(rf"(?:{any_of(knowledge.lexicon('activities')['people']['quota'])})(?:(?!มี)[^\n0-9๐-๙]){{0,40}}$")


@cache
def _hoped(knowledge: Knowledge) -> re.Pattern[str]:
    """Finds, at the end of what is before a number, that so many are to be reached or helped."""
    words = knowledge.lexicon("activities")["people"]
    return re.compile(rf"(?:{any_of(words['hoped'])})(?:(?!{any_of(words['came'])})[^\n0-9๐-๙]){{0,40}}$")


@cache
def _befell(knowledge: Knowledge) -> re.Pattern[str]:
    """Finds, at the end of what is before a number of people, what happened to them."""
    befell = any_of(knowledge.lexicon("activities")["people"]["befell"])
    return re.compile(rf"(?:{befell})[^\n0-9๐-๙]{{0,30}}(?:-19[^\n0-9๐-๙]{{0,10}})?\Z")  # "ติดเชื้อไวรัส COVID-19 จำนวน"


@cache
def _outside(knowledge: Knowledge) -> Callable[[str], object]:
    """Tells people counted who take no part in what is told."""
    return re.compile(any_of(knowledge.lexicon("activities")["people"]["outside"])).search


@cache
def _stands(knowledge: Knowledge) -> re.Pattern[str]:
    """Finds, at the end of what is before a number of people, words that tell how many there are: of a school, of a society."""
    return re.compile(rf"(?:{any_of(knowledge.lexicon('activities')['people']['stand'])})(?:(?!เข้า|ร่วม|[ \n]).)*{_AMOUNT}")
