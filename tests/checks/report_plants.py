"""Errors of evidence, names, structure and text to plant: for each rule pairs of a passage with the error and its sound twin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from random import Random

from bannarak.knowledge import load

Pair = tuple[str, str]
Files = Mapping[str, str]

RNG = Random(2566)
PLACES = ("บ้านดงยาง", "ริมธาร", "เขาแก้ว", "ท่าเสา", "บึงกว้าง", "ดอนกลาง", "หาดทราย", "ป่าสัก")
WORKS = ("การคัดแยกขยะ", "การประหยัดไฟฟ้า", "การซ่อมหนังสือ", "การสืบค้นฐานข้อมูล", "การปลูกต้นไม้", "การจัดเอกสารอิเล็กทรอนิกส์")
MONTHS = ("มกราคม", "มีนาคม", "พฤษภาคม", "กรกฎาคม", "สิงหาคม", "ตุลาคม", "ธันวาคม")


def report(category: int, year: int) -> str:
    """A report of one category: three indicators, each with a result and its code, and the list."""
    lines = [f"หมวดที่ {category} งานของห้องสมุด"]
    for number, work in enumerate(WORKS[:3], 1):
        day, month = 3 + 5 * number, MONTHS[(category + number) % len(MONTHS)]
        code = f"{category}.{number}-1"
        lines.append(f"{category}.{number} {work} จัดกิจกรรมเรื่อง{work}เมื่อวันที่ {day} {month} {year} มีผู้เข้าร่วม {20 + number} คน ({code})")
    lines.append("รายการหลักฐาน")
    lines += [f"{category}.{number}-1 รายงาน{work}.txt" for number, work in enumerate(WORKS[:3], 1)]
    return "\n".join(lines)


def files(category: int, year: int) -> dict[str, str]:
    """The evidence folder of :func:`report`, each file of two pages."""
    found = {}
    for number, work in enumerate(WORKS[:3], 1):
        day, month = 3 + 5 * number, MONTHS[(category + number) % len(MONTHS)]
        told = f"รายงานการจัดกิจกรรมเรื่อง{work} เมื่อวันที่ {day} {month} {year} มีผู้เข้าร่วม {20 + number} คน"
        found[f"รายงาน{work}.txt"] = f"{told}\n\fภาพกิจกรรม\n"
    return found


def reports() -> Iterator[tuple[int, int, str]]:
    return ((category, year, report(category, year)) for category, year in product(range(2, 8), (2564, 2565, 2566)))


def evidence() -> dict[str, list[Pair]]:
    """Reports with one slip in their codes."""
    plants: dict[str, list[Pair]] = {code: [] for code in ("E301", "E302", "E303", "E304", "E305", "E306")}
    for c, _, sound in reports():
        n = 1 + c % 3
        cited, listed = f"({c}.{n}-1)", f"{c}.{n}-1 รายงาน{WORKS[n - 1]}.txt"
        plants["E301"].append((sound.replace(cited, f"({c}.{n}-1) ({c}.{n}-2)"), sound))
        plants["E302"].append((f"{sound}\n{c}.{n}-2 แผ่นพับแนะนำกิจกรรม.txt", sound))
        twice = f"{c}.{n}-1 คำสั่งแต่งตั้งคณะทำงานฝ่ายสถานที่.txt"
        plants["E303"].append((f"{sound}\n{twice}", f"{sound}\n{listed}"))
        other = 1 + n % 3
        plants["E304"].append(
            (sound.replace(cited, f"{cited} และทบทวนแผน ({c}.{other}-1)"), sound.replace(cited, f"{cited} และทบทวนแผน {cited}"))
        )
        more = sound.replace(cited, f"({c}.{n}-1) ({c}.{n}-NEXT)") + f"\n{c}.{n}-NEXT ภาพถ่ายกิจกรรมภาคสนาม.jpg"
        plants["E305"].append((more.replace("NEXT", "3"), more.replace("NEXT", "2")))
        bare = "\n".join(line for line in sound.replace(f" {cited}", "").splitlines() if line != listed)
        plants["E306"].append((bare, sound))
    return plants


def attachments() -> dict[str, list[tuple[str, Files, str, Files]]]:
    """Reports with their folder, one of the two wrong."""
    plants: dict[str, list[tuple[str, Files, str, Files]]] = {code: [] for code in ("E307", "E308", "E309", "E310")}
    for c, year, sound in reports():
        n = 1 + c % 3
        folder = files(c, year)
        name = f"รายงาน{WORKS[n - 1]}.txt"
        plants["E307"].append((sound, {key: text for key, text in folder.items() if key != name}, sound, folder))
        cited = f"({c}.{n}-1)"
        plants["E308"].append((sound.replace(cited, f"(หน้า {2 + n}) {cited}"), folder, sound.replace(cited, f"(หน้า 2) {cited}"), folder))
        day, people = 3 + 5 * n, 20 + n
        changed = sound.replace(f"วันที่ {day} ", f"วันที่ {day + 1} ") if year % 2 else sound.replace(f"{people} คน", f"{people + 9} คน")
        plants["E309"].append((changed, folder, sound, folder))
        plants["E310"].append((sound, {**folder, name: ""}, sound, folder))
    return plants


def misspelt() -> list[Pair]:
    """Registered names with a letter lost or doubled in their second half, of kinds known by their first word."""
    names = [row.name for row in load().institutions.values() if row.type in ("government", "university") and 14 <= len(row.name) <= 40]
    heads = ("กรม", "กระทรวง", "มหาวิทยาลัย", "สำนักงาน", "สถาบัน")
    plain = [name for name in names if name.startswith(heads) and all("ก" <= c <= "์" and c not in "ฯๆ" for c in name)]
    pairs = []
    for turn, name in enumerate(RNG.sample(plain, 90)):
        at = RNG.randrange(len(name) // 2, len(name) - 1)
        while not ("ก" <= name[at] <= "ฮ" and "ก" <= name[at + 1] <= "ฮ" and "ก" <= name[at - 1] <= "ฮ"):
            at = at + 1 if at + 2 < len(name) else 9
            if at == 9:
                break
        if at == 9:
            continue
        wrong = name[:at] + name[at + 1 :] if turn % 2 else name[: at + 1] + name[at] + name[at + 1 :]
        sentence = f"ห้องสมุด{PLACES[turn % len(PLACES)]}ร่วมกับ {{}} จัดนิทรรศการในวันเปิดอาคาร"
        pairs.append((sentence.format(wrong), sentence.format(name)))
    return pairs


LEFT_OUT = (
    ("กระทรวงการคลัง", "กระทรวงคลัง"),
    ("กระทรวงการต่างประเทศ", "กระทรวงต่างประเทศ"),
    ("กระทรวงการท่องเที่ยวและกีฬา", "กระทรวงท่องเที่ยวและกีฬา"),
    ("สำนักงานการปฏิรูปที่ดินเพื่อเกษตรกรรม", "สำนักงานปฏิรูปที่ดินเพื่อเกษตรกรรม"),
    ("กรมการพัฒนาชุมชน", "กรมพัฒนาชุมชน"),
    ("กรมการขนส่งทางบก", "กรมขนส่งทางบก"),
    ("กรมป้องกันและบรรเทาสาธารณภัย", "กรมป้องกันบรรเทาสาธารณภัย"),
    ("กรมทรัพยากรทางทะเลและชายฝั่ง", "กรมทรัพยากรทะเลและชายฝั่ง"),
    ("กรมพินิจและคุ้มครองเด็กและเยาวชน", "กรมพินิจและคุ้มครองเด็กเยาวชน"),
    ("กรมสวัสดิการและคุ้มครองแรงงาน", "กรมสวัสดิการคุ้มครองแรงงาน"),
    ("มหาวิทยาลัยเทคโนโลยีราชมงคลล้านนา", "มหาวิทยาลัยราชมงคลล้านนา"),
    ("มหาวิทยาลัยเทคโนโลยีราชมงคลธัญบุรี", "มหาวิทยาลัยราชมงคลธัญบุรี"),
    ("มหาวิทยาลัยเทคโนโลยีราชมงคลอีสาน", "มหาวิทยาลัยราชมงคลอีสาน"),
    ("มหาวิทยาลัยเทคโนโลยีราชมงคลศรีวิชัย", "มหาวิทยาลัยราชมงคลศรีวิชัย"),
    ("กรมพัฒนาพลังงานทดแทนและอนุรักษ์พลังงาน", "กรมพัฒนาพลังงานทดแทนอนุรักษ์พลังงาน"),
    ("กรมสนับสนุนบริการสุขภาพ", "กรมสนับสนุนสุขภาพ"),
    ("กรมวิทยาศาสตร์การแพทย์", "กรมวิทยาศาสตร์แพทย์"),
    ("กรมกิจการเด็กและเยาวชน", "กรมกิจการเด็กเยาวชน"),
    ("กรมพัฒนาฝีมือแรงงาน", "กรมพัฒนาแรงงาน"),
)


def variants() -> list[Pair]:
    sentence = "ห้องสมุดลงนามกับ {} แล้วเชิญผู้แทนจาก {} มาเป็นวิทยากร"
    known = {form for row in load().institutions.values() for form in row.abbreviations}  # a spelling that became known is no variant
    return [(sentence.format(name, other), sentence.format(name, name)) for name, other in LEFT_OUT if other not in known]


def renamed() -> list[Pair]:
    known = [(f"สถาบันราชภัฏ{place}", f"มหาวิทยาลัยราชภัฏ{place}") for place in (
        "เชียงใหม่", "เชียงราย", "ลำปาง", "อุตรดิตถ์", "นครสวรรค์", "กำแพงเพชร", "เพชรบูรณ์", "นครราชสีมา", "บุรีรัมย์", "สุรินทร์",
        "อุบลราชธานี", "อุดรธานี", "สกลนคร", "มหาสารคาม", "เลย", "สงขลา", "ยะลา", "ภูเก็ต",
    )]  # fmt: skip
    sentence = "เมื่อวันที่ 9 สิงหาคม 2563 บุคลากรห้องสมุด 4 คน ศึกษาดูงานที่ {} ตามแผนพัฒนาบุคลากร"
    return [(sentence.format(old), sentence.format(new)) for old, new in known]


def numbering() -> list[Pair]:
    pairs = []
    for style, skip in product(("{}. ", "{}) ", "({}) ", "3.{} ", "ก"), (True, False)):
        for size in (4, 5, 6):
            marks = [f"{'กขคงจฉชซ'[n - 1]}. " if style == "ก" else style.format(n) for n in range(1, size + 2)]
            wrong = [*marks[: size - 2], *(marks[size - 1 : size + 1] if skip else [marks[size - 3], marks[size - 2]])]
            text = [f"{work}ตามมาตรการของห้องสมุด" for work in WORKS]
            pairs.append(
                tuple("\n".join(["มาตรการมีดังนี้", *(f"{m}{t}" for m, t in zip(ms, text, strict=False))]) for ms in (wrong, marks[:size]))
            )
    return pairs


HEADS = {
    "green-library-2558": "รายงานผลการดำเนินงานห้องสมุดสีเขียว ตามมาตรฐานห้องสมุดสีเขียว พ.ศ. 2558",
    "green-library-2566": "รายงานผลการดำเนินงานห้องสมุดสีเขียว ตามมาตรฐานห้องสมุดสีเขียว พุทธศักราช 2566",
    "green-office-2562": "รายงานผลการดำเนินงานสำนักงานสีเขียว ตามเกณฑ์การประเมินสำนักงานสีเขียว ปี 2562",
}


def sections() -> list[Pair]:
    pairs = []
    for standard, head in HEADS.items():
        data = load().standards[standard]
        for category, facts in data["categories"].items():
            numbers = [n for n, about in data["indicators"].items() if about.get("confirmed") and n.partition(".")[0] == category]
            if len(numbers) > 1 and facts.get("confirmed"):
                parts = {n: f"{n} {WORKS[at % 6]}\nห้องสมุดดำเนินงานเรื่อง{WORKS[at % 6]}ตามแผน" for at, n in enumerate(numbers)}
                for left_out in numbers:
                    texts = (
                        "\n".join([head, f"หมวดที่ {category} {facts['title']}", *(parts[n] for n in numbers if n != gone)])
                        for gone in (left_out, None)
                    )
                    pairs.append(tuple(texts))
    return pairs


def digits() -> list[Pair]:
    sentence = "ห้องสมุด{place}มีที่นั่งอ่าน {a} ที่ หนังสือใหม่ {b} เล่ม"
    thai = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
    pairs = []
    for n, place in enumerate((*PLACES, *PLACES), 1):
        a, b = str(20 + 7 * n), str(100 + 11 * n)
        mixed = (a.translate(thai), b) if n % 2 else (a, b[0].translate(thai) + b[1:])
        pairs.append((sentence.format(place=place, a=mixed[0], b=mixed[1]), sentence.format(place=place, a=a, b=b)))
    return pairs


def damaged() -> list[Pair]:
    ways = (
        lambda text: text.encode().decode("cp1252", "ignore"),
        lambda text: text.encode("tis-620").decode("latin-1"),
        lambda text: " ".join("?" * len(word) for word in text.split()),
        lambda text: "".join("�" if n % 3 == 0 else c for n, c in enumerate(text)),
        lambda text: "".join(f"(cid:{ord(c) % 300})" for c in text if c != " "),
        lambda text: text.encode().decode("cp874", "ignore"),
    )
    return [
        (f"ผลการดำเนินงานเรื่อง {way(f'{work} ของห้องสมุด')} ตามแผน", f"ผลการดำเนินงานเรื่อง {work} ของห้องสมุด ตามแผน")
        for way, work in product(ways, WORKS[:3])
    ]


def doubled() -> list[Pair]:
    sentence = "ห้องสมุดจัดให้มีกิจกรรม โดยมีนักเรียนและครูร่วมกับบุคลากร เพื่อส่งเสริมการอ่านในโรงเรียนตลอดปีการศึกษา และรายงานผลต่อคณะกรรมการ"
    words = (
        "จัด",
        "กิจกรรม",
        "โดย",
        "นักเรียน",
        "และ",
        "ครู",
        "ร่วม",
        "กับ",
        "บุคลากร",
        "เพื่อ",
        "ส่งเสริม",
        "โรงเรียน",
        "ตลอด",
        "รายงาน",
        "คณะกรรมการ",
    )
    return [(sentence.replace(word, word + word, 1), sentence) for word in words]


PASSAGES: dict[str, list[Pair]] = {
    **evidence(),
    "I401": misspelt(),
    "I402": variants(),
    "I403": renamed(),
    "S501": numbering(),
    "S502": sections(),
    "T601": digits(),
    "T602": damaged(),
    "T603": doubled(),
}
