"""Whether a list is one of what was counted before it, or of something else: the people of two offices, the schools of two districts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from bannarak.checks.quantities import Quantities, Quantity
from bannarak.checks.shared import valued_between
from bannarak.knowledge import Knowledge
from bannarak.records import InstitutionValue, Record
from bannarak.thai.alternation import any_of

__all__ = ["PEOPLE", "Listed", "groups", "is_of_other_kind", "occasions", "places_before", "without_company"]

PEOPLE = ("คน", "ราย", "ท่าน", "รูป", "นาย")
_FIRMS = re.compile(r"บริษัท|ห้าง|ร้าน|บจก|หจก|มูลนิธิ|สำนักพิมพ์")
_TITLES = re.compile(r"นาย|นาง|ดร\.|ผศ|รศ|ศ\.|คุณ|อาจารย์|อ\.|พระ|ร\.ต|พล|ว่าที่|Mr|Ms|Dr")
# The title of a person with whom an item begins: no นายกเทศมนตรี, no คุณภาพ.
_TITLE = r"(?:นาย(?!ก|อำเภอ|ทะเบียน|แพทย์|ช่าง)|นางสาว|นาง|น\.ส\.|ดร\.|ผศ\.|รศ\.|ศ\.|ว่าที่|คุณ(?!ภาพ|ธรรม|ค่า|สมบัติ|ครู)|Mr|Ms|Dr)"
_PERSON = re.compile(rf"(?:^|[\s,.)–•-]|และ|กับ){_TITLE}", re.MULTILINE)
_FIRST = re.compile(rf"[\s(]*(?:[0-9๐-๙ก-ฮ]{{1,2}}[.)]|[-–•*])?\s*{_TITLE}")
_OF_AREA = re.compile(r" ?(?:ใน|จาก|ของ)(?:พื้นที่|เขต)? ?")
_NEAR = 40  # characters before a number of areas in which that of the places in them begins
_FEWEST = 2


class Listed(NamedTuple):
    """A list: how many items it has, where it starts and where it ends."""

    length: int
    start: int
    end: int


def occasions(knowledge: Knowledge) -> frozenset[str]:
    """Units of what takes place again."""
    return _units(knowledge, "occasions")


def groups(knowledge: Knowledge) -> frozenset[str]:
    """Units of what holds several of what a table lists: kinds and areas."""
    return _units(knowledge, "kinds") | _units(knowledge, "areas")


@cache
def _units(knowledge: Knowledge, which: str) -> frozenset[str]:
    return frozenset(knowledge.lexicon("units")["lists"][which])


def is_of_other_kind(record: Record, knowledge: Knowledge, unit: str, listed: Listed) -> bool:
    """Whether the items are of another kind than ``unit`` counts: groups behind a number of people, people behind one of anything else,
    institutions behind one of areas or occasions. One of the items may not be seen to be of the kind of the others.
    """
    if unit in PEOPLE:
        return _names_no_people(record.text, unit, listed)
    most = max(_FEWEST, listed.length - 1)
    items = record.text[listed.start : listed.end]
    if _FIRST.match(items) and len(_PERSON.findall(items)) >= most:
        return True
    if unit not in _units(knowledge, "areas") and unit not in occasions(knowledge):
        return False
    named = (mention.text for mention, _ in valued_between(record, InstitutionValue, listed.start, listed.end))
    return sum(not name.startswith(unit) for name in named) >= most


def _names_no_people(text: str, unit: str, listed: Listed) -> bool:
    """Whether a list behind a number of people names no people: then its items are groups of them."""
    firms = len(_FIRMS.findall(text, listed.start, listed.end)) if unit == "ราย" else 0
    return len(_TITLES.findall(text, listed.start, listed.end)) + firms < _FEWEST


def without_company(text: str, knowledge: Knowledge, total: Quantity, parts: Sequence[Quantity]) -> Sequence[Quantity]:
    """The parts of a number of pupils, without those behind them who only came along if the others make nearly that number:
    "นักเรียน 50 คน เป็นชาย 37 คน หญิง 11 คน และครู 13 คน".
    """
    learners, company = _company(knowledge)
    before = text[max(0, text.rfind("\n", 0, total.start) + 1, total.start - _NEAR) : total.start]
    if not learners.search(before) or company.search(before):
        return parts
    first = next((at for at, part in enumerate(parts) if at and company.search(text, parts[at - 1].end, part.start)), len(parts))
    choices = (parts, parts[:first]) if first >= _FEWEST else (parts,)
    return min(choices, key=lambda chosen: abs(sum(part.value for part in chosen) - total.value))


@cache
def _company(knowledge: Knowledge) -> tuple[re.Pattern[str], re.Pattern[str]]:
    who = knowledge.lexicon("counts")["who"]
    return re.compile(any_of(who["learners"])), re.compile(any_of(who["company"]))


def places_before(text: str, found: Quantities, area: Quantity, knowledge: Knowledge) -> Quantity | None:
    """The number of places in an ``area``, told directly before it: the 4 of "โรงเรียน 4 แห่ง ใน 2 อำเภอ"."""
    before = found.between(area.start - _NEAR, area.start)
    if not before or area.unit not in _units(knowledge, "areas") or not _OF_AREA.fullmatch(text, before[-1].end, area.start):
        return None
    return before[-1] if before[-1].unit in _units(knowledge, "places") and not before[-1].vague else None
