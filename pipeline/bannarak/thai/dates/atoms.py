"""Regular expressions of the parts of a date, to be put together. All repetition is bounded, so that matching stays linear."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from bannarak.thai.calendar import BE_OFFSET, CLIPPED_MONTHS, MISSPELT_MONTHS, MONTH_FORMS, MONTHS, WEEKDAY_FORMS, WEEKDAYS, gregorian
from bannarak.thai.numerals import DIGIT

__all__ = [
    "COUNTED",
    "DIGIT",
    "ERA",
    "GAP",
    "MONTH",
    "TO",
    "WEEKDAY",
    "WEEKDAY_IN_BRACKETS",
    "Era",
    "era_of",
    "month_like",
    "month_of",
    "weekday_of",
    "year_of",
]

Era = Literal["BE", "CE"]

GAP = r"[ \t]{0,16}(?:\r?\n[ \t]{0,16})?"
"""What may stand between the parts of one date: blanks and one line break."""

TO = r"(?:[-–—−‐‑~]|(?:ต่อเนื่อง)?(?:ไป)?(?:จน)?ถึง|(?:to|until)(?![a-z]))"
"""Joins the two ends of a range."""

ERA = r"(?:พ\.?[ ]?ศ\.?|(?:พระ)?พุทธ[ ]?ศักราช|ค\.?[ ]?ศ\.?|คริสต?์?[ ]?ศักราช|(?<![a-zA-Z])(?i:[bc]\.?[ ]?e\.?|a\.?[ ]?d\.?)(?![a-zA-Z]))"


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


# The undotted and half-dotted forms (ตค, ก.ย) end where no Thai letter follows. ก.พ.ร. and ก.ค.ศ. are offices, so no single letter with a
# dot may follow the dotted ones (but พ.ศ. and น.ส. may). A clipped name may be the beginning of other words: ตุลาการ is a judge, and
# มีนายจ้าง means that there are employers.
MONTH = (
    rf"(?:{_any(MONTHS)}|{_any(MISSPELT_MONTHS)}|(?:{_any(CLIPPED_MONTHS)})(?=นี้|ที่|ศก|จน|ถึง|[^ก-๎]|\Z)"
    r"|(?:(?:มี?|[กพสตธ])[. ]?[ ]?ค|(?:เม|มิ|[กพ])[. ]?[ ]?ย|ก[. ]?[ ]?พ)(?:\.(?![ก-ฮ]\.(?![ ]?[ก-ฮ]{1,2}\.))|(?![ก-๎.]))"
    r"|(?i:(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)(?![a-z])\.?))"
)
WEEKDAY = (
    rf"(?:{_any([*WEEKDAYS, 'พฤหัสฯ', 'พฤหัส', 'ศุกร'])}|(?:(?<![ก-๎.])|(?<=วัน))(?:อา|พฤ|[จอพศส])\."
    r"|(?<![a-zA-Z])(?i:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?i:day)?(?![a-zA-Z])\.?)"
)
# Calendars write the letters of a weekday in brackets before the day, without the dot: (พฤ) 1 มิ.ย. 2566.
_LETTERS = r"(?:อา|พฤ|[จอพศส])\.?"
WEEKDAY_IN_BRACKETS = (
    rf"\((?:วัน)?(?P<bracketed>{_LETTERS}|{WEEKDAY})(?:[ ]?[-–][ ]?(?:วัน)?(?P<bracketed_end>{_LETTERS}|{WEEKDAY}))?\)[ ]{{0,2}}"
)
# Measure words: two figures before one of them are no year. Nouns that may as well begin the next phrase are left out; those that also
# begin the name of a place measure only where no name follows.
COUNTED = (
    r"[ ]?(?:คน(?!ไทย|ละ)|ราย(?!งาน|การ|ชื่อ|ได้)|ท่าน|รูป|แห่ง|บาท|ล้าน(?!นา)|แสน|หมื่น|พัน(?!ตรี|โท|เอก|จ่า|ตำรวจ|ธ)"
    r"|ร้อย(?!ละ|ตรี|โท|เอก|ตำรวจ|เอ็ด)|เปอร์เซ็นต์|%|ครั้ง(?!ที่)|นาที|ชั่วโมง|ชม\.|วัน(?!ที่|นี้|[จอพศเส])|เดือน|ปี|สัปดาห์|น\.(?!ส\.)|นาฬิกา|โมง|พรรษา"
    r"|กิโล|กม\.|เมตร|ตารางเมตร|ไร่|ตัน(?!ติ)|ลิตร|(?:โรงเรียน|หน่วยงาน|จังหวัด|อำเภอ|ตำบล)(?:(?![ก-๎])|(?=ทั่ว|ใน|ที่|เข้า|ได้|และ|ของ|จาก|ทุก|ทั้ง|ร่วม)))"
)

_WEEKDAY_BY_START = {
    **{name[:2]: number for number, name in enumerate(WEEKDAYS, 1)},
    **{form: number for form, number in WEEKDAY_FORMS.items() if len(form) <= 3},
}


def month_of(written: str) -> int:
    """The number of a month in any form that MONTH matches."""
    number = MONTH_FORMS.get(written)
    return number or MONTH_FORMS[written.replace(".", "").replace(" ", "").lower()]


def month_like(word: str) -> int | None:
    """The month whose full name ``word`` misses by one letter: one too many, too few, wrong, or two exchanged."""
    for number, name in enumerate(MONTHS, 1):
        if abs(len(word) - len(name)) <= 1 and word[0] == name[0] and _one_slip(word, name):
            return number
    return None


def _one_slip(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    same = next((i for i, letter in enumerate(shorter) if letter != longer[i]), len(shorter))
    if len(shorter) < len(longer):
        return shorter[same:] == longer[same + 1 :]
    return shorter[same + 1 :] == longer[same + 1 :] or (
        shorter[same : same + 2] == longer[same : same + 2][::-1] and shorter[same + 2 :] == longer[same + 2 :]
    )


def weekday_of(written: str) -> int:
    """The ISO number of a weekday in any form that WEEKDAY matches."""
    plain = written.rstrip(".").lower()
    return _WEEKDAY_BY_START.get(plain) or _WEEKDAY_BY_START.get(plain[:2]) or _WEEKDAY_BY_START[plain[:3]]


def era_of(written: str | None) -> Era | None:
    """BE or CE for an era word, None without one."""
    if not written:
        return None
    return "BE" if written[0] in "พbB" else "CE"


def year_of(written: str, era: Era | None = None) -> int | None:
    """The Gregorian year of figures, None if they are no year; two figures are of the Buddhist century of 2500."""
    if len(written) == 2:
        return int(written) + 2500 - BE_OFFSET
    return gregorian(int(written), era)
