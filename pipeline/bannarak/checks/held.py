"""Whether an event was held on a day, as the words around the day tell, or something else was done: bought, opened, resolved before."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from bannarak.checks.columns import Row, date_in, heads_of, row_of
from bannarak.checks.rule import Setting
from bannarak.checks.shared import valued
from bannarak.knowledge import Knowledge
from bannarak.records import Activity, DateValue, Mention, Record
from bannarak.thai.alternation import any_of
from bannarak.thai.calendar import BE_OFFSET
from bannarak.thai.numerals import to_arabic

__all__ = ["OF_ITEM", "is_held", "is_of_other_times", "is_of_row", "list_head"]

OF_ITEM = re.compile(r"[\s|]*(?:[•●▪○✓*–—-]|[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){1,3}|\(?(?:[0-9๐-๙]{1,2}|[ก-ฮ])[.)])\s*")
"""The mark of an item that opens its line."""

# Between the words that tell what was done and the day.
_LEAD = re.compile(r"(?:[\s(:“”\"–-]|เมื่อ|ใน|ระหว่าง|ตั้งแต่|จัดขึ้น|ขึ้น|ช่วง|วันที่)*$")
_CHUNK = re.compile(r"[^\s|]+")
# How a chunk begins that only says what an event was about, for whom or where it was: what stands before it tells whether there was one.
_GOES_ON = re.compile(r"การ|ความ|เรื่อง|หัวข้อ|หลักสูตร|ให้|แก่|สำหรับ|ณ|ที่|ใน|[“\"(]")
_PLACE = re.compile(r"(?<![ก-๎])ณ\s*$")
_NEXT_ROUND = re.compile(r"[ ,]*(?:และ|กับ)? ?(?:(?:รุ่น|ครั้ง|รอบ|ระยะ|ช่วง)(?:ที่)? ?[0-9๐-๙]+)? ?(?:เมื่อ|ใน|ระหว่าง)? ?(?:วันที่)? ?")
_CAME = re.compile(r"[^\n|]{0,30}?(?:ผู้(?:เข้า|ร่วม|ชม|ฟัง)|เข้าร่วม|เข้าอบรม|มาร่วม|ผู้(?:มา)?ใช้บริการ\s?(?:จำนวน\s?)?[0-9๐-๙])")
_ROUND = re.compile(r"[\s•-]*(?:ครั้ง|รุ่น|รอบ)ที่ ?[0-9๐-๙]{1,2} ?:?")  # and nothing else says what it is a round of
_PEOPLE = re.compile(r"[0-9๐-๙]\s?(?:คน|ท่าน|รูป)(?![ก-๎])")
_ITEMS = 60  # lines of a list above which the one that leads it is not sought
_ROW = 20  # days that stand in a row
_REACH = 120  # characters before and behind a day that tell what was done


class _Words(NamedTuple):
    """What tells of an event, of something before it, of another time than that of the report, at the head of a list too; the labels of
    lines of a form; and the heads of the columns that name events and their days.
    """

    held: re.Pattern[str]
    before: re.Pattern[str]
    labels: tuple[str, ...]
    other_times: re.Pattern[str]
    other_lists: re.Pattern[str]
    events: re.Pattern[str]
    days: re.Pattern[str]
    planned: re.Pattern[str]


@cache
def _words(knowledge: Knowledge) -> _Words:
    lexicon = knowledge.lexicon("activities")
    own = lexicon["held"]
    rooms = "".join(f"(?<!{room})" for room in own["rooms"])
    arranged = f"จัด(?!{any_of(own['not_arranged'])})"
    held = f"{rooms}(?:{any_of((*own['acts'], *lexicon['title']['tells']))})|{arranged}"
    return _Words(
        held=re.compile(held),
        before=re.compile(any_of(own["before"])),
        labels=tuple(lexicon["form"]["labels"]),
        other_times=re.compile(any_of(own["other_times"])),
        other_lists=re.compile(rf"(?<!ตาม)(?:{any_of((*own['other_lists'], *own['other_times']))})"),
        events=re.compile(any_of(own["event_columns"])),
        days=re.compile(any_of(own["day_columns"])),
        planned=re.compile(any_of(own["planned_rows"])),
    )


def is_held(record: Record, activity: Activity, day: Mention, knowledge: Knowledge) -> bool:
    """Whether the words before ``day``, or behind it where it opens its line, tell of an event, or people are told behind it who came."""
    text, words = record.text, _words(knowledge)
    day, done = _first_of_row(record, day)
    start = max(text.rfind("\n", 0, day.start) + 1, day.start - _REACH, done)
    line_end = text.find("\n", day.end, day.end + _REACH)
    behind = text[day.end : line_end if line_end >= 0 else day.end + _REACH]
    end = _LEAD.search(text, start, day.start).start()  # type: ignore[union-attr]  # nothing at all is a lead
    lead = text[start:end]
    if words.other_times.search(lead):
        return False
    if not any(map(str.isalpha, lead)):
        told = (
            words.held.search(behind)
            or words.held.search(activity.title)
            or (OF_ITEM.fullmatch(text, start, day.start) and _CAME.match(behind))
        )
        return told is not None and not words.before.search(behind)
    if lead.rstrip(" :").endswith(words.labels):
        named = record.profile.title if activity.title.startswith(words.labels) else activity.title
        return words.held.search(named) is not None
    if _ROUND.fullmatch(lead) and not words.before.search(behind):
        return _PEOPLE.search(behind) is not None
    said = _said(lead, end < day.start and not text[end].isspace(), words)
    return said if said is not None else _CAME.match(behind) is not None


def _first_of_row(record: Record, day: Mention) -> tuple[Mention, int]:
    """The first of the days that stand in a row up to ``day``, of which what is said holds for all; and the end of the date before it."""
    dates = valued(record, DateValue)
    at = bisect_left(dates, day.start, key=lambda dated: dated[0].start)
    for before in range(at - 1, max(-1, at - 1 - _ROW), -1):
        earlier = dates[before][0]
        if not _NEXT_ROUND.fullmatch(record.text, earlier.end, day.start):
            return day, earlier.end
        day = earlier
    return day, 0


def _said(lead: str, glued: bool, words: _Words) -> bool | None:
    """Whether ``lead`` tells of an event or of something before it; None if of neither. ``glued``: its last word is what was done then."""
    for chunk in reversed(list(_CHUNK.finditer(lead))):
        if words.before.search(chunk.group()):
            return False
        if words.held.search(chunk.group()):
            return True
        if glued and not _GOES_ON.match(chunk.group()) and not _PLACE.search(lead, 0, chunk.start()):
            return None
        glued = False
    return None


def is_of_row(record: Record, day: Mention, setting: Setting) -> bool:
    """Whether ``day`` fills its cell in a table with a column of events and one of their days: no verb is needed there."""
    text, words = record.text, _words(setting.knowledge)
    found = row_of(setting.tables, day.start)
    if found is None or words.before.search(text, found[1][0].start, found[1][-1].end) or _is_told_apart(text, found[1], day, words):
        return False
    heads = heads_of(text, found[0])
    named = any(map(words.events.fullmatch, heads)) and len(found[1]) == len(heads)
    return named and any(
        words.days.fullmatch(head) is not None and cell.start <= day.start < cell.end and date_in(record, cell) is not None
        for head, cell in zip(heads, found[1], strict=True)
    )


def _is_told_apart(text: str, row: Row, day: Mention, words: _Words) -> bool:
    """Whether a row says that it is of another time than the others: planned, or of the year that another of its cells names."""
    if words.planned.search(text, row[0].start, row[-1].end):
        return True
    value = day.value
    year = value.start.year + BE_OFFSET if isinstance(value, DateValue) and value.start else None
    named = f"{text[row[0].start : day.start]} {text[day.end : row[-1].end]}"
    return year is not None and re.search(rf"ปี\ ?(?:พ\.ศ\.\ ?)?{year}(?![0-9])", to_arabic(named)) is not None


def is_of_other_times(head: str, knowledge: Knowledge) -> bool:
    """Whether the line that leads a list says that its items are of other times: planned, or long past."""
    return _words(knowledge).other_lists.search(head) is not None


def list_head(text: str, at: int) -> str:
    """The line above the items or rows among which ``at`` stands; empty if there is none near."""
    start = text.rfind("\n", 0, at) + 1
    for _ in range(_ITEMS):
        if start == 0:
            break
        end, start = start - 1, text.rfind("\n", 0, start - 1) + 1
        line = text[start:end].strip()
        if line and not OF_ITEM.match(line) and "|" not in line and "\t" not in line:
            return line
    return ""
