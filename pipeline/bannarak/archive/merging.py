"""The shards of a dataset: rows that were just extracted and rows still good from before, written as the parts of each table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

from bannarak.dataset.manifest import Manifest
from bannarak.dataset.shards import merge, part_name, shard_of
from bannarak.dataset.store import Store
from bannarak.engine.plan import Plan
from bannarak.schema import DOCUMENT_TABLES
from bannarak.sources import Source

__all__ = ["Merging", "open_unit"]

_THREADS = 4  # more shards at a time take more memory and hardly less time


class Merging:
    """``units`` leads a doc_id to the staged file with its rows; documents that are ``kept`` have theirs in the dataset ``base``.

    ``parts`` (with their numbers of rows) can stay as they are, ``staged`` are new. ``jobs`` processors may be used.
    """

    def __init__(self, store: Store, made: Plan, base: Manifest, kept: set[str], units: Mapping[str, str], jobs: int) -> None:
        self.store, self.made, self.base, self.kept, self.units, self.jobs = store, made, base, kept, units, jobs
        self.bits = made.bits
        self.parts: dict[str, int] = {}
        self.staged: dict[str, int] = {}

    def run(self) -> None:
        """Write all shards that are not as before, by threads: Arrow works outside Python's lock. Raises DatasetError."""
        bits = self.bits
        before: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        after: dict[int, dict[str, list[str]]] = defaultdict(dict)
        for path, entry in self.base.sources.items():
            if entry.sha256 and entry.sha256[:16] not in self.base.failures:
                before[shard_of(entry.sha256, bits)][entry.sha256[:16]].append(Source(path).shown)
        for doc in sorted(self.kept | self.units.keys()):
            after[shard_of(doc, bits)][doc] = self.made.paths(doc)
        todo: list[int] = []
        for shard in range(1 << bits):
            if self.base.parts and self.base.bits == bits and before[shard] == after[shard]:
                own = part_name(shard, bits)
                self.parts.update((part, rows) for part, rows in self.base.parts.items() if part.endswith(f"/{own}"))
            else:
                todo.append(shard)
        with ThreadPoolExecutor(min(_THREADS, self.jobs)) as threads:
            for written in threads.map(lambda shard: self._merge(shard, after[shard]), todo):
                self.staged.update(written)

    def _merge(self, shard: int, paths: Mapping[str, Sequence[str]]) -> dict[str, int]:
        units = sorted({self.units[doc] for doc in paths if doc in self.units})
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


def open_unit(data: bytes | None) -> tuple[bytes, memoryview]:
    """The header of a staged unit and, without copying them, its rows; both empty if there is none."""
    whole = data or b"{}\n"
    end = whole.index(b"\n")
    return whole[:end], memoryview(whole)[end + 1 :]
