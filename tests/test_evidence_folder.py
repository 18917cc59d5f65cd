"""The evidence folder on disk: what is found, opened and counted, and what is merely there."""

from io import BytesIO
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from bannarak.analyse import analyser
from bannarak.checks.codes import Code
from bannarak.checks.folder import match, near
from bannarak.evidence_folder import EvidenceFolder, files_on_disk
from bannarak.knowledge import load
from bannarak.records import EvidenceValue, Mention


def pdf(pages: int) -> bytes:
    data = BytesIO()
    canvas = Canvas(data)
    for _ in range(pages):
        canvas.rect(50, 50, 300, 300, fill=1)  # no text at all: a scan
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def folder(tmp_path: Path, **files: bytes) -> EvidenceFolder:
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return EvidenceFolder(files_on_disk(tmp_path), analyser(load()))


def test_files_are_named_by_their_path_and_hidden_ones_left_out(tmp_path):
    found = folder(tmp_path, **{"ข/1.txt": b"x", "ก.txt": b"x", ".DS_Store": b"x", "~$ก.docx": b"x", "Thumbs.db": b"x", ".git/x": b"x"})
    assert found.names == ["ก.txt", "ข/1.txt"]


def test_text_is_read_and_a_scan_is_there_with_its_pages(tmp_path):
    found = folder(tmp_path, **{"ก.txt": "ประชุมวันที่ 3 มีนาคม 2565".encode(), "ข.pdf": pdf(3), "ค.jpg": b"\xff\xd8\xff", "ง.xlsx": b"PK"})
    assert [m.text for m in found.open("ก.txt").record.mentions] == ["วันที่ 3 มีนาคม 2565"]
    assert (found.open("ข.pdf").pages, found.open("ข.pdf").problem) == (3, None)
    assert (found.open("ค.jpg").problem, found.open("ง.xlsx").problem) == (None, None)


@pytest.mark.parametrize(
    ("name", "data"), [("ก.pdf", b"%PDF-1.7 cut"), ("ข.docx", b"PK\x03\x04"), ("ค.jpg", b""), ("ง.txt", bytes(range(256)))]
)
def test_what_is_damaged_or_empty_is_told(tmp_path, name, data):
    assert folder(tmp_path, **{name: data}).open(name).problem is not None


def listing(code: str, file: str | None, indicator: str, sequence: str) -> Code:
    value = EvidenceValue(code, "listing", file, indicator, sequence)
    return Code(Mention("evidence", 0, len(code), value), value)


NAMES = ["7.1-1 รายงานการประชุม.pdf", "7_1_2.jpg", "หมวด 7/7.2-01/ภาพ.png", "รายงาน การอบรม ปี๒๕๖๕.docx", "11.pdf", "17.1-1 อื่น.pdf"]


@pytest.mark.parametrize(
    ("code", "file", "found"),
    [
        (("7.1-1", "7.1", "1"), "รายงานการประชุม.pdf", ["7.1-1 รายงานการประชุม.pdf"]),
        (("7.1-2", "7.1", "2"), "ภาพการประชุม", ["7_1_2.jpg"]),
        (("7.2-1", "7.2", "1"), "ภาพกิจกรรม", ["หมวด 7/7.2-01/ภาพ.png"]),
        (("7.3-1", "7.3", "1"), "รายงานการอบรม ปี 2565.pdf", ["รายงาน การอบรม ปี๒๕๖๕.docx"]),
        (("1-1", "1", "1"), "คำสั่งแต่งตั้งคณะกรรมการ.pdf", []),
        (("7.1-11", "7.1", "11"), "โครงการปลูกต้นไม้.pdf", []),
    ],
)
def test_a_listing_finds_its_file_by_name_code_or_title(code, file, found):
    assert match(listing(code[0], file, *code[1:]), NAMES) == found


def test_the_nearest_name_is_offered_and_nothing_far_off():
    assert near(listing("7.1-9", "รายงานประชุมใหญ่.pdf", "7.1", "9"), NAMES) == "7.1-1 รายงานการประชุม.pdf"
    assert near(listing("7.1-9", "zzz", "7.1", "9"), NAMES) is None
