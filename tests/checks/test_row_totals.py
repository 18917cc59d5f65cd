"""C202 across the rows of tables: sound tables, and the same with one wrong total, in text and in cells."""

from __future__ import annotations

import pytest

from bannarak.document import Span, Table
from reading import record

_GROUPS = (
    "หน่วยงาน | ปี 2565 | | | ปี 2566 | | | รวมทั้งสิ้น\n- | ชาย | หญิง | รวม | ชาย | หญิง | รวม | -\n"
    "หอสมุด | 10 | 20 | 30 | 11 | 22 | {0} | {1}\nคณะ | 10 | 20 | 30 | 11 | 22 | 33 | 63\nศูนย์ | 10 | 21 | 31 | 11 | 21 | 32 | 63\n"
)
# A form, what makes it sound, what makes it wrong.
PAIRS = {
    "months of one row": ("เดือน | ม.ค. | ก.พ. | มี.ค. | รวม\nค่าน้ำ (บาท) | 100 | 200 | 300 | {}\n", ("600",), ("700",)),
    "months with their years": ("รายการ | ต.ค. 65 | พฤศจิกายน 2565 | รวม\nน้ำ | 100 | 200 | {}\n", ("300",), ("310",)),
    "sexes": ("ประเภท | ชาย | หญิง | รวม\nบุคลากร | 10 | 20 | {}\n", ("30",), ("40",)),
    "no names of rows": ("ชาย | หญิง | รวม\n10 | 20 | {}\n", ("30",), ("40",)),
    "units and ordinals": ("ลำดับ | กลุ่ม | หน่วย | ชาย | หญิง | รวม (คน)\n1 | ครู | คน | 10 | 20 | {}\n", ("30",), ("40",)),
    "quarters": ("รายการ | ไตรมาส 1 | ไตรมาส 2 | ไตรมาส 3 | ไตรมาส 4 | รวม\nผู้ใช้ | 10 | 20 | 40 | 10 | {}\n", ("80",), ("90",)),
    "figures of quarters": ("ไตรมาส | 1 | 2 | 3 | 4 | รวม\nผู้ใช้ | 110 | 120 | 140 | 110 | {}\n", ("480",), ("490",)),
    "figures of quarters with a row of totals": (
        "ไตรมาส | 1 | 2 | รวม\nผู้ใช้ | 110 | 120 | 230\nผู้ยืม | 10 | 20 | 30\nรวม | 120 | 140 | {}\n",
        ("260",),
        ("270",),
    ),
    "two rows": ("ห้องสมุด | ยืม | คืน | รวม\nดอนตาล | 120 | 100 | 220\nริมธาร | 80 | 90 | {}\n", ("170",), ("180",)),
    "a target before": (
        "งาน | เป้า | ชาย | หญิง | รวม\nก | 10 | 20 | 20 | 40\nข | 5 | 40 | 20 | 60\nค | 20 | 12 | 14 | {}\n",
        ("26",),
        ("36",),
    ),
    "blanks and dashes": (
        "งาน | ยืม | คืน | อ่าน | รวม\nก | 10 | - | 10 | 20\nข | | 40 | 2 | 42\nค | 20 | 12 | 20 | {}\n",
        ("52",),
        ("53",),
    ),
    "tabs": ("งาน\tยืม\tคืน\tรวม\nก\t10\t12\t22\nข\t30\t40\t70\nค\t20\t12\t{}\n", ("32",), ("34",)),
    "groups": (_GROUPS, ("33", "63"), ("34", "63")),
    "groups and the total of all": (_GROUPS, ("33", "63"), ("33", "64")),
    "satang": ("งาน | วัสดุ | อาหาร | รวม\nก | 10.50 | 12.25 | 22.75\nข | 30 | 40 | 70\nค | 20 | 12.50 | {}\n", ("32.50",), ("52.50",)),
    "a column behind": (
        "งาน | ยืม | คืน | รวม | ร้อยละ\nก | 10 | 12 | 22 | 17.7\nข | 30 | 40 | 70 | 56.5\nค | 20 | 12 | {} | 25.8\n",
        ("32",),
        ("34",),
    ),
}
SOUND = {
    "prices": "รายการ | จำนวน | ราคา | รวม\nปากกา | 10 | 20 | 200\nแฟ้ม | 5 | 40 | 200\nกาว | 2 | 2 | 4\n",
    "shares": "ไตรมาส | 1 | 2 | 3 | 4 | รวม\nร้อยละ | 10 | 20 | 40 | 10 | 90\n",
    "means": "เดือน | ม.ค. | ก.พ. | รวม\nความชื้น | 60 | 70 | 65\n",
    "the last state": "เดือน | ม.ค. | ก.พ. | มี.ค. | รวม\nสมาชิก | 20 | 35 | 60 | 60\n",
    "what is not shown": "งาน | ยืม | คืน | รวม\nก | 10 | 12 | 40\nข | 30 | 40 | 99\nค | 20 | 12 | 55\n",
    "weights": "งาน | ข้อ 1 | ข้อ 2 | รวม\nก | 10 | 12 | 34\nข | 30 | 40 | 110\nค | 20 | 12 | 44\n",
    "one row of columns that may not be all": "งาน | ยืม | คืน | รวม\nก | 110 | 120 | 240\n",
    "a total of the whole year": "เดือน | ม.ค. | ก.พ. | รวมทั้งปี\nน้ำ | 100 | 200 | 3,100\n",
    "far from its parts": "เดือน | ม.ค. | ก.พ. | รวม\nน้ำ | 100 | 200 | 3,100\n",
    "years": "งาน | ปีงบประมาณ | ยืม | คืน | รวม\nก | 2565 | 10 | 12 | 22\nข | 2566 | 30 | 40 | 70\nค | 2567 | 20 | 12 | 32\n",
    "columns numbered from one in two groups": (
        "ก\tกลุ่มเหนือ\t\tกลุ่มใต้\t\n-\t1\t2\t1\t2\nดอนตาล\t10\t20\t30\t40\nริมธาร\t11\t21\t31\t41\nรวม\t21\t41\t61\t81\n"
    ),
}


def _wrong_totals(text: str) -> list[str]:
    return [finding.text for finding in record(text).findings if finding.code == "C202"]


def _in_cells(form: str) -> list[str]:
    """The wrong totals of the same table as one of a Word document: cells that the text sets below each other."""
    text, rows = "", []
    for line in form.splitlines():
        cells = []
        for cell in line.split("|"):
            word = cell.strip().removeprefix("-")
            cells.append(Span(len(text), len(text) + len(word)))
            text += f"{word}\n"
        rows.append(tuple(cells))
    return [finding.text for finding in record(text, tables=(Table(tuple(rows)),)).findings if finding.code == "C202"]


@pytest.mark.parametrize("name", PAIRS)
def test_sound_rows(name: str) -> None:
    form, sound, _ = PAIRS[name]
    assert _wrong_totals(form.format(*sound)) == []
    assert "\t" in form or _in_cells(form.format(*sound)) == []


@pytest.mark.parametrize("name", PAIRS)
def test_wrong_rows(name: str) -> None:
    form, sound, wrong = PAIRS[name]
    slip = [value for value, right in zip(wrong, sound, strict=True) if value != right]
    assert _wrong_totals(form.format(*wrong))[:1] == slip
    assert "\t" in form or _in_cells(form.format(*wrong))[:1] == slip


@pytest.mark.parametrize("name", SOUND)
def test_no_total_of_the_columns(name: str) -> None:
    assert _wrong_totals(SOUND[name]) == []
    assert "\t" in SOUND[name] or _in_cells(SOUND[name]) == []


def test_what_a_wrong_row_says() -> None:
    (finding,) = record("ประเภท | ชาย | หญิง | รวม\nบุคลากร | 1,010 | 20 | 1,040\n").findings
    assert finding.message_th == "ระบุยอดรวม 1,040 แต่ 1,010 + 20 = 1,030"
    assert finding.expected == "1,030"
    assert [related.text for related in finding.related] == ["1,010 | 20"]


def test_a_long_table() -> None:
    rows = [f"งาน {n} | {n} | {2 * n} | {3 * n}" for n in range(10, 90)]
    rows[70] = "งาน | 80 | 160 | 260"
    assert _wrong_totals("\n".join(["งาน | ยืม | คืน | รวม", *rows])) == ["260"]
