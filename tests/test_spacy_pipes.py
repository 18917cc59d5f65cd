"""The components in spaCy find what they find without it."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from bannarak.analyse import analyser
from bannarak.document import Document
from bannarak.extract import COMPONENTS, spacy_pipes
from bannarak.knowledge import load

DOCUMENTS = sorted((Path(__file__).parents[1] / "corpus" / "documents").glob("*.txt"))[:6]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_the_same_mentions_in_spacy(path: Path) -> None:
    nlp = spacy.blank("th", config={"nlp": {"tokenizer": {"@tokenizers": "bannarak.thai.v1"}}})
    for name in COMPONENTS:
        nlp.add_pipe(name)
    text = path.read_text(encoding="utf-8")
    doc = nlp(text)
    assert doc.text == text
    found = sorted((m.label, m.start, m.end) for m in spacy_pipes.reading_of(doc).mentions)
    record = analyser(load())(Document("a", "0" * 64, "text", text))
    assert found == sorted((m.label, m.start, m.end) for m in record.mentions)
    assert len(doc.spans["bannarak"]) == len(found) > 0
