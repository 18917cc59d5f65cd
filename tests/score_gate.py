"""Keeps the scores from falling: measures them and compares with the committed floors in eval_baseline.json.

usage: python tests/score_gate.py [--update [--lower REASON]]

Prints the scores of every gold folder that is present and exits 1 if one lies under its floor or the gold of our own corpus is not
the gold the floors were measured on. ``--update`` raises the floors to what is reached now; it refuses to lower one, or to measure
on changed gold, unless ``--lower`` says why, which is kept in the file.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
BASELINE = Path(__file__).with_name("eval_baseline.json")
SHARED = ROOT.parent / "shared" / "gold"
FOLDERS: dict[str, Path | None] = {
    "corpus": ROOT / "corpus" / "documents",
    "seeds": SHARED / "seeds",
    "dev": SHARED / "dev",
    "made": None,  # written anew each time by scripts/make_reports.py
}


def digest(folder: Path) -> str:
    """A digest of the texts and annotations of a gold folder."""
    total = hashlib.sha256()
    for path in sorted(folder.glob("*.json")):
        for part in (path, path.with_suffix(".txt")):
            total.update(part.name.encode() + b"\0" + part.read_bytes() + b"\0")
    return total.hexdigest()[:16]


def measure(folder: Path) -> dict[str, float]:
    """The gated scores of one gold folder: F1 of each label that occurs, findings missed and extra, misaligned spans."""
    from bannarak.analyse import analyser
    from bannarak.evaluate import evaluate, read_gold
    from bannarak.knowledge import load
    from bannarak.readers import read

    analyse = analyser(load())
    result = evaluate((gold, analyse(read(gold.path.read_bytes(), str(gold.path)))) for gold in read_gold(folder))
    scores = {f"{label} F1": round(score.f1, 4) for label, score in result.labels.items() if score.gold}
    if result.records.gold:
        scores["records F1"] = round(result.records.f1, 4)
    scores |= {"findings missed": result.findings.missed, "findings extra": result.findings.extra, "misaligned spans": result.misaligned}
    return scores


def is_worse(name: str, reached: float, floor: float, tolerance: float = 0.0) -> bool:
    """Whether a score lies under its floor; of F1 more is better, of the counts of slips less."""
    return reached < floor - tolerance if name.endswith("F1") else reached > floor


def complaints(name: str, folder: Path, reached: dict[str, float], entry: dict[str, Any], tolerance: float) -> list[str]:
    """What is wrong with the scores reached on one gold folder."""
    found = [
        f"{name}: {score} is {reached.get(score, 0.0):g}, its floor {floor:g}"
        for score, floor in entry["scores"].items()
        if is_worse(score, reached.get(score, 0.0), floor, tolerance)
    ]
    if name in ("corpus", "made") and entry["digest"] != digest(folder):  # gold from elsewhere may grow, ours changes only on purpose
        found.append(f"{name}: the gold is not what the floors were measured on")
    return found


def main(argv: list[str] | None = None, baseline: Path = BASELINE) -> int:
    """Compare, or update the floors; the exit status."""
    parser = argparse.ArgumentParser(description="compare the scores with the committed floors")
    parser.add_argument("--update", action="store_true", help="raise the floors to what is reached now")
    parser.add_argument("--lower", metavar="REASON", help="with --update: allow lower floors and changed gold, for this reason")
    args = parser.parse_args(argv)
    stored: dict[str, Any] = json.loads(baseline.read_text(encoding="utf-8"))
    wrong: list[str] = []
    made = Path(tempfile.mkdtemp())
    for name, place in FOLDERS.items():
        folder = place or made
        if place is None:
            subprocess.run([sys.executable, ROOT / "scripts" / "make_reports.py", made], check=True)
        if not folder.is_dir():
            print(f"{name}: not here, not measured")
            continue
        reached = measure(folder)
        print(f"{name}: " + ", ".join(f"{score} {value:g}" for score, value in reached.items()))
        entry = stored["floors"].setdefault(name, {"digest": digest(folder), "scores": {}})
        wrong += complaints(name, folder, reached, entry, stored["tolerance"])
        kept = {} if args.lower else {k: v for k, v in entry["scores"].items() if is_worse(k, reached.get(k, 0.0), v)}
        entry.update(digest=digest(folder), scores={**reached, **kept})
    shutil.rmtree(made)
    for complaint in wrong:
        print(f"score gate: {complaint}", file=sys.stderr)
    if not args.update:
        return 1 if wrong else 0
    if wrong and not args.lower:
        print("score gate: nothing written; --lower REASON allows it", file=sys.stderr)
        return 1
    if wrong:
        stored["lowered"].append({"reason": args.lower, "was": wrong})
    baseline.write_text(json.dumps(stored, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
