"""The evidence codes of a document, cited and listed, with what makes two of them the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bannarak.checks.shared import once_a_record, valued
from bannarak.records import EvidenceValue, Mention, Record, Section

__all__ = ["Code", "citations", "keys", "listings", "numbered_as", "parent_number", "related_indicators"]

Key = tuple[str | None, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Code:
    """A mention of a code with its value."""

    mention: Mention
    value: EvidenceValue

    @property
    def place(self) -> tuple[int, int]:
        return self.mention.start, self.mention.end

    @property
    def category(self) -> str:
        """The first number of the indicator: 7 of 7.1-2."""
        return (self.value.indicator or "").partition(".")[0]


def citations(record: Record) -> list[Code]:
    """The codes in the narrative, in order; not the year links, which name no document."""
    return _by_role(record, None)["citation"]


def listings(record: Record) -> list[Code]:
    """The codes of the evidence list, in order."""
    return _by_role(record, None)["listing"]


@once_a_record
def _by_role(record: Record, _: None) -> Mapping[str, list[Code]]:
    codes: dict[str, list[Code]] = {"citation": [], "listing": []}
    for mention, value in valued(record, EvidenceValue):
        if value.indicator and not _is_year(value):
            codes[value.role].append(Code(mention, value))
    return codes


def _is_year(value: EvidenceValue) -> bool:
    return value.sequence is not None and len(value.sequence) == 4 and value.sequence.isdigit()


def keys(code: Code) -> set[Key]:
    """What the code is compared by: indicator, sub-item and sequence, in each reading that it allows."""
    value = code.value
    items = _items(value.item)
    found: set[Key] = {(value.indicator, item, value.sequence) for item in items}
    if value.alternative:
        found |= {(value.alternative[0], item, value.alternative[1]) for item in items}
    return found


def _items(item: str | None) -> list[str | None]:
    """The items that 5.1.1(1-3) stands for, ``item`` itself if it is one."""
    first, _, last = (item or "").partition("-")
    return [str(n) for n in range(int(first), int(last) + 1)] if last else [item]


def numbered_as(code: Code, sequence: str) -> str:
    """The code of another document beside ``code``, as the document writes its codes: 3.2.5 beside 3.2.6, 7.1-04 beside 7.1-05."""
    written, own = code.value.code, _LAST_NUMBER.search(code.value.code)
    if own is None:
        return f"{code.value.indicator}-{sequence}"
    padded = sequence.zfill(len(own.group())) if own.group().startswith("0") else sequence
    return f"{written[: own.start()]}{padded}{written[own.end() :]}"


_LAST_NUMBER = re.compile(r"\d+(?=\)?$)")


def related_indicators(one: str, other: str) -> bool:
    """Whether one number is the other or lies within it: 7.1 and 7.1.2."""
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


def parent_number(section: Section) -> str:
    """The number of what a section is a part of: 7.1 of 7.1.2; empty if it has none."""
    return (section.number or "").rpartition(".")[0]
