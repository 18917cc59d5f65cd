"""Plain text and Markdown in the encodings Thai files come in: UTF-8, UTF-16, TIS-620 and its superset Windows-874."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from hashlib import sha256
from itertools import pairwise

from bannarak.document import Document, Page
from bannarak.errors import UnreadableError

__all__ = ["decode", "read_text"]

_ADVICE = "open it where it reads well and save it as UTF-8 text"
_CONTROL_BYTES = bytes([*range(0x00, 0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20), 0x7F])
_CONTROL = re.compile(f"[{re.escape(_CONTROL_BYTES.decode())}]")
_HIGH = re.compile(rb"[\x80-\xff]")
_UTF8_THAI = re.compile(rb"\xe0[\xb8\xb9]")
# In TIS-620 a mark stands on a consonant or on another mark; in Western text the same bytes are accented letters after Latin ones.
_MARK = re.compile("[ัิ-ฺ็-๎]")
_SEATED_MARK = re.compile("(?<=[ก-ฮัิ-ฺ็-๎])[ัิ-ฺ็-๎]")


def decode(data: bytes) -> str:
    """The text of ``data``, unchanged but for a byte-order mark, which belongs to the encoding.

    Raises UnreadableError if it is empty, no text, or in no encoding that Thai files use.
    """
    if not data.strip():
        raise UnreadableError("the file is empty", "give a file with text in it")
    wide = _looks_utf16(data)
    text = _utf16(data) if wide else _bytewise(data)
    if not text or text.isspace():
        raise UnreadableError("the file is empty", "give a file with text in it")
    # in all other encodings a byte that means a control character means nothing else
    controls = len(_CONTROL.findall(text)) if wide else len(data) - len(data.translate(None, _CONTROL_BYTES))
    if "\x00" in text or controls * 100 > len(text):
        raise UnreadableError("the file is binary, not text", "give .txt, .md, .html, .pdf or .docx")
    return text


def _looks_utf16(data: bytes) -> bool:
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return True
    # Without a mark: the Thai block is U+0E00, so every second byte is 0x0E, or 0x00 for ASCII.
    odd, even = data[1:2000:2], data[0:2000:2]
    return any(len(half) >= 8 and sum(half.count(byte) for byte in (0x0E, 0x00)) > 0.9 * len(half) for half in (odd, even))


def _utf16(data: bytes) -> str:
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        encoding = "utf-16"
    else:
        encoding = "utf-16-le" if data[1:2000:2].count(0x0E) >= data[0:2000:2].count(0x0E) else "utf-16-be"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise UnreadableError("the file is damaged: neither UTF-16 nor other text", _ADVICE) from None


def _bytewise(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        high = len(_HIGH.findall(data))
        if len(_UTF8_THAI.findall(data)) * 5 > high:
            raise UnreadableError(f"the file is damaged: no valid UTF-8 at byte {error.start}", _ADVICE) from None
    try:
        text = data.decode("cp874")
    except UnicodeDecodeError:
        raise UnreadableError("the file is binary or in an encoding that is not known", _ADVICE) from None
    marks = len(_MARK.findall(text))
    if (marks - len(_SEATED_MARK.findall(text))) * 20 > marks or _CONTROL.search(text):
        raise UnreadableError("the file is binary or in an encoding that is not known", _ADVICE)
    return text


def read_text(data: bytes, path: str) -> Document:
    """The document in the bytes of a text file; a form feed ends a page, as in the output of pdftotext."""
    text = decode(data)
    return Document(path, sha256(data).hexdigest(), "text", text, _pages(text))


def _pages(text: str) -> tuple[Page, ...]:
    if "\f" not in text:
        return ()
    starts = [0, *(m.end() for m in re.finditer("\f", text.rstrip()))]
    return tuple(Page(number, start, end) for number, (start, end) in enumerate(pairwise([*starts, len(text)]), 1))
