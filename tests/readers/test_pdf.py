"""PDF in: what opens, what is refused and how; the text as its producer meant it."""

from __future__ import annotations

import random
import subprocess
import sys
from contextlib import suppress

import pytest

from bannarak.errors import UnreadableError
from bannarak.readers import ocr, read
from readers.pdf_files import actual, drawn, needs_font, placed, thai


def text_of(data: bytes) -> str:
    return read(data, "a.pdf").text


def test_pages_places_and_text_in_order():
    document = read(drawn(["library news", "second line"], ["next page"]), "a.pdf")
    assert document.text == "library news\nsecond line\nnext page\n"
    assert [(page.number, page.extractor) for page in document.pages] == [(1, "pdf"), (2, "pdf")]
    assert document.page_of(document.text.index("next")) == 2
    x0, top, x1, bottom = document.box_of(0, 7)
    assert x0 == 72
    assert 60 < top < bottom < 90
    assert x1 > x0


READ_AT_ONCE = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from bannarak.readers import read
from bannarak.readers.pages import page_count

data = Path(sys.argv[1]).read_bytes()
with ThreadPoolExecutor(8) as threads:
    texts = list(threads.map(lambda _: (read(data, "a.pdf").text, page_count(data)), range(100)))
print(len(texts), len(set(texts)))
"""


def test_threads_read_one_after_the_other(tmp_path):
    pdf = tmp_path / "a.pdf"
    pdf.write_bytes(drawn(*[[f"line {line} of page {page}" for line in range(40)] for page in range(4)]))
    done = subprocess.run([sys.executable, "-c", READ_AT_ONCE, pdf], capture_output=True, text=True)  # PDFium would end the process
    assert (done.returncode, done.stdout) == (0, "100 1\n")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\nnothing of the kind", "damaged"),
        (drawn(["library"])[:200], "damaged"),
        (drawn(["library"], password="ask"), "encrypted"),
        (drawn([]), "no text"),
    ],
)
def test_unreadable_files_say_why(data, reason):
    with pytest.raises(UnreadableError) as caught:
        read(data, "a.pdf")
    assert reason in caught.value.reason
    assert caught.value.advice


def test_actual_text_is_honoured_once():
    assert text_of(actual(("ที่", ["a", "b", "c"]), ("", ["x"]), ("ที่", ["d"]))) == "ที่xที่\n"


def test_a_phrase_repeated_with_each_piece_stands_once():
    phrase = "ห้องสมุดประชาชนเฉลิมราชกุมารี"
    assert text_of(actual((phrase, ["i"]), (phrase, ["i"]), (phrase, ["i"]))) == phrase + "\n"


@needs_font
@pytest.mark.parametrize(
    ("drawn_as", "meant"),
    [
        ("ก าหนดการประจ าปี", "กำหนดการประจำปี"),
        ("ข\uf70bอบังคับห\uf70bองสมุด", "ข้อบังคับห้องสมุด"),
        ("พันธ์ุไม้", "พันธุ์ไม้"),
    ],
)
def test_damage_is_mended_and_counted(drawn_as, meant):
    document = read(thai([drawn_as]), "a.pdf")
    assert document.text == meant + "\n"
    assert sum(document.pages[0].repairs.values()) > 0


@needs_font
def test_marks_drawn_apart_join_what_was_drawn_before_them():
    assert text_of(placed((72, 760, "ท"), (76, 763, "ี"), (76, 768, "่"), (80, 760, "นี"), (88, 766, "้"))) == "ที่นี้\n"


@needs_font
def test_a_hyphen_of_another_font_goes_into_its_gap():
    assert text_of(placed((110, 760, "-"), (72, 760, "ปี 2562"), (115.5, 760, "2566"))) == "ปี 2562-2566\n"


@needs_font
def test_thai_lines_join_without_a_space_and_paragraphs_end_where_there_was_room():
    line = "สำนักหอสมุดจัดอบรมบรรณารักษ์เรื่องการทำรายการหนังสือและการสืบค้นสารสนเทศให้แก่"
    lines = [word + line for word in ("เช้า", "บ่าย", "ค่ำ", "เย็น")]
    assert text_of(thai([*lines, "บุคลากร", "ข่าวต่อไป"])).splitlines() == ["".join(lines) + "บุคลากร", "ข่าวต่อไป"]


@needs_font
def test_headers_and_thai_page_numbers_are_gone():
    pages = [["รายงานประจำปี หน้า " + digit, *["เรื่องที่ " + digit + " " + word for word in words]] for digit, words in
             (("๑", ("แรก", "สอง")), ("๒", ("สาม", "สี่")), ("๓", ("ห้า", "หก")))]  # fmt: skip
    document = read(thai(*pages), "a.pdf")
    assert "รายงานประจำปี" not in document.text
    assert document.text.count("เรื่องที่") == 6
    assert document.pages[1].repairs["header-footer"] == 1


def table_page(*rows: tuple[float, tuple[str, str, str]], bottom: bool) -> tuple[list, list]:
    """Pieces and rules of a table with three columns; without its last rule if the row goes on."""
    columns = (72, 200, 350, 500)
    pieces = [(x + 4, y - 16, cell) for y, cells in rows for x, cell in zip(columns, cells, strict=False) if cell]
    tops = [y for y, _ in rows]
    low = tops[-1] - 60
    rules = [(columns[0], y, columns[-1], y) for y in (*tops, *([low] if bottom else []))]
    return pieces, rules + [(x, tops[0], x, low) for x in columns]


@needs_font
def test_a_ruled_table_gives_its_cells_row_by_row():
    pieces, rules = table_page((760, ("หัวข้อ", "ผล", "หลักฐาน")), (735, ("7.1 เครือข่าย", "อบรม 10 คน", "7.1-1 ก.pdf")), bottom=True)
    document = read(placed((72, 790, "รายงาน"), *pieces, rules=rules), "a.pdf")
    assert [[document.text[c.start : c.end] for c in row] for row in document.tables[0].rows] == [
        ["หัวข้อ", "ผล", "หลักฐาน"],
        ["7.1 เครือข่าย", "อบรม 10 คน", "7.1-1 ก.pdf"],
    ]
    assert document.text == "รายงาน\nหัวข้อ\nผล\nหลักฐาน\n7.1 เครือข่าย\nอบรม 10 คน\n7.1-1 ก.pdf\n"


def test_bytes_flipped_at_random_end_in_text_or_one_clear_failure():
    random_ = random.Random(7)
    sound = drawn(["library news", "second line"], ["next page"])
    for _ in range(60):
        data = bytearray(sound)
        for _ in range(random_.randrange(1, 30)):
            data[random_.randrange(8, len(data))] = random_.randrange(256)
        with suppress(UnreadableError):  # any other exception fails the test
            assert isinstance(read(bytes(data), "a.pdf").text, str)


@pytest.mark.skipif(ocr.missing() is not None, reason="needs Tesseract with Thai")
@needs_font
def test_a_scan_is_read_by_ocr():
    from io import BytesIO

    import pypdfium2
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    lines = ["ห้องสมุดประชาชนจัดกิจกรรมส่งเสริมการอ่าน", "วันที่ 12 มีนาคม 2565 มีผู้เข้าร่วม 40 คน"]
    picture = pypdfium2.PdfDocument(thai(lines))[0].render(scale=200 / 72).to_pil()
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    canvas.save()
    document = read(out.getvalue(), "a.pdf")
    assert document.extractor == "ocr"
    assert document.pages[0].ocr
    assert "12 มีนาคม 2565" in document.text
    assert "40 คน" in document.text


def test_a_scan_without_tesseract_says_what_to_install(monkeypatch):
    from io import BytesIO

    from PIL import Image
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    monkeypatch.setattr(ocr, "missing", lambda: ("Tesseract is not installed", "install it"))
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.drawImage(ImageReader(Image.new("L", (100, 100), 200)), 0, 0, 595, 842)
    canvas.save()
    with pytest.raises(UnreadableError, match="Tesseract is not installed"):
        read(out.getvalue(), "a.pdf")
