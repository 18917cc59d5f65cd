"""E301 to E306: codes that are cited against codes that are listed, within one document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rapidfuzz.fuzz import ratio

from bannarak.checks.codes import Code, Key, citations, keys, listings, numbered_as, related_indicators
from bannarak.checks.rule import Hit, Setting, Wording, check
from bannarak.records import DateValue, EvidenceValue, Record, Section
from bannarak.thai.numerals import to_arabic

__all__: list[str] = []


@check("E301", EvidenceValue)
def evidence_missing(record: Record, setting: Setting) -> Iterator[Hit]:
    """A cited code that the list does not have. A list of one category says nothing about codes of another."""
    listed = listings(record)
    categories = {code.category for code in listed}
    known: set[Key] = {key for code in listed for key in keys(code)}
    missing: dict[str, list[tuple[int, int]]] = {}
    beside: dict[str, Code] = {}
    by_item = any(code.value.item and code.value.sequence is None for code in listed)  # 2.1.1(2) is a document
    for code in citations(record):
        if (code.value.sequence is None and not (by_item and code.value.item)) or code.category not in categories:
            continue
        for written, wanted in _cited(code):
            if not wanted & known:
                missing.setdefault(written, []).append(code.place)
                beside.setdefault(written, _nearest(code, listed))
    # A line that begins with the code is a listing that was not read as one, as where a page or a table tore the list.
    begun = {to_arabic(code + item) for code, item in _LINE_CODE.findall(record.text) for item in ("", item)} if missing else set()
    together: dict[tuple[int, int], list[str]] = defaultdict(list)  # a range may end in several
    for written, places in missing.items():
        if written not in begun:
            together[places[0]].append(written)
    for place, codes in together.items():
        others = [other for written in codes for other in missing[written][1:]]
        yield Hit(*place, {"code": ", ".join(codes)}, related=(beside[codes[0]].place, *dict.fromkeys(others)))


_LINE_CODE = re.compile(
    r"^[ \t|(\[]*(?:[0-9๐-๙]{1,3}[.)]?[ \t|]+)?[(\[]?([0-9๐-๙][0-9๐-๙./_-]*[0-9๐-๙]) ?(\([0-9๐-๙]{1,2}\))?", re.MULTILINE
)


def _cited(code: Code) -> Iterator[tuple[str, set[Key]]]:
    """The code, and those that a range ending in it covers."""
    value = code.value
    for number in value.between:
        yield numbered_as(code, number), {(value.indicator, value.item, number) if value.sequence else (value.indicator, number, None)}
    yield value.code, keys(code) | (_above(value) if value.relative else set())


def _above(value: EvidenceValue) -> set[Key]:
    """A number that restarts under each heading, as numbered under the headings above its own: lists of tables stand there."""
    parts = (value.indicator or "").split(".")
    return {(".".join(parts[:size]), value.item, value.sequence) for size in range(2, len(parts))}


def _nearest(code: Code, listed: Sequence[Code]) -> Code:
    """The place in the list where the code should have stood."""
    same = [other for other in listed if other.value.indicator == code.value.indicator]
    return (same or [other for other in listed if other.category == code.category])[-1]


@check("E302", EvidenceValue)
def evidence_unused(record: Record, setting: Setting) -> Iterator[Hit]:
    """A listed code that is cited nowhere, though codes of its category are."""
    cited = citations(record)
    categories = {code.category for code in cited}
    known: set[Key] = {key for code in cited for _, wanted in _cited(code) for key in wanted}
    written = {code.value.code for code in cited}
    proofs = _beside_results(record, setting)
    told: set[Key] = set()
    for code in listings(record):
        wanted = keys(code)
        if code.value.code in written or code.mention.start in proofs:
            continue
        whole = {(indicator, item, None) for indicator, item, _ in wanted} | {(indicator, None, None) for indicator, _, _ in wanted}
        if code.category in categories and not wanted & known and not whole & known and not wanted & told:
            told |= wanted
            yield Hit(*code.place, {"code": code.value.code, "file": code.value.file or ""})


def _beside_results(record: Record, setting: Setting) -> set[int]:
    """Where the codes begin that stand in a row of a table with their indicator and what it has achieved: the row is what cites them."""
    found: set[int] = set()
    codes = [(code.mention.start, code.value.indicator or "") for code in listings(record)] if setting.tables else []
    starts = [start for start, _ in codes]
    for table in setting.tables:
        for row in table.rows:
            number = to_arabic(record.text[row[0].start : row[0].end]).strip() if len(row) >= _FEWEST_CELLS else ""
            if number[:1].isdigit():
                within = codes[bisect_left(starts, row[1].start) : bisect_left(starts, row[-1].end)]
                found.update(start for start, indicator in within if number.startswith(indicator))
    return found


_FEWEST_CELLS = 3  # the indicator, its results, its evidence


@check("E303", EvidenceValue)
def evidence_duplicate(record: Record, setting: Setting) -> Iterator[Hit]:
    """One code for two files, or one file under two codes. The same line printed twice is no duplicate."""
    by_key: dict[Key, Code] = {}
    by_file: dict[str, Code] = {}
    for code in listings(record):
        file = _file(code.value.file)
        if not file:
            continue
        key = (code.value.indicator, code.value.item, code.value.sequence)
        first = by_key.setdefault(key, code)
        if code.value.sequence is not None and not _same_file(_file(first.value.file), file):
            if _lettered(first) and _lettered(code):
                continue  # 4.1-1 ก, 4.1-1 ข
            how = Wording(
                f"รหัส {code.value.code} ใช้กับสองแฟ้ม: “{first.value.file}” และ “{code.value.file}”",
                f"{code.value.code} stands for two files: “{first.value.file}” and “{code.value.file}”",
            )
            yield Hit(*code.place, {"how": how}, related=(first.place,))
            continue
        twin = by_file.setdefault(file, code)
        if not keys(twin) & keys(code) and _is_particular(code.value.file or ""):
            how = Wording(
                f"แฟ้ม “{code.value.file}” อยู่ในสองรหัส: {twin.value.code} และ {code.value.code}",
                f"“{code.value.file}” is listed under two codes: {twin.value.code} and {code.value.code}",
            )
            yield Hit(*code.place, {"how": how}, related=(twin.place,))


_EXTENSION = re.compile(r"\.[A-Za-z0-9]{2,5}$")


def _file(name: str | None) -> str:
    """A file name or title without spaces, case and ending."""
    return "".join(_EXTENSION.sub("", (name or "").strip()).split()).casefold()


def _lettered(code: Code) -> bool:
    """Whether a letter behind the code goes on with it."""
    return _LETTERED.match(code.value.file or "") is not None


_LETTERED = re.compile("[ก-ฮ][ .)]")


def _same_file(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or ratio(one, other) >= 90


def _is_particular(name: str) -> bool:
    """Whether a title can be told from others: "ภาพกิจกรรม" may be different pictures each time."""
    return _EXTENSION.search(name) is not None or len(name) >= 20


_SENT = re.compile(
    r"(?:ดู|ตาม|เช่นเดียวกับ|เดียวกับ|อ้างอิง)[ก-๎ ]{0,20}(?:หมวด|ข้อ|ตัวบ่งชี้|ตัวชี้วัด|องค์ประกอบ)(?:ที่)? ?[0-9๐-๙.]+\s?[(\[]$|(?:ดู|อ้างถึง) ?$"
)
_SENDING = 50  # letters before a code that may send the reader to another part
_STRUCTURE = ("category", "issue", "indicator", "dotted")


@check("E304", EvidenceValue)
def evidence_misplaced(record: Record, setting: Setting) -> Iterator[Hit]:
    """A code cited in the section of another indicator, in a document whose other codes stand in the sections of theirs."""
    text = to_arabic(record.text)
    fitting, misfits = 0, []
    cited = citations(record)
    annexes = tuple(setting.knowledge.lexicon("sections")["headings"]["annex"])
    times = Counter(code.value.code for code in cited)
    for at, (code, section) in enumerate(_with_sections(record, cited, annexes)):
        if code.value.relative or code.value.indicator is None or section is None or section.number is None:
            continue
        indicators = {key[0] for key in keys(code) if key[0]}
        if any(related_indicators(indicator, section.number) for indicator in indicators):
            fitting += 1
        elif _indent(record.text, section.start) > _indent(record.text, code.mention.start):
            continue  # behind a list further in
        elif _SENT.search(record.text, max(0, code.mention.start - _SENDING), code.mention.start):
            continue  # รายละเอียดดูหมวด 3 (3.1-1)
        elif _in_a_list(record.text, cited, at, times) or _begun(text, indicators, section.start, code.mention.start):
            continue
        else:
            misfits.append((code, section))
    if fitting >= max(2, 3 * len(misfits)):
        for code, section in misfits:
            params = {"code": code.value.code, "indicator": code.value.indicator, "section": section.number}
            heading = (section.start, min(section.end, section.start + len(section.number or "")))
            yield Hit(*code.place, params, related=(heading,))


def _in_a_list(text: str, cited: Sequence[Code], at: int, times: Mapping[str, int]) -> bool:
    """Whether the code and another on the line before or behind are both cited elsewhere as well: the lines of a list not read as one."""
    if times[cited[at].value.code] == 1:
        return False
    beside = [(cited[at - 1], cited[at])] if at else []
    beside += [(cited[at], cited[at + 1])] if at + 1 < len(cited) else []
    return any(
        one.value.code != other.value.code
        and times[one.value.code] > 1 < times[other.value.code]
        and text.count("\n", one.mention.end, other.mention.start) == 1
        for one, other in beside
    )


def _indent(text: str, at: int) -> int:
    """How far in the line of ``at`` begins."""
    line = text[text.rfind("\n", 0, at) + 1 : at + 1]
    return len(line) - len(line.lstrip(" \t"))


def _begun(text: str, indicators: Iterable[str], start: int, end: int) -> bool:
    """Whether an indicator of a code is named between the heading and the code, in a line that was not read as a heading."""
    return any(re.search(rf"(?<![\d.-]){re.escape(indicator)}\s?[ก-๙(]", text[start:end]) for indicator in indicators)


def _with_sections(record: Record, codes: Sequence[Code], annexes: tuple[str, ...]) -> Iterator[tuple[Code, Section | None]]:
    """Each code with the innermost numbered section, or annex, that holds it; both are in the order of the text."""
    sections = [s for s in record.sections if (s.style in _STRUCTURE and s.number) or s.title.startswith(annexes)]
    open_: list[Section] = []
    at = 0
    for code in codes:
        while at < len(sections) and sections[at].start <= code.mention.start:
            open_.append(sections[at])
            at += 1
        open_ = [section for section in open_ if section.end > code.mention.start]
        yield code, open_[-1] if open_ else None


@check("E305", EvidenceValue)
def evidence_gap(record: Record, setting: Setting) -> Iterator[Hit]:
    """A number that the codes of an indicator skip, in the list if there is one. A code that is cited is missing, not skipped."""
    cited = citations(record)
    counted = listings(record) or cited
    used = {key for code in cited for key in keys(code)}
    series: dict[tuple[str | None, str | None], dict[int, Code]] = defaultdict(dict)
    for code in counted:
        sequence = code.value.sequence or ""
        if sequence.isdigit() and len(sequence) < 4:
            series[code.value.indicator, code.value.item].setdefault(int(sequence), code)
        for between in code.value.between if sequence else ():
            series[code.value.indicator, code.value.item].setdefault(int(between), code)
    for (indicator, item), numbers in series.items():
        last = 0
        for number in sorted(numbers):
            skipped = [n for n in range(last + 1, number) if (indicator, item, str(n)) not in used]
            if skipped and len(numbers) > 1 and len(skipped) <= 20:
                names = ", ".join(numbered_as(numbers[number], str(n)) for n in skipped)
                yield Hit(*numbers[number].place, {"code": numbers[number].value.code, "skipped": names}, expected=names)
            last = number


@check("E306", EvidenceValue)
def indicator_without_evidence(record: Record, setting: Setting) -> Iterator[Hit]:
    """An indicator with a result and no code where its neighbours have codes, and a bracket for a code that was never filled."""
    cited = citations(record)
    if len(cited) < 2:
        return
    for mention in record.mentions:
        if isinstance(mention.value, EvidenceValue) and not mention.value.code and mention.value.role == "citation":
            yield Hit(
                mention.start, mention.end, {"what": Wording("วงเล็บสำหรับรหัสหลักฐานว่างอยู่", "the bracket for an evidence code is empty")}
            )
    starts = [code.mention.start for code in cited]
    results = [
        m.start
        for m in record.mentions
        if isinstance(m.value, DateValue) and not m.value.inferred and not _PLANNED.search(record.text, max(0, m.start - _CLAUSE), m.start)
    ]
    listed = {code.value.indicator for code in listings(record) if code.value.indicator}
    indicators = [s for s in record.sections if s.style in ("issue", "indicator", "dotted") and s.number and "." in s.number]
    proved = {section.number for section in indicators if _any_within(section, starts)}
    peers: dict[tuple[int, str], set[str | None]] = defaultdict(set)
    for section in indicators:
        peers[section.level, _parent(section)].add(section.number)
    end = 0
    for section in indicators:
        number = section.number or ""
        others = peers[section.level, _parent(section)] - {number}
        with_code = len(others & proved)
        if section.start < end or number in proved or with_code < 2 or with_code * 3 < len(others) * 2:
            continue
        if _EXPLAINED.search(record.text, section.start, section.end):
            continue
        if _any_within(section, results) and not any(related_indicators(number, indicator) for indicator in listed):
            end = section.end
            what = Wording(f"ตัวบ่งชี้ {number} มีผลการดำเนินงานแต่ไม่อ้างหลักฐาน", f"indicator {number} tells of results and cites no evidence")
            yield Hit(section.start, section.start + len(number), {"what": what})


_PLANNED = re.compile(r"(?<![ก-๎])จะ(?!ได้)[^\n]*$")
_CLAUSE = 40  # letters before a date that tell of what is to come
# Why there is no code: the evidence of another indicator, an annex, an indicator that does not apply.
_EXPLAINED = re.compile(
    r"หลักฐาน(?:เดียวกัน|ร่วม)?(?:กับ|เดียวกับ|ชุดเดียวกับ)|ไม่เข้าเกณฑ์|ไม่เกี่ยวข้อง|ไม่ขอรับการประเมิน|ไม่(?:ได้)?รับการประเมิน|(?<![A-Za-z])N/A(?![A-Za-z])|ภาคผนวก|เอกสารแนบ"
)


def _any_within(section: Section, sorted_starts: Sequence[int]) -> bool:
    at = bisect_left(sorted_starts, section.start)
    return at < len(sorted_starts) and sorted_starts[at] < section.end


def _parent(section: Section) -> str:
    return (section.number or "").rpartition(".")[0]
