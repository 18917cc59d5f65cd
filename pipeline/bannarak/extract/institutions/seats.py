"""What is glued to a registered body and makes another one of it: a province, a country, a place of its own."""

from __future__ import annotations

import re
from bisect import bisect_right

from rapidfuzz.distance import Prefix

from bannarak.extract.institutions.modifiers import LOEI, Modifiers
from bannarak.extract.institutions.vocabulary import Form, form_key
from bannarak.thai.corpus import frequency, provinces
from bannarak.thai.tokens import is_word

__all__ = ["Seats"]

_LATIN_SEAT = re.compile(r"(?<=\bPark)(?: (?!Award|Park)[A-Z][a-z]+){1,2}(?![a-z])")  # TK Park Phayao
_VERBS = ("จัดตั้ง", "เป็น")
_PARK, _PROVINCE = ("park", "พาร์ค", "ปาร์ค"), "จังหวัด"
_DISTRICT = ("อำเภอ", "อ.")
_BRANCHED = 4  # what is larger has offices of its own name in the provinces, which begin with สำนักงาน
_CLIPPED = 40  # letters of a longer name that are compared
_TELLING = 5  # letters that tell another name
_REGION = re.compile("ภาค(?:เหนือ|ใต้|กลาง|อีสาน|ตะวันออกเฉียงเหนือ|ตะวันออก|ตะวันตก)(?:ตอน(?:บน|ล่าง|กลาง))?(?![ก-๎])")  # of a network
_LISTED = re.compile(r" ?(?:,|และ|กับ)")  # behind one of several places
_NOT_PLACE = re.compile("และ|[^ก-๎]")


class Seats:
    """The seats of the bodies of one document."""

    def __init__(self, modifiers: Modifiers) -> None:
        self.modifiers, self.reading, self.vocabulary = modifiers, modifiers.reading, modifiers.vocabulary

    def branch(self, end: int, form: Form) -> int:
        """``end``, or behind the province or the state glued to a registered body of the state, which make another one of it."""
        text, shapes = self.reading.text, self.vocabulary.shapes
        if form.text in self.vocabulary.branched:
            return self._seat(end)
        if form.text in self.vocabulary.campused:
            seat = shapes.seat.match(text, end) if text.startswith(" ", end) and not text.startswith(_PROVINCE, end + 1) else None
            return seat.end() if seat else end
        if form.text.casefold().endswith(_PARK) and (seat := shapes.seat.match(text, end)):
            return seat.end()
        if form.text.isascii() and (seat := _LATIN_SEAT.match(text, end)):
            return seat.end()
        if form.text in self.vocabulary.placed and text.startswith(" ", end):
            return self._behind_blank(end)
        if form.abbreviation and form.type == "government" and (office := shapes.advance.match(text, end)):
            return office.end()
        if not "ก" <= text[end : end + 1] <= "ไ":
            return end
        if form.abbreviation:
            if form.text.endswith(".") and (branch := shapes.branch.match(text, end)):
                return branch.end()
            if form.text.endswith(".") and (country := self.country(end)):
                return country  # อย.สหรัฐอเมริกา
            return self.place(end, rare=True) if form.text in self.vocabulary.placed else end
        if form.type == "library":  # สำนักหอสมุดกำแพงแสน
            return end if text.startswith(LOEI, end) else self.place(end, rare=True)
        if form.type == "network" and (region := _REGION.match(text, end)):
            return region.end()
        if form.type == "association" and text.startswith(_PROVINCE, end):
            return self.realm(end + len(_PROVINCE))  # สภาทนายความจังหวัดน่าน
        if form.type != "government":
            return end
        if longer := self._longer(end, form):
            return longer
        if country := self.country(end):
            return country
        if nation := next((words for words in self.vocabulary.wider if text.startswith(words, end)), None):
            return end + len(nation)
        found = shapes.realm.match(text, end) or (shapes.level.match(text, end) if form.rank <= _BRANCHED else None)
        if found is None:
            province = shapes.branch.match(text, end) if form.rank <= _BRANCHED else None
            return province.end() if province else end
        return self.realm(found.end())

    def _longer(self, end: int, form: Form) -> int | None:
        """Behind what the name of another body has there too: กรมการแพทย์แผนไทย is another one than กรมการแพทย์; None if it is not."""
        text, ordered = self.reading.text, self.vocabulary.ordered
        stem, glued = form_key(form.text), text[end : end + _CLIPPED]
        shared, index = 0, bisect_right(ordered, stem)
        while index < len(ordered) and ordered[index].startswith(stem):
            shared = max(shared, Prefix.similarity(ordered[index][len(stem) :], glued))
            index += 1
        if shared < _TELLING:
            return None
        at = end + shared
        return at if not "ก" <= text[at : at + 1] <= "๎" or self.reading.words.begins(at) else None

    def _seat(self, end: int) -> int:
        """``end``, or behind what tells a national library or museum from its branches: a country, a name glued to it, a province."""
        text = self.reading.text
        if country := self.country(end) or (self.country(end + 1) if text.startswith(" ", end) else None):
            return country
        glued = (self.modifiers.end(end) or end) if "ก" <= text[end : end + 1] <= "ไ" else end
        while (reach := self.told_apart(glued)) > glued:
            glued = reach
        return glued

    def told_apart(self, end: int) -> int:
        """``end``, or behind the place or the dedication that tells a library from others of its name: " อำเภอดอนตาล", " รามคำแหง"."""
        found = self.vocabulary.shapes.place.match(self.reading.text, end)
        if found is None:
            return end
        if not found["head"]:
            return found.end()
        reach = min(found.end(), self.modifiers.end(found.end("head")) or found.end())
        province = self.vocabulary.shapes.province_behind.match(self.reading.text, reach) if found["head"] in _DISTRICT else None
        return province.end() if province else reach

    def place(self, end: int, rare: bool = False) -> int:
        """``end``, or behind the name of a place that begins there; where hardly anything else can, any ``rare`` word is one."""
        text, words = self.reading.text, self.reading.words
        if not "ก" <= text[end : end + 1] <= "ไ":
            return end
        first = text[end : words.end(end)]
        if first.startswith(tuple(self.vocabulary.shapes.openers)) or first.startswith(_VERBS):
            return end
        placed = first in self.vocabulary.place_prefixes or first in provinces() or first.startswith(self.vocabulary.place_begins)
        if is_word(first) and (first in self.vocabulary.common or not (placed or (rare and frequency(first) == 0))):
            return end
        return self.modifiers.end(end) or end

    def city_library(self, end: int) -> int:
        """``end``, or behind the place behind a blank there that such a library is called by: ห้องสมุดเพื่อการเรียนรู้ ดอนเมือง."""
        begin = end + 1
        if not self.reading.text.startswith(" ", end) or self.modifiers.named(begin):
            return end
        reach = self.place(begin, rare=True)
        return reach if reach > begin else end

    def _behind_blank(self, end: int) -> int:
        """``end``, or behind the place that stands there behind a blank: a province that begins no list, or what can only be a place:
        "กศน. บางดอนตาล", but not "กศน. บางแห่ง".
        """
        text, vocabulary, begin = self.reading.text, self.vocabulary, end + 1
        if province := vocabulary.shapes.seat.match(text, end):
            return end if _LISTED.match(text, province.end()) or vocabulary.shapes.seat.match(text, province.end()) else province.end()
        stop = self.reading.words.end(begin)
        first = text[begin:stop]
        if first not in vocabulary.place_begins and (is_word(first) or not first.startswith(vocabulary.place_begins)):
            return end
        reach = self.modifiers.end(begin) or begin
        return reach if reach > stop or first not in vocabulary.place_begins else end

    def country(self, end: int) -> int | None:
        """Behind the name of a country that begins at ``end``, with the fields that a ministry has besides; None if there is none."""
        found = self.vocabulary.shapes.country.match(self.reading.text, end)
        whole = found and (not "ก" <= self.reading.text[found.end() : found.end() + 1] <= "๎" or self.reading.words.begins(found.end()))
        return found.end() if found and whole else None

    def realm(self, end: int) -> int:
        """Behind the rest of the name of a state, or of a place, that ``end`` stands in."""
        reach = self.modifiers.end(end) or end
        other = _NOT_PLACE.search(self.reading.text, end, reach)
        return other.start() if other else reach
