"""Small PDFs made for tests."""

from __future__ import annotations

from io import BytesIO

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas


def drawn(*pages: list[str], password: str | None = None) -> bytes:
    """A PDF in Helvetica with the given lines on each page."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), encrypt=StandardEncryption(password) if password else None, invariant=1)
    for lines in pages:
        for at, line in enumerate(lines):
            canvas.drawString(72, 760 - 18 * at, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
