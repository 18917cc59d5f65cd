"""Names of organisations in Latin letters: a run of capitalised words one of which says what it is ("Institute of …")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from string import ascii_uppercase

from bannarak.extract.institutions.vocabulary import Vocabulary
from bannarak.thai.places import matches_at

__all__ = ["LATIN_NAME", "LEGAL_FORM", "initials", "latin_names", "presided"]

_WORD = r"[A-Z][\w&’'-]*"
_LINK = "(?:(?:of|and|for|de|&|of the|for the) ){0,2}"
_LEGAL = r"(?:Pte|Ltd|Inc|Co|(?:Public Company )?Limited|PCL)\b"
_ABROAD = rf" \([A-Z][a-z]+\)(?=,? {_LEGAL})"
_WHERE = rf"(?: \((?:Thai(?:land)?\)|[A-Z][a-z]+\)(?=,? {_LEGAL})))?"
_FORMS = rf"(?:\.?,? ?{_LEGAL}\.?)*"
_RUN = re.compile(rf"(?<![A-Za-z0-9_@/.-])[A-Z][\w&’'-]*(?:(?: {{1,2}}{_LINK}{_WORD}){{1,14}}{_WHERE}|{_ABROAD}){_FORMS}")
LEGAL_FORM = re.compile(f"(?:{_ABROAD})?{_FORMS}")
"""What may stand behind the Latin name of a company: " (Thailand) Co., Ltd."."""
_CAPITALISED = "[A-Z][A-Za-zÀ-ÿ'’&-]*"
LATIN_NAME = re.compile(
    rf" ({_CAPITALISED})(?:\.(?= [A-Z]))?(?:(?: (?:of|and|the|for|&|de|in))* {_CAPITALISED}(?:\.(?= [A-Z]))?)*(?![A-Za-z0-9@/])"
)
"""The Latin name of a body behind a Thai noun: " St. Mary", " Waseda"."""
_CAPITAL = bytes.maketrans(ascii_uppercase.encode(), b"A" * len(ascii_uppercase))
_ARTICLE = "The "
_OF, _OF_THE = ("of", "for"), " of the "
_NUMBERED, _OFFICE = re.compile(r" [0-9]{1,2} \([A-Z][a-z]+(?: [A-Z][a-z]+){0,3}\)"), "Office"  # Regional Office 13 (Dontal)
_CLUB, _CLUBS = "Club", ("Lions", "Rotary")
_LEADING = (
    "Museum",
    "Hospital",
    "Universiti",
    "Universitas",
)  # tell a name at its beginning too; "Library Science", "Council Visit" are none
_EVENTS, _LIBRARY = ("Weekend", "Week", "Day", "Night", "Festival", "Fair", "Forum", "Awards", "Conference"), "Library"
_LIBRARIES = "Libraries"
_SHORT = re.compile(r" ?[:(] ?[A-Z]{2}")
_CAPITALS = re.compile(r" ?([A-Z]{4,10})(?![A-Za-z0-9_-])")
_INITIALS = re.compile(r" ?\(([A-Z][A-Z-]{1,9})\)| ?หรือ ?([A-Z][A-Z-]{1,9})(?![A-Za-z])")
_REACH, _SPELT_OUT = 16, re.compile(r"(?<![A-Za-z0-9_@/.-])([A-Z]{2,10}) ?\($")  # TESTA (Thailand Energy … Alliance)
_CAPITAL_LETTERS = re.compile("[A-Z]")
_COLON = re.compile(r" ?: ?([A-Z][A-Z-]{2,9})\)")  # which must be capitals of the name before it
_AMPERSAND = re.compile(" ?& ?| and | ")  # GREEN & CLEAN Hospital
_FIELDS = re.compile(r"(?:, [A-Z][\w-]*)+,? and [A-Z][\w-]*")


def latin_names(text: str, words: Vocabulary) -> Iterator[tuple[int, int, str]]:
    """Start, end and type of every run of Latin words that ends with a kind of organisation or has one before "of" or "for".

    A person's office in front of the name is no part of it.
    """
    for run in matches_at(_RUN, text, _capitals(text)):
        start, end = run.span()
        name = run.group()
        if person := words.office.match(name):
            start += person.end()
        elif name.startswith(_ARTICLE):
            start += len(_ARTICLE)
        if _OF_THE in name and (held := words.latin_meeting.match(text, start, end)):
            start = held.end()
        bare = [word.strip(",.()") for word in text[start:end].replace(",", " ").split()]
        if len(bare) < 2 or all(word.capitalize() in words.latin_kinds for word in _AMPERSAND.split(" ".join(bare[:-1]))):
            continue
        telling = _telling(bare, words)
        if not telling and bare[0] in _LEADING and bare[-1] not in _EVENTS:
            telling = bare[:1]
        if not telling and bare[-1] in words.latin_short and _SHORT.match(text, end):
            telling = bare[-1:]
        if not telling and bare[-1] == _CLUB and bare[-2] in _CLUBS:
            telling = bare[-1:]
        if not telling and bare[-1] == _OFFICE and (number := _NUMBERED.match(text, end)):
            yield start, number.end(), words.latin_types[_OFFICE]
            continue
        if not telling or _is_subject(bare, words):
            continue
        if any(word in _OF for word in bare) and (more := _FIELDS.match(text, end) or words.latin_region.match(text, end)):
            end = more.end()
        yield start, end, words.latin_types.get(telling[-1], "library" if _LIBRARY in bare else "other")


def _telling(bare: list[str], words: Vocabulary) -> list[str]:
    """Those of the words ``bare`` that say what the organisation is: its last, or one with "of" or "for" behind it.

    "Libraries" are one only in the name of a body: "Association of Research Libraries", but not "Roles of Libraries".
    """
    last = len(bare) - 1
    telling = [
        word
        for at, word in enumerate(bare)
        if (word in words.latin and (at == last or bare[at + 1] in _OF)) or (word in words.latin_of and at < last and bare[at + 1] in _OF)
    ]
    if telling == [_LIBRARIES] and not any(word in words.latin_bodies for word in bare):
        return []
    return telling


def _is_subject(bare: list[str], words: Vocabulary) -> bool:
    """Whether it is the title of a talk ("Future of the Library"), a kind of lending or what bears the name of a library."""
    if bare[-1] in words.latin_works or (bare[-1] in words.latin_things and bare[-3:-1] == [_LIBRARY, "of"]):
        return True
    first = next((at for at, word in enumerate(bare) if word in words.latin), len(bare))
    return any(bare[at] in words.latin_topics and bare[at + 1] in _OF for at in range(first - 1))


def _capitals(text: str) -> Iterator[int]:
    """Where capital letters stand: sought as one byte at memory speed, while a search for a set asks at every Thai letter."""
    letters = text.encode("ascii", "replace").translate(_CAPITAL)
    at = letters.find(b"A")
    while at >= 0:
        yield at
        at = letters.find(b"A", at + 1)


def presided(text: str, words: Vocabulary) -> Iterator[tuple[int, int, str]]:
    """Start, end and type of every place of a Latin abbreviation that the text has more than once and of which it names the president, the
    secretary or the members: "ประธาน SGATAR".
    """
    told: set[str] = set()
    for president in words.presidents:
        at = text.find(president)
        while at >= 0:
            at += len(president)
            found = _CAPITALS.match(text, at)
            if found and found[1] not in words.forms and found[1] not in told:
                told.add(found[1])
                again = re.compile(rf"(?<![A-Za-z0-9_@/.-]){found[1]}(?![A-Za-z0-9_-])")
                places = [place.span() for place in again.finditer(text)]
                if len(places) > 1:
                    yield from ((start, end, "other") for start, end in places)
            at = text.find(president, at)


def _within_bracket(text: str, start: int, end: int) -> re.Match[str] | None:
    """The initials behind the name from ``start`` to ``end`` in its bracket, or before the bracket that holds nothing but the name:
    "Dontan University: DU)", "DU (Dontan University)".
    """
    capitals = _CAPITAL_LETTERS.findall(text, start, end)
    if found := _COLON.match(text, end):
        return found if set(found[1]) <= set(capitals) else None
    found = _SPELT_OUT.search(text, max(0, start - _REACH), start) if text.startswith(")", end) else None
    return found if found and found[1] == "".join(capitals) else None


def initials(text: str, names: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str, int]]:
    """Start and end of every place where initials stand that a bracket behind one of ``names`` defines, or around it, with the type and the
    start of that name.
    """
    defined: dict[str, tuple[str, int]] = {}
    for start, end, kind in names:
        if found := _INITIALS.match(text, end):
            defined[found[1] or found[2]] = kind, start
        elif found := _within_bracket(text, start, end):
            defined[found[1]] = kind, start
    for short, (kind, start) in sorted(defined.items()):
        for found in re.finditer(rf"(?<![A-Za-z0-9_@/.-]){short}(?![A-Za-z0-9_-])", text):
            yield *found.span(), kind, start
