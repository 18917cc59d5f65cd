"""Marks above and below the Thai consonants: how they are mistyped or torn, and how to set them right.

The edits here are right by construction: what they replace has no other reading in Thai. Character names are those of Unicode 15,
chapter 16.1; the order consonant, vowel sign, tone mark is that of WTT 2.0 (Thai API Consortium).
"""

from __future__ import annotations

import re

from bannarak.thai.editmap import Edited, apply
from bannarak.thai.signs import SLIP, SPACED, SPACES, TONE, UNSEEN, VOID, VOWEL_SIGN, signs

__all__ = ["CONSONANT", "DEPENDENT", "TONE", "VOWEL_SIGN", "normalise"]

CONSONANT = "ก-ฮ"
DEPENDENT = frozenset("ะัาำิีึืฺุู็่้๊๋์ํ")
"""Vowels and marks that no word begins with: where one follows, no word has ended."""

_DOUBLED = "|".join(f"(?<={mark}){mark}+" for mark in "่้๊๋์ัิีึืฺุู")

_UNSEEN = re.compile(f"[{VOID}]")
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
    told = signs(text)
    if told & SPACED:  # one for one, so that offsets stay
        for space in SPACES:
            text = text.replace(space, " ")
    edits = [(m.start(), m.end(), _mend(m)) for m in _SLIPS.finditer(text)] if told & SLIP else []
    if told & UNSEEN:
        edits += [(m.start(), m.end(), "") for m in _UNSEEN.finditer(text)]
        edits.sort()
    return apply(text, edits)
