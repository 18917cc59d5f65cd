"""A claim of the report against the text of its evidence. Only a contradiction counts: the same event with another day or number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bannarak.checks.codes import Code
from bannarak.records import Activity, CountValue, DateValue, Mention, Record
from bannarak.thai.tokens import tokenise

__all__ = ["Contradiction", "contradictions"]

_SHARED = 0.4  # of the longer words of the claim must stand in the evidence, else it may be about something else
_SLIP = timedelta(days=31)  # a day mistyped stays near; further off it is another event, or the day a letter was signed
_FACTOR = 3  # numbers further apart count different things


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What the report says and what the evidence says instead."""

    claim: Mention
    proof: Mention


def contradictions(record: Record, code: Code, evidence: Record) -> Iterator[Contradiction]:
    """Contradictions between the activity that cites ``code`` and ``evidence``."""
    activity = _citing(record, code)
    if activity is None or not _same_event(record, activity, evidence):
        return
    by_id = {mention.id: mention for mention in record.mentions}
    if found := _day([by_id[identity] for identity in activity.dates], evidence):
        yield found
    if found := _people([by_id[identity] for identity in activity.participants], evidence):
        yield found


def _citing(record: Record, code: Code) -> Activity | None:
    """The activity that cites ``code``, if it is the only code there or the only activity: else the claim is not certain."""
    citing = [activity for activity in record.activities if code.mention.id in activity.evidence]
    return min(citing, key=lambda activity: activity.end - activity.start, default=None)


def _same_event(record: Record, activity: Activity, evidence: Record) -> bool:
    claim = {word for word in tokenise(record.text[activity.start : min(activity.end, activity.start + 600)]) if len(word) >= 4}
    claim = {word for word in claim if "ก" <= word[0] <= "ฮ" or "เ" <= word[0] <= "ไ"}
    return bool(claim) and sum(word in evidence.text for word in claim) >= _SHARED * len(claim)


def _day(claimed: Sequence[Mention], evidence: Record) -> Contradiction | None:
    stated = [(mention, interval) for mention in claimed if (interval := _interval(mention))]
    proved = [(mention, interval) for mention in evidence.mentions if (interval := _interval(mention))]
    if len(stated) != 1 or not proved:
        return None
    claim, (start, end) = stated[0]
    if any(first <= end and start <= last for _, (first, last) in proved):
        return None
    events = {identity for activity in evidence.activities for identity in activity.dates}
    told = [(mention, interval) for mention, interval in proved if mention.id in events] or proved
    if len({interval for _, interval in told}) != 1:
        return None
    proof, (first, last) = told[0]
    same_day = (first.day, first.month) == (start.day, start.month) or (first.day, first.year) == (start.day, start.year)
    if same_day or min(abs(first - end), abs(start - last)) <= _SLIP:
        return Contradiction(claim, proof)
    return None


def _interval(mention: Mention) -> tuple[date, date] | None:
    value = mention.value
    if isinstance(value, DateValue) and value.precision == "day" and value.start and value.end and not value.inferred:
        return value.start, value.end
    return None


def _people(claimed: Sequence[Mention], evidence: Record) -> Contradiction | None:
    stated = [(mention, value) for mention in claimed if (value := _number(mention))]
    proved = [(mention, value) for mention in evidence.mentions if (value := _number(mention))]
    if len(stated) != 1 or not proved:
        return None
    claim, value = stated[0]
    numbers = [other.n for _, other in proved]
    if value.n in numbers or value.n == sum(numbers) or any(value.n == sum(numbers) - n for n in numbers):
        return None
    alike = [(mention, other) for mention, other in proved if _same_people(value, other)]
    totals = [(mention, other) for mention, other in alike if other.total] or alike
    if len({other.n for _, other in totals}) != 1:
        return None
    proof, other = totals[0]
    return Contradiction(claim, proof) if value.n < other.n * _FACTOR and other.n < value.n * _FACTOR else None


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
