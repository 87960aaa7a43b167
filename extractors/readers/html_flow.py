"""The text of an HTML element laid out plainly: lines below each other, the cells of tables side by side.

No style sheet is applied and nothing is fetched: what is read is the order, the tables, and the few styles that stand
in the elements themselves. Places are in points from the top left, characters all of one width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

_SIZE = 10.0  # of plain text, in points
_ADVANCE = 0.5  # of a character, in em
_BLANK = 0.3
_LEADING = 1.4
_CELL_GAP = 16.0  # between the columns of a table: wide enough to part them
_WIDEST = 110  # characters in a line
_MOST_SPANNED = 100  # columns or rows
_HEADINGS = {"h1": 18.0, "h2": 15.0, "h3": 12.0, "h4": 11.0}
_BOLD = {"b", "strong", "th", *_HEADINGS}
_BLOCKS = {
    "address", "article", "aside", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figure",
    "footer", "form", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "ul", "caption",
    *_HEADINGS,
}  # fmt: skip
_SECTIONS = ("thead", "tbody", "tfoot")
_SILENT = {"head", "script", "style", "title", "template", "noscript", "object", "iframe", "svg", "select", "textarea"}
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?:font-size|opacity|max-height)\s*:\s*0(?![.\d])",
    re.IGNORECASE,
)
_FONT_SIZE = re.compile(r"font-size\s*:\s*(\d+(?:\.\d+)?)\s*(px|pt)", re.IGNORECASE)
_FONT_WEIGHT = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.IGNORECASE)
_UNSEEN = re.compile("[\u00ad\u034f\u200b-\u200f\u2060\ufeff]")  # what mails fill their preview line with


class Style(NamedTuple):
    """How text looks, as far as it is looked at. `kept`: blanks and line breaks count."""

    size: float = _SIZE
    bold: bool = False
    kept: bool = False


PLAIN = Style()


class Placed(NamedTuple):
    """One word and its place within its box."""

    text: str
    x: float
    y: float
    style: Style

    @property
    def width(self) -> float:
        """In points."""
        return len(self.text) * _ADVANCE * self.style.size


class Box(NamedTuple):
    """Words and the space they take."""

    width: float
    height: float
    words: tuple[Placed, ...]


class _Flow:
    """Lines and boxes below one another."""

    def __init__(self) -> None:
        self._words: list[Placed] = []
        self._line: list[Placed] = []
        self._parted = True  # whether the next text begins a new word
        self._width = self._height = 0.0

    def text(self, text: str, style: Style) -> None:
        text = _UNSEEN.sub("", text)
        if style.kept:
            for number, line in enumerate(text.expandtabs().replace("\r\n", "\n").split("\n")):
                if number:
                    self.end_line(style)
                for found in re.finditer(r"\S+", line):
                    self._line.append(Placed(found[0], found.start() * _ADVANCE * style.size, 0.0, style))
            return
        for number, word in enumerate(text.split()):
            self._word(word, style, parted=self._parted or number > 0 or text[0].isspace())
            self._parted = False
        self._parted = self._parted or text[-1:].isspace()

    def _word(self, word: str, style: Style, *, parted: bool) -> None:
        if not parted and self._line:
            word, style = self._line[-1].text + word, self._line.pop().style
        x = self._line[-1].x + self._line[-1].width + _BLANK * style.size if self._line else 0.0
        if x > _WIDEST * _ADVANCE * _SIZE:
            self.end_line()
            x = 0.0
        self._line.append(Placed(word, x, 0.0, style))

    def end_line(self, style: Style | None = None) -> None:
        """Begin a new line; an empty one takes space only where its `style` is given."""
        size = max((word.style.size for word in self._line), default=style.size if style else 0.0)
        for word in self._line:
            self._words.append(word._replace(y=self._height + _LEADING * size - word.style.size))
            self._width = max(self._width, word.x + word.width)
        self._height += _LEADING * size
        self._line = []
        self._parted = True

    def add(self, box: Box) -> None:
        """A box below what there is."""
        self.end_line()
        self._words += [word._replace(y=word.y + self._height) for word in box.words]
        self._width = max(self._width, box.width)
        self._height += box.height

    def box(self) -> Box:
        self.end_line()
        return Box(self._width, self._height, tuple(self._words))


def laid_out(element: etree._Element, style: Style = PLAIN) -> Box:
    """All visible text of `element`."""
    flow = _Flow()
    _fill(flow, element, style)
    return flow.box()


def _fill(flow: _Flow, element: etree._Element, style: Style) -> None:
    flow.text(element.text or "", style)
    for child in element:
        if isinstance(child.tag, str) and not _is_hidden(child):
            _place(flow, child, _styled(child, style))
        flow.text(child.tail or "", style)


def _place(flow: _Flow, child: etree._Element, style: Style) -> None:
    if child.tag == "br":
        flow.end_line(style)
    elif child.tag == "table":
        _place_strays(flow, child, style)
        flow.add(_table(child, style))
    elif child.tag in _BLOCKS:
        flow.end_line()
        _fill(flow, child, style)
        flow.end_line()
    else:
        _fill(flow, child, style)


def _is_hidden(element: etree._Element) -> bool:
    return element.tag in _SILENT or "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def _styled(element: etree._Element, style: Style) -> Style:
    said = element.get("style", "")
    size = _HEADINGS.get(str(element.tag), style.size)
    if (found := _FONT_SIZE.search(said)) is not None:
        size = min(max(float(found[1]) * (0.75 if found[2].lower() == "px" else 1.0), 4.0), 36.0)
    bold = style.bold or element.tag in _BOLD or bool(_FONT_WEIGHT.search(said))
    return Style(size, bold, style.kept or element.tag == "pre")


class _Cell(NamedTuple):
    row: int
    column: int
    span: int
    box: Box


def _table(table: etree._Element, style: Style) -> Box:
    cells = list(_cells(table, style))
    widths: dict[int, float] = {}
    for cell in sorted(cells, key=lambda cell: cell.span):
        spanned = range(cell.column, cell.column + cell.span)
        there = sum(widths.get(column, 0.0) for column in spanned) + _CELL_GAP * (cell.span - 1)
        widths[spanned[-1]] = widths.get(spanned[-1], 0.0) + max(0.0, cell.box.width - there)
    lefts = _starts(widths, _CELL_GAP)
    heights: dict[int, float] = {}
    for cell in cells:
        heights[cell.row] = max(heights.get(cell.row, 0.0), cell.box.height)
    tops = _starts(heights, 0.0)
    words = tuple(
        word._replace(x=word.x + lefts[cell.column], y=word.y + tops[cell.row])
        for cell in cells
        for word in cell.box.words
    )
    return Box(max((word.x + word.width for word in words), default=0.0), sum(heights.values()), words)


def _starts(sizes: dict[int, float], gap: float) -> dict[int, float]:
    """Where each of the columns or rows begins; what is empty takes no space."""
    starts, at = {}, 0.0
    for index in range(max(sizes, default=-1) + 1):
        starts[index] = at
        at += sizes[index] + gap if sizes.get(index) else 0.0
    return starts


def _cells(table: etree._Element, style: Style) -> Iterator[_Cell]:
    """The cells of a table, below its caption, each in its place; those that reach over rows keep the others away."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(_rows(table)):
        own = _styled(row, style)
        column = 0
        for cell in row:
            if not isinstance(cell.tag, str) or _is_hidden(cell):
                continue
            while (number, column) in taken:
                column += 1
            span, deep = _spanned(cell, "colspan"), _spanned(cell, "rowspan")
            taken.update((number + below, column + beside) for below in range(deep) for beside in range(span))
            yield _Cell(number, column, span, laid_out(cell, _styled(cell, own)))
            column += span


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if not isinstance(child.tag, str) or _is_hidden(child):
            continue
        if child.tag in _SECTIONS:
            yield from (row for row in child if row.tag == "tr" and not _is_hidden(row))
        elif child.tag == "tr":
            yield child


def _place_strays(flow: _Flow, table: etree._Element, style: Style) -> None:
    """What stands in a table and in no cell, as browsers show it: above the table."""
    for part in (table, *(child for child in table if child.tag in _SECTIONS)):
        flow.end_line()
        flow.text(part.text or "", style)
        for child in part:
            outside = isinstance(child.tag, str) and child.tag not in (*_SECTIONS, "tr", "colgroup", "col")
            if outside and not _is_hidden(child):
                _place(flow, child, _styled(child, style))
            flow.text(child.tail or "", style)
    for row in _rows(table):
        flow.text(" ".join([row.text or "", *(cell.tail or "" for cell in row)]), style)


def _spanned(cell: etree._Element, name: str) -> int:
    said = cell.get(name, "1").strip()
    return min(max(int(said), 1), _MOST_SPANNED) if said.isascii() and said.isdigit() else 1
