"""A Record as rows of the tables, and rows as the bytes that travel between processes.

A row is a tuple in the order of the table's schema: plain tuples become Arrow columns three times as fast as dictionaries.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

import pyarrow as pa

from bannarak.records import CountValue, DateValue, EvidenceValue, Finding, InstitutionValue, Mention, Problem, Record, TimeValue
from bannarak.schema import DOCUMENT_TABLES, TABLES
from bannarak.thai.areas import spelt_out, without_province

__all__ = ["Tables", "add_problem", "add_record", "empty", "finding_row", "pack", "unpack"]

Row = tuple[Any, ...]
Tables = dict[str, list[Row]]

_MARKS = re.compile(r"[\s\"'“”‘’]+")
_OFFICE = re.compile(r"^(?:สำนักงาน|สนง\.)\s*(?=[ก-ฮ]{2,5}\.)")  # of what an abbreviation names: สำนักงาน กศน.อำเภอ…


def empty() -> Tables:
    """No rows yet, for every table that comes from documents."""
    return {name: [] for name in DOCUMENT_TABLES}


def add_problem(tables: Tables, problem: Problem, doc_id: str | None) -> None:
    """Add the row of a source that could not be read."""
    tables["failures"].append((doc_id, problem.path, problem.stage, problem.reason, problem.advice))


def add_record(tables: Tables, record: Record) -> None:
    """Add the rows of ``record``."""
    document, about, doc = record.document, record.profile, record.document.id
    start, end = about.period or (None, None)
    size, digest = len(document.text), text_digest(document.text)
    named = (about.kind, about.title, about.published, start, end, about.standard, about.edition, about.category, about.institution)
    read = (len(document.pages), document.extractor, size, digest, document.text)
    tables["documents"].append((doc, document.path, document.sha256, None, *named, *read))
    for mention in record.mentions:
        _add_mention(tables, doc, mention)
    tables["sections"] += [(doc, s.number, s.title, s.level, s.start, s.end, s.page) for s in record.sections]
    for a in record.activities:
        mentions = (a.dates, a.times, a.participants, a.counts, a.institutions, a.organiser, a.place, a.evidence)
        tables["activities"].append((doc, a.id, a.section, a.title, a.start, a.end, document.page_of(a.start), a.status, *mentions))
    tables["findings"] += [finding_row(doc, f) for f in record.findings]


def finding_row(doc: str, f: Finding) -> Row:
    """The row of a finding."""
    related = [{"start": r.start, "end": r.end, "text": r.text, "path": r.path} for r in f.related]
    return doc, f.code, f.name, f.severity, f.start, f.end, f.page, f.text, f.message, f.message_th, f.expected, related


def _add_mention(tables: Tables, doc: str, m: Mention) -> None:
    place = (doc, m.id, m.start, m.end, m.page, m.bbox, m.text)
    v = m.value
    if isinstance(v, DateValue):
        row = (v.start, v.end, v.precision, v.weekday, v.weekday_end, v.era, v.inferred, v.ambiguous, v.year_written)
        tables["dates"].append(place + row)
    elif isinstance(v, InstitutionValue):
        key = v.id or registry_key(v.name, doc if v.apart == "" else v.apart)
        tables["institutions"].append((*place, v.name, v.type, v.id, v.score, v.parent, key))
    elif isinstance(v, CountValue):
        tables["counts"].append((*place, m.label, v.n, v.n_max, v.approx, v.per, v.of, v.total))
    elif isinstance(v, TimeValue):
        tables["times"].append((*place, v.start, v.end, v.day))
    elif isinstance(v, EvidenceValue):
        tables["evidence"].append((*place, v.code, v.role, v.file, v.indicator, v.sequence))


def text_digest(text: str) -> str:
    """Equal for texts that differ in white space only."""
    return sha256("".join(text.split()).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def registry_key(name: str, apart: str | None = None) -> str:
    """The key of an institution that no registry holds: its name without white space, quotes and case, areas written out, and what tells
    it from others of its name, a province or the id of the only document that means this one by it.
    """
    plain = spelt_out(_OFFICE.sub("", name))
    key = "n:" + _MARKS.sub("", without_province(plain, apart) if apart else plain).casefold()
    return f"{key}@{apart}" if apart else key


def table(name: str, rows: Iterable[Row]) -> pa.Table:
    """Rows of one table as Arrow."""
    schema = TABLES[name]
    columns = list(zip(*rows, strict=True)) or [()] * len(schema)
    return pa.Table.from_arrays([pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema=schema)


def pack(tables: Mapping[str, Iterable[Row]]) -> bytes:
    """The rows as bytes: one Arrow stream a table, one behind the other in the order of DOCUMENT_TABLES."""
    sink = pa.BufferOutputStream()
    for name in DOCUMENT_TABLES:
        with pa.ipc.new_stream(sink, TABLES[name]) as stream:
            stream.write_table(table(name, tables[name]))
    return sink.getvalue().to_pybytes()  # type: ignore[no-any-return]


def unpack(data: bytes | memoryview, names: Iterable[str] = DOCUMENT_TABLES) -> dict[str, pa.Table]:
    """The tables that :func:`pack` wrote, those of ``names`` only."""
    wanted, found = set(names), {}
    source = pa.BufferReader(data)
    for name in DOCUMENT_TABLES:
        with pa.ipc.open_stream(source) as stream:
            read = stream.read_all()
        if name in wanted:
            found[name] = read
    return found
