import re
from html.parser import HTMLParser

from bannarak.report.html import html_page


class Words(HTMLParser):
    """The text of the document as the page shows it, and every id and every link within the page."""

    def __init__(self):
        super().__init__()
        self.stack, self.text, self.ids, self.links, self.marks = [], "", [], [], []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag not in ("meta", "br"):
            self.stack.append((tag, attrs.get("class", "")))
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if attrs.get("href", "").startswith("#"):
            self.links.append(attrs["href"][1:])

    def handle_endtag(self, tag):
        assert self.stack.pop()[0] == tag

    def handle_data(self, data):
        classes = [name for _, name in self.stack]
        if "words" in classes and not any(name.startswith(("badge", "page")) for name in classes):
            self.text += data
            if self.stack[-1][0] == "mark":
                self.marks.append((self.stack[-1][1], data))


def parsed(*args, **kwargs):
    words = Words()
    words.feed(html_page(*args, **kwargs))
    assert words.stack == []
    return words


def test_the_text_stands_unchanged_beside_its_findings(text_record, rules):
    page = parsed([text_record], rules)
    assert page.text == text_record.text
    assert page.marks == [("error", "วันพุธที่ "), ("error", "10 ตุลาคม 2564"), ("info", " มีครู"), ("warning", "14 โรงเรียน")]


def test_every_link_leads_somewhere_and_every_id_is_one(text_record, paged_record, sound_record, rules):
    page = parsed([text_record, sound_record, paged_record], rules)
    assert len(page.ids) == len(set(page.ids))
    assert set(page.links) <= set(page.ids)
    assert {"d1", "d3", "f1", "f8", "m2", "m8"} <= set(page.ids)


def test_nothing_is_fetched_and_nothing_runs(text_record, problem, rules):
    page = html_page([text_record], rules, [problem])
    assert not re.search(r"https?:|<script|<link|<img|url\(|@import", page)
    assert "default-src 'none'" in page


def test_what_the_document_says_is_no_markup(text_record, rules):
    assert "<ห้องสมุดริมธาร>" not in html_page([text_record], rules)


def test_pages_and_languages(paged_record, sound_record, problem, rules):
    thai, english = html_page([paged_record], rules), html_page([paged_record], rules, lang="en")
    assert '<span class="page">หน้า 2</span>' in thai
    assert "5 หรือ 14" in thai
    assert "5 or 14" not in thai
    assert '<span class="page">page 2</span>' in english
    assert "5 or 14" in english
    assert "ไม่พบข้อขัดแย้ง" in html_page([sound_record], rules)
    assert "เสีย.pdf" in html_page([sound_record], rules, [problem])
