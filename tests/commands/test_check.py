"""`bannarak check` from outside: formats, choice of rules, baseline, evidence, exit statuses."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PIL import Image

from bannarak.cli import main

WRONG = "ห้องสมุดริมธารจัดอบรมเมื่อวันพุธที่ 12 ตุลาคม 2564 ณ ห้องประชุม\n"  # a Tuesday
STYLE = "ห้องสมุดริมธารจัดกิจกรรมเพื่อเพื่อส่งเสริมการอ่าน\n"
SOUND = "ห้องสมุดริมธารเปิดบริการทุกวัน\n"


@pytest.fixture
def run(tmp_path, capsys):
    def run(*args, text=WRONG):
        source = tmp_path / "รายงาน.txt"
        source.write_text(text, encoding="utf-8")
        status = main(["check", str(source), *map(str, args)])
        out, err = capsys.readouterr()
        return status, out, err

    return run


def test_statuses(run):
    assert run()[0] == 1
    assert run(text=SOUND)[0] == 0
    assert run(text=STYLE)[0] == 0  # found, but information only
    assert run("--exit-zero")[0] == 0
    assert run("--select", "D999")[0] == 2
    assert run("--format", "html", "--statistics")[0] == 2


def test_text_names_place_rule_and_expected_value(run):
    _, out, err = run()
    assert "รายงาน.txt:1:27: ขัดแย้ง D101 " in out
    assert "ควรเป็น: วันอังคาร" in out
    assert err == ""
    assert "was a Tuesday" in run("--lang", "en")[1]


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ((), ["D101", "T603"]),
        (("--select", "D"), ["D101"]),
        (("--select", "repeated-word,D103"), ["T603"]),
        (("--ignore", "D1"), ["T603"]),
        (("--select", "D,T", "--ignore", "weekday-mismatch"), ["T603"]),
        (("--select", "D101", "--select", "T603"), ["D101", "T603"]),
    ],
)
def test_choice_of_rules(run, options, codes):
    found = json.loads(run("--format", "json", *options, text=WRONG + STYLE)[1])["findings"]
    assert [finding["code"] for finding in found] == codes


def test_json_has_place_and_fingerprint(run):
    (finding,) = json.loads(run("--format", "json", text="\n" + WRONG)[1])["findings"]
    assert (finding["line"], finding["column"], finding["text"]) == (2, 27, "วันพุธที่ 12 ตุลาคม 2564")
    assert finding["path"].endswith("รายงาน.txt")
    assert len(finding["fingerprint"]) == 16


def test_every_format_goes_to_a_file(run, tmp_path):
    assert run("--format", "sarif", "-o", tmp_path / "out.sarif")[:2] == (1, "")
    assert json.loads((tmp_path / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    run("--format", "html", "-o", tmp_path / "out.html")
    assert "วันพุธที่ 12 ตุลาคม 2564</mark>" in (tmp_path / "out.html").read_text(encoding="utf-8")
    run("--format", "xlsx", "-o", tmp_path / "out.xlsx")
    assert load_workbook(BytesIO((tmp_path / "out.xlsx").read_bytes())).worksheets[0]["G2"].value == "D101"
    status, _, err = run("-o", tmp_path / "none" / "out.txt")
    assert (status, err.count("\n")) == (2, 1)


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_a_baseline_hides_what_is_known_though_it_moved(run, tmp_path, form):
    run("--format", form, "-o", tmp_path / "base")
    moved = "คำนำ\n\n" + WRONG
    assert run("--baseline", tmp_path / "base", text=moved)[0] == 0
    status, out, _ = run("--baseline", tmp_path / "base", "--format", "json", text=moved + WRONG.replace("12", "13").replace("พุธ", "ศุกร์"))
    assert status == 1
    assert [finding["text"] for finding in json.loads(out)["findings"]] == ["วันศุกร์ที่ 13 ตุลาคม 2564"]
    assert run("--baseline", tmp_path / "none")[0] == 2


def test_statistics(run):
    assert run("--statistics", text=WRONG + STYLE)[1].split()[:2] == ["1", "D101"]
    table = json.loads(run("--statistics", "--format", "json", text=WRONG + STYLE)[1])["statistics"]
    assert [(row["code"], row["count"]) for row in table] == [("D101", 1), ("T603", 1)]


def test_the_period_is_the_users(run):
    text = "รายงานผลการดำเนินงาน\n1. จัดอบรมเมื่อวันที่ 12 ตุลาคม 2563 มีผู้เข้าร่วม 20 คน\n"
    found = json.loads(run("--period", "2566", "--format", "json", text=text)[1])["findings"]
    assert [finding["code"] for finding in found] == ["D106"]
    assert json.loads(run("--period", "FY2564", "--format", "json", text=text)[1])["findings"] == []
    with pytest.raises(SystemExit, match="2"):
        run("--period", "ปีที่แล้ว")


def test_evidence_is_looked_for_in_the_folder(run, tmp_path):
    text = "2.1 จัดอบรมการคัดแยกขยะเมื่อวันที่ 14 มิถุนายน 2566 (2.1-1) (2.1-2)\nรายการหลักฐาน\n2.1-1 ภาพการอบรม.jpg\n2.1-2 รายงานการอบรม.txt\n"
    (tmp_path / "ev").mkdir()
    Image.new("RGB", (40, 30)).save(tmp_path / "ev" / "ภาพการอบรม.jpg")
    status, out, _ = run("--evidence", tmp_path / "ev", "--format", "json", text=text)
    assert (status, [finding["code"] for finding in json.loads(out)["findings"]]) == (1, ["E307"])
    (tmp_path / "ev" / "รายงานการอบรม.txt").write_text("รายงานการอบรมการคัดแยกขยะ เมื่อวันที่ 14 มิถุนายน 2566", encoding="utf-8")
    assert run("--evidence", tmp_path / "ev", text=text)[0] == 0
    status, _, err = run("--evidence", tmp_path / "none", text=text)
    assert (status, err.count("\n")) == (2, 1)


def test_failures_outweigh_findings_and_stand_in_the_report(tmp_path, capsys):
    (tmp_path / "a.txt").write_text(WRONG, encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7")
    assert main(["check", str(tmp_path), "--format", "json"]) == 3
    table = json.loads(capsys.readouterr().out)
    assert [finding["code"] for finding in table["findings"]] == ["D101"]
    assert [Path(failure["path"]).name for failure in table["failures"]] == ["b.pdf"]


def test_what_could_not_be_read_does_not_pass_for_sound(tmp_path, capsys):
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 broken")
    assert main(["check", str(tmp_path / "bad.pdf"), "--lang", "en"]) == 3
    assert capsys.readouterr().out == "Files that could not be read: 1\n"
    (tmp_path / "sound.txt").write_text("ประชุมแล้ว", encoding="utf-8")
    assert main(["check", str(tmp_path), "--lang", "en"]) == 3
    assert capsys.readouterr().out == "Nothing contradicts.\nFiles that could not be read: 1\n"


def test_the_rules_are_listed_and_explained(capsys):
    assert main(["rules"]) == 0
    listed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in listed] == sorted(line.split()[0] for line in listed)
    assert main(["rules", "E307"]) == 0
    shown = capsys.readouterr().out
    assert "เหตุผล" in shown
    assert "โฟลเดอร์หลักฐาน" in shown
    assert main(["rules", "weekday-mismatch", "--lang", "en"]) == 0
    assert "Fails:" in capsys.readouterr().out
    assert main(["rules", "nothing-of-the-kind"]) == 2
