"""What the checks may ask of an evidence folder, and how a listed file is found in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from rapidfuzz import fuzz, process

from bannarak.checks.codes import Code
from bannarak.records import Record
from bannarak.thai.marks import normalise
from bannarak.thai.numerals import to_arabic

__all__ = ["Folder", "Opened", "match", "near"]


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
_NEAR = 55.0  # likeness from which a file is worth offering


def match(code: Code, names: Sequence[str]) -> list[str]:
    """The files of a listing: by its file name, else by its code at the beginning of the name or of a folder, else by its title."""
    title = _plain(code.value.file or "")
    by_stem = {name: _plain(_stem(name)) for name in names}
    if title:
        same = [name for name, stem in by_stem.items() if title in (stem, _plain(name.rpartition("/")[2]))]
        if same:
            return same[:1]
    coded = [name for name in names if _bears(code, name)]
    if coded:
        return sorted(coded, key=lambda name: -fuzz.ratio(title, by_stem[name])) if title else coded
    alike = process.extractOne(title, by_stem, scorer=fuzz.ratio, score_cutoff=_SURE) if title else None
    return [alike[2]] if alike else []


def near(code: Code, names: Sequence[str]) -> str | None:
    """The file whose name is nearest to a listing that has no file."""
    stems = {name: _plain(_stem(name)) for name in names}
    found = process.extractOne(_plain(code.value.file or code.value.code), stems, scorer=fuzz.WRatio, score_cutoff=_NEAR)
    return found[2] if found else None


def _bears(code: Code, name: str) -> bool:
    """Whether a part of the path begins with the code, however its parts are joined: "7.1-1 …", "7_1_1 …", "7.1-01/…"."""
    value = code.value
    wanted = [value.indicator or "", value.item or "", value.sequence or ""]
    numbers = [str(int(n)) for n in re.findall(r"\d+", " ".join(wanted))]
    for part in to_arabic(name).split("/"):
        lead = re.match(r"\D{0,12}?(\d+(?:[ ._()–-]+\d+)*)", part)
        if lead and value.sequence:
            found = [str(int(n)) for n in re.findall(r"\d+", lead[1])]
            prefixed = value.category is not None and found[:1] == [value.category]
            if found[: len(numbers)] == numbers or (prefixed and found[1 : len(numbers) + 1] == numbers):
                return True
    return False


def _stem(name: str) -> str:
    return _EXTENSION.sub("", name.rpartition("/")[2])


def _plain(name: str) -> str:
    """A name for comparing: marks in order, one kind of digits, no spaces, hyphens, case or ending."""
    return _NO_LETTER.sub("", _EXTENSION.sub("", to_arabic(normalise(name.strip()).text))).casefold()
