"""Areas in names: abbreviations written out, and the province at the end."""

from __future__ import annotations

import pytest

from bannarak.thai.areas import own_province, spelt_out, without_province


@pytest.mark.parametrize(
    ("name", "whole"),
    [
        ("กศน.อ.ดอนตาล", "กศน.อำเภอดอนตาล"),
        ("ห้องสมุดประชาชน อ. ดอนตาล จ.น่าน", "ห้องสมุดประชาชน อำเภอดอนตาล จังหวัดน่าน"),
        ("กศน.ต.ดอนตาล", "กศน.ตำบลดอนตาล"),
        ("หสม.จว.น่าน", "หสม.จังหวัดน่าน"),
        ("ม.อ.ดอนตาล", "ม.อ.ดอนตาล"),  # a university
        ("พ.ต.อ.ดอน", "พ.ต.อ.ดอน"),
        ("พมจ.น่าน", "พมจ.น่าน"),
        ("กศน.อ. 9 แห่ง", "กศน.อ. 9 แห่ง"),
        ("โรงเรียนบ้านดอนตาล", "โรงเรียนบ้านดอนตาล"),
    ],
)
def test_spelt_out(name: str, whole: str) -> None:
    assert spelt_out(name) == whole


@pytest.mark.parametrize(
    ("name", "province", "rest"),
    [
        ("ห้องสมุดประชาชน “ดอนตาล” อำเภอเมือง จังหวัดน่าน", "น่าน", "ห้องสมุดประชาชน “ดอนตาล” อำเภอเมือง"),
        ("ห้องสมุดประชาชนอำเภอเมืองน่าน จังหวัดน่าน", "น่าน", "ห้องสมุดประชาชนอำเภอเมือง"),
        ("กศน.อำเภอเมืองน่าน", "น่าน", "กศน.อำเภอเมือง"),
        ("ห้องสมุดประชาชนจังหวัดน่าน", "น่าน", "ห้องสมุดประชาชน"),
        ("เทศบาลเมืองน่าน", None, None),
        ("โรงเรียนบ้านน่าน", None, None),
        ("ศาลากลางจังหวัดน่านหลังเก่า", None, None),
    ],
)
def test_the_province_at_the_end(name: str, province: str | None, rest: str | None) -> None:
    assert own_province(name) == province
    assert (without_province(name, province) if province else None) == rest


def test_nothing_but_a_province_stays() -> None:
    assert without_province("น่าน", "น่าน") == "น่าน"
    assert without_province("กศน.อำเภอดอนตาล", "น่าน") == "กศน.อำเภอดอนตาล"
