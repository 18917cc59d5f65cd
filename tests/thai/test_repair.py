"""What extraction does to Thai text is set right, and sound text is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannarak.thai.literals import Literals
from bannarak.thai.repair import Habits, damage, may_be_damaged, mended, repair
from bannarak.thai.repair_confusion import restore_tones, untangle
from bannarak.thai.repair_habits import learn

SOUND = "ห้องสมุดประชาชนจัดกิจกรรมส่งเสริมการอ่านประจำปี 2565 มีผู้เข้าร่วม 40 คน และน้ำดื่มสำหรับทุกคน ต่าง ๆ ฯลฯ (หน้า 7) น้ำ - นำ"


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        ("ข\uf70bอบังคับ", "ข้อบังคับ"),
        ("ป\uf702 ญ\uf70fา", "ปี ญญา"),
        ("ก าหนดการประจ าปี", "กำหนดการประจำปี"),
        ("น้ าดื่ม", "น้ำดื่ม"),
        ("ประจ\ufffdาปี", "ประจำปี"),
        ("ประจำ\ufffdาปี ประจำาปี", "ประจำปี ประจำปี"),
        ("สาํหรับ นาํ้ ทํา คํ่า", "สำหรับ น้ำ ทำ ค่ำ"),
        ("หน่่วยงานอื่่\ufffdนของรััฐ", "หน่วยงานอื่นของรัฐ"),
        ("ท ี่ ป ัญหา เ พื่อ", "ที่ ปัญหา เพื่อ"),
        ("พันธ์ุ นำ้ เเละ", "พันธุ์ น้ำ และ"),
        ("มหาวิทยาลัยเกษตร\ufffe\nศาสตร์", "มหาวิทยาลัยเกษตร\nศาสตร์"),
        ("\uf0b7 ข้อแรก", "• ข้อแรก"),
        ("ส\ufffdำนักงานจ\ufffdำกัด", "สำนักงานจำกัด"),
    ],
)
def test_damage_of_each_kind(damaged, sound):
    mended, done = repair(damaged)
    assert mended == sound
    assert sum(done.values()) > 0


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        # each mark one letter too far behind, with a space
        ("เมื่อวนั ท่ี 9 กมุ ภาพันธ์ หอ้ งสมดุ จดั งาน ศนู ยก์ ารศกึ ษา สือ่ สาร", "เมื่อวันที่ 9 กุมภาพันธ์ ห้องสมุดจัดงาน ศูนย์การศึกษา สื่อสาร"),
        ("วนั นี้ เคล่ือนท่ี สู่ชุมชน ดังน้ี ขอ้ มลู ชัยบรุ ี ประวตั ิ", "วันนี้ เคลื่อนที่ สู่ชุมชน ดังนี้ ข้อมูลชัยบุรี ประวัติ"),
        ("วนั จนั ทร์ หลกั สตู ร ขอ้ ความ", "วันจันทร์ หลักสูตร ข้อความ"),
        ("ศึกษานเิ ทศก์ หลกั การ จดั งาน ดงั นี้", "ศึกษานิเทศก์ หลักการ จัดงาน ดังนี้"),
        # past a letter with a tone mark, and past a vowel that bears no mark
        ("วนั นี้ หนว่ ยงานร้จู กั และเรยี นร้เู พ่มิ ท่หี อ้ งสมดุ ใหญ่", "วันนี้ หน่วยงานรู้จักและเรียนรู้เพิ่มที่ห้องสมุดใหญ่"),
        ("จดั การความรทู้ ไี่ ดร้ บั หลกั สตู รนเี้ รยี นรตู้ ามวยั ผมู้ าใช", "จัดการความรู้ที่ได้รับหลักสูตรนี้เรียนรู้ตามวัยผู้มาใช"),
        # a space behind a mark that no letter before it can have lost
        ("ที่สถาบั นดอนตาล จำนวน 24 แห่ ง วั นที่ 5 ให้ ความรู้ แก่ชุมชน", "ที่สถาบันดอนตาล จำนวน 24 แห่ง วันที่ 5 ให้ ความรู้ แก่ชุมชน"),
        # but not past one whose SARA AM is torn
        ("วนั นี้ ขอ้ ความ หลกั การ เรียนซ้ าอย่างต่ า สะสมต่ ากว่าครึ่ง", "วันนี้ ข้อความ หลักการ เรียนซ้ำอย่างต่ำ สะสมต่ำกว่าครึ่ง"),
        # a space within a word, behind its mark
        ("สำนักงานปลั ดกระทรวงศึ กษาธิการ วนั นี้ จดั งาน", "สำนักงานปลัดกระทรวงศึกษาธิการ วันนี้ จัดงาน"),
        # SARA AA that stands apart beside SARA AM that lost a part
        ("เจ้าฟ้ ามหาจักรี ก าหนดการประจ าปี น้ าดื่ม จ านวน", "เจ้าฟ้ามหาจักรี กำหนดการประจำปี น้ำดื่ม จำนวน"),
        # marks between two spaces
        ("ส่งเสร ิ มการเร ี ยนของนักเร ี ยน", "ส่งเสริมการเรียนของนักเรียน"),
        # a space behind each SARA AM that lost a part
        # the ring of SARA AM drawn by the glyph of MAI THO
        ("ส้านักงานจัดอบรม จ้านวน 5 ด้าน แก่ผู้นำหน้าบ้าน", "สำนักงานจัดอบรม จำนวน 5 ด้าน แก่ผู้นำหน้าบ้าน"),
        ("จาํ นวน สาํ นัก และสาํ หรับทุกคน", "จำนวน สำนัก และสำหรับทุกคน"),
        ("จำ\ufffd นวน สำ\ufffd นัก และสำ\ufffd หรับ", "จำนวน สำนัก และสำหรับ"),
    ],
)
def test_habits_of_whole_documents(damaged, sound):
    assert may_be_damaged(Literals(damaged))
    assert repair(damaged, learn(damaged))[0] == sound


def test_marks_in_their_place_stay_though_others_are_shifted():
    text = "วนั นี้ครู กศน. ให้ความรู้ แก่ผู้ใหญ่ วนั ที่ดี มีรู ปี นี้ วนั หยุด หอ้ งสมดุ ใหม่"
    assert repair(text, learn(text))[0] == "วันนี้ครู กศน. ให้ความรู้ แก่ผู้ใหญ่ วันที่ดี มีรู ปี นี้ วันหยุด ห้องสมุดใหม่"


@given(st.text("กขมนวส าำัีุ่้ \ufffd12\n", max_size=60))
def test_every_repair_leads_back(text):
    edited, _ = mended(text, Habits(am_spaced=True, parted=True, shifted=True, symbols={"ข": "่"}))
    for start in range(len(edited.text)):
        first, last = edited.back(start, start + 1)
        assert 0 <= first < last <= len(text)
        if edited.text[start] in "กมนวส12\n":
            assert edited.text[start] in text[first:last]


def test_sound_text_is_left_alone():
    assert not may_be_damaged(Literals(SOUND))
    assert repair(SOUND, learn(SOUND)) == (SOUND, {})
    assert damage(SOUND) == []


@given(st.text("กขมรสาำะัิีุู่้์ๆเแโ 12.\n", max_size=60))
def test_repair_is_stable_and_keeps_lines(text):
    once, _ = repair(text)
    assert once.count("\n") == text.count("\n")
    assert repair(once)[0].count("\n") == text.count("\n")


def test_a_symbol_learnt_from_where_it_stands():
    text = "เพืÉอส่งเสริมการเรียนรู้ทีÉดี และหนังสือทีÉมีคุณค่า เพืÉอทุกคน ซึÉงเป็นเรืÉองใหม่ Écran"
    habits = learn(text)
    assert habits.symbols == {"É": "่"}
    assert repair(text, habits)[0] == "เพื่อส่งเสริมการเรียนรู้ที่ดี และหนังสือที่มีคุณค่า เพื่อทุกคน ซึ่งเป็นเรื่องใหม่ Écran"


def test_brackets_and_dots_are_no_marks():
    text = "ห้องสมุด(กลาง)เปิด อ.เมือง จ.แพร่ พ.ศ.2565 ห้องสมุด/พิพิธภัณฑ์ ห้องสมุด(กลาง)ปิด ห้องสมุด(กลาง)ใหม่ " * 3
    assert learn(text).symbols == {}


def test_sara_am_shown_as_sara_aa_throughout():
    sound = "การดำเนินงานของสำนักงานห้องสมุดและการจัดทำแผนงานประจำปีเพื่อนำมาพัฒนาบริการสารสนเทศสำหรับประชาชน " * 12
    shown = sound.replace("า", "ำ")
    assert learn(shown).confused == (("ำ", "า"),)
    assert repair(shown, learn(shown))[0] == sound


def test_sara_am_lost_in_a_short_text():
    text = "สานักงาน กศน.จังหวัดพิจิตร จานวน 4 ตาบล ประจาปี มหาวิทยาลัยราชภัฏลาปาง มาทางานที่บ้าน"
    sound = "สำนักงาน กศน.จังหวัดพิจิตร จำนวน 4 ตำบล ประจำปี มหาวิทยาลัยราชภัฏลำปาง มาทำงานที่บ้าน"
    assert may_be_damaged(Literals(text))
    assert repair(text, learn(text))[0] == sound


def test_sara_am_lost_in_the_text_but_not_in_its_heading():
    text = "คำนำ\nห้องสมุดประชาชนอาเภอเมืองจัดทาแผนประจาปีเป็นครั้งสาคัญ โดยนาผลมาทางานกับชาวนาและครูจานวนมาก"
    sound = "คำนำ\nห้องสมุดประชาชนอำเภอเมืองจัดทำแผนประจำปีเป็นครั้งสำคัญ โดยนำผลมาทำงานกับชาวนาและครูจำนวนมาก"
    assert may_be_damaged(Literals(text))
    assert repair(text, learn(text))[0] == sound


def test_a_part_of_a_document_shows_sara_am_for_sara_aa_or_the_other_way_round():
    parts = [
        ("จัดทำแผนงานของสำนักงานและการนำไปใช้", "จัดทำแผนงานของสำนักงานและการนำไปใช้"),
        ("อาเภอนาวัง ตาบลนาดี โรงเรียนบ้านนาดี จานวน 20 คน ดาเนินการ", "อำเภอนาวัง ตำบลนาดี โรงเรียนบ้านนาดี จำนวน 20 คน ดำเนินการ"),
        ("แล้วนามาทา", "แล้วนำมาทำ"),  # shows nothing itself: as the line before
        ("จำนวนชาวนาและครู", "จำนวนชาวนาและครู"),
        ("ชาวนา มานา", "ชาวนา มานา"),
        (
            "ศูนย์กำรศึกษำดอนตำล จัดโครงกำรให้ประชำชนจำนวนมำก",
            "ศูนย์การศึกษาดอนตาล จัดโครงการให้ประชาชนจำนวนมาก",
        ),
    ]
    text, sound = ("\n".join(lines) for lines in zip(*parts, strict=True))
    assert may_be_damaged(Literals(text))
    assert repair(text, learn(text))[0] == sound


def test_sara_am_lost_in_a_word_or_two_comes_back_there_alone():
    text = "สำนักงานจัดทำแผนงานจานวนมาก และดาเนินงานตามแผนของสำนัก จำนวน 4 ตำบล ชาวนามาทาสี นางสุดา เนินงาม"
    sound = "สำนักงานจัดทำแผนงานจำนวนมาก และดำเนินงานตามแผนของสำนัก จำนวน 4 ตำบล ชาวนามาทาสี นางสุดา เนินงาม"
    assert learn(text).confused == ()
    assert may_be_damaged(Literals(text))
    assert repair(text, learn(text)) == (sound, {"am": 2})


@pytest.mark.parametrize(
    ("damaged", "sound"),
    [
        # the second of two marks a letter behind
        (
            "คำ\ufffdนำ\ufffd สำำ\ufffdนัักงานคณะกรรมการแห่่งดอนตาล ได้้จัดั ทำ\ufffdำ รายงานประจำำ\ufffdปีี 2565 ตามแผนดำ\ufffdำ เนินิ งานที่่นี่่",
            "คำนำ สำนักงานคณะกรรมการแห่งดอนตาล ได้จัดทำรายงานประจำปี 2565 ตามแผนดำเนินงานที่นี่",
        ),
        # SARA AM behind a shifted mark, and blanks that were there
        (
            "“หอ้ งสมุดลอยน้ำท่สี ำ\ufffdหรบั ชาวเกาะ” วนั ท่ี ๓ จ\ufffdำนวน 23 แหง่ ดังน้ี (คน/วนั ) ของดอนตาล 3 คนื ณ ค่าย",
            "“ห้องสมุดลอยน้ำที่สำหรับชาวเกาะ” วันที่ ๓ จำนวน 23 แห่ง ดังนี้ (คน/วัน) ของดอนตาล 3 คืน ณ ค่าย",
        ),
        # here and there
        ("ศูนย์สือ่ สารการเรียนรู้ น้ำตกฟา้ หลวง", "ศูนย์สื่อสารการเรียนรู้ น้ำตกฟ้าหลวง"),
        ("ข่ายงานห้องสมุดส่วนภูมภิ าค", "ข่ายงานห้องสมุดส่วนภูมิภาค"),
        ("ขอบคุณเทศบาลเมืองตรงั", "ขอบคุณเทศบาลเมืองตรัง"),
        ("ผู้แทนฝ่ายประเมนิ คณุ ภาพการศกึ ษา", "ผู้แทนฝ่ายประเมินคุณภาพการศึกษา"),
        ("จำนวน ๓ วัน ๒ คนื ณ ค่ายทะเลหมอก", "จำนวน ๓ วัน ๒ คืน ณ ค่ายทะเลหมอก"),
        ("ศูนย์เด็กเลก็ 2 แห่ง วดั 5 แห่ง", "ศูนย์เด็กเล็ก 2 แห่ง วัด 5 แห่ง"),
        # SARA AM lost where a mark is shifted too, and SARA AA shown as SARA AM
        ("โดยสานกั งานดอนตาล จำนวน 2 แห่ง ณ ตำบลดอนตาล", "โดยสำนักงานดอนตาล จำนวน 2 แห่ง ณ ตำบลดอนตาล"),
        ("กำรดำเนินงำนของสำนักงำน ปีงบประมำณ 2566 เดือนมกรำคม", "การดำเนินงานของสำนักงาน ปีงบประมาณ 2566 เดือนมกราคม"),
        # signs of fonts
        ("ผู8เข8าร‹วมร8อยละ 80 มีความรู8 เพิ‹มขึ8นจากเป8าหมาย 8 คน", "ผู้เข้าร่วมร้อยละ 80 มีความรู้ เพิ่มขึ้นจากเป้าหมาย 8 คน"),
        ("ใหXหนUวยงานตXนสังกัดจัดใหXมีรายงานตUอชุมชน", "ให้หน่วยงานต้นสังกัดจัดให้มีรายงานต่อชุมชน"),
        ("จัดหานĶาดื่มและทิĶงขยะ", "จัดหาน้ำดื่มและทิ้งขยะ"),
        ("ผ้มีส่วนได้ส่วนเสียและผ้เข้าร่วม ทอผ้าไหม", "ผู้มีส่วนได้ส่วนเสียและผู้เข้าร่วม ทอผ้าไหม"),
        ("(ในพื้นท)่ี ดอนตาล", "(ในพื้นที่) ดอนตาล"),
    ],
)
def test_damage_that_a_few_places_show(damaged, sound):
    assert may_be_damaged(Literals(damaged))
    assert repair(damaged, learn(damaged))[0] == sound


@pytest.mark.parametrize(
    "sound",
    [
        "นายมนู เมฆหมอก และนายวิศณุ วัชระ ที่น้ำตกลำคันฉู อำเภอดอนตาล ปลูกพืชทำไร่ ทำนา ครู สอน มีรู ปี นี้",
        "ครอบครัวเป็นสุข ที่นี่ ที่นั่น กี่ปี ก็ดี แล้วก็ 2 คน แต่ก็ มี",
        "จำนวน8คน ปี2564 แผนBคือ กลุ่มAและ กลุ่มCมี วิตามินC ร่วม8แห่ง",
        "ชาวนามาทาสีที่ชายคา กำราบศัตรู จานวุ้น ตาบอด สาหร่าย ผ้าไหม แผ้วถาง",
        "จากนี้ไปเทศบาลจะสร้างภาครั\nฐและจังหวั",
    ],
)
def test_a_sound_text_among_damaged_ones_stays(sound):
    assert repair(sound, learn(sound + "\nสือ่ สารกับฟา้ หลวง ส\ufffdำนัก"))[0] == sound


def test_a_span_before_a_blank_leads_back_to_one_before_it():
    text = "วนั ที่ 5 หอ้ งสมดุ มี 23 แหง่ ในจงั หวดั"
    edited, _ = mended(text, learn(text))
    at = edited.text.index("23 แห่ง")
    first, last = edited.back(at, at + len("23 แห่ง"))
    assert text[first:last] == "23 แหง่"


def test_a_vowel_shown_as_a_tone_mark():
    assert untangle("ความร้้ผ้้ใช้ศ้นย์ข้อม้ล", (("้", "ู"),)) == "ความรู้ผู้ใช้ศูนย์ข้อมูล"


def test_tone_marks_that_ocr_misses():
    assert restore_tones("สิงแวดล้อมทีเกียวข้อง นาที ทีม") == "สิ่งแวดล้อมที่เกี่ยวข้อง นาที ทีม"


def test_what_cannot_be_mended_is_told():
    text = "รายงานผลก\ufffdร และ \u0e34กล"
    assert [text[start:end] for start, end in damage(text)] == ["รายงานผลก\ufffdร", "\u0e34กล"]
