"""C204: a percentage against the numbers beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from bannarak.checks.quantities import PERCENT, Quantities, Quantity, quantities
from bannarak.checks.ratio_forms import OTHER_BASE, follows, fractions, listed_shares, scores
from bannarak.checks.remainders import remainders
from bannarak.checks.rule import Hit, Setting, check
from bannarak.checks.tables import column_shares, plain
from bannarak.records import Record
from bannarak.thai.numerals import FIGURES, to_arabic

__all__: list[str] = []

_TIE = re.compile(
    r"\s*,?\s*(?:\(\s*)?(?:(?:หรือ)?คิดเป็น(?:สัดส่วน|อัตรา)?|บรรลุ(?:ตาม)?เป้าหมาย(?:คิดเป็น)?|หรือเท่ากับ|หรือ|เท่ากับ|\()?\s*(?:ประมาณ)?\s*"
)
_SPEAKS = re.compile(r"คิดเป็น|บรรลุ|หรือ|เท่ากับ|\(")
# "ในจำนวนนี้" points back to the whole: what stands behind it is a part.
_OUT_OF = re.compile(
    r"(?:จาก|ใน)(?!(?:จำนวน)?(?:นี้|นั้น|ดังกล่าว))(?:ทั้งหมด|ทั้งสิ้น|จำนวน|ผู้[ก-๎]{2,30}?|[ก-๎]{0,25}?)\s*(?:จำนวน|ทั้งหมด|ทั้งสิ้น|รวม)?\s*$"
)
_OF_WHOLE = re.compile(r"\)?\s*(?:ของ|จาก)[ก-๎ ]{0,45}$")
_BARE_PART = re.compile(r"(?<![0-9๐-๙.,/])(?P<n>[0-9๐-๙,]{1,12})\s?จาก(?:ทั้งหมด|ทั้งสิ้น|จำนวน)?\s*$")
# What the text names as the whole behind the percentage: all of something, or something up to the end of the statement; or something else.
_BASE = re.compile(r"\s*\)?\s*(?:(?:ของ|จาก)(?:จำนวน)?(?P<noun>[ก-๎]{0,40}?)(?P<all>ทั้งหมด|ทั้งสิ้น|(?=\s*(?:[\n.,;)]|\Z)))|ของ|จาก|ต่อ|เมื่อเทียบ)")
_LEAD = 60  # characters before a number that say of what it is
_SENTENCE = 160


@check("C204")
def percent_mismatch(record: Record, setting: Setting) -> Iterator[Hit]:
    """A percentage does not follow from the numbers beside it."""
    yield from column_shares(record, setting)
    text = record.text
    found = quantities(record, setting)
    if not any(item.unit == PERCENT for item in found.items):
        return
    for part, whole, share in (*listed_shares(text, found), *scores(text, found), *fractions(text, found, setting.knowledge)):
        yield _hit(part, whole, share)
    for at, share in enumerate(found.items):
        if share.unit != PERCENT or share.vague:
            continue
        if explained := _explained(text, found, share):
            yield from [_hit(*explained, share)] if not follows(*explained, share) else ()
            continue
        if at == 0:
            continue
        beside = found.items[at - 1]
        gap = text[beside.end : share.start]
        aside = gap.startswith(")") and _AIMED_ASIDE.search(text, max(0, beside.start - _LEAD), beside.start) is not None
        if aside:
            gap = gap[1:]
        if beside.unit == PERCENT or beside.vague or not _TIE.fullmatch(gap) or not _SPEAKS.search(gap) or "ประมาณ" in gap:
            continue
        shares = _in_turn(text, found, at)
        if len(shares) > 1:
            yield from _wrong_in_turn(text, found, at, shares)
            continue
        target = _target(text, found, at)
        reached = _ATTAINED in gap
        if reached and (_AS_SET.match(text, share.end) or sum(item.value == share.value for item in found.items) > 1):
            continue  # the share may be the target itself
        pair = target or (_pair(text, found, at) if share.value <= 100 and not (aside or reached) else None)
        if pair is None:
            continue
        part, whole = pair
        if (
            part.vague
            or whole.vague
            or part.unit != whole.unit
            or whole.value <= 0
            or (part.value > whole.value and not target)
            or follows(part, whole, share)
        ):
            continue
        yield _hit(part, whole, share)


def _hit(part: Quantity, whole: Quantity, share: Quantity) -> Hit:
    right = part.value * 100 / whole.value
    digits = max(0, -int(share.step.as_tuple().exponent))
    expected = f"{right.quantize(Decimal(1).scaleb(-digits)):f}"
    params = {"part": _plain(part), "whole": _plain(whole), "expected": expected, "stated": f"{share.value:f}"}
    return Hit(share.start, share.end, params, expected=f"ร้อยละ {expected}", related=((part.start, part.end), (whole.start, whole.end)))


# Behind a share, in brackets: (105 จาก 150 คน), (105 คน จาก 150 คน).
_EXPLAINED = re.compile(
    rf"\ ?(?:ของ[ก-๎\ ]{{2,40}}?)?\ ?\(\ ?(?:จำนวน\ ?)?(?P<n>{FIGURES})\ ?(?P<unit>[ก-๎]{{2,12}})?"
    r"\ ?จาก\ ?(?:จำนวน)?(?:ผู้[ก-๎]{2,20}?)?(?:ทั้งหมด|ทั้งสิ้น)?\ ?(?:จำนวน)?\ ?(?=[0-9๐-๙])",
    re.VERBOSE,
)


def _explained(text: str, found: Quantities, share: Quantity) -> tuple[Quantity, Quantity] | None:
    """The part and the whole that a bracket behind a share gives, unless the share is of how much more or less it is."""
    bracket = _EXPLAINED.match(text, share.end)
    if bracket is None or OTHER_BASE.search(text, max(0, share.start - _LEAD), bracket.start("n")):
        return None
    whole = next(iter(found.between(bracket.end(), bracket.end() + 1)), None)
    if whole is None or whole.unit == PERCENT or whole.vague or not text.startswith(")", whole.end):
        return None
    if bracket["unit"] not in (None, whole.unit) or whole.step > 1:
        return None  # the scale of the whole may be that of the part
    value = Decimal(to_arabic(bracket["n"]).replace(",", ""))
    part = Quantity(bracket.start("n"), bracket.end("n"), value, whole.unit, Decimal(1), text)
    before = text[max(0, text.rfind("\n", 0, share.start) + 1, share.start - _LEAD) : share.start]
    if _OF_ANSWERS in before or (_LEFT.search(before) and follows(part._replace(value=whole.value - part.value), whole, share)):
        return None  # who answered, and what is left of the whole
    return (part, whole) if 0 < part.value <= whole.value else None


_OF_ANSWERS, _LEFT = "พอใจ", re.compile("ประหยัด|ขาด|ไม่|เหลือ")
_NEXT_SHARE = re.compile(rf"\s?(?:,|:|/|และ|กับ|\s)\s?(?:และ)?\s?(?P<share>(?:ร้อยละ\s?)?(?P<n>{FIGURES})(?:\s?%)?)(?![0-9])")


def _in_turn(text: str, found: Quantities, at: int) -> list[Quantity]:
    """The percentage at ``at`` and those that go on behind it, each that of the next of as many numbers: ร้อยละ 42.97 และ 57.03 ตามลำดับ."""
    shares = [found.items[at]]
    while following := _NEXT_SHARE.match(text, shares[-1].end):
        start, end = following.span("share")
        named = found.between(start, end)
        if named and named[0].unit != PERCENT:
            break  # a number of something
        number = to_arabic(following["n"])
        if not named and (
            len(number) > _MOST_FIGURES or not ("." in number or text[end:].lstrip(" )").startswith(("ตามลำดับ", ",", "และ")))
        ):
            break
        step = Decimal(10) ** -len(number.partition(".")[2])
        shares.append(Quantity(start, end, Decimal(number.replace(",", "")), PERCENT, step, text))
    return shares


_MOST_FIGURES = 6  # of a percentage, with its point


def _wrong_in_turn(text: str, found: Quantities, at: int, shares: Sequence[Quantity]) -> Iterator[Hit]:
    """The one of several percentages that is not that of its number, where the numbers are all of the whole named before them."""
    first = at - len(shares)
    if first < 1:
        return
    whole, *parts = found.items[first - 1 : at]
    if any(part.unit != whole.unit or part.vague for part in (whole, *parts)) or whole.value != sum(
        (part.value for part in parts), Decimal(0)
    ):
        return
    wrong = [(part, share) for part, share in zip(parts, shares, strict=True) if not follows(part, whole, share)]
    if len(wrong) == 1 and len(text[whole.start : shares[-1].end].splitlines()) == 1:
        yield _hit(wrong[0][0], whole, wrong[0][1])


def _plain(item: Quantity) -> str:
    return f"{plain(item.value)} {item.unit}"


_OF_TARGET = re.compile(r"\s*ของ(?:ค่า|กลุ่ม)?เป้าหมาย")
_AIMED = re.compile(r"เป้าหมาย[ก-๎ ]{0,20}(?:จำนวน)?\s*$")
_ATTAINED, _AS_SET = "บรรลุ", re.compile(r" ?(?:ที่|ตามที่|ตามแผน|ของแผน|ขึ้นไป)")
_AIMED_ASIDE = re.compile(r"\((?:จาก)?เป้าหมาย(?:จำนวน)? ?$")
# Between what was reached and what was aimed at, in either order.
_FROM_TARGET = re.compile(r" ?(?:จาก|\()(?:จาก|ที่ตั้ง|ที่)?(?:ค่า)?เป้าหมาย(?:ที่)?(?:ตั้งไว้|กำหนดไว้|กำหนด|ไว้)? ?(?:จำนวน)? ?")
_REACHED = re.compile(
    r"(?![^0-9]*(?:เหลือ|ขาด|ไม่|กว่า|เกิน|อีก|เพิ่ม|ลด|พอใจ|ตอบ|ผ่าน|ชาย|หญิง|เป็น))"
    r"[ ,:]*(?:โดย)?(?:มี|ได้)?[ก-๎ ]{0,12}"
    r"(?:จริง|เข้าร่วม|เข้าอบรม|ผู้เข้า|ผู้ร่วม|ทำได้|สมัคร|ผลงาน|ผลการดำเนินงาน|ผลที่ได้|(?:ให้บริการ|ดำเนินการ|จัด)ได้)[ก-๎ ]{0,20}"
)
_MORE_OR_LESS = re.compile(r"[^\n0-9๐-๙]{0,25}?(?:กว่า|เกิน|เพิ่ม|ลด|ขาด)")


def _target(text: str, found: Quantities, at: int) -> tuple[Quantity, Quantity] | None:
    """What was reached and what was aimed at, of a share that is said to be of the target, or beside which only these two stand: it may be
    more than all of it.
    """
    share, reached = found.items[at], found.items[at - 1]
    of_target = _OF_TARGET.match(text, share.end) is not None
    beside = _beside_target(text, found, at) if of_target or _base(text, share.end) == () else None
    if beside or not of_target:
        return beside
    aimed = [
        item
        for item in found.between(reached.start - _SENTENCE, reached.start)
        if item.unit == reached.unit and _AIMED.search(text, max(0, item.start - _LEAD), item.start)
    ]
    return (reached, aimed[0]) if len(aimed) == 1 else None


def _beside_target(text: str, found: Quantities, at: int) -> tuple[Quantity, Quantity] | None:
    """What was reached and what was aimed at of the two numbers before a share, in either order, unless it may be one of something else:
    of a larger number told before, or of how much it was more or less.
    """
    share, last, first = found.items[at], found.items[at - 1], found.items[max(0, at - 2)]
    if first is last or first.unit != last.unit or first.vague:
        return None
    if _FROM_TARGET.fullmatch(text, first.end, last.start):
        reached, aimed = first, last
    elif _AIMED.search(text, max(0, first.start - _LEAD), first.start) and _REACHED.fullmatch(text, first.end, last.start):
        reached, aimed = last, first
    else:
        return None
    others = [item for item in found.between(first.start - _SENTENCE, first.start) if item.unit == aimed.unit]
    more = reached._replace(value=abs(reached.value - aimed.value))
    if _MORE_OR_LESS.match(text, share.end) or any(follows(reached, other, share) for other in others) or follows(more, aimed, share):
        return None
    return reached, aimed


def _pair(text: str, found: Quantities, at: int) -> tuple[Quantity, Quantity] | None:
    """The part and the whole of the percentage at ``at``, where the words leave no doubt which they are."""
    share, beside = found.items[at], found.items[at - 1]
    line = text.rfind("\n", 0, beside.start) + 1
    said = _said(text, found, at, line)
    if said:
        return said
    base = _base(text, share.end)
    if base is None:
        return None
    account = next(remainders(text, Quantities(found.items[max(0, at - 3) : at], ())), None)
    if account:
        return _spent_or_left(text, account, share, base)
    if OTHER_BASE.search(text, max(line, beside.start - 40), beside.start):
        return None
    whole = _whole(found, beside, share, max(line, beside.start - _SENTENCE))
    if whole is None or not _names(base, text[max(line, whole.start - _LEAD) : whole.start]):
        return None
    if OTHER_BASE.search(text, whole.end, beside.start) or not _shares_of(whole, found.between(whole.start, beside.start)):
        return None
    return beside, whole


def _said(text: str, found: Quantities, at: int, line: int) -> tuple[Quantity, Quantity] | None:
    """The part and the whole that the words before or behind the percentage at ``at`` call so; its line begins at ``line``."""
    share, beside = found.items[at], found.items[at - 1]
    # "46 แห่ง จาก 56 แห่ง คิดเป็นร้อยละ 82"
    lead = text[max(line, beside.start - 60) : beside.start]
    if _OUT_OF.search(lead) and at >= 2:
        part = found.items[at - 2]
        between = text[part.end : beside.start]
        if part.unit == beside.unit and len(between) < 45 and _OUT_OF.fullmatch(between.strip() + " " if between.strip() else ""):
            return part, beside
    bare = _BARE_PART.search(lead)
    if bare:  # "46 จาก 56 แห่ง"
        at_bare = beside.start - len(lead) + bare.start("n")
        value = Decimal(bare["n"].replace(",", ""))
        return Quantity(at_bare, at_bare + len(bare["n"]), value, beside.unit, Decimal(1)), beside
    # "46 แห่ง คิดเป็นร้อยละ 82 ของทั้งหมด 56 แห่ง"
    if at + 1 < len(found.items):
        following = found.items[at + 1]
        between = text[share.end : following.start]
        if following.unit == beside.unit and len(between) < 50 and "\n" not in between and _OF_WHOLE.fullmatch(between):
            return beside, following
    return None


def _base(text: str, at: int) -> Sequence[str] | None:
    """The words by which the text at ``at``, behind a percentage, names its whole, none if it does not; None for a whole of its own."""
    base = _BASE.match(text, at)
    if base is None:
        return ()
    if base["noun"] is None or not (base["all"] or (base["noun"] and not _OF_TARGET.match(text, at))):
        return None
    return base["noun"].split("ที่")  # งบประมาณที่ได้รับ: ได้รับงบประมาณ 500 บาท


def _names(base: Sequence[str], lead: str) -> bool:
    """Whether the words before a number call it all that ``base`` does."""
    return all(word in lead for word in base)


def _spent_or_left(
    text: str, account: tuple[Quantity, Quantity, Quantity], share: Quantity, base: Sequence[str]
) -> tuple[Quantity, Quantity] | None:
    """What was spent or what is left, whichever share is nearer, and what there was: the words do not tell of which it is."""
    had, spent, left = account
    lead = text[max(0, had.start - _LEAD) : had.start]
    if had.value != spent.value + left.value or not _names(base, lead[lead.rfind("\n") + 1 :]):
        return None
    if follows(spent, had, share) or follows(left, had, share):
        return None
    return min(spent, left, key=lambda part: abs(part.value * 100 / had.value - share.value)), had


def _whole(found: Quantities, beside: Quantity, share: Quantity, start: int) -> Quantity | None:
    """The whole of the part ``beside`` among the numbers from ``start`` on: "มีผู้ตอบ 56 คน ... 46 คน คิดเป็นร้อยละ 82".

    None if there are several, or if one of them or several together make the share.
    """
    before = [item for item in found.between(start, beside.start) if item.unit == beside.unit]
    wholes = [item for item in before if item.value >= beside.value and not item.vague]
    if len({whole.value for whole in wholes}) != 1 or any(follows(beside, whole, share) for whole in wholes):
        return None
    added = Decimal(0)
    for item in reversed(before):  # ชาย 15 คน หญิง 25 คน: the whole may be both
        added += item.value
        if follows(beside, item._replace(value=added), share):
            return None
    return wholes[0]


def _shares_of(whole: Quantity, items: Sequence[Quantity]) -> bool:
    """Whether each percentage among ``items`` is that of the number before it in the ``whole``: "ชาย 11 คน (36.67 %) หญิง 19 คน (…)"."""
    return all(
        before.unit == whole.unit and before is not whole and follows(before, whole, share)
        for before, share in pairwise(items)
        if share.unit == PERCENT
    )
