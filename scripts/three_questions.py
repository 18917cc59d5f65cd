#!/usr/bin/env python3
"""Three questions to a dataset, answered with pandas and DuckDB and drawn: a worked example for data teams.

usage: python scripts/three_questions.py DATASET [FOLDER]

1. Who cooperates with whom?   2. How many people were trained in each year?   3. What share of activities has evidence?
The answers are printed; FOLDER (default: the current one) gets cooperation.png, people.png and evidence.png.
Needs matplotlib, and a font with Thai letters (Debian: fonts-thai-tlwg).
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb
import matplotlib
import pandas as pd

from bannarak import read_dataset
from bannarak.errors import DatasetError

matplotlib.use("Agg")  # files only: no window, no display needed
from matplotlib import font_manager, pyplot

# Fonts that hold Thai letters and stack their marks rightly, the common ones of Linux, Windows and macOS.
FONTS = ("Laksaman", "Loma", "Garuda", "Waree", "Noto Sans Thai", "Sarabun", "Leelawadee UI", "Tahoma", "Thonburi", "Ayuthaya")

# A unit and the ministry or university it belongs to are named together, but do not cooperate.
TOGETHER = """
WITH named AS (
  SELECT DISTINCT a.doc_id, a.activity_id, r.registry_id, r.name, r.parent
  FROM activities a, unnest(a.institutions) AS u(mention_id)
  JOIN institutions i ON i.doc_id = a.doc_id AND i.mention_id = u.mention_id
  JOIN registry r ON list_contains(r.keys, i.registry_key))
SELECT one.name AS institution, two.name AS partner, count(*) AS activities
FROM named one JOIN named two USING (doc_id, activity_id)
WHERE one.registry_id < two.registry_id
  AND coalesce(one.parent NOT IN (two.registry_id, two.name), true) AND coalesce(two.parent NOT IN (one.registry_id, one.name), true)
GROUP BY ALL ORDER BY activities DESC, institution, partner LIMIT 15
"""

# The largest number of an activity counts once: a total and its parts would be counted twice if they were added. Tens of thousands are
# the people of a province, whom news posts of ministries mention, and no audience.
PEOPLE = """
WITH numbers AS (
  SELECT a.doc_id, a.activity_id, max(c.n) AS people, any_value(a.dates) AS dates
  FROM activities a, unnest(a.participants) AS u(mention_id)
  JOIN counts c ON c.doc_id = a.doc_id AND c.mention_id = u.mention_id
  WHERE a.status = 'done' AND NOT c.per AND c.n < 20000
  GROUP BY ALL),
dated AS (
  SELECT n.doc_id, n.activity_id, n.people, min(d.date_start) AS day
  FROM numbers n, unnest(n.dates) AS u(mention_id)
  JOIN dates d ON d.doc_id = n.doc_id AND d.mention_id = u.mention_id
  GROUP BY ALL)
SELECT year(day) + 543 AS year, count(*) AS activities, sum(people)::BIGINT AS people
FROM dated WHERE day IS NOT NULL GROUP BY ALL ORDER BY year
"""


def thai_font() -> None:
    """Have matplotlib draw with a font that has Thai letters."""
    known = {font.name for font in font_manager.fontManager.ttflist}
    for name in FONTS:
        if name in known:
            pyplot.rcParams["font.family"] = [name, "DejaVu Sans"]
            return
    raise SystemExit("no font with Thai letters was found: install one (Debian: apt install fonts-thai-tlwg)")


def bars(labels: list[str], values: list[float], title: str, axis: str, file: Path) -> None:
    """One bar a label, with its value behind it."""
    figure, axes = pyplot.subplots(figsize=(10, 1.2 + 0.42 * len(labels)), layout="constrained")
    drawn = axes.barh(labels, values, color="#2f6f4f")
    axes.bar_label(drawn, labels=[f"{value:,.0f}" for value in values], padding=3)
    axes.invert_yaxis()
    axes.set_title(title, loc="left")
    axes.set_xlabel(axis)
    axes.spines[["top", "right"]].set_visible(False)
    figure.savefig(file, dpi=150, metadata={"Software": None})
    pyplot.close(figure)


def main(dataset: str, folder: Path) -> None:
    """Answer the three questions."""
    thai_font()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        frames = read_dataset(dataset, ["activities", "documents"])
    except DatasetError as error:
        raise SystemExit(str(error)) from None
    with duckdb.connect(str(Path(dataset) / "bannarak.duckdb"), read_only=True) as connection:
        together = connection.execute(TOGETHER).df()
        people = connection.execute(PEOPLE).df()

    print("1. Who cooperates with whom?\n", together.to_string(index=False), "\n", sep="")
    pairs = [f"{row.institution} – {row.partner}" for row in together.itertuples()]
    bars(pairs, list(together["activities"]), "หน่วยงานที่ทำกิจกรรมร่วมกัน", "จำนวนกิจกรรม", folder / "cooperation.png")

    print("2. How many people in each year (Buddhist Era)?\n", people.to_string(index=False), "\n", sep="")
    years = [f"พ.ศ. {year}" for year in people["year"]]
    bars(years, list(people["people"]), "ผู้เข้าร่วมกิจกรรมในแต่ละปี", "คน", folder / "people.png")

    # pandas alone, for reports only: a news post has no evidence list.
    activities = frames["activities"].merge(frames["documents"].drop_duplicates("doc_id")[["doc_id", "kind"]], on="doc_id")
    activities = activities[(activities["kind"] == "report") & (activities["status"] == "done")]
    share = pd.DataFrame({"chapter": activities["section"].str.split(".").str[0], "proved": activities["evidence"].map(len) > 0})
    share = share.dropna().groupby("chapter")["proved"].agg(["mean", "size"])
    print("3. What share of activities has evidence?\n", share.to_string(), "\n", sep="")
    labels = [f"หมวด {chapter} ({size} กิจกรรม)" for chapter, size in share["size"].items()]
    bars(labels, list(100 * share["mean"]), "กิจกรรมที่มีหลักฐานประกอบ", "ร้อยละ", folder / "evidence.png")


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    main(sys.argv[1], Path(sys.argv[2] if len(sys.argv) == 3 else "."))
