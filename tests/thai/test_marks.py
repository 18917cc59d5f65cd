"""What is mended, and that the quick look for something to mend overlooks nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannarak.thai.marks import _SLIPS, normalise
from bannarak.thai.signs import SLIP, signs


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("น\u0e4d\u0e49า", "น้ำ"),  # SARA AM in two pieces, the tone in between
        ("น\u0e49\u0e4dา", "น้ำ"),  # the tone before
        ("น\u0e33\u0e49", "น้ำ"),  # tone behind SARA AM
        ("เเดง", "แดง"),
        ("ท\u0e48\u0e35", "ที่"),  # tone before the vowel sign
        ("ที่\u0e48", "ที่"),
        ("ดี\u0e35", "ดี"),
        ("ก\u200bข\ufeffค", "กขค"),
        ("ก\u00a0ข\u2003ค", "ก ข ค"),
    ],
)
def test_slips(written: str, meant: str) -> None:
    edited = normalise(f"คำ{written}คำ")
    assert edited.text == f"คำ{meant}คำ"
    assert edited.back(2, 2 + len(meant)) == (2, 2 + len(written))


@pytest.mark.parametrize("sound", ["น้ำใจ", "ที่นี่", "กี่", "ปู่ย่า", "วันที่ 14 พ.ค. 2564", "สิทธิ์", "Hello 3456 MN", ""])
def test_sound_text_stays(sound: str) -> None:
    edited = normalise(sound)
    assert edited.text == sound
    assert edited.in_place


MARKS = st.text(alphabet="กขเแ่้๊๋์ัิีึืุูำํา14:HM\U0001f600 ", max_size=12)


@given(MARKS)
def test_the_quick_look_overlooks_nothing(text: str) -> None:
    assert signs(text) & SLIP or not _SLIPS.search(text)


@pytest.mark.parametrize(
    ("text", "in_place"), [("ก\u00a0ข", True), ("ก\u200bข", False), ("ท\u0e48\u0e35", True), ("เเดง", False), ("กข\u200b", True)]
)
def test_whether_offsets_stay(text: str, in_place: bool) -> None:
    assert normalise(text).in_place is in_place
