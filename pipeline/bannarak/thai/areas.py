"""Provinces, districts and subdistricts as they stand in names: by an abbreviation, or behind it to say where it is."""

from __future__ import annotations

import re
from functools import cache

from bannarak.thai.alternation import alternation
from bannarak.thai.corpus import provinces

__all__ = ["own_province", "spelt_out", "without_province"]

_SPELT = {"จ": "จังหวัด", "จว": "จังหวัด", "อ": "อำเภอ", "ต": "ตำบล"}
_SHORT = re.compile(r"(?<![ก-๎])(?<!(?<![ก-๎])[ก-ฮ]\.)(จว?|อ|ต)\. ?(?=[ก-ฮเ-ไ][ก-๎])")  # but not พล.ต.อ. nor ม.อ.
_PROVINCE = "จังหวัด"
_MARKS = " \"'“”‘’\n\t"


def spelt_out(name: str) -> str:
    """``name`` with the words for areas written out: กศน.อ.เมือง is กศน.อำเภอเมือง."""
    return _SHORT.sub(lambda found: _SPELT[found[1]], name) if "." in name else name


@cache
def _own() -> re.Pattern[str]:
    return re.compile(rf"(?:จังหวัด|อำเภอเมือง)({alternation(provinces())})$")


def own_province(name: str) -> str | None:
    """The province that a name, its areas written out, says at its end that it is in; None if it does not."""
    found = _own().search(name)
    return found[1] if found else None


def without_province(name: str, province: str) -> str:
    """``name`` without the ``province`` at its end, as often as it is there: …อำเภอเมืองน่าน จังหวัดน่าน is …อำเภอเมือง."""
    while name.endswith(province) and name != province:
        name = name.removesuffix(province).removesuffix(_PROVINCE).rstrip(_MARKS)
    return name
