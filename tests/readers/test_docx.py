"""Word files are made here as Word makes them, so that each trait of the format is tried by itself."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from bannarak.analyse import analyser
from bannarak.document import Document
from bannarak.errors import UnreadableError
from bannarak.knowledge import load
from bannarak.readers import read


def saved(word: Any) -> bytes:
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


def made(build: Callable[[Any], object]) -> Document:
    word = docx.Document()
    build(word)
    return read(saved(word), "a.docx")


def cells(document: Document) -> list[list[list[str]]]:
    return [[[document.text[c.start : c.end] for c in row] for row in table.rows] for table in document.tables]


def append(word: Any, body: str) -> None:
    for element in parse_xml(f"<w:body {nsdecls('w')}>{body}</w:body>"):
        word.element.body.insert(len(word.element.body) - 1, element)


def test_paragraphs_headings_and_tables_in_order() -> None:
    def build(word: Any) -> None:
        word.add_heading("รายงานผลการดำเนินงาน", 0)
        word.add_heading("7.1 เครือข่าย", 2)
        word.add_paragraph("จัดอบรม\tเมื่อ 3 มีนาคม 2564").add_run("\nณ ห้องสมุด")
        table = word.add_table(2, 2)
        for at, text in enumerate(["หัวข้อ", "หลักฐาน", "อบรม", "7.1-1 ภาพ.pdf\n7.1-2 ใบลงชื่อ.pdf"]):
            table.cell(at // 2, at % 2).text = text
        word.add_paragraph("จบ")
        word.sections[0].header.paragraphs[0].text = "หัวกระดาษ"
        word.sections[0].footer.paragraphs[0].text = "หน้า 1"
        word.core_properties.title = "แม่แบบ"

    document = made(build)
    assert document.text == (
        "รายงานผลการดำเนินงาน\n7.1 เครือข่าย\nจัดอบรม\tเมื่อ 3 มีนาคม 2564\nณ ห้องสมุด\nหัวข้อ\tหลักฐาน\nอบรม\t7.1-1 ภาพ.pdf\n7.1-2 ใบลงชื่อ.pdf\nจบ\n"
    )
    assert document.title == "รายงานผลการดำเนินงาน"
    assert document.extractor == "docx"
    assert [(level, document.text[s.start : s.end]) for level, s in document.headings] == [(1, "รายงานผลการดำเนินงาน"), (2, "7.1 เครือข่าย")]
    assert cells(document) == [[["หัวข้อ", "หลักฐาน"], ["อบรม", "7.1-1 ภาพ.pdf\n7.1-2 ใบลงชื่อ.pdf"]]]


def test_merged_cells_keep_their_columns() -> None:
    def build(word: Any) -> None:
        table = word.add_table(3, 3)
        for at in range(9):
            table.cell(at // 3, at % 3).text = f"{at}"
        table.cell(0, 0).merge(table.cell(0, 1)).text = "กว้าง"
        table.cell(1, 2).merge(table.cell(2, 2)).text = "สูง"

    assert cells(made(build)) == [[["กว้าง", "", "2"], ["3", "4", "สูง"], ["6", "7", ""]]]


def numbered(word: Any, levels: list[tuple[str, str]]) -> None:
    """Give the document the list 77 with (format, text) a level."""
    numbering = word.part.numbering_part.element
    shown = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{shown}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))


def item(text: str, level: int, number: int = 77) -> str:
    return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


@pytest.mark.parametrize(
    ("levels", "expected"),
    [
        ([("decimal", "%1."), ("decimal", "%1.%2")], ["1. a", "1.1 b", "1.2 c", "2. d", "2.1 e"]),
        ([("thaiNumbers", "%1."), ("thaiLetters", "(%2)")], ["๑. a", "(ก) b", "(ข) c", "๒. d", "(ก) e"]),
        ([("upperRoman", "หมวด %1"), ("bullet", "\uf0b7")], ["หมวด I a", "• b", "• c", "หมวด II d", "• e"]),
        ([("lowerLetter", "%1)"), ("decimalZero", "%2")], ["a) a", "01 b", "02 c", "b) d", "01 e"]),
    ],
)
def test_automatic_numbers(levels: list[tuple[str, str]], expected: list[str]) -> None:
    def build(word: Any) -> None:
        numbered(word, levels)
        append(word, "".join(item(text, level) for text, level in zip("abcde", (0, 1, 1, 0, 1), strict=True)))

    assert made(build).text.splitlines() == expected


def test_a_list_may_start_anew() -> None:
    def build(word: Any) -> None:
        numbered(word, [("decimal", "%1.")])
        word.part.numbering_part.element.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="78"><w:abstractNumId w:val="77"/>'
                '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
            )
        )
        append(word, item("a", 0) + item("b", 0) + item("c", 0, 78) + item("d", 0, 78))

    assert made(build).text.splitlines() == ["1. a", "2. b", "5. c", "6. d"]


def test_what_word_does_not_show_is_not_read() -> None:
    def build(word: Any) -> None:
        append(
            word,
            "<w:p><w:r><w:t>เหลือ</w:t></w:r><w:del><w:r><w:delText>ลบ</w:delText></w:r></w:del>"
            "<w:moveFrom><w:r><w:t>ย้าย</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>เพิ่ม</w:t></w:r></w:ins>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ซ่อน</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
            "<w:sdt><w:sdtContent><w:p><w:r><w:t>ในกล่อง</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        )

    assert made(build).text == "เหลือเพิ่ม\nในกล่อง\n"


FOOT, END = '<w:r><w:footnoteReference w:id="{}"/></w:r>', '<w:r><w:endnoteReference w:id="{}"/></w:r>'


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(one if one.startswith('<') else run(one) for one in runs)}</w:p>"


def with_notes(body: str, foot: dict[int, str] | None = None, end: dict[int, str] | None = None) -> Document:
    """A document whose notes are ``foot`` and ``end``: what is in them, by their ids, beside the lines that Word sets them apart with."""

    def build(word: Any) -> None:
        numbered(word, [("decimal", "%1.")])
        append(word, body)
        for kind, relation, told in (("footnote", RELATIONSHIP_TYPE.FOOTNOTES, foot), ("endnote", RELATIONSHIP_TYPE.ENDNOTES, end)):
            if told is not None:
                lines = f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/><w:t>เส้น</w:t></w:r></w:p></w:{kind}>'
                lines += "".join(f'<w:{kind} w:id="{at}">{inside}</w:{kind}>' for at, inside in told.items())
                blob = f"<w:{kind}s {nsdecls('w')}>{lines}</w:{kind}s>".encode()
                type_ = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}s+xml"
                word.part.relate_to(Part(PackURI(f"/word/{kind}s.xml"), type_, blob, word.part.package), relation)

    return made(build)


def note(*paragraphs: str) -> str:
    """A note as Word writes it, its own mark first."""
    return "".join(paragraph("<w:r><w:footnoteRef/></w:r>", f" {text}") for text in paragraphs)


def test_a_note_stands_behind_its_paragraph_and_breaks_no_sentence() -> None:
    body = paragraph("จัดอบรมเมื่อวันที่ 3", FOOT.format(1), " มีนาคม 2564 ณ หอสมุดดอนตาล", FOOT.format(2)) + paragraph("จบ")
    text = "จัดอบรมเมื่อวันที่ 3 มีนาคม 2564 ณ หอสมุดดอนตาล\nเลื่อนมาจากปีก่อน\nชั้น 2\nห้องทะเลหมอก\nจบ\n"
    assert with_notes(body, {1: note("เลื่อนมาจากปีก่อน"), 2: note("ชั้น 2", "ห้องทะเลหมอก")}).text == text


def test_a_wrong_weekday_in_a_note_is_found() -> None:
    for weekday, expected in (("อังคาร", []), ("พุธ", ["D101"])):
        told = note(f"ลงมติเมื่อวัน{weekday}ที่ 12 ตุลาคม 2564")
        for document in (
            with_notes(paragraph("หอสมุดดอนตาลปรับปรุงห้องอ่าน", FOOT.format(1)), {1: told}),
            with_notes(paragraph("หอสมุดดอนตาลปรับปรุงห้องอ่าน", END.format(1)), end={1: told}),
        ):
            assert [finding.code for finding in analyser(load())(document).findings] == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["มี 2 แห่ง ได้แก่*", "1. ดอนตาล*", "2. ทะเลหมอก", "จบ"], ["มี 2 แห่ง ได้แก่", "1. ดอนตาล", "2. ทะเลหมอก", "หนึ่ง", "สอง", "จบ"]),
        (["มี 2 แห่ง*", "", "• ดอนตาล", "• ทะเลหมอก*"], ["มี 2 แห่ง", "", "• ดอนตาล", "• ทะเลหมอก", "หนึ่ง", "สอง"]),
        (["1. ดอนตาล", "เปิดปีก่อน*", "2. ทะเลหมอก*"], ["1. ดอนตาล", "เปิดปีก่อน", "หนึ่ง", "2. ทะเลหมอก", "สอง"]),
        (["7.1 เครือข่าย*", "7.2 การอบรม*"], ["7.1 เครือข่าย", "หนึ่ง", "7.2 การอบรม", "สอง"]),
        (["หลักฐาน", "7.1-1 ภาพ.pdf*", "7.1-2 คำสั่ง.pdf*"], ["หลักฐาน", "7.1-1 ภาพ.pdf", "7.1-2 คำสั่ง.pdf", "หนึ่ง", "สอง"]),
    ],
)
def test_a_note_breaks_no_list(lines: list[str], expected: list[str]) -> None:
    marks = iter((FOOT.format(1), FOOT.format(2)))
    body = "".join(paragraph(line.rstrip("*"), *([next(marks)] if line.endswith("*") else [])) for line in lines)
    assert with_notes(body, {1: note("หนึ่ง"), 2: note("สอง")}).text.splitlines() == expected


def test_a_note_breaks_no_list_with_automatic_numbers() -> None:
    body = paragraph("ได้แก่", FOOT.format(1)) + item("ก", 0) + item("ข", 0) + paragraph("จบ")
    assert with_notes(body, {1: note("หนึ่ง")}).text.splitlines() == ["ได้แก่", "1. ก", "2. ข", "หนึ่ง", "จบ"]


def test_a_note_of_a_table_stands_behind_it_and_headings_stay_where_they_are() -> None:
    heading = f'<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>{run("ผลการอบรม")}{FOOT.format(1)}</w:p>'
    row = f"<w:tr><w:tc>{paragraph('ครู', FOOT.format(3))}</w:tc><w:tc>{paragraph('12')}</w:tc></w:tr>"
    table = f"<w:tbl>{row}{row.replace('ครู', 'นักเรียน').replace(FOOT.format(3), '')}</w:tbl>"
    body = heading + paragraph("ตารางที่ 1", FOOT.format(2)) + table + paragraph("จบ")
    document = with_notes(body, {1: note("หนึ่ง"), 2: note("สอง"), 3: note("สาม")})
    assert document.text == "ผลการอบรม\nหนึ่ง\nตารางที่ 1\nครู\t12\nนักเรียน\t12\nสอง\nสาม\nจบ\n"
    assert [document.text[span.start : span.end] for _, span in document.headings] == ["ผลการอบรม"]
    assert cells(document) == [[["ครู", "12"], ["นักเรียน", "12"]]]


def test_endnotes_stand_at_the_end() -> None:
    body = paragraph("หอสมุดดอนตาล", END.format(2), FOOT.format(2)) + paragraph("หอสมุดทะเลหมอก", END.format(1))
    document = with_notes(body, {2: note("เชิงอรรถ")}, {1: note("หลัง"), 2: note("ก่อน")})
    assert document.text == "หอสมุดดอนตาล\nเชิงอรรถ\nหอสมุดทะเลหมอก\n\nก่อน\nหลัง\n"


def test_notes_of_what_word_does_not_show_are_not_read_and_none_twice() -> None:
    body = paragraph("เหลือ", f"<w:del>{FOOT.format(1)}</w:del>", f"<w:r><w:rPr><w:vanish/></w:rPr>{FOOT.format(2)}</w:r>", FOOT.format(3))
    told = {at: note(text) for at, text in enumerate(["ไม่มีใครอ้าง", "ลบ", "ซ่อน", "อ่าน"])}
    assert with_notes(body + paragraph("อีกครั้ง", FOOT.format(3)), told).text == "เหลือ\nอ่าน\nอีกครั้ง\n"


def test_comments_are_no_part_of_the_text() -> None:
    def build(word: Any) -> None:
        paragraph = word.add_paragraph("หอสมุดดอนตาล")
        word.add_comment(paragraph.runs, text="ตรวจอีกครั้ง", author="ผู้ตรวจ", initials="ก")

    assert made(build).text == "หอสมุดดอนตาล\n"


def repacked(change: Callable[[str, bytes], bytes]) -> bytes:
    word = docx.Document()
    word.add_paragraph("ข้อความ")
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(saved(word))) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return stream.getvalue()


def test_entities_are_not_resolved() -> None:
    def change(name: str, data: bytes) -> bytes:
        if name != "word/document.xml":
            return data
        secret = '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/hostname"><!ENTITY a "หนึ่ง">]>'
        text = re.sub(r"(<\?xml[^>]*>)", rf"\1{secret}", data.decode())
        return text.replace("ข้อความ", "ก่อน&secret;&a;หลัง").encode()

    assert read(repacked(change), "a.docx").text == "ก่อน\n"


def test_a_bomb_is_refused() -> None:
    def change(name: str, data: bytes) -> bytes:
        return data.replace(b"</w:body>", b" " * 70_000_000 + b"</w:body>") if name == "word/document.xml" else data

    with pytest.raises(UnreadableError, match="unpacks to more than a report can hold"):
        read(repacked(change), "a.docx")


@pytest.mark.parametrize(
    ("name", "data"),
    [("word/document.xml", b"<broken"), ("[Content_Types].xml", b""), ("word/document.xml", b"<x/>"), ("_rels/.rels", b"<x/>")],
)
def test_damaged_parts(name: str, data: bytes) -> None:
    with pytest.raises(UnreadableError, match="the Word file is damaged"):
        read(repacked(lambda part, old: data if part == name else old), "a.docx")


def test_no_text() -> None:
    with pytest.raises(UnreadableError, match="the Word file has no text"):
        made(lambda word: word.add_paragraph(" "))
