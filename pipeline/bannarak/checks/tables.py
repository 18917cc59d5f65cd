"""The columns of tables: a row of totals against the rows above it (C202), shares against the numbers beside them (C204)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from bannarak.checks.rule import Hit, Setting
from bannarak.checks.table_words import (
    HUNDRED,
    IN_PART,
    NO_SUM,
    NOT_ALL,
    ROUNDED,
    STATISTIC,
    TAKEN_OFF,
    Told,
    is_two_fold,
    some_of,
    told_around,
)
from bannarak.records import Record
from bannarak.thai.numerals import FIGURES, MOST_FIGURES, to_arabic

__all__ = ["BARE_TOTAL", "TOTAL_HEAD", "cell_number", "column_shares", "column_sums", "head_rows", "is_total", "is_year", "plain"]


def plain(value: Decimal) -> str:
    """A number as a reader expects it: 12,000 or 0.5."""
    return f"{int(value):,}" if value == value.to_integral_value() else f"{value.normalize():,f}"


def column_sums(record: Record, setting: Setting) -> Iterator[Hit]:
    """The row of totals of a table against the rows above it, column by column."""
    for table in setting.tables:
        rows = [[record.text[cell.start : cell.end].strip() for cell in row] for row in table.rows]
        totals = [at for at, row in enumerate(rows) if at > 1 and len(row) == len(rows[0]) and is_total(row)]
        told = told_around(record.text, table) if totals else None
        for at in totals:
            row = rows[at]
            if any(map(NOT_ALL.search, row[:2])) or _is_of_longer(rows, at) or _stands_first(rows, at):
                continue
            for column in range(1, len(row)):
                total = cell_number(row[column])
                parts = _other_parts(rows[: at + 1], column, total, told) if total is not None and told else None
                if total is None or parts is None or _beside_its_column(rows[: at + 1], column, total):
                    continue
                added = sum(parts.values(), Decimal(0))
                cell = table.rows[at][column]
                params = {"total": plain(total), "sum": plain(added), "parts": " + ".join(map(plain, parts.values()))}
                related = tuple((table.rows[other][column].start, table.rows[other][column].end) for other in parts)
                yield Hit(cell.start, cell.end, params, expected=plain(added), related=related)


def _is_of_longer(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Whether a row is the total of a year of which the rows above are not all: neither twelve months nor four quarters, or two halves."""
    return any(_YEARLY.search(cell) for cell in rows[at][:2]) and at - head_rows(rows) not in _OF_YEAR


def _stands_first(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Whether the totals of a table stand above what they are of: the first row below its head is one, or the rows below add up to it."""
    if is_total(rows[head_rows(rows)]):
        return True
    below = [row for row in rows[at + 1 :] if len(row) == len(rows[at])]
    last = next((i for i, row in enumerate(below) if is_total(row)), len(below))
    for column in range(1, len(rows[at])):
        number = cell_number(rows[at][column])
        if number and last >= _ROWS and sum((cell_number(row[column]) or Decimal(0) for row in below[:last]), Decimal(0)) == number:
            return last == len(below) or cell_number(below[last][column]) != number  # unless the rows below have a total of their own
    return False


def _other_parts(rows: Sequence[Sequence[str]], column: int, total: Decimal, told: Told) -> dict[int, Decimal] | None:
    """The numbers of a column, by row, that make another total than the last row has; None if they may make it, or are no parts."""
    heads = rows[0]
    depth = head_rows(rows)
    above = [at for at in range(depth, len(rows) - 1) if len(rows[at]) == len(heads) and not _is_statistic(rows[at])]
    if any(is_two_fold(row, column) for row in rows[:depth] if len(row) == len(heads)):
        return None
    if NO_SUM.search(heads[column]) or (_SCORES.search(heads[column]) and any(map(_WEIGHT.search, heads))):
        return None
    cells = [rows[at][column] for at in above]
    parts = [cell_number(cell) for cell in cells]
    numbers = [part for part in parts if part is not None]
    if any(len(row) != len(rows[0]) and any(cell_number(cell) is not None for cell in row[1:]) for row in rows[1:]):
        return None  # a row out of its columns
    if not numbers or any(part is None and cell not in ("", "-", "–") for part, cell in zip(parts, cells, strict=True)):
        return None
    since = _since_total(parts, [is_total(rows[at]) for at in above])
    if min(since) <= total <= max(since):
        return None  # a mean, the largest, what is left at the end
    if any(_TAKEN_OFF.match(cell) for at in above for cell in rows[at][:2]):
        return None
    steps = [_depth(next((cell for cell in rows[at] if cell), "")) for at in above]
    names = ["\n".join(rows[at][:2]) for at in above]
    totals = _totals(names, parts, [is_total(rows[at]) for at in above])
    if _table_sound(total, parts, totals) or total in _nested_sums(parts, totals) or _of_levels(total, parts, totals):
        return None
    if _in_groups(total, parts) or _is_told(total, parts, totals, _told_of(told, heads, column)) or _without(total, names, parts, totals):
        return None
    outer = [part is not None and step == min(steps) for part, step in zip(parts, steps, strict=True)]
    if sum(outer) >= _ROWS and all(outer[i] for i, step in enumerate(steps) if step == min(steps) and not totals[i]):
        parts = [part if is_outer else None for part, is_outer in zip(parts, outer, strict=True)]  # the rest are parts of them
        if _table_sound(total, parts, totals):
            return None
    last = max((i for i, one in enumerate(totals) if one), default=-1) + 1 if min(numbers) <= total <= max(numbers) else 0
    lines = zip(above[last:], parts[last:], totals[last:], strict=True)
    return {at: part for at, part, is_total in lines if part is not None and not is_total}


def _since_total(parts: Sequence[Decimal | None], totals: Sequence[bool]) -> list[Decimal]:
    """The numbers of the rows behind the last total, of all rows if they are no more than one."""
    last = max((i for i, is_total in enumerate(totals) if is_total), default=-1) + 1
    since = [part for part in parts[last:] if part is not None]
    return since if len(since) >= _ROWS else [part for part in parts if part is not None]


def _told_of(told: Told, heads: Sequence[str], column: int) -> Told:
    """What is told of one column: it may be rounded itself; people who came more than once are counted once beside their times."""
    once = told.several or ("คน" in heads[column] and any("ครั้ง" in head for head in heads))
    return Told(told.rounded or ROUNDED.search(heads[column]) is not None, once, told.unstated)


def _is_statistic(row: Sequence[str]) -> bool:
    return STATISTIC.match(next((cell for cell in row if cell), "")) is not None


def _totals(names: Sequence[str], parts: Sequence[Decimal | None], totals: Sequence[bool]) -> list[bool]:
    """Which rows are totals: those that say so, and what is called so otherwise (รวมบทความ) if the rows before it make it."""
    found, since = list(totals), 0
    for at, (name, part) in enumerate(zip(names, parts, strict=True)):
        rows = [before for before in parts[since:at] if before is not None]
        if part is not None and name.startswith("รวม") and len(rows) >= _ROWS and sum(rows, Decimal(0)) == part:
            found[at] = True
        since = at + 1 if found[at] else since
    return found


def _of_levels(total: Decimal, parts: Sequence[Decimal | None], totals: Sequence[bool]) -> bool:
    """Whether a total is that of the last rows where each total before it has taken the place of the rows that it is of."""
    left: list[tuple[Decimal, bool]] = []
    for part, is_total in zip(parts, totals, strict=True):
        if part is None:
            continue
        if is_total:
            of = _last_rows(left, part) or next((few for few, (_, one) in enumerate(reversed(left)) if one), len(left))
            del left[len(left) - of :]
        left.append((part, is_total))
    of = _last_rows(left, total)
    return of == len(left) > 0 or (of > 0 and left[-of - 1][1])  # a total ends what is above them


def _last_rows(left: Sequence[tuple[Decimal, bool]], total: Decimal) -> int:
    """How many of the last numbers make ``total``, two at least; 0 if none do."""
    added = Decimal(0)
    for few, (number, _) in enumerate(reversed(left), 1):
        added += number
        if added >= total and few >= _ROWS:
            return few if added == total else 0
    return 0


def _in_groups(total: Decimal, parts: Sequence[Decimal | None]) -> bool:
    """Whether the rows are all of the same people in one way after another, by sex, by age, each adding up to the total."""
    added, groups = Decimal(0), 0
    for part in parts:
        added += part or Decimal(0)
        if added == total:
            added, groups = Decimal(0), groups + 1
    return not added and groups > 1


def _is_told(total: Decimal, parts: Sequence[Decimal | None], totals: Sequence[bool], told: Told) -> bool:
    """Whether the words of the table say why a total is not that of its rows: rounded, counted once, left out."""
    rows = [part or Decimal(0) for part, is_total in zip(parts, totals, strict=True) if not is_total]
    off = sum(rows, Decimal(0)) - total
    if 2 * abs(off) <= len(rows) and (told.rounded or total == HUNDRED):
        return True
    return (off > 0 and told.several) or (off < 0 and told.unstated)


def _without(total: Decimal, names: Sequence[str], parts: Sequence[Decimal | None], totals: Sequence[bool]) -> bool:
    """Whether a total is that of the rows without some that are called parts of others, or less some that are called taken off."""
    rows = [(name, part) for name, part, is_total in zip(names, parts, totals, strict=True) if part and not is_total]
    off = sum((part for _, part in rows), Decimal(0)) - total
    if off <= 0:
        return False
    in_part = [part for name, part in rows if IN_PART.search(name)]
    taken_off = [part for name, part in rows if TAKEN_OFF.search(name)]
    less = some_of(taken_off, len(taken_off))
    return off in some_of(in_part, len(in_part)) or off in less or off / 2 in less


_MOST_HEAD_ROWS = 3


def head_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many of the first rows of a table are its head: none where the first row is one of its numbers."""
    if not _names(rows[0]) and not any(map(BARE_TOTAL.fullmatch, rows[0][1:])):
        return 0
    depth = 1
    while depth < min(_MOST_HEAD_ROWS, len(rows) - 1) and not is_total(rows[depth]) and _names(rows[depth]):
        if rows[depth][0] and not any(map(BARE_TOTAL.fullmatch, rows[depth][1:])):
            break
        depth += 1
    return depth


def _names(row: Sequence[str]) -> bool:
    """Whether the cells of a row may name columns: none behind the first holds a number but years, or one, two, three, from one again."""
    numbers = [number for cell in row[1:] if (number := cell_number(cell)) is not None and not is_year(cell)]
    return not numbers or (len(numbers) > 1 and all(n in (1, before + 1) for before, n in pairwise((Decimal(0), *numbers))))


_YEAR = re.compile("2[45][0-9]{2}|19[5-9][0-9]|20[0-5][0-9]")  # of the Buddhist or the common era, at the head of a column


def is_year(cell: str) -> bool:
    """Whether a cell holds a year and nothing else."""
    return _YEAR.fullmatch(to_arabic(cell)) is not None


def _beside_its_column(rows: Sequence[Sequence[str]], column: int, total: Decimal) -> bool:
    """Whether a row of totals that leaves cells empty has the total of another column in this one, or of all columns with its head."""
    alike = [at for at in range(1, len(rows[-1])) if rows[0][at] and rows[0][at] == rows[0][column]]
    if len(alike) > 1 and total == sum(
        (cell_number(row[at]) or Decimal(0) for row in rows[:-1] for at in alike if len(row) > at), Decimal(0)
    ):
        return True
    empty = [at for at in range(1, len(rows[-1])) if not rows[-1][at] and at != column]
    return any(total == sum((cell_number(row[at]) or Decimal(0) for row in rows[:-1] if len(row) > at), Decimal(0)) for at in empty)


TOTAL = re.compile(
    r"(?:รวม(?!พล|เรื่อง|บทความ|เล่ม|เบิก|คงเหลือ|สุทธิ|ใจ|ถึง|ทั้ง(?!หมด|สิ้น|ปี)|[ก-๎ (]*(?:ร้อยละ|เฉลี่ย|ถ่วง))|ยอดรวม|ผลรวม|ทั้งหมด(?!ที่)|ทั้งสิ้น)"
)
TOTAL_HEAD = re.compile(rf"{TOTAL.pattern}|จำนวน(?:รวม|ทั้งหมด|ทั้งสิ้น)|[Tt]otal|TOTAL")
BARE_TOTAL = re.compile(r"(?:รวม|ยอดรวม|ผลรวม|รวมทั้งสิ้น|รวมทั้งหมด|ทั้งหมด|ทั้งสิ้น)\s*(?:\([^()]*\))?")
_YEARLY, _OF_YEAR = re.compile("ทั้งปี"), (2, 4, 12)
_TAKEN_OFF = re.compile("หัก|ส่วนลด|ลด|คืน")  # in a row of these names no total is looked at
_WEIGHT = re.compile("น้ำหนัก")
_SCORES = re.compile("คะแนน")
_STEPS = re.compile(r"(?P<number>[0-9๐-๙]+(?:\.[0-9๐-๙]+)*)[.)]?\s|(?P<bullet>[-–•*○])\s?")


def _depth(cell: str) -> int:
    """How far in a row of a table stands: "1. ค่าตอบแทน" 1, "1.1 วิทยากร" 2, "- วิทยากร" 2, a row without a mark 1."""
    mark = _STEPS.match(cell)
    if cell.startswith(("ในจำนวนนี้", "โดยเป็น", "แบ่งเป็น")):
        return 2
    return 1 if mark is None else 2 if mark["bullet"] else mark["number"].count(".") + 1


_READINGS = 1000  # ways to read a table; no more are followed


def _nested_sums(parts: Sequence[Decimal | None], totals: Sequence[bool]) -> set[Decimal]:
    """What the rows may add up to where the rows below a row may be its parts."""
    numbers = [part or Decimal(0) for part, is_total in zip(parts, totals, strict=True) if not is_total]
    reach: list[set[Decimal]] = [set() for _ in range(len(numbers) + 1)]
    reach[0].add(Decimal(0))
    for at, number in enumerate(numbers):
        reach[at + 1].update(before + number for before in reach[at])
        added, below = Decimal(0), at + 1
        while number and below < len(numbers) and added < number:
            added += numbers[below]
            below += 1
        if number and added == number and len(reach[at]) < _READINGS:
            reach[below].update(before + number for before in reach[at])
    return reach[-1]


_TABLE_NUMBER = re.compile(rf"({FIGURES})\s*(?:คน|ราย|ท่าน|แห่ง|โรงเรียน|หน่วยงาน|สถาบัน|เล่ม|ครั้ง|บาท|ชุด|ชื่อเรื่อง|รายการ|เรื่อง|กิจกรรม|โครงการ)?")


def is_total(row: Sequence[str]) -> bool:
    """Whether a row of a table is one of totals: its first cell with something in it says so."""
    return TOTAL.match(next((cell for cell in row if cell), "")) is not None


def cell_number(cell: str) -> Decimal | None:
    """The number that a cell of a table holds, its decimals as written, with a unit or without; None if it holds anything else."""
    found = _TABLE_NUMBER.fullmatch(cell)
    return Decimal(found[1].replace(",", "")) if found and len(found[1]) <= MOST_FIGURES else None


def _table_sound(total: Decimal, parts: list[Decimal | None], totals: list[bool]) -> bool:
    """Whether a total is that of all rows, of the rows since the last total, or of the totals before it."""
    numbers = [part or Decimal(0) for part in parts]
    rows = [n for n, is_total in zip(numbers, totals, strict=True) if not is_total]
    if sum(part is not None for part in parts) < 2:
        return True
    last = max((i for i, is_total in enumerate(totals) if is_total), default=-1)
    sums = (
        sum(rows, Decimal(0)),
        sum(numbers[last + 1 :], Decimal(0)),
        sum((n for n, t in zip(numbers, totals, strict=True) if t), Decimal(0)),
    )
    slack = Decimal("0.5") * len(rows) if any(n != n.to_integral_value() for n in (*numbers, total)) else Decimal(0)
    return any(abs(total - added) <= slack for added in sums)


def column_shares(record: Record, setting: Setting) -> Iterator[Hit]:
    """A column of shares against the column of numbers before it, in a table whose rows add up to its last one."""
    for table in setting.tables:
        rows = [[record.text[cell.start : cell.end].strip() for cell in row] for row in table.rows]
        heads = rows[0]
        for column in range(2, len(heads)):
            lines = _shared_out(rows, column) if _SHARES.match(heads[column]) else []
            *lines, (last, whole, hundred) = lines or [(0, Decimal(0), None)]
            if (hundred is None and len(lines) <= _ROWS) or (hundred is not None and abs(hundred - 100) > 1):
                continue  # shares of a target, of each row
            wrong = [line for line in lines if line[2] is not None and not _is_share(line[1], whole, line[2])]
            if 2 * len(wrong) > len(lines):
                continue  # shares of something else
            for at, number, share in wrong:
                digits = max(0, -int((share or whole).as_tuple().exponent))
                expected = f"{(number * 100 / whole).quantize(Decimal(1).scaleb(-digits)):f}"
                cell, related = table.rows[at][column], (table.rows[at][column - 1], table.rows[last][column - 1])
                params = {"part": plain(number), "whole": plain(whole), "expected": expected, "stated": f"{share:f}"}
                yield Hit(cell.start, cell.end, params, f"ร้อยละ {expected}", tuple((beside.start, beside.end) for beside in related))


def _shared_out(rows: Sequence[Sequence[str]], column: int) -> list[tuple[int, Decimal, Decimal | None]]:
    """The rows with a number before ``column``, each with its share there; none unless the last one is the total of the others."""
    lines = [
        (at, number, cell_number(row[column]))
        for at, row in enumerate(rows)
        if at and len(row) == len(rows[0]) and (number := cell_number(row[column - 1])) is not None
    ]
    *parts, (last, whole, _) = lines or [(0, Decimal(0), None)]
    return lines if len(parts) >= _ROWS and is_total(rows[last]) and sum(number for _, number, _ in parts) == whole > 0 else []


_SHARES = re.compile(r"(?:ร้อยละ|%|เปอร์เซ็นต์|คิดเป็นร้อยละ)\s*$")
_ROWS = 2  # at least, and their total


def _is_share(number: Decimal, whole: Decimal, share: Decimal) -> bool:
    """Whether the share is that of ``number``, or rounded by one more in its last digit so that all add up to a hundred."""
    step = Decimal(1).scaleb(min(0, int(share.as_tuple().exponent)))
    return abs(number * 100 / whole - share) <= 2 * step
