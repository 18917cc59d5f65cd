"""PDF in: what opens, what is refused and how."""

from __future__ import annotations

import pytest

from bannarak.errors import UnreadableError
from bannarak.readers import read
from readers.pdf_files import drawn


def test_pages_places_and_text_in_order():
    document = read(drawn(["library news", "second line"], ["next page"]), "a.pdf")
    assert document.text == "library news\nsecond line\nnext page\n"
    assert [(page.number, page.extractor) for page in document.pages] == [(1, "pdf"), (2, "pdf")]
    assert document.page_of(document.text.index("next")) == 2
    x0, top, x1, bottom = document.box_of(0, 7)
    assert x0 == 72
    assert 60 < top < bottom < 90
    assert x1 > x0


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\nnothing of the kind", "damaged"),
        (drawn(["library"])[:200], "damaged"),
        (drawn(["library"], password="ask"), "encrypted"),
        (drawn([]), "no text"),
    ],
)
def test_unreadable_files_say_why(data, reason):
    with pytest.raises(UnreadableError) as caught:
        read(data, "a.pdf")
    assert reason in caught.value.reason
    assert caught.value.advice
