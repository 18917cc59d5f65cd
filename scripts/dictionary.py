#!/usr/bin/env python3
"""Writes the data dictionary, docs/DATASET.md, from the schema of the tables.

usage: python scripts/dictionary.py
"""

from __future__ import annotations

from pathlib import Path

from bannarak.schema import dictionary

if __name__ == "__main__":
    (Path(__file__).parents[1] / "docs" / "DATASET.md").write_text(dictionary(), encoding="utf-8")
