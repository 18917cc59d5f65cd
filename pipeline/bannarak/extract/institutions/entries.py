"""What names are known by: head nouns and the written forms of the registry, with all that writers make of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from bannarak.knowledge import Institution
from bannarak.thai.tokens import is_word

__all__ = ["Form", "Head", "all_forms", "all_heads", "plain_former"]

_TO = re.compile(r"\s*\((?:to|from) [^()]*\)$")
_ABBREVIATION = re.compile(r"(?:[ก-ฮ]{1,5}\.)+(?:[ก-ฮ]{1,4})?|[ก-ฮ]{2,5}|[A-Za-z][A-Za-z.-]{0,11}")
_COMPANY = re.compile(r"บริษัท (?P<name>.+) จำกัด(?P<public> \(มหาชน\))?")
_PATRONAGE = re.compile(r" ?ในพระ[^ ]*ถัมภ์.*$")
_SPACED = ("มหาวิทยาลัยเทคโนโลยีราชมงคล", "มหาวิทยาลัยราชภัฏ", "มหาวิทยาลัย", "กระทรวง")  # behind which a stray space may stand
_TELLING = 4  # letters of a head, behind which one is left out most
_DISTRICT = 4  # the rank of the office of a district
_RANKS = {"university": 6, "local_government": 6, "company": 6, "association": 6, "network": 6, "international": 6, "library": 3}


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun: what a name can begin with. See ``lexicon/institutions.toml`` for the meaning of the fields."""

    word: str
    type: str
    rank: int
    whole: bool = False
    only: tuple[str, ...] = ()
    proof: bool = False
    unit: bool = False
    short: bool = False
    branch: bool = False
    bare: bool = False
    firm: bool = False
    clipped: bool = False
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A written form of registered institutions. ``weak`` forms also mean other things and need a definition or a title before them.
    ``top`` is a body of the state that belongs to no other.
    """

    text: str
    ids: tuple[str, ...]
    type: str
    rank: int
    abbreviation: bool
    weak: bool
    top: bool = False


def plain_former(former: str) -> str:
    """A former name without its date: "NAME (to 2004-06-14)" is NAME."""
    return _TO.sub("", former)


def all_heads(lexicon: Mapping[str, Any], misspelt: Iterable[str]) -> list[Head]:
    """The head nouns that ``lexicon`` has or makes of parts, and those ``misspelt`` often with a letter left out."""
    written = _library_offices(lexicon["library_offices"]) | _local_offices(lexicon["local_offices"]) | lexicon["heads"]
    written |= {slip: written[word] for word in misspelt for slip in _slips(word)}
    return [_head(word, fields, written) for word, fields in written.items()]


def _head(word: str, fields: Mapping[str, Any], written: Mapping[str, Mapping[str, Any]]) -> Head:
    own = {name: value for name, value in fields.items() if name != "as"}
    only = written[fields["as"]]["only"] if "as" in fields else fields.get("only", "")
    return Head(word, **{**own, "only": tuple(only.split())})


def _local_offices(table: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Every head that the bodies, the levels and the offices of ``table`` make, glued or with a blank between."""
    levels: Mapping[str, Mapping[str, Any]] = table["levels"]
    found = {body + blank + level: fields for body in table["bodies"].split() for blank in ("", " ") for level, fields in levels.items()}
    led = [head for head, fields in found.items() if head.startswith(tuple(table["led"].split())) and fields["rank"] >= _DISTRICT]
    return found | {office + blank + head: found[head] for office in table["offices"].split() for blank in ("", " ") for head in led}


def _slips(word: str) -> Iterator[str]:
    """``word`` without one of its letters, but neither without the first ones, which tell what it is, nor without the last."""
    return (slip for at in range(_TELLING, len(word) - 1) if not is_word(slip := word[:at] + word[at + 1 :]))


def _library_offices(table: Mapping[str, str]) -> dict[str, Mapping[str, Any]]:
    """The heads of offices that are a library besides: สำนักคอมพิวเตอร์และหอสมุด."""
    kinds = product(*(table[part].split() for part in ("offices", "fields", "libraries")))
    fields = {"type": "library", "rank": 2, "whole": True, "proof": True, "branch": True}
    return {f"{office}{field}และ{library}": fields for office, field, library in kinds}


def all_forms(
    registry: Mapping[str, Institution],
    head: re.Pattern[str],
    ranked: Mapping[str, Head],
    weak: frozenset[str],
    shortened: Mapping[str, str],
    glued: Mapping[str, str],
) -> dict[str, Form]:
    """Every written form of the institutions of ``registry``, each with those that it may mean. ``head`` finds a head noun at the
    beginning of a name, and ``ranked`` has it; forms among the ``weak`` mean other things too; ``shortened`` and ``glued`` are what heads
    are also called.
    """
    forms: dict[str, Form] = {}
    for row in registry.values():
        rank = ranked[begins.group()].rank if (begins := head.match(row.name)) else _RANKS.get(row.type, 5)
        for written in (row.name, row.name_en, *row.abbreviations, *map(plain_former, row.former)):
            short = bool(_ABBREVIATION.fullmatch(written))
            for text in _variants(written, shortened, glued):
                known = forms.get(text)
                ids = (row.id,) if known is None else tuple(dict.fromkeys((*known.ids, row.id)))
                top = row.type == "government" and row.parent is None
                forms[text] = Form(text, ids, row.type, rank, short, text in weak or (short and len(text) < 3), top)
            if short and written.endswith(".") and len(written) > 2 and written[:-1] not in forms and not is_word(written[:-1]):
                forms[written[:-1]] = Form(written[:-1], (row.id,), row.type, rank, True, True)
    return forms


def _variants(text: str, shortened: Mapping[str, str], glued: Mapping[str, str]) -> Iterator[str]:
    """``text`` as registered and with the spaces that writers add or leave out."""
    if not text:
        return
    yield text
    if " " in text and not text.isascii():
        yield text.replace(" ", "")
    if "และ" in text[1:]:
        yield re.sub(r" ?และ", " และ", text)
        yield re.sub(r" ?และ", "และ", text)
        yield re.sub(r" ?และ ?", "และ ", text)
    if "เพื่อ" in text[1:]:
        yield re.sub(r" ?เพื่อ", " เพื่อ", text)
    if "แห่ง" in text[1:]:
        yield re.sub(r" ?แห่ง", " แห่ง", text)
    if "ราชภัฏ" in text:
        yield text.replace("ราชภัฏ", "ราชภัฎ")
    for head in _SPACED:
        if text.startswith(head) and text[len(head) :][:1].strip():
            yield f"{head} {text.removeprefix(head)}"
    for head, short in shortened.items():
        if text.startswith(head):
            yield short + text.removeprefix(head)
            yield f"{short} {text.removeprefix(head)}"
    for head, short in glued.items():
        if text.startswith(head):
            yield short + text.removeprefix(head)
    if patronage := _PATRONAGE.search(text):
        yield text[: patronage.start()]
    if company := _COMPANY.fullmatch(text):
        short = "บมจ." if company["public"] else "บจก."
        yield short + company["name"]
        yield f"{short} {company['name']}"
    if "(องค์การมหาชน)" in text:
        yield text.replace(" (องค์การมหาชน)", "(องค์การมหาชน)")
        yield text.replace(" (องค์การมหาชน)", "")
