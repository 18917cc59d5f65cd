"""Words found one by one where somebody asks are those of the whole text, and every character belongs to one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannarak.thai.tokens import Words, is_word, tokenise

THAI = "ห้องสมุดมหาวิทยาลัยจัดอบรมเมื่อวันที่ 5-7 มี.ค. 2567 (ครั้งที่ 2) โดยสำนักหอสมุด KKU-Library ต่าง ๆ\nงานอื่น\tๆ"
PIECES = st.sampled_from(["ห้องสมุด", "การ", "ต่าง", " ๆ", "ๆ", " ", "  ", "\n", "\t", "2564", "มี.ค.", "KKU", "(", "ก", "น้ำ", "ๆ ๆ", "😀"])
TEXTS = st.lists(PIECES, max_size=30).map("".join)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ห้องสมุดมหาวิทยาลัย", ["ห้องสมุด", "มหาวิทยาลัย"]),
        ("เวลา 09.00-12.00 น.", ["เวลา", " ", "09.00-12.00", " ", "น."]),
        ("5 พ.ค. 2567", ["5", " ", "พ.ค.", " ", "2567"]),
        ("KKU-Library ขอนแก่น", ["KKU-Library", " ", "ขอนแก่น"]),
        ("ต่าง ๆ", ["ต่าง ๆ"]),
        ("สิ่งแวดล้อม.pdf", ["สิ่งแวดล้อม", ".pdf"]),
        ("หนังสือ.Home", ["หนังสือ", ".", "Home"]),
        ("มา\nๆ", ["มา", "\n", "ๆ"]),  # a mark does not repeat what stands on another line
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert list(Words(text)) == words


@given(TEXTS)
def test_every_character_belongs_to_one_word(text: str) -> None:
    assert "".join(Words(text)) == text
    assert "".join(tokenise(text)) == text


@given(TEXTS.filter(bool), st.data())
def test_the_order_of_asking_does_not_matter(text: str, data: st.DataObject) -> None:
    whole = Words(text)
    list(whole)
    at = data.draw(st.integers(0, len(text) - 1))
    asked = Words(text)
    assert (asked.end(at), asked.start(at + 1), asked.begins(at)) == (whole.end(at), whole.start(at + 1), whole.begins(at))
    assert asked.start(at + 1) <= at < asked.end(at)


def test_edges() -> None:
    words = Words(THAI)
    assert words.begins(0)
    assert words.begins(len(THAI))
    assert words.end(len(THAI)) == len(THAI)
    assert words.start(0) == 0
    assert words.between(3, 8) == ["งสมุด"]  # a stretch that cuts a word has a piece of it


@pytest.mark.parametrize("text", ["ก" * 5001, "ๆ " * 3000, "ก ๆ" * 2000, " " * 5000, "ก" * 2500 + " ๆ ๆ  ๆ\nๆ ๆก"])
def test_text_without_end(text: str) -> None:
    assert "".join(Words(text)) == text
    middle = len(text) // 2
    assert Words(text).end(middle) > middle


def test_is_word() -> None:
    assert is_word("ห้องสมุด")
    assert not is_word("ห้องสมด")
    assert not is_word("")
