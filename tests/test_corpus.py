"""The sample documents are what their sources say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"


def test_documents_and_gold_are_those_of_the_marked_text() -> None:
    done = subprocess.run([sys.executable, ROOT / "scripts" / "annotate.py", "--check"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "0 files differ\n")
    documents = {p.stem for p in (CORPUS / "documents").glob("*.txt")}
    assert documents == {p.stem for p in (CORPUS / "marked").glob("*.txt")}
    assert len(documents) >= 12


def test_the_readme_names_every_document_and_what_is_planted() -> None:
    rows = [line.split(" | ") for line in (CORPUS / "README.md").read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    told = {row[0].strip("| `"): row[2].rstrip(" |") for row in rows if not row[0].endswith("/`")}
    planted = {}
    for path in sorted((CORPUS / "documents").glob("*.json")):
        codes = [finding["code"] for finding in json.loads(path.read_text(encoding="utf-8"))["findings"]]
        planted[path.stem] = set(codes)
    assert {name: set(text.split(", ")) - {"nothing"} for name, text in told.items()} == planted
