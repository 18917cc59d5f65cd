"""Numbers in figures and words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannarak.thai.numerals import find_numbers, number_at, number_words, parse_number, to_arabic

READINGS = [
    ("0", 0),
    ("๑๒๐", 120),
    ("1๒๐", 120),
    ("1,250", 1250),
    ("๑,๒๕๐,๐๐๐", 1250000),
    ("1.5", Decimal("1.5")),
    ("๑.๒ ล้าน", 1200000),
    ("1.2ล้าน", 1200000),
    ("8 หมื่น", 80000),
    ("3 แสนล้าน", 300_000_000_000),
    ("1 ล้าน 2 แสน", 1200000),
    ("สิบ", 10),
    ("สิบเอ็ด", 11),
    ("ยี่สิบ", 20),
    ("ยี่สิบเอ็ด", 21),
    ("ยี่สิบ เอ็ด", 21),
    ("สามสิบหก", 36),
    ("หนึ่งร้อยเอ็ด", 101),
    ("หนึ่งร้อยยี่สิบ", 120),
    ("หนึ่งร้อย ยี่สิบ", 120),
    ("ร้อยยี่สิบ", 120),
    ("หนึ่งพันสองร้อย", 1200),
    ("สองหมื่นห้าพัน", 25000),
    ("สองล้านห้าแสน", 2500000),
    ("สิบสองล้าน", 12_000_000),
    ("หนึ่งล้านเอ็ด", 1_000_001),
    ("ร้อย", 100),
    ("ล้าน", 1_000_000),
    ("ศูนย์", 0),
]


@pytest.mark.parametrize(("written", "value"), READINGS)
def test_a_number_is_read(written: str, value: int | Decimal) -> None:
    assert parse_number(written) == value
    assert parse_number(f"  {written} ") == value


@pytest.mark.parametrize(
    "written", ["", "คน", "ร้อยเอ็ด", "สิบ คน", "1,25", "1.2.3", "สิบร้อย", "สองสาม", "9" * 30, "ล้าน" * 60, "ยี่", "เอ็ด", "-5"]
)
def test_what_is_no_number_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(ValueError, match="expected figures or number words such as"):
        parse_number(written)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ผู้ร่วมงานห้าคน และอีกยี่สิบเอ็ดคน", [("ห้า", 5), ("ยี่สิบเอ็ด", 21)]),
        ("กว่า ๑.๒ ล้านคน", [("๑.๒ ล้าน", 1200000)]),
        ("งบ 3 ล้าน 5 คน", [("3 ล้าน", 3000000), ("5", 5)]),
        ("ทั้งสองหน่วยงาน", [("สอง", 2)]),
        ("ห้ามหาวิทยาลัยร่วมลงนาม", [("ห้า", 5)]),
        ("ร้อยละ 50 ของผู้ตอบ", [("50", 50)]),
        ("1 2 3", [("1", 1), ("2", 2), ("3", 3)]),
    ],
)
def test_numbers_are_found(text: str, found: list[tuple[str, int]]) -> None:
    assert [(text[n.start : n.end], n.value) for n in find_numbers(text)] == found


@pytest.mark.parametrize(
    "text",
    [
        "จังหวัดร้อยเอ็ด",
        "ห้างสรรพสินค้า",
        "ห้ามเข้า",
        "สิบตำรวจเอก",
        "ร้อยตรี พันโท",
        "พันธุ์ไม้",
        "สามารถ สามัคคี สามี สามัญ",
        "เก้าอี้",
        "ยี่ห้อ",
        "ชาวล้านนา",
        "หกล้ม",
        "นับพัน หลายล้าน",
        "ศูนย์การเรียน",
        "รุ่น 1.2.3",
        "แหกกฎ",
    ],
)
def test_words_that_begin_like_a_number_are_left_alone(text: str) -> None:
    assert [text[n.start : n.end] for n in find_numbers(text)] == []


@given(st.integers(0, 10**15))
def test_words_of_any_number_read_back(number: int) -> None:
    assert parse_number(number_words(number)) == number


@given(st.integers(0, 10**12), st.booleans(), st.booleans())
def test_figures_of_any_number_read_back(number: int, commas: bool, thai: bool) -> None:
    written = f"{number:,}" if commas else str(number)
    if thai:
        written = written.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    assert parse_number(written) == number
    assert len(to_arabic(written)) == len(written)


@given(st.text(alphabet="0123๔๕,. สิบร้อยพันล้านเอ็ดหนึ่งสองยี่ห้ามคนแ", max_size=80))
def test_spans_are_disjoint_and_read_the_same_alone(text: str) -> None:
    last = 0
    for number in find_numbers(text):
        assert last <= number.start < number.end <= len(text)
        assert parse_number(text[number.start : number.end]) == number.value
        last = number.end


def test_nothing_begins_where_there_is_no_number() -> None:
    assert number_at("คน 5", 0) is None
    assert number_at(" 5", 0) is None


def test_negative_numbers_have_no_words() -> None:
    with pytest.raises(ValueError, match="only whole numbers from 0"):
        number_words(-1)
