"""Which dates are those of what was done, and which only its background."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from bannarak.extract.component import Reading
from bannarak.knowledge import Knowledge
from bannarak.records import DateValue, Mention
from bannarak.thai.alternation import Endings

__all__ = ["is_background", "own_dates", "within"]


def within(reading: Reading, start: int, end: int) -> Sequence[Mention]:
    """The mentions that begin in a stretch."""
    mentions = reading.mentions
    return mentions[bisect_left(mentions, start, key=lambda m: m.start) : bisect_left(mentions, end, key=lambda m: m.start)]


def is_background(reading: Reading, m: Mention, start: int) -> bool:
    """Whether the words before a date make it that of a letter, a founding, a deadline, and not of what was done."""
    words = _background(reading.knowledge)
    # The mention may take in "วันที่", which the cue may end with: "ลงวันที่ 5".
    day = _DIGIT.search(reading.text, m.start, m.end)
    ends = {m.start, day.start() if day else m.start}
    return any(words.end(reading.text[max(start, end - 48) : end].rstrip(" (")) for end in ends)


_DIGIT = re.compile(r"\d")


@cache
def _background(knowledge: Knowledge) -> Endings:
    return Endings(knowledge.lexicon("activities")["dates"]["background"])


def own_dates(reading: Reading, mentions: Sequence[Mention], start: int) -> list[Mention]:
    """The dates of the activity itself: days and months if there are any. Where all are background, as the day on which a cancelled one
    would have been, they are its dates after all.
    """
    dates = [m for m in mentions if isinstance(m.value, DateValue)]
    own = [m for m in dates if not is_background(reading, m, start)] or dates
    return [m for m in own if _is_fine(m)] or own


def _is_fine(m: Mention) -> bool:
    return isinstance(m.value, DateValue) and m.value.precision in ("day", "month")
