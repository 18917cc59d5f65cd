"""Numbers as Thai texts write them: Thai and Arabic figures, thousands commas, number words, and figures with scale words.

"๑,๒๕๐", "1.2 ล้าน", "8 หมื่น", "ยี่สิบเอ็ด", "หนึ่งร้อยยี่สิบ", "สองล้าน ห้าแสน". How words make a number follows the Royal Institute's
grammar: สิบ to ล้าน in falling order, เอ็ด for a final one, ยี่ for the two of twenty, everything before ล้าน in millions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

__all__ = [
    "DIGIT",
    "FIGURES",
    "FIRST_FIGURES",
    "MOST_FIGURES",
    "NUMERAL",
    "Number",
    "figure_runs",
    "find_numbers",
    "number_at",
    "number_words",
    "parse_number",
    "to_arabic",
]

DIGIT = "[0-9๐-๙]"
FIGURES = rf"(?:{DIGIT}{{1,3}}(?:,{DIGIT}{{3}})+(?!{DIGIT})|{DIGIT}+)(?:\.{DIGIT}+)?"
"""A number in figures: with thousands commas or without, decimals behind a point; Thai and Arabic figures may be mixed."""

FIRST_FIGURES = (
    rf"{DIGIT}(?<!{DIGIT}.)(?<!{DIGIT}[.,/:].)"
    rf"(?>(?:{DIGIT}{{0,2}}(?:,{DIGIT}{{3}})+(?!{DIGIT})|{DIGIT}*)(?:\.{DIGIT}+)?)"
)
"""FIGURES that are no tail of a longer run (of 12,5 or 3/64), for searching: it begins with a digit, not with an assertion, so that the
search skips from digit to digit, and reads every run once."""

_FIGURE_RUN = re.compile(f"{DIGIT}+(?:,{DIGIT}{{3}}(?!{DIGIT}))*")
_UNITS = {"หนึ่ง": 1, "เอ็ด": 1, "สอง": 2, "ยี่": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9}
_SCALES = {"สิบ": 10, "ร้อย": 100, "พัน": 1_000, "หมื่น": 10_000, "แสน": 100_000, "ล้าน": 1_000_000}
NUMERAL = "|".join((*_UNITS, *_SCALES))
"""One of the words that numbers are written out with, for use in a pattern."""
_MILLION = 1_000_000
_THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
_ARABIC = str.maketrans(_THAI_DIGITS, "0123456789")
_ANY_FIGURE = bytes.maketrans(b"123456789", b"0" * 9)
_THAI_FIGURES = re.compile("[๐-๙]+")

# What follows a number word must not make another word of it. Each continuation is one of a common word or name.
_GUARDS = {
    "หนึ่ง": "",
    "เอ็ด": "",
    "สอง": "แคว|พี่น้อง",
    "ยี่": "",
    "สาม": "ารถ|ัคคี|ัญ|ี|าน|เณร|พราน|โคก|ย่าน|เสน|ชุก|ง่าม|ล้อ|พัน(?:โบก|ธ)",
    "สี่": "พระยา|เหลี่ยม",
    "ห้า": "ม(?!หา)|ง(?!าน)|วห|วเป้ง",
    "หก": "ล้ม|คะเมน|ล้อ|ตก",
    "เจ็ด": "เสมียน",
    "แปด": "ริ้ว|เปื้อน",
    "เก้า": "อี้|เลี้ยว",
    "สิบ": "เอก|โท|ตรี|เวร|ล้อ|ตำรวจ|สองปันนา",
    "ร้อย": "ตรี|โท|เอก|ตำรวจ|จ่า|ละ|กรอง|แก้ว|ไหม|เรียง|รัด|มาลัย",
    "พัน": "ตรี|โท|เอก|ตำรวจ|จ่า|ธ|ทาง|ท้าย|ผูก|ช์|ไมล์|ทิพา",
    "หมื่น": "ศรี|ไวย",
    "แสน": "สิริ|สุข|สาหัส|ยา|ดี|แพง|ชัย|ส์|ภูมิ",
    "ล้าน": "นา|ช้าง",
}
_WORD = "|".join(f"{word}(?!{guard})" if guard else word for word, guard in _GUARDS.items())
_RUN = rf"{DIGIT}+(?:[.,]{DIGIT}+)*"
_TOKEN = re.compile(rf"[ ]?(?:(?P<word>{_WORD})|(?P<figures>{_RUN}))")
_PLAIN = re.compile(FIGURES)
_STARTS = re.compile(rf"{_RUN}|{'|'.join(word for word in _GUARDS if word not in ('เอ็ด', 'ยี่'))}|ยี่สิบ")
_VOWELS_BEFORE = frozenset("เแโใไ")  # written before its consonant, such a vowel makes what follows the end of another word: แหก
_MOST_TOKENS = 48
MOST_FIGURES = 24
"""What is longer is no number of anything."""
_PROVINCE = "ร้อยเอ็ด"


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text: its half-open span in code points and its value, an int unless it has decimals.

    ``words`` is true if a number word or scale word takes part in it.
    """

    start: int
    end: int
    value: int | Decimal
    words: bool


def to_arabic(text: str) -> str:
    """``text`` with Thai figures turned into Arabic ones; its length stays."""
    # Ten searches for one character each take a fifth of one for a set, and str.translate looks up every Thai letter.
    if not any(map(text.__contains__, _THAI_DIGITS)):
        return text
    return _THAI_FIGURES.sub(lambda found: found.group().translate(_ARABIC), text)


def figure_runs(text: str) -> list[tuple[int, int]]:
    """Where figures stand, in order: the start and the length of each run, a number with thousands commas being one."""
    # A byte a character, a figure or none: the next figure is found at memory speed, while a search for a set asks at each character.
    figures = to_arabic(text).encode("ascii", "replace").translate(_ANY_FIGURE)
    runs: list[tuple[int, int]] = []
    at = figures.find(b"0")
    while at >= 0 and (found := _FIGURE_RUN.match(text, at)):
        end = found.end()
        runs.append((at, end - at))
        at = figures.find(b"0", end)
    return runs


def parse_number(text: str) -> int | Decimal:
    """The number that ``text`` writes, with blanks around it allowed.

    Raises ValueError if it is no number or more than one.
    """
    stripped = text.strip()
    found = number_at(stripped, 0)
    alone = {**_SCALES, "ศูนย์": 0}.get(stripped)  # in a text these are words of their own or parts of names
    if alone is not None:
        return alone
    if found is None or found.end != len(stripped):
        raise ValueError(f"no number: {text[:80]!r}; expected figures or number words such as '1,250', '๑.๒ ล้าน', 'ยี่สิบเอ็ด'")
    return found.value


def find_numbers(text: str, start: int = 0, end: int | None = None) -> Iterator[Number]:
    """Every number of ``text[start:end]`` in order, in figures or in words.

    Words that only begin like a number are left out (ร้อยเอ็ด the province, ห้าง, สิบตำรวจเอก, สามารถ), and so is a scale word that
    stands alone but for สิบ (นับพัน, หลายล้าน).
    """
    limit = len(text) if end is None else end
    floor = start
    for anchor in _STARTS.finditer(text, start, limit):
        if anchor.start() < floor or text[anchor.start() - 1 : anchor.start()] in _VOWELS_BEFORE:
            continue
        found = number_at(text, anchor.start(), limit)
        if found is not None:
            yield found
            floor = found.end


def number_at(text: str, at: int, limit: int | None = None) -> Number | None:
    """The longest number that begins at ``at``, None if there is none. Whether a word begins there is the caller's to know."""
    limit = len(text) if limit is None else limit
    total: int | Decimal = 0  # the part that ล้าน has already multiplied
    group: int | Decimal = 0  # the part below the next ล้าน
    pending: int | Decimal | None = None  # a unit or figures that wait for their scale
    last_scale = _MILLION
    end, words, figures, scales, last = at, False, False, 0, ""
    position = at
    if text.startswith((_PROVINCE, " "), at):
        return None
    for _ in range(_MOST_TOKENS):
        token = _TOKEN.match(text, position, limit)
        if token is None:
            break
        word = token["word"]
        if word is None:
            # Figures go on only where a scale word follows: "1 ล้าน 2 แสน", but not "3 ล้าน 5 คน".
            if pending is not None or (position != at and not _scale_follows(text, token.end(), limit)):
                break
            pending = _figures(token["figures"])
            if pending is None:
                break
            figures = True
        elif word in _UNITS:
            if pending is not None or (word == "เอ็ด" and last not in _SCALES) or (figures and last not in _SCALES):
                break
            pending = _UNITS[word]
            if word == "ยี่" and not text.startswith("สิบ", token.end()):
                break
        else:
            scale = _SCALES[word]
            if scale == _MILLION:
                group += pending or 0
                total = (total + (group or (0 if total else 1))) * _MILLION
                group, last_scale = 0, _MILLION
            elif scale >= last_scale:
                break
            else:
                group += (1 if pending is None else pending) * scale
                last_scale = scale
            pending = None
            scales += 1
        words = words or word is not None
        last = word or "figures"
        end = position = token.end()
    if end == at or (words and not figures and scales == 1 and last in _SCALES and last != "สิบ" and end - at == len(last)):
        return None
    value = total + group + (pending or 0)
    if isinstance(value, Decimal) and value == value.to_integral_value():
        value = int(value)
    return Number(at, end, value, words)


def _scale_follows(text: str, at: int, limit: int) -> bool:
    token = _TOKEN.match(text, at, limit)
    return token is not None and token["word"] in _SCALES


def _figures(written: str) -> int | Decimal | None:
    if len(written) > MOST_FIGURES or not _PLAIN.fullmatch(written):
        return None  # a version, a list without spaces, a serial number
    plain = to_arabic(written).replace(",", "")
    return Decimal(plain) if "." in plain else int(plain)


def number_words(number: int) -> str:
    """A whole number from 0 written out: 121 is "หนึ่งร้อยยี่สิบเอ็ด". ValueError below 0."""
    if number < 0:
        raise ValueError(f"no words for {number}: only whole numbers from 0")
    if number == 0:
        return "ศูนย์"
    millions, rest = divmod(number, _MILLION)
    return (number_words(millions) + "ล้าน" if millions else "") + _below_million(rest, bool(millions))


def _below_million(rest: int, more: bool) -> str:
    names = ("", "หนึ่ง", "สอง", "สาม", "สี่", "ห้า", "หก", "เจ็ด", "แปด", "เก้า")
    out = ""
    for scale, name in ((100_000, "แสน"), (10_000, "หมื่น"), (1_000, "พัน"), (100, "ร้อย")):
        count, rest = divmod(rest, scale)
        out += names[count] + name if count else ""
    tens, ones = divmod(rest, 10)
    if tens:
        out += {1: "", 2: "ยี่"}.get(tens, names[tens]) + "สิบ"
    if ones == 1 and (out or more):
        return out + "เอ็ด"
    return out + names[ones]
