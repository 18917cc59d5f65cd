"""Five hundred files damaged at random, with a fixed seed: each ends as a record or as one clear failure."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from bannarak.archive import run
from bannarak.cli import main

CORPUS = Path(__file__).parents[1] / "corpus"
FILES, SEED = 500, 2564


def damaged(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """``data`` with bytes flipped, cut short, a piece cut out or doubled, or spliced with ``other``."""
    kind = chance.choice(("flip", "flip", "cut", "hole", "double", "splice", "zero"))
    start, end = sorted(chance.randrange(len(data)) for _ in range(2))
    if kind == "flip":
        changed = bytearray(data)
        for _ in range(chance.choice((1, 3, 30, 300))):
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        return bytes(changed)
    if kind == "cut":
        return data[:end]
    if kind == "hole":
        return data[:start] + data[end:]
    if kind == "double":
        return data[:end] + data[start:]
    if kind == "zero":
        return data[:start] + bytes(end - start) + data[end:]
    return data[:start] + other[chance.randrange(len(other)) :]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("damaged")
    sound = sorted(path for path in (CORPUS / "formats").iterdir() if path.suffix in (".pdf", ".docx", ".html"))
    sound += sorted((CORPUS / "documents").glob("*.txt"))[:4]
    chance = random.Random(SEED)
    for number in range(FILES):
        path = sound[number % len(sound)]
        data = damaged(path.read_bytes(), chance.choice(sound).read_bytes(), chance)
        (folder / f"{number:03}{path.suffix}").write_bytes(data)
    return folder


def test_each_is_a_record_or_one_failure(archive: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    summary = run([archive], tmp_path / "out", jobs=2, timeout=30)
    assert summary.rows["documents"] + summary.rows["failures"] == FILES
    assert summary.rows["documents"] > 50
    assert summary.rows["failures"] > 50
    assert len({problem.path for problem in summary.failures}) == len(summary.failures)
    for problem in summary.failures:
        assert problem.reason
        assert problem.advice
        assert "\n" not in problem.reason + problem.advice
    assert [problem for problem in summary.failures if problem.stage in ("crash", "timeout")] == []
    assert [problem for problem in summary.failures if "Error:" in problem.reason] == []  # no exception nobody thought of
    assert capfd.readouterr().err == ""


def test_extract_goes_through_them(archive: Path, capfd: pytest.CaptureFixture[str]) -> None:
    some = sorted(map(str, archive.iterdir()))[:60]
    assert main(["extract", "--format", "jsonl", *some]) == 3
    out, err = capfd.readouterr()
    assert len(out.splitlines()) + len(err.splitlines()) == 60
    assert "Traceback" not in err
