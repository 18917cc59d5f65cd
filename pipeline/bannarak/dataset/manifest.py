"""``manifest.json``: what a dataset was made of and by which code and rules, so that the next run does only what is new or changed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path

from bannarak.knowledge import Knowledge
from bannarak.schema import TABLES
from bannarak.version import __version__

__all__ = ["Entry", "Manifest", "recipe"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One source. ``fingerprint`` tells whether it may have changed, ``sha256`` (None if it could not be opened) whether it has."""

    sha256: str | None
    fingerprint: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class Manifest:
    """``recipe`` is what else the rows depend on; rows of another recipe are never mixed in. ``parts`` are the Parquet files
    with their numbers of rows, ``failures`` stage, reason and advice of each document (by doc_id) that could not be read.
    """

    recipe: Mapping[str, str]
    bits: int = 0
    sources: Mapping[str, Entry] = field(default_factory=dict)
    parts: Mapping[str, int] = field(default_factory=dict)
    failures: Mapping[str, tuple[str, str, str]] = field(default_factory=dict)

    @property
    def tables(self) -> dict[str, int]:
        """The number of rows of every table."""
        return {name: sum(rows for part, rows in self.parts.items() if part.startswith(f"{name}/")) for name in TABLES}

    def to_json(self) -> bytes:
        """The file's bytes, the same for equal manifests."""
        body = {
            "bannarak": __version__,
            "recipe": self.recipe,
            "bits": self.bits,
            "tables": self.tables,
            "parts": dict(sorted(self.parts.items())),
            "failures": {doc: list(why) for doc, why in sorted(self.failures.items())},
            "sources": {path: [e.sha256, e.fingerprint, e.size] for path, e in sorted(self.sources.items())},
        }
        return (json.dumps(body, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "surrogateescape")

    @classmethod
    def from_json(cls, data: bytes | None) -> Manifest | None:
        """The manifest in ``data``; None if there is none that this version understands."""
        try:
            body = json.loads((data or b"").decode("utf-8", "surrogateescape"))
            return cls(
                recipe=body["recipe"],
                bits=body["bits"],
                sources={path: Entry(*entry) for path, entry in body["sources"].items()},
                parts=body["parts"],
                failures={doc: tuple(why) for doc, why in body["failures"].items()},
            )
        except (ValueError, KeyError, TypeError, AttributeError):
            return None


def recipe(knowledge: Knowledge, period: str) -> dict[str, str]:
    """What the rows of a document depend on beside its bytes."""
    return {
        "version": __version__,
        "code": _digest((Path(__file__).parents[1],), "*.py"),
        "rules": _digest(knowledge.folders, "*"),
        "period": period,
        "schema": sha256("\n".join(f"{name}: {schema.to_string()}" for name, schema in TABLES.items()).encode()).hexdigest()[:16],
    }


@cache
def _digest(folders: tuple[Path, ...], pattern: str) -> str:
    total = sha256()
    for folder in folders:
        for path in sorted(folder.rglob(pattern)):
            if path.is_file() and not path.name.startswith(".") and "__pycache__" not in path.parts:
                total.update(f"{path.relative_to(folder).as_posix()}\0".encode())
                total.update(sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]
