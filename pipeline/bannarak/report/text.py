"""Findings for a terminal: place, code, message, and the line with the span marked, as a good linter prints them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from bannarak.records import Finding, Record
from bannarak.report.place import Lines, excerpt, heading
from bannarak.report.words import WORDS, Language, message

__all__ = ["statistics_lines", "text_lines"]

_COLOURS = {"error": "31", "warning": "33", "info": "36"}


def text_lines(records: Iterable[Record], lang: Language = "th", colour: bool = False, unread: int = 0) -> Iterator[str]:
    """The lines of the report: a block for each finding, then how many of what, and how many files were ``unread``, so that these do not
    pass for sound.
    """
    words, counts, documents, read = WORDS[lang], Counter[str](), 0, 0
    for record in records:
        read += 1
        lines = Lines(record.text)
        documents += bool(record.findings)
        for finding in record.findings:
            counts[finding.severity] += 1
            yield from _block(record, lines, finding, lang, colour)
            yield ""
    if counts:
        parts = ", ".join(f"{words[severity]} {counts[severity]}" for severity in _COLOURS if counts[severity])
        yield f"{words['found'].format(n=counts.total(), documents=documents)} {parts}"
    elif read:
        yield words["none"]
    if unread:
        yield f"{words['unread']}: {unread}"


def statistics_lines(records: Iterable[Record], lang: Language = "th") -> Iterator[str]:
    """One line a rule: how often it fired, its code, severity and name; the most frequent first."""
    counts = Counter((f.code, f.severity, f.name) for record in records for f in record.findings)
    for (code, severity, name), n in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        yield f"{n:6}  {code}  {WORDS[lang][severity]}  {name}"


def _block(record: Record, lines: Lines, finding: Finding, lang: Language, colour: bool) -> Iterator[str]:
    def paint(code: str, text: str) -> str:
        return f"\033[{code}m{text}\033[0m" if colour else text

    hue = _COLOURS[finding.severity]
    severity = paint(hue, WORDS[lang][finding.severity])
    place = paint("1", _place(record, lines, finding.start, lang))
    yield f"{place}: {severity} {paint('1', finding.code)} {message(finding, lang)} [{finding.name}]"
    if finding.start is not None and finding.end is not None:
        yield from _marked(lines, finding.start, finding.end, "^", lambda mark: paint(hue, mark))
    for other in finding.related:
        where = f"{other.path}" if other.path else _place(record, lines, other.start, lang)
        yield f"  {WORDS[lang]['see']} {where}:"
        if other.path is None:
            yield from _marked(lines, other.start, other.end, "-", lambda mark: mark)
        elif other.text:
            yield f"    | {' '.join(other.text.split())}"
    if finding.expected:
        yield f"  {WORDS[lang]['expected']}: {finding.expected}"


def _marked(lines: Lines, start: int, end: int, mark: str, paint: Callable[[str], str]) -> Iterator[str]:
    part = excerpt(lines, start, end)
    yield f"    | {part.text}"
    yield f"    | {' ' * part.before}{paint(mark * part.marked)}"


def _place(record: Record, lines: Lines, start: int | None, lang: Language) -> str:
    """file:line:column, with the page where the format has pages, else with the heading where the lines are not those of the file."""
    path = record.document.path
    if start is None:
        return path
    line, column = lines.place(start)
    page = record.document.page_of(start)
    if page is not None:
        return f"{path}:{line}:{column} ({WORDS[lang]['page']} {page})"
    under = None if record.document.extractor == "text" else heading(record, start, lang)
    return f"{path}:{line}:{column}" if under is None else f"{path}:{line}:{column} ({WORDS[lang]['heading']}: {under})"
