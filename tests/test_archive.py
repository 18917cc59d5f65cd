"""`run`: the dataset is a function of the sources, whatever happened on the way there."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from datetime import date, datetime
from pathlib import Path

import duckdb
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest

from bannarak.archive import Progress, Summary, run
from bannarak.cli import main
from bannarak.dataset.store import Store
from bannarak.errors import DatasetError
from bannarak.knowledge import KnowledgeError
from bannarak.schema import TABLES


def text(number: int) -> str:
    day = date(2021, 1, 1 + number % 28)
    return (
        f"ห้องสมุดตัวอย่างที่ {number}\n\nเมื่อวันที่ {day.day} มกราคม 2564 เวลา 09.00-12.00 น. มีผู้เข้าร่วม {number + 3} คน "
        f"จาก {number % 5 + 2} หน่วยงาน ณ มหาวิทยาลัยสมมติ\n"
    )


@pytest.fixture(autouse=True, params=[512, 4], ids=["one shard", "many shards"])
def documents_in_a_shard(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr("bannarak.dataset.shards._DOCUMENTS", request.param)
    return int(request.param)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:03}.txt").write_text(text(number), encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    return folder


def files(out: Path) -> dict[str, bytes]:
    """The Parquet files by name."""
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*.parquet"))}


def go(archive: Path, out: Path, **options: object) -> Summary:
    return run([archive], out, jobs=1, **options)  # type: ignore[arg-type]


def test_tables_have_the_schema_that_the_dictionary_tells(archive: Path, tmp_path: Path) -> None:
    summary = go(archive, tmp_path / "out")
    assert (summary.sources, summary.extracted, len(summary.failures)) == (41, 41, 1)
    for name, schema in TABLES.items():
        for path in (tmp_path / "out" / name).glob("*.parquet"):
            assert pq.read_schema(path).equals(schema, check_metadata=True), name
        assert ds.dataset(tmp_path / "out" / name).count_rows() == summary.rows[name]
    assert summary.rows["documents"] == 40
    assert summary.rows["failures"] == 1
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text())
    assert manifest["tables"] == summary.rows
    assert len(manifest["sources"]) == 41


def test_shards_are_merged_while_others_are_extracted(archive: Path, tmp_path: Path, documents_in_a_shard: int) -> None:
    """So the end of a large archive is not the merging of all of it."""
    out = tmp_path / "out"
    parts: list[int] = []

    class Watching(Progress):
        def step(self, done: int, failed: int) -> None:
            time.sleep(0.02)  # a shard as small as this is merged in less
            parts.append(len(list(out.glob(".staging/new/documents/*.parquet"))))

    go(archive, out, progress=Watching())
    shards = len(list(out.glob("documents/*.parquet")))
    assert shards == (16 if documents_in_a_shard == 4 else 1)
    assert parts[0] == 0
    assert parts[-1] >= shards // 2


def test_views(archive: Path, tmp_path: Path) -> None:
    go(archive, tmp_path / "out")
    with duckdb.connect(str(tmp_path / "out" / "bannarak.duckdb"), read_only=True) as connection:
        assert {name for (name,) in connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()} == set(TABLES)
        assert connection.execute("SELECT count(*) FROM counts WHERE label = 'participants'").fetchone() == (40,)
        wrong = connection.execute(
            'SELECT count(*) FROM counts c JOIN documents d USING (doc_id) WHERE d.text[c.start + 1 : c."end"] <> c.text'
        ).fetchone()
        assert wrong == (0,)


def test_the_second_run_does_nothing(archive: Path, tmp_path: Path) -> None:
    go(archive, tmp_path / "out")
    before = files(tmp_path / "out")
    again = go(archive, tmp_path / "out")
    assert (again.extracted, again.unchanged, again.vanished) == (0, 40, 0)
    assert files(tmp_path / "out") == before
    assert len(again.failures) == 1


def test_new_changed_and_vanished_sources(archive: Path, tmp_path: Path) -> None:
    go(archive, tmp_path / "out")
    (archive / "000.txt").unlink()
    (archive / "001.txt").write_text(text(1) + "เพิ่มเติม\n", encoding="utf-8")
    (archive / "new.txt").write_text(text(77), encoding="utf-8")
    shutil.copy(archive / "002.txt", archive / "copy.txt")
    (archive / "003.txt").rename(archive / "moved.txt")
    summary = go(archive, tmp_path / "out")
    assert (summary.extracted, summary.unchanged, summary.vanished) == (2, 38, 2)
    go(archive, tmp_path / "other")
    assert files(tmp_path / "out") == files(tmp_path / "other")


def test_what_cannot_be_listed_loses_nothing(archive: Path, tmp_path: Path) -> None:
    share, out = tmp_path / "share", tmp_path / "out"
    share.mkdir()
    (share / "one.txt").write_text(text(90), encoding="utf-8")
    run([archive, share], out, jobs=1)
    before = files(out)
    share.rename(tmp_path / "away")
    away = run([archive, share], out, jobs=1)
    assert (away.extracted, away.unchanged, away.vanished) == (0, 41, 0)
    assert [problem.path for problem in away.failures] == [f"{archive}/empty.txt", str(share)]
    unread = "failures/"
    assert {name: data for name, data in files(out).items() if not name.startswith(unread)} == {
        name: data for name, data in before.items() if not name.startswith(unread)
    }
    with pytest.raises(DatasetError, match="The dataset stays as it was"):
        run([tmp_path / "nosuch"], out, jobs=1)
    assert run([archive], out, jobs=1).vanished == 1


def test_copies_are_held_once_and_listed_twice(tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    archive.mkdir()
    for name in ("a.txt", "b.txt"):
        (archive / name).write_text(text(1), encoding="utf-8")
    go(archive, tmp_path / "out")
    rows = pq.read_table(tmp_path / "out" / "documents", columns=["path", "duplicate_of"]).to_pylist()
    assert rows == [
        {"path": f"{archive}/a.txt", "duplicate_of": None},
        {"path": f"{archive}/b.txt", "duplicate_of": f"{archive}/a.txt"},
    ]
    assert pq.read_table(tmp_path / "out" / "counts").num_rows == 2


def test_failures_are_tried_again_when_asked_or_when_changed(archive: Path, tmp_path: Path) -> None:
    go(archive, tmp_path / "out")
    assert go(archive, tmp_path / "out").extracted == 0
    assert go(archive, tmp_path / "out", retry_failed=True).extracted == 1
    (archive / "empty.txt").write_text(text(50), encoding="utf-8")
    summary = go(archive, tmp_path / "out")
    assert (summary.extracted, summary.failures) == (1, ())
    assert pq.read_table(tmp_path / "out" / "failures").num_rows == 0


def test_fresh_and_other_rules_do_everything(archive: Path, tmp_path: Path) -> None:
    go(archive, tmp_path / "out")
    assert go(archive, tmp_path / "out", fresh=True).extracted == 41
    assert go(archive, tmp_path / "out", period=(date(2021, 1, 1), date(2021, 12, 31))).extracted == 41


def test_two_runs_into_one_folder(archive: Path, tmp_path: Path) -> None:
    store = Store(str(tmp_path / "out"))
    store.open()
    with pytest.raises(DatasetError, match="another run"):
        go(archive, tmp_path / "out")
    store.close()
    go(archive, tmp_path / "out")


def test_command(archive: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["run", str(archive), f"{tmp_path}/none", "--out", f"{tmp_path}/out", "--jobs", "1"]) == 3
    out, err = capfd.readouterr()
    assert out == ""
    lines = err.splitlines()
    assert lines[:2] == [
        f"bannarak: {tmp_path}/none: there is no such file or folder; check the spelling of the path",
        f"bannarak: {archive}/empty.txt: the file is empty; give a file with text in it",
    ]
    assert len(lines) == 3
    assert lines[2].startswith(f"{tmp_path}/out: 40 documents (41 read, 0 unchanged, 0 vanished), 2 failed, ")
    assert main(["run", f"{archive}/000.txt", "--out", f"{archive}/000.txt"]) == 2
    assert capfd.readouterr().err == f"bannarak run: {archive}/000.txt: this is a file; give a folder\n"


def test_one_file_in_two_spellings_is_no_duplicate(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    summary = run(["archive", "./archive"], "out", jobs=1)
    assert (summary.sources, summary.rows["documents"]) == (41, 40)
    rows = pq.read_table(tmp_path / "out" / "documents", columns=["duplicate_of"])["duplicate_of"].to_pylist()
    assert rows == [None] * 40


def test_what_is_not_given_again_is_dropped(archive: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / "one.txt").write_text(text(90), encoding="utf-8")
    go(archive, tmp_path / "out")
    assert run([other], tmp_path / "out", jobs=1).rows["documents"] == 1
    assert run([archive, other], tmp_path / "out", jobs=1).rows["documents"] == 41


def test_a_folder_of_rules_by_its_name(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    assert go(archive, tmp_path / "out", rules=str(tmp_path / "rules")).rows["documents"] == 40
    with pytest.raises(KnowledgeError, match="not a folder"):
        go(archive, tmp_path / "out", rules=str(tmp_path / "nosuch"))


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("period", ("2021", "2022"), "give two days"),
        ("period", "2564", "give two days"),
        ("period", (date(2021, 1, 1),), "give two days"),
        ("period", (datetime(2021, 1, 1), datetime(2021, 12, 31)), "give two days"),
        ("period", (date(2021, 12, 31), date(2021, 1, 1)), "ends before it starts"),
        ("jobs", 0, "1 or more"),
        ("jobs", -1, "1 or more"),
        ("jobs", "2", "1 or more"),
        ("engine", "spark", "'local' or 'ray'"),
        ("timeout", 0, "more than 0"),
    ],
)
def test_an_argument_that_can_be_none_is_refused_at_once(archive: Path, tmp_path: Path, option: str, value: object, said: str) -> None:
    with pytest.raises(ValueError, match=f"^{option}=.*{said}"):
        run([archive], tmp_path / "out", **{option: value})  # type: ignore[arg-type]
    assert not (tmp_path / "out").exists()


PANDAS_AFTER_A_RUN = """
import sys
from bannarak.cli import main
assert main(["run", sys.argv[1], "--out", sys.argv[2], "--jobs", "1"]) == 3
assert "pandas" not in sys.modules, "a run has no use for pandas, which takes a second to import"
import bannarak
print(len(bannarak.read_dataset(sys.argv[2])["documents"]))
"""


def test_a_run_spares_pandas_and_leaves_it_usable(archive: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", PANDAS_AFTER_A_RUN, str(archive), f"{tmp_path}/out"]
    assert subprocess.run(command, check=True, capture_output=True, text=True).stdout == "40\n"
