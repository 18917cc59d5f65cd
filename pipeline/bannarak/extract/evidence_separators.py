"""Codes whose indicator and sequence a document parts by another sign than the hyphen: "5.1/2", "5.1_2"."""

from __future__ import annotations

import re
from dataclasses import replace

from bannarak.extract.codes import Code
from bannarak.extract.component import Reading
from bannarak.thai.places import places

__all__ = ["as_written", "hyphened"]

_SEPARATORS = ("/", "_")
_HEAD = re.compile(r"(?<![\d./_-])[1-9]\d?(?:\.[1-9]\d?){1,2}\Z")
_HEAD_WIDTH = 9  # characters that hold it
_TAIL, _WORDED = re.compile(r"0?[1-9]\d?(?![\d./_-])"), re.compile(r"[ \t]+[^\W\d]")
_REACH = 120  # characters before a code that tell where it stands


def hyphened(reading: Reading) -> tuple[str, str | None]:
    """The text with hyphens in its codes where the document writes another sign there, and that sign.

    A stroke also makes a fraction or a mark out of five, so that codes must be cited in brackets and listed at the start of lines.
    """
    text = reading.arabic
    for separator in _SEPARATORS:
        cited: dict[str, list[int]] = {}
        listed: dict[str, list[int]] = {}
        for at, _ in places(text, (separator,)):
            if found := _HEAD.search(text, max(0, at - _HEAD_WIDTH), at):
                _sort_in(text, found.start(), at, cited, listed)
        indicators = {code.rpartition(separator)[0] for code in listed}
        told = listed.keys() if separator == "_" else {code.rpartition(separator)[2] for code in listed}
        if len(told) > 1 and cited.keys() & listed.keys():
            meant = [*listed.values(), *(at for code, at in cited.items() if code.rpartition(separator)[0] in indicators)]
            signs = [*text]
            for at in (place for places_of in meant for place in places_of):
                signs[at] = "-"
            return "".join(signs), separator
    return text, None


def _sort_in(text: str, start: int, at: int, cited: dict[str, list[int]], listed: dict[str, list[int]]) -> None:
    """Note where the sign of what may be a code is, ``at``, if it stands at the start of a line with words behind, or in brackets."""
    found = _TAIL.match(text, at + 1)
    if found is None:
        return
    line = text[max(0, text.rfind("\n", max(0, start - _REACH), start) + 1, start - _REACH) : start]
    code = text[start : found.end()]
    if not line.strip(" \t|-•*") and _WORDED.match(text, found.end()):
        listed.setdefault(code, []).append(at)
    elif max(line.rfind("("), line.rfind("[")) > max(line.rfind(")"), line.rfind("]")):
        cited.setdefault(code, []).append(at)


def as_written(code: Code, arabic: str, separator: str | None) -> Code:
    """``code`` with the sign before its sequence that the document, ``arabic`` with its figures made so, writes there."""
    if separator is None or code.shape != "full" or "-" in arabic[code.start : code.end]:
        return code
    head, _, sequence = code.code.rpartition("-")
    return replace(code, code=f"{head}{separator}{sequence}")
