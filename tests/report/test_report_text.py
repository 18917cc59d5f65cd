from dataclasses import replace

from bannarak.report.text import statistics_lines, text_lines


def test_a_block_names_place_rule_and_message_and_marks_the_line(text_record):
    lines = list(text_lines([text_record]))
    at = lines.index("รายงาน 64.txt:2:13: ขัดแย้ง D101 เป็นวันอาทิตย์ [weekday-mismatch]")
    assert lines[at + 1 : at + 5] == [
        "    | จัดอบรมเมื่อวันพุธที่ 10 ตุลาคม 2564 มีครูจาก 5 โรงเรียน",
        "    |          ^^^^^^^^^^^^^^^^^^^",  # the marks of จัดอบรมเมื่อ and of วันพุธที่ take no column
        "  ควรเป็น: วันอาทิตย์",
        "",
    ]


def test_the_other_places_are_shown(text_record):
    lines = list(text_lines([text_record], "en"))
    at = lines.index("รายงาน 64.txt:3:20: warning C203 5 or 14 [count-conflict]")
    assert lines[at + 3] == "  compare รายงาน 64.txt:2:47:"
    assert lines[at + 5].endswith("| " + " " * 36 + "-" * 9)
    assert lines[at + 6 : at + 8] == ["  compare ใบลงชื่อ.txt:", "    | 4 คน"]


def test_a_finding_about_the_whole_document_has_no_line(text_record):
    lines = list(text_lines([text_record], "en"))
    assert lines[:3] == ["รายงาน 64.txt: warning S502 indicator 7.2 is absent [section-missing]", "  expected: 7.2", ""]


def test_pages_are_named(paged_record):
    lines = list(text_lines([paged_record]))
    assert "รายงาน.pdf:3:20 (หน้า 2): น่าจะผิด C203 5 หรือ 14 [count-conflict]" in lines


def test_headings_are_named_where_there_are_no_pages(word_record, text_record):
    lines = list(text_lines([word_record]))
    assert "รายงาน.docx:2:13 (หัวข้อ: 2.1 การอบรม): ขัดแย้ง D101 เป็นวันอาทิตย์ [weekday-mismatch]" in lines
    assert "รายงาน.docx:3:20 (หัวข้อ: หมวด 2 การสื่อสาร): น่าจะผิด C203 5 หรือ 14 [count-conflict]" in lines
    headed = replace(text_record, sections=word_record.sections)
    assert "รายงาน 64.txt:2:13: ขัดแย้ง D101 เป็นวันอาทิตย์ [weekday-mismatch]" in list(text_lines([headed]))


def test_the_end_counts(text_record, sound_record):
    assert list(text_lines([text_record, sound_record]))[-1] == "พบ 4 ข้อ ใน 1 เอกสาร: ขัดแย้ง 1, น่าจะผิด 2, ข้อสังเกต 1"
    assert list(text_lines([sound_record])) == ["ไม่พบข้อขัดแย้ง"]


def test_colour_only_where_asked(text_record):
    assert not any("\033" in line for line in text_lines([text_record]))
    assert any("\033[31m" in line for line in text_lines([text_record], colour=True))


def test_statistics_the_most_frequent_first(text_record, sound_record):
    assert list(statistics_lines([text_record, sound_record, text_record], "en"))[:2] == [
        "     2  C203  warning  count-conflict",
        "     2  D101  error  weekday-mismatch",
    ]
