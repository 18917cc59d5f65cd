"""Strings sought together are found wherever a search for each finds them."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bannarak.thai.literals import BEYOND, Literals, Sought, fours
from bannarak.thai.places import matches_at, places

WORDS = Sought("ร้อยละ", "ร้อย", "คือ", "าคม", "ที่ดิน", "ABC")
# ก and U+0101 share their low byte, as - and อ do; an emoji takes two units in UTF-16, a lone half of one none in UTF-8.
PIECES = st.lists(st.sampled_from([*WORDS, "ร้อ", "ยละ", "ที่", "ก", "\u0101", "-", "อ", "😀", "\ud83d", "\n", "\0", " "]), max_size=30).map(
    "".join
)


@given(PIECES)
@example("ร้อย")
@example("ABC" * 40_000)
@example("\u0e41\u0e42\u0e43ABC")
def test_every_place_is_found(text: str) -> None:
    assert sorted(Literals(text).places(WORDS)) == sorted(places(text, WORDS))
    assert Literals(text).any(WORDS) == any(word in text for word in WORDS)


def test_the_low_bytes_of_another_script_are_no_match() -> None:
    assert Literals("".join(chr(ord(letter) - 0xE00 + 0x100) for letter in "คือ")).places(WORDS) == []


def test_strings_declared_later_are_found_too() -> None:
    assert Literals("ลอยน้ำ").any(WORDS) is False
    late = Sought("ลอยน้ำ")
    assert Literals("ห้องสมุดลอยน้ำ").places(late) == [(8, "ลอยน้ำ")]


def test_what_was_not_asked_for_is_not_told() -> None:
    assert Literals("ร้อยละ").places(Sought("ร้อยละ")) == [(0, "ร้อยละ")]
    assert not Literals("ร้อยละ").any(Sought("คือ"))


def test_two_characters_are_too_few() -> None:
    with pytest.raises(ValueError, match="too short to be sought: \\['หก'\\]"):
        Sought("สอง", "หก")


def test_fours_reach_beyond_the_end() -> None:
    assert fours("กa").tolist() == [0x6101, 0x61, *[0] * BEYOND]


@given(st.text("ab1", max_size=30))
def test_matches_at_places_are_those_of_a_search(text: str) -> None:
    pattern = re.compile("a[ab]*1?")
    found = [m.span() for m in matches_at(pattern, text, (at for at, letter in enumerate(text) if letter == "a"))]
    assert found == [m.span() for m in pattern.finditer(text)]
