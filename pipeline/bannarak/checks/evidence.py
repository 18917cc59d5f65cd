"""E301, E302, E303, E305: codes that are cited against codes that are listed, within one document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz.fuzz import ratio

from bannarak.checks.codes import Code, Key, citations, keys, listings, numbered_as
from bannarak.checks.rule import Hit, Setting, Wording, check
from bannarak.records import EvidenceValue, Record
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
            begun = last or len(skipped) <= len(numbers)  # 7.1-10, 7.1-11 alone go on with another report
            if skipped and len(numbers) > 1 and len(skipped) <= 20 and begun:
                names = ", ".join(numbered_as(numbers[number], str(n)) for n in skipped)
                yield Hit(*numbers[number].place, {"code": numbers[number].value.code, "skipped": names}, expected=names)
            last = number
