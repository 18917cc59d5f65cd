"""Short names that the document itself defines: in brackets or with หรือ behind a name, then found wherever they stand.

"สำนักงานทดสอบแห่งชาติ (สทช.)", "ธนาคารตัวอย่าง (ไอเทสต์)", "Institute of Tests : IT)": each part of the bracket is a name of its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import ahocorasick

from bannarak.extract.component import Reading
from bannarak.extract.institutions.anchors import stands_alone
from bannarak.extract.institutions.modifiers import AGREEMENTS
from bannarak.extract.institutions.scan import Found
from bannarak.extract.institutions.vocabulary import Form, Head, Vocabulary
from bannarak.thai.corpus import frequency
from bannarak.thai.tokens import is_word

__all__ = ["Alias", "aliases", "recurrences", "short_names"]

Alias = tuple[int, int, int]  # start, end, index of the name it stands for

_BRACKET = re.compile(r"\s?\(([^()\n]{2,90})\)")
_OR = re.compile(r" {0,3}หรือ {0,3}((?:[ก-ฮ]{1,5}\.)+(?:[ก-ฮ]{1,4}(?![ก-๎])\.?)?|[A-Z][A-Za-z-]*[A-Z][A-Za-z-]*(?![A-Za-z]))")
_OR_NAMED = re.compile(r" {0,3}หรือ {0,3}([A-Z][\w&’'-]*(?: [\w&’'-]+){1,9}) ?\(([A-Z][A-Za-z-]*[A-Z])\)")
_OR_LATIN = re.compile(r" {0,3}หรือ {0,3}([A-Z][\w&’'-]*(?: (?:(?:of|for|and|the) )*[A-Z&][\w&’'-]*){1,9})", re.ASCII)
_OR_THAI = re.compile(r" {0,3}หรือ {0,3}([ก-ฮเ-ไ][ก-์]{2,14})(?: ?\(([A-Z][A-Za-z-]*[A-Z])\)|(?=[ \n]|\Z))")
_OF_VILLAGES = ("school", "local_government", "library", "hospital")  # behind which an unknown word is another village
_QUOTED_OR = re.compile(r"[“\"‘]([^“”\"‘’\n]{2,30})[”\"’] ?หรือ ?$")
_OR_ENDS, _OR_BEFORE = ("หรือ", "หรือ "), 60  # before a name; characters that hold such a quotation and what stands before it
_OR_REACH = 7  # letters and blanks of such a "หรือ"
_SPELT = re.compile(r"([ก-์]+) ?\($")
_TWO_WORDS = 2  # which alone are as often no name: Call Center
_COINED = 12  # letters of a coined word that the dictionary takes to pieces, if it stands before the abbreviation more than once
_LETTERS, _SPELT_OUT = 40, 20  # before an abbreviation in brackets: those looked at, and those of a word that may spell it
_BEFORE = re.compile(r"((?:[ก-ฮ]{1,5}\.){1,3}|[A-Z][A-Za-z-]*[A-Z]) ?\($")
_PART = re.compile(r"(?:(?!\s*[:;/,=]\s|\s*[:;/=]|\s+หรือ|\s+และ)[^\n])+")
_AHEAD = re.compile(r"[\s:;/,=]*(?:(?:หรือ|(?:ชื่อ)?(?:ภาษา)?อังกฤษ\s*:?|ชื่อย่อ|อักษรย่อ)\s*)?")
_DOTTED = re.compile(r"(?:[ก-ฮ]{1,5}\.){1,5}(?:[ก-ฮ]{1,4}\.?|[0-9]{2,3}|([ก-์]{3,20}))?")
_LATIN = re.compile(r"[A-Z][\w&’'.-]*(?:\s+(?:(?:of|and|for|the|in|on|to|de)\s+)*[A-Z0-9&(][\w&’'.,)-]*)*")
_SPACE = re.compile(" ")
_STEM = 4
_DIVISION = "บก."
_OWN_NAMES = ("ศูนย์", "สถาบัน", "กองทุน")  # an office bears the name of what it belongs to
_LATIN_NAME = re.compile(r"[ก-์]+ ([A-Z][A-Z0-9-]{2,9})")
_LATIN_COMPANY = re.compile(r"บริษัท ([A-Z][A-Za-z0-9-]{3,14})( [A-Z].*)?")
_NUMBERED = re.compile(r"-[0-9]+$")
_COMPANY = re.compile(r"บริษัท ?([ก-์]{3,30}(?: [ก-์]{2,30}){1,3}|[ก-์]{5,30}) จำกัด(?: ?\(มหาชน\))?")
_THAI = re.compile(r"[ก-ฮเ-ไ][ก-์]{2,14}")


def aliases(reading: Reading, vocabulary: Vocabulary, found: list[Found]) -> Iterator[Alias]:
    """The short names defined beside the names of ``found``."""
    text = reading.text
    for index, (start, end, what) in enumerate(found):
        if isinstance(what, Form) and what.abbreviation:
            if coined := _coined(reading, vocabulary, found, index):
                yield *coined, index
            continue
        if text.endswith(_OR_ENDS, 0, start) and (quoted := _quoted_before(reading, vocabulary, start)):
            yield *quoted, index
        if bracket := _BRACKET.match(text, end):
            if text.endswith(vocabulary.classes, start, end):
                continue  # the bracket parts the name
            for part in _PART.finditer(text, bracket.start(1), bracket.end(1)):
                ahead = _AHEAD.match(part.group())
                first = part.start() + (ahead.end() if ahead else 0)
                last = part.end() - len(part.group()) + len(part.group().rstrip())
                if _names(reading, vocabulary, (start, end), first, last, what):
                    yield first, last, index
                    if text.startswith(_DIVISION, first):  # บก.ปทส. is ปทส. too
                        yield first + len(_DIVISION), last, index
        elif text.find("หรือ", end, end + _OR_REACH) >= 0:
            following = found[index + 1] if index + 1 < len(found) else None
            for first, last in _alternatives(reading, vocabulary, end, what):
                if following is None or (first, last) != following[:2] or _is_its_own(text, vocabulary, (start, end, what), following):
                    yield first, last, index
        if text.startswith(")", end) and (before := _BEFORE.search(text, max(0, start - 20), start)):
            yield before.start(1), before.end(1), index


def _alternatives(reading: Reading, vocabulary: Vocabulary, end: int, what: Form | Head) -> Iterator[tuple[int, int]]:
    """What stands behind a name and "หรือ": its English name, its abbreviation, or both; a coined Thai word, perhaps with that."""
    text = reading.text
    if named := _OR_NAMED.match(text, end):
        yield named.span(1)
        yield named.span(2)
    elif (named := _OR_LATIN.match(text, end)) and _is_kind(named[1], vocabulary) and len(named[1].split()) > _TWO_WORDS:
        yield named.span(1)
    elif other := _OR.match(text, end):
        yield other.span(1)
    elif (other := _OR_THAI.match(text, end)) and _is_new(reading, vocabulary, other, what):
        yield other.span(1)
        if other[2]:
            yield other.span(2)


def _quoted_before(reading: Reading, vocabulary: Vocabulary, start: int) -> tuple[int, int] | None:
    """What stands in quotes before "หรือ" and a name if it can only be another name of it, Latin with capitals or no dictionary word, and
    not that of a project: “SM Park” หรือ อุทยานการเรียนรู้….
    """
    quoted = _QUOTED_OR.search(reading.text, max(0, start - _OR_BEFORE), start)
    if quoted is None or reading.text[max(0, start - _OR_BEFORE) : quoted.start()].rstrip(" ").endswith(vocabulary.meetings):
        return None
    word = quoted[1]
    if _LATIN.fullmatch(word):
        return quoted.span(1) if sum(map(str.isupper, word)) > 1 else None
    coined = vocabulary.spelt.match(word) or not all(map(is_word, reading.words.between(*quoted.span(1))))
    return quoted.span(1) if coined and _THAI.fullmatch(word) else None


def _is_new(reading: Reading, vocabulary: Vocabulary, other: re.Match[str], what: Form | Head) -> bool:
    """Whether the Thai word behind a name and "หรือ" can only be another name of it: one that no dictionary has, beside an abbreviation or
    repeated in the text, or any beside the registered abbreviation of the body.
    """
    word, abbreviation = other[1], vocabulary.forms.get(other[2] or "")
    if is_word(word) or word.startswith(vocabulary.channels):
        return False
    if abbreviation and isinstance(what, Form) and not set(abbreviation.ids).isdisjoint(what.ids):
        return True
    parts = reading.words.between(*other.span(1))
    if parts[0] in vocabulary.stops or parts[0] in vocabulary.common or (what.type in _OF_VILLAGES and not other[2]):
        return False
    unknown = not all(map(is_word, parts)) or (what.type == "company" and vocabulary.spelt.match(word) is not None)
    return unknown and (bool(other[2]) or reading.text.count(word) > 1)


def _is_its_own(text: str, vocabulary: Vocabulary, name: Found, abbreviation: Found) -> bool:
    """Whether a registered abbreviation behind a name and "หรือ" is that of the name: it begins with its letter, the registry does not
    know the name, and the text does not have the one that the registry knows.
    """
    (start, _, what), (first, _, short) = name, abbreviation
    if isinstance(what, Form) or not (isinstance(short, Form) and short.abbreviation and text[first] == text[start]):
        return False
    return not any(vocabulary.registry[identity].name.partition(" (")[0] in text for identity in short.ids)


def _coined(reading: Reading, vocabulary: Vocabulary, found: list[Found], index: int) -> tuple[int, int] | None:
    """The Thai word before the registered Latin abbreviation in brackets that it spells: "โดยทีเซลส์ (TCELS)"."""
    text, (at, close, what) = reading.text, found[index]
    word = _SPELT.search(text, max(0, at - _LETTERS), at) if isinstance(what, Form) and what.text.isascii() else None
    if word is None or (index and found[index - 1][1] > word.start(1)):
        return None
    start, end = word.span(1)
    if end - start > _SPELT_OUT:
        return None
    lead = next((lead for lead in vocabulary.leads if text.startswith(lead, start)), "")
    start += len(lead)
    short = end - start <= _COINED and not is_word(text[start:end]) and text.count(text[start:close]) > 1
    known = all(map(is_word, reading.words.between(start, end)))
    return (start, end) if end - start >= _STEM and (short or not known) else None


def short_names(reading: Reading, vocabulary: Vocabulary, found: list[Found]) -> Iterator[Alias]:
    """The part of a name that is met alone: Latin capitals behind a Thai head (มูลนิธิ ICDL), and what companies are called."""
    firms = []
    for index, (start, end, what) in enumerate(found):
        if not isinstance(what, Head):
            continue
        own = what.type in ("association", "company") or what.word in _OWN_NAMES
        if own and (latin := _LATIN_NAME.fullmatch(reading.text, start, end)) and latin[1] not in vocabulary.forms:
            yield *latin.span(1), index
        if what.firm:
            firms.append((index, start, end))
    yield from _firms(reading, firms)


def _firms(reading: Reading, firms: list[Alias]) -> Iterator[Alias]:
    """What stands between บริษัท and จำกัด if it holds a rare word; the first Latin word of a company that is also written with it alone."""
    latin: dict[str, list[re.Match[str]]] = defaultdict(list)
    indices: dict[int, int] = {}
    for index, start, end in firms:
        core = _COMPANY.fullmatch(reading.text, start, end)
        if core and any(frequency(word) == 0 for word in reading.words.between(*core.span(1))):
            yield *core.span(1), index
        elif firm := _LATIN_COMPANY.fullmatch(reading.text, start, end):
            latin[firm[1]].append(firm)
            indices[start] = index
    for written in latin.values():
        if len({firm[2] is None for firm in written}) > 1:
            yield from ((*firm.span(1), indices[firm.start()]) for firm in written)


def _names(reading: Reading, vocabulary: Vocabulary, name: tuple[int, int], start: int, end: int, what: Form | Head) -> bool:
    """Whether a part of the bracket behind the ``name`` can be a short name: an abbreviation, a Latin name, or Thai that no
    dictionary has and that, if it ends with ฯ, begins as the name does.
    """
    part = reading.text[start:end]
    named, named_end = name
    if part in AGREEMENTS or ("ฯ" in part and not reading.text.startswith(part[:_STEM], named)):
        return False
    if with_dots := _DOTTED.fullmatch(part):
        place = with_dots[1] or ""  # สำนักงานอุตสาหกรรมจังหวัดน่าน (สอจ.น่าน)
        return len(part) > 2 and not part.startswith(vocabulary.titles) and reading.text.endswith(place, named, named_end)
    if _LATIN.fullmatch(part):
        words = part.split()
        if _NUMBERED.search(part) or vocabulary.latin_place.fullmatch(f"({part})"):
            return False  # COVID-19, บริษัท Sun Moon (Thailand)
        if len(words) == 1 and isinstance(what, Form):
            return _initials(part, vocabulary, what)
        if isinstance(what, Form) and named_end - named > len(what.text) and _is_branch(words, vocabulary, what):
            return True
        if len(words) == 1:
            return sum(c.isupper() for c in part) > 1 or (isinstance(what, Head) and what.type == "company")
        return _is_kind(part, vocabulary) or (isinstance(what, Head) and (what.type == "company" or not what.proof or part.isupper()))
    if len(part) > _TWO_WORDS and (dotted := vocabulary.forms.get(f"{part}.")) and isinstance(what, Form):
        return not set(dotted.ids).isdisjoint(what.ids)  # (สสส): without its dot a word of the dictionary
    spelt = part not in vocabulary.forms and vocabulary.spelt.match(part) is not None  # โออาร์
    return bool(_THAI.fullmatch(part)) and (spelt or not all(map(is_word, reading.words.between(start, end))))


def _is_branch(words: list[str], vocabulary: Vocabulary, what: Form) -> bool:
    """Whether Latin words behind a branch of the body ``what`` begin as a registered name does, or with the capitals of one of its own:
    อุทยานการเรียนรู้สระแก้ว (TK Park Sa Kaeo), (TK Corner Sa Kaeo).
    """
    if any(" ".join(words[:count]) in vocabulary.forms for count in range(1, len(words))):
        return True
    own = (name for identity in what.ids for name in (*vocabulary.registry[identity].abbreviations, vocabulary.registry[identity].name_en))
    return words[0].isupper() and any(name.startswith(f"{words[0]} ") for name in own)


def _is_kind(name: str, vocabulary: Vocabulary) -> bool:
    """Whether one of the Latin words of ``name`` says what kind of organisation it is."""
    return any(word.strip(",.()") in vocabulary.latin or word in vocabulary.latin_of for word in name.split())


def _initials(short: str, vocabulary: Vocabulary, what: Form) -> bool:
    """Whether the letters of a Latin abbreviation stand in the English name of the institution in this order, or it has none."""
    english = vocabulary.registry[what.ids[0]].name_en.casefold()
    letters = iter(english)
    return not english or all(letter in letters for letter in short.casefold() if letter.isalpha())


def recurrences(reading: Reading, vocabulary: Vocabulary, defined: list[Alias]) -> Iterator[Alias]:
    """Every place of the text where a defined short name stands by itself."""
    text = reading.text
    known: dict[str, int] = {}
    for start, end, index in defined:
        written = text[start:end]
        known.setdefault(written, index)
        if "ก" <= written[0] <= "ไ":
            for blanks in ("", "  "):
                known.setdefault(written.replace(" ", blanks), index)
                for space in _SPACE.finditer(written):
                    known.setdefault(written[: space.start()] + blanks + written[space.end() :], index)
    if not known:
        return
    automaton = ahocorasick.Automaton()
    for written, index in known.items():
        automaton.add_word(written, (len(written), index))
    automaton.make_automaton()
    for last, (size, index) in automaton.iter_long(text):
        start, end = last + 1 - size, last + 1
        if stands_alone(reading, vocabulary, start, end, text[start:end]):
            yield start, end, index
