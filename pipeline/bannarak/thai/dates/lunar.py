"""Days of the Thai lunar calendar: "ขึ้น 15 ค่ำ เดือน 6", "แรมแปดค่ำ เดือนสิบสอง". Recognised, and left without a value.

What solar day they are follows from tables of the court astrologers and not from a rule, and a text that uses them as a date gives the
solar day beside them.
"""

from __future__ import annotations

import re

from bannarak.thai.dates.atoms import DIGIT, GAP
from bannarak.thai.dates.model import FoundDate, ThaiDate

__all__ = ["read_lunar"]

_NUMBER = rf"(?:{DIGIT}{{1,2}}|(?:ยี่|อ้าย|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|เอ็ด){{1,3}})"
_BEFORE = re.compile(rf"(?:วัน[ ]?)?(?:ขึ้น|แรม)[ ]?{_NUMBER}[ ]?\Z")
_BEHIND = re.compile(
    rf"ค่ำ(?:{GAP},?{GAP}เดือน[ ]?{_NUMBER}(?:[ ]?[-/][ ]?{_NUMBER})?(?!{DIGIT}))?"
    rf"(?:{GAP}ปี(?:ชวด|ฉลู|ขาล|เถาะ|มะโรง|มะเส็ง|มะเมีย|มะแม|วอก|ระกา|จอ|กุน))?"
)


def read_lunar(text: str, at: int, floor: int) -> FoundDate | None:
    """The lunar day whose "ค่ำ" is at ``at``, None if the word means evening."""
    before = _BEFORE.search(text, max(floor, at - 32), at)
    if before is None:
        return None
    behind = _BEHIND.match(text, at)
    assert behind is not None
    return FoundDate(before.start(), behind.end(), text[before.start() : behind.end()], ThaiDate(None, None, "day", lunar=True))
