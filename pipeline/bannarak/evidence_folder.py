"""An evidence folder on disk or in memory: its files are read with the readers and analysed, each once and only when asked for."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from bannarak.analyse import Analyser
from bannarak.checks.folder import Opened
from bannarak.errors import UnreadableError
from bannarak.readers import read
from bannarak.readers.pages import page_count
from bannarak.readers.sealed import damaged
from bannarak.records import Record

__all__ = ["EvidenceFolder", "files_in_memory", "files_on_disk"]

_READ = (".pdf", ".docx", ".txt", ".md", ".html", ".htm")
_EMPTY = ("แฟ้มว่างเปล่า", "the file is empty")
_DAMAGED = {
    "picture": ("เปิดแฟ้มไม่ได้ (ไม่ใช่ภาพหรือภาพเสียหาย)", "the file cannot be opened (it is no picture, or a damaged one)"),
    "archive": ("เปิดแฟ้มไม่ได้ (แฟ้มเสียหายหรือไม่ครบ)", "the file cannot be opened (it is damaged or cut short)"),
}
_PAGE = ("เปิดแฟ้มไม่ได้ (เป็นหน้าเว็บ ไม่ใช่เอกสาร)", "the file cannot be opened (it is a web page, no document)")
_CLOSED = ("เปิดแฟ้มไม่ได้", "the file cannot be opened")


class EvidenceFolder:
    """The files by their path below the folder.

    What holds no text (a picture, a sheet, a film) counts as present unless it is empty, or a picture or archive that does not open.
    """

    def __init__(self, files: Mapping[str, Callable[[], bytes]], analyse: Analyser) -> None:
        self._files, self._analyse = files, analyse
        self._opened: dict[str, Opened] = {}
        self.names = sorted(files)

    def open(self, name: str) -> Opened:
        """The file ``name``, opened and read."""
        if name not in self._opened:
            self._opened[name] = self._open(name)
        return self._opened[name]

    def _open(self, name: str) -> Opened:
        try:
            data = self._files[name]()
        except OSError:
            return Opened(name, problem=_CLOSED)
        if not data.strip():
            return Opened(name, problem=_EMPTY)
        if not name.lower().endswith(_READ):
            kind = damaged(data, name)
            return Opened(name, problem=_DAMAGED[kind] if kind else None)
        try:
            document = read(data, name)
            if document.extractor == "html" and name.lower().endswith((".pdf", ".docx")):
                return Opened(name, problem=_PAGE)  # what a server answered in place of the document: 404, a page to log in
            return Opened(name, len(document.pages) or None, self._without_findings(self._analyse(document)))
        except UnreadableError as error:
            # A scan without text recognition is there, if only for the eye.
            pages = page_count(data)
            return Opened(name, pages) if pages else Opened(name, problem=(f"{_CLOSED[0]} ({error.reason})", error.reason))
        except Exception as error:  # a damaged file must not end the check of the report
            return Opened(name, problem=(f"{_CLOSED[0]} ({type(error).__name__})", f"{_CLOSED[1]} ({type(error).__name__})"))

    @staticmethod
    def _without_findings(record: Record) -> Record:
        return replace(record, findings=())


def files_on_disk(folder: Path) -> dict[str, Callable[[], bytes]]:
    """Every file below ``folder`` but hidden ones, by its path with slashes."""
    found: dict[str, Callable[[], bytes]] = {}
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if not name.startswith((".", "~$")) and name not in ("Thumbs.db", "desktop.ini"):
                found[path.relative_to(folder).as_posix()] = path.read_bytes
    return found


def files_in_memory(files: Mapping[str, str]) -> dict[str, Callable[[], bytes]]:
    """Files given as text, as the examples of the catalogue are."""
    return {name: text.encode for name, text in files.items()}
