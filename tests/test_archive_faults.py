"""What may go wrong in a run: documents that crash, hang or eat memory, a kill at any moment, a destination that cannot be written."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import bannarak.process
from bannarak.archive import run
from bannarak.cli import main
from bannarak.dataset.store import Store
from bannarak.document import Document
from bannarak.errors import DatasetError
from bannarak.readers import read

ROOT = Path(__file__).parents[1]


def text(number: int) -> str:
    return f"ห้องสมุดตัวอย่างที่ {number}\n\nเมื่อวันที่ {number % 28 + 1} มกราคม 2564 มีผู้เข้าร่วม {number + 3} คน ณ มหาวิทยาลัยสมมติ\n"


def make(folder: Path, documents: int) -> Path:
    folder.mkdir()
    for number in range(documents):
        (folder / f"{number:03}.txt").write_text(text(number), encoding="utf-8")
    return folder


def files(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*.parquet"))}


def troubled(data: bytes, path: str) -> Document:
    """The reader, with documents that do to it what a broken parser does."""
    if b"CRASH" in data:
        os.kill(os.getpid(), signal.SIGKILL)
    if b"HANG" in data:
        time.sleep(60)
    if b"EAT" in data:
        return Document(path, "0" * 64, "text", "x" * 10**11)
    return read(data, path)


def test_a_document_that_crashes_hangs_or_eats_memory_fails_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = make(tmp_path / "archive", 30)
    run([archive], tmp_path / "sound", jobs=1)
    for word in ("CRASH", "HANG", "EAT"):
        (archive / f"{word}.txt").write_text(word)
    monkeypatch.setattr(bannarak.process, "read", troubled)
    summary = run([archive], tmp_path / "out", jobs=2, timeout=4)
    assert [(Path(problem.path).stem, problem.stage) for problem in summary.failures] == [
        ("CRASH", "crash"),
        ("EAT", "ingest"),
        ("HANG", "timeout"),
    ]
    assert all("\n" not in problem.reason + problem.advice for problem in summary.failures)
    sound, troubled_tables = files(tmp_path / "sound"), files(tmp_path / "out")
    failed = {name for name in sound if name.startswith("failures/")}
    assert {name: data for name, data in sound.items() if name not in failed} == {
        name: data for name, data in troubled_tables.items() if name not in failed
    }


SMALL_SHARDS = "import sys, bannarak.cli, bannarak.dataset.shards as shards; shards._DOCUMENTS = 8; sys.exit(bannarak.cli.main())"


def start(archive: Path, out: Path, *options: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", SMALL_SHARDS, "run", str(archive), "--out", str(out), "--jobs", "2", *options],
        env={**os.environ, "PYTHONPATH": str(ROOT / "pipeline")},
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def test_killed_at_twenty_moments(tmp_path: Path) -> None:
    """SIGKILL to the whole process group, twenty times into one dataset, some of them while it is made anew."""
    archive = make(tmp_path / "archive", 100)
    began = time.monotonic()
    assert start(archive, tmp_path / "calm").wait() == 0
    whole = time.monotonic() - began
    chance = random.Random(8)
    out = tmp_path / "out"
    ends = []
    for at in range(20):
        going = start(archive, out, *(["--fresh"] if at % 5 == 4 else []))
        time.sleep(chance.uniform(0.2, 0.9) * whole)
        ends.append(going.poll())
        with suppress(ProcessLookupError):  # it was done before
            os.killpg(going.pid, signal.SIGKILL)
        going.wait()
        for path in out.rglob("*.parquet"):
            if ".staging" not in path.parts:
                pq.read_metadata(path)
    assert None in ends  # some were killed in mid-run
    assert len(list((tmp_path / "calm" / "documents").iterdir())) == 16
    assert start(archive, out).wait() == 0
    assert files(out) == files(tmp_path / "calm")
    assert not list(out.glob(".staging/*"))


def test_a_kill_in_mid_commit_is_made_good_by_the_next_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = make(tmp_path / "archive", 10)
    run([archive], tmp_path / "out", jobs=1)
    (archive / "000.txt").write_text(text(99), encoding="utf-8")
    run([archive], tmp_path / "calm", jobs=1)

    class Killed(BaseException):
        pass

    def move(self: Store, source: str, target: str, moved: list[str] = []) -> None:  # noqa: B006
        moved.append(target)
        if len(moved) > 4:
            raise Killed
        os.replace(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(Store, "_move", move)
        with pytest.raises(Killed):
            run([archive], tmp_path / "out", jobs=1)
    assert files(tmp_path / "out") != files(tmp_path / "calm")
    store = Store(str(tmp_path / "out"))
    store.open()
    store.close()
    assert files(tmp_path / "out") == files(tmp_path / "calm")
    assert run([archive], tmp_path / "out", jobs=1).extracted == 0


@pytest.mark.parametrize(("shard", "writes"), [(512, 0), (512, 1), (512, 5), (512, 12), (4, 0), (4, 5), (4, 20), (4, 35)])
def test_a_full_disk_leaves_the_earlier_dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shard: int, writes: int) -> None:
    monkeypatch.setattr("bannarak.dataset.shards._DOCUMENTS", shard)
    archive = make(tmp_path / "archive", 10)
    run([archive], tmp_path / "out", jobs=1)
    before = {str(path): path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    make(tmp_path / "archive" / "more", 12)
    left = [writes]

    def replace(source: str, target: str) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        os.rename(source, target)

    with monkeypatch.context() as patch:
        patch.setattr("bannarak.dataset.store.os.replace", replace)
        with pytest.raises(DatasetError, match="the disk is full; free some space and run again"):
            run([archive], tmp_path / "out", jobs=1)
    after = {str(path): path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file() and ".staging" not in path.parts}
    assert after == before
    run([archive], tmp_path / "out", jobs=1)
    run([archive], tmp_path / "calm", jobs=1)
    assert files(tmp_path / "out") == files(tmp_path / "calm")


def test_a_destination_that_cannot_be_written(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    if not Path("/sys/kernel").is_dir():
        pytest.skip("no /sys here, which even root may not write to")
    archive = make(tmp_path / "archive", 1)
    assert main(["run", str(archive), "--out", "/sys/kernel/dataset"]) == 2
    assert capfd.readouterr().err == "bannarak run: /sys/kernel/dataset: nothing may be written there; give a folder you may write to\n"
