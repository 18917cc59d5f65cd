"""One pass over a text: figures and names of months are the anchors, and all work is done near them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bannarak.thai.dates.atoms import DIGIT, MONTH
from bannarak.thai.dates.chains import read_days, read_months, read_years
from bannarak.thai.dates.model import FoundDate
from bannarak.thai.dates.numeric import read_figures

__all__ = ["scan"]

_ANCHOR = re.compile(rf"{DIGIT}+|(?:{MONTH})")


def scan(text: str) -> Iterator[FoundDate]:
    """The date expressions of a normalised text in order; those without a year have no days yet."""
    floor = 0
    for anchor in _ANCHOR.finditer(text):
        at, end = anchor.span()
        if at < floor:
            continue
        length = end - at
        if not text[at].isdigit():
            read = read_months(text, at, floor)
        elif length <= 2:
            read = read_days(text, at, floor) or read_figures(text, at, floor)
            if read is None and length == 2:
                read = read_years(text, at, end, floor)
        elif length == 4:
            read = read_figures(text, at, floor) or read_years(text, at, end, floor)
        else:
            read = None
        if read is not None:
            yield from read[0]
            floor = read[1]
