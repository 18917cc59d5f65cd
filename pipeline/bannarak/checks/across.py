"""X: documents that contradict or repeat each other. These checks read the tables of a dataset through DuckDB.

Two activities are the same event if an institution, the wording of the title with its numbers, and the place where both name one agree.
Then either the day or the number of people must agree too before the other may be called a conflict: an event that comes again has
another day and other people.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from rapidfuzz import fuzz

from bannarak.checks.rule import Wording, worded
from bannarak.knowledge import Knowledge
from bannarak.records import Finding, Related
from bannarak.thai.calendar import format_date

__all__ = ["across"]

_ALIKE = 92.0  # of 100, for titles
_LEAST = 12  # letters of a title that says something
_NEAR = 31  # days between two days that may be one mistyped

# One row per activity with a single day, or a single exact number of people, and each institution in it. What is said in more than one way
# within the activity is left alone.
_EVENTS = """
CREATE TEMP TABLE events AS
WITH acts AS (SELECT * FROM activities WHERE status = 'done'),
days AS (
  SELECT a.doc_id, a.activity_id, min(d.date_start) AS first, max(d.date_end) AS last, min(d.mention_id) AS day_mention
  FROM acts a JOIN dates d ON d.doc_id = a.doc_id AND list_contains(a.dates, d.mention_id)
  WHERE d.precision = 'day' AND NOT d.ambiguous AND d.date_start IS NOT NULL
  GROUP BY ALL HAVING count(DISTINCT (d.date_start, d.date_end)) = 1),
people AS (
  SELECT a.doc_id, a.activity_id, min(c.n) AS n, min(c.mention_id) AS people_mention
  FROM acts a JOIN counts c ON c.doc_id = a.doc_id AND list_contains(a.participants, c.mention_id)
  GROUP BY ALL HAVING count(DISTINCT c.n) = 1 AND bool_and(c.approx = 'exact' AND NOT c.per AND c.n_max IS NULL))
SELECT DISTINCT a.doc_id, a.activity_id, a.title, a.place, i.registry_key, first, last, day_mention, n, people_mention
FROM acts a JOIN days USING (doc_id, activity_id) JOIN people USING (doc_id, activity_id)
JOIN institutions i ON i.doc_id = a.doc_id AND list_contains(a.institutions, i.mention_id)
"""
_PAIRS = """
SELECT DISTINCT a.doc_id, a.activity_id, a.title, a.place, a.first, a.last, a.n, a.day_mention, a.people_mention,
       b.doc_id, b.activity_id, b.title, b.place, b.first, b.last, b.n, b.day_mention, b.people_mention
FROM events a JOIN events b ON a.registry_key = b.registry_key AND a.doc_id < b.doc_id
WHERE (a.first = b.first AND a.last = b.last AND a.n <> b.n)
   OR (a.n = b.n AND a.n > 1 AND (a.last < b.first OR b.last < a.first) AND abs(date_diff('day', a.first, b.first)) <= {near})
ORDER BY ALL
"""


def across(connection: Any, knowledge: Knowledge) -> Iterator[tuple[str, Finding]]:
    """The findings over the tables of a dataset, each with its doc_id. The connection has them as views."""
    if "X701" in knowledge.rules:
        yield from _event_conflicts(connection, knowledge)
    if "X702" in knowledge.rules:
        yield from _duplicates(connection, knowledge)


def _duplicates(connection: Any, knowledge: Knowledge) -> Iterator[tuple[str, Finding]]:
    groups = connection.execute(
        "SELECT list(struct_pack(path := path, doc := doc_id, size := characters, title := title) ORDER BY path) FROM documents "
        "GROUP BY text_digest HAVING count(*) > 1 ORDER BY min(path)"
    ).fetchall()
    for (copies,) in groups:
        first, *others = copies
        for one, other in ((first, others[0]), *((copy, first) for copy in others)):
            related = (Related(0, other["size"], other["title"], other["path"]),)
            yield one["doc"], worded(knowledge.rules["X702"], {"path": other["path"]}, related=related)


def _event_conflicts(connection: Any, knowledge: Knowledge) -> Iterator[tuple[str, Finding]]:
    connection.execute(_EVENTS)
    pairs = [pair for pair in connection.execute(_PAIRS.format(near=_NEAR)).fetchall() if _same_event(pair[:9], pair[9:])]
    met: dict[tuple[str, str], int] = defaultdict(int)
    for pair in pairs:
        met[pair[0], pair[1]] += 1
        met[pair[9], pair[10]] += 1
    for pair in pairs:
        if max(met[pair[0], pair[1]], met[pair[9], pair[10]]) > 1:
            continue  # a series, of which none is known to be the other
        one, two = pair[:9], pair[9:]
        by_day = one[6] == two[6]
        here, there = (_place(connection, side[0], side[7 if by_day else 8], by_day) for side in (one, two))
        for doc, own, other in ((one[0], here, there), (two[0], there, here)):
            params = {"path": other["path"], "own": _said(own), "other": _said(other)}
            related = (Related(other["start"], other["end"], other["text"], other["path"]),)
            rule = knowledge.rules["X701"]
            yield doc, worded(rule, params, start=own["start"], end=own["end"], page=own["page"], text=own["text"], related=related)


def _same_event(one: tuple[Any, ...], two: tuple[Any, ...]) -> bool:
    titles = [re.sub(r"[\W_]+", "", side[2]) for side in (one, two)]
    if min(map(len, titles)) < _LEAST or re.findall(r"\d+", one[2]) != re.findall(r"\d+", two[2]):
        return False
    places = [re.sub(r"\s+", "", side[3]) for side in (one, two) if side[3]]
    return len(set(places)) <= 1 and fuzz.ratio(*titles) >= _ALIKE


def _place(connection: Any, doc: str, mention: str, day: bool) -> dict[str, Any]:
    table, value = ("dates", "date_start") if day else ("counts", "n")
    row = connection.execute(
        f'SELECT d.path, m.start, m."end", m.page, m.text, m.{value} FROM {table} m JOIN documents d USING (doc_id) '
        "WHERE m.doc_id = ? AND m.mention_id = ? ORDER BY d.path LIMIT 1",
        [doc, mention],
    ).fetchone()
    return dict(zip(("path", "start", "end", "page", "text", "value"), row, strict=True))


def _said(place: dict[str, Any]) -> Wording:
    value = place["value"]
    if isinstance(value, date):
        return Wording(format_date(value, "th"), format_date(value, "en"))
    return Wording(f"{value:,} คน", f"{value:,} people")
