"""Setting right what extraction from a PDF or by OCR does to Thai text: marks lost, torn, doubled, misplaced or drawn by odd glyphs.

The rules here hold for any text, one page or line at a time: what they replace has no other reading in Thai, save those that
``Habits`` switches on for a document (see :mod:`bannarak.thai.repair_habits`). Lines stay lines. The classes of damage are those measured
on Thai PDFs of 24 producers: Word maps the nikhahit of SARA AM to a space, printer drivers draw private-use glyphs, layout
programs double marks, converters put a replacement character where a glyph has no name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bannarak.thai.marks import CONSONANT, TONE, VOWEL_SIGN, normalise
from bannarak.thai.repair_confusion import Pairs, untangle

__all__ = ["MARK", "Habits", "damage", "repair"]

MARK = f"{VOWEL_SIGN}็-๎"
"""Characters that stand above or below a consonant, as the inside of a character class."""

# Vendor glyphs of Thai fonts, U+F700 to U+F71A: the same marks at another height, and consonants without their foot
# (glyph names of the National Fonts, TLWG).
_GLYPHS = dict(zip(range(0xF700, 0xF71B), "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู", strict=True))
_SYMBOLS = {
    0xFFFE: "-",
    0xF0B7: "•",
    0xF0A7: "▪",
    0xF0D8: "➢",
    0xF0FC: "✓",
    0xF0FE: "☑",
    0xF06F: "☐",
    0xF0A8: "☐",
    0xF071: "☐",
    0xF0A3: "☐",
}

_Change = str | Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class Habits:
    """What one document always does to its text, learnt from the whole of it.

    ``am``: a space before SARA AA is a nikhahit. ``symbols``: character to the mark it stands for, or nothing.
    ``confused``: (shown, hidden) pairs of characters that the document shows as one.
    """

    am: bool = True
    symbols: Mapping[str, str] = field(default_factory=dict)
    confused: Pairs = ()


def _rules(*rules: tuple[str, str, _Change]) -> list[tuple[str, re.Pattern[str], _Change]]:
    return [(name, re.compile(pattern.format(C=CONSONANT, T=TONE, V=VOWEL_SIGN, M=MARK)), change) for name, pattern, change in rules]


_ALWAYS = _rules(
    ("soft-hyphen", "(?<=[ก-๎])(?:\ufffe|-?\u00ad)(?=\\n?[ก-๎])", ""),
    ("glyph", "[\uf700-\uf71a]", lambda m: _GLYPHS[ord(m.group())]),
    ("symbol", "[\ufffe\uf020-\uf0ff]", lambda m: _SYMBOLS.get(ord(m.group()), "•")),
    ("am", "([{C}][{T}]?)[\ufffd\u0001-\u0008\u000e-\u001f](?:\\(cid:\\d+\\))?า", r"\1ำ"),
    ("am", "([{C}][{T}]?)ำ[\ufffd]?า", r"\1ำ"),
    ("am", "([{C}][{T}]?)าํ([{T}]?)", r"\1\2ำ"),
    ("unnamed", "(?<=[ก-๎])\ufffd+(?=[{M}])|(?<=[{M}ำ])\ufffd+", ""),
    ("torn", "(?<=[{C}]) +(?=[{M}ะๅ])|(?<=[{M}]) +(?=[{M}ะๅ])|(?<=[เแโใไ]) +(?=[{C}])", ""),
    ("doubled", "([{M}]{{1,2}})\\1+", r"\1"),
)
_AM_LOST = _rules(("am", "(?<=[{C}])([{T}]?) +า", r"\1ำ"), ("am", "(?<=[{C}]) +([{T}])า", r"\1ำ"))
_AM_TORN = _rules(("torn", "(?<=[{C}])([{T}]?) +(?=า)", r"\1"))
_RARE = re.compile(
    f"[\ufffd\ufffe\u00ad\uf020-\uf71a\u0001-\u0008\u000e-\u001f]|ำา|าํ|ํา| [{MARK}าะๅ]|[เแโใไ] +[{CONSONANT}]|([{MARK}]{{1,2}})\\1"
)


def repair(text: str, habits: Habits | None = None) -> tuple[str, dict[str, int]]:
    """``text`` mended, and how often each kind of repair was made."""
    habits = habits or Habits()
    done: dict[str, int] = {}

    def count(name: str, times: int) -> None:
        if times:
            done[name] = done.get(name, 0) + times

    for odd, meant in habits.symbols.items():
        if odd in text:
            text, times = re.subn(f"(?<=[ก-๎]){re.escape(odd)}", meant, text)
            count("learnt", times)
    if habits.confused:
        read = untangle(text, habits.confused)
        count("confused", sum(one != other for one, other in zip(text, read, strict=True)))
        text = read
    if _RARE.search(text):
        for name, pattern, change in (*_ALWAYS, *(_AM_LOST if habits.am else _AM_TORN)):
            text, times = pattern.subn(change, text)
            count(name, times)
    typed = normalise(text)
    count("order", sum(replaced for _, _, replaced in typed.sources))
    return typed.text, done


_DAMAGE = re.compile(
    "[\ufffd\ue000-\uf8ff\u0001-\u0008\u000e-\u001f\u007f-\u009f]"  # characters without a name
    f"|(?<![ก-๎])[{MARK}]"  # a mark that has nothing to stand on
    f"|(?<=[{CONSONANT}]) า"  # SARA AA cut off
)
_THAI_BEFORE = re.compile("[ก-๛]*$")
_THAI_AFTER = re.compile("[ก-๛]*")
_WORD = 40  # letters around a damaged place that are told with it


def damage(text: str) -> list[tuple[int, int]]:
    """Where ``text`` is still damaged after :func:`repair`, with the Thai letters around it."""
    found: list[tuple[int, int]] = []
    for place in _DAMAGE.finditer(text):
        before = _THAI_BEFORE.search(text[max(place.start() - _WORD, 0) : place.start()])
        after = _THAI_AFTER.match(text, place.end(), place.end() + _WORD)
        start = place.start() - len(before.group()) if before else place.start()
        end = after.end() if after else place.end()
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found
