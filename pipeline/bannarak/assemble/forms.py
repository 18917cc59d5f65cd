"""Lines that together tell of one activity: a form ("วัน/เดือน/ปี ...", "สถานที่ ..."), a name with its day and place on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from bannarak.assemble.days import within
from bannarak.extract.component import Reading
from bannarak.knowledge import Knowledge
from bannarak.thai.alternation import any_of

__all__ = ["Block", "blocks"]

_LINE = 120  # letters; a longer line is a paragraph
_NUMBERED = "ครั้งที่"  # of a meeting, which the line above names
_LINES = 20  # of a form
_BESIDE = 24  # letters beside a day on a line of its own
_PLACE = re.compile(r"\s*ณ\s*[^\s]")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or lines that tell of one activity with its name."""

    start: int
    end: int
    title: str | None = None


@cache
def _labels(knowledge: Knowledge) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Match a label at the beginning of a line, and one behind which the name of the activity stands."""
    words = knowledge.lexicon("activities")["form"]
    return (
        re.compile(rf"[ \t]*(?:{any_of(words['labels'])})[ \t]*(?::|(?=[ \t]|[0-9๐-๙]|$))"),
        re.compile(rf"[ \t]*(?:{any_of(words['names'])})(?:[ \t]*:[ \t]*|[ \t]+)(?=\S)"),
    )


def blocks(reading: Reading, parts: Sequence[tuple[int, int]]) -> Iterator[Block]:
    """The paragraphs ``parts``, those that are lines of one activity joined."""
    at = 0
    while at < len(parts):
        last = _last_line(reading, parts, at)
        if last > at + 1 or (last == at + 1 and _labelled(reading, parts[at])):
            block = _joined(reading, parts[at : last + 1])
            numbered = at and block.title and block.title.startswith(_NUMBERED)
            yield replace(block, title=f"{reading.text[slice(*parts[at - 1])].strip()} {block.title}") if numbered else block
            at = last + 1
        else:
            yield Block(*parts[at])
            at += 1


def _last_line(reading: Reading, parts: Sequence[tuple[int, int]], first: int) -> int:
    """The last of the lines that go on with what the line ``first`` names; itself where it is no name or none does."""
    start, end = parts[first]
    if end - start > _LINE or (_tells_day(reading, start, end) and not _labelled(reading, parts[first])):
        return first
    dated, last = _tells_day(reading, start, end), first
    for at in range(first + 1, min(len(parts), first + _LINES)):
        start, end = parts[at]
        if end - start > _LINE or reading.text[parts[at - 1][1] : start].count("\n") != 1:
            break
        day = _tells_day(reading, start, end)
        if (day and dated) or not (
            _labelled(reading, parts[at]) or _PLACE.match(reading.text, start, end) or (day and _alone(reading, start, end))
        ):
            break
        if _names(reading, start, end) and at > first + 1:
            break  # the next form
        dated |= day
        last = at
    return last if dated else first


def _labelled(reading: Reading, part: tuple[int, int]) -> bool:
    return _labels(reading.knowledge)[0].match(reading.text, *part) is not None


def _names(reading: Reading, start: int, end: int) -> re.Match[str] | None:
    return _labels(reading.knowledge)[1].match(reading.text, start, end)


def _tells_day(reading: Reading, start: int, end: int) -> bool:
    return any(m.label == "date" for m in within(reading, start, end))


def _alone(reading: Reading, start: int, end: int) -> bool:
    """Whether a line holds little but days and times."""
    told = sum(min(m.end, end) - m.start for m in within(reading, start, end) if m.label in ("date", "time"))
    return len(reading.text[start:end].strip()) - told <= _BESIDE


def _joined(reading: Reading, lines: Sequence[tuple[int, int]]) -> Block:
    """The block of some lines, called what a line with such a label says, else as its first line does."""
    text = reading.text
    named = next((text[m.end() : end] for start, end in lines if (m := _names(reading, start, end))), text[slice(*lines[0])])
    return Block(lines[0][0], lines[-1][1], " ".join(named.split()))
