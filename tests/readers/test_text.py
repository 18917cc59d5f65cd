"""Encodings: the text comes back unchanged, and what is no text is refused in one line."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannarak.errors import UnreadableError
from bannarak.readers.text import decode

THAI = "ห้องสมุดประชาชนอำเภอตัวอย่าง\r\nจัดอบรม “รู้ทันสื่อ” เมื่อวันที่ ๑๒ มี.ค. 2564 มีผู้เข้าร่วม 45 คน\t(น้ำใจ)\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp874"])
def test_encodings(encoding: str) -> None:
    assert decode(THAI.encode(encoding)) == THAI


def test_tis620() -> None:
    text = THAI.replace("“", '"').replace("”", '"')
    assert decode(text.encode("tis-620")) == text


@pytest.mark.parametrize("text", ["- - - - - - - - - - - - - - - -", "plain ASCII", "ก", "a\x0cb"])
def test_short_and_odd_texts(text: str) -> None:
    assert decode(text.encode()) == text


@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(lambda text: text.strip() and not text.startswith("\ufeff"))
)
def test_utf8_comes_back_unchanged(text: str) -> None:
    assert decode(text.encode()) == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b" \n\t ", "the file is empty"),
        (b"\xef\xbb\xbf\n", "the file is empty"),
        (b"\xff\xfe", "the file is empty"),
        (b"\x00" * 50, "the file is binary, not text"),
        (b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff", "the file is binary or in an encoding that is not known"),
        (random.Random(1).randbytes(5000), "the file is binary or in an encoding that is not known"),
        ("Bibliothèque à Genève, été".encode("latin-1"), "the file is binary or in an encoding that is not known"),
        (THAI.encode()[:-1] + b"\xe0\xb8", f"the file is damaged: no valid UTF-8 at byte {len(THAI.encode()) - 1}"),
    ],
)
def test_what_is_no_text(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as error:
        decode(data)
    assert error.value.reason == reason
    assert error.value.advice
