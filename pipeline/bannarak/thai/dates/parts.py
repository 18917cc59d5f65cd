"""A chain of date parts joined by range words and list words: how the parts complete each other and which make one mention."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bannarak.thai.calendar import make_date, month_end
from bannarak.thai.dates.atoms import Era
from bannarak.thai.dates.model import FoundDate, Precision, ThaiDate

__all__ = ["Found", "Part", "complete", "groups", "mention"]

Found = tuple[list[FoundDate], int]
"""The mentions that a reader found and the offset behind them. Without mentions: up to there the same reader need not look again."""


@dataclass(slots=True)
class Part:
    """The figures of one part. ``joined`` is how it hangs on the part before: "", "to" or "list". ``year`` is Gregorian."""

    start: int
    end: int
    joined: str = ""
    day: int | None = None
    month: int | None = None
    year: int | None = None
    written: int | None = None
    era: Era | None = None
    weekday: int | None = None
    ambiguous: bool = False


def complete(parts: list[Part]) -> None:
    """Lend month and year of the right parts to the left ones that have none: "28 ธันวาคม - 3 มกราคม 2565" begins in 2564."""
    right = parts[-1]
    for left in parts[-2::-1]:
        own = left.month
        if own is None:
            left.month = right.month
        if left.year is None and right.year is not None:
            left.year = right.year - (own is not None and right.month is not None and own > right.month)
        right = left


def groups(text: str, parts: list[Part]) -> list[list[Part]]:
    """The parts of each mention: ranges together, the members of a list apart. "ระหว่าง A และ B" is a range too."""
    if len(parts) == 2 and parts[1].joined == "list":
        before = text[max(0, parts[0].start - 24) : parts[0].start].rstrip()
        if before.endswith("ระหว่าง") and "เทียบ" not in before:  # to compare two years is to name two
            return [parts]
    made: list[list[Part]] = []
    for part in parts:
        if part.joined == "to" and made:
            made[-1].append(part)
        else:
            made.append([part])
    return made


def mention(text: str, group: list[Part], precision: Precision) -> FoundDate:
    """One part, or the first and the last of a range, as a date expression."""
    first, last = group[0], group[-1]
    inferred = last.year is None and first.year is not None
    if inferred:  # "1 ตุลาคม 2564 - 31 มีนาคม": the year follows from the one that is written
        assert first.year is not None
        last.year = first.year + (last.month is not None and first.month is not None and last.month < first.month)
    start = _begin(first)
    end = _finish(last)
    if start is None or end is None:
        start = end = None
    return FoundDate(
        first.start,
        last.end,
        text[first.start : last.end],
        ThaiDate(
            start,
            end,
            precision,
            weekday=first.weekday,
            weekday_end=None if last is first else last.weekday,
            era=last.era or first.era,
            inferred=inferred,
            ambiguous=first.ambiguous or last.ambiguous,
            year_written=last.written or first.written,
            first=(first.year, first.month, first.day),
            last=(last.year, last.month, last.day),
        ),
    )


def _begin(part: Part) -> date | None:
    if part.year is None:
        return None
    return make_date(part.year, part.month or 1, 1 if part.day is None else part.day)


def _finish(part: Part) -> date | None:
    if part.year is None:
        return None
    if part.day is not None and part.month is not None:
        return make_date(part.year, part.month, part.day)
    return month_end(part.year, part.month) if part.month else date(part.year, 12, 31)
