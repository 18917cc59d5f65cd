"""The shards of a dataset: rows that were just extracted and rows still good from before, written as the parts of each table."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType

from bannarak.dataset.manifest import Manifest
from bannarak.dataset.shards import merge, part_name, shard_of
from bannarak.dataset.store import Store
from bannarak.engine.plan import Plan
from bannarak.schema import DOCUMENT_TABLES
from bannarak.sources import Source

__all__ = ["Merging", "open_unit"]

_THREADS = 4  # more shards at a time take more memory and hardly less time


class Merging:
    """Merges each shard when its last document is settled, by threads, while others are still extracted: Arrow works outside Python's lock.

    ``pending`` documents are to be extracted; ``units``, which the caller goes on filling, leads a doc_id to the staged file with its rows;
    documents that are ``kept`` have theirs in the dataset ``base``. ``parts`` (with their numbers of rows) can stay as they are, ``staged``
    are new; both are complete after :meth:`finish`. ``jobs`` processors may be used. It is a context manager.
    """

    def __init__(
        self, store: Store, made: Plan, base: Manifest, kept: set[str], pending: Iterable[str], units: Mapping[str, str], jobs: int
    ) -> None:
        self.store, self.made, self.base, self.kept, self.units = store, made, base, kept, units
        self.bits = made.bits
        self.parts: dict[str, int] = {}
        self.staged: dict[str, int] = {}
        self._documents: dict[int, list[str]] = defaultdict(list)
        for doc in sorted(made.documents):
            self._documents[shard_of(doc, self.bits)].append(doc)
        self._waiting = Counter(shard_of(doc, self.bits) for doc in pending)
        self._threads = ThreadPoolExecutor(min(_THREADS, jobs))
        self._merged: dict[int, Future[dict[str, int]]] = {}

    def settled(self, docs: Iterable[str]) -> None:
        """These pending documents are extracted or have failed."""
        for doc in docs:
            shard = shard_of(doc, self.bits)
            self._waiting[shard] -= 1
            if not self._waiting[shard]:
                self._start(shard)

    def finish(self) -> None:
        """Merge the shards in which nothing was pending, and wait for all. Raises DatasetError."""
        before: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for path, entry in self.base.sources.items():
            if entry.sha256 and entry.sha256[:16] not in self.base.failures:
                before[shard_of(entry.sha256, self.bits)][entry.sha256[:16]].append(Source(path).shown)
        for shard in range(1 << self.bits):
            if shard in self._merged:
                continue
            if self.base.parts and self.base.bits == self.bits and before[shard] == self._paths(shard):
                own = part_name(shard, self.bits)
                self.parts.update((part, rows) for part, rows in self.base.parts.items() if part.endswith(f"/{own}"))
            else:
                self._start(shard)
        for _, written in sorted(self._merged.items()):
            self.staged.update(written.result())

    def _start(self, shard: int) -> None:
        paths = self._paths(shard)
        units = sorted({self.units[doc] for doc in paths if doc in self.units})
        self._merged[shard] = self._threads.submit(self._merge, shard, paths, units)

    def _paths(self, shard: int) -> dict[str, list[str]]:
        """The documents that the shard is to hold, in order, with the paths of their sources."""
        docs = self._documents.get(shard, ())
        return {doc: self.made.paths(doc) for doc in docs if doc in self.kept or doc in self.units}

    def _merge(self, shard: int, paths: Mapping[str, Sequence[str]], units: Iterable[str]) -> dict[str, int]:
        packed = [open_unit(self.store.read(name))[1] for name in units]
        parts = self._old_parts(shard) if self.kept & paths.keys() else {}
        rows: dict[str, int] = {}
        for table, (data, number) in merge(packed, parts, paths).items():
            name = f"{table}/{part_name(shard, self.bits)}"
            self.store.write(self.store.staged(name), data)
            rows[name] = number
        return rows

    def _old_parts(self, shard: int) -> dict[str, list[bytes]]:
        """The Parquet files of the earlier dataset that hold the documents of ``shard``, whose number of shards may have been another."""
        bits, before = self.bits, self.base.bits
        down, up = max(bits - before, 0), max(before - bits, 0)
        shards = range((shard >> down) << up, ((shard >> down) + 1) << up)
        names = [part_name(other, before) for other in shards]
        return {table: [self.store.read(f"{table}/{name}") or b"" for name in names] for table in DOCUMENT_TABLES if table != "failures"}

    def __enter__(self) -> Merging:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._threads.shutdown(cancel_futures=True)


def open_unit(data: bytes | None) -> tuple[bytes, memoryview]:
    """The header of a staged unit and, without copying them, its rows; both empty if there is none."""
    whole = data or b"{}\n"
    end = whole.index(b"\n")
    return whole[:end], memoryview(whole)[end + 1 :]
