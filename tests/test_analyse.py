"""Many documents through the stages together give what each gives alone, and one that fails leaves the others be."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import process_time

import pytest

from bannarak.analyse import Analyser, Work
from bannarak.dataset.manifest import Entry
from bannarak.document import Document
from bannarak.engine.plan import Plan, units
from bannarak.knowledge import load
from bannarak.readers import read
from bannarak.sources import Source

CORPUS = Path(__file__).parents[1] / "corpus"
FILES = sorted([*(CORPUS / "documents").glob("*.txt"), *(CORPUS / "formats").iterdir()])


def documents() -> list[Document]:
    return [read(path.read_bytes(), path.name) for path in FILES]


def test_together_as_alone() -> None:
    analyse = Analyser(load())
    period = date(2021, 1, 1), date(2021, 12, 31)
    together = [result for result, _ in analyse.many(documents(), period)]
    assert together == [analyse(document, period) for document in documents()]


def test_a_span_ends_with_its_letters_where_a_blank_tore_a_mark_from_one() -> None:
    text = "หอ้ งสมดุ จำนวน 23 แหง่ ดังน้ี ขอ้ มลู ทวั่ ไป หอ้ งสมดุ ดอนตาล เปดิ ใหบ้ รกิ าร มผี เู้ ขา้ รว่ ม หนงั สอื"
    mentions = Analyser(load())(Document("test.txt", "0" * 64, "text", text)).mentions
    assert [m.text for m in mentions if m.label == "institution_count"] == ["23 แหง่"]
    assert all(m.text == m.text.strip() == text[m.start : m.end] for m in mentions)


def test_one_that_fails_leaves_the_others_be() -> None:
    analyse = Analyser(load())
    third = documents()[2]

    def break_third(work: Work) -> None:
        if work.document == third:
            raise ValueError("broken")

    sound = [result for result, _ in analyse.many(documents())]
    analyse.stages = (*analyse.stages[:4], break_third, *analyse.stages[4:])
    results = [result for result, _ in analyse.many(documents())]
    assert isinstance(results[2], ValueError)
    assert results[:2] + results[3:] == sound[:2] + sound[3:]


def test_units_hold_every_document_once_and_become_smaller() -> None:
    made = Plan()
    for number in range(400):
        doc = f"{number:016x}"
        source = Source(doc)
        made.documents[doc].append(source)
        made.digests[doc] = doc
        made.sources[source.path] = Entry(doc, "", 1000)
    found = list(units(made, sorted(made.documents), jobs=2))
    assert [digest for unit in found for _, digest in unit] == sorted(made.documents)
    sizes = [len(unit) for unit in found]
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-2]) == (44, 8)  # an eighth of what is left when it is full, and never less than eight but at the end


@pytest.mark.parametrize(
    "line",
    [
        "เมื่อวันที่ 3 มีนาคม 2566 สำนักหอสมุด มหาวิทยาลัยบูรพา จัดอบรมการอ่าน มีผู้เข้าร่วม 30 คน\n",
        "คณะกรรมการ 5 คน ประกอบด้วย 1. นายดอน 2. นายตาล 3. นางหมอก\n",
        "7.1.4 จัดอบรม วันที่ 8 มีนาคม 2566 ผู้เข้าร่วม 4 คน (7.1-4)\n",
        "- หัวข้อ จำนวน 9 คน รวม 9 คน ร้อยละ 5\n",
        "โครงการที่ 4 งบประมาณ 4,000 บาท ใช้ไป 500 บาท\n",
    ],
)
def test_time_grows_with_the_text_and_no_faster(line: str) -> None:
    analyse = Analyser(load())

    def seconds(lines: int) -> float:
        begin = process_time()
        analyse(Document("long.txt", "0" * 64, "text", line * lines))
        return process_time() - begin

    seconds(100)
    assert seconds(8000) < 7 * seconds(2000) + 0.3
