"""Durations that stand apart from their dates, for D104: in a column beside them, in a headline, in a sentence on all days of an event."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bannarak.checks.columns import date_in, heads_of, rows_under
from bannarak.checks.lengths import LENGTH, Days, Stated, read_length
from bannarak.checks.shared import valued
from bannarak.checks.tables import cell_number
from bannarak.document import Span, Table
from bannarak.records import DateValue, Record
from bannarak.thai.numerals import FIGURES

__all__ = ["in_cells", "of_the_event"]

_CELL = re.compile(LENGTH, re.VERBOSE)  # a cell of its own, if its column is headed by one of these:
_COLUMN, _OF_DAYS = re.compile("ระยะเวลา|จำนวนวัน"), re.compile(r"จำนวนวัน|\(วัน\)")
_OTHER_COLUMN = re.compile("ทำการ|ต่อ(?:รุ่น|ครั้ง|คน|ราย)|ละ|กำหนด|สัญญา|ตามแผน|ยืม|บรรยาย|ที่เข้า|วันลา")  # … of working days, of each round
_OTHER_DAYS = re.compile("ทั้ง|จริง|ช่วง|รับสมัคร")  # of all rounds, as it turned out: what the head beside it may say
_MOST = 500  # days
_EVENT = re.compile("อบรม|ค่าย|ประชุม|สัมมนา|เสวนา|นิทรรศการ|มหกรรม|เวิร์กชอป|เวิร์คช็อป")
_ENROLS = re.compile("สมัคร|ลงทะเบียน|ส่งผลงาน|จอง|ชำระ|คัดเลือก")  # these days are those of something before it
_LEAD = 120  # letters before the days of an event in which it is told
_HEADLINE = re.compile(rf"(?P<event>{_EVENT.pattern})[ก-๎]{{0,8}}\ ?{LENGTH}(?![ก-๎])", re.VERBOSE)
_SOME_DAYS = re.compile(rf"{FIGURES}\s?วัน|ย่อย|อีก")  # the event has more days than those of its dates
_THROUGHOUT = re.compile(
    rf"ตลอด(?:ระยะเวลา|เวลา)?(?:ทั้ง)?\ ?{LENGTH}(?=ของการ(?:จัด|อบรม|ฝึก|ประชุม|ออกร้าน)|ของ(?:งาน|ค่าย|นิทรรศการ|กิจกรรม|โครงการ))", re.VERBOSE
)


def in_cells(record: Record, tables: Sequence[Table]) -> Iterator[tuple[Stated, Days]]:
    """The durations that fill a cell, each with the dates in the one cell of its row that holds nothing else: it is how long what the row
    tells of lasts.
    """
    text = record.text
    for table in tables:
        heads = heads_of(text, table)
        columns = [at for at, head in enumerate(heads) if _COLUMN.search(head) and not _OTHER_COLUMN.search(head)]
        if len(columns) != 1:
            continue
        for row in rows_under(table):
            cell = row[columns[0]]
            stated = _in_cell(text, cell, _OF_DAYS.search(heads[columns[0]]) is not None)
            dated = [(head, date) for head, other in zip(heads, row, strict=True) if (date := date_in(record, other))]
            if stated is None or len(dated) != 1 or _OTHER_DAYS.search(dated[0][0]):
                continue
            mention, value = dated[0][1]
            if not value.ambiguous and value.first != value.last and value.start and value.end and value.start < value.end:
                yield stated, Days(mention.start, mention.end, value.precision, value.start, value.end)


def _in_cell(text: str, cell: Span, days: bool) -> Stated | None:
    """The duration that a cell holds; a bare number is one where the head of its column says that it is of ``days``."""
    found = _CELL.fullmatch(text, cell.start, cell.end)
    if found is not None:
        return read_length(found, 0, False)
    number = cell_number(text[cell.start : cell.end]) if days else None
    whole = number is not None and number == int(number) and 0 < number <= _MOST
    return Stated(cell.start, cell.end, int(number), "วัน", 0, False, False) if whole and number else None


def of_the_event(record: Record, spans: Sequence[Days]) -> Iterator[tuple[Stated, Days]]:
    """How long the headline, or a sentence on all its days, says that the one event of a text lasted, with its days: there are no others,
    but those within them.
    """
    ranges = [span for span in spans if span.precision == "day"]
    if len(ranges) != 1:
        return
    span = ranges[0]._replace(apart=True)
    days = (value for _, value in valued(record, DateValue) if value.precision == "day" and value.start != record.profile.published)
    if not all(value.start and value.end and span.first <= value.start and value.end <= span.last for value in days):
        return
    text, title = record.text, record.profile.title
    at = text.find(title) if title else -1
    line = text[max(text.rfind("\n", 0, span.start) + 1, span.start - _LEAD) : span.start]
    headed = _HEADLINE.search(text, at, at + len(title)) if 0 <= at < span.start - len(title) else None
    if headed and (_EVENT.findall(line)[-1:] != [headed["event"]] or _ENROLS.search(line) or _SOME_DAYS.search(text, at + len(title))):
        headed = None  # they are not those of what the headline tells of
    for found in filter(None, (headed, *_THROUGHOUT.finditer(text, span.end))):
        stated = read_length(found, 0, False)
        if stated and stated.unit == "วัน":
            yield stated, span
