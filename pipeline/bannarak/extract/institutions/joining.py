"""Whether two names that stand beside each other are one: a unit, and behind it what it belongs to."""

from __future__ import annotations

import re

from bannarak.extract.component import Reading
from bannarak.extract.institutions.anchors import Anchor
from bannarak.extract.institutions.vocabulary import Form, Head, Vocabulary
from bannarak.thai.corpus import provinces
from bannarak.thai.tokens import is_word

__all__ = ["TOP", "hosts", "joins", "placed_apart"]

TOP = 6
"""The rank of what belongs to nothing but the state."""
_CENTRE = 4  # rank: what is no larger may be a learning centre of a larger one: กศน.ตำบล of กศน.อำเภอ
_OFFICE = 3  # rank: what is no larger may be a unit of a company or an association
_OFFICE_ABBREVIATED, _CLUB, _UNIVERSITY, _NATIONAL = "สนง.", "ชมรม", "มหาวิทยาลัย", "แห่งชาติ"
_OF_PROVINCE = "จังหวัด"
_DEPARTMENT = "กรม"
_LONG = 24  # characters behind a head: longer than any common noun
_LEAD = 12  # characters before a name that say that it is a place
_PLACE = re.compile(r"(?<![ก-๎])(?:ณ|ที่) ?$")
_ONLY_PLACE = re.compile(r"(?:^|[\n0-9๐-๙)]|น\.) {0,2}(?:ณ|ที่) ?$")  # and that only the time stands before it
_BODIES = ("company", "association", "network", "international", "local_government")  # which belong to nobody


def joins(vocabulary: Vocabulary, unit: Head | Form, parent: Head | Form) -> bool:
    """Whether ``unit`` before ``parent`` is one name: by the registry where it knows both, else by rank."""
    boards = {"school": vocabulary.school_boards, "hospital": vocabulary.hospital_boards}.get(unit.type)
    if boards and (parent.word if isinstance(parent, Head) else parent.text).startswith(boards):
        return True
    if isinstance(unit, Form) and isinstance(parent, Form):
        return _registered(vocabulary, unit, parent)
    if isinstance(unit, Form):
        local = unit.type == "government" and unit.rank > _OFFICE and parent.type == "local_government"
        if local or parent.type in ("association", "network", "company"):
            return False
    elif _apart(unit, parent):
        return False
    elif unit.word.startswith(vocabulary.tasks) and isinstance(parent, Head) and parent.word in vocabulary.task_groups:
        return True
    elif unit.word == _CLUB and parent.type == "university":
        return parent.rank > unit.rank  # of students
    if isinstance(unit, Head) and unit.word in vocabulary.chapters and not isinstance(parent, Form):
        return False  # เหล่ากาชาดจังหวัดน่าน สมาคม…
    if unit.type in _BODIES:
        return unit.type == parent.type == "association" and parent.rank > unit.rank
    if parent.type in _BODIES and parent.type != "local_government" and unit.rank > _OFFICE:
        return False
    if unit.type == "government" and unit.rank >= TOP:
        return False  # a ministry, even one that the registry does not know
    if unit.type in ("school", "hospital") and unit.rank > _CENTRE:
        return parent.type in ("university", "local_government") and parent.rank > unit.rank
    return parent.rank > unit.rank or (isinstance(unit, Head) and isinstance(parent, Form) and parent.top and unit.rank == parent.rank)


def placed_apart(vocabulary: Vocabulary, unit: Head, own: str, parent: Head | Form, behind: str) -> bool:
    """Whether the names beside each other are two of one place or of two: สำนักงานเกษตรจังหวัดน่าน มหาวิทยาลัย…, โรงพยาบาลน่าน เทศบาล….

    ``own`` is what the unit has behind its head, ``behind`` the text from the parent on.
    """
    if unit.word in vocabulary.offices and _OF_PROVINCE in own:
        first = behind.split(" ", 1)[0]
        return parent.type != "government" or (first.startswith(vocabulary.office_heads) and _OF_PROVINCE in first)
    if unit.type == "library" and (unit.word + own).startswith(vocabulary.town_libraries):
        return parent.type in ("library", "university")
    if unit.word in vocabulary.colleges:
        return parent.type == "university"
    if unit.word in vocabulary.shapes.schools:
        return parent.type == "university" and not own.strip().startswith(vocabulary.taught)
    if unit.word in vocabulary.police:
        return not behind.startswith(vocabulary.police_boards)
    if unit.word.startswith(vocabulary.prisons):
        return parent.type == "local_government"
    return unit.type == "hospital" and parent.type == "local_government" and own in provinces()


def hosts(reading: Reading, vocabulary: Vocabulary, unit: Anchor, end: int, parent: Head | Form, stop: int) -> bool:
    """Whether the second of two names, up to ``stop``, is the subject of the verb there, and the first, up to ``end``, but the place
    where it is done: ณ ห้องสมุดประชาชนอำเภอดอนตาล กศน.อำเภอดอนตาลจัดอบรม.

    The first must tell by itself which one is meant, which what a university has seldom does. The subject of a verb behind a space may as
    well stand before the place, unless nothing but the time does.
    """
    text, (start, begin, what) = reading.text, unit
    place = _PLACE if text[stop : stop + 1] != " " else _ONLY_PLACE
    if parent.type == "university" or not vocabulary.does.match(text, stop) or not place.search(text[max(0, start - _LEAD) : start]):
        return False
    if isinstance(what, Form):
        return len(what.ids) == 1 and not what.abbreviation
    return (
        end - begin > _LONG or bool(vocabulary.proof.search(text, begin, end)) or not all(map(is_word, reading.words.between(begin, end)))
    )


def _registered(vocabulary: Vocabulary, unit: Form, parent: Form) -> bool:
    """The same of two that the registry knows."""
    above = {up for identity in unit.ids for up in vocabulary.above(identity)}
    if above & set(parent.ids) or any(vocabulary.once_under.get(identity) in parent.ids for identity in unit.ids):
        return True
    if (
        unit.type == "library"
        and parent.type in ("university", "local_government")
        and not (unit.text.isascii() or _UNIVERSITY in unit.text)
    ):
        return parent.rank == TOP and not unit.text.endswith(_NATIONAL)  # which another library bears too
    if unit.type == "library" and set(unit.ids) & set(parent.ids) and not (unit.abbreviation or parent.abbreviation):
        return unit.text not in parent.text  # a part of the library, which the registry has under the whole
    return len(unit.ids) > 1 and parent.rank > unit.rank


def _apart(unit: Head, parent: Head | Form) -> bool:
    """Whether the unit is no part of anything like the parent: สภ.ดอนตาล โรงเรียนดอนตาล, กรมดอนตาล มหาวิทยาลัยดอนตาล."""
    if unit.word == _DEPARTMENT and parent.type != "government":
        return True
    short = isinstance(parent, Head) and parent.short
    if unit.short and unit.word != _OFFICE_ABBREVIATED and unit.type == "government" and (parent.type != "government" or short):
        return True
    return unit.rank > _OFFICE and parent.type in ("hospital", "school")
