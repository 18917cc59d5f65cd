"""Web pages: main text in, furniture out; the title and the day that the page states."""

from __future__ import annotations

from datetime import date

import pytest

from bannarak.document import Document
from bannarak.errors import UnreadableError
from bannarak.readers import read

ARTICLE = (
    "<p>ห้องสมุดสมมติจัดอบรมการสืบค้นสารสนเทศ เมื่อวันที่ 10 มีนาคม 2564 มีผู้เข้าร่วม 45 คน ณ ห้องประชุมชั้น 2 อาคารสมมติ</p>"
    "<h2>ผลการดำเนินงาน</h2>"
    "<table><tr><th>กิจกรรม</th><th>ผู้เข้าร่วม</th></tr><tr><td>อบรม</td><td>45 คน</td></tr></table>"
    "<ol><li>ผู้เข้าร่วมพึงพอใจมาก</li><li>จัดต่อเนื่องทุกปี</li></ol>"
    "<p>วิทยากรจากมหาวิทยาลัยสมมติบรรยายเรื่องการใช้ฐานข้อมูลออนไลน์<br>และตอบข้อซักถามของผู้เข้าอบรมทุกคน</p>"
)


def page(body: str = ARTICLE, head: str = "<title>อบรมการสืบค้น | ห้องสมุดสมมติ</title>") -> bytes:
    return (
        f"<!DOCTYPE html><html lang='th'><head><meta charset='utf-8'>{head}<style>p{{}}</style><script>var x='ไม่อ่าน'</script></head><body>"
        "<nav><ul><li><a href='/'>หน้าแรก</a></li><li><a href='/n'>ข่าวประชาสัมพันธ์</a></li></ul></nav>"
        f"<div class='content'><h1>ห้องสมุดสมมติจัดอบรม</h1>{body}</div>"
        "<div><h3>ข่าวอื่นๆในหมวดหมู่</h3><ul><li><a href='/1'>รับสมัครงาน 5 ตำแหน่ง</a></li>"
        "<li><a href='/2'>ปิดบริการวันที่ 12 เมษายน 2564</a></li></ul></div>"
        "<footer>โทร 02 123 4567</footer></body></html>"
    ).encode()


def test_main_text_with_headings_and_tables() -> None:
    document = read(page(), "a.html")
    assert document.text == (
        "ห้องสมุดสมมติจัดอบรม\n"
        "ห้องสมุดสมมติจัดอบรมการสืบค้นสารสนเทศ เมื่อวันที่ 10 มีนาคม 2564 มีผู้เข้าร่วม 45 คน ณ ห้องประชุมชั้น 2 อาคารสมมติ\n"
        "ผลการดำเนินงาน\n"
        "กิจกรรม\tผู้เข้าร่วม\nอบรม\t45 คน\n"
        "1. ผู้เข้าร่วมพึงพอใจมาก\n2. จัดต่อเนื่องทุกปี\n"
        "วิทยากรจากมหาวิทยาลัยสมมติบรรยายเรื่องการใช้ฐานข้อมูลออนไลน์\nและตอบข้อซักถามของผู้เข้าอบรมทุกคน\n"
    )
    assert [(level, document.text[s.start : s.end]) for level, s in document.headings] == [(1, "ห้องสมุดสมมติจัดอบรม"), (2, "ผลการดำเนินงาน")]
    (table,) = document.tables
    assert [[document.text[c.start : c.end] for c in row] for row in table.rows] == [["กิจกรรม", "ผู้เข้าร่วม"], ["อบรม", "45 คน"]]
    assert (document.title, document.extractor, document.published) == ("ห้องสมุดสมมติจัดอบรม", "html", None)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('<meta property="article:published_time" content="2021-03-10T08:00:00+07:00">', date(2021, 3, 10)),
        ('<meta name="DC.date.issued" content="2564-03-10">', date(2021, 3, 10)),
        ('<script type="application/ld+json">{"@graph": [{"datePublished": "2021-03-10"}]}</script>', date(2021, 3, 10)),
        ('<meta name="date" content="2021-02-30">', None),
        ('<meta name="date" content="เมื่อวาน">', None),
        ('<script type="application/ld+json">{broken</script>', None),
    ],
)
def test_day_of_publication(head: str, expected: date | None) -> None:
    assert read(page(head=head), "a.html").published == expected


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ('<meta property="og:title" content=" หัวข้อ  ข่าว ">', "", "หัวข้อ ข่าว"),
        ("<title>หัวข้อข่าว - ห้องสมุด</title>", "<h1>อีกหัวข้อ</h1>", "หัวข้อข่าว"),
    ],
)
def test_title(head: str, body: str, title: str) -> None:
    assert read(page(ARTICLE + body, head), "a.html").title == title


def test_a_short_page_is_read_without_its_furniture() -> None:
    assert "ปิดวันเสาร์" in read(b"<html><body><nav>x</nav><p>" + "ปิดวันเสาร์".encode() + b"</p><footer>y</footer></body></html>", "-").text


def decoded(data: bytes) -> Document:
    return read(data, "a.html")


def test_encodings() -> None:
    text = decoded(page()).text
    assert decoded(page().decode().replace("utf-8", "tis-620").encode("cp874")).text == text
    assert decoded(page().decode().encode("utf-16")).text == text
    broken = page().replace("โทร".encode(), b"\xff\xfe")
    assert decoded(broken).text == text


def test_pages_without_text() -> None:
    with pytest.raises(UnreadableError, match="no text"):
        decoded(b"<html><body><script>x</script></body></html>")


def test_entities_of_a_dtd_are_not_resolved() -> None:
    data = b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/hostname">]><html><body><p>' + "ก่อน&x;หลัง ".encode() * 5 + b"</p></body></html>"
    assert "&x;" in decoded(data).text
