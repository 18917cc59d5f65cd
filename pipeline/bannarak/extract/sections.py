"""Headings and numbered items as nested sections.

A number counts as numbering only at the start of a line or table cell, with a title behind it, and only where it is neither part of a
date or time nor a quantity (PM 2.5, 09.00 น., 3.5 ล้านบาท). Sections are put on ``reading.sections``; no mentions come of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal, cast

from bannarak.document import Span
from bannarak.extract.component import Reading, component
from bannarak.records import Mention, Section, SectionStyle
from bannarak.thai.alternation import any_of
from bannarak.thai.lines import line_end

__all__ = ["find_sections"]

_BULLETS = "•▪◦●○■□➢➤►✓✔·þ"
_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_SHORT_FORMS = "จชซดตถทนพมรวศสหอ"  # letters that with a point stand for a word: จ. is จังหวัด, น. is นาฬิกา
_SKIP = 2  # from one letter to the one behind the next
_NUMBER = r"[1-9]\d?"
_TITLE_LIMIT = 160  # a paragraph is not its own title: beyond this it is cut at a space


@dataclass(frozen=True, slots=True)
class _Heading:
    """A candidate: where it starts, its number and how that is written. "listing" is no heading: a line of a list of evidence, which
    ends whatever it does not belong to.
    """

    start: int
    indent: int
    number: str | None
    style: SectionStyle | Literal["listing"]
    title_at: int
    line_end: int
    level: int | None = None  # the level the format states
    limit: int | None = None  # the end of the table it stands in


@component("bannarak_sections")
def find_sections(reading: Reading) -> Iterator[Mention]:
    """Fill ``reading.sections``, in the order of the text."""
    cells = {cell.start: cell.end for table in reading.grids for row in table.rows for cell in row}
    reading.sections[:] = _nest(reading.text, _headings(reading), cells)
    yield from ()


@cache
def _pattern(*groups: tuple[str, ...]) -> re.Pattern[str]:
    label, heading, kind, proof, annex = map(any_of, groups)
    return re.compile(
        rf"""
        (?P<indent>(?:\#{{1,6}}[ ])?[ \t|]*)(?:
            \[?(?P<label>{label})\s{{0,2}}(?P<labelled>{_NUMBER}(?:\.{_NUMBER}){{0,3}})(?![\d-]|\.\d|\s?[-–/:]\s?\d)[.\]:)]?
          | (?P<plain>{heading})[ ]*:?[ ]*(?=[\n\t|]|\Z)
          | (?P<proof>(?:{annex}[ ]?[ก-ฮ]?[ ]{{1,3}})?(?:{kind})?(?:{proof})[^\n\d|(\[\t]{{0,40}}
            (?:(?:หมวด|ตัวชี้วัด|ข้อ)(?:ที่)?[ ]?\(?[\d.]+\)?)?)[ ]*:?[ ]*(?=\n|\Z)
          | (?P<listing>{_NUMBER}(?:\.{_NUMBER}){{1,2}})[ ]?[-–][ ]?\d{{1,3}}(?!\d|[.:]\d)[ \t|:]+(?=[ก-๙A-Za-z"“])
          | (?P<dotted>{_NUMBER}(?:\.{_NUMBER}){{1,4}})(?![\d%]|\s?[-–/:,]\s?\d)[.)]?(?=[ \t|\nก-๙A-Za-z"“‘'(\[])
          | \((?P<paren>{_NUMBER}|[ก-ฮ])\)(?!\s?[-–]\s?\d)
          | (?P<item>{_NUMBER})(?P<mark>[.)])(?!\d)
          | (?P<letter>[ก-ฮ])(?P<letter_mark>[.)])(?=[ \t])
          | (?P<bullet>[{_BULLETS}](?=[ \tก-๙A-Za-z"“])|[-–—*](?=[ \t]+\S|[ก-๙A-Za-z"“]))
        )[ \t]*""",
        re.VERBOSE,
    )


_ITEM_OF = re.compile(
    r"[ ]?\(\d{1,2}(?:-\d{1,2})?\)"
)  # in a list of evidence this is part of the code of a document: 2.1.1(2), 2.1.1 (3-4)
_LINES = re.compile(rf"\n(?=(?:\#{{1,6}} )?[ \t|]*[\[(]?(?:\d|[ก-ฮเ-ไ]|[{_BULLETS}–—*-]))")
"""A line that may begin with a heading, with the break before it: a search for "^" stops at every character, one for a break runs on."""


def _headings(reading: Reading) -> list[_Heading]:
    """Every candidate that stands its ground, in order."""
    text, words = reading.arabic, reading.knowledge.lexicon("sections")
    labels: dict[str, SectionStyle] = {
        word: style for style in ("category", "issue", "indicator", "item") for word in words["labels"][style]
    }
    heads = words["headings"]
    pattern = _pattern(tuple(labels), tuple(heads["plain"]), tuple(heads["list"]), tuple(heads["evidence"]), tuple(heads["annex"]))
    taken = [(m.start, m.end) for m in reading.mentions if m.label in ("date", "time")]
    limits = {cell.start: (cell.end, table.rows[-1][-1].end) for table in reading.grids for row in table.rows for cell in row}
    firsts = {cell.start for table in reading.grids for row in table.rows for cell in _first_cells(text, row)}
    levels = {span.start: level for level, span in reading.headings}
    found: list[_Heading] = []
    for at in sorted({m.start() for m in _LINES.finditer(f"\n{text}")} | limits.keys() | levels.keys()):
        match = pattern.match(text, at)
        if match is None:
            if at in levels:
                found.append(_Heading(at, 0, None, "heading", at, line_end(text, at), levels[at]))
            continue
        start = match.end("indent")
        if found and found[-1].start == start:
            continue
        cell_end, limit = limits.get(at, (None, None))
        own_end = cell_end if cell_end is not None else line_end(text, start)
        number: str | None = None
        style: SectionStyle | Literal["listing"] = "heading"
        title_at = match.end()
        if match["label"]:
            number, style = match["labelled"], labels[match["label"]]
        elif match["plain"] or match["proof"]:
            if limit is not None:
                continue  # the head of a column
            style, title_at = "evidence" if match["proof"] else "heading", start
        elif match["listing"]:
            if limit is not None:
                continue
            number, style = match["listing"], "listing"
        elif match["bullet"]:
            style = "bullet"
        elif _covered(taken, start) or _is_quantity(reading, match, words["quantity"]):
            continue
        elif match["dotted"]:
            if match.end() >= own_end and at not in firsts:
                continue
            item = found and found[-1].style in ("evidence", "listing") and _ITEM_OF.match(text, match.end("dotted"))
            number, style = match["dotted"], "listing" if item else "dotted"
        elif match.end() >= own_end:
            continue
        else:
            number = match["paren"] or match["item"] or match["letter"]
            mark = "(1)" if match["paren"] else "1." if (match["mark"] or match["letter_mark"]) == "." else "1)"
            style = cast(SectionStyle, mark if number.isdigit() else mark.replace("1", "ก"))
        found.append(_Heading(start, start - at, number, style, title_at, own_end, levels.get(at), limit))
    return _without_lone_letters(_with_indicators(found, text))


def _with_indicators(found: list[_Heading], text: str) -> list[_Heading]:
    """``found`` with "ข้อ 7.3" as an indicator, where codes of evidence are numbered by several such and nothing else bears their numbers.

    Else, or with "ของ" behind, it is a paragraph of something that the document quotes.
    """
    numbers = {heading.number for heading in found if heading.style == "item" and "." in (heading.number or "")}
    if len(numbers) < _SEVERAL or any(heading.style in _STRUCTURAL and heading.number in numbers for heading in found):
        return found
    if len(numbers.intersection(_CODED.findall(text))) < _SEVERAL:
        return found
    return [
        replace(heading, style="indicator") if heading.number in numbers and not _QUOTED.match(text, heading.title_at) else heading
        for heading in found
    ]


_SEVERAL = 2
_CODED = re.compile(r"(?<![\d.-])(\d{1,2}(?:\.\d{1,2}){1,3})-\d")  # 7.3 of 7.3-1
_QUOTED = re.compile("ของ|แห่ง|และ|ถึง|วรรค")


def _first_cells(text: str, row: Sequence[Span]) -> Sequence[Span]:
    """The cells of a row that may hold nothing but the number of an indicator: the first, the second behind the number of the row."""
    return row[: 2 if row and text[row[0].start : row[0].end].strip(" .").isdigit() else 1]


def _covered(taken: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether a date or time covers ``at``."""
    index = bisect_right(taken, (at, len(taken) and taken[-1][1] + at)) - 1
    return index >= 0 and taken[index][0] <= at < taken[index][1]


def _is_quantity(reading: Reading, match: re.Match[str], words: Mapping[str, Any]) -> bool:
    if match["dotted"] and reading.quantity_at(match.end(), tuple(words["after"])):
        return True
    if match["mark"] == ")":
        opened = reading.text[max(0, match.start() - 40) : match.start()]
        if opened.rfind("(") > max(opened.rfind(")"), opened.rfind("\n\n")):
            return True  # "(หน้า" and then "7)" on the next line
    before = reading.text[max(0, match.start() - 24) : match.start()]
    return before.endswith("\n") and before[:-1].rstrip(" ").endswith(tuple(words["before"]))


def _without_lone_letters(found: list[_Heading]) -> list[_Heading]:
    """``found`` without letters that do not run ก, ข, ค: "ก.เกษตรฯ" and "น.ส." are abbreviations. Behind two that run, one may be left
    out, unless it is what words are shortened to.
    """
    kept: set[int] = set()
    last: dict[str, tuple[str, int]] = {}
    for index, heading in enumerate(found):
        if heading.number is None or heading.number.isdigit() or heading.style == "dotted" or heading.number not in _LETTERS:
            kept.add(index)
            continue
        before = last.get(heading.style)
        step = _LETTERS.index(heading.number) - _LETTERS.index(before[0]) if before else 0
        if before and step == 1:
            kept |= {before[1], index}
        elif before and step == _SKIP and before[1] in kept and (heading.style != "ก." or heading.number not in _SHORT_FORMS):
            kept.add(index)
        last[heading.style] = (heading.number, index)
    return [heading for index, heading in enumerate(found) if index in kept]


@dataclass(slots=True)
class _Open:
    heading: _Heading
    index: int


_STRUCTURAL = ("category", "issue", "indicator", "dotted")
_WIDTH: Mapping[str, int] = {"category": 0, "issue": 1, "indicator": 2}


def _nest(text: str, headings: Sequence[_Heading], cells: Mapping[int, int]) -> list[Section]:
    """The sections of ``headings``: each ends where the next one begins that does not belong to it. ``cells``: their starts and ends."""
    sections: list[Section] = []
    stack: list[_Open] = []

    def close(depth: int, at: int) -> None:
        inner = 0
        while len(stack) > depth:
            last = stack.pop()
            section = sections[last.index]
            end = at if last.heading.limit is None else min(at, last.heading.limit)
            if section.style not in (*_STRUCTURAL, "heading", "evidence"):
                end = _item_end(text, section, last.heading, end)
            inner = max(inner, section.end, section.start + len(text[section.start : end].rstrip()))
            sections[last.index] = Section(section.number, section.title, section.start, inner, section.level, style=section.style)

    for position, heading in enumerate(headings):
        depth = _depth(stack, heading)
        close(depth, heading.start)
        if heading.style == "listing":
            continue
        following = headings[position + 1].start if position + 1 < len(headings) else len(text)
        title, end = _title(text, heading, following, cells)
        sections.append(Section(heading.number, title, heading.start, end, len(stack) + 1, style=heading.style))
        stack.append(_Open(heading, len(sections) - 1))
    close(0, len(text))
    return sections


def _item_end(text: str, section: Section, heading: _Heading, end: int) -> int:
    """Where a simple item ends: at a blank line, or at a line that is set further out than the item itself."""
    at = section.end
    for line in re.compile(r"\n([ \t]*)(\S|(?=\n))").finditer(text, at, end):
        if not line[2] or len(line[1]) < heading.indent:
            return line.start()
    return end


def _depth(stack: Sequence[_Open], new: _Heading) -> int:
    """How many of the open headings ``new`` belongs below."""
    if new.style == "listing":
        # Below the indicator of its documents, or whatever heading without a number is above them.
        held = [d for d, o in enumerate(stack, 1) if o.heading.style in ("heading", "evidence") or _above(o.heading, new)]
        return max(held, default=0)
    outermost = None  # of the bullets that are open
    for depth in range(len(stack), 0, -1):
        old = stack[depth - 1].heading
        if new.limit != old.limit and old.limit is not None and new.start >= old.limit:
            continue  # its table is over
        if new.level is not None and old.level is not None:
            if old.level < new.level:
                return depth
            continue
        if old.style == "evidence" and depth < len(stack) and _alike(stack[depth].heading, new):
            return depth  # a list of documents goes on: 4.2.1, 4.3.1, though 4.3 is open
        relation = _relation(old, new)
        if relation == "child" and old.style == "1." and any(o.heading.style == "evidence" for o in stack[: depth - 1]):
            continue  # the second line of a list numbers no sections: 2.2 goes on with 2.1
        if relation:
            return depth - (relation == "sibling")
        if old.style == new.style == "bullet":
            outermost = depth - 1
    if outermost is not None:
        return outermost
    if new.style in ("category", "heading", "evidence") or new.level is not None:
        return 0
    if new.style in ("dotted", "issue", "indicator"):
        # No relative is open: below the heading without a number that stands last, if any.
        return max((d for d, o in enumerate(stack, 1) if o.heading.style in ("heading", "evidence")), default=0)
    return len(stack)


def _relation(old: _Heading, new: _Heading) -> str | None:
    """Whether ``new`` is a child or a sibling of ``old``, None if that is not to be told from these two."""
    if new.style in _STRUCTURAL and old.style in _STRUCTURAL:
        assert new.number is not None
        assert old.number is not None
        a, b = old.number.split("."), new.number.split(".")
        if old.number == new.number:
            nested = new.style != old.style and _WIDTH.get(new.style, 3) > _WIDTH.get(old.style, 3)
            # A table's indicator 7.1 whose text numbers its own parts 7.1, 7.2: the deeper indent tells.
            deeper = new.style == old.style == "dotted" and new.indent > old.indent
            return "child" if nested or deeper else "sibling"
        if len(a) < len(b):
            return "child" if b[: len(a)] == a else None
        return "sibling" if len(a) == len(b) and a[:-1] == b[:-1] and (len(a) > 1 or old.style == new.style) else None
    if new.style in _STRUCTURAL:
        # "1." and then "1.1"
        if new.number and old.number and old.style == "1." and new.style == "dotted" and new.number.startswith(f"{old.number}."):
            return "child"
        return None
    if new.style in ("heading", "evidence"):
        return "child" if old.style in _STRUCTURAL else None
    if old.style != new.style:
        return None
    if new.style == "bullet" and abs(new.indent - old.indent) > 2:
        return "child" if new.indent > old.indent else None
    return "sibling"


def _alike(old: _Heading, new: _Heading) -> bool:
    """Whether both have a number of as many levels."""
    return old.style == new.style == "dotted" and (old.number or "").count(".") == (new.number or "").count(".")


def _above(old: _Heading, new: _Heading) -> bool:
    return old.style in _STRUCTURAL and f"{new.number}.".startswith(f"{old.number}.")


def _title(text: str, heading: _Heading, following: int, cells: Mapping[int, int]) -> tuple[str, int]:
    """The title of ``heading`` and where it ends: its line, or the next one or cell if the number stands alone."""
    start, end = heading.title_at, heading.line_end
    if start >= end and heading.style in ("category", "issue", "indicator", "dotted"):
        start = end + len(text[end:following]) - len(text[end:following].lstrip(" \t\n|:"))
        end = min(cells.get(start, line_end(text, start)), following) if start < following else start
    line = text[start:end]
    for stop in ("\t", " | ", "|"):
        line = line.partition(stop)[0]
    line = line.rstrip()
    if len(line) > _TITLE_LIMIT:
        cut = line.rfind(" ", 0, _TITLE_LIMIT)
        line = line[: cut if cut > 0 else _TITLE_LIMIT].rstrip()
    return line.strip(" :"), max(start + len(line), heading.title_at)
