"""The words around findings, in both languages; what a finding says itself stands in the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from bannarak.records import Finding

__all__ = ["WORDS", "Language", "message"]

Language = Literal["th", "en"]

WORDS: Mapping[Language, Mapping[str, str]] = {
    "th": {
        "error": "ขัดแย้ง",
        "warning": "น่าจะผิด",
        "info": "ข้อสังเกต",
        "number": "ข้อ",
        "file": "แฟ้ม",
        "page": "หน้า",
        "heading": "หัวข้อ",
        "category": "หมวด",
        "line": "บรรทัด",
        "severity": "ระดับ",
        "code": "รหัส",
        "rule": "กฎ",
        "text": "ข้อความในเอกสาร",
        "message": "สิ่งที่พบ",
        "expected": "ควรเป็น",
        "see": "เทียบกับ",
        "reply": "คำชี้แจงของห้องสมุด",
        "state": "ผลการแก้ไข",
        "states": "แก้ไขแล้ว,ยืนยันตามเดิม,ไม่เกี่ยวข้อง",
        "sheet": "สิ่งที่พบ",
        "whole": "ทั้งเอกสาร",
        "report": "ผลการตรวจความสอดคล้อง",
        "none": "ไม่พบข้อขัดแย้ง",
        "found": "พบ {n} ข้อ ใน {documents} เอกสาร:",
        "unread": "แฟ้มที่อ่านไม่ได้",
        "why": "เหตุผล",
        "document": "เอกสาร",
    },
    "en": {
        "error": "error",
        "warning": "warning",
        "info": "info",
        "number": "No.",
        "file": "File",
        "page": "page",
        "heading": "heading",
        "category": "category",
        "line": "line",
        "severity": "Severity",
        "code": "Code",
        "rule": "Rule",
        "text": "Text of the document",
        "message": "Finding",
        "expected": "expected",
        "see": "compare",
        "reply": "Answer of the library",
        "state": "Outcome",
        "states": "corrected,confirmed,not applicable",
        "sheet": "Findings",
        "whole": "whole document",
        "report": "What does not add up",
        "none": "Nothing contradicts.",
        "found": "{n} findings in {documents} documents:",
        "unread": "Files that could not be read",
        "why": "Why",
        "document": "Document",
    },
}


def message(finding: Finding, lang: Language) -> str:
    """What the finding says, in ``lang``."""
    return finding.message_th if lang == "th" else finding.message
