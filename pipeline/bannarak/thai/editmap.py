"""Rewriting a text while keeping the way back: every edit is recorded, so that a span of the new text leads to the old one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Edit", "Edited", "apply"]

Edit = tuple[int, int, str]
"""(start, end, replacement) in the coordinates of the text before the edit."""


@dataclass(frozen=True, slots=True)
class Edited:
    """A text after its edits. ``starts`` and ``sources`` are parallel: where each untouched or replaced run begins, new and old."""

    text: str
    starts: tuple[int, ...]
    sources: tuple[tuple[int, int, bool], ...]

    @property
    def in_place(self) -> bool:
        """Whether every offset is the same in both texts."""
        return all(new == old for new, (old, _, _) in zip(self.starts, self.sources, strict=True)) and (
            not self.sources or len(self.text) == self.sources[-1][1]
        )

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text that became ``text[start:end]``; a span that cuts a replacement takes it whole."""
        if not self.starts:
            return 0, 0
        first = bisect_right(self.starts, start) - 1
        source, source_end, replaced = self.sources[first]
        old_start = source if replaced else source + start - self.starts[first]
        if end <= start:
            return old_start, old_start
        last = bisect_right(self.starts, end - 1) - 1
        source, source_end, replaced = self.sources[last]
        old_end = source_end if replaced else source + end - self.starts[last]
        return old_start, old_end

    def forward(self, start: int, end: int) -> tuple[int, int]:
        """The span of ``text`` that the original ``[start:end]`` became; the reverse of :meth:`back`."""
        return self._new(start, False), self._new(end, True)

    def then(self, later: Edited) -> Edited:
        """Both as one: from the text before this edit to the text after ``later``, which was made on ``self.text``."""
        starts: list[int] = []
        sources: list[tuple[int, int, bool]] = []
        for new, (begin, end, replaced) in zip(later.starts, later.sources, strict=True):
            if replaced:
                starts.append(new)
                sources.append((*self.back(begin, end), True))
                continue
            at, place = bisect_right(self.starts, begin) - 1, begin
            while place < end:
                stop = min(end, self.starts[at + 1] if at + 1 < len(self.starts) else len(self.text))
                old, old_end, own = self.sources[at]
                offset = old + place - self.starts[at]
                starts.append(new + place - begin)
                sources.append((old, old_end, True) if own else (offset, offset + stop - place, False))
                at, place = at + 1, stop
        return Edited(later.text, tuple(starts), tuple(sources))

    def _new(self, old: int, closing: bool) -> int:
        if not self.starts:
            return 0
        at = max(bisect_right(self.sources, old - closing, key=lambda source: source[0]) - 1, 0)
        source, _, replaced = self.sources[at]
        length = (self.starts[at + 1] if at + 1 < len(self.starts) else len(self.text)) - self.starts[at]
        if replaced:
            return self.starts[at] + (length if closing else 0)
        return self.starts[at] + min(max(old - source, 0), length)


def apply(text: str, edits: Iterable[Edit]) -> Edited:
    """``text`` with the edits made. Edits come in order and do not overlap, else ValueError."""
    parts: list[str] = []
    starts: list[int] = []
    sources: list[tuple[int, int, bool]] = []
    old = new = 0

    def run(piece: str, begin: int, end: int, replaced: bool) -> None:
        nonlocal new
        if piece:
            starts.append(new)
            sources.append((begin, end, replaced))
            parts.append(piece)
            new += len(piece)

    for begin, end, replacement in edits:
        if begin < old or end < begin or end > len(text):
            raise ValueError(f"edit {begin}:{end} overlaps the one before it or leaves the text")
        run(text[old:begin], old, begin, False)
        run(replacement, begin, end, True)
        old = end
    run(text[old:], old, len(text), False)
    return Edited("".join(parts), tuple(starts), tuple(sources))
