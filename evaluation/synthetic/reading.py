"""The first output: the pages as our reader would give them, with labels that say which words spell which term."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from random import Random
from typing import NamedTuple

from evaluation.synthetic.canvas import Canvas, Line, Mark, RowMark
from evaluation.synthetic.fonts import Metrics, metrics
from evaluation.synthetic.noise import blur
from extractors.readers.pdf_objects import framed
from extractors.readers.pdf_rules import rules_and_tables
from extractors.readers.pdf_triage import PageFacts
from schemas import Box, Page, Reading, Table, Word, around

_SAME_LINE = 0.45  # of the smaller height, as the reader gathers words to lines
_SPACED_LETTERS = 3


class TermLabel(NamedTuple):
    """One printed occurrence of a term: `words` are indices into the page's words, in reading order.

    `primary` marks the occurrence that names the value; others repeat it. `text` is what the words spell.
    """

    term: str
    page: int
    words: tuple[int, ...]
    primary: bool
    text: str


class RowLabel(NamedTuple):
    """A row of the line table or of a tax table: what it is, and which invoice line (from 0) it belongs to.

    `role` is header, item, continuation, sub-line, section, subtotal, carried over or tax row; words of a page that are
    in no row are "other".
    """

    page: int
    words: tuple[int, ...]
    role: str
    item: int | None


class Labels(NamedTuple):
    """All labels of a document; pages count from 1."""

    terms: tuple[TermLabel, ...]
    rows: tuple[RowLabel, ...]


class _Placed(NamedTuple):
    word: Word
    marks: tuple[Mark, ...]
    row: RowMark | None


def read_canvas(canvas: Canvas, noise: tuple[Random, float] | None = None) -> tuple[Reading, Labels]:
    """The Reading and the labels of a composed document; `noise` misreads characters as OCR does."""
    placed: list[list[_Placed]] = [[] for _ in range(canvas.pages)]
    for line in canvas.lines:
        placed[line.page].extend(_words(line))
    ordered = [_in_order(page, canvas) for page in placed]
    if noise is not None:
        ordered = [[one._replace(word=blur(one.word, *noise)) for one in page] for page in ordered]
    pages = tuple(_page(canvas, number, words) for number, words in enumerate(ordered))
    digest = hashlib.sha256("\n".join(one.word.text for page in ordered for one in page).encode()).hexdigest()
    source = "pdf_text" if noise is None else "ocr"
    return Reading(sha256=digest, reader=source, page_count=canvas.pages, parts=pages), _labels(ordered)


def _page(canvas: Canvas, index: int, words: Sequence[_Placed]) -> Page:
    rules, tables = _rules(canvas, index)
    return Page(
        number=index + 1,
        width=round(canvas.width, 2),
        height=round(canvas.height, 2),
        words=tuple(one.word for one in words),
        rules=rules,
        tables=tables,
    )


def _rules(canvas: Canvas, index: int) -> tuple[tuple[Box, ...], tuple[Table, ...]]:
    """Rules and tables of a page, found by the reader's own code in what the PDF would draw."""
    drawn = [((one.x0, one.top), (one.x1, one.bottom)) for one in canvas.rules if one.page == index]
    filled = [framed(one.x0, one.top, one.x1, one.bottom) for one in canvas.fills if one.page == index]
    facts = PageFacts(index + 1, (0, 0, canvas.width, canvas.height), 0, 0, len(canvas.lines))
    return rules_and_tables([*drawn, *filled], facts)


def _words(line: Line) -> Iterator[_Placed]:
    """The words of one line of text, parted at its spaces."""
    face = line.face
    letters, x, start = "", line.x, line.x
    first: Metrics | None = None
    marks: tuple[Mark, ...] = ()
    for span in line.spans:
        table = metrics(face.name if face.bold or not span.bold else face._replace(bold=True).name)
        for number, piece in enumerate(span.text.split(" ")):
            if number:
                if first is not None:
                    yield _placed(line, letters, start, x, first, marks)
                letters, first, marks = "", None, ()
                x += table.advance(" ") * face.size
            if piece:
                # A word set in two fonts has that of most of its letters.
                if first is None:
                    start, first = x, table
                elif len(piece) > len(letters):
                    first = table
                letters += piece
                if span.mark is not None and span.mark not in marks:
                    marks = (*marks, span.mark)
                x += table.advance(piece) * face.size
    if first is not None:
        yield _placed(line, letters, start, x, first, marks)


def _placed(  # noqa: PLR0913 - what a word is made of
    line: Line, text: str, x0: float, x1: float, table: Metrics, marks: tuple[Mark, ...]
) -> _Placed:
    size = line.face.size
    bottom = line.baseline - table.descent * size / 1000
    box = Box(x0, bottom - size, x1, bottom)
    return _Placed(Word(text, box, size, table.name, table.name.endswith("Bold")), marks, line.row)


def _in_order(words: Iterable[_Placed], canvas: Canvas) -> list[_Placed]:
    """Words line by line from the top, each line from the left, letter-spaced words joined; none off the page."""
    lines: list[list[_Placed]] = []
    for one in sorted(words, key=lambda placed: (placed.word.box.middle, placed.word.box.x0)):
        box = one.word.box
        if box.x0 + box.x1 > 2 * canvas.width or box.top + box.bottom > 2 * canvas.height or box.x0 + box.x1 < 0:
            continue
        last = lines[-1][-1].word.box if lines else None
        if last is not None and abs(last.middle - box.middle) <= _SAME_LINE * min(last.height, box.height):
            lines[-1].append(one)
        else:
            lines.append([one])
    return [one for line in lines for one in _joined(sorted(line, key=lambda placed: placed.word.box.x0))]


def _joined(line: list[_Placed]) -> Iterator[_Placed]:
    index = 0
    while index < len(line):
        end = _spaced_run(line, index)
        run = line[index:end]
        if len(run) == 1:
            yield line[index]
        else:
            text = "".join(one.word.text for one in run)
            yield run[-1]._replace(word=run[-1].word._replace(text=text, box=around(one.word.box for one in run)))
        index = end


def _spaced_run(line: list[_Placed], start: int) -> int:
    """The end of a run of single capitals with even gaps, or start + 1 where there is none."""
    end = start
    first = 0.0
    while end < len(line) and len(line[end].word.text) == 1 and line[end].word.text.isupper():
        gap = line[end].word.box.x0 - line[end - 1].word.box.x1 if end > start else 0.0
        if end == start + 1:
            first = gap
        if end > start + 1 and abs(gap - first) > 0.2 * line[end].word.size:
            break
        end += 1
    even = 0 < first <= 1.2 * line[start].word.size
    return end if even and end - start >= _SPACED_LETTERS else start + 1


def _labels(pages: Sequence[Sequence[_Placed]]) -> Labels:
    spans: dict[tuple[int, int], tuple[Mark, list[int]]] = {}
    rows: dict[tuple[int, RowMark], list[int]] = {}
    for number, words in enumerate(pages, start=1):
        for index, one in enumerate(words):
            for mark in one.marks:
                spans.setdefault((number, id(mark)), (mark, []))[1].append(index)
            if one.row is not None:
                rows.setdefault((number, one.row), []).append(index)
    terms = tuple(
        TermLabel(term, number, tuple(indices), mark.primary, " ".join(pages[number - 1][i].word.text for i in indices))
        for (number, _), (mark, indices) in spans.items()
        for term in mark.terms
    )
    return Labels(terms, tuple(RowLabel(n, tuple(found), row.role, row.item) for (n, row), found in rows.items()))
