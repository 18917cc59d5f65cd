"""Characters of a PDF page in the order in which its content draws them.

Thai producers draw a cluster whole (consonant, vowel sign, tone mark) but not in geometric order: marks have no width, or stand left of
their base. Tools that sort characters by place therefore tear clusters. Content order keeps them. It is had from PDFium by walking the
page's objects and asking the text page which characters came from which object.

PDFium is called by its C functions, and as seldom as can be: a call from Python costs about as much as PDFium needs to find a character.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

__all__ = ["MARKS", "Box4", "Glyphs", "Run", "read_glyphs"]

Box4 = tuple[float, float, float, float]
"""(x0, top, x1, bottom) in points, origin at the top left of the page as it is shown."""

MARKS = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e") | frozenset(
    map(chr, (*range(0xF701, 0xF70F), *range(0xF710, 0xF71B)))
)
"""Thai characters that stand above or below a base, and the private-use glyphs that some fonts draw for them."""

_Matrix = tuple[float, float, float, float, float, float]
_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5  # FPDF_PAGEOBJ_*
_INVISIBLE = 3  # FPDF_TEXTRENDERMODE_INVISIBLE
_LINE, _MOVE = 0, 2  # FPDF_SEGMENT_*
_THIN = 3.5  # points: a path thinner than this is a rule
_SEGMENTS = 2_000  # of one path: more is a drawing
_DEPTH = 8  # of forms within forms: more occurs only in files made to do harm
_OBJECTS = 200_000  # of one page, likewise
_BOX = 1.4  # height of a line of Thai in ems, whatever box the font claims
_ASCENT = 0.72  # of that height: what stands above the base line
_BAND = 0.2  # of that height: letters reach down to this above the base line, upper marks do not
_BEARING = 0.03  # of that height: the white on either side of a letter
_NO_WIDTH = MARKS | frozenset(" \t\r\n\u00a0\u200b\u00ad")


class Run(NamedTuple):
    """Characters drawn in one go; ``y`` is the base line and ``size`` the height of a line of Thai at the size of the font.

    ``x0`` and ``x1`` bound the characters that have a width; for marks or spaces alone they are where these begin, and ``size`` is 0.
    """

    text: str
    x0: float
    x1: float
    y: float
    top: float
    size: float


class Glyphs(NamedTuple):
    """What a page draws: runs in content order, and the boxes of its straight rules and of its pictures.

    ``drawings`` is the number of paths. ``hidden`` if the text is invisible, as that of a scanner's own recognition is.
    """

    runs: list[Run]
    rules: list[Box4]
    pictures: list[Box4]
    width: float
    height: float
    drawings: int
    hidden: bool


def _function(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A PDFium function with pointers as plain numbers, which compare and hash at once; it keeps the GIL, since calls are short."""
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    assert address
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_P, _I, _L = ctypes.c_void_p, ctypes.c_int, ctypes.c_ulong
_count = _function("FPDFText_CountChars", _I, _P)
_get_text = _function("FPDFText_GetText", _I, _P, _I, _I, _P)
_unicode = _function("FPDFText_GetUnicode", ctypes.c_uint, _P, _I)
_text_object = _function("FPDFText_GetTextObject", _P, _P, _I)
_loose_box = _function("FPDFText_GetLooseCharBox", _I, _P, _I, _P)
_origin = _function("FPDFText_GetCharOrigin", _I, _P, _I, _P, _P)
_generated = _function("FPDFText_IsGenerated", _I, _P, _I)
_objects = _function("FPDFPage_CountObjects", _I, _P)
_object = _function("FPDFPage_GetObject", _P, _P, _I)
_type = _function("FPDFPageObj_GetType", _I, _P)
_bounds = _function("FPDFPageObj_GetBounds", _I, _P, _P, _P, _P, _P)
_matrix = _function("FPDFPageObj_GetMatrix", _I, _P, _P)
_font_size = _function("FPDFTextObj_GetFontSize", _I, _P, _P)
_render_mode = _function("FPDFTextObj_GetTextRenderMode", _I, _P)
_draw_mode = _function("FPDFPath_GetDrawMode", _I, _P, _P, _P)
_segments = _function("FPDFPath_CountSegments", _I, _P)
_segment = _function("FPDFPath_GetPathSegment", _P, _P, _I)
_segment_type = _function("FPDFPathSegment_GetType", _I, _P)
_point = _function("FPDFPathSegment_GetPoint", _I, _P, _P, _P)
_closed = _function("FPDFPathSegment_GetClose", _I, _P)
_form_objects = _function("FPDFFormObj_CountObjects", _I, _P)
_form_object = _function("FPDFFormObj_GetObject", _P, _P, _L)
_mark_count = _function("FPDFPageObj_CountMarks", _I, _P)
_mark = _function("FPDFPageObj_GetMark", _P, _P, _L)
_mark_value = _function("FPDFPageObjMark_GetParamBlobValue", _I, _P, ctypes.c_char_p, _P, _L, _P)


class _Page:
    """One page under reading; made once a page, holds the buffers of the calls."""

    def __init__(self, page: Any, textpage: Any) -> None:
        self.page, self.textpage = page.raw, textpage.raw
        self.left, self.bottom, self.right, self.top = page.get_bbox()
        self.turn = page.get_rotation() // 90 % 4
        width, height = self.right - self.left, self.top - self.bottom
        self.width, self.height = (height, width) if self.turn % 2 else (width, height)
        self.runs: list[Run] = []
        self.rules: list[Box4] = []
        self.pictures: list[Box4] = []
        self.drawings = 0
        self.hidden = False
        self.actual: dict[int, str | None] = {}
        self.scale = 1.0  # of the form under reading
        self.sizes: dict[float, float] = {}
        self.based = True
        self.span = 0  # the mark whose /ActualText the last run shows
        self.box = pdfium.FS_RECTF()
        self.box_at = ctypes.byref(self.box)
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.x_at, self.y_at = ctypes.byref(self.x), ctypes.byref(self.y)
        self.edges = [ctypes.c_float() for _ in range(4)]
        self.edges_at = [ctypes.byref(edge) for edge in self.edges]
        self.text = self._text()
        self.ranges = self._ranges()

    def _text(self) -> str:
        count = _count(self.textpage)
        buffer = (ctypes.c_uint16 * (count + 1))()
        units = _get_text(self.textpage, 0, count, buffer) - 1 if count > 0 else 0
        if units == count:
            text = bytes(buffer)[: 2 * units].decode("utf-16-le", "replace")
            return text if len(text) == count else "".join(map(chr, buffer[:units]))  # halves of a pair are characters of their own here
        return "".join(chr(min(_unicode(self.textpage, at), 0x10FFFF)) for at in range(max(count, 0)))

    def _ranges(self) -> dict[int, list[tuple[int, int]]]:
        """Which characters came from which object; PDFium's own line ends come from none. Those of one object stand together."""
        textpage, count = self.textpage, len(self.text)
        ranges: dict[int, list[tuple[int, int]]] = {}
        start = 0
        owner = _text_object(textpage, 0) if count else 0
        while start < count:
            end, step = start + 1, 1
            other = _text_object(textpage, end) if end < count else -1
            while other == owner:  # leap on as long as the object is the same, then halve the last leap
                end, step = end + step, 2 * step
                other = _text_object(textpage, end) if end < count else -1
            low, end = end - step // 2, min(end, count)
            while end - low > 1:
                middle = (low + end) // 2
                found = _text_object(textpage, middle)
                if found == owner:
                    low = middle
                else:
                    end, other = middle, found
            if owner:
                ranges.setdefault(owner, []).append((start, end))
            if end < count and other == -1:
                other = _text_object(textpage, end)
            start, owner = end, other
        return ranges

    def walk(self) -> None:
        """All objects of the page in content order, forms included."""
        ranges = self.ranges
        for at in range(min(_objects(self.page), _OBJECTS)):
            found = _object(self.page, at)
            if found in ranges:
                self._shown(found, ranges[found], None)
            else:
                self._other(found, None, 0)
        self._close()

    def _other(self, found: int, matrix: _Matrix | None, depth: int) -> None:
        kind = _type(found)
        if kind == _FORM and depth < _DEPTH:
            own = pdfium.FS_MATRIX()
            _matrix(found, ctypes.byref(own))
            inner = (own.a, own.b, own.c, own.d, own.e, own.f)
            if matrix:
                inner = _product(inner, matrix)
            outer, self.scale = self.scale, (inner[2] ** 2 + inner[3] ** 2) ** 0.5
            for at in range(min(_form_objects(found), _OBJECTS)):
                child = _form_object(found, at)
                if child in self.ranges:
                    self._shown(child, self.ranges[child], inner)
                elif child:
                    self._other(child, inner, depth + 1)
            self.scale = outer
        elif kind == _TEXT:
            self._shown(found, [], matrix)
        elif kind == _PATH:
            self.drawings += 1
            self._rules(found, matrix)
        elif kind == _IMAGE:
            self.pictures.append(self._bounds(found, matrix))

    def _rules(self, found: int, matrix: _Matrix | None) -> None:
        """The straight rules of a path: itself if it is thin, else the level and upright lines that it strokes."""
        x0, top, x1, bottom = self._bounds(found, matrix)
        if x1 - x0 < _THIN or bottom - top < _THIN:
            self.rules.append((x0, top, x1, bottom))
            return
        count = _segments(found)
        stroke = _I(0)
        _draw_mode(found, ctypes.byref(_I(0)), ctypes.byref(stroke))
        if not stroke.value or not 2 <= count <= _SEGMENTS:
            return
        own = pdfium.FS_MATRIX()
        _matrix(found, ctypes.byref(own))
        whole: _Matrix = (own.a, own.b, own.c, own.d, own.e, own.f)
        a, b, c, d, e, f = _product(whole, matrix) if matrix else whole
        first = last = (0.0, 0.0)
        x, y = self.edges[:2]
        for at in range(count):
            segment = _segment(found, at)
            _point(segment, self.edges_at[0], self.edges_at[1])
            point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
            kind = _segment_type(segment)
            if kind == _MOVE:
                first = point
            elif kind == _LINE:
                self._rule(last, point)
            last = point
            if _closed(segment):
                self._rule(last, first)

    def _rule(self, one: tuple[float, float], other: tuple[float, float]) -> None:
        if abs(one[0] - other[0]) < 1 or abs(one[1] - other[1]) < 1:
            xs, ys = sorted((one[0], other[0])), sorted((one[1], other[1]))
            self.rules.append(self._place(xs[0], ys[0], xs[1], ys[1]))

    def _shown(self, found: int, ranges: list[tuple[int, int]], matrix: _Matrix | None) -> None:
        """The run of one text object: its /ActualText if it has one (once, however many objects share it), else its characters."""
        if not self.runs:
            self.hidden = _render_mode(found) == _INVISIBLE
        for at in range(_mark_count(found)):
            mark = _mark(found, at)
            text = self.actual[mark] if mark in self.actual else self._actual_text(mark)
            if text is not None:
                self._replaced(found, ranges, matrix, mark, text)
                return
        if self.span:
            self._close()
        for start, end in ranges:
            # PDFium's own spaces are left out: a gap is a space if the line says so, or holds letters of another font
            at = self.text.find(" ", start, end)
            while at >= 0:
                if _generated(self.textpage, at) == 1:
                    if at > start:
                        self._run(found, start, at)
                    start = at + 1
                at = self.text.find(" ", at + 1, end)
            if start < end:
                self._run(found, start, end)

    def _run(self, found: int, start: int, end: int) -> None:
        text = self.text
        first, last = start, end - 1
        while first < end and text[first] in _NO_WIDTH:
            first += 1
        if first == end:
            _origin(self.textpage, start, self.x_at, self.y_at)
            x, y, _, _ = self._place(self.x.value, self.y.value, self.x.value, self.y.value)
            self.runs.append(Run(text[start:end], x, x, y, y, 0.0))
            return
        while text[last] in _NO_WIDTH:
            last -= 1
        textpage, box = self.textpage, self.box
        _origin(textpage, first, self.x_at, self.y_at)
        _loose_box(textpage, first, self.box_at)
        left, top, right, bottom = box.left, box.top, box.right, box.bottom
        if last > first:
            _loose_box(textpage, last, self.box_at)
            right = box.right
        height = round(top - bottom if self.turn % 2 == 0 else right - left, 2)
        size = self.sizes.get(height) or self._size(found, height)
        if self.turn:
            left, _, right, _ = self._place(left, bottom, right, top)
            _, y, _, _ = self._place(self.x.value, self.y.value, self.x.value, self.y.value)
        else:
            left, right, y = left - self.left, right - self.left, self.top - self.y.value
        self.runs.append(Run(text[start:end], left, right, y, y - _ASCENT * size, size))

    def _replaced(self, found: int, ranges: list[tuple[int, int]], matrix: _Matrix | None, mark: int, text: str) -> None:
        x0, top, x1, bottom = self._bounds(found, matrix)
        runs = self.runs
        if mark == self.span:
            run = runs[-1]
            if run.size and abs(bottom - run.y) < run.size:
                runs[-1] = run._replace(x1=max(run.x1, x1 + _BEARING * run.size))
                self.based = self.based or bottom > run.y - _BAND * run.size
            return
        self._close()
        self.span, self.based = mark, True
        size = self._size(found, -1.0)
        bearing = _BEARING * size  # the box is that of the ink
        if runs and runs[-1].text == text and x1 - x0 < 0.2 * size * sum(c not in _NO_WIDTH for c in text) > 0.2 * size:
            return  # a producer that repeats the text of a phrase with each of its pieces
        if not text or all(c in _NO_WIDTH for c in text):
            runs.append(Run(text, x0, x1, bottom, top, 0.0))
            return
        y = bottom
        if ranges:
            _origin(self.textpage, ranges[0][0], self.x_at, self.y_at)
            _, y, _, _ = self._place(self.x.value, self.y.value, self.x.value, self.y.value)
        self.based = bottom > y - _BAND * size or not any("ก" <= c <= "ฮ" for c in text)
        runs.append(Run(text, x0 - bearing, x1 + bearing, y, y - _ASCENT * size, size))

    def _close(self) -> None:
        """Ends a span of /ActualText. One whose ink never reaches the base line shows the marks of a line that stands on the next page."""
        if self.span and not self.based:
            self.runs.pop()
        self.span = 0

    def _size(self, found: int, height: float) -> float:
        """The size of a text object, which is the same for all that have a box of the same height."""
        own = pdfium.FS_MATRIX()
        _font_size(found, self.edges_at[0])
        _matrix(found, ctypes.byref(own))
        scale = (own.c**2 + own.d**2) ** 0.5
        size = float(abs(self.edges[0].value) * scale * self.scale * _BOX) or height
        self.sizes[height] = size
        return size

    def _actual_text(self, mark: int) -> str | None:
        size = _L(0)
        text = None
        # the bytes and not PDFium's string, which loses what is no UTF-8
        if _mark_value(mark, b"ActualText", None, 0, ctypes.byref(size)):
            buffer = ctypes.create_string_buffer(max(size.value, 1))
            _mark_value(mark, b"ActualText", buffer, size.value, ctypes.byref(size))
            text = _text_string(buffer.raw[: size.value])
        self.actual[mark] = text
        return text

    def _bounds(self, found: int, matrix: _Matrix | None) -> Box4:
        if not _bounds(found, *self.edges_at):
            return 0.0, 0.0, 0.0, 0.0
        left, bottom, right, top = (edge.value for edge in self.edges)
        if matrix:
            a, b, c, d, e, f = matrix
            xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
            ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
            left, bottom, right, top = min(xs), min(ys), max(xs), max(ys)
        return self._place(left, bottom, right, top)

    def _place(self, left: float, bottom: float, right: float, top: float) -> Box4:
        """A box of the page's own space as it is shown: origin at the top left, turned as the page says."""
        if self.turn == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        if self.turn == 1:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.turn == 2:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        return self.top - top, self.right - right, self.top - bottom, self.right - left


def _text_string(value: bytes) -> str:
    """A PDF text string (ISO 32000-2, 7.9.2.2); PDFDocEncoding is close enough to Latin-1."""
    if value.startswith(b"\xfe\xff"):
        return value[2:].decode("utf-16-be", "replace")
    if value.startswith(b"\xef\xbb\xbf"):
        return value[3:].decode("utf-8", "replace")
    return value.decode("latin-1")


def _product(first: _Matrix, second: _Matrix) -> _Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = second
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def read_glyphs(page: Any, textpage: Any) -> Glyphs:
    """The runs, paths and pictures of a page, given as pypdfium2's PdfPage and its PdfTextPage."""
    reading = _Page(page, textpage)
    reading.walk()
    return Glyphs(reading.runs, reading.rules, reading.pictures, reading.width, reading.height, reading.drawings, reading.hidden)
