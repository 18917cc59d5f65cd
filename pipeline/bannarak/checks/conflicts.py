"""C203: one group counted differently within an activity."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bannarak.checks.rule import Hit, Setting, check
from bannarak.checks.said_again import ALL, APART, Said, are_some, is_part, relative, tells, things_again
from bannarak.checks.shared import of_some, valued
from bannarak.knowledge import Knowledge
from bannarak.records import CountValue, DateValue, Mention, Record, TimeValue
from bannarak.thai.numerals import number_at, number_words, to_arabic

__all__: list[str] = []

_UNIT = re.compile(r"[ก-๎.]+$")
# Two moments of one event, told before either number or behind it.
_MOMENT = re.compile(r"(?:พิธี|วัน|ช่วง|งาน)(?:เปิด|ปิด)|วันสุดท้าย")
# What tells of more than the number before: the whole province, with the speakers, several days together.
_WIDER = re.compile(
    r"รวม(?!\s*(?:ทั้งสิ้น|ทั้งหมด)?\s*(?:เป็น)?\s*(?:จำนวน)?\s*$)|นับ[ก-๎ ]{0,30}ด้วย|ตั้งแต่ต้น|ที่ผ่านมา|จนถึง|"
    r"ทุก(?:วัน|ครั้ง|รุ่น|รอบ|แห่ง|สาขา|จุด|พื้นที่|กิจกรรม|อำเภอ|จังหวัด|โรงเรียน)|"
    r"ทั้ง(?:ปี|เดือน|สัปดาห์|งาน|โครงการ|หมู่บ้าน|ตำบล|อำเภอ|จังหวัด|ภาค|ประเทศ|มหาวิทยาลัย|โรงเรียน)"
)
_TOGETHER = re.compile(r"(?P<n>สอง|สาม|สี่|ห้า|หก|เจ็ด|[0-9๐-๙]) ?(?:วัน|ครั้ง|สัปดาห์|เดือน|ปี|แห่ง|สาขา|จุด)")
_PEOPLE_FROM = re.compile(r"(?:ครู|นักเรียน|นักศึกษา|บุคลากร|ผู้|อาจารย์|บรรณารักษ์|เจ้าหน้าที่|สมาชิก|ตัวแทน|ประชาชน)[ก-๎\s]{0,40}?จาก\s*$")
# Before a group that is told of again: a moment of the day, which tells no other group from it, and one who does something with it.
_DAYTIME = re.compile(r"(?:ช่วง|ภาค)(?:เช้า|บ่าย|ค่ำ)")
_LATER_ON = re.compile(rf"(?:ต่อมา)?(?:ใน)?{_DAYTIME.pattern}(?= ?[ก-๎]+ทั้ง\s*$)")
_CLASS = re.compile(r"ชั้น ?(?:ปี|ประถม|มัธยม|อนุบาล|[ปม]\.)")  # some of the pupils
_ANSWER, _ANSWERS = "ตอบ", re.compile(r"(?:ผู้)?ตอบแบบ(?:สอบถาม|ประเมิน|สำรวจ)")
_OF_ALL = re.compile(r"\s*\(?จาก(?:จำนวน)?ผู้[ก-๎]{2,30}?(?:ทั้งหมด|ทั้งสิ้น)\s*(?:จำนวน)?\s*")
_TAKES = re.compile(r"(?:พา|(?<!ผู้)นำ|เชิญ|ต้อนรับ)$")
_THE_SAID = re.compile(r" ?ดังกล่าว")
_PLACES = "แห่ง"
_WHOLE = re.compile(r"ผู้(?:เข้าร่วม|เข้าอบรม|เข้ารับการ|ร่วมงาน|ร่วมกิจกรรม|เข้าประชุม)[ก-๎]*")
_FIELD = re.compile(rf"\s*(?:จำนวน)?\ ?(?P<noun>{_WHOLE.pattern})\ ?:", re.VERBOSE)  # before the number of a form
_OUT_OF = re.compile(r" ?\(?จาก(?:ทั้งหมด|จำนวน|เป้าหมาย|ผู้)")  # behind a part of those told of
_RESULT = re.compile(r"\s*(?:สรุป)?ผล(?:การดำเนินงาน|การจัดกิจกรรม|ที่ได้)? ?:")  # a label of the line that tells how it went
_NEXT_CELL = re.compile(r"[^\n\s|][ ]*(?:[|\t]|[ ]{3})|^[ ]*[|\t]")  # columns of a table: target and result, one year and the next
_CLOSING = 300  # letters behind an activity that may close it
_HOPED = re.compile(r"เป้าหมาย|คาด|ตั้งเป้า|กำหนด")
# A named activity, a place: not ผู้ร่วมกิจกรรม, การจัดกิจกรรม, ครู โรงเรียน.
_EVENT = re.compile(r"(?<!ร่วม)(?<!จัด)(?<!การ)(?<!ใน)กิจกรรม(?=[ก-ฮเ-ไ“\"])(?!นี้|ดังกล่าว|ครั้ง)|(?:ตำบล|อำเภอ|หมู่บ้าน|หมู่ที่|ชั้น ?ป\.|ชั้น ?ม\.)")
_NOUN_BEFORE = 40  # characters before a number in which it is said what was planned
_CLAUSE = 60  # characters before a number that say of what it is
_JUST_BEHIND = 20  # characters behind a number that do
_BACK = 40  # counts before one that may be of the same group
_NOUN = 5  # letters that two noun phrases share at least


@dataclass(frozen=True, slots=True)
class _Count:
    """An exact number of people or institutions, with what stands before it on its line."""

    mention: Mention
    n: int
    unit: str
    before: str
    noun: str
    said: Said | None  # the group, if it is told by what it did


@check("C203")
def count_conflict(record: Record, setting: Setting) -> Iterator[Hit]:
    """The same group is counted differently within one activity."""
    for first, again in things_again(record, setting):
        said, said_again = record.text[first.start : first.end], record.text[again.start : again.end]
        yield Hit(again.start, again.end, {"first": said, "second": said_again}, expected=said, related=((first.start, first.end),))
    counted = [mention for mention, _ in valued(record, CountValue)]
    if len(counted) < 2:
        return
    told: dict[str, list[int]] = defaultdict(list)  # the numbers of each label, and how many of them stand before each mention
    before: dict[str, int] = {}
    for mention, value in valued(record, CountValue):
        before[mention.id] = len(told[mention.label])
        told[mention.label].append(value.n)
    for inside in _scopes(record, counted):
        for label in ("participants", "institution_count"):
            alike = [mention for mention in inside if mention.label == label]
            counts = list(_counts(record.text, alike, setting.knowledge)) if len(alike) > 1 else []
            sizes: dict[str, set[int]] = defaultdict(set)
            for count in counts:
                sizes[count.unit].add(count.n)
            for at, later in enumerate(counts):
                stop = before[later.mention.id]
                earlier = _same_group(record, setting.knowledge, counts[max(0, at - _BACK) : at], later, sizes[later.unit], stop)
                if earlier is not None and not _adds_up(told[label][max(0, stop - _BACK) : stop], later.n):
                    params = {"first": earlier.mention.text, "second": later.mention.text}
                    span = (earlier.mention.start, earlier.mention.end)
                    yield Hit(later.mention.start, later.mention.end, params, expected=earlier.mention.text, related=(span,))


def _adds_up(numbers: list[int], total: int) -> bool:
    """Whether the last of ``numbers``, two or more, make ``total``: "รวมทั้งสามวัน มีผู้เข้าร่วม 75 คน"."""
    added = 0
    for at, number in enumerate(reversed(numbers)):
        added += number
        if at and added == total:
            return True
    return False


def _scopes(record: Record, counted: list[Mention]) -> Iterator[list[Mention]]:
    """The numbers of each activity, and of each paragraph with numbers that belong to none."""
    text, starts = record.text, [mention.start for mention in counted]
    loose = set(range(len(counted)))
    stops = sorted(
        (
            *(activity.start for activity in record.activities),
            *(section.start for section in record.sections),
            *(m.start for m, _ in valued(record, DateValue)),
        )
    )
    for activity in record.activities:
        first, last = bisect_left(starts, activity.start), bisect_left(starts, _told_to(text, activity.end, stops))
        if first < last:
            loose.difference_update(range(first, last))
            yield counted[first:last]
    done = -1
    for at in sorted(loose):
        mention = counted[at]
        if mention.start >= done:
            line_end = text.find("\n", mention.end)
            done = len(text) if line_end < 0 else line_end
            yield counted[bisect_left(starts, text.rfind("\n", 0, mention.start) + 1) : bisect_left(starts, done)]


def _told_to(text: str, end: int, stops: list[int]) -> int:
    """How far what follows the ``end`` of an activity goes on with it: no blank line, no other day, no heading between."""
    if text[end : end + 1] != "\n":
        return end
    at = bisect_left(stops, end)
    blank = text.find("\n\n", end, end + _CLOSING)
    return min(len(text) if blank < 0 else blank, end + _CLOSING, stops[at] if at < len(stops) else len(text))


def _counts(text: str, mentions: Iterable[Mention], knowledge: Knowledge) -> Iterator[_Count]:
    for mention in sorted(mentions, key=lambda m: m.start):
        value, unit = mention.value, _UNIT.search(mention.text)
        if isinstance(value, CountValue) and value.approx == "exact" and not value.per and value.n_max is None and unit:
            before = text[text.rfind("\n", max(0, mention.start - 120), mention.start) + 1 : mention.start].rstrip()[-100:]
            spelt = number_at(unit.group(), 0)  # in words, which are letters as those of the unit: สามสิบคน
            counted = unit.group()[spelt.end :] if spelt else unit.group()
            noun = "" if of_some(text, mention) else value.of or _labelled(text, mention, before)
            whole = _WHOLE.search(noun)
            noun = (whole.group() if whole else noun).removesuffix("ทุกคน")
            yield _Count(mention, value.n, counted, before, noun, relative(before, knowledge))


def _labelled(text: str, mention: Mention, before: str) -> str:
    """Those whose number a field of a form is: "จำนวนผู้เข้าร่วม: 20 คน"; nobody if the lines above tell of a plan."""
    label = _FIELD.fullmatch(before)
    planned = label and _HOPED.search(text, max(0, mention.start - len(before) - _CLAUSE), mention.start)
    return label["noun"] if label and not planned else ""


def _same_group(record: Record, knowledge: Knowledge, earlier: list[_Count], later: _Count, sizes: set[int], told: int) -> _Count | None:
    """The count before ``later`` that is one of the same group and of another size; ``sizes`` are all that have its unit, ``told`` are so
    many in the document before it.
    """
    same = [count for count in earlier if count.unit == later.unit or _of_places(count, later)]
    if not same or any(count.n == later.n for count in same):
        return None
    if any(2 * one != later.n and later.n - one in sizes for one in sizes) or same[-1].n + later.n in sizes:
        return None
    if _PEOPLE_FROM.search(later.before):  # people come from more places than take part
        largest = max(same, key=lambda count: count.n)
        if same[0] is largest and largest.n < later.n and largest.n > 1 and not _PEOPLE_FROM.search(largest.before):
            return largest
        return None
    last = same[-1]
    between = record.text[last.mention.end : later.mention.start]
    answered = _all_of_whom_answered(record, same, later)
    if answered:
        return answered
    again = later.before.endswith(ALL)  # "ทั้ง 36 คน" speaks of people told of before
    told_apart = between
    if again and not _DAYTIME.search(last.before):
        told_apart = (_LATER_ON if _DAYTIME.search(later.before) or _CLASS.search(between) else _DAYTIME).sub("", between)
    if APART.search(told_apart) or _NEXT_CELL.search(between) or _of_two_moments(record.text, last, later):
        return None
    if again and _SOME_OF_THEM.match(record.text, later.mention.end):
        return None
    if again and _of_places(last, later) and _other_places(record.text, earlier, last, later, told):
        return None
    if again:
        return next((count for count in reversed(same) if _is_all_of(record.text, knowledge, count, later, len(same) == 1)), None)
    if _is_the_said(record.text, last, later):
        return last
    if later.n > last.n and _is_wider(between[-_CLAUSE:], told):
        return None
    if _OUT_OF.match(record.text, later.mention.end):
        return None
    if later.n < last.n and are_some(record.text, later.before, later.mention.end, knowledge):
        return None
    if _WHOLE.match(later.noun) and _same_whole(last, later) and later.n * 3 > last.n and not _other_event(record, last, later):
        return last
    return None


def _is_all_of(text: str, knowledge: Knowledge, count: _Count, later: _Count, alone: bool) -> bool:
    """Whether ``later``, a number of all of them, points back to ``count``, which is no number hoped for."""
    if _HOPED.search(count.before[-_NOUN_BEFORE:]):
        return False
    behind = text[count.mention.end : count.mention.end + _JUST_BEHIND]
    if later.said and tells(later.said, count.before, behind, alone, knowledge):
        return True
    if is_part(later.before, knowledge):
        return False
    if not later.before.endswith("ทั้ง") and not _WHOLE.match(later.noun):
        return False  # "นักเรียนทุกคน" may be all of the school
    did = later.noun.removeprefix("ผู้") if later.n < count.n else ""  # บุคลากรเข้าอบรม 28 คน, ผู้เข้าอบรมทั้ง 20 คน: more may be others too
    return _alike(count, later) or (did not in ("", later.noun) and count.before.removesuffix("จำนวน").rstrip().endswith(did))


def _all_of_whom_answered(record: Record, same: Sequence[_Count], later: _Count) -> _Count | None:
    """The count of those who took part that ``later`` repeats behind how many of them answered: "ตอบ 98 คน จากผู้เข้าร่วมทั้งหมด 140 คน"."""
    *before, answers = same
    between = record.text[answers.mention.end : later.mention.start]
    if not _OF_ALL.fullmatch(between) or _ANSWER not in answers.before[-_NOUN_BEFORE:] or answers.n > later.n:
        return None
    whole = next((count for count in reversed(before) if count.noun == later.noun), None)
    if whole is None or _DAYTIME.search(whole.before) or _other_event(record, whole, answers):
        return None
    between = _ANSWERS.sub("", record.text[whole.mention.end : answers.mention.start])
    return None if APART.search(between) or _of_two_moments(record.text, whole, later) else whole


def _of_places(one: _Count, other: _Count) -> bool:
    """Whether a count points back to places of which the noun stands before the number: โรงเรียน 5 แห่ง, ทั้ง 5 โรงเรียน; or the other way."""
    if one.n <= 1 or not other.before.endswith("ทั้ง"):
        return False
    if other.unit == _PLACES:
        return one.unit in (other.noun, other.said.who if other.said else "")
    return one.unit == _PLACES and one.noun == other.unit


_SOME_OF_THEM = re.compile("ที่(?!เข้าร่วม|มา|ได้เข้า)")  # "นักเรียนทั้ง 12 คนที่ตอบถูก"
_WHICH_PLACES = re.compile(r" ?(?:บน|ใน|ที่|ของ|ซึ่ง|นำร่อง|หลัก|ต้นแบบ|ขนาด|แรก|ย่อย|เครือข่าย)")
_ALL = re.compile(r"(?:^|\s|โดย|และ|ซึ่ง|พบว่า|ของ|กับ|จาก|ใน|ให้|แก่)ทั้ง$")
_GROWN = re.compile("ขยาย|เพิ่ม")


def _other_places(text: str, earlier: Iterable[_Count], last: _Count, later: _Count, told: int) -> bool:
    """Whether "ทั้ง 6 โรงเรียน" are others than the places just told of: told of before in their number, said to be some of them by the
    words around, or more of them by now.
    """
    between = text[last.mention.end : later.mention.start]
    if any(count.n == later.n for count in earlier) or re.search(number_words(later.n), between):
        return True
    named = later.said is not None or (later.unit == _PLACES and later.before.endswith(f"{later.noun}ทั้ง"))
    if _WHICH_PLACES.match(text, later.mention.end) or not (named or _ALL.search(later.before)):
        return True
    return later.n > last.n and (_GROWN.search(between) is not None or _is_wider(between[-_CLAUSE:], told))


def _is_the_said(text: str, last: _Count, later: _Count) -> bool:
    """Whether the words call a group the one just told of: "นักศึกษา 36 คนดังกล่าว"; "โดยนักศึกษาทั้งหมด 36 คน", if it is fewer than were
    told: more may be all there are. What else was told of as many is another group, be it in another unit.
    """
    said = _THE_SAID.match(text, later.mention.end) is not None
    fewer = later.n < last.n and later.noun != "" and later.before.endswith(f"โดย{later.noun}ทั้งหมด")
    if not (said or fewer) or not _alike(last, later):
        return False
    between = to_arabic(text[last.mention.end : later.mention.start])
    return re.search(rf"(?<![0-9]){later.n}(?![0-9])|{number_words(later.n)}", between) is None


def _same_whole(last: _Count, later: _Count) -> bool:
    """Whether both counts are of all that took part, which the line of results may call those of the activity."""
    if later.noun == last.noun:
        return True
    return _RESULT.match(later.before) is not None and later.noun.removeprefix(last.noun) in ("กิจกรรม", "โครงการ")


def _is_wider(clause: str, parts: int) -> bool:
    """Whether the words before a number tell of more than the ``parts`` before it: of as many days as there are parts they tell no more."""
    together = _TOGETHER.search(clause)
    if together:
        number = number_at(together["n"], 0)
        return number is None or number.value != parts
    return _WIDER.search(clause) is not None


def _of_two_moments(text: str, earlier: _Count, later: _Count) -> bool:
    """Whether a count is that of the opening or the closing, be it said before the number or behind it: "30 คน ในวันเปิด 52 คน ในวันปิด"."""
    line_end = text.find("\n", later.mention.end, later.mention.end + _JUST_BEHIND)
    end = line_end if line_end >= 0 else later.mention.end + _JUST_BEHIND
    return _MOMENT.search(text, earlier.mention.end, end) is not None


def _other_event(record: Record, earlier: _Count, later: _Count) -> bool:
    """Whether the words lead from one event to another between two counts, or the first is what was hoped for."""
    text, start, end = record.text, earlier.mention.end, later.mention.start
    if _HOPED.search(earlier.before[-_NOUN_BEFORE:]) or _EVENT.search(text, start, end):
        return True
    return any(start <= m.start < end and isinstance(m.value, (DateValue, TimeValue)) for m in record.mentions)


def _alike(one: _Count, other: _Count) -> bool:
    """Whether what is counted begins alike: นักศึกษาวิทยาลัย..., นักศึกษา; or the first is who somebody took along: ...พานักศึกษา."""
    first, second = one.noun.removesuffix("ทั้ง"), _DAYTIME.sub("", other.noun.removesuffix("ทั้ง"))
    if len(second) >= _NOUN and first.endswith(second) and _TAKES.search(first.removesuffix(second)):
        return True
    shared = min(len(first), len(second))
    if _of_two(one) and not _of_two(other):
        return False
    if first in (one.unit, other.unit) and second == other.unit:
        return True
    return first == second != "" or (shared >= _NOUN and first[:shared] == second[:shared])


def _of_two(count: _Count) -> bool:
    """Whether a number counts two groups together: ครูและนักเรียน 40 คน."""
    noun = count.noun.removesuffix("ทั้ง")
    return re.search(rf"และ{re.escape(noun)}(?:ทั้ง|จำนวน|\s)*$", count.before) is not None
