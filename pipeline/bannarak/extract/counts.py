"""Numbers of people and of institutions: a number with its classifier, what bounds it and what it counts.

Work is done at digits only: one expression finds number and classifier, then the words before it tell an ordinal from a count and a
bound from an exact number.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from bannarak.extract.component import Reading, component
from bannarak.extract.count_lexicon import NUMBER_WORDS, SHORT_NUMBER_WORD, CountWords, count_words, integer
from bannarak.extract.count_nouns import who
from bannarak.extract.count_tables import cells, with_rows
from bannarak.records import Approx, CountValue, Mention
from bannarak.thai.places import matches_at, places

__all__ = ["find_counts"]

_CONTEXT = 80  # how far back the words before a number are read
_NO_NUMBER = ("00", "๐๐")  # the rest of one that a space took apart
_SIZES, _NEAR = ("ขนาดเล็ก", "ขนาดกลาง", "ขนาดใหญ่"), 24
_FURTHER = 300  # and how far those that tell of monks may be
_GREGORIAN = re.compile(r"(?:19|20|๑๙|๒๐)[0-9๐-๙]{2}|2100")
_FEW = 3  # figures of a number of institutions of a kind: what has more is a year or the number of a form
_CLAUSE = 45  # letters before a number in which it may be said of what it is
_LIMIT = 10**10  # more people than there are
_PHRASE, _SHORTEST = 40, 2  # letters of the longest noun phrase kept as what is counted, and of what is none


@component("bannarak_counts")
def find_counts(reading: Reading) -> Iterator[Mention]:
    """The counts of the text; numbers inside dates, times and codes are left out."""
    words = count_words(reading.knowledge)
    taken = _Spans((m.start, m.end) for m in reading.mentions)
    found: list[Mention] = []
    for match in matches_at(words.figures, reading.text, (start for start, _ in reading.figures)):
        mention = None if taken.covers(match.start()) else _count(reading, match, words, found[-1].end if found else 0)
        if mention is not None:
            found.append(mention)
    begins = sorted(at for at, _ in (*reading.literals.places(NUMBER_WORDS), *places(reading.text, (SHORT_NUMBER_WORD,))))
    for match in matches_at(words.spelt, reading.text, begins):
        mention = _spelt(reading, match, words)
        if mention is not None:
            found.append(mention)
    if not reading.grids:
        yield from found
        return
    # A cell does not end within a count: that would be the number of the row, and the name that begins the next cell.
    ends = sorted(cell.end for table in reading.grids for row in table.rows for cell in row)
    found = [m for m in found if bisect_right(ends, m.start) == bisect_left(ends, m.end)]
    known = _Spans((m.start, m.end) for m in found)
    found += [m for m in cells(reading, words) if not known.covers(m.start) and not taken.covers(m.start)]
    yield from with_rows(reading, found, words)


class _Spans:
    """Spans that are already understood; they do not overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self.starts = [start for start, _ in ordered]
        self.ends = [end for _, end in ordered]

    def covers(self, offset: int) -> bool:
        at = bisect_right(self.starts, offset) - 1
        return at >= 0 and offset < self.ends[at]


def _count(reading: Reading, found: re.Match[str], words: CountWords, floor: int) -> Mention | None:
    """The count that ``found`` may be; what it counts does not begin before ``floor``."""
    text, unit = reading.text, found["unit"]
    upper = "n_max" if found["n_max"] else "n_to"
    low, high = integer(found["n"], found["magnitude"]), integer(found[upper], found["magnitude"])
    start = found.start()
    if found[upper] and (low is None or high is None or high <= low):
        start, low, high = found.start(upper), high, None  # no range: the first number belongs to what is before
    if low is None or low >= _LIMIT or found["n"].startswith(_NO_NUMBER):
        return None
    before = _before(text, start)
    if _glued(before) and not (unit and _SHARED.search(before)):
        return None
    if unit:
        return _mention(reading, found, start, low, high, words, floor)
    marker = text.startswith(")", found.end()) and "(" not in before  # 4) begins an item
    if found["magnitude"] and not before[: _bound(before, words)[0]].rstrip().endswith(words.visitors):
        return None  # money as often, but not "ผู้ใช้บริการกว่า 7 แสน"
    if marker or _year(found["n"]) or not words.head.search(before):
        return None
    if words.counter.fullmatch(before) and not _rest(text, found.end()).strip():
        return None
    return _mention(reading, found, start, low, high, words, floor)


def _spelt(reading: Reading, found: re.Match[str], words: CountWords) -> Mention | None:
    number = integer(found["n"])
    before = reading.text[max(0, found.start() - 4) : found.start()]
    if number is None or before.endswith(words.no_numbers) or reading.text.startswith("ใด", found.end()):
        return None  # แหก, หลายสิบคน, คนหนึ่งคนใด
    if found["unit"] in words.sides or (number == 1 and found["unit"] in words.nouns):
        return None  # ทั้งสองประเทศ means both, อีกหนึ่งจังหวัด another
    return _mention(reading, found, found.start(), number, None, words)


def _mention(
    reading: Reading, found: re.Match[str], start: int, n: int, n_max: int | None, words: CountWords, floor: int = 0
) -> Mention | None:
    text, unit = reading.text, found["unit"]
    before = _before(text, start)
    if before.rstrip().endswith(words.ordinals):
        return None
    bound, sense = _bound(before, words)
    lead_in = before[:bound].rstrip()
    if unit and _POSTS.match(text, found.end()):
        return None
    if unit:
        if _slogan(text, found, words) or not (_fits(unit, lead_in, words) or _further_before(text, start, unit, lead_in, words)):
            return None
        if not sense and _year_said(found, lead_in, words):
            return None
        if not (sense or found["more"] or unit not in words.nouns or _counted(text, found, lead_in, words)):
            return None
        if unit in words.people and not _people(text, found, lead_in, words):
            return None
    if found["more"] or found["up"]:
        sense = "over"
    per = lead_in.endswith("ละ") and not lead_in.endswith("และ")
    if per and sense is None and (bounded := words.bounded_share.search(lead_in)):
        sense = words.senses[bounded[1]]
    start -= len(before) - bound
    value = CountValue(
        n=n,
        n_max=n_max,
        approx=sense or "exact",
        per=per,
        of=unit if unit in words.named else _counted_noun(reading, start, words, floor, unit),
        total=lead_in.removesuffix("จำนวน").rstrip().endswith(words.totals),
    )
    end = found.end() if unit else max(found.end(group) for group in ("n", "n_max", "n_to", "magnitude"))
    return Mention(words.labels[unit] if unit else "participants", start, end, value)


def _before(text: str, start: int) -> str:
    """The words before ``start`` on its line."""
    return text[max(0, text.rfind("\n", max(0, start - _CONTEXT), start) + 1, start - _CONTEXT) : start]


_PHONE = re.compile(r"(?<![0-9๐-๙])(?!(?:19|20|2[456]|๑๙|๒๐|๒[๔๕๖])..[ ])[0-9๐-๙]{3,4}[ -]$")  # but a year before a count


def _glued(before: str) -> bool:
    """Whether the digits belong to what stands before them: COVID-19, โควิด-19, A4, 3/5, a telephone number."""
    if before.endswith((" ", "-")) and before[-2:-1].isdigit() and _PHONE.search(before):
        return True
    stem = before.rstrip("-–")
    if stem == before:
        return before.endswith("/") or _latin(before)
    return _latin(stem) or stem[-1:].isdigit() or stem.endswith("โควิด")


_SHARED = re.compile(r"[0-9๐-๙] ?[ก-๎]{2,12}/$")  # two numbers of one group: 3 คณะ/90 คน


def _latin(before: str) -> bool:
    return before[-1:].isascii() and before[-1:].isalpha()


def _bound(before: str, words: CountWords) -> tuple[int, Approx | None]:
    """Where the approximators before the number begin, and the sense of the one next to it."""
    end, first = len(before), None
    while True:
        stem = before[:end].rstrip()
        if stem.endswith(words.no_approximators):
            return end, first
        for word, sense in words.approximators:
            if stem.endswith(word):
                first = first or sense
                end = len(stem) - len(word)
                break
        else:
            return end, first


def _year(number: str) -> bool:
    return len(number) == 4 and number.isdecimal() and 1900 <= int(number) <= 2600


def _fits(unit: str, lead_in: str, words: CountWords) -> bool:
    """Whether a classifier of several senses counts people or institutions behind these words."""
    needs, bars = words.only_behind.get(unit), words.never_behind.get(unit)
    if needs and not any(need in lead_in for need in needs):
        return False
    if any(bar in lead_in for bar in words.never_with.get(unit, ())):
        return False
    stem = lead_in.removesuffix("จำนวน").rstrip(" (")
    if bars and stem.endswith(_SIZES) and any(noun in stem[-_NEAR:] for noun in words.kinds):
        return True  # โรงเรียนขนาดเล็ก 6 แห่ง
    return not (bars and (stem.endswith(bars) or (unit in words.places and _of_no_institution(stem[-_CLAUSE:], bars, words))))


def _further_before(text: str, start: int, unit: str, lead_in: str, words: CountWords) -> bool:
    """Whether a classifier that fits nothing near counts people named further before on the line, or of whom only the home is named."""
    further = words.further.get(unit)
    if further is None:
        return False
    line = text[max(0, text.rfind("\n", max(0, start - _FURTHER), start) + 1, start - _FURTHER) : start]
    if any(other in line for other in further.others):
        return False
    at_home = further.homes.search(lead_in.removesuffix("จำนวน").rstrip())
    return at_home is not None or any(word in line for word in further.words)


def _year_said(found: re.Match[str], lead_in: str, words: CountWords) -> bool:
    """Whether the figures that a classifier of people is glued to are a year, and what it begins is told of it: "1998ท่านได้เล่า"."""
    if not _GREGORIAN.fullmatch(found["n"]) or found.start("unit") != found.end("n") or words.labels[found["unit"]] != "participants":
        return False
    if found["more"] or found["up"] or found["n_max"] or found["n_to"]:
        return False
    counted = lead_in.endswith((*words.counting, *words.totals, "ละ")) or words.head.search(lead_in)
    return not counted and not any(noun in lead_in[-_CLAUSE:] for noun in (*words.people, "ผู้", "คน"))


def _rest(text: str, at: int) -> str:
    """What stands behind ``at`` on its line, as far as it tells whether that is anything."""
    return text[at : at + _CONTEXT].partition("\n")[0]


def _of_no_institution(clause: str, bars: tuple[str, ...], words: CountWords) -> bool:
    """Whether the words before a number speak of places that are no institutions (มีจุดตัดที่ถูกปิดไปแล้ว 217 แห่ง), and of no institution."""
    return any(bar in clause for bar in bars) and not any(noun in clause for noun in words.kinds)


def _counted(text: str, found: re.Match[str], lead_in: str, words: CountWords) -> bool:
    """Whether the noun behind the number is counted, and does not begin the name of something."""
    dotted = lead_in.endswith(".") and not _ABBREVIATION.search(lead_in)
    if dotted or lead_in.endswith(words.ordinal_nouns) or _latin(lead_in):
        return False
    if lead_in.endswith((*words.leads, *words.totals)):
        return True
    if len(found["n"]) <= _FEW and words.sorts.match(text, found.end()):
        return True
    if found["unit"].endswith(".") and (integer(found["n"]) or 0) > 1 and lead_in.endswith(_OPENING):
        return True  # in the quotes of a headline: ‘5 ร.ร.ดอนตาล’
    after = text[found.end() : found.end() + 12].lstrip("ฯ")
    return not _year(found["n"].replace(",", "")) and (not after[:1].isalpha() or after.startswith(words.follows))


_OPENING = ("“", "‘", '"', "'")
_POSTS = re.compile(r" ?\([Uu][Rr][Ll]")  # so many "ราย" of addresses
_ABBREVIATION = re.compile(r"(?:(?<![ก-๎])[ก-ฮ]{3,5}|[0-9๐-๙] ?[ก-ฮ]{2})\.$")  # of a body or a place: "ใน กทม. 234 ศูนย์"


def _people(text: str, found: re.Match[str], lead_in: str, words: CountWords) -> bool:
    """Whether a bare number before people is theirs: not the number of a row, a class, a year, nor what a Latin word or a dot ends, nor
    that of the noun before it ("อัยการ 300 ข้าราชการ 500").
    """
    words_before = lead_in.endswith((*words.ordinal_nouns, "ที่", ".", "-", "–", ":", "/")) or _latin(lead_in)
    plausible = not _year(found["n"].replace(",", "")) and found["n"] not in ("1", "๑")
    return bool(lead_in) and not words_before and plausible and not _NUMBERED.match(text, found.end())


_NUMBERED = re.compile(r"[ก-๎]{0,30} ?[0-9๐-๙]")


_ONE_BEFORE = re.compile(r"(?<![0-9๐-๙.,])[1๑] ?[ก-๎]{2,15} ?$")
_ONE_BEHIND = re.compile(r" ?(?:มี )?[1๑] ?[ก-๎]")


def _slogan(text: str, found: re.Match[str], words: CountWords) -> bool:
    """One of each is a motto, not a count: 1 ตำบล 1 ผลิตภัณฑ์."""
    if found["n"] not in ("1", "๑"):
        return False
    place = words.labels[found["unit"]] == "institution_count"  # "รุ่นที่ 1 จำนวน 1 คน" is none
    before = place and _ONE_BEFORE.search(text, max(0, found.start() - 20), found.start())
    return bool(before or _ONE_BEHIND.match(text, found.end()))


def _counted_noun(reading: Reading, end: int, words: CountWords, floor: int, unit: str | None) -> str | None:
    """What is counted by the number whose approximators begin at ``end``; None if nothing tells it."""
    first, final = _phrase(reading, end, words, floor)
    if final - first <= _SHORTEST:
        return None
    if unit is None or words.labels[unit] == "participants":
        return who(reading, first, final, words, floor)
    return reading.text[first:final]


def _phrase(reading: Reading, end: int, words: CountWords, floor: int) -> tuple[int, int]:
    """Where the noun phrase that ends before ``end``, and does not begin before ``floor``, begins and ends; empty without one."""
    text, start_of = reading.text, reading.words.start
    final = end if reading.words.begins(end) else reading.words.end(end)
    while final and (word := text[(before := start_of(final)) : final].strip(" ")) in words.skipped:
        if word in words.verbs and before and text.startswith("ผู้", start_of(before)):
            break  # ผู้เข้าร่วม is a noun
        final = start_of(before) if word == "ละ" else before  # of โรงเรียนละ both words
    first = final
    while first > floor and final - (before := start_of(first)) <= _PHRASE:
        word = text[before:first]
        if word in words.stops or not word[:1].isalpha():
            break
        first = before
    return first, final
