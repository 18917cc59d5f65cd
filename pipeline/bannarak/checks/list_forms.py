"""Lists of other forms than those behind a word that introduces them, for C201: a table with numbered rows, lines that bear the unit and a
number, members before their number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bannarak.checks.columns import heads_of, rows_under
from bannarak.checks.enumeration import common_head
from bannarak.checks.list_kinds import PEOPLE, Listed, groups
from bannarak.checks.quantities import Quantities, Quantity
from bannarak.checks.rule import Setting
from bannarak.checks.shared import valued_between
from bannarak.checks.tables import cell_number
from bannarak.document import Span, Table
from bannarak.knowledge import Knowledge
from bannarak.records import InstitutionValue, Record
from bannarak.thai.numerals import to_arabic

__all__ = ["before_total", "in_table", "labelled_lines"]

_FEWEST = 2


# Tables

_TO_TABLE = re.compile(r"\ ?(?:มี)?(?:รายละเอียด)?\ ?(?:ดังนี้|ดังต่อไปนี้|(?:ดัง|ตาม)ตาราง(?:ต่อไปนี้|ด้านล่าง|นี้)?)\ ?:?\s*", re.VERBOSE)
_PERSON = re.compile("ชื่อ|รายชื่อ")  # the head of a column of people
# ... and, as the head of what the rows are, of nobody else.
_NAMED = re.compile(r"(?:ราย)?ชื่อ\ ?(?:[-–,/]|และ)?\ ?(?:นาม)?สกุล|(?:(?:ราย)?ชื่อ)?(?:นักเรียน|นักศึกษา|ครู|อาจารย์|บุคลากร|ผู้)", re.VERBOSE)
_NO_ROW, _SUMS = ("", "-", "–"), "รวม"  # the cells of a row numbered beforehand, or of a total
_ABOVE = 60  # letters above a table in which the number of its rows stands


def in_table(record: Record, setting: Setting, found: Quantities) -> Iterator[tuple[Quantity, Listed]]:
    """A number right before a table, "จำนวน 5 รายการ ดังตารางต่อไปนี้", whose rows bear numbers from one on and none is missing."""
    text, heads = setting.arabic, setting.knowledge.lexicon("sections")["series"]["column"]
    for at, table in enumerate(setting.tables):
        start = table.rows[0][0].start
        stated = next(iter(reversed(found.between(start - _ABOVE, start))), None)
        if stated is None or not _TO_TABLE.fullmatch(text, stated.end, start):
            continue
        if text[table.rows[0][0].start : table.rows[0][0].end].strip(" :.") not in heads:
            continue
        numbers = [text[row[0].start : row[0].end].strip(" .") for row in table.rows[1:]]
        rows = next((n for n, number in enumerate(numbers) if number != str(n + 1)), len(numbers))
        if rows < _FEWEST or any(number[:1].isdigit() for number in numbers[rows:]) or _goes_on(text, setting.tables[at + 1 :], rows):
            continue
        filled = sum(_is_filled(text, row) for row in table.rows[1 : rows + 1])
        if filled >= _FEWEST and _are_counted(text, table, stated, setting.knowledge) and not _adds_up_to(text, table, stated):
            yield stated, Listed(filled, table.rows[1][0].start, table.rows[rows][-1].end)


def _is_filled(text: str, row: Sequence[Span]) -> bool:
    """Whether a numbered row tells of something: forms come with numbers beforehand, and a total may bear one."""
    cells = [text[cell.start : cell.end].strip() for cell in row[1:]]
    return any(cell not in _NO_ROW for cell in cells) and not cells[0].startswith(_SUMS)


def _are_counted(text: str, table: Table, stated: Quantity, knowledge: Knowledge) -> bool:
    """Whether the rows may be what was counted: people where they bear names, and nothing else there; no kinds or areas that no column
    names; nothing that a column tells of several rows together.
    """
    heads = heads_of(text, table)
    if stated.unit in PEOPLE:
        named = any(map(_PERSON.match, heads))
    else:
        named = not any(map(_NAMED.match, heads[1:2])) and (
            stated.unit not in groups(knowledge) or any(stated.unit in head for head in heads)
        )
    if not named:
        return False
    before = text[max(0, stated.start - _ABOVE) : stated.start].rstrip().removesuffix("จำนวน").rstrip()
    columns = zip(*(row for row in rows_under(table) if _is_filled(text, row)), strict=True)
    for head, column in list(zip(heads, columns, strict=False))[1:]:
        told = [cell for span in column if (cell := text[span.start : span.end].strip()) not in _NO_ROW]
        different, amounts = len(set(told)), any(map(cell_number, told))  # pieces or baht may be as many by chance
        noun = head.removeprefix("ชื่อ")
        calls = stated.unit in head or (noun != "" and before.endswith(noun))
        if different < len(told) and (calls or (different == stated.value and not amounts)):
            return False
    return True


def _goes_on(text: str, tables: Sequence[Table], rows: int) -> bool:
    """Whether another table goes on with the numbers of the rows, behind a page break or a heading of its own."""
    following = str(rows + 1)
    return any(text[row[0].start : row[0].end].strip(" .") == following for table in tables[:1] for row in table.rows[:2])


def _adds_up_to(text: str, table: Table, stated: Quantity) -> bool:
    """Whether a column makes the number, or a cell says that its row is of several: then the rows are groups of what was counted."""
    several = re.compile(rf"[0-9]\ ?{re.escape(stated.unit)}", re.VERBOSE)
    for column in list(zip(*rows_under(table), strict=True))[1:]:
        cells = [text[cell.start : cell.end].strip() for cell in column]
        if sum(cell_number(cell) or 0 for cell in cells) == stated.value or any(several.search(cell) for cell in cells):
            return True
    return False


# Lines

_LINES = re.compile(r"\ ?:?\ ?\n", re.VERBOSE)
_ITEM_MARK = re.compile(r"[ \t]*(?:[-–•*] ?)?")
_ITEM_NUMBER = re.compile(r"(?:ที่)? ?(?P<n>[0-9๐-๙]{1,2})(?![0-9๐-๙])(?P<more> ?(?:[-–,]|ถึง|และ) ?[0-9๐-๙])?[^\n]*(?:\n|\Z)")
_UNNUMBERED = re.compile(r"(?!(?:ที่)? ?[0-9๐-๙])")  # an item more: รางวัลชมเชย, ชั้นลอย


def labelled_lines(text: str, stated: Quantity) -> Listed | None:
    """The lines below a number that bear its unit and count from one on, "5 ฐาน", "- ฐานที่ 1 ...", "- ฐานที่ 2 ..."; None if none do."""
    behind = _LINES.match(text, stated.end)
    if behind is None:
        return None
    position, count = behind.end(), 0
    while (line := _item(text, position, stated.unit, _ITEM_NUMBER)) and int(to_arabic(line["n"])) == count + 1:
        if line["more"]:
            return None  # ขั้นตอนที่ 3-5: a line of several
        position, count = line.end(), count + 1
    if _item(text, position, stated.unit, _UNNUMBERED):
        return None
    if count < _FEWEST or re.search(rf"{re.escape(stated.unit)}(?:ที่)?\ ?(?:{count + 1}|สุดท้าย)", to_arabic(text[position:])):
        return None
    return Listed(count, behind.end(), position)


def _item(text: str, at: int, unit: str, rest: re.Pattern[str]) -> re.Match[str] | None:
    """What of the line at ``at`` goes on with ``rest`` behind ``unit``, if it begins with that."""
    mark = _ITEM_MARK.match(text, at)
    begin = mark.end() if mark else at
    return rest.match(text, begin + len(unit)) if text.startswith(unit, begin) else None


# Members before their number

_TOTAL = re.compile(r"\ ?(?:รวม(?:ทั้งสิ้น|ทั้งหมด|จำนวน|เป็น)*|ทั้งหมด)\ ?(?:จำนวน)?\ ?$", re.VERBOSE)
_LEAD = 30  # letters before a number that call it that of what stands before
_MARK = re.compile(r"(?<![0-9๐-๙])\(?(?P<n>[0-9๐-๙]{1,2})\)\ ?", re.VERBOSE)
_SEVERAL = re.compile("และ|กับ|,|พร้อม")
_JOINT = re.compile(r"\ *,?\ *(?P<last>และ|กับ|รวมทั้ง|รวมถึง)?\ *", re.VERBOSE)
_ITEM = 80  # letters of an item at most
_WITH = ("ร่วมกับ", "กับ", "และ", "พร้อม", "รวมถึง", "รวมทั้ง", "เช่น", "อาทิ", ",")
_HEAD = 4  # letters that items do not begin with by chance
_PLACES = "แห่ง"
_LISTS = ("ได้แก่", "คือ", "ประกอบด้วย", "ดังนี้")
_SURE = 3  # names that are a list


def before_total(record: Record, found: Quantities, stated: Quantity) -> Listed | None:
    """The members that stand before their number: "(1) ... (2) ... รวม 2 แห่ง", "โรงเรียน... โรงเรียน... และโรงเรียน... รวม 3 โรงเรียน"."""
    text = record.text
    before = text[max(0, stated.start - _LEAD) : stated.start]
    if not ("รวม" in before or "ทั้งหมด" in before):
        return None
    lead = _TOTAL.search(text, max(0, stated.start - _LEAD), stated.start)
    if lead is None:
        return None
    line = text.rfind("\n", 0, lead.start()) + 1
    listed = _marked(record, line, lead.start(), stated.unit) or _institutions(record, line, lead.start(), stated.unit)
    if listed is None or any(item.unit == stated.unit for item in found.between(line, lead.start())):
        return None
    return listed


def _marked(record: Record, line: int, end: int, unit: str) -> Listed | None:
    """Items with marks that count from one on, each of one thing, which all begin alike, or with ``unit``, or are institutions."""
    text = record.text
    marks = list(_MARK.finditer(text, line, end))
    if len(marks) < _FEWEST or [int(to_arabic(mark["n"])) for mark in marks] != list(range(1, len(marks) + 1)):
        return None
    items = [text[one.end() : other.start()] for one, other in pairwise(marks)]
    *others, last = [*(item.rstrip().removesuffix("และ") for item in items), text[marks[-1].end() : end]]
    if len(last) > _ITEM or any(map(_SEVERAL.search, (*others, last))):
        return None
    named = {name.start for name, _ in valued_between(record, InstitutionValue, line, end)}
    alike = len(common_head([*others, last])) >= _HEAD or all(item.startswith(unit) for item in (*others, last))
    if not alike and not named.issuperset(mark.end() for mark in marks):
        return None  # what was done there
    return Listed(len(marks), marks[0].start(), end)


def _institutions(record: Record, line: int, end: int, unit: str) -> Listed | None:
    """Institutions that are called ``unit``, or all alike if that is แห่ง, one behind the other, the last one behind "และ"; none of that
    name before them.
    """
    text, position = record.text, end
    names: list[str] = []
    for name, _ in reversed(valued_between(record, InstitutionValue, line, end)):
        joint = _JOINT.fullmatch(text, name.end, position)
        called = unit == _PLACES or name.text.startswith(unit)
        if joint is None or not called or (names and bool(joint["last"]) != (len(names) == 1)):
            break
        position = name.start
        names.append(name.text)
    before, head = text[line:position], common_head(names)[:_HEAD] if names else ""
    if before.endswith(" ") and not before.rstrip(" :").endswith(_LISTS):
        return None  # another one of them may stand there
    if len(names) < _SURE or len(head) < min(_HEAD, len(unit)) or head in before or before.rstrip().endswith(_WITH):
        return None
    return Listed(len(names), position, end)
