"""Claims against their evidence: what is written before or about the event proves nothing, the same event told otherwise does."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from bannarak.analyse import analyser
from bannarak.evidence_folder import EvidenceFolder, files_in_memory
from bannarak.knowledge import load
from bannarak.readers import read

CLAIM = "อบรมคัดแยกขยะ เมื่อวันที่ 17 มกราคม 2566 มีผู้เข้าอบรม 32 คน (2.1-1)"


def told(text: str, files: Mapping[str, str]) -> list[str]:
    """What E309 tells in a report with a list of ``files``."""
    listed = "\n".join(name.removesuffix(".txt") for name in files)
    analyse = analyser(load())
    folder = EvidenceFolder(files_in_memory(files), analyse)
    record = analyse(read(f"{text}\nรายการหลักฐาน\n{listed}\n".encode(), "a.txt"), evidence=folder)
    return [finding.text for finding in record.findings if finding.code == "E309"]


def one(evidence: str, claim: str = CLAIM) -> list[str]:
    return told(f"2.1 การดำเนินงาน\n{claim}", {"2.1-1 เอกสาร.txt": evidence})


NO_PROOF = {
    "an invitation": "ที่ อว 0655/214\nหอสมุดดอนตาล\n9 มกราคม 2566\nเรื่อง ขอเชิญเป็นวิทยากร\nด้วยหอสมุดจะอบรมคัดแยกขยะแก่บุคลากร จำนวน 40 คน",
    "a letter in one line": "ที่ อว 0655/214 หอสมุดดอนตาล อบรมคัดแยกขยะ 9 มกราคม 2566 เรื่อง รายงานผล",
    "a memo": "บันทึกข้อความ\nที่ 25/2566 วันที่ 20 มกราคม 2566\nเรื่อง รายงานผลการอบรมคัดแยกขยะ\nมีผู้เข้าอบรม 32 คน",
    "a memo in one line": "ที่ 25/2566 วันที่ 20 มกราคม 2566 เรื่อง รายงานผลการอบรมคัดแยกขยะ มีผู้เข้าอบรม 32 คน",
    "a post": "หอสมุดดอนตาลอบรมคัดแยกขยะ\nโพสต์เมื่อ 19 มกราคม 2566\nบุคลากรเข้าอบรมคัดแยกขยะ 32 คน",
    "a post with its hour": "หอสมุดดอนตาลอบรมคัดแยกขยะ\n19 มกราคม 2566 เวลา 10.30 น.\nบุคลากรเข้าอบรมคัดแยกขยะ 32 คน",
    "a post of its writer": "หอสมุดดอนตาล 19 มกราคม 2566\nบุคลากรเข้าอบรมคัดแยกขยะ 32 คน",
    "a page": "บุคลากรเข้าอบรมคัดแยกขยะ เผยแพร่ : วันที่ 19 มกราคม 2566",
    "an order": "คำสั่งหอสมุดดอนตาล\nเรื่อง แต่งตั้งคณะทำงานอบรมคัดแยกขยะ จำนวน 12 คน\nสั่ง ณ วันที่ 9 มกราคม 2566",
    "a notice": "อบรมคัดแยกขยะ หอสมุดดอนตาลให้บุคลากรเข้าอบรม\nประกาศ ณ วันที่ 9 มกราคม 2566",
    "a request": "เรื่อง ขออนุมัติจัดอบรมคัดแยกขยะ\nผู้เข้าอบรม 40 คน ในวันที่ 16 มกราคม 2566",
    "a request in a line": "หอสมุดดอนตาลขออนุมัติจัดอบรมคัดแยกขยะ ในวันที่ 16 มกราคม 2566 ผู้เข้าอบรม 40 คน",
    "a plan": "การอบรมคัดแยกขยะ กำหนดจัดวันที่ 10 มกราคม 2566 (เลื่อนเป็นวันที่ 24 มกราคม 2566) ผู้เข้าอบรม",
    "a day put off": "การอบรมคัดแยกขยะ กำหนดจัดวันที่ 10 มกราคม 2566 ผู้เข้าอบรม",
    "a project": "โครงการอบรมคัดแยกขยะ\nกลุ่มเป้าหมาย\nผู้เข้าอบรม 40 คน\nระยะเวลา วันที่ 16 มกราคม 2566",
    "a target": "รายงานการอบรมคัดแยกขยะ\nคาดว่าจะมีผู้เข้าอบรม 40 คน",
    "a programme": "กำหนดการอบรมคัดแยกขยะ\nวันที่ 16 มกราคม 2566 ณ ห้องประชุม",
    "an approval": "การอบรมคัดแยกขยะได้รับอนุมัติเมื่อวันที่ 5 มกราคม 2566 มีผู้เข้าอบรม 32 คน",
    "a signature": "สรุปการอบรมคัดแยกขยะ มีผู้เข้าอบรม 32 คน\n(นางมาลี ใจดี) ผู้รายงาน\n20 มกราคม 2566",
    "an evaluation": "แบบประเมินการอบรมคัดแยกขยะ ผู้เข้าอบรมตอบแบบประเมิน 28 คน",
    "some of them": "อบรมคัดแยกขยะ มีผู้เข้าอบรมจากวิทยาลัยดอนตาล 28 คน",
    "those of a rank": "อบรมคัดแยกขยะ มีผู้เข้าอบรม ระดับต้น จำนวน 28 คน",
    "an earlier round": "อบรมคัดแยกขยะ เมื่อวันที่ 17 มกราคม 2566 ผู้เข้าอบรม 32 คน ครั้งก่อนมีผู้เข้าอบรม 28 คน",
    "a round of the year before": "การอบรมคัดแยกขยะครั้งก่อน เมื่อวันที่ 18 มกราคม 2565 มีผู้เข้าอบรม 28 คน",
    "a form of reply": "แบบตอบรับการอบรมคัดแยกขยะ\nผู้เข้าอบรม 35 คน",
    "replies": "การอบรมคัดแยกขยะ มีผู้ตอบรับเข้าอบรม 35 คน",
    "a day of uploading": "อบรมคัดแยกขยะ อัปโหลดเมื่อวันที่ 19 มกราคม 2566",
    "a certificate": "เกียรติบัตร ผ่านการอบรมคัดแยกขยะ ให้ไว้ ณ วันที่ 18 มกราคม 2566",
}


@pytest.mark.parametrize("evidence", NO_PROOF.values(), ids=NO_PROOF)
def test_what_a_file_says_of_itself_or_of_a_plan_proves_nothing(evidence):
    assert one(evidence) == []


DAY, PEOPLE = "วันที่ 17 มกราคม 2566", "32 คน"
PROOF = {
    "a report": ("รายงานการอบรมคัดแยกขยะ เมื่อวันที่ {} มกราคม 2566 มีผู้เข้าอบรม {} คน", "16", "52"),
    "a memo": ("ที่ 25/2566 วันที่ 20 มกราคม 2566\nเรื่อง รายงานผลการอบรมคัดแยกขยะ\nอบรมในวันที่ {} มกราคม 2566 มีผู้เข้าอบรม {} คน", "16", "52"),
    "a post": ("โพสต์เมื่อ 19 มกราคม 2566\nหอสมุดดอนตาลอบรมคัดแยกขยะ เมื่อวันที่ {} มกราคม 2566 ผู้เข้าอบรม {} คน", "16", "52"),
    "a list": ("ใบลงทะเบียนผู้เข้าอบรมคัดแยกขยะ\nวันที่ {} มกราคม 2566\nรวมผู้เข้าอบรม {} คน", "18", "23"),
    "a summary": ("สรุปผลการอบรมคัดแยกขยะ\nวันที่ {} มกราคม 2566\nณ ห้องประชุม ผู้เข้าอบรม {} คน", "18", "23"),
    "a form": ("การอบรมคัดแยกขยะ\nวันที่จัด: {} มกราคม 2566\nผู้เข้าอบรม: {} คน", "18", "23"),
    "a heading": ("ภาพการอบรมคัดแยกขยะ วันที่ {} มกราคม 2566 ผู้เข้าอบรม {} คน", "18", "23"),
    "hours": ("การอบรมคัดแยกขยะ\n{} มกราคม 2566 เวลา 09.00-12.00 น.\nผู้เข้าอบรม {} คน", "18", "23"),
    "what came of a plan": ("ตามที่ขออนุมัติ หอสมุดได้จัดอบรมคัดแยกขยะในวันที่ {} มกราคม 2566 มีผู้เข้าอบรม {} คน", "18", "23"),
    "a target and those who came": ("การอบรมคัดแยกขยะ ในวันที่ {} มกราคม 2566 เป้าหมาย 50 คน ผลปรากฏว่ามีผู้เข้าอบรม {} คน", "18", "23"),
}


@pytest.mark.parametrize(("evidence", "day", "people"), PROOF.values(), ids=PROOF)
def test_the_same_event_told_otherwise_is_found(evidence, day, people):
    assert one(evidence.format("17", "32")) == []
    assert one(evidence.format(day, "32")) == [DAY]
    assert one(evidence.format("17", people)) == [PEOPLE]


def test_an_order_proves_what_is_told_of_the_order():
    order = "คำสั่งหอสมุดดอนตาล เรื่อง แต่งตั้งคณะทำงานห้องสมุดสีเขียว จำนวน {} คน\nสั่ง ณ วันที่ 9 มกราคม 2566"
    claim = "แต่งตั้งคณะทำงานห้องสมุดสีเขียว จำนวน 12 คน (2.1-1)"
    assert (one(order.format(12), claim), one(order.format(15), claim)) == ([], ["12 คน"])


def test_the_number_of_a_meeting_is_no_number_of_a_letter():
    claim = "ประชุมคณะทำงานห้องสมุดสีเขียว ครั้งที่ 1/2566 เมื่อวันที่ 17 มกราคม 2566 (2.1-1)"
    minutes = "รายงานการประชุมคณะทำงานห้องสมุดสีเขียว ครั้งที่ 1/2566{}{} มกราคม 2566\nผู้จดรายงาน\n25 มกราคม 2566"
    for between in ("\nวันที่ ", " วันที่ "):
        assert one(minutes.format(between, 17), claim) == []
        assert one(minutes.format(between, 18), claim) == [DAY]


SPANS = {
    "a day later": ("26-27", "25-26", True),
    "the same days": ("26-27", "26-27", False),
    "one of the days": ("26", "25-26", False),
    "some of more days": ("26-27", "25-27", False),
    "more days": ("25-28", "26-27", False),
}


@pytest.mark.parametrize(("claimed", "proved", "wrong"), SPANS.values(), ids=SPANS)
def test_as_many_days_begun_on_another_are_other_days(claimed, proved, wrong):
    claim = f"อบรมคัดแยกขยะ ระหว่างวันที่ {claimed} มกราคม 2566 มีผู้เข้าอบรม 32 คน (2.1-1)"
    found = one(f"รายงานการอบรมคัดแยกขยะ ระหว่างวันที่ {proved} มกราคม 2566 ผู้เข้าอบรม 32 คน", claim)
    assert [claimed in text for text in found] == [True] * wrong


@pytest.mark.parametrize(("people", "group", "wrong"), [(51, "ผู้เข้าอบรม", True), (52, "ผู้เข้าอบรม", False), (51, "นักเรียน", False)])
def test_figures_that_changed_places_are_a_slip_however_far_apart(people, group, wrong):
    claim = "อบรมคัดแยกขยะ เมื่อวันที่ 17 มกราคม 2566 ผู้เข้าอบรม 15 คน (2.1-1)"
    assert one(f"รายงานการอบรมคัดแยกขยะ เมื่อวันที่ 17 มกราคม 2566 {group} {people} คน", claim) == ["15 คน"] * wrong


@pytest.mark.parametrize(("people", "group", "wrong"), [(32, "ผู้เข้าอบรม", False), (23, "ผู้เข้าอบรม", True)])
def test_a_claim_in_a_row_is_read_like_one_in_a_line(people, group, wrong):
    table = "ตัวบ่งชี้ | ผล | หลักฐาน\n2.1 ขยะ | อบรมคัดแยกขยะ เมื่อวันที่ 17 มกราคม 2566 จำนวน 32 คน | 2.1-1"
    files = {"2.1-1 เอกสาร.txt": f"รายงานการอบรมคัดแยกขยะ เมื่อวันที่ 17 มกราคม 2566 {group} {people} คน"}
    assert told(table, files) == ["32 คน"] * wrong


TRAINING, TALK = "อบรมคัดแยกขยะ มีผู้เข้าอบรม 32 คน", "จัดเสวนานักอ่าน มีผู้เข้าร่วมเสวนา 40 คน"
FILES = "รายงานการอบรมคัดแยกขยะ มีผู้เข้าอบรม {} คน", "สรุปการเสวนานักอ่าน มีผู้เข้าร่วมเสวนา {} คน"
LAYOUTS = {
    "lines": f"{TRAINING} (2.1-1)\n{TALK} (2.1-2)",
    "one line": f"{TRAINING} (2.1-1) และ{TALK} (2.1-2)",
    "codes behind each other": f"{TRAINING} (หน้า 1) (2.1-1)\n{TALK} (เอกสาร 2.1-2) (2.1-3)",
    "a line without a code between": f"{TRAINING} (2.1-1)\nปรับปรุงห้องอ่าน\n{TALK} (2.1-2)",
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_the_claim_of_a_code_is_the_statement_before_it(layout):
    def found(training: int, talk: int) -> list[str]:
        files = {"2.1-1 อบรม.txt": FILES[0].format(training), "2.1-2 เสวนา.txt": FILES[1].format(talk), "2.1-3 ภาพ.txt": "ภาพการเสวนานักอ่าน"}
        return told(f"2.1 การดำเนินงาน\n{layout}", files)

    assert found(32, 40) == []
    assert found(52, 40) == ["32 คน"]
    assert found(32, 45) == ["40 คน"]
    assert found(52, 45) == ["32 คน", "40 คน"]


@pytest.mark.parametrize(
    "layout",
    [
        "อบรมคัดแยกขยะ (2.1-1) มีผู้เข้าอบรม 32 คน และเสวนานักอ่าน (2.1-2) มีผู้เข้าอบรม 40 คน",
        "อบรมคัดแยกขยะ (2.1-1) มีผู้เข้าอบรม 32 คน\nเสวนานักอ่าน มีผู้เข้าอบรม 40 คน (2.1-2)",
        "(2.1-1) อบรมคัดแยกขยะ มีผู้เข้าอบรม 32 คน (2.1-2) เสวนานักอ่าน มีผู้เข้าอบรม 40 คน",
    ],
)
def test_codes_before_their_numbers_are_not_taken_for_those_of_others(layout):
    files = {"2.1-1 อบรม.txt": FILES[0].format(32), "2.1-2 เสวนา.txt": "รายงานการเสวนานักอ่าน อบรมคัดแยกขยะ มีผู้เข้าอบรม 40 คน"}
    assert told(f"2.1 การดำเนินงาน\n{layout}", files) == []


def test_a_single_code_within_its_statement_still_proves_it():
    claim = "อบรมคัดแยกขยะ (2.1-1) เมื่อวันที่ 17 มกราคม 2566 มีผู้เข้าอบรม {} คน"
    assert [one(FILES[0].format(32), claim.format(people)) for people in (32, 52)] == [[], ["52 คน"]]
