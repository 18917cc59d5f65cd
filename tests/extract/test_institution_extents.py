"""Where names of institutions begin and end: tagged sentences of our own, and what must hold of any text."""

from __future__ import annotations

import re
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bannarak.extract import COMPONENTS
from bannarak.extract.component import Reading, extract
from bannarak.extract.institutions import find_institutions, own_institution
from bannarak.knowledge import load
from bannarak.records import InstitutionValue

TAGGED = [
    # titles and verbs on the left are no part of the name
    "ปลัด[กระทรวงวัฒนธรรม]และอธิบดี[กรมศิลปากร] ร่วมพิธี",
    "นายก[องค์การบริหารส่วนจังหวัดน่าน] มอบหนังสือ",
    "รมว.[วธ.] เปิดงาน",
    # words that end a name
    "[กรมประมง]ดำเนินงานร่วมกับ[กรมปศุสัตว์]และ[โรงเรียนบ้านดอนตาล] จัดกิจกรรม",
    "[โรงเรียนบ้านดอนตาล]ได้รับหนังสือโดยมีครูเป็นผู้รับ",
    "ณ [โรงพยาบาลดอนตาล] อำเภอดอนตาล จังหวัดน่าน",
    # a unit takes its parent, a list stays a list
    "[สำนักหอสมุด มหาวิทยาลัยบูรพา] ร่วมกับ [กองคลัง เทศบาลเมืองดอนตาล]",
    "[กรมประมง กระทรวงเกษตรและสหกรณ์] จัดงาน",
    "[กรมประมง] [กรมปศุสัตว์] [กรมการข้าว] จัดงาน",
    "[กรมบัญชีกลาง] โดย[กระทรวงการคลัง] แจ้งว่า",
    "[กองคลัง สำนักทะเบียนดอนตาล] และ[สายงานบริการลูกค้า ธนาคารกรุงไทย] กับ[ศูนย์ข่าวทะเล กองทัพเรือ] แจ้งว่า",
    "ร่วมกับ[กองคลัง สำนักเลขาธิการสภาดอนตาล] แจ้งว่า",
    "[กองนโยบายพัฒนาการอ่านภาคประชาชน กรมศิลปากร]แจ้งว่า",
    # which branch of a registered office, or whose ministry
    "แจ้งที่[ศูนย์ดำรงธรรมจังหวัดน่าน] [ศูนย์ดำรงธรรมอำเภอ]ทุกแห่ง และ[ศูนย์ดำรงธรรมจังหวัด]",
    "[กระทรวงวัฒนธรรมแห่งราชอาณาจักรไทย]และ[กระทรวงวัฒนธรรมญี่ปุ่น] ลงนามกับ[กระทรวงวัฒนธรรมสาธารณรัฐเช็ก]โดยมี[กระทรวงวัฒนธรรม]ไทย",
    "รองปลัด[กระทรวงวัฒนธรรมและการศึกษานิวซีแลนด์] กับ[กระทรวงวัฒนธรรม]และการศึกษาไทย",
    "ประจำ[สถานเอกอัครราชทูตไทย ณ กรุงโตเกียว] และ[สถานกงสุลใหญ่ ณ นครดอนตาล] แจ้ง",
    "[กศน.เชียงใหม่]จัดอบรมที่[บ้านพักเด็กและครอบครัวจังหวัดน่าน]เรียบร้อยแล้ว",
    "ประธาน[สภาคณบดีบรรณารักษ์แห่งประเทศไทย] และ[องค์การทางทะเลระหว่างประเทศ] แจ้งว่า",
    # set phrases that hold a word which ends names elsewhere
    "[ศูนย์อำนวยการรักษามรดกของชาติทางทะเล]เข้าร่วมกับ[สำนักงานส่งเสริมการอ่านในต่างประเทศ] แจ้งว่า",
    "นายก[สมาคมธุรกิจรับสร้างบ้าน] เปิดงาน",
    "ก.เรื่องเดิม เลขาธิการ[ก.พ.] เห็นชอบ ข.เรื่องใหม่ [สตง.] เห็นชอบ",
    # an abbreviation with a letter more is another one
    "ผู้บังคับการ ปทส. และ อพม. กับ[สำนักงาน ก.พ.ร] แจ้ง[สตง.] ว่าตึก สูง",
    # a name whose beginning is misspelt, beside the right one
    "มอบหมายให้[กระทวงวัฒนธรรม]จัดงาน โดย[กระทรวงวัฒนธรรม]แจ้งว่า",
    "บำรุง[มหาวิทยาลลัยทะเลหมอก] ที่[มหาวิทยาลัยทะเลหมอก] [มหาวิทยาลัยทะเลหมอก]",
    # short forms of ministries
    "[กระทรวงเกษตร]ปักหมุด [ก.วัฒนธรรม] กับ[ก.เกษตรฯ] จับมือ",
    # fields of work behind และ and behind a space
    "[สำนักการศึกษา ศาสนา และวัฒนธรรม เทศบาลเมืองดอนตาล] แจ้งว่า",
    "[กลุ่มส่งเสริมและพัฒนาห้องสมุด สำนักงานส่งเสริมการอ่านดอนตาล] แจ้งว่า",
    # legal forms, patronage, campuses, numbers
    "[บริษัท ฟ้าหมอก การพิมพ์ จำกัด (มหาชน)] และ [บริษัท ดอนตาล จำกัด] สนับสนุน",
    "[มูลนิธิดอนตาล ในพระบรมราชูปถัมภ์] มอบทุน",
    "สมาชิก[สมาคมดอนตาลในพระราชูปถัมภ์สมเด็จพระเทพรัตนราชสุดาฯสยามบรมราชกุมารี]นอกจากนี้ยังร่วมกับ[กรมประมง]",
    "[มหาวิทยาลัยทะเลหมอก วิทยาเขตดอนตาล] เปิดรับสมัคร",
    "[สำนักงานชลประทานที่ 19] ปล่อยน้ำ",
    "ผู้บัญชาการ[มณฑลทหารบกที่ 59] มอบของ",
    "คำสั่ง[กรมประมง] ที่ 27 / 2559 และ[สำนักงานชลประทานที่ 19]",
    "[ด่านศุลกากรดอนตาล] และ[แขวงทางหลวงดอนตาลที่ 2] ดูแล[สายการบิน Misty Sea] ด้วย",
    "ประชุม ณ [สหกรณ์การเกษตรดอนหมอก] ตำบลดอน แต่ส่งนม ณ ศูนย์รวบรวมน้ำนมดิบ และแจ้ง ณ สหกรณ์การเกษตร",
    # short forms and what the document defines
    "[มูลนิธิ DOTAL] ร่วมมือกับ[DOTAL] ต่อไป",
    "[บริษัท ดอทอาร์พีซี จำกัด (มหาชน)] เปิดตัว โดย [ดอทอาร์พีซี] แจ้งว่า",
    "[สำนักวิทยบริการฯ] เปิดบ้าน",
    "[สมาคมนักอ่านดอนตาลแห่งประเทศไทย] ([สดต.]) ประชุม โดย[สดต.]แจ้งว่า",
    "[ธนาคารดอนตาลแห่งประเทศไทย] ([ดอทาลแบงก์]) และลูกค้า[ดอทาลแบงก์] ร่วมงาน",
    "[สมาคมดอนตาล] หรือ [DTAL] แจ้งว่า",
    "[ศูนย์พัฒนานักอ่านสำหรับเด็กในต่างประเทศ] ([ศพด.]) เปิดแล้ว",
    # a name cut short by a verb is whole where another place shows it
    "[ศูนย์วิจัยดอนตาลเพื่อส่งเสริมการอ่าน] ([ศวด.]) เปิด แล้ว[ศูนย์วิจัยดอนตาลเพื่อส่งเสริมการอ่าน]จัดงาน",
    # libraries bear the name of what they belong to
    "ณ [ห้องสมุดกรมประมง] และ[ห้องสมุดโรงเรียนดอนตาลวิทยา] กับ[หอสมุดกลาง มหาวิทยาลัยทะเลหมอก] [หอสมุดมหาวิทยาลัยบูรพา]",
    '[ห้องสมุดประชาชน ‘เฉลิมราชกุมารี’ อำเภอดอนตาล] [ห้องสมุดประชาชน เฉลิมราชกุมารี] และ[ห้องสมุดประชาชน   "เฉลิมราชกุมารี" จังหวัดน่าน]',
    "[พิพิธภัณฑสถานแห่งชาติ น่าน] และ[อุทยานการเรียนรู้น่าน] ([TK Park Nan]) เปิดแล้ว",
    # learning centres of districts, with and without spaces; districts whose names are made of words that end a name elsewhere
    "[กศน.ตำบลดอนตาล กศน.อำเภอแกลง] กับ[สำนักงาน กศน.จังหวัดน่าน]และ [สกร.ประจำจังหวัดน่าน] [กศน. อำเภอพบพระ] จัดอบรม",
    "ครู [กศน.บ้านดอนตาล] นักศึกษา [กศน.]ทั่วประเทศ [สกร.]ค้นหาคนเก่ง",
    "[ห้องสมุดประชาชนอำเภอคง] และ[กศน.อำเภอปักธงชัย]จัดงาน [เทศบาลเมืองสองพี่น้อง] [องค์การบริหารส่วนตำบลสามหมื่น]",
    "[ห้องสมุดประชาชนอำเภอศีขรภูมิ]ได้จัดกิจกรรม [ห้องสมุดประชาชนอำเภอวังทอง]ออกให้บริการ",
    "[โรงพยาบาลส่งเสริมสุขภาพตำบลโนนสมบูรณ์] และโรงพยาบาลส่งเสริมสุขภาพตำบลในพื้นที่",
    "[สสจ.น่าน] และ [อบต. บ้านดอนตาล] กับสมาชิก[สภาเทศบาลเมืองดอนตาล] แจ้ง อบจ. มุ่งหวังยกระดับ",
    # what follows a name and belongs to it: a branch, a town behind a number, a country, a campus
    "[สำนักงานคุมประพฤติจังหวัดน่าน สาขาดอนตาล] [สำนักศิลปากรที่ 7 น่าน] กับ[สมาคมเดอะดอนตาล ประเทศไทย] และ[บริษัท ดอทาร์ เอเชีย] แจ้งว่า",
    "ณ [มหาวิทยาลัยทะเลหมอก วิทยาเขตดอนตาล]เข้าเยี่ยมชม[สำนักหอสมุด มหาวิทยาลัยบูรพา] [โรงพยาบาล ม.บูรพา]",
    "[มหาวิทยาลัย บูรพา] กับ[กระทรวง วัฒนธรรม] และ[คณะศิลปกรรมศาสตร์ ศิลปะและการออกแบบ มหาวิทยาลัยบูรพา]",
    "[สำนักงานคดีดอนตาล สำนักงานอัยการสูงสุด] แต่[สำนักงานองค์การดอนตาล] [องค์การอนามัยโลก] แจ้งว่า",
    "[กองบริการดอนตาล สำนักงานวิทยาเขตดอนตาล] และ[กรมดอนตาล สำนักนายกรัฐมนตรี] แจ้งว่า",
    # other states
    "[กองทัพสิงคโปร์]กับ[กองทัพสาธารณรัฐเช็ก]และ[กองทัพเรือ]พบ[กระทรวงการต่างประเทศและกิจการโพ้นทะเลสาธารณรัฐเช็ก]",
    "ผ่าน[สถานเอกอัครราชทูต สหพันธ์สาธารณรัฐเยอรมนีประจำประเทศไทย] และ[สถานเอกอัครราชทูต ญี่ปุ่น] อธิบดี[กรมดอนตาล]พระองค์แรก",
    # an abbreviation in brackets proves a name, English words for a thing do not
    "ประธาน[องค์กรพัฒนาเมืองดอนตาล] ([Dontal Agency]: [DTA]) และ[DTA] กับ[ศูนย์เฉพาะกิจเฝ้าระวังดอนตาล] ([DTSOC]) แจ้งว่า",
    "[ศูนย์บริหารสถานการณ์โควิด-19] ([ศบดต.]) และ[ศูนย์วิจัยโรคดอนตาลแห่งชาติ] (COVID-19)",
    "รางวัลห้องสมุดสีเขียว (Green Library) และห้องสมุดมีชีวิต (Living Library) พิพิธภัณฑ์ยามค่ำ (Night Museum)",
    "Mobile Stroke Unit (MSU) และ MSU ซึ่งเป็นรถ",
    # a deputy's portfolio is no unit
    "รองผู้อำนวยการฝ่ายบริหาร และรองอธิการบดี ฝ่ายวิชาการ [มหาวิทยาลัยบูรพา] แต่หัวหน้า[ฝ่ายพัสดุ มหาวิทยาลัยบูรพา]",
    # what an office bears in its name is a name
    "[กองทุนดอนตาล] และ[สำนักงานกองทุนดอนตาล] แจ้งว่า",
    "[บริษัท ดอทีพี เอ็นเนอ จำกัด] ลงนาม โดย [ดอทีพี เอ็นเนอ] แจ้ง [บริษัท Dotal] กับ[บริษัท Dotal New Energy] และ [Dotal]",
    "ประธาน[สมาคมการประมงแห่งประเทศไทย]และสมาชิกมาพบ",
    "[ศูนย์ประสานงานดอนตาลในพื้นที่น่าน] ([DTCC]) และ[ศูนย์วิจัยดอตาลกู]ในพื้นที่น่าน",
    "[หน่วยปฏิบัติการฝนหลวงจังหวัดน่าน] และหน่วยปฏิบัติการฝนหลวง กับคณะรัฐมนตรีว่าการ[กระทรวงวัฒนธรรม]",
    "Administrator of [Dontal Space Administration] ([DTSA]) กับ [Dontal Center for Reading] ที่ Call Center",
    "[สำนักงานอุตสาหกรรมดอนตาลน่าน] ([สอต.น่าน]) และ[สอจ.น่าน] กับ[บริษัท ดอนตาล จำกัด สาขาดอนหมอก] ในฐานะสถาบันเจ้าภาพ",
    "สอบถาม [ฝ่ายสื่อสารดอนตาล]\nโทร. 0 2271 3700 กับ สอจ. สูงที่สุด",
    "[ศาลแขวงดอนตาล]ได้จัดกิจกรรมในเขตอำนาจ[ศาลจังหวัดน่าน] กับ[คณะแพทยศาสตร์ มหาวิทยาลัยบูรพา] และ[สำนักงาน กศน.จ.น่าน]",
    "[หอสมุดแห่งชาติดอนมังคลา น่าน] และ[หอสมุดแห่งชาติจีน] แต่[หอสมุดแห่งชาติ]เปิดบริการ [พิพิธภัณฑ์มหาวิทยาลัยบูรพา]",
    "[หอสมุดจังหวัดน่าน]และ[องค์การบริหารส่วนจังหวัดน่าน] กับ[สำนักงานที่ดินจังหวัดน่าน] [โรงพยาบาลดอนตาล] และ[เทศบาลตำบลดอนตาล]",
    "เครือข่ายบ้านหนังสือ 210 แห่ง และ[ห้องสมุดประชาชน “เฉลิมราชกุมารี”] 107 แห่ง กับ[ห้องสมุดกลางกระทรวงวัฒนธรรม]",
    "ไทยเป็นประธาน [DOTSAR] ในปีนี้ โดย[DOTSAR] มีสมาชิกมาก และประธาน DOTKEY กับสินค้า OTSOP และ OTSOP",
    "[ออมสิน]เดินหน้า โดย[ธนาคารออมสิน] แจ้งว่ากระปุกออมสินและสลากออมสิน “[กรุงไทย]” กับ[ธนาคารกรุงไทย] ชวนใช้ “กรุงไทย ดอนตาล”",
    # Latin names
    "[Bank of Dontal (Thai) PCL] กับ [Dontal Public Library] จัด Library Science และ Council Visit ของ The Bank กับ Green Library",
    "ลงนามกับ [Misty Sea University] และ [Institute of Reading] ที่ลานหน้าตึก",
]
PLAIN = [
    "หน่วยงานที่เกี่ยวข้อง โรงเรียนในสังกัด และมหาวิทยาลัยต่าง ๆ เข้าร่วม",
    "บริการห้องสมุดสีเขียวและห้องสมุดดิจิทัลของโรงเรียนขนาดเล็ก",
    "สภาพอากาศและสภาวะเศรษฐกิจในลักษณะนี้",
    "กรมธรรม์ประกันภัยและกฎกระทรวงกำหนดค่าธรรมเนียม",
    "สถาบันการเงินและธนาคารพาณิชย์ทุกแห่ง",
    "คณะกรรมการและคณะทำงานประชุมที่ศาลากลาง",
    "ก. แรงงาน ข. ทุน ค. วัฒนธรรม",
    "ก.พลังงานและน้ำ\n- ปิดไฟ\nข.ของเสีย\n- แยกขยะ",
    "ตามมติ อ.ก.แรงงาน",
    "พระราชบัญญัติหอการค้า พ.ศ. 2509 และสหกรณ์ พ.ศ. 2542",
    "งานกระทวงวัฒนธรรม และภากาชาดไทย ซึ่งไม่มีชื่อเต็ม",
    "มหาวิทยาลัยในต่างประเทศและมูลนิธิสมาคมต่าง ๆ",
    "ด่านศุลกากรชายแดนและสายการบินต้นทุนต่ำทุกสาย",
    "โครงการรถไฟความเร็วสูงและศูนย์การค้า",
    "นายสมชาย กองแก้ว และนางสมศรี คณะงาม",
    "น้ำ 5 ลบ.ม. ราคา ก.ก. ละ 20 บาท เวลา 10.00 น.",
    "พระเจ้าบรมวงศ์เธอ กรมพระดอนตาล เสด็จ",
    "ข่ายงานของมหาวิทยาลัยส่วนภูมิภาคและมหาวิทยาลัยส่วนกลาง ห้องสมุดมหาวิทยาลัยเข้าสู่ยุคใหม่",
    "สมาชิกสหกรณ์มีส่วนร่วมในการขับเคลื่อน",
    "คณะเทคโน มรพส. และ มอพช. เกณฑ์สำนักงานเขียว องค์กรปกครองส่วนท้องถิ่น องค์กรนักศึกษา",
]


def spans(text: str) -> list[str]:
    reading = Reading(text, load())
    extract(reading, COMPONENTS)
    return [text[m.start : m.end] for m in reading.mentions if m.label == "institution"]


@pytest.mark.parametrize("tagged", TAGGED)
def test_tagged(tagged: str) -> None:
    assert spans(re.sub(r"[\[\]]", "", tagged)) == re.findall(r"\[([^\]]*)\]", tagged)


@pytest.mark.parametrize("text", PLAIN)
def test_plain(text: str) -> None:
    assert spans(text) == []


PIECES = st.sampled_from(
    [
        "กรม",
        "ประมง",
        "สำนักงาน",
        "มหาวิทยาลัย",
        "บูรพา",
        " ",
        "และ",
        "ของ",
        "ฯ",
        "(",
        ")",
        "สวท.",
        "KKU",
        "\n",
        "จำกัด",
        "บริษัท ",
        "5",
        "ใน",
        "“",
        "”",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_names_are_within_the_text_in_order_and_apart(text: str) -> None:
    reading = Reading(text, load())
    extract(reading, [])
    found = list(find_institutions(reading))
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[m.start : m.end] == text[m.start : m.end].strip() for m in found)
    for m in found:
        assert isinstance(m.value, InstitutionValue)
        assert (m.value.id is None) == (m.value.score == 0)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_text_may_begin_within_a_name(data: st.DataObject) -> None:
    """A short form at the very beginning, what is longer behind it: nothing reaches out of the text."""
    names = sorted(row.name for row in load().institutions.values())
    name = data.draw(st.sampled_from(names))
    cut = data.draw(st.integers(0, len(name) - 1))
    text = f"{name[cut:]} ร่วมกับ{name}\n{name}"
    reading = Reading(text, load())
    assert all(0 <= m.start < m.end <= len(text) for m in find_institutions(reading))


@pytest.mark.parametrize("unit", ["มหาวิทยาลัยก", "กรมประมง (", "บริษัท ก", "University of ", "สมาคมนกดี (สนด.) ", "สำนักงานฯ "])
def test_time_grows_with_the_text_only(unit: str) -> None:
    def seconds(size: int) -> float:
        reading = Reading(unit * (size // len(unit)), load())
        extract(reading, [])
        start = process_time()
        list(find_institutions(reading))
        return process_time() - start

    seconds(1000)
    assert seconds(80_000) < 12 * seconds(20_000) + 0.2


def test_the_institution_whose_document_it_is() -> None:
    text = "สำนักหอสมุด มหาวิทยาลัยบูรพา เปิดบ้าน\n\nสำนักหอสมุดฯ ต้อนรับกรมศิลปากร และสำนักหอสมุดฯ มอบหนังสือ"
    reading = Reading(text, load())
    extract(reading, COMPONENTS)
    reading.mentions = [type(m)(m.label, m.start, m.end, m.value, id=f"m{n}") for n, m in enumerate(reading.mentions)]
    assert own_institution(reading) == "m0"
    assert {m.value.id for m in reading.mentions if isinstance(m.value, InstitutionValue)} == {"lib-buu", "dep-fad"}


def test_nobody_stands_out() -> None:
    reading = Reading("เมื่อวานฝนตก\n\nแดดออก\nลมแรง\nพบกรมประมง", load())
    extract(reading, COMPONENTS)
    assert own_institution(reading) is None
