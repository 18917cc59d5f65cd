"""How far a name reaches to the right.

A name runs over whole words up to a space, a bracket or a word that cannot stand in a name. Behind it may come what belongs to it:
ฯ, a legal form, royal patronage, a campus, a number, and the institution it is a unit of.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from bannarak.extract.component import Reading
from bannarak.extract.institutions.vocabulary import Form, Head, Vocabulary

__all__ = ["Anchor", "Extents"]

Anchor = tuple[int, int, Head | Form | None]

_SUFFIX = re.compile(
    r"""\ ?\((?:องค์การมหาชน|มหาชน|ประเทศไทย)\)
      | \ ?จำกัด(?:\ ?\((?:มหาชน|ประเทศไทย)\))?
      | \ ?ในพระ(?:บรมราช|ราช|บรมราชินู|ราชินู|อุ|สังฆรา)[^\s,()]*?ถัมภ์
        (?:\ ?(?:ของ)?สมเด็จพระ[^\s,()]+(?:\ เจ้าฟ้า[^\s,()]+)?)?(?:\ ?กรมสมเด็จพระ[^\s,()]+)?(?:\ ?สยามบรมราชกุมารี)?
      | \ ?สยามบรมราชกุมารี
      | \ ?(?:วิทยาเขต|วข\.)\ ?[^\s,()/]+
      | \ ?(?:ที่|เขตที่|เขต|ภาคที่|ภาค|แห่งที่)\ ?[0-9๐-๙]{1,3}(?![0-9๐-๙./:-])
      | (?:ประจำ|แห่ง)ประเทศ[ก-์]+
    """,
    re.VERBOSE,
)
_ELLIPSIS = re.compile(r" ?ฯ(?!ลฯ|พณฯ)")
_COMPANY = re.compile(r"[^\n“”\"]{1,90}?จำกัด(?:\s?\((?:มหาชน|ประเทศไทย)\))?")
_COMPANY_RUNS = 4  # without a legal form behind it, a name of more words is a sentence
_LATIN = re.compile(r"(?: [A-Z][\w'’&.,-]*(?: (?:and|of|the|for|&)(?= [A-Z]))?)+")
_QUOTED = re.compile(r" ?[“\"][^“”\"\n]{2,40}[”\"]")
_PLACE = re.compile(r" (?:จังหวัด|อำเภอ)[ก-์]+")
_SHORT = re.compile(r" ((?:[ก-ฮ]{1,5}\.)+(?:[ก-ฮ]{1,4}\.?)?|[A-Z][A-Z-]{1,9})(?![ก-๙A-Za-z])")
_RUN = re.compile(r" ?[^\s,;:()\[\]“”\"/•]+")
_NOUN = frozenset(("การ", "ความ"))  # make a noun of the verb behind them
_HARD = frozenset(" \n\t\r,;:()[]{}“”\"'‘’/•…|–—-=+*#!?.<>")


@dataclass(slots=True)
class Extents:
    """The right boundaries of the names of one document."""

    reading: Reading
    vocabulary: Vocabulary
    anchors: list[Anchor]

    def grow(self, index: int) -> int | None:
        """The end of the name that begins at anchor ``index``; None if there is no name."""
        start, end, what = self.anchors[index]
        if what is None:
            return None
        if isinstance(what, Form):
            grown: int | None = self._suffixes(end)
        else:
            grown = self._head(index, start, end, what)
        return None if grown is None else self._parent(index, what, grown)

    def _head(self, index: int, start: int, end: int, head: Head) -> int | None:
        text = self.reading.text
        if head.firm:
            return self._company(start, end)
        begin = end
        if end < len(text) and text[end] == " ":
            if head.short:
                begin = end + 1
            elif short := _SHORT.match(text, end):
                return short.end(1)
        if head.only and not text.startswith(head.only, begin):
            return None
        reach = self._modifiers(index, begin)
        if reach > begin:
            return self._suffixes(reach, branch=head.branch)
        suffixed = self._suffixes(end, branch=head.branch)
        if head.branch:
            suffixed = self._parent(index, head, suffixed)
        return suffixed if suffixed > end else None

    def _company(self, start: int, end: int) -> int | None:
        text = self.reading.text
        legal = _COMPANY.match(text, end)
        if legal and "บริษัท" not in legal.group():
            return legal.end()
        if end >= len(text) or text[end] != " ":
            return None
        if run := _LATIN.match(text, end):
            return run.end()
        reach = end
        for _ in range(_COMPANY_RUNS):
            begin = reach + 1
            if begin >= len(text) or text[reach] != " " or text[begin] in _HARD:
                break
            further = self._modifiers(len(self.anchors), begin)
            if further == begin:
                break
            reach = further
            if text[reach : reach + 2] == " (":
                return reach
        first = self._modifiers(len(self.anchors), end + 1)
        return first if first > end + 1 else None

    def _modifiers(self, index: int, begin: int) -> int:
        """The end of the words from ``begin`` that belong to a name; ``begin`` if there are none."""
        text, starts, vocabulary = self.reading.text, self.reading.word_starts, self.vocabulary
        stops, inner = vocabulary.stops, vocabulary.inner
        size = len(text)
        nested = index + 1
        anchors = self.anchors
        at = begin
        i = bisect_right(starts, at)
        joined = noun = False
        while at < size:
            if text[at] in _HARD:
                break
            while nested < len(anchors) and anchors[nested][0] < at:
                nested += 1
            if nested < len(anchors) and anchors[nested][0] == at and anchors[nested][2] is not None:
                if joined:
                    break
                end = self._nested(nested)
                if end is not None:
                    at = end
                    i = bisect_right(starts, at)
                    continue
            stop = starts[i] if i < len(starts) else size
            word = text[at:stop]
            if word == "และ" and at > begin:
                joined = True
                at, i = stop, i + 1
                continue
            first = at == begin
            if first and word in vocabulary.common:
                return begin
            if word in stops and not noun and not ((first or joined) and word in inner):
                break
            joined, noun = False, word in _NOUN
            at, i = stop, i + 1
        if joined:
            at = text.rindex("และ", begin, at)
        return at

    def _nested(self, index: int) -> int | None:
        _, end, what = self.anchors[index]
        if isinstance(what, Form):
            return end if not what.abbreviation else None
        if isinstance(what, Head) and what.only and not self.reading.text.startswith(what.only, end):
            return None
        return self._modifiers(index, end)

    def _suffixes(self, end: int, branch: bool = False) -> int:
        text = self.reading.text
        while found := _SUFFIX.match(text, end):
            end = found.end()
        if branch and (quoted := _QUOTED.match(text, end)):
            end = quoted.end()
        if branch and (place := _PLACE.match(text, end)):
            end = place.end()
        if found := _ELLIPSIS.match(text, end):
            end = found.end()
        return end

    def _parent(self, index: int, what: Head | Form, end: int) -> int:
        text = self.reading.text
        at = end
        while at < len(text) and text[at] == " ":
            at += 1
        if at == end or at - end > 2:
            return end
        following = index + 1
        while following < len(self.anchors) and self.anchors[following][0] < at:
            following += 1
        if following == len(self.anchors) or self.anchors[following][0] != at:
            return end
        parent = self.anchors[following][2]
        if parent is None or not self._joins(what, parent):
            return end
        return self.grow(following) or end

    def _joins(self, unit: Head | Form, parent: Head | Form) -> bool:
        """Whether ``unit`` before ``parent`` is one name: by the registry where it knows both, else by rank."""
        if isinstance(unit, Form) and isinstance(parent, Form):
            above = {up for identity in unit.ids for up in self.vocabulary.above(identity)}
            if above & set(parent.ids):
                return True
            return len(unit.ids) > 1 and parent.rank > unit.rank
        if unit.type in ("company", "association", "network", "international", "local_government"):
            return False
        if unit.type in ("school", "hospital"):
            return parent.type in ("university", "local_government") and parent.rank > unit.rank
        return parent.rank > unit.rank
