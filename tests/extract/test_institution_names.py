"""Names that no registry has: tagged examples of each kind, and sentences without a name."""

from __future__ import annotations

import re

import pytest

from bannarak.extract import COMPONENTS
from bannarak.extract.component import Reading, extract
from bannarak.extract.institutions.anchors import stands_alone
from bannarak.extract.institutions.vocabulary import vocabulary
from bannarak.knowledge import load

NAMED = [
    "ผู้อำนวยการ[สำนักวิทยทรัพยากร]เป็นประธาน",
    "จัดโดย[สำนักวิทยทรัพยากร มหาวิทยาลัยทะเลหมอก] เมื่อวานนี้",
    "ศึกษาดูงาน[ศูนย์วิทยบริการ วิทยาลัยชุมชนดอนสัก]",
    "ร่วมกับ[ศูนย์วิทยบริการและนวัตกรรม มหาวิทยาลัยทะเลหมอก]",
    "นายก[องค์การบริหารส่วนตำบลบางไทรงาม] และประชาชน",
    "นักเรียน[โรงเรียนแม่สายธาร] เข้าแข่งขัน",
    "เปิดห้องสมุดใน[เรือนจำกลางทุ่งรวงทอง] คืนโอกาส",
    "เปิดให้บริการ ณ [หอสมุดเมืองภูผาเงิน] แล้ว",
    "ได้รับถุงผ้าจาก[บจก. ธารทองการพิมพ์]",
    "ชม[ห้องสมุดพระองค์เจ้าทะเลหมอก] และ[หอพระสมุดวชิรดอนตาล] กับ[พิพิธภัณฑ์เครื่องจักสานล้านนา] และ[สวนสัตว์ขอนแก่น]",
    "ณ [อุทยานพฤกษศาสตร์ มหาวิทยาลัยทะเลหมอก] กับ[หอจดหมายเหตุ มหาวิทยาลัยภูผาเงิน]",
    "พิมพ์โดย[สำนักพิมพ์บ้านทะเลหมอก] มิใช่สำนักพิมพ์ต่าง ๆ",
    "[ราชวิทยาลัยอายุรแพทย์แห่งประเทศไทย] และ[สำนักวิชาวิทยาการจัดการ มหาวิทยาลัยทะเลหมอก]",
    "เดิมชื่อ[โรงเรียนประชาบาลตำบลดอนตาล] มิใช่โรงเรียนประชาบาล",
    "โดย[กลุ่มนิเทศ ติดตามและประเมินผลการจัดการศึกษา สำนักงานเขตพื้นที่การศึกษาประถมศึกษาเลย เขต 1] จัด",
    "ประเทศสมาชิก[อาเซียน]และผู้นำ[เอเปค] มิใช่ภูมิภาคอาเซียน",
    "ณ [กองกำกับการดอนตาล] และ[ส.ปชส.น่าน] แจ้ง",
    "[Finnish Reading Friends Association] ([FRFA]) ซึ่ง[FRFA] ก่อตั้ง",
    "[TLNET] จัดประชุม\n[เครือข่ายห้องสมุดภาคทะเลหมอก] ([TLNET]) มีสมาชิกใหม่",
    "พิมพ์ที่[โรงพิมพ์ดอนสัก] ชม[ห้องสมุดเพื่อการเรียนรู้ดอนสัก] ส่งถึง[สำนักวิชาการ กรมดอนสัก]",
    "ที่[สสอ.ดอนสัก] [วท.บ้านดอนสัก] และ[วก.ไชยา] ซึ่งไปเยี่ยม [ศศช.บ้านแม่ดอนสัก]",
    "[กลุ่มยุทธศาสตร์และเฝ้าระวังทางวัฒนธรรม สำนักงานวัฒนธรรมจังหวัดลำพูน] กับ[ศูนย์วิจัยข้าวชัยนาท] แจ้ง",
    "ส่ง [ปชส.น่าน] [ศกร.ระดับอำเภอดอนสัก] [ศสกร.ตำบลดอนสัก], [วอศ.น่าน] และ[วษท.เลย] ทราบ",
    # Latin names behind Thai nouns
    "ร่วมกับ[มหาวิทยาลัย Dontan], [โรงเรียน St. Mary] และ[โรงพยาบาล Dontan Hospital] กับ[สำนักข่าว DTA] ของ[มูลนิธิ Open Dontan Society]",
    "สมาชิก[เครือข่าย DESA] ([Dontan Energy Storage Alliance]) กับ[โรงเรียน มอ. ดอนตาลนุสรณ์] และ[สำนักข่าวดอนตาล]",
    "ร่วมกับมหาวิทยาลัย [วว.] ได้พัฒนาเตา ส่วน[มหาวิทยาลัย มช.] สอน",
    # what an abbreviation in brackets, or a glued word, tells
    "[สำนักงานคณะกรรมการทะเลหมอก เทคโนโลยี และนวัตกรรมแห่งชาติ] ([สวทม.]) จัด โดย[สวทม.] เป็นเจ้าภาพ",
    "[มูลนิธิครอบครัวดอนตาล] กับ[สมาคมผู้สูงอายุดอนตาล] และ[ศูนย์พัฒนาครอบครัวในชุมชนตำบลดอนตาล] จัด",
    "[บริษัท ดอนตาลพลังงาน จำกัด (มหาชน)] ([ดีทีอาร์]) มอบ",
]
UNNAMED = [
    "สาขาพลังงาน และนาโนเทคโนโลยี กับไบโอเทคโนโลยี ทำได้ดีอีกครั้ง",
    "ตรา สวทม.น่าน และ (สวทม.) ที่ไม่มีใครรู้จัก",
    "ศักยภาพของศูนย์แห่งชาติในสังกัด",
    "โรงเรียน Smart School โรงเรียน Active Learning โรงเรียน English Program และมหาวิทยาลัย Top 100 กับโรงพยาบาล Smart Hospital",
    "สำนักข่าวต่างประเทศ สำนักข่าวญี่ปุ่น สำนักข่าวต่าง ๆ และสำนักข่าวชั้นนำ",
    "มูลนิธิครอบครัว สมาคมผู้สูงอายุ มูลนิธิชุมชนในพื้นที่ และสมาคมชุมชนต่าง ๆ",
    "ห้อง Green Library (GL) และ GL",
    "ร่วมกับห้องสมุดและโรงเรียนบางแห่งในพื้นที่",
    "ได้รับรางวัลโรงเรียนดีเด่น ประเภทโรงเรียนขนาดเล็ก",
    "กฎหมายว่าด้วยหอการค้าบางฉบับ",
    "#สัปดาห์ห้องสมุด2567",
    "โครงการห้องสมุดฟ้าหมอกปีที่ 10 โครงการโรงเรียนสีขาว และโครงการเครือข่ายสงวนรักษาหนังสือเก่า",
    "ชมพิพิธภัณฑ์ยามค่ำ พิพิธภัณฑ์เก่า และพิพิธภัณฑ์ท้องถิ่นแห่งนี้",
    "ณ สถานพยาบาลหรือ รพ.จิตเวช และโรงพยาบาลจิตเวช",
    "โดยแต่ละสำนักวิชาจะได้รับ",
    "ผลอยู่ที่ (AUN 6.1-1) และ (AUN 6.1-2)",  # the mark of a scheme of codes
    "หน่วยงานแม่ข่ายและเครือข่ายในจังหวัด",
    "จบ วท.บ. (เคมี) และ วท.ม. จากต่างประเทศ",
    "กิจกรรมห้องสมุดมนุษย์ในสัปดาห์ห้องสมุดประจำปี",
]


def names(text: str) -> list[tuple[int, int]]:
    reading = Reading(text, load())
    extract(reading, COMPONENTS)
    return [(m.start, m.end) for m in reading.mentions if m.label == "institution"]


@pytest.mark.parametrize("tagged", NAMED)
def test_named(tagged: str) -> None:
    plain = re.sub(r"[\[\]]", "", tagged)
    wanted, shift = [], 0
    for mark in re.finditer(r"\[([^\]]*)\]", tagged):
        wanted.append((mark.start() - shift, mark.end() - shift - 2))
        shift += 2
    assert [plain[a:b] for a, b in names(plain)] == [plain[a:b] for a, b in wanted]
    assert names(plain) == wanted


@pytest.mark.parametrize("text", UNNAMED)
def test_unnamed(text: str) -> None:
    assert [text[a:b] for a, b in names(text)] == []


@pytest.mark.parametrize(
    ("text", "form", "stands"),
    [
        ("ในพระบรมราชินูปภถัมภ์", "ปภ", False),  # within letters, though the dictionary cuts them there
        ("ที่เพชร วันนี้", "ชร", False),  # the end of a word
        ("ข่าวพม วันนี้", "พม", True),
        ("แจ้ง พม วันนี้", "พม", True),
        ("โดยวธ.จัดงาน", "วธ.", True),
        ("รมว.พม. เปิดงาน", "พม.", True),
        ("โดยทางกยศ.ได้แจ้ง", "กยศ.", True),
        ("ถนน ทส 4", "ทส", True),
        ("แบบ ทส4", "ทส", False),  # the number of a form
        ("สารMOUใหม่", "MOU", True),
        ("xMOU", "MOU", False),
    ],
)
def test_an_abbreviation_stands_alone(text: str, form: str, stands: bool) -> None:
    reading = Reading(text, load())
    start = text.index(form)
    assert stands_alone(reading, vocabulary(reading.knowledge), start, start + len(form), form) is stands
