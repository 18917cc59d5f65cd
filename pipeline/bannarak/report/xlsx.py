"""Findings as a workbook, one row each, to be answered by the library and sent back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from bannarak.records import Finding, Record, Related
from bannarak.report.place import Lines, heading
from bannarak.report.words import WORDS, Language, message

__all__ = ["xlsx_bytes"]

# Width in characters of each column; the names are keys of WORDS.
_COLUMNS = {
    "number": 6,
    "file": 28,
    "page": 7,
    "line": 8,
    "heading": 28,
    "severity": 11,
    "code": 8,
    "rule": 24,
    "text": 40,
    "message": 50,
    "expected": 20,
    "see": 40,
    "reply": 40,
    "state": 16,
}
_STATE = get_column_letter(len(_COLUMNS))
_SEVERITY = list(_COLUMNS).index("severity") + 1
_FILLS = {"error": "F8D7DA", "warning": "FFF3CD", "info": "E2EFFA"}
_FONT = "Tahoma"  # has Thai and comes with every Excel
_CELL_LIMIT = 32_767  # Excel refuses more characters in a cell
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time a zip archive knows


def xlsx_bytes(records: Iterable[Record], lang: Language = "th") -> bytes:
    """The workbook; the same findings give the same bytes."""
    words = WORDS[lang]
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = words["sheet"]
    sheet.append([words[name] for name in _COLUMNS])
    for column, (cell, wide) in enumerate(zip(sheet[1], _COLUMNS.values(), strict=True), 1):
        cell.font = Font(name=_FONT, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor="1F4E5F")
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(column)].width = wide
    number = 0
    for record in records:
        lines = Lines(record.text)
        for finding in record.findings:
            number += 1
            for column, value in enumerate((number, *_values(record, lines, finding, lang)), 1):
                _fill(sheet.cell(number + 1, column), value)
            sheet.cell(number + 1, _SEVERITY).fill = PatternFill("solid", fgColor=_FILLS[finding.severity])
    answers = DataValidation(type="list", formula1=f'"{words["states"]}"', allow_blank=True)
    answers.add(f"{_STATE}2:{_STATE}{max(2, number + 1)}")
    sheet.add_data_validation(answers)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{_STATE}{number + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    packed = BytesIO()
    book.save(packed)
    return _timeless(packed.getvalue())


def _values(record: Record, lines: Lines, finding: Finding, lang: Language) -> tuple[str | int | None, ...]:
    words = WORDS[lang]
    line = None if finding.start is None else lines.place(finding.start)[0]

    def other(related: Related) -> str:
        where = related.path or f"{words['line']} {lines.place(related.start)[0]}"
        return f"{where}: {' '.join(related.text.split())}"

    return (
        record.document.path,
        finding.page,
        line,
        heading(record, finding.start, lang),
        words[finding.severity],
        finding.code,
        finding.name,
        finding.text or words["whole"],
        message(finding, lang),
        finding.expected,
        "\n".join(map(other, finding.related)),
        None,
        None,
    )


def _fill(cell: Any, value: str | int | None) -> None:
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)[:_CELL_LIMIT]
        cell.data_type = "s"  # words that begin with "=" are no formula
    else:
        cell.value = value
    cell.font = Font(name=_FONT)
    cell.alignment = Alignment(vertical="top", wrap_text=True)


def _timeless(packed: bytes) -> bytes:
    """The workbook without the time it was made."""
    result = BytesIO()
    with ZipFile(BytesIO(packed)) as source, ZipFile(result, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:(created|modified)[^>]*>)[^<]*", rb"\g<1>1980-01-01T00:00:00Z", data)
            target.writestr(ZipInfo(name, _EPOCH), data, ZIP_DEFLATED)
    return result.getvalue()
