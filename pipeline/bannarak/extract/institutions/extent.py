"""How far a name reaches to the right.

A name runs over whole words up to a space, a bracket or a word that cannot stand in a name. Behind it may come what belongs to it:
ฯ, a legal form, royal patronage, a campus, a number, and the institution it is a unit of.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bannarak.extract.component import Reading
from bannarak.extract.institutions.anchors import Anchors
from bannarak.extract.institutions.vocabulary import Form, Head, Vocabulary
from bannarak.thai.corpus import provinces
from bannarak.thai.tokens import is_word

__all__ = ["DEFINED", "Extents"]

_ELLIPSIS = re.compile(r" ?ฯ(?!ลฯ|พณฯ)")
_SHORTEST_COMPANY = 10  # letters: a legal form alone is no name
_COMPANY_RUNS = 4  # without a legal form behind it, a name of more words is a sentence
_LATIN = re.compile(r"(?: [A-Z][\w'’&.,-]*(?: (?:and|of|the|for|&)(?= [A-Z]))?)+")
_QUOTED = re.compile(r"(?: {0,4}|\n)[“”\"‘’'] ?[^“”\"‘’'\n]{2,40}[“”\"‘’']")
_LATIN_SEAT = re.compile(r"(?<=\bPark)(?: (?!Award|Park)[A-Z][a-z]+){1,2}(?![a-z])")  # TK Park Phayao
_TAG = re.compile(r" [A-Z][A-Z0-9-]{1,9}(?![\w-])")
_FOREIGN = re.compile(r"[ก-ฮเ-ไ][ก-๎]")
_LONGEST = 200  # characters of a name's modifiers
_DEEPEST = 3  # names within names within names
_NEARBY = 4_000  # characters around a name in which its recurrences are counted
_OFFICE = 3  # what is no larger may be a unit of a company or an association
_PROVINCIAL = "จ."  # the end of the abbreviation of a province's office
_CENTRE = 4  # what is no larger may be a learning centre of a larger one: กศน.ตำบล of กศน.อำเภอ
_BRANCHED = 4  # what is larger has offices of its own name in the provinces, which begin with สำนักงาน
_OWNED = ("library", "network")  # their owner belongs to the name: "ห้องสมุด…ของ…"
_WITH_BRANCHES, _WITH_TAILS = ("government", "company"), ("association", "company")
_NOT_PLACE = re.compile("และ|[^ก-๎]")
_SHORT = re.compile(r" (?!พ\.\ ?ศ|ค\.\ ?ศ|โทร)((?:[ก-ฮ]{1,5}\.)+(?:[ก-ฮ]{1,4}\.?)?|[A-Z][A-Z-]{1,9})(?![ก-๙A-Za-z])")
_RUN = re.compile(r" ?[^\s,;:()\[\]“”\"/•]+")
_HYPHEN = re.compile(r"[ก-์]-[ก-ฮเ-ไ]")
_INSIDE = re.compile(r"[ฯ()“”\"/,;:\[\]]")  # the tokenizer glues marks to words that it does not know
# An abbreviation in brackets, alone or behind Latin words, or three such words: one or two only say in English what the thing is.
DEFINED = re.compile(
    r" ?\((?:(?:[ก-ฮ]{1,5}\.)+"
    r"|(?=[A-Z])(?:[\w.,&'’ :;/-]{0,90}?(?<![A-Za-z]))?[A-Z][A-Za-z-]*[A-Z]"
    r"|[A-Z][\w&'’-]*(?: [\w&'’-]+){2,})",
    re.ASCII,
)
_AREA = re.compile("[ก-์]{1,32}(?![ก-๎])")
_NUMBERED = re.compile(r"[ -]?[0-9๐-๙]{1,4}(?= ?\()")  # of a disease or an office: "…สถานการณ์โควิด-19 (ศบค.)"
_GLUED_VERB = "ได้"  # which the tokenizer leaves on the name of a place that it does not know
_HARD = frozenset("ฯ \n\t\r,;:()[]{}“”\"'‘’/•…|–—-=+*#!?.<>")


@dataclass(slots=True)
class Extents:
    """The right boundaries of the names of one document."""

    reading: Reading
    vocabulary: Vocabulary
    anchors: Anchors

    def grow(self, index: int) -> tuple[int, bool] | None:
        """The end of the name that begins at anchor ``index`` and whether its parent is in it; None if there is no name."""
        _, end, what = self.anchors.items[index]
        if what is None:
            return None
        grown = self._suffixes(self._branch(end, what)) if isinstance(what, Form) else self._head(index, end, what)
        if grown is None:
            return None
        if isinstance(what, Form) and what.type == "library":
            grown = self._second_half(index, what, grown)
        whole = self._parent(index, what, grown)
        return whole, whole > grown

    def _branch(self, end: int, form: Form) -> int:
        """``end``, or behind the province or the state glued to a registered body of the state, which make another one of it."""
        text, shapes = self.reading.text, self.vocabulary.shapes
        if form.text in self.vocabulary.branched:
            return self._seat(end)
        if form.text.isascii() and (seat := _LATIN_SEAT.match(text, end)):
            return seat.end()
        if not "ก" <= text[end : end + 1] <= "ไ":
            return end
        if form.abbreviation:
            branch = shapes.branch.match(text, end) if form.text.endswith(".") else None
            return branch.end() if branch else self._place(end) if form.text in self.vocabulary.placed else end
        if form.type != "government":
            return end
        if country := self._country(end):
            return country
        found = shapes.realm.match(text, end) or (shapes.level.match(text, end) if form.rank <= _BRANCHED else None)
        if found is None:
            province = shapes.branch.match(text, end) if form.rank <= _BRANCHED else None
            return province.end() if province else end
        return self._realm(found.end())

    def _seat(self, end: int) -> int:
        """``end``, or behind what tells a national library or museum from its branches: a country, a name glued to it, a province."""
        text = self.reading.text
        if country := self._country(end):
            return country
        glued = (self._modifiers(len(self.anchors.items), end) or end) if "ก" <= text[end : end + 1] <= "ไ" else end
        seat = self.vocabulary.shapes.seat.match(text, glued)
        return seat.end() if seat else glued

    def _place(self, end: int) -> int:
        """``end``, or behind the name of a place that begins there."""
        text, words = self.reading.text, self.reading.words
        if not "ก" <= text[end : end + 1] <= "ไ":
            return end
        first = text[end : words.end(end)]
        if is_word(first) and first not in self.vocabulary.place_prefixes and first not in provinces():
            return end
        return self._modifiers(len(self.anchors.items), end) or end

    def _state(self, end: int) -> int | None:
        """The end of the name of the state that begins at ``end``; None if none does."""
        text, shapes = self.reading.text, self.vocabulary.shapes
        if country := self._country(end):
            return self._suffixes(country)
        realm = shapes.realm.match(text, end)
        return self._suffixes(self._realm(realm.end())) if realm else None

    def _country(self, end: int) -> int | None:
        """Behind the name of a country that begins at ``end``, with the fields that a ministry has besides; None if there is none."""
        found = self.vocabulary.shapes.country.match(self.reading.text, end)
        whole = found and (not "ก" <= self.reading.text[found.end() : found.end() + 1] <= "๎" or self.reading.words.begins(found.end()))
        return found.end() if found and whole else None

    def _realm(self, end: int) -> int:
        """Behind the rest of the name of a state, or of a place, that ``end`` stands in."""
        reach = self._modifiers(len(self.anchors.items), end) or end
        other = _NOT_PLACE.search(self.reading.text, end, reach)
        return other.start() if other else reach

    def _head(self, index: int, end: int, head: Head) -> int | None:
        text = self.reading.text
        if head.firm:
            company = self._company(end)
            return self._office(company) if company else None
        if head.type == "company" and (run := _LATIN.match(text, end)):
            return self._suffixes(run.end())
        begin = end
        if head.word in self.vocabulary.missions and text.startswith(" ", end) and (state := self._state(end + 1)):
            return state
        if end < len(text) and text[end] == " ":
            if head.short:
                begin = end + 1
                if (head.type == "local_government" or head.word.endswith(_PROVINCIAL)) and self._place(begin) == begin:
                    return None
            elif (short := _SHORT.match(text, end)) and not (
                short[1].startswith(self.vocabulary.titles) or head.unit or head.branch or head.type == "network"
            ):
                return short.end(1)
        if head.only and not text.startswith(head.only, begin):
            return self._state(begin) if head.foreign else None
        reach = self._modifiers(index, begin)
        if reach is None:
            return None
        if reach == begin:
            reach = self._second_half(index, head, begin) if head.bare else self._defined(begin, opening=True)
        if reach > begin:
            reach = self._further(begin, self._defined(reach))
            grown = self._suffixes(reach, head)
            return grown if grown > reach or text[begin:reach] not in self.vocabulary.alone or head.clipped else None
        suffixed = self._suffixes(end, head)
        if (head.branch or head.type == "hospital") and not text.startswith("ของ", suffixed):
            suffixed = self._parent(index, head, suffixed)
        return suffixed if suffixed > end or head.bare else None

    def _second_half(self, index: int, head: Head | Form, end: int) -> int:
        """Behind "และ …" if what follows, its institution or an abbreviation in brackets, proves it part of the name; else ``end``."""
        if not self.reading.text.startswith("และ", end):
            return self._defined(end, opening=True) if isinstance(head, Head) else end
        if self._registered(end + len("และ")):
            return end
        reach = self._modifiers(len(self.anchors.items), end + len("และ"))
        proven = reach and (self._parent(index, head, reach) > reach or DEFINED.match(self.reading.text, reach))
        return reach if reach and proven else end

    def _further(self, begin: int, end: int) -> int:
        """``end``, or behind the words after a space that belong to the name: more fields of work, more of a foreign name, a Latin tag."""
        text, vocabulary = self.reading.text, self.vocabulary
        if end + 1 >= len(text) or text[end] != " ":
            return end
        if fields := vocabulary.fields.match(text, end):
            return fields.end()
        if tag := _TAG.match(text, end):
            name, tagged = text[begin:end], text[begin : tag.end()]
            around = max(0, begin - _NEARBY), end + _NEARBY
            return tag.end() if text.count(name, *around) == text.count(tagged, *around) > 1 else end
        return self._foreign(end)

    def _foreign(self, end: int) -> int:
        """``end``, or behind the further words of a foreign name, which no dictionary has."""
        text, words = self.reading.text, self.reading.words
        if text[end : end + 1] != " " or not _FOREIGN.match(text, end + 1):
            return end
        if is_word(text[words.start(end) : end]):
            return end
        following = text[end + 1 : words.end(end + 1)]
        if _FOREIGN.match(following) and not is_word(following):
            more = self._modifiers(len(self.anchors.items), end + 1)
            return more or end
        return end

    def _defined(self, end: int, opening: bool = False, proof: re.Pattern[str] | None = None) -> int:
        """``end``, or where the run of words ends, if that proves it a name: by an abbreviation in brackets or "แห่งชาติ", "ประเทศไทย".

        Only words that can link two halves of a name may stand between; the ``opening`` word may be a verb.
        """
        text, end_of, vocabulary = self.reading.text, self.reading.words.end, self.vocabulary
        at = end
        while at < len(text) and at - end < _LONGEST:
            if at > end and (number := _NUMBERED.match(text, at)):
                at = number.end()
            if text[at : at + 1] in _HARD:
                break
            if text.endswith("และ", end, at) and self._registered(at):
                return end
            stop = end_of(at)
            word = text[at:stop]
            if (word in vocabulary.stops and word not in (vocabulary.inner if opening else vocabulary.links)) or (
                opening and word.startswith(vocabulary.shapes.openers)
            ):
                return end
            if text.startswith(vocabulary.shapes.areas, at):
                area = _AREA.match(text, at)
                return area.end() if area and DEFINED.match(text, area.end()) else end
            opening = False
            at = stop
        return at if DEFINED.match(text, at) or (proof or vocabulary.shapes.national).search(text, end, at) else end

    def _registered(self, at: int) -> bool:
        """Whether the full name of a registered institution begins at ``at``."""
        index = self.anchors.seek(0, at)
        if index == len(self.anchors.items):
            return False
        start, _, what = self.anchors.items[index]
        return start == at and isinstance(what, Form) and not what.abbreviation

    def _company(self, end: int) -> int | None:
        text, shapes = self.reading.text, self.vocabulary.shapes
        legal = shapes.company.match(text, end)
        if legal and len(legal.group()) > _SHORTEST_COMPANY and not shapes.another_company.search(legal.group()):
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
            further = self._modifiers(len(self.anchors.items), begin)
            if not further or further == begin:
                break
            reach = further
            if text[reach : reach + 2] == " (":
                return reach
        first = self._modifiers(len(self.anchors.items), end + 1)
        if not first or first == end + 1:
            return None
        tail = shapes.tail.match(text, first)
        return tail.end() if tail else self._foreign(first)

    def _modifiers(self, index: int, begin: int, depth: int = 0) -> int | None:
        """The end of the words from ``begin`` that belong to a name; ``begin`` if there are none, None if they make a common noun."""
        text, end_of, vocabulary = self.reading.text, self.reading.words.end, self.vocabulary
        stops, inner = vocabulary.stops, vocabulary.inner
        size = min(len(text), begin + _LONGEST)
        nested = index + 1
        anchors = self.anchors
        solid = before = at = begin
        joined = noun = placed = False
        while at < size:
            if text[at] in _HARD:
                if not (text[at] == "-" and at > begin and _HYPHEN.match(text, at - 1)):
                    break
                at += 1
                continue
            stop = end_of(at)
            word = text[at:stop]
            if word[-1] == "ๆ":
                word = word[:-1].rstrip()
            if not is_word(word) and (inside := _INSIDE.search(word)):
                at += inside.start()
                solid = at
                break
            if text.endswith(vocabulary.levels, 0, at):
                placed = True
                if place := vocabulary.shapes.district.match(text, at):
                    before, at = at, place.end()
                    solid, noun = at, False
                    continue
            if placed and word.endswith(_GLUED_VERB) and len(word) > len(_GLUED_VERB):
                solid = at = stop - len(_GLUED_VERB)
                break
            first = at == begin
            if first and (word in vocabulary.common or text.startswith(vocabulary.common_long, at)):
                reach = self._defined(at, proof=vocabulary.shapes.state)
                return reach if reach > at else None
            nested = anchors.seek(nested, at)
            if nested < len(anchors.items) and anchors.items[nested][0] == at and anchors.items[nested][2] is not None:
                if joined:
                    break
                end = self._nested(nested, depth + 1)
                if end is not None:
                    at = solid = end
                    noun = False
                    continue
            if word == "และ" and at > begin:
                joined = True
                solid = at
                at = stop
                continue
            if joined and word in vocabulary.plural:
                break
            ends = word in stops or text.startswith(vocabulary.shapes.openers, at)
            if ends and not (noun or ((first or joined) and word in inner) or (word == "เพื่อ" and text.startswith("การ", stop))):
                reaching = (
                    start + len(p)
                    for start in (before, at)
                    for p in vocabulary.phrases
                    if begin < at < start + len(p) and text.startswith(p, start)
                )  # further, or it would never end
                if further := next(reaching, None):
                    before, at = at, further
                    solid, noun = further, False
                    continue
                break
            joined, noun = False, word in vocabulary.shapes.nouns
            before, at = at, stop
            if word not in vocabulary.open:
                solid = at
        return solid if joined or solid < at else at

    def _nested(self, index: int, depth: int) -> int | None:
        _, end, what = self.anchors.items[index]
        if isinstance(what, Form):
            return end if not what.abbreviation else None
        if what and what.only and not self.reading.text.startswith(what.only, end):
            return None
        return self._modifiers(index, end, depth) if depth < _DEEPEST else None

    def _suffixes(self, end: int, head: Head | None = None) -> int:
        text, shapes = self.reading.text, self.vocabulary.shapes
        while found := shapes.suffix.match(text, end):
            end = found.end()
        if campus := shapes.campus.match(text, end):
            end = self._modifiers(len(self.anchors.items), campus.end()) or end
        if head and head.type in _WITH_BRANCHES:
            end = self._office(end)
        if head and head.type in _WITH_TAILS and (tail := shapes.tail.match(text, end)):
            end = tail.end()
        if head and head.branch:
            for more in (_QUOTED, shapes.place):
                if found := more.match(text, end):
                    end = found.end()
        if head and head.word in shapes.schools and (found := shapes.school.match(text, end)):
            end = found.end()
        if found := _ELLIPSIS.match(text, end):
            end = found.end()
        return end

    def _office(self, end: int) -> int:
        """``end``, or behind the branch of an office or a firm: " สาขาดอนตาล"."""
        found = self.vocabulary.shapes.office_branch.match(self.reading.text, end)
        return (self._modifiers(len(self.anchors.items), found.end()) or end) if found else end

    def _parent(self, index: int, what: Head | Form, end: int) -> int:
        text = self.reading.text
        at = end
        while at < len(text) and text[at] == " ":
            at += 1
        if at == end and what.type in _OWNED and text.startswith("ของ", end):
            at += 3
        if at - end > 3:
            return end
        following = self.anchors.seek(index + 1, at)
        if following == len(self.anchors.items) or self.anchors.items[following][0] != at:
            return end
        parent = self.anchors.items[following][2]
        if parent is None or self._doubtful(following) or not self._joins(what, parent):
            return end
        if parent.type == "local_government" and what.type == "government" and "จังหวัด" in text[self.anchors.items[index][0] : end]:
            return end  # an office of the province beside a body of the place
        grown = self.grow(following)
        return grown[0] if grown else end

    def _doubtful(self, index: int) -> bool:
        """Whether letters without a dot that also mean other things are no sure parent: one of a university ends where they end."""
        _, end, parent = self.anchors.items[index]
        if not isinstance(parent, Form) or not parent.weak or parent.text.endswith("."):
            return False
        return parent.type != "university" or "ก" <= self.reading.text[end : end + 1] <= "๎"

    def _joins(self, unit: Head | Form, parent: Head | Form) -> bool:
        """Whether ``unit`` before ``parent`` is one name: by the registry where it knows both, else by rank."""
        if isinstance(unit, Form) and isinstance(parent, Form):
            above = {up for identity in unit.ids for up in self.vocabulary.above(identity)}
            if above & set(parent.ids):
                return True
            return len(unit.ids) > 1 and parent.rank > unit.rank
        if isinstance(unit, Form) and parent.type in ("association", "network", "company"):
            return False
        if isinstance(unit, Head) and unit.rank > _OFFICE and parent.type in ("hospital", "school"):
            return False
        if unit.type in ("company", "association", "network", "international", "local_government"):
            return unit.type == parent.type == "association" and parent.rank > unit.rank
        if parent.type in ("association", "network", "company", "international") and unit.rank > _OFFICE:
            return False
        if unit.type in ("school", "hospital") and unit.rank > _CENTRE:
            return parent.type in ("university", "local_government") and parent.rank > unit.rank
        return parent.rank > unit.rank or (isinstance(unit, Head) and isinstance(parent, Form) and parent.top and unit.rank == parent.rank)
