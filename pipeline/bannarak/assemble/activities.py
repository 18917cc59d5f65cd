"""Activities: what was done, when, where, with how many and by whom, and which evidence proves it.

Reports and lists of events give one for each unit (see :mod:`bannarak.assemble.units`), a news post gives its event or events.
"""

from __future__ import annotations

from dataclasses import replace

from bannarak.assemble.build import build, status_of
from bannarak.assemble.days import own_dates, within
from bannarak.assemble.events import news_events
from bannarak.assemble.profile import is_paper, is_standing
from bannarak.assemble.titles import clause_title, whole_words
from bannarak.assemble.units import Unit, report_units
from bannarak.extract.component import Reading
from bannarak.records import Activity, Profile

__all__ = ["activities"]

_PLAN = "แผน"
_CUT = 100  # letters; a shorter title is no sentence that was cut
_HEAD = 12  # letters of a title by which its place is found


def activities(reading: Reading, profile: Profile) -> tuple[Activity, ...]:
    """One activity for each thing the document says was done, is planned or was called off; in order, named a1, a2, ..."""
    if profile.kind == "other" and is_standing(reading.knowledge, profile.title):
        return ()
    plan = profile.title.startswith(_PLAN)
    found = [] if profile.kind == "news" else [_activity(reading, unit, plan) for unit in report_units(reading)]
    if profile.kind == "news" or (profile.kind == "other" and not found and not is_paper(reading, profile)):
        found = news_events(reading, profile)
    return tuple(replace(activity, id=f"a{number}") for number, activity in enumerate(found, 1))


def _title(reading: Reading, unit: Unit) -> str:
    """The title of a unit; where that is a sentence that goes on with a day, a number or a code, the name of the activity before it."""
    at = reading.text.find(unit.title[:_HEAD], unit.start, unit.end) if unit.title else -1
    if at < 0:
        return unit.title
    line = reading.text.find("\n", at, unit.end)
    line = unit.end if line < 0 else line
    named = clause_title(reading, at, min(line, at + len(unit.title) + 1))
    cut = len(unit.title) >= _CUT and at + len(unit.title) + 1 < line
    return named or (whole_words(reading, at, line) if cut else unit.title)


def _activity(reading: Reading, unit: Unit, plan: bool) -> Activity:
    mentions = within(reading, unit.start, unit.end)
    unit = replace(unit, title=_title(reading, unit))
    status = status_of(reading.text[unit.start : unit.end], reading.knowledge, plan)
    return build(reading, unit, mentions, own_dates(reading, mentions, unit.start), status)
