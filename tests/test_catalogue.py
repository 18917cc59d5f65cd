"""Every example of every rule, through the whole pipeline: a failing one fires exactly its rule, a passing one fires nothing."""

from __future__ import annotations

import string

import duckdb
import pytest

from bannarak.analyse import analyser
from bannarak.checks.across import across
from bannarak.dataset.rows import add_record, empty, table
from bannarak.evidence_folder import EvidenceFolder, files_in_memory
from bannarak.knowledge import Rule, load
from bannarak.readers import read

RULES = load().rules
FAILS = [pytest.param(rule, text, id=f"{rule.code}-{i}") for rule in RULES.values() for i, text in enumerate(rule.fails)]
PASSES = [pytest.param(rule, text, id=f"{rule.code}-{i}") for rule in RULES.values() for i, text in enumerate(rule.passes)]


def found(rule: Rule, text: str) -> list[tuple[str, str, str]]:
    """The findings in the document, or in the documents that a line of three hyphens sets apart."""
    parts = text.split("\n---\n")
    analyse = analyser(load())
    folder = EvidenceFolder(files_in_memory(rule.evidence), analyse) if rule.evidence else None
    records = [analyse(read(part.encode(), f"example-{number}.txt"), evidence=folder) for number, part in enumerate(parts)]
    findings = [finding for record in records for finding in record.findings]
    if len(parts) > 1:
        tables = empty()
        for record in records:
            add_record(tables, record)
        with duckdb.connect() as connection:
            for name, rows in tables.items():
                connection.register(name, table(name, rows))
            findings += [finding for _, finding in across(connection, load())]
    return [(finding.code, finding.text, finding.message) for finding in findings]


@pytest.mark.parametrize(("rule", "text"), FAILS)
def test_failing_example(rule: Rule, text: str) -> None:
    hits = found(rule, text)
    assert {code for code, _, _ in hits} == {rule.code}, hits


@pytest.mark.parametrize(("rule", "text"), PASSES)
def test_passing_example(rule: Rule, text: str) -> None:
    assert found(rule, text) == []


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_rule_is_complete(rule: Rule) -> None:
    assert len(set(rule.fails)) >= 3
    assert len(set(rule.passes)) >= 3
    assert rule.why
    assert rule.why_th
    assert fields(rule.message) == fields(rule.message_th), "both languages name the same facts"


def fields(template: str) -> set[str | None]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}
