"""The data dictionary in docs is the one that the schema tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from bannarak.schema import TABLES, dictionary

DOCS = Path(__file__).parents[2] / "docs" / "DATASET.md"


def test_the_dictionary_is_up_to_date() -> None:
    assert DOCS.read_text(encoding="utf-8") == dictionary(), "run scripts/dictionary.py"


@pytest.mark.parametrize("name", TABLES)
def test_every_column_is_described(name: str) -> None:
    for field in TABLES[name]:
        assert field.metadata[b"description"], field.name
        assert f"| {field.name} | {field.type}{'?' if field.nullable else ''} |" in dictionary()
