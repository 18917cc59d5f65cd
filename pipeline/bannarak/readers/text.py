"""Plain text and Markdown in the encodings Thai files come in."""

from __future__ import annotations

from hashlib import sha256

from bannarak.document import Document
from bannarak.errors import UnreadableError

__all__ = ["decode", "read_text"]


def decode(data: bytes) -> str:
    """The text of ``data``, unchanged. Raises UnreadableError if it is no text."""
    if not data.strip():
        raise UnreadableError("the file is empty", "give a file with text in it")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise UnreadableError("the file is no text", "save it as UTF-8 text") from None


def read_text(data: bytes, path: str) -> Document:
    """The document in the bytes of a text file."""
    return Document(path, sha256(data).hexdigest(), "text", decode(data))
