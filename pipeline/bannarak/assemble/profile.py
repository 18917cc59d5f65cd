"""What the document says of itself: its kind, title, day of publication, period, and the standard it reports under."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, Literal

from bannarak.assemble.standard import declared
from bannarak.extract.component import Reading
from bannarak.extract.institutions import own_institution
from bannarak.knowledge import Knowledge
from bannarak.records import DateValue, Mention, Profile
from bannarak.thai.alternation import alternation, any_of

__all__ = ["has_place_below", "is_paper", "is_standing", "profile", "stamp_words", "stands_apart"]

_HEAD_LINES, _FOOT_LINES = 8, 5  # a page's stamp stands within so many lines of its top or its end
_ROW_CELLS = 3  # cells of a row of a table; of two, one may but label the other: "เผยแพร่เมื่อ | 12 มี.ค. 65"
_STAMP_REST = 60  # letters beside the date of a stamp: an author, a counter
_WORDED = re.compile(r"(?:[^\W\d_][\W\d_]*){3}")  # a line with fewer letters is a mark or a page number
_THAI = re.compile("[ก-๎]")
_TRAIL = re.compile(r"(?:หน้าแรก|หน้าหลัก|Home) ?[>»›/|]")  # where on a site the page stands
_DATELINE = re.compile(r"\S{2,20}--[^-]{3,20}--[^-]{2,100}")  # กรุงเทพฯ--3 พ.ย.--หอสมุดริมธาร
_SECTION = 70  # letters of the longest head of a section
_SITE = re.compile(r"\s*[-|–—:]\s*\S")  # and the name of the site behind a headline
_MACHINE = re.compile(r"date \d{4}-\d{2}(?:-\d{2})?")
_FILE = re.compile(r"\.[A-Za-z]{3,4}$")
_HEADLINE = 200  # letters: a longer line is a paragraph
_LAW = 150  # letters of the longest name of a law
_COVER, _COVER_LINES = 100, 3  # letters of a line on a cover, and how many of these are looked at
_OF_YEAR = re.compile(r"(?:ปี|ปีงบประมาณ|ปีการศึกษา|พ\. ?ศ\.)\s?[0-9๐-๙]{4}\)?$")
_PROJECT = 3  # headings that tell of the papers of a project
_BULLET = re.compile(r"^[0-9๐-๙.)\s•-]{1,8}")
_ERA = re.compile(r"พ\.? ?ศ|พุทธศักราช")
_EXACT, _MONTH = ("day", "month"), 31  # a range of days or months that is longer than one of them is the period reported on
_YEARS = 2  # a line with more years names no period
# An author or a counter stands well apart from the day: "11 ก.ย. 2560    ..." or "... | 120 ครั้ง".
_APART = re.compile(r"\s{2,}|\s*[|/,•·–-]|\s*(?:โดย|เวลา|\d|\((?:จำนวน)?(?:คน|ผู้)?(?:อ่าน|เข้าชม))")
_CHANGED = re.compile(r"\s*\[\s*(?:อัปเดต|อัพเดต|อัปเดท|อัพเดท|แก้ไข)")  # โพสต์2 พ.ย. 2557 20:57โดย... [ อัปเดต 3 พ.ย. 2557 ]
_SPAN = re.compile(r"[\s,]*(?:เวลา)?\s*[0-9๐-๙]{1,2}[.:][0-9๐-๙]{2}\s*(?:น\.)?\s*[-–]\s*[0-9๐-๙]")  # hours: of an event, not of a post
_MEMO = "บันทึกข้อความ"
_LETTER_NUMBER = re.compile(r"ที่\s+[ก-ฮ.]{2,6}(?:\s?[ก-ฮ.]{1,4})?\s*[0-9๐-๙][0-9๐-๙./ว\s-]*")  # "ที่ ศธ ๐๔/๐๖๒", and the day on the same line
_PLACE_BELOW = re.compile(r"\n[ \t]*(?:ณ[ ]|สถานที่)(?!วัน)")
_YEAR_LAST = re.compile(r"[0-9๐-๙]{4}\W*$")
_VERB = 24  # letters before the word for a report that hold a verb of which it is the object
_MARKS = " \t:|-–/.,()[]•·0123456789"


def profile(reading: Reading) -> Profile:
    """The profile of the document; what it does not say stays None."""
    words = reading.knowledge.lexicon("profile")
    lines = list(_lines(reading.text))
    title = reading.title or _title(reading, lines[: _HEAD_LINES * 2])
    stamp, on_top = (None, False) if reading.published else _stamp(reading, lines)
    kind = _kind(reading, title, [line for _, line in lines], stamp, on_top, words)
    standard = declared(reading, title)
    return Profile(
        kind=kind,
        title=title,
        published=reading.published or (stamp if kind != "report" else None),
        period=_period(reading, title, lines, words) if kind == "report" else None,
        standard=standard.standard,
        edition=standard.edition,
        category=standard.category,
        institution=own_institution(reading),
    )


def is_paper(reading: Reading, about: Profile) -> bool:
    """Whether the title says that the document is a letter, an order, a form: it tells of no event."""
    return about.title.startswith(tuple(reading.knowledge.lexicon("profile")["other"]))


def is_standing(knowledge: Knowledge, title: str) -> bool:
    """Whether a title is that of a page which tells of nothing that was done: the history of a body, when it is open, a law by its name
    and year.
    """
    words = knowledge.lexicon("profile")
    named = title.startswith(tuple(words["standing"])) or (title.startswith(tuple(words["acts"])) and _YEAR_LAST.search(title) is not None)
    return named and not any(word in title for word in knowledge.lexicon("activities")["title"]["tells"])


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The lines that hold anything, where they begin and what they hold."""
    at = 0
    for line in text.split("\n"):
        if shown := line.strip():
            yield at, shown
        at += len(line) + 1


def _title(reading: Reading, lines: list[tuple[int, str]]) -> str:
    """The first line that is neither a day nor a word that web pages bear, the first in Thai where one follows what the page bears in
    Latin letters, unless that names a report ("Annual Report 2020"); where it is a browser's title ("site-section-headline"), the headline
    that a later line repeats.
    """
    if not lines:
        return ""
    days = sorted((m.start, m.end) for m, _ in _days(reading))
    stamps = stamp_words(reading.knowledge)
    opening = _openings(reading.knowledge)
    furniture, stop, sections, headline = _furniture(reading.knowledge)
    reports = tuple(reading.knowledge.lexicon("profile")["cover"])

    def words(line: str, at: int) -> str:
        rest = _undated(line, at, days)
        return line if rest == line or len(rest) > _STAMP_REST else stamps.sub("", rest)

    if labelled := next((mark for _, line in lines if (mark := headline.match(line))), None):
        return labelled[1]
    borne = [_is_borne(line, furniture, stop, sections) for _, line in lines]
    told = [
        line if (mark := opening.match(line)) is None else line[mark.end() :]
        for number, (at, line) in enumerate(lines)
        if not (borne[number] or (any(borne[number + 1 : number + 2]) and _is_name(reading, at, line)))
        and (_WORDED.search(words(line, at)) or line.startswith(reports))
    ]
    if told and not told[0].startswith(reports) and not _THAI.search(told[0]) and 2 * sum(map(bool, map(_THAI.search, told))) >= len(told):
        thai = next((at for at, line in enumerate(told) if _THAI.search(line)), 0)
        told = told[thai:] if len(told[thai]) <= _HEADLINE or _FILE.search(told[0]) else told
    first, *others = told or [lines[0][1]]
    whole = " ".join(first.split())
    for number, line in enumerate(others):
        shown = " ".join(line.split())
        if 10 < len(line) < len(first) and (whole.endswith(shown) or (whole.startswith(shown) and _SITE.match(whole, len(shown)))):
            return _unwrapped(whole, shown, others[number - 1] if number else "") or line
    return first


def _unwrapped(whole: str, last: str, above: str) -> str | None:
    """The headline of which ``above`` and ``last`` are the two lines, as it ends the browser's title ``whole``."""
    joined = f"{' '.join(above.split())} {last}"
    if not above or not whole.endswith(last):
        return None
    return next((told for told in (joined, joined.replace(f" {last}", last)) if len(told) < len(whole) and whole.endswith(told)), None)


def _is_borne(line: str, furniture: frozenset[str], stop: tuple[str, ...], sections: re.Pattern[str]) -> bool:
    """Whether a line is one that the pages of a site bear: a menu, a trail, the head of a section, the dateline of an agency."""
    bare = line.strip(_MARKS)
    if bare in furniture or line.startswith(stop) or _TRAIL.match(line) or _DATELINE.fullmatch(line):
        return True
    return len(bare) <= _SECTION and sections.match(bare) is not None


def _is_name(reading: Reading, at: int, line: str) -> bool:
    """Whether a line is the name of an institution and no more."""
    here = reading.mentions[bisect_left(reading.mentions, at, key=lambda m: m.start) :][:1]
    return any(m.label == "institution" and m.text.strip() == line for m in here)


@cache
def _furniture(knowledge: Knowledge) -> tuple[frozenset[str], tuple[str, ...], re.Pattern[str], re.Pattern[str]]:
    """The lines that web pages bear everywhere, how such lines begin, what the head of a section matches, which is no headline of
    something done, and what a line matches that is marked as the headline.
    """
    words = knowledge.lexicon("profile")
    told = any_of(knowledge.lexicon("activities")["title"]["tells"])
    return (
        frozenset(words["furniture"]),
        tuple(words["furniture_start"]),
        re.compile(rf"(?:{any_of(words['sections'])})(?!.*(?:\d|:|{told}))"),
        re.compile(rf"(?:{any_of(words['headline'])})\s*:\s*(\S.*)"),
    )


@cache
def _openings(knowledge: Knowledge) -> re.Pattern[str]:
    """Matches what a page or a machine puts in front of a headline on its line."""
    return re.compile(rf"(?:{any_of(knowledge.lexicon('profile')['opening'])})\s+(?=\S)|{_MACHINE.pattern}\s+(?=\S)")


def _undated(line: str, at: int, days: list[tuple[int, int]]) -> str:
    """The line at ``at`` without its ``days``, which are in order."""
    kept: list[str] = []
    done = 0
    for start, end in days[bisect_left(days, (at,)) : bisect_left(days, (at + len(line),))]:
        kept.append(line[done : start - at])
        done = end - at
    return "".join((*kept, line[done:])) if kept else line


def _days(reading: Reading) -> Iterator[tuple[Mention, DateValue]]:
    for m in reading.mentions:
        if m.label == "date" and isinstance(m.value, DateValue):
            yield m, m.value


def _stamp(reading: Reading, lines: list[tuple[int, str]]) -> tuple[date | None, bool]:
    """The day on a line of its own at the top or bottom of the page, beside nothing but a counter, an author, a word for publishing or the
    number of a memorandum, and in no table; and whether that is at the top.
    """
    known, authored = stamp_words(reading.knowledge), _author_before_day(reading.knowledge)
    dated = list(_days(reading))
    memo = any(line.startswith(_MEMO) for _, line in lines[:_COVER_LINES])
    for at, line in [*(lines[:1] if lines and _MACHINE.match(lines[0][1]) else ()), *lines[1:_HEAD_LINES], *reversed(lines[-_FOOT_LINES:])]:
        if len(line) > 120 and not _MACHINE.match(line):
            continue
        end = reading.text.find("\n", at)
        end = len(reading.text) if end < 0 else end
        end = changed.start() if (changed := _CHANGED.search(reading.text, at, end)) else end
        days = [(m, v) for m, v in dated if at <= m.start < end]
        if not days or (len(days) > 1 and not _MACHINE.match(line)):
            continue
        mention, value = days[0]
        if value.precision != "day" or value.start is None or value.start != value.end or value.inferred:
            continue
        said, behind = reading.text[at : mention.start].rpartition("|")[2], reading.text[mention.end : end]
        alone = stands_apart(behind) or not known.sub("", behind).strip(_MARKS) or _MACHINE.fullmatch(said.lstrip() + mention.text)
        if not alone or _SPAN.match(behind) or has_place_below(reading.text, end):
            continue
        if memo and _LETTER_NUMBER.fullmatch(said):
            return value.start, True
        # Published by Super User, 2022-05-01
        if not known.sub("", said).strip(_MARKS) or (not _THAI.search(said) and known.search(said)) or authored.match(said + mention.text):
            if _in_row(reading, mention.start):
                continue
            return value.start, at < lines[_HEAD_LINES:][0][0] if lines[_HEAD_LINES:] else True
    return None, False


def has_place_below(text: str, end: int) -> bool:
    """Whether the line behind ``end`` tells where something was: the day above it is that of the event."""
    return _PLACE_BELOW.match(text, end) is not None


def _in_row(reading: Reading, at: int) -> bool:
    """Whether the day at ``at`` stands in a row of a table: it is that of what the row tells of."""
    rows = (row for table in reading.grids if len(table.rows) > 1 for row in table.rows if len(row) >= _ROW_CELLS)
    return any(row[0].start <= at < row[-1].end for row in rows)


def stands_apart(behind: str) -> bool:
    """Whether what is behind a day on its line is an author or a counter: the day is a stamp."""
    return len(behind) <= _STAMP_REST and _APART.match(behind) is not None


@cache
def _author_before_day(knowledge: Knowledge) -> re.Pattern[str]:
    """Matches an author with the word that leads to a day: "เขียนโดย ฝ่ายสื่อสารองค์กร เมื่อ"."""
    words = knowledge.lexicon("profile")
    pairs = (("author", "author_ends"), ("credit", "credit_ends"))
    return re.compile(
        "|".join(rf"\s*(?:{any_of(words[who])})[^\n|]{{2,{_STAMP_REST}}}?\s(?:{any_of(words[to_day])})" for who, to_day in pairs)
    )


@cache
def stamp_words(knowledge: Knowledge) -> re.Pattern[str]:
    """Matches the words that stand around a day of publication."""
    return re.compile(alternation(knowledge.lexicon("profile")["stamp"]))


def _kind(
    reading: Reading, title: str, lines: list[str], stamp: date | None, on_top: bool, words: Mapping[str, Any]
) -> Literal["report", "news", "other"]:
    if any(m.label == "evidence" for m in reading.mentions) or any(s.style in ("category", "indicator") for s in reading.sections):
        return "report"
    if title.startswith(tuple(words["other"])) or is_standing(reading.knowledge, title):
        return "other"
    undated = not stamp and not reading.published
    if _covers(lines, words) or _is_project(title, lines, undated, words) or (undated and _is_subtitled(lines, words)):
        return "report"
    if not on_top and any(
        word in title and not _handled(title, word, words) for word in words["report"]
    ):  # dated at its end, as it is signed
        return "report"
    borne = tuple(words["page"])
    page = sum(line.startswith(borne) for line in lines)
    told = any(v.precision == "day" and v.start is not None for _, v in _days(reading))
    if stamp or reading.published or page > 1:
        return "news"
    if sum(s.style == "dotted" for s in reading.sections) > 1:
        return "report"
    return "news" if told else "other"


def _handled(title: str, word: str, words: Mapping[str, Any]) -> bool:
    """Whether a verb before the word for a report makes it the thing that is sent, written or spoken about: "ส่งรายงานประจำปี"."""
    glued = title.partition(word)[0].rpartition(" ")[2][-_VERB:]
    return any(verb in glued for verb in words["handled"])


def _covers(lines: list[str], words: Mapping[str, Any]) -> bool:
    """Whether one of the first lines says that the document is a report."""
    begun = [line for line in lines[:_COVER_LINES] if len(line) <= _COVER and line.startswith(tuple(words["cover"]))]
    return any(not line[0].isascii() or not _THAI.search(line) for line in begun)  # "Annual Report 2022 เปิดตัวแล้ว" is a headline


def _is_subtitled(lines: list[str], words: Mapping[str, Any]) -> bool:
    """Whether a line below the name of a library says what is reported, and of which year: "ผลการดำเนินงานปีงบประมาณ 2565"."""
    return any(len(line) <= _COVER and line.startswith(tuple(words["report"])) and _OF_YEAR.search(line) for line in lines[1:_COVER_LINES])


def _is_project(title: str, lines: list[str], undated: bool, words: Mapping[str, Any]) -> bool:
    """Whether several lines are headings that the papers of a project have, on a page that nobody posted or that is called one."""
    if not undated and not title.startswith(tuple(words["proposal"])):
        return False
    heads = {head for line in lines if len(line) <= _COVER for head in words["project"] if _BULLET.sub("", line).startswith(head)}
    return len(heads) >= _PROJECT


def _period(reading: Reading, title: str, lines: list[tuple[int, str]], words: Mapping[str, Any]) -> tuple[date, date] | None:
    """The year or range that the title or a heading at the top names: "รายงานผลการดำเนินงาน ประจำปี 2564"."""
    headings = [(s.start, s.end) for s in reading.sections if s.style == "heading"][:1]
    top = [(at, at + len(line)) for at, line in lines[:5] if len(line) < 150]
    for start, end in [*top, *headings]:
        if re.match(r"\d", reading.text[start:end]):
            break  # the first numbered item: the title is over
        within = [(m, v) for m, v in _days(reading) if start <= m.start and m.end <= end]
        if title.startswith(tuple(words["report"])):
            for _, value in within:
                if value.start and value.end and value.precision in _EXACT and (value.end - value.start).days >= _MONTH:
                    return value.start, value.end
        named = [(m, v) for m, v in within if v.precision != "day"]
        if sum(v.precision == "year" for _, v in named) > _YEARS:
            continue  # the years that a page has tabs for
        for mention, value in named:
            if value.start is None or value.end is None:
                continue
            before = reading.text[max(start, mention.start - 30) : mention.start]
            shown = reading.text[mention.start : mention.end]
            if any(word in before for word in (*words["no_period"], *words["laws"])) or _of_law(reading.text, start, mention, words):
                continue
            if before.rstrip().endswith(tuple(words["period"])) or shown.startswith(tuple(words["period"])):
                return value.start, value.end
    return None


def _of_law(text: str, start: int, mention: Mention, words: Mapping[str, Any]) -> bool:
    """Whether the year belongs to the name of a law that begins on the line from ``start`` on: "กฎกระทรวงการประกันคุณภาพ พ.ศ. 2561"."""
    if not _ERA.match(text, mention.start):
        return False
    before = text[max(start, mention.start - _LAW) : mention.start].rstrip()
    return not before.endswith(tuple(words["period"])) and _named_law(tuple(words["laws"])).search(before) is not None


@cache
def _named_law(laws: tuple[str, ...]) -> re.Pattern[str]:
    """Matches the name of a law at the end of a text: no figures stand in it but those that number its edition."""
    return re.compile(rf"(?:{any_of(laws)})[^0-9๐-๙\n]*(?:\((?:ฉบับ|ครั้ง)ที่ ?[0-9๐-๙]{{1,2}}\))?$")
