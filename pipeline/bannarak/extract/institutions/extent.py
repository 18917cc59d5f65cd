"""How far a name reaches to the right.

A name runs over whole words (see :mod:`bannarak.extract.institutions.modifiers`). Behind them may come what belongs to it: ฯ, a legal
form, royal patronage, a campus, a number, and the institution it is a unit of.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from bannarak.extract.component import Reading
from bannarak.extract.institutions.anchors import Anchors
from bannarak.extract.institutions.companies import company_end, latin_firm_end
from bannarak.extract.institutions.joining import TOP, hosts, joins, placed_apart
from bannarak.extract.institutions.latin import LATIN_NAME
from bannarak.extract.institutions.modifiers import DEFINED, Modifiers
from bannarak.extract.institutions.parted import part_behind
from bannarak.extract.institutions.seats import Seats
from bannarak.extract.institutions.tails import DEDICATED, WITH_BRANCHES, Tails
from bannarak.extract.institutions.vocabulary import Form, Head, Vocabulary, form_key
from bannarak.thai.corpus import countries
from bannarak.thai.places import places

__all__ = ["Extents"]

_OF_STATE = re.compile("(?:แห่ง)? ")
_CITY = re.compile(r" (?:ณ|ประจำ) ?[ก-์]+")  # where a mission stands
_OR_SHORT = re.compile(r" {0,3}หรือ {0,3}[A-Z]{3}")
_DEGREE = re.compile(r" ?[บมด]\.")  # วท.บ.
_OF_PUBLIC = ("government", "local_government", "library", "other")
_FOR, _WHOSE, _OF_WHICH, _OF = "เพื่อ", " แห่ง", "แห่ง", "ของ"
_QUOTED_NAME = re.compile(r" ?[“\"]([ก-์ ]{2,40})[”\"]")
_PUBLIC = "ประชาชน "  # ห้องสมุดประชาชน เทศบาลนคร…
_STATE, _OF_STATES, _THAI_BODY = "government", 5, "ไทย"  # the rank from which a body may be that of another state
_LISTED = re.compile(r" ?(?:และ|,|/|[-–]|กับ)")  # countries beside a body, not the one that it is of
_OF_ANY_STATE = ("school", "university", "hospital", "company")
_WITH_COUNTRIES, _IN_THAILAND = ("international", "company", "association"), re.compile(r" (?:ประเทศไทย(?![ก-๎])|Thailand\b)")
_REGION, _STATES = "ภาค", countries()
_UNIVERSITY, _MUSEUM = "มหาวิทยาลัย", "พิพิธภัณฑ"
_FUND = "กองทุน"
_AND = re.compile(" {1,2}(?:และ ?)?|และ ?|, ?")  # before the next of a list
_AND_MORE, _OF_THAILAND, _MEETING = " และ", "แห่งประเทศไทย", ("association", "network", "company", "government")
_CLUB = "ชมรม"
_CENTRE_OF = " ศูนย์"  # a campus: มหาวิทยาลัยธรรมศาสตร์ ศูนย์ลำปาง
_HALVED = ("library", "other")  # อุทยานวิทยาศาสตร์และเทคโนโลยี มหาวิทยาลัย…
_PROVINCIAL = "จ."  # the end of the abbreviation of a province's office
_CENTRES, _AT_BODY, _LOCAL = ("ศูนย์", "ศพด."), "ประจำ", "local_government"  # ศูนย์ประสานงานประจำเทศบาล…
_BLANKS = 4  # between a unit and its parent
_LABEL, _NEXT = "ชื่อ", 6
_OWNED = ("library", "network")  # their owner belongs to the name: "ห้องสมุด…ของ…"
_DEPUTY = 160  # letters from a deputy to the part of the work, with the name of the institution between
_PARENT = 60  # letters of what may be a parent that are looked at
_NO_ORDINALS = ("association", "school", "university")  # but กองบังคับการที่ 2
_SHORT = re.compile(r" (?!พ\.\ ?ศ|ค\.\ ?ศ|โทร|[จอต]\.)((?:[ก-ฮ]{1,5}\.)+(?:[ก-ฮ]{1,4}(?![ก-๎])\.?)?|[A-Z][A-Z-]{1,9})(?![A-Za-z])")


class Extents:
    """The right boundaries of the names of one document."""

    def __init__(self, reading: Reading, vocabulary: Vocabulary, anchors: Anchors) -> None:
        self.reading, self.vocabulary, self.anchors = reading, vocabulary, anchors
        self.modifiers = Modifiers(reading, vocabulary, anchors)
        self.seats = Seats(self.modifiers)
        self.tails = Tails(self.modifiers, self.seats)
        self.works = self._works_of_deputies()

    def grow(self, index: int) -> tuple[int, bool] | None:
        """The end of the name that begins at anchor ``index`` and whether its parent is in it; None if there is no name."""
        _, end, what = self.anchors.items[index]
        if what is None:
            return None
        grown = self._form(end, what) if isinstance(what, Form) else self._head(index, end, what)
        if grown is None:
            return None
        if isinstance(what, Form) and not what.abbreviation:
            grown = self._second_half(index, what, grown)
        if self.works and (whole := self._before_work(index, grown)) is not None:
            return (whole, False) if whole > end or isinstance(what, Form) or what.bare else None
        sovereign = what.type == _STATE and (what.rank >= _OF_STATES or (isinstance(what, Form) and what.top))
        if sovereign and (state := self._abroad(index, grown)) > grown:
            return state, True
        whole = self._parent(index, what, grown)
        return whole, whole > grown

    def _works_of_deputies(self) -> list[int]:
        """Where "ฝ่าย" stands with a word for a deputy not far before it: where there are none, nothing is asked of any name."""
        text = self.reading.text
        works = sorted(places(text, self.vocabulary.portfolios))
        return [at for at, _ in works if any(text.find(word, max(0, at - _DEPUTY), at) >= 0 for word in self.vocabulary.deputies)]

    def _before_work(self, index: int, end: int) -> int | None:
        """Where the name up to ``end`` is over if the part of the work that a deputy before it answers for is in it or follows; None if
        none does: รองคณบดีคณะศิลปศาสตร์ฝ่ายวิจัย.
        """
        text, (start, begin, what) = self.reading.text, self.anchors.items[index]
        place = bisect_left(self.works, begin)
        at = self.works[place] if place < len(self.works) else len(text)
        if at > end + 1 or text[end:at].strip(" ") or (isinstance(what, Head) and what.unit) or not self.vocabulary.deputy(text, start):
            return None
        return min(at, end) if self.modifiers.named(at) and not text.endswith(self.vocabulary.sided, start, at) else None

    def _abroad(self, index: int, end: int) -> int:
        """``end``, or behind the state there whose ministry or department it is: กระทรวงวัฒนธรรม สาธารณรัฐเช็ก."""
        text = self.reading.text
        found = self.vocabulary.shapes.abroad.match(text, end) if text.startswith(" ", end) else None
        if found is None or _THAI_BODY in text[self.anchors.items[index][0] : end]:
            return end
        if found["realm"]:
            return self.seats.realm(found.end())
        whole = not "ก" <= text[found.end() : found.end() + 1] <= "๎" or self.reading.words.begins(found.end())
        listed = _LISTED.match(text, found.end()) or self.vocabulary.shapes.abroad.match(text, found.end())
        return found.end() if whole and (found["laos"] or found["said"] or not listed) else end

    def _form(self, end: int, form: Form) -> int:
        grown = self.tails.behind(self.seats.branch(end, form))
        if form.text in self.vocabulary.branched and grown > end:
            grown = self.seats.told_apart(grown)  # behind the titles of whom a branch is named after
        if form.type == "school":
            return self.tails.sister(grown)
        placed = form.type == "university" or _UNIVERSITY in form.text
        if (placed or form.type == "library") and (site := self.tails.site(grown)) > grown:
            return site
        if form.type in _WITH_COUNTRIES and (country := _IN_THAILAND.match(self.reading.text, grown)):
            return country.end()
        if (placed or form.type == "library") and self.reading.text.startswith(_CENTRE_OF, grown):
            centre = grown + len(_CENTRE_OF)
            place = self.seats.place(centre, rare=True)
            return place if place > centre else grown
        if form.type in WITH_BRANCHES and (regional := self.vocabulary.shapes.regional.match(self.reading.text, grown)):
            return regional.end()  # ททท.สำนักงานน่าน
        branch = self.vocabulary.shapes.office_branch.match(self.reading.text, grown) if form.type in WITH_BRANCHES else None
        if branch is None:
            return grown
        place = self.seats.place(branch.end(), rare=True)
        if place == branch.end() and (
            self.modifiers.named(place) or form.type == "company" or self.reading.text.startswith(_REGION, place)
        ):
            place = self.modifiers.end(place) or place  # ธนาคาร… สาขามหาวิทยาลัย…
        return place if place > branch.end() else grown

    def part_behind(self, end: int) -> tuple[int, int, Form] | None:
        """Start and end of the rest of a registered name that its abbreviation in brackets parts at ``end``, and the whole."""
        part = part_behind(self.reading, self.vocabulary, end)
        return (part[0], self._form(*part[1:]), part[2]) if part else None

    def _state(self, end: int) -> int | None:
        """The end of the name of the state that begins at ``end``; None if none does."""
        text, shapes = self.reading.text, self.vocabulary.shapes
        if country := self.seats.country(end):
            city = _CITY.match(text, country)
            return city.end() if city else self.tails.behind(country)
        realm = shapes.realm.match(text, end)
        return self.tails.behind(self.seats.realm(realm.end())) if realm else None

    def _head(self, index: int, end: int, head: Head) -> int | None:
        text = self.reading.text
        if head.firm:
            company = company_end(self.modifiers, end)
            return self.tails.office(self.tails.clipped(company)) if company else None
        if head.type == "company" and (firm := latin_firm_end(self.modifiers, end)):
            return self.tails.behind(firm)
        start = end - len(head.word)
        if text.startswith(self.vocabulary.classes, start):
            close = start + next(len(kind) for kind in self.vocabulary.classes if text.startswith(kind, start))
            if part_behind(self.reading, self.vocabulary, close):
                return close
        begin = end
        if head.short and _DEGREE.match(text, end):
            return None
        if head.word in self.vocabulary.missions and (of := _OF_STATE.match(text, end)) and (state := self._state(of.end())):
            return state
        if head.word in self.vocabulary.missions and (country := self.seats.country(end)):
            return self.tails.behind(country, head)
        if end < len(text) and text[end] == " ":
            if head.short:
                begin = end + 1
                if text[begin : begin + 1].isdigit() and not self.vocabulary.shapes.numbers.match(text, end):
                    return None  # ยังรักษาใน รพ. 63 ราย
                if (head.type == "local_government" or head.word.endswith(_PROVINCIAL)) and self.seats.place(begin) == begin:
                    return None
            elif (short := _SHORT.match(text, end)) and not (
                short[1].startswith(self.vocabulary.titles)
                or _spells(short[1], head.word)
                or head.unit
                or head.branch
                or head.type == "network"
                or (head.word == _CLUB and self._of_university(end + 1))
            ):
                if head.type == "university" and self._is_another_kind(short):
                    return None  # "… กับมหาวิทยาลัย วว. ได้พัฒนา…"
                named = self.modifiers.end(short.end(1)) or short.end(1)
                named = self.tails.behind(self._dedicated(head, self._whose(named)))  # โรงเรียน ตชด.บ้านดอน
                place = self.vocabulary.shapes.province_behind.match(text, named) if head.word in self.vocabulary.offices else None
                return place.end() if place else named
            elif latin := self._latin_name(head, end):
                return self.tails.behind(self._whose(latin))
        if text.startswith(" ", end) and (whole := self._spaced(index, end)):
            return whole
        if head.type == "library" and text.startswith(_OF_WHICH, end) and self._parent(index, head, end) > end:
            return end  # หอสมุดแห่งมหาวิทยาลัย…
        if text.startswith(_AT_BODY, end) and self._parent(index, head, end) > end:
            return end  # ศูนย์พัฒนาเด็กเล็กประจำเทศบาล…
        if self._is_label(index, head, end):
            return None
        if quoted := self._registered_in_quotes(head, end):
            return quoted
        if head.branch and text.startswith(_PUBLIC, end):
            whole = end + len(_PUBLIC) - 1
            if (grown := self._parent(index, head, whole)) > whole:
                return grown
        if head.unit and self.modifiers.association(end):
            return None
        if head.type == "association" and (person := self.vocabulary.shapes.titled.match(text, begin)):
            surname = person.start("surname")
            bare = text[surname : self.reading.words.end(surname)] in self.vocabulary.stops  # มูลนิธิศาสตราจารย์ดอนตาล มอบทุน
            return self.tails.behind(surname - 1 if bare else person.end(), head)
        if head.only and not text.startswith(head.only, begin):
            return self._state(begin) if head.foreign else None
        reach = self.modifiers.end(begin, index)
        if reach is None:
            return end if head.bare and self.vocabulary.acts.match(text, end) else None  # หอสมุดกลางเปิดให้บริการ
        if reach == begin:
            halved = head.bare or (head.proof and head.type in _HALVED)
            reach = self._second_half(index, head, begin) if halved else self.modifiers.defined(begin, opening=True)
        if text[begin:reach] in _STATES and head.type in _OF_ANY_STATE:
            return None  # any university of Japan
        if reach > begin:
            reach = self._nation(head, self.modifiers.further(begin, self.modifiers.defined(self._aim(head, reach))))
            grown = self.tails.behind(reach, head)
            if grown > reach or text[begin:reach] not in self.vocabulary.alone or head.clipped:
                return grown
            whole = self._parent(index, head, grown)  # โรงเรียนสาธิต มข.
            return whole if whole > grown else None
        if head.type in _NO_ORDINALS and text.startswith("ที่", end):
            return None  # the second school of a town: โรงเรียนที่ 2
        suffixed = self.tails.behind(end, head)
        if (head.branch or head.type == "hospital") and not text.startswith("ของ", suffixed):
            suffixed = self._parent(index, head, suffixed)
        return suffixed if suffixed > end or head.bare else None

    def _is_another_kind(self, short: re.Match[str]) -> bool:
        """Whether the abbreviation behind the word for a university is registered, and of none."""
        form = self.vocabulary.forms.get(short[1])
        return form is not None and form.type != "university"

    def _dedicated(self, head: Head, end: int) -> int:
        """``end``, or behind the own name of a school that follows the abbreviation of whose it is: โรงเรียน มอ. วิทยานุสรณ์."""
        own = self.vocabulary.shapes.own_school.match(self.reading.text, end) if head.word in self.vocabulary.shapes.schools else None
        first = self.reading.text[end + 1 : self.reading.words.end(end + 1)] if own else ""
        return own.end() if own and first not in self.vocabulary.stops else end

    def _latin_name(self, head: Head, end: int) -> int | None:
        """Behind the Latin name there, of a university, a school, a hospital or what else ``head`` begins the name of; None if it only says
        what kind of one it is (โรงเรียน Smart School) or is a registered name by itself.
        """
        if head.proof or head.unit or head.only or (head.type in _OF_PUBLIC and head.word not in self.vocabulary.latin_named):
            return None
        run = LATIN_NAME.match(self.reading.text, end)
        if run is None or isinstance(self.anchors.beginning(end + 1), Form):
            return None
        first, kind = run[1].capitalize(), head.type in DEDICATED or head.type == "university"
        other = first in self.vocabulary.latin_no_names or (kind and first in self.vocabulary.latin_kinds)
        return None if other else run.end()

    def _spaced(self, index: int, end: int) -> int | None:
        """Behind a registered name that begins within the head and has a blank where the head ends: สภามหาวิทยาลัย เกษตรศาสตร์."""
        items = self.anchors.items
        for start, stop, what in items[index + 1 : index + _NEXT]:
            if start >= end:
                break
            if stop > end and isinstance(what, Form) and not what.abbreviation:
                return self._form(stop, what)
        return None

    def _is_label(self, index: int, head: Head, end: int) -> bool:
        """Whether the head only says what is filled in behind it: "ชื่อห้องสมุดหอสมุดดอนตาล" in a form, without the line between its cells."""
        if not self.reading.text.endswith(_LABEL, 0, self.anchors.items[index][0]):
            return False
        filled = self.anchors.beginning(end)
        return filled is not None and filled.type == head.type and not (filled.unit if isinstance(filled, Head) else filled.abbreviation)

    def _registered_in_quotes(self, head: Head, end: int) -> int | None:
        """Behind what is quoted at ``end`` if it is the name of a registered institution: มหาวิทยาลัย “มหิดล”."""
        quoted = _QUOTED_NAME.match(self.reading.text, end) if head.type == "university" else None
        return quoted.end() if quoted and form_key(head.word + quoted[1]) in self.vocabulary.keys else None

    def _of_university(self, at: int) -> bool:
        """Whether the name of a university begins at ``at``: any ชมรม มทร.ดอนตาล."""
        what = self.anchors.beginning(at)
        return what is not None and what.type == "university"

    def _whose(self, end: int) -> int:
        """``end``, or behind " แห่ง…" there: มูลนิธิ ABC แห่งประเทศไทย."""
        begin = end + len(_WHOSE)
        reach = self.modifiers.end(begin) if self.reading.text.startswith(_WHOSE, end) else None
        return reach if reach and reach > begin else end

    def _aim(self, head: Head, end: int) -> int:
        """``end``, or behind what an association is for: สมาคมศิลปะเพื่อเยาวชน, but not what somebody does for it."""
        if head.type != "association" or not self.reading.text.startswith(_FOR, end):
            return end
        aim = end + len(_FOR)
        if self.reading.text[aim : self.reading.words.end(aim)] in self.vocabulary.stops:
            return end
        reach = self.modifiers.end(aim)
        return reach if reach and reach > aim else end

    def _nation(self, head: Head, end: int) -> int:
        """``end``, or behind " และ…แห่งประเทศไทย" there, which closes the name of an association: สมาคมครู และผู้ปกครองแห่งประเทศไทย."""
        text, national = self.reading.text, self.vocabulary.shapes.national
        if head.type != "association" or not text.startswith(_AND_MORE, end):
            return end
        other = self.anchors.beginning(end + len(_AND_MORE))
        if isinstance(other, Form) or (other and other.type in _MEETING) or national.search(text, text.rfind(head.word, 0, end), end):
            return end
        reach = self.modifiers.defined(end + 1)
        return reach if text.endswith(_OF_THAILAND, end, reach) else end

    def _second_half(self, index: int, head: Head | Form, end: int) -> int:
        """Behind "และ …" if what follows, its institution or an abbreviation in brackets, proves it part of the name; else ``end``."""
        if not self.reading.text.startswith("และ", end):
            return self.modifiers.defined(end, opening=True) if isinstance(head, Head) else end
        beside = self.modifiers.registered if isinstance(head, Head) or head.type == "library" else self.modifiers.named
        if beside(end + len("และ")):
            return end
        reach = self.modifiers.end(end + len("และ"))
        field = head.type == "library" and self.vocabulary.library_fields.match(self.reading.text, end)
        named = reach and (DEFINED.match(self.reading.text, reach) or _OR_SHORT.match(self.reading.text, reach))
        abroad = reach and head.type == _STATE and self._abroad(index, reach) > reach
        proven = reach and (field or named or abroad or self._parent(index, head, reach) > reach)
        return reach if reach and proven else end

    def _parent(self, index: int, what: Head | Form, end: int) -> int:
        text = self.reading.text
        at = end
        while at < len(text) and text[at] == " ":
            at += 1
        if at - end > _BLANKS:
            return end
        if at == end and what.type in _OWNED and text.startswith(_OF, end):
            if text[self.reading.words.start(end) : end] in self.vocabulary.common:
                return end  # รางวัลห้องสมุดโรงเรียนดีเด่นของกรุงเทพมหานคร
            at += len(_OF)
        elif at == end and what.type == "library" and text.startswith(_OF_WHICH, end):
            at += len(_OF_WHICH)
        elif at == end and isinstance(what, Head) and what.word.startswith(_CENTRES) and text.startswith(_AT_BODY, end):
            at += len(_AT_BODY)
            body = self.anchors.beginning(at)
            if body is None or body.type != _LOCAL:
                return end
        following = self.anchors.seek(index + 1, at)
        if following == len(self.anchors.items) or self.anchors.items[following][0] != at:
            return end
        own = text[self.anchors.items[index][1] : end]
        numbered = any(map(str.isdigit, own))
        parent = self.anchors.items[following][2]
        if isinstance(parent, Form) and parent.abbreviation and _spells(parent.text, text[self.anchors.items[index][0] : end]):
            return end  # its own abbreviation: สำนักพัฒนาฝีมือแรงงาน สนพ.
        if parent is None or self._doubtful(following) or self._has_parent(index, following, end):
            return end
        if numbered and isinstance(what, Head) and what.word in self.vocabulary.shapes.counted and not _is_department(parent):
            return end
        if isinstance(what, Head) and what.word == _FUND and self._is_local(following):
            return end  # the fund of a community beside the office of its municipality
        if numbered and isinstance(what, Head) and not what.unit and what.type == "government" and parent.type != "government":
            return end  # a battalion beside a hospital
        if isinstance(parent, Head) and self._beside(index, what, parent, own, following):
            return end
        if isinstance(what, Head) and placed_apart(self.vocabulary, what, own, parent, text[at : at + _PARENT]):
            return end
        if not joins(self.vocabulary, what, parent):
            return self._by_ancestor(what, following, end)
        if isinstance(parent, Form) and parent.abbreviation and text.startswith("ภาค", self.anchors.items[following][1]):
            return end  # ปปส.ภาค 4 is an office itself and has no ตำรวจภูธรภาค 4
        if parent.type == "local_government" and what.type == "government" and "จังหวัด" in text[self.anchors.items[index][0] : end]:
            return end  # an office of the province beside a body of the place
        grown = self.grow(following)
        if grown and at > end and hosts(self.reading, self.vocabulary, self.anchors.items[index], end, parent, grown[0]):
            return end
        if grown and not grown[1] and isinstance(parent, Head) and parent.unit and parent.rank <= what.rank:
            return end  # the work of some group that is named nowhere
        return grown[0] if grown else end

    def _beside(self, index: int, what: Head | Form, parent: Head, own: str, following: int) -> bool:
        """Whether two names stand side by side: a library of a place and a museum, a faculty and a college that is one of its university or
        stands behind several faculties.
        """
        if what.type == "library":
            return parent.word.startswith(_MUSEUM) and bool(own)
        if not (isinstance(what, Head) and what.type == "university" and parent.type in ("school", "university") and parent.rank < TOP):
            return False
        items = self.anchors.items
        if parent.type == "school" and self._is_inner(following, parent):
            return True
        before = next((at for at in range(index - 1, -1, -1) if items[at][2] is what), None)
        return before is not None and self.modifiers.end(items[before][1], before) == items[index][0] - 1

    def _is_inner(self, index: int, college: Head) -> bool:
        """Whether the college at anchor ``index`` is one of a university: by its name, or as the university or another unit of one stands
        behind it: "วิทยาลัยดอนตาล และคณะศิลปศาสตร์".
        """
        text, (start, begin, _) = self.reading.text, self.anchors.items[index]
        if text.startswith(self.vocabulary.inner_colleges, start):
            return True
        end = self._head(index, begin, college)
        joint = _AND.match(text, end) if end else None
        behind = self.anchors.beginning(joint.end()) if joint else None
        if joint is None or behind is None or behind.type != "university":
            return False
        return behind.rank < TOP or joint.group().isspace()

    def _is_local(self, index: int) -> bool:
        """Whether the anchor begins the name of an office of a local body: สำนักงานเทศบาล…."""
        head = self.vocabulary.head.match(self.reading.text, self.anchors.items[index][1])
        return head is not None and self.vocabulary.ranked[head.group()].type == "local_government"

    def _has_parent(self, index: int, following: int, end: int) -> bool:
        """Whether the name up to ``end`` has the university that it belongs to: another one behind it, a firm or an association is named
        beside it.
        """
        items = self.anchors.items
        beside = items[following][2]
        if beside is None or not (
            beside.type in ("association", "network") or (beside.type in ("university", "company") and beside.rank >= TOP)
        ):
            return False
        own = items[index][1]
        return any(
            inner is not None and inner.type == "university" and inner.rank == TOP and start >= own and stop <= end
            for start, stop, inner in items[index + 1 : following]
        )

    def _by_ancestor(self, what: Head | Form, following: int, end: int) -> int:
        """``end``, or behind the unit at anchor ``following`` if it ends with what ``what`` belongs to: โรงพยาบาล… คณะ… มหาวิทยาลัย…."""
        grown = self.grow(following) if isinstance(what, Form) and isinstance(self.anchors.items[following][2], Head) else None
        if grown is None or not grown[1] or not isinstance(what, Form):
            return end
        above = {up for identity in what.ids for up in self.vocabulary.above(identity)}
        names = tuple(self.vocabulary.registry[up].name for up in above)
        return grown[0] if names and self.reading.text.endswith(names, 0, grown[0]) else end

    def _doubtful(self, index: int) -> bool:
        """Whether letters without a dot that also mean other things are no sure parent: one of a university ends where they end."""
        _, end, parent = self.anchors.items[index]
        if not isinstance(parent, Form) or not parent.weak or parent.text.endswith("."):
            return False
        return parent.type != "university" or "ก" <= self.reading.text[end : end + 1] <= "๎"


def _is_department(what: Head | Form) -> bool:
    """Whether it is a department of the state."""
    return isinstance(what, Form) and what.type == "government" and what.text.startswith("กรม")


def _spells(short: str, name: str) -> bool:
    """Whether the letters of a Thai abbreviation stand in a name in this order, the first at its beginning."""
    letters = iter(name)
    return not short.isascii() and name.startswith(short[0]) and all(letter in letters for letter in short if letter not in ". ")
