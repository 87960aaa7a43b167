"""What the files say that an e-invoice, or a PDF, brings: whoever opens its copy as a PDF pays by what that says.

A file that is this invoice is held to it as the pages of a hybrid are, but for what it leaves out. Bills of others that
are passed on, plans, delivery notes and terms are none: of them only what they say of accounts and of this invoice
counts. Where a file is not read, or lies elsewhere, it is told, and what is called the invoice there is a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from extractors.einvoice.agreeing import agree, same_name
from extractors.einvoice.pages import beside_pages
from extractors.einvoice.printed import PrintedValues
from extractors.languages import LANGUAGES, spoken
from extractors.meanings import leading_title, match_label
from extractors.meanings.another import names_an_invoice
from extractors.meanings.changes import CHANGED
from extractors.meanings.negations import denied_in
from extractors.meanings.payments import asks_to_pay, names_paying
from extractors.meanings.phrases import clauses, worded
from extractors.media_types import TEXTS, XML, describe
from extractors.page import Segment
from extractors.page.claims import rows_of
from extractors.page.roles import NUMBER, OWED
from extractors.page.sheet import Sheet, sheet_of
from extractors.parsing import find_amounts, find_currencies
from extractors.parsing.folding import compact, pieces
from extractors.rules.kind import INVOICES, invoice_label
from extractors.rules.on_account import on_account
from extractors.sentences.notices import notices
from extractors.sentences.paid_into import is_another, paid_into
from schemas import (
    HYBRID_TERMS,
    ITS_FILE,
    AttachedFile,
    Claim,
    DocType,
    Extraction,
    Layer,
    Reading,
    Rival,
    Statement,
    normalise_number,
)

UNREAD, ELSEWHERE = "unread", "elsewhere"  # the kinds of notice
_INVOICES = frozenset({DocType.INVOICE, DocType.CREDIT_NOTE})
# Names are read least surely of what a page says; whose account it is, the account says.
_TERMS = (*(term for term in HYBRID_TERMS if not term.endswith(".name")), "currency")
_NAMES = ("seller.name", "seller.vat_id", "payment.iban")  # by which the seller is named
_FURTHER = "payment.other_accounts["
_COPY, _CREDIT = "copy", "credit_note"
_TITLED = 0.5  # how surely a page with a title of its own is of that kind at least
_OF_ANY = frozenset({"account_new", "account_closed", "cancelled"})
# What a letter may say of the invoice that it comes with; terms and conditions may call anything a copy or a reminder.
_OF_LETTERS = frozenset({*_OF_ANY, "paid", "specimen", "pro_forma", "do_not_pay", "corrects", "refund"})
_RECALLS = frozenset({"do_not_pay", "paid", "refund"})  # of a letter about it that is no text
_NEW_ACCOUNT = "account_new"
_WITHIN = "#"  # what an address within the same file begins with
_PART = re.compile(r"[\W_]+")
_KIND = re.compile(r"\.[A-Za-z0-9]{2,5}$")  # what a file's name ends with
_TELLING = 4  # digits of a number that is hardly something else, but for a year
_COUNTED = 2  # digits of a number that pages and pieces have, too
_YEAR = re.compile(r"(?:19|20)\d\d")
_SERIES, _SUBJECT = re.compile(r"[^\W\d_]{2,4}"), "other.note"
_OF_GOODS = frozenset({"delivery_note", "order"})  # titles; receipts, reminders and statements are about an invoice
_DENIED = 2  # words behind "is not" at most: "is not needed"
_ARE = re.compile(spoken("are"))
_WERE, _OF_TAX, _ENCLOSED = worded("been"), worded("of_tax"), worded("enclosed")
_ASIDE = re.compile(r"[(\[]|\s[-–—]\s")
_SIGNS = " .,:;-"
_SHORT = 3  # letters of a word beside a title that says nothing more: "Invoice PDF 4711"
_SAYING = ("description", "reference", "file_name")


class Attached(NamedTuple):
    """What a file says otherwise or besides: accounts, second values, and words that change what is owed."""

    accounts: Mapping[str, Claim] = {}
    rivals: tuple[Rival, ...] = ()
    notices: tuple[Statement, ...] = ()


def beside_file(stated: Extraction, shown: Extraction, sheet: Sheet, file: AttachedFile) -> Attached:
    """What the pages of a `file`, read as `shown`, say besides or instead of what is `stated`."""
    printed = PrintedValues(sheet.layout)
    credited = tuple(_credited(stated, shown, sheet, printed))  # a full one has the seller, the number and a total, too
    if not _is_this(stated, shown, sheet, printed, file):
        told = _told_of_it(stated, shown, sheet, printed)
        return Attached(notices=tuple(map(_unplaced, (*told, *credited))))
    nowhere = {"rejected": (), "page": None, "boxes": ()}  # in the file
    alone = {term: claim.model_copy(update=nowhere) for term, claim in stated.claims.items()}
    compared = beside_pages(stated.model_copy(update={"claims": alone}), shown, sheet).claims
    label = f'{ITS_FILE} "{file.name}"' if file.name else ITS_FILE
    return Attached(
        {term: _nowhere(one) for term, one in compared.items() if term.startswith(_FURTHER) and _is_new(term, stated)},
        tuple(_rivals(compared, label)),
        (*(_unplaced(one) for one in shown.notices if one.kind != _COPY), *credited),
    )


def beside_text(stated: Extraction, sheet: Sheet) -> Attached:
    """What a text within a document says of it, laid out on a `sheet`: whoever opens it reads it as a letter, and pays
    where it asks for that."""
    said = [one for one in notices(sheet, {}, stamped=False) if one.kind in _OF_LETTERS]
    if not any(one.kind == _NEW_ACCOUNT for one in said):
        said += (_said(_NEW_ACCOUNT, one.text) for one in paid_into(sheet) if is_another(one.text, stated.claims))
    return Attached(notices=tuple(map(_unplaced, said)))


def unread(stated: Extraction, files: tuple[AttachedFile, ...]) -> Iterator[Statement]:
    """What a document brings or refers to and is not read as it is: files, those within them, and what lies at an
    address."""
    known = [file for file in files if _is_compared(file) or _asks_for_nothing(file)]
    read = {file.name for file in known}
    more = len(known) < len(files)  # else it is one that was read, by another name
    for file in files:
        if not _is_compared(file):
            yield _said(UNREAD, _described(file))
        elif file.partly:
            yield _said(UNREAD, f"pages of {_described(file)}")
        if file.files:
            yield _said(UNREAD, f"{', '.join(map(_described, file.files))} in {file.name}")
        for one in (*file.files, *(() if file in known else (file,))):
            # An XML shows nothing: programs read it, each those that it knows.
            if one.media_type != XML and _names_an_invoice(one.name):
                yield _said(ELSEWHERE, one.name)
    for row in rows_of(stated.claims, "supporting_documents"):
        cells = {leaf: str(claim.value) for leaf, claim in row.items()}
        outside = not cells.get("location", _WITHIN).startswith(_WITHIN)
        if outside:
            yield _said(UNREAD, cells["location"])
        # What lies within is a file with a name; of what lies elsewhere, nobody sees more than what is said of it.
        names = _speaks_of_one if outside else _names_an_invoice
        name = next((cells[leaf] for leaf in _SAYING if names(cells.get(leaf, ""))), None)
        if name is not None and (outside or (more and cells.get("file_name", "") not in read)):
            yield _said(ELSEWHERE, name)


def _is_compared(file: AttachedFile) -> bool:
    """Whether what a file says is held to the document: a text is only heard."""
    return bool(file.pages) and file.media_type not in TEXTS


def _asks_for_nothing(file: AttachedFile) -> bool:
    """Whether all of a text was heard and is no invoice: it is not called one by its number, has no title or label of
    one, and neither holds an amount nor asks for one in bare digits, "Please pay 12000"."""
    if not file.pages or file.partly or file.media_type not in TEXTS or any(map(str.isdigit, file.name)):
        return False
    sheet = sheet_of(Reading(sha256="", reader="text", parts=file.pages))
    return not (sheet.money or invoice_label(sheet) or any(_asks(sheet, row) for row in sheet.layout.segments))


def _asks(sheet: Sheet, row: Segment) -> bool:
    """Whether a row is the title of an invoice, asks to pay, or has a label of what is owed."""
    if _names_an_invoice(row.text) or asks_to_pay(row.text):
        return True
    return any(not OWED.isdisjoint(mark.roles) for mark in sheet.marks_in(row))


def _described(file: AttachedFile) -> str:
    return f"{file.name} ({describe(file.media_type).name})".lstrip()


def _is_this(stated: Extraction, shown: Extraction, sheet: Sheet, printed: PrintedValues, file: AttachedFile) -> bool:
    """Whether the pages of a `file` are the invoice that is stated: an invoice of its seller, but for an earlier one
    that it names; or what asks for a total under its number."""
    claims = stated.claims
    earlier = {
        normalise_number(str(row["number"].value)) for row in rows_of(claims, "preceding_invoices") if "number" in row
    }
    if NUMBER in shown.claims and normalise_number(str(shown.claims[NUMBER].value)) in earlier:
        return False
    seller = shown.claims.get("seller.name")
    named = any(term in claims and printed.find(claims[term].value) is not None for term in _NAMES) or (
        seller is not None and "seller.name" in claims and same_name(claims["seller.name"].value, seller.value)
    )
    numbered = NUMBER in claims and printed.find(claims[NUMBER].value) is not None
    # "Abrechnung 2010" is the title of what a sum was reckoned from, too.
    called = numbered or invoice_label(sheet) is not None or _names_an_invoice(file.name)
    if named and called and shown.doc_type in _INVOICES:
        return True
    untitled = shown.doc_type is not DocType.OTHER or shown.doc_type_score < _TITLED or _is_titled(sheet, claims)
    return numbered and untitled and not OWED.isdisjoint(shown.claims)


def _told_of_it(stated: Extraction, shown: Extraction, sheet: Sheet, printed: PrintedValues) -> Iterator[Statement]:
    """What a file that is none of its pages says of an invoice, as a letter about it does where it names its number."""
    number = stated.claims.get(NUMBER)
    named = number is not None and _is_about(str(number.value), shown, sheet, printed)
    taken, kinds = ({NUMBER: number}, _OF_ANY | _RECALLS) if number is not None and named else ({}, _OF_ANY)
    yield from (one for one in notices(sheet, taken, stamped=False) if one.kind in kinds)
    if named:
        yield from on_account(sheet, stated.claims)


def _is_about(number: str, shown: Extraction, sheet: Sheet, printed: PrintedValues) -> bool:
    """Whether a file names the invoice with this `number`, and no row does as the title of something else: "Delivery
    note for R-4711". A short number may be of anything, "Page 3 of 17", but behind what it numbers."""
    label = shown.claims.get(NUMBER)
    if label is not None and normalise_number(str(label.value)) == normalise_number(number):
        return True
    short = number.isdigit() and (len(number) < _TELLING or _YEAR.fullmatch(number) is not None)
    rows = (row for row in printed.rows(number) if not _is_titled_for_goods(row.text))
    return any(not short or _numbers_an_invoice(sheet, row, number) for row in rows)


def _is_titled_for_goods(row: str) -> bool:
    """Whether a row is the title of an order or a delivery, and not of an invoice beside it: "Order and bill 4711"."""
    title = leading_title(row)
    return title is not None and title.term in _OF_GOODS and not _is_word_of_one(pieces(row[title.end :]))


def _numbers_an_invoice(sheet: Sheet, row: Segment, number: str) -> bool:
    """Whether a short `number` stands in a row right behind its label or a word for an invoice; one that hardly counts
    something behind its series, "INV 471", the word for a subject, or anywhere behind that for an invoice."""
    labelled = {mark.stop for mark in sheet.marks_in(row) if NUMBER in mark.roles}
    places = [at for at, word in enumerate(row.words) if compact(word.text) == number]
    words = [word.text for word in row.words]
    if any(at in labelled or _is_word_of_one(pieces(" ".join(words[at - 1 : at]))) for at in places):
        return True
    before = [words[:at] for at in places] if len(number) > _COUNTED else []
    return any(_is_word_of_one(pieces(" ".join(told))) or _leads_to_one(told) for told in before)


def _leads_to_one(before: Sequence[str]) -> bool:
    """Whether words before a number are the label of a subject, or the last of them is that of a series."""
    label = match_label(" ".join(before))
    if label is not None and _SUBJECT in label.terms:
        return True
    series = before[-1] if before else ""
    return series.isupper() and _SERIES.fullmatch(series) is not None and not find_currencies(series)


def _is_word_of_one(words: Sequence[str]) -> bool:
    return any(names_an_invoice(own, words) for own in LANGUAGES.values())


def _is_titled(sheet: Sheet, claims: Mapping[str, Claim]) -> bool:
    """Whether a row is the title of an invoice with the number of this one: "Invoice 4711", and not "Details of invoice
    4711"."""
    number = normalise_number(str(claims[NUMBER].value)) if NUMBER in claims else ""
    for row in sheet.layout.segments if number else ():
        title = leading_title(row.text)
        if title is not None and title.term in INVOICES and normalise_number(row.text[title.end :]) == number:
            return True
    return False


def _credited(stated: Extraction, shown: Extraction, sheet: Sheet, printed: PrintedValues) -> Iterator[Statement]:
    """What a credit note is called that comes with the invoice that it credits, or the row of a letter that is titled
    so with its number: that is no longer owed as it stands."""
    number = stated.claims.get(NUMBER)
    if stated.doc_type is not DocType.INVOICE or number is None:
        return
    rows = list(printed.rows(str(number.value)))
    if shown.doc_type is DocType.CREDIT_NOTE:
        yield from (_said(CHANGED, row.text) for row in rows[:1])
    else:
        yield from (_said(CHANGED, row.text) for row in rows if _is_a_credit(row, sheet))


def _is_a_credit(row: Segment, sheet: Sheet) -> bool:
    """Whether a row is titled as a credit note, or the one above it and no more than that; one that is not needed or
    was not given is none."""
    at = sheet.layout.segments.index(row)
    above = sheet.layout.segments[at - 1].text if at else ""
    title, over = leading_title(row.text), leading_title(above)
    titled = over is not None and over.term == _CREDIT and not above[over.end :].strip(_SIGNS)
    if not (titled if title is None else title.term == _CREDIT):
        return False
    if not _is_none(clauses(_ASIDE.split(row.text)[0], at_commas=True)[0]):
        return True
    # What gives something back states how much.
    return any(one.money for segment in sheet.layout.segments for one in find_amounts(segment.text))


def _is_none(text: str) -> bool:
    """Whether what is named is not, as its text ends: "is not needed". What is not paid, taxed or enclosed is."""
    words = pieces(text)
    for size in range(2, _DENIED + 2):
        said, verb = words[-size:], "".join(words[-size - 1 : -size])
        is_said = _ARE.fullmatch(verb) is not None or _WERE.fullmatch(verb) is not None
        if is_said and denied_in(said[:1]):
            rest = " ".join(said)
            return not (names_paying(rest) or _OF_TAX.search(rest) or _ENCLOSED.search(rest))
    return False


def _is_new(term: str, stated: Extraction) -> bool:
    return term not in stated.claims


def _rivals(compared: Mapping[str, Claim], label: str) -> Iterator[Rival]:
    for term in _TERMS:
        claim = compared.get(term)
        other = next((one for one in claim.rejected if one.layer is not Layer.EINVOICE), None) if claim else None
        if claim is not None and other is not None and not agree(term, claim.value, other.value):
            yield Rival(term=term, value=str(other.value), raw=other.raw, label=label)


def _names_an_invoice(text: str) -> bool:
    """Whether a text is the name of an invoice, with its number and no word more: "Invoice 4711.pdf"."""
    said = _PART.sub(" ", _KIND.sub("", text)).strip()
    title = leading_title(said)
    if title is None or title.term not in INVOICES:
        return False
    rest = said[title.end :].split()
    return all(len(word) <= _SHORT or any(map(str.isdigit, word)) for word in rest)


def _speaks_of_one(text: str) -> bool:
    """Whether a text holds the name of an invoice: "The binding invoice is the one at this address"."""
    words = _PART.sub(" ", text).split()
    titles = (leading_title(" ".join(words[at:])) for at in range(len(words)))
    return any(one is not None and one.term in INVOICES for one in titles)


def _said(kind: str, text: str) -> Statement:
    return Statement(kind=kind, language="", text=text)


def _unplaced(one: Statement) -> Statement:
    return one.model_copy(update={"page": None, "boxes": ()})


def _nowhere(one: Claim) -> Claim:
    return one.model_copy(update={"page": None, "boxes": ()})
