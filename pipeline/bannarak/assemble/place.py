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
def _over(ends: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\n|" + "|".join(sorted(map(re.escape, ends), key=lambda w: (-len(w), w))))


@cache
def _starts(nouns: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    noun = "|".join(sorted(map(re.escape, nouns), key=lambda w: (-len(w), w)))
    return (
        re.compile(r"(?:(?<![ก-๛])|(?<=\d))ณ[ ]*(?=\S)"),
        re.compile(rf"(?:(?<=[\s\d])|(?<=ขึ้น))ที่(?={noun})"),
    )


def find_place(
    text: str, start: int, end: int, mentions: Sequence[Mention], words: Mapping[str, Any], plain: bool = True
) -> tuple[int, int] | None:
    """The first place named between ``start`` and ``end``, as a span; ``mentions`` are those of this stretch.

    Unless ``plain``, only what begins with a word for a place is one.
    """
    nouns = tuple(words["nouns"])
    at_sign, at_word = _starts(nouns)
    for pattern in (at_sign, at_word):
        for m in pattern.finditer(text, start, end):
            rest = text[m.end() : m.end() + 24]
            if rest.startswith(tuple(words["not_place"])) or any(
                x.start <= m.end() < x.end and x.label in ("date", "time") for x in mentions
            ):
                continue
            if pattern is at_sign and rest.startswith(tuple(words["family"])) and _behind_name(text, start, m.start()):
                continue
            if not plain and not rest.startswith(nouns):
                continue
            stop = _stop(text, m.end(), min(end, m.end() + _LIMIT), mentions, words)
            if stop > m.end():
                return m.end(), stop
    return None


def _behind_name(text: str, start: int, at: int) -> bool:
    """Whether a personal title stands shortly before, so that "ณ" begins a family name."""
    before = text[max(start, at - 40) : at].rstrip()
    return bool(re.search(r"(?:นาย|นาง|นางสาว|ดร\.|ม\.ล\.|ม\.ร\.ว\.|อาจารย์|หม่อม\S+|น\.ส\.|คุณ)\s?\S+(?:\s\S+)?$", before))


def _stop(text: str, at: int, end: int, mentions: Sequence[Mention], words: Mapping[str, Any]) -> int:
    """Where the place that begins at ``at`` is over: at a space, unless what follows belongs to an address or is a name."""
    names = [(m.start, m.end) for m in mentions if m.label == "institution" and m.end > at]
    stop = min([end, *(m.start for m in mentions if m.start > at and m.label in ("date", "time", "evidence", "participants"))])
    for cue in _over(tuple(words["end"])).finditer(text, at + 1, stop):
        if not any(first < cue.start() < last for first, last in names):
            stop = cue.start()
            break
    goes_on = tuple(words["continue"])
    over, doubtful = at, None
    for chunk in re.compile(r"\S+").finditer(text, at, stop):
        start = chunk.start()
        name = next((last for first, last in names if first <= start < last), None)
        belongs = start == at or name is not None or start < over or text.startswith(goes_on, start) or text[start].isdigit()
        if belongs:
            over, doubtful = max(over, chunk.end(), min(name or 0, stop)), None
        elif doubtful is None and over > at and start - over == 1:
            doubtful = start  # the second word of a hall's name, if an address goes on behind it
        else:
            break
    return at + len(text[at : min(over, stop)].rstrip(" \t\n(,[;"))
