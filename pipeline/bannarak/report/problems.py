"""Why a source could not be read and what to do, in the language of the report. Readers say it in English; here is the Thai of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from bannarak.records import Problem
from bannarak.report.words import Language

__all__ = ["THAI", "problem_text"]

THAI: Mapping[str, str] = {
    # reasons; what stands for {} is taken over as it is
    "there is no such file or folder": "ไม่มีแฟ้มหรือโฟลเดอร์นี้",
    "there is no such file": "ไม่มีแฟ้มนี้",
    "there is no document in this folder": "ในโฟลเดอร์นี้ไม่มีเอกสาร",
    "this is a folder, not a file": "นี่คือโฟลเดอร์ ไม่ใช่แฟ้ม",
    "an empty name names nothing": "ไม่ได้ระบุชื่อแฟ้ม",
    "nothing matches this pattern": "ไม่มีแฟ้มใดตรงกับรูปแบบชื่อนี้",
    "standard input is closed": "ไม่มีข้อมูลส่งเข้ามาทางช่องรับข้อมูลมาตรฐาน",
    "the folder may not be read (permission denied)": "ไม่มีสิทธิ์อ่านโฟลเดอร์นี้",
    "the file may not be opened (permission denied)": "ไม่มีสิทธิ์เปิดแฟ้มนี้",
    "the source cannot be opened ({})": "เปิดแหล่งข้อมูลไม่ได้ ({})",
    "this kind of address is not known": "ไม่รู้จักที่อยู่แบบนี้",
    "this kind of address needs a package that is not installed": "ที่อยู่แบบนี้ต้องติดตั้งแพ็กเกจเพิ่ม",
    "the server gave no answer within {} s": "เครื่องแม่ข่ายไม่ตอบภายใน {} วินาที",
    "the file has more than {} MB": "แฟ้มใหญ่เกิน {} เมกะไบต์",
    "the page has more than {} MB": "หน้าเว็บใหญ่เกิน {} เมกะไบต์",
    "the file is empty": "แฟ้มว่างเปล่า",
    "the file is binary, not text": "แฟ้มนี้ไม่ใช่ข้อความ",
    "the file is binary or in an encoding that is not known": "แฟ้มนี้ไม่ใช่ข้อความ หรือใช้รหัสอักขระที่ไม่รู้จัก",
    "the file is damaged: neither UTF-16 nor other text": "แฟ้มเสียหาย อ่านเป็น UTF-16 หรือข้อความแบบอื่นไม่ได้",
    "the file is damaged: no valid UTF-8 at byte {}": "แฟ้มเสียหาย ไบต์ที่ {} ไม่ใช่ UTF-8",
    "the file is damaged or cut short": "แฟ้มเสียหายหรือไม่ครบ",
    "the file could not be read ({})": "อ่านแฟ้มไม่ได้ ({})",
    "the file needs more memory than there is": "หน่วยความจำไม่พอสำหรับแฟ้มนี้",
    "the file changed while it was being read": "แฟ้มถูกแก้ไขขณะกำลังอ่าน",
    "the file took longer than {} seconds": "อ่านแฟ้มนี้นานเกิน {} วินาที",
    "reading the file ended the process that read it ({})": "โปรแกรมที่อ่านแฟ้มนี้หยุดทำงานกลางคัน ({})",
    "the format is not known": "ไม่รู้จักชนิดของแฟ้ม",
    "this is an archive": "แฟ้มนี้เป็นแฟ้มบีบอัด",
    "this is a picture": "แฟ้มนี้เป็นรูปภาพ",
    "this is a rich-text file (.rtf)": "แฟ้มนี้เป็นชนิด .rtf",
    "this is an old Word file (.doc) or one with a password": "แฟ้มนี้เป็น Word รุ่นเก่า (.doc) หรือมีรหัสผ่าน",
    "this is another office format than .docx": "แฟ้มนี้เป็นแฟ้มสำนักงานชนิดอื่น ไม่ใช่ .docx",
    "the Word file has no text": "แฟ้ม Word นี้ไม่มีข้อความ",
    "the Word file is encrypted": "แฟ้ม Word นี้มีรหัสผ่าน",
    "the Word file is damaged": "แฟ้ม Word นี้เสียหาย",
    "the Word file unpacks to more than a report can hold": "แฟ้ม Word นี้ใหญ่เกินกว่าจะเป็นรายงาน",
    "the Word file has tables nested too deeply": "แฟ้ม Word นี้มีตารางซ้อนกันลึกเกินไป",
    "the page has no text": "หน้าเว็บนี้ไม่มีข้อความ",
    "the page is empty or damaged": "หน้าเว็บว่างเปล่าหรือเสียหาย",
    "the PDF has no text": "PDF นี้ไม่มีข้อความ",
    "the PDF has no pages": "PDF นี้ไม่มีหน้า",
    "the PDF has {} pages": "PDF นี้มี {} หน้า",
    "the PDF is encrypted": "PDF นี้มีรหัสผ่าน",
    "the PDF is damaged or cut off": "PDF นี้เสียหายหรือไม่ครบ",
    "the PDF is a scan and Tesseract is not installed": "PDF นี้เป็นภาพสแกน และยังไม่ได้ติดตั้ง Tesseract",
    "the PDF is a scan and Tesseract has no Thai": "PDF นี้เป็นภาพสแกน และ Tesseract ยังไม่มีภาษาไทย",
    # advice
    "check the spelling of the path": "ตรวจตัวสะกดของชื่อแฟ้มและโฟลเดอร์",
    "check the address": "ตรวจที่อยู่อีกครั้ง",
    "check the spelling, or quote it so that the shell leaves it alone": "ตรวจตัวสะกด หรือใส่เครื่องหมายคำพูดคร่อมไว้",
    "check the path, the connection and the right to read it": "ตรวจชื่อ การเชื่อมต่อ และสิทธิ์อ่าน",
    "give a file, a folder, a pattern or an address": "ระบุชื่อแฟ้ม โฟลเดอร์ รูปแบบชื่อ หรือที่อยู่",
    "give a file, a folder or an fsspec URL such as s3://bucket/folder": "ระบุแฟ้ม โฟลเดอร์ หรือที่อยู่แบบ s3://bucket/folder",
    "give a folder that holds files of {}": "ระบุโฟลเดอร์ที่มีแฟ้มชนิด {}",
    "give a file with text in it": "เลือกแฟ้มที่มีข้อความ",
    "give a PDF with text in it": "เลือก PDF ที่มีข้อความ",
    "give .txt, .md, .html, .pdf or .docx": "ใช้แฟ้ม .txt .md .html .pdf หรือ .docx",
    "name a file in it": "ระบุชื่อแฟ้มในโฟลเดอร์นั้น",
    "allow reading it": "ขอสิทธิ์อ่านก่อน",
    "allow reading and entering it": "ขอสิทธิ์อ่านและเข้าโฟลเดอร์ก่อน",
    "pipe a document into it, or name a file": "ส่งเอกสารเข้ามา หรือระบุชื่อแฟ้ม",
    "pip install 'bannarak[s3]' for s3://": "สำหรับ s3:// ใช้คำสั่ง pip install 'bannarak[s3]'",
    "try again later, or allow more with --timeout": "ลองใหม่ภายหลัง หรือเพิ่มเวลาด้วย --timeout",
    "split it, or give more time with --timeout": "แบ่งแฟ้ม หรือเพิ่มเวลาด้วย --timeout",
    "split it, or leave out its pictures": "แบ่งแฟ้ม หรือเอารูปภาพออก",
    "split it into parts": "แบ่งแฟ้มเป็นส่วน ๆ",
    "split it into parts of at most {} pages": "แบ่งเป็นส่วน ส่วนละไม่เกิน {} หน้า",
    "open it where it reads well and save it as UTF-8 text": "เปิดในโปรแกรมที่อ่านได้ถูกต้อง แล้วบันทึกเป็นข้อความ UTF-8",
    "open it in Word and save it again": "เปิดใน Word แล้วบันทึกใหม่",
    "open it in Word and save it again, or fetch it anew": "เปิดใน Word แล้วบันทึกใหม่ หรือขอแฟ้มใหม่จากต้นทาง",
    "it may be damaged: open it and save it again, or report it": "แฟ้มอาจเสียหาย เปิดแล้วบันทึกใหม่ หรือแจ้งผู้พัฒนา",
    "save it again, or report it": "บันทึกใหม่ หรือแจ้งผู้พัฒนา",
    "run again when nobody writes to it": "สั่งใหม่เมื่อไม่มีใครเขียนแฟ้มนี้",
    "save it as .docx": "บันทึกเป็น .docx",
    "save it as .docx or .pdf": "บันทึกเป็น .docx หรือ .pdf",
    "save it as .docx without a password": "บันทึกเป็น .docx แบบไม่มีรหัสผ่าน",
    "save it again as .docx or .pdf": "บันทึกใหม่เป็น .docx หรือ .pdf",
    "save it without a password": "บันทึกแบบไม่มีรหัสผ่าน",
    "save it again from the browser": "บันทึกใหม่จากเบราว์เซอร์",
    "save the page with its text, or as PDF": "บันทึกหน้าเว็บพร้อมข้อความ หรือเป็น PDF",
    "save only the article": "บันทึกเฉพาะเนื้อข่าว",
    "scanned pages belong into a PDF": "หน้าที่สแกนให้รวมเป็น PDF",
    "put scanned pages into a PDF": "หน้าที่สแกนให้รวมเป็น PDF",
    "unpack it first": "แตกแฟ้มก่อน",
    "get the file again from its source": "ขอแฟ้มใหม่จากต้นทาง",
    "get the file again from its source, or print it to a new PDF": "ขอแฟ้มใหม่จากต้นทาง หรือพิมพ์เป็น PDF ใหม่",
    "install it with Thai: apt-get install tesseract-ocr tesseract-ocr-tha": "ติดตั้งด้วย apt-get install tesseract-ocr tesseract-ocr-tha",
    "install its language data: apt-get install tesseract-ocr-tha": "ติดตั้งภาษาไทยด้วย apt-get install tesseract-ocr-tha",
}


def problem_text(problem: Problem, lang: Language) -> str:
    """Reason and advice in one line; what has no Thai stays as it is."""
    reason, advice = problem.reason, problem.advice
    if lang == "th":
        reason, advice = _thai(reason), _thai(advice)
    return " ".join(f"{reason}; {advice}".split())


def _thai(said: str) -> str:
    if said in THAI:
        return THAI[said]
    for pattern, thai in _patterns():
        if found := pattern.fullmatch(said):
            return thai.replace("{}", found[1])
    return said


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The texts that hold something of the file, with what they say in Thai."""
    return tuple(
        (re.compile("(.*)".join(map(re.escape, text.split("{}"))), re.DOTALL), thai) for text, thai in THAI.items() if "{}" in text
    )
