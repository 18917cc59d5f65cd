"""The gate closes when a score falls and opens wider only upward."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import score_gate


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A gold folder of one document, scores set by hand, and its baseline file."""
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "a.txt").write_text("ก", encoding="utf-8")
    (folder / "a.json").write_text("{}", encoding="utf-8")
    monkeypatch.setattr(score_gate, "FOLDERS", {"corpus": folder})
    baseline = tmp_path / "baseline.json"
    floors = {"corpus": {"digest": score_gate.digest(folder), "scores": {"date F1": 0.9, "findings missed": 2}}}
    baseline.write_text(json.dumps({"tolerance": 0.0005, "lowered": [], "floors": floors}), encoding="utf-8")
    return baseline


def reach(monkeypatch: pytest.MonkeyPatch, f1: float, missed: int) -> None:
    monkeypatch.setattr(score_gate, "measure", lambda _: {"date F1": f1, "findings missed": missed})


@pytest.mark.parametrize(("f1", "missed", "status"), [(0.9, 2, 0), (0.95, 0, 0), (0.8997, 2, 0), (0.89, 2, 1), (0.9, 3, 1)])
def test_it_fails_when_a_score_falls(gate: Path, monkeypatch: pytest.MonkeyPatch, f1: float, missed: int, status: int) -> None:
    reach(monkeypatch, f1, missed)
    assert score_gate.main([], gate) == status


def test_it_fails_on_changed_gold(gate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reach(monkeypatch, 0.9, 2)
    (gate.parent / "gold" / "a.txt").write_text("ข", encoding="utf-8")
    assert score_gate.main([], gate) == 1
    assert score_gate.main(["--update"], gate) == 1
    assert score_gate.main(["--update", "--lower", "a document more"], gate) == 0
    assert score_gate.main([], gate) == 0


def test_an_update_raises_and_does_not_lower(gate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = gate.read_text(encoding="utf-8")
    reach(monkeypatch, 0.95, 3)
    assert score_gate.main(["--update"], gate) == 1
    assert gate.read_text(encoding="utf-8") == before
    reach(monkeypatch, 0.95, 1)
    assert score_gate.main(["--update"], gate) == 0
    assert json.loads(gate.read_text(encoding="utf-8"))["floors"]["corpus"]["scores"] == {"date F1": 0.95, "findings missed": 1}
    reach(monkeypatch, 0.5, 1)
    assert score_gate.main(["--update", "--lower", "the rule was wrong"], gate) == 0
    stored = json.loads(gate.read_text(encoding="utf-8"))
    assert stored["floors"]["corpus"]["scores"] == {"date F1": 0.5, "findings missed": 1}
    assert stored["lowered"] == [{"reason": "the rule was wrong", "was": ["corpus: date F1 is 0.5, its floor 0.95"]}]


def test_the_committed_floors_are_whole() -> None:
    stored = json.loads(score_gate.BASELINE.read_text(encoding="utf-8"))
    assert stored["floors"].keys() == score_gate.FOLDERS.keys()
    assert stored["tolerance"] <= 0.001


def test_the_sample_documents_keep_their_scores() -> None:
    stored = json.loads(score_gate.BASELINE.read_text(encoding="utf-8"))
    folder = score_gate.ROOT / "corpus" / "documents"
    reached = score_gate.measure(folder)
    assert score_gate.complaints("corpus", folder, reached, stored["floors"]["corpus"], stored["tolerance"]) == []
