"""The reader of digital PDFs: pdfium for triage and as second reader, pdfplumber for one parse of every page."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pypdfium2 as pdfium

from extractors.readers.inspect.active import inspect_file
from extractors.readers.inspect.page import inspect_page
from extractors.readers.pdf_chars import UNKNOWN, repaired, upright_chars
from extractors.readers.pdf_glyphs import glyphs
from extractors.readers.pdf_layout import Layouts
from extractors.readers.pdf_rules import rules_and_tables
from extractors.readers.pdf_triage import PageFacts, check_pages, open_pdf, too_many_words
from schemas import Document, Limits, Page, Reading, Signal, SignalCode

# pdfminer warns of every flaw that it works around; what matters of them becomes signals.
logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
logging.getLogger("pdfplumber").setLevel(logging.CRITICAL)

Inspected = tuple[Page, tuple[Signal, ...]]

_MANY_UNKNOWN = 0.1  # of a page's characters
_NO_TEXT = "This PDF has no text: it needs OCR."
_DIGITAL = "Ask the sender for a digital PDF, or type the invoice in."
_NEW = "Ask the sender for a new file."


def read_pdf(document: Document, data: bytes, limits: Limits) -> Reading:
    """The pages of a PDF: words, rules and tables. A page without text is kept without words."""
    pdf = open_pdf(data)
    try:
        facts = check_pages(pdf, limits)
        read = list(_pages(pdf, data, facts, limits))
    finally:
        pdf.close()
    pages = tuple(page for page, _ in read)
    noticed = tuple(signal for _, signals in read for signal in signals)
    return Reading(
        sha256=document.sha256,
        reader="pdf_text",
        page_count=len(facts),
        parts=pages,
        signals=_signals(facts, pages) + noticed + inspect_file(data),
    )


def _signals(facts: list[PageFacts | None], pages: tuple[Page, ...]) -> tuple[Signal, ...]:
    lost = [str(number) for number, fact in enumerate(facts, start=1) if fact is None]
    if lost:
        named = f"Page {lost[0]} is" if len(lost) == 1 else f"Pages {', '.join(lost)} are"
        message = f"{named} damaged and cannot be read."
        return (Signal(code=SignalCode.UNREADABLE, message=message, todo=_NEW, page=int(lost[0])),)
    if not any(page.words for page in pages):
        return (Signal(code=SignalCode.NO_TEXT, message=_NO_TEXT, todo=_DIGITAL),)
    return ()


def _pages(pdf: pdfium.PdfDocument, data: bytes, facts: list[PageFacts | None], limits: Limits) -> Iterator[Inspected]:
    """Every page in turn, with what was noticed on it. Raises RefusedDocument over the allowed number of words."""
    layouts = Layouts(data)
    words = 0
    for fact in facts:
        if fact is None:
            layouts.skip()
            continue
        page, signals = _page(pdf, layouts, fact, limits)
        words += len(page.words)
        if words > limits.words:
            raise too_many_words(limits)
        yield page, signals


def _page(pdf: pdfium.PdfDocument, layouts: Layouts, facts: PageFacts, limits: Limits) -> Inspected:
    layout = layouts.next(facts)
    chars = upright_chars(layout.letters, facts)
    unknown = sum(char["text"] == UNKNOWN for char in chars)
    # pdfminer failed here, saw nothing where pdfium sees text, or lacks the font's mapping: then it also guesses wrong.
    if not layout.letters or unknown > _MANY_UNKNOWN * len(chars):
        chars = repaired(glyphs(pdf, facts), ())
    elif unknown:
        chars = repaired(chars, glyphs(pdf, facts))
    inspected = inspect_page(pdf, facts, chars, layout.letters, limits)
    rules, tables = rules_and_tables(layout.curves, facts)
    page = Page(
        number=facts.number,
        width=round(facts.width, 2),
        height=round(facts.height, 2),
        words=inspected.words,
        rules=rules,
        tables=tables,
        payment_codes=inspected.codes,
    )
    return page, inspected.signals
