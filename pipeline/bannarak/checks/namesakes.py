"""Whether two names of a document that a letter tells apart are of two villages: then they stand beside each other, each for itself."""

from __future__ import annotations

import re
from itertools import product

from bannarak.checks.names import Name

__all__ = ["VILLAGES", "listed_together"]

VILLAGES = ("บ้าน", "วัด")
"""What the names of villages, and of schools named after them, have in common."""
_SIDE = re.compile(r"[ ,]*(?:และ|กับ)? ?")
_WITH = re.compile(r"[^\n]{0,60}กับ ?")  # the one with the other, to the other
_FROM = re.compile(r"[^\n]{0,60}จาก ?")
_CAME = re.compile(r" ?(?:ที่|ก็|ได้)?มา(?:ร่วม|เยี่ยม|ศึกษา|แข่ง)")
_NUMBER_BEHIND = re.compile(r" ?\(?(?:ได้|มี|ส่ง|จำนวน)? ?[0-9๐-๙,.]+ ?(?P<unit>[ก-๎]{2,4})")
_PLACE_BEFORE = re.compile(r"(?:อันดับ|ลำดับ|ที่|\n|^|[\s(])(?:ที่)? ?(?P<n>[0-9๐-๙]{1,2})[.)]? ?(?:ทีม|คือ|ได้แก่)?$")
_LEAD = 20  # characters before a name that may say which place it has in a list
_MOST = 50  # places of a name that are looked at
_LINE = 80  # characters between two names each of which has a number behind it


def listed_together(text: str, one: Name, other: Name) -> bool:
    """Whether both are named after villages, and stand as two institutions: side by side, one with the other, each with its own number."""
    if not any(village in name.text for name in (one, other) for village in VILLAGES):
        return False
    return any(_are_two(text, *sorted(pair)) for pair in product(one.places[:_MOST], other.places[:_MOST]))


def _are_two(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    end, start = first[1], second[0]
    if _SIDE.fullmatch(text, end, start) or _WITH.fullmatch(text, end, start):
        return True
    if _FROM.fullmatch(text, end, start) and _CAME.match(text, second[1]):
        return True  # the guests of the host
    return _have_places(text, first[0], start) or _have_numbers(text, end, second)


def _have_places(text: str, *starts: int) -> bool:
    """Whether two names are the first and the third of a list, or the like."""
    places = [_PLACE_BEFORE.search(text[max(0, start - _LEAD) : start]) for start in starts]
    return all(places) and len({place["n"] for place in places if place}) > 1


def _have_numbers(text: str, end: int, second: tuple[int, int]) -> bool:
    """Whether numbers of one kind stand behind two names of one line: how many came from each."""
    numbers = [_NUMBER_BEHIND.match(text, at) for at in (end, second[1])]
    near = second[0] - end <= _LINE and "\n" not in text[end : second[0]]
    return near and all(numbers) and len({number["unit"] for number in numbers if number}) == 1
