import json
from collections import Counter
from dataclasses import replace

import pytest

from bannarak.report.baseline import BaselineError, new_only, read_baseline
from bannarak.report.findings_json import findings_object
from bannarak.report.fingerprint import fingerprints
from bannarak.report.sarif import sarif_object


def moved(record, by):
    """The same document with ``by`` put before it."""
    shift = len(by)

    def finding(f):
        related = tuple(replace(r, start=r.start + shift, end=r.end + shift) for r in f.related)
        return f if f.start is None else replace(f, start=f.start + shift, end=f.end + shift, related=related)

    return replace(record, text=by + record.text, findings=tuple(map(finding, record.findings)))


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_what_was_reported_is_hidden_even_when_moved_and_renamed(tmp_path, text_record, rules, form):
    table = findings_object([text_record]) if form == "json" else sarif_object([text_record], rules)
    (tmp_path / "base").write_text(json.dumps(table), encoding="utf-8")
    later = moved(replace(text_record, document=replace(text_record.document, path="ฉบับแก้.txt")), "คำนำ\n\n")
    assert [r.findings for r in new_only([later], read_baseline(tmp_path / "base"))] == [()]


def test_what_is_new_is_shown(text_record):
    known = Counter(fingerprints(text_record))
    fresh = replace(text_record.findings[1], text="วันศุกร์ที่ 10 ตุลาคม 2564")
    changed = replace(text_record, findings=(*text_record.findings, fresh))
    assert [r.findings for r in new_only([changed], known)] == [(fresh,)]


def test_a_finding_known_once_hides_one_and_not_its_copy(text_record):
    known = Counter(fingerprints(text_record))
    assert [len(r.findings) for r in new_only([text_record, text_record], known)] == [0, 4]


def test_other_words_around_are_another_place(text_record):
    text = text_record.text.replace("ต่อมาสรุปว่า", "แต่รายงานเดิมว่า")
    shift = len(text) - len(text_record.text)
    last = text_record.findings[3]
    other = replace(text_record, text=text, findings=(replace(last, start=last.start + shift, end=last.end + shift),))
    assert fingerprints(other) != [fingerprints(text_record)[3]]


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"findings": [{}]}', "นี่ไม่ใช่ JSON", '{"runs": [{"results": [{}]}]}'])
def test_what_is_no_result_is_refused(tmp_path, content):
    (tmp_path / "base").write_text(content, encoding="utf-8")
    with pytest.raises(BaselineError, match="base: not the output"):
        read_baseline(tmp_path / "base")
    with pytest.raises(BaselineError, match="No such file"):
        read_baseline(tmp_path / "none")
