"""The knowledge in ``rules/``: catalogue, lexicons, institutions, standards. Loaded and checked once a process.

A user's own folder of the same layout is laid over the shipped one (``bannarak --rules DIR``): a file there replaces the shipped
file of the same name, except that ``lexicon`` and ``catalogue`` tables are merged key by key and ``institutions.csv``, whose rows are
added, a row with a known id replacing it.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Literal, cast

__all__ = ["Institution", "Knowledge", "KnowledgeError", "Rule", "load"]

Severity = Literal["error", "warning", "info"]


class KnowledgeError(ValueError):
    """A file of the rules folder is missing or malformed; the message names the file and the mend."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the catalogue. ``message`` and ``message_th`` are templates over the parameters of a hit.

    ``summary`` says in one line when it fires. ``fails`` and ``passes`` are example documents: each failing one fires exactly this
    rule, each passing one nothing; ``evidence`` holds the files (name: text) of the evidence folder beside them, if the rule needs one.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    summary_th: str
    message: str
    message_th: str
    why: str
    why_th: str
    sources: tuple[str, ...]
    fails: tuple[str, ...]
    passes: tuple[str, ...]
    evidence: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Institution:
    """One row of the registry."""

    id: str
    name: str
    name_en: str
    type: str
    parent: str | None
    abbreviations: tuple[str, ...]
    former: tuple[str, ...]
    province: str | None


@dataclass(frozen=True)
class Knowledge:
    """Lazy views of the rules folders, the shipped one first."""

    folders: tuple[Path, ...]

    def lexicon(self, name: str) -> Mapping[str, Any]:
        """The merged tables of ``lexicon/NAME.toml``."""
        return _lexicon(self.folders, name)

    @cached_property
    def rules(self) -> Mapping[str, Rule]:
        """Every rule of the catalogue by code, in the order of codes."""
        raw: dict[str, dict[str, Any]] = {}
        origin: dict[str, Path] = {}
        for folder in self.folders:
            for path in sorted((folder / "catalogue").glob("*.toml")):
                table = _toml(path)
                code = path.name.split("-", 1)[0]
                raw.setdefault(code, {}).update(table)
                origin[code] = path
        return {code: _rule(code, raw[code], origin[code]) for code in sorted(raw)}

    @cached_property
    def institutions(self) -> Mapping[str, Institution]:
        """The registry by id."""
        rows: dict[str, Institution] = {}
        for folder in self.folders:
            path = folder / "institutions.csv"
            if path.exists():
                rows.update((row.id, row) for row in _institutions(path))
        return rows

    @cached_property
    def standards(self) -> Mapping[str, Mapping[str, Any]]:
        """``standards/NAME.toml`` by NAME."""
        found: dict[str, Mapping[str, Any]] = {}
        for folder in self.folders:
            for path in sorted((folder / "standards").glob("*.toml")):
                found[path.stem] = _toml(path)
        return found


@cache
def load(overlay: Path | None = None) -> Knowledge:
    """The shipped knowledge, under ``overlay`` if given.

    Raises KnowledgeError if the overlay is no folder.
    """
    if overlay is None:
        return Knowledge((_shipped(),))
    if not overlay.is_dir():
        raise KnowledgeError(f"--rules {overlay}: not a folder; give a folder laid out like the shipped rules/")
    return Knowledge((_shipped(), overlay))


def _shipped() -> Path:
    """A wheel carries rules/ inside the package, a checkout at its root."""
    inside = Path(__file__).parent / "rules"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "rules"


@cache
def _lexicon(folders: tuple[Path, ...], name: str) -> Mapping[str, Any]:
    merged: dict[str, Any] = {}
    for folder in folders:
        path = folder / "lexicon" / f"{name}.toml"
        if path.exists():
            for key, value in _toml(path).items():
                if isinstance(value, dict) and isinstance(merged.get(key), dict):
                    merged[key] = {**merged[key], **value}
                elif isinstance(value, list) and isinstance(merged.get(key), list):
                    merged[key] = list(dict.fromkeys([*merged[key], *value]))
                else:
                    merged[key] = value
    if not merged:
        raise KnowledgeError(f"lexicon/{name}.toml is missing from the rules folder; reinstall bannarak")
    return merged


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"{path.name}: not valid TOML ({error}); mend the file") from None


def _rule(code: str, table: Mapping[str, Any], path: Path) -> Rule:
    try:
        if table["severity"] not in ("error", "warning", "info"):
            raise KnowledgeError(f"{path.name}: severity {table['severity']!r} is none of error, warning, info")
        return Rule(
            code=code,
            name=table["name"],
            severity=cast(Severity, table["severity"]),
            summary=table["summary"],
            summary_th=table["summary_th"],
            message=table["message"],
            message_th=table["message_th"],
            why=table["why"].strip(),
            why_th=table["why_th"].strip(),
            sources=tuple(table.get("sources", ())),
            fails=tuple(table["fails"]),
            passes=tuple(table["passes"]),
            evidence=table.get("evidence", {}),
        )
    except KeyError as missing:
        raise KnowledgeError(f"{path.name}: the key {missing.args[0]!r} is missing; see another rule of the catalogue") from None


def _institutions(path: Path) -> list[Institution]:
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    need = {"id", "name_th", "type"}
    if rows and not need <= rows[0].keys():
        raise KnowledgeError(f"{path.name}: needs the columns {', '.join(sorted(need))} in its first line")
    return [
        Institution(
            id=row["id"],
            name=row["name_th"],
            name_en=row.get("name_en") or "",
            type=row["type"],
            parent=row.get("parent_id") or None,
            abbreviations=_parts(row.get("abbreviations")),
            former=_parts(row.get("former_names")),
            province=row.get("province") or None,
        )
        for row in rows
    ]


def _parts(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split("|") if part.strip())
