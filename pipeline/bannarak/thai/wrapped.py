"""Plain text whose paragraphs were broken into the lines of a page, as programs that turn PDFs into text and typed notices have it.

A line was full if the first word of the next would not have fitted behind it. Where full lines follow each other, line ends are no ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from bannarak.thai.alternation import any_of
from bannarak.thai.calendar import MONTHS
from bannarak.thai.editmap import Edit
from bannarak.thai.lines import CLAUSE, first_word, is_item, letters, space_between, splits_abbreviation, within_word
from bannarak.thai.tokens import tokenise

__all__ = ["joints"]

_LINE = re.compile(r"[^\n]*\S")
_LONGEST = 400  # characters: a text with a longer line is not broken to a page
_SHORT, _NARROW, _WIDE = 35, 55, 120  # letters of a full line
_MANY = 10  # full lines, and a third of all, that tell a column narrower than _NARROW from a list of names, which looks much the same
_NEAR = 0.9  # of the width: letters differ in theirs, so that full lines do in their number of letters
_LEAST = 0.65  # of the width: words are not so long that a line ends before
_FEW = 4  # full lines that tell the width
_BETWEEN_CELLS = ("|", "\t", "   ")
_FIGURES = 0.3  # share of figures from which a line is the row of a table
_HANGING = 2  # full lines that hang in the air, which tell that a text is wrapped in paragraphs of two lines
_END = 12  # characters at the end of a line that hold its last word
# Words that no paragraph ends with, and such that none begins with.
_OPEN = re.compile(
    r"(?:ที่|ของ|และ|ใน|โดย|จาก|เป็น|ให้|กับ|แก่|เพื่อ|หรือ|ตาม|เมื่อ|ว่า|ซึ่ง|การ|ประจำ|จำนวน|ระหว่าง|ร่วมกับ|วันที่|เวลา|พ\.ศ\.|[ ]ณ|ผศ\.|รศ\.|ดร\.|[-–,/])$"
)
_GOES_ON = re.compile(rf"(?:{any_of(MONTHS)}|พ\.ศ\.|ถึง|และ|ของ|ละ[ ]|ที่|ซึ่ง|ขึ้นไป|คน[ ]|แห่ง[ ]|ราย[ ]|บาท|น\.|[ๆฯ),])")
# Words that mostly stand behind a space; and one that follows itself does.
_CLAUSE = re.compile(any_of((*CLAUSE, "มหาวิทยาลัย", "กระทรวง")))
_NUMBERED = re.compile(r"(\(?)([0-9]{1,2})([.)])(?![0-9])")
_REACH = 400  # characters within which the items before and behind are sought
_AROUND = 40  # characters of a line that tell its first word
_CODED = re.compile(
    r"(?<![0-9๐-๙.])[0-9๐-๙]{1,2}[.-][0-9๐-๙.]{1,6} ?[-–(/._] ?[0-9๐-๙]{1,3}[)\]]{0,2}$"
)  # (หลักฐาน 2.1-1): where a statement is proved it ends
_CODE = 30  # characters that hold one
_HOUR = re.compile(r"[0-9๐-๙]{1,2}[.:][0-9๐-๙]{2} ?(?:[-–]|น\.)")


def joints(text: str) -> list[Edit]:
    """The edits that make whole paragraphs of the lines of ``text``, none if it is not wrapped: a line end becomes a space or nothing."""
    if max(map(len, text.split("\n"))) > _LONGEST:
        return []
    lines = [m.span() for m in _LINE.finditer(text)]
    if len(lines) <= _FEW:
        return []
    widths = [letters(text[start:end].strip()) for start, end in lines]
    width = sorted(widths)[-_FEW + 1]
    if not _SHORT <= width <= _WIDE:
        return []
    full = list(_full(text, lines, widths, width))
    pairs = [pair for pair, goes_on in zip(pairwise(lines), full, strict=True) if goes_on]
    if len(pairs) < (_FEW if width >= _NARROW else max(_MANY, len(full) / 3)) or not any(map(all, pairwise(full))):
        hanging = sum(_hangs(text[slice(*line)], text[slice(*after)].lstrip()) for line, after in pairs)
        if hanging < (_HANGING if width >= _NARROW else _FEW) or 3 * hanging < len(pairs):
            return []
    return [_joint(text, line, after) for line, after in pairs]


def _hangs(line: str, after: str) -> bool:
    """Whether the words of a line leave open what only the next line can end."""
    return bool(_OPEN.search(line[-_END:]) or _GOES_ON.match(after) or line.rfind("(") > line.rfind(")"))


def _full(text: str, lines: list[tuple[int, int]], widths: list[int], width: int) -> Iterator[bool]:
    """For each line but the last whether it goes on in the next."""
    for ((start, end), (after, after_end)), taken in zip(pairwise(lines), widths, strict=False):
        line, following = text[start:end], text[after:after_end]
        begins = following.lstrip()
        indented = len(following) - len(begins) > len(line) - len(line.lstrip()) + 1
        yield (
            taken >= _LEAST * width
            and text.count("\n", end, after + 1) == 1
            and not indented
            and not _begins(text, end, line, begins)
            and not _is_row(line)
            and not _is_row(following)
            and taken + letters(first_word(begins.split(" ", 1)[0])) > _NEAR * width
        )


def _begins(text: str, end: int, line: str, following: str) -> bool:
    """Whether the line that follows is an item of a list or of a programme by the hour, or the line ends in the code of its evidence."""
    if _CODED.search(line[-_CODE:]):
        return True
    if _OPEN.search(line[-_END:]) or splits_abbreviation(line, following):
        return False
    return _HOUR.match(following) is not None or (is_item(following) and not _counts_on(text, end, following))


def _counts_on(text: str, start: int, following: str) -> bool:
    """Whether the number that begins a line belongs to a list that runs on within the lines: "... 1) ... 2) ..."."""
    found = _NUMBERED.match(following)
    if found is None:
        return False
    opening, number, closing = found.groups()
    places = (
        at.start()
        for other, low, high in ((int(number) - 1, max(0, start - _REACH), start), (int(number) + 1, start + 1, start + _REACH))
        for at in re.compile(rf"(?<![0-9.]){re.escape(f'{opening}{other}{closing}')}(?![0-9])").finditer(text, low, high)
    )
    return any(text[text.rfind("\n", 0, at) + 1 : at].strip() for at in places)


def _is_row(line: str) -> bool:
    line = line.strip()
    return any(map(line.__contains__, _BETWEEN_CELLS)) or sum(map(str.isdigit, line)) > _FIGURES * len(line)


def _joint(text: str, line: tuple[int, int], after: tuple[int, int]) -> Edit:
    start = after[1] - len(text[slice(*after)].lstrip())
    one, other = text[slice(*line)], text[start : after[1]]
    if text[line[1]] == " ":
        return line[1], start, " "
    spaced = (
        space_between(one, other) or (_CLAUSE.match(other) and not within_word(one, other)) or one.endswith(tokenise(other[:_AROUND])[0])
    )
    return line[1], start, " " if spaced else ""
