"""Measure the PDF reader on a folder of PDFs: letters, spaces, joins, tables, headers, scans, records, real files.

    python scripts/eval_pdf.py ../shared/pdf [--part text tables headers scans records real]

A made PDF is NNN_producer_font.pdf with NNN.truth.txt beside it. Error rates are edits a letter of the truth, white space ignored.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import sys
import time
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

import pypdfium2
from rapidfuzz.distance import Levenshtein

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "pipeline"))

from bannarak.analyse import Analyser
from bannarak.document import Document
from bannarak.knowledge import load
from bannarak.readers import read
from bannarak.records import CountValue, Record

PARTS = ("text", "tables", "headers", "scans", "records", "real")


def letters(text: str) -> str:
    return re.sub(r"\s+", "", text)


def error_rate(truth: str, found: str) -> float:
    truth, found = letters(truth), letters(found)
    return Levenshtein.distance(truth, found) / max(len(truth), 1)


def gaps(text: str) -> tuple[str, list[int]]:
    """The letters of ``text`` and what follows each: 0 nothing, 1 a space, 2 a line end."""
    found: list[int] = []
    kept: list[str] = []
    for character in text:
        if character.isspace():
            if found:
                found[-1] = max(found[-1], 1 + (character == "\n"))
        else:
            kept.append(character)
            found.append(0)
    return "".join(kept), found


def spacing(truth: str, document: Document) -> dict[str, float]:
    """False and lost spaces within lines, and how many line ends have white space exactly where the truth has it."""
    true_letters, true_gap = gaps(truth)
    text = document.text
    found_letters, found_gap = gaps(text)
    line_ends = set()
    place = 0
    places = {}
    at_of = [at for at, character in enumerate(text) if not character.isspace()]
    for at, character in enumerate(text):
        if not character.isspace():
            places[at] = place
            place += 1
    for _, end, _, _ in document.places:
        line_ends.add(places[end - 1])
    false = lost = right = ends = ended = 0
    wrong = []
    for tag, a0, a1, b0, _ in Levenshtein.opcodes(true_letters, found_letters):
        if tag != "equal":
            continue
        for offset in range(a1 - a0 - 1):
            ended += (true_gap[a0 + offset] == 2) != (found_gap[b0 + offset] == 2)
            true, found = bool(true_gap[a0 + offset]), bool(found_gap[b0 + offset])
            if b0 + offset in line_ends:
                ends += 1
                right += true == found
                if true != found:
                    wrong.append(
                        (repr(text[at_of[b0 + offset] + 1]) if found else "-")
                        + true_letters[a0 + offset - 12 : a0 + offset + 1]
                        + "|"
                        + true_letters[a0 + offset + 1 : a0 + offset + 13]
                    )
            elif found and not true:
                false += 1
                wrong.append(
                    "F" + true_letters[a0 + offset - 12 : a0 + offset + 1] + "|" + true_letters[a0 + offset + 1 : a0 + offset + 13]
                )
            elif true and not found:
                lost += 1
                wrong.append(
                    "L" + true_letters[a0 + offset - 12 : a0 + offset + 1] + "|" + true_letters[a0 + offset + 1 : a0 + offset + 13]
                )
    return {
        "ended": ended,
        "false": false,
        "lost": lost,
        "ends": ends,
        "right": right,
        "letters": len(true_letters),
        "spaces": sum(map(bool, true_gap)),
        "wrong": wrong,
    }


def made_text(folder: Path, show: str) -> None:
    producers: dict[str, list[tuple[float, dict]]] = defaultdict(list)
    for path in sorted(folder.glob("[0-9][0-9][0-9]_*.pdf")):
        if "scan" in path.name:
            continue
        truth = path.with_name(path.name[:3] + ".truth.txt").read_text("utf-8")
        document = read(path.read_bytes(), path.name)
        rate = error_rate(truth, document.text)
        producers[path.stem[4:]].append((rate, spacing(truth, document)))
        if show and show in path.name:
            a, b = letters(truth), letters(document.text)
            for tag, a0, a1, b0, b1 in Levenshtein.opcodes(a, b):
                if tag != "equal":
                    print("   ", path.name, tag, repr(a[a0 - 12 : a0]), repr(a[a0:a1]), "->", repr(b[b0:b1]), repr(a[a1 : a1 + 8]))
            for wrong in producers[path.stem[4:]][-1][1]["wrong"]:
                print("   ", path.name, wrong)
    print(f"{'producer':22} {'CER %':>7} {'worst':>7} {'false/1000':>10} {'lost %':>7} {'joins %':>8} {'paragraph ends wrong':>8}")
    for name, rows in sorted(producers.items()):
        _print_row(name, rows)
    _print_row("all", [row for rows in producers.values() for row in rows])


def _print_row(name: str, rows: list[tuple[float, dict]]) -> None:
    total = {key: sum(row[1][key] for row in rows) for key in ("ended", "false", "lost", "ends", "right", "letters", "spaces")}
    rates = [100 * rate for rate, _ in rows]
    print(
        f"{name:22} {statistics.mean(rates):7.3f} {max(rates):7.3f} {1000 * total['false'] / total['letters']:10.2f}",
        f"{100 * total['lost'] / total['spaces']:6.2f} {100 * total['right'] / max(total['ends'], 1):8.1f} {total['ended']:8}",
    )


def made_tables(folder: Path) -> None:
    truth = json.loads((folder / "table.truth.json").read_text("utf-8"))
    exact = cells = 0
    for path in sorted(folder.glob("table_*.pdf")):
        if "scan" in path.name:
            continue
        document = read(path.read_bytes(), path.name)
        rows = [[document.text[cell.start : cell.end] for cell in row] for table in document.tables for row in table.rows]
        wanted = [cell for row in truth["rows"] for cell in row]
        found = [cell for row in rows[1:] for cell in row] + [""] * len(wanted)
        rates = [error_rate(one, other) for one, other in zip(wanted, found, strict=False)]
        right = sum(rate == 0 for rate in rates)
        exact += right
        cells += len(wanted)
        whole = error_rate("".join([*truth["pre"], *truth["header"], *wanted]), document.text)
        print(
            f"{path.name:28} rows {len(rows)}, header {rows[:1] == [truth['header']]}, exact {right}/{len(wanted)},",
            f"worst cell {100 * max(rates):.2f} %, mean {100 * statistics.mean(rates):.2f} %, text {100 * whole:.2f} %",
        )
    print(f"exact cells {exact}/{cells}")


def made_headers(folder: Path) -> None:
    truth = (folder / "hf.truth.txt").read_text("utf-8")
    lines = json.loads((folder / "hf.truth.json").read_text("utf-8"))
    for path in sorted(folder.glob("hf_*.pdf")):
        text = read(path.read_bytes(), path.name).text
        left = {key: letters(text).count(letters(line)) for key, line in lines.items()}
        print(f"{path.name:28} CER {100 * error_rate(truth, text):.2f} %, left in the text {left}")


def made_scans(folder: Path) -> None:
    for path in sorted(folder.glob("*_scan*.pdf")):
        truth = path.with_name(path.name.split("_")[0] + ".truth.txt").read_text("utf-8")
        began = time.perf_counter()
        document = read(path.read_bytes(), path.name)
        took = time.perf_counter() - began
        print(
            f"{path.name:28} CER {100 * error_rate(truth, document.text):.2f} %,"
            f" {took / len(document.pages):.1f} s a page, {document.extractor}"
        )


def made_records(folder: Path, show: str) -> None:
    """Mentions of every made PDF against those of the plain text: share of the text's found again, and how many are too many."""
    analyse = Analyser(load())
    kinds = {
        "dates": ("date", "time"),
        "counts": ("participants", "institution_count"),
        "codes": ("evidence",),
        "institutions": ("institution",),
    }
    totals: dict[str, Counter[str]] = defaultdict(Counter)
    for path in sorted(folder.glob("*_*.pdf")):
        number = path.name.split("_")[0]
        if "scan" in path.name or number == "hf":
            continue
        truth = path.with_name(f"{number}.truth.txt").read_bytes()
        wanted, found = (_records(analyse(read(data, name))) for data, name in ((truth, "a.txt"), (path.read_bytes(), path.name)))
        for kind, labels in kinds.items():
            one = Counter({key: n for key, n in wanted.items() if key[0] in labels})
            other = Counter({key: n for key, n in found.items() if key[0] in labels})
            name = path.stem.split("_", 1)[1]
            for at in ("all", name):
                totals[at][kind] += one.total()
                totals[at][kind + " lost"] += (one - other).total()
                totals[at][kind + " extra"] += (other - one).total()
            if show and show in path.name:
                for key, n in (one - other).items():
                    print("   ", path.name, "LOST", n, key)
                for key, n in (other - one).items():
                    print("   ", path.name, "EXTRA", n, key)
    for name, total in sorted(totals.items()):
        shares = [f"{kind} {100 * (1 - total[kind + ' lost'] / max(total[kind], 1)):6.2f} % (+{total[kind + ' extra']})" for kind in kinds]
        print(f"{name:20}", "  ".join(shares))


def _records(record: Record) -> Counter[tuple[str, str, str]]:
    """What each mention means, white space aside; its text too where that is a name."""
    return Counter((m.label, _meaning(m.value), letters(m.text) if m.label == "institution" else "") for m in record.mentions)


def _meaning(value: object) -> str:
    if isinstance(value, CountValue):
        value = replace(value, of=None)  # taken from the words around, which a table has in another order
    return letters(repr(value))


_MARKS = "ัิ-ฺ็-๎"
SIGNATURES = {
    "private": "[\ue000-\uf8ff]",
    "nameless": "[\ufffd\ufffe\u0001-\u0008]",
    "C_aa": "[ก-ฮ][่-๋]? +า",
    "_mark": f" [{_MARKS}]",
    "orphan": f"(?<![ก-๎ ])[{_MARKS}]",
    "doubled": f"([{_MARKS}])\\1",
    "order": "[่-์][ัิ-ฺ]|ำ[่-๋]|ํ[่-๋]?า|าํ",
    "odd": "(?<=[ก-๎])[À-ÿ](?=[ก-๎])",
    "am": "ำ",
}


def real(folder: Path) -> None:
    """Signs of damage in PDFium's plain text and in ours, file by file; SARA AM is counted to see it come back."""
    print(f"{'file':34} {'':6}", " ".join(f"{name:>8}" for name in SIGNATURES))
    for path in sorted(folder.glob("*.pdf")):
        pdf = pypdfium2.PdfDocument(path)
        before = "\n".join(page.get_textpage().get_text_range() for page in pdf)
        for when, text in (("before", before), ("after", read(path.read_bytes(), path.name).text)):
            print(f"{path.name:34} {when:6}", " ".join(f"{len(re.findall(sign, text)):8}" for sign in SIGNATURES.values()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", nargs="+", choices=PARTS, default=PARTS)
    parser.add_argument("--show", default="", help="print every difference of the files whose name holds this")
    options = parser.parse_args()
    if "text" in options.part:
        made_text(options.folder / "made", options.show)
    if "tables" in options.part:
        made_tables(options.folder / "made")
    if "scans" in options.part:
        made_scans(options.folder / "made")
    if "records" in options.part:
        made_records(options.folder / "made", options.show)
    if "real" in options.part:
        real(options.folder / "real")
    if "headers" in options.part:
        made_headers(options.folder / "made")


if __name__ == "__main__":
    main()
