"""The institutions of all documents, each once: resolved by registry id or by name, and by what a person says in ``same.csv``.

The run offers pairs of names that look alike there; whoever knows writes yes or no behind them, and the next run obeys.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from itertools import combinations
from typing import Any

from rapidfuzz import fuzz

from bannarak.errors import DatasetError

__all__ = ["Decisions", "Entity", "read_same", "resolve", "rows", "write_same"]

_COLUMNS = ("registry_id", "name", "candidate_id", "candidate_name", "score", "same")
_YES, _NO = {"yes", "y", "1", "x", "true", "ใช่"}, {"no", "n", "0", "false", "ไม่ใช่", "ไม่"}
_ALIKE = 90.0  # of 100; one letter in ten differs
_GRAM = 4
_CROWD = 60  # a piece that more names share tells nothing ("วิทย")
_DIGITS = re.compile(r"\d+")
_LINE_END = re.compile(r"(?<=[ก-๎])\s*\n\s*(?=[ก-ฮเ-ไ])")  # where a page broke a name: no space stood there

Decisions = Mapping[tuple[str, str], bool]
"""What a person said of two registry ids, the smaller first: the same or not."""


@dataclass
class Entity:
    """One institution while it is put together. ``known``: it has an id of the shipped registry or one laid over it."""

    id: str
    known: bool
    keys: set[str] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)
    types: Counter[str] = field(default_factory=Counter)
    parents: Counter[str] = field(default_factory=Counter)
    spellings: Counter[str] = field(default_factory=Counter)
    canonical: str | None = None

    @cached_property
    def name(self) -> str:
        """The registry's name, else the name met most. It is asked for when the institution is complete."""
        return self.canonical or _most(self.names) or ""


def resolve(connection: Any, decisions: Decisions) -> list[Entity]:
    """The institutions behind the view ``institutions``, sorted by id."""
    entities: dict[str, Entity] = {}
    groups = connection.execute(
        "SELECT registry_key, institution_id, name, type, parent, text, count(*) FROM institutions GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    for key, known, name, kind, parent, text, count in groups:
        id = identity(key, known)
        entity = entities.get(id)
        if entity is None:
            entity = entities[id] = Entity(id, known is not None)
        entity.keys.add(key)
        entity.names[name] += count
        entity.types[kind] += count
        entity.spellings[" ".join(_LINE_END.sub("", text).split())] += count
        if parent:
            entity.parents[parent] += count
        if known:
            entity.canonical = name
    return sorted(_merged(entities, decisions), key=lambda entity: entity.id)


def identity(key: str, known: str | None) -> str:
    """The registry id of an institution: its own if it has one, else one made from its name."""
    return known or "n-" + sha256(key.encode()).hexdigest()[:12]


def _merged(entities: dict[str, Entity], decisions: Decisions) -> Iterable[Entity]:
    leader = {id: id for id in entities}

    def find(id: str) -> str:
        while leader[id] != id:
            id = leader[id]
        return id

    def rank(id: str) -> tuple[bool, int, str]:
        entity = entities[id]
        return not entity.known, -sum(entity.names.values()), id

    for pair, same in sorted(decisions.items()):
        if same and pair[0] in entities and pair[1] in entities:
            first, *rest = sorted({find(pair[0]), find(pair[1])}, key=rank)
            leader.update((other, first) for other in rest)
    for id in sorted(entities):
        root = entities[find(id)]
        if root.id != id:
            other = entities[id]
            root.keys |= other.keys
            for mine, theirs in zip(_counters(root), _counters(other), strict=True):
                mine.update(theirs)
    return [entity for id, entity in entities.items() if find(id) == id]


def _counters(entity: Entity) -> tuple[Counter[str], ...]:
    return entity.names, entity.types, entity.parents, entity.spellings


def candidates(entities: list[Entity], decisions: Decisions) -> dict[str, list[tuple[str, str, float]]]:
    """For each id the ids, names and scores of institutions that may be the same, best first.

    Only names that share a rare piece are compared, so that the work grows with the number of names and not with its square. Two known
    institutions are never offered, nor names whose numbers differ, nor those that their provinces or documents tell apart.
    """
    plain = {entity.id: re.sub(r"\s+", "", entity.name).casefold() for entity in entities}
    by_id = {entity.id: entity for entity in entities}
    apart = {entity.id: {key.rpartition("@")[2] for key in entity.keys if "@" in key} for entity in entities if not entity.known}
    grams = {id: {name[at : at + _GRAM] for at in range(len(name) - _GRAM + 1)} for id, name in plain.items() if len(name) >= 2 * _GRAM}
    shared = Counter(gram for found in grams.values() for gram in found)
    buckets: dict[str, list[str]] = defaultdict(list)
    for id, found in sorted(grams.items()):
        for _, gram in sorted((shared[gram], gram) for gram in found if 2 <= shared[gram] <= _CROWD)[:8]:
            buckets[gram].append(id)
    found_for: dict[str, list[tuple[str, str, float]]] = defaultdict(list)
    for one, two in sorted({pair for ids in buckets.values() for pair in combinations(ids, 2)}):
        if (one, two) in decisions or (by_id[one].known and by_id[two].known):
            continue
        if _DIGITS.findall(plain[one]) != _DIGITS.findall(plain[two]) or (apart.get(one) and apart.get(two)):
            continue
        score = fuzz.ratio(plain[one], plain[two], score_cutoff=_ALIKE)
        if score:
            found_for[one].append((two, by_id[two].name, round(score, 1)))
            found_for[two].append((one, by_id[one].name, round(score, 1)))
    return {id: sorted(found, key=lambda item: (-item[2], item[0])) for id, found in found_for.items()}


def rows(connection: Any, entities: list[Entity], alike: Mapping[str, list[tuple[str, str, float]]]) -> Iterator[tuple[Any, ...]]:
    """The rows of the table ``registry``."""
    pairs = [(key, entity.id) for entity in entities for key in sorted(entity.keys)]
    connection.execute(
        "CREATE TEMP TABLE resolved AS SELECT unnest(?::VARCHAR[]) AS registry_key, unnest(?::VARCHAR[]) AS registry_id",
        [[key for key, _ in pairs], [id for _, id in pairs]],
    )
    counted = connection.execute(
        "SELECT registry_id, count(DISTINCT doc_id) FROM institutions JOIN resolved USING (registry_key) GROUP BY ALL"
    ).fetchall()
    documents = dict(counted)
    for entity in entities:
        spellings = sorted(entity.spellings.items(), key=lambda item: (-item[1], item[0]))
        yield (
            entity.id,
            entity.name,
            _most(entity.types) or "",
            _most(entity.parents),
            entity.known,
            sorted(entity.keys),
            [{"text": text, "mentions": count} for text, count in spellings],
            sum(entity.spellings.values()),
            documents.get(entity.id, 0),
            [{"registry_id": id, "name": name, "score": score} for id, name, score in alike.get(entity.id, ())],
        )


def read_same(data: bytes | None) -> Decisions:
    """The decisions in ``same.csv``. Raises DatasetError for an answer that is neither yes nor no."""
    if not data:
        return {}
    decisions: dict[tuple[str, str], bool] = {}
    for number, row in enumerate(_rows(data), 2):
        answer = (row.get("same") or "").strip().casefold()
        one, two = sorted(((row.get("registry_id") or "").strip(), (row.get("candidate_id") or "").strip()))
        if not answer or not one:
            continue
        if answer not in _YES | _NO:
            raise DatasetError(f"same.csv, line {number}: {answer!r} is no answer; write yes or no in the column same, or nothing")
        decisions[one, two] = answer in _YES
    return decisions


def write_same(data: bytes | None, entities: list[Entity], alike: Mapping[str, list[tuple[str, str, float]]]) -> bytes:
    """``same.csv`` with the rows that were answered as they are, and the pairs to be answered behind them."""
    answered: list[list[str]] = []
    if data:
        answered = [[row.get(column) or "" for column in _COLUMNS] for row in _rows(data) if (row.get("same") or "").strip()]
    names = {entity.id: entity.name for entity in entities}
    asked = [
        [one, names[one], two, name, f"{score:g}", ""] for one, found in sorted(alike.items()) for two, name, score in found if one < two
    ]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([_COLUMNS, *answered, *asked])
    return out.getvalue().encode("utf-8-sig")  # the mark tells Excel that this is UTF-8


def _rows(data: bytes) -> csv.DictReader[str]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp874", "replace")  # Excel on a Thai Windows
    return csv.DictReader(io.StringIO(text))


def _most(counter: Counter[str]) -> str | None:
    return min(counter, key=lambda text: (-counter[text], text)) if counter else None
