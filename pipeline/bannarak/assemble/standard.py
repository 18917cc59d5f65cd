"""Which standard, edition and category a document declares: by name, or by a category heading that only one edition has.

The same number means different things in different editions, so nothing is concluded from numbers alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rapidfuzz.fuzz import ratio

from bannarak.extract.component import Reading
from bannarak.knowledge import Knowledge
from bannarak.thai.numerals import to_arabic

__all__ = ["Declared", "declared"]

_ALIKE = 88.0  # wordings of one category title differ by a few letters ("และผู้เกี่ยวข้อง", "และผู้มีส่วนเกี่ยวข้อง")
_TOP = 600  # a declaration stands in the title, a heading or the opening


@dataclass(frozen=True, slots=True)
class Declared:
    """What is declared; None for what is not."""

    standard: str | None = None
    edition: str | None = None
    category: str | None = None


def declared(reading: Reading, title: str) -> Declared:
    """The standard, edition and category of the document."""
    category = next((s for s in reading.sections if s.style == "category" and s.number), None)
    opening = to_arabic(f"{title}\n{reading.text[:_TOP]}")
    number = category.number if category and _one_category(reading) else None
    if category is None and (named_only := re.search(r"หมวด(?:ที่)?\s?([1-9]\d?)(?!\d)", to_arabic(title))):
        number = named_only[1]
    standards, known_names = reading.knowledge.standards, _names(reading.knowledge)
    by_title = []
    if category:
        for name, data in standards.items():
            known = data["categories"].get(category.number, {})
            titles = [known["title"], *known.get("variants", ())] if known.get("confirmed") else []
            if any(_alike(category.title, other) for other in titles):
                by_title.append(name)
    lowered = opening.lower()
    named = [name for name, words in known_names if any(map(lowered.__contains__, words))]
    stated = [name for name in named if any(word in opening for word in standards[name]["edition_names"])]
    chosen = _single(stated) or _single(by_title) or _single([name for name in by_title if name in named])
    if chosen:
        data = standards[chosen]
        return Declared(data["standard"], data["edition"], number)
    families = {standards[name]["standard"] for name in (named or by_title)}
    return Declared(families.pop() if len(families) == 1 else None, None, number)


@cache
def _names(knowledge: Knowledge) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The words in lower case by which each standard is named."""
    return tuple((name, tuple(word.lower() for word in data["names"])) for name, data in knowledge.standards.items())


def _one_category(reading: Reading) -> bool:
    return len({s.number for s in reading.sections if s.style == "category"}) == 1


def _alike(written: str, known: str) -> bool:
    return ratio(written.replace(" ", ""), known.replace(" ", "")) >= _ALIKE


def _single(names: list[str]) -> str | None:
    return names[0] if len(names) == 1 else None
