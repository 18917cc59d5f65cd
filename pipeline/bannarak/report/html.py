"""Findings beside the text they are about, as one page that needs nothing else: no script, no network, ready to print."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from importlib.resources import files
from typing import Literal

from bannarak.knowledge import Rule
from bannarak.records import Finding, Problem, Record
from bannarak.report.place import Lines
from bannarak.report.problems import problem_text
from bannarak.report.words import WORDS, Language, message

__all__ = ["html_page"]

_SEVERITIES: tuple[Literal["error", "warning", "info"], ...] = ("error", "warning", "info")


def html_page(records: Iterable[Record], rules: Mapping[str, Rule], problems: Iterable[Problem] = (), lang: Language = "th") -> str:
    """The page: what could not be read, the documents with how much was found in each, then text and findings side by side."""
    return "".join(_page(list(records), rules, list(problems), lang))


def _page(records: list[Record], rules: Mapping[str, Rule], problems: list[Problem], lang: Language) -> Iterator[str]:
    words = WORDS[lang]
    css = files("bannarak.report").joinpath("page.css").read_text(encoding="utf-8")
    yield f'<!DOCTYPE html>\n<html lang="{lang}">\n<head>\n<meta charset="utf-8">\n'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{words['report']}</title>\n<style>\n{css}</style>\n</head>\n<body>\n"
    counts = Counter(finding.severity for record in records for finding in record.findings)
    total = ", ".join(f"{words[severity]} {counts[severity]}" for severity in _SEVERITIES if counts[severity])
    found = words["found"].format(n=counts.total(), documents=sum(bool(record.findings) for record in records))
    yield f'<header class="top"><h1>{words["report"]}</h1><p>{f"{found} {total}" if total else words["none"]}</p></header>\n'
    if problems:
        yield f'<section class="unread"><strong>{words["unread"]}</strong><ul>'
        yield from (f"<li>{escape(f'{p.path}: {problem_text(p, lang)}')}</li>" for p in problems)
        yield "</ul></section>\n"
    if len(records) > 1:
        yield '<ol class="index">'
        for number, record in enumerate(records, 1):
            name = escape(record.document.path)
            link = f'<a href="#d{number}">{name}</a>' if record.findings else name
            yield f'<li><span class="n">{len(record.findings) or "✓"}</span>{link}</li>'
        yield "</ol>\n"
    first = 1
    for number, record in enumerate(records, 1):
        if record.findings:
            yield from _document(record, number, first, rules, lang)
            first += len(record.findings)
    yield "</body>\n</html>\n"


def _document(record: Record, number: int, first: int, rules: Mapping[str, Rule], lang: Language) -> Iterator[str]:
    title = f"<small>{escape(record.profile.title)}</small>" if record.profile.title else ""
    yield f'<section class="document" id="d{number}">\n<h2>{escape(record.document.path)}{title}</h2>\n<div class="sides">\n'
    yield f'<div class="words">{"".join(_words(record, first, lang))}</div>\n<ol class="findings">\n'
    lines = Lines(record.text)
    for at, finding in enumerate(record.findings, first):
        yield from _card(record, lines, finding, at, rules, lang)
    yield "</ol>\n</div>\n</section>\n"


def _words(record: Record, first: int, lang: Language) -> Iterator[str]:
    """The text with marks. Spans may overlap, so it is cut at every edge and each piece carries the gravest mark over it."""
    text = record.text
    spans = [(f.start, f.end, _SEVERITIES.index(f.severity)) for f in record.findings if f.start is not None and f.end is not None]
    others = [(r.start, r.end, len(_SEVERITIES)) for f in record.findings for r in f.related if r.path is None]
    badges: dict[int, list[str]] = {}
    for number, finding in enumerate(record.findings, first):
        if finding.start is not None:
            badge = f'<a class="badge {finding.severity}" id="m{number}" href="#f{number}">{number}</a>'
            badges.setdefault(finding.start, []).append(badge)
    pages = {page.start: page.number for page in record.document.pages}
    opens: dict[int, list[int]] = {}
    closes: dict[int, list[int]] = {}
    for start, end, rank in spans + others:
        opens.setdefault(start, []).append(rank)
        closes.setdefault(end, []).append(rank)
    active: Counter[int] = Counter()
    edges = sorted({0, len(text), *opens, *closes, *(at for at in pages if at < len(text))})
    for at, until in zip(edges, [*edges[1:], len(text)], strict=True):
        active.subtract(closes.get(at, ()))
        active.update(opens.get(at, ()))
        if at in pages:
            yield f'<span class="page">{WORDS[lang]["page"]} {pages[at]}</span>'
        yield from badges.get(at, ())
        gravest = next((rank for rank in range(len(_SEVERITIES) + 1) if active[rank] > 0), None)
        piece = escape(text[at:until])
        if not piece:
            continue
        if gravest is None:
            yield piece
        elif gravest < len(_SEVERITIES):
            yield f'<mark class="{_SEVERITIES[gravest]}">{piece}</mark>'
        else:
            yield f'<span class="other">{piece}</span>'


def _card(record: Record, lines: Lines, finding: Finding, number: int, rules: Mapping[str, Rule], lang: Language) -> Iterator[str]:
    words = WORDS[lang]
    where = words["whole"] if finding.start is None else _where(record, lines, finding.start, lang)
    target = f"m{number}" if finding.start is not None else f"f{number}"
    yield f'<li class="card {finding.severity}" id="f{number}">'
    yield f'<p class="kind"><a class="badge {finding.severity}" href="#{target}">{number}</a> {words[finding.severity]} · '
    yield f"{finding.code} {escape(finding.name)} · {where}</p>"
    yield f'<p class="says">{escape(message(finding, lang))}</p>'
    if finding.text:
        yield f'<p><span class="quote">{escape(_short(finding.text))}</span></p>'
    if finding.expected:
        yield f'<p><span class="label">{words["expected"]}</span><span class="expected">{escape(finding.expected)}</span></p>'
    for other in finding.related:
        place = escape(other.path) if other.path else _where(record, lines, other.start, lang)
        yield f'<p><span class="label">{words["see"]} {place}</span><span class="quote">{escape(_short(other.text))}</span></p>'
    rule = rules[finding.code]
    yield f"<details><summary>{words['why']}</summary>{escape(rule.why_th if lang == 'th' else rule.why)}</details></li>\n"


def _where(record: Record, lines: Lines, offset: int, lang: Language) -> str:
    page = record.document.page_of(offset)
    key, value = ("line", lines.place(offset)[0]) if page is None else ("page", page)
    return f"{WORDS[lang][key]} {value}"


def _short(text: str, limit: int = 200) -> str:
    text = " ".join(text.split())
    return text if len(text) <= limit else f"{text[: limit // 2]} … {text[-limit // 2 :]}"
