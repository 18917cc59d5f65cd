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

# Each alternative begins with the rare character itself, so that scanning clean text costs next to nothing.
_SLIPS = re.compile(
    f"""
      (?P<void>[\u200b-\u200d\u2060\ufeff\u00ad])     # characters without width
    | (?P<space>[\u00a0\u2002-\u200a\u202f\u3000])    # spaces that are no SPACE
    | (?P<am>ํ[{TONE}]?า|[{TONE}]ํา)                  # SARA AM in two pieces, the tone before or between
    | (?P<swap>ำ[{TONE}]                             # tone mark behind SARA AM
        | [{TONE}์](?<=[{CONSONANT}].)[{VOWEL_SIGN}])  # or before the vowel sign
    | (?P<ae>เเ)                                     # SARA AE typed as two SARA E
    | (?P<twice>(?P<tone>[{TONE}์])(?P=tone)+          # the same mark struck twice
        | (?P<vowel>[{VOWEL_SIGN}])(?P=vowel)+)
    """,
    re.VERBOSE,
)


def _mend(found: re.Match[str]) -> str:
    raw = found.group()
    if found["void"]:
        return ""
    if found["space"]:
        return " "
    if found["am"]:
        return raw.replace("ํ", "").replace("า", "") + "ำ"
    if found["swap"]:
        return raw[1] + raw[0]
    if found["ae"]:
        return "แ"
    return raw[0]


def normalise(text: str) -> Edited:
    """The text as it should have been typed, with the way back.

    Composes a split SARA AM, sets tone marks behind vowel signs, drops doubled marks and characters without width, makes every
    space a SPACE. Digits stay as they are.
    """
    return apply(text, ((m.start(), m.end(), _mend(m)) for m in _SLIPS.finditer(text)))
