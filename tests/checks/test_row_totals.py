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
    "words that end like those of rates": (
        "เดือน | ผู้เรียน | ครู | เจ้าหน้าที่ | รวม\nม.ค. | 120 | 12 | - | 132\nก.พ. | 95 | 8 | - | 103\nมี.ค. | 140 | 15 | 6 | {}\n",
        ("161",),
        ("171",),
    ),
    "what a telephone costs": (
        "อาคาร | ค่าไฟฟ้า | ค่าน้ำ | ค่าโทรศัพท์ | รวม\nก | 42,100 | 3,210 | 1,250 | 46,560\nข | 28,500 | 2,110 | - | 30,610\n"
        "ค | 19,800 | 1,540 | 20 | {}\n",
        ("21,360",),
        ("22,360",),
    ),
    "what was left of the year before": (
        "งาน | คงเหลือยกมา | งบปี 2567 | เงินปีก่อน | รวม\nก | - | 50,000 | 5,000 | 55,000\nข | - | 30,000 | 2,000 | 32,000\n"
        "ค | 4,500 | 20,000 | 1,000 | {}\n",
        ("25,500",),
        ("26,500",),
    ),
    "years of study, of age, of a journal": (
        "เดือน | ชั้นปีที่ 1 | อายุต่ำกว่า 15 ปี | วารสารรายปี | รวม\nม.ค. | - | 45 | 12 | 57\nก.พ. | - | 38 | 10 | 48\nมี.ค. | 24 | 40 | 8 | {}\n",
        ("72",),
        ("82",),
    ),
    "a rate in the name of a tax": (
        "รายการ | ราคา | ค่าขนส่ง | ภาษี 7% | รวม\nก | 12,000 | 300 | - | 12,300\nข | 15,000 | 500 | - | 15,500\n"
        "ค | 20,000 | 1,000 | 1,470 | {}\n",
        ("22,470",),
        ("22,670",),
    ),
    "plan and result in turn": (
        "งาน | แผน 1 | ผล 1 | แผน 2 | ผล 2 | รวมแผน | รวมผล\nก | 5 | 5 | 5 | 5 | 10 | 10\nข | 10 | 10 | 10 | 10 | 20 | 20\n"
        "ค | 6 | 6 | 6 | 8 | {} | 14\n",
        ("12",),
        ("13",),
    ),
    "a cell over two rows": (
        "กลุ่ม | งาน | เช้า | บ่าย | รวม\n1 | ก | 10 | 12 | 22\n1 | ข | 15 | 20 | 35\n2 | ค | 20 | 18 | {}\n"
        "3 | ง | 20 | 25 | 78\n3 | จ | 15 | 18 | \n",
        ("38",),
        ("48",),
    ),
}
SOUND = {
    "paid, of which nearly all": (
        "งาน | งบแผ่นดิน | งบรายได้ | รวม | รวมจ่ายจริง\nก | 500 | 50 | 550 | 550\nข | 300 | 20 | 320 | 320\nค | 200 | 60 | 260 | 254\n"
    ),
    "totals before their parts": (
        "รุ่น | สมัคร รวม | ชาย | หญิง | รวมเข้าร่วม | ชาย | หญิง\n1 | 50 | 20 | 30 | 50 | 20 | 30\n"
        "2 | 45 | 20 | 25 | 45 | 20 | 25\n3 | 60 | 25 | 35 | 57 | 24 | 33\n"
    ),
    "two columns taken off": (
        "หมวด | ยกมา | จัดซื้อ | จำหน่าย | สูญหาย | รวม\n000 | 1,200 | 45 | - | - | 1,245\n100 | 850 | 20 | - | - | 870\n"
        "300 | 3,400 | 450 | 110 | 6 | 3,734\n"
    ),
    "two columns of parts": (
        "เดือน | ผู้เรียน | ต่างชาติ | ครู | สายสอน | รวม\nม.ค. | 120 | - | 30 | - | 150\nก.พ. | 140 | - | 25 | - | 165\n"
        "มี.ค. | 160 | 12 | 40 | 15 | 200\n"
    ),
    "a column with another kind of head": (
        "งาน | ระดับ | ในห้อง | ออนไลน์ | รวม\nก | - | 120 | 40 | 160\nข | - | 95 | 30 | 125\nค | 25 | 140 | 20 | 185\n"
    ),
    "counted once": ("งาน | ม.ค. | ก.พ. | รวม\nคลิป (ครั้ง) | 156 | 182 | 338\nเล่น (ครั้ง) | 52 | 61 | 113\nผู้ชมไม่ซ้ำ (คน) | 182 | 201 | 290\n"),
    "the highest and the middle": (
        "เดือน | เช้า | บ่าย | รวม\nม.ค. | 120 | 150 | 270\nก.พ. | 90 | 170 | 260\nมี.ค. | 50 | 60 | 110\nเม.ย. | 60 | 70 | 130\n"
        "สูงสุด | 120 | 170 | 270\nมัธยฐาน | 90 | 150 | 260\n"
    ),
    "rounded": ("งาน (kgCO2e) | ไตรมาส 1 | ไตรมาส 2 | รวม\nไฟฟ้า | 1,866 | 2,036 | 3,902\nน้ำมัน | 412 | 388 | 800\nกระดาษ | 94 | 99 | 194\n"),
    "shares": ("ประเภท | เช้า | บ่าย | ค่ำ | รวม\nปี 2565 | 74 | 13 | 13 | 100\nปี 2566 | 76 | 13 | 12 | 100\nปี 2567 | 71 | 14 | 15 | 100\n"),
    "a longer time": (
        "งาน | ม.ค. | ก.พ. | มี.ค. | รวม (ต.ค. 66 - มี.ค. 67)\nคลิป | 110 | 98 | 120 | 328\nเสียง | 60 | 55 | 70 | 185\n"
        "เข้าใช้ | 300 | 290 | 310 | 1,150\n"
    ),
    "prices": "รายการ | จำนวน | ราคา | รวม\nปากกา | 10 | 20 | 200\nแฟ้ม | 5 | 40 | 200\nกาว | 2 | 2 | 4\n",
    "shares of quarters": "ไตรมาส | 1 | 2 | 3 | 4 | รวม\nร้อยละ | 10 | 20 | 40 | 10 | 90\n",
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


def test_who_told_no_sex() -> None:
    table = "คณะ | ชาย | หญิง | รวม\nศิลป์ | 45 | 53 | 98\nวิทย์ | 17 | 38 | 55\nเกษตร | 88 | 25 | 116\n"
    assert _wrong_totals(f"{table}\nหมายเหตุ ผู้ไม่ระบุเพศ 3 คน\n") == []
    assert _wrong_totals(f"{table}\nหมายเหตุ นับถึงเดือนกันยายน\n") == ["116"]
