"""What the checks may ask of an evidence folder, and how a listed file is found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from rapidfuzz import fuzz, process

from bannarak.checks.codes import Code
from bannarak.knowledge import Knowledge
from bannarak.records import Record
from bannarak.thai.alternation import any_of
from bannarak.thai.marks import normalise
from bannarak.thai.numerals import to_arabic

__all__ = ["Folder", "Opened", "alike", "match", "near"]


@dataclass(frozen=True, slots=True)
class Opened:
    """One file of the folder. ``record`` is None for what holds no text (pictures, scans, sheets), ``pages`` where the format has none.

    ``problem`` (Thai, English) is set if the file is damaged, locked or empty.
    """

    path: str
    pages: int | None = None
    record: Record | None = None
    problem: tuple[str, str] | None = None


class Folder(Protocol):
    """An evidence folder: the paths of its files below it, and each opened on demand."""

    @property
    def names(self) -> Sequence[str]: ...

    def open(self, name: str) -> Opened: ...


_EXTENSION = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,4}$")
_NO_LETTER = re.compile(r"[\s_–—-]+")
_SURE = 85.0  # likeness from which a title in the list and a file name are the same
_NEAR = 75.0  # likeness from which a file is worth offering: half the titles begin with รายงานการ
_NUMBERS = r"(\d+(?:[ ._()–-]+\d+)*)"
_FIRST = re.compile(rf"\D{{0,12}}?{_NUMBERS}")
_LARGEST = 999  # of the numbers of a code; a larger one is a year


def match(code: Code, names: Sequence[str], knowledge: Knowledge) -> list[str]:
    """The files of a listing: by its file name, else by its code in the name or that of a folder."""
    title = _plain(code.value.file or "")
    by_stem = {name: _plain(_stem(name)) for name in names}
    same = [name for name, stem in by_stem.items() if title in (stem, _plain(name.rpartition("/")[2]))] if title else []
    coded = [] if same else [name for name in names if _bears(code, name, knowledge)]
    return same[:1] or (sorted(coded, key=lambda name: -fuzz.ratio(title, by_stem[name])) if title else coded)


def alike(code: Code, names: Sequence[str]) -> list[str]:
    """The file whose name is the title of a listing but for some letters; ``names`` are those of no other listing."""
    return _nearest(code, names, _SURE)


def near(code: Code, names: Sequence[str], knowledge: Knowledge) -> str | None:
    """The file whose name is nearest to a listing that has no file. One that carries a code is the evidence of that code."""
    return next(iter(_nearest(code, [name for name in names if not _is_coded(name, knowledge)], _NEAR)), None)


def _nearest(code: Code, names: Sequence[str], likeness: float) -> list[str]:
    """The name that is most like the title, if it is so by ``likeness``; other numbers make it another document."""
    title = _plain(code.value.file or "")
    stems = {name: stem for name in names if _agree(title, stem := _plain(_stem(name)))} if title else {}
    found = process.extractOne(title, stems, scorer=fuzz.ratio, score_cutoff=likeness)
    return [found[2]] if found else []


def _agree(title: str, stem: str) -> bool:
    """Whether all numbers of one name stand in the other: "ครั้งที่ 1/2566" is not "ครั้งที่ 2/2566"."""
    one, other = set(_numbers(title)), set(_numbers(stem))
    return one <= other or other <= one


def _bears(code: Code, name: str, knowledge: Knowledge) -> bool:
    """Whether a part of the path has the code, however its parts are joined: "7.1-1 …", "7_1_1 …", "เอกสารหมายเลข 7.1-01/…"."""
    value = code.value
    wanted = _numbers(" ".join((value.indicator or "", value.item or "", value.sequence or "")))
    for found in _codes(name, knowledge) if value.sequence or value.item else ():
        prefixed = value.category is not None and found[:1] == _numbers(value.category)
        if found[: len(wanted)] == wanted or (prefixed and found[1 : len(wanted) + 1] == wanted):
            return True
    return False


def _is_coded(name: str, knowledge: Knowledge) -> bool:
    return any(len(found) > 1 and max(found) <= _LARGEST for found in _codes(name, knowledge))


def _codes(name: str, knowledge: Knowledge) -> Iterator[list[int]]:
    """The numbers that may be a code in each part of a path: the first ones, and those behind a word for evidence."""
    for part in to_arabic(normalise(name).text).split("/"):
        if first := _FIRST.match(part):
            yield _numbers(first[1])
        yield from (_numbers(led[1]) for led in _led(knowledge).finditer(part))


@cache
def _led(knowledge: Knowledge) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(knowledge.lexicon('evidence')['lead'])})[ _.:()-]*{_NUMBERS}")


def _numbers(written: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", written)]


def _stem(name: str) -> str:
    return _EXTENSION.sub("", name.rpartition("/")[2])


def _plain(name: str) -> str:
    """A name for comparing: marks in order, one kind of digits, no spaces, hyphens, case or ending."""
    return _NO_LETTER.sub("", _EXTENSION.sub("", to_arabic(normalise(name.strip()).text))).casefold()
