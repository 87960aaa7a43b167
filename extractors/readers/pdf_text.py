"""The reader of digital PDFs: pdfium parses, reads and draws every page once; pdfplumber where that is in doubt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.readers.codes import with_links
from extractors.readers.inspect.active import File, inspect_file
from extractors.readers.inspect.filled import unprinted
from extractors.readers.inspect.glyphs import said_by
from extractors.readers.inspect.page import inspect_page
from extractors.readers.inspect.spoken import misspoken
from extractors.readers.inspect.titles import called_otherwise
from extractors.readers.pdf_chars import UNKNOWN, Char, Letters, letters, repaired, untold
from extractors.readers.pdf_doubt import doubts
from extractors.readers.pdf_glyphs import Seen, seen_by_pdfium
from extractors.readers.pdf_layout import Layout, Layouts
from extractors.readers.pdf_objects import NOTHING_DRAWN, drawn_objects, outlines
from extractors.readers.pdf_rules import rules_and_tables
from extractors.readers.pdf_triage import (
    LETTERS_A_WORD,
    PageFacts,
    check_count,
    check_page,
    facts_of,
    open_pdf,
    too_many_words,
)
from schemas import Document, Limits, Page, Reading, Signal, SignalCode

Inspected = tuple[Page, tuple[Signal, ...]]

_MANY_UNKNOWN = 0.1  # of a page's characters
_NO_TEXT = "This PDF has no text: it needs OCR."
_BLANK = "Every page of this PDF is blank: nothing is drawn on it."
_DIGITAL = "Ask the sender for a digital PDF, or type the invoice in."
_NEW = "Ask the sender for a new file."


class _How(NamedTuple):
    """How the pages of one PDF are read: what else is asked, what its fonts and links are like, the limits."""

    layouts: Layouts
    file: File
    limits: Limits


def read_pdf(document: Document, data: bytes, limits: Limits) -> Reading:
    """The pages of a PDF: words, rules and tables. A page without text is kept without words."""
    pdf = open_pdf(data)
    try:
        check_count(pdf, limits)
        count = len(pdf)
        file = inspect_file(data)
        read = list(_pages(pdf, _How(Layouts(data, always=not file.sound), file, limits)))
        blank = len(read) == count and not any(page.words for page, _ in read) and _is_blank(pdf)
    finally:
        pdf.close()
    pages = with_links([page for page, _ in read], file.addresses)
    noticed = (
        *(signal for _, signals in read for signal in signals),
        *misspoken(file.spoken, pages),
        *unprinted(file.filled, pages),
        *called_otherwise(file.titles, pages),
    )
    return Reading(
        sha256=document.sha256,
        reader="pdf_text",
        page_count=count,
        parts=pages,
        signals=_signals(count, pages, blank=blank) + noticed + file.signals,
    )


def _signals(count: int, pages: tuple[Page, ...], *, blank: bool) -> tuple[Signal, ...]:
    lost = [str(number) for number in range(1, count + 1) if number not in {page.number for page in pages}]
    if lost:
        named = f"Page {lost[0]} is" if len(lost) == 1 else f"Pages {', '.join(lost)} are"
        message = f"{named} damaged and cannot be read."
        return (Signal(code=SignalCode.UNREADABLE, message=message, todo=_NEW, page=int(lost[0])),)
    if not any(page.words for page in pages):
        message, todo = (_BLANK, _NEW) if blank else (_NO_TEXT, _DIGITAL)
        return (Signal(code=SignalCode.NO_TEXT, message=message, todo=todo),)
    return ()


def _is_blank(pdf: pdfium.PdfDocument) -> bool:
    """Whether no page draws anything, no note or field either."""
    for number in range(len(pdf)):
        page = pdf[number]
        try:
            if raw.FPDFPage_CountObjects(page) or raw.FPDFPage_GetAnnotCount(page):
                return False
        finally:
            page.close()
    return True


def _pages(pdf: pdfium.PdfDocument, how: _How) -> Iterator[Inspected]:
    """Every page that loads, with what was noticed on it. Raises RefusedDocument over a limit."""
    limits = how.limits
    words = characters = 0
    for number in range(1, len(pdf) + 1):
        try:
            page = pdf[number - 1]
        except pdfium.PdfiumError:
            continue
        try:
            read, signals, count = _page(pdf, page, number, how)
        except pdfium.PdfiumError:
            continue
        finally:
            page.close()
        words += len(read.words)
        characters += count
        if words > limits.words or characters > limits.words * LETTERS_A_WORD:
            raise too_many_words(limits)
        yield read, signals


def _page(
    pdf: pdfium.PdfDocument, page: pdfium.PdfPage, number: int, how: _How
) -> tuple[Page, tuple[Signal, ...], int]:
    """A page, what was noticed on it, and how many characters it has."""
    limits = how.limits
    check_page(page, number, limits)
    drawn = drawn_objects(page, limits.objects_per_page)._replace(bare=how.file.bare)
    text = page.get_textpage()
    try:
        facts = facts_of(page, text, number)
        if facts.letters > limits.words * LETTERS_A_WORD:
            raise too_many_words(limits)
        seen = seen_by_pdfium(text, drawn, facts.place)
    finally:
        text.close()
    layout = how.layouts.page(facts) if how.layouts.always or doubts(seen) else None
    read = _letters(pdf, seen, layout, facts)
    said = said_by(seen.glyphs, how.file.twice, None if layout is None else read.read)
    inspected = inspect_page(page, facts, drawn, read, said)
    rules, tables = rules_and_tables(outlines(drawn, facts.place) if layout is None else layout.outlines, facts)
    done = Page(
        number=number,
        width=round(facts.width, 2),
        height=round(facts.height, 2),
        words=inspected.words,
        rules=rules,
        tables=tables,
        payment_codes=inspected.codes,
        compared=layout is not None,
        imprints=inspected.imprints,
        lettered=inspected.lettered,
        aslant=inspected.aslant,
        ticked=inspected.ticked.sure,
        maybe_ticked=inspected.ticked.doubted,
        unticked=inspected.ticked.empty,
        blank=inspected.blank,
    )
    return done, (*inspected.signals, *misspoken(drawn.spoken, (done,))), facts.letters


def _letters(pdf: pdfium.PdfDocument, seen: Seen, layout: Layout | None, facts: PageFacts) -> Letters:
    """The characters of a page: as pdfplumber reads them where it was asked and can tell them, else as pdfium does."""
    if layout is None:
        own = letters(seen.signs, facts)
        return _repaired(own, own.read, ())
    other = letters(layout.signs, facts)
    unknown = sum(one["text"] == UNKNOWN for one in other.read)
    # It failed here, saw nothing where pdfium sees text, or lacks the font's mapping: then it also guesses wrong.
    if not layout.signs or unknown > _MANY_UNKNOWN * len(other.read):
        return _repaired(other, _worded(pdf, facts), ())
    return _repaired(other, other.read, _worded(pdf, facts)) if unknown else other


def _repaired(seen: Letters, chars: list[Char], witness: Iterable[Char]) -> Letters:
    """`seen` with `chars` as those that are read, as far as their text is told or the `witness` knows it."""
    return seen._replace(read=repaired(chars, witness), untold=tuple(untold(chars)))


def _worded(pdf: pdfium.PdfDocument, facts: PageFacts) -> list[Char]:
    """The characters of a page as pdfium reads it afresh, with what the file says that its glyphs mean."""
    page = pdf[facts.number - 1]
    text = page.get_textpage()
    try:
        return letters(seen_by_pdfium(text, NOTHING_DRAWN, facts.place).signs, facts).read
    finally:
        text.close()
        page.close()
