"""Counts: examples with their spans in [[ ]], and texts that must give nothing."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannarak.records import CountValue, Mention
from bannarak.thai.numerals import number_words
from reading import record

_MARKED = re.compile(r"\[\[(.*?)\]\]")


def counts(text: str) -> list[Mention]:
    return [mention for mention in record(text).mentions if isinstance(mention.value, CountValue)]


def found(text: str) -> list[tuple[str, CountValue]]:
    return [(m.text, m.value) for m in counts(text) if isinstance(m.value, CountValue)]


PEOPLE = [
    ("ค่าย ๓ วัน ๒ คนื ณ ดอนตาล มีครู [[๔ คน]]", {"n": 4, "of": "ครู"}),  # คืน, its vowel sign astray
    ("ส่งบุคลากร จำนวน [[12 คน]] เข้าอบรม", {"n": 12, "of": "บุคลากร"}),
    ("มีผู้เข้าร่วม[[กว่า 200 คน]] ณ หอประชุม", {"n": 200, "approx": "over"}),
    ("ผู้เข้าอบรม [[ประมาณ ๓๐ คน]]", {"n": 30, "approx": "about"}),
    ("รับได้ [[ไม่เกิน 40 คน]] ต่อรอบ", {"n": 40, "approx": "under"}),
    ("มีครูโรงเรียนละ [[2 คน]]", {"n": 2, "per": True, "of": "ครู"}),
    ("รับสมัคร [[50-60 คน]]", {"n": 50, "n_max": 60}),
    ("นักอ่าน [[20 กว่าคน]] มาร่วมงาน", {"n": 20, "approx": "over"}),
    ("ผู้ใช้บริการ [[1.2 ล้านคน]]", {"n": 1_200_000}),
    ("ผู้ใช้งานเฉลี่ย[[ประมาณ 8.5 หมื่นคน]]ต่อปี", {"n": 85_000, "approx": "about"}),
    ("รวมทั้งสิ้น [[22 คน]]", {"n": 22, "total": True}),
    ("ผู้เข้าร่วมกิจกรรม [[120]]\n", {"n": 120}),
    ("วิทยากร [[๕ (ห้า) คน]]", {"n": 5, "of": "วิทยากร"}),
    ("เด็กทั้ง[[สองคน]]ได้รับรางวัล", {"n": 2}),
    ("รับสมัครอาสาสมัคร[[สิบห้าคน]]", {"n": 15}),
    ("พระสงฆ์ จำนวน [[9 รูป]] เจริญพุทธมนต์", {"n": 9}),
    ("จำกัด [[80 คนขึ้นไป]]", {"n": 80, "approx": "over"}),
    ("ใช้ตำรวจ [[12 นาย]] ดูแลความเรียบร้อย", {"n": 12}),
    ("ผู้ลงทะเบียน 2\u00a0รอบ รวม [[45\u00a0คน]]", {"n": 45, "total": True}),
    ("ผู้มีสิทธิ์ [[14,793,502 คน]]", {"n": 14_793_502}),
    ("There were [[over 150 participants]] from abroad", {"n": 150, "approx": "over"}),
    ("attended by [[1,200 people]].", {"n": 1200}),
    ("มอบรางวัล [[40 จิตอาสา]]ริมน้ำ", {"n": 40, "of": "จิตอาสา"}),
    ("หารือกับ [[6 ผู้ว่าราชการจังหวัด]]กลุ่มอันดามัน", {"n": 6, "of": "ผู้ว่าราชการจังหวัด"}),
    ("เชิญ[[79ผู้นำ]]ชุมชน", {"n": 79, "of": "ผู้นำ"}),
    ("จำนวน.....[[35......คน]]", {"n": 35}),
    ("รุ่นที่ 1 จำนวน [[1 คน]]", {"n": 1}),
    ("ร้อยละ 15.91 และปริญญาตรี [[1 คน]]", {"n": 1}),
    ("หรือ[[ประมาณ 420, 000 คน]]ในปีนี้", {"n": 420_000, "approx": "about"}),
    ("ห้อง 25, [[310 คน]]", {"n": 310}),
    ("ร่วมจับกุมผู้ต้องหา [[2 คน]]", {"n": 2, "of": "ผู้ต้องหา"}),
    ("เพิ่มพนักงานสอบสวน [[3,500 นาย]] เพื่อ", {"n": 3500}),
    ("โครงการบรรพชาอุปสมบท จังหวัดละ [[73 รูป]] จัดพิธี", {"n": 73, "per": True}),
    ("ผู้โดยสารอีก [[กว่า 45 ชีวิต]] ปลอดภัย", {"n": 45, "approx": "over"}),
    ("สมัครได้ไม่เกินทีมละ [[3 คน]] เท่านั้น", {"n": 3, "approx": "under", "per": True}),
    ("ถวายภัตตาหาร รวม [[๑,๗๕๐ รูป/คน]] ณ ลานวัด", {"n": 1750, "total": True}),
    ("จำนวนผู้เข้าอบรม (คน): [[35]]\n", {"n": 35}),
    ("ผู้เข้าร่วมสูงสุด [[80 คน]] ต่อวัน", {"n": 80}),
    ("คณะเดินทาง [[4 นาย]] มาถึง", {"n": 4}),
    ("ชุดชุมชนสัมพันธ์ จำนวน [[5 นาย]] มาถึง", {"n": 5}),
    ("จำนวนบุคลากรประจำ (คน)[[62]]\n", {"n": 62}),
    ("วัดดอนตาล วัดทะเลหมอก และวัดริมธาร จำนวน [[27 รูป]] ได้เข้าชมนิทรรศการ", {"n": 27}),
    ("นิมนต์พระสงฆ์จากอำเภอดอนตาลและอำเภอใกล้เคียงมาเจริญพระพุทธมนต์เพื่อความเป็นสิริมงคลแก่บุคลากรทุกคนของหอสมุด รวม [[9 รูป]]", {"n": 9, "total": True}),
    ("ผู้เข้าร่วม [[1998ท่าน]]", {"n": 1998}),
    ("มีผู้สนใจมา [[2000คน]]", {"n": 2000}),
    ("ปีนี้จัดให้ [[2001คน]]", {"n": 2001}),
    ("เขาเล่าให้ [[1850ท่าน]]ฟัง", {"n": 1850}),
    ("ผู้เข้าชม [[60 คน]]\n", {"n": 60}),
    ("ผู้เข้าชมนิทรรศการ [[60]]\n", {"n": 60}),
    ("งานนี้มีผู้เข้าชม [[60]]\n", {"n": 60}),
]
PLACES = [
    ("โรงเรียนขนาดเล็ก [[6 แห่ง]] ได้รับหนังสือ", {"n": 6}),
    ("มีโรงเรียนหลังเขื่อนเข้าร่วม [[3 แห่ง]] แล้ว", {"n": 3}),
    ("จาก [[14 สำนักวิชา]] ทั่วมหาวิทยาลัย", {"n": 14}),
    ("ร่วมลงนาม[[11สถาบัน]]ด้านสารสนเทศ", {"n": 11}),
    ("จัดตั้งครบทั้ง [[9 อำเภอ]] แล้ว", {"n": 9, "of": "อำเภอ"}),
    ("เครือข่าย จำนวนทั้งสิ้น [[123 แห่ง]]", {"n": 123, "total": True}),
    ("เชิญ [[๕ โรงเรียน]] เข้าร่วม", {"n": 5, "of": "โรงเรียน"}),
    ("โรงเรียนในสังกัด [[5 โรง]] ใช้เป็นสื่อ", {"n": 5}),
    ("นำร่อง [[12 ห้องสมุด]]\n", {"n": 12}),
    ("ผนึกกำลัง [[8 หน่วยงาน]]ร่วมพัฒนา", {"n": 8}),
    ("ทั้ง[[สองหน่วยงาน]]เห็นพ้องกัน", {"n": 2}),
    ("โรงเรียนทั้ง [[3 แห่ง]] โดยห้องสมุด", {"n": 3}),
    ("ในเขต กทม. [[234 ศูนย์]]ทั่วประเทศ", {"n": 234}),
    ("เชิญ [[5 มหาวิทยาลัย]]มาร่วมงาน", {"n": 5}),
    ("มีสาขา[[กว่า 50 สาขา]]ทั่วประเทศ", {"n": 50, "approx": "over"}),
    ("จัดพร้อมกัน [[9 หน่วยเลือกตั้ง]]", {"n": 9}),
    ("รับฟังข้อเสนอแนะ [[9 สมาคม]]ฯ แก้ปัญหา", {"n": 9}),
    ("หนังสือเร่ให้ประชาชนทั่วไป [[3 แขวง]] เขตริมธาร", {"n": 3, "of": "แขวง"}),
    ("สำรวจความต้องการจาก [[9 คณะ]] มีผู้ตอบ", {"n": 9, "of": "คณะ"}),
    ("ห้องสมุดคณะทั้ง [[11 คณะ]]\n", {"n": 11}),
    ("จับมือ [[5 มรภ.]] ภาคเหนือ", {"n": 5}),
    ("หอสมุดดอนตาล ผนึก [[4 ม.รัฐ]] แถวหน้า", {"n": 4}),
]
NOTHING = [
    "อายุ 45 นาย วิชัย",
    "ส่วนที่ 1 หน่วยงานที่รับผิดชอบ",
    "ตอนที่ 3 มหาวิทยาลัยที่เข้าร่วม",
    "สูญเสีย 12 ชีวิต",
    "คนที่ 3 ในแถว",
    "รุ่นที่ 2 โรงเรียนบ้านสวนเก่า",
    "จ่ายคนละ 500 บาท",
    "อายุ 15 ปี",
    "อ่าน 403 ครั้ง",
    "ร้อยละ 80 ของผู้ตอบ",
    "ห้องประชุมชั้น 4 มหาวิทยาลัยริมธาร",
    "อาคาร 2 โรงเรียนบ้านสวนเก่า",
    "หมู่ 6 ตำบลทุ่งทอง",
    "จำนวน 5 รายการ และ 3 รายชื่อ",
    "มี 2 รูปแบบ ภาพถ่าย 9 รูป",
    "เมื่อวันที่ 5 มีนาคม 2565 นายสมหมาย ใจดี",
    "ผู้ป่วยโควิด-19 ที่บ้าน",
    "ตามมาตรา 9 แห่งพระราชบัญญัติ",
    "โครงการ 1 ตำบล 1 ห้องสมุด",
    "หลายสิบคน หลายร้อยคน นับพันคน",
    "ทั้งสองฝ่ายและทั้งสองประเทศ",
    "โทร 0 2123 4567 สถาบันริมธาร",
    "เคารพ 3 สถาบันหลักของชาติ",
    "ใช้เวลา 2 ชั่วโมง 30 นาที",
    "PM 2.5 จังหวัดริมธาร",
    "2 ครู กลุ่มสาระภาษาไทย",
    "มัธยมศึกษาปีที่ 3 นักเรียนทุกคน",
    "ห้อง ม.3 นักเรียนทุกคน",
    "ปี 2565 นักศึกษาใหม่",
    "สาขาวิชา 5 สาขา",
    "มีจุดตัดที่ถูกปิดไปแล้วราว 217 แห่ง",
    "อ่างเก็บน้ำขนาดกลางมี 7 แห่ง",
    "ปิดกั้นแล้ว จำนวน 287 ราย (Urls)",
    "ราว 1,5 000 คน",
    "โทร. 234 ศูนย์",
    "(อัยการ 300 ข้าราชการธุรการ 500)",
    "ตัวบ่งชี้ที่ 7 สถาบันเสริมสร้างวินัย",
    "กิจกรรมที่ 2 อาสาสมัครส่งเสริมการอ่าน",
    "Institute of Reading, 1998ท่านได้เล่าถึงหอสมุดดอนตาล",
    "1998ท่านได้ก่อตั้งห้องสมุด ใน 2001ท่านจึงเกษียณ",
    "จำนวนผู้เข้าชม : 188",
    "ข่าวหอสมุดดอนตาล\nผู้เข้าชม 60\nอ่านต่อ",
    "ภาพวัดดอนตาล จำนวน 27 รูป",
    "ภาพพระสงฆ์สวดมนต์ในงานวันสถาปนาหอสมุดดอนตาล ภาพบุคลากรถวายภัตตาหาร และภาพการมอบหนังสือแก่โรงเรียน รวม 9 รูป",
    "พระสงฆ์ให้ธรรมะ 3 รูปแบบ",
    "สุขุมวิท 21 แขวง ริมธาร",
    "กิจกรรมที่ ถนนสุขุมวิท 21 แขวง ริมธาร",
    "แต่งตั้งคณะอนุกรรมการจากมหาวิทยาลัย 3 คณะ",
    "ต้อนรับคณะศึกษาดูงานจากห้องสมุดต่าง ๆ รวม 27 คณะ",
    "นักศึกษา ณ อาคาร 3 คณะศิลปศาสตร์",
    "นักศึกษาทำโครงการ 1 คณะ 1 ฝาย",
    "คณะกรรมการตรวจสะพานที่ชำรุด 3 แห่ง",
]


@pytest.mark.parametrize(("marked", "value"), PEOPLE)
def test_people(marked: str, value: dict[str, object]) -> None:
    check(marked, value, "participants")


@pytest.mark.parametrize(("marked", "value"), PLACES)
def test_places(marked: str, value: dict[str, object]) -> None:
    check(marked, value, "institution_count")


def check(marked: str, value: dict[str, object], label: str) -> None:
    text = _MARKED.sub(r"\1", marked)
    expected = _MARKED.search(marked)
    assert expected is not None
    assert [(m.text, m.label) for m in counts(text)] == [(expected[1], label)]
    got = found(text)[0][1]
    assert {key: getattr(got, key) for key in value} == value
    default = CountValue(0)
    plain = {key: getattr(got, key) for key in ("n_max", "approx", "per", "total") if key not in value}
    assert plain == {key: getattr(default, key) for key in plain}


@pytest.mark.parametrize("text", ["รวม 90 คน-ครั้ง", "อบรมภายใน 61 คน - ครั้ง", "ใช้แรงงาน 24 คน-วัน"])
def test_attendances_are_no_people(text: str) -> None:
    assert found(text) == []


def test_a_number_behind_the_noun_for_a_building_is_no_total() -> None:
    assert found("ณ อาคารเรียนรวม ๓ โรงเรียนดอนตาล และโดมรวม 2 วิทยาลัยดอนหมอก") == []
    assert [(text, value.total) for text, value in found("ครูรวม ๓ โรงเรียน และนักเรียนรวม 90 คน")] == [
        ("๓ โรงเรียน", True),
        ("90 คน", True),
    ]


def test_people_behind_a_stroke() -> None:
    assert [text for text, _ in found("ผู้มาดูงาน 3 คณะ/90 คน และ 40 คน/ครั้ง")] == ["90 คน", "40 คน"]
    assert found("เลขที่ 3/90 คน") == []


@pytest.mark.parametrize("text", NOTHING)
def test_nothing(text: str) -> None:
    assert found(text) == []


def test_a_total_behind_the_sexes() -> None:
    assert [(text, value.n, value.total) for text, value in found("ชาย 120 หญิง 162 รวม 282")] == [
        ("120", 120, False),
        ("162", 162, False),
        ("282", 282, True),
    ]


def test_several_in_one_sentence() -> None:
    text = "ผู้เข้าร่วมเป็นชาย 12 คน หญิง 20 คน และนักเรียน 3 คน จาก 14 โรงเรียน"
    assert [(t, v.n, v.of) for t, v in found(text)] == [
        ("12 คน", 12, "ชาย"),
        ("20 คน", 20, "หญิง"),
        ("3 คน", 3, "นักเรียน"),
        ("14 โรงเรียน", 14, "โรงเรียน"),
    ]


def test_the_head_of_a_column_is_the_unit() -> None:
    text = "กิจกรรม | วันที่ | ผู้เข้าร่วม (คน)\nเล่านิทาน | 5 มี.ค. 2565 | 40\nวาดภาพ | 6 มี.ค. 2565 | ๒๕\nรวม | | 65\n"
    assert [(t, v.n, v.of, v.total) for t, v in found(text)] == [
        ("40", 40, "เล่านิทาน", False),
        ("๒๕", 25, "วาดภาพ", False),
        ("65", 65, "รวม", True),
    ]


def test_numbers_of_other_columns_are_no_counts() -> None:
    assert found("ลำดับ | รายการ | งบประมาณ\n1 | ชั้นหนังสือ | 4500\n2 | โต๊ะ | 300\n") == []


def test_visits_are_no_people() -> None:
    table = "ปี | ผู้เข้าใช้ ({}) | ผู้เข้าอบรม (คน)\n2565 | 402,310 | 45\n"
    assert [t for t, _ in found(table.format("ครั้ง"))] == ["45"]
    assert [t for t, _ in found(table.format("คน"))] == ["402,310", "45"]


@given(st.integers(min_value=1, max_value=9_999_999))
def test_figures_and_words_give_the_same_number(number: int) -> None:
    thai = str(number).translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
    for written in (str(number), f"{number:,}", thai):
        assert [v.n for _, v in found(f"ผู้เข้าร่วม จำนวน {written} คน")] == [number]
    words = number_words(number)
    if words not in ("สิบ", "ร้อย", "พัน", "หมื่น", "แสน", "ล้าน"):
        assert [v.n for _, v in found(f"ผู้เข้าร่วมรวม {words}คน")] == [number]


@pytest.mark.parametrize("text", ["1" * 1_000_000, "1," * 500_000, "สอง" * 200_000, "5 " * 300_000, "(" * 500_000, "ผู้เข้าร่วม " * 100_000])
def test_time_is_linear(text: str) -> None:
    from bannarak.extract.component import Reading
    from bannarak.extract.counts import find_counts
    from bannarak.knowledge import load

    begin = process_time()
    assert list(find_counts(Reading(text, load()))) == []
    assert process_time() - begin < 3


def test_cells_that_only_blanks_set_apart() -> None:
    table = "ลำดับ   ผู้บริจาค   ผู้ร่วมงาน (คน)\n1   สถาบันดอนตาล   85\n2   โรงเรียนดอนหมอก   20\nรวม   105\n"
    assert [(m.text, m.value.n, m.value.of) for m in counts(table) if isinstance(m.value, CountValue)] == [
        ("85", 85, "สถาบันดอนตาล"),
        ("20", 20, "โรงเรียนดอนหมอก"),
        ("105", 105, "รวม"),
    ]
    signed = "(นายสมชาย ใจดี)   (นางมาลี มีสุข)\nผู้อำนวยการ   หัวหน้าฝ่าย\n12 มีนาคม 2566   13 มีนาคม 2566\n"
    assert counts(signed) == []


def test_what_the_count_before_counts_is_not_counted_again() -> None:
    assert [(text, value.of) for text, value in found("จาก 80 กว่าองค์กร ประมาณ 150 คน")] == [
        ("80 กว่าองค์กร", "องค์กร"),
        ("ประมาณ 150 คน", None),
    ]
