"""A claim of the report against the text of its evidence. Only a contradiction counts: the same event with another day or number.

The claim that a code proves is the statement before it, up to the code before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from bannarak.checks.codes import Code
from bannarak.checks.proofs import Proofs, telling_words
from bannarak.checks.shared import of_some, once_a_record
from bannarak.knowledge import Knowledge
from bannarak.records import Activity, CountValue, DateValue, Mention, Record
from bannarak.thai.alternation import any_of

__all__ = ["Contradiction", "contradictions"]

_SHARED = 0.4  # of the longer words of the claim must stand in the evidence, else it may be about something else
_LONGEST = 600  # letters at the beginning of a claim that say what it is about
_FEW = 3  # words that a statement needs to say what it is about
_SLIP = timedelta(days=31)  # a day mistyped stays near; further off it is another event, or the day a letter was signed
_FACTOR = 3  # numbers further apart count different things
_NUMBERED = re.compile(r"[0-9๐-๙]{1,2}\.[0-9๐-๙]")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What the report says and what the evidence says instead."""

    claim: Mention
    proof: Mention


def contradictions(record: Record, code: Code, evidence: Record, knowledge: Knowledge) -> Iterator[Contradiction]:
    """Contradictions between the statement that ``code`` proves and ``evidence``."""
    activity = _citing(record, code)
    claim = _statement(record, activity, code, _idle(knowledge)) if activity else None
    if activity is None or claim is None or not _same_event(record, activity, claim, evidence):
        return
    proofs = Proofs(evidence, record.text[slice(*claim)], knowledge)
    if found := _day(_within(record, activity.dates, *claim), evidence, proofs):
        yield found
    if found := _people(record, _within(record, activity.participants, *claim), evidence, proofs):
        yield found


def _citing(record: Record, code: Code) -> Activity | None:
    """The activity that cites ``code``, the shortest if there are several."""
    citing = [activity for activity in record.activities if code.mention.id in activity.evidence]
    return min(citing, key=lambda activity: activity.end - activity.start, default=None)


def _statement(record: Record, activity: Activity, code: Code, idle: re.Pattern[str]) -> tuple[int, int] | None:
    """Where the statement stands that ``code`` proves: the whole activity where it cites nothing else. None where that is not certain,
    as where days and numbers follow the last code of a line.
    """
    text, groups = record.text, _groups(record, activity, idle)
    if len(groups) == 1:
        return activity.start, activity.end
    at = next(number for number, (start, end) in enumerate(groups) if start <= code.mention.start < end)
    start, (stop, end) = groups[at - 1][1] if at else activity.start, groups[at]
    line_end = text.find("\n", end, activity.end)
    line_end = activity.end if line_end < 0 else line_end
    following = groups[at + 1][0] if at + 1 < len(groups) else activity.end
    told = (*activity.dates, *activity.participants)
    if following >= line_end and any(_within(record, told, end, line_end)):
        return None
    line = text.find("\n", start, stop) if at else -1
    if line >= 0 and any(_within(record, told, start, line)):  # they belong to the code before
        start = line
    return start, stop


def _groups(record: Record, activity: Activity, idle: re.Pattern[str]) -> list[tuple[int, int]]:
    """The stretches of ``activity`` in which codes follow each other with nothing told between them."""
    groups: list[tuple[int, int]] = []
    for mention in _within(record, activity.evidence, activity.start, activity.end):
        if groups and not any(map(str.isalpha, idle.sub("", record.text[groups[-1][1] : mention.start]))):
            groups[-1] = groups[-1][0], mention.end
        else:
            groups.append((mention.start, mention.end))
    return groups


@cache
def _idle(knowledge: Knowledge) -> re.Pattern[str]:
    """Matches the words between two codes of one statement."""
    words = knowledge.lexicon("evidence")
    return re.compile(any_of(word for name in ("lead", "page", "scheme", "join", "through") for word in words[name]))


def _within(record: Record, identities: Sequence[str], start: int, end: int) -> list[Mention]:
    """Those of the mentions ``identities`` that begin in a stretch, in order."""
    by_id = _by_id(record, None)
    found = (by_id[identity] for identity in identities)
    return sorted((mention for mention in found if start <= mention.start < end), key=lambda mention: mention.start)


@once_a_record
def _by_id(record: Record, _: None) -> Mapping[str, Mention]:
    return {mention.id: mention for mention in record.mentions}


def _same_event(record: Record, activity: Activity, claim: tuple[int, int], evidence: Record) -> bool:
    start, end = claim
    words = telling_words(record.text[start : min(end, start + _LONGEST)])
    if len(words) < _FEW:  # "... มีผู้เข้าร่วม 45 คน (2.1-2)": the statement goes on with the one before
        words = telling_words(record.text[activity.start : min(end, activity.start + _LONGEST)])
    return bool(words) and sum(word in evidence.text for word in words) >= _SHARED * len(words)


def _day(claimed: Sequence[Mention], evidence: Record, proofs: Proofs) -> Contradiction | None:
    stated = [(mention, interval) for mention in claimed if (interval := _interval(mention))]
    proved = [(mention, interval) for mention in evidence.mentions if (interval := _interval(mention))]
    if len(stated) != 1 or not proved:
        return None
    claim, (start, end) = stated[0]
    if any(_agree((start, end), interval) for _, interval in proved):
        return None
    proved = [(mention, interval) for mention, interval in proved if proofs.day(mention)]
    events = {identity for activity in evidence.activities for identity in activity.dates}
    told = [(mention, interval) for mention, interval in proved if mention.id in events] or proved
    if len({interval for _, interval in told}) != 1:
        return None
    proof, (first, last) = told[0]
    same_day = (first.day, first.month) == (start.day, start.month) or (first.day, first.year) == (start.day, start.year)
    if same_day or min(abs(first - end), abs(start - last)) <= _SLIP:
        return Contradiction(claim, proof)
    return None


def _agree(one: tuple[date, date], other: tuple[date, date]) -> bool:
    """Whether two spans of days may be those of one event: some of the days of the longer, not as many days begun on another."""
    (start, end), (first, last) = one, other
    return first <= end and start <= last and (start == first or end - start != last - first)


def _interval(mention: Mention) -> tuple[date, date] | None:
    value = mention.value
    if isinstance(value, DateValue) and value.precision == "day" and value.start and value.end and not value.inferred:
        return value.start, value.end
    return None


def _people(record: Record, claimed: Sequence[Mention], evidence: Record, proofs: Proofs) -> Contradiction | None:
    stated = [(mention, value) for mention in map(_of_people, claimed) if (value := _number(mention))]
    proved = [(mention, value) for mention in evidence.mentions if (value := _number(mention))]
    if len(stated) != 1 or not proved or of_some(record.text, stated[0][0]):
        return None
    claim, value = stated[0]
    numbers = [other.n for _, other in proved]
    if value.n in numbers or value.n == sum(numbers) or any(value.n == sum(numbers) - n for n in numbers):
        return None
    whole = [(mention, other) for mention, other in proved if not of_some(evidence.text, mention)]
    alike = [(mention, other) for mention, other in whole if _same_people(value, other) and proofs.people(mention)]
    totals = [(mention, other) for mention, other in alike if other.total] or alike
    if len({other.n for _, other in totals}) != 1:
        return None
    proof, other = totals[0]
    near = value.n < other.n * _FACTOR and other.n < value.n * _FACTOR
    swapped = value.of is not None and value.of == other.of and sorted(str(value.n)) == sorted(str(other.n))  # 15 and 51
    return Contradiction(claim, proof) if near or swapped else None


def _number(mention: Mention) -> CountValue | None:
    value = mention.value
    exact = (
        isinstance(value, CountValue)
        and mention.label == "participants"
        and value.approx == "exact"
        and value.n_max is None
        and not value.per
    )
    return value if exact and isinstance(value, CountValue) else None


def _same_people(one: CountValue, other: CountValue) -> bool:
    """Whether both count the same group, as far as they name it."""
    return one.of is None or other.of is None or one.of in other.of or other.of in one.of


def _of_people(mention: Mention) -> Mention:
    """``mention`` without what it counts where that is the indicator at the head of its row."""
    value = mention.value
    if isinstance(value, CountValue) and _NUMBERED.match(value.of or ""):
        return replace(mention, value=replace(value, of=None))
    return mention
