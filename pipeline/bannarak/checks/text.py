"""T: how the text itself is written: digits of two scripts, damage, words struck twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import product

from bannarak.checks.rule import Hit, Setting, Wording, check
from bannarak.checks.shared import valued
from bannarak.knowledge import Knowledge, KnowledgeError
from bannarak.records import DateValue, InstitutionValue, Record
from bannarak.thai.corpus import frequency, provinces
from bannarak.thai.doubled import LONGEST, SHORTEST, SHORTEST_SPACED, doubled_letters, is_sought_spaced, leads
from bannarak.thai.marks import DEPENDENT
from bannarak.thai.places import matches_at, places
from bannarak.thai.repair import SIGN
from bannarak.thai.tokens import Words, is_word

__all__: list[str] = []

_THAI_DIGIT = re.compile("[๐-๙]")
# Digits of names, codes and addresses that are Latin anyway (COVID-19, A4, info2@…) say nothing about the digits of the text.
# Nor do dates as computers write them (2013-08-09), names of files and what an address asks for (?id=12).
_NUMBER = re.compile(
    r"[0-9๐-๙](?<![A-Za-z0-9๐-๙/_@-].)(?<![A-Za-z0-9๐-๙]\..)(?<![A-Za-z]=.)[0-9๐-๙]*(?:[.,][0-9๐-๙]+)*"
    r"(?![A-Za-z0-9๐-๙_@]|[/-][A-Za-z]|-[0-9]{2}-[0-9]{2}(?![0-9])|\.(?i:jpe?g|png|gif|pdf|docx?|xlsx?|pptx?|zip|mp[34]|html?|php|aspx?)(?![A-Za-z]))"
)


@check("T601")
def mixed_digits(record: Record, setting: Setting) -> Iterator[Hit]:
    """Numbers in Thai and in Arabic digits: once for the document, and each number that mixes them within itself."""
    if setting.arabic == record.text:  # there are no Thai digits
        return
    thai: list[tuple[int, int]] = []
    arabic: list[tuple[int, int]] = []
    stamps = [*_stamps(record), *_proper(record)]
    signs = frozenset() if setting.intact else frozenset(SIGN.findall(record.text))
    for number in matches_at(_NUMBER, record.text, (start for start, _ in setting.figures)):
        written = number.group()
        if written in signs and _within_word(record.text, *number.span()):
            continue  # the mark of a font: ผู8เข8าร่วม
        n = len(_THAI_DIGIT.findall(written))
        pure = n in (0, len(written) - written.count(".") - written.count(","))
        if pure and (any(start <= number.start() < end for start, end in stamps) or _apart(record.text, *number.span())):
            continue
        if n == 0:
            arabic.append(number.span())
        elif pure:
            thai.append(number.span())
        else:
            within = Wording(f"“{written}” ปนเลขไทยกับเลขอารบิกในจำนวนเดียว", f"“{written}” mixes them within one number")
            yield Hit(*number.span(), {"where": within})
    if thai and arabic:
        fewer, more = (thai, arabic) if len(thai) <= len(arabic) else (arabic, thai)
        whole = Wording(
            f"ใช้เลขไทย {len(thai)} แห่ง เลขอารบิก {len(arabic)} แห่ง", f"{len(thai)} numbers in Thai digits, {len(arabic)} in Arabic ones"
        )
        yield Hit(*fewer[0], {"where": whole}, related=(more[0],))


def _within_word(text: str, start: int, end: int) -> bool:
    """Whether Thai letters stand on both sides without a space."""
    return "ก" <= text[start - 1 : start] <= "๎" and "ก" <= text[end : end + 1] <= "๎"


_QUOTED = re.compile('[“‘"][^“”‘’"\n]{1,60}[”’"]')
_HONOURED = re.compile("(?:เฉลิมพระเกียรติ|ชนมายุ|ชันษา|ชนมพรรษา)[^\n0-9๐-๙]{0,30}[๐-๙]+(?: พรรษา(?: [๐-๙]+ [ก-๎]+ [๐-๙]+)?| รอบ)?")
_CLOCKED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}(?::[0-9]{2})?")
_OWN_FIGURES = re.compile(r"(?:รัชกาลที่|(?:ISO|มอก\.|IEC)[ 0-9.:-]*|โทร(?:ศัพท์|สาร)?[.:]?[ 0-9-]*|(?<![0-9])0[ 0-9-]{1,12})\s*$")
_PHONE = re.compile(r"0[0-9]{0,2}[ -][0-9]{3,4}[ -]?[0-9]{3,4}(?![0-9])|0[0-9]-[0-9]{6,7}(?![0-9])")
_LEAD = 24  # letters before a number that say what figures it is written in
_DISEASE = re.compile("โควิด[ –-]*$")
_LETTER = re.compile("(?<=[ก-๎])[๐-๙]+(?=[ก-ฮะ-ู])")  # ท๙ง


def _proper(record: Record) -> Iterator[tuple[int, int]]:
    """What is written in figures of its own: names of institutions, what stands in quotes, stamps of machines, figures for letters."""
    for mention, _ in valued(record, InstitutionValue):
        yield mention.start, mention.end
    for pattern in (_QUOTED, _CLOCKED, _LETTER, _HONOURED):
        for found in pattern.finditer(record.text):
            yield found.span()


def _apart(text: str, start: int, end: int) -> bool:
    """Whether a number stands beside a Latin word ("Web of Science 2", "2013 Forum"), whose digits are Arabic anyway, or is all that its
    line holds.
    """
    before, behind = text[max(0, start - 4) : start].rstrip(" :#.-–")[-1:], text[end : end + 2].lstrip(" ")[:1]
    if _OWN_FIGURES.search(text, max(0, start - _LEAD), start) or _PHONE.match(text, start):
        return True
    if any(letter.isascii() and letter.isalpha() for letter in (before, behind)) or _DISEASE.search(text, max(0, start - 10), start):
        return True
    return text[start - 1 : start] in ("", "\n") and text[end : end + 1] in ("", "\n")


def _stamps(record: Record) -> Iterator[tuple[int, int]]:
    """The dates that are all their lines hold, and those a line begins with before the minute: the page that shows a text stamps it, in
    figures of its own.
    """
    text = record.text
    for mention, _ in valued(record, DateValue):
        start, end = text.rfind("\n", 0, mention.start) + 1, text.find("\n", mention.end)
        minute = _MINUTE.match(text, mention.end)
        if text[start : len(text) if end < 0 else end].strip() == mention.text:
            yield mention.start, mention.end
        elif minute and mention.start - start <= _LEAD and not _FIGURE.search(text, start, mention.start):
            yield mention.start, minute.end()


_MINUTE = re.compile(r"[ ,|-]{0,4}(?:เวลา[ ]*)?[0-9๐-๙]{1,2}:[0-9๐-๙]{2}(?::[0-9๐-๙]{2})?[ ]*(?:น\.[ ]*)?(?=\n|$|โดย|\|)")
_FIGURE = re.compile("[0-9๐-๙]")


_ASKED = re.compile("ไหม|มั้ย|หรือยัง|หรือไม่|อะไร|ใคร|ไหน|เท่าไ|ทำไม|อย่างไร|ยังไง|ทาย|(?:หรือ|บ้าง|ยัง|คะ|ค่ะ|ครับ|นะ|จ๊ะ|จ้ะ|กัน) ?$")
_CLAUSE = 50  # letters before question marks in which something may be asked
_GARBLED = r"[¡-ÚßÝà-û]"
_DAMAGE_OF_ODD = (  # with such a character at least
    ("lost", re.compile("\ufffd(?:[^\n]{0,3}\ufffd)*")),
    ("glyph", re.compile("[\ue000-\uf8ff][\ue000-\uf8ff]+")),
    # One by one between letters, but for the bullets and boxes of symbol fonts.
    ("glyph", re.compile("[\ue000-\uefff\uf100-\uf8ff](?<=[ก-๎].)(?:[ก-๎]{1,2}[\ue000-\uefff\uf100-\uf8ff]){3,}")),
    ("code", re.compile("à[¸¹][^\n](?:\\s?à[¸¹][^\n])+")),  # UTF-8 read as Latin-1
    ("code", re.compile(f"{_GARBLED}{_GARBLED}{{3,}}(?: {_GARBLED}{{2,}})*")),  # TIS-620 read as Latin-1
)
# Each with a string that it cannot do without, which is sought first.
_DAMAGE = (
    ("(cid:", "glyph", re.compile(r"\(cid:\d+\)(?:\s?\(cid:\d+\))*")),  # a PDF font without a character map
    ("???", "asked", re.compile(r"\?\?\?\?*(?: \?\?+)+|(?<!\S)\?{12,}(?=[^\S\n]+\S)")),  # one run: prose goes on behind
    ("□", "lost", re.compile("□[ะ-ฺ็-๎](?:[^\n]{0,3}□)*")),  # a box to tick has no vowel behind
    ("&#3", "code", re.compile(r"&#3[56][0-9]{2};(?:\s?&#3[56][0-9]{2};)+")),  # the numbers of Thai characters, as pages write them
    ("เธ", "code", re.compile("เ[ธน][^\n](?: ?เ[ธน][^\n]){3,}")),  # UTF-8 read as TIS-620: consonants begin with เธ, vowels with เน
)
# No Thai word begins with a mark or with one of these vowels; one is a slip of the finger, three in a line are a damaged line.
_TORN = re.compile(r"[ \n][ะ-ฺ็-๎]")
_KINDS = {
    "lost": Wording("ตัวอักษรหายไป", "characters are lost"),
    "glyph": Wording("เป็นรหัสรูปอักษร ไม่ใช่ตัวอักษร", "glyph numbers stand for characters"),
    "code": Wording("อ่านด้วยรหัสอักขระผิดชุด", "read in the wrong encoding"),
    "asked": Wording("ตัวอักษรกลายเป็นเครื่องหมายคำถาม", "characters have become question marks"),
    "marks": Wording("สระและวรรณยุกต์หลุดจากตำแหน่ง", "vowels and tone marks are torn from their consonants"),
    "sign": Wording("สระหรือวรรณยุกต์กลายเป็นเครื่องหมายอื่น", "other characters stand for vowels and tone marks"),
    "source": Wording("ต้นฉบับเสียหายจนซ่อมไม่ได้", "damaged beyond repair at its source"),
}
_SIGNS = 2
_NEAR = 400  # damage closer than this is one place to look at


@check("T602")
def broken_text(record: Record, setting: Setting) -> Iterator[Hit]:
    """Damaged stretches, neighbouring ones as one."""
    text = record.text
    patterns = [(kind, pattern) for literal, kind, pattern in _DAMAGE if literal in text]
    if not text.encode("utf-16-le", "surrogatepass").isascii():  # a Thai character is two bytes below 0x80; the odd ones are not
        patterns += _DAMAGE_OF_ODD
    found = [(m.start(), m.end(), kind) for kind, pattern in patterns for m in pattern.finditer(text) if not _is_asked(kind, m)]
    found += [(span.start, span.end, "source") for span in record.document.broken]
    if not setting.intact:
        found += _torn_lines(text)
        found += _sign_places(text)
    for start, end, kind in _joined(sorted(found)):
        yield Hit(start, end, {"kind": _KINDS[kind]})


def _is_asked(kind: str, found: re.Match[str]) -> bool:
    """Whether one run of question marks stands behind a question, or behind the particle that ends a lively sentence."""
    text, start = found.string, found.start()
    if kind != "asked" or " " in found.group():
        return False
    return _ASKED.search(text, max(0, text.rfind("\n", 0, start) + 1, start - _CLAUSE), start) is not None


def _sign_places(text: str) -> list[tuple[int, int, str]]:
    """The characters within words that stand for marks. An ordinary one may be a slip of the finger; two are none."""
    places = [m.span() for m in SIGN.finditer(text)]
    many = len(places) >= _SIGNS
    return [(start - 1, end + 1, "sign") for start, end in places if many or not text[start].isascii()]


def _torn_lines(text: str) -> Iterator[tuple[int, int, str]]:
    line: list[int] = []
    line_end = -1
    for found in _TORN.finditer(text):
        if found.start() >= line_end:
            if len(line) >= 3:
                yield line[0], line[-1] + 2, "marks"
            line, line_end = [], text.find("\n", found.start() + 1)
            line_end = len(text) if line_end < 0 else line_end
        line.append(found.start())
    if len(line) >= 3:
        yield line[0], line[-1] + 2, "marks"


def _joined(found: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    open_: tuple[int, int, str] | None = None
    for start, end, kind in found:
        if open_ and start - open_[1] <= _NEAR:
            open_ = (open_[0], max(open_[1], end), open_[2])
        else:
            if open_:
                yield open_
            open_ = (start, end, kind)
    if open_:
        yield open_


@cache
def _doubling(knowledge: Knowledge) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str], tuple[str, ...]]:
    """Words that may be doubled, those that may behind a number, words that never follow themselves, labels of forms, and words that are
    struck twice with the next one.
    """
    words = knowledge.lexicon("text")
    never = frozenset(words["never_again"])
    for word in never:
        if not is_sought_spaced(word):
            size = f"{SHORTEST_SPACED} to {LONGEST - 1} letters"
            raise KnowledgeError(f"lexicon/text.toml: never_again {word!r} is no Thai word of {size}; take it out")
    return frozenset(words["doubled"]), frozenset(words["counting"]), never, frozenset(words["labels"]), tuple(words["leading"])


@check("T603")
def repeated_word(record: Record, setting: Setting) -> Iterator[Hit]:
    """The same word twice in a row. Thai doubles a word with ๆ, so that two written out are a slip, but for some that double by nature."""
    text, words = record.text, setting.words
    may_double, counting, never, labels, leading = _doubling(setting.knowledge)
    told = 0  # a word struck many times over is one slip
    never_met: set[str] = set()
    for start, size in doubled_letters(text, setting.literals.fours):
        end = start + size
        word = text[start:end]
        if word[-1] == " " and word[:-1] in never:
            never_met.add(word[:-1])
        if not text.startswith(word, end):
            continue
        if word in never:
            never_met.add(word)
        head = _head(word, leading)
        if (
            start < told
            or word in may_double
            or not (head or is_word(word))
            or "." in word  # ป.ป.ส.
            or _ends_longer(text, start, end)
            or text[end + size : end + size + 1] in DEPENDENT
            or not leads(text, start, size)
            or _behind_no_word(text, words, start)
            or word == word[0] * size  # drawn out: มากกกกก
            or text.startswith(_PROVINCES, end)  # เทศมนตรีนครนครราชสีมา
            or text.endswith(_OF_TOWN, 0, start)  # เทศมนตรีเมืองเมืองปัก
            or text[text.rfind("\n", 0, start) + 1 : start].strip(" •-") in labels
            or text.startswith(_EACH, end + size)  # ทุกเดือนเดือนละ, ห้องห้องหนึ่ง
            or (word in counting and text[max(0, start - 2) : start].rstrip(" ")[-1:].isdigit())
        ):
            continue
        if not words.begins(start) or words.end(start + head) != end or (head and words.end(start) != start + head):
            continue
        # The second may have been read as the beginning of a compound: จัดจัดกิจกรรม.
        rest = text[end + size : words.end(end)]
        if rest and (size == SHORTEST or frequency(rest) < _WORD or (word in never and _begins_longer(text, end, end + size))):
            continue
        if not _is_coined(text, start, word):
            yield Hit(start, end + size, {"word": word}, expected=word)
            told = end + size
            while text.startswith(word, told):
                told += size
    yield from _never_doubled(text, words, sorted(never_met))


def _head(letters: str, leading: tuple[str, ...]) -> int:
    """How many of ``letters`` are a ``leading`` word if a second word is the rest: 2 of ในห้อง; 0 if they are one word or none."""
    if not letters.startswith(leading) or is_word(letters):
        return 0
    return next((len(word) for word in leading if letters.startswith(word) and is_word(letters[len(word) :])), 0)


def _behind_no_word(text: str, text_words: Words, start: int) -> bool:
    """Whether letters that are no word are glued before ``start``: a slip or damage there says nothing of what is behind."""
    return "ก" <= text[start - 1 : start] <= "๎" and not is_word(text[text_words.start(start) : start])


def _ends_longer(text: str, start: int, end: int) -> bool:
    """Whether the letters at ``start`` to ``end`` end a longer word of the dictionary, which is told without cutting all around them:
    the การ of บูรณาการการศึกษา.
    """
    return any(is_word(text[at:end]) for at in range(max(0, start - _LONGER), start) if "ก" <= text[at] <= "ไ")


def _never_doubled(text: str, text_words: Words, words: Iterable[str]) -> Iterator[Hit]:
    for word, gap in product(words, ("", " ")):
        for first, _ in places(text, (f"{word}{gap}{word}",)):
            end = first + 2 * len(word) + len(gap)
            glued = not gap and _begins_longer(text, end - len(word), end)
            if (text_words.begins(first) or not gap) and text_words.begins(end) and not glued:
                yield Hit(first, end, {"word": word}, expected=word)


def _begins_longer(text: str, start: int, end: int) -> bool:
    """Whether the letters at ``start`` to ``end`` begin a longer word of the dictionary: the เพื่อ of เพื่อน, the โดย of โดยสาร."""
    run = end
    while run < end + _LONGER and "ก" <= text[run : run + 1] <= "๎":
        run += 1
    return any(is_word(text[start:stop]) for stop in range(end + 1, run + 1))


def _is_coined(text: str, start: int, word: str) -> bool:
    """Whether a word is doubled in a name that plays with it: โครงการปันปันกันอ่าน, or with a second pair beside it: พี่พี่น้องน้อง."""
    if _PAIR.match(text, start + 2 * len(word)) or _PAIR_BEFORE.search(text, max(0, start - 2 * _SYLLABLE), start):
        return True
    return len(word) <= _SYLLABLE and _VOWEL.search(word) is not None and text.endswith(_NAMED, 0, start)


_NAMED = ("โครงการ", "กิจกรรม", "ค่าย", "ชมรม", "“", '"')  # directly before the name of what is held
_SYLLABLE = 4  # letters of a word that a name plays with
_VOWEL = re.compile("[ะ-ูเ-ไ]")  # อบรม has none, and is no word to play with
_PAIR, _PAIR_BEFORE = re.compile(r"([ก-ฮเ-ไ][ก-๎]{1,5})\1"), re.compile(r"([ก-ฮเ-ไ][ก-๎]{1,3})\1$")
_PROVINCES = tuple(sorted(provinces()))
_OF_TOWN = ("เทศมนตรี", "เทศบาล")
_EACH = ("ละ", "หนึ่ง")
_LONGER = 10  # letters of a word before those that end it
_WORD = 600  # occurrences in the corpus from which what is left of a compound is a word
