#!/usr/bin/env python3
"""Writes some documents of corpus/documents as PDF, Word and web page into corpus/formats, as offices would,
and the files of evidence of one report into corpus/evidence.

usage: python scripts/corpus_formats.py

Needs reportlab, python-docx and the font Laksaman (Debian: fonts-thai-tlwg). The same text gives the same bytes.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import docx
from reportlab import rl_config
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from bannarak.thai.tokens import tokenise

CORPUS = Path(__file__).parents[1] / "corpus"
FONT = Path("/usr/share/fonts/truetype/tlwg/Laksaman.ttf")
EVIDENCE = {  # of green-category6-report; 6.2-2 counts other people than the report, 6.2-4 is left out
    "6.1-1 คำสั่งแต่งตั้งคณะทำงานห้องสมุดสีเขียว": "คำสั่งสำนักวิทยทรัพยากร มหาวิทยาลัยศรีธารา ที่ 7/2565\nเรื่อง แต่งตั้งคณะทำงานห้องสมุดสีเขียว\n"
    "เพื่อให้การดำเนินงานเป็นไปด้วยความเรียบร้อย จึงแต่งตั้งคณะทำงาน จำนวน 12 คน\nสั่ง ณ วันที่ 19 มกราคม 2565",
    "6.1-2 รายงานการประชุมชี้แจงบทบาทบุคลากร": "รายงานการประชุมชี้แจงบทบาทและข้อปฏิบัติแก่บุคลากร\n"
    "วันศุกร์ที่ 18 กุมภาพันธ์ 2565 เวลา 09.00-12.00 น. ณ ห้องประชุมจามจุรี ชั้น 3\nมีผู้เข้าร่วมประชุม 45 คน",
    "6.2-1 เกียรติบัตรผู้ผ่านการอบรมคาร์บอนสำนักงาน": "เกียรติบัตรฉบับนี้ให้ไว้แก่บุคลากรสำนักวิทยทรัพยากร 6 คน\n"
    "ผู้ผ่านการอบรมหลักสูตรคำนวณคาร์บอนของสำนักงาน ระหว่างวันที่ 9-11 มีนาคม 2565",
    "6.2-2 สรุปการศึกษาดูงานการจัดการขยะ": "สรุปการศึกษาดูงาน ณ หอสมุดกลาง มหาวิทยาลัยเวียงธาร\nเมื่อวันที่ 11 พฤษภาคม 2565 มีผู้ร่วมเดินทาง 22 คน",
}
SIZE, LEADING, MARGIN = 14, 20, 60
WIDTH = A4[0] - 2 * MARGIN


def wrap(line: str, width: float) -> Iterator[str]:
    """``line`` cut between words so that each piece fits into ``width`` points."""
    piece = ""
    for word in tokenise(line):
        if piece and pdfmetrics.stringWidth(piece + word, "Laksaman", SIZE) > width:
            yield piece
            piece = word.lstrip()
        else:
            piece += word
    yield piece


class Sheet:
    """Pages of text from top to bottom, each with a running title and its number."""

    def __init__(self, title: str) -> None:
        self.buffer, self.title, self.page = io.BytesIO(), title, 0
        self.canvas = Canvas(self.buffer, pagesize=A4)
        self.canvas.setTitle(title)
        self.turn()

    def turn(self) -> None:
        if self.page:
            self.canvas.showPage()
        self.page += 1
        self.canvas.setFont("Laksaman", SIZE)
        self.canvas.drawRightString(A4[0] - MARGIN, A4[1] - 36, f"หน้า {self.page}")
        self.y = A4[1] - MARGIN - LEADING

    def room(self, lines: int) -> None:
        if self.y - lines * LEADING < MARGIN:
            self.turn()

    def text(self, line: str) -> None:
        indent = min(len(line) - len(line.lstrip()), 10) * 4
        for piece in wrap(line.strip(), WIDTH - indent):
            self.room(1)
            self.canvas.drawString(MARGIN + indent, self.y, piece)
            self.y -= LEADING

    def row(self, cells: list[str], widths: list[float]) -> None:
        columns = [list(wrap(cell, width - 8)) for cell, width in zip(cells, widths, strict=True)]
        height = max(map(len, columns)) * LEADING + 4
        self.room(height // LEADING + 1)
        x = float(MARGIN)
        for lines, width in zip(columns, widths, strict=True):
            self.canvas.rect(x, self.y + LEADING - 2 - height, width, height)
            for i, line in enumerate(lines):
                self.canvas.drawString(x + 4, self.y - i * LEADING, line)
            x += width
        self.y -= height

    def bytes(self) -> bytes:
        self.canvas.save()
        return self.buffer.getvalue()


def pdf(text: str) -> bytes:
    """One line a paragraph; lines with ``|`` are rows of a ruled table."""
    lines = text.splitlines()
    sheet = Sheet(lines[0])
    for line in lines:
        cells = [cell.strip() for cell in re.split(r" \||\t", line)]
        if len(cells) == 5:
            sheet.row(cells, [0.08 * WIDTH, 0.36 * WIDTH, 0.23 * WIDTH, 0.17 * WIDTH, 0.16 * WIDTH])
        else:
            sheet.text(line)
    return sheet.bytes()


def word(text: str) -> bytes:
    """One line a paragraph, numbered headings as headings, neighbouring lines with ``|`` or tabs as a table."""
    document = docx.Document()
    lines = text.splitlines()
    document.core_properties.title = lines[0]
    document.core_properties.created = document.core_properties.modified = datetime(2023, 9, 1)
    document.add_heading(lines[0], 0)
    table = None
    for line in lines[1:]:
        cells = [cell.strip() for cell in re.split(r" \||\t", line)]
        if len(cells) == 5:
            table = table or document.add_table(0, 5)
            for cell, words in zip(table.add_row().cells, cells, strict=True):
                cell.text = words
            continue
        table = None
        number = re.match(r"[0-9.]+(?= )", line)
        if line.startswith("หมวดที่") or (number and "." in number[0] and "-" not in line[: number.end() + 1]):
            document.add_heading(line, 1 + (number[0].count(".") if number else 0))
        elif line.strip():
            document.add_paragraph(line.strip())
    written = io.BytesIO()
    document.save(written)
    return _undated(written)


def _undated(package: io.BytesIO) -> bytes:
    """The same package without the time of writing in its members."""
    plain = io.BytesIO()
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), old.read(name), zipfile.ZIP_DEFLATED)
    return plain.getvalue()


def page(text: str, published: str) -> bytes:
    """A news page with its navigation, which is none of the post."""
    title, _, *body = text.splitlines()
    paragraphs = "\n".join(f"<p>{html.escape(line.strip())}</p>" for line in body if line.strip())
    return f"""<!DOCTYPE html>
<html lang="th">
<head><meta charset="utf-8"><title>{html.escape(title)}</title><meta property="article:published_time" content="{published}"></head>
<body>
<header><nav><a href="/">หน้าแรก</a> <a href="/news">ข่าว</a> <a href="/contact">ติดต่อเรา</a></nav></header>
<main><article>
<h1>{html.escape(title)}</h1>
{paragraphs}
</article></main>
<aside><h2>ข่าวอื่น</h2><ul><li><a href="/news/41">ปิดปรับปรุงห้องอ่าน 1-5 สิงหาคม 2566</a></li>
<li><a href="/news/40">หนังสือใหม่ 250 เล่ม</a></li></ul></aside>
<footer>© งานประชาสัมพันธ์</footer>
</body>
</html>
""".encode()


def use_font() -> None:
    """Make the font known, and the bytes the same each time."""
    rl_config.invariant = 1
    pdfmetrics.registerFont(TTFont("Laksaman", str(FONT)))


def main() -> None:
    """Write all."""
    use_font()

    def text(name: str) -> str:
        return (CORPUS / "documents" / f"{name}.txt").read_text(encoding="utf-8")

    target = CORPUS / "formats"
    target.mkdir(exist_ok=True)
    for name in ("green-category6-report", "activities-table", "reading-mou-news"):
        (target / f"{name}.pdf").write_bytes(pdf(text(name)))
    folder = CORPUS / "evidence" / "green-category6-report"
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in EVIDENCE.items():
        (folder / f"{name}.pdf").write_bytes(pdf(content))
    (target / "green-office-report.docx").write_bytes(word(text("green-office-report")))
    (target / "reading-camp-news.html").write_bytes(page(text("reading-camp-news"), "2023-07-24"))


if __name__ == "__main__":
    main()
