"""The wheel stands on its own: it carries the rules and runs from anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_wheel_carries_the_rules_and_runs(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        names = set(packed.namelist())
        packed.extractall(tmp_path / "site")
    rules = {str(path.relative_to(ROOT)) for path in (ROOT / "rules").rglob("*") if path.is_file()}
    modules = {str(path.relative_to(ROOT / "pipeline")) for path in (ROOT / "pipeline").rglob("*.py")}
    assert {f"bannarak/{name}" for name in rules} | modules <= names
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name} == {"bannarak"}
    text = "อบรมเมื่อวันพุธที่ 12 ตุลาคม 2564"
    done = subprocess.run(
        [sys.executable, "-m", "bannarak.cli", "check", "-"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
        input=text.encode(),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, b"")
    assert b"D101" in done.stdout
