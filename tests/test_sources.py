"""Which sources a user's words name, and what is said of those that name nothing."""

from __future__ import annotations

import os
import socket
import tracemalloc
from pathlib import Path

import fsspec
import pytest

from bannarak.errors import UnreadableError
from bannarak.records import Problem
from bannarak.sources import Source, expand


def paths(*specs: object) -> list[str]:
    found = list(expand(map(str, specs)))
    assert all(isinstance(source, Source) for source in found), found
    return [source.path for source in found]


def problem(spec: object) -> Problem:
    (found,) = expand([str(spec)])
    assert isinstance(found, Problem)
    return found


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.TXT", "sub/c.pdf", "sub/deep/d.docx", "notes.csv", ".hidden.txt", ".git/e.txt", "~$a.docx", "old.doc"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path


def test_a_folder_is_searched_for_documents(archive: Path) -> None:
    assert paths(archive) == [f"{archive}/{name}" for name in ("a.TXT", "b.txt", "old.doc", "sub/c.pdf", "sub/deep/d.docx")]


def test_a_named_file_is_taken_whatever_its_ending(archive: Path) -> None:
    assert paths(archive / "notes.csv") == [f"{archive}/notes.csv"]


def test_globs(archive: Path) -> None:
    assert paths(archive / "*.txt") == [f"{archive}/b.txt"]
    assert paths(archive / "**/*.docx") == [f"{archive}/sub/deep/d.docx", f"{archive}/~$a.docx"]


def test_a_name_with_brackets_is_a_name(tmp_path: Path) -> None:
    (tmp_path / "report[1].txt").write_text("x")
    assert paths(tmp_path / "report[1].txt") == [f"{tmp_path}/report[1].txt"]


def test_each_source_once(archive: Path) -> None:
    assert paths(archive / "b.txt", archive / "*.txt", "-", "-") == [f"{archive}/b.txt", "-"]


def test_one_file_in_two_spellings_is_one_source(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(archive.parent)
    (archive.parent / "link").symlink_to(archive)
    name = archive.name
    once = paths(name)
    assert once
    for other in (f"./{name}", f"{name}/", f"{name}/../{name}", archive, "link", f"file://{archive.resolve()}/{Path(once[0]).name}"):
        assert paths(name, other) == once
    assert paths(f"./{name}", name) == [f"./{path}" for path in once]
    (archive.parent / "copy").mkdir()
    for path in once:
        (archive.parent / "copy" / Path(path).name).write_bytes(Path(path).read_bytes())
    assert len(paths(name, "copy")) == 2 * len(once)


def test_a_pipe_in_a_folder_is_left_alone(archive: Path) -> None:
    os.mkfifo(archive / "pipe.txt")
    assert f"{archive}/pipe.txt" not in paths(archive)


def test_urls() -> None:
    fs = fsspec.filesystem("memory")
    fs.pipe("/library/2564/a.txt", b"one")
    fs.pipe("/library/2564/b.png", b"two")
    try:
        assert paths("memory://library") == ["memory:///library/2564/a.txt"]
        assert paths("memory://library/2564/b.png") == ["memory://library/2564/b.png"]
        assert paths("memory://library/*/*.txt") == ["memory:///library/2564/a.txt"]
        assert Source("memory:///library/2564/a.txt").read() == b"one"
        assert problem("memory://elsewhere").reason == "there is no such file or folder"
    finally:
        fs.rm("/library", recursive=True)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.txt", "there is no such file or folder"),
        ("missing-*.txt", "nothing matches this pattern"),
        ("empty", "there is no document in this folder"),
    ],
)
def test_what_names_nothing(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "empty").mkdir()
    found = problem(tmp_path / name)
    assert (found.path, found.stage, found.reason) == (f"{tmp_path}/{name}", "ingest", reason)
    assert found.advice


def test_unknown_protocol() -> None:
    assert problem("nosuch://x").reason == "this kind of address is not known"


def test_size_limit(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_bytes(b"x" * 11)
    assert Source(f"{tmp_path}/long.txt").read(11) == b"x" * 11
    with pytest.raises(UnreadableError, match="more than"):
        Source(f"{tmp_path}/long.txt").read(10)


def test_a_short_file_takes_little_memory(tmp_path: Path) -> None:
    """A worker that has little left can still read it."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * 3_000_000)
    tracemalloc.start()
    assert Source(str(path)).read() == b"x" * 3_000_000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


def test_a_name_in_another_encoding_can_be_read_and_shown(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/\xc3\xd2.txt"
    Path(os.fsdecode(name)).write_text("x")
    (source,) = expand([str(tmp_path)])
    assert isinstance(source, Source)
    assert source.shown == f"{tmp_path}/\\xc3\\xd2.txt"
    assert source.read() == b"x"


def test_fingerprint_changes_with_the_source(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one")
    before = Source(str(path)).fingerprint()
    path.write_text("other")
    assert before
    assert before != Source(str(path)).fingerprint()
    assert Source("-").fingerprint() == ""


def _lock(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse to list ``folder``, as the system does to anyone but root, as whom tests may run."""
    scandir = os.scandir

    def refusing(path: str) -> object:
        if str(path) == str(folder):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)


def test_a_folder_that_may_not_be_read_is_told_of(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _lock(archive / "sub", monkeypatch)
    found = list(expand([str(archive)]))
    assert [item.path for item in found] == [f"{archive}/{name}" for name in ("a.TXT", "b.txt", "old.doc", "sub")]
    assert isinstance(found[-1], Problem)
    assert found[-1].reason == "the folder may not be read (permission denied)"
    assert problem(archive / "sub") == found[-1]


def test_a_server_that_never_answers_holds_up_nothing(archive: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        page = f"http://127.0.0.1:{silent.getsockname()[1]}/report.html"
        found = list(expand([page, str(archive / "b.txt")], patience=0.5))
    assert isinstance(found[0], Problem)
    assert (found[0].path, found[0].reason) == (page, "the server gave no answer within 0.5 s")
    assert found[1] == Source(f"{archive}/b.txt")


def test_an_empty_name_names_nothing() -> None:
    assert problem("").reason == "an empty name names nothing"
