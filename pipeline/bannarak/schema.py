"""The Arrow schema of every table of a dataset, once: what is written, the DuckDB views and the data dictionary all come from here.

Column names are those of the JSON document object where it has them. ``doc_id`` with ``start`` and ``end`` leads every row back to
``documents.text``.
"""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

__all__ = ["DOCUMENT_TABLES", "TABLES", "dictionary"]


def _list(*fields: tuple[str, pa.DataType]) -> pa.DataType:
    """A list of structs, or of what the one nameless field holds; Parquet calls the items of a list "element"."""
    return pa.list_(pa.field("element", fields[0][1] if not fields[0][0] else pa.struct(fields)))


_TYPES: Mapping[str, pa.DataType] = {
    "text": pa.string(),
    "int": pa.int32(),
    "long": pa.int64(),
    "small": pa.int8(),
    "real": pa.float64(),
    "bool": pa.bool_(),
    "date": pa.date32(),
    "texts": _list(("", pa.string())),
    "box": _list(("", pa.float64())),
    "related": _list(("start", pa.int32()), ("end", pa.int32()), ("text", pa.string()), ("path", pa.string())),
    "spellings": _list(("text", pa.string()), ("mentions", pa.int32())),
    "candidates": _list(("registry_id", pa.string()), ("name", pa.string()), ("score", pa.float64())),
}

# (name, type, meaning); a type with "?" may be null.
_PLACE = (
    ("start", "int", "first character in documents.text, counted in code points from 0"),
    ("end", "int", "one past the last character"),
    ("page", "int?", "page number from 1; null where the format has no pages"),
)
_MENTION = (
    ("doc_id", "text", "documents.doc_id"),
    ("mention_id", "text", "id of the mention, unique within the document"),
    *_PLACE,
    ("bbox", "box?", "x0, top, x1, bottom on the page in points, origin top left; null where the format has no places"),
    ("text", "text", "the text as written, documents.text[start:end]"),
)

_TABLES: Mapping[str, tuple[str, tuple[tuple[str, str, str], ...]]] = {
    "documents": (
        "One row per source that was read.",
        (
            ("doc_id", "text", "first 16 hexadecimal digits of the SHA-256 of the source's bytes; unique where duplicate_of is null"),
            ("path", "text", "the source as given, unique"),
            ("sha256", "text", "SHA-256 of the source's bytes"),
            ("duplicate_of", "text?", "path of the first source with the very same bytes; the other tables hold such a document once"),
            ("kind", "text", "report, news or other"),
            ("title", "text", "title"),
            ("published", "date?", "day of publication"),
            ("period_start", "date?", "first day of the period reported on"),
            ("period_end", "date?", "last day of the period reported on"),
            ("standard", "text?", "standard that the report follows"),
            ("edition", "text?", "edition of that standard"),
            ("category", "text?", "category of the standard that is reported on"),
            ("institution", "text?", "institutions.mention_id of the institution whose document it is"),
            ("pages", "int", "number of pages; 0 where the format has none"),
            ("extractor", "text", "text, html, docx, pdf or ocr"),
            ("characters", "int", "length of text in code points"),
            ("text_digest", "text", "digest of the text without white space: equal for the same text in another file"),
            ("text", "text", "the text that all offsets count in"),
        ),
    ),
    "dates": (
        "One row per date, a range being one.",
        (
            *_MENTION,
            ("date_start", "date?", "first day, Gregorian; null if the day does not exist"),
            ("date_end", "date?", "last day, inclusive"),
            ("precision", "text", "day, month, year, quarter, fiscal_year or academic_year"),
            ("weekday", "small?", "weekday as stated, 1 Monday to 7 Sunday"),
            ("weekday_end", "small?", "weekday stated for the end of a range"),
            ("era", "text?", "BE or CE where an era word is written"),
            ("inferred", "bool", "true if the year stands elsewhere in the document"),
            ("ambiguous", "bool", "true if another reading is possible"),
            ("year_written", "int?", "the year's number as written"),
        ),
    ),
    "times": (
        "One row per clock time or span of times.",
        (
            *_MENTION,
            ("time_start", "text", "HH:MM on the 24-hour clock"),
            ("time_end", "text?", "HH:MM, null for a single time"),
            ("day", "date?", "the day it belongs to"),
        ),
    ),
    "counts": (
        "One row per number of people or of institutions.",
        (
            *_MENTION,
            ("label", "text", "participants or institution_count"),
            ("n", "long", "the number; of a range the lower"),
            ("n_max", "long?", "the upper number of a range"),
            ("approx", "text", "exact, about, over or under"),
            ("per", "bool", "true for a number for each (โรงเรียนละ 2 คน)"),
            ("of", "text?", "what is counted, as written"),
            ("total", "bool", "true for a stated total (รวมทั้งสิ้น)"),
        ),
    ),
    "institutions": (
        "One row per mention of an institution.",
        (
            *_MENTION,
            ("name", "text", "canonical name"),
            ("type", "text", "kind of institution"),
            ("institution_id", "text?", "id in the registry that is shipped or laid over it"),
            ("score", "real", "certainty of that id, 0 to 1"),
            ("parent", "text?", "id or name of the institution it belongs to"),
            ("registry_key", "text", "joins to one of registry.keys"),
        ),
    ),
    "evidence": (
        "One row per evidence code, cited or listed.",
        (
            *_MENTION,
            ("code", "text", "the code with Arabic digits"),
            ("role", "text", "citation or listing"),
            ("file", "text?", "file or title that follows a listed code"),
            ("indicator", "text?", "indicator that the code belongs to"),
            ("sequence", "text?", "number of the code within its indicator"),
        ),
    ),
    "sections": (
        "One row per heading or numbered item with all that belongs to it.",
        (
            ("doc_id", "text", "documents.doc_id"),
            ("number", "text?", "number with Arabic digits, null for an unnumbered heading"),
            ("title", "text", "heading"),
            ("level", "int", "depth, 1 at the top"),
            *_PLACE,
        ),
    ),
    "activities": (
        "One row per thing done or planned; mentions by their ids within the same document.",
        (
            ("doc_id", "text", "documents.doc_id"),
            ("activity_id", "text", "id, unique within the document"),
            ("section", "text?", "sections.number"),
            ("title", "text", "what was done"),
            *_PLACE,
            ("status", "text", "done, planned, postponed or cancelled"),
            ("dates", "texts", "dates.mention_id"),
            ("times", "texts", "times.mention_id"),
            ("participants", "texts", "counts.mention_id of people"),
            ("counts", "texts", "counts.mention_id of institutions"),
            ("institutions", "texts", "institutions.mention_id"),
            ("organiser", "text?", "institutions.mention_id of the organiser"),
            ("place", "text?", "where it took place, as written"),
            ("evidence", "texts", "evidence.mention_id"),
        ),
    ),
    "findings": (
        "One row per thing that does not add up; rules X7xx compare documents.",
        (
            ("doc_id", "text", "documents.doc_id"),
            ("code", "text", "code of the rule"),
            ("name", "text", "name of the rule"),
            ("severity", "text", "error, warning or info"),
            ("start", "int?", "first character; null for the document as a whole"),
            ("end", "int?", "one past the last character"),
            ("page", "int?", "page number from 1"),
            ("text", "text", "the text at which it shows"),
            ("message", "text", "what is wrong, in English"),
            ("message_th", "text", "what is wrong, in Thai"),
            ("expected", "text?", "what should stand there"),
            ("related", "related", "other places of the contradiction; path is null within the same document"),
        ),
    ),
    "failures": (
        "One row per source that could not be read.",
        (
            ("doc_id", "text?", "first 16 hexadecimal digits of the SHA-256 of the bytes; null if there were none to read"),
            ("path", "text", "the source as given"),
            ("stage", "text", "where it failed: ingest, analyse, timeout or crash"),
            ("reason", "text", "what is wrong"),
            ("advice", "text", "what to do"),
        ),
    ),
    "registry": (
        "One row per institution met, resolved across all documents.",
        (
            ("registry_id", "text", "id of the shipped registry, else made from the name"),
            ("name", "text", "canonical name, else the most frequent spelling"),
            ("type", "text", "kind of institution"),
            ("parent", "text?", "id or name of the institution it belongs to"),
            ("known", "bool", "true if it stands in the registry that is shipped or laid over it"),
            ("keys", "texts", "institutions.registry_key of its mentions"),
            ("spellings", "spellings", "every spelling with its number of mentions, most frequent first"),
            ("mentions", "int", "number of mentions"),
            ("documents", "int", "number of documents that mention it"),
            ("candidates", "candidates", "institutions that may be the same, with a score from 0 to 100; decide in same.csv"),
        ),
    ),
}


def _schema(columns: tuple[tuple[str, str, str], ...]) -> pa.Schema:
    return pa.schema(
        [pa.field(name, _TYPES[kind.rstrip("?")], kind.endswith("?"), {"description": meaning}) for name, kind, meaning in columns]
    )


TABLES: Mapping[str, pa.Schema] = {name: _schema(columns) for name, (_, columns) in _TABLES.items()}
"""Every table by name, in the order of the data dictionary."""

DOCUMENT_TABLES = tuple(name for name in TABLES if name != "registry")
"""The tables whose rows come from one document each; the registry comes from all."""


_SAME = [
    "## same.csv",
    "",
    "Beside the tables, for whoever knows: the pairs of institutions that may be one (`registry.candidates`), one a row. There is no such",
    "file as long as there is no such pair.",
    "",
    "| column | meaning |",
    "| --- | --- |",
    "| registry_id, name | one institution |",
    "| candidate_id, candidate_name | the other |",
    "| score | how alike the names are, 0 to 100 |",
    "| same | your answer: yes, y, 1, x, true or ใช่; no, n, 0, false, ไม่ใช่ or ไม่; empty while nobody knows |",
    "",
    "The next `bannarak run` obeys: what is the same becomes one row of `registry`, what is not is not offered again. Rows with an answer",
    "stay, those without are written anew each time. Another answer is an error that names its line. Excel may save it as it likes.",
    "",
]


def dictionary() -> str:
    """The data dictionary as Markdown."""
    lines = [
        "# Data dictionary",
        "",
        "Generated from `schema.py` by `scripts/dictionary.py`. A column is null nowhere unless its type ends in `?`.",
        "",
    ]
    for name, (about, columns) in _TABLES.items():
        lines += [f"## {name}", "", about, "", "| column | type | meaning |", "| --- | --- | --- |"]
        for column, kind, meaning in columns:
            lines.append(f"| {column} | {_TYPES[kind.rstrip('?')]}{'?' if kind.endswith('?') else ''} | {meaning} |")
        lines.append("")
    lines += _SAME
    return "\n".join(lines)
