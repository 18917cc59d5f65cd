"""Lists without numbers inside a sentence, counted only where it is plain where one item ends and the next begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bannarak.records import Mention
from bannarak.thai.corpus import countries, provinces

__all__ = ["common_head", "inline_items", "named_items"]

_REACH = 900
_OTHER_NAMES = (
    *("กรุงเทพฯ", "กรุงเทพ", "กทม.", "อยุธยา", "โคราช"),
    *("สปป.ลาว", "เมียนมา", "เมียนมาร์", "เวียดนาม", "อินโดนีเซีย", "สหรัฐฯ", "จีน", "ลาว", "ไต้หวัน"),
)
_NUMBER = re.compile(r"[0-9๐-๙]{1,4}(?![0-9๐-๙,.]*[0-9๐-๙])")
_QUOTED = re.compile(r"[“\"'‘][^“”\"'‘’\n]{1,80}[”\"'’]")
_PERSON_TITLE = r"(?:นางสาว|นาง|นาย(?!ก|แพทย์)|ดร\.|ผศ\.|รศ\.|อาจารย์|คุณ(?!ภาพ|ธรรม|ค่า|สมบัติ))"
_PERSON = re.compile(rf"{_PERSON_TITLE}(?:ดร\.)?\ ?[ก-์]{{2,25}}(?:\ (?!และ|กับ|{_PERSON_TITLE})[ก-์]{{2,25}})?", re.VERBOSE)
_BRACKETS = re.compile(r"\ ?\([^()\n]{0,120}\)")
_HEAD = 4  # letters that items do not begin with by chance
_NOUN_HEADS = ("การ", "ผู้")  # these begin nouns of all kinds
_SHORT_HEADS = ("อ.", "ต.", "จ.", "ม.", "รร.")


def inline_items(text: str, at: int, told: str = "") -> tuple[int, int] | None:
    """How many items the list at ``at`` has and where it ends; None unless that is clear. ``told``: the words before it, with their number.

    Clear are: names of provinces or countries, quoted titles, persons with their titles, numbers, items between commas, and items that
    begin with the same word; each list with "และ" before its last item.
    """
    line_end = text.find("\n", at, at + _REACH)
    limit = line_end if line_end >= 0 else min(len(text), at + _REACH)
    forms = (_sequence(text, at, limit, item) for item in (_names(), _QUOTED, _PERSON))
    clear = next((form for form in forms if form), None)
    return clear or _numbers(text, at, limit) or _alike(text, at, limit, told) or _commas(text, at, limit)


@cache
def _names() -> re.Pattern[str]:
    names = sorted({*provinces(), *countries(), *_OTHER_NAMES}, key=len, reverse=True)
    return re.compile(rf"(?:จังหวัด|จ\.|ประเทศ)?\ ?(?:{'|'.join(map(re.escape, names))})", re.VERBOSE)


_JOINT = re.compile(r"\ *(?P<last>,?\ *(?:และ|กับ|รวมทั้ง|รวมถึง)\ *(?:จังหวัด|จ\.)?\ ?)|\ *,\ *|\ +")


def _sequence(text: str, at: int, limit: int, item: re.Pattern[str]) -> tuple[int, int] | None:
    """Items of one form with nothing but separators between them, the last one behind "และ"."""
    count, position, ended = 0, at, False
    while found := item.match(text, position, limit):
        count, position = count + 1, found.end()
        bracket = _BRACKETS.match(text, position, limit)
        position = bracket.end() if bracket else position
        if ended:
            return (count, position) if not _goes_on(text, position, limit, item) else None
        joint = _JOINT.match(text, position, limit)
        if joint is None:
            return None
        ended = bool(joint["last"])
        position = joint.end()
    return None


def named_items(text: str, at: int, names: Sequence[Mention]) -> tuple[int, int] | None:
    """How many items the list at ``at`` has and where it ends, if each is a unit with its parent, as the ``names`` of institutions are told
    by: "สำนักหอสมุด มหาวิทยาลัย... และสำนักวิทยบริการ มหาวิทยาลัย...", whose blanks do not say where an item ends.
    """
    starts = {name.start for name in names}
    count, position, ended = 0, at, False
    for name in names:
        if name.start < position:
            continue  # the short name in brackets behind one
        if name.start > position or " " not in name.text:
            return None
        bracket = _BRACKETS.match(text, name.end)
        count, position = count + 1, bracket.end() if bracket else name.end
        joint = _JOINT.match(text, position)
        goes_on = joint is not None and joint.end() in starts
        if ended or joint is None or not goes_on:
            return (count, position) if ended and not goes_on else None
        ended, position = bool(joint["last"]), joint.end()
    return None


def _goes_on(text: str, position: int, limit: int, item: re.Pattern[str]) -> bool:
    joint = _JOINT.match(text, position, limit)
    return bool(joint and item.match(text, joint.end(), limit))


def _numbers(text: str, at: int, limit: int) -> tuple[int, int] | None:
    """ "สาย 3, 16 และ 49": bare numbers behind at most one word."""
    word = re.compile(r"[ก-๎]{1,12}\ {1,2}").match(text, at, limit)
    return _sequence(text, word.end() if word else at, limit, _NUMBER)


_ALIKE = re.compile(r"(?P<last>และ\ ?)?(?P<item>[^\s,]+)(?:\ *,\ *|\ +|$)")


def _alike(text: str, at: int, limit: int, told: str) -> tuple[int, int] | None:
    """Items without blanks that all begin with the same word: "โรงเรียน... โรงเรียน... และโรงเรียน..."."""
    items: list[str] = []
    position = at
    while found := _ALIKE.match(text, position, limit):
        first, joint, second = found["item"].partition("และ")
        items.append(first)
        if joint and second and not found["last"]:  # the last two written together
            items.append(second)
        position = found.end()
        if found["last"] or (joint and second):
            head = common_head(items)
            clear = len(items) > 1 and (len(head) >= _HEAD or head in _SHORT_HEADS)
            clear = clear or (len(items) > 2 and _is_told(head, told))
            clear = clear and not any(head in item[1:] for item in items)  # two items run into one another, as where a line was broken
            return (len(items), found.end("item")) if clear else None
    return None


def _is_told(head: str, told: str) -> bool:
    """Whether what begins all items is what was counted: ขยะ 4 ประเภท คือ ขยะทั่วไป ..., as chance will not have it in three letters."""
    word = head[: _HEAD - 1]
    return len(word) == _HEAD - 1 and word not in _NOUN_HEADS and word in told


def common_head(items: Sequence[str]) -> str:
    """The letters that all ``items`` begin with."""
    first, last = min(items), max(items)  # what the extremes share, all share
    length = next((i for i, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), min(len(first), len(last)))
    return first[:length]


_COMMAS = re.compile(r"(?:[^\s,0-9๐-๙]{2,70}\ ?,\ ?)+(?:[^\s,0-9๐-๙]{2,70}?\ ?)??(?:และ|กับ)\ ?[^\s,]{2,70}", re.VERBOSE)


def _commas(text: str, at: int, limit: int) -> tuple[int, int] | None:
    """ "ก, ข และ ค" with a comma between all items but the last two, and no blanks inside an item."""
    found = _COMMAS.match(text, at, limit)
    if found is None or len(re.findall("และ|กับ|หรือ", found.group())) > 1:
        return None
    *first, last = found.group().split(",")
    return len(first) + (1 if re.match(r"\ ?(?:และ|กับ)", last, re.VERBOSE) else 2), found.end()
