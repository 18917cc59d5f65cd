"""The tables of a dataset as pandas frames, with types that keep a missing number a number."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

import pyarrow as pa

from bannarak.dataset.shards import from_parquet
from bannarak.dataset.store import Store
from bannarak.errors import DatasetError
from bannarak.schema import TABLES

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["read_dataset"]


def read_dataset(path: str | os.PathLike[str], tables: Iterable[str] | None = None) -> dict[str, pd.DataFrame]:
    """The tables of the dataset at ``path`` by name, all of them or those named.

    Days are datetime64, whole numbers that may be missing Int8 to Int64, texts string, true and false boolean; lists stay lists.
    Raises DatasetError if there is no dataset, KeyError for a table that does not exist.
    """
    import pandas as pd

    dtypes = {
        pa.int8(): pd.Int8Dtype(),
        pa.int32(): pd.Int32Dtype(),
        pa.int64(): pd.Int64Dtype(),
        pa.bool_(): pd.BooleanDtype(),
        pa.string(): pd.StringDtype(),
    }
    store = Store(os.fspath(path))
    if store.read("manifest.json") is None:
        raise DatasetError(f"{store.location}: there is no dataset here; make one with `bannarak run`")
    frames = {}
    for name in TABLES if tables is None else tables:
        schema = TABLES[name]
        parts = [store.read(f"{name}/{part}") for part in store.list(name) if part.endswith(".parquet")]
        read = [from_parquet(part, schema) for part in parts if part is not None]
        if len(read) < len(parts):
            raise DatasetError(f"{store.location}: a run is changing it; read it once that has ended")
        table = pa.concat_tables([schema.empty_table(), *read])
        frames[name] = table.to_pandas(types_mapper=dtypes.get, date_as_object=False)
    return frames
