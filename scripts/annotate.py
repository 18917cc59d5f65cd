#!/usr/bin/env python3
"""Writes corpus/documents/NAME.txt and NAME.json (gold) from corpus/marked/NAME.txt, where the annotation stands in the text.

usage: python scripts/annotate.py [--check]

A mark is ⟦KEY VALUE|text⟧ and may hold others. ``?`` behind the key: optional; ``~``: the year is inferred.
  D 2022-06-08, 2022-06-08..2022-06-10, 2022-06, 2022, 2019..2023, FY2565, AY2565; D - for a day that does not exist
  P, C    participants, institution_count: a number, or two as 50-60, then any of about over under per
  I       institution: its type
  E, L    evidence cited, listed: its code with Arabic digits; the file of a listing is the rest of the line
  F       finding: rule name, a colon, why
``--check`` writes nothing and exits 1 if a file is not what would be written.
"""

from __future__ import annotations

import json
import re
import sys
from calendar import monthrange
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parents[1] / "corpus"
_MARK = re.compile(r"⟦([DPCIELF])([?~]*) ([^|⟧]*)\||⟧")
_LABELS = {"D": "date", "P": "participants", "C": "institution_count", "I": "institution", "E": "evidence", "L": "evidence"}


def parse(marked: str) -> tuple[str, dict[str, list[dict[str, Any]]]]:
    """The plain text and its gold, mentions and findings in the order of the text."""
    plain: list[str] = []
    length = at = 0
    stack: list[tuple[re.Match[str], int]] = []
    gold: dict[str, list[dict[str, Any]]] = {"mentions": [], "findings": []}
    for mark in _MARK.finditer(marked):
        plain.append(marked[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        if mark[1]:
            stack.append((mark, length))
            continue
        opened, start = stack.pop()
        key, flags, words = opened.group(1, 2, 3)
        span = {"start": start, "end": length, "text": "".join(plain)[start:length]}
        if key == "F":
            rule, _, why = words.partition(":")
            gold["findings"].append({"code": rule.strip(), **span, "why": why.strip(), **({"optional": True} if "?" in flags else {})})
            continue
        rest = _MARK.sub("", marked[at : marked.find("\n", at)]).strip()
        row = {"label": _LABELS[key], **span, "value": _value(key, words.split(), rest)}
        gold["mentions"].append(row | ({"optional": True} if "?" in flags else {}) | ({"inferred": True} if "~" in flags else {}))
    if stack:
        raise ValueError(f"a mark is not closed: {stack[-1][0][0]}")
    plain.append(marked[at:])
    for rows in gold.values():
        rows.sort(key=lambda row: (row["start"], row["end"]))
    return "".join(plain), gold


def _value(key: str, words: list[str], rest: str) -> dict[str, Any] | None:
    if key == "D":
        return None if words == ["-"] else _date(words[0])
    if key in "PC":
        low, _, high = words[0].partition("-")
        approx = next((word for word in words[1:] if word != "per"), "exact")
        return {"n": int(low), **({"n_max": int(high)} if high else {}), "approx": approx, **({"per": True} if "per" in words else {})}
    if key == "I":
        return {"type": words[0]}
    if key == "E":
        return {"code": words[0], "role": "citation"}
    return {"code": words[0], "role": "listing", "file": rest}


def _date(words: str) -> dict[str, str]:
    if words.startswith("FY"):
        year = int(words[2:]) - 543
        return {"start": f"{year - 1}-10-01", "end": f"{year}-09-30", "precision": "fiscal_year"}
    if words.startswith("AY"):
        year = int(words[2:]) - 543
        return {"start": f"{year}-06-01", "end": f"{year + 1}-05-31", "precision": "academic_year"}
    first, _, last = words.partition("..")
    precision = ("year", "month", "day")[first.count("-")]
    return {"start": _edge(first, last=False), "end": _edge(last or first, last=True), "precision": precision}


def _edge(words: str, last: bool) -> str:
    parts = [int(part) for part in words.split("-")]
    if len(parts) == 1:
        parts.append(12 if last else 1)
    if len(parts) == 2:
        parts.append(monthrange(*parts)[1] if last else 1)
    return "{:04}-{:02}-{:02}".format(*parts)


def main() -> int:
    """Write all documents, or compare them."""
    changed = []
    for path in sorted((CORPUS / "marked").glob("*.txt")):
        try:
            text, gold = parse(path.read_text(encoding="utf-8"))
        except ValueError as error:
            raise SystemExit(f"{path.name}: {error}") from None
        target = CORPUS / "documents" / path.name
        for file, content in ((target, text), (target.with_suffix(".json"), json.dumps(gold, ensure_ascii=False, indent=1) + "\n")):
            if not file.exists() or file.read_bytes() != content.encode():
                changed.append(file.name)
                if "--check" not in sys.argv:
                    file.write_bytes(content.encode())
    print(f"{len(changed)} files " + ("differ" if "--check" in sys.argv else "written"), *changed)
    return 1 if changed and "--check" in sys.argv else 0


if __name__ == "__main__":
    sys.exit(main())
