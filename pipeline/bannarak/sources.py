"""Where documents come from: files, folders, globs, standard input and whatever fsspec can open.

A folder is searched for documents by their endings, since an archive is full of other things; a file that is named is always taken
and told by its content.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from functools import partial
from glob import glob, has_magic
from hashlib import sha256
from threading import Thread
from typing import Any, TypeVar

from bannarak.errors import UnreadableError
from bannarak.records import Problem

__all__ = ["MAX_BYTES", "PATIENCE", "Source", "expand", "is_page", "within"]

MAX_BYTES = 256 * 1024 * 1024  # the longest report seen is 200 MB of scans; more is a mistake or an attack

PATIENCE = 60.0
"""Seconds that the server of a page may take to answer."""

T = TypeVar("T")

_FILE = "file://"
_PIECE = 1 << 20  # bytes that are read at a time

# The last three cannot be read, but passing over a report in silence would be worse than saying so.
_ENDINGS = (".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".doc", ".rtf", ".odt")


@dataclass(frozen=True, slots=True)
class Source:
    """One document to read. ``path`` is as the user gave it, or as found below a folder so given.

    ``data`` holds the bytes of a private source that is sent to another process.
    """

    path: str
    data: bytes | None = None

    @property
    def shown(self) -> str:
        """The path as text: a file name in another encoding shows its bytes as ``\\xNN``."""
        if self.path.isascii():
            return self.path
        return self.path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")

    def read(self, limit: int = MAX_BYTES) -> bytes:
        """All bytes of the source. Raises UnreadableError if it cannot be opened or has more than ``limit`` bytes."""
        if self.data is not None:
            return self.data
        try:
            if self.path == "-":
                if sys.stdin is None:
                    raise UnreadableError("standard input is closed", "pipe a document into it, or name a file")
                data = _whole(sys.stdin.buffer, limit)
            elif _is_url(self.path):
                import fsspec

                with fsspec.open(self.path, "rb") as stream:
                    data = _whole(stream, limit)
            else:
                with open(self.path, "rb") as stream:
                    data = _whole(stream, limit)
        except UnreadableError:
            raise
        except Exception as error:  # fsspec backends raise whatever their client raises
            raise _unopenable(error) from None
        if len(data) > limit:
            raise _too_long(limit)
        return data

    def digest(self) -> tuple[str, int]:
        """SHA-256 and number of the bytes, read in pieces. Raises UnreadableError as :meth:`read` does."""
        if self.private or _is_url(self.path):
            data = self.read()
            return sha256(data).hexdigest(), len(data)
        try:
            with open(self.path, "rb") as stream:
                total, size = sha256(), 0
                while piece := stream.read(_PIECE):
                    total.update(piece)
                    size += len(piece)
                    if size > MAX_BYTES:
                        raise _too_long(MAX_BYTES)
                return total.hexdigest(), size
        except OSError as error:
            raise _unopenable(error) from None

    @property
    def private(self) -> bool:
        """Whether no other process can read the source: standard input and files in memory."""
        return self.path == "-" or self.path.startswith("memory://")

    def fingerprint(self) -> str:
        """What changes when the source does: size and time of change, or the tag its store gives it; empty where nothing is known."""
        try:
            if self.path == "-":
                return ""
            if not _is_url(self.path):
                state = os.stat(self.path)
                return f"{state.st_size}-{state.st_mtime_ns}"
            fs, path = _filesystem(self.path)
            info = fs.info(path)
            tag = info.get("ETag") or info.get("LastModified") or info.get("created") or info.get("mtime") or ""
            return f"{info.get('size')}-{tag}" if tag else ""
        except Exception:  # what cannot be told is told when it is read
            return ""


def expand(specs: Iterable[str], patience: float = PATIENCE) -> Iterator[Source | Problem]:
    """The sources that ``specs`` name, each once, in the order given and sorted by name within a folder or glob. A file that is named in
    two spellings (``src``, ``./src``, a link to it) is one source, called as it was named first.

    What names nothing is a Problem in its place, and so is a web page whose server says nothing for ``patience`` seconds.
    """
    seen: set[str] = set()
    folders: dict[str, str] = {}
    for spec in specs:
        refused: list[OSError] = []
        try:
            paths = within(patience, partial(_paths, spec, refused)) if is_page(spec) else _paths(spec, refused)
        except UnreadableError as error:
            yield Problem(Source(spec).shown, error.stage, error.reason, error.advice)
            continue
        for path in paths:
            real = _real(path, folders)
            if real not in seen:
                seen.add(real)
                yield Source(path)
        for refusal in refused:
            locked = _locked()
            yield Problem(Source(str(refusal.filename)).shown, locked.stage, locked.reason, locked.advice)


def _real(path: str, folders: dict[str, str]) -> str:
    """The one spelling of a path, that of an address as it is. ``folders`` holds those of folders: to ask for each file takes longer."""
    if path == "-" or (_is_url(path) and not path.startswith(_FILE)):
        return path
    path = path.removeprefix(_FILE) if _is_url(path) else path
    if os.path.islink(path):
        return os.path.realpath(path)
    folder, name = os.path.split(path)
    if folder not in folders:
        folders[folder] = os.path.realpath(folder)
    return os.path.join(folders[folder], name)


def is_page(path: str) -> bool:
    """Whether ``path`` is the address of a page of the web, whose server may never answer."""
    return path.startswith(("http://", "https://"))


def within(seconds: float, work: Callable[[], T]) -> T:
    """What ``work`` gives, which waits for another machine. Raises UnreadableError if that takes longer than ``seconds``."""
    done: Future[T] = Future()

    def answer() -> None:
        try:
            done.set_result(work())
        except BaseException as error:
            done.set_exception(error)

    Thread(target=answer, daemon=True).start()  # none of a pool, which would be waited for at the end
    try:
        return done.result(seconds)
    except TimeoutError:
        if done.done():
            raise
        raise UnreadableError(f"the server gave no answer within {seconds:g} s", "try again later, or allow more with --timeout") from None


def _paths(spec: str, refused: list[OSError]) -> list[str]:
    """The documents that ``spec`` names; the folders below it that cannot be listed are added to ``refused``."""
    if not spec:
        raise UnreadableError("an empty name names nothing", "give a file, a folder, a pattern or an address")
    if spec == "-":
        return ["-"]
    if _is_url(spec):
        return _remote(spec)
    if os.path.isdir(spec):
        found = _walk(spec, refused)
        return found if refused else _some(found)
    if os.path.lexists(spec):
        return [spec]
    if _is_locked(spec):
        raise _locked()
    if has_magic(spec):
        found = []
        for match in sorted(glob(spec, recursive=True)):
            if not os.path.isdir(match):
                found.append(match)
            elif "**" not in spec:  # a recursive glob names the files below by itself
                found.extend(_walk(match, refused))
        if not (found or refused):
            raise UnreadableError("nothing matches this pattern", "check the spelling, or quote it so that the shell leaves it alone")
        return found
    raise UnreadableError("there is no such file or folder", "check the spelling of the path")


def _walk(folder: str, refused: list[OSError]) -> list[str]:
    found = []
    for parent, folders, names in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [os.path.join(parent, name) for name in sorted(names) if _is_document(name)]
    return [path for path in found if os.path.isfile(path)]  # a pipe or a device would hang


def _is_locked(path: str) -> bool:
    """Whether ``path`` lies in a folder that may not be entered, so that nothing can be told of it."""
    try:
        os.stat(path)
    except PermissionError:
        return True
    except (OSError, ValueError):
        pass
    return False


def _locked() -> UnreadableError:
    return UnreadableError("the folder may not be read (permission denied)", "allow reading and entering it")


def _remote(url: str) -> list[str]:
    try:
        fs, path = _filesystem(url)
        if fs.isfile(path):
            return [url]
        if fs.isdir(path):
            found = [name for name in fs.find(path) if _is_document(name.rpartition("/")[2])]
            return _some([_full(fs, name) for name in sorted(found)])
        if has_magic(path):
            found = [_full(fs, name) for name in sorted(fs.glob(path)) if fs.isfile(name)]
            return _some(found)
    except UnreadableError:
        raise
    except Exception as error:
        raise _unopenable(error) from None
    raise UnreadableError("there is no such file or folder", "check the address")


def _filesystem(url: str) -> tuple[Any, str]:
    import fsspec

    fs, path = fsspec.core.url_to_fs(url)
    return fs, path


def _full(fs: Any, name: str) -> str:
    return str(fs.unstrip_protocol(name))


def _some(paths: list[str]) -> list[str]:
    if not paths:
        kinds = " ".join(_ENDINGS[:6])
        raise UnreadableError("there is no document in this folder", f"give a folder that holds files of {kinds}")
    return paths


def _is_document(name: str) -> bool:
    # "~$report.docx" is Word's lock file beside an open document.
    return name.lower().endswith(_ENDINGS) and not name.startswith((".", "~$"))


def _is_url(spec: str) -> bool:
    return "://" in spec and not os.path.lexists(spec)


def _whole(stream: Any, limit: int) -> bytes:
    """All that ``stream`` gives, a little more than ``limit`` bytes at most. To ask for so many at once would take the memory for them."""
    pieces: list[bytes] = []
    while limit >= 0 and (piece := stream.read(_PIECE)):
        pieces.append(piece)
        limit -= len(piece)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def _too_long(limit: int) -> UnreadableError:
    return UnreadableError(f"the file has more than {limit // 1_000_000} MB", "split it, or leave out its pictures")


def _unopenable(error: Exception) -> UnreadableError:
    if isinstance(error, FileNotFoundError):
        return UnreadableError("there is no such file", "check the spelling of the path")
    if isinstance(error, PermissionError):
        return UnreadableError("the file may not be opened (permission denied)", "allow reading it")
    if isinstance(error, IsADirectoryError):
        return UnreadableError("this is a folder, not a file", "name a file in it")
    if isinstance(error, ImportError):
        return UnreadableError("this kind of address needs a package that is not installed", "pip install 'bannarak[s3]' for s3://")
    if isinstance(error, ValueError) and "rotocol not known" in str(error):
        return UnreadableError("this kind of address is not known", "give a file, a folder or an fsspec URL such as s3://bucket/folder")
    said = " ".join(str(error).split())[:200] or type(error).__name__
    return UnreadableError(f"the source cannot be opened ({said})", "check the path, the connection and the right to read it")
