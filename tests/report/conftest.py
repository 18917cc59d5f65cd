"""A document with one finding of each kind that the reports must show: plain, over lines, overlapping, related, of the whole document."""

from dataclasses import replace

import pytest

from bannarak.document import Document, Page
from bannarak.knowledge import load
from bannarak.records import Finding, Problem, Profile, Record, Related, Section

TEXT = "รายงานผลการดำเนินงาน <ห้องสมุดริมธาร> & เครือข่าย\nจัดอบรมเมื่อวันพุธที่ 10 ตุลาคม 2564 มีครูจาก 5 โรงเรียน\nต่อมาสรุปว่าครูจาก 14 โรงเรียนเข้าร่วม\n"


def span(part):
    start = TEXT.index(part)
    return start, start + len(part)


def finding(code, name, severity, part, message, message_th, expected=None, related=()):
    start, end = span(part) if part else (None, None)
    others = tuple(Related(*span(other), other) if isinstance(other, str) else other for other in related)
    return Finding(code, name, severity, start, end, part, None, message, message_th, expected, others)


def record(path="รายงาน 64.txt", extractor="text", pages=()):
    findings = (
        finding("S502", "section-missing", "warning", "", "indicator 7.2 is absent", "ไม่มีตัวบ่งชี้ 7.2", "7.2"),
        finding("D101", "weekday-mismatch", "error", "วันพุธที่ 10 ตุลาคม 2564", "a Sunday", "เป็นวันอาทิตย์", "วันอาทิตย์"),
        finding("T601", "mixed-digits", "info", "10 ตุลาคม 2564 มีครู", "digits", "=เลขสองแบบ"),
        finding(
            "C203",
            "count-conflict",
            "warning",
            "14 โรงเรียน",
            "5 or 14",
            "5 หรือ 14",
            None,
            ["5 โรงเรียน", Related(0, 4, "4 คน", "ใบลงชื่อ.txt")],
        ),
    )
    document = Document(path, "ab" * 32, extractor, TEXT, pages)
    findings = tuple(replace(f, page=document.page_of(f.start) if f.start is not None else None) for f in findings)
    return Record(document, TEXT, Profile("report", "รายงาน"), (), (), (), findings)


@pytest.fixture
def text_record():
    return record()


@pytest.fixture
def paged_record():
    cut = TEXT.index("ต่อมา")
    return record("รายงาน.pdf", "pdf", (Page(1, 0, cut), Page(2, cut, len(TEXT))))


@pytest.fixture
def word_record():
    """A Word file: a category, in it a numbered heading that ends before the last line."""
    within = Section("2.1", "การอบรม", TEXT.index("จัดอบรม"), TEXT.index("ต่อมา"), 2, style="dotted")
    return replace(record("รายงาน.docx", "docx"), sections=(Section("2", "การสื่อสาร", 0, len(TEXT), 1, style="category"), within))


@pytest.fixture
def sound_record():
    return replace(record("ดี.txt"), findings=())


@pytest.fixture
def problem():
    return Problem("เสีย.pdf", "ingest", "the file is damaged", "save it again")


@pytest.fixture
def rules():
    """The catalogue of the four rules above."""
    shipped = load().rules["D101"]
    return {
        code: replace(shipped, code=code, name=name)
        for code, name in (("C203", "count-conflict"), ("D101", "weekday-mismatch"), ("S502", "section-missing"), ("T601", "mixed-digits"))
    }
