"""Bannarak's extraction in a spaCy pipeline of one's own.

``nlp = spacy.blank("th"); nlp.add_pipe("bannarak_dates")``, then ``doc.spans["bannarak"]`` has the spans and
``reading_of(doc).mentions`` the values. spaCy finds the factories by the entry points of the installed package; without an installation,
import this module first.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

from bannarak.extract import COMPONENTS
from bannarak.extract.component import Reading, extract
from bannarak.knowledge import Knowledge, load
from bannarak.thai.tokens import Words

__all__ = ["Tokenizer", "reading_of"]

_KEY = "bannarak"


class Tokenizer:
    """Thai words for spaCy; white space stays as tokens so that nothing of the text is lost."""

    def __init__(self, vocab: Any) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        found = list(Words(text))
        return Doc(self.vocab, words=found, spaces=[False] * len(found))

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


def reading_of(doc: Doc, knowledge: Knowledge | None = None) -> Reading:
    """The Reading that travels with ``doc``, made from it if it has none yet."""
    reading = doc.user_data.get(_KEY)
    if reading is None:
        reading = Reading(doc.text, knowledge or load())
        doc.user_data[_KEY] = reading
    return reading  # type: ignore[no-any-return]


def _factory(component: str) -> Callable[..., Callable[[Doc], Doc]]:
    def create(nlp: Language, name: str, rules: str | None) -> Callable[[Doc], Doc]:
        knowledge = load(Path(rules) if rules else None)

        def run(doc: Doc) -> Doc:
            reading = reading_of(doc, knowledge)
            before = len(reading.mentions)
            extract(reading, [component])
            spans = (doc.char_span(m.start, m.end, label=m.label, alignment_mode="expand") for m in reading.mentions[before:])
            doc.spans[_KEY] = [*doc.spans.get(_KEY, ()), *(span for span in spans if span is not None)]
            return doc

        return run

    return create


for _name in COMPONENTS:
    Language.factory(_name, default_config={"rules": None}, func=_factory(_name))

dates, sections, evidence, counts, institutions = (registry.get("factories", _name) for _name in COMPONENTS)
