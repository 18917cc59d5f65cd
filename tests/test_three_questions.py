"""The worked example answers its questions on a small dataset, and its plots have every Thai letter."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bannarak.archive import run

ROOT = Path(__file__).parents[1]


def test_answers_and_plots(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    run([ROOT / "corpus" / "documents"], tmp_path / "dataset", jobs=1)
    shown = subprocess.run(
        [sys.executable, ROOT / "scripts" / "three_questions.py", tmp_path / "dataset", tmp_path / "plots"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "pipeline"), "MPLCONFIGDIR": str(tmp_path)},
    )
    if "no font with Thai letters" in shown.stderr:
        pytest.skip("no font with Thai letters here")
    assert shown.returncode == 0, shown.stderr
    assert "Glyph" not in shown.stderr  # matplotlib warns of letters that the font has not
    assert [line[:2] for line in shown.stdout.splitlines() if line[:1].isdigit() and line[1:2] == "."] == ["1.", "2.", "3."]
    assert sorted(path.name for path in (tmp_path / "plots").iterdir()) == ["cooperation.png", "evidence.png", "people.png"]
