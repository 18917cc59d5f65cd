"""Where a code stands: its line, cell or bracket, and the numbered heading around it."""

from __future__ import annotations

import re
from bisect import bisect_right

from bannarak.extract.codes import Code
from bannarak.extract.component import Reading

__all__ = ["Surroundings"]

_BRACKET_LIMIT = 300  # no cited title is longer
_OPEN_LIMIT = 60  # as far as a bracket that is never closed is read
_LINE_LIMIT = 2000  # as far as the edges of a line are looked for, so that one endless line costs no more than many
_STRUCTURAL = ("category", "issue", "indicator", "dotted")
_BRACKETS = re.compile(r"[()\[\]]")
_CELL_EDGE = re.compile(r"\t|\s\|")


class Surroundings:
    """A document as the codes in it see it; ``text`` has Arabic digits."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.arabic
        self.reading = reading
        units = reading.knowledge.lexicon("evidence")["units"]
        self.units = tuple(reading.knowledge.lexicon("sections")["quantity"]["after"]) + tuple(units)
        self.taken = [(m.start, m.end) for m in reading.mentions if m.label in ("date", "time")]
        self.structure = [s for s in reading.sections if s.style in _STRUCTURAL and s.number]
        self.structure_starts = [s.start for s in self.structure]
        self.heads = {(s.number or "").split(".")[0] for s in self.structure}
        self.lists = [s for s in reading.sections if s.style == "evidence"]
        self.cells = {
            c.start: (table, row, i) for table in reading.grids for row in table.rows for i, c in enumerate(row) if c.start < c.end
        }

    def is_quantity(self, at: int) -> bool:
        """Whether a unit stands behind ``at``, which makes the number before it a quantity."""
        return self.reading.quantity_at(at + (self.text[at : at + 1] == " "), self.units)

    def overlaps(self, code: Code) -> bool:
        """Whether a date or time covers the start of ``code``."""
        index = bisect_right(self.taken, (code.start, len(self.text))) - 1
        return index >= 0 and self.taken[index][1] > code.start

    def close(self, opened: int) -> int:
        """The place of the bracket that closes the one at ``opened``; the end of its line, not too far, if it is never closed."""
        depth = 0
        for m in _BRACKETS.finditer(self.text, opened, opened + _BRACKET_LIMIT):
            depth += 1 if m.group() in "([" else -1
            if depth == 0:
                return m.start()
        return min(self.line_end(opened), opened + _OPEN_LIMIT)

    def indicator(self, at: int) -> str | None:
        """The number of the innermost numbered heading around ``at``."""
        for index in range(bisect_right(self.structure_starts, at) - 1, -1, -1):
            section = self.structure[index]
            if section.end >= at:
                return section.number
            if section.level == 1:
                return None
        return None

    def in_list(self, at: int) -> bool:
        """Whether ``at`` stands below a heading of evidence."""
        index = bisect_right(self.lists, at, key=lambda s: s.start) - 1
        return index >= 0 and at < self.lists[index].end

    def list_start(self, at: int) -> int:
        """Where the heading of evidence begins that ``at`` stands below."""
        return self.lists[bisect_right(self.lists, at, key=lambda s: s.start) - 1].start

    def line_end(self, at: int) -> int:
        """The end of the line of ``at``."""
        end = self.text.find("\n", at, at + _LINE_LIMIT)
        return min(len(self.text), at + _LINE_LIMIT) if end < 0 else end

    def line_start(self, at: int) -> int:
        """The start of the line of ``at``."""
        first = max(0, at - _LINE_LIMIT)
        return max(first, self.text.rfind("\n", first, at) + 1)

    def end_of_place(self, at: int) -> int:
        """The end of the table cell or line that ``at`` begins."""
        if at in self.cells:
            _, row, column = self.cells[at]
            return row[column].end
        end = self.line_end(at)
        stop = _CELL_EDGE.search(self.text, at, end)
        return stop.start() if stop else end

    def inside_bracket(self, at: int) -> bool:
        """Whether ``at`` stands in a bracket that a line before opened."""
        before = self.text[max(0, at - 120) : at]
        return before.rfind("(") > before.rfind(")") and "\n" in before[before.rfind("(") :]
