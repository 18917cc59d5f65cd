"""The README is true: the output it shows is what the commands print, its Python runs, what it names exists.

``python tests/test_readme.py`` writes the output of the shown commands anew.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bannarak.cli import main
from bannarak.commands import COMMANDS

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
_SHOWN = re.compile(r"```console\n\$ bannarak (.*)\n((?:.*\n)*?)```\n")


def printed(arguments: str) -> str:
    """What the command prints in a shell at the root of the checkout."""
    command = [sys.executable, "-m", "bannarak.cli", *arguments.split()]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "pipeline"), "COLUMNS": "120"}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, check=False).stdout.decode()


def test_the_output_shown_is_what_is_printed() -> None:
    shown = _SHOWN.findall(README.read_text(encoding="utf-8"))
    assert shown
    assert [(arguments, printed(arguments)) for arguments, _ in shown] == shown


def test_every_command_is_in_the_table() -> None:
    rows = set(re.findall(r"^\| `bannarak (\w+)", README.read_text(encoding="utf-8"), re.MULTILINE))
    assert rows == {command.__name__.rpartition(".")[2] for command in COMMANDS}


def test_what_it_names_exists() -> None:
    text = README.read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:scripts|rules|corpus|tests|pipeline)/[\w./-]*)", text))
    named |= set(re.findall(r"^(scripts/\w+)", text, re.MULTILINE))
    assert {"scripts/run", "scripts/test"} <= named
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


def test_its_python_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert main(["run", str(ROOT / "corpus" / "documents"), "--out", str(tmp_path / "dataset"), "--jobs", "1"]) == 0
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    exec(code, names)
    assert len(names["frames"]["activities"]) > 20  # type: ignore[index]


if __name__ == "__main__":
    README.write_text(
        _SHOWN.sub(lambda m: f"```console\n$ bannarak {m[1]}\n{printed(m[1])}```\n", README.read_text(encoding="utf-8")), encoding="utf-8"
    )
