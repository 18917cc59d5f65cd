"""X: documents that contradict or repeat each other. These checks read the tables of a dataset through DuckDB."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bannarak.checks.across_events import event_conflicts
from bannarak.checks.rule import worded
from bannarak.knowledge import Knowledge
from bannarak.records import Finding, Related

__all__ = ["across"]

_SHOWN = 500  # letters in which the first line of a text is looked for

_COPIES = """
SELECT list(struct_pack(path := path, doc := doc_id, top := left(text, {shown})) ORDER BY path)
FROM documents SEMI JOIN (SELECT text_digest FROM documents GROUP BY ALL HAVING count(*) > 1) USING (text_digest)
GROUP BY text_digest ORDER BY min(path)
"""


def across(connection: Any, knowledge: Knowledge) -> Iterator[tuple[str, Finding]]:
    """The findings over the tables of a dataset, each with its doc_id. The connection has them as views."""
    if "X701" in knowledge.rules:
        yield from event_conflicts(connection, knowledge)
    if "X702" in knowledge.rules:
        yield from _duplicates(connection, knowledge)


def _duplicates(connection: Any, knowledge: Knowledge) -> Iterator[tuple[str, Finding]]:
    for (copies,) in connection.execute(_COPIES.format(shown=_SHOWN)).fetchall():
        first, *others = copies
        for one, other in ((first, others[0]), *((copy, first) for copy in others)):
            related = (_first_line(other["top"], other["path"]),)
            yield one["doc"], worded(knowledge.rules["X702"], {"path": other["path"]}, related=related)


def _first_line(top: str, path: str) -> Related:
    """The first line of a text, of which ``top`` is the beginning."""
    start = len(top) - len(top.lstrip())
    line = top[start:].partition("\n")[0].rstrip()
    return Related(start, start + len(line), line, path)
