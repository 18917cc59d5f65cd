"""Documents through the stages: normalise, extract, assemble, check; then back to the text as it was read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, partial
from time import perf_counter

from bannarak.assemble import activities, as_headline, profile
from bannarak.checks import load_checks
from bannarak.checks.folder import Folder
from bannarak.checks.rule import Setting, findings
from bannarak.document import Document, Span, Table
from bannarak.extract import COMPONENTS
from bannarak.extract.component import Reading, extract
from bannarak.extract.institutions.broken import broken_names
from bannarak.knowledge import Knowledge
from bannarak.records import Activity, Finding, Mention, Profile, Record, Section
from bannarak.thai.editmap import Edited, apply
from bannarak.thai.literals import Literals
from bannarak.thai.marks import normalise
from bannarak.thai.repair import may_be_damaged, mended
from bannarak.thai.repair_habits import learn
from bannarak.thai.wrapped import joints

__all__ = ["Analyser", "Work", "analyser"]


@dataclass(slots=True)
class Work:
    """A document on its way: what each stage leaves for the next. ``seconds`` are those that it took, ``error`` what ended it."""

    document: Document
    period: tuple[date, date] | None = None
    evidence: Folder | None = None
    edited: Edited = field(init=False)
    intact: bool = False
    reading: Reading = field(init=False)
    profile: Profile = field(init=False)
    record: Record = field(init=False)
    seconds: float = 0.0
    error: Exception | None = None


_REPAIRED = ("pdf", "ocr")  # whose reader has repaired the text already and made paragraphs of its lines


class Analyser:
    """The stages, loaded once and applied to any number of documents."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        load_checks()
        extraction = [partial(_extract, name) for name in COMPONENTS]
        behind = (_name, _profile, _assemble, _check, _head, _restore)
        self.stages: tuple[Callable[[Work], None], ...] = (self._normalise, *extraction, *behind)

    def __call__(self, document: Document, period: tuple[date, date] | None = None, evidence: Folder | None = None) -> Record:
        """The record of ``document``; ``period`` is the reporting period and ``evidence`` the evidence folder if the user names them."""
        work = Work(document, period, evidence)
        for stage in self.stages:
            stage(work)
        return work.record

    def many(self, documents: Sequence[Document], period: tuple[date, date] | None = None) -> list[tuple[Record | Exception, float]]:
        """What each of the documents gives, its record or the error that ended its analysis, and the seconds it took.

        They go through the stages together: a stage that stays in the processor's cache for all of them is a tenth faster.
        """
        works = [Work(document, period) for document in documents]
        for stage in self.stages:
            for work in works:
                if work.error is None:
                    start = perf_counter()
                    try:
                        stage(work)
                    except Exception as error:
                        work.error = error
                    work.seconds += perf_counter() - start
        return [(work.error or work.record, work.seconds) for work in works]

    def _normalise(self, work: Work) -> None:
        document = work.document
        edited = normalise(document.text)
        literals = Literals(edited.text)
        damaged = may_be_damaged(literals)
        if document.extractor not in _REPAIRED:
            if damaged:
                edited, _ = mended(document.text, learn(document.text))
            if ends := joints(edited.text):
                edited = edited.then(apply(edited.text, ends))
        if ends := list(broken_names(edited.text, self.knowledge)):
            edited = edited.then(apply(edited.text, ends))
        work.edited, work.intact = edited, not damaged
        work.reading = Reading(
            edited.text,
            self.knowledge,
            title=document.title,
            published=document.published,
            tables=tuple(_table(edited, table) for table in document.tables),
            headings=tuple((level, Span(*edited.forward(s.start, s.end))) for level, s in document.headings),
        )
        if literals.text is edited.text:  # neither mended nor joined since
            work.reading.literals = literals


@cache
def analyser(knowledge: Knowledge) -> Analyser:
    """The one analyser of this process for ``knowledge``."""
    return Analyser(knowledge)


def _table(edited: Edited, table: Table) -> Table:
    return Table(tuple(tuple(Span(*edited.forward(c.start, c.end)) for c in row) for row in table.rows))


def _extract(component: str, work: Work) -> None:
    extract(work.reading, (component,))


def _name(work: Work) -> None:
    """Put the mentions in order and give them their ids and texts."""
    reading = work.reading
    ordered = sorted(reading.mentions, key=lambda m: (m.start, m.end, m.label))
    # The constructor and not replace(), here and below: documents have a hundred mentions, and replace() takes five times as long.
    reading.mentions = [Mention(m.label, m.start, m.end, m.value, f"m{i}", reading.text[m.start : m.end]) for i, m in enumerate(ordered, 1)]


def _profile(work: Work) -> None:
    work.profile = profile(work.reading)


def _assemble(work: Work) -> None:
    reading, edited = work.reading, work.edited
    broken = tuple(Span(*edited.forward(s.start, s.end)) for s in work.document.broken)
    work.record = Record(
        document=replace(work.document, broken=broken) if broken else work.document,
        text=reading.text,
        profile=work.profile,
        mentions=tuple(reading.mentions),
        sections=tuple(reading.sections),
        activities=activities(reading, work.profile),
    )


def _check(work: Work) -> None:
    reading = work.reading
    setting = Setting(
        reading.knowledge,
        reading.words,
        reading.literals,
        reading.figures,
        reading.arabic,
        work.period,
        reading.grids,
        work.evidence,
        work.intact,
    )
    found = findings(work.record, setting)
    work.record = replace(work.record, document=work.document, findings=found)


def _head(work: Work) -> None:
    """Shorten a title that is a paragraph: behind the checks, which look for the title in the text."""
    title = as_headline(work.reading, work.profile.title)
    if title != work.profile.title:
        work.record = replace(work.record, profile=replace(work.profile, title=title))


def _restore(work: Work) -> None:
    work.record = _led_back(work.record, work.edited)


def _led_back(record: Record, edited: Edited) -> Record:
    """The record with every span led back to the document's own text, and its page."""
    document, text = record.document, record.document.text
    paged = bool(document.pages or document.places)
    if not paged and edited.in_place:
        return _with_text(record, text) if edited.text != text else record

    def mention(m: Mention) -> Mention:
        start, end = _shown(edited, text, m.start, m.end)
        if not paged:
            return Mention(m.label, start, end, m.value, m.id, text[start:end])
        return Mention(m.label, start, end, m.value, m.id, text[start:end], document.page_of(start), document.box_of(start, end))

    def section(s: Section) -> Section:
        start, end = edited.back(s.start, s.end)
        return replace(s, start=start, end=end, page=document.page_of(start))

    def activity(a: Activity) -> Activity:
        start, end = edited.back(a.start, a.end)
        return replace(a, start=start, end=end)

    def finding(f: Finding) -> Finding:
        related = []
        for r in f.related:
            start, end = _shown(edited, text, r.start, r.end) if r.path is None else (r.start, r.end)
            related.append(replace(r, start=start, end=end, text=text[start:end] if r.path is None else r.text))
        if f.start is None or f.end is None:
            return replace(f, related=tuple(related))
        start, end = _shown(edited, text, f.start, f.end)
        return replace(f, start=start, end=end, text=text[start:end], page=document.page_of(start), related=tuple(related))

    return Record(
        document=document,
        text=text,
        profile=record.profile,
        mentions=tuple(map(mention, record.mentions)),
        sections=tuple(map(section, record.sections)),
        activities=tuple(map(activity, record.activities)),
        findings=tuple(map(finding, record.findings)),
    )


def _shown(edited: Edited, text: str, start: int, end: int) -> tuple[int, int]:
    """The span of ``text`` that became ``start`` to ``end``, without blanks that only the repair of a letter brought to its edges."""
    first, last = edited.back(start, end)
    shown = text[first:last]
    return (first + len(shown) - len(shown.lstrip()), first + len(shown.rstrip())) if shown.strip() else (first, last)


def _with_text(record: Record, text: str) -> Record:
    """The record with what its spans show taken from ``text``, which differs from its own in single characters only."""

    def mention(m: Mention) -> Mention:
        shown = text[m.start : m.end]
        return m if shown == m.text else Mention(m.label, m.start, m.end, m.value, m.id, shown)

    def finding(f: Finding) -> Finding:
        related = tuple(replace(r, text=text[r.start : r.end]) if r.path is None else r for r in f.related)
        return replace(f, text="" if f.start is None else text[f.start : f.end], related=related)

    return replace(record, text=text, mentions=tuple(map(mention, record.mentions)), findings=tuple(map(finding, record.findings)))
