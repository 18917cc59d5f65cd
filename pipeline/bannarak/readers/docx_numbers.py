"""Word's automatic numbers and outline levels: they are no text in the file, yet a report is cited by them ("7.1.1", "๒.๑", "(ก)").

Element and attribute names are those of ECMA-376 part 1, 17.9 (numbering) and 17.18.59 (number formats).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

__all__ = ["Numbering"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"  # Word leaves out ฃ ฅ ฆ
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"))
_ROMAN_SMALL = ((5, "v"), (4, "iv"), (1, "i"))
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str


class Numbering:
    """Counts through a document once: :meth:`label` must see every paragraph in order."""

    def __init__(self, word: Any) -> None:
        self._styles = {style.get(f"{_W}styleId"): style for style in word.styles.element.iterchildren(f"{_W}style")}
        try:
            root = word.part.numbering_part.element
        except (KeyError, NotImplementedError):  # the document has no numbering part
            root = None
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        if root is not None:
            for one in root.iterchildren(f"{_W}abstractNum"):
                self._abstract[one.get(f"{_W}abstractNumId")] = {_number(lvl, "ilvl"): _level(lvl) for lvl in one.iterchildren(f"{_W}lvl")}
            for one in root.iterchildren(f"{_W}num"):
                starts = {
                    _number(override, "ilvl"): int(_value(override, "startOverride") or 1)
                    for override in one.iterchildren(f"{_W}lvlOverride")
                    if _value(override, "startOverride") is not None
                }
                self._lists[one.get(f"{_W}numId")] = (_value(one, "abstractNumId") or "", starts)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._seen: set[str] = set()

    def label(self, paragraph: Any) -> str:
        """The number or bullet that Word shows before ``paragraph``, "" for none."""
        number, at = self._list_of(paragraph)
        if number not in self._lists:
            return ""
        abstract, starts = self._lists[number]
        levels = self._abstract.get(abstract, {})
        if at not in levels:
            return ""
        counts = self._counts[abstract]
        if number not in self._seen:
            self._seen.add(number)
            counts.update({level: start - 1 for level, start in starts.items()})
        counts[at] = counts.get(at, levels[at].start - 1) + 1
        for deeper in [level for level in counts if level > at]:
            del counts[deeper]
        if levels[at].form == "bullet":
            return "•"
        if levels[at].form == "none":
            return _PLACE.sub("", levels[at].text).strip()

        def shown(found: re.Match[str]) -> str:
            level = int(found[1]) - 1
            known = levels.get(level)
            return _write(counts.get(level, known.start), known.form) if known else ""

        return _PLACE.sub(shown, levels[at].text).strip()

    def level_of(self, paragraph: Any) -> int | None:
        """1 for a heading of the first level and so on, 0 for the document's title, None for body text."""
        properties = paragraph.find(f"{_W}pPr")
        own = _value(properties, "outlineLvl") if properties is not None else None
        if own is not None:
            return int(own) + 1 if int(own) < 9 else None
        for style in self._chain(_value(properties, "pStyle") if properties is not None else None):
            if (_value(style, "name") or "").lower() == "title":
                return 0
            inherited = style.find(f"{_W}pPr/{_W}outlineLvl")
            if inherited is not None:
                level = int(inherited.get(f"{_W}val"))
                return level + 1 if level < 9 else None
        return None

    def _list_of(self, paragraph: Any) -> tuple[str, int]:
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return "", 0
        places = [properties.find(f"{_W}numPr")]
        places += [style.find(f"{_W}pPr/{_W}numPr") for style in self._chain(_value(properties, "pStyle"))]
        number: str | None = None
        level: str | None = None
        for place in places:
            if place is not None:
                number = number if number is not None else _value(place, "numId")
                level = level if level is not None else _value(place, "ilvl")
        return number or "", int(level or 0)

    def _chain(self, name: str | None) -> list[Any]:
        """The style and those it is based on."""
        chain: list[Any] = []
        while name in self._styles and len(chain) < 20:  # a damaged file may go in circles
            chain.append(self._styles[name])
            name = _value(chain[-1], "basedOn")
        return chain


def _level(element: Any) -> _Level:
    return _Level(int(_value(element, "start") or 1), _value(element, "numFmt") or "decimal", _value(element, "lvlText") or "")


def _value(parent: Any, name: str) -> str | None:
    child = parent.find(f"{_W}{name}")
    return child.get(f"{_W}val") if child is not None else None


def _number(element: Any, name: str) -> int:
    return int(element.get(f"{_W}{name}") or 0)


def _write(number: int, form: str) -> str:
    if form == "thaiNumbers":
        return str(number).translate(_THAI_DIGITS)
    if form == "thaiLetters" and 0 < number <= len(_THAI_LETTERS):
        return _THAI_LETTERS[number - 1]
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        written = ""
        for value, sign in (*_ROMAN, *_ROMAN_SMALL):
            times, number = divmod(number, value)
            written += sign * times
        return written if form == "lowerRoman" else written.upper()
    return f"{number:02}" if form == "decimalZero" else str(number)
