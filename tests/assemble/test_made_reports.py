"""Whole records of made reports: section, dates, numbers of people and evidence all right."""

from __future__ import annotations

from typing import Any

from bannarak.records import Activity, CountValue, DateValue, EvidenceValue, Record
from made_reports import script
from reading import record

make = script("make_reports").make
REPORTS = 48


def row(done: Record, activity: Activity) -> dict[str, Any]:
    """``activity`` as the generator's gold has it."""
    values = {m.id: m.value for m in done.mentions}
    dates = [v for m in activity.dates if isinstance(v := values[m], DateValue)]
    return {
        "section": activity.section,
        "dates": [[v.start.isoformat(), v.end.isoformat()] for v in dates if v.start and v.end],
        "participants": sorted(v.n for m in activity.participants if isinstance(v := values[m], CountValue)),
        "evidence": sorted(v.code for m in activity.evidence if isinstance(v := values[m], EvidenceValue)),
        "status": activity.status,
    }


def test_whole_records() -> None:
    right = told = found = 0
    for number in range(REPORTS):
        _, text, gold = make(number)
        done = record(text)
        rows = [row(done, activity) for activity in done.activities]
        told += len(gold["records"])
        found += len(rows)
        right += sum(wanted in rows for wanted in gold["records"])
    assert right / told >= 0.98
    assert right / found >= 0.98


def test_the_generator_varies_as_it_says() -> None:
    names = [make(number)[0] for number in range(REPORTS)]
    assert len({name.split("-")[2] for name in names}) == 6
    assert {name.split("-")[3] for name in names} == {"2", "3"}
    assert {name.split("-")[4] for name in names} == {"list", "table"}
    assert sum("๑" in make(number)[1] for number in range(REPORTS)) == REPORTS // 3
    planted = [finding["code"] for number in range(REPORTS) for finding in make(number)[2]["findings"]]
    assert {"weekday-mismatch", "sum-mismatch", "evidence-missing", "evidence-unused"} == set(planted)


def test_the_same_number_gives_the_same_report() -> None:
    assert make(5) == make(5)


def test_gold_spans_cut_their_text() -> None:
    for number in range(REPORTS):
        _, text, gold = make(number)
        for found in (*gold["mentions"], *gold["findings"]):
            assert text[found["start"] : found["end"]] == found["text"]
