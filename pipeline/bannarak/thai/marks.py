"""Marks above and below the Thai consonants: how they are mistyped or torn, and how to set them right.

The edits here are right by construction: what they replace has no other reading in Thai. Character names are those of Unicode 15,
chapter 16.1; the order consonant, vowel sign, tone mark is that of WTT 2.0 (Thai API Consortium).
"""

from __future__ import annotations

import re

from bannarak.thai.editmap import Edited, apply

__all__ = ["CONSONANT", "TONE", "VOWEL_SIGN", "normalise"]

CONSONANT = "ก-ฮ"
VOWEL_SIGN = "ัิ-ฺ"
TONE = "่-๋"

_DOUBLED = "|".join(f"(?<={mark}){mark}+" for mark in "่้๊๋์ัิีึืฺุู")

_VOID = "\u200b\u200c\u200d\u2060\ufeff\u00ad"  # characters without width
_SPACES = "\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u3000"  # spaces that are no SPACE
_ODD = re.compile(f"[{_VOID}{_SPACES}]")
# Every alternative begins with a character or a class and names itself at its end: with a group at the beginning the search would try each
# alternative at each character, which takes three times as long.
_SLIPS = re.compile(
    f"""
      ํ[{TONE}]?า(?P<am>)                           # SARA AM in two pieces, the tone in between
    | ำ[{TONE}](?P<swap>)                           # tone mark behind SARA AM
    | เเ(?P<ae>)                                    # SARA AE typed as two SARA E
    | [{TONE}์](?=[{TONE}์{VOWEL_SIGN}ํ])(?:
          (?<=[{TONE}])ํา(?P<tone_am>)               # SARA AM in two pieces, the tone before
        | (?<=[{CONSONANT}].)[{VOWEL_SIGN}](?P<tone_vowel>)  # tone mark before the vowel sign
        | (?:{_DOUBLED})(?P<tone_twice>))           # the same mark struck twice
    | [{VOWEL_SIGN}](?=[{VOWEL_SIGN}])(?:{_DOUBLED})(?P<vowel_twice>)
    """,
    re.VERBOSE,
)


def _mend(found: re.Match[str]) -> str:
    raw = found.group()
    match found.lastgroup:
        case "am" | "tone_am":
            return raw.replace("ํ", "").replace("า", "") + "ำ"
        case "swap" | "tone_vowel":
            return raw[1] + raw[0]
        case "ae":
            return "แ"
        case _:
            return raw[0]


def normalise(text: str) -> Edited:
    """The text as it should have been typed, with the way back.

    Composes a split SARA AM, sets tone marks behind vowel signs, drops doubled marks and characters without width, makes every
    space a SPACE. Digits stay as they are.
    """
    edits = [(m.start(), m.end(), _mend(m)) for m in _SLIPS.finditer(text)] if _may_slip(text) else []
    if any(map(text.__contains__, _VOID + _SPACES)):
        edits += [(m.start(), m.end(), " " if m.group() in _SPACES else "") for m in _ODD.finditer(text)]
        edits.sort()
    return apply(text, edits)


def _classes() -> tuple[bytes, bytes]:
    """Tables for bytes.translate: of the low byte of a Thai mark its class, of the high byte of Thai all bits."""
    low, high = bytearray(256), bytearray(256)
    for marks, number in ((f"[{TONE}์]", 1), (f"[{VOWEL_SIGN}]", 2), ("ำ", 3)):
        for code in range(0xE00, 0xE80):
            if re.match(marks, chr(code)):
                low[code & 0xFF] = number
    high[0x0E] = 0xFF
    return bytes(low), bytes(high)


_LOW, _HIGH = _classes()
_WRONG = (b"\1\1", b"\1\2", b"\2\2", b"\3\1")  # classes of marks that never follow each other in sound text


def _may_slip(text: str) -> bool:
    """Whether there may be anything for ``_SLIPS``, told in a third of the time of a search for it.

    The classes of all characters are worked out at once, in a number with a byte for each of them.
    """
    if "ํ" in text or "เเ" in text:
        return True
    units = text.encode("utf-16-le", "surrogatepass")
    classes = int.from_bytes(units[::2].translate(_LOW), "big") & int.from_bytes(units[1::2].translate(_HIGH), "big")
    return any(map(classes.to_bytes(len(units) // 2, "big").__contains__, _WRONG))
