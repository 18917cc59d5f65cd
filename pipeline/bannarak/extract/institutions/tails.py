"""What belongs to a name behind its words: ฯ, a branch, a campus, a number, a second name, what tells one from its sisters."""

from __future__ import annotations

import re

from bannarak.extract.institutions.modifiers import Modifiers
from bannarak.extract.institutions.seats import Seats
from bannarak.extract.institutions.vocabulary import Head

__all__ = ["DEDICATED", "WITH_BRANCHES", "Tails"]

_AT = re.compile(r" ณ ?(?:อำเภอ)?[ก-ฮเ-ไ][ก-์]{2,20}")  # what is named after one queen is told apart by the district
_CAPITAL = re.compile(r" ณ ?(?:กรุง|นคร)[ก-์]+")
_ELLIPSIS = re.compile(r" ?ฯ(?!ลฯ|พณฯ)")
_STATIONS, _CHANNEL = ("สถานีโทรทัศน์", "สถานีวิทยุ"), re.compile("(?:(?<=ช่อง)| ?ช่อง) ?[0-9๐-๙]{1,2}(?![0-9๐-๙.:])")
_TOWN_SCHOOL, _OF_TOWN = re.compile("เทศบาล(?: ?[0-9๐-๙]{1,2}|(?:วัด|บ้าน)[ก-์]+)$"), (" วัด", " บ้าน", " ชุมชน")  # โรงเรียนเทศบาล 3 วัดดอนตาล
_SECOND_NAME = re.compile(r" ?\((?!ระดับ|ชั้น|มัธยม|ประถม|ต่อ|สังกัด|เดิม)[ก-์]{5,40}\)")  # of such a school, whatever it is
DEDICATED = ("school", "hospital")
_NUMBERED = 30  # characters of such a name
_OWN_PLACE = re.compile("จังหวัด|อำเภอ|ภาค|เขต|[0-9๐-๙]")
WITH_BRANCHES, _WITH_TAILS = ("government", "company"), ("association", "company")


class Tails:
    """The ends of the names of one document, each told as the offset behind it; the offset given where there is nothing of the kind."""

    def __init__(self, modifiers: Modifiers, seats: Seats) -> None:
        self.reading, self.vocabulary, self.modifiers, self.seats = modifiers.reading, modifiers.vocabulary, modifiers, seats

    def behind(self, end: int, head: Head | None = None) -> int:
        """Behind all that belongs to the name; of one that begins with ``head``, also what its kind has there."""
        text, shapes = self.reading.text, self.vocabulary.shapes
        while found := shapes.suffix.match(text, end):
            end = found.end()
        if campus := shapes.campus.match(text, end):
            end = self.modifiers.end(campus.end()) or end
        return self.clipped(end) if head is None else self._behind_head(end, head)

    def _behind_head(self, end: int, head: Head) -> int:
        """``end``, or behind what names of the kind of ``head`` have there: branches, places, numbers, second names."""
        text, shapes = self.reading.text, self.vocabulary.shapes
        if head.type in WITH_BRANCHES:
            end = self.office(end)
        if head.type in _WITH_TAILS:
            tail = (shapes.tail if head.type == "company" else shapes.association_tail).match(text, end)
            end = tail.end() if tail else end
        if head.branch:
            if found := shapes.called.match(text, end):
                end = found.end()
            end = self.seats.told_apart(end)
        if head.type == "network" and (members := shapes.members.match(text, end)):
            end = members.end()  # เครือข่ายบริการวิชาการ สถาบันอุดมศึกษาไทย
        if head.word in self.vocabulary.city_libraries and text.endswith(head.word, 0, end):
            end = self.seats.city_library(end)
        if head.type == "library" and head.bare:
            end = self.site(end)
        if head.word in self.vocabulary.offices and not self._placed(end, head) and (place := shapes.province_behind.match(text, end)):
            end = place.end()  # สำนักงานแรงงาน จ.น่าน
        if head.word in shapes.twinned:
            while twin := shapes.seat.match(text, end):
                end = twin.end()
        if head.type in DEDICATED and not text.endswith(head.word, 0, end) and (number := shapes.number.match(text, end)):
            end = number.end()  # โรงพยาบาลดอนตาล 1, but not โรงเรียน ๒ หมู่บ้าน
        if head.word in shapes.schools and (quoted := shapes.quoted.match(text, end)):
            end = quoted.end()
        if head.word in shapes.schools and (found := shapes.school.match(text, end)):
            end = found.end()
        if head.type in DEDICATED:
            end = self._among_sisters(end, head)
        if head.word in shapes.counted and (number := shapes.numbers.match(text, end)):
            seat = shapes.seat.match(text, number.end())
            end = seat.end() if seat else number.end()
        if head.word.startswith(_STATIONS) and (channel := _CHANNEL.match(text, end)):
            end = channel.end()
        if head.word in self.vocabulary.missions and (city := _CAPITAL.match(text, end)):
            end = city.end()
        if head.word in self.vocabulary.seated and (found := _AT.match(text, end)):
            end = found.end()
        clipped = self.clipped(end)
        return self.office(clipped) if clipped > end and head.type in WITH_BRANCHES else clipped

    def _placed(self, end: int, head: Head) -> bool:
        """Whether the name of an office up to ``end`` says where it is."""
        text = self.reading.text
        return bool(_OWN_PLACE.search(text, text.rfind(head.word, 0, end), end))

    def _among_sisters(self, end: int, head: Head) -> int:
        """``end``, or behind what tells a school or a hospital from its sisters: a place, the temple of its town, a jubilee, a branch."""
        text, shapes = self.reading.text, self.vocabulary.shapes
        if jubilee := shapes.jubilee.match(text, end):
            return jubilee.end()
        if head.word not in shapes.schools:
            return self.sister(end)
        if (sister := self.sister(end)) > end:
            return sister
        if _TOWN_SCHOOL.search(text, max(0, end - _NUMBERED), end):
            if second := _SECOND_NAME.match(text, end):
                return second.end()
            if text.startswith(_OF_TOWN, end):
                return self.modifiers.end(end + 1) or end
        return self.office(end)

    def sister(self, end: int) -> int:
        """``end``, or behind the place that tells one school from its sisters of the same name: โรงเรียนเทพศิรินทร์ นนทบุรี."""
        found = self.vocabulary.shapes.sister.match(self.reading.text, end)
        return found.end() if found and self.reading.text.endswith(self.vocabulary.shapes.sisters, 0, end) else end

    def clipped(self, end: int) -> int:
        """``end``, or behind the ฯ there."""
        found = _ELLIPSIS.match(self.reading.text, end)
        return found.end() if found else end

    def office(self, end: int) -> int:
        """``end``, or behind the branch of an office or a firm: " สาขาดอนตาล"."""
        found = self.vocabulary.shapes.office_branch.match(self.reading.text, end)
        reach = self.modifiers.end(found.end()) if found else None
        return reach if found and reach and reach > found.end() else end

    def site(self, end: int) -> int:
        """``end``, or behind the part of a university that stands there: " กำแพงแสน"."""
        if not self.reading.text.startswith(" ", end):
            return end
        site = next((site for site in self.vocabulary.shapes.sites if self.reading.text.startswith(site, end)), "")
        return end if "ก" <= self.reading.text[end + len(site) : end + len(site) + 1] <= "๎" else end + len(site)
