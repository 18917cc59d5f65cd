"""That all characters at once tell what searches for each sign tell."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannarak.thai.signs import GLUED, ODD, SLIP, SPACED, TORN, UNSEEN, signs

SOUGHT = {
    SLIP: re.compile("ํ|เเ|ำ[่-๋์]|[่-๋์][่-๋์ัิ-ฺ]|[ัิ-ฺ][ัิ-ฺ]"),
    TORN: re.compile("[ \n)][ะ-ฺ็-๎]|ำ[าำ]|[าะ][ัิ-ฺ็-๎]|[ัื][ \n!-~]"),
    ODD: re.compile("[\ufffd\ue000-\uf8ff\u0080-\u009f]|[0-9A-Z<Ķ][ะ-ู็-๎]|Ķ[ก-๎]"),
    GLUED: re.compile("[A-Z][ก-๎]"),
    UNSEEN: re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]"),
    SPACED: re.compile("[\u00a0\u2002-\u200a\u202f\u3000]"),
}
TEXTS = st.text(alphabet="กขเแะาํ่้๊๋์ัิีึืฺุู็ํ๎ำ14:HM<)Ķ \n\t\U0001f600\ud800\ufffd\uf70a\u0085\u200b\u00a0\u3000", max_size=12)


@given(TEXTS)
def test_they_tell_what_searches_find(text: str) -> None:
    assert signs(text) == sum(flag for flag, sought in SOUGHT.items() if sought.search(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", 0),
        ("ที่นี่มีน้ำ", 0),
        ("ที่่", SLIP),
        ("ป ี", TORN),
        ("นำา", TORN),
        ("ก\uf70a", ODD),
        ("ก\u200bข", UNSEEN),
        ("เเดง ี", SLIP | TORN),
        ("ผู8เข8า", ODD),
        ("กลุ่มAและ", GLUED),
    ],
)
def test_signs(text: str, told: int) -> None:
    assert signs(text) == told
