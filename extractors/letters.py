"""What a letter says of the invoice that came beside it: "As agreed your insurer has paid; it is for your files only".
It is heard as the mail is that brought both."""

from __future__ import annotations

from pathlib import Path

from extractors.hearing import unclear_on
from extractors.mailed import names_by_number
from extractors.media_types import PDF
from extractors.page.sheet import Sheet, sheet_of
from extractors.readers.pdf_text import read_pdf
from extractors.rules.kind import kind_of
from extractors.sentences.notices import notices
from schemas import Document, Enclosed, Limits, Reading, RefusedDocument, Statement

_MOST = 2  # pages of a letter; what is longer are terms of business, or a report
_TITLED = 0.65  # what is surer has a title of its own, and not the name of an invoice in its subject
_AMOUNTS = 2  # of a letter at most
_PDF = b"%PDF-"


def with_letters(reading: Reading, limits: Limits) -> Reading:
    """`reading` of what brought several files, with what letters among them say put to each of the others."""
    said = [_said(one, limits) for one in reading.enclosed] if len(reading.enclosed) > 1 else []
    if not any(said):
        return reading
    enclosed = tuple(
        one._replace(said=(*one.said, *(told for other, some in enumerate(said) if other != at for told in some)))
        for at, one in enumerate(reading.enclosed)
    )
    return reading.model_copy(update={"enclosed": enclosed})


def _said(one: Enclosed, limits: Limits) -> tuple[Statement, ...]:
    """What a letter says that names an invoice by its number; nothing, of any other file."""
    if not one.data.startswith(_PDF):
        return ()
    document = Document(sha256="", media_type=PDF, size=len(one.data), origin=one.name, path=Path())
    try:
        reading = read_pdf(document, one.data, limits)
    except RefusedDocument:
        return ()  # that is said of the file itself
    sheet = sheet_of(reading)
    if reading.page_count > _MOST or not sheet.layout.segments or not _is_a_letter(sheet):
        return ()
    told = (*notices(sheet, {}, stamped=False), *unclear_on(sheet, {}))
    return tuple(said.model_copy(update={"page": None, "boxes": ()}) for said in told)


def _is_a_letter(sheet: Sheet) -> bool:
    """Whether a document is none by its title, nor by its amounts, and names an invoice by its number."""
    titled = kind_of(sheet).score >= _TITLED
    few = not titled and len(sheet.money) <= _AMOUNTS
    return few and any(names_by_number(one.text) for one in sheet.layout.segments)
