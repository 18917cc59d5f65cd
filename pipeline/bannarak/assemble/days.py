"""Which dates are those of what was done, and which only its background."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bannarak.extract.component import Reading
from bannarak.knowledge import Knowledge
from bannarak.records import DateValue, Mention
from bannarak.thai.alternation import Endings, any_of

__all__ = ["is_background", "is_occasion", "own_dates", "within"]


def within(reading: Reading, start: int, end: int) -> Sequence[Mention]:
    """The mentions that begin in a stretch."""
    mentions = reading.mentions
    return mentions[bisect_left(mentions, start, key=lambda m: m.start) : bisect_left(mentions, end, key=lambda m: m.start)]


def is_background(reading: Reading, m: Mention, start: int) -> bool:
    """Whether the words before a date make it that of a letter, a decision, a founding, a deadline, and not of what was done."""
    text, words = reading.text, _background(reading.knowledge)
    # The mention may take in "วันที่", which the cue may end with: "ลงวันที่ 5".
    day = _DIGIT.search(text, m.start, m.end)
    for end in {m.start, day.start() if day else m.start}:
        cue = text[max(start, end - _CUE) : end].rstrip(" (")
        if words.cues.end(cue) and not words.no_cues.end(cue):
            return True
    lead = text[max(start, m.start - _LEAD) : m.start]
    for word in words.refers:
        if word in lead:
            return words.earlier.search(lead) is not None
    return False


def is_occasion(reading: Reading, m: Mention, start: int) -> bool:
    """Whether the words before a date make it that of the occasion for which something was done: "เนื่องในวันแม่ 12 สิงหาคม 2565"."""
    day = _DIGIT.search(reading.text, m.start, m.end)
    end = day.start() if day else m.start
    return _background(reading.knowledge).occasion.search(reading.text, max(start, end - _OCCASION), end) is not None


_DIGIT = re.compile(r"\d")
_CUE, _LEAD = 48, 120  # letters before a date in which a cue stands, in which a clause begins that refers to what was before
_OCCASION = 160  # letters before a date in which it is told what is celebrated then


@dataclass(frozen=True, slots=True)
class _Background:
    """The words of the lexicon, prepared. ``earlier`` finds, at the end of what is before a date, that something there ``refers`` to a
    decision or an event of that day, ``occasion`` that something is celebrated.
    """

    cues: Endings
    no_cues: Endings
    refers: tuple[str, ...]
    earlier: re.Pattern[str]
    occasion: re.Pattern[str]


@cache
def _background(knowledge: Knowledge) -> _Background:
    words = knowledge.lexicon("activities")["dates"]
    same_clause = rf"(?:(?!{any_of(words['other_clause'])})[^\n]){{0,60}}$"
    celebrated = rf"(?:(?!{any_of((*words['other_clause'], *words['own_day']))})[^\n]){{0,{_OCCASION}}}\Z"
    after, follows = any_of(words["after"]), any_of(words["refers"])
    return _Background(
        cues=Endings(words["background"]),
        no_cues=Endings(words["no_background"]),
        refers=(*words["refers"], *words["after"]),
        earlier=re.compile(rf"(?:{after}){same_clause}|(?:{follows})[^\n]{{0,60}}?(?:{any_of(words['decisions'])}){same_clause}"),
        occasion=re.compile(f"(?:{any_of(words['occasion'])}){celebrated}"),
    )


def own_dates(reading: Reading, mentions: Sequence[Mention], start: int) -> list[Mention]:
    """The dates of the activity itself: days and months if there are any. Where all are background, as the day on which a cancelled one
    would have been, or that of what is celebrated, they are its dates after all.
    """
    dates = [m for m in mentions if isinstance(m.value, DateValue)]
    own = [m for m in dates if not is_background(reading, m, start)] or dates
    own = [m for m in own if not is_occasion(reading, m, start)] or own
    return [m for m in own if _is_fine(m)] or own


def _is_fine(m: Mention) -> bool:
    return isinstance(m.value, DateValue) and m.value.precision in ("day", "month")
