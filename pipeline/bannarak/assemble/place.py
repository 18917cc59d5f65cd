"""Where it took place: the words behind "ณ", else behind "ที่" before a word for a place."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from bannarak.records import Mention

__all__ = ["find_place"]

_LIMIT = 160


@cache
def _patterns(nouns: tuple[str, ...], ends: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    noun = "|".join(sorted(map(re.escape, nouns), key=lambda w: (-len(w), w)))
    end = "|".join(sorted(map(re.escape, ends), key=lambda w: (-len(w), w)))
    return (
        re.compile(r"(?:(?<![ก-๛])|(?<=\d))ณ[ ]*(?=\S)"),
        re.compile(rf"(?:(?<=[\s\d])|(?<=ขึ้น)|(?<=ออนไลน์))ที่[ ]?(?={noun})"),
        re.compile(rf"\n|{end}"),
    )


def find_place(text: str, start: int, end: int, mentions: Sequence[Mention], words: Mapping[str, Any]) -> tuple[int, int] | None:
    """The first place named between ``start`` and ``end``, as a span; ``mentions`` are those of this stretch."""
    at_sign, at_word, over = _patterns(tuple(words["nouns"]), tuple(words["end"]))
    for pattern in (at_sign, at_word):
        for m in pattern.finditer(text, start, end):
            rest = text[m.end() : m.end() + 24]
            if rest.startswith(tuple(words["not_place"])) or any(
                x.start <= m.end() < x.end and x.label in ("date", "time") for x in mentions
            ):
                continue
            if pattern is at_sign and rest.startswith(tuple(words["family"])) and _behind_name(text, start, m.start()):
                continue
            stop = _stop(text, m.end(), min(end, m.end() + _LIMIT), mentions, over)
            if stop > m.end():
                return m.end(), stop
    return None


def _behind_name(text: str, start: int, at: int) -> bool:
    """Whether a personal title stands shortly before, so that "ณ" begins a family name."""
    before = text[max(start, at - 40) : at].rstrip()
    return bool(re.search(r"(?:นาย|นาง|นางสาว|ดร\.|ม\.ล\.|ม\.ร\.ว\.|อาจารย์|หม่อม\S+|น\.ส\.|คุณ)\s?\S+(?:\s\S+)?$", before))


def _stop(text: str, at: int, end: int, mentions: Sequence[Mention], over: re.Pattern[str]) -> int:
    """Where the place that begins at ``at`` is over; names of institutions are not cut."""
    names = [(m.start, m.end) for m in mentions if m.label == "institution" and m.end > at]
    stop = end
    for m in mentions:
        if m.start > at and m.label in ("date", "time", "evidence", "participants"):
            stop = min(stop, m.start)
            break
    for cue in over.finditer(text, at + 1, stop):
        if not any(first <= cue.start() < last for first, last in names):
            stop = cue.start()
            break
    return at + len(text[at:stop].rstrip(" \t\n(,["))
