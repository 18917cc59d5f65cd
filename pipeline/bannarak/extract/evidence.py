"""Evidence codes: citations in brackets or behind a lead word, listings at the start of a line or table cell.

Outside these places nothing is a code, since times, telephone numbers and ranges look the same. What a code says is the matter of
:mod:`bannarak.extract.codes`; here it is where codes stand, which role they play and what else is written with them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bannarak.document import Span, Table
from bannarak.extract.codes import Code, read_code
from bannarak.extract.component import Reading, component
from bannarak.records import EvidenceValue, Mention, Section

__all__ = ["find_evidence"]

_BRACKET_LIMIT = 300  # no cited title is longer
_OPEN_LIMIT = 60  # as far as a bracket that is never closed is read
_LINE_LIMIT = 2000  # as far as the edges of a line are looked for, so that one endless line costs no more than many
_EXTENSION = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|zip|rar|html?|mp4)\b", re.IGNORECASE)
_YEARS = re.compile(r"\[\s?(?P<first>2[45]\d\d)(?:\s?[-–]\s?(?P<last>2[45]\d\d))?\s?\]")
_YEAR_RUN = re.compile(rf"(?:{re.sub(r'[?]P<[a-z]+>', '?:', _YEARS.pattern)}[ ]?)+")
_PIPED_YEARS = re.compile(r"(?m)^[ \t]*(?:ปี\s?)?(?:พ\.ศ\.\s?)?2[45]\d\d(?:\s?\|\s?(?:ปี\s?)?(?:พ\.ศ\.\s?)?2[45]\d\d)+[ \t]*$")
_SUB_ITEM = re.compile(r"(?m)^[ \t|]*(?P<code>\((?P<item>\d{1,2})\)\s?[-–]\s?(?P<sequence>\d{1,3}))(?=[ \t]+\S)")
_STRUCTURAL = ("category", "issue", "indicator", "dotted")


@component("bannarak_evidence")
def find_evidence(reading: Reading) -> Iterator[Mention]:
    """Every citation and listing; needs ``reading.sections``."""
    finder = _Finder(reading)
    finder.brackets()
    finder.lines()
    finder.leads()
    finder.under_evidence_headings()
    finder.years()
    finder.empty_brackets()
    yield from finder.mentions()


@cache
def _patterns(words: tuple[tuple[str, ...], ...]) -> tuple[re.Pattern[str], ...]:
    lead, scheme, page, join, through, measure = (
        "|".join(sorted((re.escape(word) for word in group), key=lambda word: (-len(word), word))) for group in words
    )
    scheme_mark = rf"(?:(?P<scheme>{scheme})[ ]?\)?[ ]?:?[ ]?)?"
    head = rf"(?:(?P<lead>{lead})[ ]?:?[ ]?)?{scheme_mark}"
    return (
        re.compile(rf"[(\[]\s?(?:(?P<lead>{lead})[ ]?:?\s?)?{scheme_mark}(?=\d|[ก-ฮ][ ]?[-–][ ]?\d|ที่[ ]?\d)"),
        re.compile(rf"^[ \t|]*(?:(?:[-–—*•▪◦●○■□➢➤►✓✔·þ]|\d{{1,2}}[.)])[ \t]+)?[(\[]?{head}(?=[1-9]\d?[.-]|[ก-ฮ]-\d)", re.MULTILINE),
        re.compile(rf"(?P<lead>{lead})[ ]?:?[ ]?(?:(?:{scheme})[ ]?)?(?=[1-9]\d?[.-]|[ก-ฮ]-\d)"),
        re.compile(rf"\s*(?:(?P<through>{through})|(?P<join>{join})|(?<=[\s)\]]))\s*(?:(?:{lead})\s?)?(?=\d)"),
        re.compile(rf"(?:{page})\s?(?P<first>\d{{1,4}})(?:\s?[-–]\s?(?P<last>\d{{1,4}}))?"),
        re.compile(rf"(?:{measure})\s?$"),
    )


@dataclass(slots=True)
class _Found:
    code: Code
    role: str
    file: str | None = None
    relative: bool = False
    context: str | None = None  # the indicator around, where it is not that of the innermost heading
    alternative: tuple[str, str | None] | None = None
    pages: tuple[int, int] | None = None
    between: tuple[str, ...] = ()


class _Finder:
    def __init__(self, reading: Reading) -> None:
        words = reading.knowledge.lexicon("evidence")
        self.words = words
        self.reading = reading
        self.text = reading.arabic
        groups = ("lead", "scheme", "page", "join", "through", "measure")
        self.bracket, self.line, self.lead, self.join, self.page, self.measure = _patterns(tuple(tuple(words[g]) for g in groups))
        self.units = tuple(reading.knowledge.lexicon("sections")["quantity"]["after"]) + tuple(words["units"])
        self.found: dict[int, _Found] = {}
        self.taken = [(m.start, m.end) for m in reading.mentions if m.label in ("date", "time")]
        self.structure = [s for s in reading.sections if s.style in _STRUCTURAL and s.number]
        self.heads = {(s.number or "").split(".")[0] for s in self.structure}
        self.structure_starts = [s.start for s in self.structure]
        self.lists = [s for s in reading.sections if s.style == "evidence"]
        self.cells = {
            c.start: (table, row, i) for table in reading.grids for row in table.rows for i, c in enumerate(row) if c.start < c.end
        }

    # Where codes stand

    def brackets(self) -> None:
        """(7.1-1), [หลักฐาน 1], (เอกสารหมายเลข 8.1-1), (8-8.1-01-ปี 2562), (7.1-1, 7.1-2), (7.1-1 ถึง 7.1-4)."""
        text = self.text
        for m in self.bracket.finditer(text):
            led = m["lead"]
            code = read_code(text, m.end(), led is not None)
            if code is None:
                continue
            close = self._close(m.start())
            if code.end > close:
                continue
            run = self._run(code, close, led is not None)
            label = text[run[-1].code.end : close]
            if not self._may_cite(m.start(), close, run, led):
                continue
            self._titles(run, close)
            run[0].pages = self._pages_before(m.start())
            if (inside := self.page.search(label)) is not None:
                run[-1].pages, run[-1].file = _pages(inside), None
            for entry in run:
                self._settle(entry, led)
            listed = self._listed_after(m.start(), close)
            if listed is not None and len(run) == 1 and run[0].file is None:
                run[0].role, run[0].file = "listing", listed
            self._add(run)

    def lines(self) -> None:
        """7.1-1 กิจกรรม.pdf: a code at the start of a line or of a table cell."""
        text = self.text
        starts = {m.start(): m for m in self.line.finditer(text)}
        places = [m.end() for m in starts.values()]
        places += [at for at in self.cells if at not in starts]
        for at in sorted(set(places)):
            if at in self.found or self._inside_bracket(at):
                continue
            code = read_code(text, at)
            if (
                code is None
                or code.shape == "indicator"
                or (code.shape == "hyphens" and not self._hyphens_meant(code, text[code.end : code.end + 40]))
            ):
                continue
            end = self._end_of_place(at)
            run = self._run(code, end, False)
            rest = text[run[-1].code.end : end]
            if self._is_quantity(run[-1].code.end) or self._overlaps(code):
                continue
            if not any(c.isalpha() for c in rest):
                self._bare(run, end)
            else:
                for entry in run:
                    entry.role = "listing"
                self._titles(run, end)
            for entry in run:
                self._settle(entry, None)
            self._add(run)

    def leads(self) -> None:
        """ตามเอกสารหมายเลข 7.1-1: a lead word in running text."""
        text = self.text
        for m in self.lead.finditer(text):
            if m.end() in self.found:
                continue
            code = read_code(text, m.end(), True)
            if code is None or code.shape == "plain" or (code.shape != "full" and m["lead"] not in self.words["document"]):
                continue
            line_end = self._line_end(code.end)
            run = self._run(code, line_end, True)
            rest = text[run[-1].code.end : line_end]
            if self._is_quantity(run[-1].code.end):
                continue
            starts_line = not text[self._line_start(m.start()) : m.start()].strip(" \t|-–•*")
            if starts_line and any(c.isalpha() for c in rest) and len(run) == 1:
                run[0].role = "listing"
                self._titles(run, line_end)
            for entry in run:
                self._settle(entry, m["lead"])
            self._add(run)

    def under_evidence_headings(self) -> None:
        """Below "หลักฐาน" a mere ordinal lists a document of the indicator around; so does "(1) -1" anywhere below an indicator."""
        text = self.text
        for m in _SUB_ITEM.finditer(text):
            if m.start("code") in self.found or self._indicator(m.start("code")) is None:
                continue
            written = re.sub(r"\s+", "", m["code"]).replace("–", "-")
            code = Code(m.start("code"), m.end("code"), written, "full", None, m["sequence"].lstrip("0") or "0", None, m["item"])
            self._add([_Found(code, "listing", _clean(text[m.end() : self._line_end(m.end())]), relative=True)])
        coded, starts = self._has_codes(), sorted(self.found)
        for region in self.lists:
            indicator = self._indicator(region.start)
            if indicator is None or coded:
                continue
            sections = self.reading.sections
            first, last = (bisect_right(sections, at, key=lambda s: s.start) for at in (region.start, region.end))
            for section in sections[first:last]:
                if section.level == region.level + 1 and section.number is not None:
                    self._ordinal(section, indicator, starts)
            if keyed := re.search(r"ข้อ\s?(\((\d{1,2})\))$", region.title):
                at = text.find(keyed[1], region.start)
                code = Code(at, at + len(keyed[1]), keyed[1], "plain", None, None, None, keyed[2])
                self._add([_Found(code, "listing", relative=True, context=indicator)])

    def years(self) -> None:
        """[2563][2564 – 2565]: links to one document a year, below a numbered heading."""
        text = self.text
        for run in _YEAR_RUN.finditer(text):
            around = text[self._line_start(run.start()) : run.start()] + text[run.end() : self._line_end(run.end())]
            links = list(_YEARS.finditer(text, run.start(), run.end()))
            if (len(links) < 2 and around.strip(" \t|-–•*")) or self._indicator(run.start()) is None:
                continue
            for m in links:
                years = m["first"] + (f"-{m['last']}" if m["last"] else "")
                code = Code(m.start("first"), m.end("last" if m["last"] else "first"), years, "year", None, years)
                self._add([_Found(code, "citation", relative=True)])
        for m in _PIPED_YEARS.finditer(text):
            if self._indicator(m.start()) is None:
                continue
            for year in re.finditer(r"2[45]\d\d", m.group()):
                code = Code(m.start() + year.start(), m.start() + year.end(), year.group(), "year", None, year.group())
                self._add([_Found(code, "citation", relative=True)])

    def empty_brackets(self) -> None:
        """ "()" behind text: the slot of a template that nobody filled, where codes or numbered indicators show that one belongs there."""
        text = self.text
        at, coded = text.find("()"), self._has_codes()
        while at >= 0:
            if (at and not text[at - 1].isalnum()) or "ก" <= text[max(at - 1, 0)] <= "๛":
                line = text[self._line_start(at) : at]
                follows = text[at + 2 : at + 3]
                if any(c.isalpha() for c in line) and (not follows or follows in " \n\t|") and (coded or self._indicator(at)):
                    code = Code(at, at + 2, "", "empty", None, None)
                    self._add([_Found(code, "citation")])
            at = text.find("()", at + 2)

    # What is written around a code

    def _run(self, first: Code, end: int, led: bool) -> list[_Found]:
        """``first`` and the codes joined to it up to ``end``; a range fills ``between`` of its last."""
        text, run = self.text, [_Found(first, "citation")]
        while (
            first.shape in ("full", "hyphens", "category", "plain")
            and (m := self.join.match(text, run[-1].code.end, end))
            and m.end() < end
        ):
            before = run[-1].code
            code = read_code(text, m.end(), led)
            if code is not None and code.shape == first.shape and code.end <= end:
                pass
            elif (
                (short := re.match(r"\d{1,3}(?=\s*(?:[,;)\]]|และ|ถึง|$))", text[m.end() : end]))
                and before.sequence
                and (m["join"] or m["through"])
            ):
                written = f"{before.code[: len(before.code) - len(re.split('[-–]', before.code)[-1])]}{short.group()}"
                code = replace(before, start=m.end(), end=m.end() + short.end(), code=written, sequence=short.group().lstrip("0") or "0")
            else:
                break
            entry = _Found(code, "citation")
            if m["through"] and code.indicator == before.indicator:
                entry.between = _between(before.sequence, code.sequence)
            run.append(entry)
        return run

    def _titles(self, run: list[_Found], end: int) -> None:
        """Give each code the words behind it; a further code behind a file name starts the next document."""
        last = run[-1]
        at = last.code.end
        while True:
            following = next(self._codes_within(at, end), None)
            stop = following.start if following else end
            title = _clean(self.reading.text[last.code.end : stop])
            last.file = title or None
            if following is None:
                return
            last = _Found(following, last.role)
            run.append(last)
            at = following.end

    def _codes_within(self, at: int, end: int) -> Iterator[Code]:
        for m in re.compile(r"(?<=[\s,;/(\[])[1-9]\d?[.-]").finditer(self.text, at, end):
            code = read_code(self.text, m.start())
            before = self.text[at : m.start()].rstrip()
            if (
                code is not None
                and code.shape == "full"
                and code.sequence
                and code.end <= end
                and (before.endswith((",", ";", "/")) or _EXTENSION.search(before[-6:]) or not before)
            ):
                yield code

    def _may_cite(self, opened: int, close: int, run: Sequence[_Found], led: str | None) -> bool:
        """Whether a code in brackets is one: not a range of values, a time, an enumerator, a heading."""
        text, code, at = self.text, run[0].code, run[-1].code.end
        label = text[at:close]
        if self._is_quantity(at) or (led is None and self._overlaps(code)):
            return False
        line_start = self._line_start(opened)
        at_line_start = not text[line_start:opened].strip(" \t|")
        if led is not None:
            if code.shape == "plain":
                return not _clean(label) and led.startswith(("เอกสาร", "หลักฐาน", "ภาคผนวก"))
            return True
        if code.shape == "hyphens":
            return self._hyphens_meant(code, label)
        if code.shape == "indicator":
            after = text[close + 1 : self._line_end(close)].lstrip()
            return not label.strip() and not at_line_start and (not after or after[0] in "([")
        if self.measure.search(text, max(line_start, opened - 16), opened):
            return False
        assert code.indicator is not None
        if code.category is None and code.indicator.count(".") == 1 and code.sequence and float(code.indicator) < float(code.sequence):
            return self._supported(code)  # "(1.5-2)" could be a range of values
        return True

    def _hyphens_meant(self, code: Code, label: str) -> bool:
        """Whether 4-1-01 is a code and no date: padded, named, or of the category around."""
        padded = code.code.rpartition("-")[2].startswith("0")
        around = self._indicator(code.start)
        return padded or bool(re.match(r"[ -]?[ก-ฮเ-ไA-Za-z]{2}", label)) or (around is not None and around.split(".")[0] == code.category)

    def _supported(self, code: Code) -> bool:
        """Whether the document numbers its sections or other codes like this one."""
        head = (code.indicator or "").split(".")[0]
        return head in self.heads or self._has_codes()

    def _has_codes(self) -> bool:
        return any(f.code.shape == "full" for f in self.found.values())

    def _is_quantity(self, at: int) -> bool:
        """Whether a unit stands behind ``at``, which makes the number before it a quantity."""
        return self.reading.quantity_at(at + (self.text[at : at + 1] == " "), self.units)

    def _overlaps(self, code: Code) -> bool:
        """Whether a date or time covers the start of ``code``."""
        index = bisect_right(self.taken, (code.start, len(self.text))) - 1
        return index >= 0 and self.taken[index][1] > code.start

    def _close(self, opened: int) -> int:
        """The place of the bracket that closes the one at ``opened``; the end of its line, not too far, if it is never closed."""
        depth = 0
        for m in re.compile(r"[()\[\]]").finditer(self.text, opened, opened + _BRACKET_LIMIT):
            depth += 1 if m.group() in "([" else -1
            if depth == 0:
                return m.start()
        return min(self._line_end(opened), opened + _OPEN_LIMIT)

    def _pages_before(self, opened: int) -> tuple[int, int] | None:
        """The pages of "(หน้า 7) (7.2-1)"."""
        before = self.text[max(0, opened - 40) : opened].rstrip()
        if not before.endswith(")"):
            return None
        found = self.page.fullmatch(before[before.rfind("(") + 1 : -1].strip())
        return _pages(found) if found else None

    def _listed_after(self, opened: int, close: int) -> str | None:
        """The title of "(7.1-1) รายงาน.pdf" at the start of a line: a listing, if the title is a file name or the line stands in a list."""
        text = self.text
        if text[self._line_start(opened) : opened].strip(" \t|-–•*") or close >= len(text):
            return None
        end = self._line_end(close)
        title = _clean(self.reading.text[close + 1 : end])
        if not title or not (_EXTENSION.search(title) or self._in_list(opened)):
            return None
        return title

    def _bare(self, run: list[_Found], end: int) -> None:
        """A line or cell that holds codes alone: their document may be named by the next cell or line."""
        at, text = run[0].code.start, self.text
        if at in self.cells:
            table, row, column = self.cells[at]
            beside = row[column + 1] if column + 1 < len(row) else None
            if len(run) == 1 and beside is not None and self._names_document(table, row, column, beside):
                run[0].role, run[0].file = "listing", _clean(self.reading.text[beside.start : beside.end])
            return
        below = text[end + 1 : self._line_end(end + 1)].strip() if end < len(text) else ""
        if len(run) == 1 and _EXTENSION.search(below):
            run[0].role, run[0].file = "listing", _clean(self.reading.text[end + 1 : self._line_end(end + 1)])
        elif self._in_list(at):
            for entry in run:
                entry.role = "listing"

    def _names_document(self, table: Table, row: Sequence[Span], column: int, beside: Span) -> bool:
        """Whether the cell ``beside`` names the document of the code in ``column``: the table is a list of documents."""
        if _EXTENSION.search(self.text, beside.start, beside.end):
            return True
        head = table.rows[0]
        if head is row or column >= len(head):
            return False
        return self.text[head[column].start : head[column].end].strip() in self.words["code_column"]

    def _ordinal(self, section: Section, indicator: str, starts: Sequence[int]) -> None:
        """A numbered item below an evidence heading."""
        assert section.number is not None
        at = self.text.find(section.number, section.start)
        if at in self.found or bisect_right(starts, section.start - 1) < bisect_right(starts, section.end):
            return
        item, _, sequence = section.number.rpartition(".")
        code = Code(at, at + len(section.number), section.number, "plain", None, sequence, None, item or None)
        self._add([_Found(code, "listing", _clean(section.title), relative=True, context=indicator)])

    # What a code means here

    def _settle(self, entry: _Found, lead: str | None) -> None:
        """Fill in what the shape alone leaves open: the indicator around, the two readings of three numbers."""
        code = entry.code
        if code.shape == "plain":
            entry.relative = True
        elif code.shape == "indicator" and code.sequence is None and code.indicator is not None and code.item is None:
            head, _, tail = code.indicator.rpartition(".")
            document = lead in self.words["document"] and not self._three_levels()
            if document:
                entry.alternative = (code.indicator, None)
                entry.code = replace(code, indicator=head, sequence=tail)
            elif lead is not None:
                entry.alternative = (head, tail)

    def _three_levels(self) -> bool:
        """Whether indicators of this document have three levels."""
        codes = [f.code.indicator for f in self.found.values() if f.code.shape == "full" and f.code.indicator]
        if codes:
            return any(indicator.count(".") == 2 for indicator in codes)
        return any(s.style == "indicator" and (s.number or "").count(".") == 2 for s in self.structure)

    def _indicator(self, at: int) -> str | None:
        """The number of the innermost numbered heading around ``at``."""
        for index in range(bisect_right(self.structure_starts, at) - 1, -1, -1):
            section = self.structure[index]
            if section.end >= at:
                return section.number
            if section.level == 1:
                return None
        return None

    def _in_list(self, at: int) -> bool:
        """Whether ``at`` stands below a heading of evidence."""
        index = bisect_right(self.lists, at, key=lambda s: s.start) - 1
        return index >= 0 and at < self.lists[index].end

    # Bookkeeping

    def _add(self, run: Iterable[_Found]) -> None:
        for entry in run:
            self.found.setdefault(entry.code.start, entry)

    def _line_end(self, at: int) -> int:
        end = self.text.find("\n", at, at + _LINE_LIMIT)
        return min(len(self.text), at + _LINE_LIMIT) if end < 0 else end

    def _line_start(self, at: int) -> int:
        first = max(0, at - _LINE_LIMIT)
        return max(first, self.text.rfind("\n", first, at) + 1)

    def _end_of_place(self, at: int) -> int:
        """The end of the table cell or line that ``at`` begins."""
        if at in self.cells:
            _, row, column = self.cells[at]
            return row[column].end
        end = self._line_end(at)
        stop = re.compile(r"\t|\s\|").search(self.text, at, end)
        return stop.start() if stop else end

    def _inside_bracket(self, at: int) -> bool:
        """Whether ``at`` stands in a bracket that a line before opened."""
        before = self.text[max(0, at - 120) : at]
        return before.rfind("(") > before.rfind(")") and "\n" in before[before.rfind("(") :]

    def mentions(self) -> Iterator[Mention]:
        """What was found, in order."""
        for start in sorted(self.found):
            f = self.found[start]
            code = f.code
            indicator = (f.context or self._indicator(start)) if f.relative else code.indicator
            value = EvidenceValue(
                code=code.code,
                role="listing" if f.role == "listing" else "citation",
                file=f.file,
                indicator=indicator,
                sequence=code.sequence,
                category=code.category,
                item=code.item,
                pages=f.pages,
                relative=f.relative,
                alternative=f.alternative,
                between=f.between,
            )
            yield Mention("evidence", code.start, code.end, value)


def _pages(found: re.Match[str]) -> tuple[int, int]:
    first = int(found["first"])
    return first, int(found["last"] or first)


def _between(first: str | None, last: str | None) -> tuple[str, ...]:
    """The sequences strictly between two, if both are plain numbers a short way apart."""
    if first and last and first.isdigit() and last.isdigit() and 1 < int(last) - int(first) <= 50:
        return tuple(str(n) for n in range(int(first) + 1, int(last)))
    return ()


def _clean(title: str) -> str:
    """A title without the marks around it, on one line."""
    return re.sub(r"\s+", " ", title).strip(" -–:|,;.\t") if not _EXTENSION.search(title) else re.sub(r"\s+", " ", title).strip(" -–:|,;\t")
