"""Evidence codes: citations in brackets or behind a lead word, listings at the start of a line or table cell.

Outside these places nothing is a code, since times, telephone numbers and ranges look the same. What a code says is the matter of
:mod:`bannarak.extract.codes`; here it is where codes stand, which role they play and what else is written with them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bannarak.extract.codes import Code, read_code
from bannarak.extract.component import Reading, component
from bannarak.extract.evidence_found import EXTENSION, Found, clean_title, mention
from bannarak.extract.evidence_pages import Pages
from bannarak.extract.evidence_patterns import patterns, schemes
from bannarak.extract.evidence_relative import ordinals, sub_items, years
from bannarak.extract.evidence_separators import as_written, hyphened
from bannarak.extract.evidence_slots import empty_brackets, unfilled
from bannarak.extract.evidence_titles import Titles
from bannarak.extract.surroundings import Surroundings
from bannarak.records import Mention
from bannarak.thai.places import matches_at, places

__all__ = ["find_evidence"]

_LOOSE = 4  # blanks and a colon that may stand between a lead word, a scheme mark and the code
_NUMBERED_PART = re.compile(r"(?:ข้อ|ตัวชี้วัด|เกณฑ์|หมวด|มาตรา|หน้า|ระดับ|รุ่น)(?:ที่)?\s*\Z")  # "ข้อ 5.3.1-3": items one to three
_PART = 16
_SEE = re.compile(r"^\s*[(\[](?:และ)?(?:ดู|ใช้|อ้าง)[^()\[\]\n]*[)\]]")  # what a code that is cited is compared with
_SHORT = re.compile(r"[-–]?\d{1,3}(?=\s*(?:[,;)\]]|และ|ถึง|$))")


@component("bannarak_evidence")
def find_evidence(reading: Reading) -> Iterator[Mention]:
    """Every citation and listing; needs ``reading.sections``."""
    finder = _Finder(reading)
    finder.brackets()
    finder.lines()
    finder.leads()
    finder.cited()
    finder.bare()
    finder.ranges()
    around = finder.around
    finder.add(sub_items(around))
    if not finder.has_codes():
        finder.add(ordinals(around, sorted(finder.found)))
    finder.add(years(around))
    finder.add(empty_brackets(around, finder.has_codes()))
    finder.add(
        unfilled(around, sum(entry.role == "citation" and entry.code.shape not in ("empty", "year") for entry in finder.found.values()))
    )
    for start in sorted(finder.found):
        found = finder.found[start]
        found.code = as_written(found.code, reading.arabic, finder.separator)
        yield mention(found, around)


class _Finder:
    def __init__(self, reading: Reading) -> None:
        words = reading.knowledge.lexicon("evidence")
        self.words = words
        self.reading = reading
        self.text, self.separator = hyphened(reading)
        own = schemes(self.text, reading.figures, words["measure"])
        self.patterns = patterns(words, own)
        self.reach = max(map(len, words["lead"])) + max(map(len, (*words["scheme"], *own))) + _LOOSE
        self.around = Surroundings(reading)
        self.pages = Pages(self.text, reading.knowledge)
        self.titles = Titles(self.text, reading.text, self.around, self.pages, self.patterns.title, words["code_column"])
        self.found: dict[int, Found] = {}
        self.led: list[Found] = []  # listings that :meth:`cited` looks at again

    # Where codes stand

    def brackets(self) -> None:
        """(7.1-1), [หลักฐาน 1], (เอกสารหมายเลข 8.1-1), (8-8.1-01-ปี 2562), (7.1-1, 7.1-2), (7.1-1 ถึง 7.1-4)."""
        text = self.text
        for m in matches_at(self.patterns.bracket, text, sorted(at for at, _ in places(text, "(["))):
            led = m["lead"]
            code = read_code(text, m.end(), led is not None)
            if code is None:
                continue
            close = self.around.close(m.start())
            if code.end > close:
                continue
            run = self._run(code, close, led is not None)
            if not self._may_cite(m.start(), close, run, led, m["mark"] is not None):
                continue
            self.titles.around_bracket(run, m.start(), close)
            if m["paged"]:
                run[0].pages = self.pages.inside(m.start(), m.end())
            for entry in run:
                self._settle(entry, led)
            self.add(run)

    def lines(self) -> None:
        """7.1-1 กิจกรรม.pdf: a code at the start of a line or of a table cell."""
        text = self.text
        found = list(self.patterns.line.finditer(f"\n{text}"))
        begun = {m.start(): m.end() - 1 for m in found}  # lines, and where their codes begin
        led = {m.end() - 1 for m in found if m["lead"]}
        dotted = self._dotted_documents(begun.values())
        cells = self.around.cells
        for cell in [*cells]:
            if cell not in begun and (mark := self.patterns.mark.match(text, cell)):
                cells[mark.end()] = cells[cell]  # behind the mark of a scheme: "สนห. 1.1-1"
        for at in sorted({*begun.values(), *(cell for cell in cells if cell not in begun)}):
            if at in self.found or self.around.inside_bracket(at):
                continue
            listed = self._in_evidence(at)
            code = read_code(text, at, listed)
            if (
                code is None
                or code.shape == "plain"
                or (code.shape == "indicator" and not ((listed and (code.item or dotted)) or self._names_file(code)))
                or (code.shape == "hyphens" and not self._hyphens_meant(code, text[code.end : code.end + 40]))
            ):
                continue
            end = self.around.end_of_place(at)
            run = self._run(code, end, listed)
            rest = text[run[-1].code.end : end]
            if self.around.is_quantity(run[-1].code.end) or self.around.overlaps(code):
                continue
            if not any(c.isalpha() for c in _SEE.sub("", rest, count=1)):
                self.titles.beside(run, end)
            else:
                self.titles.name(run, end)
                if all(entry.pages and not entry.file for entry in run):  # "7.2-1 (หน้า 7)"
                    self.titles.beside(run, end)
                else:
                    for entry in run:
                        entry.role = "listing"
                    self.led += run if at in led or (listed and at in cells) else ()
            for entry in run:
                self._settle(entry, None, dotted)
            self.add(run)

    def leads(self) -> None:
        """ตามเอกสารหมายเลข 7.1-1: a lead word in running text."""
        text = self.text
        for at in self._numbers():
            m = self.patterns.lead.search(text, max(0, at - self.reach), at)
            if m is None or at in self.found:
                continue
            code = read_code(text, at, True)
            if code is None or code.shape == "plain" or (code.shape != "full" and m["lead"] not in self.words["document"]):
                continue
            line_end = self.around.line_end(code.end)
            run = self._run(code, line_end, True)
            rest = text[run[-1].code.end : line_end]
            if self.around.is_quantity(run[-1].code.end):
                continue
            starts_line = not text[self.around.line_start(m.start()) : m.start()].strip(" \t|-–•*")
            if starts_line and any(c.isalpha() for c in rest) and len(run) == 1:
                run[0].role = "listing"
                self.titles.name(run, line_end)
                self.led.append(run[0])
            else:
                run[0].pages = self.pages.before(m.start())
                run[-1].pages = run[-1].pages or self.pages.behind(run[-1].code.end)
            for entry in run:
                self._settle(entry, m["lead"])
            self.add(run)

    def cited(self) -> None:
        """What only a word like หลักฐาน on its line, or above its column, makes a listing is a citation if a list has it as well."""
        led = {id(entry) for entry in self.led}
        listed = {entry.code.code for entry in self.found.values() if entry.role == "listing" and id(entry) not in led}
        for entry in self.led:
            if entry.code.code in listed:
                entry.role, entry.file = "citation", None

    def bare(self) -> None:
        """มีคู่มือ 5.3.1-2: three levels and a sequence are nothing else, where the document numbers its sections or other codes so.

        Nor are two levels in a range of documents of one indicator: ตั้งแต่ 5.3-1 ถึง 5.3-4.
        """
        if not (self.around.heads or self.has_codes()):
            return
        text = self.text
        for at in self._numbers():
            if at in self.found or self.around.inside_bracket(at) or not text[self.around.line_start(at) : at].strip():
                continue
            code = read_code(text, at)
            if code is None or code.shape != "full" or code.indicator is None or not code.sequence:
                continue
            run = [Found(code, "citation")]
            if code.indicator.count(".") != 2:
                if text[at - 1] in "-–.":
                    continue  # within a code
                run = self._run(code, self.around.line_end(code.end), False)
                if len(run) == 1 or run[1].since is None or run[1].code.indicator != code.indicator:
                    continue
            if self._supported(code) and not (
                _NUMBERED_PART.search(text, max(0, at - _PART), at) or self.around.is_quantity(code.end) or self.around.overlaps(code)
            ):
                for entry in run:
                    self._settle(entry, None)
                self.add(run)

    def ranges(self) -> None:
        """(2.1-1) ถึง (2.1-4): the brackets stand around each end."""
        ordered = [self.found[start] for start in sorted(self.found)]
        for first, last in pairwise(ordered):
            one, other = first.code, last.code
            alike = one.shape == other.shape and one.indicator == other.indicator
            if alike and last.since is None and self.patterns.apart.fullmatch(self.text, one.end, other.start):
                last.since = first

    def _numbers(self) -> Iterator[int]:
        """Where a code may begin in running text, told by its figures: "7.1-1", "8-1", "ก-1"."""
        text = self.text
        for start, length in self.reading.figures:
            if text[start - 1 : start] == "-" and "ก" <= text[start - 2 : start - 1] <= "ฮ":
                yield start - 2
            if length <= 2 and text[start] != "0" and text[start + length : start + length + 1] in (".", "-"):
                yield start

    # What is written around a code

    def _run(self, first: Code, end: int, led: bool) -> list[Found]:
        """``first`` and the codes joined to it up to ``end``; of a range the last knows the first."""
        text, run = self.text, [Found(first, "citation")]
        while (
            first.shape in ("full", "hyphens", "category", "plain", "indicator")
            and (m := self.patterns.join.match(text, run[-1].code.end, end))
            and m.end() < end
        ):
            before = run[-1].code
            code = read_code(text, m.end(), led)
            if code is not None and code.shape == first.shape and code.end <= end:
                pass
            elif (short := _SHORT.match(text, m.end(), end)) and before.sequence and (m["join"] or m["through"]):
                number = short.group().lstrip("-–")  # "(2.1-1, -2)"
                written = f"{before.code[: len(before.code) - len(re.split('[-–]', before.code)[-1])]}{number}"
                code = replace(before, start=short.end() - len(number), end=short.end(), code=written, sequence=number.lstrip("0") or "0")
            else:
                break
            entry = Found(code, "citation")
            if m["through"]:
                entry.since = run[-1]
            run.append(entry)
        return run

    def _may_cite(self, opened: int, close: int, run: Sequence[Found], led: str | None, marked: bool) -> bool:
        """Whether a code in brackets is one: not a range of values, a time, an enumerator, a heading. ``marked``: that of its scheme."""
        text, code, at = self.text, run[0].code, run[-1].code.end
        label = text[at:close]
        if (self.around.is_quantity(at) and not self.pages.closing(at)) or (led is None and self.around.overlaps(code)):
            return False
        line_start = self.around.line_start(opened)
        at_line_start = not text[line_start:opened].strip(" \t|")
        if led is not None:
            if code.shape == "plain":
                return not clean_title(label) and led.startswith(("เอกสาร", "หลักฐาน", "ภาคผนวก"))
            return True
        if code.shape == "hyphens":
            return self._hyphens_meant(code, label)
        if code.shape == "indicator" and code.item:
            after = text[close + 1 : self.around.line_end(close)].strip()
            return not label.strip() and (not at_line_start or not after or after[0] in "([")
        if code.shape == "indicator":
            after = text[close + 1 : self.around.line_end(close)].lstrip()
            return not label.strip() and not at_line_start and (not after or after[0] in "([")
        assert code.indicator is not None
        if (
            not marked
            and code.category is None
            and code.item is None
            and code.indicator.count(".") == 1
            and code.sequence
            and float(code.indicator) < float(code.sequence)
        ):  # "(1.5-2)" could be a range of values
            if self.patterns.measure.search(text, max(line_start, opened - 16), opened):
                return any(section.number == code.indicator for section in self.around.structure)
            return self._supported(code)
        return True

    def _hyphens_meant(self, code: Code, label: str) -> bool:
        """Whether 4-1-01 is a code and no date: padded, named, or of the category around."""
        padded = code.code.rpartition("-")[2].startswith("0")
        around = self.around.indicator(code.start)
        return padded or bool(re.match(r"[ -]?[ก-ฮเ-ไA-Za-z]{2}", label)) or (around is not None and around.split(".")[0] == code.category)

    def _supported(self, code: Code) -> bool:
        """Whether the document numbers its sections or other codes like this one."""
        head = (code.indicator or "").split(".")[0]
        return head in self.around.heads or self.has_codes()

    def has_codes(self) -> bool:
        return any(f.code.shape == "full" for f in self.found.values())

    def _dotted_documents(self, begun: Iterable[int]) -> bool:
        """Whether "5.1.2" is document 2 of 5.1 here: cited in brackets, it begins a line of the list, as most that begin so there do.

        The citations found so far then are of such documents.
        """
        entries = [entry for entry in self.found.values() if entry.code.shape == "indicator" and entry.code.item is None]
        if not entries or self._three_levels():
            return False
        cited = {entry.code.code for entry in entries}
        codes = [code for at in begun if self.around.in_list(at) and (code := read_code(self.text, at))]
        listed = [code.code for code in codes if code.shape == "indicator"]
        if len(listed) < len(codes) or 2 * sum(code in cited for code in listed) < len(listed) or not listed:
            return False
        for entry in entries:
            self._settle(entry, None, True)
        return True

    def _names_file(self, code: Code) -> bool:
        """Whether the line goes on with the name of one file and nothing else: "1.1.1 ขอบเขตพื้นที่.pdf" lists a file, no heading is one.

        Where codes have a sequence besides, files that are only said to be of an indicator are no list of them.
        """
        if self.has_codes():
            return False
        rest = self.text[code.end : self.around.line_end(code.end)].rstrip()
        return (ending := EXTENSION.search(rest)) is not None and ending.end() == len(rest) and any("ก" <= c <= "๎" for c in rest)

    def _in_evidence(self, at: int) -> bool:
        """Whether ``at`` stands below a heading of evidence or in a column of it: what begins with two numbers there is a code."""
        if at in self.around.cells:
            table, _, column = self.around.cells[at]
            head = table.rows[0]
            if column < len(head) and self.text[head[column].start : head[column].end].strip() in self.words["evidence_column"]:
                return True
        return self.around.in_list(at)

    # What a code means here

    def _settle(self, entry: Found, lead: str | None, dotted: bool = False) -> None:
        """Fill in what the shape alone leaves open: the indicator around, the two readings of three numbers.

        ``dotted``: three numbers are a document here, whatever stands before them.
        """
        code = entry.code
        if code.shape == "plain":
            entry.relative = True
        elif code.shape == "indicator" and code.sequence is None and code.indicator is not None and code.item is None:
            head, _, tail = code.indicator.rpartition(".")
            document = dotted or (lead in self.words["document"] and not self._three_levels())
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
        return any(s.style == "indicator" and (s.number or "").count(".") == 2 for s in self.around.structure)

    def add(self, run: Iterable[Found]) -> None:
        for entry in run:
            self.found.setdefault(entry.code.start, entry)
