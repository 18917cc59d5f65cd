"""What stands before and between codes: lead words, marks of schemes, words that join, by the lexicon and by the document itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from bannarak.extract.codes import read_code
from bannarak.thai.alternation import alternation, any_of

__all__ = ["BULLETS", "Patterns", "patterns", "schemes"]

BULLETS = "-–—*•▪◦●○■□➢➤►✓✔·þ"
_SCHEME = re.compile(
    r"(?<![A-Za-zก-๎.])(?P<mark>[A-Z]{2,6}|(?:[ก-ฮ]{1,4}\.){1,3}|[ก-ฮ]{3,4}|[ก-ฮ](?=\Z))[ ]?[-–.]?[ ]?\Z"
)  # AUN 6.1-1, สกอ. 2.5-1, ก5.1-1
_WIDTH = 9  # characters that hold it
_WORDS = ("lead", "label", "title", "scheme", "join", "through", "measure", "page", "page_of", "sent")
_LEADS, _LABELS, _SCHEMES = map(_WORDS.index, ("lead", "label", "scheme"))


class Patterns(NamedTuple):
    """``bracket`` opens a citation and ``line`` begins a listing, each up to the code; ``lead`` ends before a code in running text.

    ``join`` stands between two codes, ``apart`` between the brackets of two; ``measure`` ends before a mere number; ``mark`` is that of a
    scheme; ``title`` stands before the title of a document.
    """

    bracket: re.Pattern[str]
    line: re.Pattern[str]
    lead: re.Pattern[str]
    join: re.Pattern[str]
    measure: re.Pattern[str]
    apart: re.Pattern[str]
    mark: re.Pattern[str]
    title: re.Pattern[str]


def patterns(words: Mapping[str, Sequence[str]], own: Sequence[str]) -> Patterns:
    """The patterns for the ``words`` of the lexicon and the schemes that the document has of its ``own``."""
    return _patterns(tuple(tuple((*words[name], *own) if name == "scheme" else words[name]) for name in _WORDS))


@cache
def _patterns(words: tuple[tuple[str, ...], ...]) -> Patterns:
    lead, _, title, _, join, through, measure, page, of, sent = map(any_of, words)
    scheme = any_of(mark for mark in words[_SCHEMES] if len(mark) > 1)
    scheme += "".join(rf"|{mark}(?=\d)" for mark in words[_SCHEMES] if len(mark) == 1)  # ก5.1-1, but ก-3 is a code of an annex
    marked = rf"(?:{scheme})[ ]?\)?[ ]?[:.–-]?[ ]?"
    named = alternation((*words[_LEADS], *words[_LABELS]))
    paged = rf"(?P<paged>(?:(?:{sent})[ ]?)*(?:{page})\s?\d{{1,4}}(?:\s?[-–]\s?\d{{1,4}})?[ ]?(?:{of})[ ]?)?"
    head = rf"(?:(?P<lead>{named})[ ]?:?[ ]?)?(?:{marked})?"
    return Patterns(
        bracket=re.compile(rf"[(\[]\s?{paged}(?:(?P<lead>{lead})[ ]?:?\s?)?(?P<mark>{marked})?(?=\d|[ก-ฮ][ ]?[-–][ ]?\d|ที่[ ]?\d)"),
        line=re.compile(rf"\n[ \t|]*(?:(?:[{BULLETS}]|\d{{1,2}}(?:[.)]|(?=[ ]{{2}}|[\t])))[ \t]+)?[(\[]?{head}(?=[1-9]\d?[.-]|[ก-ฮ]-\d)"),
        lead=re.compile(rf"(?P<lead>{lead})[ ]?:?[ ]?(?:{marked})?\Z"),
        join=re.compile(
            rf"\s*(?:(?P<through>{through})|(?P<join>{join})|(?<=[\s)\]]))\s*(?:(?:{lead}|หมายเลข)\s?)?(?:{marked})?(?=\d|(?<=[,;\s])[-–]\d)"
        ),
        measure=re.compile(rf"(?:{measure})\s?$"),
        apart=re.compile(rf"[)\]]\s*(?:{through})\s*[(\[]\s?(?:{marked})?"),
        mark=re.compile(marked),
        title=re.compile(rf"(?:{title})(?:[ ]?:[ ]?|[ ])"),
    )


def schemes(text: str, figures: Sequence[tuple[int, int]], measures: Collection[str]) -> list[str]:
    """The letters that stand before more than one code of a text, as the mark of the scheme its codes are of; beside such, also those
    before one code at the beginning of a bracket. ``figures`` are the runs of figures of the text, ``measures`` no marks.
    """
    marks: Counter[str] = Counter()
    bracketed: set[str] = set()
    for start, length in figures:
        if length > 2 or text[start + length : start + length + 1] not in (".", "-"):
            continue
        code = read_code(text, start)
        if code is None or code.shape not in ("full", "hyphens") or not code.sequence:
            continue
        if (found := _SCHEME.search(text, max(0, start - _WIDTH), start)) and found["mark"] not in measures:
            marks[found["mark"]] += 1
            bracketed |= {found["mark"]} if text[found.start() - 1 : found.start()] in ("(", "[") else set()
    several = {mark for mark, times in marks.items() if times > 1}
    return sorted(several | bracketed if several else several)
