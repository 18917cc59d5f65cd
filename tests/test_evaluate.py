"""The scores are those of the gold standard's own scorer, and each kind of slip counts where it should."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bannarak.analyse import analyser
from bannarak.document import Document
from bannarak.evaluate import GoldError, evaluate, read_gold
from bannarak.knowledge import load
from bannarak.readers import read
from bannarak.records import Activity, CountValue, DateValue, EvidenceValue, Finding, InstitutionValue, Mention, Profile, Record
from bannarak.report.document_json import document_object

SHARED = Path(__file__).parents[2] / "shared" / "gold"
TEXT = "วันที่ 3 มีนาคม 2565 ห้องสมุดบ้านนา จำนวน 20 คน (7.1-1) ปีการศึกษา 2565\n"


def day(start: int, end: int, *ymd: int, precision: str = "day") -> Mention:
    when = date(*ymd)
    return Mention("date", start, end, DateValue(when, when, precision), text=TEXT[start:end])  # type: ignore[arg-type]


def people(start: int, end: int, n: int) -> Mention:
    return Mention("participants", start, end, CountValue(n), text=TEXT[start:end])


def record(*mentions: Mention, findings: tuple[Finding, ...] = ()) -> Record:
    document = Document("a.txt", "0" * 64, "text", TEXT)
    return Record(document, TEXT, Profile("news", ""), mentions, (), (), findings)


def finding(name: str, start: int | None, end: int | None, severity: str = "error") -> Finding:
    return Finding("D101", name, severity, start, end, "", None, "", "")  # type: ignore[arg-type]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    def at(words: str) -> dict[str, object]:
        start = TEXT.index(words)
        return {"start": start, "end": start + len(words), "text": words}

    mentions = [
        {"label": "date", **at("วันที่ 3 มีนาคม 2565"), "value": {"start": "2022-03-03", "end": "2022-03-03", "precision": "day"}},
        {"label": "institution", **at("ห้องสมุดบ้านนา"), "value": {"type": "library"}},
        {"label": "participants", **at("20 คน"), "value": {"n": 20}},
        {"label": "evidence", **at("7.1-1"), "value": {"code": "7.1-1", "role": "citation"}},
        {"label": "date", **at("ปีการศึกษา 2565"), "value": {"start": "2022-06-01", "end": "2023-05-31", "precision": "academic_year"}},
        {"label": "participants", **at("จำนวน"), "value": {"n": 1}, "optional": True},
    ]
    findings = [{"code": "weekday-mismatch", **at("3 มีนาคม")}]
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps({"mentions": mentions, "findings": findings}), encoding="utf-8")
    return tmp_path


def test_all_found(gold: Path) -> None:
    mentions = [
        day(7, 20, 2022, 3, 3),  # without "วันที่": the value decides, the boundary is not exact
        Mention("institution", 21, 35, InstitutionValue("", "library"), text=TEXT[21:35]),
        people(42, 47, 20),
        Mention("evidence", 49, 54, EvidenceValue("7.1-1", "citation"), text=TEXT[49:54]),
        day(56, 71, 2022, 5, 16, precision="academic_year"),  # schools begin on different days
        people(36, 41, 7),  # over an optional one: neither rewarded nor charged
    ]
    result = evaluate([(read_gold(gold)[0], record(*mentions, findings=(finding("weekday-mismatch", 7, 9),)))])
    assert {label: (s.found, s.extra, s.missed, s.exact) for label, s in result.labels.items()} == {
        "date": (2, 0, 0, 1),
        "participants": (1, 0, 0, 1),
        "institution_count": (0, 0, 0, 0),
        "institution": (1, 0, 0, 1),
        "evidence": (1, 0, 0, 1),
    }
    assert (result.findings.found, result.findings.extra, result.findings.missed) == (1, 0, 0)
    assert result.labels["date"].f1 == 1.0
    assert result.labels["date"].boundaries == 0.5
    assert result.misaligned == 0
    assert result.slips == []


@pytest.mark.parametrize(
    ("mention", "label"),
    [
        (day(7, 20, 2022, 3, 4), "date"),
        (people(42, 47, 21), "participants"),
        (Mention("evidence", 49, 54, EvidenceValue("7.1-1", "listing"), text=TEXT[49:54]), "evidence"),
        (Mention("institution", 21, 28, InstitutionValue("", "library"), text=TEXT[21:28]), "institution"),
    ],
)
def test_a_wrong_value_or_half_a_name_is_extra_and_missed(gold: Path, mention: Mention, label: str) -> None:
    result = evaluate([(read_gold(gold)[0], record(mention))])
    assert (result.labels[label].found, result.labels[label].extra) == (0, 1)
    assert {(s.kind, s.item.name) for s in result.slips} >= {("extra", label), ("missed", label)}


def test_findings(gold: Path) -> None:
    found = (finding("weekday-mismatch", 40, 44), finding("mixed-digits", 0, 3, "info"), finding("section-missing", None, None, "warning"))
    result = evaluate([(read_gold(gold)[0], record(findings=found))])
    assert {name: (s.found, s.extra, s.missed) for name, s in result.rules.items()} == {
        "section-missing": (0, 1, 0),
        "weekday-mismatch": (0, 1, 1),
    }
    whole = evaluate([(read_gold(gold)[0], record(findings=(finding("weekday-mismatch", None, None),)))])
    assert whole.findings.found == 1


def test_a_span_that_is_not_its_text_is_counted(gold: Path) -> None:
    moved = Mention("participants", 41, 46, CountValue(20), text="20 คน")
    assert evaluate([(read_gold(gold)[0], record(moved))]).misaligned == 1


def test_gold_that_is_not_there_or_not_right(gold: Path, tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no gold here"):
        read_gold(tmp_path / "nowhere")
    (gold / "a.txt").write_text("x" + TEXT, encoding="utf-8")
    with pytest.raises(GoldError, match=r"a\.json: at 0 the text is not"):
        read_gold(gold)
    (gold / "a.txt").unlink()
    with pytest.raises(GoldError, match=r"a\.txt is not beside it"):
        read_gold(gold)
    (gold / "a.txt").write_text(TEXT, encoding="utf-8")
    (gold / "a.json").write_text("[]", encoding="utf-8")
    with pytest.raises(GoldError, match="no annotation in the format of gold"):
        read_gold(gold)


@pytest.mark.parametrize("folder", ["seeds", "dev"])
def test_agrees_with_the_scorer_of_the_gold(folder: str, tmp_path: Path) -> None:
    if not SHARED.is_dir():
        pytest.skip("no ../shared here: its scorer is not there to compare with")
    analyse = analyser(load())
    pairs = [(gold, analyse(read(gold.path.read_bytes(), str(gold.path)))) for gold in read_gold(SHARED / folder)]
    lines = [json.dumps(document_object(one), ensure_ascii=False) + "\n" for _, one in pairs]
    (tmp_path / "out.jsonl").write_text("".join(lines), encoding="utf-8")
    command = [sys.executable, str(SHARED / "score.py"), str(SHARED / folder), str(tmp_path / "out.jsonl"), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    ours = evaluate(pairs)
    for label, row in theirs["labels"].items():
        score = ours.labels[label]
        mine = {"gold": score.gold, "precision": score.precision, "recall": score.recall, "f1": score.f1, "exact": score.boundaries}
        assert {name: round(value, 4) for name, value in mine.items()} == row, label
    by_rule = {name: {"tp": s.found, "fp": s.extra, "fn": s.missed} for name, s in ours.rules.items()}
    assert {name: {k: n for k, n in row.items() if n} for name, row in by_rule.items()} == {
        name: {k: n for k, n in row.items() if n} for name, row in theirs["findings"]["by_rule"].items()
    }
    assert ours.misaligned == theirs["misaligned_spans"]


def test_activities_match_as_whole_records(gold: Path) -> None:
    told = json.loads((gold / "a.json").read_text(encoding="utf-8"))
    row = {"section": "7.1", "dates": [["2022-03-03", "2022-03-03"]], "participants": [20], "evidence": ["7.1-1"]}
    (gold / "a.json").write_text(json.dumps(told | {"records": [row, row | {"participants": [21]}]}), encoding="utf-8")
    cited = Mention("evidence", 49, 54, EvidenceValue("7.1-1", "citation"), text=TEXT[49:54])
    found = [replace(m, id=f"m{i}") for i, m in enumerate((day(0, 20, 2022, 3, 3), people(43, 48, 20), cited))]
    activity = Activity("a1", "7.1", "", 0, 10, dates=("m0",), participants=("m1",), evidence=("m2",))
    result = evaluate([(read_gold(gold)[0], replace(record(*found), activities=(activity,)))])
    assert (result.records.found, result.records.missed, result.records.extra) == (1, 1, 0)
