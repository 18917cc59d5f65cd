"""Which bare name a document settles, whose document it is, and what tells names apart across documents."""

from __future__ import annotations

import pytest

from bannarak.extract import COMPONENTS
from bannarak.extract.component import Reading, extract
from bannarak.extract.institutions import own_institution
from bannarak.knowledge import load
from bannarak.records import InstitutionValue, Mention

VISIT = "เมื่อวันที่ 14 พฤษภาคม 2564"
# The name that is asked about stands in brackets; with its id, "" if the document does not settle whose it is.
BARE = [
    # another party is no owner: a visitor, a host, who is given something, who holds what others go to
    (f"ข่าว\n[สำนักหอสมุด] ต้อนรับคณะศึกษาดูงานจากมหาวิทยาลัยเชียงใหม่ จำนวน 20 คน {VISIT}", ""),
    ("ผู้อำนวยการ[สำนักหอสมุด] เข้าร่วมประชุมที่มหาวิทยาลัยบูรพา", ""),
    ("[สำนักวิทยบริการฯ] ส่งบุคลากรเข้าร่วมอบรม จัดโดย สำนักวิทยบริการฯ มหาวิทยาลัยราชภัฏลำปาง", ""),
    ("[สำนักหอสมุด] มอบหนังสือให้แก่นักเรียนของมหาวิทยาลัยบูรพา และมหาวิทยาลัยนเรศวร", ""),
    ("[สำนักหอสมุด] ต้อนรับคณะผู้บริหารสำนักหอสมุด มหาวิทยาลัยบูรพา", ""),
    ("[สำนักหอสมุด] จัดอบรม วิทยากรโดย ดร.มาลี ดอนตาล ผู้อำนวยการสำนักหอสมุด มหาวิทยาลัยบูรพา ในหัวข้อการอ่าน", ""),
    ("ศึกษาดูงานสำนักหอสมุด มหาวิทยาลัยบูรพา\nบุคลากร[สำนักหอสมุด] จำนวน 12 คน ไปศึกษาดูงาน", ""),
    # the document's own
    ("สำนักหอสมุด มหาวิทยาลัยบูรพา จัดประชุม\nบุคลากร[สำนักหอสมุด] จำนวน 12 คน", "lib-buu"),
    ("[สำนักหอสมุด]จัดประชุม\nสำนักหอสมุด มหาวิทยาลัยบูรพา จัดประชุมบรรณารักษ์", "lib-buu"),
    ("มหาวิทยาลัยบูรพา จัดงานวันนักอ่าน\n\nอาจารย์ของ[สำนักหอสมุด] นำชม", "lib-buu"),
    ("ข่าว\n[สำนักหอสมุด] ต้อนรับคณะจากมหาวิทยาลัยเชียงใหม่\nประกาศมหาวิทยาลัยบูรพา", "lib-buu"),
    # who welcomes visitors is whom they visit
    ("คณะครูเยี่ยมชมสำนักหอสมุด มหาวิทยาลัยบูรพา\nนายดอน ตาลดี ผู้อำนวยการ[สำนักหอสมุด] ให้การต้อนรับคณะครู", "lib-buu"),
    # short forms
    ("[สำนักหอสมุด ม.แม่โจ้] จัดอบรม", "lib-mju"),
    ("[หอสมุด ม.แม่โจ้] จัดอบรม", "lib-mju"),
    ("[ห้องสมุด มร.เชียงราย] จัดอบรม", "lib-crru"),
    ("[สำนักวิทยบริการฯ มร.เชียงราย] จัดอบรม", "lib-crru"),
    ("[ห้องสมุด มหาวิทยาลัยบูรพา] จัดอบรม", "lib-buu"),
    ("[ห้องสมุดคณะนิติศาสตร์ มหาวิทยาลัยบูรพา] จัดอบรม", ""),
    ("[ห้องสมุด กรมประมง] จัดอบรม", ""),
    ("ศูนย์บรรณสารและสื่อการศึกษา มหาวิทยาลัยเทคโนโลยีสุรนารี จัดอบรม\n[ศูนย์บรรณสารฯ] รับรางวัล", "lib-sut"),
    ("ร่วมกับกรมประมงและกรมปศุสัตว์ ซึ่ง[กรมฯ] ดูแล", ""),
    ("ร่วมกับกรมประมง ซึ่ง[กรมฯ] ดูแล", "dep-fish"),
    # another state's
    ("[กรมตำรวจ สปป.ลาว] มาเยือน", ""),
    ("[กระทรวงสาธารณสุข ราชอาณาจักรกัมพูชา] มาเยือน", ""),
    ("[กระทรวงศึกษาธิการและกีฬา สาธารณรัฐประชาธิปไตยประชาชนลาว] มาเยือน", ""),
    ("พบกับ[กระทรวงศึกษาธิการ ประเทศเวียดนาม] วันนี้", ""),
    ("พบกับ[กระทรวงศึกษาธิการ ญี่ปุ่น] วันนี้", ""),
    ("พบกับ[กระทรวงศึกษาธิการ] ประเทศไทย วันนี้", "min-moe"),
    ("พบกับ[กระทรวงพาณิชย์] จีน ลาว และเวียดนาม", "min-moc"),
    ("พบกับ[กระทรวงพาณิชย์] เมื่อวาน", "min-moc"),
    # companies by their legal form in short, groups of companies
    ("ประธาน[บมจ. ทรู คอร์ปอเรชั่น] กล่าว", "co-true"),
    ("กับ[บมจ.ปตท.สำรวจและผลิตปิโตรเลียม] กล่าว", "soe-pttep"),
    ("กับ[บมจ.ปตท.] กล่าว", "soe-ptt"),
    ("กับ[บมจ. ดอนตาล คอร์ปอเรชั่น] กล่าว", ""),
    ("กับ[กลุ่มทรู] และเครือญาติ", "co-true"),
    ("กับ[เครือเจริญโภคภัณฑ์]และชุมชน", "co-cpgroup"),
    # campuses, what people call a place
    ("ครูจาก[มทร.ล้านนา ตาก] มา", "uni-rmutl"),
    ("ครูจาก[มทร.อีสาน ขอนแก่น] มา", "uni-rmuti-kkc"),
    ("ครูจาก[คณะวิศวกรรมศาสตร์ มทร.ศรีวิชัย สงขลา] มา", ""),
    ("นายก[อบจ.โคราช] มา", "pao-nma"),
    # names of former days
    ("โดย[สำนักงานทรัพย์สินส่วนพระมหากษัตริย์] จัด", "off-prop"),
    ("โดย[สำนักงานคณะกรรมการนโยบายวิทยาศาสตร์ เทคโนโลยีและนวัตกรรมแห่งชาติ] จัด", "off-nxpo"),
]
# What kind the name in brackets is of.
KINDS = [
    ("โดย[วิทยาลัยดนตรี มหาวิทยาลัยดอนตาล] จัด", "university"),
    ("โดย[วิทยาลัยดอนตาล] จัด", "school"),
    ("โดย[วิทยาลัยสงฆ์ดอนตาล] จัด", "university"),
    ("โดย[วิทยาลัยพยาบาลบรมราชชนนี พะเยา] จัด", "university"),
    ("โดย[วิทยาลัยชุมชนดอนตาล] จัด", "university"),
    ("โดย[วิทยาลัยเทคนิคดอนตาล] จัด", "school"),
    ("โดย[โรงเรียนสาธิต มหาวิทยาลัยดอนตาล] จัด", "school"),
    ("[สวท.ตราด] แจ้งว่า", "government"),  # a radio station
    ("[สวท.] แจ้งว่า", "library"),
    ("สมาชิก[สภา อบจ.น่าน] แจ้งว่า", "local_government"),
    ("ประธาน[สภาเด็กและเยาวชนดอนตาล] แจ้งว่า", "association"),
    ("[หสป.อำเภอดอนตาล] แจ้งว่า", "library"),
]
# The owner's name in brackets; none: no one clearly stands out.
OWNERS = [
    f"พิธีมอบหนังสือให้โรงเรียนบ้านทุ่งตาล\n[สำนักหอสมุด มหาวิทยาลัยบูรพา] มอบหนังสือ 200 เล่ม ให้แก่โรงเรียนบ้านทุ่งตาล {VISIT}",
    f"สัมมนาเครือข่ายห้องสมุดสีเขียว\n{VISIT} [สำนักหอสมุด มหาวิทยาลัยดอนตาล] เข้าร่วมสัมมนาเครือข่ายห้องสมุดสีเขียว",
    "การประชุมวิชาการ PULINET\n[สำนักหอสมุด มหาวิทยาลัยดอนตาล] ส่งบุคลากรเข้าร่วมการประชุมวิชาการ PULINET",
    "[โรงเรียนบ้านดอนตาล] รับมอบหนังสือจากสำนักหอสมุด มหาวิทยาลัยบูรพา",
    "เรื่องเล่าจากดอนตาล\nเมื่อวานฝนตก\nแดดออก\nลมแรง\nพบโรงเรียนวัดดอนตาล\n[สำนักหอสมุด มหาวิทยาลัยบูรพา]",
    "คำสั่ง[สำนักหอสมุด มหาวิทยาลัยบูรพา]\nที่ 1/2564\nตามพระราชบัญญัติมหาวิทยาลัยบูรพา",
    "รายงานผลการประเมินคุณภาพภายใน [สำนักหอสมุด มหาวิทยาลัยบูรพา] ปีการศึกษา 2557",
    "[หอสมุดเมืองดอนตาล] ปิดปรับปรุงตั้งแต่วันจันทร์",
    "หอสมุดเมืองดอนตาล และหอสมุดเมืองดอนหมอก ปิดปรับปรุง",
    "[กรมประมง]แจกพันธุ์ปลา\nเมื่อวานนี้กรมประมงและกรมปศุสัตว์ลงพื้นที่ กรมปศุสัตว์กล่าวว่าดี",
    "ประชุมที่โรงเรียนบ้านดอนตาล\nพบครูที่โรงเรียนบ้านดอนตาล และไปโรงเรียนบ้านดอนตาล",
    "กรมประมงและกรมปศุสัตว์ลงนาม\nตัวแทนของสองฝ่ายมาพบกัน",
]
# The name in brackets, and what tells it from others of its name: None if nothing has to.
APART = [
    ("ไป[โรงเรียนบ้านหนองบัว] จังหวัดตาก", "ตาก"),
    ("ไป[โรงเรียนบ้านหนองบัว] ตำบลดอนตาล อำเภอเมือง จ.น่าน", "น่าน"),
    ("โรงเรียนบ้านหนองบัว จังหวัดตาก มี 3 ห้อง\nครู[โรงเรียนบ้านหนองบัว] มา", "ตาก"),
    ("โรงเรียนบ้านหนองบัว จังหวัดตาก กับโรงเรียนบ้านหนองบัว จังหวัดน่าน\nครู[โรงเรียนบ้านหนองบัว] มา", ""),
    ("ไป[โรงเรียนบ้านหนองบัว] เมื่อวาน", None),
    ("ไป[ห้องสมุดประชาชนอำเภอเมือง] เมื่อวาน", ""),
    ("ไป[ห้องสมุดประชาชนอำเภอดอนตาล] เมื่อวาน", None),
    ("พบ[กรมฯ] วันนี้", ""),
    ("[สำนักหอสมุด] เปิดแล้ว", ""),
    ("พบคณบดี[คณะวิทยาศาสตร์] วันนี้", ""),
    ("พบคณบดี[คณะวิทยาศาสตร์ มหาวิทยาลัยดอนตาล] วันนี้", None),
    ("สำนักหอสมุด มหาวิทยาลัยดอนตาล จัดงาน\n[สำนักหอสมุด]เปิดแล้ว", None),
    ("พบ[กรมประมง] จังหวัดตาก", None),
    # the province that the name itself has, which holds for the name without it too
    ("ไป[ห้องสมุดประชาชน “ดอนตาล” อ.เมือง จ.น่าน] ต่อที่จังหวัดตาก", "น่าน"),
    ("ไป[ห้องสมุดประชาชนอำเภอเมือง] ก่อนห้องสมุดประชาชนอำเภอเมือง จังหวัดน่าน เปิด", "น่าน"),
    ("ไป[ห้องสมุดประชาชนอำเภอเมือง] ห้องสมุดประชาชนอำเภอเมือง จังหวัดน่าน และห้องสมุดประชาชนอำเภอเมือง จังหวัดตาก เปิด", ""),
    ("พบ[กศน.น่าน] วันนี้", "น่าน"),
    ("พบ[ตำรวจภูธรเชียงใหม่] วันนี้", "เชียงใหม่"),
    ("พบ[โรงเรียนสตรีน่าน] วันนี้", None),
    ("พบ[กศน.อำเภอดอนตาล] วันนี้", None),
]


def read(tagged: str) -> tuple[list[Mention], int, int]:
    """The mentions of the text without its brackets, with their ids, and the span of what the brackets hold."""
    start, end = tagged.find("["), tagged.find("]") - 1
    reading = Reading(tagged.replace("[", "").replace("]", ""), load())
    extract(reading, COMPONENTS)
    reading.mentions = [type(m)(m.label, m.start, m.end, m.value, id=f"m{n}") for n, m in enumerate(reading.mentions)]
    return reading.mentions, start, end


def value(tagged: str) -> InstitutionValue:
    mentions, start, end = read(tagged)
    found = [m.value for m in mentions if (m.start, m.end) == (start, end)]
    assert found, [(m.start, m.end) for m in mentions]
    assert isinstance(found[0], InstitutionValue)
    return found[0]


@pytest.mark.parametrize(("tagged", "identity"), BARE)
def test_what_a_document_settles(tagged: str, identity: str) -> None:
    assert value(tagged).id == (identity or None)


@pytest.mark.parametrize("tagged", OWNERS)
def test_whose_document_it_is(tagged: str) -> None:
    start = tagged.find("[")
    reading = Reading(tagged.replace("[", "").replace("]", ""), load())
    extract(reading, COMPONENTS)
    reading.mentions = [type(m)(m.label, m.start, m.end, m.value, id=f"m{n}") for n, m in enumerate(reading.mentions)]
    chosen = own_institution(reading)
    assert [m.start for m in reading.mentions if m.id == chosen] == ([start] if start >= 0 else [])


@pytest.mark.parametrize(("tagged", "apart"), APART)
def test_what_tells_names_apart(tagged: str, apart: str | None) -> None:
    found = value(tagged)
    assert (found.id, found.apart) == ("dep-fish" if "กรมประมง" in tagged else None, apart)


@pytest.mark.parametrize(("tagged", "kind"), KINDS)
def test_of_what_kind_it_is(tagged: str, kind: str) -> None:
    assert value(tagged).type == kind


def test_initials_are_the_name_that_they_stand_for() -> None:
    assert value("กับ Dontan National University ([DNU]) แล้ว").name == "Dontan National University"
    assert value("กับ Dontan National University (DNU) แล้ว [DNU] สอน").name == "Dontan National University"
    assert value("เครือข่าย DESA ([Dontan Energy Storage Alliance]) จัด").name == "Dontan Energy Storage Alliance"
    assert value("[DESA] (Dontan Energy Storage Alliance) จัด").name == "Dontan Energy Storage Alliance"
    assert value("กับ [Dontan National University] (ภาค 2) แล้ว").name == "Dontan National University"


def test_a_short_form_joins_its_full_name() -> None:
    assert value("สำนักหอสมุด มหาวิทยาลัยดอนตาล จัดงาน\n[สำนักหอสมุด]เปิดแล้ว").name == "สำนักหอสมุด มหาวิทยาลัยดอนตาล"
    assert value("[สำนักหอสมุด]ต้อนรับคณะจากสำนักหอสมุด มหาวิทยาลัยดอนตาล").name == "สำนักหอสมุด"
