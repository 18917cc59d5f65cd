"""What the words beside a code say of its document: its title or file, its pages, and whether they list it rather than cite it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from bannarak.document import Span, Table
from bannarak.extract.codes import Code, read_code
from bannarak.extract.evidence_found import EXTENSION, Found, clean_title
from bannarak.extract.evidence_pages import Pages
from bannarak.extract.evidence_patterns import BULLETS
from bannarak.extract.surroundings import Surroundings

__all__ = ["Titles"]

_NEXT_CODE = re.compile(r"(?<=[\s,;/(\[])[1-9]\d?[.-]")
_NAMED = re.compile(r"[ก-๎A-Za-z]{3}")  # a cell that holds words
_CODE_LAST = re.compile(  # a line that does: "รายงานประจำปี (7.1-1)"
    r"\s{1,9}(?:\d{1,2}[.)]\s?)?[^\s\d(\[][^\n(\[]{2,120}[(\[][^()\[\]\n]{0,40}(?:\(\d{1,2}\)|\d)[)\]][ .|]*(?:\n|\Z)"
)
_ITEM = re.compile(rf"^[\s|]*(?:[{BULLETS}]|\d{{1,2}}[.)])?\s*")
_LONGEST = 120  # characters of the title of a document


class Titles:
    """The documents of the codes of one text. ``text`` has hyphens in its codes, ``shown`` is what titles are taken from; ``pages`` reads
    pages, ``label`` is what stands before a title, ``heads`` are the heads of columns of codes.
    """

    def __init__(self, text: str, shown: str, around: Surroundings, pages: Pages, label: re.Pattern[str], heads: Collection[str]) -> None:
        self.text, self.shown, self.around, self.pages, self.label, self.heads = text, shown, around, pages, label, heads

    def name(self, run: list[Found], end: int) -> None:
        """Give each code the words behind it; a further code behind a file name starts the next document."""
        last = run[-1]
        at = last.code.end
        cell = run[0].code.indicator if run[0].code.start in self.around.cells else None
        while True:
            following = next(self._codes_within(at, end, cell), None)
            stop = following.start if following else end
            title = clean_title(self.shown[last.code.end : stop])
            label = self.label.match(title)  # "รหัส 7.1-1 ชื่อเอกสาร ..."
            last.file = title[label.end() :] if label else title or None
            if title and (pages := self.pages.only(self.text[last.code.end : stop].strip(" -–:|,;."))):
                last.pages, last.file = pages, None
            if following is None:
                return
            last = Found(following, last.role)
            run.append(last)
            at = following.end

    def _codes_within(self, at: int, end: int, cell: str | None) -> Iterator[Code]:
        """The codes that begin a further document in what stands behind one: behind a separator, or of the indicator of this cell."""
        for m in _NEXT_CODE.finditer(self.text, at, end):
            code = read_code(self.text, m.start())
            before = self.text[at : m.start()].rstrip()
            if (
                code is not None
                and code.shape == "full"
                and code.sequence
                and code.end <= end
                and (
                    before.endswith((",", ";", "/"))
                    or EXTENSION.search(before[-6:])
                    or not before
                    or (code.indicator == cell and before[-1] not in "([")
                )
            ):
                yield code

    def around_bracket(self, run: list[Found], opened: int, close: int) -> None:
        """The titles and pages in a bracket and before it; the title beside it in a list makes it a listing."""
        label = run[-1].code.end
        self.name(run, close)
        run[0].pages = self.pages.before(opened)
        if (inside := self.pages.inside(label, close)) is not None:
            run[-1].pages, run[-1].file = inside, None
        run[-1].pages = run[-1].pages or self.pages.behind(close)
        listed = self._listed_after(opened, close)
        if listed is None:
            listed = self._listed_before(opened, close)
        if listed is not None and len(run) == 1 and run[0].file is None:
            run[0].role, run[0].file = "listing", listed

    def _listed_after(self, opened: int, close: int) -> str | None:
        """The title of "(7.1-1) รายงาน.pdf" at the start of a line: a listing, if the title is a file name or the line stands in a list."""
        text = self.text
        if text[self.around.line_start(opened) : opened].strip(" \t|-–•*") or close >= len(text):
            return None
        end = self.around.line_end(close)
        title = clean_title(self.shown[close + 1 : end])
        if not title or not (EXTENSION.search(title) or self.around.in_list(opened)):
            return None
        return title

    def _listed_before(self, opened: int, close: int) -> str | None:
        """The title of "รายงานประจำปี (7.1-1)" in a list whose first line is such a one, with nothing behind."""
        if not self.around.in_list(opened) or not _CODE_LAST.match(self.text, self.around.line_end(self.around.list_start(opened))):
            return None
        start = self.around.line_start(opened)
        if self.text[close + 1 : self.around.line_end(close)].strip(" .|") or opened - start > _LONGEST:
            return None
        return clean_title(_ITEM.sub("", self.shown[start:opened])) or None

    def beside(self, run: list[Found], end: int) -> None:
        """A line or cell that holds codes alone: their document may be named by the next cell or line, its file by a cell further on."""
        at, text = run[0].code.start, self.text
        if at in self.around.cells:
            table, row, column = self.around.cells[at]
            beside = row[column + 1] if column + 1 < len(row) else None
            listed = self.around.in_list(at) and beside is not None and _NAMED.search(text, beside.start, beside.end)
            if len(run) == 1 and beside is not None and (listed or self._names_document(table, row, column, beside)):
                named = next((cell for cell in row[column + 1 :] if EXTENSION.search(text, cell.start, cell.end)), beside)
                run[0].role, run[0].file = "listing", clean_title(self.shown[named.start : named.end])
            run[0].pages = run[0].pages or self.pages.before(at)
            return
        below = text[end + 1 : self.around.line_end(end + 1)].strip() if end < len(text) else ""
        if len(run) == 1 and EXTENSION.search(below):
            run[0].role, run[0].file = "listing", clean_title(self.shown[end + 1 : self.around.line_end(end + 1)])
        elif self.around.in_list(at):
            for entry in run:
                entry.role = "listing"

    def _names_document(self, table: Table, row: Sequence[Span], column: int, beside: Span) -> bool:
        """Whether the cell ``beside`` names the document of the code in ``column``: the table is a list of documents."""
        if EXTENSION.search(self.text, beside.start, beside.end):
            return True
        head = table.rows[0]
        if head is row or column >= len(head):
            return False
        return self.text[head[column].start : head[column].end].strip() in self.heads
