"""Which pages have to be read by OCR, and reading them: scans, and pages whose text layer is no language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pypdfium2

from bannarak.errors import UnreadableError
from bannarak.readers import ocr
from bannarak.readers.pdf_glyphs import Glyphs
from bannarak.readers.pdf_sheet import Sheet, laid_out
from bannarak.readers.tables import Grid
from bannarak.thai.repair import repair
from bannarak.thai.repair_habits import learn, strangeness

__all__ = ["garbled", "read_scans"]

_ALIEN = re.compile("[\ufffd\u0001-\u0008\u000e-\u001f\u007f-\u00ff\ue000-\uf8ff]")
_LETTER = re.compile(r"[^\W\d_]|[ัิ-ฺ็-๎]")
_FEW = 100  # letters, below which their shares mean nothing
_SAMPLE = 600  # letters of a page that are looked at
_GARBLED = 0.15  # share of letters outside words with nameless characters among them
_STRANGE = 0.4  # the same without: names and lists are strange too
_DOTS = 5000  # the longest side of a picture


def garbled(text: str) -> float:
    """The share of the letters of a repaired text that is in no word, 0 if that does no harm."""
    text = text[:_SAMPLE]
    letters = len(_LETTER.findall(text))
    if letters < _FEW:
        return 0.0
    alien = len(_ALIEN.findall(text))
    share = (strangeness(text)[0] + alien) / letters
    return share if share > (_GARBLED if 20 * alien > letters else _STRANGE) else 0.0


def read_scans(pdf: Any, sheets: list[Sheet]) -> None:
    """Puts what OCR reads in place of pages that are scans or garbled, if it reads better.

    Raises UnreadableError for a document that is scans throughout where there is no Tesseract.
    """
    texts = [sheet.text for sheet in sheets]
    suspects = [at for at, text in enumerate(texts) if not sheets[at].scan and _ALIEN.search(text)]
    if suspects:
        habits = learn("\n".join(texts))
        for at in suspects:
            share = garbled(repair(texts[at], habits)[0])
            if share:
                sheets[at].scan = True
    wanted = [sheet for sheet in sheets if sheet.scan]
    if not wanted:
        return
    lacking = ocr.missing()
    if lacking:
        if not any(sheet.flow for sheet in sheets):
            raise UnreadableError(f"the PDF is a scan and {lacking[0]}", lacking[1])
        return
    by_number = {sheet.number: sheet for sheet in wanted}
    before: Grid | None = None
    for number, runs, rules in ocr.recognise(_pictures(pdf, wanted)):
        old = by_number[number]
        new = laid_out(number, Glyphs(runs, rules, [], old.width, old.height, 0, False), before)
        if not new.flow or (old.flow and garbled(new.text) > garbled(old.text)):
            continue
        before = next((part for part in reversed(new.flow) if isinstance(part, Grid)), before)
        new.extractor, new.scan = "ocr", False
        sheets[number - 1] = new


def _pictures(pdf: Any, sheets: list[Sheet]) -> Iterator[ocr.Scan]:
    for sheet in sheets:
        resolution = min(ocr.RESOLUTION, 72 * _DOTS / max(sheet.width, sheet.height, 1))
        try:
            page = pdf.get_page(sheet.number - 1)
            image = page.render(scale=resolution / 72, grayscale=True).to_pil().convert("L")
            page.close()
        except (pypdfium2.PdfiumError, ValueError, MemoryError):
            continue
        yield ocr.Scan(sheet.number, image, resolution)
