"""C202: a total against the parts that the text gives of it, before it or behind it, and in the columns of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from bannarak.checks.amounts import amounts_behind, is_factor, is_multiplied, is_of_others
from bannarak.checks.asides import behind_asides
from bannarak.checks.list_kinds import without_company
from bannarak.checks.products import wrong_products
from bannarak.checks.quantities import PERCENT, Quantities, Quantity, quantities
from bannarak.checks.remainders import remainders
from bannarak.checks.row_totals import row_sums
from bannarak.checks.rule import Hit, Setting, check
from bannarak.checks.tables import column_sums, plain
from bannarak.records import Record
from bannarak.thai.numerals import FIGURES

__all__: list[str] = []

_DIVIDED = "แบ่งออกเป็น|แบ่งเป็น|แบ่งได้เป็น|จำแนกออกเป็น|จำแนกเป็น|จำแนกได้เป็น|แยกเป็น|ประกอบด้วย|ประกอบไปด้วย|ได้แก่"
_OPENING = re.compile(
    rf"(?:\ ?\((?:คิดเป็น)?ร้อยละ[^()\n]{{1,12}}\)|\ ?เป็นเงิน\ ?{FIGURES}\ ?บาท)?"
    rf"(?:\ ?แบ่ง(?:งาน|ออก)?เป็น\ ?{FIGURES}\ ?[ก-๎]{{2,10}}?\ ?(?={_DIVIDED}))?"
    rf"\ ?(?:[ก-๎]{{0,25}}\ )??(?:ทั่วประเทศ)?\ ?(?:ซึ่ง|โดย)?(?:{_DIVIDED}|ดังนี้|คือ|"
    r"\((?!เป็น)|\(?เป็น(?=\ ?(?:ชาย|หญิง|เพศ))|(?P<loosely>เป็น(?=[ก-ฮเ-ไ]))|"
    r"(?=(?:เพศ)?(?:ชาย|หญิง)\ ?(?:จำนวน\ ?)?[0-9๐-๙]))",
    re.VERBOSE,
)
# Between a total and its parts: where they came from, how many were hoped for, where it was.
_SOURCE = re.compile(
    rf"\ ?(?:\((?P<hoped>เป้าหมาย)?(?:จาก)?\ ?(?:จำนวน\ ?)?{FIGURES}\ ?[ก-๎]{{2,25}}\)|จาก\ ?(?:จำนวน\ ?)?{FIGURES}\ ?[ก-๎]{{2,40}}|"
    rf"ณ\ ?[ก-๎]{{2,40}})(?:\ (?:ใน|ทั่ว)[ก-๎]{{2,40}})?(?=\ ?(?:ซึ่ง|โดย)?(?:{_DIVIDED}|เป็น))",
    re.VERBOSE,
)
_TOTAL = re.compile(
    r"(?:(?<![ก-๎])รวม[ก-๎]{1,25}(?:ทั้งหมด|ทั้งสิ้น)|(?<![ก-๎])รวม(?:ผู้(?:เข้า|ร่วม|ใช้|รับ|ตอบ|ผ่าน|สำเร็จ)|ราย(?:จ่าย|รับ)|ค่า(?:ใช้จ่าย|สาธารณูปโภค|พลังงาน|ดำเนินการ|ดำเนินงาน|จัดงาน)|เงิน|งบ|บุคลากร|สมาชิก|"
    r"กรรมการ|นักเรียน|นิสิต|นักศึกษา|หนังสือ|(?:ทั้ง)?(?:สอง|สาม|สี่|ห้า))[ก-๎]{0,20}|รวมทั้งสิ้น|รวมทั้งหมด|รวมเป็นเงิน|รวมเป็น|รวมจำนวน|รวม(?P<year>ทั้งปี)|รวม|ทั้งสิ้น|ยอดรวม)(?:จำนวน|เป็นจำนวน|ทั้งสิ้น|ทั้งหมด)?\s*$"
)
# As the label of a field, which says no more than that: "รวม : 32 คน".
_LABELLED = re.compile(r"(?<![ก-๎])(?:รวม|ยอดรวม)(?:ทั้งสิ้น|ทั้งหมด|(?P<year>ทั้งปี)|เป็นเงิน|จำนวน|เป็น)*\ ?[:=]\ *$", re.VERBOSE)
_QUARTER, _OF_YEAR = "ไตรมาส", (4, 12)
# Between two parts stands the name of the second and nothing that leads elsewhere.
_ELSEWHERE = re.compile(
    r"รวม|ทั้งนี้|นอกจาก|ขณะ|ซึ่ง|เพิ่ม|ลด(?!์)|จาก(?!หน่วย|สถาบัน|โรงเรียน|ภาค|ใน|ต่าง)|มากกว่า|น้อยกว่า|อีก|(?<!ค่า)ใช้(?:ไป|จ่าย)|เบิก|คิดเป็น|เหลือ|แล้ว|โดย|และมี|สำหรับ|เฉลี่ย|"
    r"ละ(?!เอียด)\ ?$|ส่งผล|เพื่อ|ให้แก่|ร้อยละ|%|เท่า|ต่อ(?:วัน|ปี|เดือน)|เป้าหมาย|ประมาณการ|สูงสุด|(?<![ก-๎])ณ\ ",
    re.VERBOSE,
)
_NESTED = re.compile(rf"{_DIVIDED}|เป็นชาย|เป็นหญิง|เป็นเพศ")
_MARKERS = re.compile(r"^[\s,;:•·*–-]*(?:และ|กับ|\(?[0-9๐-๙]{1,2}[.)]|[ก-ฮ][.)])?[\s:–-]*")
_TAIL = re.compile(r"[\s:–-]*(?:จำนวน|มี|=)?[\s:]*$")
_REST = re.compile(r"[^\n]{0,40}?(?:ที่เหลือ|ส่วน(?!ใหญ่)|(?<!\))(?<!\)\ )ส่วนใหญ่|นอกนั้น|นอกจากนี้|อีก|โดยมี)")  # of those that are no part named
_OVERLAPPING = re.compile(r"หญิง|ชาย|เคย|สูงอายุ")  # some are this and that
_ONCE = re.compile(r"ซ้ำ|บางคน|ทั้งสองช่อง|ทั้งสองรุ่น")  # who is in two parts is counted once
_CHAIR = re.compile(r"(?<!รอง)ประธาน[ก-๎]{0,12} ?(?:จำนวน ?)?$")
_PASSED = re.compile(r"รวมผู้(?:ผ่าน|สำเร็จ)")
_LAST = re.compile(r"[\s,]*(?:และ|รวมทั้ง|รวมถึง|ตลอดจน|พร้อมด้วย|อีกทั้ง)")
_ENDED = re.compile(r"\s*(?:\n|รวม(?!ถึง|ทั้ง)|ทั้งนี้|นอกจาก|ขณะ|ซึ่ง|โดย|เพื่อ|คิดเป็น)")
_ITEM = re.compile(r"\s*\n\s*(?:[-–•*]|\(?[0-9๐-๙]+[.)])")
_DAY = re.compile(
    r"(?:เมื่อ)?วัน[ก-๎]{0,9}ที่ ?[0-9๐-๙]{1,2}(?: ?[-–] ?[0-9๐-๙]{1,2})? ?[ก-๎.]{4,12} ?(?:[0-9๐-๙]{4})? ?"
)  # of a round that is a part
_GROUP = re.compile(r"[ .)]*\n[^\n]*\n[^\n]*")
_LABEL = 70
_SENTENCE = 100  # letters behind the parts in which the rest may be told
_LEAD = 40  # characters before a number that may call it a total
_ACCOUNT = 300  # letters around what is left that may tell what else came in or went
_FEWEST, _MOST = 2, 30  # parts of a total
_LOOKED = 200  # numbers behind a total among which its parts are, those of the parts themselves too


@check("C202")
def sum_mismatch(record: Record, setting: Setting) -> Iterator[Hit]:
    """A total is not the sum of its stated parts."""
    text = record.text
    found = quantities(record, setting)
    told: set[int] = set()
    for at, total in enumerate(found.items):
        if total.unit == PERCENT or total.value <= 0:
            continue
        parts = _behind(text, found, at, behind_asides(record, setting, total.end).at) or _before(text, found, at)
        if parts and not total.vague:
            told.add(total.start)
            yield _mismatch(total, without_company(text, setting.knowledge, total, parts))
    for total, parts in amounts_behind(text, found):
        if total.unit != PERCENT and total.start not in told and _near(total, parts):
            yield _mismatch(total, parts)
    yield from column_sums(record, setting)
    yield from row_sums(record, setting)
    yield from _left_over(text, found)
    for groups, each, total in wrong_products(text, found):
        yield _not_product(groups, each, total)


def _mismatch(total: Quantity, parts: Sequence[Quantity]) -> Hit:
    added = sum((part.value for part in parts), Decimal(0))
    said = " + ".join(plain(part.value) for part in parts)
    params = {"total": plain(total.value), "sum": plain(added), "unit": total.unit, "parts": said}
    related = tuple((part.start, part.end) for part in parts)
    return Hit(total.start, total.end, params, expected=f"{plain(added)} {total.unit}", related=related)


def _not_product(groups: Quantity, each: Quantity, total: Quantity) -> Hit:
    product = plain(groups.value * each.value)
    said = f"{plain(groups.value)} × {plain(each.value)}"
    params = {"total": plain(total.value), "sum": product, "unit": total.unit, "parts": said}
    related = ((groups.start, groups.end), (each.start, each.end))
    return Hit(total.start, total.end, params, expected=f"{product} {total.unit}", related=related)


def _left_over(text: str, found: Quantities) -> Iterator[Hit]:
    """What there was against what was spent of it and what is left: งบประมาณ 5,000 บาท ใช้ไป 4,000 บาท คงเหลือ 1,500 บาท."""
    for had, spent, left in remainders(text, found):
        if _adds_up(had, (spent, left)) or _near(had, [spent, left]) is None:
            continue
        added = spent.value + left.value
        before = [item.value for item in found.between(had.start - _ACCOUNT, had.end) if item.unit == had.unit]
        behind = [item.value for item in found.between(left.end, left.end + _ACCOUNT) if item.unit == had.unit]
        if any(added == sum(before[at:], Decimal(0)) for at in range(len(before))) or abs(had.value - added) in (*before, *behind):
            continue  # with what was carried over, without what was given back
        params = {"total": plain(had.value), "sum": plain(added), "unit": had.unit, "parts": f"{plain(spent.value)} + {plain(left.value)}"}
        related = ((had.start, had.end), (spent.start, spent.end))
        yield Hit(left.start, left.end, params, expected=f"{plain(had.value - spent.value)} {had.unit}", related=related)


def _behind(text: str, found: Quantities, at: int, position: int) -> list[Quantity] | None:
    """The parts from ``position`` on behind a total if they contradict it."""
    total = found.items[at]
    opening = _OPENING.match(text, _past_source(text, found, total, position))
    if opening is None:
        return None
    bracket = opening.group().endswith("(")
    limit = text.find(")", opening.end()) if bracket else len(text)
    parts = _chain(text, found, at + 1, opening.end(), limit, total)
    if parts is None or len(parts) < _FEWEST or any(_adds_up(total, parts[:count]) for count in range(_FEWEST, len(parts) + 1)):
        return None
    if opening["loosely"] and not _whole(text, total, parts):
        return None
    before = [item.value for item in found.between(total.start - 300, total.start) if item.unit == total.unit]
    added = sum((part.value for part in parts), Decimal(0))
    if any(item.value == added for item in found.between(total.end, opening.start())):
        return None  # they are those of the number hoped for
    said = text[total.end : parts[-1].end]
    if ("ชาย" in said) != ("หญิง" in said):
        return None  # women among others: some are this and that
    if added < total.value and _REST.match(text, parts[-1].end):
        return None
    line_end = text.find("\n", parts[-1].end, parts[-1].end + _SENTENCE)
    rest = found.between(parts[-1].end, line_end if line_end >= 0 else parts[-1].end + _SENTENCE)
    if any(item.unit == total.unit and item.value == total.value - added for item in rest):
        return None  # those who are left are told behind
    if added in before or any(added == total.value + sum(before[i:], Decimal(0)) for i in range(len(before))):
        return None  # they are parts of a larger number, or of several together
    return _near(total, parts)


def _past_source(text: str, found: Quantities, total: Quantity, position: int) -> int:
    """Where the parts begin behind what is said of the total first: 60 คน จาก 12 โรงเรียน ประกอบด้วย..., 60 คน (เป้าหมาย 50 คน) แบ่งเป็น...."""
    source = _SOURCE.match(text, position)
    if source is None:
        return position
    same = any(item.unit == total.unit for item in found.between(position, source.end()))
    return position if same and not source["hoped"] else source.end()


def _whole(text: str, total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether a total that "เป็น" parts is that of them all: there are three at least, each of its own kind, and a last one."""
    if len(parts) <= _FEWEST or _OVERLAPPING.search(text, total.end, parts[-1].start):
        return False
    return _LAST.match(text, parts[-2].end, parts[-1].start) is not None


def _chain(text: str, found: Quantities, at: int, position: int, limit: int, total: Quantity) -> list[Quantity] | None:
    """The parts from ``position`` on, without the parts of parts; None if one of them bears no number or an unclear one."""
    parts: list[Quantity] = []
    while at < len(found.items) and found.items[at].start < position:
        at += 1
    last = min(len(found.items), at + _LOOKED)
    while at < last and found.items[at].start < limit and len(parts) < _MOST:
        item = found.items[at]
        label = text[position : item.start]
        if parts and label.lstrip().startswith("("):
            position = _close(text, position)
            while at < len(found.items) and found.items[at].start < position:
                at += 1
            continue
        if item.unit != total.unit:
            if is_multiplied(text, item):
                return None  # a part that is worked out first: "31 คน x 35 บาท = 1,085 บาท"
            break
        if parts and _NESTED.search(label):
            at, position = _skip_nested(found, at, parts[-1])
            continue
        if not _clear(label):
            return parts if _ENDED.match(label) and not _ITEM.match(label) else None
        if item.vague:
            return None
        parts.append(item)
        position = item.end
        at += 1
        if _LAST.match(label) or _adds_up(total, parts):
            return parts
    return None if _LAST.match(text, position) or text.startswith(",", position) else parts


def _close(text: str, at: int) -> int:
    end = text.find(")", at, at + 300)
    return end + 1 if end >= 0 else at + 300


def _skip_nested(found: Quantities, at: int, parent: Quantity) -> tuple[int, int]:
    """Past the parts of a part: as many as it takes to add up to it."""
    added, position = Decimal(0), parent.end
    while at < len(found.items) and found.items[at].unit == parent.unit and added < parent.value:
        added += found.items[at].value
        position = found.items[at].end
        at += 1
    return at, position


def _clear(label: str) -> bool:
    """Whether the words before a part name it and nothing else."""
    label = _DAY.sub("", label)
    if len(label) > _LABEL or "\n\n" in label or _ELSEWHERE.search(label):
        return False
    name = _TAIL.sub("", _MARKERS.sub("", label, count=1), count=1)
    # Two names with one number between them: one part has no number.
    return "\n" not in name.strip() and not re.search(r"[^\s(]\ และ|,|\S\ {2,}\S|[ก-๎]{3}\ [ก-๎]{3,}\ [ก-๎]{3}", name)


def _adds_up(total: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether the parts make the total, as far as rounded numbers tell."""
    if len(parts) < _FEWEST:
        return False
    low, high = sum((p.low for p in parts), Decimal(0)), sum((p.high for p in parts), Decimal(0))
    return low <= total.high and total.low <= high


def _near(total: Quantity, parts: list[Quantity]) -> list[Quantity] | None:
    """The parts if their sum is near the total; else they are parts of something else."""
    added = sum((part.value for part in parts), Decimal(0))
    return parts if abs(added - total.value) <= total.value / 3 else None


def _before(text: str, found: Quantities, at: int) -> list[Quantity] | None:
    """The parts before a total ("... รวม 32 คน") if they contradict it."""
    total = found.items[at]
    before = text[max(0, total.start - _LEAD) : total.start]
    if "รวม" not in before and "ทั้งสิ้น" not in before:
        return None
    labelled = _LABELLED.search(text, max(0, total.start - _LEAD), total.start)
    lead = labelled or _TOTAL.search(text, max(0, total.start - _LEAD), total.start)
    if lead is None or _ONCE.search(text, max(0, lead.start() - _LEAD), total.end + _LEAD):
        return None
    parts: list[Quantity] = []
    edge = lead.start()
    while at and len(parts) < _MOST:
        at -= 1
        part = found.items[at]
        gap = text[part.end : edge]
        if part.unit != total.unit or (parts and not _clear(gap)):
            if parts and part.unit == total.unit and _GROUP.fullmatch(gap):
                return None  # the lines of another group, above the heading of these
            break
        if "\n" in gap and _TOTAL.search(text, max(0, part.start - _LEAD), part.start):
            break  # the total of the line before
        if part.vague or is_factor(text, part) or (not parts and gap.strip(" ,()\n\t–-และ") not in ("", "ก็")):
            return None  # a part of no exact size, or something without a number before the total
        parts.insert(0, part)
        edge = part.start
    if lead["year"] and not _make_year(text, parts):
        return None
    if labelled and any(_adds_up(total, parts[:count]) for count in range(_FEWEST, len(parts))):
        return None  # the other fields are of something else
    settled = _settled(text, total, parts)
    if settled and total.value < sum(part.value for part in settled) and _PASSED.match(lead.group()):
        return None  # not all of them did
    return settled if settled and not is_of_others(text, found, settled, total, lead.start()) else None


def _make_year(text: str, parts: Sequence[Quantity]) -> bool:
    """Whether the parts are all that make a year: twelve months, four quarters."""
    if len(parts) not in _OF_YEAR:
        return False
    return len(parts) > _OF_YEAR[0] or _QUARTER in text[max(0, parts[0].start - _LABEL) : parts[0].start]


def _settled(text: str, total: Quantity, parts: list[Quantity]) -> list[Quantity] | None:
    if len(parts) < _FEWEST or any(p.value == total.value for p in parts):
        return None
    label = text[max(0, parts[0].start - _LABEL) : parts[0].start]
    label = label[label.rfind("\n") + 1 :]
    starts = 1 if _CHAIR.search(label) else len(parts) - 1  # a committee begins with its chair; else the first may be of something else
    if any(_adds_up(total, parts[at:]) for at in range(starts)):
        return None
    if _LAST.match(label.rstrip()[-25:]) or re.search(r"[^\s] และ[^ ]*\ ?(?:จำนวน)?\ ?$|,|อีก|เพิ่ม", label[-40:]):
        return None  # the first part is no first
    return _near(total, parts)
