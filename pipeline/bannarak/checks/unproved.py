"""E306: indicators that tell of results and name no evidence, and places for a code that were never filled."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import NamedTuple

from bannarak.checks.codes import citations, listings, parent_number, related_indicators
from bannarak.checks.rule import Hit, Setting, Wording, check
from bannarak.document import Span
from bannarak.knowledge import Knowledge
from bannarak.records import DateValue, EvidenceValue, Record, Section
from bannarak.thai.alternation import any_of
from bannarak.thai.numerals import to_arabic

__all__: list[str] = []

_CLAUSE = 40  # letters before a date that tell of what is to come
_HEADING = 20  # letters behind the word of a heading that is no text
_LINE = 100  # letters before a date that tell why nothing was done
_FEWEST = 8  # letters that tell of something
_FILLED = 2  # other places with a code
_PLANNED = re.compile(r"(?<![ก-๎])จะ(?!ได้)[^\n]*$")
_AHEAD = re.compile(r"(?<!น่า)จะ(?!ได้)")  # in what tells of no day
_NUMBER = re.compile(r"[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){1,2}(?![0-9๐-๙])")
_LETTER = re.compile("[ก-ฮ]")
_YEAR = re.compile(r"(?:พ\.ศ\. ?)?[12๑๒][0-9๐-๙]{3}(?![0-9๐-๙])")


@check("E306", EvidenceValue)
def indicator_without_evidence(record: Record, setting: Setting) -> Iterator[Hit]:
    """An indicator with a result and no code where its neighbours have codes, and a place for a code that was never filled."""
    if len(citations(record)) < _FILLED:
        return
    slots = [m for m in record.mentions if isinstance(m.value, EvidenceValue) and not m.value.code and m.value.role == "citation"]
    for slot in slots:
        yield Hit(slot.start, slot.end, {"what": Wording("วงเล็บสำหรับรหัสหลักฐานว่างอยู่", "the bracket for an evidence code is empty")})
    words = _words(setting.knowledge)
    yield from _indicators(record, words, [slot.start for slot in slots])
    yield from _cells(record, setting, words)


def _indicators(record: Record, words: _Words, slots: Sequence[int]) -> Iterator[Hit]:
    """Those without a code, nor a slot for one, though most beside them have codes."""
    codes = citations(record)
    starts = [code.mention.start for code in codes]
    results = [
        m.start
        for m in record.mentions
        if isinstance(m.value, DateValue) and not m.value.inferred and _is_done(record.text, m.start, words)
    ]
    listed = {code.value.indicator for code in listings(record) if code.value.indicator}
    indicators = [s for s in record.sections if s.style in ("issue", "indicator", "dotted") and s.number and "." in s.number]
    proved = {section.number for section in indicators if _any_within(section, starts)}
    named = {code.value.indicator for code in codes}
    own = named & proved
    peers: dict[tuple[int, str], set[str | None]] = defaultdict(set)
    for section in indicators:
        peers[section.level, parent_number(section)].add(section.number)
    end = 0
    for section in indicators:
        number = section.number or ""
        others = peers[section.level, parent_number(section)] - {number}
        with_code = len(others & proved)
        if section.start < end or number in proved or any(related_indicators(number, indicator) for indicator in listed):
            continue
        if _any_within(section, slots) or _is_aim(record, section, words):
            continue
        if _is_explained(record.text[section.start : section.end], number, words):
            continue
        most = with_code >= _FILLED and with_code * 3 >= len(others) * 2
        if (most and _any_within(section, results)) or (
            number not in named and _all_prove(number, indicators, own) and _tells(record, section, words)
        ):
            end = section.end
            yield _unproved(section.start, number)


def _unproved(start: int, number: str) -> Hit:
    what = Wording(f"ตัวบ่งชี้ {number} มีผลการดำเนินงานแต่ไม่อ้างหลักฐาน", f"indicator {number} tells of results and cites no evidence")
    return Hit(start, start + len(number), {"what": what})


class _Words(NamedTuple):
    """The expressions and words of the lexicon."""

    explained: re.Pattern[str]  # why there is no code
    sent: re.Pattern[str]  # sends the reader to the code of another indicator
    undone: re.Pattern[str]  # nothing was done
    turned: re.Pattern[str]  # behind these something was done after all
    planned: re.Pattern[str]  # still to come, or nothing that can be proved
    acts: re.Pattern[str]  # what is done
    no_result: re.Pattern[str]  # begins a line that tells no result
    result: re.Pattern[str]  # the label of the one that does
    background: re.Pattern[str]  # heads what tells no result without a day
    aims: re.Pattern[str]  # heads what tells none at all
    standing: re.Pattern[str]  # before a day that is none of a result
    law: re.Pattern[str]  # before the year of a law
    summary: tuple[str, ...]  # begin the title of a summary
    columns: frozenset[str]  # heads of columns of evidence
    result_columns: frozenset[str]  # heads of columns of results
    none: frozenset[str]  # cells that tell of nothing


@cache
def _words(knowledge: Knowledge) -> _Words:
    lexicon = knowledge.lexicon("evidence")
    own, status = lexicon["absent"], knowledge.lexicon("activities")["status"]
    undone = [*own["undone"], *status["cancelled"], *status["postponed"]]
    return _Words(
        explained=re.compile(rf"{any_of(own['explained'])}|(?<![A-Za-z])N/A(?![A-Za-z])"),
        sent=re.compile(rf"(?:{any_of(own['sent'])})[ก-๎ ]{{0,20}}(?:ข้อ|ตัวบ่งชี้|ตัวชี้วัด)(?:ที่)? ?({_NUMBER.pattern})"),
        undone=re.compile(any_of([*undone, *own["ahead"]])),
        turned=re.compile(rf"(?<!ตั้ง)(?:{any_of(own['turned'])})"),  # "ตั้งแต่" turns nothing
        planned=re.compile(any_of([*undone, *own["nothing"], *status["planned"]])),
        acts=re.compile(any_of(own["acts"])),
        no_result=re.compile(rf"^[\s|•*-]*(?:{any_of(own['no_result'])})", re.MULTILINE),
        result=re.compile(rf"(?:{any_of(own['result'])})[ \t]*:?"),
        background=_heading(own["background"]),
        aims=_heading(own["aims"]),
        standing=re.compile(rf"(?:{any_of(own['standing'])})[ ]?(?:วันที่ ?)?$"),
        law=re.compile(rf"(?:{any_of(own['law'])})(?:(?!วันที่|เมื่อ|ระหว่าง)[^\n])*$"),
        summary=tuple(knowledge.lexicon("sections")["headings"]["summary"]),
        columns=frozenset(lexicon["evidence_column"]),
        result_columns=frozenset(own["result_column"]),
        none=frozenset(own["none"]),
    )


def _heading(words: Sequence[str]) -> re.Pattern[str]:
    """Matches a heading with one of the words alone: not that of "เป้าหมายและมาตรการ", nor a line that goes on with a text."""
    return re.compile(rf"(?:{any_of(words)})(?!และ|กับ|/)[^\n]{{0,{_HEADING}}}$")


def _is_done(text: str, at: int, words: _Words) -> bool:
    """Whether the day ``at`` is that of something done: the clause before it does not tell of what is to come, or of why nothing was,
    and it is not that of a law, nor of how the library began.
    """
    if _PLANNED.search(text, max(0, at - _CLAUSE), at) or words.standing.search(text, max(0, at - _CLAUSE), at):
        return False
    line = text[max(0, text.rfind("\n", 0, at) + 1, at - _LINE) : at]
    if _YEAR.match(text, at) and words.law.search(line):
        return False
    told = line[max((found.end() for found in words.turned.finditer(line)), default=0) :]
    return words.undone.search(told) is None


def _is_aim(record: Record, section: Section, words: _Words) -> bool:
    """Whether the section is headed as one that tells of no result, such as aims or history, and has no label of one below."""
    if words.aims.match(section.title) is None:
        return False
    return words.result.search(record.text, section.start, section.end) is None


def _is_explained(told: str, number: str, words: _Words) -> bool:
    """Whether it is said why there is no code: the evidence of another indicator, an annex, an indicator that does not apply."""
    return words.explained.search(told) is not None or any(to_arabic(found[1]) != number for found in words.sent.finditer(told))


def _all_prove(number: str, indicators: Sequence[Section], own: Set[str | None]) -> bool:
    """Whether every other indicator of the category, as many levels deep, has codes of its own number: then so should this one."""
    depth, category = number.count("."), number.partition(".")[0]
    alike = {s.number for s in indicators if (s.number or "").count(".") == depth} - {number}
    beside = {other for other in alike if (other or "").partition(".")[0] == category}
    return bool(beside) and beside <= own and len(alike & own) >= _FILLED


def _tells(record: Record, section: Section, words: _Words) -> bool:
    """Whether there is a text below the heading that tells of what was done, though of no day."""
    body = record.text[section.start : _body_end(record, section)].partition("\n")[2]
    if found := words.result.search(body):
        body = body[found.end() :]
    elif _heads_no_result(section.title, words) or words.no_result.search(body):
        return False
    return _is_result(body, words) and not body.rstrip().endswith((":", "ดังนี้"))


def _heads_no_result(title: str, words: _Words) -> bool:
    return title.startswith(words.summary) or any(heads.match(title) for heads in (words.no_result, words.background))


def _is_result(told: str, words: _Words) -> bool:
    """Whether the words of what tells of no day say that something was done."""
    if words.planned.search(told) or _AHEAD.search(told) or words.acts.search(told) is None:
        return False
    return len(_LETTER.findall(told)) >= _FEWEST


def _body_end(record: Record, section: Section) -> int:
    """Where what is told in a section ends: before a list of evidence or a heading that stands in it."""
    at = bisect_right(record.sections, section.start, key=lambda s: s.start)
    inner = (s.start for s in record.sections[at:] if s.start < section.end and s.style in ("evidence", "heading", "category"))
    return next((start for start in inner), section.end)


def _cells(record: Record, setting: Setting, words: _Words) -> Iterator[Hit]:
    """Rows with an indicator and its results whose cell in the column of evidence is empty, where those of the others are not."""
    text = record.text
    starts = [code.mention.start for code in citations(record)]
    named = {code.value.indicator for code in (*citations(record), *listings(record)) if code.value.indicator}
    for table in setting.tables:
        heads = [_written(text, cell) for cell in table.rows[0]]
        column = next((at for at, head in enumerate(heads) if head in words.columns), 0)
        results = [at for at, head in enumerate(heads[:column]) if head in words.result_columns]
        rows = [row for row in table.rows[1:] if 0 < column < len(row) and _NUMBER.match(text, row[0].start)]
        coded = [row for row in rows if bisect_left(starts, row[column].start) < bisect_left(starts, row[column].end)]
        empty = [row for row in rows if not _written(text, row[column])]
        if len(coded) < _FILLED or len(coded) < 2 * len(empty):
            continue
        for row in empty:
            told = text[row[1].start : row[column].start]
            number = to_arabic(_NUMBER.match(text, row[0].start)[0])  # type: ignore[index]  # every row begins with one
            cited = bisect_left(starts, row[0].start) < bisect_left(starts, row[-1].end)
            if results and all(_written(text, row[at]) in words.none for at in results):
                continue
            if cited or any(related_indicators(number, indicator) for indicator in named):
                continue  # one cell may be that of several rows
            if _is_result(told, words) and not _is_explained(told, number, words):
                yield _unproved(row[0].start, number)


def _written(text: str, cell: Span) -> str:
    return text[cell.start : cell.end].strip()


def _any_within(section: Section, sorted_starts: Sequence[int]) -> bool:
    at = bisect_left(sorted_starts, section.start)
    return at < len(sorted_starts) and sorted_starts[at] < section.end
