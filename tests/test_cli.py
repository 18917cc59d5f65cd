"""The commands from outside, as a user or a script starts them: results, exit status, and what bad input does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from bannarak.cli import main

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
REPORT = CORPUS / "documents" / "green-category6-report.txt"


def bannarak(*arguments: object, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own, without a terminal."""
    paths = os.pathsep.join([str(ROOT / "pipeline"), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        [sys.executable, "-m", "bannarak.cli", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONPATH": paths, **environment},
    )


def objects(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def test_extract_gives_exact_spans_and_the_same_bytes_each_time() -> None:
    sources = sorted((CORPUS / "documents").glob("*.txt"))
    first, second = (bannarak("extract", "--format", "jsonl", *sources, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert (first.returncode, first.stderr) == (0, b"")
    assert first.stdout == second.stdout
    documents = objects(first)
    assert [d["document"]["path"] for d in documents] == [str(s) for s in sources]  # type: ignore[index]
    for one in documents:
        text = one["document"]["text"]  # type: ignore[index]
        for span in (*one["mentions"], *(f for f in one["findings"] if f["start"] is not None)):  # type: ignore[misc,attr-defined]
            assert text[span["start"] : span["end"]] == span["text"]


def test_spaces_that_do_not_break_are_read_and_offsets_stay_exact() -> None:
    text = "มีผู้เข้าอบรม\u00a0จำนวน\u00a02\u00a0คน เมื่อวันที่\u00a05\u00a0มีนาคม\u200b 2565"
    (one,) = objects(bannarak("extract", "--format", "jsonl", "-", stdin=text.encode()))
    assert one["document"]["text"] == text  # type: ignore[index]
    found = {m["label"]: m["text"] for m in one["mentions"]}  # type: ignore[attr-defined]
    assert found == {"participants": "2\u00a0คน", "date": "วันที่\u00a05\u00a0มีนาคม\u200b 2565"}


@pytest.mark.parametrize(("lang", "weekday"), [("th", "วันพุธ"), ("en", "Wednesday")])
def test_check_tells_what_is_wrong_in_both_languages(lang: str, weekday: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(REPORT), "--select", "D101", "--lang", lang]) == 1
    out, err = capsys.readouterr()
    assert "D101" in out
    assert weekday in out
    assert err == ""


def test_check_of_a_sound_document_finds_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "json", str(CORPUS / "documents" / "minutes-thai-digits.txt")]) == 0
    assert json.loads(capsys.readouterr().out)["findings"] == []


@pytest.fixture
def bad(tmp_path: Path) -> dict[str, Path]:
    """Inputs that cannot be read, by what is wrong with them."""
    files = {name: tmp_path / f"{name}.txt" for name in ("empty", "binary", "missing")}
    files |= {name: tmp_path / f"{name}.pdf" for name in ("cut", "locked")} | {
        "folder": tmp_path / "folder",
        "pattern": tmp_path / "*.none",
    }
    files["empty"].write_bytes(b"")
    files["binary"].write_bytes(bytes(range(256)) * 20)
    files["cut"].write_bytes((CORPUS / "formats" / "activities-table.pdf").read_bytes()[:4000])
    canvas = Canvas(str(files["locked"]), encrypt="secret")
    canvas.drawString(50, 500, "hidden")
    canvas.save()
    files["folder"].mkdir()
    return files


@pytest.mark.parametrize("command", [("extract", "--format", "jsonl"), ("check", "--exit-zero", "--format", "json")], ids=lambda c: c[0])
def test_a_bad_source_is_one_line_and_stops_no_other(bad: dict[str, Path], command: tuple[str, ...]) -> None:
    done = bannarak(*command, *bad.values(), REPORT)
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 3
    assert len(lines) == len(bad)
    for path, line in zip(bad.values(), lines, strict=True):
        assert str(path) in line
        assert "; " in line, "what is wrong; what to do"
    assert "สำนักวิทยทรัพยากร" in done.stdout.decode() or "D101" in done.stdout.decode()


def test_windows_874_is_read_as_thai(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("อบรมเมื่อวันที่ 5 มีนาคม 2565 จำนวน 12 คน “ห้องสมุด”".encode("cp874"))
    (one,) = objects(bannarak("extract", "--format", "jsonl", path))
    assert [m["text"] for m in one["mentions"]] == ["วันที่ 5 มีนาคม 2565", "12 คน"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((), "COMMAND"),
        (("extrakt", "a.txt"), "extrakt"),
        (("extract",), "SRC"),
        (("check", REPORT, "--select", "D999"), "D999"),
        (("rules", "D999"), "D999"),
        (("check", REPORT, "--rules", ROOT / "nowhere"), "nowhere"),
        (("check", REPORT, "--period", "soon"), "soon"),
        (("evaluate", ROOT / "tests" / "commands"), "no gold"),
        (("evaluate", ROOT / "nowhere"), "nowhere"),
    ],
    ids=lambda value: " ".join(map(str, value))[-30:] if isinstance(value, tuple) else "",
)
def test_a_usage_error_is_told_without_a_traceback(arguments: tuple[object, ...], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    try:
        status = main([*map(str, arguments)])
    except SystemExit as exit_:  # argparse ends the program itself
        status = exit_.code if isinstance(exit_.code, int) else 1
    out, err = capsys.readouterr()
    assert (status, out) == (2, "")
    assert told in err


def test_evaluate_prints_a_row_for_every_label_and_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(CORPUS / "documents"), "--format", "json"]) == 0
    scores = json.loads(capsys.readouterr().out)
    assert list(scores["labels"]) == ["date", "participants", "institution_count", "institution", "evidence"]
    assert scores["misaligned_spans"] == 0
    assert main(["evaluate", str(CORPUS / "documents")]) == 0
    rows = [line.split()[:3] for line in capsys.readouterr().out.splitlines()]
    weekday = scores["findings"]["by_rule"]["weekday-mismatch"]
    assert ["weekday-mismatch", str(weekday["gold"]), str(weekday["found"])] in rows


def test_a_closed_pipe_is_no_error() -> None:
    """``bannarak extract … | head -1`` ends quietly."""
    sources = " ".join(f"'{path}'" for path in sorted((CORPUS / "documents").glob("*.txt")))
    shell = f"'{sys.executable}' -m bannarak.cli extract {sources} | head -c 1"
    env = {**os.environ, "PYTHONPATH": str(ROOT / "pipeline")}
    done = subprocess.run(["bash", "-c", shell], capture_output=True, check=False, timeout=120, env=env)
    assert (done.stdout, done.stderr) == (b"{", b"")


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_has_seen_enough_is_no_error(unbuffered: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "pipeline"), "PYTHONUNBUFFERED": unbuffered}
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "bannarak.cli", "rules", "D101"]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=writing, stderr=subprocess.PIPE, check=False, timeout=60, env=environment
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device on this system")
def test_a_full_disk_is_one_line() -> None:
    with open("/dev/full", "wb") as full:
        command = [sys.executable, "-m", "bannarak.cli", "check", str(REPORT)]
        done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=full, stderr=subprocess.PIPE, check=False, timeout=60)
    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == [
        "bannarak: the output cannot be written (No space left on device); free some space or write it elsewhere"
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", REPORT, "--evidence", ""), "argument --evidence: the name is empty"),
        (("run", REPORT, "--out", ""), "argument --out: the name is empty"),
        (("check", REPORT, "--select", ""), "no rule is called ''"),
        (("run", REPORT, "--out", "x", "--jobs", "two"), "argument --jobs: must be 1 or more"),
        (("evaluate", ROOT / "corpus" / "documents", "--errors", "nosuch"), "nothing is called nosuch"),
    ],
    ids=lambda value: value[-2] if isinstance(value, tuple) else "",
)
def test_values_that_mean_nothing(arguments: tuple[object, ...], said: str, tmp_path: Path) -> None:
    done = bannarak(*arguments)
    assert done.returncode == 2
    assert said in done.stderr.decode()


def test_a_dash_is_standard_output() -> None:
    assert bannarak("check", REPORT, "-o", "-").stdout == bannarak("check", REPORT).stdout != b""
    assert not Path("-").exists()


@pytest.mark.parametrize(("closed", "status", "said"), [(">&-", 2, "standard output is closed"), ("<&-", 3, "standard input is closed")])
def test_closed_streams(closed: str, status: int, said: str) -> None:
    command = f'exec "{sys.executable}" -m bannarak.cli check --lang en - {closed}'
    done = subprocess.run(
        ["sh", "-c", command], capture_output=True, check=False, timeout=120, env={**os.environ, "PYTHONPATH": str(ROOT / "pipeline")}
    )
    assert (done.returncode, said in done.stderr.decode()) == (status, True)
