"""What tells an institution that no registry has from others of its name in other documents: a province, or nothing but the document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache

from bannarak.extract.institutions.vocabulary import Vocabulary, form_key
from bannarak.thai.alternation import alternation
from bannarak.thai.areas import own_province, spelt_out, without_province
from bannarak.thai.corpus import provinces

__all__ = ["Provinces", "borne_by_many"]

_CAPITAL_DISTRICT = ("อำเภอเมือง", "อ.เมือง")  # which every province has
_DISTRICT = "อำเภอ"
_SHORT = "ฯ"
_FACULTY = 3  # the rank up to which what a university has, others have too
_ADDRESS = 90  # letters behind a name in which its province stands


class Provinces:
    """The provinces that one document gives beside names that are borne all over the country."""

    def __init__(self, text: str, vocabulary: Vocabulary, keys: Sequence[str], names: Sequence[tuple[int, int]]) -> None:
        self._vocabulary = vocabulary
        self._beside: dict[int, str] = {}
        self._of: defaultdict[str, set[str]] = defaultdict(set)
        for key, (start, end) in zip(keys, names, strict=True):
            name = text[start:end]
            if not (name.startswith(vocabulary.repeated) or _DISTRICT in name):
                continue
            if own := province_of(vocabulary, name):
                self._of[form_key(without_province(spelt_out(name), own))].add(own)
            elif found := _address().match(text, end, end + _ADDRESS):
                self._beside[start] = found[1]
                self._of[key].add(found[1])

    def of(self, start: int, key: str, name: str) -> str | None:
        """The province of the ``name`` that begins at ``start``; empty if the document gives several to its bearers, None if it gives
        none.
        """
        if told := province_of(self._vocabulary, name) or self._beside.get(start):
            return told
        known = self._of.get(key)
        return None if not known else next(iter(known)) if len(known) == 1 else ""


def province_of(vocabulary: Vocabulary, name: str) -> str | None:
    """The province that a name says at its end, where offices of provinces have it without the word for it: กศน.น่าน."""
    if own := own_province(spelt_out(name)):
        return own
    if not name.startswith(vocabulary.provincial):
        return None
    return next((province for province in provinces() if name.endswith(province)), None)


@cache
def _address() -> re.Pattern[str]:
    """A province behind a name, and what of an address stands before it."""
    place = r"(?:หมู่ที่|หมู่|ตำบล|ต\.|อำเภอ|อ\.) ?[ก-๎0-9๐-๙]+?"
    return re.compile(rf"(?: ?[(,]? ?{place}){{0,4}} ?[(,]? ?(?:จังหวัด|จ\.) ?({alternation(provinces())})(?![ก-๎])")


@lru_cache(maxsize=20_000)
def borne_by_many(vocabulary: Vocabulary, name: str, key: str, parent: str | None) -> bool:
    """Whether other documents mean others by ``name``: no more than a common noun, a unit of something that is not named, any capital's."""
    if name.endswith((_SHORT, *_CAPITAL_DISTRICT)) or len(vocabulary.keys.get(key, ())) > 1:
        return True
    begins = vocabulary.head.match(name)
    if begins is None or parent or " " in name:
        return False
    head = vocabulary.ranked[begins.group()]
    if begins.end() == len(name):
        return True
    return (head.unit or (head.type == "university" and head.rank <= _FACULTY)) and not vocabulary.proof.search(name, begins.end())
