"""The rows of the registry that a script makes are those that it makes today."""

from __future__ import annotations

import csv
import runpy
from pathlib import Path

SCRIPT = Path(__file__).parents[1] / "scripts" / "build_institutions.py"


def test_the_table_holds_what_the_script_makes():
    made = runpy.run_path(str(SCRIPT))
    with made["TABLE"].open(encoding="utf-8", newline="") as lines:
        table = [row for row in csv.DictReader(lines) if row["id"].startswith(made["BUILT"])]
    assert sorted(table, key=lambda row: row["id"]) == sorted(made["rows"](), key=lambda row: row["id"])
    assert len(table) == 76 + len(made["CITIES"])
