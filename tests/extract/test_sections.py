"""Headings and items, their nesting, and the numbers at the start of a line that are neither."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannarak.document import Span, Table
from bannarak.extract.component import Reading
from bannarak.extract.evidence import find_evidence
from bannarak.extract.sections import find_sections
from bannarak.knowledge import load
from reading import record


def shape(text: str) -> list[tuple[int, str | None, str]]:
    """(level, number, title) of each section of ``text``."""
    return [(s.level, s.number, s.title) for s in record(text).sections]


REPORT = """หมวดที่ ๗ เครือข่ายห้องสมุด

คำอธิบาย
   ร่วมมือกับห้องสมุดอื่น

๗.๑ การเข้าร่วมเครือข่าย
   ๗.๑.๑ ประชุมสามัญประจำปี
      1) เตรียมการ
      2) รายงานผล
         - ทางเว็บไซต์
         - ทางจดหมาย
   ๗.๑.๒ สัมมนาเครือข่าย
      (1) ภาคเช้า
      (2) ภาคบ่าย
๗.๒ การช่วยเหลือโรงเรียน
หมวดที่ ๘ การประเมินคุณภาพ
๘.๑ ผลตามตัวชี้วัด
"""


def test_headings_nest() -> None:
    assert shape(REPORT) == [
        (1, "7", "เครือข่ายห้องสมุด"),
        (2, None, "คำอธิบาย"),
        (2, "7.1", "การเข้าร่วมเครือข่าย"),
        (3, "7.1.1", "ประชุมสามัญประจำปี"),
        (4, "1", "เตรียมการ"),
        (4, "2", "รายงานผล"),
        (5, None, "ทางเว็บไซต์"),
        (5, None, "ทางจดหมาย"),
        (3, "7.1.2", "สัมมนาเครือข่าย"),
        (4, "1", "ภาคเช้า"),
        (4, "2", "ภาคบ่าย"),
        (2, "7.2", "การช่วยเหลือโรงเรียน"),
        (1, "8", "การประเมินคุณภาพ"),
        (2, "8.1", "ผลตามตัวชี้วัด"),
    ]


def test_headings_of_markdown() -> None:
    assert shape("## 4.1 ขยะ\nแยกขยะ\n### ๔.๑.๑ ถัง\n## 4.2 น้ำ\nประหยัดน้ำ\n#สัปดาห์ห้องสมุด\n") == [
        (1, "4.1", "ขยะ"),
        (2, "4.1.1", "ถัง"),
        (1, "4.2", "น้ำ"),
    ]


def test_a_section_holds_its_parts_and_ends_before_the_next() -> None:
    done = record(REPORT)
    cut = {s.number: done.text[s.start : s.end] for s in done.sections if s.style in ("category", "dotted")}
    assert cut["7.1.1"].startswith("๗.๑.๑ ประชุม")
    assert cut["7.1.1"].endswith("- ทางจดหมาย")
    assert cut["7.1"].endswith("(2) ภาคบ่าย")
    assert cut["7"].endswith("๗.๒ การช่วยเหลือโรงเรียน")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("หมวดที่ 7\nเครือข่ายและความร่วมมือ", [(1, "7", "เครือข่ายและความร่วมมือ")]),
        ("หมวด 2 การสื่อสาร", [(1, "2", "การสื่อสาร")]),
        ("ประเด็น 1.1 นโยบาย\nตัวชี้วัด 1.1.1 ขอบเขต", [(1, "1.1", "นโยบาย"), (2, "1.1.1", "ขอบเขต")]),
        ("ประเด็น1.1. นโยบาย\nตัวชี้วัด1.1.1. ขอบเขต", [(1, "1.1", "นโยบาย"), (2, "1.1.1", "ขอบเขต")]),
        ("[ตัวบ่งชี้ 1.1] ผลการดำเนินงาน", [(1, "1.1", "ผลการดำเนินงาน")]),
        ("1. แผนงาน\n1.1 ด้านน้ำ\n2. ผลงาน", [(1, "1", "แผนงาน"), (2, "1.1", "ด้านน้ำ"), (1, "2", "ผลงาน")]),
        ("1) ก่อนอบรม\n2) หลังอบรม", [(1, "1", "ก่อนอบรม"), (1, "2", "หลังอบรม")]),
        ("(1) ก่อนอบรม\n(2) หลังอบรม", [(1, "1", "ก่อนอบรม"), (1, "2", "หลังอบรม")]),
        ("ก. ด้านน้ำ\nข. ด้านไฟฟ้า\nค. ด้านขยะ", [(1, "ก", "ด้านน้ำ"), (1, "ข", "ด้านไฟฟ้า"), (1, "ค", "ด้านขยะ")]),
        ("• ด้านน้ำ\n• ด้านไฟฟ้า", [(1, None, "ด้านน้ำ"), (1, None, "ด้านไฟฟ้า")]),
        ("þ มีแผน", [(1, None, "มีแผน")]),
        ("- น้ำ\n    - ประปา\n    - บาดาล\n- ไฟฟ้า", [(1, None, "น้ำ"), (2, None, "ประปา"), (2, None, "บาดาล"), (1, None, "ไฟฟ้า")]),
        ("7.1.1 | ประชุมเครือข่าย | 5 คน\n7.1.2 | สัมมนา | 6 คน", [(1, "7.1.1", "ประชุมเครือข่าย"), (1, "7.1.2", "สัมมนา")]),
        ("7.1.1\tประชุมเครือข่าย\n7.1.2\tสัมมนา", [(1, "7.1.1", "ประชุมเครือข่าย"), (1, "7.1.2", "สัมมนา")]),
    ],
)
def test_every_way_of_numbering(text: str, expected: list[tuple[int, str | None, str]]) -> None:
    assert shape(text) == expected


NUMBERS = [
    "PM 2.5 ภัยใกล้ตัว",
    "ค่าฝุ่นละออง PM\n2.5 เกินมาตรฐาน",
    "09.00 น. ลงทะเบียน",
    "13.30-16.30 น. อบรม",
    "2.5 ไมครอน",
    "3.5 ล้านบาท",
    "2.50 คะแนน",
    "12 ห้องสมุด",
    "5 มีนาคม 2565 ประชุม",
    "11 ก.ย. 2560    ผู้เขียน",
    "27",
    "6.6",
    "12.0",
    "2565",
    "ก.เกษตรฯ จัดสัมมนา",
    "น.ส.อรุณี กล่าวว่า",
    "ธ.ค. 2564",
    "อ.เมือง จ.เวียงธาร",
    "1.5 เท่าของปีก่อน",
    "-5 องศา",
    "--------",
    "7.1-1 ใบลงทะเบียน.pdf",
    "1,250 คน",
    "ซ่อมหนังสือปกอ่อน (หน้า\n7) และปกแข็ง",
    "10.5% ของทั้งหมด",
    "0 5555 0142",
    "(7.1-1) ใบลงทะเบียน.pdf",
    "ระบบห้องสมุดอัตโนมัติ เวอร์ชัน\n2.1 รุ่นล่าสุด",
]


@pytest.mark.parametrize("text", NUMBERS)
def test_other_numbers_are_no_headings(text: str) -> None:
    assert shape(text) == []


def test_own_numbering_inside_an_indicator_is_nested() -> None:
    """A table's indicator 7.1 whose text numbers its parts 7.1, 7.2 again."""
    text = "7.1 เข้าร่วมเครือข่าย\n     7.1 เครือข่ายแรก\n          7.1.1 ประชุม\n     7.2 เครือข่ายที่สอง\n"
    assert [(s.level, s.number) for s in record(text).sections] == [(1, "7.1"), (2, "7.1"), (3, "7.1.1"), (2, "7.2")]


def test_an_item_ends_at_a_blank_line_or_further_out() -> None:
    done = record("7.1 อบรม\n     1) ภาคเช้า\n     2) ภาคบ่าย\n  ต่อจากนั้นรับประกาศนียบัตร\n")
    assert [done.text[s.start : s.end] for s in done.sections if s.style == "1)"] == ["1) ภาคเช้า", "2) ภาคบ่าย"]
    done = record("1. ภาคเช้า\n2. ภาคบ่าย\n\nผู้เข้าร่วมพอใจมาก\n")
    assert done.text[done.sections[-1].start : done.sections[-1].end] == "2. ภาคบ่าย"


def test_a_list_of_evidence_ends_the_item_before() -> None:
    done = record("7.3 อบรม\n   7.3.1 อบรมออนไลน์ (7.3-1)\n7.1-1 ใบลงทะเบียน.pdf\n7.3-1 ภาพกิจกรรม.pdf\n")
    item = next(s for s in done.sections if s.number == "7.3.1")
    assert done.text[item.start : item.end] == "7.3.1 อบรมออนไลน์ (7.3-1)"


def test_headings_that_the_format_marks() -> None:
    text = "ผลงานของเรา\n7.1 เครือข่าย\nรายละเอียด\nภาพรวม\n"
    done = record(text, headings=((1, Span(0, 11)), (2, Span(12, 25)), (1, Span(37, 43))))
    assert [(s.level, s.number, s.title) for s in done.sections] == [(1, None, "ผลงานของเรา"), (2, "7.1", "เครือข่าย"), (1, None, "ภาพรวม")]


def test_cells_that_the_format_marks() -> None:
    text = "ข้อ กิจกรรม 7.1.1 ประชุม 7.1.2 สัมมนา จบตาราง"
    cells = [Span(text.find(w), text.find(w) + len(w)) for w in ("ข้อ", "กิจกรรม", "7.1.1", "ประชุม", "7.1.2", "สัมมนา")]
    done = record(text, tables=(Table(((cells[0], cells[1]), (cells[2], cells[3]), (cells[4], cells[5]))),))
    assert [(s.number, s.title, done.text[s.start : s.end]) for s in done.sections] == [
        ("7.1.1", "ประชุม", "7.1.1 ประชุม"),
        ("7.1.2", "สัมมนา", "7.1.2 สัมมนา"),
    ]


def test_paragraphs_by_which_the_evidence_is_numbered_are_indicators() -> None:
    text = "ข้อ 3.1 ปลูกป่า\nปลูกแล้ว (3.1-1)\nข้อ 3.2 ประหยัดน้ำ\n1) ปิดก๊อก (3.2-1)\nข้อที่ 3.3 ประหยัดไฟ\nปิดไฟ\nข้อ 3.3 ของระเบียบให้ปิดไฟ\n"

    def styles(text: str) -> list[str]:
        return [s.style for s in record(text).sections if "." in (s.number or "")]

    assert styles(text) == ["indicator", "indicator", "indicator", "item"]
    assert set(styles(text.replace("-1)", ")"))) == {"item"}  # no codes
    assert set(styles(text.replace("(3.2-1)", "(3.1-2)"))) == {"item"}  # codes of one only
    assert styles(f"3.1 ปลูกป่า\n{text}")[1:] == ["item"] * 4  # a heading has the number


def test_pages_and_titles() -> None:
    (section,) = record("7.1 " + "ร่วมงาน " * 60).sections
    assert len(section.title) <= 160
    assert not section.title.endswith(" ")


PIECES = st.lists(
    st.sampled_from(
        [
            "7.1 งาน",
            "7.1.1 งาน",
            "1) ก",
            "(2) ข",
            "ก. น้ำ",
            "- จุด",
            "หมวดที่ 7 งาน",
            "หลักฐาน",
            "7.1-1 ก.pdf",
            "ตัวชี้วัด 1.1.1 ก",
            "ข้อ 7.2 ก (7.2-1)",
            "ข้อ 7.3 ข (7.3-1)",
            "",
            "  ข้อความ",
            "1 | ก | ข",
            "7.1.2 | ค | ง",
        ]
    ),
    max_size=14,
)


@given(PIECES)
def test_sections_are_nested_spans_in_order(lines: list[str]) -> None:
    done = record("\n".join(lines))
    stack: list[tuple[int, int]] = []
    last = -1
    for s in done.sections:
        assert last <= s.start < s.end <= len(done.text)
        last = s.start
        del stack[s.level - 1 :]
        assert len(stack) == s.level - 1
        assert all(a <= s.start and s.end <= b for a, b in stack)
        stack.append((s.start, s.end))


@pytest.mark.parametrize(
    "line", ["- ก\n    - ข\n        - ค\n", "1) ก\n(1) ข\n", "7.1-1 ก.pdf\n", "[2563][2564]", "(7.1-1 ", "หลักฐาน\n1) ก\n", "ก() "]
)
def test_time_grows_with_the_text_and_no_faster(line: str) -> None:
    """Four times the text may take four times as long, not sixteen; the allowance is for a busy machine."""

    def seconds(size: int) -> float:
        text = "7.1 เครือข่าย\n" + line * (size // len(line))
        reading = Reading(text, load())
        start = process_time()
        list(find_sections(reading))
        list(find_evidence(reading))
        return process_time() - start

    seconds(1000)
    assert min(seconds(24_000) for _ in range(3)) < 10 * max(seconds(6_000), 0.01)
