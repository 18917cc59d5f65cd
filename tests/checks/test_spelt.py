"""C205: how money in figures and in words is worded."""

from __future__ import annotations

import pytest

from reading import record


@pytest.mark.parametrize(
    ("text", "figures", "words", "expected"),
    [
        ("1,500.50 บาท (หนึ่งพันหกร้อยบาทห้าสิบสตางค์)", "1,500.50", "1,600.50", "หนึ่งพันห้าร้อยบาทห้าสิบสตางค์"),
        ("1,500 บาท (หนึ่งพันห้าร้อยบาทห้าสิบสตางค์)", "1,500.00", "1,500.50", "หนึ่งพันห้าร้อยบาทถ้วน"),
        ("1,500.05 บาท (หนึ่งพันห้าร้อยบาทถ้วน)", "1,500.05", "1,500.00", "หนึ่งพันห้าร้อยบาทห้าสตางค์"),
    ],
)
def test_money_in_words(text: str, figures: str, words: str, expected: str) -> None:
    (finding,) = record(f"ค่าวัสดุ {text}").findings
    assert finding.message_th == f"ตัวเลขคือ {figures} บาท แต่ตัวอักษรหมายถึง {words} บาท"
    assert finding.message == f"the figures say {figures} baht, the words {words} baht"
    assert finding.expected == expected


@pytest.mark.parametrize("text", ["1,500.05 บาท (หนึ่งพันห้าร้อยบาทห้าสตางค์)", "1,500.125 บาท (หนึ่งพันห้าร้อยบาทสิบสองสตางค์)"])
def test_sound_money_in_words(text: str) -> None:
    assert record(f"ค่าวัสดุ {text}").findings == ()
