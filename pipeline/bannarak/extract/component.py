"""What an extraction component is: a function from a Reading to the mentions it finds, under a name.

Each is a spaCy factory too (see ``spacy_pipes``). The pipeline here calls the functions themselves: spaCy's own tokens would cost more than
all extraction, and its import most of the start-up time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from bannarak.document import Span, Table
from bannarak.extract.grid import text_tables
from bannarak.knowledge import Knowledge
from bannarak.records import Mention, Section
from bannarak.thai.literals import Literals
from bannarak.thai.marks import DEPENDENT
from bannarak.thai.numerals import figure_runs, to_arabic
from bannarak.thai.tokens import Words

__all__ = ["FINDERS", "Finder", "Reading", "component", "extract"]


@dataclass
class Reading:
    """A document while it is being extracted: the normalised text and what the components before have found.

    Tables and headings are in the coordinates of that text.
    """

    text: str
    knowledge: Knowledge
    title: str | None = None
    published: date | None = None
    tables: tuple[Table, ...] = ()
    headings: tuple[tuple[int, Span], ...] = ()
    mentions: list[Mention] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    @cached_property
    def words(self) -> Words:
        """The words of the text."""
        return Words(self.text)

    @cached_property
    def literals(self) -> Literals:
        """The fixed strings that one component or another seeks, found together."""
        return Literals(self.text)

    @cached_property
    def figures(self) -> list[tuple[int, int]]:
        """Start and length of each run of figures: what several components look at, found once."""
        return figure_runs(self.text)

    @cached_property
    def arabic(self) -> str:
        """The text with Arabic figures only, at the same offsets."""
        return to_arabic(self.text)

    @cached_property
    def grids(self) -> tuple[Table, ...]:
        """The tables that the format marks and, outside them, those that stand in the text as lines of cells; in order."""
        marked = [(t.rows[0][0].start, t.rows[-1][-1].end) for t in self.tables if t.rows and t.rows[0] and t.rows[-1]]
        found = [t for t in text_tables(self.text) if not any(a < t.rows[-1][-1].end and t.rows[0][0].start < b for a, b in marked)]
        whole = [t for t in self.tables if t.rows and all(t.rows)]
        return tuple(sorted((*whole, *found), key=lambda table: table.rows[0][0].start))

    def quantity_at(self, offset: int, units: tuple[str, ...]) -> bool:
        """Whether one of ``units`` stands at ``offset`` as a word of its own: ราย, but not the beginning of รายงาน."""
        if not self.text.startswith(units, offset):
            return False
        # The dictionary cuts "รายงานการคัดแยก" behind ราย.
        longer = self.text.startswith(("รายงาน", "รายการ", "รายชื่อ", "รายละเอียด"), offset)
        found = (unit for unit in units if self.text.startswith(unit, offset) and not (longer and unit == "ราย"))
        return any(not "ก" <= unit[-1] <= "๎" or self.words.begins(offset + len(unit)) for unit in found)


Finder = Callable[[Reading], Iterable[Mention]]
FINDERS: dict[str, Finder] = {}
"""The components by name."""


def component(name: str) -> Callable[[Finder], Finder]:
    """Declare the function that is the component ``name``."""

    def register(find: Finder) -> Finder:
        FINDERS[name] = find
        return find

    return register


def extract(reading: Reading, names: Iterable[str]) -> None:
    """Let the components ``names`` find their mentions, one after the other. What cuts a syllable in two is none (คน in คนื)."""
    text = reading.text
    for name in names:
        whole = (
            m for m in FINDERS[name](reading) if text[m.start : m.start + 1] not in DEPENDENT and text[m.end : m.end + 1] not in DEPENDENT
        )
        reading.mentions.extend(sorted(whole, key=lambda mention: (mention.start, mention.end)))
