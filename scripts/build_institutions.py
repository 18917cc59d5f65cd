"""Rewrites the rows of rules/institutions.csv that follow from a list: one per province or city.

usage: python scripts/build_institutions.py

Provinces come from PyThaiNLP (thailand_provinces_th.csv, with its English names and three-letter codes, those of ISO 3166-2:TH by name).
Every other row of the table is kept as it stands; edit those in the table itself.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from pythainlp.corpus import provinces

TABLE = Path(__file__).parents[1] / "rules" / "institutions.csv"
COLUMNS = ("id", "name_th", "name_en", "type", "parent_id", "abbreviations", "former_names", "province")
BUILT = ("pao-", "city-")

# Cities with the rank of เทศบาลนคร and their province (Department of Local Administration); Bangkok and Pattaya are rows of their own.
CITIES = (
    ("นนทบุรี", "Nonthaburi", "นนทบุรี"),
    ("ปากเกร็ด", "Pak Kret", "นนทบุรี"),
    ("สมุทรปราการ", "Samut Prakan", "สมุทรปราการ"),
    ("สมุทรสาคร", "Samut Sakhon", "สมุทรสาคร"),
    ("อ้อมน้อย", "Om Noi", "สมุทรสาคร"),
    ("รังสิต", "Rangsit", "ปทุมธานี"),
    ("พระนครศรีอยุธยา", "Phra Nakhon Si Ayutthaya", "พระนครศรีอยุธยา"),
    ("นครปฐม", "Nakhon Pathom", "นครปฐม"),
    ("นครสวรรค์", "Nakhon Sawan", "นครสวรรค์"),
    ("ลำปาง", "Lampang", "ลำปาง"),
    ("เชียงใหม่", "Chiang Mai", "เชียงใหม่"),
    ("เชียงราย", "Chiang Rai", "เชียงราย"),
    ("พิษณุโลก", "Phitsanulok", "พิษณุโลก"),
    ("แม่สอด", "Mae Sot", "ตาก"),
    ("นครราชสีมา", "Nakhon Ratchasima", "นครราชสีมา"),
    ("ขอนแก่น", "Khon Kaen", "ขอนแก่น"),
    ("อุดรธานี", "Udon Thani", "อุดรธานี"),
    ("อุบลราชธานี", "Ubon Ratchathani", "อุบลราชธานี"),
    ("สกลนคร", "Sakon Nakhon", "สกลนคร"),
    ("ระยอง", "Rayong", "ระยอง"),
    ("แหลมฉบัง", "Laem Chabang", "ชลบุรี"),
    ("เจ้าพระยาสุรศักดิ์", "Chaophraya Surasak", "ชลบุรี"),
    ("สงขลา", "Songkhla", "สงขลา"),
    ("หาดใหญ่", "Hat Yai", "สงขลา"),
    ("นครศรีธรรมราช", "Nakhon Si Thammarat", "นครศรีธรรมราช"),
    ("สุราษฎร์ธานี", "Surat Thani", "สุราษฎร์ธานี"),
    ("เกาะสมุย", "Ko Samui", "สุราษฎร์ธานี"),
    ("ภูเก็ต", "Phuket", "ภูเก็ต"),
    ("ตรัง", "Trang", "ตรัง"),
    ("ยะลา", "Yala", "ยะลา"),
)

# What everybody calls a province besides.
CALLED = {"นครราชสีมา": ("โคราช",), "พระนครศรีอยุธยา": ("อยุธยา",)}


def rows() -> Iterator[dict[str, str]]:
    """The rows that follow from the lists, in no order."""
    for place in provinces(details=True):
        name, english, code = place["name_th"], place["name_en"], place["abbr_en"].lower()
        if name == "กรุงเทพมหานคร":
            continue
        yield row(
            f"pao-{code}",
            f"องค์การบริหารส่วนจังหวัด{name}",
            f"{english} Provincial Administrative Organization",
            "|".join(f"อบจ.{blank}{name}" for blank in ("", " ")) + "".join(f"|อบจ.{other}" for other in CALLED.get(name, ())),
            name,
        )
    for city, english, province in CITIES:
        identity = f"city-{english.lower().replace(' ', '-')}"
        yield row(identity, f"เทศบาลนคร{city}", f"{english} City Municipality", f"ทน.{city}|ทน. {city}", province)


def row(identity: str, name: str, english: str, short: str, province: str) -> dict[str, str]:
    return dict(zip(COLUMNS, (identity, name, english, "local_government", "", short, "", province), strict=True))


def main() -> None:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        kept = [r for r in csv.DictReader(lines) if not r["id"].startswith(BUILT)]
    with TABLE.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted([*kept, *rows()], key=lambda r: r["id"]))


if __name__ == "__main__":
    main()
