import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannarak.thai.editmap import apply
from bannarak.thai.marks import normalise

THAI = st.text(alphabet="กขนำาํ้่็ิีเแ ๑2\u200b\u00a0\n", max_size=40)


@given(THAI)
def test_back_covers_the_text_and_forward_returns(text: str) -> None:
    edited = normalise(text)
    for start in range(len(edited.text)):
        old = edited.back(start, start + 1)
        assert 0 <= old[0] < old[1] <= len(text)
        new = edited.forward(*old)
        assert new[0] <= start < new[1]


@given(THAI)
def test_normalised_text_needs_no_second_pass_over_width_and_spaces(text: str) -> None:
    assert not set(normalise(text).text) & {"\u200b", "\u00a0"}


@st.composite
def edits(draw: st.DrawFn, text: str) -> list[tuple[int, int, str]]:
    places = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    return [(a, b, draw(st.text("xyz", max_size=3))) for a, b in zip(places[::2], places[1::2], strict=False)]


@given(st.text("abcdef", max_size=20), st.data())
def test_two_edits_made_one_lead_back_as_one_after_the_other(text: str, data: st.DataObject) -> None:
    first = apply(text, data.draw(edits(text)))
    second = apply(first.text, data.draw(edits(first.text)))
    both = first.then(second)
    assert both.text == second.text
    for start in range(len(both.text)):
        for end in range(start + 1, len(both.text) + 1):
            assert both.back(start, end) == first.back(*second.back(start, end))


def test_edits_must_be_in_order() -> None:
    with pytest.raises(ValueError, match="overlaps"):
        apply("abc", [(1, 2, "x"), (0, 1, "y")])
