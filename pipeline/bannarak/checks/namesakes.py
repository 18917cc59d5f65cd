"""Whether two names of a document that a letter tells apart are of two places: then they stand beside each other, each for itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import product

from bannarak.checks.names import Name

__all__ = ["VILLAGES", "listed_together"]

VILLAGES = ("บ้าน", "วัด")
"""What the names of villages, and of schools named after them, have in common."""
_PLACES = (*VILLAGES, "ตำบล", "เทศบาล", "โรงเรียน")  # which are called after the place where they are
# Between two of a list: where the first is may be told.
_SIDE = re.compile(r"(?: (?:อำเภอ|ตำบล|จังหวัด|เขต|[อตจ]\.) ?[ก-๎]{2,20})*[ ,]*(?:และ|กับ)? ?")
_WITH = re.compile(r"[^\n]{0,60}กับ ?")  # the one with the other, to the other
_FROM = re.compile(r"[^\n]{0,60}จาก ?")
_CAME = re.compile(r" ?(?:ที่|ก็|ได้)?มา(?:ร่วม|เยี่ยม|ศึกษา|แข่ง)")
_NUMBER_BEHIND = re.compile(r" ?\(?(?:ได้|มี|ส่ง|จำนวน)? ?[0-9๐-๙,.]+ ?(?P<unit>[ก-๎]{2,4})")
_PLACE_BEFORE = re.compile(r"(?:อันดับ|ลำดับ|ที่|\n|^|[\s(])(?:ที่)? ?(?P<n>[0-9๐-๙]{1,2})[.)]? ?(?:ทีม|คือ|ได้แก่)?$")
_LEAD = 20  # characters before a name that may say which place it has in a list
_MOST = 50  # places of a name that are looked at
_LINE = 80  # characters between two names each of which has a number behind it
_LIST = 300  # characters from one name of a list to another
_ROW = re.compile(r" *(?:\||\t| {2}|\(?[0-9๐-๙])")  # what stands behind a name that is the first cell of a row
_PRIZE = re.compile(r"(?:ชนะเลิศ|ชมเชย|อันดับ)[^\n]{0,20}$")  # before the name of who has won it
_PLACE_BEHIND = re.compile(r"[^\n]{0,12}อันดับ(?:ที่)? ?(?P<n>[0-9๐-๙]{1,2})")

Place = tuple[int, int]
"""Where a name stands: start and end."""


def listed_together(text: str, one: Name, other: Name, names: Sequence[Place]) -> bool:
    """Whether both are called after places, and stand as two institutions: side by side, in one list or table, one with the other, each
    with its own number. ``names`` are the places of all the institutions of the text, in order.
    """
    if not any(word in name.text for name in (one, other) for word in _PLACES):
        return False
    pairs = product(one.places[:_MOST], other.places[:_MOST])
    return any(_are_two(text, min(pair), max(pair), names) for pair in pairs)


def _are_two(text: str, first: Place, second: Place, names: Sequence[Place]) -> bool:
    end, start = first[1], second[0]
    if _in_one_list(text, first, second, names) or _in_rows(text, first, second) or _have_won(text, first, second):
        return True
    if _SIDE.fullmatch(text, end, start) or _WITH.fullmatch(text, end, start):
        return True
    if _FROM.fullmatch(text, end, start) and _CAME.match(text, second[1]):
        return True  # the guests of the host
    return _have_places(text, first[0], start) or _have_numbers(text, end, second)


def _in_one_list(text: str, first: Place, second: Place, names: Sequence[Place]) -> bool:
    """Whether nothing but other names stands between the two: ก ข และ ค."""
    if second[0] - first[1] > _LIST:
        return False
    at, end = bisect_left(names, (first[1], 0)), first[1]
    while at < len(names) and names[at][1] <= second[0]:
        if not _SIDE.fullmatch(text, end, names[at][0]):
            return False
        end = names[at][1]
        at += 1
    return _SIDE.fullmatch(text, end, second[0]) is not None


def _in_rows(text: str, first: Place, second: Place) -> bool:
    """Whether both are the first cells of rows of one table."""
    between = text[first[1] : second[0]]
    if len(between) > _LIST or "\n" not in between or "\n\n" in between:
        return False
    begin = [text[text.rfind("\n", 0, start) + 1 : start] for start, _ in (first, second)]
    return not any(lead.strip(" |\t-–•*") for lead in begin) and all(_ROW.match(text, end) for _, end in (first, second))


def _have_won(text: str, first: Place, second: Place) -> bool:
    """Whether each has a prize of its own, told before its name or behind it."""
    if all(_PRIZE.search(text, max(0, start - 2 * _LEAD), start) for start, _ in (first, second)):
        return True
    won = [_PLACE_BEHIND.match(text, end) for _, end in (first, second)]
    return all(won) and len({found["n"] for found in won if found}) > 1


def _have_places(text: str, *starts: int) -> bool:
    """Whether two names are the first and the third of a list, or the like."""
    places = [_PLACE_BEFORE.search(text[max(0, start - _LEAD) : start]) for start in starts]
    return all(places) and len({place["n"] for place in places if place}) > 1


def _have_numbers(text: str, end: int, second: tuple[int, int]) -> bool:
    """Whether numbers of one kind stand behind two names of one line: how many came from each."""
    numbers = [_NUMBER_BEHIND.match(text, at) for at in (end, second[1])]
    near = second[0] - end <= _LINE and "\n" not in text[end : second[0]]
    return near and all(numbers) and len({number["unit"] for number in numbers if number}) == 1
