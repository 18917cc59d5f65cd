"""The pages of its document that a citation names: "(หน้า 7) (7.2-1)", "ดูหน้า 7 ของเอกสาร (7.2-1)", "เอกสารหมายเลข 7.2-1 หน้า 7"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from bannarak.knowledge import Knowledge
from bannarak.thai.alternation import any_of

__all__ = ["Pages"]

_REACH = 60  # characters before a code in which its pages may be named
_CLAUSE = 80  # characters before the pages that may say that they are those of something printed
_WORDS = ("page", "page_alone", "through", "sent", "whole", "printed")


class Pages:
    """Reads the pages beside the codes of one ``text``, which has Arabic digits."""

    def __init__(self, text: str, knowledge: Knowledge) -> None:
        self.text = text
        self.named = knowledge.lexicon("evidence")["page"]
        self.within, self.bracketed, self.bare, self.next, self.printed, self.alone, self.closed = _patterns(knowledge)

    def inside(self, start: int, end: int) -> tuple[int, int] | None:
        """The pages named within the bracket of a code."""
        return _pages(self.within.search(self.text, start, end))

    def before(self, at: int) -> tuple[int, int] | None:
        """The pages named directly before a citation that begins at ``at``."""
        start = max(0, at - _REACH)
        if not any(self.text.find(word, start, at) >= 0 for word in self.named):
            return None
        found = self.bracketed.search(self.text, start, at) or self.bare.search(self.text, start, at)
        return None if found is None or self._of_print(found.start()) else _pages(found)

    def behind(self, at: int) -> tuple[int, int] | None:
        """The pages named directly behind a citation that ends at ``at``, where no further code follows that they may belong to."""
        return next((_pages(found) for form in self.next if (found := form.match(self.text, at))), None)

    def only(self, written: str) -> tuple[int, int] | None:
        """The pages named by what stands behind a code, if it names nothing else: "7.2-1 (หน้า 7)" in a cell."""
        return _pages(self.alone.fullmatch(written))

    def closing(self, at: int) -> bool:
        """Whether pages stand at ``at`` and a bracket is closed behind them: in "(7.2-1 น.7)" no unit follows the code."""
        return self.closed.match(self.text, at) is not None

    def _of_print(self, at: int) -> bool:
        """Whether the pages at ``at`` are those of a newspaper or a gazette that the line names: the document is a cutting."""
        return self.printed.search(self.text, max(0, self.text.rfind("\n", 0, at) + 1, at - _CLAUSE), at) is not None


class _Patterns(NamedTuple):
    """``within`` the bracket of a code, ``bracketed`` or ``bare`` before it, ``next`` behind it; ``printed`` finds what is no document;
    ``alone`` is all that stands behind a code, ``closed`` all up to the end of its bracket.
    """

    within: re.Pattern[str]
    bracketed: re.Pattern[str]
    bare: re.Pattern[str]
    next: tuple[re.Pattern[str], ...]
    printed: re.Pattern[str]
    alone: re.Pattern[str]
    closed: re.Pattern[str]


@cache
def _patterns(knowledge: Knowledge) -> _Patterns:
    words = knowledge.lexicon("evidence")
    page, alone, through, sent, whole, printed = (any_of(words[name]) for name in _WORDS)
    sending = rf"(?:(?:{sent})[ ]?)"

    def pages(named: str) -> str:
        first = rf"(?<![A-Za-z])(?:{named})\s?(?P<first>\d{{1,4}})"
        return rf"{first}(?:\s?(?:{through})\s?(?:{named})?\s?(?P<last>\d{{1,4}}))?(?:[ ]?(?:{whole}))?"

    # Words that send the reader on may stand before the code too: "(หน้า 7) รายละเอียดตามเอกสารหมายเลข 7.2-1".
    onward = rf"[(\[]?[ ]?{sending}*\Z"
    # Without a bracket the word must stand apart: in "หัวหน้า 2" there is no page. No line ends between, as the foot of a page would.
    apart = rf"(?:{sending}+|(?<![ก-๎.\n]))"
    return _Patterns(
        re.compile(pages(page)),
        re.compile(rf"[(\[]\s?{sending}*{pages(page)}\s?[)\]][\s|]*{onward}"),
        re.compile(rf"{apart}{pages(alone)}[ \t|]*{onward}"),
        (
            re.compile(rf"[ ]?[)\]]?[ ]?[(\[]\s?{sending}*{pages(page)}\s?[)\]](?![ ]?[(\[])"),
            re.compile(rf"[ ]?[)\]]?[ ]?{sending}*{pages(alone)}(?=[ ]?(?:[)\].,;|\n]|\Z))"),
        ),
        re.compile(printed),
        re.compile(rf"[ ,]*[(\[]?[ ]?{sending}*{pages(page)}[ ]?[)\]]?"),
        re.compile(rf"[ ,]*{pages(page)}[ ]?[)\]]"),
    )


def _pages(found: re.Match[str] | None) -> tuple[int, int] | None:
    if found is None:
        return None
    first = int(found["first"])
    return first, int(found["last"] or first)
