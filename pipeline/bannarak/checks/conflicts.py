"""C203, C206: one group counted differently within an activity; headline and body that differ."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

from bannarak.checks.rule import Hit, Setting, check
from bannarak.checks.shared import valued
from bannarak.records import CountValue, DateValue, Mention, Record, TimeValue

__all__: list[str] = []

_UNIT = re.compile(r"[ก-๎.]+$")
# Between two counts of one group nothing may tell them apart: courses, rounds, days, years.
_APART = re.compile(
    r"(?<!วัย)รุ่น|ครั้งที่|รอบ(?!รม|รั้ว|คอบ|รู้)|วันแรก|วันที่สอง|วันที่สาม|(?:ช่วง|ภาค)(?:เช้า|บ่าย|ค่ำ)|(?:จุด|ฐาน|กลุ่ม)ที่|ปีที่แล้ว|ปีก่อน|เดิม|เพิ่ม|ลด|เป้าหมาย|คาดว่า|(?<!อาสา)สมัคร|"
    r"ลงทะเบียน|ที่เหลือ|ในจำนวน|โดยเป็น"
)
_PEOPLE_FROM = re.compile(r"(?:ครู|นักเรียน|นักศึกษา|บุคลากร|ผู้|อาจารย์|บรรณารักษ์|เจ้าหน้าที่|สมาชิก|ตัวแทน|ประชาชน)[ก-๎\s]{0,40}?จาก\s*$")
_WHOLE = re.compile(r"ผู้(?:เข้าร่วม|เข้าอบรม|เข้ารับการ|ร่วมงาน|ร่วมกิจกรรม|เข้าประชุม)[ก-๎]*")
_ASIDE = re.compile(r"(?<![ก-๎])ส่วน(?=[ก-ฮเ-ไ])[^\n]*\Z")  # opens another matter: "ส่วนการประชุม… ในวันที่ 30"
_CLAUSE = 80
_HOPED = re.compile(r"เป้าหมาย|คาด|ตั้งเป้า|กำหนด")
# A named activity, a place: not ผู้ร่วมกิจกรรม, การจัดกิจกรรม, ครู โรงเรียน.
_EVENT = re.compile(r"(?<!ร่วม)(?<!จัด)(?<!การ)(?<!ใน)กิจกรรม(?=[ก-ฮเ-ไ“\"])(?!นี้|ดังกล่าว|ครั้ง)|(?:ตำบล|อำเภอ|หมู่บ้าน|หมู่ที่|ชั้น ?ป\.|ชั้น ?ม\.)")
_NOUN_BEFORE = 40  # characters before a number in which it is said what was planned
_NOUN = 5  # letters that two noun phrases share at least


@dataclass(frozen=True, slots=True)
class _Count:
    """An exact number of people or institutions, with what stands before it on its line."""

    mention: Mention
    n: int
    unit: str
    before: str
    noun: str


@check("C203", CountValue)
def count_conflict(record: Record, setting: Setting) -> Iterator[Hit]:
    """The same group is counted differently within one activity."""
    counted = [mention for mention, _ in valued(record, CountValue)]
    if len(counted) < 2:
        return
    for inside in _scopes(record, counted):
        for label in ("participants", "institution_count"):
            alike = [mention for mention in inside if mention.label == label]
            counts = list(_counts(record.text, alike)) if len(alike) > 1 else []
            for at, later in enumerate(counts):
                earlier = _same_group(record, counts[:at], later, counts)
                if earlier is not None:
                    params = {"first": earlier.mention.text, "second": later.mention.text}
                    span = (earlier.mention.start, earlier.mention.end)
                    yield Hit(later.mention.start, later.mention.end, params, expected=earlier.mention.text, related=(span,))


def _scopes(record: Record, counted: list[Mention]) -> Iterator[list[Mention]]:
    """The numbers of each activity, and of each paragraph with numbers that belong to none."""
    text, starts = record.text, [mention.start for mention in counted]
    loose = set(range(len(counted)))
    for activity in record.activities:
        first, last = bisect_left(starts, activity.start), bisect_left(starts, activity.end)
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


def _counts(text: str, mentions: Iterable[Mention]) -> Iterator[_Count]:
    for mention in sorted(mentions, key=lambda m: m.start):
        value, unit = mention.value, _UNIT.search(mention.text)
        if isinstance(value, CountValue) and value.approx == "exact" and not value.per and value.n_max is None and unit:
            before = text[text.rfind("\n", max(0, mention.start - 120), mention.start) + 1 : mention.start].rstrip()[-100:]
            whole = _WHOLE.search(value.of or "")
            yield _Count(mention, value.n, unit.group(), before, whole.group() if whole else value.of or "")


def _same_group(record: Record, earlier: list[_Count], later: _Count, every: list[_Count]) -> _Count | None:
    """The count before ``later`` that is one of the same group and of another size."""
    same = [count for count in earlier if count.unit == later.unit]
    if not same or any(count.n == later.n for count in same):
        return None
    sizes = {count.n for count in every if count.unit == later.unit}
    if any(one + other == later.n for one, other in combinations(sizes, 2)):
        return None
    if _PEOPLE_FROM.search(later.before):  # people come from more places than take part
        largest = max(same, key=lambda count: count.n)
        if same[0] is largest and largest.n < later.n and largest.n > 1 and not _PEOPLE_FROM.search(largest.before):
            return largest
        return None
    last = same[-1]
    between = record.text[last.mention.end : later.mention.start]
    if _APART.search(between):
        return None
    if later.before.endswith("ทั้ง"):  # "ทั้ง 36 คน" speaks of people told of before
        return next((count for count in reversed(same) if _alike(count, later)), None)
    if _WHOLE.match(later.noun) and later.noun == last.noun and later.n * 3 > last.n and not _other_event(record, last, later):
        return last
    return None


def _other_event(record: Record, earlier: _Count, later: _Count) -> bool:
    """Whether the words lead from one event to another between two counts, or the first is what was hoped for."""
    text, start, end = record.text, earlier.mention.end, later.mention.start
    if _HOPED.search(earlier.before[-_NOUN_BEFORE:]) or _EVENT.search(text, start, end):
        return True
    return any(start <= m.start < end and isinstance(m.value, (DateValue, TimeValue)) for m in record.mentions)


def _alike(one: _Count, other: _Count) -> bool:
    """Whether what is counted begins alike: นักศึกษาวิทยาลัย..., นักศึกษา."""
    first, second = one.noun.removesuffix("ทั้ง"), other.noun.removesuffix("ทั้ง")
    shared = min(len(first), len(second))
    if first == one.unit and second == other.unit:
        return True
    return first == second != "" or (shared >= _NOUN and first[:shared] == second[:shared])


@check("C206")
def headline_mismatch(record: Record, setting: Setting) -> Iterator[Hit]:
    """Headline and body give different numbers or dates for the same thing."""
    if record.profile.kind != "news" or len(record.profile.title) < 10 or record.profile.title.isascii():
        return  # the banner of a site in English is no headline
    headlines = _headlines(record.text, record.profile.title)
    if not headlines:
        return
    first, last = headlines[-1]
    sentence = _is_sentence(record, first, last)
    for kind, other_of in ((DateValue, _other_day),) if sentence else ((CountValue, _other_number), (DateValue, _other_day)):
        mentions = [mention for mention, _ in valued(record, kind)]
        head = [m for m in mentions if first <= m.start < last]
        body = [m for m in mentions if not any(a <= m.start < b for a, b in headlines)] if head else []
        for mention in head:
            other = other_of(mention, body, record)
            if other is not None:
                yield Hit(mention.start, mention.end, {"head": mention.text, "body": other.text}, other.text, ((other.start, other.end),))


def _is_sentence(record: Record, start: int, end: int) -> bool:
    """Whether the first line tells on which day, and the next goes on with it: then it is the first sentence of the body."""
    dated = any(start <= m.start < end for m, value in valued(record, DateValue) if value.precision == "day")
    return dated and record.text[end + 1 : end + 2].strip() != ""


def _headlines(text: str, title: str) -> list[tuple[int, int]]:
    """The lines that bear the title, as far as they stand above the body."""
    found: list[tuple[int, int]] = []
    at = text.find(title)
    while at >= 0 and len(found) < 5:
        line_end = text.find("\n", at)
        found.append((text.rfind("\n", 0, at) + 1, len(text) if line_end < 0 else line_end))
        at = text.find(title, found[-1][1])
    return [(start, end) for start, end in found if end - start <= len(title) + 60]


_BEFORE_THIS = re.compile(r"ปีที่แล้ว|ปีก่อน|ครั้งก่อน|ครั้งที่แล้ว|ปีที่ผ่านมา|เดิม")
_MORE = re.compile(r"อีก[^\n]{0,12}$")
_BESIDE = re.compile(r"พร้อมด้วย|ร่วมกับ|ภาคี")


def _other_number(headline: Mention, body: list[Mention], record: Record) -> Mention | None:
    """The one count of the body in the headline's unit, if it is another number."""
    said, unit = headline.value, _UNIT.search(headline.text)
    if not isinstance(said, CountValue) or unit is None or said.per or said.n_max is not None:
        return None
    same: list[tuple[Mention, CountValue]] = []
    for mention in body:
        if mention.label == headline.label and isinstance(mention.value, CountValue) and not mention.value.per:
            own = _UNIT.search(mention.text)
            earlier = _BEFORE_THIS.search(record.text, max(0, mention.start - _NOUN_BEFORE), mention.start)
            if own and own.group().endswith(unit.group()) and not earlier:
                same.append((mention, mention.value))
    if not same or any(_agree(said, value) for _, value in same):
        return None
    numbers = {value.n for _, value in same}
    whole = next((pair for pair in same if len(numbers) > 2 and 2 * pair[1].n == sum(numbers)), None)
    if whole is not None:
        return whole[0]  # the others are its parts
    if len(numbers) > 1 and not any(value.total for _, value in same):
        return None
    if len(numbers) > 1:
        same = [(mention, value) for mention, value in same if value.total]
    mention, value = same[0]
    if said.n == value.n + 1 and _beside_one(record.text, headline, mention):
        return None
    near = 2 * min(said.n, value.n) >= max(said.n, value.n) and min(said.n, value.n) > 1
    return mention if near else None


def _beside_one(text: str, headline: Mention, mention: Mention) -> bool:
    """Whether the body counts those beside the one it tells of, and the headline all: "10 หน่วยงานร่วม…", "… ร่วมกับอีก 9 หน่วยงาน"."""
    start = max(0, mention.start - _NOUN_BEFORE)
    opens = not text[text.rfind("\n", 0, headline.start) + 1 : headline.start].strip()
    return bool(_MORE.search(text, start, mention.start) or (opens and _BESIDE.search(text, start, mention.start)))


def _agree(head: CountValue, body: CountValue) -> bool:
    """Whether two statements can be of one number: "กว่า 100" of 120, "เกือบ 200" of 196."""
    if head.n == body.n or (body.n_max is not None and body.n <= head.n <= body.n_max):
        return True
    if head.approx == "over":
        return head.n <= body.n <= head.n * 1.6
    if body.approx == "over":
        return body.n <= head.n <= body.n * 1.6
    if head.approx == "under" or body.approx == "under":
        return True
    if head.approx == "about" or body.approx == "about":
        return abs(head.n - body.n) * 5 <= max(head.n, body.n)
    return False


def _other_day(headline: Mention, body: list[Mention], record: Record) -> Mention | None:
    """The one day of the body that the headline's day must mean, if it is another."""
    said = headline.value
    if not isinstance(said, DateValue) or said.precision != "day" or said.start is None or said.end is None or said.ambiguous:
        return None
    if record.text[headline.start - 1 : headline.start] == "(" and record.text[headline.end : headline.end + 1] == ")":
        return None  # the day of the post
    days: list[tuple[Mention, DateValue]] = []
    for mention in body:
        value = mention.value
        if not isinstance(value, DateValue) or value.precision != "day" or value.start in (None, record.profile.published):
            continue
        if not _stamp(record.text, mention) and not _ASIDE.search(record.text, max(0, mention.start - _CLAUSE), mention.start):
            days.append((mention, value))
    if not days or any(_same_days(said, value) for _, value in days) or len({(value.start, value.end) for _, value in days}) > 1:
        return None
    mention, value = days[0]
    if value.start is None or value.end is None:
        return None
    if said.start == said.end and value.start == value.end:
        one, other = value.start, said.start
        near = abs((one - other).days) <= 7 or (one.day == other.day and (one.month == other.month or one.year == other.year))
    else:
        near = value.start == said.start or value.end == said.end
    return mention if near else None


def _stamp(text: str, mention: Mention) -> bool:
    """Whether a date stands on a line of hardly anything else."""
    end = text.find("\n", mention.end)
    line = text[text.rfind("\n", 0, mention.start) + 1 : len(text) if end < 0 else end]
    return len(line.strip()) < mention.end - mention.start + 30


def _same_days(one: DateValue, other: DateValue) -> bool:
    """Whether one lies within the other: the first day of an event stands for it."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return True
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return (one.start, one.end) == (other.start, other.end)
