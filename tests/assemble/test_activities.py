"""Activities of reports and news: what belongs to each, which part institutions play, whether it took place."""

from __future__ import annotations

import pytest

from bannarak.records import Activity, Record
from reading import record


def texts(done: Record, ids: tuple[str, ...]) -> list[str]:
    cut = {m.id: m.text for m in done.mentions}
    return [cut[i] for i in ids]


def only(text: str) -> tuple[Record, Activity]:
    """The record of ``text`` and its only activity."""
    done = record(text)
    assert len(done.activities) == 1
    return done, done.activities[0]


REPORT = """หมวดที่ 7 เครือข่ายและความร่วมมือระหว่างห้องสมุด

7.1 เครือข่ายห้องสมุด ห้องสมุดเข้าร่วมเครือข่ายเมื่อวันที่ 26 สิงหาคม 2557 และในปี 2564 ส่งบุคลากรเข้าร่วม ดังนี้
     7.1.1 ส่งบุคลากรเข้าร่วมอบรมออนไลน์ จำนวน 10 คน เมื่อวันที่ 30 สิงหาคม 2564 จัดโดย สำนักหอสมุด มหาวิทยาลัยนทีทอง (7.1-1)
     7.1.2 จัดประชุมร่วมกับเทศบาลเมืองธารนที ณ ห้องประชุมจามจุรี ชั้น 3 เมื่อวันศุกร์ที่ 3 กันยายน 2564 ผู้เข้าร่วมรวม 45 คน เป็นอาจารย์ 20 คน และนักศึกษา 25 คน (7.1-2)
          1) ลดการใช้กระดาษ
          2) งดใช้แก้วพลาสติก
7.1-1 ใบลงทะเบียน.pdf
7.1-2 รายงานการประชุม.pdf
"""


def test_items_of_a_report() -> None:
    done = record(REPORT)
    assert [(a.id, a.section, texts(done, a.dates), texts(done, a.participants), texts(done, a.evidence)) for a in done.activities] == [
        ("a1", "7.1.1", ["วันที่ 30 สิงหาคม 2564"], ["10 คน"], ["7.1-1"]),
        ("a2", "7.1.2", ["วันศุกร์ที่ 3 กันยายน 2564"], ["45 คน", "20 คน", "25 คน"], ["7.1-2"]),
    ]
    first, second = done.activities
    assert first.organiser is not None
    assert texts(done, (first.organiser,)) == ["สำนักหอสมุด มหาวิทยาลัยนทีทอง"]
    assert second.place == "ห้องประชุมจามจุรี ชั้น 3"
    assert second.total is not None
    assert texts(done, (second.total,)) == ["45 คน"]
    assert [(r.role, *texts(done, (r.mention,))) for r in second.roles] == [("partner", "เทศบาลเมืองธารนที")]


def test_spans_of_activities_cut_their_item() -> None:
    done = record(REPORT)
    assert [done.text[a.start : a.end].split()[0] for a in done.activities] == ["7.1.1", "7.1.2"]
    assert done.text[done.activities[0].start : done.activities[0].end].endswith("(7.1-1)")


def test_rows_of_a_table() -> None:
    done = record(
        "สรุปกิจกรรม ปี 2567\n\nที่ | กิจกรรม | วันที่ | ผู้เข้าร่วม | หลักฐาน\n1 | อบรมสืบค้น | 12 ม.ค. 2567 | 48 คน | 5.3-1\n"
        "2 | เสวนาหนังสือ | 29 ก.พ. 2567 | 62 คน | 5.3-2\nรวม | | | 110 คน |\n"
    )
    assert [(a.title, texts(done, a.dates), texts(done, a.participants), texts(done, a.evidence)) for a in done.activities] == [
        ("อบรมสืบค้น", ["12 ม.ค. 2567"], ["48 คน"], ["5.3-1"]),
        ("เสวนาหนังสือ", ["29 ก.พ. 2567"], ["62 คน"], ["5.3-2"]),
    ]


def test_paragraphs_below_an_indicator() -> None:
    done = record(
        "5.2 กิจกรรมส่งเสริมการอ่าน\nจัดค่ายนักอ่าน เมื่อวันที่ 5 มีนาคม 2565 มีนักเรียน 40 คน (5.2-1)\nจัดเสวนา เมื่อวันที่ 9 เมษายน 2565 มีผู้ฟัง 25 คน (5.2-2)\n"
    )
    assert [(a.section, texts(done, a.dates), texts(done, a.evidence)) for a in done.activities] == [
        ("5.2", ["วันที่ 5 มีนาคม 2565"], ["5.2-1"]),
        ("5.2", ["วันที่ 9 เมษายน 2565"], ["5.2-2"]),
    ]


def test_a_letter_is_not_the_day_of_what_was_done() -> None:
    done, activity = only("7.1 เครือข่าย\n7.1.1 ตามหนังสือที่ ศธ 0517/88 ลงวันที่ 5 มกราคม 2565 ได้จัดอบรมเมื่อวันที่ 20 มกราคม 2565 (7.1-1)\n")
    assert texts(done, activity.dates) == ["วันที่ 20 มกราคม 2565"]


NEWS = """ห้องสมุดเมืองธารนทีจัดอบรมซ่อมหนังสือ

เผยแพร่เมื่อ 12 มีนาคม 2565

     เมื่อวันศุกร์ที่ 11 มีนาคม 2565 เวลา 13.00 น. ณ หอประชุมอเนกประสงค์ เทศบาลเมืองธารนที จัดอบรมซ่อมหนังสือ มีผู้เข้าร่วม 32 คน
     ห้องสมุดได้รับการรับรองเมื่อวันที่ 21 มีนาคม 2560 และก่อตั้งเมื่อปี พ.ศ. 2540
"""


def test_news_is_one_event_apart_from_its_background() -> None:
    done, activity = only(NEWS)
    assert done.profile.kind == "news"
    assert activity.section is None
    assert activity.title == "ห้องสมุดเมืองธารนทีจัดอบรมซ่อมหนังสือ"
    assert texts(done, activity.dates) == ["วันศุกร์ที่ 11 มีนาคม 2565"]
    assert texts(done, activity.participants) == ["32 คน"]
    assert activity.place == "หอประชุมอเนกประสงค์ เทศบาลเมืองธารนที"
    assert done.profile.published is not None
    assert done.profile.published.isoformat() == "2022-03-12"


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("จัดอบรมเมื่อวันที่ 5 มีนาคม 2565 มีผู้เข้าร่วม 20 คน", "done"),
        ("จะจัดอบรมในวันที่ 5 มีนาคม 2565 ผู้เข้าร่วม 20 คน", "planned"),
        ("กำหนดจัดอบรมในวันที่ 5 มีนาคม 2565 ผู้เข้าร่วม 20 คน", "planned"),
        ("เลื่อนการอบรมจากวันที่ 5 มีนาคม 2565 ผู้เข้าร่วม 20 คน", "postponed"),
        ("งดกิจกรรมวันที่ 5 มีนาคม 2565 ผู้เข้าร่วม 20 คน", "cancelled"),
        ("ยกเลิกการประชุมวันที่ 5 มีนาคม 2565 ผู้เข้าร่วม 20 คน", "cancelled"),
        ("จัดอบรมเรื่องงดใช้โฟมและงดสูบบุหรี่ เมื่อวันที่ 5 มีนาคม 2565 ผู้เข้าร่วม 20 คน", "done"),
        ("จัดพิธีเลื่อนยศ เมื่อวันที่ 5 มีนาคม 2565 ผู้เข้าร่วม 20 คน", "done"),
    ],
)
def test_status(sentence: str, status: str) -> None:
    _, activity = only(f"7.1 เครือข่าย\n7.1.1 {sentence} (7.1-1)\n")
    assert activity.status == status


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("ณ วัดดอนตาล เนื่องในโอกาสวันสำคัญของชาติ", "วัดดอนตาล"),
        ("ณ ห้องประชุมจามจุรี ชั้น 3 อาคารบรรณสาร มีผู้เข้าร่วม 20 คน", "ห้องประชุมจามจุรี ชั้น 3 อาคารบรรณสาร"),
        ("ณ โรงเรียนบ้านผาแดงน้อย อำเภอดอยเงิน จังหวัดธารนที โดยมีครู 20 คน", "โรงเรียนบ้านผาแดงน้อย อำเภอดอยเงิน จังหวัดธารนที"),
        ("ณ ลานกิจกรรม จัดโดยชมรมคนรักหนังสือ มีผู้เข้าร่วม 20 คน", "ลานกิจกรรม"),
        ("ที่โรงแรมธารารีสอร์ต มีผู้เข้าร่วม 20 คน", "โรงแรมธารารีสอร์ต"),
        ("ดร.ณัฐชา ดอนตาล ร่วมประชุม ณ ลานกิจกรรม มีผู้เข้าร่วม 20 คน", "ลานกิจกรรม"),
        ("ดร.ณรงค์ ดอนตาล ร่วมประชุม ณ ลานกิจกรรม มีผู้เข้าร่วม 20 คน", "ลานกิจกรรม"),
        ("ณ ศูนย์ประชุม Misty Sea Hall อำเภอดอยเงิน มีผู้เข้าร่วม 20 คน", "ศูนย์ประชุม Misty Sea Hall อำเภอดอยเงิน"),
        ("ที่โรงแรมธารารีสอร์ต อำเภอดอยเงิน จังหวัดธารนที กรมศิลปากรจัดอบรม มีผู้เข้าร่วม 20 คน", "โรงแรมธารารีสอร์ต อำเภอดอยเงิน จังหวัดธารนที"),
        ("ณ ห้องประชุม สมศักดิ์ ดอนตาล ชั้น 2 อาคารบรรณสาร มีผู้เข้าร่วม 20 คน", "ห้องประชุม สมศักดิ์ ดอนตาล ชั้น 2 อาคารบรรณสาร"),
        ("ณ ลานกิจกรรม สะสม มากกว่า 75 ครั้ง มีผู้เข้าร่วม 20 คน", "ลานกิจกรรม"),
        ("ณ ลานกิจกรรม สอบถามได้ที่ Call Center มีผู้เข้าร่วม 20 คน", "ลานกิจกรรม"),
        ("พลเรือเอก ณรงค์ ดอนตาล และนางสาวมาลี ณ สายบุรี ร่วมประชุม ณ. ลานกิจกรรม มีผู้เข้าร่วม 20 คน", "ลานกิจกรรม"),
        ("ณหอประชุมอเนกประสงค์ มีผู้เข้าร่วม 20 คน", "หอประชุมอเนกประสงค์"),
        ("ณ (สถานที่) มีผู้เข้าร่วม 20 คน", None),
        ("ณ อาคารบรรณสาร โรงยิม 4,000 ที่นั่ง มีผู้เข้าร่วม 20 คน", "อาคารบรรณสาร โรงยิม"),
        ("สถานที่จัดงาน : ห้องประชุมจามจุรี ชั้น 3\nมีผู้เข้าร่วม 20 คน", "ห้องประชุมจามจุรี ชั้น 3"),
        ("จัดขึ้นที่ ห้องสมุดริมธาร มีผู้เข้าร่วม 20 คน", "ห้องสมุดริมธาร"),
        ("ณ มหาวิทยาลัยศรีธารา กรมศิลปากร ได้มอบหนังสือ มีผู้เข้าร่วม 20 คน", "มหาวิทยาลัยศรีธารา"),
        ("ณ ห้องประชุมจามจุรี ชั้น 3 พบว่า อาคารบรรณสารเปิดแล้ว มีผู้เข้าร่วม 20 คน", "ห้องประชุมจามจุรี ชั้น 3"),
        ("ณ วันที่ 30 กันยายน 2565 มีผู้เข้าร่วม 20 คน", None),
        ("นำโดย นายสมชาย ณ ลำปาง มีผู้เข้าร่วม 20 คน", None),
        ("ณ โอกาสนี้ มีผู้เข้าร่วม 20 คน", None),
        ("ผ่านระบบออนไลน์ มีผู้เข้าร่วม 20 คน", None),
    ],
)
def test_place(words: str, place: str | None) -> None:
    _, activity = only(f"7.1 เครือข่าย\n7.1.1 จัดอบรมเมื่อวันที่ 5 มีนาคม 2565 {words} (7.1-1)\n")
    assert activity.place == place


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("จัดโดยมหาวิทยาลัยศรีธารา", {"organiser": ["มหาวิทยาลัยศรีธารา"]}),
        ("มหาวิทยาลัยศรีธารา จัดอบรมร่วมกับกรมศิลปากร", {"organiser": ["มหาวิทยาลัยศรีธารา"], "partner": ["กรมศิลปากร"]}),
        ("มหาวิทยาลัยศรีธารา ร่วมกับกรมศิลปากร จัดอบรม", {"organiser": ["มหาวิทยาลัยศรีธารา"], "partner": ["กรมศิลปากร"]}),
        ("อบรมครู ณ มหาวิทยาลัยศรีธารา", {"host": ["มหาวิทยาลัยศรีธารา"]}),
        ("มหาวิทยาลัยศรีธารา ให้การต้อนรับคณะจากกรมศิลปากร", {"host": ["มหาวิทยาลัยศรีธารา"], "participant": ["กรมศิลปากร"]}),
        ("ร่วมกับชาวบ้านริมธาร และมหาวิทยาลัยศรีธารา จัดอบรม", {"partner": ["มหาวิทยาลัยศรีธารา"]}),
        ("ผู้เข้าร่วม ได้แก่ มหาวิทยาลัยศรีธารา และมหาวิทยาลัยนทีทอง", {"participant": ["มหาวิทยาลัยศรีธารา", "มหาวิทยาลัยนทีทอง"]}),
        ("ได้รับหนังสือของมหาวิทยาลัยศรีธารา", {}),
        ("จัดอบรมครู โดยมหาวิทยาลัยศรีธารา", {"organiser": ["มหาวิทยาลัยศรีธารา"]}),
        ("จัดอบรมครู ผู้จัดงาน : มหาวิทยาลัยศรีธารา", {"organiser": ["มหาวิทยาลัยศรีธารา"]}),
        ("มหาวิทยาลัยศรีธารา และ กรมศิลปากร ได้ลงนามบันทึกข้อตกลง", {"partner": ["มหาวิทยาลัยศรีธารา", "กรมศิลปากร"]}),
        ("ลงนามความร่วมมือทางวิชาการ ระหว่างมหาวิทยาลัยศรีธารากับกรมศิลปากร", {"partner": ["มหาวิทยาลัยศรีธารา", "กรมศิลปากร"]}),
        ("ความสูงระหว่างมหาวิทยาลัยศรีธารากับกรมศิลปากร", {}),
        ("มหาวิทยาลัยศรีธารา ได้จัดสร้างเหรียญ", {}),
        ("มหาวิทยาลัยศรีธารา ได้จัดพิมพ์หนังสือ", {}),
        ("เปิดอาคารที่จัดสร้างโดยมหาวิทยาลัยศรีธารา", {}),
        ("แจกหนังสือที่จัดหามา โดยมหาวิทยาลัยศรีธาราสนับสนุน", {}),
    ],
)
def test_roles(sentence: str, expected: dict[str, list[str]]) -> None:
    done, activity = only(f"7.1 เครือข่าย\n7.1.1 {sentence} เมื่อวันที่ 5 มีนาคม 2565 จำนวน 20 คน (7.1-1)\n")
    found: dict[str, list[str]] = {}
    for r in activity.roles:
        found.setdefault(r.role, []).extend(texts(done, (r.mention,)))
    assert found == expected


def test_only_the_headline_names_who_organises() -> None:
    done, activity = only("กองคลังดอนตาลจัดแข่งขันคัดลายมือ\nวันที่ 20 มีนาคม 2566 นักเรียนเข้าแข่งขัน ณ โรงเรียนบ้านดอนตาล")
    assert activity.organiser is not None
    assert texts(done, (activity.organiser,)) == ["กองคลังดอนตาล"]


def test_the_day_of_a_report_is_not_that_of_the_event() -> None:
    done, activity = only("หอสมุดชวนชมนิทรรศการ\nวันนี้ (6 ธ.ค. 2561) ผู้อำนวยการ เปิดเผยว่า จะจัดนิทรรศการในวันอาทิตย์ที่ 9 ธันวาคม 2561")
    assert (texts(done, activity.dates), activity.status) == (["วันอาทิตย์ที่ 9 ธันวาคม 2561"], "planned")


def test_the_stamp_of_a_page_is_not_the_day_of_the_event() -> None:
    done, activity = only(
        "หน้าแรก > ข่าว\nหอสมุดริมธารเปิดบ้าน\nโพสต์เมื่อ 22 ม.ค. 2567  | อ่าน 1,204 ครั้ง | โดย admin\n\nระหว่างวันที่ 17-19 มกราคม 2567 หอสมุดริมธารเปิดบ้าน"
    )
    assert (done.profile.title, texts(done, activity.dates)) == ("หอสมุดริมธารเปิดบ้าน", ["วันที่ 17-19 มกราคม 2567"])


def test_days_that_are_told_together() -> None:
    done, activity = only("หอสมุดจัดอบรม\nในวันที่ 3 และ 4 สิงหาคม 2567 หอสมุดจัดอบรม และวันที่ 9 สิงหาคม 2567 จะปิด")
    assert texts(done, activity.dates) == ["วันที่ 3", "4 สิงหาคม 2567"]


def test_those_of_whom_some_took_part_are_no_total() -> None:
    _, activity = only("หอสมุดจัดอบรม\nเมื่อวันที่ 3 สิงหาคม 2567 หอสมุดจัดอบรม มีผู้เข้าร่วม 38 คน จากบุคลากรทั้งหมด 40 คน")
    assert activity.total is None


def test_an_event_whose_year_nobody_tells() -> None:
    done, activity = only("โครงการอบรมการซ่อมหนังสือ\nอบรมวันที่ 16-18 ธ.ค. ณ ห้องประชุม 2 มีผู้เข้าร่วม 50 คน")
    assert (done.profile.kind, activity.place, texts(done, activity.participants)) == ("other", "ห้องประชุม 2", ["50 คน"])
    assert record("คำสั่งแต่งตั้ง\nการอบรมวันที่ 16-18 ธ.ค. มีกรรมการ 5 คน").activities == ()


def test_people_in_the_figures_behind_it_take_no_part() -> None:
    told = "จัดอบรมเมื่อวันที่ 5 มีนาคม 2565 มีครู 20 คน ในจังหวัดที่มีประชากร 300,000 คน และผู้ป่วย 12 คน"
    done, activity = only(f"7.1 เครือข่าย\n7.1.1 {told} (7.1-1)\n")
    assert texts(done, activity.participants) == ["20 คน"]
    assert [m.text for m in done.mentions if m.label == "participants"] == ["20 คน", "300,000 คน", "12 คน"]


def test_no_activity_where_nothing_is_told() -> None:
    assert record("7.1 เครือข่าย\n7.1.1 ลดการใช้กระดาษ\n7.1.2 ปิดไฟเมื่อเลิกงาน\n").activities == ()
    assert record("").activities == ()


NARRATIVE = (
    "การดำเนินงานของห้องสมุด\n\n"
    "ในปี 2563 ห้องสมุดได้จัดอบรมแก่บุคลากร จำนวน 30 คน และปี 2564 ได้จัดกิจกรรมปลูกป่า "
    "นอกจากนี้ในปี 2565 ได้ส่งบุคลากร 3 คน เข้าร่วมสัมมนา\n"
)


def test_a_narrative_without_codes_gives_one_activity_a_clause() -> None:
    done = record(f"หมวดที่ 6 บทบาทของบุคลากร\n{NARRATIVE}")
    assert [(texts(done, a.dates), texts(done, a.participants)) for a in done.activities] == [
        (["ปี 2563"], ["30 คน"]),
        (["ปี 2564"], []),
        (["ปี 2565"], ["3 คน"]),
    ]


def test_beside_items_that_cite_it_is_their_introduction() -> None:
    _, activity = only(f"หมวดที่ 6 บทบาทของบุคลากร\n{NARRATIVE}6.1.1 จัดอบรมเมื่อวันที่ 5 มีนาคม 2565 จำนวน 20 คน (6.1-1)\n")
    assert activity.section == "6.1.1"
