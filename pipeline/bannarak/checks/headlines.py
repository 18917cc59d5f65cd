"""C206: headline and body that give different numbers or days for the same thing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from bannarak.checks.headline_things import is_first_of_several, other_terms, other_things
from bannarak.checks.rule import Hit, Setting, check
from bannarak.checks.shared import valued
from bannarak.records import CountValue, DateValue, Mention, Record

__all__: list[str] = []

_UNIT = re.compile(r"[ก-๎.]+$")
_ASIDE = re.compile(r"(?<![ก-๎])ส่วน(?=[ก-ฮเ-ไ])[^\n]*\Z")  # opens another matter: "ส่วนการประชุม… ในวันที่ 30"
# Another day than that of the headline: a deadline, what is told as it stood then, what was resolved or signed before.
_UNTIL = re.compile(
    r"(?:ถึง|ตั้งแต่|ภายใน|ครั้งต่อไป|ครั้งหน้า|คราวหน้า|(?<![ก-๎])ณ|ลง|(?:มติ|คำสั่ง|ประกาศ|ระเบียบ|พระราช[ก-๎]{3,20})[ก-๎ ]{0,30})[ในเมื่อ ]*$"
)
_CLAUSE = 80  # characters before a day that may open another matter
_NOUN_BEFORE = 40  # characters before a number in which it is said what it counts
_DAY_FIRST = re.compile(r"\s*(?P<told>เมื่อ)?วัน")
_BEFORE_THIS = re.compile(r"ปีที่แล้ว|ปีก่อน|ครั้งก่อน|ครั้งที่แล้ว|ปีที่ผ่านมา|เดิม")
# Behind the day that opens a body: an event is told of it; and what tells that it is one of another year.
_OPENS = re.compile(r"\s*(?:เมื่อ|ใน)?")
_TOLD = re.compile(r" ?(?:เวลา|ณ |ที่ห้อง|นาย|นาง|ดร\.|ผศ|รศ|ผู้|อธิการบดี|รองอธิการบดี|คณบดี|ปลัด)")
_YEARS = re.compile(r"ครบรอบ|ครบ ?[0-9๐-๙]|ย้อน|ปีที่(?:แล้ว|ผ่านมา)|ปีก่อน|วันแรก|ก่อตั้ง|จัดตั้ง|เปิดให้บริการ|หนึ่งปี|เดิม|รำลึก")
_PROSE = 200  # letters: a longer line is the first paragraph of a post without a headline
_MORE = re.compile(r"อีก[^\n]{0,12}$")
_BESIDE = re.compile(r"พร้อมด้วย|ร่วมกับ|ภาคี")


@check("C206")
def headline_mismatch(record: Record, setting: Setting) -> Iterator[Hit]:
    """Headline and body give different numbers or dates for the same thing."""
    if record.profile.kind != "news" or len(record.profile.title) < 10 or record.profile.title.isascii():
        return  # the banner of a site in English is no headline
    headlines = _headlines(record.text, record.profile.title)
    if not headlines:
        return
    first, last = headlines[-1]
    if last - first > _PROSE and len(_exact_days(record, first, last)) > 1:
        return
    if "   " in record.text[first:last].strip() or any(t.rows[0][0].start < last and first < t.rows[0][-1].end for t in setting.tables):
        return  # the first row of a table
    sentence = _is_sentence(record, first, last)
    day_first = _DAY_FIRST.match(record.text, first)
    if day_first and (sentence or day_first["told"]):
        return  # a list of days, the first paragraph of a post without a headline
    numbered = bisect_left(setting.figures, (first,)) < bisect_left(setting.figures, (last,))
    if numbered and not sentence:
        yield from other_things(record, setting, headlines)
        yield from other_terms(record, setting, headlines)
    for kind, other_of in ((DateValue, _other_day),) if sentence else ((CountValue, _other_number), (DateValue, _other_day)):
        mentions = [mention for mention, _ in valued(record, kind)]
        head = [m for m in mentions if first <= m.start < last]
        body = [m for m in mentions if not any(a <= m.start < b for a, b in headlines)] if head else []
        for mention in head:
            other = other_of(mention, body, record)
            if other is not None:
                yield Hit(mention.start, mention.end, {"head": mention.text, "body": other.text}, other.text, ((other.start, other.end),))


def _exact_days(record: Record, start: int, end: int) -> set[DateValue]:
    """The days that a stretch names."""
    return {value for m, value in valued(record, DateValue) if start <= m.start < end and value.precision == "day"}


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
    if is_first_of_several(record.text, mention.end):
        return None
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
    before = record.text[record.text.rfind("\n", 0, headline.start) + 1 : headline.start].strip(" |:–-").lower()
    if headline.text[0].isdigit() and before in ("", "date"):
        return _a_year_off(said, body, record)  # so is one that opens the line
    days: list[tuple[Mention, DateValue]] = []
    for mention in body:
        value = mention.value
        if not isinstance(value, DateValue) or value.precision != "day" or value.start in (None, record.profile.published):
            continue
        if _same_days(said, value):
            return None
        if _UNTIL.search(record.text, max(0, mention.start - _NOUN_BEFORE), mention.start):
            continue
        if not _stamp(record.text, mention) and not _ASIDE.search(record.text, max(0, mention.start - _CLAUSE), mention.start):
            days.append((mention, value))
    if not days or len({(value.start, value.end) for _, value in days}) > 1:
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


def _a_year_off(said: DateValue, body: list[Mention], record: Record) -> Mention | None:
    """The day that opens the body, if it is that of the headline in another year, and an event is told of it: no post is a year late to the
    day. A post that tells one year from another is left alone.
    """
    dated = [(mention, mention.value) for mention in body if isinstance(mention.value, DateValue)]
    if not dated or any(_same_days(said, value) for _, value in dated):
        return None
    mention, value = dated[0]
    line = record.text.rfind("\n", 0, mention.start) + 1
    line_end = record.text.find("\n", mention.end)
    told = record.text[mention.end : line_end if line_end >= 0 else len(record.text)]
    opens = _OPENS.fullmatch(record.text, line, mention.start) and _TOLD.match(told)
    if not opens or value.inferred or said.inferred or _YEARS.search(f"{record.profile.title}{told}"):
        return None
    return mention if _is_year_off(said, value) else None


def _is_year_off(one: DateValue, other: DateValue) -> bool:
    """Whether two single days differ in their year only."""
    if one.start is None or other.start is None or one.start != one.end or other.start != other.end or other.precision != "day":
        return False
    return (one.start.month, one.start.day) == (other.start.month, other.start.day) and one.start.year != other.start.year


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
