"""The evidence folder on disk: what is found, opened and counted, and what is merely there."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from bannarak.analyse import analyser
from bannarak.checks.codes import Code
from bannarak.checks.folder import alike, match, near
from bannarak.evidence_folder import EvidenceFolder, files_in_memory, files_on_disk
from bannarak.knowledge import load
from bannarak.readers import read
from bannarak.records import EvidenceValue, Mention


def pdf(pages: int) -> bytes:
    data = BytesIO()
    canvas = Canvas(data)
    for _ in range(pages):
        canvas.rect(50, 50, 300, 300, fill=1)  # no text at all: a scan
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def picture(form: str) -> bytes:
    data = BytesIO()
    Image.effect_noise((200, 150), 50).save(data, form)
    return data.getvalue()


def archive() -> bytes:
    data = BytesIO()
    with ZipFile(data, "w") as packed:
        packed.writestr("ภาพ.txt", "ภาพกิจกรรม " * 90)
    return data.getvalue()


def named(value: object) -> str:
    """What a case is called: by its file, since pictures are noise and archives know the time."""
    return value if isinstance(value, str) else "data"


def folder(tmp_path: Path, **files: bytes) -> EvidenceFolder:
    for name, data in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return EvidenceFolder(files_on_disk(tmp_path), analyser(load()))


def test_files_are_named_by_their_path_and_hidden_ones_left_out(tmp_path):
    found = folder(tmp_path, **{"ข/1.txt": b"x", "ก.txt": b"x", ".DS_Store": b"x", "~$ก.docx": b"x", "Thumbs.db": b"x", ".git/x": b"x"})
    assert found.names == ["ก.txt", "ข/1.txt"]


def test_text_is_read_and_a_scan_is_there_with_its_pages(tmp_path):
    found = folder(tmp_path, **{"ก.txt": "ประชุมวันที่ 3 มีนาคม 2565".encode(), "ข.pdf": pdf(3), "ค.jpg": picture("JPEG"), "ง.xlsx": archive()})
    assert [m.text for m in found.open("ก.txt").record.mentions] == ["วันที่ 3 มีนาคม 2565"]
    assert (found.open("ข.pdf").pages, found.open("ข.pdf").problem) == (3, None)
    assert (found.open("ค.jpg").problem, found.open("ง.xlsx").problem) == (None, None)


@pytest.mark.parametrize(
    ("name", "data"), [("ก.pdf", b"%PDF-1.7 cut"), ("ข.docx", b"PK\x03\x04"), ("ค.jpg", b""), ("ง.txt", bytes(range(256)))]
)
def test_what_is_damaged_or_empty_is_told(tmp_path, name, data):
    assert folder(tmp_path, **{name: data}).open(name).problem is not None


@pytest.mark.parametrize(("name", "wrong"), [("ก.pdf", True), ("ข.DOCX", True), ("ค.html", False), ("ง.htm", False), ("จ.txt", False)])
def test_a_page_of_the_web_is_no_document(tmp_path, name, wrong):
    page = "<!DOCTYPE html><html><body><p>ไม่พบแฟ้มที่ต้องการ</p></body></html>".encode()
    assert (folder(tmp_path, **{name: page}).open(name).problem is not None) == wrong


JUNK = "ภาพนี้เปิดไม่ได้".encode() * 9


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("ก.jpg", JUNK),
        ("ข.PNG", b"<html><body>404</body></html>"),
        ("ค.jpeg", picture("JPEG")[:10]),
        ("ง.webp", JUNK),
        ("จ.zip", JUNK),
        ("ฉ.zip", archive()[:60]),
        ("ช.xlsx", archive()[:-30]),
        ("ซ.pptx", b"PK"),
    ],
    ids=named,
)
def test_a_picture_or_archive_that_does_not_open_is_told(tmp_path, name, data):
    thai, english = folder(tmp_path, **{name: data}).open(name).problem
    assert thai.startswith("เปิดแฟ้มไม่ได้")
    assert english.startswith("the file cannot be opened")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        *((f"ก.{form.lower()}", picture(form)) for form in ("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP")),
        ("ข.png", picture("JPEG")),
        ("ค.jpg", b"\x00\x00\x00\x18ftypheic" + JUNK),
        ("ง.jpg", pdf(1)),
        ("จ.jpg", picture("JPEG")[:-200]),
        ("ฉ.zip", archive()),
        ("ช.zip", b"Rar!\x1a\x07" + JUNK),
        ("ซ.xlsx", archive()),
        ("ฌ.xlsx", b"\xd0\xcf\x11\xe0" + JUNK),  # with a password, or an old workbook
        ("ญ.mp4", JUNK),
        ("ฎ.heic", JUNK),
        ("ฏ.rar", JUNK),
        ("ฐ", JUNK),
    ],
    ids=named,
)
def test_what_opens_or_is_of_a_kind_not_known_here_is_there(tmp_path, name, data):
    assert folder(tmp_path, **{name: data}).open(name).problem is None


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
        (("1-1", "1", "1"), "คำสั่งแต่งตั้งคณะกรรมการ.pdf", []),
        (("7.1-11", "7.1", "11"), "โครงการปลูกต้นไม้.pdf", []),
    ],
)
def test_a_listing_finds_its_file_by_name_or_code(code, file, found):
    assert match(listing(code[0], file, *code[1:]), NAMES, load()) == found


def test_a_code_with_an_item_is_one_without_a_sequence():
    value = EvidenceValue("5.1.1(2)", "listing", "ผังอาคาร.txt", "5.1.1", None, item="2")
    listed = Code(Mention("evidence", 0, 8, value), value)
    assert match(listed, ["5.1.1(2).txt", "5.1.1(3) รายชื่อ.txt", "5.1.1.txt"], load()) == ["5.1.1(2).txt"]


def test_a_listing_finds_its_file_by_a_title_with_the_same_numbers():
    one = listing("7.3-1", "รายงานการอบรม ปี 2565.pdf", "7.3", "1")
    assert alike(one, NAMES) == ["รายงาน การอบรม ปี๒๕๖๕.docx"]
    assert alike(one, ["รายงาน การอบรม ปี๒๕๖๖.docx"]) == []


LEAD_WORDS = load().lexicon("evidence")["lead"]


@pytest.mark.parametrize(
    "shape",
    ["{} 2.1-1.txt", "{}2.1-1.pdf", "{}_2.1-01 อบรม.jpg", "{} ๒.๑-๑.pdf", "ภาพการอบรมคัดแยกขยะ {} 2.1-1.png", "หมวด 2/{} 2.1-1/ภาพ.png"],
)
@pytest.mark.parametrize("lead", LEAD_WORDS)
def test_a_code_is_found_behind_every_lead_word(shape, lead):
    name = shape.format(lead)
    assert match(listing("2.1-1", "อื่น", "2.1", "1"), [name], load()) == [name]
    for code, indicator, sequence in (("2.1-2", "2.1", "2"), ("2.1-11", "2.1", "11"), ("1-1", "1", "1")):
        assert match(listing(code, "อื่น", indicator, sequence), [name], load()) == []


def test_a_near_name_is_offered_and_nothing_far_off_or_of_another_code():
    def offered(title: str | None, *names: str) -> str | None:
        return near(listing("7.1-9", title, "7.1", "9"), names, load())

    assert offered("รายงานประชุมใหญ่.pdf", *NAMES, "รายงานการประชุม.pdf") == "รายงานการประชุม.pdf"
    assert offered("รายงานประชุมใหญ่.pdf", *NAMES) is None
    assert offered("รายงานประชุมใหญ่.pdf", "เอกสารหมายเลข 7.1-1/รายงานการประชุม.pdf") is None
    assert offered("รายงานก๊าซเรือนกระจก.pdf", "รายงานการประชุมชี้แจงบทบาท.txt") is None
    assert offered("รายงานการประชุม ครั้งที่ 2.pdf", "รายงานการประชุม ครั้งที่ 1.pdf") is None
    assert offered("รายงานการประชุม ครั้งที่ 2.pdf", "1. รายงานประชุม ครั้งที่ 2.pdf") == "1. รายงานประชุม ครั้งที่ 2.pdf"
    assert offered(None, *NAMES) is None


TWO = "8.1-1 รายงานการใช้ไฟฟ้ารายเดือน.pdf\n8.1-2 รายงานการใช้น้ำประปารายเดือน.pdf"


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["รายงานการใช้ไฟฟ้ารายเดือน.txt", "รายงานการใช้น้ำประปารายเดือน.txt"], []),
        (["รายงานการใช้ไฟฟ้ารายเดือน.txt"], [None]),
        (["8.1-2.txt", "8.1-3 รายงานการใช้ไฟฟ้ารายเดือน.txt"], []),
        (["8.1-2 รายงานการใช้ไฟฟ้ารายวัน.txt"], [None]),
        (["8.1-2.txt", "รายงานการใช้ไฟฟ้าราย.txt"], []),
        (["8.1-2.txt", "รายงานใช้ไฟฟ้าราย.txt"], ["รายงานใช้ไฟฟ้าราย.txt"]),
    ],
)
def test_the_file_of_one_listing_is_not_that_of_another(names, expected):
    report = read(f"8.1 พลังงาน ลดการใช้ไฟฟ้า (8.1-1) (8.1-2)\nรายการหลักฐาน\n{TWO}\n".encode(), "a.txt")
    folder = EvidenceFolder(files_in_memory(dict.fromkeys(names, "บุคลากรของหอสมุดดอนตาล")), analyser(load()))
    findings = analyser(load())(report, evidence=folder).findings
    assert [finding.expected for finding in findings if finding.code == "E307"] == expected
