"""Sentences with one planted error each, beside a sound twin of the same words: random numbers, dates and forms.

Every maker takes a random generator and returns (wrong, sound). Names are invented.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from bannarak.thai.calendar import MONTHS, WEEKDAYS, month_end
from bannarak.thai.numerals import number_words

Maker = Callable[[Random], tuple[str, str]]

_SHORT = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_PLACES = ("หอสมุดลุ่มน้ำใส", "ห้องสมุดบ้านทุ่งฟ้า", "ศูนย์การเรียนรู้ดอยเมฆ", "หอประชุมสวนหลวงน้อย", "อาคารวิทยบริการ")
_EVENTS = ("อบรมการสืบค้นสารสนเทศ", "ค่ายรักการอ่าน", "ประชุมเครือข่ายห้องสมุด", "นิทรรศการหนังสือเก่า", "สัมมนาบรรณารักษ์")
_GROUPS = ("นักเรียน", "นักศึกษา", "บรรณารักษ์", "ครู", "ผู้ปกครอง", "บุคลากร", "ประชาชนทั่วไป", "อาสาสมัคร")


def _figures(rng: Random, number: int) -> str:
    text = f"{number:,}" if number >= 1000 and rng.random() < 0.8 else str(number)
    return text.translate(_THAI) if rng.random() < 0.25 else text


def _day(rng: Random, start: int = 2016, end: int = 2024) -> date:
    first = date(start, 1, 1)
    return first + timedelta(rng.randrange((date(end, 12, 31) - first).days))


def _written(rng: Random, day: date, style: int | None = None) -> str:
    style = rng.randrange(4) if style is None else style
    year = day.year + 543
    if style == 0:
        return f"{day.day} {MONTHS[day.month - 1]} {year}"
    if style == 1:
        return f"{day.day} {MONTHS[day.month - 1]} พ.ศ. {year}"
    if style == 2:
        return f"{day.day} {_SHORT[day.month - 1]} {year}"
    return f"{day.day} {MONTHS[day.month - 1]} {year}".translate(_THAI)


def weekday(rng: Random) -> tuple[str, str]:
    day, event = _day(rng), rng.choice(_EVENTS)
    right = day.weekday()
    wrong = (right + rng.randrange(1, 7)) % 7
    form = rng.choice(("จัด{e}เมื่อวัน{w}ที่ {d} ณ {p}", "ใน วัน{w} ที่ {d} มีการจัด{e} ณ {p}", "กำหนดจัด{e}ในวัน{w}ที่ {d} {p}"))
    text, place = _written(rng, day), rng.choice(_PLACES)
    return tuple(form.format(e=event, w=WEEKDAYS[w], d=text, p=place) for w in (wrong, right))  # type: ignore[return-value]


def impossible(rng: Random) -> tuple[str, str]:
    year, month = rng.randrange(2016, 2025), rng.choice((2, 4, 6, 9, 11))
    last = month_end(year, month)
    beyond = last.day + rng.randrange(1, 31 - last.day + 1) if last.day < 31 else 31
    sound = _written(rng, last, 0)
    wrong = sound.replace(str(last.day), str(beyond), 1)
    form = rng.choice(("ห้องสมุดปิดปรับปรุงถึงวันที่ {}", "จัดกิจกรรมเมื่อวันที่ {} ณ หอสมุด", "ประกาศ ณ วันที่ {}"))
    return form.format(wrong), form.format(sound)


def reversed_range(rng: Random) -> tuple[str, str]:
    kind = rng.randrange(3)
    if kind == 0:
        start = _day(rng)
        end = start + timedelta(rng.randrange(2, 200))
        form = "เปิดรับสมัครตั้งแต่วันที่ {} ถึงวันที่ {}"
        first, last = _written(rng, start, 0), _written(rng, end, 0)
        return form.format(last, first), form.format(first, last)
    if kind == 1:
        first_day = rng.randrange(1, 20)
        last_day = first_day + rng.randrange(1, 8)
        month, year = rng.choice(MONTHS), rng.randrange(2559, 2568)
        form = "จัดโครงการระหว่างวันที่ {}-{} {} {}"
        return form.format(last_day, first_day, month, year), form.format(first_day, last_day, month, year)
    start, end = rng.randrange(8, 12), rng.randrange(13, 17)
    form = rng.choice(("การอบรมมีขึ้นในเวลา {}.00-{}.30 น.", "เวลา {}.00 น. - {}.30 น. ณ ห้องประชุม"))
    return form.format(f"{end:02}", f"{start:02}"), form.format(f"{start:02}", f"{end:02}")


def duration(rng: Random) -> tuple[str, str]:
    start = _day(rng)
    if rng.random() < 0.5:
        days = rng.randrange(2, 6)
        while (start + timedelta(days - 1)).month != start.month or start.isoweekday() + days - 1 > 5:
            start += timedelta(1)
        end = start + timedelta(days - 1)
        span = f"วันที่ {start.day}-{end.day} {MONTHS[start.month - 1]} {start.year + 543}"
        wrong = days + rng.choice((2, 3, 4))
        form = rng.choice(
            ("จัดอบรมระหว่าง{s} เป็นเวลา {n} วัน", "ค่ายนี้ใช้ระยะเวลา {n} วัน ระหว่าง{s}", "จัดงานระหว่าง{s} รวม {n} วัน", "จัดงานระหว่าง{s} ({n} วัน)")
        )
        return form.format(s=span, n=_figures(rng, wrong)), form.format(s=span, n=_figures(rng, days))
    years = rng.randrange(1, 6)
    end = date(start.year + years, start.month, min(start.day, 28)) - timedelta(1)
    start = start.replace(day=min(start.day, 28))
    span = f"ตั้งแต่วันที่ {_written(rng, start, 0)} ถึงวันที่ {_written(rng, end, 0)}"
    wrong = years + rng.choice((1, 2, 3))
    form = rng.choice(("บันทึกข้อตกลงมีระยะเวลา {n} ปี {s}", "ความร่วมมือมีกำหนดระยะเวลา {n} ปี นับ{s}", "ลงนามสัญญา {s} เป็นระยะเวลา {n} ปี"))
    return form.format(s=span, n=_figures(rng, wrong)), form.format(s=span, n=_figures(rng, years))


def era(rng: Random) -> tuple[str, str]:
    year, day = rng.randrange(1990, 2025), _day(rng)
    form = rng.choice(("เปิดให้บริการตั้งแต่ {e} {y}", f"ลงนามเมื่อวันที่ {day.day} {MONTHS[day.month - 1]} {{e}} {{y}}", "ได้รับรางวัลในปี {e}{y}"))
    if rng.random() < 0.5:
        return form.format(e="พ.ศ.", y=year), form.format(e="พ.ศ.", y=year + 543)
    return form.format(e="ค.ศ.", y=year + 543), form.format(e="ค.ศ.", y=year)


_NAMES = ("ริมธาร", "ฟ้าใส", "ทุ่งทอง", "ดอยเมฆ", "สวนหลวง", "น้ำริน", "บ้านไพร", "เมืองงาม", "ลานสัก", "ป่าซาง", "ท่าเรือน้อย", "หนองบัว")


def listing(rng: Random) -> tuple[str, str]:
    size = rng.randrange(3, 9)
    wrong = size + rng.choice((-1, 1))
    head, unit = rng.choice((("ห้องสมุด", "แห่ง"), ("โรงเรียน", "โรงเรียน"), ("สถาบัน", "สถาบัน"), ("ด้านการพัฒนา", "ด้าน"), ("หน่วยงาน", "หน่วยงาน")))
    items = [f"{head}{name}" for name in rng.sample(_NAMES, size)]
    style = rng.randrange(7)
    if style == 0:
        body = "ได้แก่ " + " ".join(f"({i}) {item}" for i, item in enumerate(items, 1))
    elif style == 1:
        body = "ดังนี้ " + " ".join(f"{i}) {item}" for i, item in enumerate(items, 1))
    elif style == 2:
        body = "ประกอบด้วย\n" + "\n".join(f"{i}. {item}" for i, item in enumerate(items, 1))
    elif style == 3:
        body = "ดังต่อไปนี้\n" + "\n".join(f"- {item}" for item in items)
    elif style == 4:
        body = "ได้แก่ " + ", ".join(items[:-1]) + " และ" + items[-1]
    elif style == 5:
        body = "คือ " + " ".join(items[:-1]) + " และ" + items[-1]
    else:
        body = "ดังนี้\n" + "\n".join(f"{i}. {item}".translate(_THAI) for i, item in enumerate(items, 1))
    lead = rng.choice(("เครือข่ายมีสมาชิก", "ปีนี้ดำเนินงานครอบคลุม", "โครงการนี้มีทั้งหมด"))
    tail = "\n" if "\n" in body else " เข้าร่วมดำเนินงาน" if rng.random() < 0.3 and style < 2 else ""
    return f"{lead} {wrong} {unit} {body}{tail}", f"{lead} {size} {unit} {body}{tail}"


def total(rng: Random) -> tuple[str, str]:
    parts = [rng.randrange(4, 90) for _ in range(rng.randrange(2, 5))]
    names = rng.sample(_GROUPS, len(parts))
    right = sum(parts)
    wrong = right + rng.choice((-1, 1)) * rng.randrange(1, max(2, right // 6))
    if wrong in parts or any(wrong == sum(parts[i:]) or wrong == sum(parts[: i + 1]) for i in range(len(parts))):
        wrong = right + 1
    pieces = [
        f"{name} {_figures(rng, n)} คน" if rng.random() < 0.6 else f"{name} จำนวน {_figures(rng, n)} คน"
        for name, n in zip(names, parts, strict=True)
    ]
    joined = " ".join(pieces[:-1]) + " และ" + pieces[-1]
    form = rng.choice(
        (
            "มีผู้เข้าร่วมโครงการ {t} คน แบ่งเป็น {p}",
            "ผู้เข้าอบรมทั้งสิ้น {t} คน ประกอบด้วย {p}",
            "ผู้เข้าร่วมประกอบด้วย {p} รวมทั้งสิ้น {t} คน",
            "มีผู้ลงทะเบียน {t} คน จำแนกเป็น {p}",
            "ผู้มาใช้บริการ ได้แก่ {p} รวม {t} คน",
        )
    )
    return form.format(t=_figures(rng, wrong), p=joined), form.format(t=_figures(rng, right), p=joined)


def group(rng: Random) -> tuple[str, str]:
    size = rng.randrange(12, 90)
    wrong = size + rng.choice((-1, 1)) * rng.randrange(2, 9)
    who, event, day = rng.choice(_GROUPS), rng.choice(_EVENTS), _written(rng, _day(rng), 0)
    kind = rng.randrange(3)
    if kind == 0:
        form = f"เมื่อวันที่ {day} จัด{event} มี{who}เข้าร่วม {size} คน ณ {rng.choice(_PLACES)} จากนั้น{who}ทั้ง {{}} คน ได้รับมอบเกียรติบัตร"
        return form.format(wrong), form.format(size)
    if kind == 1:
        schools = rng.randrange(3, 9)
        form = f"เมื่อวันที่ {day} จัด{event}ร่วมกับโรงเรียนในเครือข่าย จำนวน {schools} โรงเรียน ผู้เข้าอบรมเป็นครูจาก {{}} โรงเรียน ณ {rng.choice(_PLACES)}"
        return form.format(schools + rng.randrange(2, 12)), form.format(schools)
    form = f"เมื่อวันที่ {day} จัด{event} โดยมีผู้เข้าอบรม {size} คน ณ {rng.choice(_PLACES)} ในการนี้ผู้เข้าอบรม {{}} คน ได้ร่วมกันสรุปบทเรียน"
    return form.format(wrong), form.format(size)


def percent(rng: Random) -> tuple[str, str]:
    whole = rng.randrange(40, 900)
    part = rng.randrange(5, whole - 5)
    digits = rng.randrange(3)
    exact = part * 100 / whole
    right = f"{exact:.{digits}f}" if rng.random() < 0.7 else f"{int(exact * 10**digits) / 10**digits:.{digits}f}"
    off = rng.choice((-1, 1)) * rng.uniform(2.2, 9.0)
    wrong = f"{min(99.5, max(0.6, exact + off)):.{digits}f}"
    if abs(float(wrong) - exact) < 1.8:
        wrong = f"{exact / 2 + 1:.{digits}f}" if abs(exact / 2 + 1 - exact) > 2 else f"{exact + 5:.{digits}f}"
    share = rng.choice(("คิดเป็นร้อยละ {}", "คิดเป็น {}%", "(ร้อยละ {})", "หรือร้อยละ {}"))
    form = rng.choice(
        (
            "มีผู้ตอบแบบสอบถาม {w} คน พึงพอใจระดับมาก {p} คน {s}",
            "ผู้ผ่านการประเมิน {p} คน จากทั้งหมด {w} คน {s}",
            "บุคลากรที่ผ่านการอบรม {p} คน {s} ของบุคลากรทั้งหมด {w} คน",
            "ส่งแบบสำรวจ {w} ชุด ได้รับคืน {p} ชุด {s}",
        )
    )
    w, p = _figures(rng, whole), _figures(rng, part)
    return form.format(w=w, p=p, s=share.format(wrong)), form.format(w=w, p=p, s=share.format(right))


def spelt(rng: Random) -> tuple[str, str]:
    number = rng.choice((rng.randrange(2, 40), rng.randrange(100, 9000), rng.randrange(10, 99) * 1000))
    other = number + rng.choice((1, 2, 10, 100))
    unit = rng.choice(("คน", "เล่ม", "บาท"))
    form = rng.choice(("จำนวน {n} ({w}) {u}", "จำนวน {n} {u} ({w}{u})", "จำนวน {n} {u} ({w}{u}ถ้วน)", "จำนวน{w} ({n}) {u}"))
    figures = _figures(rng, number)
    return form.format(n=figures, w=number_words(other), u=unit), form.format(n=figures, w=number_words(number), u=unit)


SENTENCES: dict[str, Maker] = {
    "D101": weekday,
    "D102": impossible,
    "D103": reversed_range,
    "D104": duration,
    "D105": era,
    "C201": listing,
    "C202": total,
    "C203": group,
    "C204": percent,
    "C205": spelt,
}
"""Errors that a sentence shows by itself."""


def out_of_period(rng: Random) -> tuple[str, str]:
    """A report of a fiscal year with one activity of another."""
    year = rng.randrange(2018, 2025)
    begin = date(year - 1, 10, 1)
    inside = [begin + timedelta(rng.randrange(360)) for _ in range(4)]
    outside = begin + timedelta(rng.choice((rng.randrange(-900, -10), rng.randrange(370, 900))))
    at, events = rng.randrange(4), rng.sample(_EVENTS, 4)

    def report(days: list[date]) -> str:
        lines = (
            f"1.{i} จัด{event} เมื่อวันที่ {_written(Random(i), day, 0)} ผู้เข้าร่วม {20 + i} คน\n"
            for i, (day, event) in enumerate(zip(days, events, strict=True), 1)
        )
        head = f"รายงานผลการดำเนินงาน ประจำปีงบประมาณ พ.ศ. {year + 543}\nหอสมุดลุ่มน้ำใส\n\n1. กิจกรรมส่งเสริมการอ่าน\n"
        return head + "".join(lines)

    return report([*inside[:at], outside, *inside[at + 1 :]]), report(inside)


def future(rng: Random) -> tuple[str, str]:
    """A post that tells of a day after its publication."""
    published = _day(rng)
    later = published + timedelta(rng.randrange(3, 400))
    earlier = published - timedelta(rng.randrange(0, 20))
    head = f"หอสมุดลุ่มน้ำใสจัด{rng.choice(_EVENTS)}\n\nวันที่เผยแพร่ {_written(rng, published, 0)}\n\n"
    form = rng.choice(
        (
            "เมื่อวันที่ {} หอสมุดลุ่มน้ำใสได้จัดกิจกรรม ณ ห้องประชุม\n",
            "กิจกรรมจัดขึ้นเมื่อวันที่ {} ณ ลานหน้าอาคาร\n",
            "หอสมุดลุ่มน้ำใสได้จัดประชุมเครือข่าย ในวันที่ {} ณ ห้องประชุม\n",
            "ในวันที่ {} ที่ผ่านมา หอสมุดลุ่มน้ำใสรับมอบหนังสือ\n",
        )
    )
    return head + form.format(_written(rng, later, 0)), head + form.format(_written(rng, earlier, 0))


def headline(rng: Random) -> tuple[str, str]:
    """A post whose headline and body name one number or one span of days."""
    day = _day(rng)
    stamp, when = _written(rng, day + timedelta(2), 2), _written(rng, day, 0)
    kind = rng.randrange(3)
    if kind == 0:
        size, who = rng.randrange(30, 300), rng.choice(_GROUPS)
        other = size + rng.choice((-1, 1)) * rng.randrange(2, 14)
        body = f"เมื่อวันที่ {when} หอสมุดลุ่มน้ำใสจัดอบรม มี{who}เข้าร่วม {size} คน ณ ห้องประชุม"
        form = f"หอสมุดลุ่มน้ำใสอบรม{who} {{}} คน\n\n{stamp}\n\n{body}\n"
        return form.format(other), form.format(rng.choice((str(size), f"กว่า {size - size % 10}")))
    if kind == 1:
        size, unit = rng.randrange(4, 20), rng.choice(("สถาบัน", "หน่วยงาน", "แห่ง"))
        body = f"เมื่อวันที่ {when} หอสมุดลุ่มน้ำใสลงนามบันทึกข้อตกลงร่วมกับเครือข่าย {size} {unit} ณ ห้องประชุม"
        form = f"หอสมุดลุ่มน้ำใสจับมือเครือข่าย {{}} {unit} พัฒนาห้องสมุด\n\n{stamp}\n\n{body}\n"
        return form.format(size + rng.choice((-1, 1))), form.format(size)
    start = day.replace(day=min(day.day, 20))
    span, month = rng.randrange(2, 6), f"{MONTHS[start.month - 1]} {start.year + 543}"
    stamp = _written(rng, start - timedelta(9), 2)
    body = f"หอสมุดลุ่มน้ำใสขอเชิญร่วมงานหนังสือ ระหว่างวันที่ {start.day}-{start.day + span} {month} ณ ลานหน้าอาคาร"
    form = f"หอสมุดลุ่มน้ำใสจัดงาน {start.day}-{{}} {month}\n\n{stamp}\n\n{body}\n"
    return form.format(start.day + span + rng.choice((-1, 2))), form.format(start.day + span)


DOCUMENTS: dict[str, Maker] = {"C206": headline, "D106": out_of_period, "D107": future}
"""Errors that need a document of their own."""
