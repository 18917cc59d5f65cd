"""Activities: what was done, when, where, with how many and by whom, and which evidence proves it.

Reports and lists of events give one for each unit (see :mod:`bannarak.assemble.units`), a news post gives its event.
"""

from __future__ import annotations

from dataclasses import replace

from bannarak.assemble.build import build, status_of, within
from bannarak.assemble.days import own_dates
from bannarak.assemble.events import news_event
from bannarak.assemble.profile import is_paper
from bannarak.assemble.units import Unit, report_units
from bannarak.extract.component import Reading
from bannarak.records import Activity, Profile

__all__ = ["activities"]


def activities(reading: Reading, profile: Profile) -> tuple[Activity, ...]:
    """One activity for each thing the document says was done, is planned or was called off; in order, named a1, a2, ..."""
    found = [] if profile.kind == "news" else [_activity(reading, unit) for unit in report_units(reading)]
    if profile.kind == "news" or (profile.kind == "other" and not found and not is_paper(reading, profile)):
        event = news_event(reading, profile)
        found = [event] if event else []
    return tuple(replace(activity, id=f"a{number}") for number, activity in enumerate(found, 1))


def _activity(reading: Reading, unit: Unit) -> Activity:
    mentions = within(reading, unit.start, unit.end)
    status = status_of(reading.text[unit.start : unit.end], reading.knowledge)
    return build(reading, unit, mentions, own_dates(reading, mentions, unit.start), status)
