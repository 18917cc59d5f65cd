"""C201: a stated number of things against the list that follows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from operator import itemgetter

from bannarak.checks.asides import behind_asides
from bannarak.checks.bracketed import bracketed
from bannarak.checks.enumeration import common_head, inline_items, named_items
from bannarak.checks.list_forms import before_total, in_table, labelled_lines
from bannarak.checks.list_kinds import Listed, is_of_other_kind, occasions, places_before
from bannarak.checks.quantities import PERCENT, Quantities, Quantity, quantities
from bannarak.checks.rule import Hit, Setting, check
from bannarak.checks.shared import valued_between
from bannarak.knowledge import Knowledge
from bannarak.records import InstitutionValue, Record
from bannarak.thai.alternation import alternation
from bannarak.thai.numerals import NUMERAL, number_at

__all__: list[str] = []

# From the number to its list: hardly anything may stand between, lest the list be one of something else.
_INTRO = re.compile(
    r"(?P<gap>\ ?(?:ที่สำคัญ|สำคัญ|หลัก|ด้วยกัน|ที่เกี่ยวข้อง|ใหญ่|ย่อย|เป้าหมาย|[ก-๎“”\"().\ ]{0,40}?))\ ?"
    r"(?P<intro>ได้แก่|ดังนี้|ดังต่อไปนี้|ประกอบด้วย|ประกอบไปด้วย|คือ"
    r"|มีราย(?:ชื่อ|นาม|การ)ดัง(?:ต่อไป)?นี้|มีดังนี้|มีดังต่อไปนี้|ดังราย(?:ชื่อ|การ|นาม)(?:ต่อไป)?นี้)\ ?:?-?\s*",
    re.VERBOSE,
)
_INTROS = ("ได้แก่", "ดังนี้", "ดังต่อไปนี้", "ประกอบด้วย", "ประกอบไปด้วย", "คือ", "ดังราย")
_CLOSE = ("ดังนี้", "ดังต่อไปนี้", "มีดังนี้", "คือ")  # behind a clause these list something else than the number counted
_WHERE = re.compile(r" ?(?:ใน|รอบ|ทั่ว|ใกล้)")  # how what is only a place begins
_WHICH = re.compile(r" ?ที่(?![ก-๎]*และ)[ก-๎]{2,25} ?")  # which of them: ที่เข้าร่วม
_PLAIN = ("", "ที่สำคัญ", "สำคัญ", "หลัก", "ด้วยกัน", "ใหญ่", "ย่อย")  # what may stand between a number in words and its list
_OTHERS = re.compile(r"[^\n]{0,60}?[\s)]ส่วน(?!ใหญ่|มาก|หนึ่ง|ตัว|กลาง|ร่วม)")  # the rest of what was counted is told behind the list
_LISTS = ("ได้แก่", "ประกอบด้วย", "ดังนี้", "คือ")
_FIRST_MARK = re.compile(r"[ :]{0,2}[\n(1๑•-]")
_SPELT = 24  # letters before these in which the number may be
_MARKED = re.compile(r"[0-9๐-๙]{1,2}[.)]\s*([ก-๎]+)")
_NOUN = 4  # letters of a noun that items do not share by chance
_OPEN_END = re.compile(r"เป็นต้น|ฯลฯ|อื่น\s?ๆ|เช่น|อาทิ|เป็นหลัก|รวมถึง|\.\.\.|…")
_AHEAD = 200  # letters behind a number in which its list must begin
_REACH = 2500  # the longest item
_LEAD = 40  # letters before a number that may say what is counted
_PAGE = 600  # letters of an item with a page break in it
_FEWEST, _MOST = 2, 60  # things that are listed
_ACTS = re.compile(r"ได้|มี(?!ชื่อ)|จะ|ดำเนิน|จัด|เข้า|ร่วม|ลง|ผ่าน|โดย|เพื่อ|ซึ่ง|พบ|ทำ|ให้|รับ|ใช้|เป็น|แบ่ง|สรุป|เงื่อนไข|ตาม|หลักเกณฑ์|รายละเอียด|สังกัด")

_THAI_ORDER = "กขคงจฉชซฌญฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"  # ก ข ค ง จ: the letters in use as item marks, without ฃ and ฅ


@dataclass(frozen=True, slots=True)
class _Style:
    """How items are marked: a template with the number or letter of the item, and what may stand before and behind."""

    mark: str
    letters: bool = False

    @cache  # noqa: B019  (a few styles, for the life of the process)
    def pattern(self, number: int) -> re.Pattern[str] | None:
        if self.letters:
            if number > len(_THAI_ORDER):
                return None
            label = _THAI_ORDER[number - 1]
        else:
            label = "".join(f"[{digit}{chr(ord('๐') + int(digit))}]" for digit in str(number))
        return re.compile(self.mark.replace("N", label))


_STYLES = (
    _Style(r"(?<![0-9๐-๙)])\(N\)"),
    _Style(r"(?<![0-9๐-๙(.,/–-])N\)(?!\s*\))"),
    _Style(r"(?<![0-9๐-๙(.,/:–-])(?<![ก-ฮ]\.)N\.(?![0-9๐-๙])"),
    _Style(r"(?:(?<=\n)|(?<=\s)|(?<=\())N[.)](?=\s?[ก-๎A-Z])", letters=True),
)
_LABEL = re.compile(r"\s*(?P<label>[ก-์]{1,12}ที่)\ ?[1๑](?![0-9๐-๙])")  # กลุ่มที่ 1: what the items are called, and their numbers
_REFERRED = re.compile(r"(?:ข้อ|มาตรา|วรรค|หมวด)\ ?$", re.VERBOSE)
_BLANK = re.compile(r"\n[ \t]*\n")
_ITEM = re.compile(r"\s*\(?[0-9๐-๙]+(?:\.[0-9๐-๙]+)*[.)]")
_BULLET = re.compile(r"[^\S\n]*(?P<mark>[-–•*▪●○◦‣·»✓✔➢]|o(?=\s))\s*(?=\S)")
"""What begins an item on a line of its own where items bear no numbers."""
_REMARK = re.compile(r"\s*(?:ทั้งนี้|นอกจากนี้|อย่างไรก็ตาม|หมายเหตุ|อนึ่ง|ผลการ|สรุป)")  # prose that bears a bullet, no item


@check("C201")
def list_count_mismatch(record: Record, setting: Setting) -> Iterator[Hit]:
    """A stated number of things is not the length of the list of them."""
    text = record.text
    found = _spelt_out(text, quantities(record, setting), setting)
    measures = _measures(setting.knowledge)
    for stated, rows in in_table(record, setting, found):
        if _is_number_of_list(stated, measures) and _is_wrong(text, stated, rows):
            yield _hit(stated, rows)
    for stated in found.items:
        if not _is_number_of_list(stated, measures):
            continue
        bracket = bracketed(text, stated.end, stated.unit, int(stated.value)) if text.startswith(("(", " ("), stated.end) else None
        told = bracket and not stated.vague and _contradicts(text, found, stated, bracket, bracket.start)
        if bracket and told and not _OTHERS.match(text, bracket.end):
            yield _hit(stated, bracket)
            continue
        lines = labelled_lines(text, stated) if stated.unit not in occasions(setting.knowledge) else None
        beside = lines or before_total(record, found, stated)
        if beside and _is_wrong(text, stated, beside):
            yield _hit(stated, beside)
            continue
        ahead = text[stated.end : stated.end + _AHEAD]
        if not any(map(ahead.__contains__, _INTROS)):
            continue
        behind = behind_asides(record, setting, stated.end)
        intro = _INTRO.match(text, behind.at)
        if behind.free and stated.unit in occasions(setting.knowledge):
            continue  # behind an order or a day what is listed is what they are about
        if intro is None or stated.vague or found.between(stated.end, intro.start("intro")):
            continue
        introduced = _introduces(intro, stated.unit, behind.free)
        if not text[stated.start].isdigit() and intro["gap"].startswith(" ") and intro["gap"].strip() not in _PLAIN:
            continue  # "ชมเชยสองประเด็น ข้อเสนอแนะ ได้แก่": in words it may be any number of the sentence
        which = _WHICH.fullmatch(intro["gap"]) is not None
        if not introduced and not which and (not _WHERE.match(intro["gap"]) or _ACTS.search(intro["gap"])):
            continue
        listed = _listed(record, intro.end(), stated)
        if listed is None or listed.length == stated.value:
            continue
        if listed.length < stated.value and _OTHERS.match(text, listed.end):
            continue
        if not introduced and not (_all_named(text, stated, listed) if which else _all_counted(text, stated, listed)):
            continue
        if behind.free and any(item.value > 1 for item in found.between(listed.start, listed.end)):
            continue  # an item may be several
        places = places_before(text, found, stated, setting.knowledge)
        for counted, of_other in ((places, True), (stated, False)):
            if counted is None or not _contradicts(text, found, counted, listed, intro.end()):
                continue
            if is_of_other_kind(record, setting.knowledge, stated.unit, listed) == of_other:
                yield _hit(counted, listed)


def _hit(counted: Quantity, listed: Listed) -> Hit:
    params = {"stated": int(counted.value), "listed": listed.length, "unit": counted.unit}
    expected = f"{listed.length} {counted.unit}"
    return Hit(counted.start, counted.end, params, expected=expected, related=((listed.start, listed.end),))


def _is_number_of_list(stated: Quantity, measures: frozenset[str]) -> bool:
    """Whether a number may be that of the items of a list."""
    return _FEWEST <= stated.value <= _MOST and stated.unit not in measures and stated.step == 1


def _is_wrong(text: str, stated: Quantity, listed: Listed) -> bool:
    """Whether a list is of nearly as many as are stated, but not of as many: one of far more or less is of something else."""
    if stated.vague or not 0 < abs(listed.length - int(stated.value)) <= max(2, int(stated.value) // 2):
        return False
    return listed.length > stated.value or not (_OTHERS.match(text, listed.end) or _OPEN_END.search(text, listed.start, listed.end))


def _spelt_out(text: str, found: Quantities, setting: Setting) -> Quantities:
    """``found`` with the numbers in words of points that a list behind them may be of, "สามด้าน ได้แก่". They are sought before such words,
    of which there are few, where marks or lines of their own tell the items apart, or the first one begins with what was counted.
    """
    points = _points(setting.knowledge)
    spelt: dict[int, Quantity] = {}
    for word in _LISTS:
        at = text.find(word)
        while at >= 0:
            marked = _FIRST_MARK.match(text, at + len(word)) is not None
            named = text[at + len(word) : at + len(word) + _NOUN].lstrip()[: _NOUN - 1]
            sought = marked or named in text[max(0, at - _SPELT - _LEAD) : at]
            for match in points.finditer(text, max(0, at - _SPELT), at) if sought else ():
                if not (marked or _begins_with_it(text, at + len(word), match)):
                    continue
                start, end = match.span()
                number = number_at(text, start)
                exact = number is not None and number.end == match.end("n") and not text.endswith("ที่", 0, start)
                if number and exact and setting.words.begins(start) and start not in found.starts:
                    spelt[start] = Quantity(start, end, Decimal(number.value), match["unit"], text=text)
            at = text.find(word, at + len(word))
    if not spelt:
        return found
    items = sorted((*found.items, *spelt.values()), key=itemgetter(0))
    return Quantities(items, [item.start for item in items])


def _begins_with_it(text: str, at: int, number: re.Match[str]) -> bool:
    """Whether the list at ``at`` begins with the unit of a number in words, or with the noun before it: บริการใหม่สามอย่าง คือ บริการ..."""
    item = text[at : at + _SPELT].lstrip()
    return item.startswith(number["unit"]) or (len(item) >= _NOUN and item[:_NOUN] in text[max(0, number.start() - _LEAD) : number.start()])


@cache
def _points(knowledge: Knowledge) -> re.Pattern[str]:
    units = alternation(knowledge.lexicon("units")["units"]["points"])
    return re.compile(rf"(?P<n>(?:{NUMERAL})+)\ ?(?P<unit>{units})", re.VERBOSE)


def _all_named(text: str, stated: Quantity, listed: Listed) -> bool:
    """Whether each item bears the unit as its name: "5 โรงเรียนที่เข้าร่วม ได้แก่ โรงเรียน...", so that the list is not of what they did."""
    named = len(stated.unit) >= _NOUN and text.startswith(stated.unit, listed.start)
    return named and text.count(stated.unit, listed.start, listed.end) == listed.length


def _all_counted(text: str, stated: Quantity, listed: Listed) -> bool:
    """Whether each of the numbered items begins with the noun before the number: "โรงเรียน 4 แห่งรอบเมือง คือ 1. โรงเรียน..."."""
    items = _MARKED.findall(text, listed.start, listed.end)
    lead = text[max(0, stated.start - _LEAD) : stated.start].rstrip().removesuffix("จำนวน")
    head = common_head(items) if len(items) == listed.length else ""
    return any(lead.endswith(head[:length]) for length in range(_NOUN, len(head) + 1))


def _contradicts(text: str, found: Quantities, stated: Quantity, listed: Listed, start: int) -> bool:
    """Whether the list of which the words begin at ``start`` is as long as no list of what was stated can be."""
    n = int(stated.value)
    if listed.length == n or abs(listed.length - n) > max(2, 0.5 * n) or _grouped(text, found, stated, listed.length, start, listed.end):
        return False
    line_end = text.find("\n", listed.end, listed.end + 30)
    return listed.length > n or not _OPEN_END.search(text, start, line_end if line_end >= 0 else listed.end + 30)


@cache
def _measures(knowledge: Knowledge) -> frozenset[str]:
    return frozenset((PERCENT, *knowledge.lexicon("units")["units"]["measures"]))


def _introduces(intro: re.Match[str], unit: str, free: bool) -> bool:
    """Whether the list is one of what was counted, not of one ``unit`` of it; ``free``: something else stands between that it may be of."""
    gap = intro["gap"].strip()
    if gap.count(")") != gap.count("(") or unit in gap:
        return False
    if free and intro["intro"] in _CLOSE:
        return False
    if not gap:
        return True
    return (intro["intro"] not in _CLOSE and not _ACTS.search(gap)) or gap in (
        "ที่สำคัญ",
        "สำคัญ",
        "หลัก",
        "ด้วยกัน",
        "ที่เกี่ยวข้อง",
        "ใหญ่",
        "ย่อย",
        "เป้าหมาย",
    )


def _listed(record: Record, at: int, stated: Quantity) -> Listed | None:
    """The list at ``at``; None if its items are not clear."""
    text = record.text
    if labelled := _LABEL.match(text, at):
        style = _Style(rf"{labelled['label']} ?N(?![0-9๐-๙])")
        first = style.pattern(1)
        opening = first.match(text, labelled.start("label")) if first else None
        listed = _numbered(text, opening, style, int(stated.value)) if opening else None
        final = style.pattern(int(stated.value))
        if listed and final and listed.length < stated.value and final.search(text, listed.start, listed.start + _REACH):
            return None  # the last one stands there, if not where it was sought
        if listed and listed.length < stated.value and f"{labelled['label'].removesuffix('ที่')}สุดท้าย" in text[listed.start : listed.end]:
            return None
        return listed
    openings: list[tuple[int, re.Match[str], _Style]] = []
    for style in _STYLES:
        first = style.pattern(1)
        opening = first.search(text, at, min(len(text), at + 40)) if first else None
        if opening and "\n\n" not in text[at : opening.start()]:
            openings.append((opening.start(), opening, style))
    if openings:
        start, opening, style = min(openings, key=itemgetter(0))
        if "\n" in text[at:start].rstrip(" ") and text[at:start].strip():
            return None  # the list of the first of several headings
        return _numbered(text, opening, style, int(stated.value))
    bulleted = _bulleted(text, at)
    if bulleted:
        return bulleted
    inline = inline_items(text, at, text[max(0, stated.start - _LEAD) : stated.end])
    if inline is None:
        inline = named_items(text, at, [mention for mention, _ in valued_between(record, InstitutionValue, at, at + _REACH)])
    return Listed(inline[0], at, inline[1]) if inline else None


def _numbered(text: str, opening: re.Match[str], style: _Style, stated: int) -> Listed | None:
    """Follow the marks 1, 2, 3 ... of one style as long as they go on."""
    first = style.pattern(1)
    own_line = _begins_line(text, opening.start())
    inner = not own_line and _ITEM.match(text, text.rfind("\n", 0, opening.start()) + 1)  # the list of an item in a list
    count, last, blanks = 1, opening, False
    while count < 100:
        pattern = style.pattern(count + 1)
        limit = min(len(text), last.end() + _REACH)
        if not own_line:  # a list within a paragraph ends with it
            stop = text.find("\n", last.end(), limit)
            if stop >= 0:
                limit = stop if inner else _next_line(text, stop, limit, pattern)
        following = pattern.search(text, last.end(), limit) if pattern else None
        if following is None and pattern and count < stated and not own_line and not inner:
            following = pattern.search(text, limit, last.end() + _PAGE)  # the foot and head of a page may stand between
        while following and (
            (own_line and not _begins_line(text, following.start()))
            or _REFERRED.search(text, max(0, following.start() - 8), following.start())
        ):
            following = pattern.search(text, following.end(), limit) if pattern else None
        if following is None:
            break
        again = first.search(text, last.end(), following.start()) if first else None
        if again and (not own_line or _begins_line(text, again.start())):
            break  # another list has begun
        blank = own_line and bool(_BLANK.search(text, last.end(), following.start()))
        if blank and count > 1 and not blanks:
            break  # its items stood together: what follows a blank line is another list's
        blanks = blank
        closing = text[last.end() : following.start()].rstrip().endswith("และ")
        count, last = count + 1, following
        if closing and not own_line:
            break
    if count < _FEWEST:
        return None
    stop = text.find("\n", last.end())
    return Listed(count, opening.start(), len(text) if stop < 0 else stop)


def _next_line(text: str, stop: int, limit: int, pattern: re.Pattern[str] | None) -> int:
    """Where a list within a paragraph must end: a line broken in the middle of a list goes on with the next mark."""
    line_end = text.find("\n", stop + 1, limit)
    following = pattern.match(text, stop + 1) if pattern else None
    return stop if following is None else (limit if line_end < 0 else line_end)


def _begins_line(text: str, at: int) -> bool:
    return text[text.rfind("\n", 0, at) + 1 : at].strip() in ("", "และ")


def _bulleted(text: str, at: int) -> Listed | None:
    """Lines that begin with the same bullet, one below the other."""
    if not _begins_line(text, at):
        return None
    first = _BULLET.match(text, text.rfind("\n", 0, at) + 1)
    if first is None:
        return None
    count, start = 0, first.start()
    end, indent, line = start, first.start("mark") - start, start
    blank = blanks = False
    while line < len(text):
        stop = text.find("\n", line)
        stop = len(text) if stop < 0 else stop
        mark = _BULLET.match(text, line, stop)
        if not text[line:stop].strip():
            blank = True
        elif mark is None or mark["mark"] != first["mark"] or (blank and count > 1 and not blanks):
            break  # items that stood together end at a blank line
        elif count and _REMARK.match(text, mark.end()):
            break
        elif mark.start("mark") - line > indent + 1:
            return None  # items of items
        else:
            count, end, blanks, blank = count + 1, stop, blank, False
        line = stop + 1
    return Listed(count, start, end) if count >= _FEWEST else None


def _grouped(text: str, found: Quantities, stated: Quantity, count: int, start: int, end: int) -> bool:
    """Whether the items bear numbers of the same unit, so that they are groups, or the list belongs to several numbers before it."""
    if any(item.unit == stated.unit for item in found.between(start, end)):
        return True
    line = text.rfind("\n", 0, stated.start) + 1
    if any(item.value == count for item in found.between(max(line, stated.start - 60), stated.start)):
        return True  # 4 มิติ 17 มาตรการ ได้แก่: the list may be that of the other number
    before = [item.value for item in found.between(max(line, stated.start - 200), stated.start) if item.unit == stated.unit]
    return any(stated.value + sum(before[at:]) == count for at in range(len(before)))
