"""Marks that extraction has put one letter too far behind, with a space: "วนั ที่" for วันที่, "หอ้ งสมดุ " for ห้องสมุด.

The letters alone do not show it ("ครู สอน" is sound), so the dictionary decides at each place: freely in a document whose marks are
shifted throughout, and beyond doubt where they are here and there.
"""

from __future__ import annotations

import re

from bannarak.thai.corpus import dictionary, frequency
from bannarak.thai.editmap import Edit
from bannarak.thai.lines import opens_clause
from bannarak.thai.literals import Literals, Sought
from bannarak.thai.repair_confusion import likelihood
from bannarak.thai.tokens import is_word, tokenise

__all__ = ["STRAYED", "TELLING", "differs_in_place", "echoed_marks", "has_strayed", "shifted_marks", "strayed_marks", "torn_vowels"]

TELLING = "ั "
"""A letter always follows MAI HAN-AKAT, so that no sound text holds this: sought before anything is worked out."""


def _strayed(word: str) -> str:
    """``word`` with its first mark where extraction puts it that shifts them: สมุด as สมดุ, and a space."""
    return re.sub(r"([ก-ฮ])([ัิ-ฺ็-์]{1,2})([ก-ฮ])(?![ัิ-ฺ็-์])(.*)", r"\1\3\2 \4", word, count=1)


_COMMON = (
    *("ศึกษา", "ประเมิน", "คุณ", "สมุด", "กิจกรรม", "ชุม", "บุค", "ข้อ", "ห้อง", "จึง", "เป็น", "ศูนย์", "วิทยา", "สนุน", "เชิง", "เสริม"),
    *("เรียน", "แห่ง", "ต้อง", "ร่วม", "สุข", "มูล", "เกิด", "ชีวิต", "กลุ่ม", "นิสิต", "เพิ่ม", "พื้น", "เล็ก", "หลักสูตร"),
)
STRAYED = Sought(*(f"{vowel}{tone} " for vowel in "ัื" for tone in "่้"), "ือ่", "ือ้", *sorted({_strayed(word) for word in _COMMON}))
"""What no sound text holds either: a vowel sign that stands within a syllable at its end, a tone mark on its last letter, common words so
damaged.
"""

# A letter with its tone mark can only have lost a vowel sign; a tone mark before " า" stands on its own letter, and SARA AM is torn (ซ้ า).
_PLACE = re.compile(
    r"(?:(?<=[ก-ฮัิ-ฺ])(?:"
    r"(?P<stays>(?:[่-๋](?=[ก-ไ][ัิ-ฺ] ))?)(?:(?P<own>[ก-ฮ])(?P<before>[ัิ-ฺ็-์]{1,2}) )?(?P<vowel>[เ-ไ])(?P<above>[ัิ-ฺ็-์]{1,2}) "
    r"|(?P<tone>(?:[่-๋](?=[ก-า][ัิ-ฺ](?:[^ก-๛]|\Z)))?)(?P<letter>[ก-ฮา])(?P<marks>(?![่-๋] า)[ัิ-ฺ็-์]{1,2})(?: |(?P<edge> ?(?=[^ก-๛ ]|\Z))))"
    r"|(?P<alone>[ก-ฮ](?![่-๋] า)[ัิ-ฺ็-์]{1,2}) "  # whose mark no letter before it can have lost
    r")(?=[ก-ฮเ-ไาำัิ-ฺ็-์ฯๆ]|(?(edge)|(?!)))"
)
_STRAYED = re.compile(  # begins with what may have strayed, or what it may have passed, so that the rest of a text costs little
    r"[าัิ-ฺ็-์](?:(?<=[ก-ฮ][ัื])[่-๋]?(?=[^ก-๛])|(?<=[ก-ฮ]า)[ัิ-ฺ็-์]|(?<=ื)อ[่-๋]|(?<!า) +[ะ-ฺ็-์])"
)
_TORN = re.compile(r"(?<=[ก-ฮ่-๋]) +(?=า)")
_ECHO = re.compile(r"(?<=[ก-ฮ])([ัิ-ฺ็-์]{1,2})[ก-ฮเ-ไ](\1 )")
_MARKS = re.compile("[ัิ-ฺ็-๎]")
_SILENT = "์"
_CLEARLY = 3.0  # so much likelier (natural logarithm), as if one word in twenty were left out, that it needs no second witness
_BEYOND_DOUBT = 25.0  # more than a letter outside words weighs: ครู กศน. stays
_TORN_APART = 10.0  # so much likelier is a word than its two halves with a space between, where these are words at all
_WHOLE = 3  # letters from which a common word before the space is one, and no piece of another
_SURELY = 20.0  # nearly as much as a letter outside words weighs
_LONG = 4  # characters of a word that hardly comes about by chance
_SYLLABIC = "ัื"  # signs that a letter of the same syllable follows
_SHUT = frozenset("/)]”’,;.-")  # what stands at the word before it
_AROUND = 16  # letters looked at on either side
_BEFORE, _BEHIND = re.compile(f"[ก-๎]{{0,{_AROUND}}}$"), re.compile(f"[ก-๎]{{0,{_AROUND}}}")


def shifted_marks(text: str) -> list[Edit]:
    """The places where a mark reads better a letter further left, and without the space behind it; and those that read better without
    the space alone. What reads better has fewer letters outside words, or is the likelier row of words.
    """
    return _edits(text, throughout=True)


def strayed_marks(text: str) -> list[Edit]:
    """The same for a text that is sound but for a few places: only where what is shown can be no word and what comes of it is one."""
    return _edits(text, throughout=False)


def differs_in_place(one: str, other: str) -> bool:
    """Whether two spellings have the same letters and the same marks, some of them elsewhere: no hand writes ประเมนิ for ประเมิน."""
    return one != other and sorted(one) == sorted(other) and _MARKS.sub("", one) == _MARKS.sub("", other)


def has_strayed(literals: Literals) -> bool:
    """Whether a mark of a text stands where it can only have strayed."""
    text = literals.text
    return literals.any(STRAYED) or text.endswith(tuple(_SYLLABIC)) or _STRAYED.search(text) is not None


def _edits(text: str, throughout: bool) -> list[Edit]:
    edits: list[Edit] = []
    for place in _PLACE.finditer(text):
        start, end = place.span()
        if edits and start < edits[-1][1]:
            continue
        if place["vowel"]:  # เ to ไ bear no mark, so that this one is the letter's before: ร้เู กี่ยว, รทู้ ไี่ ด้
            if throughout:
                marks = (
                    f"{place['before']}{place['stays']}{place['own']}{place['above']}" if place["own"] else place["above"] + place["stays"]
                )
                edits += _without_space(start, end, marks + place["vowel"])
            continue
        left, right = _around(text, start, end)
        edits += _moved(place, left, right, throughout)
    return edits


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The Thai letters on either side of a place, without a word that is cut."""
    before, behind = _BEFORE.search(text[max(0, start - _AROUND) : start]), _BEHIND.match(text, end)
    left, right = before.group() if before else "", behind.group() if behind else ""
    return "".join(tokenise(left)[1:]) if len(left) == _AROUND else left, right


def _without_space(start: int, end: int, instead: str) -> list[Edit]:
    """The space is an edit of its own, so that a span that ends before it leads back to one that does."""
    return [(start, end - 1, instead), (end - 1, end, "")]


def _moved(place: re.Match[str], left: str, right: str, throughout: bool) -> list[Edit]:
    """The edits that make ``place`` read better between these letters: its mark moved, its space left out; none if nothing does."""
    start, end = place.span()
    shown = place.group()
    as_shown = f"{left}{shown}{right}"
    if place["edge"] is not None:
        mark_end, space = end - len(place["edge"]), place["edge"]
    else:
        mark_end, space = end - 1, ""
    joined = f"{left}{shown[: mark_end - start]}{right}"
    closer = likelihood(joined) - likelihood(as_shown)
    gap = [(mark_end, end, "")]
    if place["alone"]:
        return gap if throughout and closer > _TORN_APART else []
    letter, marks = place["letter"], place["marks"]
    if _SILENT in marks and not (right and _begins_word(letter + right)):
        return []  # นเิ ทศก์ หลกั การ: the silent letter has its mark
    moved = marks + place["tone"] + letter  # a vowel sign stands below the tone mark of the letter that it comes back to: ร้ตู ลอด
    as_moved = f"{left}{moved}{space}{right}"
    gain = likelihood(as_moved) - likelihood(as_shown)
    if not _surely(place, left, as_shown, as_moved, gain):
        if place["edge"] is not None or not throughout:
            return []
        instead = _rather(left, letter, marks, as_shown, as_moved, joined, gain, closer)
        if instead != _MOVED:
            return gap if instead == _JOINED else []
    elif closer > gain + _TORN_APART:
        return gap
    keeps = place["edge"] is not None and not (space and place.string[end : end + 1] in _SHUT)
    if keeps or (place["edge"] is None and opens_clause(right)):
        return [(start, mark_end, moved)]
    return [(start, mark_end, moved), *gap]


def _surely(place: re.Match[str], left: str, as_shown: str, as_moved: str, gain: float) -> bool:
    """Whether the mark of ``place`` cannot stand where it does, or the word that it makes elsewhere leaves no doubt."""
    letter, marks = place["letter"], place["marks"]
    cut = place.string[place.end() : place.end() + 1] in ("", "\n")  # text cut off anywhere may end in part of a word
    astray = letter == "า" or marks[0] in _SYLLABIC or (letter == "อ" and left.endswith("ื") and not place["tone"])
    if astray:
        return gain > _TORN_APART and _makes_word(as_moved, len(left)) if cut else gain >= 0
    return gain > _SURELY and _strange(as_moved) < _strange(as_shown) and _makes_word(as_moved, len(left))


def _makes_word(text: str, at: int) -> bool:
    """Whether a word of some length goes on at ``at``."""
    start = 0
    for word in tokenise(text):
        end = start + len(word)
        if start < at < end:
            return len(word) >= _LONG and is_word(word)
        start = end
    return False


_MOVED, _JOINED, _STAYS = "moved", "joined", "stays"


def _rather(left: str, letter: str, marks: str, as_shown: str, as_moved: str, joined: str, gain: float, closer: float) -> str:
    """Which of three readings is the best in a document whose marks are shifted throughout."""
    ends = tokenise(left + letter + marks)[-1]
    whole = len(ends) >= _WHOLE and frequency(ends) > 0
    before, after = _strange(as_shown), _strange(as_moved)
    if closer > max(gain, _TORN_APART) or (not whole and _strange(joined)[0] < min(before[0], after[0])):
        return _JOINED
    no_worse = after < before or (after[0] == before[0] and ends not in dictionary())
    return _MOVED if gain > (_BEYOND_DOUBT if whole else 0 if no_worse else _CLEARLY) else _STAYS


def _begins_word(text: str) -> bool:
    first = tokenise(text)[0]
    return len(first) > 2 and first in dictionary()  # กห is in it too


def echoed_marks(text: str) -> list[Edit]:
    """The marks that repeat the one a letter before, with a space behind, in a document that writes its marks twice: จัดั ทำ for จัดทำ."""
    edits: list[Edit] = []
    for place in _ECHO.finditer(text):
        start, end = place.span(2)
        left, right = _around(text, start, end)
        if likelihood(f"{left}{right}") > likelihood(f"{left}{text[start:end]}{right}"):  # ที่นี่ stays
            edits.append((start, end, ""))
    return edits


def torn_vowels(text: str) -> list[Edit]:
    """The spaces before SARA AA that are only spaces: with SARA AM in their place the words would read worse."""
    edits: list[Edit] = []
    for place in _TORN.finditer(text):
        start, end = place.span()
        before, behind = _BEFORE.search(text[max(0, start - _AROUND) : start]), _BEHIND.match(text, end + 1)
        left, right = before.group() if before else "", behind.group() if behind else ""
        if _strange(f"{left}า{right}")[0] < _strange(f"{left}ำ{right}")[0]:
            edits.append((start, end, ""))
    return edits


def _strange(text: str) -> tuple[int, int]:
    """Thai letters outside dictionary words, then the number of words."""
    known = dictionary()
    words = [word for word in tokenise(text) if not word.isspace()]
    return sum(len(word) for word in words if word not in known), len(words)
