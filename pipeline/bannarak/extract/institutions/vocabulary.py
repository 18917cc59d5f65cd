"""The registry and the lexicon of institutions, compiled once for matching.

One automaton holds every registered form (names, abbreviations, former names), every head noun and what only looks like one, so that a
text is scanned once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

import ahocorasick

from bannarak.extract.institutions.entries import Form, Head, all_forms, all_heads, plain_former
from bannarak.extract.institutions.shapes import Shapes, shapes
from bannarak.knowledge import Institution, Knowledge
from bannarak.thai.alternation import Endings, alternation, any_of
from bannarak.thai.calendar import MONTHS
from bannarak.thai.corpus import countries, provinces

__all__ = ["Form", "Head", "Vocabulary", "form_key", "plain_former", "vocabulary"]

_LONG = 6  # a common modifier of so many letters is told even if the tokenizer cut it up; a longer plural if it is glued to the next word
_DEPUTY = 30  # letters: the title of no deputy is longer
_PREFIX = 2  # letters: shorter beginnings of names of places begin many other words
_SPACES = re.compile(r"[ “”\"'‘’]+")
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


@dataclass(frozen=True, eq=False)  # one a knowledge: what is worked out from it can be remembered
class Vocabulary:
    """Everything the finder looks up. The automaton's values are (length, Form or Head or None, is it letters that
    may stand within any word); None: no name begins here."""

    automaton: Any
    forms: Mapping[str, Form]
    nicknames: frozenset[str]
    heads: tuple[str, ...]  # those that are written down: what is made of parts begins with one of them, or has a dot
    head: re.Pattern[str]
    head_before: re.Pattern[str]
    ranked: Mapping[str, Head]
    clipped: tuple[str, ...]
    classes: tuple[str, ...]
    keys: Mapping[str, tuple[str, ...]]
    ordered: list[str]
    alike: Mapping[tuple[str, int], tuple[str, ...]]
    parents: Mapping[str, str | None]
    libraries: Mapping[str, tuple[str, ...]]
    once_under: Mapping[str, str]
    registry: Mapping[str, Institution]
    stops: frozenset[str]
    minds: re.Pattern[str]
    common: frozenset[str]
    common_long: tuple[str, ...]
    aided: frozenset[str]
    aimless: frozenset[str]
    chapters: frozenset[str]
    share: re.Pattern[str]
    inner: frozenset[str]
    open: frozenset[str]
    everyday: frozenset[str]
    forums: frozenset[str]
    of_forums: tuple[str, ...]
    clause_leads: re.Pattern[str]
    forum_acts: re.Pattern[str]
    alone: frozenset[str]
    particles: tuple[str, ...]
    plural: frozenset[str]
    plural_long: tuple[str, ...]
    links: frozenset[str]
    phrases: Mapping[str, tuple[str, ...]]
    clauses: re.Pattern[str]
    fields: re.Pattern[str]
    actions: re.Pattern[str]
    own_networks: tuple[str, ...]
    library_fields: re.Pattern[str]
    levels: tuple[str, ...]
    missions: frozenset[str]
    branched: frozenset[str]
    campused: tuple[str, ...]
    placed: frozenset[str]
    kinds_of_area: tuple[str, ...]
    seated: frozenset[str]
    offices: frozenset[str]
    office_heads: tuple[str, ...]
    colleges: frozenset[str]
    higher: tuple[str, ...]
    inner_colleges: tuple[str, ...]
    police: frozenset[str]
    districts_before: re.Pattern[str]
    police_boards: tuple[str, ...]
    prisons: tuple[str, ...]
    taught: tuple[str, ...]
    school_boards: tuple[str, ...]
    hospital_boards: tuple[str, ...]
    tasks: tuple[str, ...]
    task_groups: frozenset[str]
    place_prefixes: tuple[str, ...]
    place_begins: tuple[str, ...]
    public_places: tuple[str, ...]
    wider: tuple[str, ...]
    titles: tuple[str, ...]
    leads: tuple[str, ...]
    headed: tuple[str, ...]
    people: Endings
    parting: Endings
    aside: Endings
    visited: Endings
    networked: tuple[str, ...]
    welcomes: re.Pattern[str]
    meetings: tuple[str, ...]
    papers: Endings
    paper_heads: tuple[str, ...]
    acts: re.Pattern[str]
    units: frozenset[str]
    partners: tuple[str, ...]
    does: re.Pattern[str]
    no_object: re.Pattern[str]
    town_libraries: tuple[str, ...]
    buildings: tuple[str, ...]
    housed: tuple[str, ...]
    of_universities: re.Pattern[str]
    inner_offices: tuple[str, ...]
    of_others: re.Pattern[str]
    any_library: frozenset[str]
    closed: frozenset[str]
    repeated: tuple[str, ...]
    provincial: tuple[str, ...]
    by_field: frozenset[str]
    fields_before: frozenset[str]
    stations: frozenset[str]
    city_libraries: frozenset[str]
    deputies: tuple[str, ...]
    portfolio: re.Pattern[str]
    portfolios: tuple[str, ...]
    defined_units: frozenset[str]
    sided: tuple[str, ...]
    latin: frozenset[str]
    latin_of: frozenset[str]
    latin_short: frozenset[str]
    latin_kinds: frozenset[str]
    latin_no_names: frozenset[str]
    latin_named: frozenset[str]
    latin_bodies: frozenset[str]
    latin_things: frozenset[str]
    latin_works: frozenset[str]
    latin_topics: frozenset[str]
    latin_meeting: re.Pattern[str]
    latin_place: re.Pattern[str]
    latin_region: re.Pattern[str]
    latin_types: Mapping[str, str]
    presidents: tuple[str, ...]
    proof: re.Pattern[str]
    contact: re.Pattern[str]
    channels: tuple[str, ...]
    spelt: re.Pattern[str]
    shapes: Shapes
    office: re.Pattern[str]

    def deputy(self, text: str, start: int) -> bool:
        """Whether a deputy stands before ``start``: รองผู้อำนวยการ."""
        return self.portfolio.search(text, max(0, start - _DEPUTY), start) is not None

    def above(self, identity: str) -> Iterator[str]:
        """The institutions that ``identity`` belongs to, the nearest first."""
        seen = {identity}
        parent = self.parents.get(identity)
        while parent and parent not in seen:
            yield parent
            seen.add(parent)
            parent = self.parents.get(parent)

    def within(self, one: str, other: str) -> bool:
        """Whether the institution ``one`` is the other or a part of it."""
        return one == other or other in self.above(one)

    def full_name(self, identity: str) -> str:
        """The canonical name, with the parent's where others bear the same."""
        row = self.registry[identity]
        parent = self.registry.get(row.parent or "")
        if parent is None or parent.name in row.name or len(self.keys[form_key(row.name)]) == 1:
            return row.name
        return f"{row.name} {parent.name}"


def _alike(registry: Mapping[str, Institution], keys: Mapping[str, tuple[str, ...]]) -> dict[tuple[str, int], tuple[str, ...]]:
    """The full names of one institution alone, by their first letters and their length: what a misspelling is compared with."""
    found: dict[tuple[str, int], list[str]] = {}
    for row in registry.values():
        for name in (row.name, *map(plain_former, row.former)):
            key = form_key(name)
            if len(keys[key]) == 1:
                found.setdefault((key[:4], len(key)), []).append(key)
    return {like: tuple(dict.fromkeys(names)) for like, names in found.items()}


def _campused(branched: frozenset[str], forms: Mapping[str, Form]) -> tuple[str, ...]:
    """All that the ``branched`` universities are called in Thai: มทร.ล้านนา has the campuses of มหาวิทยาลัยเทคโนโลยีราชมงคลล้านนา."""
    ids = {identity for name in branched if (form := forms.get(name)) and form.type == "university" for identity in form.ids}
    return tuple(sorted(text for text, form in forms.items() if ids.issuperset(form.ids) and not text.isascii()))


def _libraries(registry: Mapping[str, Institution]) -> dict[str, tuple[str, ...]]:
    """The libraries directly under each university."""
    found: dict[str, tuple[str, ...]] = {}
    for row in registry.values():
        if row.type == "library" and row.parent and registry[row.parent].type == "university":
            found[row.parent] = (*found.get(row.parent, ()), row.id)
    return found


@lru_cache(maxsize=20_000)
def form_key(text: str) -> str:
    """``text`` without what never tells two institutions apart: spaces, quotes, the shape of digits and of Latin letters."""
    return _SPACES.sub("", text).translate(_DIGITS).replace("ราชภัฎ", "ราชภัฏ").casefold()


@cache
def vocabulary(knowledge: Knowledge) -> Vocabulary:
    """The compiled vocabulary of ``knowledge``."""
    lexicon, counts = knowledge.lexicon("institutions"), knowledge.lexicon("counts")
    words = {name: frozenset(text.split()) for name, text in lexicon["words"].items()}
    heads = all_heads(lexicon, words["misspelt"])
    head = re.compile(alternation(head.word for head in heads))
    ranked = {head.word: head for head in heads}
    forms = all_forms(knowledge.institutions, head, ranked, words["weak"], lexicon["shortened"], lexicon["glued"])
    keys: dict[str, tuple[str, ...]] = {}
    for form in forms.values():
        key = form_key(form.text)
        keys[key] = tuple(dict.fromkeys((*keys.get(key, ()), *form.ids)))
    automaton = ahocorasick.Automaton()
    for word in words["not"]:
        automaton.add_word(word, (len(word), None, False))
    for what in heads:
        automaton.add_word(what.word, (len(what.word), what, False))
    for text, form in forms.items():
        automaton.add_word(text, (len(text), form, form.abbreviation and not text.isascii() and not text.endswith(".")))
    automaton.make_automaton()
    return Vocabulary(
        automaton=automaton,
        forms=forms,
        nicknames=frozenset(text for text, form in forms.items() if not (form.abbreviation or text.isascii() or head.match(text))),
        heads=tuple(lexicon["heads"]),
        head=head,
        head_before=re.compile(rf"({any_of(lexicon['heads'])}) $"),
        ranked=ranked,
        clipped=tuple(head.word for head in heads if head.clipped),
        classes=tuple(sorted(words["classes"])),
        keys=keys,
        ordered=sorted(keys),
        alike=_alike(knowledge.institutions, keys),
        parents={row.id: row.parent for row in knowledge.institutions.values()},
        libraries=_libraries(knowledge.institutions),
        once_under=lexicon["once_under"],
        registry=knowledge.institutions,
        stops=words["stops"],
        minds=re.compile(rf"(?:{any_of(words['thinks'])})(?:{any_of(words['thoughts'])})"),
        common=words["common"],
        common_long=tuple(word for word in words["common"] if len(word) >= _LONG),
        aided=words["aided"],
        aimless=words["aimless"],
        chapters=words["chapters"],
        share=re.compile(rf"[^ก-๎]|\Z|{any_of(words['shares'])}"),
        inner=words["inner"],
        open=words["open"],
        everyday=words["everyday"],
        forums=words["forums"],
        of_forums=tuple(sorted(words["of_forums"])),
        clause_leads=re.compile(rf"(?:^|\n|(?<!ใน) |(?<![ก-๎])(?:{any_of(words['clause_leads'])}))$"),
        forum_acts=re.compile(rf"(?:ได้|จะ|ก็)?(?:{any_of(words['forum_acts'])})"),
        alone=words["alone"],
        particles=tuple(sorted(words["particles"])),
        plural=words["plural"],
        plural_long=tuple(word for word in words["plural"] if len(word) > _LONG),
        links=words["links"],
        phrases=_by_first(words["phrases"]),
        clauses=re.compile(any_of(words["clauses"])),
        fields=_fields(words["fields"], words["plural"]),
        actions=_actions(words["actions"]),
        own_networks=tuple(sorted(words["own_networks"])),
        library_fields=re.compile(rf"และ(?:{any_of(words['library_fields'])})+(?![ก-๎])"),
        levels=tuple(words["area_levels"]),
        missions=words["missions"],
        branched=words["branched"],
        campused=_campused(words["branched"], forms),
        placed=words["placed"],
        kinds_of_area=tuple(sorted(words["kinds_of_area"])),
        seated=words["seated"],
        offices=words["offices_of_provinces"],
        office_heads=tuple(sorted(words["offices_of_provinces"])),
        colleges=words["colleges"],
        higher=tuple(sorted(words["higher"])),
        inner_colleges=tuple(sorted(words["inner_colleges"])),
        police=words["police"],
        districts_before=re.compile(rf"(?<![ก-๎])(?:{any_of(words['districts_before'])}) ?$"),
        police_boards=tuple(sorted(words["police_boards"])),
        prisons=tuple(sorted(words["prisons"])),
        taught=tuple(sorted(words["taught"])),
        school_boards=tuple(sorted(words["school_boards"])),
        hospital_boards=tuple(sorted(words["hospital_boards"])),
        tasks=tuple(sorted(words["tasks"])),
        task_groups=words["task_groups"],
        place_prefixes=tuple(sorted(words["place_prefixes"])),
        public_places=tuple(f"ประชาชน{word}" for word in sorted(words["place_prefixes"]) if len(word) > _PREFIX),
        place_begins=tuple(sorted(word for word in words["place_prefixes"] if len(word) > _PREFIX)),
        wider=tuple(sorted(words["wider"])),
        titles=tuple(words["titles"]),
        leads=tuple(words["leads"]),
        headed=tuple(words["headed"]),
        people=Endings(words["people"] | words["titles"]),
        parting=Endings(words["people"] | words["titles"] | words["aside"] | words["meetings"] | words["visited"] | {"ณ"}),
        aside=Endings(words["aside"]),
        visited=Endings(words["visited"] | {f"{space}ณ" for space in " \n\t"}),
        meetings=tuple(sorted(words["meetings"])),
        papers=Endings(words["papers"]),
        paper_heads=tuple(sorted(words["papers"])),
        networked=tuple(sorted(words["networked"])),
        welcomes=re.compile(rf"[ \n]{{0,3}}(?:ได้)?(?:{any_of(words['welcomes'])})"),
        acts=_acts(words),
        units=words["units"],
        partners=tuple(sorted(words["partners"])),
        does=_does(words),
        no_object=re.compile(rf"[\n(),]|\Z| {{1,2}}(?:$|\(|[0-9๐-๙]{{1,2}} (?:{any_of(MONTHS)})|{any_of(words['no_objects'])})"),
        town_libraries=tuple(sorted(words["town_libraries"])),
        buildings=tuple(sorted(words["buildings"])),
        housed=tuple(sorted(words["housed"])),
        of_universities=re.compile(rf"(?:{any_of(words['of_universities'])})(?!{any_of(words['of_the_army'])})"),
        inner_offices=tuple(sorted(words["inner_offices"])),
        of_others=re.compile(rf"{any_of(words['of_others'])}|[0-9๐-๙ ]"),
        any_library=words["any_library"],
        closed=words["closed"],
        repeated=tuple(sorted(words["repeated"])),
        provincial=tuple(sorted(words["provincial"])),
        by_field=words["by_field"],
        fields_before=words["fields_before"],
        stations=words["stations"],
        city_libraries=words["city_libraries"],
        deputies=tuple(sorted(words["deputies"] | words["vice"])),
        portfolio=_portfolio(words),
        portfolios=tuple(sorted(words["portfolios"])),
        defined_units=words["defined_units"],
        sided=tuple(sorted(words["sided"])),
        latin=words["latin"],
        latin_of=words["latin_of"],
        latin_short=words["latin_short"],
        latin_kinds=words["latin_kinds"],
        latin_no_names=words["latin_no_names"],
        latin_named=words["latin_named"],
        latin_bodies=(words["latin"] | words["latin_of"] | words["latin_short"]) - {"Library", "Libraries"},
        latin_things=words["latin_things"],
        latin_works=words["latin_works"],
        latin_topics=words["latin_topics"],
        latin_meeting=re.compile(rf"(?:[A-Z][\w-]* ){{0,3}}?(?:{any_of(words['latin_meetings'])}) of the "),
        latin_place=re.compile(rf" ?\((?:{any_of(words['latin_places'])})\)"),
        latin_region=re.compile(rf" and the (?:{any_of(words['latin_regions'])})(?![\w-]| [A-Z])"),
        latin_types=lexicon["latin_types"],
        presidents=tuple(sorted(words["presidents"])),
        proof=_proof(words),
        contact=re.compile(rf"(?: [A-Z][A-Za-z .&-]{{0,60}})?[ \n](?:{any_of(words['contact'])})"),
        channels=tuple(sorted(words["channels"])),
        spelt=re.compile(_spelt(words)),
        shapes=shapes(
            words,
            [*counts["people"], *counts["people_if"], *counts["institutions"]],
            [unit for group in knowledge.lexicon("units")["units"].values() for unit in group],
        ),
        office=_office(words),
    )


def _portfolio(words: Mapping[str, frozenset[str]]) -> re.Pattern[str]:
    """The title of a deputy: รองผู้อำนวยการ, but not the end of ปกครอง, คัดกรอง and สำรอง with what follows."""
    return re.compile(rf"(?:(?<!ค)(?<!คัดก)(?<!ำ)(?:{any_of(words['deputies'])})[ก-์]{{2,20}}\.?|{any_of(words['vice'])}) ?$")


def _acts(words: Mapping[str, frozenset[str]]) -> re.Pattern[str]:
    """What is behind the name of one who does something: a verb, or who does it there: "โดยผู้อำนวยการ"."""
    who = any_of(words["titles"] | words["personal_titles"])
    return re.compile(rf"[ \n]{{0,3}}(?:\([^()\n]{{1,40}}\) ?)?(?:ได้|จะ|ก็)?(?!ของ)(?:{any_of(words['acts'])}|โดย ?(?:{who}))")


def _does(words: Mapping[str, frozenset[str]]) -> re.Pattern[str]:
    """The same where the name can only be the subject: no "จัดโดย", nor "โดยผู้อำนวยการ"."""
    acts = any_of(words["acts"] | words["joins_in"])
    return re.compile(rf" {{0,2}}(?:\([^()\n]{{1,40}}\) ?)?(?:ได้|จะ|ก็)?(?!ของ)(?:{acts})(?!โดย|ขึ้น)")


def _by_first(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The words by their first letters."""
    found: dict[str, list[str]] = {}
    for word in sorted(words):
        found.setdefault(word[0], []).append(word)
    return {first: tuple(group) for first, group in found.items()}


def _office(words: Mapping[str, frozenset[str]]) -> re.Pattern[str]:
    """Words for a person's office and all before them: "Secretary General of the", but not in "General Authority of"."""
    kinds = any_of(words["latin"])
    return re.compile(rf"^.*?\b(?:(?:{any_of(words['offices'])})(?<!General(?= (?:{kinds})\b)) )+(?:of )?(?:the )?")


def _proof(words: Mapping[str, frozenset[str]]) -> re.Pattern[str]:
    """What a common noun does not have: a word of a name, a place, Latin, a mark, a number of up to three digits."""
    number = "(?<![0-9๐-๙])[0-9๐-๙]{1,3}(?![0-9๐-๙])"
    placed = rf"(?:{any_of(words['places'])})(?<!ต่างประเทศ)[ก-ฮเ-ไ]|เมือง(?:{alternation(provinces())})"
    states = alternation((countries() | words["countries"]) - {"ไทย"})
    foreign = rf"วัฒนธรรม{states}|{states}ศึกษา"
    return re.compile(rf"{_spelt(words)}|(?<!จังห)(?:{any_of(words['proof'])})|{placed}|[A-Za-zฯ“”\"( ]|{number}|{foreign}")


def _spelt(words: Mapping[str, frozenset[str]]) -> str:
    """Nothing but the names of Latin letters: ดีบีเอส."""
    return rf"^(?:{any_of(words['letters'])}){{2,}}$"


def _fields(words: frozenset[str], people: frozenset[str]) -> re.Pattern[str]:
    """More fields of work behind a space, the last with และ: " ศาสนา และวัฒนธรรม", but not " และบุคลากร", who are its people."""
    field = f"(?:การ)?(?:{any_of(words)})+"
    beside = rf" และ(?:{any_of(words & people)})(?![ก-๎])"
    return re.compile(rf"(?!{beside})(?: {field})* (?:{field} ?)?และ(?:{field})(?![ก-๎])|(?: {field})+ ?และ{field}")


def _actions(words: frozenset[str]) -> re.Pattern[str]:
    """One of the things that an office does, and more behind spaces, the last with และ: "ตรวจสอบ ป้องกันและปราบปราม"."""
    action = any_of(words)
    return re.compile(rf"(?:{action})(?: (?:{action})+)+ ?และ(?P<last>(?:{action})+)")
