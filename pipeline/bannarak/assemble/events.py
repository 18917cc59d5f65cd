"""The event that a news post tells: the first day that the text itself names, with what stands around it.

A page shows other days too: that of publication, of founding, of an agreement's end, of the next event. Only those that coincide with
the first belong to it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import cache
from itertools import pairwise

from bannarak.assemble.build import Status, build, status_of, within
from bannarak.assemble.days import is_background
from bannarak.assemble.profile import stamp_words, stands_apart
from bannarak.assemble.roles import find_roles
from bannarak.assemble.units import Unit, page_width, paragraphs, short_title
from bannarak.extract.component import Reading
from bannarak.knowledge import Knowledge
from bannarak.records import Activity, DateValue, InstitutionValue, Mention, Profile
from bannarak.thai.alternation import any_of

__all__ = ["news_event"]

_REPORTED = 200  # letters behind the day of a report in which it is said to be one
_LONGEST = timedelta(days=92)  # of a course or exhibition; an agreement or a project runs longer
_HEADLINE = 300  # letters; a longer title is the first paragraph of a post without one
_LINE_LIMIT = 20_000  # a news post may be one paragraph
_PROSE = 200  # letters; a longer title is no headline
_PREAMBLE = ("ตาม", "ด้วย", "เนื่องจาก")  # of a notice: what led to it, the day told before what it is about
_DAY, _AND = "วัน", re.compile(r"\s*(?:และ|กับ|,)\s*")
_THAI = re.compile("[ก-๎]")
_MINUTE = re.compile(r"\s{0,2}\d{1,2}:\d{2}(?::\d{2})?\s*(?:โดย|$)")
_POST_LEAD = 60
_POSTED = re.compile(r"(?:โพสต์(?:เมื่อ)?|Published by|Posted)[^\n]*$|\d{4}-\d{2}-\d{2}[ T]$")
_STATUS_REACH = 160  # letters around the day in which its status is told


def news_event(reading: Reading, profile: Profile) -> Activity | None:
    """The activity of a news post, None where the text tells no day."""
    text = reading.text
    body = _body_start(text, profile.title)
    days = [m for m in reading.mentions if _is_day(m)]
    stamp = stamp_words(reading.knowledge)
    notice = tuple(reading.knowledge.lexicon("profile")["notice"])
    told = [m for m in days if not (_stamps(text, m, stamp) or _notifies(text, m, notice) or is_background(reading, m, 0))]
    told = [m for m in told if m.start >= body] or told
    if not told:
        return _undated(reading, profile, body)
    cues = tuple(reading.knowledge.lexicon("activities")["dates"]["event"])
    cued = (m for m in told if _cued(text, m, cues) or _opens(text, m))
    anchor = _event_day(reading, next(cued, told[0]), told, cues)
    dates = [m for m in told if _coincide(m, anchor)]
    taken = {m.start for m in dates}
    for one, other in pairwise(told):  # วันที่ 3 และ 4 สิงหาคม
        if one.start in taken and other.start not in taken and _AND.fullmatch(text, one.end, other.start):
            dates.append(other)
            taken.add(other.start)
    start, end = _paragraph(text, anchor)
    near = within(reading, start, end)
    whole = within(reading, min(start, body), len(text))
    mentions = [m for label in _LABELS for m in _nearest(label, near, whole)]
    mentions = sorted((m for m in mentions if m.label != "time" or not _of_page(text, m, notice)), key=lambda m: m.start)
    unit = Unit(min(start, body), len(text.rstrip()), None, _title(profile))
    status = _status(reading, anchor, start, end, profile.title)
    return _headed(reading, build(reading, unit, mentions, dates, status, near=((anchor.end, end), (start, anchor.start))), body)


def _event_day(reading: Reading, first: Mention, told: Sequence[Mention], cues: tuple[str, ...]) -> Mention:
    """``first``, or where it is the day of the report ("วันนี้ … เปิดเผยว่า …"), the later day that is told of."""
    text, value = reading.text, first.value
    line_end = text.find("\n", first.end)
    if not _reported(reading.knowledge).search(text, first.end, min(first.end + _REPORTED, line_end if line_end >= 0 else len(text))):
        return first
    later = (
        m
        for m in told
        if m.start > first.end
        and isinstance(m.value, DateValue)
        and isinstance(value, DateValue)
        and m.value.start
        and value.end
        and m.value.start > value.end
        and _cued(text, m, cues)
    )
    return next(later, first)


def _cued(text: str, m: Mention, cues: tuple[str, ...]) -> bool:
    """Whether the words before a day, or those with the "วัน" that the day begins with, make it that of what is told."""
    stop = m.start + len(_DAY) if text.startswith(_DAY, m.start) else m.start
    return text[max(0, m.start - 16) : m.start].rstrip().endswith(cues) or text[max(0, m.start - 16) : stop].endswith(cues)


@cache
def _reported(knowledge: Knowledge) -> re.Pattern[str]:
    return re.compile(any_of(knowledge.lexicon("activities")["dates"]["reported"]))


def _headed(reading: Reading, event: Activity, body: int) -> Activity:
    """``event`` with the institutions that only the headline above ``body`` names, and what they do there."""
    start = reading.text.rfind(event.title, 0, body) if event.title else -1
    if not body:
        return event
    told = {_who(m) for m in within(reading, event.start, event.end) if m.id in event.institutions}
    named = [m for m in within(reading, 0, body) if m.label == "institution" and m.id not in event.institutions]
    roles = [role for role in find_roles(reading, 0, body, named, None) if role.role != "organiser" or not event.organiser]
    heads = {role.mention for role in roles if role.role == "organiser"}
    # Above its title a page names its site; the last time is that of the headline.
    added = {_who(m): m for m in named if m.id in heads or (0 <= start <= m.start and _who(m) not in told)}.values()
    if not added:
        return event
    ids = tuple(m.id for m in added)
    roles = [role for role in roles if role.mention in ids]
    organiser = event.organiser or next((role.mention for role in roles if role.role == "organiser"), None)
    return replace(event, organiser=organiser, institutions=(*ids, *event.institutions), roles=(*roles, *event.roles))


def _who(m: Mention) -> str | None:
    """What tells one institution from another."""
    return (m.value.id or m.value.name) if isinstance(m.value, InstitutionValue) else None


def _undated(reading: Reading, profile: Profile, body: int) -> Activity | None:
    """The event of a post that names no day, where its title or first paragraph tells of one: an opening, a training, a visit."""
    words = reading.knowledge.lexicon("activities")
    rest = reading.text[body:].lstrip()
    lead = rest.partition("\n")[0]
    if len(profile.title) > _PROSE and lead:  # which is the title
        lead = rest[: len(rest) - len(rest[len(lead) :].lstrip().partition("\n")[2])]
    if not any(word in profile.title or word in lead for word in words["dates"]["events"]):
        return None
    start = len(reading.text) - len(rest) if rest else 0
    mentions = [m for m in within(reading, start, len(reading.text)) if m.label != "date"]
    status = status_of(f"{profile.title}\n{lead}", reading.knowledge)
    unit = Unit(start, len(reading.text.rstrip()), None, _title(profile))
    return _headed(reading, build(reading, unit, mentions, (), status, near=((start, start + len(lead)),)), body)


def _title(profile: Profile) -> str:
    return profile.title if len(profile.title) <= _HEADLINE else short_title(profile.title)


_LABELS = ("time", "participants", "institution_count", "institution", "evidence")


def _nearest(label: str, near: Sequence[Mention], whole: Sequence[Mention]) -> list[Mention]:
    """The mentions of the anchor's own paragraph, else those of the whole text; all names, since any may take part."""
    own = [m for m in near if m.label == label]
    return own if own and label not in ("institution", "institution_count") else [m for m in whole if m.label == label]


def _is_day(m: Mention) -> bool:
    value = m.value
    if not isinstance(value, DateValue) or value.precision != "day" or value.start is None or value.end is None:
        return False
    return value.end - value.start <= _LONGEST


def _coincide(m: Mention, anchor: Mention) -> bool:
    a, b = m.value, anchor.value
    assert isinstance(a, DateValue)
    assert isinstance(b, DateValue)
    return bool(a.start and a.end and b.start and b.end and a.start <= b.end and b.start <= a.end)


def _body_start(text: str, title: str) -> int:
    """Where the text goes on after the lines that hold or repeat its title; where that is a paragraph of prose, it is the text."""
    at, body = 0, 0
    for number, line in enumerate(text.split("\n")):
        words = line.strip()
        if number < 12 and title and words and (words.endswith(title) or (len(words) > 12 and title.startswith(words))):
            if len(title) > _PROSE and not title.startswith(_PREAMBLE):
                return at
            body = at + len(line) + 1
        at += len(line) + 1
    return min(body, len(text))


def _stamps(text: str, m: Mention, words: re.Pattern[str]) -> bool:
    """Whether a date begins a line of its own, but for words of publishing, beside a short rest: the stamp of a page or a notice."""
    start, end = _line(text, m)
    before = text[start : m.start]
    if before.strip() and not _THAI.search(before) and words.search(before):
        return True  # Published by Super User, 2022-05-01
    behind = text[m.end : end]
    if before and _MINUTE.match(behind) and not words.sub("", before).strip(" \t:"):
        return True  # โพสต์2 พ.ย. 2557 20:57โดย...
    return (len(behind.strip()) <= 25 or stands_apart(behind)) and not words.sub("", before).strip(" \t:")


def _notifies(text: str, m: Mention, notice: Sequence[str]) -> bool:
    """Whether a line tells when the site is not to be reached, or that it keeps cookies."""
    start, end = _line(text, m)
    return end - start <= _HEADLINE and any(word in text[start:end] for word in notice)


def _of_page(text: str, m: Mention, notice: Sequence[str]) -> bool:
    """Whether a time is that of a post, behind its day, or of a notice of the site."""
    return ":" in m.text and (_notifies(text, m, notice) or _POSTED.search(text, max(0, m.start - _POST_LEAD), m.start) is not None)


def _opens(text: str, m: Mention) -> bool:
    return not text[_line(text, m)[0] : m.start].strip()


def _line(text: str, m: Mention) -> tuple[int, int]:
    """The line of ``m``, looked for only so far that one endless line costs no more than many."""
    first, last = max(0, m.start - _LINE_LIMIT), min(len(text), m.end + _LINE_LIMIT)
    end = text.find("\n", m.end, last)
    return max(first, text.rfind("\n", first, m.start) + 1), last if end < 0 else end


def _paragraph(text: str, m: Mention) -> tuple[int, int]:
    width = page_width(text)
    if not width:
        return _line(text, m)
    return next(((a, b) for a, b in paragraphs(text, 0, len(text), width) if a <= m.start < b), _line(text, m))


def _status(reading: Reading, anchor: Mention, start: int, end: int, title: str) -> Status:
    around = reading.text[max(start, anchor.start - _STATUS_REACH) : min(end, anchor.end + _STATUS_REACH)]
    told = status_of(title, reading.knowledge)
    if told != "done":
        return told
    told = status_of(around, reading.knowledge)
    ahead = reading.text[max(start, anchor.start - _STATUS_REACH) : anchor.start]
    # Behind the day "จะจัด" mostly tells of what comes later: a plan stands before it.
    if told == "planned" and status_of(ahead, reading.knowledge) != "planned":
        return "done"
    return told
