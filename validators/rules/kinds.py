"""The kind of document: what may leave at all, credit notes, and invoices that were seen before."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from typing import Any

from schemas import (
    DocType,
    Extraction,
    Invoice,
    Policy,
    Profile,
    Severity,
    Sighting,
    Statement,
    normalise_number,
    plain,
    seller_keys,
)
from schemas.policy import Types
from validators.reference import Reference
from validators.rule import Facts, Fail, NotApplicable, Rule, Said, example

_EVERY_KIND = tuple(DocType)
_FEW = 2  # letters
_LINES_SAY = {
    "invoices_billed": "The lines are earlier invoices, as those of a statement are",
    "credited": "A line is called a credit, and its amount is added",
    "twice": "A thing with a number of its own is billed twice",
    "more_days": "A line is for more days than it says from and to",
    "by_many": "The price of a line is one for many, and its amount counts it for each",
    "unowed": "A line says that it is not owed, and its amount is added",
}
_FACTORED = frozenset({"393", "396"})
_SAYS_NOTHING = {"", "0", "1", "N-A"}


def _is_invoice(facts: Facts) -> Iterator[Said]:
    if facts.doc_type is DocType.OTHER:
        what = f"It looks like this: {facts.extraction.subtype.replace('_', ' ')}." if facts.extraction.subtype else ""
        yield Fail(f"The document was not recognised as an invoice or a credit note. {what}".strip())


def _may_leave(facts: Facts) -> Iterator[Said]:
    if facts.doc_type is DocType.RECEIPT and not facts.policy.may_export(facts.doc_type):
        yield Fail("The document is a receipt, and the policy does not export receipts.")


def _signs(facts: Facts) -> Iterator[Said]:
    gross = facts.invoice.totals.gross
    if gross is None:
        yield NotApplicable("The gross total is not known.")
    elif gross < 0 and not _given_back(facts):
        what = "credit note" if facts.doc_type is DocType.CREDIT_NOTE else "invoice"
        yield Fail(f"The gross total of this {what} is negative: {plain(gross)}.", seen=plain(gross))


def _given_back(facts: Facts) -> bool:
    """Whether a page that is called a credit note prints all that it gives back with a minus."""
    totals = facts.invoice.totals
    signs = [amount for amount in (totals.net, totals.tax, totals.due) if amount is not None]
    return facts.from_page and facts.doc_type is DocType.CREDIT_NOTE and all(amount <= 0 for amount in signs)


def _preceding(facts: Facts) -> Iterator[Said]:
    if facts.doc_type is not DocType.CREDIT_NOTE and facts.extraction.subtype != "correction":
        yield NotApplicable("The document corrects no other.")
    elif facts.profile is Profile.PAGE_US:
        yield NotApplicable("The law of the seller's country does not ask for it.")
    elif not facts.invoice.preceding_invoice:
        yield Fail("The invoice that this document corrects was not found.")


def _numbered(facts: Facts) -> Iterator[Said]:
    """The number of another kind of document, unless earlier invoices of the seller are numbered so; two letters may
    be a name, and say it only where they are not numbered so."""
    for one in facts.extraction.notices:
        if one.kind != "numbered":
            continue
        letters = [_letters(earlier.invoice.invoice_number or "") for earlier in facts.before]
        ours = _letters(one.text)
        if ours in letters or (len("".join(ours)) <= _FEW and not letters):
            yield NotApplicable("The seller's invoices are numbered so, or the letters may be a name.")
        else:
            yield Fail(f"The number {one.text} is one of a quote, a credit note or another kind.", seen=one.text)


def _letters(number: str) -> tuple[str, ...]:
    return tuple(part for part in normalise_number(number).split("-") if part.isalpha())


def _lines_of_another(facts: Facts) -> Iterator[Said]:
    for one in facts.extraction.notices:
        if (what := _LINES_SAY.get(one.kind)) is not None:
            yield Fail(f'{what}: "{one.text}".', seen=one.text, page=one.page, boxes=one.boxes)


def _seen_before(facts: Facts) -> Iterator[Said]:
    sellers, number = seller_keys(facts.invoice.seller), normalise_number(facts.invoice.invoice_number or "")
    if not sellers or not number:
        yield NotApplicable("The seller or the invoice number is not known.")
        return
    sightings = facts.reference.sightings(sellers, number, facts.doc_type)
    if sightings is None:
        yield NotApplicable("No history is known.")
        return
    earlier = [sighting for sighting in sightings if sighting.sha256 != facts.sha256]
    if earlier:
        message = (
            f"The same seller's number {facts.invoice.invoice_number} was exported before, in run {earlier[0].run}."
        )
        yield Fail(message, seen=earlier[0].sha256[:12])


def _generic(facts: Facts) -> Iterator[Said]:
    number = facts.invoice.invoice_number
    if number is None:
        yield NotApplicable("The invoice number is not known.")
    elif (bare := normalise_number(number)) in _SAYS_NOTHING or bare.isalpha():  # "RECHNUNG", "none"
        yield Fail(f"The invoice number {number!r} does not tell one invoice from another.", seen=number)


def _factored(facts: Facts) -> Iterator[Said]:
    code = facts.invoice.type_code
    if code in _FACTORED and facts.invoice.payee.name is None:
        yield Fail(f"The type code {code} says that a factor has the claim, and the factor is not named.", seen=code)


class _OneEarlier(Reference):
    """A history for the examples, in which the number 7 of "A" was exported once."""

    def sightings(self, sellers: Collection[str], number: str, doc_type: DocType) -> Sequence[Sighting]:
        known = "name:A" in sellers and (number, doc_type) == ("7", DocType.INVOICE)
        return (Sighting("0" * 64, "example"),) if known else ()


def _of_kind(doc_type: DocType, invoice: Invoice | None = None, subtype: str | None = None, **facts: Any) -> Facts:
    extraction = Extraction(doc_type=doc_type, doc_type_score=1.0, subtype=subtype)
    return example(extraction=extraction, **facts) if invoice is None else Facts(invoice=invoice, extraction=extraction)


def _told(kind: str, text: str, number: str = "") -> Facts:
    """An invoice of which this is said."""
    said = (Statement(kind=kind, language="", text=text),) if text else ()
    extraction = Extraction(doc_type=DocType.INVOICE, doc_type_score=1.0, notices=said)
    return example({"invoice_number": number or text}, extraction=extraction)


_WORDS = "our own: words in extractors/languages"
_NUMBERED = {"seller.name": "A", "invoice_number": "0007"}

RULES: tuple[Rule, ...] = (
    Rule(
        id="TYPE-1",
        sentence="The document is an invoice, a credit note or a receipt.",
        todo="Look at the document; other kinds are never exported.",
        terms=(),
        severity=Severity.WARNING,
        source="our own",
        kinds=_EVERY_KIND,
        check=_is_invoice,
        passing=_of_kind(DocType.INVOICE),
        failing=_of_kind(DocType.OTHER, subtype="delivery_note"),
    ),
    Rule(
        id="TYPE-2",
        sentence="A receipt leaves only if the policy exports receipts.",
        todo="Decide whether the receipt is to be booked; types.export_receipts in the policy lets receipts through.",
        terms=(),
        severity=Severity.WARNING,
        source="our own",
        kinds=(DocType.RECEIPT,),
        check=_may_leave,
        passing=_of_kind(DocType.RECEIPT, policy=Policy(types=Types(export_receipts=True))),
        failing=_of_kind(DocType.RECEIPT),
    ),
    Rule(
        id="TYPE-3",
        sentence="The invoice has no number of a quote, a credit note, a pro forma, a reminder or a statement.",
        todo="Look what the document is; if it is an invoice, approve it: its vendor is known by such numbers then.",
        terms=("invoice_number",),
        severity=Severity.WARNING,
        source=_WORDS,
        kinds=(DocType.INVOICE,),
        check=_numbered,
        passing=_told("numbered", "", "R-1"),
        failing=_told("numbered", "ANG-2026-0711"),
    ),
    Rule(
        id="TYPE-4",
        sentence="The lines are no earlier invoices or credits with a plus, nothing not owed, nothing twice, and for "
        "no more days or pieces than they say.",
        todo="Look what the lines are; ask the seller for an invoice over what is owed.",
        terms=(),
        severity=Severity.WARNING,
        source=_WORDS,
        kinds=(DocType.INVOICE,),
        check=_lines_of_another,
        passing=_told("late_payment", "Work"),
        failing=_told("credited", "Credit for goods returned"),
    ),
    Rule(
        id="CN-1",
        sentence="Amounts are positive, or negative in all of a credit note's page: its kind says who owes whom.",
        todo="Check which way the money goes, and correct the kind of document or the sign.",
        terms=("totals.gross",),
        severity=Severity.WARNING,
        source="our own, after EN 16931-1:2017 on invoice type code 381",
        check=_signs,
        passing=_of_kind(DocType.CREDIT_NOTE, example({"totals.gross": Decimal(5)}).invoice),
        failing=_of_kind(DocType.INVOICE, example({"totals.gross": Decimal(-5)}).invoice),
    ),
    Rule(
        id="CN-2",
        sentence="A credit note or a correction names the invoice it corrects.",
        todo="Find the corrected invoice's number on the document, or ask the seller for it.",
        terms=("preceding_invoice",),
        severity=Severity.WARNING,
        source="Directive 2006/112/EC, Article 219; EN 16931-1:2017, BR-55",
        check=_preceding,
        passing=_of_kind(DocType.CREDIT_NOTE, example({"preceding_invoice": "R-1"}).invoice),
        failing=_of_kind(DocType.CREDIT_NOTE),
    ),
    Rule(
        id="DUP-2",
        sentence="A seller's number is exported once for each kind of document.",
        todo="Compare both documents; if they are the same invoice, do not pay it again.",
        terms=("invoice_number", "seller.vat_id", "seller.tax_number", "seller.name"),
        severity=Severity.FATAL,
        source="Directive 2006/112/EC, Article 226(2)",
        check=_seen_before,
        passing=example({**_NUMBERED, "invoice_number": "8"}, reference=_OneEarlier()),
        failing=example(_NUMBERED, reference=_OneEarlier()),
    ),
    Rule(
        id="DUP-4",
        sentence="The invoice number tells one invoice from another.",
        todo="Look for the real number on the document.",
        terms=("invoice_number",),
        severity=Severity.WARNING,
        source="our own, after Directive 2006/112/EC, Article 226(2)",
        check=_generic,
        passing=example({"invoice_number": "R-1"}),
        failing=example({"invoice_number": "001"}),
    ),
    Rule(
        id="TYPE-5",
        sentence="An invoice whose type code says that its claim was sold names who is to be paid now.",
        todo="Ask the sender whom to pay; paying the seller does not settle a claim that a factor has.",
        terms=("type_code", "payee.name"),
        severity=Severity.WARNING,
        source="our own; UNTDID 1001: 393 is a factored invoice, 396 a factored credit note",
        check=_factored,
        passing=example({"type_code": "393", "payee.name": "North Factoring Ltd"}),
        failing=example({"type_code": "393"}),
    ),
)
