"""Text that was broken into the lines of a page is read as if it had not been; text with lines of its own keeps them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannarak.analyse import analyser
from bannarak.document import Document
from bannarak.knowledge import load
from bannarak.records import Record
from bannarak.thai.editmap import apply
from bannarak.thai.lines import letters
from bannarak.thai.tokens import tokenise
from bannarak.thai.wrapped import joints

REPORT = "\n".join(
    [
        "รายงานความร่วมมือของเครือข่ายห้องสมุดลุ่มน้ำเงิน ประจำปี 2565",
        "เมื่อวันพุธที่ 19 มกราคม 2565 สำนักวิทยทรัพยากรและเทคโนโลยีดิจิทัล มหาวิทยาลัยศรีธารา ร่วมกับองค์การบริหารส่วนจังหวัดธารนที "
        "และศูนย์การเรียนรู้ตลอดชีวิตเวียงธาร จัดประชุมเครือข่ายห้องสมุด ณ ห้องประชุมชั้น 2 มีผู้แทนเข้าร่วมประชุมไม่น้อยกว่า 120 คน "
        "จาก 15 หน่วยงาน ประชุมระหว่างเวลา 09.00-12.00 น. และแบ่งกลุ่มย่อยในช่วงบ่าย กลุ่มละ 8 คน",
        "ที่ประชุมเห็นชอบให้ทำบันทึกข้อตกลงความร่วมมือ 4 ฝ่าย ได้แก่ 1) สำนักหอสมุดกลาง มหาวิทยาลัยเวียงธาร "
        "2) สำนักงานส่งเสริมการเรียนรู้จังหวัดธารนที 3) กองการศึกษา เทศบาลนครภูผาเงิน และ 4) มูลนิธิแสงเทียนธารนที "
        "เป็นเวลา 3 ปี ตั้งแต่วันที่ 1 มีนาคม พ.ศ. 2565 ถึงวันที่ 29 กุมภาพันธ์ พ.ศ. 2567",
        "ต่อมาในวันพฤหัสบดีที่ 11 พฤษภาคม 2565 คณะทำงานของเครือข่ายได้เดินทางไปศึกษาดูงานการจัดการขยะของหอสมุดแห่งเมืองภูผาเงิน "
        "สำนักวัฒนธรรมเมืองภูผาเงิน โดยมีบรรณารักษ์และเจ้าหน้าที่ร่วมเดินทางทั้งสิ้น 46 คน แบ่งเป็นบรรณารักษ์ 20 คน และเจ้าหน้าที่ 25 คน "
        "ผลการประเมินอยู่ในระดับดีมาก",
        "",
    ]
)
FINDINGS = ["C202", "D101", "D104"]


def wrap(text: str, width: int, between: str = "\n") -> str:
    """``text`` as a program that breaks lines between words writes it: a space at which it breaks is lost."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in tokenise(paragraph):
            if line and letters(line + word.rstrip()) > width and word not in (")", ".", ","):
                lines.append(line.rstrip(" "))
                line = "" if word.isspace() else word
            else:
                line += word
        lines.append(line)
    return between.join(lines)


def read(text: str) -> Record:
    return analyser(load())(Document("a.txt", "0" * 64, "text", text))


def facts(record: Record) -> list[tuple[str, str]]:
    return [(m.label, "".join(m.text.split())) for m in record.mentions]


@pytest.mark.parametrize("width", [40, 50, 60, 70, 80, 90, 100, 120])
def test_a_wrapped_report_reads_as_the_whole_one(width: int) -> None:
    whole, wrapped = read(REPORT), read(wrap(REPORT, width))
    assert facts(wrapped) == facts(whole)
    assert [(f.code, f.expected) for f in wrapped.findings] == [(f.code, f.expected) for f in whole.findings]
    assert sorted(f.code for f in whole.findings) == FINDINGS


def test_spans_are_those_of_the_wrapped_text() -> None:
    text = wrap(REPORT, 60)
    record = read(text)
    assert all(m.text == text[m.start : m.end] for m in record.mentions)
    assert sum("\n" in m.text for m in record.mentions) == 3
    assert record.text == text


def test_other_line_ends() -> None:
    expected = facts(read(REPORT))
    assert facts(read(wrap(REPORT, 70, "\r\n"))) == expected
    indented = re.sub(r"(?m)^", "    ", wrap(REPORT, 70))
    assert facts(read(indented)) == expected


NAMES = [
    f"{kind}{place}"
    for kind in ("มหาวิทยาลัยราชภัฏ", "สำนักหอสมุด มหาวิทยาลัย")
    for place in ("ธารนที", "เวียงธาร", "ภูผาเงิน", "ศรีธารา", "หาดทรายขาว")
]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "เมื่อวันที่ 19 มกราคม 2565\nมีผู้เข้าร่วม 12 คน\n",
        "\n".join(NAMES * 3),
        "\n".join(f"{number}. {name} ร่วมกับเครือข่ายห้องสมุดโรงเรียนลุ่มน้ำเงินทุกแห่ง" for number, name in enumerate(NAMES, 1)),
        "\n".join(f"- {name} ร่วมกับเครือข่ายห้องสมุดโรงเรียนลุ่มน้ำเงินทุกแห่ง" for name in NAMES),
        "\n".join(f"{name} | เครือข่ายห้องสมุดโรงเรียนลุ่มน้ำเงินทุกแห่ง | 12 คน" for name in NAMES),
        "\n".join(f"เดือนที่ {n} 2,380.96 2,472.14 2,302.63 2,663.10 2,507.70 2,308.50 -11.85 % -1.44 %" for n in range(9)),
        "\n".join(f"{8 + n:02}.00 - {9 + n:02}.00 น. บรรยายเรื่องการจัดการห้องสมุดสีเขียวโดยวิทยากรจากเครือข่าย" for n in range(9)),
        "\n".join(f"{REPORT.splitlines()[1]} {n}" for n in range(9)),
        "\n".join(f"2.{n}.4 จัดอบรมการจัดการขยะให้บุคลากรของเครือข่ายห้องสมุดทุกแห่ง (เอกสารหมายเลข 2.{n}-3, 2.{n}-4)" for n in range(9)),
        "\n".join(f"ตัวชี้วัด 2.{n} มีแผนการจัดการขยะของเครือข่ายห้องสมุดทุกแห่ง และดำเนินการตามแผน (2.{n}-3)" for n in range(9)),
        REPORT,
    ],
    ids=[
        "empty",
        "blank",
        "short",
        "names",
        "numbered",
        "bullets",
        "table",
        "figures",
        "programme",
        "paragraphs",
        "sections",
        "indicators",
        "report",
    ],
)
def test_lines_that_are_lines_stay(text: str) -> None:
    assert joints(text) == []


def test_items_and_paragraphs_keep_their_lines() -> None:
    text = wrap(REPORT, 70) + "\n" + wrap(REPORT.replace("\n", "\n- "), 70)
    whole = apply(text, joints(text)).text
    assert [line[:12] for line in whole.split("\n") if line.startswith("- ")] == [
        ("- " + line)[:12] for line in REPORT.splitlines()[1:]
    ] + ["- "]
    assert whole.count("\n") == 2 * REPORT.count("\n")


@pytest.mark.parametrize(
    ("line", "after", "joined"),
    [
        ("สำนักวิทยบริการ", "และเทคโนโลยี", ""),
        ("มีผู้เข้าร่วม 12", "คน", " "),
        ("เมื่อวันที่ 15", "กุมภาพันธ์ 2561", " "),
        ("ตั้งแต่เวลา 09.30-12.00", "ของทุกวัน", " "),
        ("ปี 2562-", "2566", ""),
        ("ด้วยดี ", "มีผู้แทน", " "),
        ("จาก 8 โรงเรียน", "โรงเรียนละ 5 คน", " "),
        ("ร่วมกับมหาวิทยาลัยศรีธารา", "นายเกษม ทวีทรัพย์", " "),
    ],
)
def test_what_stands_where_a_line_ended(line: str, after: str, joined: str) -> None:
    filling = wrap(REPORT, 70).split("\n")[1:5]
    start = "ก" * (70 - letters(line)) + line
    text = "\n".join([*filling, start, after + filling[1]])
    assert start.rstrip() + joined + after in apply(text, joints(text)).text


LINES = st.lists(st.sampled_from([*wrap(REPORT, 60).split("\n"), "", "  ", "1. ข้อหนึ่ง", "12.00 น.", "\t|", "ก", "\r", "-"]), max_size=14)


@given(LINES, st.sampled_from(["\n", "\r\n", " \n", "\n\n"]))
def test_only_white_space_at_line_ends_is_changed(lines: list[str], between: str) -> None:
    text = between.join(lines)
    edits = joints(text)
    assert all(text[start:end].isspace() and "\n" in text[start:end] and put in ("", " ") for start, end, put in edits)
    assert "".join(apply(text, edits).text.split()) == "".join(text.split())
