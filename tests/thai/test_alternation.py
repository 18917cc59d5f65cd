"""A pattern of many words is that of their plain alternation, the longest first."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from bannarak.thai.alternation import alternation

WORDS = st.lists(st.text("กขคง", min_size=1, max_size=4), min_size=1, max_size=8)


@given(WORDS, st.text("กขคง", max_size=12))
def test_it_matches_the_longest_word(words: list[str], text: str) -> None:
    plain = "|".join(sorted(words, key=len, reverse=True))
    assert [m.span() for m in re.finditer(alternation(words), text)] == [m.span() for m in re.finditer(plain, text)]


def test_a_barred_continuation_makes_the_shorter_word_match() -> None:
    pattern = re.compile(alternation(["ราย", "ราย ละ", "คน"], {"ราย": ["การ"]}))
    assert pattern.match("รายการ") is None
    assert pattern.match("ราย") is not None
    assert pattern.match("คนการ") is not None
