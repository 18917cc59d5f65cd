"""Whether two names in one text are of one institution: the short form of a headline and the full name."""

from __future__ import annotations

import re
from functools import cache

from bannarak.knowledge import Knowledge
from bannarak.records import InstitutionValue, Mention

__all__ = ["same_institution"]

_SHORT = re.compile(r"(?P<letters>[ก-ฮ]{1,4}\.(?:[ก-ฮ]\.)*) ?(?P<own>[^.]{3,})")  # รพ.ดอนตาล
_VOWELS_BEFORE = "เแโใไ"
_LEAST = 6  # letters of a beginning that tells which one is meant


def same_institution(short: Mention, full: Mention, knowledge: Knowledge) -> bool:
    """Whether ``short`` names what ``full`` does: by its id or name, an abbreviated kind, its beginning, or without the grade."""
    a, b = short.value, full.value
    if not isinstance(a, InstitutionValue) or not isinstance(b, InstitutionValue):
        return False
    if a.id or b.id:
        return a.id == b.id
    if a.name == b.name:
        return True
    return a.type == b.type and _is_short_for(" ".join(a.name.split()), " ".join(b.name.split()), _grades(knowledge))


def _is_short_for(short: str, full: str, grades: tuple[str, ...]) -> bool:
    """Whether one name is a short form of another of its kind."""
    if len(short) >= _LEAST and full.startswith(f"{short} "):
        return True
    stem = short.removesuffix("ฯ").rstrip()
    if stem != short and len(stem) >= _LEAST and full.startswith(stem):
        return True
    bare = full.replace(" ", "")
    if found := _SHORT.fullmatch(stem):
        own = found["own"].replace(" ", "")
        kind = bare.find(own)
        first = bare.lstrip(_VOWELS_BEFORE)[:1]
        return kind > 0 and first == found["letters"][0] and (bare.endswith(own) or stem != short)
    whole = short.replace(" ", "")
    return any(bare.replace(grade, "", 1) == whole for grade in grades if grade in bare)


@cache
def _grades(knowledge: Knowledge) -> tuple[str, ...]:
    return tuple(knowledge.lexicon("activities")["roles"]["grades"])
