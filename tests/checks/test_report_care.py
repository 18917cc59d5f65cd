"""What reports write that is no contradiction: background dates, ranges of evidence whose ends have brackets, indicators within a line."""

from __future__ import annotations

import pytest

from reading import record

TITLE = "รายงานประจำปีงบประมาณ 2564 หอสมุดริมธาร"
LIST = "\nรายการเอกสารหลักฐาน\n2.1.1-1 แผน.pdf\n2.1.1-2 คำสั่ง.pdf\n2.1.1-3 ภาพ.pdf\n2.1.1-4 สรุป.pdf\n"


def findings(text: str) -> list[tuple[str, str]]:
    return [(f.code, f.text) for f in record(text).findings if f.severity != "info"]


@pytest.mark.parametrize(
    "line",
    [
        "คณะกรรมการประจำหอสมุด 9 คน ตามคำสั่งลงวันที่ 3 มิถุนายน 2561",
        "ได้รับรองมาตรฐานห้องสมุดสีเขียว เมื่อวันที่ 9 สิงหาคม 2561 ปัจจุบันมีบุคลากร 40 คน",
        "เปิดให้บริการครั้งแรกเมื่อวันที่ 1 เมษายน 2540 ปัจจุบันมีสมาชิก 3,200 คน",
        "ระเบียบห้องสมุดประกาศใช้เมื่อวันที่ 10 มกราคม 2559 มีกรรมการ 5 คน",
        "อาคารหลังใหม่เปิดใช้เมื่อวันที่ 12 สิงหาคม 2558 รองรับผู้ใช้ 300 คน",
        "เทียบกับการสำรวจเมื่อวันที่ 5 มีนาคม 2560 ที่มีผู้ตอบ 200 คน ปีนี้มีผู้ตอบ 250 คน",
    ],
)
def test_what_once_was_and_lasts_is_no_activity_of_the_period(line: str) -> None:
    assert findings(f"{TITLE}\n{line}") == []
    assert findings(f"{TITLE}\nจัดอบรมเมื่อวันที่ 5 มีนาคม 2560 มีผู้เข้าร่วม 20 คน") == [("D106", "วันที่ 5 มีนาคม 2560")]


@pytest.mark.parametrize(
    "line",
    [
        "โดยนางกิ่งแก้ว ใจงาม เกษียณอายุราชการเมื่อวันที่ 30 กันยายน 2562 และนายศักดิ์ดา ใจดี ย้ายมาเมื่อวันที่ 1 พฤศจิกายน 2561",
        "อาคารหลังเดิมถูกไฟไหม้เมื่อวันที่ 3 กุมภาพันธ์ 2559 จึงรื้อถอนเมื่อวันที่ 20 เมษายน 2559",
        "ห้องประชุมใหญ่ทาสีใหม่เมื่อวันที่ 3 กุมภาพันธ์ 2559 ปีนี้ใช้จัดกิจกรรม 20 ครั้ง",
        "กลุ่มแม่บ้านรวมตัวกันเมื่อวันที่ 1 ตุลาคม 2560",
        "จัดอบรมเมื่อวันที่ 8 มีนาคม 2564 ต่อเนื่องจากการอบรมที่จัดเมื่อวันที่ 9 มีนาคม 2563 มีผู้เข้าร่วม 20 คน",
        "คณะกรรมการมีมติในการประชุมเมื่อวันที่ 25 สิงหาคม 2563 ให้จัดอบรม",
        "เมื่อวันที่ 3 กุมภาพันธ์ 2559 อาคารหลังเดิมถูกไฟไหม้",
    ],
)
def test_a_day_on_which_no_event_was_held_is_background(line: str) -> None:
    assert findings(f"{TITLE}\n1. งานทั่วไป\n{line}") == []


@pytest.mark.parametrize(
    "line",
    [
        "จัดอบรมบุคลากรเมื่อวันที่ 14 มีนาคม 2560 มีผู้เข้าร่วม 42 คน",
        "จัดอบรมหลักสูตร การใช้ฐานข้อมูลเมื่อวันที่ 14 มีนาคม 2560",
        "จัดนิทรรศการ ณ โถงชั้นล่างเมื่อวันที่ 14 มีนาคม 2560",
        "จัดนิทรรศการหนังสือเมื่อวันที่ 14 มีนาคม 2560",
        "เปิดโลกกว้างเมื่อวันที่ 14 มีนาคม 2560 มีผู้เข้าร่วม 42 คน",
        "วันที่ 14 มีนาคม 2560 บุคลากรเข้าร่วมสัมมนา",
        "อบรมครู วันที่ 14 มีนาคม 2560 และวันที่ 20 มีนาคม 2564",
    ],
)
def test_a_day_on_which_an_event_was_held_belongs_to_the_period(line: str) -> None:
    assert findings(f"{TITLE}\n1. งานทั่วไป\n{line}") == [("D106", "วันที่ 14 มีนาคม 2560")]


def test_days_in_a_row_are_told_of_by_the_same_words() -> None:
    line = "อบรมครู เมื่อวันที่ 20 มีนาคม 2564 และเมื่อวันที่ 14 มีนาคม 2560"
    assert findings(f"{TITLE}\n1. งานทั่วไป\n{line}") == [("D106", "วันที่ 14 มีนาคม 2560")]


def test_a_founding_or_the_tabs_of_a_page_are_no_period() -> None:
    assert record("ผลการดำเนินงาน\nหอสมุดริมธาร ตั้งเมื่อปี พ.ศ. 2518\nจัดอบรม 12 มีนาคม 2545 มีผู้เข้าร่วม 30 คน").profile.period is None
    assert record("ผลการดำเนินงาน\nปี พ.ศ. 2563 | ปี พ.ศ. 2564 | ปี พ.ศ. 2565\nจัดอบรม").profile.period is None
    assert record("ผลการดำเนินงาน ประจำปี พ.ศ. 2563\nจัดอบรม").profile.period is not None


@pytest.mark.parametrize("cited", ["(2.1.1-1) ถึง (2.1.1-4)", "[2.1.1-1]–[2.1.1-4]", "(2.1.1-1 ถึง 2.1.1-4)"])
def test_a_range_of_evidence_covers_what_lies_between(cited: str) -> None:
    assert findings(f"{TITLE}\n2.1.1 มีแผน {cited}{LIST}") == []


def test_a_range_that_ends_in_codes_not_listed_names_each() -> None:
    text = f"{TITLE}\n2.1.1 มีแผน (2.1.1-3 ถึง 2.1.1-6) (2.1.1-1, 2.1.1-2){LIST}"
    assert [(f.code, f.message) for f in record(text).findings if f.code == "E301"] == [
        ("E301", "2.1.1-5, 2.1.1-6 is cited, but the evidence list does not have it")
    ]


@pytest.mark.parametrize(
    ("cited", "expected"),
    [
        ("(เอกสารหลักฐาน 3.2.1) (เอกสารหลักฐาน 3.2.3)", "3.2.2"),
        ("(3.2-01) (3.2-03)", "3.2-02"),
        ("(3-3.2-1) (3-3.2-3)", "3-3.2-2"),
    ],
)
def test_a_number_that_is_skipped_is_written_as_the_document_writes_its_codes(cited: str, expected: str) -> None:
    assert [f.expected for f in record(f"{TITLE}\n3.2 มีแผน {cited}").findings if f.code == "E305"] == [expected]


def test_an_indicator_within_a_line_is_one() -> None:
    text = (
        f"{TITLE}\n2.1.1 มีแผน (2.1.1-1, 2.1.1-2, 2.1.1-3) 2.1.2 มีผลการประเมิน (2.1.2-1)\n"
        "รายการเอกสารหลักฐาน\n2.1.1-1 แผน.pdf\n2.1.1-2 คำสั่ง.pdf\n2.1.1-3 ภาพ.pdf\n2.1.2-1 ผล.pdf\n"
    )
    assert findings(text) == []
    assert ("E304", "2.1.2-1") in findings(text.replace("2.1.2 มีผล", "มีผล"))
