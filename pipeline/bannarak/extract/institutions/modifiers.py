"""The words that make a name: they run on up to a space, a bracket or a word that cannot stand in a name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bannarak.extract.component import Reading
from bannarak.extract.institutions.anchors import LETTERS, Anchors
from bannarak.extract.institutions.vocabulary import Form, Head, Vocabulary
from bannarak.thai.tokens import is_word

__all__ = ["AGREEMENTS", "DEFINED", "HARD", "LOEI", "Modifiers"]

_TAG = re.compile(r" [A-Z][A-Z0-9-]{1,9}(?![\w-])")
_FOREIGN = re.compile(r"[ก-ฮเ-ไ][ก-๎]")
_LONGEST = 200  # characters of a name's modifiers
_DEEPEST = 3  # names within names within names
_NEARBY = 4_000  # characters around a name in which its recurrences are counted
_HYPHEN = re.compile(r"[ก-์]-[ก-ฮเ-ไ]")
_INSIDE = re.compile(r"[ฯ()“”\"/,;:\[\]]")  # the tokenizer glues marks to words that it does not know
AGREEMENTS = ("MOU", "MoU", "MOA", "MoA", "LOI", "TOR")
"""What is signed, not who signs."""
# An abbreviation in brackets, alone or behind Latin words, or three such words: one or two only say in English what the thing is.
DEFINED = re.compile(
    rf" ?\((?!(?:{'|'.join(AGREEMENTS)})\b|[พค]\.ศ\.)(?:(?:[ก-ฮ]{{1,5}}\.)+"
    r"|(?=[A-Z])(?:[\w.,&'’ :;/-]{0,90}?(?<![A-Za-z]))?[A-Z][A-Za-z-]*[A-Z]"
    r"|[A-Z][\w&'’-]*(?: [\w&'’-]+){2,})",
    re.ASCII,
)
_DESCRIBED = re.compile(r" ?\((?![^()\n]*[A-Z]{2})[A-Z]")  # in English, without an abbreviation: a common noun stays one
_AREA = re.compile("[ก-์]{1,32}(?![ก-๎])")
_NUMBERED = re.compile(r"[ -]?[0-9๐-๙]{1,4}(?= ?\()")  # of a disease or an office: "…สถานการณ์โควิด-19 (ศบค.)"
_VILLAGE, _OF_VILLAGES = "บ้าน", ("บน", "ใน", "หลัง")  # words of `stops` in names of villages …
_AREAS = (*" \n", "พื้นที่", "เขต", "สังกัด", "จังหวัด", "อำเภอ", "ตำบล", "ชุมชน", "ประเทศ")  # … but not before these
_CLOSING = ("ใน", "พัฒนา")  # words of `stops` that end names of villages: โรงเรียนวัดดอนตาลใน, เทศบาลตำบลดอนตาลพัฒนา …
_LAST = ("มี", "สร้าง", "นาย", "นาง")  # and such that end the name of a place where nobody and nothing follows: บ้านแม่ดอนมี
_NAMED_BY_VILLAGE, _LIBRARY = ("school", "local_government", "library", "hospital"), "library"
_CLOSED = re.compile(r"[\n(),]|\Z| {1,2}[ก-๎0-9๐-๙(]")  # … where nothing follows that they are the words for
_DASH = re.compile(r" ?[-–] ?(?=[ก-ฮเ-ไ])")  # between two countries: ชายแดนไทย – กัมพูชา
_PREDICATES = ("เป็น", "ได้", "จะ")  # which end a name behind any noun
_VOLUNTEERS = "อาสา"  # มูลนิธิอาสาดอนตาล, but any กลุ่มอาสา
_KINDS, _ELDERS = ("ชมรม", "พิพิธภัณฑ์"), "ผู้สูงอายุ"  # told apart by whose they are: ชมรมผู้สูงอายุเทศบาลตำบลดอนตาล
_SCHOOL = "โรงเรียน"
LOEI = "เลย"  # a province, and "at once"
_OF_REGIONS, _STATE = "international", "government"
_LOCAL = "local_government"
_COMMUNITY, _PLACES = "ชุมชน", ("ตำบล", "บ้าน", "อำเภอ", "เทศบาล", "วัด")
_PROVINCE, _DISTRICT = "จังหวัด", "อำเภอ"
_ONE, _ORDINAL = "คน", re.compile("ที่ ?[0-9๐-๙]|แรก|ปัจจุบัน|ล่าสุด")  # of those who head it: อธิบดีกรมดอนตาลคนที่ 5
_COMMERCE = "ณิชยการ"  # พณิชยการ, of which the tokenizer makes two words
_NETWORK, _FOR, _PER = "เครือข่าย", "เพื่อ", "ละ"
_FULL = 5  # the rank of a school, a hospital or a municipality, which has a name of its own
_OF, _WHICH = "ของ", "ที่"
_GLUED_VERB = "ได้"  # which the tokenizer leaves on the name of a place that it does not know


HARD = frozenset("ฯ \n\t\r,;:()[]{}“”\"'‘’/•…|–—-=+*#!?.<>")
"""Characters that no word of a name holds."""


@dataclass(slots=True)
class Modifiers:
    """The words behind the head nouns of one document."""

    reading: Reading
    vocabulary: Vocabulary
    anchors: Anchors

    def end(self, begin: int, index: int | None = None, depth: int = 0) -> int | None:
        """The end of the words from ``begin`` that belong to a name; ``begin`` if there are none, None if they make a common noun.

        Behind the anchor ``index`` other names may be part of it, as deep as ``depth`` still allows; without one there are none.
        """
        text, end_of, vocabulary = self.reading.text, self.reading.words.end, self.vocabulary
        stops, inner = vocabulary.stops, vocabulary.inner
        size = min(len(text), begin + _LONGEST)
        anchors = self.anchors
        nested = len(anchors.items) if index is None else index + 1
        head = self._head(index)
        solid = before = at = begin
        joined = noun = placed = False
        villages = head is not None and head.type in _NAMED_BY_VILLAGE
        while at < size:
            if text[at] in HARD:
                if not (text[at] == "-" and at > begin and _HYPHEN.match(text, at - 1)) or self._another(at + 1):
                    break
                at += 1
                continue
            stop = end_of(at)
            word = text[at:stop]
            if word == _ONE and _ORDINAL.match(text, stop):
                break
            if word[-1] == "ๆ":
                word = word[:-1].rstrip()
            if word[:1].isdigit() and at > begin and text[at - 1] in LETTERS and vocabulary.shapes.amount.match(text, at):
                break  # of what is there, or the time: ห้องสมุดดอนตาล100 เล่ม
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
            if word == LOEI and self._is_adverb(head if first else None, stop):
                break
            volunteers = word == _VOLUNTEERS and head is not None and head.type == "association" and text[stop : stop + 1] not in HARD
            office = first and head is not None and head.word in vocabulary.offices and self._in_province(stop)
            place = vocabulary.shapes.district.match(text, at) if first and villages else None
            if place and place.end() > stop:  # โรงเรียนละอุ่นวิทยาคาร
                before, at = at, place.end()
                solid = at
                continue
            slogan = word == _FOR and head is not None and head.word in vocabulary.aimless
            known = word in vocabulary.common or text.startswith(vocabulary.common_long, at)
            common = first and not (volunteers or office) and (slogan or known)
            if common and not (head is not None and self._whose(head, word, stop)):
                reach = self.defined(at, proof=vocabulary.shapes.state)
                return reach if reach > at and not _DESCRIBED.match(text, reach) else None
            nested = anchors.seek(nested, at)
            if nested < len(anchors.items) and anchors.items[nested][0] == at and anchors.items[nested][2] is not None:
                if joined or (at > begin and self._stands_behind(head, anchors.items[nested][2])):
                    break
                end = self._nested(nested, depth + 1)
                if end is not None:
                    at = solid = end
                    noun = False
                    continue
            if word == "และ" and at > begin:
                if head is not None and head.type == _STATE and (own := self._own_network(stop)):
                    before, at, solid = at, own, own
                    continue
                joined = True
                solid = at
                at = stop
                continue
            if joined and (word in vocabulary.plural or word.startswith(vocabulary.plural_long)):
                break
            ends = word in stops or text.startswith(vocabulary.shapes.openers, at) or vocabulary.minds.match(text, at) is not None
            if ends and (place := vocabulary.shapes.district.match(text, at)) and place.end() > stop:  # จะนะ is a district
                before, at = at, place.end()
                solid, noun, joined = at, False, False
                continue
            if villages and at > begin and not joined and word in _LAST and vocabulary.no_object.match(text, stop):
                before, at = at, stop
                solid, noun = at, False
                continue
            if villages and word in _CLOSING and at > begin and not joined and _CLOSED.match(text, stop):
                before, at = at, stop
                solid, noun = at, False
                continue
            if word in _OF_VILLAGES and text[before:at] == _VILLAGE and not text.startswith(_AREAS, stop):
                before, at = at, stop  # บ้านบนเนิน
                continue
            if ends and not (
                (noun and not word.startswith(_PREDICATES))
                or ((first or joined) and word in inner)
                or (word == _FOR and text.startswith("การ", stop) and text[begin:at] not in vocabulary.alone)
            ):
                reaching = (
                    start + len(p)
                    for start in (before, at)
                    for p in vocabulary.phrases.get(text[start], ())
                    if begin < at < start + len(p) and text.startswith(p, start)
                )  # further, or it would never end
                telling = word == _WHICH and not (first or villages) and is_word(text[before:at])
                clause = vocabulary.clauses.match(text, at) if telling else None
                if further := clause.end() if clause else next(reaching, None):
                    before, at = at, further
                    solid, noun = further, False
                    continue
                break
            joined, noun = False, word in vocabulary.shapes.nouns
            before, at = at, stop
            if word not in vocabulary.open or text.endswith(_COMMERCE, 0, at):
                solid = at
        return solid if joined or solid < at else at

    def _stands_behind(self, head: Head | None, what: Head | Form | None) -> bool:
        """Whether a firm or a library begins where the space behind the name of a school, a hospital or a local body was left out."""
        if head is None or not isinstance(what, Head) or head.type not in _NAMED_BY_VILLAGE or head.rank < _FULL:
            return False
        return what.firm or what.type == _LIBRARY

    def _is_adverb(self, head: Head | None, stop: int) -> bool:
        """Whether "เลย" is no province: a particle follows at ``stop``, or it is directly behind the library of a university."""
        library = head is not None and head.bare and head.type == _LIBRARY
        return library or self.reading.text.startswith(self.vocabulary.particles, stop)

    def _own_network(self, begin: int) -> int:
        """Behind the kind of network at ``begin`` that an office works with; 0 if none stands there: สำนักวิเทศสัมพันธ์และเครือข่ายอาเซียน."""
        text = self.reading.text
        return next((begin + len(kind) for kind in self.vocabulary.own_networks if text.startswith(kind, begin)), 0)

    def _another(self, at: int) -> bool:
        """Whether behind a hyphen another name of a list begins (มูลนิธิดอนตาล-กรมประมง), not the second of two regions (ยุโรป-อาเซียน)."""
        what = self.anchors.beginning(at)
        return what is not None and what.type != _OF_REGIONS and not (isinstance(what, Head) and what.unit)

    def _in_province(self, stop: int) -> bool:
        """Whether the name of a province, or the word for a district, follows at once: สำนักงานพาณิชย์จังหวัดน่าน."""
        text, shapes = self.reading.text, self.vocabulary.shapes
        placed = text.startswith(_PROVINCE, stop) and shapes.branch.match(text, stop)
        return bool(placed or text.startswith(_DISTRICT, stop) or shapes.province_behind.match(text, stop))

    def _whose(self, head: Head, word: str, stop: int) -> bool:
        """Whether the common ``word`` behind ``head`` tells one from the others of the kind: by whose it is, whom it is for, or as a field
        of work.
        """
        if word in self.vocabulary.aided and head.type == "association" and not head.proof and self._is_said_more(stop):
            return True
        if word == _NETWORK and head.type == "association" and not head.proof:
            behind = self.reading.text[stop : self.reading.words.end(stop)]
            return "ก" <= behind[:1] <= "ไ" and (behind in self.vocabulary.inner or behind not in self.vocabulary.stops)
        if word == _PER and head.type in _NAMED_BY_VILLAGE:
            return not self.vocabulary.share.match(self.reading.text, stop)
        if head.word in _KINDS or head.type == _LIBRARY:
            return self.named(stop) or self._of_place(word, stop)
        if word == _ELDERS:
            return head.word == _SCHOOL and (self.reading.text.startswith(_PLACES, stop) or self._is_local(stop))
        return word in self.vocabulary.fields_before and head.word in self.vocabulary.by_field

    def _is_local(self, stop: int) -> bool:
        """Whether the name of a local body stands behind the blank at ``stop``: โรงเรียนผู้สูงอายุ อบต.ดอนตาล."""
        if not self.reading.text.startswith(" ", stop):
            return False
        body = self.anchors.beginning(stop + 1)
        return body is not None and body.type == _LOCAL

    def _of_place(self, word: str, stop: int) -> bool:
        """Whether the old people, or the community, are those of a place: ชมรมผู้สูงอายุดอนตาล, ห้องสมุดชุมชนตำบลดอนตาล."""
        if word == _COMMUNITY:
            return self.reading.text.startswith(_PLACES, stop)
        return word == _ELDERS and self._is_said_more(stop)

    def _is_said_more(self, stop: int) -> bool:
        """Whether a word of a name is glued to the common noun that ends at ``stop``."""
        behind = self.reading.text[stop : self.reading.words.end(stop)]
        return "ก" <= behind[:1] <= "ไ" and not (behind in self.vocabulary.stops or behind in self.vocabulary.common)

    def _head(self, index: int | None) -> Head | None:
        """The head that stands at an anchor, if one does."""
        what = None if index is None else self.anchors.items[index][2]
        return what if isinstance(what, Head) else None

    def _nested(self, index: int, depth: int) -> int | None:
        _, end, what = self.anchors.items[index]
        if isinstance(what, Form):
            return end if not what.abbreviation else None
        if what and what.only and not self.reading.text.startswith(what.only, end):
            return None
        return self.end(end, index, depth) if depth < _DEEPEST else None

    def defined(self, end: int, opening: bool = False, proof: re.Pattern[str] | None = None) -> int:
        """``end``, or where the run of words ends, if that proves it a name: by an abbreviation in brackets or "แห่งชาติ", "ประเทศไทย".

        Only words that can link two halves of a name may stand between; the ``opening`` word may be a verb.
        """
        text, end_of, vocabulary = self.reading.text, self.reading.words.end, self.vocabulary
        at, owned = end, False
        while at < len(text) and at - end < _LONGEST:
            if at > end and (number := _NUMBERED.match(text, at)):
                at = number.end()
            if at > end and (dash := _DASH.match(text, at)):
                at = dash.end()
            if text[at : at + 1] in HARD:
                break
            if text.endswith("และ", end, at) and (
                self.registered(at) or self.association(at) or text.startswith(vocabulary.plural_long, at)
            ):
                return end
            if text.endswith(_OF, end, at):
                if self.association(at):
                    return end  # เกณฑ์ห้องสมุดสีเขียวของสมาคม…แห่งประเทศไทย
                owned = owned or self.registered(at)
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
        return at if DEFINED.match(text, at) or (not owned and (proof or vocabulary.shapes.national).search(text, end, at)) else end

    def registered(self, at: int) -> bool:
        """Whether the full name of a registered institution begins at ``at``."""
        what = self.anchors.beginning(at)
        return isinstance(what, Form) and not what.abbreviation

    def named(self, at: int) -> bool:
        """Whether a name of any kind may begin at ``at``."""
        return self.anchors.beginning(at) is not None

    def association(self, at: int) -> bool:
        """Whether the name of an association begins at ``at``: no other name runs on over it."""
        what = self.anchors.beginning(at)
        return isinstance(what, Head) and what.type == "association" and not what.proof

    def further(self, begin: int, end: int) -> int:
        """``end``, or behind the words after a space that belong to the name: more fields of work, more of a foreign name, a Latin tag."""
        text, vocabulary = self.reading.text, self.vocabulary
        if end + 1 >= len(text) or text[end] != " ":
            return end
        if fields := vocabulary.fields.match(text, end):
            return self._whole_nation(fields.end())
        if actions := vocabulary.actions.match(text, begin):
            return self.end(actions.start("last")) or end
        if tag := _TAG.match(text, end):
            name, tagged = text[begin:end], text[begin : tag.end()]
            around = max(0, begin - _NEARBY), end + _NEARBY
            return tag.end() if text.count(name, *around) == text.count(tagged, *around) > 1 else end
        return self.foreign(end)

    def _whole_nation(self, end: int) -> int:
        """``end``, or behind "แห่งชาติ" and the like there."""
        return end + len(next((words for words in self.vocabulary.wider if self.reading.text.startswith(words, end)), ""))

    def foreign(self, end: int) -> int:
        """``end``, or behind the further words of a foreign name, which no dictionary has."""
        text, words = self.reading.text, self.reading.words
        if text[end : end + 1] != " " or not _FOREIGN.match(text, end + 1):
            return end
        if is_word(text[words.start(end) : end]):
            return end
        following = text[end + 1 : words.end(end + 1)]
        if _FOREIGN.match(following) and not is_word(following):
            more = self.end(end + 1)
            return more or end
        return end
