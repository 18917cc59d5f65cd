"""How a check is declared and run, and how its hits become findings in both languages.

A check is a generator over a Record that yields hits. It never words anything: the catalogue's templates do, filled with the hit's
parameters, so that every language says the same thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from bannarak.checks.folder import Folder
from bannarak.checks.shared import by_kind
from bannarak.document import Table
from bannarak.knowledge import Knowledge, Rule
from bannarak.records import Finding, Record, Related
from bannarak.thai.calendar import format_date, weekday_name
from bannarak.thai.literals import Literals
from bannarak.thai.tokens import Words

__all__ = ["Hit", "Setting", "Weekday", "Wording", "check", "findings"]


class Weekday(int):
    """An ISO weekday, 1 Monday to 7 Sunday, as a parameter of a message."""


class Wording(NamedTuple):
    """A parameter of a message that is worded differently in the two languages."""

    th: str
    en: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where a rule fires. ``start`` None: about the document as a whole.

    ``params`` fill the message templates; dates, Weekdays and Wordings are written in the language of the message.
    ``related`` are spans of the same text, or places in other files.
    ``expected`` is what should stand there, as it should be written in Thai.
    """

    start: int | None
    end: int | None
    params: Mapping[str, object] = field(default_factory=dict)
    expected: str | None = None
    related: tuple[tuple[int, int] | Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What a check may know beside the record: the knowledge; of the text its words, its fixed strings, its runs of figures (start and
    length), itself with Arabic figures only, and its tables.

    ``period`` and ``evidence`` are the reporting period and the evidence folder, if the user names them. ``intact``: nothing in the
    text looked as if marks had been torn from their letters.
    """

    knowledge: Knowledge
    words: Words
    literals: Literals
    figures: Sequence[tuple[int, int]]
    arabic: str
    period: tuple[date, date] | None = None
    tables: Sequence[Table] = ()
    evidence: Folder | None = None
    intact: bool = False


Check = Callable[[Record, Setting], Iterable[Hit]]
_CHECKS: dict[str, tuple[Check, type | None]] = {}  # in the order of the codes


def check(code: str, about: type | None = None) -> Callable[[Check], Check]:
    """Declare the function that implements the rule ``code``. A rule ``about`` a kind of value is not asked of a record without any."""

    def register(function: Check) -> Check:
        if code in _CHECKS:
            raise ValueError(f"two checks for {code}")
        _CHECKS[code] = function, about
        ordered = sorted(_CHECKS.items())
        _CHECKS.clear()
        _CHECKS.update(ordered)
        return function

    return register


def findings(record: Record, setting: Setting) -> tuple[Finding, ...]:
    """All findings of all rules, in the order of the text, those about the whole document first; each reported once."""
    found: set[tuple[str, int | None, int | None]] = set()
    result: list[Finding] = []
    kinds = by_kind(record)
    for code, (function, about) in _CHECKS.items():
        if about is not None and about not in kinds:
            continue
        for hit in function(record, setting):
            key = (code, hit.start, hit.end)
            if key not in found:
                found.add(key)
                result.append(_finding(setting.knowledge.rules[code], hit, record.text))
    result.sort(key=lambda f: (-1 if f.start is None else f.start, f.end or 0, f.code))
    return tuple(result)


def _finding(rule: Rule, hit: Hit, text: str) -> Finding:
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        start=hit.start,
        end=hit.end,
        text="" if hit.start is None else text[hit.start : hit.end],
        page=None,
        message=rule.message.format_map(_worded(hit.params, "en")),
        message_th=rule.message_th.format_map(_worded(hit.params, "th")),
        expected=hit.expected,
        related=tuple(r if isinstance(r, Related) else Related(*r, text[slice(*r)]) for r in hit.related),
    )


def worded(
    rule: Rule,
    params: Mapping[str, object],
    *,
    start: int | None = None,
    end: int | None = None,
    page: int | None = None,
    text: str = "",
    related: tuple[Related, ...] = (),
) -> Finding:
    """A finding that does not come from the text of one record, worded by the catalogue."""
    english, thai = rule.message.format_map(_worded(params, "en")), rule.message_th.format_map(_worded(params, "th"))
    return Finding(rule.code, rule.name, rule.severity, start, end, text, page, english, thai, None, related)


def _worded(params: Mapping[str, object], lang: str) -> dict[str, object]:
    def word(value: object) -> object:
        if isinstance(value, Weekday):
            return weekday_name(int(value), lang)
        if isinstance(value, Wording):
            return value.th if lang == "th" else value.en
        if isinstance(value, date):
            return format_date(value, lang)
        if isinstance(value, int):
            return f"{value:,}"
        return value

    return {name: word(value) for name, value in params.items()}
