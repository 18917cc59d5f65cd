"""Evidence that says its place only in part: ordinals below a heading, links to years."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from bannarak.extract.codes import Code
from bannarak.extract.evidence_found import Found, clean_title
from bannarak.extract.surroundings import Surroundings
from bannarak.records import Section
from bannarak.thai.numerals import to_arabic

__all__ = ["ordinals", "sub_items", "years"]

_YEARS = re.compile(r"\[\s?(?P<first>2[45]\d\d)(?:\s?[-–]\s?(?P<last>2[45]\d\d))?\s?\]")
_YEAR_RUN = re.compile(rf"(?:{re.sub(r'[?]P<[a-z]+>', '?:', _YEARS.pattern)}[ ]?)+")
_PIPED_YEARS = re.compile(r"(?m)^[ \t]*(?:ปี\s?)?(?:พ\.ศ\.\s?)?2[45]\d\d(?:\s?\|\s?(?:ปี\s?)?(?:พ\.ศ\.\s?)?2[45]\d\d)+[ \t]*$")
_YEAR = re.compile(r"2[45]\d\d")
_SUB_ITEM = re.compile(r"(?m)^[ \t|]*(?P<code>\((?P<item>\d{1,2})\)\s?[-–]\s?(?P<sequence>\d{1,3}))(?=[ \t]+\S)")
_BRACKET_HYPHEN = (")-", ") -", ")–", ") –")  # its middle
_CODED = re.compile(r"(?:^|[(\[])\d{1,2}\.\d{1,2}(?![\d%])")
_KEYED = re.compile(r"ข้อ\s?(\((\d{1,2})\))$")


def sub_items(around: Surroundings) -> Iterator[Found]:
    """ "(1) -1 ประกาศ": document 1 of sub-item (1) of the indicator around."""
    text = around.text
    for m in _SUB_ITEM.finditer(text) if any(map(text.__contains__, _BRACKET_HYPHEN)) else ():
        start, end = m.span("code")
        if around.indicator(start) is not None:
            written = re.sub(r"\s+", "", m["code"]).replace("–", "-")
            code = Code(start, end, written, "full", None, m["sequence"].lstrip("0") or "0", None, m["item"])
            yield Found(code, "listing", clean_title(text[end : around.line_end(end)]), relative=True)


def ordinals(around: Surroundings, starts: Sequence[int]) -> Iterator[Found]:
    """Below "หลักฐาน" a mere ordinal lists a document of the indicator around. ``starts``: where codes stand already."""
    sections = around.reading.sections
    for region in around.lists:
        indicator = around.indicator(region.start)
        if indicator is None:
            continue
        first, last = (bisect_right(sections, at, key=lambda s: s.start) for at in (region.start, region.end))
        numbers = [s.number for s in sections[first:last] if s.level == region.level + 1 and s.number is not None]
        if numbers and numbers[0].isdigit() and int(numbers[0]) > 1:
            continue  # the list of what is above goes on below a heading, or a link, without a list
        if any(_CODED.search(to_arabic(s.title)) for s in sections[first:last] if s.level == region.level + 1):
            continue  # the ordinals number the lines, the documents have codes: "1. 5.1.1 ประกาศนโยบาย", "1) ประกาศ (5.1(1))"
        for section in sections[first:last]:
            taken = bisect_right(starts, section.start - 1) < bisect_right(starts, section.end)
            if section.level == region.level + 1 and section.number is not None and not taken:
                yield _ordinal(around.text, section, section.number, indicator)
        if keyed := _KEYED.search(region.title):
            at = around.text.find(keyed[1], region.start)
            yield Found(Code(at, at + len(keyed[1]), keyed[1], "plain", None, None, None, keyed[2]), "listing", None, True, indicator)


def _ordinal(text: str, section: Section, number: str, indicator: str) -> Found:
    at = text.find(number, section.start)
    item, _, sequence = number.rpartition(".")
    code = Code(at, at + len(number), number, "plain", None, sequence, None, item or None)
    return Found(code, "listing", clean_title(section.title), relative=True, context=indicator)


def years(around: Surroundings) -> Iterator[Found]:
    """[2563][2564 – 2565]: links to one document a year, below a numbered heading."""
    text = around.text
    for run in _YEAR_RUN.finditer(text) if "[" in text else ():
        beside = text[around.line_start(run.start()) : run.start()] + text[run.end() : around.line_end(run.end())]
        links = list(_YEARS.finditer(text, run.start(), run.end()))
        if (len(links) < 2 and beside.strip(" \t|-–•*")) or around.indicator(run.start()) is None:
            continue
        for m in links:
            written = m["first"] + (f"-{m['last']}" if m["last"] else "")
            yield _year(m.start("first"), m.end("last" if m["last"] else "first"), written)
    for m in _PIPED_YEARS.finditer(text) if "|" in text else ():
        if around.indicator(m.start()) is not None:
            yield from (_year(year.start(), year.end(), year.group()) for year in _YEAR.finditer(text, m.start(), m.end()))


def _year(start: int, end: int, written: str) -> Found:
    return Found(Code(start, end, written, "year", None, written), "citation", relative=True)
