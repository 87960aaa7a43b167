"""What a reading process does. Only these processes import the readers, the extractors and what they need."""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from extractors.dividing import divide
from extractors.extract import extract
from extractors.known_glyphs import KNOWN
from extractors.letters import with_letters
from extractors.mailed import with_letter, with_mail
from extractors.memory.book import open_book
from extractors.model import Model, load
from extractors.readers import Scanning, laid_out, read, render_pages, xml_of
from extractors.templates import Template, load_templates
from flows.cutting import arrange
from flows.examined import Arranged, Arranging, Drawing, Drawn, EInvoice, Examined, Wanted
from schemas import (
    Box,
    Document,
    Extraction,
    Limits,
    Page,
    Policy,
    Reading,
    RefusedDocument,
    Signal,
    SignalCode,
    Word,
)

_DPI = 90
# A page of our own: what is said on it asks every part of the extraction for what it knows.
_SAID = (
    "Invoice no 4711",
    "Invoice date 03.04.2024",
    "Description  Quantity  Price  Amount",
    "Chair  2  5.00  10.00",
    "Total EUR  10.00",
    "From now on please transfer all amounts to our new account instead of the old one.",
)
_BY_A_PERSON = Signal(code=SignalCode.PAGES_ARRANGED, message="A person said which pages are this document.")


def work(
    wanted: Wanted | Drawing | Arranging, limits: Limits, policy: Policy, *, threads: int, cache: Path | None
) -> Examined | Drawn | Arranged:
    """Read a document, draw pages of one that was read, or take pages apart."""
    if isinstance(wanted, Arranging):
        return arrange(wanted, limits)
    if isinstance(wanted, Drawing):
        return draw(wanted, limits)
    return examine(wanted, limits, policy, Scanning(policy.ocr, threads, cache))


def prepare(policy: Policy, **_others: object) -> None:
    """Extract from a page of our own, which loads models and vocabularies for all processes forked from this one. What
    is wrong with them is said of each document."""
    words = [
        Word(text, Box(at := 60.0 + 6 * match.start(), top := 40.0 + 12 * row, at + 6 * len(text), top + 10), 10.0)
        for row, line in enumerate(_SAID)
        for match in re.finditer(r"\S+", line)
        for text in [match[0]]
    ]
    page = Page(number=1, width=595.0, height=842.0, words=tuple(words))
    with suppress(Exception):
        extract(Reading(sha256="", reader="none", page_count=1, parts=(page,)), model=_model(policy))


def examine(wanted: Wanted, limits: Limits, policy: Policy, scanning: Scanning) -> Examined:
    """Read and extract one document; what a person decided stands in the place of what is read.

    Its words come along only where they are asked about later.
    """
    started = time.perf_counter()
    document, decided = wanted.document, wanted.decided
    if wanted.glyphs is not None:
        KNOWN.take_along(wanted.glyphs)
    reading = read(document, limits, scanning, policy.passwords)
    if wanted.whole:
        reading = reading.model_copy(update={"signals": (*reading.signals, _BY_A_PERSON)})
    else:
        reading = divide(reading, document, allowed=policy.types.divide)
    if policy.templates is not None:
        reading = reading.model_copy(update={"laid_out": laid_out(document, limits)})
    # What consists of others says nothing itself; a mail says something of what it brings.
    extraction = Extraction() if reading.enclosed else _extracted(reading, document, policy, wanted.memory)
    reading = with_letters(with_letter(reading, limits), limits)
    if decided is not None:
        from flows.approved import with_decided

        extraction = with_decided(reading, extraction, decided)
    seconds = time.perf_counter() - started
    kept = reading if policy.foundation.enabled else reading.without_content()
    return Examined(kept, extraction, seconds, _einvoice(document, reading, limits), KNOWN.learnt())


def _extracted(reading: Reading, document: Document, policy: Policy, memory: Path | None) -> Extraction:
    book = open_book(str(memory)) if memory is not None and policy.layers.memory else None
    read = extract(
        reading,
        _templates(policy.templates),
        model=_model(policy),
        rules=policy.layers.rules,
        memory=book,
    )
    return with_mail(read, document.said, book)


def _model(policy: Policy) -> Model | None:
    return load(policy.model_folder) if policy.layers.model else None


def _einvoice(document: Document, reading: Reading, limits: Limits) -> EInvoice | None:
    xml = xml_of(document, limits) if reading.einvoice is not None else None
    return EInvoice(xml, attached=bool(reading.pages)) if xml is not None else None


@lru_cache(maxsize=4)
def _templates(folder: str | None) -> Sequence[Template]:
    return load_templates(Path(folder)) if folder else ()


def draw(drawing: Drawing, limits: Limits) -> Drawn:
    """The pages of a document as images; none of one that does not open."""
    try:
        return render_pages(drawing.document, drawing.pages, limits, dpi=_DPI)
    except RefusedDocument:
        return ()
