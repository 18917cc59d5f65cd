"""The names of institutions in a document, compared: by letters, by words, and with the registry."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from math import inf, log

from bannarak.checks.shared import once_a_record, valued
from bannarak.knowledge import Knowledge
from bannarak.records import InstitutionValue, Record
from bannarak.thai.corpus import frequency
from bannarak.thai.tokens import tokenise

__all__ = ["Forms", "Name", "changed", "forms", "is_slip", "names", "plain", "run_end", "words"]

_PART = re.compile(r"[^\s“”\"'‘’]+")
_THAI = re.compile(r"[ก-ฮเ-ไ][ก-ฮะ-ฺเ-ๅ็-๎]{6,}")
_LETTERS = frozenset(letter for letter in map(chr, range(0xE01, 0xE4F)) if re.match(r"[ก-ฮะ-ฺเ-ๅ็-๎]", letter))
_FORMER = re.compile(r"\s*\((?:to|from) [^()]*\)$")
_COMMON = 600  # occurrences from which both halves of a compound are words
_NOMINAL = re.compile("(?:การ|ความ)[ก-ฮเ-ไ]")  # verbs made nouns (การคลัง): two words
_SHORT_WORD = 8  # letters: a longer word may be a compound (ประชาสัมพันธ์)
_CORPUS = 12_000_000  # words
_RARE = 300  # occurrences in the corpus below which a piece of a name is no word but a slip
_FRAGMENT = 5000  # what a torn word leaves behind (กระ, คน) is a word by itself and common; real neighbours are more so


@dataclass(slots=True)
class Name:
    """One spelling: where it stands, whose it is (a registry id, if the registry knows the spelling)."""

    text: str
    id: str | None
    places: list[tuple[int, int]] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class Forms:
    """Every written form of the registry without spaces, its long names by their first letters, and the words names begin with.

    ``firm`` are the names of which no other is near: those of the state and of universities, not of places. ``edges`` are the first and
    last three letters of long names. Compared by identity: there is one for each knowledge, and it keys caches.
    """

    ids: Mapping[str, str]
    firm: frozenset[str]
    edges: frozenset[tuple[str, str]]
    long: Mapping[str, Sequence[str]]
    heads: tuple[str, ...]


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """``text`` without spaces and quotes, which tell no two names apart."""
    return "".join(_PART.findall(text))


@cache
def forms(knowledge: Knowledge) -> Forms:
    """The registry's forms, prepared once."""
    ids: dict[str, str] = {}
    long: dict[str, set[str]] = defaultdict(set)
    for row in knowledge.institutions.values():
        for form in (row.name, *(_FORMER.sub("", former) for former in row.former), *row.abbreviations):
            ids.setdefault(plain(form), row.id)
            # What follows a space may be a mere piece (กรมอุทยานแห่งชาติ สัตว์ป่า และพันธุ์พืช); what comes before it begins as the name does.
            if (first := _THAI.fullmatch(_PART.findall(form)[0])) and (first.group() == form or len(first.group()) >= 12):
                ids.setdefault(first.group(), row.id)
                long[first.group()[:3]].add(first.group())
    heads = tuple(knowledge.lexicon("institutions")["heads"])
    firm = frozenset(plain(row.name) for row in knowledge.institutions.values() if row.type in ("government", "university"))
    edges = frozenset((part[:3], part[-3:]) for parts in long.values() for part in parts)
    return Forms(ids, firm, edges, {first: sorted(parts) for first, parts in long.items()}, heads)


@once_a_record
def names(record: Record, known: Forms) -> Mapping[str, Name]:
    """The spellings of the document by their text. A unit and its parent, written with a space between, are two names."""
    found: dict[str, Name] = {}
    for mention, value in valued(record, InstitutionValue):
        for start, end, text in _spelt(mention.text, value.type == "company", known):
            name = found.get(text)
            if name is None:
                name = found[text] = Name(text, known.ids.get(text), [])
            name.places.append((mention.start + start, mention.start + end))
    return found


@lru_cache(maxsize=20_000)
def _spelt(text: str, whole: bool, known: Forms) -> tuple[tuple[int, int, str], ...]:
    """The names in the text of a mention: the ``whole``, or each part between spaces that begins as names do."""
    if whole:
        return ((0, len(text), text),) if _THAI.fullmatch(text) else ()
    found = [(at, at + len(name.group()), name.group()) for at in _starts(text) if (name := _THAI.match(text, at))]
    return tuple(
        (start, end, name) for start, end, name in found if name not in known.heads and (start == 0 or name.startswith(known.heads))
    )


def _starts(text: str) -> Iterator[int]:
    return (part.start() for part in _PART.finditer(text))


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """The words of a name, compounds of the dictionary (กระทรวงการคลัง, หนองแค) taken apart, so that names can be compared word by word."""
    return tuple(part for word in tokenise(text) for part in _parts(word))


@lru_cache(maxsize=20_000)
def _parts(word: str) -> tuple[str, ...]:
    """``word`` as the likeliest run of short common words, or as it is if it is none."""
    if len(word) < 5 or (len(word) <= _SHORT_WORD and frequency(word) >= _COMMON and not _NOMINAL.match(word)):
        return (word,)
    best: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
    for end in range(1, len(word) + 1):
        ways: list[tuple[float, tuple[str, ...]]] = []
        for start in range(max(0, end - _SHORT_WORD), end - 1):
            part = word[start:end]
            seen = frequency(part)
            if seen >= _COMMON and best[start][0] > -inf and not _NOMINAL.match(part):
                ways.append((best[start][0] + log(seen / _CORPUS), (*best[start][1], part)))
        best.append(max(ways, default=(-inf, ())))
    return best[-1][1] or (word,)


def is_generic(text: str) -> bool:
    """Whether ``text`` consists of common words alone, so that it may name a kind of institution and no single one."""
    return all(frequency(word) >= _COMMON for word in words(text))


def changed(one: str, other: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words in which two names differ: what remains of each between the words both begin and end with."""
    a, b = words(one), words(other)
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    return a[start : len(a) - end], b[start : len(b) - end]


def is_slip(written: str, meant: str, registered: bool) -> bool:
    """Whether what ``written`` has in place of a part of ``meant`` is no word; of a registered name also a word that only sounds alike."""
    wrong, right = changed(written, meant)
    if not wrong or not right:
        return 0 < len("".join(wrong or right)) <= 2 and "".join(wrong or right) not in _SHORT
    if not registered and len("".join(right)) < 2:
        return False
    rarest = min(map(frequency, wrong))
    if rarest < _RARE or (len(wrong) > len(right) and rarest < _FRAGMENT):
        return True
    return registered and _sound("".join(wrong)) == _sound("".join(right))


_SHORT = frozenset({"ใน", "ณ"})
_ALIKE = str.maketrans("ใศษณฎฏฐธภรญ", "ไสสนดตททพลย", "่้๊๋์็")


def _sound(text: str) -> str:
    """``text`` with letters that sound alike made equal and without tone marks: what tired fingers mix up."""
    return text.translate(_ALIKE)


def run_end(text: str, start: int, end: int) -> int:
    """The end of the span or, where that lies within a run of letters, the end of the whole run."""
    if text[end : end + 1] in _LETTERS:
        run = _THAI.match(text, start)
        if run and run.end() > end:
            return run.end()
    return end
