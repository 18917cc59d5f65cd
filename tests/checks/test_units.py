"""The everyday units of library reports: each is added up (C202) and shared out (C204)."""

from __future__ import annotations

import pytest

from reading import record

UNITS = (
    *("เล่ม", "รายการ", "ชื่อเรื่อง", "เรื่อง", "ฉบับ", "สาขา", "ครั้ง", "บทความ", "ไฟล์", "คลิป", "โพสต์", "ข้อความ", "คำถาม", "ช่องทาง", "เว็บไซต์"),
    *(
        "หลอด",
        "ดวง",
        "ตลับ",
        "ใบ",
        "ถุง",
        "รีม",
        "ชุด",
        "แผง",
        "ซอง",
        "แฟ้ม",
        "แพ็ก",
        "แพ็ค",
        "ห่อ",
        "มัด",
        "ลัง",
        "กล่อง",
        "กระสอบ",
        "กระป๋อง",
        "แกลลอน",
    ),
    *("ปี๊บ", "ก้อน", "ผืน", "บาน", "ป้าย", "มื้อ", "จาน", "แก้ว", "ขวด", "แผ่น", "เครื่อง", "ตัว", "ต้น", "ถัง", "ตู้", "ที่นั่ง", "หน่วยกิต", "ดอลลาร์"),
    *("ลบ.ม.", "ลูกบาศก์เมตร", "ตร.ม.", "กก.", "kg", "กม.", "หน่วย", "kWh", "กิโลวัตต์", "กิโลวัตต์-ชั่วโมง", "กิโลวัตต์ชั่วโมง", "BTU", "GB"),
    *("ตันคาร์บอนไดออกไซด์เทียบเท่า", "กิโลกรัมคาร์บอนไดออกไซด์เทียบเท่า", "kgCO2e", "tCO2e", "ตัน CO2e"),
)


def _codes(text: str) -> set[str]:
    return {finding.code for finding in record(text).findings}


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize(("stated", "expected"), [("70", set()), ("80", {"C202"})])
def test_added_up(unit: str, stated: str, expected: set[str]) -> None:
    assert _codes(f"ทั้งหมด {stated} {unit} แบ่งเป็น กลุ่มเหนือ 30 {unit} กลุ่มกลาง 25 {unit} และกลุ่มใต้ 15 {unit}") == expected


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize(("stated", "expected"), [("75", set()), ("85", {"C204"})])
def test_shared_out(unit: str, stated: str, expected: set[str]) -> None:
    assert _codes(f"มีทั้งหมด 80 {unit} ใช้งาน 60 {unit} คิดเป็นร้อยละ {stated}") == expected
