"""Letters that stand twice in a row: nothing is missed, beside a search that tries every place."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from bannarak.thai.doubled import LONGEST, SHORTEST, SHORTEST_SPACED, doubled_letters, is_sought_spaced, leads

# ก and U+0101 share their low byte, as - and อ do; an emoji takes two units in UTF-16.
PIECES = st.lists(st.sampled_from(["ก", "า", "ที่", "และ", "เมื่อวันที่", " ", "\u0101", "-", "อ", "😀", "\n", "x"]), max_size=40).map("".join)
INITIALS = {*map(chr, range(0x0E01, 0x0E2F)), *"เแโใไ"}


def every_place(text: str) -> set[tuple[int, int]]:
    return {
        (start, size)
        for start in range(len(text))
        for size in range(SHORTEST, LONGEST + 1)
        if text[start] in INITIALS and len(text[start : start + size]) == size and text.startswith(text[start : start + size], start + size)
    }


@given(PIECES)
@example("กาก")
@example("x" * 16_380 + "เมื่อวันที่เมื่อวันที่")
@example("x" * 16_367 + "และที่เมื่อวันทีและที่เมื่อวันที")
def test_no_doubled_letters_are_missed(text: str) -> None:
    found = doubled_letters(text)
    assert found == sorted(found)
    assert {(start, size) for start, size in found if text.startswith(text[start : start + size], start + size)} >= every_place(text)


@given(PIECES, st.text("กขคมยาะที่", min_size=SHORTEST_SPACED, max_size=LONGEST - 1).filter(is_sought_spaced))
def test_nor_a_word_behind_a_space(before: str, word: str) -> None:
    assert (len(before), len(word) + 1) in doubled_letters(f"{before}{word} {word}")


def test_few_candidates_in_lines_of_dots() -> None:
    assert doubled_letters("สารบัญ" + "." * 5000 + "\n" + "-" * 5000) == []


def test_a_run_is_told_from_its_beginning_only() -> None:
    text = "ทำ" * 5
    assert [start for start in range(8) if leads(text, start, 2)] == [0, 1]
