"""Years by their head or in a range: "ปี 2564", "พ.ศ.2565 – พ.ศ. 2569", "ปีงบประมาณ 2566 - 2569", "ไตรมาส 1 ปี 2565"."""

from __future__ import annotations

import re

from bannarak.thai.calendar import academic_year, fiscal_year, quarter
from bannarak.thai.dates.atoms import COUNTED, DIGIT, ERA, GAP, TO, Era, era_of, year_of
from bannarak.thai.dates.model import FoundDate, Precision
from bannarak.thai.dates.months import read_months_of
from bannarak.thai.dates.parts import Found, Part, groups, mention

__all__ = ["YEAR_HEAD_ENDS", "read_years"]

_KINDS = (
    r"(?P<fiscal>ปี\s{0,4}(?:งบประมาณ|งบฯ?|งปม\.)(?:[ ]?ประจำปี)?|งบประมาณ(?=[ ]{1,3}\Z)|FY|(?i:fiscal[ ]years?))"
    r"|(?P<academic>ปี\s{0,4}การ[ ]?ศึกษา(?:[ ]?ประจำปี|[ ]?[1-3๑-๓]/)?|(?:ภาค(?:เรียน|การศึกษา)|เทอม)(?:ที่)?[ ]?[1-3๑-๓][ ]?/"
    r"|(?i:academic[ ]years?))"
    r"|(?P<plain>(?i:annual[ ]report)|ปี[ ]?(?:บัญชี|ภาษี|ปฏิทิน|การผลิต|เพาะปลูก)?)"
)
_HEAD = re.compile(rf"(?:(?:{_KINDS})(?:[ ]?:)?{GAP}(?:(?P<era>{ERA}),?{GAP})?|(?P<era_alone>{ERA}),?{GAP})[’'‘]?\Z")
_ASKED = re.compile(rf"\((?=[พค])(?P<era>{ERA})\)[ ]?:?[ ]{{0,2}}\Z")  # by a form: ปีที่พิมพ์ (พ.ศ.) 2561
_CHANGED = re.compile(rf"{DIGIT}{{4}}[ ]?(?:เป็น|[-+=])")  # the year is reckoned in another era, or was a slip
_ASKED_ENDS = (".)", "ศ)", ":")
YEAR_HEAD_ENDS = frozenset("ีณบ.ศชฯานตก/YyrReEdD’'‘")
"""What the head of a year ends with: ปี, พ.ศ., งบประมาณ, FY, …"""
_SURE_ENDS = frozenset("ศฯ/.:YyrReEdDtTsS’'‘")
_ENDS = frozenset(("ปี", "ชี", "ษี", "าณ", "งบ", "ษา", "ิน", "ิต", "ูก", "าช"))  # of those that many other words end with, two letters
_ENGLISH = re.compile(r"(?i:\b(?:in|since|by|of|for|year|until|during)[ ])\Z")
_PLURAL = re.compile(rf"{DIGIT}{{4}} (?:people|(?!this|was)[a-z]{{3,}}s)(?![A-Za-z])")
_NEXT = re.compile(
    rf"{GAP}(?:(?P<to>{TO})|(?P<slash>/)|,?[ ]?(?:และ|กับ|หรือ|&)|,){GAP}(?:ใน)?"
    rf"(?P<head>(?:ปี[ ]?(?:งบประมาณ|การ[ ]?ศึกษา)?[ ]?)?(?:(?P<era>{ERA})[ ]?)?)"
    rf"(?P<year>{DIGIT}{{4}}|{DIGIT}{{2}})(?!{DIGIT}|[.,:/]{DIGIT}|{COUNTED}|[ ]{DIGIT}{{3}})"
)
_COLUMN = re.compile(rf"[ ]{{1,3}}(?P<year>{DIGIT}{{4}})(?!{DIGIT}|[.,:/]{DIGIT}|{COUNTED})")  # years that head columns: ปี 2563 2564
_QUARTER = re.compile(
    r"(?:ไตรมาส(?:ที่)?|Q)[ ]?(?P<first>[1-4๑-๔]|หนึ่ง|สอง|สาม|สี่|แรก|สุดท้าย)"
    r"(?:[ ]?(?:[-–]|ถึง|และ)[ ]?(?:ไตรมาส)?(?:ที่)?[ ]?(?P<last>[1-4๑-๔]|หนึ่ง|สอง|สาม|สี่))?[ ]?(?:/|(?:ของ|ประจำ|ใน)?[ ]{0,4})\Z"
)
_QUARTER_BEHIND = re.compile(
    r",?[ ]?ไตรมาส(?:ที่)?[ ]?(?P<first>[1-4๑-๔]|หนึ่ง|สอง|สาม|สี่|แรก|สุดท้าย)(?:[ ]?(?:[-–]|ถึง|และ)[ ]?(?:ไตรมาส)?(?:ที่)?[ ]?(?P<last>[1-4๑-๔]))?"
    rf"(?![ ]?/|{DIGIT}|[ ]?(?:ของ|ประจำ|ใน)?[ ]?(?:ปี|พ\.[ ]?ศ|ค\.[ ]?ศ|{DIGIT}{{4}}))"
)
_MONTHS_BEHIND = re.compile(r"[ ]{1,2}(?:ใน)?(?=เดือน)")
_QUARTERS = {"หนึ่ง": 1, "แรก": 1, "สอง": 2, "สาม": 3, "สี่": 4, "สุดท้าย": 4}
_AMOUNT = re.compile(rf"(?:[.,:]{DIGIT}|{COUNTED}|[ ]?[-–/][ ]?{DIGIT}{{1,3}}(?!{DIGIT})|[ ]{DIGIT}{{3}})")
_SHORT_RANGE = re.compile(rf"(?:[-–]| [-–] )(?P<year>{DIGIT}{{2}})(?!{DIGIT}|[.,:/-]{DIGIT}|{COUNTED})")
# Words and signs behind which a bare figure is an amount, a number or a code.
_NO_YEAR_AFTER = re.compile(
    r"(?:/[ ]?ว|โทร|ห้อง|ชั้น|อาคาร|ทะเบียน|เบอร์|เลขที่|หมายเลข|รหัส|สาย|ที่|จำนวน|ประมาณ|กว่า|เกือบ|รวม|ละ|ราคา"
    r"|มูลค่า|อีก|ได้|เป็น|ทั้งหมด|ทั้งสิ้น|เพียง|ราว|ต่อ|ถึง|เชื้อ|[.\d])\Z"
)
_ORDINAL = re.compile(r"ที่[ ]?\d{1,2}[ ]?\Z")
_BARE_LAST = re.compile(r"[ก-์ฯๆ”\"’)]\Z")
_FIRST_BARE, _LAST_BARE = 2440, 2640  # Buddhist years that may stand without a head
_MOST = 24
_CENTURY = 100
_BUDGET, _MONEY = "งบ", re.compile(r"[ ]?(?:บาท|พัน|หมื่น|แสน|ล้าน|[-–,.])")
_FARTHEST, _FARTHEST_BARE, _FARTHEST_SHORT = 60, 30, 10  # years between the ends of one range


def read_years(text: str, at: int, end: int, floor: int) -> Found | None:
    """The years that begin with the figures ``text[at:end]``, two or four of them."""
    head = _head(text, at, floor)
    start, precision, era = (at, "year", None) if head is None else head
    if text.startswith(_BUDGET, start) and _MONEY.match(text, end):
        return None
    figures = text[at:end]
    if end - at == 2 and (head is None or int(figures) < 40 or _amount(text, at, end) or _lasts(text, start)):
        return None
    year = year_of(figures, era)
    if year is None:
        return None
    parts = [Part(start, end, year=year, written=int(figures), era=era)]
    _more(text, parts, precision, head is not None)
    span = _quarter_before(text, start, floor)
    if head is None and span is None and not _sure(text, at, parts):
        return None
    if precision == "year" and len(parts) == 1 and (behind := _MONTHS_BEHIND.match(text, parts[0].end)):
        months = read_months_of(text, behind.end(), parts[0])
        if months is not None:
            return months
    found = [_interval(text, group, precision) for group in groups(text, parts)]
    if span is not None:
        found[0] = _quarters(text, span, parts[0], precision)
    elif behind := _QUARTER_BEHIND.match(text, parts[-1].end) if len(parts) == 1 else None:
        parts[0].end = behind.end()
        found[0] = _quarters(text, behind, parts[0], precision)
    return found, parts[-1].end


def _lasts(text: str, start: int) -> bool:
    """Whether "ปี" ends a length of time that a number before it tells: 2 ปี, but not ระยะที่ 2 ปี 66-70."""
    return text[max(0, start - 2) : start].strip()[-1:].isdigit() and not _ORDINAL.search(text, max(0, start - 8), start)


def _amount(text: str, at: int, end: int) -> bool:
    """Whether what follows two figures makes an amount or a code of them, and no range of years (ปี 60-64)."""
    if not _AMOUNT.match(text, end):
        return False
    upper = _SHORT_RANGE.match(text, end)
    return upper is None or not 0 < int(upper["year"]) - int(text[at:end]) <= _FARTHEST_SHORT


def _head(text: str, at: int, floor: int) -> tuple[int, Precision, Era | None] | None:
    """Where the head before ``at`` begins, the kind of year it names and its era; None without one."""
    low = max(floor, at - 56)
    before = text[low:at].rstrip(" \t\r\n")
    if before.endswith(_ASKED_ENDS) and (asked := _ASKED.search(text, low, at)) and not _CHANGED.match(text, at):
        return asked.start(), "year", era_of(asked["era"])
    if not before or not (before[-1] in _SURE_ENDS or before[-2:] in _ENDS):
        return (at, "year", None) if text[at - 1 : at] == " " and _english(text, low, at) else None
    found = _HEAD.search(text, low, at)
    if found is None:
        return (at, "year", None) if _english(text, low, at) else None
    kind: Precision = "fiscal_year" if found["fiscal"] else "academic_year" if found["academic"] else "year"
    return found.start(), kind, era_of(found["era"] or found["era_alone"])


def _english(text: str, low: int, at: int) -> bool:
    """Whether an English word leads in the year at ``at``, and it does not count what follows."""
    return _ENGLISH.search(text, low, at) is not None and _PLURAL.match(text, at) is None


def _more(text: str, parts: list[Part], precision: Precision, named: bool) -> None:
    """The years joined to the first, as long as they are of its kind."""
    short = (parts[0].written or 0) < _CENTURY
    while len(parts) < _MOST:
        found = _NEXT.match(text, parts[-1].end)
        if found is None and (column := _COLUMN.match(text, parts[-1].end)) and int(column["year"]) == (parts[-1].written or 0) + 1:
            parts.append(Part(column.start("year"), column.end(), "list", year=year_of(column["year"]), written=int(column["year"])))
            continue
        if found is None:
            return
        head = found["head"]
        if head.startswith("ปี") and precision != ("fiscal_year" if "งบ" in head else "academic_year" if "ศึกษา" in head else "year"):
            return
        ranged = bool(found["to"] or found["slash"])
        era = era_of(found["era"])
        year = year_of(found["year"], era)
        if year is None or parts[-1].year is None:
            return
        apart = year - parts[-1].year
        near = found.start("year") - parts[-1].end == 1 or (named and short and not head)
        if len(found["year"]) == 2 and not (ranged and near and 0 < apart <= _FARTHEST_SHORT):
            return
        if abs(apart) > _FARTHEST or (not named and not (ranged and 0 < apart <= _FARTHEST_BARE)):
            return
        start = found.start("head") if head else found.start("year")
        parts.append(Part(start, found.end(), "to" if ranged else "list", year=year, written=int(found["year"]), era=era))


def _sure(text: str, at: int, parts: list[Part]) -> bool:
    """Whether figures without a head are years: a rising range, or a Buddhist year behind a Thai word."""
    before = text[max(0, at - 12) : at]
    if before and (before[-1].isalnum() or before[-1] in "/.,:-–_=+#&%"):
        return False
    word = before.rstrip(" ")
    if _NO_YEAR_AFTER.search(word):
        return False
    if len(parts) > 1:
        return True
    behind = text[parts[0].end : parts[0].end + 1]
    if _AMOUNT.match(text, parts[0].end) or (behind.isascii() and behind.isalpha()):
        return False
    if not _FIRST_BARE <= (parts[0].written or 0) <= _LAST_BARE:
        return False
    return before.endswith((" ", "(")) and bool(_BARE_LAST.search(word.rstrip("(").rstrip(" ")))


def _interval(text: str, group: list[Part], precision: Precision) -> FoundDate:
    found = mention(text, group, precision)
    first, last = group[0].year, group[-1].year
    if precision == "year" or first is None or last is None:
        return found
    span = fiscal_year if precision == "fiscal_year" else academic_year
    return found._replace(date=found.date._replace(start=span(first)[0], end=span(last)[1]))


def _quarter_before(text: str, at: int, floor: int) -> re.Match[str] | None:
    low = max(floor, at - 32)
    return _QUARTER.search(text, low, at) if "ไตรมาส" in text[low:at] or "Q" in text[low:at] else None


def _quarters(text: str, found: re.Match[str], part: Part, precision: Precision) -> FoundDate:
    first, last = (_QUARTERS.get(number) or int(number) for number in (found["first"], found["last"] or found["first"]))
    assert part.year is not None
    fiscal = precision == "fiscal_year"
    part.start = min(part.start, found.start())
    if last < first:  # ไตรมาส 3 และ ไตรมาส 2 ปี 2565: the year is that of the second alone
        word = text.rfind("ไตรมาส", found.end("first"), found.start("last"))
        part.start, first = found.start("last") if word < 0 else word, last
    whole = mention(text, [part], "quarter")
    return whole._replace(date=whole.date._replace(start=quarter(part.year, first, fiscal)[0], end=quarter(part.year, last, fiscal)[1]))
