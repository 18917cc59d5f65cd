"""What an earlier run reported, so that only what is new is shown."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from bannarak.records import Record
from bannarak.report.fingerprint import fingerprints

__all__ = ["BaselineError", "new_only", "read_baseline"]


class BaselineError(ValueError):
    """The file is no earlier result; the message says so and what to give."""


def read_baseline(path: Path) -> Counter[str]:
    """How often each fingerprint occurs in ``path``, the JSON or SARIF output of an earlier ``check``."""
    try:
        table = json.loads(path.read_text(encoding="utf-8-sig"))
        if "runs" in table:
            return Counter(result["partialFingerprints"]["bannarak/v1"] for run in table["runs"] for result in run["results"])
        return Counter(finding["fingerprint"] for finding in table["findings"])
    except OSError as error:
        raise BaselineError(f"{path}: {error.strerror}; make it with `bannarak check SRC --format json -o FILE --exit-zero`") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise BaselineError(f"{path}: not the output of `bannarak check --format json` or `sarif`; give such a file") from None


def new_only(records: Iterable[Record], known: Counter[str]) -> Iterator[Record]:
    """The records without the findings in ``known``; a finding that is known once hides one, not every copy of it."""
    left = known.copy()
    for record in records:
        kept = []
        for finding, key in zip(record.findings, fingerprints(record), strict=True):
            if left[key] > 0:
                left[key] -= 1
            else:
                kept.append(finding)
        yield replace(record, findings=tuple(kept))
