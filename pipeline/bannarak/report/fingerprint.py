"""A finding told by its content, so that it is known again when lines move or the file is renamed."""

from __future__ import annotations

import json
import re
from hashlib import sha256

from bannarak.records import Finding, Record

__all__ = ["fingerprints"]

_CONTEXT = 12  # characters of the line on either side that must have stayed, spaces not counted
_SPACES = re.compile(r"\s+")


def fingerprints(record: Record) -> list[str]:
    """One key a finding, in order: its rule, its words, the words right around it and the other places it names.

    Neither offsets nor path nor message enter, so that a moved line, a renamed file or a reworded rule keeps the key.
    """
    return [_fingerprint(record.text, finding) for finding in record.findings]


def _fingerprint(text: str, finding: Finding) -> str:
    parts = [finding.code, _squeezed(finding.text), finding.expected or "", *sorted(_squeezed(r.text) for r in finding.related)]
    if finding.start is not None and finding.end is not None:
        # Twice the characters leaves room for the spaces that are squeezed out.
        before = text[max(0, finding.start - 2 * _CONTEXT) : finding.start].rpartition("\n")[2]
        after = text[finding.end : finding.end + 2 * _CONTEXT].partition("\n")[0]
        parts += [_squeezed(before)[-_CONTEXT:], _squeezed(after)[:_CONTEXT]]
    return sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:16]


def _squeezed(text: str) -> str:
    return _SPACES.sub("", text)
