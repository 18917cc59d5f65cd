"""Which of the beginnings are names, and how far each reaches."""

from __future__ import annotations

import re
from itertools import takewhile

from bannarak.extract.component import Reading
from bannarak.extract.institutions.anchors import Anchors
from bannarak.extract.institutions.extent import Extents
from bannarak.extract.institutions.modifiers import DEFINED
from bannarak.extract.institutions.vocabulary import Form, Head, Vocabulary
from bannarak.thai.corpus import provinces
from bannarak.thai.marks import DEPENDENT
from bannarak.thai.tokens import is_word

__all__ = ["Found", "scan"]

Found = tuple[int, int, Form | Head]

_REACH, _PERSON = 16, 40  # letters: no title is longer, nor a title and a given name
_NUMBER = re.compile(r" ?ที่ ?[0-9๐-๙]")
_KINDS = ("library", "other")  # of which there are as many as subjects: ห้องสมุดดนตรี, พิพิธภัณฑ์เด็ก
_OWNED, _CENTRE = ("พิพิธภัณฑ์", "หอประวัติ"), "ศูนย์"
_COUNTED = re.compile(r" {0,2}[0-9๐-๙,]+ ?(?:แห่ง|โรง(?!เ)|สถาบัน|หน่วย)")  # behind a kind, not a name
_IS, _ONE_OF_KIND = "เป็น", re.compile(r" ?แห่ง(?:แรก|เดียว)")  # around a kind: เป็นโรงเรียนสองภาษาแห่งแรก
_HEADLINED = re.compile(r"[“‘\"'](?!1 )[0-9๐-๙]{1,3} $")  # so many of a kind in the quotes of a headline: ‘5 ร.ร.ดอนตาล’
_YEAR = re.compile(r" ?(?:20|25)[0-9]{2}(?![0-9])")
_REGION = "ภาค"  # where they are, not what they are called
_KIND = 12  # characters that hold a kind of area
_DOTTED = re.compile(r"[ก-ฮ]{1,3}\.")  # goes on with an abbreviation: ตร.กม.
_BLANKS = re.compile(" {1,2}(?! )")
_VARIOUS = re.compile(r" ?ต่าง ?ๆ")  # behind a kind: หน่วยงานต่าง ๆ
_OF = re.compile(" ?ของ ?")
_PROJECT_TITLE = 40
_PROJECT = re.compile(r"โครงการ[ก-์]{0,24}$")  # a kind within the title of a project: โครงการพัฒนาเครือข่าย…
_PROJECTED, _OF_PROJECT = ("library", "school", "other"), "โครงการ"  # which are what a project is called: โครงการโรงเรียนสีขาว
_NATIONAL, _COMMITTEE_NAME = "แห่งชาติ", 48  # letters from the committee to what ends so
_COMMITTEE = re.compile("กรรมการ[ก-๎]*$")  # of which the rest of its name is no body: คณะกรรมการพัฒนาการสหกรณ์แห่งชาติ
_QUOTE = re.compile('[“”"‘’]')
_ADDRESS = re.compile(r" {1,2}(?:ตำบล|อำเภอ|จังหวัด|แขวง|เขต|หมู่|[ตอจ]\.)")  # behind a name behind "ณ"
_BREAKS = ("\n", "โดย", "โดย ", ". ", ") ")  # before the one who acts
_PLACED = ("หน่วย",)  # units that the province in their name tells apart: หน่วยปฏิบัติการฝนหลวงจังหวัดน่าน
_PROVINCE = re.compile("จังหวัด[ก-ฮเ-ไ]")
_OFFICE_OF, _TASK = "สำนักงาน", "งาน"  # "หัวหน้างานพัสดุ" names no unit
_ASIDE, _ASIDE_OF = "ส่วน", "ส่วนการ"  # "ส่วนการไฟฟ้านครหลวง แจ้งว่า"
_RECURRING = 200  # names of one head that are looked for again
_AT, _AND, _BY = ("ณ", "ณ "), "และ", ("ณ", "โดย")
_WHICH = re.compile(r" ?แห่งที่ ?[0-9๐-๙]+$")  # counts those of a kind: เปิดห้องสมุดโฉมใหม่แห่งที่ 3
_UNIVERSITY, _STEM = "university", 5  # and the characters that hold the first dot of its abbreviation: ม.ดอนตาล, มรภ.ดอนตาล
_LONG = 24  # characters behind a head: longer than any common noun
_EXHIBITS, _TOLD = ("พิพิธภัณฑ์", "พิพิธภัณฑสถาน", "หอศิลป์", "หอจดหมายเหตุ"), 11  # of which fewer tell one from the others
_SEATED, _PROVINCES = ("library", "other", "government"), tuple(sorted(provinces()))  # a province at the end tells these apart


def scan(reading: Reading, vocabulary: Vocabulary) -> list[Found]:
    """The names of the text in order: start, end and what they begin with."""
    anchors = Anchors(reading, vocabulary)
    extents = Extents(reading, vocabulary, anchors)
    found: list[Found] = []
    unproven: list[Found] = []
    done = 0
    for index, (start, stop, what) in enumerate(anchors.items):
        if start < done or not anchors.stands(index):
            continue
        if what is None:
            done = start + len(_ASIDE) if reading.text.startswith(_ASIDE_OF, start) else stop
            continue
        if reading.text.endswith(vocabulary.buildings, 0, start) and _houses(reading.text, vocabulary, start, what):
            done = stop
            continue
        grown = extents.grow(index)
        projected = isinstance(what, Head) and what.type in _PROJECTED and reading.text.endswith(_OF_PROJECT, 0, start)
        if extents.works and found and _of_deputy(reading, vocabulary, found[-1], start, what):
            grown = None
        if (
            grown is not None
            and not projected
            and (_named(reading, vocabulary, what, start, *grown) or _owned(extents, index, grown[0]) or _unit_of(extents, index, grown[0]))
        ):
            found.append((_unit_before(reading.text, vocabulary, start, done) if what.type == _UNIVERSITY else start, grown[0], what))
            done = grown[0]
            if isinstance(what, Head) and reading.text.endswith(vocabulary.classes, start, done) and (part := extents.part_behind(done)):
                found.append(part)
                done = part[1]
        elif isinstance(what, Head):
            unproven.append((start, stop, what))
            shorter = anchors.items[index + 1] if index + 1 < len(anchors.items) else None
            if shorter is None or shorter[0] != start or not isinstance(shorter[2], Form):
                done = stop  # a shorter head at the same place would only take this one apart; a registered name stands by itself
    return _recurring(reading, vocabulary, found, unproven)


def _houses(text: str, vocabulary: Vocabulary, start: int, what: Form | Head) -> bool:
    """Whether the building before ``start`` is but called after what it houses: อาคารหอสมุดกลาง. A registered library keeps its name in it,
    and one of a town.
    """
    housed = isinstance(what, Head) and text.startswith(vocabulary.housed, start)
    return housed and not text.startswith(vocabulary.town_libraries, start)


def _unit_before(text: str, vocabulary: Vocabulary, start: int, done: int) -> int:
    """``start``, or where the abbreviated unit begins that is glued to the abbreviated name of its university: สนอ.มรภ.เลย."""
    if not text.endswith(".", 0, start) or "." not in text[start : start + _STEM]:
        return start
    unit = vocabulary.shapes.unit_before.search(text, max(done, start - _REACH), start)
    return unit.start("unit") if unit else start


def _recurring(reading: Reading, vocabulary: Vocabulary, found: list[Found], unproven: list[Found]) -> list[Found]:
    """``found`` with the full name wherever it was cut short or not proven, if another place of the document has shown it."""
    text = reading.text
    by_head: dict[str, set[str]] = {}
    for start, end, what in found:
        if isinstance(what, Head) and not text.endswith(vocabulary.classes, start, end):
            by_head.setdefault(what.word, set()).add(text[start:end])
    for start, end, _ in found:
        _take_inner(text[start:end], unproven, by_head)
    longest = {head: sorted(names, key=lambda name: (-len(name), name))[:_RECURRING] for head, names in by_head.items()}
    again = [
        (start, shown, what)
        for start, _, what in unproven
        if isinstance(what, Head)
        and (shown := next(filter(None, (_shown(reading, name, what.word, start) for name in longest.get(what.word, ()))), None))
    ]
    if again and any(what.type in _KINDS for _, _, what in again):
        titled = _only_titled(reading, vocabulary, found)
        again = [one for one in again if text[one[0] : one[1]] not in titled or _is_party(text, vocabulary, *one[:2])]
    grown: list[Found] = []
    for start, end, what in sorted([*found, *again], key=lambda one: one[:2]) if again else found:
        if grown and start < grown[-1][1]:
            continue  # now within the name before
        if isinstance(what, Head) and len(longest.get(what.word, ())) > 1:
            end = max(end, next((start + len(name) for name in longest[what.word] if _stands(reading, name, start)), end))
        elif isinstance(what, Head) and what.proof and text[start + len(what.word) : end].strip() == "ฯ":
            continue  # short for a name that is nowhere in the document
        grown.append((start, end, what))
    return grown


def _only_titled(reading: Reading, vocabulary: Vocabulary, found: list[Found]) -> set[str]:
    """The names made of a subject that nothing but a title before them shows: ผู้อำนวยการห้องสมุดดนตรี. Any of the kind is called so too."""
    titled: set[str] = set()
    proven: set[str] = set()
    for start, end, what in found:
        if isinstance(what, Head) and what.proof and what.type in _KINDS:
            subject = reading.words.between(start + len(what.word), end)
            if len(subject) == 1 or _AND in subject:
                (proven if _proven(reading, vocabulary, what, start, end) else titled).add(reading.text[start:end])
    return titled - proven


def _is_party(text: str, vocabulary: Vocabulary, start: int, end: int) -> bool:
    """Whether what stands there does something, is visited, or something is done at it or by it: no talk of a kind."""
    lead = text[max(0, start - _REACH) : start].rstrip(" ")
    return lead.endswith(_BY) or vocabulary.visited.end(lead) or vocabulary.acts.match(text, end) is not None


def _stands(reading: Reading, name: str, start: int) -> bool:
    """Whether ``name`` stands at ``start`` and does not end within a word, as one from the cut end of a text may."""
    if not reading.text.startswith(name, start):
        return False
    end = start + len(name)
    following = reading.text[end : end + 1]
    return following not in DEPENDENT and (not "ก" <= following <= "ฮ" or reading.words.begins(end))


def _shown(reading: Reading, name: str, head: str, start: int) -> int | None:
    """The end of ``name`` if it stands at ``start``, perhaps with blanks behind its ``head``: มูลนิธิ ดอนตาล."""
    if _stands(reading, name, start):
        return start + len(name)
    blanks, rest = _BLANKS.match(reading.text, start + len(head)), name[len(head) :]
    return blanks.end() + len(rest) if blanks and not is_word(rest) and _stands(reading, rest, blanks.end()) else None


def _take_inner(name: str, unproven: list[Found], by_head: dict[str, set[str]]) -> None:
    """What an office bears in its name is a name by itself: สำนักงานกองทุนยุติธรรม shows that กองทุนยุติธรรม is one."""
    inner = name.removeprefix(_OFFICE_OF)
    if inner == name or " " in inner:
        return
    for _, _, what in unproven:
        if isinstance(what, Head) and what.proof and inner.startswith(what.word) and inner != what.word:
            by_head.setdefault(what.word, set()).add(inner)


def _named(reading: Reading, vocabulary: Vocabulary, what: Form | Head, start: int, end: int, parent: bool) -> bool:
    text = reading.text
    if isinstance(what, Head) and what.whole and vocabulary.districts_before.search(text, max(0, start - _REACH), start):
        return False  # ตำบลสำนักทอง
    if text.endswith(_IS, 0, start) and _ONE_OF_KIND.match(text, end) and not (isinstance(what, Form) and text[start:end] == what.text):
        return False
    if isinstance(what, Form):
        if what.abbreviation and what.text.isascii() and _YEAR.match(text, end):
            return False  # a meeting: APEC 2022
        if f"{what.text.rstrip('.')}." in vocabulary.placed and text[end : end + _KIND].lstrip(".").startswith(vocabulary.kinds_of_area):
            return False  # any of a kind: กศน.ตำบลทั้ง 9 แห่ง
        if what.text in vocabulary.forums and text.endswith(vocabulary.of_forums, 0, start):
            return True  # ประเทศสมาชิกอาเซียน, but not ภูมิภาคอาเซียน
        if what.text in vocabulary.forums and vocabulary.forum_acts.match(text, end):
            return vocabulary.clause_leads.search(text, max(0, start - _REACH), start) is not None  # ซึ่งอาเซียนได้จัดทำ
        if what.text in vocabulary.nicknames and _is_surname(text, vocabulary, start):
            return False
        return not what.weak or _titled(text, vocabulary, start) or (_spelt_out(text, vocabulary, what) and not _DOTTED.match(text, end))
    if _COUNTED.match(text, start + len(what.word)):
        return False  # any of so many: รพ.สต. 32 แห่ง
    if what.short and _HEADLINED.search(text, max(0, start - _KIND), start):
        return False
    if _VARIOUS.match(text, end) or (what.type == "network" and _PROJECT.search(text, max(0, start - _PROJECT_TITLE), start)):
        return False
    if (
        what.type == "network"
        and text.endswith(vocabulary.networked, 0, start)
        and (text.startswith(_REGION, start + len(what.word)) or not vocabulary.proof.search(text[start + len(what.word) : end]))
        and not DEFINED.match(text, end)
    ):
        return False
    if what.unit:
        if vocabulary.deputy(text, start):
            return False
        if (
            parent
            or vocabulary.contact.match(text, end)
            or (what.word in _PLACED and (_PROVINCE.search(text, start, end) or text[start:end].endswith(_PROVINCES)))
        ):
            return True
        if what.word in vocabulary.defined_units and DEFINED.match(text, end) and _is_said_more(reading, start + len(what.word), end):
            return True  # ฝ่ายบริการความรู้ (DTKS), but not ฝ่ายบริหาร (CEO)
        headed = text[max(0, start - _REACH) : start].rstrip(" ").endswith(vocabulary.headed)
        return headed and not what.word.startswith(_TASK) and not _NUMBER.match(text, start + len(what.word))
    if (
        text.endswith(_NATIONAL, start, end)
        and what.type != "association"
        and _COMMITTEE.search(text, max(0, start - _COMMITTEE_NAME), start)
    ):
        return False
    if what.proof and not parent:
        if _COUNTED.match(text, end) and not (_QUOTE.search(text, start, end) or vocabulary.shapes.national.search(text, start, end)):
            return False
        if what.type == "company" and text[start + len(what.word) : end].isdigit():
            return False  # ผ่านธนาคาร13 มิ.ย.
        return _proven(reading, vocabulary, what, start, end) or _titled(text, vocabulary, start) or _acting(text, vocabulary, start, end)
    return True


def _acting(text: str, vocabulary: Vocabulary, start: int, end: int) -> bool:
    """Whether a unit that many universities have by this name does something at the beginning of a phrase, or is the partner of who does:
    "หอสมุดกลางเปิดให้บริการ", "ร่วมกับศูนย์บริการวิชาการ", but not "เรียนที่ศูนย์ภาษา".
    """
    if text[start:end] not in vocabulary.units:
        return False
    lead = text[max(0, start - _REACH) : start]
    if lead.rstrip(" ").endswith(vocabulary.partners):
        return True
    return (lead.endswith(_BREAKS) or not start) and vocabulary.acts.match(text, end) is not None


def _proven(reading: Reading, vocabulary: Vocabulary, what: Head, start: int, end: int) -> bool:
    """Whether more than a title before it shows that the noun ``what`` with its modifiers is a name."""
    text, begin = reading.text, start + len(what.word)
    name = text[begin:end]
    if name[-1:].isdigit():
        name = _WHICH.sub("", name)
    return (
        (len(name) > _TOLD if what.word in _EXHIBITS else len(name) > _LONG and what.type != "library")
        or (what.type in _SEATED and name.endswith(_PROVINCES))
        or bool(vocabulary.proof.search(name))
        or bool(vocabulary.contact.match(text, end))
        or bool(DEFINED.match(text, end))
        or (what.type == "library" and name.startswith(vocabulary.public_places))
        or (text.endswith(_AT, 0, start) and bool(_ADDRESS.match(text, end)))
        or not all(is_word(word) or word.isdigit() for word in reading.words.between(begin, begin + len(name)))
    )


def _owned(extents: Extents, index: int, close: int) -> bool:
    """Whether a library or a museum bears the name of what it belongs to, glued to it (ห้องสมุดกรมประมง), or a centre up to ``close`` ends
    with that of a registered body: ศูนย์ฝึกอบรมกรมประมง.
    """
    _, end, what = extents.anchors.items[index]
    if isinstance(what, Head) and what.word == _CENTRE:
        return any(
            isinstance(owner, Form) and not owner.abbreviation and stop == close and start > end
            for start, stop, owner in takewhile(lambda item: item[0] < close, extents.anchors.items[index + 1 :])
        )
    if not isinstance(what, Head) or not (what.type == "library" or what.word in _OWNED):
        return False
    owner = extents.anchors.seek(index + 1, end)
    if owner == len(extents.anchors.items) or extents.anchors.items[owner][0] != end:
        return False
    named = extents.anchors.items[owner][2]
    grown = extents.grow(owner)
    return named is not None and grown is not None and _named(extents.reading, extents.vocabulary, named, end, *grown)


def _is_said_more(reading: Reading, begin: int, end: int) -> bool:
    """Whether more than one word stands there."""
    return reading.words.end(begin) < end


def _unit_of(extents: Extents, index: int, end: int) -> bool:
    """Whether it is the unit of a body that is named behind "ของ": ฝ่ายวิทยบริการของโรงเรียนดอนตาล."""
    text, (_, stop, what) = extents.reading.text, extents.anchors.items[index]
    of = _OF.match(text, end)
    if of is None or end == stop or not isinstance(what, Head) or what.word not in extents.vocabulary.defined_units:
        return False
    owner = extents.anchors.seek(index + 1, of.end())
    if owner == len(extents.anchors.items) or extents.anchors.items[owner][0] != of.end():
        return False
    named = extents.anchors.items[owner][2]
    grown = extents.grow(owner)
    return named is not None and grown is not None and _named(extents.reading, extents.vocabulary, named, of.end(), *grown)


def _spelt_out(text: str, vocabulary: Vocabulary, what: Form) -> bool:
    """Whether the text names the body that a dotted abbreviation may stand for, or who heads it: ผู้บัญชาการตำรวจแห่งชาติ tells what ตร. is."""
    if (what.abbreviation and not what.text.endswith(".")) or what.text in vocabulary.everyday or what.text in vocabulary.forums:
        return False
    names = (vocabulary.registry[identity].name for identity in what.ids)
    return any(name != what.text and name.removeprefix(_OFFICE_OF) in text for name in names)


def _is_surname(text: str, vocabulary: Vocabulary, start: int) -> bool:
    """Whether a person's title and given name stand before ``start``: นางสาวมาลี ดีพร้อม."""
    return text.endswith(" ", 0, start) and bool(vocabulary.shapes.person.search(text[max(0, start - _PERSON) : start]))


def _of_deputy(reading: Reading, vocabulary: Vocabulary, before: Found, start: int, what: Form | Head) -> bool:
    """Whether it is the work of a deputy that begins at ``start``, behind his institution: รองผู้อำนวยการสำนักหอสมุดฝ่ายบริหาร."""
    if not isinstance(what, Head) or what.word not in vocabulary.portfolios or not start - 1 <= before[1] <= start:
        return False
    return not reading.text[before[1] : start].strip(" ") and vocabulary.deputy(reading.text, before[0])


def _titled(text: str, vocabulary: Vocabulary, start: int) -> bool:
    return text[max(0, start - _REACH) : start].rstrip(" ").endswith(vocabulary.titles)
