"""Planted errors: each rule finds what was planted in documents and stays silent on the sound twin."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest

from bannarak.analyse import analyser
from bannarak.knowledge import load
from bannarak.readers import read
from bannarak.records import Finding
from checks.plants import DOCUMENTS, SENTENCES

CORPUS = Path(__file__).parents[2] / "corpus" / "documents"
PLANTS = 40
MISSED = 1  # of 40: recall 0.97
OF_PLACE = ("D106", "D107")  # a random day is rightly out of place in a document of a year


def findings(text: str) -> tuple[Finding, ...]:
    return analyser(load())(read(text.encode(), "planted.txt")).findings


def planted(carrier: str, sentence: str, rng: Random) -> tuple[str, int]:
    """``carrier`` with ``sentence`` as a paragraph of its own, and where it begins."""
    breaks = [found.end() for found in re.finditer(r"\n[ \t]*\n(?=\S)", carrier)]
    at = rng.choice(breaks[1:] or [len(carrier)])
    return f"{carrier[:at]}\n{sentence}\n\n{carrier[at:]}", at + 1


def key(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.text


@pytest.mark.parametrize("code", SENTENCES)
def test_sentence(code: str) -> None:
    carriers = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    rng = Random(code)
    missed, alarms = [], []
    for _ in range(PLANTS):
        wrong, sound = SENTENCES[code](rng)
        carrier, place = rng.choice(carriers), rng.randrange(1_000_000)
        known = {key(finding) for finding in findings(carrier)}
        text, start = planted(carrier, wrong, Random(place))
        end = start + len(wrong)
        if not any(f.code == code and f.start is not None and start <= f.start < end for f in findings(text)):
            missed.append(wrong)
        text, start = planted(carrier, sound, Random(place))
        alarms += [(sound, f.code, f.text) for f in findings(text) if f.code[0] in "DC" and f.code not in OF_PLACE and key(f) not in known]
    assert alarms == []
    assert len(missed) <= MISSED, missed


@pytest.mark.parametrize("code", DOCUMENTS)
def test_document(code: str) -> None:
    rng = Random(code)
    missed, alarms = [], []
    for _ in range(PLANTS):
        wrong, sound = DOCUMENTS[code](rng)
        if code not in {finding.code for finding in findings(wrong)}:
            missed.append(wrong)
        alarms += [(sound, f.code, f.message) for f in findings(sound) if f.code[0] in "DC"]
    assert alarms == []
    assert len(missed) <= MISSED, missed
