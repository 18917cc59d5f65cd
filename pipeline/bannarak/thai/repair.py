"""Setting right what extraction from a PDF or by OCR does to Thai text: marks lost, torn, doubled, misplaced or drawn by odd glyphs.

The rules here hold for any text, one page or line at a time: what they replace has no other reading in Thai, save those that
``Habits`` switches on for a document (see :mod:`bannarak.thai.repair_habits`). Lines stay lines. The classes of damage are those measured
on Thai PDFs of 24 producers: Word maps the nikhahit of SARA AM to a space, printer drivers draw private-use glyphs, layout
programs double marks, converters put a replacement character where a glyph has no name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bannarak.thai.editmap import Edit, Edited, apply
from bannarak.thai.literals import Literals, Sought
from bannarak.thai.marks import CONSONANT, TONE, VOWEL_SIGN, normalise
from bannarak.thai.repair_am import am_by_parts, am_from_tho, am_in_words, may_muddle_am
from bannarak.thai.repair_confusion import Pairs, likelihood, untangle
from bannarak.thai.repair_shift import STRAYED, TELLING, echoed_marks, shifted_marks, strayed_marks, torn_vowels
from bannarak.thai.signs import GLUED, ODD, SIGNS, TORN, signs

__all__ = ["MARK", "SIGN", "Habits", "damage", "may_be_damaged", "mended", "reads_as", "repair"]

MARK = f"{VOWEL_SIGN}็-๎"
"""Characters that stand above or below a consonant, as the inside of a character class."""

# Vendor glyphs of Thai fonts, U+F700 to U+F71A: the same marks at another height, and consonants without their foot
# (glyph names of the National Fonts, TLWG).
_GLYPHS = dict(zip(range(0xF700, 0xF71B), "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู", strict=True))
_SYMBOLS = {
    0xFFFE: "-",
    0xF0B7: "•",
    0xF0A7: "▪",
    0xF0D8: "➢",
    0xF0FC: "✓",
    0xF0FE: "☑",
    0xF06F: "☐",
    0xF0A8: "☐",
    0xF071: "☐",
    0xF0A3: "☐",
}

_PASSES = 2  # a mark beside another that stood wrong is told once that one is right
_Change = str | Callable[[re.Match[str]], str]
Rules = Sequence[tuple[str, re.Pattern[str], _Change]]


@dataclass(frozen=True, slots=True)
class Habits:
    """What one document always does to its text, learnt from the whole of it.

    ``am``: a space before SARA AA is a nikhahit. ``am_spaced``: a space stands behind each SARA AM that lost a part.
    ``parted``: marks stand between two spaces. ``symbols``: character to the mark it stands for, or nothing.
    ``confused``: (shown, hidden) pairs of characters that the document shows as one. ``shifted``: marks stand one letter too far
    behind, with a space (สมดุ for สมุด). ``strayed``: so do some, here and there. ``echoed``: of marks that stand twice the second may
    stand one letter behind. ``am_by_parts``: SARA AM and SARA AA look alike in some parts. ``am_in_words``: so they may
    in a common word. ``am_as_tho``: MAI THO and SARA AA stand for SARA AM.
    """

    am: bool = True
    am_spaced: bool = False
    parted: bool = False
    symbols: Mapping[str, str] = field(default_factory=dict)
    confused: Pairs = ()
    shifted: bool = False
    strayed: bool = False
    echoed: bool = False
    am_by_parts: bool = False
    am_in_words: bool = False
    am_as_tho: bool = False


def _rules(*rules: tuple[str, str, _Change]) -> Rules:
    return [(name, re.compile(pattern.format(C=CONSONANT, T=TONE, V=VOWEL_SIGN, M=MARK)), change) for name, pattern, change in rules]


_ALWAYS = _rules(
    ("soft-hyphen", "(?<=[ก-๎])(?:\ufffe|-?\u00ad)(?=\\n?[ก-๎])", ""),
    ("glyph", "[\uf700-\uf71a]", lambda m: _GLYPHS[ord(m.group())]),
    ("symbol", "[\ufffe\uf020-\uf0ff]", lambda m: _SYMBOLS.get(ord(m.group()), "•")),
    ("am", "([{C}][{T}]?)[\ufffd\u0001-\u0008\u000e-\u001f](?:\\(cid:\\d+\\))?า", r"\1ำ"),
    ("am", "([{C}][{T}]?)ำ\ufffdำ +(?=[{C}เ-ไ])", r"\1ำ"),
    ("am", "([{C}][{T}]?)ำ(?:\ufffd?[าำ])+", r"\1ำ"),
    ("am", "([{C}][{T}]?)าํ([{T}]?)", r"\1\2ำ"),
    ("unnamed", "(?<=[ก-๎])\ufffd+(?=[{M}ำ])|(?<=[{M}ำ])\ufffd+", ""),
    ("torn", "(?<=[{C}]) +(?=[{M}ะๅ])|(?<=[{M}]) +(?=[{M}ะๅ])|(?<=[{C}{T}]) +(?=ำ)|(?<=[เแโใไ]) +(?=[{C}])", ""),
    ("doubled", "([{M}]{{1,2}})\\1+", r"\1"),
    ("torn", "(?<=[{C}])([)\\]”])([{M}]{{1,2}})", r"\2\1"),
)
_UNNAMED = tuple(rule for rule in _ALWAYS if "\ufffd" in rule[1].pattern)
_AM_LOST = _rules(("am", "(?<=[{C}])([{T}]?) +า", r"\1ำ"), ("am", "(?<=[{C}]) +([{T}])า", r"\1ำ"))
_AM_SPACED = _rules(("am", "(?<=ำ)\ufffd+ (?=[{C}เ-ไ])", ""), ("am", "(?<=[{C}])([{T}]?)าํ([{T}]?) (?=[{C}เ-ไ])", r"\1\2ำ"))
_PARTED = _rules(("torn", "(?<=[{C}])((?: +[{M}]{{1,2}})+) +(?=[{C}])", lambda m: m[1].replace(" ", "")))
_U_LOST = _rules(("vowel", "(?<![เ-ไ])ผ้(?=[{C}เ-ไ])", "ผู้"))  # no word begins so
_NO_U = Sought(*(f"ผ้{letter}" for letter in map(chr, (*range(0xE01, 0xE2F), *range(0xE40, 0xE45)))))
_CAPITAL = re.compile("(?<=[ก-๎])[A-Z](?=[ก-๎])")
_AM_CLEARLY = 2.0  # natural logarithm
_RUN_BEFORE, _RUN_BEHIND = re.compile("[ก-๎]{1,16}$"), re.compile("[ก-๎]{0,16}")
_AM_TORN = _rules(("torn", "(?<=[{C}])([{T}]?) +(?=า)", r"\1"))
_RARE = re.compile(
    "[\ufffd\ufffe\u00ad\uf020-\uf71a\u0001-\u0008\u000e-\u001f]"
    f"|ำา|ำำ|าํ|ํา| [{MARK}าำะๅ]|[)\\]”][{MARK}]|[เแโใไ] +[{CONSONANT}]|([{MARK}]{{1,2}})\\1"
)


def repair(text: str, habits: Habits | None = None) -> tuple[str, dict[str, int]]:
    """``text`` mended, and how often each kind of repair was made."""
    edited, done = mended(text, habits)
    return edited.text, done


def mended(text: str, habits: Habits | None = None) -> tuple[Edited, dict[str, int]]:
    """``text`` mended, with the way back, and how often each kind of repair was made."""
    habits = habits or Habits()
    whole = apply(text, ())
    done: dict[str, int] = {}

    def make(name: str, edits: Sequence[Edit]) -> None:
        nonlocal whole
        if edits:
            whole = whole.then(apply(whole.text, edits))
            done[name] = done.get(name, 0) + len(edits)

    def follow(rules: Rules) -> None:
        for name, pattern, change in rules:
            found = pattern.finditer(whole.text)
            make(name, [(m.start(), m.end(), m.expand(change) if isinstance(change, str) else change(m)) for m in found])

    follow((*(_AM_SPACED if habits.am_spaced else ()), *(_PARTED if habits.parted else ())))
    for odd, meant in habits.symbols.items():
        if odd in whole.text:
            make("learnt", _learnt(whole.text, odd, meant))
    if habits.echoed:
        make("doubled", echoed_marks(whole.text))
    if habits.shifted or habits.strayed:
        if "\ufffd" in whole.text:
            follow(_UNNAMED)
        whole = whole.then(normalise(whole.text))  # marks in the wrong order first: น้ี is no shifted mark
        for _ in range(_PASSES):
            make("shifted", (shifted_marks if habits.shifted else strayed_marks)(whole.text))
    if habits.am_as_tho:
        make("am", am_from_tho(whole.text))
    read = untangle(whole.text, habits.confused) if habits.confused else whole.text
    read = am_by_parts(read) if habits.am_by_parts else read
    if read is not whole.text:
        make("confused", [(at, at + 1, new) for at, (old, new) in enumerate(zip(whole.text, read, strict=True)) if old != new])
    if habits.am_in_words:
        make("am", am_in_words(whole.text))
    if "ผ้" in whole.text:
        follow(_U_LOST)
    if _RARE.search(whole.text):
        follow(_ALWAYS)
        if habits.am:
            make("torn", torn_vowels(whole.text))
        follow(_AM_LOST if habits.am else _AM_TORN)
    typed = normalise(whole.text)
    if order := sum(replaced for _, _, replaced in typed.sources):
        done["order"] = order
    return whole.then(typed), done


def _learnt(text: str, odd: str, meant: str) -> list[Edit]:
    """The places behind a Thai letter where ``odd`` stands for ``meant``: all of them, but of what may be itself those that read better."""
    places = [(m.start(), m.end()) for m in re.finditer(f"(?<=[ก-๎]){re.escape(odd)}", text)]
    if odd.isascii() and (odd.isalnum() or odd in "<>"):
        places = [place for place in places if reads_as(text, *place, meant) > 0]
    elif meant in ("่", "้"):  # with the ring of SARA AM in the one glyph: นĶา
        am = {place for place in places if text.startswith("า", place[1]) and _is_am(text, *place, meant)}
        return [(start, end + 1, f"{meant}ำ") if (start, end) in am else (start, end, meant) for start, end in places]
    return [(start, end, meant) for start, end in places]


def _is_am(text: str, start: int, end: int, tone: str) -> bool:
    """Whether a tone mark at a place reads better before SARA AM than before the SARA AA behind it."""
    return reads_as(text, start, end + 1, f"{tone}ำ") > reads_as(text, start, end + 1, f"{tone}า") + _AM_CLEARLY


def reads_as(text: str, start: int, end: int, mark: str) -> float:
    """How much likelier the letters around a place read with ``mark`` there than as words apart (natural logarithm)."""
    before, behind = _RUN_BEFORE.search(text[max(0, start - 16) : start]), _RUN_BEHIND.match(text, end)
    left, right = before.group() if before else "", behind.group() if behind else ""
    return likelihood(f"{left}{mark}{right}") - likelihood(f"{left} {right}")


_MANY, _HARDLY, _OFTEN = 400, 0.005, 0.35  # SARA AM and SARA AA, and the shares of SARA AM among them that no sound text has


def may_be_damaged(literals: Literals) -> bool:
    """Whether anything in a text, given by its fixed strings, may be for :func:`mended`: what sound text does not hold."""
    text = literals.text
    told = signs(text)
    if TELLING in text or told & (TORN | ODD) or text.endswith("ั") or literals.any(STRAYED) or literals.any(_NO_U):
        return True
    if told & GLUED and _CAPITAL.search(text):
        return True
    written, short = text.count("ำ"), text.count("า")
    if may_muddle_am(literals):
        return True
    return written > _OFTEN * (written + short) > _OFTEN * _MANY / 4 or (written + short >= _MANY and written < _HARDLY * (written + short))


SIGN = re.compile(f"(?<=[ก-๎])(?:[A-Za-z0-9<>](?= ?[ะ-ู็-๎])|[{SIGNS}](?=[ก-๎]))")
"""A character within a Thai word in the place of a mark: none of sound text."""
_DAMAGE = re.compile(
    "[\ufffd\ue000-\uf8ff\u0001-\u0008\u000e-\u001f\u007f-\u009f]"  # characters without a name
    f"|(?<![ก-๎])[{MARK}]"  # a mark that has nothing to stand on
    f"|(?<=[{CONSONANT}]) า"  # SARA AA cut off
)
_THAI_BEFORE = re.compile("[ก-๛]*$")
_THAI_AFTER = re.compile("[ก-๛]*")
_WORD = 40  # letters around a damaged place that are told with it


def damage(text: str) -> list[tuple[int, int]]:
    """Where ``text`` is still damaged after :func:`repair`, with the Thai letters around it."""
    found: list[tuple[int, int]] = []
    for place in _DAMAGE.finditer(text):
        before = _THAI_BEFORE.search(text[max(place.start() - _WORD, 0) : place.start()])
        after = _THAI_AFTER.match(text, place.end(), place.end() + _WORD)
        start = place.start() - len(before.group()) if before else place.start()
        end = after.end() if after else place.end()
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found
