"""D106, D107: dates that lie outside the period a report covers, or behind the day on which the text tells of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from bannarak.checks.dates import era_contradicts
from bannarak.checks.held import OF_ITEM, is_held, is_of_other_times, is_of_row, list_head
from bannarak.checks.rule import Hit, Setting, check
from bannarak.checks.shared import valued, valued_between
from bannarak.knowledge import Knowledge
from bannarak.records import Activity, DateValue, Mention, Record
from bannarak.thai.alternation import any_of

__all__: list[str] = []

# Words before a date that say when the activity was, rather than what it refers to.
_WHEN = re.compile(
    r"(?:เมื่อ|ใน|ระหว่าง|ตั้งแต่|จัดขึ้น|จัดงาน|ณ|:|\||\n|^|กิจกรรม|อบรม|ประชุม|โครงการ|ดำเนินการ|\(|[ก-๎”\"]|"
    r"(?:ครั้ง|รุ่น|รอบ|ช่วง)ที่\s?[0-9๐-๙]{1,2})\s*$"
)
_REFERS = re.compile(
    r"(?:มติ|(?:ตาม|ที่|ส่ง)หนังสือ|(?<!ครั้ง)(?<!รุ่น)(?<!รอบ)(?<!ช่วง)ที่\s(?!:)\S+|ลงวันที่|ฉบับ|แผน|ข้อมูล\s?ณ|สิ้นสุด|หมดอายุ|จนถึง|ถึง|ก่อตั้ง|สถาปนา|เกิด|ตั้งแต่|"
    r"กำหนดส่ง|ครั้งต่อไป|ครั้งก่อน|ปีก่อน|เข้าถึง|(?<![ก-๎])สืบค้น|ปรับปรุง|ภายใน|ไม่เกิน|เริ่ม(?:ต้น)?)\s*(?:เมื่อ|ใน)?\s*$"
)
# What once was and lasts: an order in force, a certificate, an opening, an appointment, the survey that this one is compared with. Nor are
# the assessors bound to the period that they look at.
_ONCE = (
    r"(?:คำสั่งลง|ได้(?:รับ(?:การ)?)?รับรอง|ผ่านการ(?:รับรอง|ประเมิน)|รับรองรายงาน|เปิดใช้|เปิดให้บริการ|ประกาศใช้|(?<!การ)ประกาศนโยบาย|บรรจุ|แต่งตั้ง|จดทะเบียน|"
    r"ก่อสร้าง|เทียบกับ|จาก(?:ครั้ง|ปี)(?:ก่อน|ที่แล้ว)|ครั้งแรก|เริ่มปฏิบัติงาน|เข้าร่วมโครงการ|ต่ออายุ|ลงนาม|อนุมัติ|เห็นชอบ|สมาชิก|ตรวจประเมิน)"
)
_LASTS = re.compile(_ONCE + r"[ก-๎0-9๐-๙/\s]{0,40}$")
_LASTS_THEN = re.compile(rf"[^\n|]{{0,60}}?{_ONCE}")
_LONG_AGO = re.compile(r"[^\n]{0,60}?(?:ฉบับ|ครั้ง)แรก|[ก-๎ ]{0,12}?เป็นต้นมา")  # behind a day of long ago
# Parts of a report that tell of other years.
_OTHER_TIMES = re.compile(
    r"ความเป็นมา|ประวัติ|หลักการและเหตุผล|แผน(?:ระยะ|การดำเนินงานปี|ปี|ในปี|ต่อไป|อนาคต|งานปี)|ครั้งต่อไป"
    r"|(?:แผน|กิจกรรม|งาน|กำหนดการ)?(?:ใน)?(?:เดือน|ไตรมาส)(?:หน้า|ถัดไป|ต่อไป|ก่อน)"
)
_PART_OF_DAY = r"(?:(?:ใน)?(?:(?:ช่วง|ตอน)?(?:เช้า|สาย|เที่ยง|บ่าย|เย็น|ค่ำคืน|ค่ำ|คืน)(?:ของ)?|ระหว่าง))"
_PAST = re.compile(rf"เมื่อ{_PART_OF_DAY}?\s*$")
_NOT_PAST = re.compile(rf"(?:จนกว่า|ต่อ)เมื่อ{_PART_OF_DAY}?\s*$")
_OPENING = re.compile(rf"\s*{_PART_OF_DAY}?\s*")  # of a sentence that begins with the day
_YESTERDAY = re.compile(r"เมื่อวาน(?:นี้|ซืน)?\s*\(\s*(?:วันที่\s*)?$")
_TODAY = re.compile(r"\s*(?:ใน)?(?:ช่วง)?(?:เช้า|บ่าย|เย็น|ค่ำ)?วันนี้\s*\(\s*(?:วันที่\s*)?")  # opens a sentence
_ACTS = re.compile(r"\)[^\n]{0,100}?(?:จัด|เป็นประธาน|ร่วม|มอบ|ต้อนรับ|ประชุม|ลงพื้นที่|เดินทาง|เยี่ยม|ลงนาม|อบรม)")
_DURING = "ระหว่าง"  # days of which the first may be to come, and what was done to arrange them told
_LINE = 300  # letters behind a day in which its line may tell that all of it is to come
_IN_FORCE = re.compile(r"มีผล(?:ใช้)?(?:บังคับ)?(?:ใช้)?(?:ได้)?(?:ใน|ตั้งแต่|เมื่อ)?\s*$")
_DONE = re.compile(
    r"(?<!ให้)(?<!จะ)ได้(?:จัด|เข้าร่วม|ร่วมลงนาม|ลงนาม|ดำเนินการจัด|รับมอบ|ส่งมอบ|เดินทาง|เข้าเยี่ยมชม|ประชุม)[^\n]{0,70}(?:ใน|ระหว่าง)\s*$"
)
_TO_COME = re.compile(r"จะ|กำหนด|เชิญ|เตรียม|เป้าหมาย|แผน|ตั้งแต่|จนถึง|ภายใน|สิ้นสุด|อนุมัติ|คาดว่า|เริ่ม")
_DONE_THEN = re.compile(
    r"(?:(?!ที่|ซึ่ง|ผู้|เคย|เนื่อง|เพราะ|พบ|มาร่วม|สามารถ)[^\n]){0,60}?(?<!จะ)(?<!ให้)ได้(?:เป็นประธาน|จัด|เข้าร่วม|มอบ|รับมอบ|ลงนาม|ต้อนรับ|ให้การต้อนรับ|เดินทาง|ประชุม)"
)
_ASSESSED, _HALF_A_YEAR = "ประเมิน", 183
_QUARTER, _MONTHS_OF_QUARTER = "ไตรมาส", 3
_AROUND = timedelta(days=60)  # before and behind a period in which it is prepared and summed up
_OF_ROUND = re.compile(r"[^\n]{0,80}?(?:สรุปผล|เตรียม|วางแผน|รายงานผล)")
_PREPARED = re.compile(
    r"(?:เตรียม(?:งาน|การ|ความพร้อม)|วางแผน(?:งาน)?|สรุปงาน|ถอดบทเรียน|ที่ประชุม|(?:ที่|ซึ่ง)(?:ได้)?(?:จัด|ประชุม|อบรม)(?:ขึ้น)?)\s*(?:เมื่อ|ใน)?\s*$"
    r"|เลื่อน(?:มา)?จาก\s*(?:วันที่)?\s*$"
)
# How the item of a report begins that tells of work before an event or behind it, beside the day of the event.
_FOLLOWS_UP = re.compile(
    r"[\s0-9๐-๙.)•|-]*(?:เบิกจ่าย|คืนเงิน|รายงานผล|สรุปผล|วิเคราะห์|แก้ไข|ลงข่าว|ตัดต่อ|จัดส่ง|ส่งเกียรติบัตร|(?:นิเทศ|ประชุม)?ติดตามผล|มอบรางวัล|"
    r"ประกาศผล|เตรียมสถานที่|จองห้อง)"
)
_ITEM = 120  # characters before a day in which its item begins
_PASSED = re.compile(r"\s*ที่ผ่านมา")


def _activity_dates(record: Record) -> Iterator[tuple[Mention, DateValue, Activity]]:
    """The days on which activities were, each once, with the activity."""
    known = {mention.id: mention for mention in record.mentions}
    seen: set[str] = set()
    for activity in record.activities:
        for mention in (known[i] for i in activity.dates if i in known and i not in seen):
            seen.add(mention.id)
            value = mention.value
            if isinstance(value, DateValue) and value.start and value.end and value.precision == "day" and not value.ambiguous:
                yield mention, value, activity


@check("D106", DateValue)
def date_out_of_period(record: Record, setting: Setting) -> Iterator[Hit]:
    """A dated activity lies outside the period the report covers."""
    period = setting.period or _stretched(record.profile.period, record.profile.title)
    if period is None:
        return
    stated = setting.period or record.profile.period or period
    issued = _issued(setting.knowledge)
    for mention, value, activity in _activity_dates(record):
        if (
            activity.status != "done"
            or value.inferred
            or era_contradicts(value)
            or value.start is None
            or value.end is None
            or value.end < value.start
        ):
            continue
        off = max(period[0] - value.end, value.start - period[1])
        if off <= timedelta(0):
            continue
        before = record.text[max(0, mention.start - 30) : mention.start]
        line = record.text[max(record.text.rfind("\n", 0, mention.start) + 1, mention.start - _ITEM) : mention.start]
        opens = OF_ITEM.fullmatch(line) is not None
        if (
            _REFERS.search(before)
            or issued.search(before)
            or not (opens or _WHEN.search(before))
            or _LASTS.search(record.text, max(0, mention.start - 60), mention.start)
        ):
            continue
        if _LONG_AGO.match(record.text, mention.end) or _in_another_part(record, mention.start):
            continue
        if off <= _AROUND and (_OF_ROUND.match(record.text, mention.end) or _PREPARED.search(before) or _FOLLOWS_UP.match(line)):
            continue  # how the period was prepared and summed up, what is done about an event before it
        in_row = is_of_row(record, mention, setting)
        if not (in_row or is_held(record, activity, mention, setting.knowledge)):
            continue
        if OF_ITEM.match(line) and _OTHER_TIMES.match(list_head(record.text, mention.start)):
            continue
        if not (opens or in_row) or not _among_others(record, mention, period, setting.knowledge):
            yield Hit(mention.start, mention.end, {"date": value.start, "start": stated[0], "end": stated[1]})


def _among_others(record: Record, mention: Mention, period: tuple[date, date], knowledge: Knowledge) -> bool:
    """Whether the item or row of a day belongs to a list of other times: its first line says so, most of its days are of none of the
    period; or what the item tells once was and lasts.
    """
    text = record.text
    start, end = text.rfind("\n\n", 0, mention.start) + 1, text.find("\n\n", mention.end)
    days = [
        value
        for _, value in valued_between(record, DateValue, start, len(text) if end < 0 else end)
        if value.precision == "day" and value.start and value.end
    ]
    outside = sum(value.end < period[0] or value.start > period[1] for value in days if value.start and value.end)
    if outside > 1 and 2 * outside > len(days):
        return True
    return _LASTS_THEN.match(text, mention.end) is not None or is_of_other_times(list_head(text, mention.start), knowledge)


@cache
def _issued(knowledge: Knowledge) -> re.Pattern[str]:
    """Matches a word for a law at the end of what stands before a date: it is the day of its issue."""
    return re.compile(rf"(?:{any_of(knowledge.lexicon('profile')['laws'])})\s*(?:เมื่อ|ใน)?\s*$")


def _in_another_part(record: Record, at: int) -> bool:
    """Whether a heading above ``at`` says that this part tells of other years: how it began, what is planned."""
    return any(section.start <= at < section.end and _OTHER_TIMES.match(section.title or "") for section in record.sections)


def _stretched(period: tuple[date, date] | None, title: str) -> tuple[date, date] | None:
    """The longest period the words of the title may mean: the year 2564, or a quarter, of a library is the calendar's or the fiscal year's;
    the assessment of a year is of what was done in it or in the year before, and a university's year runs on into the next.
    """
    if period is None:
        return None
    start, end = period
    if _ASSESSED in title and (end - start).days > _HALF_A_YEAR:
        start = date(start.year - 1, start.month, 1)
        end = date(end.year + 1, 7, 31) if (end.month, end.day) == (12, 31) else end
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        start = date(start.year - 1, 10, 1)
    elif _QUARTER in title and "งบ" not in title:  # a fiscal quarter is the calendar's before it
        start = date(start.year - (start.month <= _MONTHS_OF_QUARTER), (start.month - _MONTHS_OF_QUARTER - 1) % 12 + 1, 1)
    elif (start.month, start.day, end.month, end.day) == (6, 1, 5, 31):  # schools begin in May, universities end in July
        start, end = date(start.year, 5, 1), date(end.year, 7, 31)
    return start, end


@check("D107", DateValue)
def future_date(record: Record, setting: Setting) -> Iterator[Hit]:
    """An activity told as done lies after the publication date."""
    published = record.profile.published
    if published is None:
        return
    for mention, value in valued(record, DateValue):
        if value.precision != "day" or value.start is None or value.ambiguous or era_contradicts(value):
            continue
        if value.inferred or value.start <= published + timedelta(1) or (value.end and value.end < value.start):
            continue  # a post of the evening before may bear the next day's date in another time zone
        if _told_as_past(record.text, mention.start, mention.end):
            yield Hit(mention.start, mention.end, {"date": value.start, "published": published})


def _told_as_past(text: str, start: int, end: int) -> bool:
    """Whether the words around a date say that it has been: เมื่อวันที่ ..., ได้จัด ... ในวันที่ ..., วันที่ ... ที่ผ่านมา."""
    before = text[text.rfind("\n", max(0, start - 110), start) + 1 : start][-110:]
    if told := _PAST.search(before):
        return not (_NOT_PAST.search(before) or "จะ" in before[: told.start()].rpartition(" ")[2])
    if _PASSED.match(text, end) or _YESTERDAY.search(before):
        return True
    if _OPENING.fullmatch(before) and (then := _DONE_THEN.match(text, end)):
        return not _TO_COME.search(then.group() if not before.strip().endswith(_DURING) else _rest(text, end))
    if _TODAY.fullmatch(before) and _ACTS.match(text, end):
        return not _TO_COME.search(_rest(text, end))
    done = _DONE.search(before)
    return bool(done and not _IN_FORCE.search(before) and not _TO_COME.search(before, max(0, done.start() - 20)))


def _rest(text: str, at: int) -> str:
    """What stands behind ``at`` on its line."""
    return text[at : at + _LINE].partition("\n")[0]
