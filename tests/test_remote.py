"""Sources and datasets in object stores: memory, and S3 by a real server on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

import bannarak
from bannarak.errors import DatasetError


def text(number: int) -> str:
    return f"ห้องสมุดตัวอย่างที่ {number}\nเมื่อวันที่ {number + 1} มกราคม 2564 มีผู้เข้าร่วม {number + 3} คน\n"


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    server_of = pytest.importorskip("moto.server")
    pytest.importorskip("s3fs")
    server = server_of.ThreadedMotoServer(port=0)
    server.start()
    host, port = server.get_host_and_port()
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    fs = fsspec.filesystem("s3", skip_instance_cache=True)
    fs.mkdir("library")
    yield "s3://library"
    server.stop()


@pytest.fixture
def memory() -> Iterator[str]:
    yield "memory://library"
    fsspec.filesystem("memory").rm("/library", recursive=True)


@pytest.mark.parametrize("store", ["memory", "bucket"])
def test_a_dataset_from_and_into_a_store(store: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    root = request.getfixturevalue(store)
    for number in range(5):
        with fsspec.open(f"{root}/archive/{number}.txt", "wb") as stream:
            stream.write(text(number).encode())
    first = bannarak.run(f"{root}/archive", f"{root}/dataset", jobs=1)
    assert (first.extracted, first.rows["documents"], first.failures) == (5, 5, ())
    with fsspec.open(f"{root}/archive/0.txt", "wb") as stream:
        stream.write(text(9).encode())
    again = bannarak.run(f"{root}/archive", f"{root}/dataset", jobs=1)
    assert (again.extracted, again.unchanged) == (1, 4)
    frames = bannarak.read_dataset(f"{root}/dataset")
    here = bannarak.run(f"{root}/archive", tmp_path / "dataset", jobs=1)
    assert here.rows == again.rows
    for name, frame in bannarak.read_dataset(tmp_path / "dataset").items():
        assert frame.equals(frames[name]), name
    assert sorted(frames["counts"]["n"]) == [4, 5, 6, 7, 12]
    assert str(frames["dates"]["date_start"].dtype).startswith("datetime64")
    assert str(frames["counts"]["n_max"].dtype) == "Int64"


def test_no_dataset(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="there is no dataset here; make one with `bannarak run`"):
        bannarak.read_dataset(tmp_path)
