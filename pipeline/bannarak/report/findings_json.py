"""Findings as JSON, for programs and as the baseline of a later run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from bannarak.records import Problem, Record
from bannarak.report.document_json import SCHEMA_VERSION, plain
from bannarak.report.fingerprint import fingerprints
from bannarak.report.place import Lines

__all__ = ["findings_object", "statistics_object"]


def findings_object(records: Iterable[Record], problems: Iterable[Problem] = ()) -> dict[str, Any]:
    """All findings in order, each with the source it is of, its line and column, and its fingerprint."""
    found: list[dict[str, Any]] = []
    for record in records:
        lines = Lines(record.text)
        for finding, key in zip(record.findings, fingerprints(record), strict=True):
            line, column = lines.place(finding.start) if finding.start is not None else (None, None)
            source = {"path": record.document.path, "doc_id": record.document.id, "line": line, "column": column}
            found.append({**source, **plain(finding), "fingerprint": key})
    return {"schema_version": SCHEMA_VERSION, "findings": found, "failures": [plain(problem) for problem in problems]}


def statistics_object(records: Iterable[Record]) -> dict[str, Any]:
    """How often each rule fired, the most frequent first."""
    counts = Counter((f.code, f.name, f.severity) for record in records for f in record.findings)
    rows = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return {
        "schema_version": SCHEMA_VERSION,
        "statistics": [{"code": code, "name": name, "severity": severity, "count": n} for (code, name, severity), n in rows],
    }
