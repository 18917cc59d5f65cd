"""What several checks ask of the same record, worked out once: the checks run one after the other over each document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from typing import Any, TypeVar

from bannarak.records import CountValue, Mention, Record

__all__ = ["by_kind", "of_some", "once_a_record", "valued", "valued_between"]

_Other = TypeVar("_Other")
_Result = TypeVar("_Result")
_Kind = TypeVar("_Kind")


def once_a_record(function: Callable[[Record, _Other], _Result]) -> Callable[[Record, _Other], _Result]:
    """``function`` with its last result kept. Arguments are told apart by identity: hashing a record would read all of it."""
    last: tuple[Record, _Other, _Result] | None = None

    @wraps(function)
    def remembered(record: Record, other: _Other) -> _Result:
        nonlocal last
        kept = last
        if kept is None or kept[0] is not record or kept[1] is not other:
            kept = last = (record, other, function(record, other))
        return kept[2]

    return remembered


def valued(record: Record, kind: type[_Kind]) -> Sequence[tuple[Mention, _Kind]]:
    """The mentions whose value is a ``kind``, each with that value, in order."""
    kept = _kinds  # another thread may be at another record
    kinds: Mapping[type, Any] = kept[1] if kept[0] is record else by_kind(record)
    return kinds.get(kind, ())  # type: ignore[no-any-return]


def valued_between(record: Record, kind: type[_Kind], start: int, end: int) -> Sequence[tuple[Mention, _Kind]]:
    """Those of :func:`valued` that begin in a stretch."""
    found = valued(record, kind)
    return found[bisect_left(found, start, key=_start) : bisect_left(found, end, key=_start)]


def _start(found: tuple[Mention, object]) -> int:
    return found[0].start


def by_kind(record: Record) -> Mapping[type, Sequence[tuple[Mention, object]]]:
    """The mentions and their values by the kind of value."""
    global _kinds
    kept = _kinds
    if kept[0] is not record:
        kinds: dict[type, list[tuple[Mention, object]]] = {}
        for mention in record.mentions:
            value = mention.value
            kinds.setdefault(type(value), []).append((mention, value))
        kept = _kinds = record, kinds
    return kept[1]


_kinds: tuple[Record | None, Mapping[type, Sequence[tuple[Mention, object]]]] = (None, {})  # of the last record


_MORE = re.compile(r"ระดับ|จาก|ใน|ณ|สังกัด|ของ|และ|ที่|[/0-9๐-๙]")
_BEFORE = 160  # letters before a number in which those counted are named


def of_some(text: str, mention: Mention) -> bool:
    """Whether the rank of people, or where they come from, is told between what they are and their number, which then is that of some of
    them. A total is of all.
    """
    value = mention.value
    if mention.label != "participants" or not isinstance(value, CountValue) or not value.of or value.total:
        return False
    at = text.rfind(value.of, max(0, mention.start - _BEFORE), mention.start)
    return at >= 0 and _MORE.search(text, at + len(value.of), mention.start) is not None
