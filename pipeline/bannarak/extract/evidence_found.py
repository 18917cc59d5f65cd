"""A code as found, with all that is written around it, on its way to a mention."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from bannarak.extract.codes import Code
from bannarak.extract.surroundings import Surroundings
from bannarak.records import EvidenceValue, Mention

__all__ = ["EXTENSION", "Found", "clean_title", "mention"]

EXTENSION = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|zip|rar|html?|mp4)\b", re.IGNORECASE)

_LONGEST_RANGE = 50


@dataclass(slots=True)
class Found:
    """A code, its role and what is known of it. ``context`` is the indicator around, where it is not that of the innermost heading;
    ``since`` is the code with which the range begins that ends here.
    """

    code: Code
    role: Literal["citation", "listing"]
    file: str | None = None
    relative: bool = False
    context: str | None = None
    alternative: tuple[str, str | None] | None = None
    pages: tuple[int, int] | None = None
    since: Found | None = None

    @property
    def between(self) -> tuple[str, ...]:
        """The sequences, or the items, that lie strictly within the range that ends here, if its ends are plain numbers near each other."""
        if self.since is None or self.since.code.indicator != self.code.indicator:
            return ()
        one, other = self.since.code, self.code
        first, last = (one.sequence, other.sequence) if other.sequence else (one.item, other.item)
        if first and last and first.isdigit() and last.isdigit() and 1 < int(last) - int(first) <= _LONGEST_RANGE:
            return tuple(str(n) for n in range(int(first) + 1, int(last)))
        return ()


def clean_title(title: str) -> str:
    """A title on one line, without the marks around it; the point of an abbreviation before a file's ending stays."""
    line = re.sub(r"\s+", " ", title)
    return line.strip(" -–:|,;\t") if EXTENSION.search(line) else line.strip(" -–:|,;.\t")


def mention(found: Found, around: Surroundings) -> Mention:
    """The mention of ``found``."""
    code = found.code
    value = EvidenceValue(
        code=code.code,
        role=found.role,
        file=found.file,
        indicator=(found.context or around.indicator(code.start)) if found.relative else code.indicator,
        sequence=code.sequence,
        category=code.category,
        item=code.item,
        pages=found.pages,
        relative=found.relative,
        alternative=found.alternative,
        between=found.between,
    )
    return Mention("evidence", code.start, code.end, value)
