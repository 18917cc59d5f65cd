"""Small PDFs made for tests: with reportlab where its text will do, from content streams where the damage is in the bytes."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_FONT = Path("/usr/share/fonts/truetype/tlwg/Laksaman.ttf")
needs_font = pytest.mark.skipif(not _FONT.exists(), reason="needs the Thai fonts of the Debian package fonts-thai-tlwg")


def drawn(*pages: list[str], password: str | None = None, font: str = "Helvetica", rules: list[tuple[float, ...]] = ()) -> bytes:
    """A PDF with the given lines on each page, 18 points apart, and rules (x0, y0, x1, y1) on every page."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), encrypt=StandardEncryption(password) if password else None, invariant=1)
    for lines in pages:
        canvas.setFont(font, 12)
        for at, line in enumerate(lines):
            canvas.drawString(72, 760 - 18 * at, line)
        for rule in rules:
            canvas.line(*rule)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def thai(*pages: list[str]) -> bytes:
    """The same in a Thai font."""
    pdfmetrics.registerFont(TTFont("thai", str(_FONT)))
    return drawn(*pages, font="thai")


def placed(*pieces: tuple[float, float, str], rules: list[tuple[float, ...]] = ()) -> bytes:
    """One page of a Thai font with pieces (x, y from the bottom, text), in that order of drawing."""
    pdfmetrics.registerFont(TTFont("thai", str(_FONT)))
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    canvas.setFont("thai", 12)
    for x, y, text in pieces:
        canvas.drawString(x, y, text)
    for rule in rules:
        canvas.line(*rule)
    canvas.save()
    return out.getvalue()


def actual(*spans: tuple[str, list[str]]) -> bytes:
    """One page of Helvetica: each span draws its pieces under one /ActualText (none where that is empty)."""
    content = b"BT /F1 12 Tf 72 760 Td "
    for text, pieces in spans:
        shown = b" ".join(b"(%s) Tj" % piece.encode("latin-1") for piece in pieces)
        if text:
            content += b"/Span <</ActualText <%s>>> BDC %s EMC " % ((b"\xfe\xff" + text.encode("utf-16-be")).hex().encode(), shown)
        else:
            content += shown + b" "
    content += b"ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj %s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (table, start)
