"""The process that holds the workers of a run: what goes through it, what ends it, and that nothing stays behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bannarak.cli import main
from bannarak.engine import Lost
from bannarak.engine.host import Hosted
from bannarak.errors import DatasetError
from bannarak.knowledge import KnowledgeError

LOADED: list[str] = []


def load(word: str) -> None:
    LOADED.append(word)


def refuse(word: str) -> None:
    raise KnowledgeError(f"{word}.toml: not valid TOML; mend the file")


def ready(word: str) -> None:
    assert [word] == LOADED, "a worker has what its host has loaded"


def told(number: int) -> tuple[int, list[str], int]:
    return number * number, LOADED, os.getppid()


def leave(status: int) -> None:
    os._exit(status)


def fail() -> None:
    raise ValueError("wrong")


def gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


def wait_for(pid: int) -> None:
    end = time.monotonic() + 10
    while not gone(pid):
        assert time.monotonic() < end, f"process {pid} is still there"
        time.sleep(0.05)


def test_results_and_losses_come_back_with_their_keys() -> None:
    workers = Hosted(2, load, ready, ("rules",))
    with workers:
        for number in range(20):
            workers.submit(number, told, (number,), 60)
        workers.submit("crash", leave, (3,), 60)
        workers.submit("hang", time.sleep, (60,), 0.5)
        workers.submit("error", fail, (), 60)
        assert workers.pending == 23
        found = dict(workers.next() for _ in range(23))
        assert workers.pending == 0
    workers.join()
    hosts = {found[number][2] for number in range(20)}
    assert [found[number][:2] for number in range(20)] == [(number * number, ["rules"]) for number in range(20)]
    assert len(hosts) == 1
    assert hosts != {os.getpid()}
    assert (found["crash"], found["hang"]) == (Lost("crash", "exit status 3"), Lost("timeout", ""))
    assert found["error"] == Lost("crash", "ValueError: wrong")
    assert not LOADED, "the caller itself loads nothing"


def test_what_loading_raises_is_raised_to_the_caller() -> None:
    workers = Hosted(1, refuse, ready, ("codes",))
    workers.submit(1, told, (1,), 60)
    with pytest.raises(KnowledgeError, match=r"codes\.toml: not valid TOML"):
        workers.next()
    workers._host.join()
    late = Hosted(1, refuse, ready, ("codes",))
    late._host.join()
    with pytest.raises(KnowledgeError, match=r"codes\.toml: not valid TOML"):
        late.submit(1, told, (1,), 60)
    workers.join()
    late.join()


def test_a_host_that_is_killed_ends_the_run_in_one_line() -> None:
    workers = Hosted(1, load, ready, ("rules",))
    workers.submit(1, time.sleep, (60,), 120)
    assert workers._host.pid is not None
    os.kill(workers._host.pid, signal.SIGKILL)
    with pytest.raises(DatasetError, match="run again: what was done is kept"):
        workers.next()
    workers._host.join()
    with pytest.raises(DatasetError, match="run again: what was done is kept"):
        workers.submit(2, told, (2,), 60)
    workers.join()


def test_leaving_ends_what_still_runs() -> None:
    workers = Hosted(1, load, ready, ("rules",))
    with workers:
        workers.submit(1, told, (1,), 60)
        _, (_, _, host) = workers.next()
        workers.submit(2, time.sleep, (600,), 1000)
    began = time.monotonic()
    workers.join()
    assert time.monotonic() - began < 10
    assert gone(host)


CALLER = """
import sys, time
from bannarak.engine.host import Hosted
from bannarak.engine.work import load_all, prepare
import os
workers = Hosted(1, load_all, prepare, (None, None))
workers.submit(1, os.getpid, (), 60)
print(workers._host.pid, workers.next()[1], flush=True)
workers.submit(2, time.sleep, (600,), 1000)
time.sleep(600)
"""


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks processes up in /proc")
def test_nothing_outlives_a_caller_that_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", CALLER], stdout=subprocess.PIPE, text=True) as caller:
        assert caller.stdout is not None
        host, worker = map(int, caller.stdout.readline().split())
        assert not gone(host)
        assert not gone(worker)
        caller.kill()
    wait_for(host)
    wait_for(worker)


def test_rules_that_cannot_be_read_are_told_in_one_line(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rules" / "lexicon").mkdir(parents=True)
    (tmp_path / "rules" / "lexicon" / "counts.toml").write_text("people = [", encoding="utf-8")
    (tmp_path / "a.txt").write_text("ผู้เข้าร่วม 12 คน", encoding="utf-8")
    with pytest.raises(SystemExit) as end:
        main(["run", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out"), "--rules", str(tmp_path / "rules")])
    said = capfd.readouterr().err
    assert end.value.code == 2
    assert said.splitlines()[-1].startswith("bannarak: error: counts.toml: not valid TOML")
    assert "Traceback" not in said
