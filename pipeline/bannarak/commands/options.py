"""Values of options that need reading: which rules, which period."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from collections.abc import Iterable, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from bannarak.knowledge import Rule
from bannarak.thai.numerals import to_arabic

__all__ = ["UnknownRuleError", "codes", "location", "path", "period"]


class UnknownRuleError(ValueError):
    """A rule was asked for that the catalogue does not have; the message offers the nearest."""


def codes(wanted: Iterable[str], rules: Mapping[str, Rule]) -> frozenset[str]:
    """The codes that ``wanted`` selects: each a code, the beginning of codes, a name or ALL, several joined by commas."""
    names = {rule.name: code for code, rule in rules.items()}
    chosen: set[str] = set()
    for word in (part.strip() for item in wanted for part in (item.strip() or "''").split(",")):
        if not word:
            continue
        found = [code for code in rules if word.upper() == "ALL" or code.startswith(word.upper())]
        if word.lower() in names:
            found.append(names[word.lower()])
        if not found:
            near = get_close_matches(word, [*names, *rules], n=1, cutoff=0.6)
            hint = f"did you mean {near[0]}?" if near else "see `bannarak rules`"
            raise UnknownRuleError(f"no rule is called {word}; {hint}")
        chosen.update(found)
    return frozenset(chosen)


def path(text: str) -> Path:
    """A path; an empty one, as an unset variable of a script gives it, would mean the folder one stands in."""
    if not text:
        raise ArgumentTypeError("the name is empty")
    return Path(text)


def location(text: str) -> str:
    """A path or an address, not empty."""
    return text if "://" in text else str(path(text))


def period(text: str) -> tuple[date, date]:
    """A reporting period, both days included: "2564", "FY2564" (1 October 2563 to 30 September) or "2021-01-01/2021-12-31".

    A year from 1900 to 2100 is Gregorian, any other Buddhist.
    """
    written = to_arabic(text.strip())
    try:
        if found := re.fullmatch(r"(FY)?(\d{4})", written, re.IGNORECASE):
            year = int(found[2])
            if not 1900 <= year <= 2100:
                year -= 543
            if found[1]:
                return date(year - 1, 10, 1), date(year, 9, 30)
            return date(year, 1, 1), date(year, 12, 31)
        if found := re.fullmatch(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)", written):
            start, end = date.fromisoformat(found[1]), date.fromisoformat(found[2])
            if start <= end:
                return start, end
            raise ArgumentTypeError(f"{text} ends before it starts")
    except ValueError:
        raise ArgumentTypeError(f"{text} names a day or year that does not exist") from None
    raise ArgumentTypeError(f"{text!r} is no period; write 2564, FY2564 or 2021-01-01/2021-12-31")
