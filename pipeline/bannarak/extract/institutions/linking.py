"""From the names of a document to identities of the registry.

What a name is decided by, in this order: what the document itself defines ("(สทช.)" behind a name), the registry's own spelling, the
longer name that a short form begins, the unit and its parent, and only then a spelling a letter or two away. Where several institutions
bear a form (สวท., สำนักหอสมุด), those named in full in the document decide, then the institution whose document it is. What stays
undecided has no id. Who is visited, welcomed or given something settles nothing: a bare สำนักหอสมุด is not the visitor's.

Scores: 1 the name itself or an abbreviation of this institution alone; 0.97 defined in the document; 0.95 a short form or a choice that the
document decides; below 0.9 a guess (spelt almost so). 0 goes with no id.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from rapidfuzz.distance import Levenshtein

from bannarak.extract.institutions.apart import Provinces, borne_by_many
from bannarak.extract.institutions.own import Part, Place, own_identity, places
from bannarak.extract.institutions.vocabulary import Vocabulary, form_key
from bannarak.records import InstitutionValue
from bannarak.thai.corpus import provinces

__all__ = ["Name", "guess", "link", "nearly_registered"]

_DIGIT = re.compile(r"[0-9]")
_LONGEST = 300  # characters of a name that is taken apart
_THAI_LETTERS = re.compile(r"[ก-ฮ.]+")
_CAPITAL, _OFFICE, _DISTRICT_OFFICE = "กรุงเทพมหานคร", "สำนักงาน", "สำนักงานเขต"
_STATE, _UNIVERSITY = "government", "university"
_ACADEMIC = (_UNIVERSITY, "library")
_MINISTRY, _OF_THAILAND = "กระทรวง", ("แห่งราชอาณาจักรไทย", "แห่งประเทศไทย")
_CAMPUS, _PROVINCES = "วิทยาเขต", tuple(f" {province}" for province in sorted(provinces()))
_HERE = (" ประเทศไทย", " Thailand")
_SHORT_MINISTRY, _NEAR_MINISTRY = "ก.", 5  # letters of "ก.อุตฯ" that tell one of the few ministries
_NEAR = 10  # letters from which one wrong letter leaves a name itself; twice as many for two


@dataclass(frozen=True, slots=True)
class Name:
    """A name found: its place, its kind by its head noun, the number of the name it is a defined short form of, and the whole name if it is
    but a part of one.
    """

    start: int
    end: int
    type: str
    stands_for: int | None = None
    whole: str | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    """What a spelling is: an identity (or the spelling it is short for), how sure that is, and its parent where only that is known."""

    id: str | None
    score: float = 0.0
    name: str | None = None
    parent: str | None = None


@dataclass
class _Document:
    """A document on its way. What its names do is looked at only where a short one has to be told by it."""

    text: str
    vocabulary: Vocabulary
    names: Sequence[Name]
    keys: list[str] = field(default_factory=list)
    known: dict[str, _Known] = field(default_factory=dict)

    @cached_property
    def places(self) -> list[Place]:
        """What the text around each of the names makes of it."""
        return places(self.text, self.vocabulary, [(name.start, name.end, name.type) for name in self.names])

    @cached_property
    def at(self) -> dict[str, list[int]]:
        """The numbers of the names that are spelt so, by their keys."""
        found: dict[str, list[int]] = {}
        for number, key in enumerate(self.keys):
            found.setdefault(key, []).append(number)
        return found

    @cached_property
    def here(self) -> dict[str, list[str]]:
        """The spellings of each institution that is named without doubt."""
        found: dict[str, list[str]] = {}
        for key in self.at:
            if (known := self.known.get(key)) and known.id:
                found.setdefault(known.id, []).append(key)
        return found

    @cached_property
    def own(self) -> str | None:
        """The institution whose document it is, by the names that are certain."""
        certain = ((self.known.get(key), place) for key, place in zip(self.keys, self.places, strict=True))
        return own_identity(self.vocabulary, [(known.id, None, place) for known, place in certain if known and known.id])

    @cached_property
    def of_university(self) -> bool:
        """Whether it is the document of a university, or of a part of one."""
        registry, above = self.vocabulary.registry, self.vocabulary.above
        if not any(registry[identity].type in _ACADEMIC for identity in self.here) or self.own is None:
            return False
        return any(registry[one].type == _UNIVERSITY for one in (self.own, *above(self.own)))

    def is_own_unit(self, name: str) -> bool:
        """Whether ``name`` is but that of a unit, in the document of a university: สำนักวิเทศสัมพันธ์, which has its parent nowhere."""
        head = self.vocabulary.head.match(name) if name.startswith(self.vocabulary.inner_offices) else None
        if head is None or head.group() not in self.vocabulary.inner_offices or self.vocabulary.of_others.search(name):
            return False
        return self.of_university


def link(text: str, vocabulary: Vocabulary, names: Sequence[Name]) -> list[InstitutionValue]:
    """The values of ``names``, which are in the order of the text."""
    written = [name.whole or text[name.start : name.end] for name in names]
    document = _Document(text, vocabulary, names, [_key(vocabulary, name) for name in written])
    spelt = dict(zip(document.keys, written, strict=True))
    for key in spelt:
        if (known := _certain(vocabulary, key)) is not None:
            document.known[key] = known
    _define(document)
    _complete(document, spelt)
    for key in spelt:
        known = document.known.get(key)
        if known is None or (known.id is None and known.name is None):
            document.known[key] = _decide(document, key) or _near(vocabulary, key) or known or _Known(None)
    beside = Provinces(text, vocabulary, document.keys, [(name.start, name.end) for name in names])
    return [_value(document, key, spelt[key], name, beside) for key, name in zip(document.keys, names, strict=True)]


def _key(vocabulary: Vocabulary, name: str) -> str:
    """What a name is known by: the part of a university at one of its sites is the university, the office of a body here the body."""
    at_site = name.endswith(vocabulary.shapes.sites)
    if at_site or name.endswith(_HERE):
        whole = form_key(name.rpartition(" ")[0])
        if at_site or whole in vocabulary.keys:
            return whole
    if name.endswith(_PROVINCES):
        university, _, province = name.rpartition(" ")
        if university.endswith(vocabulary.campused) and form_key(name) not in vocabulary.keys:
            campus = form_key(f"{university}{_CAMPUS}{province}")  # มทร.ล้านนา ตาก
            return campus if campus in vocabulary.keys else form_key(university)
    return form_key(name)


@lru_cache(maxsize=20_000)
def _certain(vocabulary: Vocabulary, key: str) -> _Known | None:
    """What the registry alone says of a spelling."""
    ids = vocabulary.keys.get(key, ())
    if not ids and key.startswith(_MINISTRY):
        ids = next((vocabulary.keys.get(key.removesuffix(whose), ()) for whose in _OF_THAILAND if key.endswith(whose)), ())
    if len(ids) == 1:
        return _Known(ids[0], 1.0)
    if not ids:
        return _unit(vocabulary, key)
    return None


def _unit(vocabulary: Vocabulary, key: str) -> _Known | None:
    """A unit with its parent behind it: the unit of that parent, or an unknown unit of a known parent, as the branch of a bank is."""
    whole, _, branch = key.partition("สาขา")
    if branch and len(parents := vocabulary.keys.get(whole, ())) == 1:
        return _Known(None, parent=parents[0])
    if key.endswith(vocabulary.own_networks):
        return None  # it works with the region, which has no such unit: สำนักวิเทศสัมพันธ์และเครือข่ายอาเซียน
    above: _Known | None = None
    for at in range(3, min(len(key), _LONGEST) - 3):
        parents = vocabulary.keys.get(key[at:], ())
        if len(parents) != 1:
            continue
        if key[at:] == _CAPITAL and key.startswith(_OFFICE) and not key.startswith(_DISTRICT_OFFICE):
            owners = vocabulary.keys.get(key[:at], ())  # a body of the state has its office in the capital
            return _Known(None, parent=owners[0]) if len(owners) == 1 else None
        units = [unit for unit in vocabulary.keys.get(key[:at], ()) if parents[0] in vocabulary.above(unit)]
        if len(units) == 1:
            return _Known(units[0], 1.0)
        if key[:at] in vocabulary.any_library and len(own := vocabulary.libraries.get(parents[0], ())) == 1:
            return _Known(own[0], 0.95)
        # "หอสมุด ม.ดอนตาล" may be a form too: สำนักหอสมุด ม.ดอนตาล has the university above it
        above = above or _Known(None, parent=parents[0])
    return above


def _define(document: _Document) -> None:
    """A short form in brackets is what the name before it is, or its parent, whatever else the form may mean elsewhere."""
    vocabulary = document.vocabulary
    for key, name in zip(document.keys, document.names, strict=True):
        if name.stands_for is None:
            continue
        full = document.names[name.stands_for]
        written = document.text[full.start : full.end]
        meant = document.known.get(document.keys[name.stands_for])
        registered = vocabulary.keys.get(key, ())
        family = _family(vocabulary, meant)
        mine = [identity for identity in family if identity in registered]
        if mine:
            document.known[key] = _Known(mine[0], 1.0 if len(registered) == 1 else 0.97)
        elif not _abbreviates(key, written):
            continue
        elif meant is not None and meant.id:
            document.known[key] = _Known(meant.id, 0.97)
        else:
            document.known[key] = _Known(None, name=written)


def _family(vocabulary: Vocabulary, known: _Known | None) -> list[str]:
    """The institution and those it belongs to, as far as they are known."""
    nearest = known.id or known.parent if known else None
    return [nearest, *vocabulary.above(nearest)] if nearest else []


def _abbreviates(key: str, written: str) -> bool:
    """Whether the letters of a Thai abbreviation stand in the name in this order; true of any other short form."""
    if not _THAI_LETTERS.fullmatch(key):
        return True
    letters = iter(written)
    return all(letter in letters for letter in key if letter != ".")


def _complete(document: _Document, spelt: dict[str, str]) -> None:
    """Short forms of longer names of the document: what ฯ leaves out, and the unit whose parent stands beside it elsewhere."""
    ordered = sorted(spelt)
    for key in spelt:
        known = document.known.get(key)
        if known is not None and (known.id or known.name or known.parent):
            continue
        stem = key.rstrip("ฯ")
        longer = [other for other in _starting(ordered, stem) if len(other) > len(key) or (stem != key and len(other) > len(stem))]
        longer = _meant(document, key, [other for other in longer if other != key and not other.endswith("ฯ")])
        identities = _identities(document, longer)
        short = stem != key or key.startswith(document.vocabulary.clipped)
        if longer and len(identities) == 1 and (short or _is_unit(document, key, longer)):
            meant = document.known.get(longer[0], _Known(None))
            document.known[key] = _Known(meant.id, 0.95 if meant.id else 0.0, meant.name or spelt[longer[0]], meant.parent)
        elif short and not longer and len(ids := _registered(document.vocabulary, stem)) == 1:
            document.known[key] = _Known(ids[0], 0.95)


def _meant(document: _Document, key: str, longer: list[str]) -> list[str]:
    """Those of the longer names that the short one may stand for: none if no one settles it, and of a rare name all, lest there are two."""
    settling = [other for other in longer if _settles(document, key, other)]
    return longer if settling and _is_rare(document, key) else settling


def _identities(document: _Document, keys: list[str]) -> set[str]:
    return {(k.id or key) if (k := document.known.get(key)) else key for key in keys}


def _is_rare(document: _Document, key: str) -> bool:
    """Whether a short name is more than what several institutions, or all of a kind, are called."""
    return len(document.vocabulary.keys.get(key, ())) <= 1 and not document.vocabulary.head.fullmatch(key)


def _is_unit(document: _Document, key: str, longer: list[str]) -> bool:
    """Whether the longer names are the short one with its parent behind it."""
    vocabulary = document.vocabulary
    whole = vocabulary.head.fullmatch(key) or key in vocabulary.keys
    return all(other[len(key) :] in vocabulary.keys or (whole and vocabulary.head.match(other, len(key))) for other in longer)


def _settles(document: _Document, key: str, longer: str) -> bool:
    """Whether a longer name may tell what the short one is. It is the document's own, or it comes first and is no other party, or what it
    does is told; who welcomes visitors is whom they visit; a rare name is the same wherever it stands, and "กรมฯ" one that comes first.
    """
    short, full = document.at[key], document.at[longer]
    first = full[0] < short[0]
    if _is_rare(document, key) and (first or not document.vocabulary.head.fullmatch(key.rstrip("ฯ"))):
        return True
    known, within = document.known.get(longer), document.vocabulary.within
    if document.own and known and known.id and (within(document.own, known.id) or within(known.id, document.own)):
        return True
    played = [document.places[number] for number in full]
    if any(place.part is Part.WRITER and (first or place.marks) for place in played):
        return True
    return any(place.part is Part.HOST for place in played) and any(_welcomes(document, number) for number in short)


def _welcomes(document: _Document, number: int) -> bool:
    return document.vocabulary.welcomes.match(document.text, document.names[number].end) is not None


def _starting(ordered: list[str], stem: str) -> Iterator[str]:
    at = bisect_left(ordered, stem)
    while at < len(ordered) and ordered[at].startswith(stem):
        yield ordered[at]
        at += 1


def _registered(vocabulary: Vocabulary, stem: str) -> tuple[str, ...]:
    """The institutions whose name begins with ``stem``; none if the stem is short, or what every embassy is called."""
    if len(stem) < (_NEAR_MINISTRY if stem.startswith(_SHORT_MINISTRY) else _NEAR) or stem in vocabulary.missions:
        return ()
    found = {identity for key in _starting(vocabulary.ordered, stem) for identity in vocabulary.keys[key]}
    top = [identity for identity in found if not found & set(vocabulary.above(identity))]
    return tuple(sorted(top))


def _decide(document: _Document, key: str) -> _Known | None:
    """The one among several bearers of a form that the document speaks of."""
    vocabulary = document.vocabulary
    ids = vocabulary.keys.get(key, ())
    if key.endswith("ฯ") and not ids:
        ids = _registered(vocabulary, key.rstrip("ฯ"))
    if not ids:
        return None
    named = [identity for identity in ids if any(_settles(document, key, other) for other in document.here.get(identity, ()))]
    if len(named) != 1 and document.own:
        family = {document.own, *vocabulary.above(document.own)}
        own = [identity for identity in named or ids if family & {identity, *vocabulary.above(identity)}]
        named = own or named
    if len(named) != 1:
        states = [identity for identity in named or ids if vocabulary.registry[identity].type == _STATE]
        named = [identity for identity in states if any(up in document.here for up in vocabulary.above(identity))]
    if len(named) == 1:
        return _Known(named[0], 0.95)
    return None


@lru_cache(maxsize=20_000)
def _near(vocabulary: Vocabulary, key: str) -> _Known | None:
    """A spelling a letter or two away from exactly one name of the registry."""
    if len(key) < _NEAR or key.endswith("ฯ"):
        return None
    allowed = 1 if len(key) < 2 * _NEAR else 2
    digits = _DIGIT.findall(key)
    near: dict[str, int] = {}
    for size in range(len(key) - allowed, len(key) + allowed + 1):
        for other in vocabulary.alike.get((key[:4], size), ()):
            distance = Levenshtein.distance(key, other, score_cutoff=allowed)
            if 0 < distance <= allowed and _DIGIT.findall(other) == digits:
                near[other] = distance
    best = min(near.values(), default=0)
    ids = {identity for other, distance in near.items() if distance == best for identity in vocabulary.keys[other]}
    if len(ids) == 1:
        return _Known(ids.pop(), _guessed(best, key))
    return None


def nearly_registered(vocabulary: Vocabulary, written: str) -> bool:
    """Whether ``written`` is a letter or two away from exactly one name of the registry."""
    return _near(vocabulary, form_key(written)) is not None


def _guessed(distance: int, key: str) -> float:
    return round(0.89 * (1 - distance / len(key)), 4)


def guess(vocabulary: Vocabulary, spelt: str, written: str, kind: str) -> InstitutionValue:
    """The value of a name that is ``written`` where ``spelt`` is meant, which is of this ``kind`` if no registry knows it."""
    ids = vocabulary.keys.get(form_key(spelt), ())
    if len(ids) != 1:
        return InstitutionValue(spelt, kind)
    return _registered_value(vocabulary, ids[0], _guessed(Levenshtein.distance(spelt, written), spelt))


@lru_cache(maxsize=20_000)
def _registered_value(vocabulary: Vocabulary, identity: str, score: float) -> InstitutionValue:
    row = vocabulary.registry[identity]
    return InstitutionValue(vocabulary.full_name(identity), row.type, identity, score, row.parent)


def _value(document: _Document, key: str, written: str, name: Name, beside: Provinces) -> InstitutionValue:
    vocabulary = document.vocabulary
    known = document.known[key]
    if known.id:
        return _registered_value(vocabulary, known.id, known.score)
    kind = name.type
    if known.parent and kind == "government":
        kind = vocabulary.registry[known.parent].type  # an office of a university or of a city is what that is
    elif kind == _STATE and known.name is None and document.is_own_unit(written):
        kind = _UNIVERSITY
    called = known.name or written
    apart = beside.of(name.start, form_key(called), called)
    if apart is None and borne_by_many(vocabulary, called, form_key(called), known.parent):
        apart = ""
    return InstitutionValue(called, kind, parent=known.parent, apart=apart)
