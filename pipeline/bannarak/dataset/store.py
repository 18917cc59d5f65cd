"""The folder of a dataset, here or in an object store, and the way files get into it: whole or not at all.

A run writes everything into ``.staging`` first. When all is there a journal names what has to move and what has to go; from then on
the change is made, even if the process dies: whoever opens the folder next finishes it. So a failing run leaves the dataset as it was.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterable, Sequence
from typing import Any

import fsspec

from bannarak.errors import DatasetError

__all__ = ["Store"]

_STAGING = ".staging"
_JOURNAL = f"{_STAGING}/commit.json"
_LOCK = ".lock"


class Store:
    """Files by names relative to the dataset's folder. Every method raises DatasetError where the folder cannot be used."""

    def __init__(self, location: str) -> None:
        self.location = location
        try:
            self.fs, self.root = fsspec.core.url_to_fs(location)
        except (ImportError, ValueError) as error:
            raise self._error(error) from None
        self.local = "file" in (self.fs.protocol if isinstance(self.fs.protocol, tuple) else (self.fs.protocol,))
        self.root = self.root.rstrip("/") or self.root
        self._lock: Any = None

    def path(self, name: str) -> str:
        """The full path of a file, as ``fs`` takes it."""
        return f"{self.root}/{name}"

    def read(self, name: str) -> bytes | None:
        """The bytes of a file, None if there is none."""
        try:
            return self.fs.cat_file(self.path(name))  # type: ignore[no-any-return]
        except FileNotFoundError:
            return None
        except Exception as error:
            raise self._error(error) from None

    def write(self, name: str, data: bytes) -> None:
        """Write a file so that nobody ever sees a part of it."""
        path = self.path(name)
        try:
            self.fs.makedirs(path.rpartition("/")[0], exist_ok=True)
            if self.local:
                with open(f"{path}.tmp", "wb") as stream:
                    stream.write(data)
                os.replace(f"{path}.tmp", path)
            else:
                self.fs.pipe_file(path, data)  # an object appears when its last byte has arrived
        except Exception as error:
            raise self._error(error) from None

    def list(self, folder: str) -> list[str]:
        """The names of the files right in ``folder``, sorted, half-written ones left out."""
        try:
            found = self.fs.ls(self.path(folder), detail=False)
        except FileNotFoundError:
            return []
        except Exception as error:
            raise self._error(error) from None
        names = (path.rstrip("/").rpartition("/")[2] for path in found)
        return sorted(name for name in names if name and not name.endswith(".tmp"))

    def open(self) -> None:
        """Make the folder, lock it against a second run, and finish a change that an earlier run had begun."""
        try:
            self.fs.makedirs(self.root, exist_ok=True)
            if self.local:
                self._take_lock()
        except Exception as error:
            raise self._error(error) from None
        self._finish()

    def close(self) -> None:
        """Let others in."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def staged(self, name: str) -> str:
        """The name under which ``name`` waits for the commit."""
        return f"{_STAGING}/new/{name}"

    def commit(self, moves: Sequence[str], deletes: Iterable[str]) -> None:
        """Put the staged files ``moves`` in their places and take ``deletes`` away, all of it or, on an error before, nothing."""
        journal = {"moves": list(moves), "deletes": sorted(set(deletes) - set(moves))}
        self.write(_JOURNAL, json.dumps(journal).encode())
        self._finish()

    def clear_staging(self, keep: str | None = None) -> None:
        """Remove what earlier runs staged, but for the folder ``keep`` of it."""
        try:
            for name in self.list(_STAGING):
                if name != keep:
                    self.fs.rm(self.path(f"{_STAGING}/{name}"), recursive=True)
        except FileNotFoundError:
            pass
        except DatasetError:
            raise
        except Exception as error:
            raise self._error(error) from None

    def _finish(self) -> None:
        data = self.read(_JOURNAL)
        if data is None:
            return
        journal = json.loads(data)
        try:
            for name in journal["deletes"]:
                if self.fs.exists(self.path(name)):
                    self.fs.rm_file(self.path(name))
            for name in journal["moves"]:
                self._move(self.path(self.staged(name)), self.path(name))
            self.fs.rm_file(self.path(_JOURNAL))
            self.fs.rm(self.path(_STAGING), recursive=True)
        except Exception as error:
            raise self._error(error) from None

    def _move(self, source: str, target: str) -> None:
        if not self.fs.exists(source):
            return  # moved before the process died
        if self.local:
            os.makedirs(os.path.dirname(target), exist_ok=True)
            os.replace(source, target)
        else:
            self.fs.mv(source, target)

    def _take_lock(self) -> None:
        import fcntl

        self._lock = os.open(self.path(_LOCK), os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self.close()
            raise DatasetError(f"{self.location}: another run is writing there; wait for it, or give another folder") from None

    def _error(self, error: Exception) -> DatasetError:
        if isinstance(error, DatasetError):
            return error
        code = error.errno if isinstance(error, OSError) else None
        if code in (errno.ENOSPC, errno.EDQUOT):
            wrong = "the disk is full; free some space and run again: what was done is kept, and the dataset is as it was before"
        elif code in (errno.EROFS, errno.EACCES, errno.EPERM) or isinstance(error, PermissionError):
            wrong = "nothing may be written there; give a folder you may write to"
        elif isinstance(error, NotADirectoryError | FileExistsError):
            wrong = "this is a file; give a folder"
        elif isinstance(error, ImportError):
            wrong = "this kind of address needs a package that is not installed; pip install 'bannarak[s3]' for s3://"
        else:
            said = " ".join(str(error).split())[:200] or type(error).__name__
            wrong = f"the dataset cannot be written or read ({said}); check the path, the connection and your rights"
        return DatasetError(f"{self.location}: {wrong}")
