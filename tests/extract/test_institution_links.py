"""The linking test: written forms of every style, each in a document of our own, with the identity it must get.

A form is a name, an abbreviation, a short form, a unit with its parent, a former or a misspelt name. What the document does not settle must
stay without an identity.
"""

from __future__ import annotations

from functools import cache

import pytest

from bannarak.extract import COMPONENTS
from bannarak.extract.component import Reading, extract
from bannarak.knowledge import load
from bannarak.records import InstitutionValue

ARIT = "สำนักวิทยบริการและเทคโนโลยีสารสนเทศ"  # what dozens of universities call their library
ALONE = "เมื่อวานนี้ตัวแทนของ {} มาพบกันที่ลานหน้าตึก"
FORMS: dict[str, dict[str, str]] = {
    # without any context: names and abbreviations that one institution alone bears
    ALONE: {
        "uni-kku": "มหาวิทยาลัยขอนแก่น|ม.ขอนแก่น|ม. ขอนแก่น|มข.|KKU|Khon Kaen University",
        "uni-cu": "จุฬาลงกรณ์มหาวิทยาลัย|จุฬาฯ|จุฬาลงกรณ์ฯ|Chulalongkorn University",
        "uni-tu": "มหาวิทยาลัยธรรมศาสตร์|มธ.|ม.ธรรมศาสตร์|Thammasat University",
        "uni-ku": "มหาวิทยาลัยเกษตรศาสตร์|มก.|ม.เกษตรศาสตร์|ม.เกษตร",
        "uni-mu": "มหาวิทยาลัยมหิดล|ม.มหิดล|Mahidol University",
        "uni-cmu": "มหาวิทยาลัยเชียงใหม่|มช.|ม.เชียงใหม่",
        "uni-psu": "มหาวิทยาลัยสงขลานครินทร์|ม.อ.|ม.สงขลานครินทร์|Prince of Songkla University",
        "uni-swu": "มหาวิทยาลัยศรีนครินทรวิโรฒ|มศว",
        "uni-stou": "มหาวิทยาลัยสุโขทัยธรรมาธิราช|มสธ.",
        "uni-up": "มหาวิทยาลัยพะเยา|ม.พะเยา|University of Phayao",
        "uni-kmutt": "มหาวิทยาลัยเทคโนโลยีพระจอมเกล้าธนบุรี|มจธ.|KMUTT|สถาบันเทคโนโลยีพระจอมเกล้าธนบุรี",
        "uni-kmitl": "สถาบันเทคโนโลยีพระจอมเกล้าเจ้าคุณทหารลาดกระบัง|สจล.|KMITL",
        "uni-nida": "สถาบันบัณฑิตพัฒนบริหารศาสตร์|นิด้า|NIDA",
        "uni-pbru": "มหาวิทยาลัยราชภัฏเพชรบุรี|มหาวิทยาลัยราชภัฎเพชรบุรี|มรภ.เพชรบุรี|มรภ. เพชรบุรี|ม.ราชภัฏเพชรบุรี|สถาบันราชภัฏเพชรบุรี",
        "uni-pcru": "มหาวิทยาลัยราชภัฏเพชรบูรณ์|มรภ.เพชรบูรณ์",
        "uni-cmru": "มหาวิทยาลัยราชภัฏเชียงใหม่|มรภ.เชียงใหม่",
        "uni-rmutt": "มหาวิทยาลัยเทคโนโลยีราชมงคลธัญบุรี|มทร.ธัญบุรี|RMUTT",
        "uni-rmuti-kkc": "มหาวิทยาลัยเทคโนโลยีราชมงคลอีสาน วิทยาเขตขอนแก่น|มทร.อีสาน วิทยาเขตขอนแก่น",
        "uni-sdu": "มหาวิทยาลัยสวนดุสิต|มหาวิทยาลัยราชภัฏสวนดุสิต",
        "lib-kku": "สำนักหอสมุด มหาวิทยาลัยขอนแก่น|สำนักหอสมุด มข.|สำนักหอสมุดมหาวิทยาลัยขอนแก่น",
        "lib-pbru": f"{ARIT} มหาวิทยาลัยราชภัฏเพชรบุรี|สวท. มรภ.เพชรบุรี|สำนักวิทยบริการฯ มรภ.เพชรบุรี",
        "lib-nlt": "สำนักหอสมุดแห่งชาติ|หอสมุดแห่งชาติ|สำนักหอสมุดแห่งชาติ กรมศิลปากร",
        "lib-tu": "หอสมุดแห่งมหาวิทยาลัยธรรมศาสตร์",
        "lib-wu": "ศูนย์บรรณสารและสื่อการศึกษา มหาวิทยาลัยวลัยลักษณ์",
        "lib-nida": "สำนักบรรณสารการพัฒนา|สำนักบรรณสารการพัฒนา สถาบันบัณฑิตพัฒนบริหารศาสตร์",
        "net-pulinet": "PULINET|ข่ายงานห้องสมุดมหาวิทยาลัยส่วนภูมิภาค|เครือข่ายห้องสมุดมหาวิทยาลัยส่วนภูมิภาค",
        "net-thailis": "ThaiLIS|เครือข่ายห้องสมุดสถาบันอุดมศึกษาไทย",
        "assoc-tla": "สมาคมห้องสมุดแห่งประเทศไทย|สมาคมห้องสมุดแห่งประเทศไทยฯ|สมาคมห้องสมุดฯ",
        "min-moe": "กระทรวงศึกษาธิการ|ศธ.|Ministry of Education",
        "min-culture": "กระทรวงวัฒนธรรม|วธ.|ก.วัฒนธรรม|กระทรวงวัฒนธรรมแห่งราชอาณาจักรไทย|กระทรวงวัฒนธรรมแห่งประเทศไทย",
        "min-moac": "กระทรวงเกษตรและสหกรณ์|กระทรวงเกษตรฯ|กระทรวงเกษตร|ก.เกษตรฯ|กระทรวงเกษตร และสหกรณ์|กษ.",
        "min-mhesi": "กระทรวงการอุดมศึกษา วิทยาศาสตร์ วิจัยและนวัตกรรม|กระทรวง อว.|อว.|กระทรวงการอุดมศึกษา วิทยาศาสตร์ วิจัย และนวัตกรรม",
        "min-mdes": "กระทรวงดิจิทัลเพื่อเศรษฐกิจและสังคม|กระทรวงดิจิทัลฯ|ดีอีเอส|กระทรวงเทคโนโลยีสารสนเทศและการสื่อสาร",
        "min-msdhs": "กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์|กระทรวง พม.|พม.",
        "min-mnre": "กระทรวงทรัพยากรธรรมชาติและสิ่งแวดล้อม|ทส.|กระทรวงทรัพยากรธรรมชาติฯ",
        "min-industry": "กระทรวงอุตสาหกรรม|ก.อุตฯ|ก.อุตสาหกรรม",
        "min-mots": "ก.ท่องเที่ยวฯ|กระทรวงการท่องเที่ยวฯ",
        "min-moph": "กระทรวงสาธารณสุข|สธ.|กระทรวงสาธารณสุขฯ",
        "dep-dcce": "กรมการเปลี่ยนแปลงสภาพภูมิอากาศและสิ่งแวดล้อม|กรมลดโลกร้อน|กรมส่งเสริมคุณภาพสิ่งแวดล้อม",
        "dep-dole": "กรมส่งเสริมการเรียนรู้|สกร.|สำนักงาน กศน.|สำนักงานส่งเสริมการศึกษานอกระบบและการศึกษาตามอัธยาศัย",
        "dep-obec": "สำนักงานคณะกรรมการการศึกษาขั้นพื้นฐาน|สพฐ.",
        "off-ovec": "สำนักงานคณะกรรมการการอาชีวศึกษา|สอศ.|กรมอาชีวศึกษา",
        "off-ops-moe": "สำนักงานปลัดกระทรวงศึกษาธิการ",
        "dep-fad": "กรมศิลปากร|กรมศิลปากร กระทรวงวัฒนธรรม",
        "dep-fish": "กรมประมง|กรมประมง กระทรวงเกษตรและสหกรณ์",
        "dep-dnp": "กรมอุทยานแห่งชาติ สัตว์ป่า และพันธุ์พืช|กรมอุทยานฯ|กรมอุทยานแห่งชาติฯ|กรมอุทยานแห่งชาติ สัตว์ป่าและพันธุ์พืช",
        "dep-dtam": "กรมการแพทย์แผนไทยและการแพทย์ทางเลือก",
        "off-nstda": "สำนักงานพัฒนาวิทยาศาสตร์และเทคโนโลยีแห่งชาติ|สวทช.|NSTDA",
        "off-nrct": "สำนักงานการวิจัยแห่งชาติ|วช.|สำนักงานคณะกรรมการวิจัยแห่งชาติ",
        "org-gistda": "สำนักงานพัฒนาเทคโนโลยีอวกาศและภูมิสารสนเทศ (องค์การมหาชน)|สำนักงานพัฒนาเทคโนโลยีอวกาศและภูมิสารสนเทศ|GISTDA|สทอภ.",
        "org-tk": "สถาบันอุทยานการเรียนรู้|TK Park|อุทยานการเรียนรู้ TK Park",
        "org-okmd": "สำนักงานบริหารและพัฒนาองค์ความรู้ (องค์การมหาชน)|สบร.|OKMD",
        "off-nacc": "สำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ|ป.ป.ช.|สำนักงาน ป.ป.ช.",
        "off-oncb": "สำนักงาน ป.ป.ส.|สำนักงานคณะกรรมการป้องกันและปราบปรามยาเสพติด",
        "off-police": "สำนักงานตำรวจแห่งชาติ|สตช.",
        "off-thaihealth": "สสส.|สำนักงานกองทุนสนับสนุนการสร้างเสริมสุขภาพ",
        "off-nhso": "สปสช.|สำนักงานหลักประกันสุขภาพแห่งชาติ",
        "soe-egat": "การไฟฟ้าฝ่ายผลิตแห่งประเทศไทย|กฟผ.|EGAT",
        "soe-pea": "การไฟฟ้าส่วนภูมิภาค|กฟภ.",
        "soe-srt": "การรถไฟแห่งประเทศไทย|รฟท.",
        "soe-mrta": "การรถไฟฟ้าขนส่งมวลชนแห่งประเทศไทย|รฟม.",
        "fund-deposit": "กองทุนคุ้มครองเงินฝาก",
        "bank-baac": "ธนาคารเพื่อการเกษตรและสหกรณ์การเกษตร|ธ.ก.ส.|ธกส.",
        "bank-ktb": "ธนาคารกรุงไทย|ธนาคารกรุงไทย จำกัด (มหาชน)|ธ.กรุงไทย",
        "bank-gsb": "ธนาคารออมสิน|ธ.ออมสิน",
        "bank-bot": "ธนาคารแห่งประเทศไทย|ธปท.|แบงก์ชาติ",
        "soe-ptt": "บริษัท ปตท. จำกัด (มหาชน)|ปตท.",
        "int-unesco": "องค์การยูเนสโก|ยูเนสโก|UNESCO|องค์การศึกษา วิทยาศาสตร์และวัฒนธรรมแห่งสหประชาชาติ",
        "int-who": "องค์การอนามัยโลก|WHO|World Health Organization",
        "net-ifla": "IFLA",
        "int-jica": "JICA|ไจก้า",
        "pao-cbi": "องค์การบริหารส่วนจังหวัดชลบุรี|อบจ.ชลบุรี|อบจ. ชลบุรี",
        "pao-nan": "องค์การบริหารส่วนจังหวัดน่าน|อบจ.น่าน",
        "city-rayong": "เทศบาลนครระยอง|ทน.ระยอง",
        "city-hat-yai": "เทศบาลนครหาดใหญ่",
        "loc-bma": "กทม.",
        "hosp-siriraj": "โรงพยาบาลศิริราช|รพ.ศิริราช",
        "hosp-chula": "โรงพยาบาลจุฬาลงกรณ์ สภากาชาดไทย|โรงพยาบาลจุฬาลงกรณ์|รพ.จุฬาลงกรณ์",
        "med-siriraj": "คณะแพทยศาสตร์ศิริราชพยาบาล|คณะแพทยศาสตร์ ศิริราชพยาบาล|คณะแพทย์ศิริราช",
        "assoc-redcross": "สภากาชาดไทย",
        "court-adm": "ศาลปกครอง",
        "lib-parliament": "หอสมุดรัฐสภา",
        # a letter or two wrong
        "uni-msu": "มหาวิทยาลัยมหาสารคราม",
        "uni-nu": "มหาวิทยาลัยนเรศวน",
        "dep-djop": "กรมพินิจและคุ้มครองเด็กและเยาชน",
        "dep-tmd": "กรมอุตุนิยมวิยา",
        "uni-wu": "มหาวิทยาลัยวลัยลักษ์",
        # many bear these forms, or nobody known
        "": f"สวท.|สำนักหอสมุดกลาง|{ARIT}|สำนักวิทยบริการฯ|มรส.|ศบส.|ทช.|กพร.|กทท.|สช.|สค.|ศูนย์บรรณสารฯ|สถานเอกอัครราชทูตฯ"
        "|มหาวิทยาลัยทะเลหมอก|กรมสายลมแสงแดด|โรงเรียนบ้านดอนตาล|บริษัท ฟ้าหมอก จำกัด|เทศบาลตำบลดอนหมอก",
    },
    # the document's own institution and its family
    f"ข่าว{ARIT} มหาวิทยาลัยราชภัฏเพชรบุรี\n\nบุคลากรของ {{}} เข้าอบรมการจัดการขยะ": {
        "lib-pbru": f"สำนักวิทยบริการฯ|สำนักวิทยบริการ ฯ|สวท.|{ARIT}|สวท. มรภ.เพชรบุรี",
        "uni-pbru": "มหาวิทยาลัยราชภัฏเพชรบุรี|มรภ.เพชรบุรี",
        "lib-kku": "สำนักหอสมุด มข.",
    },
    "ศูนย์บรรณสารและสื่อการศึกษา มหาวิทยาลัยวลัยลักษณ์ เปิดบ้าน\n\nผู้ใช้บริการของ {} เข้าร่วม": {
        "lib-wu": "ศูนย์บรรณสารฯ|ศูนย์บรรณสารและสื่อการศึกษา|ศบส.",
        "uni-wu": "ม.วลัยลักษณ์",
    },
    "สำนักหอสมุด มหาวิทยาลัยบูรพา เปิดพื้นที่อ่านหนังสือ\n\nทีมงานของ {} ดูแลตลอดสัปดาห์": {
        "lib-buu": "สำนักหอสมุด|สำนักหอสมุดฯ|สำนักหอสมุด ม.บูรพา",
        "uni-buu": "มหาวิทยาลัยบูรพา|ม.บูรพา",
    },
    "มหาวิทยาลัยราชภัฏสุราษฎร์ธานี จัดงานวันนักอ่าน\n\nอาจารย์ของ {} นำชมนิทรรศการ": {
        "uni-sru": "มรส.|มรภ.สุราษฎร์ธานี",
        "lib-sru": "สวท.|สำนักวิทยบริการฯ",
    },
    "มหาวิทยาลัยรังสิต จัดงานวันนักอ่าน\n\nอาจารย์ของ {} นำชมนิทรรศการ": {"uni-rsu": "มรส.|ม.รังสิต", "lib-rsu": "สำนักหอสมุด"},
    # the ministry that the document speaks of tells two bearers of one abbreviation apart
    "กระทรวงคมนาคมเปิดถนนสายใหม่\n\nวิศวกรของ {} รายงานผล": {"dep-drr": "ทช.|กรมทางหลวงชนบท", "dep-doh": "กรมทางหลวง"},
    "กระทรวงทรัพยากรธรรมชาติและสิ่งแวดล้อมปลูกป่าชายเลน\n\nเจ้าหน้าที่ของ {} รายงานผล": {"dep-dmcr": "ทช.|กรมทรัพยากรทางทะเลและชายฝั่ง"},
    "กระทรวงแรงงานเปิดหลักสูตรช่าง\n\nวิทยากรของ {} สอนสามวัน": {"dep-dsd": "กพร.", "off-sso": "สปส."},
    "กระทรวงอุตสาหกรรมตรวจเหมืองหิน\n\nวิศวกรของ {} ลงตรวจ": {"dep-dpim": "กพร."},
    # what the document defines holds in it
    "กรมพัฒนาฝีมือแรงงาน (กพร.) เปิดหลักสูตร และทีมของ {} ลงพื้นที่": {"dep-dsd": "กพร."},
    "กรมสายลมแสงแดด (กสส.) เปิดตัวแล้ว และทีมของ {} ลงพื้นที่": {"": "กสส."},
    "กรมทางหลวงชนบท (ทช.) ร่วมกับ กรมทรัพยากรทางทะเลและชายฝั่ง โดยทีมของ {} ลงพื้นที่": {"dep-drr": "ทช."},
    "สำนักงานนวัตกรรมแห่งชาติ (องค์การมหาชน) หรือ สนช. แจ้งว่าทีมของ {} พร้อมแล้ว": {"off-nia": "สนช."},
    "สำนักงานส่งเสริมหนังสือชุมชน หรือ สนช. แจ้งว่าทีมของ {} พร้อมแล้ว": {"": "สนช."},
    "สำนักงานนวัตกรรมแห่งชาติ กับสำนักงานส่งเสริมหนังสือชุมชน หรือ สนช. แจ้งว่าทีมของ {} พร้อมแล้ว": {"off-nia": "สนช."},
    "มูลนิธิสายลมแสงแดด หรือ สพฐ. แจ้งว่าทีมของ {} พร้อมแล้ว": {"dep-obec": "สพฐ."},
    # short forms of the longer name in the document
    "มูลนิธิการศึกษาทางไกลผ่านดาวเทียม ในพระบรมราชูปถัมภ์ มอบโทรทัศน์ โดยทีมของ {} ติดตั้ง": {"assoc-dlf": "มูลนิธิการศึกษาทางไกลฯ|มูลนิธิฯ"},
    "กรมพินิจและคุ้มครองเด็กและเยาวชน มอบหนังสือ โดยทีมของ {} จัดชั้น": {"dep-djop": "กรมพินิจฯ|กรมฯ"},
}


@cache
def outcomes() -> tuple[tuple[str, str, InstitutionValue | None], ...]:
    """Form, expected id and the value of the mention that stands exactly at the form."""
    found = []
    for template, expected in FORMS.items():
        for identity, written in expected.items():
            for form in written.split("|"):
                text = template.format(form)
                start = text.rindex(form) if template != ALONE else text.index(form)
                reading = Reading(text, load())
                extract(reading, COMPONENTS)
                at = [m.value for m in reading.mentions if (m.start, m.end) == (start, start + len(form))]
                value = at[0] if at and isinstance(at[0], InstitutionValue) else None
                found.append((form, identity, value))
    return tuple(found)


def test_there_are_enough_forms() -> None:
    assert len(outcomes()) >= 200


def test_nearly_all_forms_are_linked_right() -> None:
    wrong = [(form, wanted, value and value.id) for form, wanted, value in outcomes() if (value.id if value else None) != (wanted or None)]
    assert len(wrong) <= 0.03 * len(outcomes()), wrong


@pytest.mark.parametrize("form", ["ก.อุตฯ", "ก.ท่องเที่ยวฯ"])
def test_short_forms_of_ministries(form: str) -> None:
    assert [value and value.id == wanted for written, wanted, value in outcomes() if written == form] == [True]


def test_no_sure_link_is_wrong() -> None:
    assert [(form, v.id) for form, wanted, v in outcomes() if v is not None and v.id not in (None, wanted) and v.score >= 0.9] == []


def test_a_guess_is_marked_as_one() -> None:
    scores = {form: v.score for form, _, v in outcomes() if v is not None and v.id is not None}
    assert scores["มหาวิทยาลัยขอนแก่น"] == 1.0
    assert 0 < scores["กรมอุตุนิยมวิยา"] < 0.9
    assert all(0 < score <= 1 for score in scores.values())


PARTED = [
    ("มหาวิทยาลัยเทคโนโลยีราชมงคล (มทร.) ธัญบุรี กับมหาวิทยาลัยเทคโนโลยีราชมงคล (มทร.) ล้านนา", ["uni-rmutt"] * 3 + ["uni-rmutl"] * 3),
    ("มหาวิทยาลัยราชภัฎ (มรภ.) สงขลา", ["uni-skru"] * 3),
    ("มหาวิทยาลัยเทคโนโลยีราชมงคล (มทร.) อีสาน วิทยาเขตขอนแก่น", ["uni-rmuti-kkc"] * 3),
    ("กองคลัง มหาวิทยาลัยราชภัฏ (มรภ.) เลย", [None, "uni-lru", "uni-lru"]),
]


@pytest.mark.parametrize(("text", "wanted"), PARTED)
def test_the_parts_of_a_name_mean_the_whole(text: str, wanted: list[str | None]) -> None:
    reading = Reading(text, load())
    extract(reading, COMPONENTS)
    assert [m.value.id for m in reading.mentions if isinstance(m.value, InstitutionValue)] == wanted


def test_a_unit_before_a_parted_name_is_one_of_the_whole() -> None:
    reading = Reading("กองคลัง มหาวิทยาลัยราชภัฏ (มรภ.) เลย", load())
    extract(reading, COMPONENTS)
    value = reading.mentions[0].value
    assert isinstance(value, InstitutionValue)
    assert (value.name, value.type, value.parent) == ("กองคลัง มหาวิทยาลัยราชภัฏเลย", "university", "uni-lru")


TYPES = [
    ("จัดโดย[กองพัฒนานักศึกษา] เมื่อวานนี้", "university"),
    ("ณ [สำนักงานวิทยาเขตดอนตาล] เมื่อวานนี้", "university"),
    ("จัดโดย[กองการศึกษา] เมื่อวานนี้", "government"),
    ("จัดโดย[ศูนย์การนักศึกษาวิชาทหารดอนตาล] เมื่อวานนี้", "government"),
    ("ณ [สำนักงานปลัดกระทรวงพาณิชย์] เมื่อวานนี้", "government"),
    ("ผู้อำนวยการ[สำนักงานเขตพื้นที่การมัธยมศึกษา เขต 10] กล่าว", "government"),
    ("ณ [สำนักงานเขตดอนตาล] เมื่อวานนี้", "local_government"),
    ("มหาวิทยาลัยบูรพา จัดงาน\n\nมหาวิทยาลัยบูรพา ประชุม โดย ผอ.[สำนักวิเทศสัมพันธ์] กล่าวต้อนรับ", "university"),
    ("มหาวิทยาลัยบูรพา จัดงาน\n\nมหาวิทยาลัยบูรพา ประชุมกับ[สำนักงานเกษตรจังหวัดน่าน] เมื่อวานนี้", "government"),
    ("มหาวิทยาลัยบูรพา จัดงาน\n\nมหาวิทยาลัยบูรพา ประชุมกับ[สำนักทรัพย์สินพระดอนตาล] เมื่อวานนี้", "government"),
    ("กรมประมง จัดงาน\n\nกรมประมง ประชุม โดย ผอ.[สำนักวิเทศสัมพันธ์] กล่าวต้อนรับ", "government"),
    ("ผอ.[สำนักวิเทศสัมพันธ์และเครือข่ายอาเซียน] กล่าว", "government"),
]


@pytest.mark.parametrize(("tagged", "kind"), TYPES)
def test_an_office_is_of_the_kind_of_what_it_belongs_to(tagged: str, kind: str) -> None:
    start, end = tagged.index("["), tagged.index("]") - 1
    reading = Reading(tagged.replace("[", "").replace("]", ""), load())
    extract(reading, COMPONENTS)
    values = [m.value for m in reading.mentions if (m.start, m.end) == (start, end)]
    assert [value.type for value in values if isinstance(value, InstitutionValue)] == [kind]
