"""How well documents are read on which nothing was tuned; a warning shows what to look at."""

from __future__ import annotations

import warnings

import score_gate


def test_scores_on_our_own_documents() -> None:
    scores = score_gate.measure(score_gate.FOLDERS["corpus"])
    low = [f"{name} {value}" for name, value in scores.items() if name.endswith("F1") and value < 0.95]
    if low:
        warnings.warn(
            f"documents nobody tuned on (bannarak evaluate corpus/documents --errors institution): {', '.join(low)}; general means are missing",
            stacklevel=1,
        )
    assert scores["misaligned spans"] == 0
