#!/usr/bin/env python3
"""Makes reports with their gold: invented libraries, real-looking numbering, evidence and planted errors.

usage: python scripts/make_reports.py FOLDER [--count 48] [--formats txt,docx,pdf]

Writes NAME.txt with NAME.json beside it, gold as in corpus/documents plus ``records``: one a thing done, with its
section, dates, numbers of people, evidence codes and status. Every report has one of six styles of evidence codes,
flat or three-level indicators, a list or a table; a third is in Thai digits; half have errors planted in them, named
in ``findings``. The same number gives the same report. Word needs python-docx, PDF reportlab and the font Laksaman
(Debian: fonts-thai-tlwg).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

MONTHS = ["มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"]
SHORT = ["ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."]
WEEKDAYS = ["จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์"]
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
LIBRARIES = [
    "สำนักหอสมุด มหาวิทยาลัยเวียงธาร",
    "สำนักวิทยบริการ มหาวิทยาลัยราชภัฏลุ่มน้ำเงิน",
    "ศูนย์บรรณสารสนเทศ มหาวิทยาลัยเทคโนโลยีธารนที",
    "หอสมุดกลาง มหาวิทยาลัยศรีภูธารา",
]
ORGANISERS = [
    "มหาวิทยาลัยศรีธารา",
    "สำนักหอสมุด มหาวิทยาลัยนทีทอง",
    "วิทยาลัยเทคนิคดอนประดู่ไพร",
    "องค์การบริหารส่วนจังหวัดธารนที",
    "กรมส่งเสริมคุณภาพสิ่งแวดล้อม",
]
PLACES = ["ห้องประชุมจามจุรี ชั้น 3", "ห้องประชุมราชพฤกษ์", "โรงเรียนบ้านผาแดงน้อย", "หอประชุมอเนกประสงค์", "โรงแรมธารารีสอร์ต"]
TOPICS = [
    "การคัดแยกขยะในสำนักงาน",
    "การซ่อมหนังสือปกแข็ง",
    "ห้องสมุดสีเขียวกับชุมชน",
    "การลดใช้พลังงานไฟฟ้า",
    "การทำปุ๋ยหมักจากเศษอาหาร",
    "ฝุ่น PM 2.5 กับสุขภาพ",
    "เทคนิคการเล่านิทานรักษ์โลก",
    "การดับเพลิงเบื้องต้น",
    "การคำนวณคาร์บอนของสำนักงาน",
    "หลัก 3Rs ในห้องสมุด",
]
FILES = [
    "ใบลงทะเบียนผู้เข้าอบรม.pdf",
    "สรุปผลการจัดกิจกรรม.pdf",
    "ภาพกิจกรรม.jpg",
    "รายงานการอบรม.docx",
    "หนังสือเชิญประชุม.pdf",
    "เกียรติบัตรผู้ผ่านการอบรม.pdf",
]
CATEGORIES = {
    2: ("7", "เครือข่ายและความร่วมมือระหว่างห้องสมุด", ["การเข้าร่วมเครือข่ายห้องสมุด", "ความร่วมมือกับโรงเรียนในพื้นที่", "การอบรมจากหน่วยงานอื่น"]),
    3: ("2", "การสื่อสารและสร้างจิตสำนึก", ["การอบรมให้ความรู้และการประเมินความเข้าใจ", "การรณรงค์และประชาสัมพันธ์แก่บุคลากร", "การรับฟังความคิดเห็น"]),
}  # fmt: skip
DONE = [
    "ส่งบุคลากรเข้าร่วมอบรมเรื่อง",
    "จัดกิจกรรมเรื่อง",
    "จัดอบรมเชิงปฏิบัติการเรื่อง",
    "เข้าร่วมประชุมเครือข่ายเรื่อง",
    "ดำเนินโครงการบริการวิชาการเรื่อง",
    "ศึกษาดูงานเรื่อง",
]
STATUS = {"planned": "จะจัดกิจกรรมเรื่อง", "postponed": "เลื่อนการจัดกิจกรรมเรื่อง"}
STYLES = ("plain", "prefixed", "document", "relative", "levels", "hyphens")


@dataclass
class Text:
    """Text that grows, with the spans of what is marked in it."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    mentions: list[dict[str, Any]] = field(default_factory=list)
    findings: list[dict[str, Any]] = field(default_factory=list)

    def add(self, text: str) -> tuple[int, int]:
        self.parts.append(text)
        self.length += len(text)
        return self.length - len(text), self.length

    def mark(self, label: str, text: str, value: dict[str, Any] | None) -> tuple[int, int]:
        start, end = self.add(text)
        self.mentions.append({"label": label, "start": start, "end": end, "text": text, "value": value})
        return start, end

    def plant(self, code: str, span: tuple[int, int], why: str) -> None:
        self.findings.append({"code": code, "start": span[0], "end": span[1], "why": why})


@dataclass
class Thing:
    """One thing done and what its record must hold."""

    section: str
    codes: list[str]
    files: list[str]
    day: date
    last: date
    people: list[int]
    topic: str
    status: str = "done"


class Report:
    """One report, made of the choices that its number draws."""

    def __init__(self, number: int) -> None:
        self.random = Random(number)
        self.style = STYLES[number % 6]
        self.table = number // 6 % 2 == 1
        self.bar = "\t" if number % 4 == 3 else " | "
        self.levels = 3 if self.style == "levels" or (number // 12) % 2 else 2
        self.thai = number % 3 == 0
        self.errors = number % 2 == 1
        self.year = 2561 + self.random.randrange(7)
        self.text = Text()
        self.records: list[dict[str, Any]] = []
        self.planted: set[str] = set()

    # Words

    def day(self, first: date, last: date, wrong: bool = False) -> tuple[str, str]:
        """A date as written, and the words before it."""
        form = self.random.choice(["full", "weekday", "short", "era"])
        month, year = MONTHS[first.month - 1], first.year + 543
        if last != first:
            span = f"{first.day}-{last.day}" if self.random.random() < 0.7 else f"{first.day} - {last.day}"
            return "ระหว่าง", f"วันที่ {span} {month} {year}"
        if wrong or form == "weekday":
            name = WEEKDAYS[(first.weekday() + (2 if wrong else 0)) % 7]
            return self.random.choice(["เมื่อ", "ใน"]), f"วัน{name}ที่ {first.day} {month} {year}"
        if form == "short":
            return "เมื่อ", f"วันที่ {first.day} {SHORT[first.month - 1]} {year % 100}"
        if form == "era":
            return "เมื่อ", f"วันที่ {first.day} {month} พ.ศ. {year}"
        return "เมื่อ", f"วันที่ {first.day} {month} {year}"

    def code(self, indicator: str, sequence: int) -> str:
        head = indicator.split(".")[0]
        return {
            "plain": f"{indicator}-{sequence}",
            "prefixed": f"{head}-{indicator}-{sequence:02}",
            "document": f"{indicator}-{sequence}",
            "relative": f"{sequence}",
            "levels": f"{indicator}-{sequence}",
            "hyphens": f"{indicator.replace('.', '-', 1)}-{sequence:02}"
            if indicator.count(".") == 1
            else f"{head}-{indicator}-{sequence:02}",
        }[self.style]

    # What was done

    def thing(self, section: str, indicator: str, sequence: int) -> Thing:
        draw = self.random
        day = date(self.year - 543, 1, 5) + timedelta(days=draw.randrange(350))
        last = day
        if draw.random() < 0.25 and day.day < 26:
            last = day + timedelta(days=draw.choice([1, 2]))
        people = [draw.randrange(2, 90)]
        if draw.random() < 0.3:
            parts = [draw.randrange(2, 30) for _ in range(2)]
            people = [sum(parts), *parts]
        count = 2 if draw.random() < 0.2 else 1
        codes = [self.code(indicator, sequence + i) for i in range(count)]
        files = [
            f"{draw.choice(FILES).rpartition('.')[0]} {section.replace('.', '_')}_{i + 1}{'.pdf' if draw.random() < 0.8 else ''}"
            for i in range(count)
        ]
        return Thing(section, codes, files, day, last, people, draw.choice(TOPICS))

    def cite(self, thing: Thing) -> None:
        """The citation of a thing's codes, after the style of this report."""
        text = self.text
        value = [{"code": code, "role": "citation"} for code in thing.codes]
        if self.style == "relative":
            for code, v in zip(thing.codes, value, strict=True):
                text.add(" [หลักฐาน ")
                text.mark("evidence", code, v)
                text.add("]")
            return
        if self.style == "hyphens":
            for code, file, v in zip(thing.codes, thing.files, value, strict=True):
                text.add(" (")
                text.mark("evidence", code, v)
                text.add(f" {file})")
            return
        if self.random.random() < 0.15:
            text.add(f" (หน้า {self.random.randrange(2, 20)})")
        text.add(" (เอกสารหมายเลข " if self.style == "document" else " (")
        for i, (code, v) in enumerate(zip(thing.codes, value, strict=True)):
            text.add(", " if i else "")
            text.mark("evidence", code, v)
        text.add(")")

    def when(self, thing: Thing) -> None:
        wrong = self.errors and thing.day == thing.last and "weekday-mismatch" not in self.planted and self.random.random() < 0.3
        before, words = self.day(thing.day, thing.last, wrong)
        self.text.add(f" {before}")
        value = {"start": thing.day.isoformat(), "end": thing.last.isoformat(), "precision": "day"}
        span = self.text.mark("date", words, value)
        if wrong:
            self.planted.add("weekday-mismatch")
            self.text.plant("weekday-mismatch", span, "another weekday")

    def people(self, thing: Thing) -> None:
        text, total, parts = self.text, thing.people[0], thing.people[1:]
        wrong = bool(parts) and self.errors and "sum-mismatch" not in self.planted
        if wrong:
            total = thing.people[0] = total + 3
        text.add(self.random.choice([" จำนวน ", " มีผู้เข้าร่วม ", " ผู้เข้าอบรม "]) if not parts else " มีผู้เข้าร่วมรวม ")
        span = text.mark("participants", f"{total} คน", {"n": total})
        if parts:
            for lead, n in zip((" ประกอบด้วย นักศึกษา ", " และบุคลากร "), parts, strict=True):
                text.add(lead)
                text.mark("participants", f"{n} คน", {"n": n})
        if wrong:
            self.planted.add("sum-mismatch")
            text.plant("sum-mismatch", span, f"{total} is not {' + '.join(map(str, parts))}")

    def letter(self) -> None:
        """A letter's number and day, which are not those of what was done."""
        day = date(self.year - 543, 1, 1 + self.random.randrange(28))
        self.text.add(f"ตามหนังสือที่ ศธ 0517/{self.random.randrange(10, 900)} ลง")
        words = f"วันที่ {day.day} {MONTHS[0]} {self.year}"
        self.text.mark("date", words, {"start": day.isoformat(), "end": day.isoformat(), "precision": "day"})
        self.text.add(" ได้")

    def background(self) -> None:
        """What a heading says of earlier years before its items."""
        text, year = self.text, self.year - self.random.randrange(3, 8)
        text.add("     ห้องสมุดเข้าร่วมเครือข่ายเมื่อ")
        text.mark("date", f"วันที่ 26 สิงหาคม {year}", {"start": f"{year - 543}-08-26", "end": f"{year - 543}-08-26", "precision": "day"})
        text.add(" และกำหนดไว้ในแผนพัฒนาปี ")
        end = self.year + 2
        text.mark("date", f"{year}-{end}", {"start": f"{year - 543}-01-01", "end": f"{end - 543}-12-31", "precision": "year"})
        text.add(" โดยในปีนี้มีผลการดำเนินงาน ดังนี้\n")

    def sentence(self, thing: Thing) -> None:
        """What was done, in one of several orders."""
        draw, text = self.random, self.text
        pieces: list[Callable[[], object]] = [lambda: self.people(thing), lambda: self.when(thing)]
        if draw.random() < 0.5:
            pieces.reverse()
        if draw.random() < 0.15:
            self.letter()
        if draw.random() < 0.1:
            thing.status = draw.choice(["planned", "postponed"])
        text.add(draw.choice(DONE if thing.status == "done" else [STATUS[thing.status]]))
        text.add(f' "{thing.topic}"')
        for piece in pieces:
            piece()
        if draw.random() < 0.4:
            place = draw.choice(PLACES)
            text.add(" ณ ")
            if place.startswith("โรง"):
                text.mark("institution", place, {})
                text.mentions[-1] |= {"optional": True} if place.startswith("โรงแรม") else {}
            else:
                text.add(place)
        if draw.random() < 0.3:
            text.add(" จัดโดย")
            text.mark("institution", draw.choice(ORGANISERS), {})
        if draw.random() < 0.2:
            text.add(" เวลา 09.00-12.00 น.")
        self.cite(thing)

    # The report

    def build(self) -> None:
        """Write everything."""
        text = self.text
        category, title, issues = CATEGORIES[self.levels]
        standard = "ห้องสมุดสีเขียว" if self.levels == 2 else "สำนักงานสีเขียว (Green Office)"
        text.add(f"รายงานผลการดำเนินงาน{standard} ประจำปี ")
        text.mark("date", str(self.year), {"start": f"{self.year - 543}-01-01", "end": f"{self.year - 543}-12-31", "precision": "year"})
        text.add("\n")
        text.mark("institution", self.random.choice(LIBRARIES), {})
        text.add(f"\n\nหมวดที่ {category} {title}\n\n")
        things = [self.issue(f"{category}.{i}", issue) for i, issue in enumerate(issues[: self.random.choice([2, 3])], 1)]
        if self.style != "relative":
            self.listing([thing for group in things for thing in group])

    def issue(self, number: str, title: str) -> list[Thing]:
        """One heading with its items, as a list or as the rows of a table."""
        text, draw = self.text, self.random
        things = []
        text.add(f"{'ประเด็นที่ ' if self.levels == 3 and draw.random() < 0.5 else ''}{number} {title}\n")
        if draw.random() < 0.4:
            self.background()
        count = 4 if self.levels == 3 else draw.choice([2, 3])  # Green Office asks for four
        if self.table:
            text.add(self.bar.join(["ข้อ", "ผลการดำเนินงาน", "วันที่", "ผู้เข้าร่วม", "หลักฐาน"]) + "\n")
        for i in range(1, count + 1):
            section = f"{number}.{i}"
            indicator = section if self.style == "levels" else number
            sequence = 1 if self.style in ("levels", "relative") else sum(len(t.codes) for t in things) + 1
            thing = self.thing(section, indicator, sequence)
            things.append(thing)
            if self.table:
                self.row(thing)
            elif self.levels == 3 and draw.random() < 0.6:
                text.add(f"ตัวชี้วัด {section} {draw.choice(['มีแผนและการดำเนินงาน', 'มีการให้ความรู้แก่ผู้เกี่ยวข้อง'])}\n     ")
                self.sentence(thing)
                text.add("\n")
            else:
                text.add(f"     {section} ")
                self.sentence(thing)
                text.add("\n")
                if draw.random() < 0.25:
                    text.add("          1) ลดการใช้กระดาษ\n          2) งดใช้แก้วพลาสติก\n")
            if self.style == "relative":
                text.add("          หลักฐาน\n")
                for code, file in zip(thing.codes, thing.files, strict=True):
                    text.add("          ")
                    text.mark("evidence", code, {"code": code, "role": "listing", "file": file})
                    text.add(f") {file}\n")
            self.record(thing)
        text.add("\n")
        return things

    def row(self, thing: Thing) -> None:
        text = self.text
        text.add(f'{thing.section}{self.bar}จัดกิจกรรมเรื่อง "{thing.topic}"{self.bar}')
        _, words = self.day(thing.day, thing.last)
        text.mark("date", words, {"start": thing.day.isoformat(), "end": thing.last.isoformat(), "precision": "day"})
        text.add(self.bar)
        thing.people = thing.people[:1]
        text.mark("participants", f"{thing.people[0]} คน", {"n": thing.people[0]})
        text.add(self.bar)
        if self.style == "relative":
            self.cite(thing)
        else:
            for i, code in enumerate(thing.codes):
                text.add(", " if i else "")
                text.mark("evidence", code, {"code": code, "role": "citation"})
        text.add("\n")

    def record(self, thing: Thing) -> None:
        self.records.append(
            {
                "section": thing.section,
                "dates": [[thing.day.isoformat(), thing.last.isoformat()]],
                "participants": sorted(thing.people),
                "evidence": sorted(thing.codes),
                "status": thing.status,
            }
        )

    def listing(self, things: list[Thing]) -> None:
        """The list of evidence at the end; errors are a code without its line and a line without its citation."""
        text = self.text
        rows = [(code, file, thing) for thing in things for code, file in zip(thing.codes, thing.files, strict=True)]
        drop = self.random.randrange(len(rows)) if self.errors and len(rows) > 2 else None
        text.add(self.random.choice(["รายการหลักฐาน", "เอกสารหลักฐาน", "บัญชีเอกสารหลักฐาน"]) + "\n")
        lead = "เอกสารหมายเลข " if self.style == "document" else self.random.choice(["", "- "])
        for i, (code, file, _) in enumerate(rows):
            if i == drop:
                cited = next(m for m in text.mentions if m["label"] == "evidence" and m["text"] == code)
                text.plant("evidence-missing", (cited["start"], cited["end"]), "not in the list")
                continue
            text.add(lead)
            text.mark("evidence", code, {"code": code, "role": "listing", "file": file})
            text.add(f" {file}\n")
        if drop is not None:
            code = self.code(things[-1].section if self.style == "levels" else things[-1].section.rpartition(".")[0], 9)
            text.add(lead)
            span = text.mark("evidence", code, {"code": code, "role": "listing", "file": "ภาพถ่ายอาคาร.pdf"})
            text.add(" ภาพถ่ายอาคาร.pdf\n")
            text.plant("evidence-unused", span, "never cited")

    def gold(self) -> tuple[str, dict[str, Any]]:
        """The text and its gold; Thai digits take no more room than Arabic ones."""
        plain = "".join(self.text.parts)
        shown = plain.translate(THAI_DIGITS) if self.thai else plain
        for row in (*self.text.mentions, *self.text.findings):
            row["text"] = shown[row["start"] : row["end"]]
        rows = {"mentions": self.text.mentions, "findings": self.text.findings}
        for values in rows.values():
            values.sort(key=lambda row: (row["start"], row["end"]))
        return shown, {**rows, "records": self.records}


def make(number: int) -> tuple[str, str, dict[str, Any]]:
    """Name, text and gold of report ``number``."""
    report = Report(number)
    report.build()
    text, gold = report.gold()
    layout = "table" if report.table else "list"
    return f"made-{number:02}-{report.style}-{report.levels}-{layout}", text, gold


def main() -> None:
    """Write the reports."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=48)
    parser.add_argument("--formats", default="txt", help="of txt, docx, pdf")
    args = parser.parse_args()
    formats = args.formats.split(",")
    args.folder.mkdir(parents=True, exist_ok=True)
    writers: dict[str, Callable[[str], bytes]] = {}
    if "docx" in formats or "pdf" in formats:
        import corpus_formats

        corpus_formats.use_font()
        writers = {"docx": corpus_formats.word, "pdf": corpus_formats.pdf}
    for number in range(args.count):
        name, text, gold = make(number)
        (args.folder / f"{name}.txt").write_bytes(text.encode())
        (args.folder / f"{name}.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        for form in formats:
            if form in writers:
                (args.folder / f"{name}.{form}").write_bytes(writers[form](text))


if __name__ == "__main__":
    main()
