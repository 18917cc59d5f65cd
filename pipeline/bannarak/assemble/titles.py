"""What an activity is called: the words that name it, without the day, the numbers and the code that a sentence tells with it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bannarak.assemble.days import is_background, within
from bannarak.extract.component import Reading
from bannarak.knowledge import Knowledge
from bannarak.records import DateValue, Mention
from bannarak.thai.alternation import any_of

__all__ = ["as_headline", "clause_title", "named_event", "presided_event", "whole_words"]

_LEAST, _MOST = 8, 120  # letters of a title
_PARAGRAPH = 300  # letters; a longer title is the first paragraph of a text without one
_OVER = 60  # letters that a title may be longer where a name stands at its end
_AFAR = 400  # letters of a sentence in which its event is named
_ENUMERATION = re.compile(r"\s*(?:[•▪*-]|[(]?[0-9๐-๙]{1,2}[.)])\s*")
_AT, _IN, _DOING = " ณ ", "ใน", "การ"
_QUOTED = re.compile(r"[“\"]([^“”\"\n]{8,110})[”\"]")


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of the lexicon, prepared."""

    opening: re.Pattern[str]
    tells: re.Pattern[str]
    turn: re.Pattern[str]
    stop: re.Pattern[str]
    rest: re.Pattern[str]
    counted: re.Pattern[str]
    held: re.Pattern[str]
    presides: re.Pattern[str]
    person: tuple[str, ...]
    given: re.Pattern[str]


@cache
def _prepared(knowledge: Knowledge) -> _Words:
    words = knowledge.lexicon("activities")["title"]
    turn = any_of((*knowledge.lexicon("activities")["several"]["turn"], *words["opens"]))
    return _Words(
        opening=re.compile(rf"[\s(]*(?:(?:{turn})\s*)?(?:(?:{any_of((*words['hanging'], *words['hanging_alone']))})\s*)*[\s(]*"),
        tells=re.compile(any_of(words["tells"])),
        turn=re.compile(rf"(?:{turn})(?:ยัง)?(?:ได้)?\s*"),
        stop=re.compile(rf"\n|{any_of(words['stop'])}"),
        rest=re.compile(
            rf"(?:\s*(?:[(\[,:;–-]|\s[0-9๐-๙]{{1,2}}\s*(?:,|และ)|[(\[][^()\[\]]*$|{any_of(words['hanging'])}|(?<!\S)(?:{any_of(words['hanging_alone'])})))+\s*$"
        ),
        counted=re.compile(rf"\s(?:{any_of(words['counted'])})"),
        held=re.compile(rf"(?<!ผู้)(?<!ผู้เข้า)(?:{any_of(words['held'])})\s?(?=(?:{any_of(words['names'])})(?!{any_of(words['no_name'])}))"),
        presides=re.compile(
            rf"(?:{any_of(words['presides'])})(?:ใน)?(?:การ)?(?:เปิด|ปิด)?\s?(?=(?:{any_of(words['names'])})(?!{any_of(words['no_name'])}))"
        ),
        person=tuple(words["person"]),
        given=re.compile(rf"\s(?:และ)?(?:{any_of(words['given'])})\s?\S+$"),
    )


def clause_title(reading: Reading, start: int, end: int, placed: bool = True, listed: bool = False) -> str | None:
    """The name of the activity that the words between ``start`` and ``end`` tell, up to the day, number of people or code behind it; None
    where they name none. A day that begins the clause is passed over. Unless ``placed``, the place is no part of the name. ``listed``: it
    stands in a list of events, whatever it is called.
    """
    words, text = _prepared(reading.knowledge), reading.text
    if mark := _ENUMERATION.match(text, start, end):
        start = mark.end()
    for m in within(reading, start, end):
        if m.start - start > _AFAR:
            return None
        if not _cuts(reading, m, start):
            continue
        if m.label in ("date", "time") and words.opening.fullmatch(text, start, m.start):
            start = m.end
            continue
        clause = text[start : _in_front(text, m)]
        told = (not placed and _told(clause.partition(_AT)[0], words, listed)) or _told(clause, words, listed)
        if told:
            return told
    return None


def _in_front(text: str, m: Mention) -> int:
    """Where the words before a mention end, without the "ใน" of "ในวันที่"."""
    return m.start - len(_IN) if m.label == "date" and text.startswith(_IN, m.start - len(_IN)) else m.start


def _beginning(pattern: re.Pattern[str], told: str) -> str:
    """``told`` without what ``pattern`` matches at its beginning."""
    mark = pattern.match(told)
    return told[mark.end() :] if mark else told


def _cuts(reading: Reading, m: Mention, start: int) -> bool:
    """Whether a mention is no part of a name: a day (a year may be), a number of people, a code."""
    if isinstance(m.value, DateValue):
        return m.value.precision in ("day", "month") and not is_background(reading, m, start)
    return m.label in ("time", "participants", "evidence")


def _told(clause: str, words: _Words, listed: bool) -> str | None:
    """A clause without the words that only lead to what follows, if it is short enough and names something done."""
    if counted := words.counted.search(clause):
        clause = clause[: counted.start()]
    told = " ".join(_beginning(words.turn, words.rest.sub("", clause).lstrip()).split())
    return told if _LEAST <= len(told) <= _MOST and (listed or words.tells.search(told) or told.startswith(_DOING)) else None


def named_event(reading: Reading, start: int, end: int) -> str | None:
    """The name of the event that a sentence says is held or joined."""
    held = _prepared(reading.knowledge).held.search(reading.text, start, min(end, start + _AFAR))
    return _name(reading, held.end(), min(end, start + _AFAR)) if held else None


def presided_event(reading: Reading, start: int, end: int, further: int) -> str | None:
    """The name of the event at which the person presides whom a headline names, whether it or its next line says so; None where it tells
    of something else.
    """
    words, text = _prepared(reading.knowledge), reading.text
    if not text.startswith(words.person, start):
        return None
    lead = words.presides.search(text, start, max(end, further))
    if lead is None or text[end : max(end, lead.start())].strip():
        return None
    return _name(reading, lead.end(), max(end, further))


def _name(reading: Reading, start: int, end: int) -> str | None:
    """The name of an event that begins at ``start``, as far as it goes; of a long one what stands in quotes."""
    words, text = _prepared(reading.knowledge), reading.text
    stop = next((_in_front(text, m) for m in within(reading, start, end) if _cuts(reading, m, start)), end)
    if cut := words.stop.search(text, start, stop):
        stop = cut.start()
    named = " ".join(words.rest.sub("", text[start:stop]).split())
    if len(named) > _MOST and (quoted := _QUOTED.search(named)):
        return quoted.group(1).strip()
    return named if _LEAST <= len(named) <= _MOST else None


def as_headline(reading: Reading, title: str) -> str:
    """``title``, or where it is a whole paragraph, in a text without a headline, what it tells of or its first words."""
    at = reading.text.find(title) if len(title) > _PARAGRAPH else -1
    if at < 0:
        return title
    stop = at + len(title)
    return clause_title(reading, at, stop, placed=False) or named_event(reading, at, stop) or whole_words(reading, at, stop)


def whole_words(reading: Reading, start: int, end: int) -> str:
    """The words from ``start`` on as far as a line holds them: cut in no day and no name, with nothing hanging at the end."""
    words, text = _prepared(reading.knowledge), reading.text
    limit = start + _MOST
    if end <= limit:
        return " ".join(text[start:end].split())
    over = [(m.start, m.end) for m in within(reading, start, limit) if m.end > limit]
    last = max((b for _, b in over), default=0)
    stop = last if over and last <= min(end, limit + _OVER) else min((a for a, _ in over), default=limit)
    stop = stop if over else text.rfind(" ", start, stop + 1)
    if stop < start + 40:
        stop = limit
    kept = text[start:stop] if over and stop == last else words.given.sub("", text[start:stop])
    return " ".join(words.rest.sub("", kept).split())
