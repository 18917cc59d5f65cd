"""Names that the end of a line breaks, in texts that are not wrapped as a whole, and registered names with blanks that they do not have."""

from __future__ import annotations

import pytest

from bannarak.analyse import analyser
from bannarak.extract.institutions.broken import broken_names
from bannarak.knowledge import load
from bannarak.readers import read

BROKEN = [
    "เชิญผู้อำนวยการ[ศูนย์การศึกษานอกระบบและการศึกษา\nตามอัธยาศัยอำเภอดอนตาล] มา",
    "ประชุมที่[สำนักงานเขตพื้นที่การศึกษา\nประถมศึกษาลำพูน เขต 2] แล้ว",
    "ร่วมกับ[องค์การบริหารส่วน\nตำบลทุ่งดอนตาล] จัด",
    "โดย[กระทรวงทรัพยากร \n  ธรรมชาติและสิ่งแวดล้อม] จัด",
    "ร่วมกับ[กรมส่งเสริม\nการเรียนรู้] จัด",
    "โดย[สำนักงานปลัดกระทรวงการอุดมศึกษา วิทยาศาสตร์ วิจัย\nและนวัตกรรม] จัด",
    "โดย[สำนักงานปลัดกระทรวงการอุดมศึกษา วิทยาศาสตร์\nวิจัยและนวัตกรรม] จัด",
    "โดย[สำนักงานปลัดกระทรวงการอุดมศึกษา วิทยาศาสตร์ วิจัย\n\nและนวัตกรรม] จัด",
]
WHOLE = [
    "สำนักหอสมุด\nมหาวิทยาลัยบูรพา\nจัด",
    "กรมประมง\nกรมปศุสัตว์",
    "ครูจากโรงเรียน\nชุมชนร่วมกันจัด",
    "ร่วมกับกรมส่งเสริม\n\nการเรียนรู้ของเด็ก",
    "ประชุมกับเทศบาล\nตำบลดอนตาลแจ้งว่า",
    "กรมส่งเสริม\nการเรียน",
    "โดยสำนักงานปลัดกระทรวงการอุดมศึกษา วิทยาศาสตร์ วิจัย\n\n\nและนวัตกรรม จัด",
    "สำนักงานปลัดกระทรวงการอุดมศึกษา\nและนวัตกรรม จัด",
    "สำนักงานเลขานุการ\nคณะแพทยศาสตร์",
    "ร่วมกับสำนักงานพัฒนา\n\nวิทยาศาสตร์และเทคโนโลยีของโรงเรียน",
]


@pytest.mark.parametrize("tagged", BROKEN)
def test_a_name_over_two_lines(tagged: str) -> None:
    start, end = tagged.index("["), tagged.index("]") - 1
    record = analyser(load())(read(tagged.replace("[", "").replace("]", "").encode(), "a.txt"))
    found = [m for m in record.mentions if m.label == "institution"]
    assert [(m.start, m.end) for m in found] == [(start, end)]
    assert "\n" in found[0].text
    assert "\n" not in getattr(found[0].value, "name", "\n")


@pytest.mark.parametrize("text", WHOLE)
def test_lines_that_end(text: str) -> None:
    assert list(broken_names(text, load())) == []


SPACED = [
    "[กรมส่งเสริม การเกษตร] และ[กรมส่งเสริม สหกรณ์] จัดประชุม",
    "[หอสมุด แห่งชาติ] กับ[การรถไฟ แห่งประเทศไทย] และ[สภากาชาด ไทย] แจ้ง",
    "[กระทรวงการอุดมศึกษา วิทยาศาสตร์  วิจัยและนวัตกรรม] กับ[กรมทรัพยากรน้ำ\u00a0 บาดาล] แจ้ง",
    "โดย[กรมพัฒนา ฝีมือ แรงงาน] และ[เทศบาลนคร เชียงใหม่] แจ้ง",
    "ที่[มหาวิทยาลัยเทคโนโลยี ราชมงคลอีสาน วิทยาเขตดอนตาล] และ[กรมวิทยาศาสตร์ การแพทย์ กระทรวงสาธารณสุข]",
    "กับ[สถาบันเทคโนโลยี ไทยญี่ปุ่น] และ[สถาบันเทคโนโลยีไทย-ญี่ปุ่น] แจ้ง",
    # two names side by side, a common noun before a new phrase, cells of a table, a list of places
    "เรียนที่สถาบันเทคโนโลยี ไทยกับญี่ปุ่นเป็นเพื่อนกัน",
    "พบ[กรมประมง] [กรมปศุสัตว์] [สำนักหอสมุด มหาวิทยาลัยบูรพา] และ[กรมพัฒนาดอนตาล] ที่ดินของเขา",
    "ส่งคนเจ็บไปโรงพยาบาล ตำรวจจึงมาถึง",
    "[กรมส่งเสริม]   การเกษตร",
    "เทศบาลนคร เชียงใหม่ ลำปาง และนครสวรรค์ แจ้ง",
    "ที่[มหาวิทยาลัยกรุงเทพ] ธนบุรีเป็นเมืองเก่า กับ[กรมทางหลวง] ชนบทมีถนน แต่[กรมทางหลวง ชนบท] แจ้ง",
    "พบ[กรมทรัพยากรน้ำ] บาดาลา และ[กรมส่งเสริม] การเกษตรกรรม",
]


@pytest.mark.parametrize("tagged", SPACED)
def test_blanks_within_a_name(tagged: str) -> None:
    record = analyser(load())(read(tagged.replace("[", "").replace("]", "").encode(), "a.txt"))
    found = [m.text for m in record.mentions if m.label == "institution"]
    assert found == [piece.partition("]")[0] for piece in tagged.split("[")[1:]]


def test_a_blank_changes_nothing_of_what_a_name_is() -> None:
    record = analyser(load())(read("กรมส่งเสริม การเกษตร แจ้ง".encode(), "a.txt"))
    assert [getattr(m.value, "id", None) for m in record.mentions] == ["dep-doae"]
