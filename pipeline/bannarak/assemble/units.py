"""The stretches of a report that each tell of one thing done: an item, a row of a table, a paragraph.

A heading whose parts tell of activities gives none itself: what its own text says is their introduction.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from bannarak.assemble.days import is_background
from bannarak.assemble.forms import blocks
from bannarak.assemble.place import find_place
from bannarak.document import Span
from bannarak.extract.component import Reading
from bannarak.records import DateValue, EvidenceValue, Mention, Section
from bannarak.thai.alternation import finder

__all__ = ["Unit", "paragraphs", "report_units", "short_title"]

_STRUCTURAL = ("category", "issue", "indicator", "dotted")
_SUMS = ("รวม", "ทั้งหมด", "ยอดรวม", "Total", "total")
_WRAPPED = 200  # lines of a page are shorter than this; longer ones are whole paragraphs


@dataclass(frozen=True, slots=True)
class Unit:
    """One stretch of the text and what it is called."""

    start: int
    end: int
    section: str | None
    title: str


def paragraphs(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """The paragraphs of a stretch. ``width`` is that of a full line, 0 where lines are not wrapped: a full line goes on in the next."""
    found: list[tuple[int, int]] = []
    for m in re.compile(r"[^\n]+").finditer(text, start, end):
        if not m.group().strip():
            continue
        if (
            found
            and width
            and text[found[-1][1] : m.start()] == "\n"
            and found[-1][1] - (text.rfind("\n", 0, found[-1][1]) + 1) > 0.75 * width
        ):
            found[-1] = (found[-1][0], m.end())
        else:
            found.append((m.start(), m.end()))
    return found


def page_width(text: str) -> int:
    """The length of a full line where the text is wrapped to a page, else 0."""
    lengths = sorted(len(line) for line in text.split("\n") if line.strip())
    if len(lengths) < 8 or lengths[-1] > _WRAPPED:
        return 0
    return lengths[len(lengths) * 9 // 10]


class _Report:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.text
        self.sections = reading.sections
        self.starts = [m.start for m in reading.mentions]
        self.section_starts = [s.start for s in reading.sections]
        self.parents: list[int | None] = []
        stack: list[int] = []
        for index, section in enumerate(self.sections):
            while stack and self.sections[stack[-1]].level >= section.level:
                stack.pop()
            self.parents.append(stack[-1] if stack else None)
            stack.append(index)
        self.children: dict[int | None, list[int]] = {}
        for index, parent in enumerate(self.parents):
            self.children.setdefault(parent, []).append(index)

    @cached_property
    def coded(self) -> bool:
        """Whether the document cites evidence: then what proves nothing is introduction."""
        return any(isinstance(m.value, EvidenceValue) and m.value.role == "citation" for m in self.reading.mentions)

    @cached_property
    def headed(self) -> dict[int, Section]:
        return {section.start: section for section in self.sections}

    @cached_property
    def width(self) -> int:
        return page_width(self.text)

    @cached_property
    def rows(self) -> list[Unit]:
        """Rows of tables that tell of something; a head names the columns, a last row may only sum up."""
        found = []
        for table in self.reading.grids:
            for row in table.rows:
                start, end = row[0].start, row[-1].end
                within = self.sections[bisect_left(self.section_starts, row[0].end + 1) : bisect_left(self.section_starts, end)]
                inner = any(s.style in _STRUCTURAL and s.number for s in within)
                words = [self.text[c.start : c.end].strip() for c in row]
                if inner or not any(self.tells(start, end)) or words[0].startswith(_SUMS) or not any(w and not _bare(w) for w in words):
                    continue
                found.append(Unit(start, end, self.section_at(start), self.row_title(row)))
        return found

    def row_title(self, row: Sequence[Span]) -> str:
        """The first cell with words that is no mere mention."""
        for cell in row:
            words = self.text[cell.start : cell.end].strip()
            heading = self.headed.get(cell.start)
            if heading is not None and heading.title:
                return heading.title
            covered = any(m.start <= cell.start and cell.end <= m.end for m in self.mentions(cell.start, cell.end))
            if not covered and not _bare(words):
                return short_title(words)
        return ""

    def section_at(self, at: int) -> str | None:
        """The number of the innermost numbered heading that begins at ``at`` or holds it."""
        index: int | None = bisect_right(self.section_starts, at) - 1
        while index is not None and index >= 0:
            if at < self.sections[index].end:
                return self.number(index)
            index = self.parents[index]
        return None

    def mentions(self, start: int, end: int) -> Sequence[Mention]:
        return self.reading.mentions[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def outside_rows(self, unit: Unit) -> Iterator[Unit]:
        """``unit`` as far as it stands before the rows of tables, which tell for themselves."""
        following = bisect_left(self.rows, unit.start, key=lambda row: row.start)
        if following and unit.start < self.rows[following - 1].end:
            return
        first = self.rows[following].start if following < len(self.rows) else unit.end
        if first == unit.start:
            return
        if first >= unit.end:
            yield unit
        elif any(self.tells(unit.start, first)):
            yield replace(unit, end=first)

    def all(self) -> list[Unit]:
        """Rows and what stands outside them, in order."""
        return sorted((*self.rows, *(part for unit in self.units() for part in self.outside_rows(unit))), key=lambda unit: unit.start)

    def tells(self, start: int, end: int) -> tuple[bool, bool, bool]:
        """Whether a stretch carries a day or month, a number of people, a citation."""
        dated = counted = cited = False
        for m in self.mentions(start, end):
            dated |= isinstance(m.value, DateValue) and m.value.precision in ("day", "month")
            counted |= m.label == "participants"
            cited |= isinstance(m.value, EvidenceValue) and m.value.role == "citation"
        return dated, counted, cited

    def units(self) -> Iterator[Unit]:
        roots = self.children.get(None, [])
        at = 0
        for index in roots:
            yield from self.loose(at, self.sections[index].start, None)
            yield from self.of_section(index)
            at = self.sections[index].end
        yield from self.loose(at, len(self.text), None)

    def of_section(self, index: int) -> Iterator[Unit]:
        section = self.sections[index]
        children = self.children.get(index, [])
        if section.style == "evidence":
            return
        claims = [child for child in children if self.claims(child)]
        if not claims:
            lists = [self.sections[child].start for child in children if self.sections[child].style == "evidence"]
            end = min([self.listing_start(section.start, section.end), *lists])
            if section.style in ("category", "heading"):
                yield from self.loose(self.after_title(section), end, self.number(index))
            else:
                yield from self.split(Unit(section.start, end, self.number(index), section.title), section.style in _STRUCTURAL)
            return
        first = self.sections[claims[0]].start
        if section.style not in ("category", "heading"):
            dated, counted, cited = self.tells(section.start, first)
            if cited and (dated or counted):
                yield Unit(section.start, first, self.number(index), section.title)
        else:
            yield from self.loose(self.after_title(section), first, self.number(index))
        for child in children:
            yield from self.of_section(child)

    def claims(self, index: int) -> bool:
        """Whether a part of a section tells of activities of its own, not of what belongs to the one above."""
        section = self.sections[index]
        dated, counted, cited = self.tells(section.start, section.end)
        if section.style in _STRUCTURAL or section.style == "heading":
            return dated or counted or cited
        if section.style == "bullet":
            return dated and (counted or cited)
        return section.style != "evidence" and (dated or cited)

    def split(self, unit: Unit, structural: bool) -> Iterator[Unit]:
        """``unit``, or its paragraphs where several of them tell of a day and prove it. A number of people alone makes no activity
        of a simple item: it may be a list of those present.
        """
        telling = []
        for start, end in paragraphs(self.text, unit.start, unit.end, self.width):
            dated, _counted, cited = self.tells(start, end)
            if dated and cited:
                telling.append(start)
        if len(telling) < 2:
            dated, counted, cited = self.tells(unit.start, unit.end)
            if dated or cited or (counted and structural):
                yield unit
            return
        edges = [unit.start, *telling[1:], unit.end]
        for number, (start, end) in enumerate(pairwise(edges)):
            title = unit.title if number == 0 else short_title(self.text[start:end])
            yield Unit(start, start + len(self.text[start:end].rstrip()), unit.section, title)

    def loose(self, start: int, end: int, number: str | None) -> Iterator[Unit]:
        """Paragraphs outside any item: whole where they prove what they tell, else clause by clause."""
        for block in blocks(self.reading, paragraphs(self.text, start, end, self.width)):
            first, last = block.start, block.end
            dated, counted, cited = self.tells(first, last)
            if block.title:
                if dated and (counted or cited or find_place(self.reading, first, last, self.mentions(first, last))):
                    yield Unit(first, last, number, short_title(block.title))
                continue
            clauses = [] if self.coded else list(self.clauses(first, last))
            if clauses:
                yield from (Unit(a, b, number, short_title(self.text[a:b])) for a, b in clauses)
            elif (dated and (counted or cited)) or (counted and cited):
                yield Unit(first, last, number, short_title(self.text[first:last]))

    def clauses(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The clauses of a narrative that each tell a date and what was done then."""
        words = self.reading.knowledge.lexicon("activities")["narrative"]
        edges = {start, end, *(m.start() for m in finder(tuple(words["turn"])).finditer(self.text, start, end))}
        dates = [m for m in self.mentions(start, end) if m.label == "date"]
        for m in dates:
            before = self.text[max(start, m.start - 10) : m.start].rstrip()
            lead = next((word for word in words["before_date"] if before.endswith(word)), None)
            if lead is not None:
                edges.add(max(start, m.start - 10) + len(before) - len(lead))
        done = finder(tuple(words["done"]))
        told = sorted(edges)
        for at, (first, last) in enumerate(pairwise(told)):
            if not done.search(self.text, first, last):
                continue
            if at + 2 < len(told) and not self.dates_of(first, last) and not done.search(self.text, last, told[at + 2]):
                last = told[at + 2] if self.dates_of(last, told[at + 2]) else last  # its day stands behind the edge: "… ในวันที่ 5"
            if self.dates_of(first, last, coarse=True):
                yield first, first + len(self.text[first:last].rstrip())

    def dates_of(self, start: int, end: int, coarse: bool = False) -> list[Mention]:
        """The days and months of what a stretch tells, or if ``coarse`` the years as well."""
        dates = [m for m in self.mentions(start, end) if isinstance(m.value, DateValue)]
        fine = [m for m in dates if coarse or (isinstance(m.value, DateValue) and m.value.precision in ("day", "month"))]
        return [m for m in fine if not is_background(self.reading, m, start)]

    def listing_start(self, start: int, end: int) -> int:
        """Where the list of evidence begins that stands at the end of a stretch."""
        for m in self.mentions(start, end):
            if isinstance(m.value, EvidenceValue) and m.value.role == "listing":
                at = self.text.rfind("\n", 0, m.start) + 1
                return at if at > start else end
        return end

    def after_title(self, section: Section) -> int:
        return self.text.find(section.title, section.start) + len(section.title) if section.title else section.start

    def number(self, index: int) -> str | None:
        """The number of the section, with that of the indicator around it for a simple item: "7.1 (2)"."""
        at: int | None = index
        while at is not None:
            section = self.sections[at]
            if section.number and section.style in _STRUCTURAL:
                return section.number
            at = self.parents[at]
        return self.sections[index].number


def report_units(reading: Reading) -> list[Unit]:
    """The units of a report, in order."""
    return _Report(reading).all()


def _bare(words: str) -> bool:
    """Whether a cell holds a number or mark alone."""
    return not any(c.isalpha() for c in words)


def short_title(text: str) -> str:
    """``text`` on one line, a paragraph cut behind its first words."""
    line = " ".join(text.split())
    if len(line) <= 120:
        return line
    cut = line.rfind(" ", 0, 120)
    return line[: cut if cut > 40 else 120]
