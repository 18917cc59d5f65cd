"""Dates and times as mentions of a document."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bannarak.extract.component import Reading
from bannarak.extract.dates import find_dates
from bannarak.knowledge import Knowledge
from bannarak.records import DateValue, Mention, TimeValue


def mentions(text: str, published: date | None = None) -> list[Mention]:
    return list(find_dates(Reading(text, Knowledge((Path(),)), published=published)))


def test_a_date_becomes_a_mention_with_its_value() -> None:
    [mention] = mentions("เมื่อวันพุธที่ 8 มิถุนายน พ.ศ. 2565")
    assert (mention.label, mention.start, mention.end) == ("date", 5, 35)
    day = date(2022, 6, 8)
    parts = (2022, 6, 8)
    assert mention.value == DateValue(day, day, "day", weekday=3, era="BE", year_written=2565, first=parts, last=parts)


def test_lunar_days_and_days_without_any_year_are_left_out() -> None:
    assert mentions("วันขึ้น 15 ค่ำ เดือน 6 และวันที่ 15 กุมภาพันธ์") == []


def test_the_day_of_publication_gives_the_year() -> None:
    [mention] = mentions("อบรมวันที่ 15 กุมภาพันธ์", date(2018, 2, 20))
    assert isinstance(mention.value, DateValue)
    assert (mention.value.start, mention.value.inferred) == (date(2018, 2, 15), True)


def test_an_impossible_date_is_a_mention_that_keeps_its_parts() -> None:
    [mention] = mentions("ประชุมวันที่ 31 กันยายน 2564")
    assert isinstance(mention.value, DateValue)
    assert (mention.value.start, mention.value.first) == (None, (2021, 9, 31))


def _days(text: str) -> list[date | None]:
    return [m.value.day for m in mentions(text) if isinstance(m.value, TimeValue)]


def test_a_time_belongs_to_the_day_beside_it() -> None:
    first, second = date(2022, 6, 8), date(2022, 6, 9)
    assert _days("วันที่ 8 มิถุนายน 2565 เวลา 9.00-12.00 น.") == [first]
    assert _days("เมื่อเวลา 13.30 น. วันที่ 8 มิถุนายน 2565") == [first]
    assert _days("8 มิถุนายน 2565 เวลา 9.00 น. และ 9 มิถุนายน 2565 เวลา 10.00 น.") == [first, second]
    assert _days("วันที่ 8 มิถุนายน 2565 เปิดลงทะเบียนเวลา 8.00 น. พักกลางวันสำหรับผู้เข้าอบรมทุกท่านเวลา 12.00 น.") == [first, first]
    assert _days("ปิดตั้งแต่วันที่ 8 มิถุนายน 2565 จนถึง 12.00 น. ของวันที่ 9 มิถุนายน 2565") == [second]
    assert _days("เมื่อวันที่ 8 มิถุนายน 2565 พบผู้ป่วย และเมื่อเวลา 15.00 น. วันนี้ ส่งตัวแล้ว") == [None]
    assert _days("เมื่อวันที่ 8 มิถุนายน 2565 พบผู้ป่วย และเมื่อเวลา 15.00 น. วันนี้ (9 มิถุนายน 2565) ส่งตัวแล้ว") == [second]
    assert _days("วันที่ 8 มิถุนายน 2565\nเปิดบริการเวลา 8.00 น.") == [None]
