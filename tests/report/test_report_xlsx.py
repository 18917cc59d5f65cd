from io import BytesIO

from openpyxl import load_workbook

from bannarak.report.xlsx import xlsx_bytes


def rows(data):
    return [[cell.value for cell in row] for row in load_workbook(BytesIO(data)).worksheets[0]]


def test_one_row_a_finding_with_thai_headings(text_record, paged_record):
    table = rows(xlsx_bytes([text_record, paged_record]))
    assert table[0][:7] == ["ข้อ", "แฟ้ม", "หน้า", "บรรทัด", "หัวข้อ", "ระดับ", "รหัส"]
    assert [row[0] for row in table[1:]] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert table[2][1:11] == [
        "รายงาน 64.txt",
        None,
        2,
        None,
        "ขัดแย้ง",
        "D101",
        "weekday-mismatch",
        "วันพุธที่ 10 ตุลาคม 2564",
        "เป็นวันอาทิตย์",
        "วันอาทิตย์",
    ]
    assert table[8][2] == 2
    assert table[4][11] == "บรรทัด 2: 5 โรงเรียน\nใบลงชื่อ.txt: 4 คน"
    assert table[1][8] == "ทั้งเอกสาร"


def test_words_are_never_a_formula(text_record):
    sheet = load_workbook(BytesIO(xlsx_bytes([text_record]))).worksheets[0]
    assert sheet["J4"].value == "=เลขสองแบบ"
    assert sheet["J4"].data_type == "s"


def test_the_heading_says_where_in_a_word_file(word_record):
    table = rows(xlsx_bytes([word_record], "en"))
    assert [row[4] for row in table] == ["heading", None, "2.1 การอบรม", "2.1 การอบรม", "category 2 การสื่อสาร"]


def test_the_same_findings_give_the_same_bytes(text_record):
    assert xlsx_bytes([text_record]) == xlsx_bytes([text_record])
    assert b"1980-01-01" in __import__("zipfile").ZipFile(BytesIO(xlsx_bytes([text_record]))).read("docProps/core.xml")


def test_nothing_found_is_a_workbook_too(sound_record):
    assert len(rows(xlsx_bytes([sound_record]))) == 1
