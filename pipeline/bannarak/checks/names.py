"""The names of institutions in a document, compared with the registry."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from bannarak.checks.shared import once_a_record, valued
from bannarak.knowledge import Knowledge
from bannarak.records import InstitutionValue, Record
from bannarak.thai.spelling import PART, THAI_RUN, name_parts

__all__ = ["Forms", "Name", "forms", "names", "plain", "run_end"]

_LETTERS = frozenset(letter for letter in map(chr, range(0xE01, 0xE4F)) if re.match(r"[ก-ฮะ-ฺเ-ๅ็-๎]", letter))
_PUBLIC = re.compile(r"\s?\(มหาชน\)$")
_SURE = 0.9  # a score below is that of a name spelt almost as the registry has it
_FORMER = re.compile(r"\s*\((?:to|from) [^()]*\)$")


@dataclass(slots=True)
class Name:
    """One spelling: where it stands, whose it is (a registry id, if the registry knows the spelling)."""

    text: str
    id: str | None
    places: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class Forms:
    """Every written form of the registry without spaces, its long names by their first letters, and the words names begin with.

    ``firm`` are the names of which no other is near: those of the state and of universities, not of places. ``edges`` are the first
    three and the last two letters of long names. Compared by identity: there is one for each knowledge, and it keys caches.
    """

    ids: Mapping[str, str]
    firm: frozenset[str]
    edges: frozenset[tuple[str, str]]
    long: Mapping[str, Sequence[str]]
    heads: tuple[str, ...]


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """``text`` without spaces and quotes, which tell no two names apart."""
    return "".join(PART.findall(text))


@cache
def forms(knowledge: Knowledge) -> Forms:
    """The registry's forms, prepared once."""
    ids: dict[str, str] = {}
    long: dict[str, set[str]] = defaultdict(set)
    for row in knowledge.institutions.values():
        for form in (row.name, *(_FORMER.sub("", former) for former in row.former), *row.abbreviations):
            ids.setdefault(plain(form), row.id)
            # What follows a space may be a mere piece (กรมอุทยานแห่งชาติ สัตว์ป่า และพันธุ์พืช); what comes before it begins as the name does.
            if (first := THAI_RUN.fullmatch(PART.findall(form)[0])) and (first.group() == form or len(first.group()) >= 12):
                ids.setdefault(first.group(), row.id)
                long[first.group()[:3]].add(first.group())
    heads = tuple(knowledge.lexicon("institutions")["heads"])
    firm = frozenset(plain(row.name) for row in knowledge.institutions.values() if row.type in ("government", "university"))
    edges = frozenset((part[:3], part[-2:]) for parts in long.values() for part in parts)
    return Forms(ids, firm, edges, {first: sorted(parts) for first, parts in long.items()}, heads)


@once_a_record
def names(record: Record, known: Forms) -> Mapping[str, Name]:
    """The spellings of the document by their text. A unit and its parent, written with a space between, are two names."""
    found: dict[str, Name] = {}
    for mention, value in valued(record, InstitutionValue):
        guessed = 0 < value.score < _SURE and " " not in mention.text
        spelt = ((0, len(mention.text), mention.text),) if guessed else _spelt(mention.text, value.type == "company", known)
        for start, end, text in spelt:
            name = found.get(text)
            if name is None:
                name = found[text] = Name(text, known.ids.get(text), [])
            name.places.append((mention.start + start, mention.start + end))
    return found


@lru_cache(maxsize=20_000)
def _spelt(text: str, whole: bool, known: Forms) -> tuple[tuple[int, int, str], ...]:
    """The names in the text of a mention: the ``whole`` but for its public form, or each part between spaces that begins as names do."""
    if whole:
        kept = _PUBLIC.sub("", text)
        return ((0, len(kept), plain(kept)),) if THAI_RUN.fullmatch(plain(kept)) else ()
    return tuple((start, start + len(name), name) for start, name in name_parts(text, known.heads) if name not in known.heads)


def run_end(text: str, start: int, end: int) -> int:
    """The end of the span or, where that lies within a run of letters, the end of the whole run."""
    if text[end : end + 1] in _LETTERS:
        run = THAI_RUN.match(text, start)
        if run and run.end() > end:
            return run.end()
    return end
