"""The event that a news post tells: the first day that the text itself names, with what stands around it.

A page shows other days too: that of publication, of founding, of an agreement's end, of the next event. Only those that coincide with
the first belong to it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from bannarak.assemble.build import Status, build, status_of
from bannarak.assemble.days import is_background, is_occasion, within
from bannarak.assemble.people import came, takes_part
from bannarak.assemble.place import find_place
from bannarak.assemble.profile import has_place_below, stamp_words, stands_apart
from bannarak.assemble.roles import find_roles
from bannarak.assemble.same import same_institution
from bannarak.assemble.several import Told, coincide, several
from bannarak.assemble.titles import as_headline, clause_title, named_event, presided_event, whole_words
from bannarak.assemble.units import Unit, page_width, paragraphs
from bannarak.extract.component import Reading
from bannarak.knowledge import Knowledge
from bannarak.records import Activity, DateValue, InstitutionValue, Mention, Profile
from bannarak.thai.alternation import any_of

__all__ = ["news_events"]

_REPORTED = 200  # letters behind the day of a report in which it is said to be one
_LONGEST = timedelta(days=92)  # of a course or exhibition; an agreement or a project runs longer
_SOON = timedelta(days=183)  # a day that lies further ahead is mostly one of a wrong year
_HEADLINE = 300  # letters of the longest line of a notice
_LINE_LIMIT = 20_000  # a news post may be one paragraph
_PASSED = re.compile(r"(?:เมื่อ|วันนี้)\s*(?:[(–-]|(?:จน)?ถึง)?\s*$")  # เมื่อวันที่ 5, วันนี้ (5 มีนาคม), วันนี้ - 5 มีนาคม
_PAST_LEAD = 16  # letters before a day in which such words stand
_WHEN = ("เมื่อ", "ระหว่าง", "ใน")
_PROSE = 200  # letters; a longer title is no headline
_PREAMBLE = ("ตาม", "ด้วย", "เนื่องจาก")  # of a notice: what led to it, the day told before what it is about
_STAMP, _HEAD_LINES = 40, 8  # letters of a longer line that tells of something; lines in which a post begins to tell
_DAY, _AND = "วัน", re.compile(r"(?:นี้)?\s*(?:และ|กับ|,)\s*(?:(?:ใน)?(?:ระหว่าง|(?:ช่วง|รอบ|ครั้ง)ที่\s?[0-9๐-๙]{1,2}))?\s*")
_THAI = re.compile("[ก-๎]")
_MINUTE = re.compile(r"\s{0,2}\d{1,2}:\d{2}(?::\d{2})?\s*(?:โดย|$)")
_POST_LEAD = 60
_POSTED = re.compile(r"(?:โพสต์(?:เมื่อ)?|Published by|Posted)[^\n]*$|\d{4}-\d{2}-\d{2}[ T]$")
_BESIDE = 80  # letters behind a day in which its time or place stands
_AHEAD = 40  # letters around a day in which it is said of what
_STATUS_REACH = 160  # letters around the day in which its status is told


def news_events(reading: Reading, profile: Profile) -> list[Activity]:
    """The activities of a news post: the one event, or those told apart; none where the text tells of none."""
    text = reading.text
    body = _body_start(text, profile.title)
    days = [m for m in reading.mentions if _is_day(m)]
    stamp = stamp_words(reading.knowledge)
    notice = tuple(reading.knowledge.lexicon("profile")["notice"])
    told = [m for m in days if not (_stamps(text, m, stamp) or _notifies(text, m, notice) or is_background(reading, m, 0))]
    told = [m for m in told if m.start >= body] or told
    if not told:
        event = _undated(reading, profile, body)
        return [event] if event else []
    cues = tuple(reading.knowledge.lexicon("activities")["dates"]["event"])
    own = [m for m in told if not is_occasion(reading, m, 0)]
    own = own if any(_cued(text, m, cues) for m in own) else told
    anchor = _event_day(reading, next((m for m in own if _cued(text, m, cues) or _opens(text, m)), own[0]), own, cues)
    kept = {m.start for m in own}
    told = [m for m in told if m.start in kept or coincide(m, anchor)]
    events = several(reading, told, anchor, body)
    if events:
        return [_one_of(reading, profile, told, events, number, body) for number in range(len(events))]
    return [_only(reading, profile, told, anchor, body, notice)]


def _only(reading: Reading, profile: Profile, told: Sequence[Mention], anchor: Mention, body: int, notice: Sequence[str]) -> Activity:
    """The one event of a post, that of ``anchor``."""
    text = reading.text
    dates = _days_of(text, told, anchor)
    start, end = _paragraph(text, anchor)
    own_days = {m.start for m in dates}
    others = _others(reading, [m for m in told if m.start not in own_days], dates, start, end)
    own = _without(start, end, others)
    near, whole = within(reading, start, end), within(reading, min(start, body), len(text))
    if others:
        near = [m for m in near if m.label not in _TOLD_WITH or _stands_in(m, own)]
        whole = [m for m in whole if m.label not in _TOLD_WITH or not _stands_in(m, others)]
    mentions = [m for label in _LABELS for m in _nearest(label, near, whole)]
    mentions = _present(reading, (m for m in mentions if m.label != "time" or not _of_page(text, m, notice)), (anchor.start, anchor.end))
    unit = Unit(min(start, body), len(text.rstrip()), None, _title(reading, profile, body))
    status = _status(reading, anchor, start, end, profile.title)
    status = "planned" if status == "done" and _lies_ahead(reading, dates, profile.published) else status
    behind = [(max(a, anchor.end), b) for a, b in own if b > anchor.end]
    before = [(a, min(b, anchor.start)) for a, b in own if a < anchor.start]
    wide = _without(unit.start, unit.end, others)
    return _headed(reading, build(reading, unit, mentions, dates, status, near=(*behind, *before), wide=wide), body)


def _present(reading: Reading, mentions: Iterable[Mention], day: tuple[int, int]) -> list[Mention]:
    """``mentions`` in order, without the people who did not come to the event of that ``day``."""
    ordered = sorted(mentions, key=lambda m: m.start)
    here = {m.id for m in came(reading, [m for m in ordered if m.label == "participants"], day)}
    return [m for m in ordered if m.label != "participants" or m.id in here]


def _one_of(reading: Reading, profile: Profile, told: Sequence[Mention], apart: Sequence[Told], number: int, body: int) -> Activity:
    """One of the events that a post tells apart, with all from its day to the next one's; of an item, with what the item holds."""
    text, this = reading.text, apart[number]
    headed = number == 0 and not this.item
    start = min(this.start, body) if headed else this.start
    end = this.end if this.item else apart[number + 1].start if number + 1 < len(apart) else len(text)
    near, whole = within(reading, this.start, this.end), within(reading, start, end)
    mentions = sorted((m for label in _LABELS for m in _nearest(label, near, whole)), key=lambda m: m.start)
    title = (
        clause_title(reading, this.start, this.end, placed=False, listed=this.item)
        or named_event(reading, this.start, this.end)
        or whole_words(reading, this.start, this.end)
    )
    unit = Unit(start, start + len(text[start:end].rstrip()), None, title)
    dates = _days_of(text, [m for m in told if start <= m.start < end], this.day)
    status = status_of(text[this.start : min(this.end, this.day.end + _STATUS_REACH)], reading.knowledge)
    status = "planned" if status == "done" and _lies_ahead(reading, dates, profile.published) else status
    places = ((this.start, this.end),) if this.item else ((this.day.end, this.end), (this.start, this.day.start))
    event = build(reading, unit, mentions, dates, status, near=places)
    return _headed(reading, event, body) if headed else event


def _lies_ahead(reading: Reading, dates: Sequence[Mention], published: date | None) -> bool:
    """Whether the ``dates`` all come soon after the day on which a post was ``published``, and none is told as past."""
    days = [m.value.start for m in dates if isinstance(m.value, DateValue) and m.value.start]
    if published is None or not days or any(_PASSED.search(reading.text, max(0, m.start - _PAST_LEAD), m.start) for m in dates):
        return False
    return published < min(days) <= published + _SOON


def _days_of(text: str, told: Sequence[Mention], anchor: Mention) -> list[Mention]:
    """The days that coincide with ``anchor``, and those that are told together with them: วันที่ 3 และ 4 สิงหาคม."""
    dates = [m for m in told if coincide(m, anchor)]
    taken = {m.start for m in dates}
    for one, other in pairwise(told):
        if one.start in taken and other.start not in taken and _AND.fullmatch(text, one.end, other.start):
            dates.append(other)
            taken.add(other.start)
    return dates


_TOLD_WITH = ("time", "participants")  # what belongs to the day before it


def _others(reading: Reading, others: Sequence[Mention], own: Sequence[Mention], start: int, end: int) -> list[tuple[int, int]]:
    """The stretches of a paragraph that tell another day with a time or a place of its own: of a meeting before, of the next."""
    text = reading.text
    here = [m for m in others if start <= m.start < end]
    if not here:
        return []
    cues, events = _meetings(reading.knowledge)
    found: list[tuple[int, int]] = []
    edges = sorted({m.start for m in (*others, *own)} | {end})
    for m in here:
        if not (_cued(text, m, cues) and events.search(text, max(start, m.start - _AHEAD), min(end, m.end + _AHEAD))):
            continue
        stop = edges[bisect_right(edges, m.start)]
        mentions = within(reading, m.start, stop)
        if any(x.label == "time" and x.start - m.end < _BESIDE for x in mentions) or find_place(
            reading, m.end, min(stop, m.end + _BESIDE), mentions
        ):
            found.append((m.start, stop))
    return found


@cache
def _meetings(knowledge: Knowledge) -> tuple[tuple[str, ...], re.Pattern[str]]:
    """What stands before the day of an event, and what near it tells that there is one."""
    words = knowledge.lexicon("activities")
    return tuple(cue for cue in words["dates"]["event"] if cue != "("), re.compile(any_of(words["title"]["tells"]))


def _without(start: int, end: int, others: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """What of a stretch is left without ``others``, which are in order."""
    found: list[tuple[int, int]] = []
    for a, b in others:
        if start < a:
            found.append((start, a))
        start = max(start, b)
    return [*found, (start, end)] if start < end else found


def _stands_in(m: Mention, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether a mention begins in one of some stretches, which are in order."""
    at = bisect_right(stretches, m.start, key=lambda stretch: stretch[0]) - 1
    return at >= 0 and m.start < stretches[at][1]


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
    named = [m for m in within(reading, 0, body) if m.label == "institution" and m.id not in event.institutions]
    if not named:
        return event
    start = reading.text.rfind(event.title, 0, body) if event.title else -1
    told = [m for m in within(reading, event.start, event.end) if m.id in event.institutions]
    roles = [role for role in find_roles(reading, 0, body, named, None) if role.role != "organiser" or not event.organiser]
    heads = {role.mention for role in roles if role.role == "organiser"}
    told.sort(key=_length)
    twins = {m.id: twin.id for m in named for twin in told if same_institution(m, twin, reading.knowledge)}
    # Above its title a page names its site; the last time is that of the headline.
    added = {_who(m): m for m in named if m.id not in twins and (m.id in heads or 0 <= start <= m.start)}.values()
    ids = tuple(m.id for m in added)
    known = {(role.mention, role.role) for role in event.roles}
    moved = [replace(role, mention=twins.get(role.mention, role.mention)) for role in roles if role.mention in ids or role.mention in twins]
    new = [role for role in dict.fromkeys(moved) if (role.mention, role.role) not in known]
    if not ids and not new:
        return event
    organiser = event.organiser or next((role.mention for role in new if role.role == "organiser"), None)
    return replace(event, organiser=organiser, institutions=(*ids, *event.institutions), roles=(*new, *event.roles))


def _length(m: Mention) -> int:
    return m.end - m.start


def _who(m: Mention) -> str | None:
    """What tells one institution from another."""
    return (m.value.id or m.value.name) if isinstance(m.value, InstitutionValue) else None


def _undated(reading: Reading, profile: Profile, body: int) -> Activity | None:
    """The event of a post that names no day, where its title or first line tells of one: an opening, a training, a visit; or of one done
    a second headline, or the first paragraph, if it tells where it was as well, or with how many.
    """
    words = reading.knowledge.lexicon("activities")
    rest = reading.text[body:].lstrip()
    start = len(reading.text) - len(rest) if rest else 0
    lead = _first_paragraph(reading, start, profile.title)
    head = profile.title + lead.partition("\n")[0]
    below = next((line for line in lead.split("\n") if len(line.strip()) > _STAMP), "")
    telling = [word for word in words["dates"]["events"] if word in head or word in lead]
    if not telling:
        return None
    end = start + len(lead)
    notice = tuple(reading.knowledge.lexicon("profile")["notice"])
    here = within(reading, start, len(reading.text))
    told = (m for m in here if m.label != "date" and (m.label != "time" or not _of_page(reading.text, m, notice)))
    mentions = _present(reading, told, (start, end))
    status = status_of(f"{profile.title}\n{lead}", reading.knowledge)
    if not any(word in head for word in telling):
        headed = len(below) <= _PROSE and any(word in below for word in telling)
        people = any(m.label == "participants" and m.start < end and takes_part(reading, m, start) for m in mentions)
        if status != "done" or not (headed or people or find_place(reading, start, end, mentions)):
            return None
    unit = Unit(start, len(reading.text.rstrip()), None, _title(reading, profile, body))
    return _headed(reading, build(reading, unit, mentions, (), status, near=((start, end),)), body)


def _first_paragraph(reading: Reading, start: int, title: str) -> str:
    """The lines of a post from ``start`` up to the first that is neither its headline again, longer or shorter, nor a stamp."""
    at = start
    for line in reading.text[start:].split("\n", _HEAD_LINES):
        days = sum(m.end - m.start for m in within(reading, at, at + len(line)) if m.label == "date")
        at += len(line) + 1
        if len(line.strip()) - days > _STAMP and not line.startswith(title[:_STAMP]):
            break
    return reading.text[start : at - 1]


def _title(reading: Reading, profile: Profile, body: int) -> str:
    """What the event of a post is called: as its title says, or where that is a paragraph or only who presides, by its own name."""
    text, title = reading.text, profile.title
    at = text.find(title) if title else -1
    if at < 0:
        return title
    stop = at + len(title)
    if len(title) > _PROSE:
        named = clause_title(reading, at, stop, placed=False) or named_event(reading, at, stop)
        return named or as_headline(reading, title)
    if any(_is_day(m) and _tells_when(text, m) for m in within(reading, at, stop)):
        return clause_title(reading, at, stop, placed=False) or title
    return presided_event(reading, at, stop, text.find("\n", body) if body >= stop else stop) or title


def _tells_when(text: str, m: Mention) -> bool:
    """Whether the words before a day are those of a sentence, not of a headline."""
    return text[max(0, m.start - 16) : m.start].rstrip().endswith(_WHEN)


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
    if has_place_below(text, end):
        return False
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
