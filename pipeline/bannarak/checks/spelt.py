"""C205: a number in figures against the same number in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bannarak.checks.rule import Hit, Setting, Wording, check
from bannarak.records import Record
from bannarak.thai.numerals import FIGURES, NUMERAL, Number, number_at, number_words

__all__: list[str] = []

_DASH = "[-–=*]"  # keeps others from writing more words into the bracket: (-สองพันบาทถ้วน-)
_BRACKET = re.compile(rf"\(\s*(?:(?P<figures>[0-9๐-๙])|(?:{_DASH}\s?)?(?={NUMERAL}))")
_FIGURES_BEFORE = re.compile(
    rf"(?<![0-9๐-๙.,/])(?P<n>{FIGURES})\ ?(?:ล้าน|แสน|หมื่น|พัน)?\ ?(?:\.-)?\ ?(?P<unit>[ก-๎]{{0,14}})\.?\ ?$", re.VERBOSE
)
_FIGURES_IN_BRACKETS = re.compile(rf"\ ?\(\s*(?P<n>{FIGURES})\s*(?P<unit>[ก-๎.]{{0,14}})\s*\)\ ?(?P<behind>[ก-๎]{{0,4}})", re.VERBOSE)
_SPELT_UNIT = re.compile(r"(?P<unit>[ก-๎]{0,14}?)(?:ถ้วน|(?P<satang>(?:" + NUMERAL + r"){1,4})สตางค์)?\s*" + _DASH + r"?\s*\)")
# Words of money that stand before their figures: "(สองพันบาทถ้วน) 2,000 บาท", or in another cell of the row of a total than they.
_FIGURES_BEHIND = re.compile(rf"\ ?(?P<n>{FIGURES})\ ?(?:บาท|\.-)", re.VERBOSE)
_CELLS_BEHIND = re.compile(rf"[|\t\ ]*(?:{FIGURES}[|\t\ ]+)*(?P<n>{FIGURES})\ *(?:บาท|\.-)?[|\t\ ]*(?:\n|\Z)", re.VERBOSE)
_CELL_BEFORE = re.compile(rf"(?<![0-9๐-๙.,/])(?P<n>{FIGURES})\ ?(?:บาท|\.-)?\ ?[|\t][|\t\ ]*$", re.VERBOSE)
# The fields of a form: (ตัวเลข) 1,500 บาท (ตัวอักษร) หนึ่งพันห้าร้อยบาทถ้วน.
_FIELDS = re.compile(
    rf"(?<![0-9๐-๙.,/])(?P<n>{FIGURES})\s?(?:บาท|\.-)\s{{0,3}}\(?\s?(?:เป็น)?ตัวอักษร\s?\)?\s?:?\s?\(?\s?(?:{_DASH}\s?)?(?={NUMERAL})",
    re.VERBOSE,
)
_FIELD = "ตัวอักษร"
_SPELT_MONEY = re.compile(rf"\ ?บาท(?:(?P<satang>(?:{NUMERAL}){{1,4}})สตางค์)?", re.VERBOSE)
_SPELT_BEFORE = re.compile(rf"(?:{NUMERAL})(?:\ ?(?:{NUMERAL}))*\ ?$", re.VERBOSE)
_WORD_ENDS = tuple(NUMERAL.split("|"))
_FIGURES = re.compile(FIGURES)
_LETTERS = re.compile(r"\ ?(?P<letters>[ก-๎]{1,14})", re.VERBOSE)
_BAHT, _WHOLE_BAHT = "บาท", "บาทถ้วน"
_LEAST, _TENFOLD = 100, 10  # of money in cells, and how many times one of two that should agree may be the other
_UNIT = 2  # letters that tell units apart, which words are glued to
_SENTENCE = 100  # characters before a number that may hold the one spelt out
_REACH = 40
_SATANG = Decimal("0.01")
_LEAD = 60  # characters before a bracket in which its number word is sought


@check("C205")
def number_words_mismatch(record: Record, setting: Setting) -> Iterator[Hit]:
    """Figures and words differ."""
    text = record.text
    told: set[int | None] = set()
    for bracket in _BRACKET.finditer(text):
        hit = (_figures_in if bracket["figures"] else _words_in)(text, bracket)
        if hit:
            told.add(hit.start)
            yield hit
    at = text.find(_FIELD)
    while at >= 0:
        fields = _FIELDS.search(text, max(0, at - _REACH), at + _REACH)
        hit = _in_fields(text, fields) if fields else None
        if hit and hit.start not in told:
            yield hit
        at = text.find(_FIELD, at + 1)


def _in_fields(text: str, fields: re.Match[str]) -> Hit | None:
    """A sum of money in the two fields of a form, in figures and behind them in words."""
    number, words = number_at(text, fields.start("n")), number_at(text, fields.end())
    closing = _SPELT_MONEY.match(text, words.end) if words else None
    if number is None or words is None or closing is None:
        return None
    value = words.value + (_satang(closing["satang"]) if closing["satang"] else 0)
    if number.value == value or _told_before(text, number.start, value, _BAHT):
        return None
    if closing["satang"] or isinstance(number.value, Decimal):
        return _money_hit(fields.start("n"), closing.end(), Decimal(number.value), words, Decimal(value))
    return _hit(fields.start("n"), closing.end(), number, words, value)


def _words_in(text: str, bracket: re.Match[str]) -> Hit | None:
    """A bracket with words, "12 (สิบ) คน", against the figures before it."""
    words = number_at(text, bracket.end())
    closing = _SPELT_UNIT.match(text, words.end) if words else None
    figures = _FIGURES_BEFORE.search(text[max(0, bracket.start() - _REACH) : bracket.start()])
    if words is None or closing is None:
        return None
    value = words.value + (_satang(closing["satang"]) if closing["satang"] else 0)
    unit = closing["unit"]
    if figures is None:
        return _set_apart(text, bracket.start(), closing.end(), words, value) if unit == _BAHT else None
    if unit and not figures["unit"].endswith(unit) and not text.startswith(unit, closing.end()) and unit != _BAHT:
        return None
    start = max(0, bracket.start() - _REACH) + figures.start("n")
    number = number_at(text, start, bracket.start())
    counted = unit or figures["unit"] or _letters_at(text, closing.end())
    if number is None or number.value == value or _told_before(text, start, value, counted):
        return None
    if unit == _BAHT and not figures["unit"] and not _is_money(number, value):
        return None  # the number of an item, not of its price
    if closing["satang"] or (isinstance(number.value, Decimal) and _BAHT in (unit or figures["unit"])):
        return _money_hit(start, closing.end(), Decimal(number.value), words, Decimal(value))
    return _hit(start, closing.end(), number, words, value)


def _set_apart(text: str, start: int, end: int, words: Number, value: int | Decimal) -> Hit | None:
    """Words of money in a bracket with no figures right before it, against those right behind it or in the cells beside it."""
    line, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    found = _FIGURES_BEHIND.match(text, end) or _CELLS_BEHIND.match(text, end) or _CELL_BEFORE.search(text[line:start])
    if found is None:
        return None
    at = found.start("n") + (line if found.re is _CELL_BEFORE else 0)
    number = number_at(text, at)
    told = _FIGURES.finditer(text, max(0, start - _SENTENCE), line_end if line_end >= 0 else len(text))
    if number is None or any((other := number_at(figures.group(), 0)) and other.value == value for figures in told):
        return None
    if not _is_money(number, value):
        return None
    first, last = min(start, at), max(end, number.end)
    if isinstance(number.value, Decimal) or isinstance(value, Decimal):
        return _money_hit(first, last, Decimal(number.value), words, Decimal(value))
    return _hit(first, last, number, words, value)


def _is_money(number: Number, value: int | Decimal) -> bool:
    """Whether figures without a unit can be a sum of money that words should spell: no number of pieces or of an item."""
    low, high = sorted((Decimal(number.value), Decimal(value)))
    return low >= _LEAST and high <= low * _TENFOLD


def _told_before(text: str, start: int, value: int | Decimal, unit: str) -> bool:
    """Whether the number spelt stands in figures before another one: 5,000 บาท จากงบประมาณ 6,000 บาท (ห้าพันบาทถ้วน).

    What is counted stands behind it too, as it does not behind a clock time or a day; but sums of money may go without their unit.
    """
    before = max(0, start - _SENTENCE)
    for found in _FIGURES.finditer(text, before, start):
        number = number_at(found.group(), 0)
        if number and number.value == value and (unit == _BAHT or _letters_at(text, found.end()).startswith(unit[:_UNIT])):
            return True
    return False


def _letters_at(text: str, at: int) -> str:
    found = _LETTERS.match(text, at)
    return found["letters"] if found else ""


def _figures_in(text: str, bracket: re.Match[str]) -> Hit | None:
    """A bracket with figures, "สิบ (12) คน", against the number word before it, or before the unit that the bracket repeats."""
    at = bracket.start() - (text[bracket.start() - 1 : bracket.start()] == " ")
    before = text[max(0, at - _LEAD) : at].removesuffix(" ")
    figures = _FIGURES_IN_BRACKETS.match(text, at)
    money = figures is not None and figures["unit"] in ("", _BAHT) and before.endswith(_WHOLE_BAHT)
    if figures is None or not (figures["unit"] or figures["behind"] or money):
        return None
    before = before.removesuffix(_WHOLE_BAHT if money else figures["unit"]).rstrip()
    spelt = _SPELT_BEFORE.search(before) if before.endswith(_WORD_ENDS) else None
    if spelt is None or before[: spelt.start()].endswith(("ที่", "หลาย", "นับ", "เ", "แ", "ข้อ", "วรรค")):
        return None
    start = max(0, at - _LEAD) + spelt.start()
    words, number = number_at(text, start), number_at(text, figures.start("n"))
    exact = words is not None and words.end == start + len(spelt.group().rstrip())
    if words and number and exact and words.value != number.value and (figures["unit"] or not money or _is_money(number, words.value)):
        return _hit(start, figures.end("n"), number, words, words.value)
    return None


def _satang(words: str) -> Decimal:
    number = number_at(words, 0)
    return Decimal(number.value) / 100 if number else Decimal(0)


def _hit(start: int, end: int, figures: Number, words: Number, value: int | Decimal) -> Hit:
    params = {"figures": f"{figures.value:,}", "words": f"{value:,}"}
    expected = number_words(figures.value) if isinstance(figures.value, int) else None
    return Hit(start, end, params, expected=expected, related=((words.start, words.end),))


def _money_hit(start: int, end: int, figures: Decimal, words: Number, value: Decimal) -> Hit | None:
    """Baht and satang in ``figures`` against ``words`` that spell ``value``; None where less than a satang is between them."""
    if abs(figures - value) < _SATANG:
        return None
    params = {"figures": _baht(figures), "words": _baht(value)}
    return Hit(start, end, params, expected=_spelt_out(figures), related=((words.start, words.end),))


def _baht(amount: Decimal) -> Wording:
    return Wording(f"{amount:,.2f} บาท", f"{amount:,.2f} baht")


def _spelt_out(amount: Decimal) -> str:
    """An amount of money in words: หนึ่งร้อยบาทห้าสิบสตางค์, หนึ่งร้อยบาทถ้วน."""
    baht, satang = divmod(int(amount * 100), 100)
    return f"{number_words(baht)}บาท" + (f"{number_words(satang)}สตางค์" if satang else "ถ้วน")
