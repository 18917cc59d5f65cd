"""What a document says of itself, and what is left open."""

from __future__ import annotations

import pytest

from bannarak.knowledge import load
from reading import record


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("หมวดที่ 7 เครือข่าย\nเข้าร่วมเครือข่าย", "report"),
        ("รายงานผลการดำเนินงานห้องสมุด ประจำปี 2564\nมีผู้ใช้จำนวนมาก", "report"),
        ("จัดอบรมเครือข่าย (7.1-1)", "report"),
        ("ห้องสมุดจัดอบรม\n\nเมื่อวันที่ 5 มีนาคม 2565 ห้องสมุดจัดอบรม", "news"),
        ("ห้องสมุดจัดอบรม\n5 มีนาคม 2565\nห้องสมุดจัดอบรมครู", "news"),
        ("รายงานการประชุมคณะกรรมการ ครั้งที่ 1/2565\nวันที่ 5 มีนาคม 2565", "other"),
        ("ปฏิทินกิจกรรม เดือนมีนาคม\n- วันที่ 5 มีนาคม 2565 อบรม", "other"),
        ("ยินดีต้อนรับสู่ห้องสมุด", "other"),
        ("", "other"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert record(text).profile.kind == kind


@pytest.mark.parametrize(
    ("title", "kind", "number"),
    [
        ("ประวัติห้องสมุดดอนตาล", "other", 0),
        ("ประวัติความเป็นมา", "other", 0),
        ("พระราชบัญญัติหอสมุด (ฉบับที่ 3) พ.ศ. 2499", "other", 0),
        ("เวลาเปิดบริการเดือนมีนาคม", "other", 0),
        ("ประวัติศาสตร์ดอนตาลในมือเด็ก", "news", 1),
        ("ประวัติห้องสมุดดอนตาลในนิทรรศการ", "news", 1),
        ("พระราชบัญญัติหอสมุด พ.ศ. 2499 ใช้แล้ววันนี้", "news", 1),
        ("ห้องสมุดดอนตาลเล่าประวัติความเป็นมา", "news", 1),
    ],
)
def test_a_page_on_what_is_or_was_tells_of_no_event(title: str, kind: str, number: int) -> None:
    done = record(f"{title}\n\nห้องสมุดดอนตาลตั้งขึ้นเป็นครั้งแรก เมื่อวันที่ 23 พฤษภาคม 2503 โดยมีหนังสือ 20 เล่ม\n")
    assert (done.profile.kind, len(done.activities)) == (kind, number)


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        ("วันพุธที่ 11 พฤษภาคม 2565", "2022-05-11"),
        ("เผยแพร่เมื่อ 12 มีนาคม 2565", "2022-03-12"),
        ("11 ก.ย. 2560    สมหญิง ใจดี", "2017-09-11"),
        ("18/09/2566", "2023-09-18"),
        ("Published by Super User, 2022-05-01", "2022-05-01"),
        ("โพสต์เมื่อ 12 มี.ค. 65 | อ่าน 403 ครั้ง", "2022-03-12"),
        ("เมื่อวันที่ 12 มีนาคม 2565 จัดอบรม", None),
        ("ปีงบประมาณ 2565", None),
        ("วันจันทร์ที่ 21 พฤษภาคม 2561   8.00 – 20.00 น.", None),
        ("21 พ.ค. 2561   8.00 น.", "2018-05-21"),
        ("วันที่ประกาศ : 2562-02-15", "2019-02-15"),
        ("วันที่ประกาศข่าว : 15/2/2562", "2019-02-15"),
        ("อัปเดตล่าสุด 15 กุมภาพันธ์ 2562", "2019-02-15"),
        ("โพสต์โดย กลุ่มงานบริการ เมื่อ 15 กุมภาพันธ์ 2562", "2019-02-15"),
        ("เผยแพร่โดย : อรุณี วันที่ 15 กุมภาพันธ์ 2562 , 09:27:51 (อ่าน 12 ครั้ง)", "2019-02-15"),
        ("เขียนโดย อรุณี เมื่อ 15 กุมภาพันธ์ 2562 ขณะเป็นนักเรียนชั้นประถม", None),
        ("จัดโดย กลุ่มงานบริการ เมื่อ 15 กุมภาพันธ์ 2562", None),
        ("ที่ | งาน | วัน | จำนวน\n1 | อบรม | 15 กุมภาพันธ์ 2562 | 40 คน", None),
        ("ที่   วัน   งาน   คน\n1   15 กุมภาพันธ์ 2562   อบรม   40\n2   18 กุมภาพันธ์ 2562   อบรม   30\n3   19 กุมภาพันธ์ 2562   อบรม   35", None),
        ("ผู้ดูแลเว็บ | 15 กุมภาพันธ์ 2562 | อ่าน 40 ครั้ง", "2019-02-15"),
        ("แก้ไขล่าสุดเมื่อ 15 กุมภาพันธ์ 2562", "2019-02-15"),
        ("แก้ไขรายงานเมื่อ 15 กุมภาพันธ์ 2562", None),
        ("วันที่ 15 กุมภาพันธ์ 2562 (จำนวนคนอ่าน 51 คน)", "2019-02-15"),
        ("วันที่ 15 กุมภาพันธ์ 2562 (จำนวน 51 คน) ณ ห้องประชุม", None),
        ("โพสต์15 ก.พ. 2562 18:51โดยอรุณี มีสุข   [ อัปเดต 16 ก.พ. 2562 18:52 ]", "2019-02-15"),
        ("อบรม 15 ก.พ. 2562 ณ ห้องโถง [ อัปเดต 16 ก.พ. 2562 18:52 ]", None),
        ("เนื้อหาวันที่ : 2019-02-15 17:24:29 จำนวนผู้เข้าชมแล้ว : 20 views", "2019-02-15"),
    ],
)
def test_published(lines: str, published: str | None) -> None:
    done = record(f"ห้องสมุดจัดอบรมซ่อมหนังสือ\n{lines}\nห้องสมุดได้จัดอบรมแก่ครู เมื่อวันที่ 3 มกราคม 2560 ที่ผ่านมา\n")
    assert (done.profile.published and done.profile.published.isoformat()) == published


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("ที่  ทพ ๐๔/๐๖๒        วันที่  ๕ เมษายน ๒๕๖๗", "2024-04-05"),
        ("ที่ อว 69.3/ว 112 วันที่ 5 เมษายน 2567", "2024-04-05"),
        ("ที่ประชุม วันที่ 5 เมษายน 2567", None),
        ("ที่ ห้องประชุม 3 เมื่อวันที่ 5 เมษายน 2567 เวลา 9.00 น.", None),
    ],
)
def test_a_memorandum_bears_its_day_behind_its_number(line: str, published: str | None) -> None:
    done = record(f"บันทึกข้อความ\nส่วนราชการ งานห้องสมุด\n{line}\nเรื่อง รายงานผลการอบรม\nงานห้องสมุดได้จัดอบรมเมื่อวันที่ 2 เมษายน 2567 มีครู 30 คน\n")
    assert (done.profile.published and done.profile.published.isoformat()) == published
    assert record(f"ข่าวห้องสมุด\n{line}\n").profile.published is None


def test_furniture_of_a_page_is_no_title() -> None:
    text = "ข่าวประชาสัมพันธ์\nX\nวันพุธที่ 11 พฤษภาคม 2565\nหอสมุดริมธารเปิดบ้าน\nเนื้อข่าว"
    assert record(text).profile.title == "หอสมุดริมธารเปิดบ้าน"


@pytest.mark.parametrize(
    "line",
    [
        "ภาพตัวอย่าง",
        "แบ่งปัน",
        "เลือกหน้า",
        "จำนวนผู้เข้าชม : 60",
        "โฮมเพจหอสมุด ข่าว บริการ",
        "ปรับขนาดอักษร",
        "191870282_10158_n.jpg",
        "Default thumbnail.",
        "ประกาศเมื่อ 15 ก.พ. 2566",
        "Published by Super User, 2022-05-01",
        "งานประชาสัมพันธ์ มหาวิทยาลัยศรีธารา",
        "ข่าวเด่นจังหวัดธารนที",
        ": : : รายละเอียดข่าว : : :",
        "เทศบาลเมืองธารนที\nภาพข่าวกิจกรรม\nเริ่มแสดง :: 9 ส.ค.64 ถึงวันที่ 31 ต.ค.64\n----------",
        "กรุงเทพฯ--3 พ.ย.--เทศบาลเมืองธารนที",
        "วิดีโอ",
    ],
)
def test_what_a_page_bears_above_its_headline_is_no_title(line: str) -> None:
    assert record(f"{line}\nหอสมุดริมธารเปิดบ้าน\nเมื่อวันที่ 3 มกราคม 2560 หอสมุดริมธารเปิดบ้าน").profile.title == "หอสมุดริมธารเปิดบ้าน"


@pytest.mark.parametrize("line", ["Home Explore หอสมุดริมธารเปิดบ้าน", "date 2022-01-03 หอสมุดริมธารเปิดบ้าน", "หอสมุดริมธารเปิดบ้าน - ข่าวดอนตาล"])
def test_what_is_on_its_line_is_no_title(line: str) -> None:
    assert record(f"{line}\nหอสมุดริมธารเปิดบ้าน\nเมื่อวันที่ 3 มกราคม 2565 หอสมุดริมธารเปิดบ้าน").profile.title == "หอสมุดริมธารเปิดบ้าน"


def test_the_day_that_a_machine_puts_before_a_headline() -> None:
    done = record(" date 2022-01-09 หอสมุดริมธารเปิดบ้าน 20 ม.ค. 2565\n\n3 ม.ค. 2565 - ดอนตาล\nเปิดบ้าน\n")
    assert (str(done.profile.published), done.profile.title) == ("2022-01-09", "หอสมุดริมธารเปิดบ้าน 20 ม.ค. 2565")


def test_a_report_is_signed_with_its_day() -> None:
    text = "รายงานผลโครงการ ประจำปี 2566\n1. จัดอบรม เมื่อวันที่ 5 มิถุนายน 2566\n" + "สรุปผล\n" * 8 + "(นายสมชาย ใจดี)\n11 ตุลาคม 2566\n"
    assert record(text).profile.kind == "report"


def test_a_day_in_a_table_does_not_make_news_of_a_report() -> None:
    rows = "| ที่ | งาน | วัน | จำนวน |\n| 1 | อบรมครู | 9 มิถุนายน 2566 | 40 คน |\n| 2 | เล่านิทาน | 3 กรกฎาคม 2566 | 25 คน |\n"
    about = record(f"สรุปผลการจัดกิจกรรมหอสมุดริมธาร ประจำปี 2566\n\n{rows}").profile
    assert (about.kind, about.published, str(about.period and about.period[0])) == ("report", None, "2023-01-01")


def test_an_order_is_of_the_day_on_which_it_was_signed() -> None:
    text = "คำสั่งหอสมุดริมธาร\nเรื่อง แต่งตั้งคณะทำงาน\n" + "ให้ปฏิบัติหน้าที่\n" * 8 + "สั่ง ณ วันที่ ๑๑ ตุลาคม ๒๕๖๖\n(นายสมชาย ใจดี)\nผู้อำนวยการ\n"
    assert str(record(text).profile.published) == "2023-10-11"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("เทศบาลเมืองธารนที\nหอสมุดริมธารเปิดบ้าน\nเนื้อข่าว", "เทศบาลเมืองธารนที"),  # nothing says that this is the site
        ("ข่าวเด่นวันนี้: หอสมุดเปิดบ้าน\nเนื้อข่าว", "ข่าวเด่นวันนี้: หอสมุดเปิดบ้าน"),
        ("งานประชาสัมพันธ์จัดอบรมการเขียนข่าว\nเนื้อข่าว", "งานประชาสัมพันธ์จัดอบรมการเขียนข่าว"),
        ("หอสมุด--บ้านหลังที่สอง\nเนื้อข่าว", "หอสมุด--บ้านหลังที่สอง"),
        ("หอสมุดริมธาร\nหัวข้อข่าว : หอสมุดริมธารเปิดบ้าน\nเนื้อข่าว", "หอสมุดริมธารเปิดบ้าน"),
        ("หอสมุดริมธาร\nหัวข้อข่าวที่น่าสนใจ\nเนื้อข่าว", "หอสมุดริมธาร"),
        (f"วันที่ 5 มีนาคม 2565 หอสมุดริมธาร จัดโครงการรักการอ่าน ณ ลานดอนตาล {'มีผู้อ่านทุกวัย ' * 20}", "โครงการรักการอ่าน"),
        (f"หนังสือเก่าของเราหายไป {'และไม่มีใครพบ ' * 25}", f"หนังสือเก่าของเราหายไป{' และไม่มีใครพบ' * 7}"),
    ],
)
def test_the_headline_and_what_stands_for_one(text: str, title: str) -> None:
    assert record(text).profile.title == title


def test_a_title_in_english() -> None:
    assert record("Annual Report 2022\nหอสมุดริมธาร\n1. การอ่าน\nอ่าน 20 เล่ม").profile.title == "Annual Report 2022"
    assert record("Home of Books\nหอสมุดริมธารเปิดบ้าน\nเนื้อข่าว").profile.title == "หอสมุดริมธารเปิดบ้าน"
    assert record("Open House 2022\nWelcome to the library\nMore: หอสมุดริมธารเปิดบ้าน").profile.title == "Open House 2022"


def test_the_headline_of_a_browser_title() -> None:
    headline = "ห้องสมุดเมืองธารนทีเปิดให้บริการ"
    assert record(f"เทศบาลธารนที-ข่าวประชาสัมพันธ์-{headline}\n\nวันพุธที่ 11 พฤษภาคม 2565\n{headline}\nเนื้อข่าว").profile.title == headline
    spaced = headline.replace("เปิด", "  เปิด")
    assert record(f"ธารนที-ข่าว-{headline.replace('เปิด', ' เปิด')}\n{spaced}\nเนื้อข่าว").profile.title == spaced


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("รายงานผลการดำเนินงาน ประจำปี 2564", ("2021-01-01", "2021-12-31")),
        ("รายงานผลการดำเนินงาน ประจำปีงบประมาณ พ.ศ. 2565", ("2021-10-01", "2022-09-30")),
        ("รายงานผลตามมาตรฐานห้องสมุดสีเขียว พ.ศ. 2558", None),
        ("รายงานผลตามแผนพัฒนา พ.ศ. 2560-2564", None),
        ("รายงานผลการดำเนินงาน", None),
        ("รายงานประจำเดือนกุมภาพันธ์ 2564", ("2021-02-01", "2021-02-28")),
        ("รายงานการปฏิบัติราชการ ระหว่างวันที่ 1 เมษายน 2564 ถึงวันที่ 30 กันยายน 2564", ("2021-04-01", "2021-09-30")),
        ("Annual Report 2021", ("2021-01-01", "2021-12-31")),
    ],
)
def test_period(title: str, period: tuple[str, str] | None) -> None:
    found = record(f"{title}\n\n7.1 เครือข่าย\nเข้าร่วมในปี 2557").profile.period
    assert (found and (found[0].isoformat(), found[1].isoformat())) == period


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("หมวดที่ 7 เครือข่ายและความร่วมมือระหว่างห้องสมุด", ("green-library", "2558", "7")),
        ("หมวดที่ 7 การจัดการของเสีย", ("green-library", "2566", "7")),
        ("หมวดที่ 4 การจัดการของเสีย", ("green-office", "2562", "4")),
        ("หมวดที่ 7 เรื่องอื่นของเรา", (None, None, "7")),
        ("รายงานห้องสมุดสีเขียว\nหมวดที่ 6 เรื่องอื่นของเรา", ("green-library", None, "6")),
        # The first two categories have one title in two standards: only a name tells.
        ("หมวดที่ 2 การสื่อสารและสร้างจิตสำนึก", (None, None, "2")),
        ("รายงานสำนักงานสีเขียว\nหมวดที่ 2 การสื่อสารและสร้างจิตสำนึก", ("green-office", "2562", "2")),
        ("ตามมาตรฐานห้องสมุดสีเขียว พ.ศ. 2558\nหมวดที่ 1 ทั่วไป", ("green-library", "2558", "1")),
        ("หมวดที่ 1 ทั่วไป\nหมวดที่ 7 เครือข่ายและความร่วมมือระหว่างห้องสมุด", ("green-library", "2558", None)),
        # An unconfirmed title is never relied on.
        ("หมวดที่ 5 เครือข่ายความร่วมมือ", (None, None, "5")),
        ("เรื่องอื่น", (None, None, None)),
    ],
)
def test_standard(text: str, expected: tuple[str | None, ...]) -> None:
    about = record(text + "\n").profile
    assert (about.standard, about.edition, about.category) == expected


def test_standards_are_whole() -> None:
    """Every category has a title and says whether it is confirmed; what is confirmed names its source."""
    standards = load().standards
    assert set(standards) == {"green-library-2558", "green-library-2566", "green-office-2562"}
    for data in standards.values():
        assert data["standard"]
        assert data["edition"]
        rows = [*data["categories"].values(), *data["indicators"].values()]
        for row in rows:
            assert isinstance(row["confirmed"], bool)
            assert row["confirmed"] == ("source" in row)
        for number in data["indicators"]:
            assert number.count(".") == data["levels"] - 1
            assert number.split(".")[0] in data["categories"]
        points = [row["points"] for row in data["categories"].values() if "points" in row]
        assert sum(points) in (0, data.get("points"))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("มหาวิทยาลัยดอนตาล\nรายงานการประเมินตนเอง ปีการศึกษา 2565\nวันที่ 3 มีนาคม 2566 อบรมครู 20 คน", "report"),
        ("รายงานผลโครงการรักการอ่าน\n3 มีนาคม 2566\nอบรมครู 20 คน", "report"),
        ("โครงการรักการอ่าน\nหลักการและเหตุผล\nเด็กอ่านน้อย\nวัตถุประสงค์\nอ่านมากขึ้น\nงบประมาณ\n5,000 บาท\nวันที่ 3 มีนาคม 2566", "report"),
        ("แผนพัฒนาห้องสมุด ปี 2566\nอบรมครู วันที่ 3 มีนาคม 2566", "other"),
        ("ห้องสมุดดอนตาลอบรมครู\nวันที่ 3 มีนาคม 2566 อบรมครู โดยมีวัตถุประสงค์เพื่อการอ่าน", "news"),
        ("ห้องสมุดดอนตาลเปิดโครงการ\nวันที่ 3 มีนาคม 2566 อบรมครู\nงบประมาณ 5,000 บาท", "news"),
    ],
)
def test_plans_self_assessments_and_papers_of_projects_are_no_news(text: str, kind: str) -> None:
    assert record(text).profile.kind == kind


def test_a_headline_on_two_lines() -> None:
    upper, lower = "เทศบาลเมืองธารนทีเปิดห้องสมุดแห่งใหม่", "พร้อมมอบหนังสือแก่เด็กดอนตาล"
    text = f"เทศบาลธารนที-ข่าวประชาสัมพันธ์-{upper} {lower}\n\n{upper}\n{lower}\nวันพุธที่ 11 พฤษภาคม 2565 เทศบาลเปิดห้องสมุด ณ ลานดอนตาล"
    assert record(text).profile.title == f"{upper} {lower}"
