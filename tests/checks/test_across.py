"""X701 and X702 over documents that tell of one event or of several."""

from __future__ import annotations

from collections.abc import Iterable

import duckdb
import pytest
from across_told import SOUND, WRONG

from bannarak.analyse import analyser
from bannarak.checks.across import across
from bannarak.dataset.rows import add_record, empty, table
from bannarak.knowledge import load
from bannarak.readers import read
from bannarak.records import Finding


def found(code: str, documents: Iterable[str]) -> dict[str, Finding]:
    """The findings of ``code`` by the name of their document."""
    tables, names = empty(), {}
    for number, text in enumerate(documents):
        record = analyser(load())(read(text.encode(), f"{number}.txt"))
        names[record.document.id] = record.document.path
        add_record(tables, record)
    with duckdb.connect(config={"threads": 1}) as connection:
        for name, rows in tables.items():
            connection.register(name, table(name, rows))
        return {names[doc]: finding for doc, finding in across(connection, load()) if finding.code == code}


@pytest.mark.parametrize("name", SOUND)
def test_nothing_in_what_is_sound(name: str) -> None:
    assert found("X701", SOUND[name]) == {}


@pytest.mark.parametrize("name", WRONG)
def test_each_document_is_told_of_the_other(name: str) -> None:
    documents = WRONG[name]
    findings = found("X701", documents)
    assert sorted(findings) == [f"{number}.txt" for number in range(len(documents))]
    for path, finding in findings.items():
        text = documents[int(path[0])]
        assert finding.text == text[finding.start : finding.end] != ""
        (related,) = finding.related
        other = documents[int((related.path or "")[0])]
        assert related.text == other[related.start : related.end] != finding.text
        assert finding.message.startswith(f"{related.path} tells")


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
def test_a_third_document_does_not_silence(order: tuple[int, ...]) -> None:
    documents = WRONG["a copy in other lines"]
    findings = found("X701", [documents[at] for at in order])
    assert sorted(finding.text for finding in findings.values()) == ["212 คน", "212 คน", "221 คน"]


def test_ranges_are_told_whole() -> None:
    finding = found("X701", WRONG["a range longer by a day"])["0.txt"]
    assert finding.message == "1.txt tells of the same event with 3 July 2023 to 4 July 2023 instead of 3 July 2023 to 5 July 2023"
    assert finding.message_th == "1.txt กล่าวถึงงานเดียวกันแต่ระบุ 3 กรกฎาคม 2566 ถึง 4 กรกฎาคม 2566 ไม่ใช่ 3 กรกฎาคม 2566 ถึง 5 กรกฎาคม 2566"


def test_a_copy_shows_a_line_of_the_other() -> None:
    first, second = "\n\n  ประกาศปิดบริการชั้น 2 \nวันที่ 9\n", "ประกาศปิดบริการ ชั้น 2\n\nวันที่ 9"
    findings = found("X702", [first, second])
    for path, (text, line) in {"1.txt": (first, "ประกาศปิดบริการชั้น 2"), "0.txt": (second, "ประกาศปิดบริการ ชั้น 2")}.items():
        (related,) = findings[path].related
        assert related.text == text[related.start : related.end] == line


def test_a_title_on_every_page_is_not_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """The work grows with the number of documents and not with its square."""
    compared = []
    monkeypatch.setattr("bannarak.checks.across_events.alike", lambda one, two: compared.append((one, two)))
    page = "ข่าวกิจกรรมประจำสัปดาห์ของเรา\nวันที่ {} กรกฎาคม 2566 ห้องสมุดบ้านภูคำ ต้อนรับผู้มาเยือน มีผู้เข้าร่วม {} คน"
    found("X701", [page.format(number % 28 + 1, number + 2) for number in range(30)])
    assert compared
    compared.clear()
    found("X701", [page.format(number % 28 + 1, number + 2) for number in range(60)])
    assert not compared
