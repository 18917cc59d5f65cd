"""Planted errors of evidence, names, structure and text: each is found, and none in the sound twin.

What concerns a document as a whole is planted in reports; passages also go into documents of the corpus.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from bannarak.analyse import analyser
from bannarak.evidence_folder import EvidenceFolder, files_in_memory
from bannarak.knowledge import load
from bannarak.readers import read
from checks.report_plants import PASSAGES, Files, attachments

CORPUS = Path(__file__).parents[2] / "corpus" / "documents"
ENOUGH = 15
RECALL = 0.97
# Whole reports and their parts stand alone; what is left goes into other documents.
IN_CARRIER = ("I401", "I402", "T602", "T603", "S501")


def codes(text: str, files: Files | None = None) -> list[str]:
    analyse = analyser(load())
    folder = EvidenceFolder(files_in_memory(files), analyse) if files else None
    return [finding.code for finding in analyse(read(text.encode(), "report.txt"), evidence=folder).findings]


def carriers() -> list[str]:
    names = ("prison-library-news", "reading-mou-news", "school-library-award", "network-meeting-notice")
    return [(CORPUS / f"{name}.txt").read_text(encoding="utf-8") for name in names]


@pytest.mark.parametrize("code", PASSAGES)
def test_passage(code: str) -> None:
    pairs = PASSAGES[code]
    assert len(pairs) >= ENOUGH
    hosts = carriers() if code in IN_CARRIER else [""]
    before = [codes(host) if host else [] for host in hosts]
    missed, alarms = [], []
    for turn, (wrong, sound) in enumerate(pairs):
        host, found = hosts[turn % len(hosts)], before[turn % len(hosts)]
        if codes(f"{host}\n\n{wrong}\n").count(code) <= found.count(code):
            missed.append(wrong)
        if sorted(codes(f"{host}\n\n{sound}\n")) != sorted(found):
            alarms.append(sound)
    assert alarms == []
    assert len(missed) <= (1 - RECALL) * len(pairs), missed


@pytest.mark.parametrize("code", attachments())
def test_attachment(code: str) -> None:
    plants = attachments()[code]
    assert len(plants) >= ENOUGH
    missed = [wrong for wrong, files, _, _ in plants if code not in codes(wrong, files)]
    assert [sound for _, _, sound, files in plants if codes(sound, files)] == []
    assert missed == []


def test_a_word_struck_many_times_is_one_finding() -> None:
    assert codes("จัดงานที่" + "ห้องสมุด" * 5 + "โรงเรียนเมื่อวานนี้").count("T603") == 1
