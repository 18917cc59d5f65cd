#!/usr/bin/env python3
"""Prints how many rows each table of a dataset has, and the activities of its documents in one table.

usage: python scripts/show_dataset.py DATASET [--limit N]
"""

from __future__ import annotations

import argparse
from pathlib import Path

import duckdb
from rich.console import Console
from rich.table import Table

ACTIVITIES = """
SELECT d.path, a.section, a.title, days.first, days.last, people.text, i.name, codes.text
FROM activities a JOIN documents d USING (doc_id)
LEFT JOIN institutions i ON i.doc_id = a.doc_id AND i.mention_id = a.organiser,
LATERAL (SELECT min(date_start) AS first, max(date_end) AS last FROM dates
         WHERE doc_id = a.doc_id AND list_contains(a.dates, mention_id)) AS days,
LATERAL (SELECT string_agg(text, ', ' ORDER BY start) AS text FROM counts
         WHERE doc_id = a.doc_id AND list_contains(a.participants, mention_id)) AS people,
LATERAL (SELECT string_agg(code, ', ' ORDER BY start) AS text FROM evidence
         WHERE doc_id = a.doc_id AND list_contains(a.evidence, mention_id)) AS codes
ORDER BY d.path, a.start
"""


def main() -> None:
    """Print."""
    parser = argparse.ArgumentParser(description="show what is in a dataset")
    parser.add_argument("dataset", type=Path)
    parser.add_argument("--limit", type=int, default=25, help="activities at most (default: 25)")
    args = parser.parse_args()
    console = Console(width=190)
    with duckdb.connect(str(args.dataset / "bannarak.duckdb"), read_only=True) as data:
        names = [name for (name,) in data.sql("SHOW TABLES").fetchall()]
        sizes = {name: data.sql(f"SELECT count(*) FROM {name}").fetchall()[0][0] for name in names}
        rows = data.sql(ACTIVITIES).fetchall()
    console.print(", ".join(f"{size} {name}" for name, size in sizes.items()))
    table = Table(title=f"activities (the first {args.limit})")
    widths = {"document": 26, "": 5, "activity": 48, "from": 10, "to": 10, "people": 20, "organiser": 28, "evidence": 16}
    for head, width in widths.items():
        table.add_column(head, no_wrap=True, max_width=width)
    for path, *rest in rows[: args.limit]:
        table.add_row(Path(path).name, *("" if cell is None else str(cell) for cell in rest))
    console.print(table)


if __name__ == "__main__":
    main()
