"""Random dates, ranges and times written in every supported form and read back; random text that must not trip the readers."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bannarak import find_dates, parse_date
from bannarak.thai.calendar import BE_OFFSET, CLIPPED_MONTHS, MONTHS, WEEKDAYS, month_end
from bannarak.thai.dates import dates_and_times
from bannarak.thai.marks import normalise

SHORT = ("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.")
ENGLISH = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CLIPPED = [next(form for form, number in CLIPPED_MONTHS.items() if number == month) for month in range(1, 13)]
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")

days = st.dates(date(1957, 1, 1), date(2056, 12, 31))
gaps = st.sampled_from(["", " ", "  ", "\u00a0", " \u200b", "\n"])
blanks = st.sampled_from([" ", "  ", "\u00a0"])
joins = st.sampled_from(["-", " - ", "–", " – ", " — ", " ถึง ", "ถึง", " จนถึง "])
digits = st.booleans()


def dress(text: str, thai: bool) -> str:
    return text.translate(THAI_DIGITS) if thai else text


@st.composite
def months(draw: st.DrawFn, month: int) -> str:
    short = SHORT[month - 1]
    names = [MONTHS[month - 1], CLIPPED[month - 1], short, short[:-1], short.replace(".", "")]
    return draw(st.sampled_from(names))


@st.composite
def years(draw: st.DrawFn, year: int) -> str:
    buddhist = str(year + BE_OFFSET)
    era = draw(st.sampled_from(["", "พ.ศ.", "พ.ศ. ", "พศ.", "พุทธศักราช ", "ปี ", "ปี พ.ศ. "]))
    return draw(st.sampled_from([era + buddhist, str(year), "ค.ศ. " + str(year)]))


@st.composite
def heads(draw: st.DrawFn, day: date) -> str:
    name = WEEKDAYS[day.isoweekday() - 1]
    return draw(st.sampled_from(["", "วันที่", "วันที่ ", f"วัน{name}ที่ ", f"วัน{name} ที่ ", f"วัน{name}, ", f"{name}ที่ ", f"วัน{name} "]))


@given(st.data(), days, digits)
def test_a_day_reads_back(data: st.DataObject, day: date, thai: bool) -> None:
    month = data.draw(months(day.month))
    gap = data.draw(gaps if month.endswith(".") or month in MONTHS else blanks)
    head = data.draw(heads(day))
    before = data.draw(gaps if head else gaps.filter(lambda gap: gap != "\n"))  # a figure alone on its line numbers a row
    written = f"{head}{day.day}{before}{month}{gap}{data.draw(years(day.year))}"
    said = parse_date(dress(written, thai))
    assert (said.start, said.end, said.precision) == (day, day, "day")
    assert said.weekday in (None, day.isoweekday())


@given(days, digits, st.sampled_from(["/", "-", ".", " / "]), st.booleans())
def test_figures_read_back(day: date, thai: bool, by: str, padded: bool) -> None:
    parts = (f"{day.day:02}", f"{day.month:02}") if padded else (str(day.day), str(day.month))
    written = by.join((*parts, str(day.year + BE_OFFSET)))
    assert parse_date(dress(written, thai)).start == day
    assert parse_date(day.isoformat()).start == day


@given(days, st.integers(40, 75), digits)
def test_two_figures_are_years_of_the_buddhist_era(day: date, year: int, thai: bool) -> None:
    if (day.month, day.day) == (2, 29):
        day = date(day.year, 2, 28)
    meant = day.replace(year=2500 + year - BE_OFFSET)
    for written in (
        f"{day.day} {SHORT[day.month - 1]} {year}",
        f"{day.day} {MONTHS[day.month - 1]} {year}",
        f"{day.day}/{day.month}/{year}",
    ):
        assert parse_date(dress(written, thai)).start == meant


@given(days, st.booleans())
def test_english_reads_back(day: date, buddhist: bool) -> None:
    year = day.year + (BE_OFFSET if buddhist else 0)
    name, weekday = ENGLISH[day.month - 1], ENGLISH_DAYS[day.isoweekday() - 1]
    for written in (
        f"{day.day} {name} {year}",
        f"{name} {day.day}, {year}",
        f"{weekday} {name} {day.day}, {year}",
        f"{weekday[:3]} {day.day:02} {name[:3]}. {year}",
        f"{day.day}-{name[:3].lower()}-{year}",
    ):
        assert parse_date(written).start == day


@given(st.data(), days, st.integers(1, 800), digits)
def test_a_range_reads_back_whole_or_elided(data: st.DataObject, first: date, length: int, thai: bool) -> None:
    last = first + timedelta(days=length)
    to = data.draw(joins)
    forms = [f"{first.day} {MONTHS[first.month - 1]} {first.year + 543}{to}{last.day} {MONTHS[last.month - 1]} {last.year + 543}"]
    if first.year == last.year or (first.month > last.month and last.year == first.year + 1):
        forms.append(f"{first.day} {SHORT[first.month - 1]}{to}{last.day} {SHORT[last.month - 1]} {last.year + 543}")
    if (first.year, first.month) == (last.year, last.month):
        forms.append(f"ระหว่างวันที่ {first.day}{to}{last.day} {MONTHS[last.month - 1]} {last.year + 543}")
    said = parse_date(dress(data.draw(st.sampled_from(forms)), thai))
    assert (said.start, said.end) == (first, last)


@given(st.data(), st.integers(2500, 2599), st.integers(1, 12), st.integers(0, 30), joins)
def test_months_and_years_read_back(data: st.DataObject, year: int, month: int, more: int, to: str) -> None:
    whole = date(year - 543, 1, 1), date(year - 543, 12, 31)
    assert _interval(f"ปี {year}") == _interval(f"พ.ศ.{year}") == whole
    assert _interval(f"ปีงบประมาณ พ.ศ. {year}") == (date(year - 544, 10, 1), date(year - 543, 9, 30))
    assert _interval(f"เดือน{MONTHS[month - 1]} {year}") == (date(year - 543, month, 1), month_end(year - 543, month))
    if more:
        assert _interval(f"ปี {year}{to}{year + more}") == (whole[0], date(year - 543 + more, 12, 31))


def _interval(text: str) -> tuple[date | None, date | None]:
    said = parse_date(text)
    return said.start, said.end


@given(st.lists(st.integers(1, 28), min_size=2, max_size=6, unique=True), st.integers(1, 12), digits)
def test_a_list_of_days_is_one_mention_a_day(numbers: list[int], month: int, thai: bool) -> None:
    numbers = sorted(numbers)
    written = "วันที่ " + ", ".join(map(str, numbers[:-1])) + f" และ {numbers[-1]} {MONTHS[month - 1]} 2565"
    assert [found.date.start for found in find_dates(dress(written, thai))] == [date(2022, month, number) for number in numbers]


@given(st.integers(0, 23), st.integers(0, 59), st.integers(0, 23), st.integers(0, 59), st.sampled_from([".", ":"]), joins, digits)
def test_clock_times_read_back(hour: int, minute: int, to_hour: int, to_minute: int, by: str, to: str, thai: bool) -> None:
    first, last = f"{hour:02}:{minute:02}", f"{to_hour:02}:{to_minute:02}"
    single = dress(f"เวลา {hour}{by}{minute:02} น.", thai)
    ranged = dress(f"เวลา {hour:02}{by}{minute:02}{to}{to_hour:02}{by}{to_minute:02} น.", thai)
    assert [(found.first, found.last) for found in dates_and_times(single)[1]] == [(first, None)]
    if "จน" not in to:
        assert [(found.first, found.last) for found in dates_and_times(ranged)[1]] == [(first, last)]


PIECES = [
    *"0123๔๕๖.,:/-–() \n@T",
    *["2564", "๒๕๖๕", "31", "29", "13.00", "น.", "เวลา", "วันที่", "วันพุธที่", "ที่", "ปี", "พ.ศ."],
    *["ปีงบประมาณ", "ไตรมาส", "เดือน", "ตค", "กันยา", "และ", "ถึง", "ระหว่าง", "คน", "บาท", "นี้", "ที่ผ่านมา"],
    *["July", "Jan", "BE", "Q1", "FY", "โมง", "ทุ่ม", "ตี", "บ่าย"],
    *["สอง", "ขึ้น", "แรม", "ค่ำ", "โทร", "กุมภาพันธ", "มกราค", "ฉบับที่", "ทุกปี", "ปีการศึกษา"],
    *("\u200b", "\u00a0", "ํา"),
    *MONTHS,
    *SHORT,
]


@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=30).map("".join)))
def test_nothing_raises_and_spans_are_exact(text: str) -> None:
    last = 0
    for found in find_dates(text):
        assert last <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == found.text
        assert found.text == found.text.strip()
        assert (found.date.start is None) == (found.date.end is None)
        last = found.end
    plain = normalise(text).text
    dates, times = dates_and_times(plain)
    spans = sorted([(m.start, m.end) for m in dates] + [(m.start, m.end) for m in times])
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert all(plain[time.start : time.end] == time.text for time in times)
