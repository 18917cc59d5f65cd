"""E304: codes that are cited where another indicator is told of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from bannarak.checks.codes import Code, citations, keys, parent_number, related_indicators
from bannarak.checks.rule import Hit, Setting, check
from bannarak.knowledge import Knowledge
from bannarak.records import EvidenceValue, Record, Section
from bannarak.thai.alternation import any_of
from bannarak.thai.numerals import to_arabic

__all__: list[str] = []

_SENT = re.compile(
    r"(?:ดู|ตาม|เช่นเดียวกับ|เดียวกับ|อ้างอิง)[ก-๎ ]{0,20}(?:หมวด|ข้อ|ตัวบ่งชี้|ตัวชี้วัด|องค์ประกอบ)(?:ที่)? ?[0-9๐-๙.]+\s?[(\[]$|(?:ดู|อ้างถึง) ?$"
)
_SENDING = 50  # letters before a code that may send the reader to another part
_STRUCTURE = ("category", "issue", "indicator", "dotted")


@check("E304", EvidenceValue)
def evidence_misplaced(record: Record, setting: Setting) -> Iterator[Hit]:
    """A code cited in the section of another indicator, in a document whose other codes stand in the sections of theirs."""
    text = to_arabic(record.text)
    fitting, misfits = 0, []
    cited = citations(record)
    headings = setting.knowledge.lexicon("sections")["headings"]
    annexes, summaries = tuple(headings["annex"]), tuple(headings["summary"])
    times = Counter(code.value.code for code in cited)
    for at, (code, section) in enumerate(_with_sections(record, cited, annexes)):
        if code.value.relative or code.value.indicator is None or section is None or section.number is None:
            continue
        if section.style == "category" and section.title.startswith(summaries):
            continue  # the chapters of a report: "บทที่ 5 สรุป"
        indicators = {key[0] for key in keys(code) if key[0]}
        if any(related_indicators(indicator, section.number) for indicator in indicators):
            fitting += 1
        elif _indent(record.text, section.start) > _indent(record.text, code.mention.start):
            continue  # behind a list further in
        elif _SENT.search(record.text, max(0, code.mention.start - _SENDING), code.mention.start):
            continue  # รายละเอียดดูหมวด 3 (3.1-1)
        elif (
            _in_a_list(record.text, cited, at, times)
            or _begun(text, indicators, section.start, code.mention.start)
            or _looks_back(record, setting.knowledge, section, code.mention.start)
        ):
            continue
        else:
            misfits.append((code, section))
    if fitting >= max(2, 3 * len(misfits)):
        for code, section in misfits:
            params = {"code": code.value.code, "indicator": code.value.indicator, "section": section.number}
            heading = (section.start, min(section.end, section.start + len(section.number or "")))
            yield Hit(*code.place, params, related=(heading,))


def _looks_back(record: Record, knowledge: Knowledge, section: Section, at: int) -> bool:
    """Whether a summary has begun between the heading and ``at``, behind the last indicator beside it: "บทสรุปผู้บริหาร"."""
    if _summary(knowledge).search(record.text, section.start, at) is None:
        return False
    beside = (other for other in record.sections if other.style in _STRUCTURE and parent_number(other) == parent_number(section))
    return not any(other.start > at for other in beside)


@cache
def _summary(knowledge: Knowledge) -> re.Pattern[str]:
    """Finds the line, or the word at its beginning, that heads a summary."""
    headings = knowledge.lexicon("sections")["headings"]
    begun = rf"(?:{any_of([*headings['summary'], *headings['note']])})(?:[^\S\n]|:|[^\n0-9๐-๙(\[|]{{0,40}}(?=\n))"
    alone = rf"(?:{any_of(headings['closing'])})(?:ที่)?[ ]?[0-9๐-๙]{{0,2}}(?:[ ]?\([^\n()]{{0,30}}\))?[ ]?:?(?=\n)"
    return re.compile(rf"\n[ \t#*]*(?:[0-9๐-๙]{{1,2}}[.)]?[ ])?(?:{begun}|{alone})")


def _in_a_list(text: str, cited: Sequence[Code], at: int, times: Mapping[str, int]) -> bool:
    """Whether the code and another on the line before or behind are both cited elsewhere as well: the lines of a list not read as one."""
    if times[cited[at].value.code] == 1:
        return False
    beside = [(cited[at - 1], cited[at])] if at else []
    beside += [(cited[at], cited[at + 1])] if at + 1 < len(cited) else []
    return any(
        one.value.code != other.value.code
        and times[one.value.code] > 1 < times[other.value.code]
        and text.count("\n", one.mention.end, other.mention.start) == 1
        for one, other in beside
    )


def _indent(text: str, at: int) -> int:
    """How far in the line of ``at`` begins."""
    line = text[text.rfind("\n", 0, at) + 1 : at + 1]
    return len(line) - len(line.lstrip(" \t"))


def _begun(text: str, indicators: Iterable[str], start: int, end: int) -> bool:
    """Whether an indicator of a code is named between the heading and the code, in a line that was not read as a heading."""
    return any(re.search(rf"(?<![\d.-]){re.escape(indicator)}\s?[ก-๙(]", text[start:end]) for indicator in indicators)


def _with_sections(record: Record, codes: Sequence[Code], annexes: tuple[str, ...]) -> Iterator[tuple[Code, Section | None]]:
    """Each code with the innermost numbered section, or annex, that holds it; both are in the order of the text."""
    sections = [s for s in record.sections if (s.style in _STRUCTURE and s.number) or s.title.startswith(annexes)]
    open_: list[Section] = []
    at = 0
    for code in codes:
        while at < len(sections) and sections[at].start <= code.mention.start:
            open_.append(sections[at])
            at += 1
        open_ = [section for section in open_ if section.end > code.mention.start]
        yield code, open_[-1] if open_ else None
