"""The sample documents are what their sources say, and each format of a document gives the records of its text."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from bannarak.analyse import analyser
from bannarak.cli import main
from bannarak.knowledge import load
from bannarak.readers import read
from bannarak.records import CountValue, DateValue, EvidenceValue, Record

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
FORMATS = sorted(p for p in (CORPUS / "formats").iterdir() if p.suffix in (".pdf", ".docx", ".html"))


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


def facts(record: Record) -> Counter[tuple[object, ...]]:
    """What the document says, wherever it says it: dates, numbers and codes."""
    found: Counter[tuple[object, ...]] = Counter()
    for mention in record.mentions:
        value = mention.value
        if isinstance(value, DateValue):
            found[("date", value.start, value.end)] += 1
        elif isinstance(value, CountValue):
            found[(mention.label, value.n, value.n_max, value.per)] += 1
        elif isinstance(value, EvidenceValue):
            found[("evidence", value.code, value.role)] += 1
    return found


@pytest.mark.parametrize("path", FORMATS, ids=lambda path: path.name)
def test_every_format_says_the_same(path: Path) -> None:
    analyse = analyser(load())
    text = CORPUS / "documents" / f"{path.stem}.txt"
    plain, formatted = (analyse(read(one.read_bytes(), one.name)) for one in (text, path))
    assert facts(formatted) == facts(plain)
    assert [f.code for f in formatted.findings] == [f.code for f in plain.findings]


def test_the_evidence_folder_misses_a_file_and_contradicts_one_claim(capsys: pytest.CaptureFixture[str]) -> None:
    report = CORPUS / "documents" / "green-category6-report.txt"
    folder = CORPUS / "evidence" / report.stem
    assert main(["check", str(report), "--evidence", str(folder), "--select", "E307,E308,E309,E310", "--format", "json"]) == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert [(f["code"], f["text"]) for f in findings] == [("E309", "20 คน"), ("E307", "6.2-4")]
