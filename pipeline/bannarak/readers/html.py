"""Web pages: the main text with its headings and tables, title and day of publication. Navigation, scripts and styles stay out.

Nothing is fetched: the page is taken as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Any

from bannarak.document import Document
from bannarak.errors import UnreadableError
from bannarak.readers.builder import Builder
from bannarak.readers.text import decode

__all__ = ["read_html"]

_LIMIT = 20_000_000  # bytes of markup; the parser needs thirty times that
_CHARSET = re.compile(rb"<meta[^>]{1,200}charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")  # no character of XML, which trees of lxml hold
_THAI_CHARSETS = {"tis-620", "tis620", "windows-874", "cp874", "iso-8859-11", "x-windows-874"}
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "date.issued",
    "dcterms.issued",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "publishdate",
    "pubdate",
    "publication_date",
    "date",
)
_LEFT_OUT = ("script", "style", "noscript", "nav", "footer", "header", "aside", "form", "button", "select", "iframe", "template", "head")
_BLOCKS = {
    "p",
    "div",
    "li",
    "tr",
    "br",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "ul",
    "ol",
    "section",
    "article",
    "blockquote",
    "dd",
    "dt",
}


def read_html(data: bytes, path: str) -> Document:
    """The document in the bytes of a web page. Raises UnreadableError for one without text."""
    if len(data) > _LIMIT:
        raise UnreadableError(f"the page has more than {_LIMIT // 1_000_000} MB", "save only the article")
    from lxml import etree, html

    page = _CONTROL.sub("", _text(data))
    # Given as bytes in a known encoding: what the markup declares no longer holds.
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_pis=True)
    try:
        tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise UnreadableError("the page is empty or damaged", "save it again from the browser") from None
    title, published = _title(tree), _published(tree)
    builder = Builder()
    body = _main(tree)
    if body is not None:
        for child in body:
            _add(builder, child)
    if not builder.text.strip():
        builder = Builder()
        for line in _all_lines(tree):
            builder.block(line)
    text = builder.text
    if not text.strip():
        raise UnreadableError("the page has no text", "save the page with its text, or as PDF")
    return Document(
        path,
        sha256(data).hexdigest(),
        "html",
        text,
        tables=tuple(builder.tables),
        headings=tuple(builder.headings),
        title=title,
        published=published,
    )


def _text(data: bytes) -> str:
    try:
        return decode(data)
    except UnreadableError:
        declared = _CHARSET.search(data[:4096])
        if declared is None:
            raise
        name = declared[1].decode().lower()
        # A page that says what it is may hold a stray byte: browsers show it all the same.
        if name in _THAI_CHARSETS:
            return data.decode("cp874", "replace")
        if name in ("utf-8", "utf8"):
            return data.decode("utf-8", "replace")
        raise


def _main(tree: Any) -> Any:
    """The main text as trafilatura's simplified tree, None if it finds none."""
    from copy import deepcopy

    from trafilatura import bare_extraction

    try:
        found = bare_extraction(deepcopy(tree), include_comments=False, include_tables=True, include_formatting=False, with_metadata=False)
    except Exception:  # whatever a broken page makes it raise, the plain text of the page is still there
        return None
    return None if found is None else found.body


def _add(builder: Builder, element: Any) -> None:
    tag = element.tag
    if tag == "table":
        builder.table([_words(cell) for cell in row.iter("cell")] for row in element.iter("row"))
    elif tag == "head":
        rend = element.get("rend", "h2")
        builder.block(_words(element), int(rend[1]) if re.fullmatch("h[1-6]", rend) else 2)
    elif tag in ("list", "div", "quote") and len(element):
        if (element.text or "").strip():
            builder.block(element.text.strip())
        numbered = 0 if element.get("rend") == "ol" else None
        for child in element:
            if numbered is not None and child.tag == "item":
                numbered += 1
                builder.block(f"{numbered}. {_words(child)}")
            else:
                _add(builder, child)
            if (child.tail or "").strip():
                builder.block(child.tail.strip())
    else:
        words = _words(element)
        if words:
            builder.block(f"• {words}" if tag == "item" else words)


def _words(element: Any) -> str:
    """The text of an element: line breaks kept, other white space as one space."""
    parts: list[str] = []

    def walk(node: Any) -> None:
        if node.tag == "lb":
            parts.append("\n")
        parts.append(node.text or "")
        for child in node:
            walk(child)
            parts.append(child.tail or "")

    walk(element)
    lines = "".join(parts).split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _all_lines(tree: Any) -> Iterator[str]:
    """The lines of the page without its furniture, for pages too short or too odd for a main text."""
    from lxml import etree

    etree.strip_elements(tree, etree.Comment, *_LEFT_OUT, with_tail=False)
    parts: list[str] = []
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        if node.tag in _BLOCKS:
            parts.append("\n")
        parts.append((node.text if event == "start" else node.tail) or "")
    for line in "".join(parts).split("\n"):
        words = " ".join(line.split())
        if words:
            yield words


def _title(tree: Any) -> str | None:
    """The headline: og:title, a single h1, else <title> without the name of the site."""
    for value in tree.xpath("//meta[@property='og:title' or @name='og:title']/@content"):
        if value.strip():
            return " ".join(value.split())
    headlines = [" ".join(h.text_content().split()) for h in tree.xpath("//h1")]
    if len(headlines) == 1 and headlines[0]:
        return str(headlines[0])
    stated = " ".join("".join(tree.xpath("//head/title//text()")).split())
    return re.split(r"\s+[|–—»-]\s+", stated)[0] or None


def _published(tree: Any) -> date | None:
    """The day of publication that the page states for machines."""
    stated: dict[str, str] = {}
    for meta in tree.xpath("//meta[@content]"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        stated.setdefault(name.lower(), meta.get("content"))
    candidates = [stated[name] for name in _PUBLISHED if name in stated]
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        candidates += _json_dates(script)
    candidates += tree.xpath("//*[@itemprop='datePublished']/@datetime|//*[@itemprop='datePublished']/@content")
    candidates += tree.xpath("//time[@pubdate]/@datetime|//article//time/@datetime")[:1]
    return next((day for day in map(_day, candidates) if day), None)


def _json_dates(script: str) -> list[str]:
    try:
        waiting = [json.loads(script)]
    except (ValueError, RecursionError):
        return []
    found: list[str] = []
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            if isinstance(item.get("datePublished"), str):
                found.append(item["datePublished"])
            waiting += item.values()
        elif isinstance(item, list):
            waiting += item
    return sorted(found)


def _day(text: str) -> date | None:
    """The ISO day at the start of ``text``; Thai sites also write the Buddhist year there."""
    found = _DAY.match(text.strip())
    if not found:
        return None
    year, month, day = map(int, found.groups())
    try:
        return date(year - 543 if year >= 2400 else year, month, day)
    except ValueError:
        return None
