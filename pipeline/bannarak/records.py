"""What Bannarak returns: mentions with typed values, sections, activities, findings. Never changed; no behaviour of their own.

Values keep what was written beside what it means; a guess is marked (``inferred``, ``ambiguous``); an impossible value keeps
its parts and has no calendar day. Field names are those of the JSON document object.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, TypeVar, dataclass_transform

from bannarak.document import Document

__all__ = [
    "Activity",
    "CountValue",
    "DateValue",
    "EvidenceValue",
    "Finding",
    "InstitutionValue",
    "Mention",
    "Precision",
    "Problem",
    "Profile",
    "Record",
    "Related",
    "Role",
    "Section",
    "SectionStyle",
    "TimeValue",
    "Value",
]

_Class = TypeVar("_Class")


@dataclass_transform(frozen_default=True)
def record(cls: type[_Class]) -> type[_Class]:
    """A dataclass whose objects are never changed. The type checker sees to that: to bar it at run time would make each of the hundreds
    of objects of a document five times as slow to create.
    """
    return dataclass(slots=True, unsafe_hash=True)(cls)


Precision = Literal["day", "month", "year", "quarter", "fiscal_year", "academic_year"]
Approx = Literal["exact", "about", "over", "under"]


@record
class DateValue:
    """A calendar interval as written.

    ``start`` and ``end`` are inclusive Gregorian days; a range written backwards keeps its order, so ``start`` is then later than ``end``.
    Both are None if a day does not exist ("31 กันยายน 2564", a range with one such end). ``first`` and ``last`` are the written (Gregorian
    year, month, day) of both ends as numbers, None for a part that was not written: they tell what an impossible date says. Days of the
    lunar calendar and days of an unknown year make no mention at all.

    ``weekday`` (``weekday_end`` for the other end of a range) is the stated one, ISO 1 Monday to 7 Sunday. ``era`` is the era word as
    written (BE for พ.ศ., CE for ค.ศ.), None without one; where it contradicts the year ("พ.ศ. 2021"), the value of the year decides what
    it means. ``year_written`` is the year's number as it stands (2564, 64, 2021). ``inferred``: the year, or for "วันเสาร์ที่ 13" the month
    too, comes from the context. ``ambiguous``: figures that could mean another day or another era (3/4/65, 8 Sep 09).
    """

    start: date | None
    end: date | None
    precision: Precision
    weekday: int | None = None
    weekday_end: int | None = None
    era: Literal["BE", "CE"] | None = None
    inferred: bool = False
    ambiguous: bool = False
    year_written: int | None = None
    first: tuple[int | None, int | None, int | None] = (None, None, None)
    last: tuple[int | None, int | None, int | None] = (None, None, None)


@record
class TimeValue:
    """Clock times "HH:MM" on the 24-hour clock; ``end`` is None for a single time, and earlier than ``start`` where it is so written.

    ``day`` is the day the time belongs to: of the date beside it, else of the last one before it on the same line.
    """

    start: str
    end: str | None = None
    day: date | None = None


@record
class CountValue:
    """A number of people or of institutions. ``of`` is what is counted as written; ``total`` for รวม, รวมทั้งสิ้น."""

    n: int
    n_max: int | None = None
    approx: Approx = "exact"
    per: bool = False
    of: str | None = None
    total: bool = False


@record
class InstitutionValue:
    """A named organisation. ``name`` is canonical, ``id`` and ``parent`` are registry ids or None, ``score`` 0 to 1.

    ``apart`` is what tells it from others of its name in other documents: a province, empty if only the document does, None if nothing has
    to. It is for the dataset and no part of the JSON value.
    """

    name: str
    type: str
    id: str | None = None
    score: float = 0.0
    parent: str | None = None
    apart: str | None = field(default=None, metadata={"inner": True})


@record
class EvidenceValue:
    """An evidence code with Arabic digits as written; ``indicator`` and ``sequence`` are normalised for comparing.

    ``code`` is empty for a slot left unfilled, "()". ``category`` is the prefix of "8-8.1-01" as written, ``item`` the sub-item of
    "1.1.1(2)-1", ``pages`` the first and last page named with the code. ``relative``: the indicator is that of the section around.
    ``alternative`` is the other reading (indicator, sequence) of a code that the edition of the standard decides. ``between`` are the
    sequences that a range ("7.1-1 ถึง 7.1-4") covers between this code, its last, and the one before.
    """

    code: str
    role: Literal["citation", "listing"]
    file: str | None = None
    indicator: str | None = None
    sequence: str | None = None
    category: str | None = None
    item: str | None = None
    pages: tuple[int, int] | None = None
    relative: bool = False
    alternative: tuple[str, str | None] | None = None
    between: tuple[str, ...] = ()


SectionStyle = Literal[
    "category", "issue", "indicator", "item", "dotted", "1.", "1)", "(1)", "ก.", "ก)", "(ก)", "bullet", "heading", "evidence"
]
Value = DateValue | TimeValue | CountValue | InstitutionValue | EvidenceValue


@record
class Mention:
    """A span of the text and what it means. Extractors leave ``id``, ``text`` and ``page`` to the pipeline."""

    label: Literal["date", "time", "participants", "institution_count", "institution", "evidence"]
    start: int
    end: int
    value: Value
    id: str = ""
    text: str = ""
    page: int | None = None
    bbox: tuple[float, float, float, float] | None = None


@record
class Section:
    """A heading or numbered item with all that belongs to it: ``start`` to ``end`` includes its sub-sections.

    ``number`` has Arabic digits, without brackets and trailing dots ("7.1.1"); None for an unnumbered heading. ``style`` is how it is
    written: with a word before the number (category หมวด, issue ประเด็น, indicator ตัวชี้วัด, item ข้อ), as dotted number or simple item;
    "heading" has no number, "evidence" is such a heading above a list of evidence.
    """

    number: str | None
    title: str
    start: int
    end: int
    level: int
    page: int | None = None
    style: SectionStyle = "heading"


@record
class Role:
    """The part an institution plays in an activity; ``mention`` is the id of its mention."""

    mention: str
    role: Literal["organiser", "host", "partner", "participant"]


@record
class Activity:
    """One thing done: an item, a paragraph or a row. Mentions are named by their ids.

    ``participants`` are all numbers of people, ``total`` the one of them that sums up the others. ``roles`` says which part each
    institution plays, so far as the text says it.
    """

    id: str
    section: str | None
    title: str
    start: int
    end: int
    dates: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    institutions: tuple[str, ...] = ()
    organiser: str | None = None
    place: str | None = None
    evidence: tuple[str, ...] = ()
    total: str | None = None
    roles: tuple[Role, ...] = ()
    status: Literal["done", "planned", "postponed", "cancelled"] = "done"


@record
class Related:
    """The other place of a contradiction; ``path`` is None within the same document."""

    start: int
    end: int
    text: str
    path: str | None = None


@record
class Finding:
    """What does not add up. ``start`` is None for a finding about the document as a whole."""

    code: str
    name: str
    severity: Literal["error", "warning", "info"]
    start: int | None
    end: int | None
    text: str
    page: int | None
    message: str
    message_th: str
    expected: str | None = None
    related: tuple[Related, ...] = ()


@record
class Profile:
    """What the document says of itself. ``institution`` is the id of the mention that names whose document it is."""

    kind: Literal["report", "news", "other"]
    title: str
    published: date | None = None
    period: tuple[date, date] | None = None
    standard: str | None = None
    edition: str | None = None
    category: str | None = None
    institution: str | None = None


@record
class Record:
    """Everything known of one document.

    ``text`` is the text that all offsets count in: the normalised text up to and including the checks, ``document.text`` in what
    the pipeline hands out.
    """

    document: Document
    text: str
    profile: Profile
    mentions: tuple[Mention, ...]
    sections: tuple[Section, ...]
    activities: tuple[Activity, ...]
    findings: tuple[Finding, ...] = ()


@record
class Problem:
    """Why a source could not be read: where it failed, what is wrong, what to do. One line each, no traceback."""

    path: str
    stage: str
    reason: str
    advice: str
