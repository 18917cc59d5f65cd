"""`bannarak extract`: results on standard output, one line per failure on standard error, status 3 when there was one."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from bannarak.cli import main

TEXT = "ห้องสมุดตัวอย่างจัดประชุมเมื่อวันพุธที่ 10 มีนาคม 2564\n"


def test_good_and_bad_sources(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)))
    (tmp_path / "z.txt").write_bytes(TEXT.encode("cp874"))
    (tmp_path / "void").mkdir()
    status = main(["extract", "--format", "jsonl", str(tmp_path), f"{tmp_path}/none.txt", f"{tmp_path}/void"])
    out, err = capsys.readouterr()
    assert status == 3
    assert [json.loads(line)["document"]["path"] for line in out.splitlines()] == [f"{tmp_path}/a.txt", f"{tmp_path}/z.txt"]
    assert {json.loads(line)["document"]["text"] for line in out.splitlines()} == {TEXT}
    assert [line.split(": ")[1].rpartition("/")[2] for line in err.splitlines()] == ["binary.txt", "empty.txt", "none.txt", "void"]
    assert all(line.startswith("bannarak: ") and "; " in line for line in err.splitlines())


def test_check_goes_on_as_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "empty.txt").write_bytes(b"")
    assert main(["check", "--format", "json", str(tmp_path)]) == 3
    out, err = capsys.readouterr()
    assert json.loads(out) is not None
    assert err.splitlines() == [f"bannarak: {tmp_path}/empty.txt: แฟ้มว่างเปล่า; เลือกแฟ้มที่มีข้อความ"]
    assert main(["check", "--format", "json", "--lang", "en", str(tmp_path)]) == 3
    assert capsys.readouterr().err.splitlines() == [f"bannarak: {tmp_path}/empty.txt: the file is empty; give a file with text in it"]


def test_standard_input(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert main(["extract", "-"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["document"]["text"] == TEXT
    assert err == ""
