"""How extraction sits in spaCy: what a component sees, the tokenizer, and the registration of a component as a factory.

A component is a function from a Reading to the mentions it finds. In a pipeline of one's own:
``nlp = spacy.blank("th"); nlp.add_pipe("bannarak_dates")``, then ``doc.spans["bannarak"]``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

from bannarak.document import Span, Table
from bannarak.extract.grid import text_tables
from bannarak.knowledge import Knowledge, load
from bannarak.records import Mention, Section
from bannarak.thai.tokens import tokenise

__all__ = ["Reading", "component", "reading_of"]

_KEY = "bannarak"


@dataclass
class Reading:
    """A document while it is being extracted: the normalised text and what the components before have found.

    ``word_starts`` are the sorted offsets at which a word begins. Tables and headings are in the same coordinates.
    """

    text: str
    knowledge: Knowledge
    word_starts: list[int] = field(default_factory=list)
    title: str | None = None
    published: date | None = None
    tables: tuple[Table, ...] = ()
    headings: tuple[tuple[int, Span], ...] = ()
    mentions: list[Mention] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    @cached_property
    def _word_start_set(self) -> frozenset[int]:
        return frozenset(self.word_starts)

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
        found = (unit for unit in units if self.text.startswith(unit, offset))
        return any(not "ก" <= unit[-1] <= "๎" or self.word_begins(offset + len(unit)) for unit in found)

    def word_begins(self, offset: int) -> bool:
        """Whether a word begins (or the text ends) at ``offset``."""
        return offset in self._word_start_set or offset == len(self.text)

    def next_word(self, offset: int) -> int:
        """The first word start at or after ``offset``, else the end of the text."""
        at = bisect_left(self.word_starts, offset)
        return self.word_starts[at] if at < len(self.word_starts) else len(self.text)


# Numbers, dotted abbreviations and Latin runs are one word each: the dictionary knows none of them and cuts them to pieces.
_LITERAL = re.compile(r"[0-9๐-๙]+(?:[.,:/–-][0-9๐-๙]+)*|(?:[ก-ฮ]{1,4}\.){2,}|[A-Za-z][A-Za-z'’&.-]*[A-Za-z]")


class Tokenizer:
    """Thai words for spaCy; white space stays as tokens so that nothing of the text is lost."""

    def __init__(self, vocab: Any) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        words = tokenise(text, (m.span() for m in _LITERAL.finditer(text)))
        return Doc(self.vocab, words=words, spaces=[False] * len(words))

    # spaCy saves and loads tokenizers; this one has no state of its own.
    def to_bytes(self, **_: Any) -> bytes:
        return b""

    def from_bytes(self, _data: bytes, **_: Any) -> Tokenizer:
        return self

    def to_disk(self, _path: Path, **_: Any) -> None:
        return None

    def from_disk(self, _path: Path, **_: Any) -> Tokenizer:
        return self


@registry.tokenizers("bannarak.thai.v1")
def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """The tokenizer for a spaCy config."""
    return lambda nlp: Tokenizer(nlp.vocab)


def reading_of(doc: Doc, knowledge: Knowledge) -> Reading:
    """The Reading that travels with ``doc``, made from it if it has none yet."""
    reading = doc.user_data.get(_KEY)
    if reading is None:
        reading = Reading(doc.text, knowledge)
        doc.user_data[_KEY] = reading
    if not reading.word_starts:
        at, starts = 0, []
        for token in doc:
            starts.append(at)
            at += len(token.text_with_ws)
        reading.word_starts = starts
    return reading  # type: ignore[no-any-return]


def attach(doc: Doc, reading: Reading) -> Doc:
    """``doc`` with ``reading`` to be filled by the components."""
    doc.user_data[_KEY] = reading
    return doc


def component(name: str) -> Callable[[Callable[[Reading], Iterable[Mention]]], Callable[[Reading], Iterable[Mention]]]:
    """Register a finding function as the spaCy factory ``name``; its mentions also become spans of ``doc.spans["bannarak"]``."""

    def register(find: Callable[[Reading], Iterable[Mention]]) -> Callable[[Reading], Iterable[Mention]]:
        def create(nlp: Language, name: str, rules: str | None) -> Callable[[Doc], Doc]:
            knowledge = load(Path(rules) if rules else None)

            def run(doc: Doc) -> Doc:
                reading = reading_of(doc, knowledge)
                found = sorted(find(reading), key=lambda mention: (mention.start, mention.end))
                reading.mentions.extend(found)
                group = list(doc.spans.get(_KEY, ()))
                spans = (doc.char_span(m.start, m.end, label=m.label, alignment_mode="expand") for m in found)
                doc.spans[_KEY] = group + [span for span in spans if span is not None]
                return doc

            return run

        Language.factory(name, default_config={"rules": None}, func=create)
        return find

    return register
