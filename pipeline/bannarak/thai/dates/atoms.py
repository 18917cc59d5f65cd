"""Regular expressions of the parts of a date, to be put together. All repetition is bounded, so that matching stays linear."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bannarak.thai.calendar import MONTH_FORMS, MONTHS, WEEKDAYS

__all__ = ["COUNTED", "DIGIT", "ERA", "GAP", "MONTH", "TO", "WEEKDAY", "YEAR", "era_of", "month_of", "weekday_of"]

DIGIT = "[0-9๐-๙]"
GAP = r"[ \t]{0,6}(?:\n[ \t]{0,6})?"
"""What may stand between the parts of one date: spaces, one line break."""


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_FULL = _any(form for form in MONTH_FORMS if form not in MONTHS and len(form) > 4 and form >= "ก" and not form.endswith("า"))
# What follows a clipped name must not make another word of it: ตุลาการ judge, มีนาบุรี, เมษายน and so on come first anyway.
_CLIPPED = _any(form for form in MONTH_FORMS if form.endswith("า")) + ""
_ENGLISH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
MONTH = (
    rf"(?:{_any(MONTHS)}|{_FULL}|(?:{_CLIPPED})(?!การ|บุรี|ธิป)"
    # ม.ค. with one dot, two or none, and a space inside; but ก.พ.ร. and ก.ค.ศ. are offices, so no further letter with a dot.
    r"|(?:[มกพสตธ][. ]?[ ]?ค|มี[. ]?[ ]?ค|[กพ][. ]?[ ]?ย|เม[. ]?[ ]?ย|มิ[. ]?[ ]?ย|ก[. ]?[ ]?พ)(?:\.(?![ก-ฮ]\.)|(?![ก-๎.]))"
    rf"|(?i:(?:{_ENGLISH})(?![a-z])\.?))"
)
ERA = (
    r"(?:พ\.?[ ]?ศ\.?|พุทธ[ ]?ศักราช|ค\.?[ ]?ศ\.?|คริส(?:ต์|ต)?[ ]?ศักราช"
    r"|(?i:b\.?e\.?|c\.?e\.?|a\.?d\.?)(?![a-zA-Z]))"
)
_NAMES = _any([*WEEKDAYS, "พฤหัสฯ", "พฤหัส", "ศุกร"])
WEEKDAY = rf"(?:{_NAMES}|(?i:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(?![a-zA-Z])\.?)"
# Measure words: two figures before one of them are no year. Nouns that may as well begin the next phrase are left out.
COUNTED = (
    r"[ ]?(?:คน(?!ไทย)|ราย(?!งาน|การ|ชื่อ|ได้)|ท่าน|รูป|แห่ง|บาท|ล้าน(?!นา)|แสน|หมื่น|พัน(?!ตรี|โท|เอก|จ่า|ตำรวจ|ธ)"
    r"|ร้อย(?!ตรี|โท|เอก|ตำรวจ|เอ็ด)|เปอร์เซ็นต์|%|ครั้ง"
    r"|นาที|ชั่วโมง|ชม\.|วัน(?!ที่|นี้|[จอพศเส])|เดือน|ปี|สัปดาห์|น\.|นาฬิกา|โมง|พรรษา|กิโล|กม\.|เมตร|ตารางเมตร|ไร่|ตัน(?!ติ)|ลิตร|โรงเรียน|หน่วยงาน|จังหวัด|อำเภอ|ตำบล)"
)
YEAR = rf"(?:{DIGIT}{{4}}|{DIGIT}{{2}})(?!{DIGIT})"
TO = r"(?:[-–—−‐‑~]|(?:ไป)?จนถึง|ถึง)"
"""Joins the two ends of a range."""

_ERA_BUDDHIST = re.compile(r"[พbB]")


def month_of(written: str) -> int:
    """The number of a month in any form that MONTH matches."""
    return MONTH_FORMS[written.replace(".", "").replace(" ", "").lower()]


def weekday_of(written: str) -> int:
    """The ISO number of a weekday in any form that WEEKDAY matches."""
    found = _WEEKDAY_BY_START.get(written[:3].lower()) or _WEEKDAY_BY_START[written[:2]]
    return found


def era_of(written: str | None) -> str | None:
    """BE or CE for an era word, None without one."""
    if not written:
        return None
    return "BE" if _ERA_BUDDHIST.match(written) else "CE"


_WEEKDAY_BY_START = {
    **{name[:2]: number for number, name in enumerate(WEEKDAYS, 1)},
    **{name: number for number, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), 1)},
}
