"""What points back to a group or to things told of before, for C203: "ผู้ปกครองที่เข้าร่วมประชุมทั้ง 48 คน", "หนังสือทั้ง 200 เล่ม"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from bannarak.checks.quantities import TEAMS, Quantity, quantities, things
from bannarak.checks.rule import Setting
from bannarak.knowledge import Knowledge
from bannarak.records import Record
from bannarak.thai.alternation import any_of

__all__ = ["ALL", "APART", "Said", "are_some", "is_part", "relative", "tells", "things_again"]

APART = re.compile(
    r"(?<!วัย)รุ่น|ครั้งที่|รอบ(?!รม|รั้ว|คอบ|รู้)|วันแรก|วันที่สอง|วันที่สาม|(?:ช่วง|ภาค)(?:เช้า|บ่าย|ค่ำ)|(?:จุด|ฐาน|กลุ่ม)ที่|ปีที่แล้ว|ปีก่อน|เดิม|เพิ่ม|ลด|เป้าหมาย|คาดว่า|(?<!อาสา)สมัคร|"
    r"ออนไลน์|ออนไซ[ตท]์|ออนกราวน?ด์|[Oo]n-?(?:line|site)|หลักสูตร|ระดับ|ครั้งก่อน|สอบถาม|สุ่ม|รางวัล|ทั้งเดือน|ทั้งปี|สะสม|รวมกับ|ตลอด|ลงทะเบียน|ที่เหลือ|ในจำนวน|โดยเป็น"
)
"""What tells two numbers apart that would else be of one group: courses, rounds, days, years."""

ALL = ("ทั้ง", "ทุกคน จำนวน", "ทุกคนจำนวน")
"""Before the number of all those told of before."""
_ALL = r"(?:ทั้ง|ทุกคน\ ?จำนวน)\ ?$"
_DOES = r"(?P<does>(?:เข้า|ร่วม|มา|รับ)[ก-๎]{0,25}?)"
_DID = re.compile(rf"(?P<class>\ ?ชั้น\ ?[ก-๎.]{{1,12}}\ ?[0-9๐-๙]?[0-9๐-๙.,/–-]*)?\ ?(?:ได้)?{_DOES}(?:\ ?จำนวน)?$", re.VERBOSE)
_WAS_BEHIND = re.compile(rf"\ ?(?:ได้)?{_DOES}(?=\ |\n|\Z)", re.VERBOSE)
_MORE_OF_IT = ("", "กิจกรรม", "โครงการ", "งาน", "อบรม", "ประชุม", "การอบรม", "การประชุม", "กิจกรรมครั้งนี้")  # เข้าร่วม, เข้าร่วมกิจกรรม


class Said(NamedTuple):
    """A group told by what it did: the ผู้ปกครอง who เข้าร่วมประชุม."""

    who: str
    does: str


@cache
def _relative(knowledge: Knowledge) -> re.Pattern[str]:
    return re.compile(rf"(?P<who>ผู้[ก-๎]{{2,12}}?|{_groups(knowledge)})(?:ที่|ซึ่ง|ผู้)\ ?(?:ได้)?{_DOES}{_ALL}", re.VERBOSE)


@cache
def _groups(knowledge: Knowledge) -> str:
    counts = knowledge.lexicon("counts")
    places = set(counts["institutions"]).difference(counts["phrase"]["classifiers"])
    return any_of((*counts["people_nouns"]["words"], *counts["who"]["persons"], *counts["institution_nouns"]["words"], *places))


@cache
def _group(knowledge: Knowledge) -> re.Pattern[str]:
    return re.compile(_groups(knowledge))


def relative(before: str, knowledge: Knowledge) -> Said | None:
    """The group that the words ``before`` a number call all who did something."""
    if not before.endswith(ALL):
        return None
    found = _relative(knowledge).search(before)
    return Said(found["who"], found["does"]) if found else None


_CLAUSE = 40  # letters of a clause that tells which of them
_SHARE = r"\(\ ?(?:คิดเป็น)?\ ?(?:ร้อยละ|[0-9๐-๙.]+\ ?%)"


@cache
def _some(knowledge: Knowledge) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands behind a number of some of those who came, and a clause before one that tells which of them are meant."""
    part = knowledge.lexicon("counts")["part"]
    came = any_of(part["came"])
    behind = rf"\ ?(?:{_SHARE}|{any_of(part['results'])}|ที่(?:{any_of(part['which'])}))"
    which = rf"(?:{_groups(knowledge)})(?:ที่|ซึ่ง)(?!\ ?(?:{came}|ปรึกษา))[ก-๎\ ]{{2,{_CLAUSE}}}(?:{any_of(ALL)})$"
    return re.compile(behind, re.VERBOSE), re.compile(which, re.VERBOSE)


def are_some(text: str, before: str, end: int, knowledge: Knowledge) -> bool:
    """Whether a number that ends at ``end`` is of some of those who came: what follows is how it went, "ผู้เข้าร่วม 25 คน พึงพอใจมาก", or a
    share. One that is said to be all of them is not.
    """
    return not before.endswith(_WHOLE) and _some(knowledge)[0].match(text, end) is not None


_WHOLE = ("ทั้งหมด", "ทั้งสิ้น", "รวม", "รวมจำนวน", "ทั้งหมดจำนวน", "ทั้งสิ้นจำนวน")


def is_part(before: str, knowledge: Knowledge) -> bool:
    """Whether the words before a number narrow the group: "โรงเรียนที่ยังไม่มีห้องสมุดทั้ง 5 โรงเรียน"."""
    return before.endswith(ALL) and _some(knowledge)[1].search(before) is not None


def tells(said: Said, before: str, behind: str, alone: bool, knowledge: Knowledge) -> bool:
    """Whether the words around a number tell that it is of that group: "มีผู้ปกครองเข้าร่วมประชุม 48 คน", "ผู้ปกครอง 48 คน เข้าร่วมประชุม".

    A class of pupils is the whole group only where it is ``alone``.
    """
    rest = before[before.rfind(said.who) :].removeprefix(said.who)
    if said.who not in before or _group(knowledge).search(rest):
        return False  # somebody else is named behind them
    did = _DID.fullmatch(rest) if rest.removesuffix("จำนวน").strip() else _WAS_BEHIND.match(behind)
    if did is None or (did.re is _DID and did["class"] and not alone):
        return False
    short, long = sorted((did["does"], said.does), key=len)
    return long.removeprefix(short) in _MORE_OF_IT and long.startswith(short)


_AGAIN = ("ทั้ง", "ทั้ง ")
_NAME = 5  # letters that two names of things share at the end
_LEAD = 40  # letters before a number that name what it counts
_FIRST_ROUND = re.compile("(?:ใน)?รอบแรก$")
_BARE = re.compile(r"(?:^|\s|โดย|ซึ่ง|และ)$")
_HOPED, _CHOSEN = re.compile("สมัคร|เป้าหมาย|คาด|ต้องการ|กำหนด"), re.compile("คัด|ผ่าน|เหลือ|อีก")
_SOME = re.compile(r"\ ?(?:ที่|ซึ่ง|แรก|สุดท้าย|ใน|ของ)", re.VERBOSE)
_NEAR = 2  # times the smaller one is the most that the larger may be


def things_again(record: Record, setting: Setting) -> Iterator[tuple[Quantity, Quantity]]:
    """Two numbers of things or teams within an activity, of which the second is said to be that of all told before."""
    text, activities = record.text, record.activities
    if not activities:
        return
    found, units = quantities(record, setting), things(setting.knowledge)
    for later in found.items:
        if later.unit not in units or not text.endswith(_AGAIN, 0, later.start):
            continue
        at = text.rfind(_AGAIN[0], 0, later.start)
        activity = next((one for one in activities if one.start <= at < one.end), None)
        if activity is None or _SOME.match(text, later.end):
            continue
        earlier = [item for item in found.between(activity.start, at) if item.unit == later.unit]
        if len(earlier) != 1 or earlier[0].vague or _HOPED.search(text, max(0, earlier[0].start - _LEAD), earlier[0].start):
            continue
        if _CHOSEN.search(text, earlier[0].end, at) or not _name_alike(text, earlier[0], at):
            continue
        low, high = sorted((earlier[0].value, later.value))
        told = any(item.unit == later.unit and item.value == later.value for item in found.items if item is not later)
        if 1 < low < high <= _NEAR * low and not told and not APART.search(_FIRST_ROUND.sub("", text[earlier[0].end : at])):
            yield earlier[0], later


def _name_alike(text: str, earlier: Quantity, at: int) -> bool:
    """Whether the words before ``at`` name what ``earlier`` counts; teams need no name."""
    name = text[max(0, earlier.start - _LEAD) : earlier.start].rstrip().removesuffix("จำนวน").rstrip()[-_NAME:]
    before = _FIRST_ROUND.sub("", text[max(0, at - _LEAD) : at])
    if earlier.unit == TEAMS and _BARE.search(before):
        return True
    return len(name) == _NAME and not name.isspace() and before.rstrip().endswith(name)
