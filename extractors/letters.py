"""What a letter says of the invoice that came beside it: "As agreed your insurer has paid; it is for your files only".
It is heard as the mail is that brought both."""

from __future__ import annotations

from pathlib import Path

from extractors.hearing import unclear_on
from extractors.mailed import names_by_number
from extractors.media_types import PDF
from extractors.page.roles import OWED
from extractors.page.sheet import Sheet, sheet_of
from extractors.readers.pdf_text import read_pdf
from extractors.rules.kind import kind_of
from extractors.sentences.notices import notices
from schemas import DocType, Document, Enclosed, Limits, Reading, RefusedDocument, Statement

_MOST = 2  # pages of a letter; what is longer are terms of business, or a report
_TITLED = 0.65  # what is surer has a title of its own, and not the name of an invoice in its subject
_AMOUNTS = 2  # of a letter at most, if one is called a total
_ASKING = frozenset({DocType.INVOICE, DocType.CREDIT_NOTE})
_IN_SENTENCE = "sentence"
_HEAD = 1024  # bytes: junk may stand before what a PDF begins with
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
    if _PDF not in one.data[:_HEAD]:
        return ()
    document = Document(sha256="", media_type=PDF, size=len(one.data), origin=one.name, path=Path())
    try:
        reading = read_pdf(document, one.data, limits.model_copy(update={"pages": min(limits.pages, _MOST)}))
    except RefusedDocument:
        return ()  # it is longer; what else is wrong is said of the file itself
    sheet = sheet_of(reading)
    if not sheet.layout.segments or not _is_a_letter(sheet):
        return ()
    told = (*notices(sheet, {}, stamped=False), *unclear_on(sheet, {}))
    return tuple(said.model_copy(update={"page": None, "boxes": ()}) for said in told)


def _is_a_letter(sheet: Sheet) -> bool:
    """Whether a document names an invoice by its number, and is none: what has the title of one in its subject alone
    tells no total."""
    kind = kind_of(sheet)
    if kind.doc_type not in _ASKING and kind.score >= _TITLED:
        return False
    if _has_total(sheet) and (kind.score >= _TITLED or len(sheet.money) > _AMOUNTS):
        return False
    return any(names_by_number(one.text) for one in sheet.layout.segments)


def _has_total(sheet: Sheet) -> bool:
    """Whether an amount is labelled as what is owed, beside or under its label."""
    names = (one for money in sheet.money for one in money.namings)
    return any(one.position != _IN_SENTENCE and not OWED.isdisjoint(one.mark.roles) for one in names)
