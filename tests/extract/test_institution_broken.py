"""Names that the end of a line breaks, in texts that are not wrapped as a whole."""

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
]
WHOLE = [
    "สำนักหอสมุด\nมหาวิทยาลัยบูรพา\nจัด",
    "กรมประมง\nกรมปศุสัตว์",
    "ครูจากโรงเรียน\nชุมชนร่วมกันจัด",
    "ร่วมกับกรมส่งเสริม\n\nการเรียนรู้ของเด็ก",
    "ประชุมกับเทศบาล\nตำบลดอนตาลแจ้งว่า",
    "กรมส่งเสริม\nการเรียน",
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
