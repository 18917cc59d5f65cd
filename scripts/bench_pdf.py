"""Pages a second of the PDF reader beside PDFium's plain text in the same run, on one core.

usage: python scripts/bench_pdf.py FOLDER     of .pdf files with text; of .txt documents, which are set as PDFs first; or of both

Fails below 80 pages a second where PDFium reads 400, that is below a fifth of its speed.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from time import process_time

import pypdfium2
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from bannarak.readers import read

SHARE, PAGES, ROUNDS = 0.2, 150, 3
FONTS = ("Laksaman", "Garuda", "Loma", "Norasi")
LINE, LINES = 75, 40


def main() -> int:
    """Measure and print; 1 if the share is missed."""
    folder = Path(sys.argv[1])
    files = [path.read_bytes() for path in sorted(folder.rglob("*.pdf"))]
    if not files:
        files = [_set([path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))])]
    files = [data for data in files if read(data, "a.pdf").pages and not any(page.ocr for page in read(data, "a.pdf").pages)]
    pages = sum(_plain(data) for data in files)
    peer = min(_seconds(_plain, files) for _ in range(ROUNDS))
    ours = min(_seconds(lambda data: read(data, "a.pdf"), files) for _ in range(ROUNDS))
    print(f"{pages} pages: {pages / ours:.0f} a second, PDFium's plain text {pages / peer:.0f}: {peer / ours:.3f} of its speed")
    return int(peer / ours < SHARE)


def _seconds(work, files) -> float:
    began = process_time()
    for data in files:
        work(data)
    return process_time() - began


def _plain(data: bytes) -> int:
    pdf = pypdfium2.PdfDocument(data)
    for page in pdf:
        page.get_textpage().get_text_range()
    return len(pdf)


def _set(texts: list[str]) -> bytes:
    """The texts as a PDF of about PAGES pages in a Thai font of the system."""
    path = next((found for name in FONTS for found in Path("/usr/share/fonts").rglob(f"{name}.ttf")), None)
    if path is None:
        raise SystemExit("no Thai font: apt-get install fonts-thai-tlwg")
    pdfmetrics.registerFont(TTFont("thai", str(path)))
    lines = [line[at : at + LINE] for text in texts for line in text.splitlines() for at in range(0, len(line), LINE)]
    if not lines:
        raise SystemExit("no documents to measure on")
    while len(lines) < LINES * PAGES:
        lines += lines
    out = BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for at in range(0, LINES * PAGES, LINES):
        canvas.setFont("thai", 12)
        for row, line in enumerate(lines[at : at + LINES]):
            canvas.drawString(72, 770 - 18 * row, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


if __name__ == "__main__":
    raise SystemExit(main())
