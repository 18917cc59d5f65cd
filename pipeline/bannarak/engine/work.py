"""What a worker does: bytes in, bytes out. It knows neither the dataset's folder nor the other workers."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bannarak.document import Document
from bannarak.engine import Lost
from bannarak.records import Problem, Record
from bannarak.sources import Source

__all__ = [
    "BUDGET",
    "MEMORY",
    "TIMEOUT",
    "Done",
    "Item",
    "extract",
    "load_all",
    "lost",
    "prepare",
    "read_one",
    "spare_pandas",
    "timed_out",
    "without_collections",
    "without_pandas",
]

BUDGET = 5.0  # seconds after which a unit hands back the documents it has not begun
_TOGETHER = 400_000  # characters of documents that are analysed together
TIMEOUT = 120.0  # seconds for one document, unless the user says otherwise
MEMORY = 2 * 1024**3  # bytes a worker may hold; a document of a million characters needs a tenth

# Dictionaries and lexicons load when they are first needed; a text with one of everything loads them before the work begins.
_FIRST = """หมวด 1
1.1 ห้องสมุดตัวอย่าง มหาวิทยาลัยตัวอย่าง จัดอบรม 2 วัน เมื่อวันที่ 3-4 มี.ค. 2564 เวลา 09.00 น. ห้า คน (1.1-1)
จัดจัดกิจกรรม มี 4 หัวข้อ ดังนี้ 1) การสืบค้น 2) การอ้างอิง 3) การคัดเลือก
มหาวิทยาลัยขอนแก่น และมหาวิทยาลัยขอนแกน จาก 2 จังหวัด ได้แก่ เลย และสุโขทัย
1.1-1 ภาพ.pdf
"""

Item = tuple[Source, str]
"""A source and the SHA-256 its bytes had when the work was planned."""


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a unit: packed rows, the doc_ids they are of, failures by doc_id, and how many items at the end are left to do."""

    rows: bytes
    docs: tuple[str, ...]
    failures: dict[str, Problem]
    left: int
    characters: int


_STATE: dict[str, Any] = {}


def prepare(rules: Path | None, period: tuple[date, date] | None, evidence: Path | None = None, memory: int = MEMORY) -> None:
    """Make this process a worker: limits, and the knowledge loaded once."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which stops the workers
    _limit_memory(memory)
    threading.Thread(target=_leave_with_parent, args=(os.getppid(),), daemon=True).start()
    spare_pandas()
    load_all(rules, period, evidence)
    gc.freeze()  # what is loaded stays: no collection need look at it


def load_all(rules: Path | None, period: tuple[date, date] | None, evidence: Path | None = None) -> None:
    """Load the knowledge and every module that a unit needs; a parent that forks does it before."""
    from bannarak.analyse import analyser
    from bannarak.evidence_folder import EvidenceFolder, files_on_disk
    from bannarak.knowledge import load as knowledge

    with without_collections():
        analyse = analyser(knowledge(rules))
        analyse(Document("", "0" * 64, "text", _FIRST))
        _STATE["analyse"], _STATE["period"] = analyse, period
        _STATE["evidence"] = EvidenceFolder(files_on_disk(evidence), analyse) if evidence else None


def extract(items: Sequence[Item], timeout: float) -> Done:
    """The rows of the items, in order, until the time is up."""
    from bannarak.dataset.rows import add_record, empty, pack
    from bannarak.process import ingest, problem

    began = time.monotonic()
    tables, docs, failures, begun, characters = empty(), [], {}, 0, 0
    waiting: list[tuple[Source, str, Document, float]] = []  # read, with the seconds that took

    def analyse() -> None:
        results = _STATE["analyse"].many([document for _, _, document, _ in waiting], _STATE["period"])
        for (source, digest, _, reading), (result, analysing) in zip(waiting, results, strict=True):
            if reading + analysing > timeout:
                failures[digest[:16]] = timed_out(source, timeout)
            elif isinstance(result, Exception):
                failures[digest[:16]] = problem(source, "analyse", result)
            else:
                docs.append(digest[:16])
                add_record(tables, result)
        waiting.clear()

    for source, digest in items:
        begun += 1
        start = time.monotonic()
        document = ingest(source)
        now = time.monotonic()
        if isinstance(document, Document) and document.sha256 != digest:
            document = Problem(source.shown, "ingest", "the file changed while it was being read", "run again when nobody writes to it")
        if isinstance(document, Problem):
            failures[digest[:16]] = document
        else:
            characters += len(document.text)
            waiting.append((source, digest, document, now - start))
        if sum(len(document.text) for _, _, document, _ in waiting) > _TOGETHER or now - began > BUDGET:
            analyse()
        if time.monotonic() - began > BUDGET:
            break
    analyse()
    return Done(pack(tables), tuple(docs), failures, len(items) - begun, characters)


def read_one(source: Source) -> Record | Problem:
    """The record of one source."""
    from bannarak.process import process

    return process(source, _STATE["analyse"], _STATE["period"], _STATE["evidence"])


def timed_out(source: Source, timeout: float) -> Problem:
    """The problem of a source that took too long."""
    return Problem(source.shown, "timeout", f"the file took longer than {timeout:g} seconds", "split it, or give more time with --timeout")


class _NoPandas:
    """An import finder that says that there is no pandas."""

    @staticmethod
    def find_spec(name: str, *_: Any) -> None:
        if name == "pandas":
            raise ModuleNotFoundError(name=name)


def spare_pandas() -> None:
    """Bar pandas from this process: pyarrow imports it at the first conversion, only to recognise its frames, which takes a second."""
    if _NoPandas not in sys.meta_path:
        sys.meta_path.insert(0, _NoPandas)


@contextmanager
def without_pandas() -> Iterator[None]:
    """The same for a while only."""
    spare_pandas()
    try:
        yield
    finally:
        sys.meta_path.remove(_NoPandas)


@contextmanager
def without_collections() -> Iterator[None]:
    """No garbage collection for a while: many small objects are made of which none refers to itself, and each look at all that the process
    has loaded takes as long as the work does.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def lost(source: Source, how: Lost, timeout: float) -> Problem:
    """The problem of a source whose worker was lost."""
    if how.why == "timeout":
        return timed_out(source, timeout)
    return Problem(source.shown, "crash", f"reading the file ended the process that read it ({how.detail})", "save it again, or report it")


def _limit_memory(size: int) -> None:
    try:
        import resource
    except ImportError:  # not a POSIX system
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    limit = size if hard == resource.RLIM_INFINITY else min(size, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))


def _leave_with_parent(parent: int) -> None:
    """A parent that was killed cannot stop its workers; they see that they are orphans and go."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(0)
