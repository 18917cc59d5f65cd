"""What a headline counts besides people and days, against the body: things, teams, awards, sums of money; which time it is, shares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from bannarak.checks.quantities import PERCENT, TEAMS, Quantity, quantities, things
from bannarak.checks.rule import Hit, Setting
from bannarak.checks.shared import valued_between
from bannarak.knowledge import Knowledge
from bannarak.records import InstitutionValue, Record
from bannarak.thai.alternation import any_of

__all__ = ["is_first_of_several", "other_terms", "other_things"]

_CLAUSE = 80  # characters beside a number that are of the same matter
_NOUN = 5  # letters
_NOUN_BEFORE = 40  # characters before a number in which it is said what it counts
_PHRASE = 8  # letters that two phrases do not share by chance
_NAME = 10  # ... that a headline and a sentence do not
_MONEY, _SCHOLARSHIPS, _AWARDS, _MEDALS = "บาท", "ทุน", "รางวัล", "เหรียญ"
_GIVEN = re.compile(r"(?:มอบ|แจก|ให้)ทุน[^\n0-9๐-๙]*$")
_SUM_GIVEN = re.compile(r"(?<!และ)(?<!พร้อม)(?:มอบ|บริจาค|เป็น)เงิน$")
_MORE_BEHIND = re.compile(r"อีก|และ[ก-๎ ]{0,30}ทุน")
_WITH_GOODS = re.compile(r" ?(?:และ|พร้อม|กับ|รวม)")  # a headline may tell what all was worth
_METAL = re.compile(r"(?P<metal>ทองแดง|ทอง|เงิน)")
_METAL_BEFORE = re.compile(rf"เหรียญ{_METAL.pattern}\ ?(?:จำนวน)?\ ?$", re.VERBOSE)
_AND_OTHERS = re.compile(r"(?:ส่วน)?ที่เหลือ|อีก(?!ด้วย|ทั้ง|ครั้ง)|(?:ได้|รับ|มอบ)เพิ่ม")
_OF_YEAR = re.compile(r"ใน(?:รอบ)?ปี|(?:ทั้ง|ตลอด|รอบ)ปี")
_RANKED = re.compile(r"รางวัล(?:ชนะ|รอง|ชมเชย|ที่|พิเศษ|ยอดเยี่ยม|ดีเด่น)|อีก")


def other_things(record: Record, setting: Setting, headlines: list[tuple[int, int]]) -> Iterator[Hit]:
    """A number of things in the headline against the one that the body counts in the same unit."""
    text, found = record.text, quantities(record, setting)
    units, words = things(setting.knowledge), _words(setting.knowledge)
    told = [item for item in found.between(*headlines[-1]) if (item.unit in units or item.unit == _MONEY) and not item.vague]
    for item in told:
        body = [other for other in found.between(headlines[-1][1], len(text)) if _counted(text, other) == _counted(text, item)]
        if not body or len({other.value for other in body}) > 1 or any(other.vague for other in body):
            continue
        other = body[0]
        if _named(text, item, words) != _named(text, other, words) or (item.unit == _MONEY and _is_rounded(item, other)):
            continue
        if item.unit == _SCHOLARSHIPS and (len(body) > 1 or _MORE_BEHIND.search(text, other.end, other.end + _CLAUSE)):
            continue  # each of its parts may be as many
        if is_first_of_several(text, other.end) or _is_of_year(text, headlines[-1], other.start):
            continue
        if item.unit == _AWARDS and _RANKED.search(text, headlines[-1][1], other.start):
            continue  # others are told by their rank
        if item.unit == _MONEY and _WITH_GOODS.match(text, other.end):
            continue
        low, high = sorted((item.value, other.value))
        if 1 < low < high <= 2 * low:
            yield _hit(text, (item.start, item.end), (other.start, other.end))


def is_first_of_several(text: str, end: int) -> bool:
    """Whether the words behind a number tell of more of the same: "200 เล่ม แก่… และที่เหลือแก่…"."""
    line_end = text.find("\n", end, end + _CLAUSE)
    return _AND_OTHERS.search(text, end, line_end if line_end >= 0 else end + _CLAUSE) is not None


def _is_of_year(text: str, headline: tuple[int, int], at: int) -> bool:
    """Whether the headline counts what a year brought, and the line of the number at ``at`` does not say that it does."""
    return bool(_OF_YEAR.search(text, *headline)) and not _OF_YEAR.search(text, text.rfind("\n", 0, at) + 1, at)


def _hit(text: str, head: tuple[int, int], body: tuple[int, int]) -> Hit:
    said = text[slice(*body)]
    return Hit(*head, {"head": text[slice(*head)], "body": said}, said, (body,))


def _counted(text: str, item: Quantity) -> str:
    """The unit of a number; of medals with their metal."""
    if item.unit != _MEDALS:
        return item.unit
    metal = _METAL.match(text, item.end) or _METAL_BEFORE.search(text, max(0, item.start - _NOUN_BEFORE), item.start)
    return item.unit + (metal["metal"] if metal else "")


def _named(text: str, item: Quantity, words: Mapping[str, re.Pattern[str]]) -> str:
    """The last letters of what a number counts: of หนังสือ in "มอบหนังสือจำนวน 500 เล่ม". Sums of money and scholarships are named by the
    words that give them, awards by those that win them, teams by those that compete, each with its place where there are none, so that it
    is the same as no other.
    """
    before = text[max(0, text.rfind("\n", 0, item.start) + 1, item.start - _NOUN_BEFORE) : item.start].rstrip()
    before = before.removesuffix("จำนวน").rstrip()
    if item.unit == _SCHOLARSHIPS and _GIVEN.search(before):
        return _SCHOLARSHIPS
    if item.unit == _MONEY:
        return "เงิน" if _SUM_GIVEN.search(before) else str(item.start)
    if item.unit in (_AWARDS, _MEDALS):
        return _AWARDS if words["wins"].search(before) else str(item.start)
    if item.unit == TEAMS:
        competes = words["competes"].search(before) or words["competes"].match(text, item.end)
        return TEAMS if competes and not words["chosen"].search(before) else str(item.start)
    return before[-_NOUN:]


def _is_rounded(item: Quantity, other: Quantity) -> bool:
    """Whether a sum of money may be the other in round figures: 250,000 of 245,300."""
    figures = str(int(item.value))
    return abs(item.value - other.value) < Decimal(10) ** (len(figures) - len(figures.rstrip("0")))


@cache
def _words(knowledge: Knowledge) -> Mapping[str, re.Pattern[str]]:
    words = knowledge.lexicon("units")["headlines"]
    patterns = {name: re.compile(any_of(words[name])) for name in ("competes", "chosen", "events", "referred", "earlier")}
    return {**patterns, "wins": re.compile(rf"(?:{any_of(words['wins'])})(?:(?:รางวัล|เหรียญ)[ก-๎ ]{{0,30}})?$")}


_TERM = re.compile(
    r"(?P<kind>(?:ครั้ง|รุ่น)ที่|ประจำปี(?:งบประมาณ|การศึกษา)?|ครบรอบ)\ ?(?P<n>[0-9]{1,4})(?:\ ?/\ ?(?P<year>[0-9]{2,4}))?(?![0-9.,])", re.VERBOSE
)
_YEAR, _ANNIVERSARY, _OF_YEARS = "ประจำปี", "ครบรอบ", re.compile(" ?ปี")
_OF_ANOTHER = re.compile("(?:ซึ่ง|เมื่อ|เมื่อครั้ง)$")  # before an anniversary: that of a guest, one of the past
_THE_MEETING, _RESOLVED = re.compile(r"ที่ประชุม[^\n]*$"), re.compile(" ?(?:ได้|มี)?(?:มอบหมาย|มติ|เห็นชอบ|อนุมัติ)")
_STEP = 3  # at most, from one time to the other
_LONG = 60  # letters of a line that tells something


class _Term(NamedTuple):
    """Which time, which year: its words, its number, the year beside it, and where it stands."""

    kind: str
    n: int
    year: str | None
    start: int
    end: int


def other_terms(record: Record, setting: Setting, headlines: list[tuple[int, int]]) -> Iterator[Hit]:
    """Which time something takes place, of which year it is, how many years it celebrates, which share of something: in the headline
    against the only one of the kind in the body.
    """
    first, last = headlines[-1]
    text, words = setting.arabic, _words(setting.knowledge)
    head = _terms(text, first, last)
    body = _terms(text, last, len(text)) if head else []
    for term in head:
        same = [other for other in body if other.kind == term.kind]
        if not same or len({(other.n, other.year) for other in same}) > 1 or same[0].n == term.n:
            continue
        if term.year and same[0].year and term.year != same[0].year:
            continue
        if _is_of_same(record, text, first, term, same[0], words):
            yield _hit(record.text, term[3:], same[0][3:])
    found = quantities(record, setting)
    for share in found.between(first, last):
        rest = [other for other in found.between(last, len(text)) if other.unit == PERCENT] if share.unit == PERCENT else []
        same_phrase = [
            other for other in rest if _ends_alike(text[first : share.start], text[max(last, other.start - _CLAUSE) : other.start])
        ]
        if share.vague or any(other.vague or abs(other.value - share.value) < _STEP for other in rest) or len(same_phrase) != 1:
            continue
        if words["earlier"].search(text, max(last, same_phrase[0].start - _NOUN_BEFORE), same_phrase[0].start):
            continue
        yield _hit(record.text, (share.start, share.end), (same_phrase[0].start, same_phrase[0].end))


def _terms(text: str, start: int, end: int) -> list[_Term]:
    found: list[_Term] = []
    for match in _TERM.finditer(text, start, end):
        kind, n, stop = match["kind"], int(match["n"]), match.end()
        of_years = _OF_YEARS.match(text, stop)
        if kind == _ANNIVERSARY and of_years is None:
            continue
        if kind.startswith(_YEAR):
            n = n + 2500 if n < 100 else n + 543 if n < 2100 else n
        found.append(_Term(kind, n, match["year"], match.start(), of_years.end() if kind == _ANNIVERSARY and of_years else stop))
    return found


def _is_of_same(record: Record, text: str, line: int, term: _Term, other: _Term, words: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether two terms are of the same event: the same phrase before two years; the same names in the headline and in the first sentence
    of the body, and the same kind of event before the number of times.
    """
    before = text[line : term.start]
    start = max(text.rfind("\n", 0, other.start) + 1, other.start - _CLAUSE)
    clause = text[start : other.start]
    if term.kind.startswith(_YEAR):
        told = re.search(rf"ปี(?:งบประมาณ|การศึกษา)?\ ?(?:พ\.ศ\.\ ?)?{term.n}(?![0-9])", text[term.end :])
        return told is None and _ends_alike(before, clause) and _in_sentence(text, other)
    around = clause + text[other.end : other.end + _CLAUSE].partition("\n")[0]
    if not _opens(text, term.end, start) or words["referred"].search(clause) or words["earlier"].search(around):
        return False
    name = before.strip() or text[term.end : term.end + _CLAUSE].partition("\n")[0]
    shared = any(name[at : at + _NAME] in around for at in range(len(name) - _NAME + 1))
    if term.kind == _ANNIVERSARY:
        return (
            shared
            and not _OF_ANOTHER.search(clause)
            and not any(
                name.end == other.start and name.text not in text[line : text.find("\n", line)]
                for name, _ in valued_between(record, InstitutionValue, start, other.start)
            )
        )
    if _THE_MEETING.search(clause) and _RESOLVED.match(text, other.end):
        return False  # the one before
    events = set(words["events"].findall(before))
    return shared and abs(term.n - other.n) <= _STEP and not events.isdisjoint(words["events"].findall(clause))


def _in_sentence(text: str, term: _Term) -> bool:
    """Whether a term stands in a line that tells something, and is not all of the title of something else."""
    line, line_end = text.rfind("\n", 0, term.start) + 1, text.find("\n", term.end)
    return (line_end if line_end >= 0 else len(text)) - line >= _LONG


def _opens(text: str, headline_end: int, at: int) -> bool:
    """Whether a place is in the first line behind the headline that tells something."""
    return all(len(line) < _LONG for line in text[headline_end:at].split("\n")[1:-1])


def _ends_alike(one: str, other: str) -> bool:
    """Whether two phrases end in the same letters."""
    first, second = (re.sub(r"[\s\"“”]", "", phrase[-_CLAUSE:]).removesuffix("ได้") for phrase in (one, other))
    return len(first) >= _PHRASE and first[-_PHRASE:] == second[-_PHRASE:]
