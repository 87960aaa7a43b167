"""What comes beside an invoice and says something of it: a letter, "As agreed your insurer has paid; it is for your
files only", and a credit note or a correction that takes it back. It is heard as the mail is that brought both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from extractors.einvoice import extract_einvoice
from extractors.hearing import unclear_on
from extractors.mailed import accounts_on, names_by_number
from extractors.meanings.changes import SET_OFF
from extractors.media_types import HEAD_BYTES, PDF, XML, sniff
from extractors.page.roles import NUMBER, OWED
from extractors.page.sheet import Sheet, sheet_of
from extractors.readers.einvoice import read_xml
from extractors.readers.pdf_pages import beginning
from extractors.readers.pdf_text import read_pdf
from extractors.rules import propose
from extractors.rules.kind import Kind, kind_of
from extractors.sentences.notices import notices
from schemas import Claim, DocType, Document, Enclosed, Extraction, Limits, Reading, RefusedDocument, Statement

_MOST = 2  # pages of a letter; what is longer are terms of business, or a report
_TITLED = 0.65  # what is surer has a title of its own, and not the name of an invoice in its subject
_AMOUNTS = 2  # of a letter at most, if one is called a total
_ASKING = frozenset({DocType.INVOICE, DocType.CREDIT_NOTE})
_IN_SENTENCE = "sentence"
_CORRECTION = "correction"
_SELF_BILLED = "self_billing"  # a credit note is a "Gutschrift" as well
_LOT = "einvoice"  # the reader of one that holds several
_PRECEDING = re.compile(r"preceding_invoice|preceding_invoices\[\d+\]\.number")


def with_letters(reading: Reading, limits: Limits) -> Reading:
    """`reading` of what brought several files, with what letters and credit notes among them say put to each of the
    others. Those of a lot were heard by their elements when it was divided."""
    several = len(reading.enclosed) > 1 and reading.reader != _LOT
    said = [tuple(_said(one, limits)) for one in reading.enclosed] if several else []
    if not any(said):
        return reading
    enclosed = tuple(
        one._replace(said=(*one.said, *(told for other, some in enumerate(said) if other != at for told in some)))
        for at, one in enumerate(reading.enclosed)
    )
    return reading.model_copy(update={"enclosed": enclosed})


def _said(one: Enclosed, limits: Limits) -> Iterator[Statement]:
    """What a file says of those beside it; nothing where it is not read, which is said of the file itself."""
    kind = sniff(one.data[:HEAD_BYTES])
    document = Document(sha256="", media_type=kind, size=len(one.data), origin=one.name, path=Path())
    try:
        if kind == XML:
            part = read_xml(document, one.data, limits).einvoice
            yield from _taken_back(extract_einvoice(part)) if part is not None else ()
        elif kind == PDF:
            data = one.data
            with suppress(ValueError):  # what does not open is refused where it is read
                data = beginning(data, _MOST)
            yield from _on_pages(sheet_of(read_pdf(document, data, limits)), whole=data is one.data)
    except RefusedDocument:
        return


def _on_pages(sheet: Sheet, *, whole: bool) -> Iterator[Statement]:
    """What a letter says that names an invoice by its number, or that a credit note or a correction takes back, which
    may be longer: all that it names, if none is labelled as the earlier one."""
    if not sheet.layout.segments:
        return
    kind, back = kind_of(sheet), _gives_back(sheet)
    billed = kind.subtype == _SELF_BILLED
    credits = kind.doc_type is DocType.CREDIT_NOTE or kind.subtype == _CORRECTION or billed
    found = propose(sheet).claims if credits else ()
    earlier = _earlier(found)
    yield from _taking_back(kind.title.text if kind.title is not None else "", earlier)
    if (credits and not earlier) or (back and (whole or credits)):
        own = [str(claim.value) for claim in found if claim.term == NUMBER] if billed and not back else ()
        yield from _naming(sheet, (*earlier, *own))
    if whole and _is_a_letter(sheet, kind):
        told = (*notices(sheet, {}, stamped=False), *accounts_on(sheet), *unclear_on(sheet, {}))
        yield from (said.model_copy(update={"page": None, "boxes": ()}) for said in told)


def _naming(sheet: Sheet, known: Sequence[str]) -> Iterator[Statement]:
    """The rows that name an invoice by its number, none of those that are `known`."""
    own = re.compile("|".join(rf"(?<![\w/-]){re.escape(number)}(?![\w/-])" for number in known) or "(?!)")
    named = (row.text for row in sheet.layout.segments if names_by_number(own.sub(" ", row.text)))
    yield from (Statement(kind=SET_OFF, language="", text=row) for row in named)


def _gives_back(sheet: Sheet) -> bool:
    """Whether the largest amount has a minus: whatever a paper calls itself, in any language, it asks for nothing."""
    largest = max((one.value for one in sheet.money if one.amount.decimals), key=abs, default=None)
    return largest is not None and largest < 0


def _taken_back(stated: Extraction) -> Iterator[Statement]:
    """What an e-invoice takes back that is a credit note or a correction."""
    if stated.doc_type is DocType.CREDIT_NOTE or stated.subtype == _CORRECTION:
        number = stated.claims.get(NUMBER)
        yield from _taking_back(str(number.value) if number is not None else "", _earlier(stated.claims.values()))


def _earlier(claims: Iterable[Claim]) -> Mapping[str, Claim]:
    """The numbers of the invoices that `claims` name as the earlier ones."""
    return {str(claim.value): claim for claim in claims if _PRECEDING.fullmatch(claim.term)}


def _taking_back(said: str, earlier: Mapping[str, Claim]) -> Iterator[Statement]:
    """The `earlier` invoices, each once, with what says so."""
    for number, claim in earlier.items():
        text = " ".join(filter(None, (said, claim.label or claim.path, number)))
        yield Statement(kind=SET_OFF, language="", text=text)


def _is_a_letter(sheet: Sheet, kind: Kind) -> bool:
    """Whether a document names an invoice by its number, and is none: what has the title of one in its subject alone
    tells no total."""
    if kind.doc_type not in _ASKING and kind.score >= _TITLED:
        return False
    if _has_total(sheet) and (kind.score >= _TITLED or len(sheet.money) > _AMOUNTS):
        return False
    return any(names_by_number(one.text) for one in sheet.layout.segments)


def _has_total(sheet: Sheet) -> bool:
    """Whether an amount is labelled as what is owed, beside or under its label."""
    names = (one for money in sheet.money for one in money.namings)
    return any(one.position != _IN_SENTENCE and not OWED.isdisjoint(one.mark.roles) for one in names)
