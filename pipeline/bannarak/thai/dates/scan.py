"""One pass over a text: figures, names of months and a few rare words are the anchors, and all work is done near them.

Finding a fixed string runs at memory speed, a regular expression over every character does not; so the anchors are found by the endings
of the names, and the expressions of the readers are only tried there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from operator import itemgetter
from string import ascii_letters

from bannarak.thai.calendar import MONTHS
from bannarak.thai.dates.atoms import MONTH
from bannarak.thai.dates.days import read_days, read_weekday
from bannarak.thai.dates.lunar import read_lunar
from bannarak.thai.dates.model import FoundDate
from bannarak.thai.dates.months import read_months
from bannarak.thai.dates.numeric import read_figures
from bannarak.thai.dates.parts import Found
from bannarak.thai.dates.years import YEAR_HEAD_ENDS, read_years
from bannarak.thai.literals import SHORTEST, Literals, Sought
from bannarak.thai.numerals import figure_runs
from bannarak.thai.places import places
from bannarak.thai.times import FoundTime, join_spoken, read_clock, read_spoken

__all__ = ["scan"]

_ENDINGS = {ending: tuple(name for name in MONTHS if name.endswith(ending)) for ending in ("าคม", "ายน", "าพันธ์")}
_DOTTED = (".ค", ".ย", "ก.พ")
_SPOKEN = ("โมง", "ทุ่ม", "ตี", "เที่ยง")
_LUNAR = "ค่ำ"
_MONTH_WORD = "เดือน"
_WORDS = (*_ENDINGS, *_DOTTED, *_SPOKEN, _LUNAR, _MONTH_WORD)
_SHORT = tuple(word for word in _WORDS if len(word) < SHORTEST)
_LONG = Sought(*(word for word in _WORDS if len(word) >= SHORTEST))
_MONTH = re.compile(MONTH)
_ENGLISH_BEFORE = re.compile(rf"(?:{MONTH}[ ]?[-–][ ]?)?(?<![a-zA-Z]){MONTH}[ ]{{0,2}}\Z")
_DATE_GAP = re.compile(r"[ ]{0,3}[,@T]?[ ]{0,3}\Z")
# The first letter behind a figure tells what it may be: of the name of a month, of a joining word, of a clock time.
_DAY_NEXT = frozenset("มกพสตธเขjfmasondJFMASOND,-–—−‐‑~จถไแหกoO&tnrs")
_FIGURE_NEXT = frozenset("/.-–เ")
_CLOCK_NEXT = frozenset("-–—−~นถ")
_POINT = frozenset(".:")
_GLUED = 3  # a day and a blank
_TOLD = "เวลา"
_HOUR = ("นาฬิกา", " นาฬิกา")
_BEHIND_ENGLISH = frozenset(ascii_letters + ".")
_CODE = frozenset(".,:/")
_BLANK = frozenset(" \t\r\n")


def scan(
    text: str, runs: Sequence[tuple[int, int]] | None = None, literals: Literals | None = None
) -> tuple[list[FoundDate], list[FoundTime]]:
    """The date expressions and the clock times of a normalised text, in order. What the text leaves open stays open.

    ``runs`` are the :func:`~bannarak.thai.numerals.figure_runs` of the text and ``literals`` its fixed strings, if the caller has them.
    """
    return _Scan(text).run(_anchors(literals or Literals(text), figure_runs(text) if runs is None else runs))


class _Scan:
    """The state of one pass: what was found, and the offsets before which nothing more can begin."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.dates: list[FoundDate] = []
        self.times: list[FoundTime] = []
        self.floor = 0
        self.no_days = 0
        self.no_months = 0

    def run(self, anchors: Iterable[tuple[int, int | str]]) -> tuple[list[FoundDate], list[FoundTime]]:
        for at, word in anchors:
            if at < self.floor:
                continue
            if type(word) is int:
                if word in (1, 2):
                    self.short(at, at + word)
                elif word == 4:
                    self.long(at, at + 4)
            elif word in _SPOKEN:
                self.spoken(at)
            elif word == _LUNAR:
                self.take_lunar(at)
            else:
                self.month(_month_start(self.text, at, str(word)))
        return self.dates, self.times

    def take(self, found: Found | None) -> bool:
        """Keep what a reader found and go on behind it."""
        if found is None or not found[0]:
            return False
        self.dates += found[0]
        self.floor = found[1]
        return True

    def short(self, at: int, end: int) -> None:
        """One or two figures: a day, a date in figures, a year behind its head, a clock time."""
        text, floor = self.text, self.floor
        behind = text[end : end + 1]
        if behind in _BLANK:
            behind = text[end : end + 34].lstrip(" \t\r\n")[:1]
        before = text[at - 1 : at]
        if before == " ":
            before = text[at - 2 : at - 1]
        if before in _BEHIND_ENGLISH and self.english(at):
            return
        whole = not (before in _CODE and text[at - 1] != " " and text[at - 2 : at - 1].isdigit())
        parted = end == at + 1 and before == "่" and behind.isdigit()  # วันที่ 2 1 พฤศจิกายน
        slashed = behind == "/" and text[end : end + 4].lstrip(" /")[:1] in _DAY_NEXT  # 4/ก.ค./2565
        if whole and at >= self.no_days and (behind in _DAY_NEXT or parted or slashed):
            found = read_days(text, at, floor)
            if self.take(found):
                return
            self.no_days = found[1]
        if behind in _FIGURE_NEXT and self.take(read_figures(text, at, floor)):
            return
        if whole and before == "่" and self.take(read_weekday(text, at, floor)):
            return
        headed = before in YEAR_HEAD_ENDS or before in _BLANK
        if end - at == 2 and whole and headed and self.take(read_years(text, at, end, floor)):
            return
        point = text[end : end + 1] in _POINT
        if point or (behind in _CLOCK_NEXT and (_TOLD in text[max(floor, at - 16) : at] or text.startswith(_HOUR, end, end + 9))):
            self.clock(at)

    def long(self, at: int, end: int) -> None:
        """Four figures: a year, a date that begins with it, a clock time without a point."""
        before = self.text[at - 1 : at]
        if (before == " " or before in _BEHIND_ENGLISH) and self.english(at):
            return
        if self.text[end : end + 1] in _FIGURE_NEXT and self.take(read_figures(self.text, at, self.floor)):
            return
        if not self.take(read_years(self.text, at, end, self.floor)):
            self.clock(at)

    def english(self, at: int) -> bool:
        """Whether an English month stands before the figures, and a date with it."""
        before = self.text[max(self.floor, at - 3) : at].rstrip(" .")[-1:]
        if not ("A" <= before <= "z"):
            return False
        month = _ENGLISH_BEFORE.search(self.text, max(self.floor, at - 28), at)
        return month is not None and self.take(read_months(self.text, month.start(), self.floor))

    def clock(self, at: int) -> None:
        """A clock time in figures."""
        dated = (
            bool(self.dates)
            and self.dates[-1].end == self.floor
            and at - self.floor < 8
            and bool(_DATE_GAP.match(self.text, self.floor, at))
        )
        found = read_clock(self.text, at, self.floor, dated)
        if found is not None:
            self.times.append(found[0])
            self.floor = found[1]

    def spoken(self, at: int) -> None:
        """A clock time in words, or the end of a range of them."""
        found = read_spoken(self.text, at, self.floor)
        if found is None:
            return
        joined = join_spoken(self.text, self.times[-1], found) if self.times else None
        if joined is not None:
            self.times.pop()
        self.times.append(joined or found)
        self.floor = found.end

    def take_lunar(self, at: int) -> None:
        """A day of the lunar calendar."""
        found = read_lunar(self.text, at, self.floor)
        if found is not None:
            self.take(([found], found.end))

    def month(self, at: int) -> None:
        """A month that no day stands before."""
        if at < self.floor or at < self.no_months:
            return
        if (
            self.text[self.floor : at].rstrip().isdigit()
            and at - self.floor <= _GLUED
            and self.take(read_days(self.text, self.floor, self.floor))
        ):
            return  # its day is glued to the year of the date before
        found = read_months(self.text, at, self.floor)
        if not self.take(found):
            self.no_months = found[1]


def _anchors(literals: Literals, runs: Sequence[tuple[int, int]]) -> list[tuple[int, int | str]]:
    """Where there may be a date or time, in order: the length of a run of figures, or a word."""
    words = [*literals.places(_LONG), *places(literals.text, _SHORT)]
    return sorted([*runs, *words], key=itemgetter(0)) if words else [*runs]


def _month_start(text: str, at: int, word: str) -> int:
    """The offset at which the name of the month begins whose ``word`` is at ``at``, -1 if there is none."""
    if word == _MONTH_WORD:
        return at
    names = _ENDINGS.get(word)
    if names is not None:
        end = at + len(word)
        return next((end - len(name) for name in names if text.startswith(name, max(0, end - len(name)))), -1)
    for start in (at,) if word == "ก.พ" else (at - 2, at - 1):
        if start >= 0 and text[start] != " " and text[start - 1 : start] != "." and _MONTH.match(text, start):
            return start
    return -1
