"""Where it took place: the words behind "ณ", else behind "ที่" before a word for a place or behind the day, else what was visited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bannarak.assemble.days import within
from bannarak.extract.component import Reading
from bannarak.knowledge import Knowledge
from bannarak.records import Mention
from bannarak.thai.alternation import any_of

__all__ = ["find_place"]

_LIMIT = 160
_SUM = 20  # letters of "รวม" and what is summed, of which the number may be found already
_NAMED_AFTER = 2  # words: a hall is named after a person
_ENVOY = 60  # letters before "ณ" in which an envoy or a mission is named
_QUARTER = 20  # letters of the longest name of a part of a town, behind that of an institution: กระทรวงพลังงาน จตุจักร กรุงเทพฯ
_CHUNK = re.compile(r"\S+")
_PROVINCE, _COUNTRY = ("จังหวัด", "จ."), "ประเทศ"  # the last words of an address
_NAYOK = "นครนายก"  # which holds a word for a man
_AMOUNT = re.compile(r"\s[0-9๐-๙]{1,3}(?:,[0-9๐-๙]{3})+\s*$")  # of what is there: "โรงยิม 4,000 ที่นั่ง"
_DOES = re.compile(r"\s*(?:ได้|จัด|มอบ|นำ|ร่วม|เข้า|เปิด|ลงนาม|จะ|ให้การ)")  # behind a name, which then begins a sentence
_AND = re.compile(r"\s*(?:\([^()\n]{1,40}\))?\s*(?:และ|,|กับ)\s*")
_AT_DAY = re.compile(r"[ )]{0,2}ที่[ ]?(?=[^\s.,()…_])")
_TODAY = re.compile(r"วันนี้(?:\s?\([^()\n]{3,30}(?=\)))?")  # วันนี้ (5 มี.ค.)
_LATIN = re.compile("[(]?[A-Z&]")
_TITLE = re.compile(r"(?:ดร|นพ|พญ|ผศ|รศ|ศ|น\.ส|ม\.ล|พล\.[อตทร]|พล\.ต\.[อทต]|พ\.ต\.[อทต])\.$")  # and a given name that begins with ณ
_TITLED = re.compile(r"(?:นาย|นาง|นางสาว|ดร\.|ม\.ล\.|ม\.ร\.ว\.|อาจารย์|หม่อม\S+|น\.ส\.|คุณ)\s*\S+(?:\s+\S+)?$")
_GIVEN = re.compile(r"[ก-๎]{2,}\s+[ก-๎]{2,}$")  # a given name and what is before "ณ" of a family name
_ONE_NAMED = re.compile(r"(?<![ก-๎])(?P<title>นาย|นาง|นางสาว|น\.ส\.|ม\.ล\.|ม\.ร\.ว\.) ?[ก-๎]{2,}$")  # by a title and a given name alone
_DOTS = re.compile(r"[.…]{2,}$|…$")


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of the lexicon, prepared."""

    starts: tuple[re.Pattern[str], ...]
    visits: re.Pattern[str]
    acts: re.Pattern[str]
    nouns: tuple[str, ...]
    housed: tuple[str, ...]
    not_place: tuple[str, ...]
    families: tuple[str, ...]
    family: re.Pattern[str]
    kin: re.Pattern[str]
    person: re.Pattern[str]
    ends: re.Pattern[str]
    goes_on: tuple[str, ...]
    envoy: re.Pattern[str]
    seats: tuple[str, ...]
    holders: tuple[str, ...]
    stands: tuple[str, ...]


@cache
def _prepared(knowledge: Knowledge) -> _Words:
    words = knowledge.lexicon("activities")["place"]
    return _Words(
        # The literal stands first and what must be before it behind, so that the search seeks the literal.
        starts=(
            re.compile(r"ณ(?:(?<![ก-๛]ณ)|(?<=\dณ))(?![ะ-ฺ็-๎])\.?[ ]*(?:ณ[ ]+)?(?=[^\s.,()…_])"),
            re.compile(rf"ที่(?:(?<=[\s\d.)]ที่)|{'|'.join(f'(?<={word}ที่)' for word in words['before_at'])})[ ]?(?={any_of(words['nouns'])})"),
            re.compile(
                rf"(?:{any_of(words['labels'])})"
                rf"(?:[ ]*:[ ]*(?:\n[ ]*(?=ณ |{any_of(words['nouns'])}))?|[ ]+(?=(?:ณ[ ]+)?(?:{any_of(words['nouns'])})))"
                r"(?:ณ[ ]+)?(?=[^\s.,()…_])"
            ),
        ),
        visits=re.compile(rf"(?:{any_of(words['visits'])})[ ]?(?=\S)"),
        acts=re.compile(any_of(words["acts"])),
        nouns=tuple(words["nouns"]),
        housed=tuple(words["housed"]),
        not_place=tuple(words["not_place"]),
        families=tuple(words["family"]),
        # Of a person, whose office or the next person follows, or nothing.
        family=re.compile(rf"(?:{any_of(words['family'])})(?=\s*(?:{any_of(words['office'])}|[,)\n]|$))"),
        kin=re.compile(rf"[ก-๎]{{3,14}}(?= *(?:{any_of((*words['office'], *words['offices_of_provinces']))}))"),
        person=re.compile(rf"(?:{any_of(_PROVINCE)})(?:{_NAYOK}|(?!{_NAYOK})[ก-๎]{{3,20}}?)(?=(?:{any_of(words['person'])})[ก-๎ ]{{2}})"),
        ends=re.compile(
            rf"\n|{any_of(words['end'])}|รวม(?= ?(?:{any_of(words['summed'])}|[0-9๐-๙,]+ ?(?:{any_of(words['summed_units'])})))"
        ),
        goes_on=tuple(words["continue"]),
        envoy=re.compile(rf"(?:{any_of(words['envoy'])})\S{{0,40}}\s*$"),
        seats=tuple(words["seat"]),
        holders=tuple(words["holder"]),
        stands=tuple(word + blank for word in words["stands"] for blank in ("", " ")),
    )


def find_place(reading: Reading, start: int, end: int, mentions: Sequence[Mention], plain: bool = True) -> tuple[int, int] | None:
    """The first place named between ``start`` and ``end``, as a span; ``mentions`` are those of this stretch.

    Unless ``plain``, only what begins with a word for a place is one.
    """
    text, words = reading.text, _prepared(reading.knowledge)
    at_sign = words.starts[0]
    for pattern in words.starts:
        for m in pattern.finditer(text, start, end):
            rest = text[m.end() : m.end() + 24]
            if rest.startswith(words.not_place) or any(x.start <= m.end() < x.end and x.label in ("date", "time") for x in mentions):
                continue
            if text.endswith(words.stands, start, m.start()):
                continue
            if pattern is at_sign and (_in_name(reading, start, m, words) or _in_word(reading, m, words) or _of_mission(reading, m, words)):
                continue
            if not plain and not rest.startswith(words.nouns):
                continue
            if pattern is words.starts[1] and _does(reading, m.end(), words):
                continue
            stop = _stop(text, m.end(), min(end, m.end() + _LIMIT), mentions, words)
            if stop > m.end():
                return m.end(), stop
    return _at_day(reading, start, end, mentions, words) or (_visited(reading, start, end, mentions, words) if plain else None)


def _at_day(reading: Reading, start: int, end: int, mentions: Sequence[Mention], words: _Words) -> tuple[int, int] | None:
    """What "ที่" right behind a day, a time or "วันนี้" begins, where that is a name or a word for what has a house; not what a body does
    then: "วันที่ 5 มีนาคม ที่กรมศิลปากรกำหนด".
    """
    text = reading.text
    told = {x.end for x in within(reading, max(0, start - _ENVOY), end) if x.label in ("date", "time") and start <= x.end < end}
    for at in sorted(told | {m.end() for m in _TODAY.finditer(text, start, end)}):
        found = _AT_DAY.match(text, at)
        if found is None:
            continue
        if not (_named(reading, found.end()) or text.startswith(words.housed, found.end())) or _does(reading, found.end(), words):
            continue
        stop = _stop(text, found.end(), min(end, found.end() + _LIMIT), mentions, words)
        if stop > found.end():
            return found.end(), stop
    return None


def _named(reading: Reading, at: int) -> Mention | None:
    """The institution whose name begins at ``at``."""
    return next((x for x in within(reading, at, at + 1) if x.label == "institution"), None)


def _does(reading: Reading, at: int, words: _Words) -> bool:
    """Whether what an institution does is glued to its name at ``at``: "ที่" before it begins no place then."""
    name = _named(reading, at)
    return name is not None and words.acts.match(reading.text, name.end) is not None


def _visited(reading: Reading, start: int, end: int, mentions: Sequence[Mention], words: _Words) -> tuple[int, int] | None:
    """The institution or place that is visited: where nothing else tells where it was, it was there."""
    text = reading.text
    for found in words.visits.finditer(text, start, end):
        if _named(reading, found.end()) or text.startswith(words.nouns, found.end()):
            stop = _stop(text, found.end(), min(end, found.end() + _LIMIT), mentions, words)
            if stop > found.end():
                return found.end(), stop
    return None


def _in_name(reading: Reading, start: int, found: re.Match[str], words: _Words) -> bool:
    """Whether "ณ" begins a given name behind a title, or the family name of a person: one with a title, or with an office behind it; any
    word before an office where the person has a title and else no family name.
    """
    text = reading.text
    before = text[max(start, found.start() - 40) : found.start()]
    if _TITLE.search(before):
        return True
    before = before.rstrip()
    if not text.startswith(words.families, found.end()):
        return _has_given_name(reading, found.start(), before) and _is_family(reading, found.end(), words)
    return bool(_TITLED.search(before) or (_GIVEN.search(before) and words.family.match(text, found.end())))


def _has_given_name(reading: Reading, at: int, before: str) -> bool:
    """Whether ``before``, which ends at the blanks before ``at``, ends with a title and a given name; นายอำเภอ and นายกสมาคม are none."""
    person = _ONE_NAMED.search(before)
    if person is None:
        return False
    title = len(reading.text[:at].rstrip()) - len(person.group())
    return reading.words.end(title) == title + len(person["title"])


def _is_family(reading: Reading, at: int, words: _Words) -> bool:
    """Whether an office, or nothing, stands behind the one word at ``at``, which is none for a place or an institution."""
    kin = words.kin.match(reading.text, at)
    return kin is not None and not kin.group().startswith(words.nouns) and _named(reading, at) is None


def _of_mission(reading: Reading, found: re.Match[str], words: _Words) -> bool:
    """Whether "ณ" tells where a mission has its seat, within its name or behind the office of its head, and not where something was."""
    text, at = reading.text, found.start()
    if text.startswith(words.seats, found.end()) and words.envoy.search(text, max(0, at - _ENVOY), at):
        return True
    return any(m.end > at and m.label == "institution" for m in within(reading, max(0, at - _ENVOY), at))


def _in_word(reading: Reading, found: re.Match[str], words: _Words) -> bool:
    """Whether "ณ" begins a word of the dictionary, such as the given name ณรงค์, and nothing for a place is glued to it."""
    return (
        found.end() == found.start() + 1
        and not reading.text.startswith(words.nouns, found.end())
        and reading.words.end(found.start()) > found.end()
    )


def _stop(text: str, at: int, end: int, mentions: Sequence[Mention], words: _Words) -> int:
    """Where the place that begins at ``at`` is over: at a space, unless what follows belongs to an address or is a name."""
    names = [(m.start, m.end) for m in mentions if m.label == "institution" and m.end > at]
    stop = min([end, *(m.start for m in mentions if m.start > at and m.label in ("date", "time", "evidence", "participants"))])
    for cue in words.ends.finditer(text, at + 1, stop + _SUM):
        if not any(first < cue.start() < last for first, last in names):
            stop = min(stop, cue.start())
            break
    if person := words.person.search(text, at, stop):
        stop = person.end()
    over, doubtful, complete, of_province, kind = at, 0, False, False, False
    ends = {last for _, last in names}
    opening = found.end() if (found := _CHUNK.match(text, at, stop)) else at
    for chunk in _CHUNK.finditer(text, at, stop):
        start = chunk.start()
        if complete and not text.startswith(_COUNTRY, start):
            break
        if start > over > at and text.startswith(words.holders, start) and text[at:over] not in words.nouns:
            break  # who did something there: "ณ ห้องทอง ประธานกรรมการ บริษัท …"
        bare = chunk.group() in _PROVINCE  # "จ." apart from the name of it
        complete = of_province or (start > at and text.startswith(_PROVINCE, start) and not bare)
        of_province = bare and start > at
        name = next((last for first, last in names if first <= start < last), None)
        if name and any(last <= start for _, last in names) and any(first == start for first, _ in names) and _acts(text, name, names):
            break  # the place is one institution's, the next name begins a sentence
        known = doubtful < _NAMED_AFTER and (name is not None or text[start].isdigit())
        goes_on = text.startswith(words.goes_on, start) or (not doubtful and _LATIN.match(text, start))
        belongs = start == at or start < over or known or goes_on or kind
        kind = chunk.group() in words.goes_on  # "ตำบล" apart from the name of it
        if belongs:
            over, doubtful = max(over, chunk.end(), min(name or 0, stop)), 0
        elif doubtful < (_NAMED_AFTER if over == opening else 1) and over > at and text[start - 2 : start - 1] != " ":
            if over in ends and len(chunk.group()) > _QUARTER and text[start] != "(":
                break
            doubtful += 1  # more of a hall's name, if an address goes on behind it
        else:
            break
    return at + len(_DOTS.sub("", _AMOUNT.sub("", _whole(text[at : min(over, stop)])).rstrip(" \t\n(,[;")).rstrip())


def _acts(text: str, end: int, names: Sequence[tuple[int, int]]) -> bool:
    """Whether behind the name that is over at ``end``, or behind those that are joined to it, it is told what they do."""
    for first, last in names:
        if first >= end and _AND.fullmatch(text, end, first):
            end = last
    return _DOES.match(text, end) is not None


def _whole(place: str) -> str:
    """``place`` without a bracket that was not closed in it, or a quotation mark that was not opened."""
    if place.rfind("(") > place.rfind(")"):
        place = place[: place.rfind("(")]
    odd = place.endswith(('"', "”")) and place.count('"') % 2 + place.count("”") - place.count("“")
    return place[:-1] if odd else place
