"""X701: what two documents tell of one event, with different days or numbers of people.

DuckDB finds what may be one event: activities of different documents that share an institution and a name within a month. Those that are
alike (see :mod:`bannarak.checks.happening`) make a group. In a group only two numbers, or only two days, are a contradiction: with more of
them it is a series, or a thing done in rounds. Where in doubt it is none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, product
from typing import Any

from rapidfuzz.distance import OSA

from bannarak.checks.happening import Happening, Said, alike, apart, happening, same_library
from bannarak.checks.rule import Wording, worded
from bannarak.knowledge import Knowledge
from bannarak.records import Finding, Related
from bannarak.thai.calendar import format_date

__all__ = ["event_conflicts"]

_NEAR = 31  # days between two days that may be one mistyped
_CROWD_OF_TITLES = 40  # documents of a month under one name: it stands on every page of a site
_BODY = 3000  # letters of an activity that are looked at
_CROWD = 30  # fewer may be those of one's own who went to the event of another
_LONG = timedelta(days=5)  # of an exhibition the number grows
_HALL = 50  # so many come by chance to two things seldom
_SMALL = 20  # so few come to many things

# What was done on one day or range, with numbers of people; and the institutions that take part in it or tell of it. A university or a
# ministry has many parts, each of which may hold the same: it owns nothing.
_TOLD = """
CREATE TEMP TABLE told AS
WITH acts AS (SELECT * FROM activities WHERE status = 'done' AND len(dates) > 0 AND len(participants) > 0),
named AS (SELECT doc_id, activity_id, unnest(dates) AS mention_id FROM acts),
days AS (
  SELECT n.doc_id, n.activity_id, min(d.date_start) AS first, max(d.date_end) AS last, arg_min(d.start, d.start) AS day_start,
         arg_min(d."end", d.start) AS day_end, arg_min(d.page, d.start) AS day_page, arg_min(d.text, d.start) AS day_text
  FROM named n JOIN dates d USING (doc_id, mention_id)
  WHERE d.precision = 'day' AND NOT d.ambiguous AND d.date_start <= d.date_end
  GROUP BY ALL HAVING count(DISTINCT (d.date_start, d.date_end)) = 1)
SELECT a.*, first, last, day_start, day_end, day_page, day_text FROM acts a JOIN days USING (doc_id, activity_id)
"""
_INVOLVED = """
CREATE TEMP TABLE involved AS
WITH named AS (
  SELECT doc_id, activity_id, organiser, unnest(institutions) AS mention_id FROM told),
own AS (
  SELECT t.doc_id, t.activity_id, d.institution AS mention_id FROM told t JOIN documents d USING (doc_id) WHERE d.institution IS NOT NULL)
SELECT doc_id, activity_id, registry_key, min(name) AS name, bool_or(tells) AS tells,
       bool_or(owner AND type NOT IN ('university', 'government')) AS owner
FROM (
  SELECT n.doc_id, n.activity_id, i.registry_key, i.name, i.type, n.mention_id IS NOT DISTINCT FROM n.organiser AS owner, false AS tells
  FROM named n JOIN institutions i USING (doc_id, mention_id)
  UNION ALL
  SELECT o.doc_id, o.activity_id, i.registry_key, i.name, i.type, true, true FROM own o JOIN institutions i USING (doc_id, mention_id))
GROUP BY doc_id, activity_id, registry_key
"""
_PEOPLE = """
CREATE TEMP TABLE people AS
SELECT t.doc_id, t.activity_id, c.n, c."of", c.total, c.approx = 'exact' AND NOT c.per AND c.n_max IS NULL AS exact, c.start, c."end",
       c.page, c.text
FROM (SELECT doc_id, activity_id, unnest(participants) AS mention_id FROM told) t JOIN counts c USING (doc_id, mention_id)
"""
# Most of what is told has no fellow in another document that tells it otherwise, other numbers on the day or other days with the number:
# no text is read for that.
_SHARED = """
CREATE TEMP TABLE shared AS
WITH numbers AS (SELECT doc_id, activity_id, string_agg(n::VARCHAR, ' ' ORDER BY n) AS all_n FROM people GROUP BY ALL),
spots AS (
  SELECT DISTINCT doc_id, activity_id, registry_key, unnest([first, last]) AS day, NULL::BIGINT AS n, all_n AS rest
  FROM told JOIN involved USING (doc_id, activity_id) JOIN numbers USING (doc_id, activity_id)
  UNION ALL
  SELECT DISTINCT doc_id, activity_id, registry_key, NULL, n, concat(first, ' ', last)
  FROM people JOIN involved USING (doc_id, activity_id) JOIN told USING (doc_id, activity_id) WHERE exact AND n > 1),
met AS (SELECT registry_key, day, n FROM spots GROUP BY registry_key, day, n HAVING count(DISTINCT doc_id) > 1 AND count(DISTINCT rest) > 1)
SELECT DISTINCT s.doc_id, s.activity_id FROM spots s JOIN met m
ON s.registry_key = m.registry_key AND s.day IS NOT DISTINCT FROM m.day AND s.n IS NOT DISTINCT FROM m.n
"""
_ROWS = """
WITH mine AS (SELECT t.* FROM told t SEMI JOIN shared USING (doc_id, activity_id)),
papers AS (
  SELECT doc_id, min(path) AS path, any_value(published) AS published, any_value(text) AS text
  FROM documents SEMI JOIN shared USING (doc_id) GROUP BY doc_id),
counted AS (
  SELECT doc_id, activity_id,
         list(struct_pack(n := n, "of" := "of", total := total, exact := exact, start := start, "end" := "end", page := page, text := text)
              ORDER BY start) AS people
  FROM people SEMI JOIN shared USING (doc_id, activity_id) GROUP BY ALL),
meant AS (
  SELECT doc_id, activity_id, list(registry_key) AS involved, list(registry_key) FILTER (owner) AS owners,
         min(registry_key) FILTER (tells) AS teller, list(name) AS institutions
  FROM involved SEMI JOIN shared USING (doc_id, activity_id) GROUP BY ALL),
clock AS (
  SELECT n.doc_id, n.activity_id, list(DISTINCT m.time_start) AS times
  FROM (SELECT doc_id, activity_id, unnest(times) AS mention_id FROM mine) n JOIN times m USING (doc_id, mention_id) GROUP BY ALL),
around AS (
  SELECT a.doc_id, a.activity_id, list(DISTINCT struct_pack(first := d.date_start, last := d.date_end)) AS days
  FROM mine a JOIN papers p USING (doc_id) JOIN dates d USING (doc_id)
  WHERE d.precision = 'day' AND d.start BETWEEN a.start AND a."end" AND d.date_start IS NOT NULL
    AND d.date_start IS DISTINCT FROM p.published
  GROUP BY ALL)
SELECT a.doc_id, p.path, a.title, a.place, a.start, first, last, day_start, day_end, day_page, day_text, people, involved, owners, teller,
       meant.institutions, clock.times, days, substring(p.text, a.start + 1, least(a."end" - a.start, {body})) AS body
FROM mine a JOIN papers p USING (doc_id) JOIN counted USING (doc_id, activity_id) JOIN meant USING (doc_id, activity_id)
LEFT JOIN clock USING (doc_id, activity_id) LEFT JOIN around USING (doc_id, activity_id)
ORDER BY p.path, a.start
"""
_PAIRS = """
WITH named AS (
  SELECT unnest(?::INTEGER[]) AS event, unnest(?::VARCHAR[]) AS doc, unnest(?::VARCHAR[]) AS name, unnest(?::VARCHAR[]) AS registry_key,
         unnest(?::DATE[]) AS first),
crowds AS (
  SELECT name, registry_key, date_trunc('month', first) AS month FROM named GROUP BY ALL HAVING count(DISTINCT doc) > {crowd}),
single AS (
  SELECT n.* FROM named n ANTI JOIN crowds c
  ON n.name = c.name AND n.registry_key = c.registry_key AND date_trunc('month', n.first) = c.month)
SELECT DISTINCT a.event, b.event FROM single a JOIN single b ON a.name = b.name AND a.registry_key = b.registry_key
WHERE a.event < b.event AND a.doc <> b.doc AND abs(date_diff('day', a.first, b.first)) <= {near} ORDER BY ALL
"""

Pair = tuple[Happening, Happening]


def event_conflicts(connection: Any, knowledge: Knowledge) -> Iterator[tuple[str, Finding]]:
    """The findings of X701 over the tables of ``connection``, each with its doc_id."""
    told = _told(connection, knowledge)
    pairs = [(told[a], told[b]) for a, b in _pairs(connection, told)]
    pairs = [pair for pair in pairs if alike(*pair)]
    for group in _groups(pair for pair in pairs if _days(pair[0]) == _days(pair[1])):
        yield from _worded(_two_numbers(group), lambda one: one.people.said if one.people else one.day, knowledge)
    for group in _groups(pairs):
        yield from _worded(_two_days(group), lambda one: one.day, knowledge)


def _told(connection: Any, knowledge: Knowledge) -> list[Happening]:
    for statement in (_TOLD, _INVOLVED, _PEOPLE, _SHARED):
        connection.execute(statement)
    cursor = connection.execute(_ROWS.format(body=_BODY))
    columns = [column[0] for column in cursor.description]
    found: list[Happening] = []
    while rows := cursor.fetchmany(1000):  # which hold texts: not all of them at once
        found += [happening(dict(zip(columns, row, strict=True)), knowledge) for row in rows]
    return found


def _pairs(connection: Any, told: Sequence[Happening]) -> list[tuple[int, int]]:
    """The numbers of those that share a name and an institution, within a month."""
    rows = [(at, one.doc, key, institution, one.first) for at, one in enumerate(told) for key in one.keys for institution in one.involved]
    if not rows:
        return []
    columns = [list(column) for column in zip(*rows, strict=True)]
    return connection.execute(_PAIRS.format(near=_NEAR, crowd=_CROWD_OF_TITLES), columns).fetchall()  # type: ignore[no-any-return]


def _groups(pairs: Iterable[Pair]) -> list[list[Happening]]:
    """The pairs joined to groups, each in the order of paths."""
    leader: dict[int, int] = {}
    members: dict[int, Happening] = {}

    def find(one: Happening) -> int:
        at = id(one)
        members.setdefault(at, one)
        while leader.setdefault(at, at) != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    for one, two in pairs:
        leader[find(two)] = find(one)
    groups: dict[int, list[Happening]] = defaultdict(list)
    for one in list(members.values()):
        groups[find(one)].append(one)
    return [sorted(group, key=lambda one: (one.path, one.day.start)) for group in groups.values()]


def _two_numbers(group: Sequence[Happening]) -> list[list[Happening]]:
    """The two sides of a group of one day that tell of two numbers of the same people; nothing where that may be sound."""
    counted: dict[str, list[Happening]] = defaultdict(list)
    for one in group:
        if one.people is not None:
            counted[one.people.of].append(one)
    for same in counted.values():
        sides = _sides(same, lambda one: one.people.n if one.people else 0)
        if len(sides) == 2 and not _in_parts(group) and all(_contradict(*pair) for pair in product(*sides)):
            return sides
    return []


def _two_days(group: Sequence[Happening]) -> list[list[Happening]]:
    """The two sides of a group that tell of one number of people on two days, likewise."""
    if len({one.people and (one.people.n, one.people.of) for one in group}) != 1 or group[0].people is None or _in_parts(group):
        return []
    sides = _sides(group, _days)
    return sides if len(sides) == 2 and all(_mistyped(*pair) for pair in product(*sides)) else []


def _sides(group: Iterable[Happening], value: Callable[[Happening], Any]) -> list[list[Happening]]:
    """Those of a group by their value; none if one document has two of them, which then are not of one event."""
    sides: dict[Any, list[Happening]] = defaultdict(list)
    documents: dict[str, Any] = {}
    for one in group:
        sides[value(one)].append(one)
        if documents.setdefault(one.doc, value(one)) != value(one):
            return []
    return list(sides.values())


def _in_parts(group: Sequence[Happening]) -> bool:
    """Whether some of a group are rounds of the event, or groups that came to it."""
    return any(apart(one, two) for one, two in combinations(group[:50], 2))


def _contradict(one: Happening, two: Happening) -> bool:
    """Whether the numbers of two cannot both be right: near each other, and neither tells how the other comes about."""
    assert one.people is not None
    assert two.people is not None
    low, high = sorted((one, two), key=lambda side: side.people.n if side.people else 0)
    few, many = sorted((one.people.n, two.people.n))
    if few < 2 or many > 2 * few or max(one.last - one.first, two.last - two.first) > _LONG:
        return False
    if (few < _CROWD or one.people.of) and (one.teller is None or one.teller != two.teller):
        return False  # each may count its own
    if many in low.numbers or few in high.numbers:
        return False
    return many - few not in low.numbers and many - few not in high.numbers and few + sum(set(low.numbers)) != many


def _mistyped(one: Happening, two: Happening) -> bool:
    """Whether one of two days must be a mistake for the other: no series has it, and it is one keystroke away."""
    if one.series or two.series or _days(two) in one.days or _days(one) in two.days:
        return False
    if one.first <= two.last and two.first <= one.last:
        return _ends_otherwise(one, two)
    if one.last - one.first != two.last - two.first or not _keystroke(one.first, two.first):
        return False
    gap = abs((one.first - two.first).days)
    if gap % 7 == 0 or (gap == 1 and (one.part or two.part)):
        return False
    numbered = bool(one.ordinals.items() & two.ordinals.items())
    if one.first.month != two.first.month:
        return numbered  # else it comes every month
    n = one.people.n if one.people else 0
    telling = n >= _HALL and n % 5 != 0 and gap > 7
    return numbered or telling or (n >= _SMALL and ((one.once and two.once) or not same_library(one, two)))


def _ends_otherwise(one: Happening, two: Happening) -> bool:
    """Whether two ranges that share an end are one that was mistyped. A single day may be that on which one was there."""
    if not (one.place and two.place) or (one.first != two.first and one.last != two.last):
        return False
    single = next((side for side in (one, two) if side.first == side.last), None)
    return single is None or (same_library(one, two) and not single.part)


def _keystroke(one: date, two: date) -> bool:
    """Whether the days differ in one figure, or in the month alone."""
    if one.month != two.month:
        return one.day == two.day
    return OSA.distance(str(one.day), str(two.day)) == 1


def _days(one: Happening) -> tuple[date, date]:
    return one.first, one.last


def _worded(
    sides: Sequence[Sequence[Happening]], place: Callable[[Happening], Said], knowledge: Knowledge
) -> Iterator[tuple[str, Finding]]:
    """A finding for each of those on two ``sides``, against the first of the other."""
    for number, side in enumerate(sides):
        other = sides[1 - number][0]
        there = place(other)
        for one in side:
            here = place(one)
            params = {"path": other.path, "own": _said(here), "other": _said(there)}
            related = (Related(there.start, there.end, there.text, other.path),)
            rule = knowledge.rules["X701"]
            yield one.doc, worded(rule, params, start=here.start, end=here.end, page=here.page, text=here.text, related=related)


def _said(place: Said) -> Wording:
    value = place.value
    if isinstance(value, int):
        return Wording(f"{value:,} คน", f"{value:,} people")
    first, last = value
    if first == last:
        return Wording(format_date(first, "th"), format_date(first, "en"))
    return Wording(f"{format_date(first, 'th')} ถึง {format_date(last, 'th')}", f"{format_date(first, 'en')} to {format_date(last, 'en')}")
