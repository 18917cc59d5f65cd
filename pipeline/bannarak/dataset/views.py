"""``bannarak.duckdb``: one view a table over the Parquet files, with the data dictionary as comments."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import Any

from bannarak.dataset.store import Store
from bannarak.schema import TABLES

__all__ = ["open_tables", "write_views"]


@contextmanager
def open_tables(store: Store, parts: Iterable[str], staged: Container[str]) -> Iterator[Any]:
    """A DuckDB connection with a view for each table that has ``parts``, of which those in ``staged`` wait for the commit."""
    import duckdb

    files: dict[str, list[str]] = defaultdict(list)
    for part in sorted(parts):
        path = store.path(store.staged(part) if part in staged else part)
        files[part.partition("/")[0]].append(path if store.local else store.fs.unstrip_protocol(path))
    with duckdb.connect() as connection:
        connection.execute("SET memory_limit = '512MB'; SET threads = 2")
        if not store.local:
            connection.register_filesystem(store.fs)
        for name, paths in files.items():
            listed = ", ".join(map(_quoted, paths))
            connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet([{listed}])")
        yield connection


def write_views(store: Store) -> None:
    """Write the views. They hold the place of the folder, since DuckDB reads relative paths from where it was started."""
    import duckdb

    root = os.path.abspath(store.root) if store.local else store.location.rstrip("/")
    with TemporaryDirectory() as folder:
        file = os.path.join(folder, "bannarak.duckdb")
        with duckdb.connect(file) as connection:
            if not store.local:
                connection.register_filesystem(store.fs)
            statements = ["BEGIN"]  # one transaction, lest DuckDB writes to the disk for every comment
            for name, schema in TABLES.items():
                statements.append(f"CREATE VIEW {name} AS SELECT * FROM read_parquet({_quoted(f'{root}/{name}/*.parquet')})")
                for field in schema:
                    about = field.metadata[b"description"].decode()
                    statements.append(f'COMMENT ON COLUMN {name}."{field.name}" IS {_quoted(about)}')
            connection.execute("; ".join([*statements, "COMMIT"]))
        with open(file, "rb") as stream:
            store.write("bannarak.duckdb", stream.read())


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
