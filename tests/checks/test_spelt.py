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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(ตัวเลข) 800 บาท (ตัวอักษร) เก้าร้อยบาทถ้วน", "แปดร้อย"),
        ("ตัวเลข : 1,200.50 บาท\nตัวอักษร : (หนึ่งพันสองร้อยบาทสิบสตางค์)", "หนึ่งพันสองร้อยบาทห้าสิบสตางค์"),
    ],
)
def test_the_fields_of_a_form(text: str, expected: str) -> None:
    (finding,) = record(f"จำนวนเงิน {text}").findings
    assert (finding.code, finding.expected) == ("C205", expected)


@pytest.mark.parametrize(
    "text",
    [
        "(ตัวเลข) 900 บาท (ตัวอักษร) เก้าร้อยบาทถ้วน",
        "ตัวเลข 1,200.50 บาท ตัวอักษร หนึ่งพันสองร้อยบาทห้าสิบสตางค์",
        "รหัสใช้ตัวเลข 4 ตัว ตัวอักษร สองตัว",
        "พิมพ์ตัวเลข 4 บาท ตัวอักษร สองบรรทัด",
    ],
)
def test_sound_fields_of_a_form(text: str) -> None:
    assert record(f"จำนวนเงิน {text}").findings == ()
