"""The Ray engine on a real cluster of two nodes on this machine, one of which is killed in mid-run."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bannarak.archive import Progress, run

pytest.importorskip("ray", reason="the extra bannarak[ray] is not installed")
if not os.environ.get("BANNARAK_SLOW"):
    pytest.skip("starting a cluster takes most of a minute: set BANNARAK_SLOW=1", allow_module_level=True)
ROOT = Path(__file__).parents[1]


@pytest.fixture
def nodes(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Any, Any]]:
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT / "pipeline"), os.environ.get("PYTHONPATH", "")]))
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    from ray.cluster_utils import Cluster

    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
    yield cluster, cluster.add_node(num_cpus=1)
    cluster.shutdown()


def files(out: Path) -> dict[str, bytes]:
    return {str(path.relative_to(out)): path.read_bytes() for path in sorted(out.rglob("*.parquet"))}


def test_a_node_lost_in_mid_run_costs_time_only(nodes: tuple[Any, Any], tmp_path: Path) -> None:
    cluster, second = nodes
    archive = tmp_path / "archive"
    archive.mkdir()
    for number in range(400):
        text = f"ห้องสมุดตัวอย่างที่ {number}\nเมื่อวันที่ {number % 28 + 1} มกราคม 2564 มีผู้เข้าร่วม {number + 3} คน\n"
        (archive / f"{number}.txt").write_text(text, encoding="utf-8")
    (archive / "empty.txt").write_bytes(b"")

    class Killer(Progress):
        killed = False

        def step(self, done: int, failed: int) -> None:
            if not self.killed:
                self.killed = True
                cluster.remove_node(second, allow_graceful=False)

    killer = Killer()
    far = run([archive], tmp_path / "far", engine="ray", address=cluster.address, progress=killer)
    assert killer.killed
    near = run([archive], tmp_path / "near", jobs=2)
    assert files(tmp_path / "far") == files(tmp_path / "near")
    assert far.rows == near.rows
    assert [problem.path for problem in far.failures] == [f"{archive}/empty.txt"]
