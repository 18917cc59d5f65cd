"""Findings as SARIF 2.1.0 (OASIS, 27 March 2020), for code hosts and editors.

Lines and columns are given only where the text is the file itself; for PDF, Word and web pages they would point into an extraction
that nobody else has, so the page, or the heading, and the words stand there instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from bannarak.knowledge import Rule
from bannarak.records import Finding, Problem, Record
from bannarak.report.fingerprint import fingerprints
from bannarak.report.place import Lines, heading
from bannarak.report.problems import problem_text
from bannarak.report.words import WORDS, Language, message
from bannarak.version import __version__

__all__ = ["sarif_object"]

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def sarif_object(
    records: Iterable[Record], rules: Mapping[str, Rule], problems: Iterable[Problem] = (), lang: Language = "th"
) -> dict[str, Any]:
    """One run over ``records``; ``rules`` are those of the run, ``problems`` the sources that could not be read."""
    records, problems = list(records), list(problems)
    index = {code: at for at, code in enumerate(rules)}
    return {
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "bannarak", "version": __version__, "rules": [_rule(rule, lang) for rule in rules.values()]}},
                "language": lang,
                "columnKind": "unicodeCodePoints",
                "invocations": [
                    {
                        "executionSuccessful": not problems,
                        "toolExecutionNotifications": [
                            {
                                "level": "error",
                                "message": {"text": problem_text(problem, lang)},
                                "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(problem.path)}}}],
                            }
                            for problem in problems
                        ],
                    }
                ],
                "artifacts": [
                    {"location": {"uri": _uri(record.document.path)}, "hashes": {"sha-256": record.document.sha256}} for record in records
                ],
                "results": [result for at, record in enumerate(records) for result in _results(record, at, index, lang)],
            }
        ],
    }


def _rule(rule: Rule, lang: Language) -> dict[str, Any]:
    thai = lang == "th"
    why = rule.why_th if thai else rule.why
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary_th if thai else rule.summary},
        "fullDescription": {"text": " ".join(why.split())},
        "help": {"text": "\n".join([why, "", *(f"✗ {text}" for text in rule.fails), *(f"✓ {text}" for text in rule.passes)])},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _results(record: Record, artifact: int, index: Mapping[str, int], lang: Language) -> Iterable[dict[str, Any]]:
    lines = Lines(record.text)
    for finding, key in zip(record.findings, fingerprints(record), strict=True):
        expected = f" ({WORDS[lang]['expected']}: {finding.expected})" if finding.expected else ""
        related = [
            {"id": number, "message": {"text": other.text}, **_location(record, lines, artifact, other.start, other.end, other.path, lang)}
            for number, other in enumerate(finding.related, 1)
        ]
        yield {
            "ruleId": finding.code,
            "ruleIndex": index[finding.code],
            "level": _LEVELS[finding.severity],
            "message": {"text": message(finding, lang) + expected},
            "locations": [_location(record, lines, artifact, finding.start, finding.end, None, lang)],
            **({"relatedLocations": related} if related else {}),
            "partialFingerprints": {"bannarak/v1": key},
            "properties": _properties(finding),
        }


def _properties(finding: Finding) -> dict[str, Any]:
    return {"page": finding.page, "text": finding.text, "expected": finding.expected}


def _location(
    record: Record, lines: Lines, artifact: int, start: int | None, end: int | None, path: str | None, lang: Language
) -> dict[str, Any]:
    if path is not None:
        return {"physicalLocation": {"artifactLocation": {"uri": _uri(path)}}}
    place: dict[str, Any] = {"artifactLocation": {"uri": _uri(record.document.path), "index": artifact}}
    if start is None or end is None:
        return {"physicalLocation": place}
    if record.document.extractor == "text":
        (line, column), (end_line, end_column) = lines.place(start), lines.place(end)
        place["region"] = {
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
            "charOffset": start,
            "charLength": end - start,
            "snippet": {"text": record.text[start:end]},
        }
        return {"physicalLocation": place}
    page = record.document.page_of(start)
    under = heading(record, start, lang) if page is None else None
    names = [{"name": str(page), "kind": "page"}] if page is not None else [{"name": under, "kind": "heading"}] if under else []
    return {"physicalLocation": place, **({"logicalLocations": names} if names else {})}


def _uri(path: str) -> str:
    """A path as a URI reference; what is one already stays."""
    if "://" in path:
        return path
    if path == "-":
        return "stdin"
    return ("file://" if path.startswith("/") else "") + quote(PurePath(path).as_posix())
