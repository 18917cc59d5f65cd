from hypothesis import given
from hypothesis import strategies as st

from bannarak.report.place import Lines, excerpt, width


def test_marks_take_no_column():
    assert width("ผู้เข้าร่วม") == 7  # ผ เ ข า ร ว ม
    assert width("ที่") == 1
    assert width("น้ำ") == 2
    assert width("abc ก") == 5
    assert width("館") == 2


def test_lines_and_columns_count_from_one():
    lines = Lines("หนึ่ง\r\nสอง\n\nสี่")
    assert lines.place(0) == (1, 1)
    assert lines.place(7) == (2, 1)
    assert lines.place(9) == (2, 3)
    assert lines.place(11) == (3, 1)
    assert lines.place(12) == (4, 1)
    assert lines.bounds(8) == (7, 10)


def test_the_mark_stands_under_the_span():
    text = "เมื่อวันพุธที่ 10 ตุลาคม 2564 ณ หอสมุด"
    start = text.index("วันพุธ")
    part = excerpt(Lines(text), start, start + len("วันพุธที่ 10 ตุลาคม 2564"))
    assert (part.text, part.before, part.marked) == (text, 3, 19)


def test_a_long_line_is_cut_on_both_sides_and_keeps_the_span():
    text = "ก" * 500 + "ที่นี่" + "ข" * 500
    part = excerpt(Lines(text), 500, 506, columns=20)
    assert part.text == "…" + "ก" * 9 + "ที่นี่" + "ข" * 9 + "…"
    assert (part.before, part.marked) == (10, 2)


def test_room_left_by_the_end_of_a_line_goes_to_its_beginning():
    text = "ก" * 500 + "ขค"
    assert excerpt(Lines(text), 501, 502, columns=20).text == "…" + "ก" * 18 + "ขค"


THAI = st.text(st.sampled_from("กขเแที่ำน้์ \t1A\n"), max_size=80)


@given(THAI, st.data())
def test_an_excerpt_never_begins_with_a_lone_mark_and_its_mark_lies_within(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    part = excerpt(Lines(text), start, end, columns=10)
    assert "\n" not in part.text
    assert width(part.text) <= 10 + 3
    assert part.before <= width(part.text)
