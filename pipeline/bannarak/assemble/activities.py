"""Activities: what was done, when, where, with how many and by whom, and which evidence proves it.

Reports and lists of events give one for each unit (see :mod:`bannarak.assemble.units`), a news post gives its event.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bannarak.assemble.build import build, is_background, is_fine, status_of, within
from bannarak.assemble.events import news_event
from bannarak.assemble.units import Unit, report_units
from bannarak.extract.component import Reading
from bannarak.records import Activity, DateValue, Mention, Profile

__all__ = ["activities"]


def activities(reading: Reading, profile: Profile) -> tuple[Activity, ...]:
    """One activity for each thing the document says was done, is planned or was called off; in order, named a1, a2, ..."""
    if profile.kind == "news":
        event = news_event(reading, profile)
        found = [event] if event else []
    else:
        found = [_activity(reading, unit) for unit in report_units(reading)]
    return tuple(replace(activity, id=f"a{number}") for number, activity in enumerate(found, 1))


def _activity(reading: Reading, unit: Unit) -> Activity:
    mentions = within(reading, unit.start, unit.end)
    status = status_of(reading.text[unit.start : unit.end], reading.knowledge.lexicon("activities")["status"])
    return build(reading, unit, mentions, _dates(reading, mentions, unit.start), status)


def _dates(reading: Reading, mentions: Sequence[Mention], start: int) -> list[Mention]:
    """The dates of the activity itself: days and months if there are any, without those of its background."""
    dates = [m for m in mentions if isinstance(m.value, DateValue) and not is_background(reading, m, start)]
    return [m for m in dates if is_fine(m)] or dates
