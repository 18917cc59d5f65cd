"""Files that hold no text to read: whether a picture or an archive opens at all. Whatever else a file may be is not judged."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import Literal
from zipfile import BadZipFile, ZipFile

__all__ = ["damaged"]

_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".tif", ".tiff", ".webp")
_ARCHIVES = (".zip", ".xlsx", ".xlsm", ".pptx", ".odt", ".ods", ".odp")
# A file under the ending of another kind, as a picture of a telephone is called .jpg, still opens for those who know it.
_OTHERS = (b"%PDF-", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\xd0\xcf\x11\xe0", b"8BPS", b"RIFF", b"<svg", b"\xff\x0a")


def damaged(data: bytes, name: str) -> Literal["picture", "archive"] | None:
    """What ``data`` is called and is not, or no longer: None for what opens, and for what is of neither kind."""
    ending = name.lower()
    if data.startswith(_OTHERS) or data[4:8] == b"ftyp":
        return None
    if ending.endswith(_PICTURES):
        return None if data.startswith(b"PK") or _is_picture(data) else "picture"
    if ending.endswith(_ARCHIVES):
        return None if _is_archive(data) else "archive"
    return None


def _is_picture(data: bytes) -> bool:
    """Whether the head of a picture can be read; the rest would take long, and half a picture still shows something."""
    from PIL import Image

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that it is large
            Image.open(BytesIO(data)).close()
    except OSError:  # of no kind that is known, or over before its head is
        return False
    except Exception:  # it is known and refused, as a very large one is
        return True
    return True


def _is_archive(data: bytes) -> bool:
    """Whether the list of what is in the archive, which stands at its end, can be read."""
    try:
        ZipFile(BytesIO(data)).close()
    except BadZipFile:
        return False
    except Exception:  # of a kind that is not read here
        return True
    return True
