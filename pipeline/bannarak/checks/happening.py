"""What one document tells of an event, and whether what another tells can be of the same: by its name, its place and its ordinals.

Names are compared folded: Arabic figures, no spaces, no marks that typists leave out, no words that say only that something was held.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from rapidfuzz import fuzz

from bannarak.knowledge import Knowledge
from bannarak.thai.alternation import any_of
from bannarak.thai.calendar import BE_OFFSET
from bannarak.thai.numerals import to_arabic

__all__ = ["Happening", "Headcount", "Said", "alike", "apart", "happening", "same_library"]

_TITLE, _NAME = 12, 8  # letters of a title, of a name, that say something
_LEAD = 500  # letters of the body in which the event is named
_TAIL = 160  # letters that a name may have
_BESIDE = 60  # letters beside a number or a day that tell what it is of
_OWN = 4  # letters of a name that no other name of its kind has
_OWN_PLACE = 5  # the same of a place: of a hotel, but not of a meeting room
_ORDINAL = 40  # letters behind a name in which its ordinal stands
_OPENING = 300  # letters of the body by which two under one title are compared
_LIKE = 85.0  # of 100, for those
_FOLD = re.compile(r"[^0-9A-Za-zก-ๆ]+")  # and so without the marks above a letter that are no vowels
_QUOTED = re.compile(r"[\"“”„‘']\s*([^\"“”„‘'\n]{4,140}?)\s*[\"”“’']")


@dataclass(frozen=True, slots=True)
class Said:
    """A place in a document and the value that stands there: a number, or a first and last day."""

    value: int | tuple[date, date]
    start: int
    end: int
    page: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many people came. ``of`` is empty for all of them, else who they were."""

    said: Said
    n: int
    of: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One event as one document tells it.

    ``heading`` is the title folded; ``title`` is the same and empty where it says too little. ``headed`` names are the title's, ``told``
    those of the text, each with its core: without the words that many names have. ``project``: the text calls it a project, which may
    have several parts. ``figures`` are those of the title that are neither of the day nor of the people.
    ``lead`` is the folded beginning of the text. ``ordinals`` lead ครั้งที่ and the like to their number. ``numbers`` are all numbers of
    people beside ``people``, ``days`` all days. ``owners`` are the library whose document it is (``teller``) and the organiser,
    ``involved`` all institutions, by registry key. ``marks`` are the words that tell a round or a group, ``once`` and ``part``: it can
    take place but once, or its day may be one of several.
    """

    doc: str
    path: str
    title: str
    heading: str
    lead: str
    headed: Mapping[str, str]
    told: Mapping[str, str]
    project: bool
    figures: frozenset[str]
    quoted: bool
    opening: bool
    ordinals: Mapping[str, str]
    place: str
    own_place: bool
    day: Said
    first: date
    last: date
    days: frozenset[tuple[date, date]]
    people: Headcount | None
    numbers: tuple[int, ...]
    times: frozenset[str]
    involved: frozenset[str]
    owners: frozenset[str]
    teller: str | None
    marks: frozenset[str]
    audience: str
    once: bool
    series: bool
    part: bool

    @property
    def names(self) -> Mapping[str, str]:
        """What the event is called, and the core of that."""
        return {**self.told, **self.headed}

    @property
    def keys(self) -> frozenset[str]:
        """What another document must share to be compared at all."""
        return frozenset((*self.names, self.title) if self.title else self.names)


@dataclass(frozen=True, slots=True)
class _Words:
    """The lexicon's words as patterns."""

    kinds: re.Pattern[str]
    light: re.Pattern[str]
    empty: re.Pattern[str]
    common: re.Pattern[str]
    unnamed: tuple[str, ...]
    larger: tuple[str, ...]
    opening: tuple[str, ...]
    ends: re.Pattern[str]
    whole: re.Pattern[str]
    project: tuple[str, ...]
    growing: tuple[str, ...]
    marks: re.Pattern[str]
    ordinals: re.Pattern[str]
    audience: re.Pattern[str]
    once: Callable[[str], object]
    series: Callable[[str], object]
    part: Callable[[str], object]
    rooms: re.Pattern[str]
    wide: tuple[str, ...]


@cache
def _words(knowledge: Knowledge) -> _Words:
    lexicon = knowledge.lexicon("activities")
    own = lexicon["same_event"]
    numbered, ordinals = _one_of(own["numbered"]), _one_of(own["ordinals"])
    return _Words(
        kinds=re.compile(_one_of(own["kinds"])),
        light=re.compile(f"{_one_of([_fold(word) for word in own['light']])}+"),
        empty=re.compile(_one_of([_fold(word) for word in own["empty"]])),
        common=re.compile(_one_of([_fold(word) for word in (*own["common"], *own["kinds"], *own["empty"])])),
        unnamed=tuple(own["unnamed"]),
        larger=tuple(own["larger"]),
        opening=tuple(own["opening"]),
        ends=re.compile(rf"[\n(\[]|{_one_of(own['ends'])}"),
        whole=re.compile(f"{_one_of(own['whole'])}(?:{_one_of(own['whole_of'])})*"),
        project=tuple(own["projects"]),
        growing=tuple(own["growing"]),
        marks=re.compile(rf"{_one_of(own['apart'])}|{numbered}\s*(?:ที่)?\s*\d+", re.IGNORECASE),
        ordinals=re.compile(rf"({ordinals})\s*(?:พ\.?\s*ศ\.?\s*)?(\d+)(?:\s*/\s*(\d{{4}}))?"),
        audience=re.compile(rf"{_one_of(own['audience'])}\s?([ก-๎]{{4,40}})"),
        once=re.compile(_one_of(own["once"])).search,
        series=re.compile(_one_of(own["series"])).search,
        part=re.compile(_one_of(own["one_of_days"])).search,
        rooms=re.compile(rf"{_one_of([*lexicon['place']['nouns'], 'ชั้น', 'ห้อง'])}|\d+"),
        wide=tuple(own["wide"]),
    )


def _one_of(words: Iterable[str]) -> str:
    return f"(?:{any_of(words)})"


def happening(row: Mapping[str, Any], knowledge: Knowledge) -> Happening:
    """What a row of ``across_events`` tells: an activity with its day, its numbers of people and the beginning of its text."""
    words = _words(knowledge)
    title, body = to_arabic(row["title"]), to_arabic(row["body"])
    called = " ".join(map(_fold, row["institutions"]))
    headed, told = _named(title, words, called), _named(body[:_LEAD], words, called)
    people = _headcount(row["people"], words)
    near = [_beside(body, row["start"], row["day_start"], row["day_end"])]
    if people is not None:
        near.append(_beside(body, row["start"], people.said.start, people.said.end))
    place = to_arabic(row["place"] or "")
    shown = _fold(title)
    return Happening(
        doc=row["doc_id"],
        path=row["path"],
        lead=_fold(re.sub(r"\d+", "", body[:_OPENING])),
        heading=shown,
        title=shown if len(shown) >= _TITLE else "",
        headed=headed.names,
        told=told.names,
        project=told.project,
        figures=_figures(title, row),
        quoted=headed.quoted or told.quoted,
        opening=headed.opening or told.opening,
        ordinals={**told.ordinals, **headed.ordinals},
        place=_fold(place),
        own_place=len(_fold(words.rooms.sub("", place))) >= _OWN_PLACE and not place.startswith(words.wide),
        day=Said((row["first"], row["last"]), row["day_start"], row["day_end"], row["day_page"], row["day_text"]),
        first=row["first"],
        last=row["last"],
        days=frozenset((day["first"], day["last"]) for day in row["days"] or ()),
        people=people,
        numbers=tuple(count["n"] for count in row["people"] if people is None or count["n"] != people.n),
        times=frozenset(row["times"] or ()),
        involved=frozenset(row["involved"]),
        owners=frozenset(row["owners"] or ()),
        teller=row["teller"],
        marks=frozenset(re.sub(r"\s", "", m.group()).lower() for text in (title, *near) for m in words.marks.finditer(text)),
        audience=_fold(found[1]) if (found := words.audience.search(body, 0, _LEAD)) else "",
        once=bool(words.once(title) or words.once(body[:_LEAD])),
        series=bool(words.series(title) or words.series(body[:_LEAD])),
        part=bool(words.part(title) or words.part(body)),
    )


@dataclass(frozen=True, slots=True)
class _Named:
    names: Mapping[str, str] = field(default_factory=dict)
    ordinals: Mapping[str, str] = field(default_factory=dict)
    quoted: bool = False
    opening: bool = False
    project: bool = False


def _named(text: str, words: _Words, institutions: str) -> _Named:
    """What the first event of ``text`` is called: what stands in quotes, with and without the words before, or all up to another phrase.
    The name of one of the ``institutions`` is none: ข่าวกิจกรรมห้องสมุด.
    """
    for kind in words.kinds.finditer(text):
        before = text[max(0, kind.start() - 24) : kind.start()].rstrip()
        if before.endswith(words.larger) or text.startswith(words.unnamed, kind.end()):
            continue
        tail = text[kind.start() : kind.start() + _TAIL]
        end = found.start() if (found := words.ends.search(tail)) else len(tail)
        quoted = _QUOTED.search(tail)
        if quoted and quoted.start() <= end:
            behind = _behind(tail[quoted.end() :], words)
            written = [f"{part}{quoted[1]}{behind}" for part in ("", tail[: quoted.start()])]
            shown = tail[: quoted.end() + _ORDINAL]
        else:
            written, shown, quoted = [tail[:end]], tail[: end + _ORDINAL], None
        names = {name: core for one in written for name, core in (_name(one, words),) if core and name not in institutions}
        if names:
            opening = before.endswith(words.opening) or tail.startswith(words.opening)
            project = tail.startswith(words.project) and not words.kinds.search(written[-1], len(kind.group()))
            return _Named(names, _ordinals(shown, words), quoted is not None, opening, project)
    return _Named(ordinals=_ordinals(text[:_TAIL], words))


def _behind(rest: str, words: _Words) -> str:
    """What goes on with a name in quotes: a part of the project that they name, or what it was about."""
    end = found.start() if (found := words.ends.search(rest)) else len(rest)
    goes_on = words.kinds.search(rest, 0, end) or _QUOTED.search(rest, 0, end)
    return rest[:end] if goes_on else ""


def _name(written: str, words: _Words) -> tuple[str, str]:
    """A name folded, without its ordinals and the words that any name may begin with; and its core, empty if that says too little."""
    folded = _fold(words.ordinals.sub(" ", written))
    found = words.light.match(folded)
    name = words.empty.sub("", folded[found.end() :] if found else folded)
    core = words.common.sub("", folded)
    return name, core if len(name) >= _NAME and len(core) >= _OWN else ""


def _figures(title: str, row: Mapping[str, Any]) -> frozenset[str]:
    """The figures of a title, but for those of the days and the people."""
    known = {str(count["n"]) for count in row["people"]}
    for day in (row["first"], row["last"]):
        known |= {str(day.day), str(day.year), str(day.year + BE_OFFSET), str(day.year + BE_OFFSET)[2:]}
    return frozenset(figure.lstrip("0") for figure in re.findall(r"\d+", title)) - known


def _ordinals(text: str, words: _Words) -> dict[str, str]:
    found: dict[str, str] = {}
    for word, number, year in words.ordinals.findall(text):
        found.setdefault(word, number)
        if year:
            found.setdefault("/", year)
    return found


def _headcount(people: Sequence[Mapping[str, Any]], words: _Words) -> Headcount | None:
    """The one number of all who came, else the one number of people at all."""
    exact = [count for count in people if count["exact"]]
    whole = [count for count in exact if words.whole.fullmatch(count["of"] or "") or (count["total"] and not count["of"])]
    chosen = [count for count in whole if count["total"]] or whole or people
    if len({count["n"] for count in chosen}) != 1 or not chosen[0]["exact"]:
        return None
    count = chosen[0]
    if not whole and (count["of"] or "").startswith(words.growing):
        return None
    said = Said(count["n"], count["start"], count["end"], count["page"], count["text"])
    return Headcount(said, count["n"], "" if whole else _fold(count["of"] or "") or "?")


def _beside(body: str, begins: int, start: int, end: int) -> str:
    """What stands beside a mention on its line; ``begins`` is where ``body`` does."""
    at, to = start - begins, end - begins
    before = body[max(0, at - _BESIDE) : max(0, at)].rpartition("\n")[2]
    return f"{before} {body[to : to + _BESIDE // 2].partition(chr(10))[0]}"


def _fold(text: str) -> str:
    return _FOLD.sub("", text).lower()


def same_library(one: Happening, two: Happening) -> bool:
    """Whether both are told by one library, or of what one held."""
    return not one.owners.isdisjoint(two.owners)


def alike(one: Happening, two: Happening) -> bool:
    """Whether both may be one event, but for its day and its people: nothing that they tell of it differs, and it is no common one of two
    libraries.
    """
    if one.opening != two.opening or not _held(one.place, two.place) or _clash(one.ordinals, two.ordinals):
        return False
    if not (same_library(one, two) or (one.place and two.place and one.own_place and two.own_place)):
        return False
    if not _held(one.audience, two.audience):
        return False
    if one.figures and two.figures and one.figures != two.figures:
        return False
    common = {name: core for name, core in one.names.items() if name in two.names}
    if common:
        fits = all(not names or _any_held(names, common) for side in (one, two) for names in (side.headed, side.told))
        return fits and (not (one.project or two.project) or bool(one.place and two.place) or _on_top(one, two, common))
    if one.names and two.names and not _any_held(one.names, two.names):
        return False
    return fuzz.ratio(one.lead, two.lead) >= _LIKE  # many things are told under "ข่าวกิจกรรม"


def _on_top(one: Happening, two: Happening, common: Mapping[str, str]) -> bool:
    """Whether both titles tell of what is called so, and not of a part of it."""
    return all(side.headed.keys() & common.keys() or any(core in side.heading for core in common.values()) for side in (one, two))


def apart(one: Happening, two: Happening) -> bool:
    """Whether two that are alike may be rounds of one event, or groups that came to it."""
    if one.marks != two.marks or (one.times and two.times and one.times.isdisjoint(two.times)):
        return True
    known = (one.quoted and two.quoted) or bool(one.ordinals.items() & two.ordinals.items()) or not same_library(one, two)
    owners = one.owners | two.owners
    return not known and bool(one.involved - two.involved - owners) and bool(two.involved - one.involved - owners)


def _clash(one: Mapping[str, str], two: Mapping[str, str]) -> bool:
    return any(two.get(word, number) != number for word, number in one.items())


def _held(one: str, two: str) -> bool:
    """Whether one of two holds the other; what is not said differs from nothing."""
    return one in two or two in one


def _any_held(ones: Mapping[str, str], others: Mapping[str, str]) -> bool:
    return any(_held(one, other) for one in ones.values() for other in others.values())
