"""Slots for a code that nobody filled: "()", "(เอกสารหมายเลข ...)", "(7.3- )"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from bannarak.extract.codes import Code
from bannarak.extract.evidence_found import Found
from bannarak.extract.surroundings import Surroundings
from bannarak.knowledge import Knowledge
from bannarak.thai.alternation import any_of
from bannarak.thai.places import matches_at, places

__all__ = ["empty_brackets", "unfilled"]

_TICK = re.compile(r"[(\[][ ]*[/✓√✔xX]?[ ]*[)\]]|\.{4}|…")  # on the line of a slot: one of several to tick, or a line to sign on
_LETTER = re.compile("[ก-ฮ]")
_FEWEST = 5  # letters of what a code stands behind


def empty_brackets(around: Surroundings, coded: bool) -> Iterator[Found]:
    """ "()" behind text: the slot of a template that nobody filled, where codes or numbered indicators show that one belongs there."""
    text = around.text
    for at, _ in places(text, ("()",)):
        thai = "ก" <= text[at - 1 : at] <= "๛"
        line = text[around.line_start(at) : at]
        over = text[at + 2 : at + 3] in ("", " ", "\n", "\t", "|")
        if (thai or not text[at - 1 : at].isalnum()) and over and any(c.isalpha() for c in line) and (coded or around.indicator(at)):
            yield Found(Code(at, at + 2, "", "empty", None, None), "citation")


def unfilled(around: Surroundings, cited: int) -> Iterator[Found]:
    """Brackets with a word for evidence or half a code and nothing else, and those with blanks or dots at the end of a line: fewer than
    the codes that are ``cited``, else they may be the spaces of a form to be signed or ticked.
    """
    text = around.text
    patterns, signed = _patterns(around.reading.knowledge)
    found = []
    for slot in matches_at(patterns, text, sorted(at for at, _ in places(text, "(["))) if cited else ():
        line = text[around.line_start(slot.start()) : slot.start()]
        rest = text[slot.end() : around.line_end(slot.end())].partition("|")[0]
        over = not rest.strip(" .") or (slot["named"] and rest.startswith((" ", "\t")))
        told = len(_LETTER.findall(line)) >= _FEWEST and not _TICK.search(line) and not signed.search(line)
        if over and told and (slot["named"] or around.indicator(slot.start())):
            found.append(Found(Code(*slot.span(), "", "empty", None, None), "citation"))
    if len(found) < cited:
        yield from found


@cache
def _patterns(knowledge: Knowledge) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Matches a slot; finds the words for who signs, or the beginning of a line that tells no result: "คะแนนที่ได้ (     )"."""
    words: Mapping[str, Any] = knowledge.lexicon("evidence")
    number = r"[1-9]\d?(?:\.[1-9]\d?){1,2}"
    named = rf"(?:{any_of(words['lead'])})[ ]?:?(?:[ ]+|[ ]?\.{{2,6}}|[ ]?…)[ ]?|{number}[ ]?[-–][ ]*"
    slot = rf"[(\[](?:\s?(?P<named>{named})|[ ]{{2,8}}|[ ]?(?:\.{{2,6}}|…)[ ]?)[)\]]|\[\]"
    signed = any_of(word.strip(" .…(") for word in words["proof"]["signed"])
    return re.compile(slot), re.compile(rf"{signed}|^\s*(?:{any_of(words['absent']['no_result'])})")
