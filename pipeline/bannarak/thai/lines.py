"""Lines of a page and what they tell of each other: which begin an item of a list, and whether a space stood where two were broken apart.

A Thai line end is no word end: words follow each other without a space, so that most lines join without one.
"""

from __future__ import annotations

import re

from bannarak.thai.alternation import any_of
from bannarak.thai.signs import VOWEL_SIGN
from bannarak.thai.tokens import tokenise

__all__ = ["CLAUSE", "first_word", "is_item", "letters", "line_end", "opens_clause", "space_between", "splits_abbreviation", "within_word"]

_WORD = 6  # letters: shorter words are taken with the next, since programs disagree on what a word is

_TAIL = 24  # letters on either side of a break that tell which words meet there

_ITEM = re.compile(
    r"""\s*(?: \#\w | https?: | [\u2190-\u2bff\U0001F000-\U0001FAFF] | [-–—•▪◦●○■□➢✓☐☑*o][ ]
    | [0-9๐-๙]{1,3}(?:[.][0-9๐-๙]{1,3})*[.)][ ]? (?![0-9๐-๙])
    | [0-9๐-๙]{1,2}(?:[.][0-9๐-๙]{1,2}){1,4}[ -](?!ล้าน|แสน|หมื่น|พัน|คะแนน|เมตร)
    | \(?[a-zก-ฮ][.)]\s
    | (?:หลักสูตร|กิจกรรม|โครงการ|ขั้นตอน|เรื่อง)ที่[ ]?[0-9๐-๙]{1,2}(?:[ ]{2}|[ ]?:)
    | (?:ข้อ|(?:หมวด|ตัวชี้วัด|ประเด็น|เกณฑ์|วาระ|ระเบียบวาระ)(?:ที่)?|บทที่)[ ]?[0-9๐-๙] )""",
    re.VERBOSE,
)
_ABBREVIATED = re.compile(r"[ก-ฮ]\.\n[ก-ฮ]{1,2}\.")  # "พ." and "ศ." on two lines
_EDGE = re.compile('[A-Za-z0-9๐-๙(“‘"]')
_EDGE_END = re.compile('[A-Za-z0-9๐-๙)”’".,;:ๆฯ]')
_GLUED = re.compile(r"[/_@\-–]\n|\n[/_@)\],;%]|[^\s.]\.\n(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|html?|com|org|net|[a-z]{2}\.|ac|go|th)\b")
CLAUSE = (
    "นาย",
    "นาง",
    "ดร.",
    "ผศ.",
    "รศ.",
    "พล.",
    "โดย",
    "ซึ่ง",
    "เพื่อ",
    "เมื่อ",
    "ทั้งนี้",
    "นอกจาก",
    "อย่างไรก็",
    "ดังนั้น",
    "ปัจจุบัน",
    "ตั้งแต่",
    "ระหว่าง",
    "เนื่องจาก",
)
"""Words that mostly stand behind a space."""
_OPENS = re.compile(f"{any_of((*CLAUSE, 'ดังนี้', 'ได้แก่'))}|ณ(?![ก-๎])")
_NO_WIDTH = re.compile(f"[{VOWEL_SIGN}็-๎]")


def line_end(text: str, at: int) -> int:
    """Where the line of ``at`` ends; the end of the text for the last one."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def is_item(line: str) -> bool:
    """Whether the line begins an item: a bullet, a number, a heading word with its number."""
    return _ITEM.match(line) is not None


def splits_abbreviation(line: str, after: str) -> bool:
    """Whether a dotted abbreviation begins in the one line and ends in the next."""
    return _ABBREVIATED.search(f"{line}\n{after}") is not None


def opens_clause(after: str) -> bool:
    """Whether ``after`` begins with a word that mostly stands behind a space."""
    return _OPENS.match(after) is not None


def space_between(line: str, after: str) -> bool:
    """Whether a space is likely between two lines that meet at a figure, a bracket or a word in Latin letters."""
    if _GLUED.search(f"{line}\n{after}") or splits_abbreviation(line, after):
        return False
    return bool(_EDGE.match(after) or _EDGE_END.match(line[-1:]))


def first_word(phrase: str) -> str:
    """What a program that breaks lines between words keeps together at the beginning of ``phrase``."""
    word = ""
    for token in tokenise(phrase[:40]):
        if len(word) >= _WORD:
            break
        word += token
    return word


def letters(text: str) -> int:
    """The characters of ``text`` that take room: marks above and below do not."""
    return len(_NO_WIDTH.sub("", text))


def within_word(line: str, after: str) -> bool:
    """Whether a word begins in the one line and ends in the next."""
    before, behind = line[-_TAIL:].rsplit(" ", 1)[-1], after[:_TAIL].split(" ", 1)[0]
    at = 0
    for word in tokenise(before + behind):
        at += len(word)
        if at >= len(before):
            return at > len(before)
    return False
