"""Shards: the documents of a dataset divided by the first bits of their digests, one Parquet part a table and shard.

Where a document's rows go depends on nothing but its bytes and on how many documents there are, so that a dataset grown over many runs
is the same, byte for byte, as one made in a single run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pyarrow as pa

from bannarak.dataset.rows import unpack
from bannarak.schema import DOCUMENT_TABLES, TABLES

__all__ = ["from_parquet", "merge", "part_name", "shard_bits", "shard_of", "to_parquet"]

_DOCUMENTS = 512  # a shard's documents, at most twice as many: some 10 MB of rows
_BYTES = 64 * 1024 * 1024


def shard_bits(documents: int, size: int) -> int:
    """How many leading bits of the digest tell the shard, for so many documents of ``size`` bytes together."""
    need = max(documents // _DOCUMENTS, size // _BYTES)
    return min(need.bit_length(), 16)


def shard_of(doc_id: str, bits: int) -> int:
    """The shard of a document."""
    return int(doc_id[:4], 16) >> (16 - bits)


def part_name(shard: int, bits: int) -> str:
    """The file of a shard within a table's folder."""
    return f"part-{shard:05d}-of-{1 << bits:05d}.parquet"


def merge(
    packed: Sequence[bytes | memoryview], parts: Mapping[str, Sequence[bytes]], paths: Mapping[str, Sequence[str]]
) -> dict[str, tuple[bytes, int]]:
    """The Parquet bytes and number of rows of every table of one shard but ``failures``.

    ``packed`` are new rows (see rows.pack), ``parts`` the Parquet files that may hold rows still good, and ``paths`` the documents the
    shard consists of, with the paths of their sources: rows of other documents are dropped, rows met twice are taken once.
    """
    units = [unpack(data) for data in packed]
    fresh = [doc for unit in units for doc in unit["documents"]["doc_id"].to_pylist()]
    in_order = not parts and fresh == sorted(paths)  # as when all is new: neighbours in one unit, each once
    written: dict[str, tuple[bytes, int]] = {}
    for name in DOCUMENT_TABLES:
        if name == "failures":
            continue
        tables = [unit[name] for unit in units]
        if not in_order:
            tables = _sorted(tables, parts.get(name, ()), fresh, paths, TABLES[name])
        rows = pa.concat_tables([TABLES[name].empty_table(), *tables])
        if name == "documents":
            rows = _documents(rows, paths)
        rows = rows.combine_chunks()  # lest the bytes tell where the rows came from
        written[name] = (to_parquet(rows), rows.num_rows)
    return written


def _sorted(
    tables: Iterable[pa.Table], parts: Iterable[bytes], fresh: Iterable[str], paths: Iterable[str], schema: pa.Schema
) -> list[pa.Table]:
    """The new ``tables`` and the rows still good of the old ``parts``, by doc_id."""
    import pyarrow.compute as pc  # hardly ever needed, and takes its time

    tables = _once(tables)
    for data in parts:
        old = from_parquet(data, schema)
        tables.append(old.filter(pc.invert(pc.is_in(old["doc_id"], value_set=pa.array(sorted(fresh), pa.string())))))
    rows = pa.concat_tables([schema.empty_table(), *tables])
    rows = rows.filter(pc.is_in(rows["doc_id"], value_set=pa.array(sorted(paths), pa.string())))
    return [rows.take(pc.sort_indices(rows["doc_id"]))]  # a stable sort: the order within a document stays


def from_parquet(data: bytes | memoryview, schema: pa.Schema) -> pa.Table:
    """The rows of a Parquet part.

    By this thread alone, and from memory: one of Arrow's own may let go of ``data`` only after the read, and where the interpreter has
    ended by then, the process aborts.
    """
    import pyarrow.parquet as pq  # takes its time, as above

    return pq.ParquetFile(pa.BufferReader(pa.py_buffer(data)), pre_buffer=False).read(schema.names, use_threads=False).cast(schema)


def _once(tables: Iterable[pa.Table]) -> list[pa.Table]:
    """The tables without documents that an earlier one has: a unit may have been done twice after a crash."""
    import pyarrow.compute as pc

    kept: list[pa.Table] = []
    seen: set[str] = set()
    for table in tables:
        docs = set(table["doc_id"].unique().to_pylist())
        if seen & docs:
            table = table.filter(pc.invert(pc.is_in(table["doc_id"], value_set=pa.array(sorted(seen), pa.string()))))
        seen |= docs
        kept.append(table)
    return kept


def _documents(rows: pa.Table, paths: Mapping[str, Sequence[str]]) -> pa.Table:
    """One row per source: a document's row once for each of its paths, the first being the original."""
    where: dict[str, int] = {}
    for at, doc in enumerate(rows["doc_id"].to_pylist()):
        where.setdefault(doc, at)
    listed = [(doc, at, path) for doc, at in sorted(where.items()) for path in paths[doc]]
    order = [at for _, at, _ in listed]
    if order != list(range(rows.num_rows)):
        rows = rows.take(pa.array(order, pa.int64()))
    shown = pa.array([path for _, _, path in listed], pa.string())
    first = pa.array([None if path == paths[doc][0] else paths[doc][0] for doc, _, path in listed], pa.string())
    schema = TABLES["documents"]
    for name, column in (("path", shown), ("duplicate_of", first)):
        rows = rows.set_column(schema.get_field_index(name), schema.field(name), column)
    return rows


def to_parquet(rows: pa.Table) -> bytes:
    """A table as one Parquet file. Row groups stay small, so that a reader of text needs little memory."""
    import pyarrow.parquet as pq

    sink = pa.BufferOutputStream()
    pq.write_table(rows, sink, compression="zstd", row_group_size=65536, write_statistics=True)
    return sink.getvalue().to_pybytes()  # type: ignore[no-any-return]
