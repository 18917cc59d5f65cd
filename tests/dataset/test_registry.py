"""Institutions across documents: one row each, candidates offered, and what a person wrote into same.csv obeyed."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from bannarak.dataset import registry
from bannarak.dataset.registry import Decisions, Entity, candidates, identity, read_same, resolve, rows, write_same
from bannarak.dataset.rows import registry_key
from bannarak.errors import DatasetError

# doc, registered id, canonical name, spelling
MENTIONS = [
    ("d1", "u-1", "มหาวิทยาลัยสุริยะสมมติ", "มหาวิทยาลัยสุริยะสมมติ"),
    ("d1", "u-1", "มหาวิทยาลัยสุริยะสมมติ", "มหาวิทยาลัย\n    สุริยะสมมติ"),
    ("d1", "u-1", "มหาวิทยาลัยสุริยะสมมติ", "มสส."),
    ("d2", "u-1", "มหาวิทยาลัยสุริยะสมมติ", "มสส."),
    ("d2", "u-1", "มหาวิทยาลัยสุริยะสมมติ", "มสส."),
    ("d2", None, "ศูนย์การเรียนรู้บ้านริมธาร", "ศูนย์การเรียนรู้ บ้านริมธาร"),
    ("d3", None, "ศูนย์การเรียนรู้บ้านริมธาร", "ศูนย์การเรียนรู้บ้านริมธาร"),
    ("d3", None, "ศูนย์การเรียนรู้บ้านริมทาร", "ศูนย์การเรียนรู้บ้านริมทาร"),
    ("d4", None, "โรงเรียนบ้านไร่ตัวอย่าง 15", "โรงเรียนบ้านไร่ตัวอย่าง 15"),
    ("d4", None, "โรงเรียนบ้านไร่ตัวอย่าง 16", "โรงเรียนบ้านไร่ตัวอย่าง 16"),
]
RIGHT, WRONG = (identity(registry_key(f"ศูนย์การเรียนรู้บ้านริม{end}"), None) for end in ("ธาร", "ทาร"))


@pytest.fixture
def connection() -> Iterator[Any]:
    with duckdb.connect() as made:
        columns = "doc_id VARCHAR, institution_id VARCHAR, name VARCHAR, type VARCHAR, parent VARCHAR, text VARCHAR, registry_key VARCHAR"
        made.execute(f"CREATE TABLE institutions ({columns})")
        made.executemany(
            "INSERT INTO institutions VALUES (?, ?, ?, 'school', NULL, ?, ?)",
            [(doc, id, name, text, id or registry_key(name)) for doc, id, name, text in MENTIONS],
        )
        yield made


def pairs(found: list[Entity], decisions: Decisions) -> set[tuple[str, str]]:
    return {(one, two) for one, others in candidates(found, decisions).items() for two, _, _ in others}


def test_one_row_an_institution_with_all_its_spellings(connection: Any) -> None:
    found = resolve(connection, {})
    table = {row[0]: row for row in rows(connection, found, {})}
    assert len(table) == 5
    spellings = [{"text": "มสส.", "mentions": 3}, {"text": "มหาวิทยาลัยสุริยะสมมติ", "mentions": 2}]
    assert table["u-1"] == ("u-1", "มหาวิทยาลัยสุริยะสมมติ", "school", None, True, ["u-1"], spellings, 5, 2, [])
    assert table[RIGHT][7:9] == (2, 2)


def test_names_that_differ_in_a_letter_are_offered_and_in_a_number_are_not(connection: Any) -> None:
    assert pairs(resolve(connection, {}), {}) == {(RIGHT, WRONG), (WRONG, RIGHT)}


def test_a_person_decides(connection: Any) -> None:
    found = resolve(connection, {})
    written = write_same(None, found, candidates(found, {}))
    lines = list(csv.reader(io.StringIO(written.decode("utf-8-sig"))))
    assert [line[5] for line in lines] == ["same", ""]
    for answer, count in (("ใช่", 4), ("no", 5)):
        answered = written.decode("utf-8-sig").rstrip("\n") + answer + "\n"
        for encoding in ("utf-8", "utf-8-sig", "cp874"):
            decisions = read_same(answered.encode(encoding))
            merged = resolve(connection, decisions)
            assert len(merged) == count
            assert pairs(merged, decisions) == set()
        assert write_same(answered.encode(), merged, {}).decode("utf-8-sig") == answered
    leader = next(entity for entity in resolve(connection, {tuple(sorted((RIGHT, WRONG))): True}) if entity.id in (RIGHT, WRONG))
    assert leader.id == RIGHT  # the more frequent name leads
    assert sum(leader.spellings.values()) == 3


def test_an_answer_that_is_none(connection: Any) -> None:
    with pytest.raises(DatasetError, match=r"same.csv, line 2: 'perhaps' is no answer"):
        read_same(b"registry_id,name,candidate_id,candidate_name,score,same\na,A,b,B,91,perhaps\n")


def test_crowds_are_not_compared_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    monkeypatch.setattr(registry.fuzz, "ratio", lambda one, two, **_: compared.append((one, two)) or 0)
    names = [f"โรงเรียนบ้าน{a}{b}วิทยาคาร" for a in "กขคฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬ" for b in "ดตถทธนบปผฝ"]
    found = [Entity(str(number), False, {name}) for number, name in enumerate(names)]
    for entity, name in zip(found, names, strict=True):
        entity.names[name] += 1
    candidates(found, {})
    assert len(compared) < 30 * len(names)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("ห้องสมุดประชาชน “ดอนตาล” อำเภอเมือง จังหวัดน่าน", "น่าน"), ("ห้องสมุดประชาชน “ดอนตาล” อ.เมือง จ.น่าน", "น่าน"), True),
        (("ห้องสมุดประชาชน “ดอนตาล” อำเภอเมือง จังหวัดน่าน", "น่าน"), ("ห้องสมุดประชาชนดอนตาล อ.เมืองน่าน", "น่าน"), True),
        (("สำนักงาน กศน.จังหวัดน่าน", "น่าน"), ("กศน.น่าน", "น่าน"), True),
        (("กศน.ต.ดอนตาล", None), ("กศน.ตำบลดอนตาล", None), True),
        (("กศน.ตำบลดอนตาล", None), ("กศน.อำเภอดอนตาล", None), False),
        (("ห้องสมุดประชาชนอำเภอเมือง", "น่าน"), ("ห้องสมุดประชาชนอำเภอเมือง", "ตาก"), False),
        (("ห้องสมุดประชาชนอำเภอเมือง", "น่าน"), ("ห้องสมุดประชาชนอำเภอเมือง", None), False),
        (("สำนักงานเกษตรดอนตาล", None), ("เกษตรดอนตาล", None), False),
    ],
)
def test_one_key_however_the_place_is_written(one: tuple[str, str | None], other: tuple[str, str | None], same: bool) -> None:
    assert (registry_key(*one) == registry_key(*other)) is same


def test_a_run_obeys(tmp_path: Path) -> None:
    from bannarak.archive import run

    archive = tmp_path / "archive"
    archive.mkdir()
    for number, name in enumerate(["โรงเรียนบ้านริมธารพัฒนา", "โรงเรียนบ้านริมธารพัฒนา", "โรงเรียนบ้านริมทารพัฒนา"]):
        (archive / f"{number}.txt").write_text(f"ประชุมครั้งที่ {number} ร่วมกับ{name} เมื่อวันที่ 3 มีนาคม 2564\n", encoding="utf-8")
    out = tmp_path / "out"
    assert run([archive], out, jobs=1).rows["registry"] == 2
    same = (out / "same.csv").read_text(encoding="utf-8-sig").rstrip("\n")
    assert same.count("\n") == 1
    (out / "same.csv").write_text(same + "yes\n", encoding="utf-8")
    summary = run([archive], out, jobs=1)
    assert (summary.extracted, summary.rows["registry"]) == (0, 1)
    assert (out / "same.csv").read_text(encoding="utf-8-sig") == same + "yes\n"


def test_names_that_cannot_be_told_do_not_merge_documents(tmp_path: Path) -> None:
    from bannarak.archive import run

    archive = tmp_path / "archive"
    archive.mkdir()
    for number, (place, province) in enumerate([("ดอนตาล", "ตาก"), ("ทะเลหมอก", "น่าน"), ("ทะเลหมอก", "น่าน")]):
        text = (
            f"สำนักหอสมุด มหาวิทยาลัย{place} จัดประชุมครั้งที่ {number} เมื่อวันที่ 3 มีนาคม 2564\nสำนักหอสมุดได้พบตัวแทนของกรมฯ\n"
            f"ครูจากโรงเรียนบ้านหนองบัว จังหวัด{province} กับห้องสมุดประชาชนอำเภอเมือง ในวันนั้น\n"
        )
        (archive / f"{number}.txt").write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    run([archive], out, jobs=1)
    with duckdb.connect(str(out / "bannarak.duckdb")) as made:
        found = made.execute("SELECT name, documents FROM registry ORDER BY ALL").fetchall()
    assert found == [
        ("กรมฯ", 1),
        ("กรมฯ", 1),
        ("กรมฯ", 1),
        ("สำนักหอสมุด มหาวิทยาลัยดอนตาล", 1),
        ("สำนักหอสมุด มหาวิทยาลัยทะเลหมอก", 2),
        ("ห้องสมุดประชาชนอำเภอเมือง", 1),
        ("ห้องสมุดประชาชนอำเภอเมือง", 1),
        ("ห้องสมุดประชาชนอำเภอเมือง", 1),
        ("โรงเรียนบ้านหนองบัว", 1),
        ("โรงเรียนบ้านหนองบัว", 2),
    ]
    assert not (out / "same.csv").exists()
