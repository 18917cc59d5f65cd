"""A Record as the JSON document object of the contract."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

from bannarak.records import Record

__all__ = ["SCHEMA_VERSION", "document_object", "plain"]

SCHEMA_VERSION = 1


def document_object(record: Record) -> dict[str, Any]:
    """The JSON-ready object of ``record``; keys in a fixed order, so that equal records give equal bytes."""
    document, about = record.document, record.profile
    return {
        "schema_version": SCHEMA_VERSION,
        "document": {
            "id": document.id,
            "path": document.path,
            "sha256": document.sha256,
            "kind": about.kind,
            "title": about.title,
            "published": plain(about.published),
            "period": {"start": plain(about.period[0]), "end": plain(about.period[1])} if about.period else None,
            "standard": about.standard,
            "edition": about.edition,
            "category": about.category,
            "institution": about.institution,
            "pages": len(document.pages),
            "extractor": document.extractor,
            "text": document.text,
        },
        "reading": [
            {"page": page.number, "extractor": page.extractor, "ocr": page.ocr, "repairs": dict(page.repairs)} for page in document.pages
        ],
        "mentions": [
            {
                "id": m.id,
                "label": m.label,
                "start": m.start,
                "end": m.end,
                "text": m.text,
                "page": m.page,
                "bbox": plain(m.bbox),
                "value": _object(m.value),
            }
            for m in record.mentions
        ],
        "sections": [_object(section) for section in record.sections],
        "activities": [_object(activity) for activity in record.activities],
        "findings": [_object(finding) for finding in record.findings],
    }


def _object(value: Any) -> dict[str, Any]:
    return {field.name: plain(getattr(value, field.name)) for field in fields(value) if "inner" not in field.metadata}


def plain(value: Any) -> Any:
    """Records, tuples and dates as what JSON knows."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if hasattr(value, "__dataclass_fields__"):
        return _object(value)
    return value
