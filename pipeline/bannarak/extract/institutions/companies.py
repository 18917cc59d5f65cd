"""How far the name of a company reaches: up to its legal form, and over the Latin words that follow each other."""

from __future__ import annotations

import re

from bannarak.extract.institutions.latin import LEGAL_FORM
from bannarak.extract.institutions.modifiers import HARD, Modifiers

__all__ = ["company_end", "latin_firm_end"]

_SHORTEST = 10  # letters: a legal form alone is no name
_WHO = "ผู้"  # บริษัท ดอนตาล ผู้ผลิต…
_RUNS = 4  # without a legal form behind it, a name of more words is a sentence
_LATIN = re.compile(r"(?: [A-Z][\w'’&.,-]*(?: (?:and|of|the|for|&)(?= [A-Z]))?)+")


def company_end(modifiers: Modifiers, end: int) -> int | None:
    """Behind the name of the company whose legal form stands before ``end``, up to the form behind it; None if there is none."""
    text, shapes = modifiers.reading.text, modifiers.vocabulary.shapes
    legal = shapes.company.match(text, end)
    if legal and len(legal.group()) > _SHORTEST and not shapes.another_company.search(legal.group()):
        return legal.end()
    if end >= len(text) or text[end] != " ":
        return None
    if firm := latin_firm_end(modifiers, end):
        return firm
    reach = end
    for _ in range(_RUNS):
        begin = reach + 1
        if begin >= len(text) or text[reach] != " " or text[begin] in HARD or text.startswith(_WHO, begin):
            break
        further = modifiers.end(begin)
        if not further or further == begin:
            break
        reach = further
        if text[reach : reach + 2] == " (":
            return reach
    first = modifiers.end(end + 1)
    if not first or first == end + 1:
        return None
    tail = shapes.tail.match(text, first)
    return tail.end() if tail else modifiers.foreign(first)


def latin_firm_end(modifiers: Modifiers, end: int) -> int | None:
    """Behind the Latin name of a company at ``end`` with where it is and its legal form: " Sun Moon (Thailand) Co., Ltd."."""
    run = _LATIN.match(modifiers.reading.text, end)
    if run is None:
        return None
    home = modifiers.vocabulary.latin_place.match(modifiers.reading.text, run.end())
    legal = LEGAL_FORM.match(modifiers.reading.text, home.end() if home else run.end())
    return legal.end() if legal else run.end()
