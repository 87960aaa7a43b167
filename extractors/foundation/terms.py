"""Which terms a foundation model is asked for: those that are open, where one of them keeps a document back."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from schemas import Claim, Extraction, Layer
from schemas.policy import Gate

DOC_TYPE = "doc_type"

QUESTIONS: Mapping[str, str] = {
    "invoice_number": "the number of this invoice or credit note",
    "issue_date": "the date on which it was issued",
    "due_date": "the date by which it must be paid in full, only if a date is printed",
    "currency": "the currency of the totals: its code or sign",
    "purchase_order_reference": "the number of the buyer's purchase order",
    "seller.name": "the name of the company that issued it and is paid",
    "seller.vat_id": "the seller's VAT identifier",
    "buyer.name": "the name of the company that must pay",
    "buyer.vat_id": "the buyer's VAT identifier",
    "payment.iban": "the IBAN of the account to pay to",
    "totals.net": "the total before tax",
    "totals.tax": "the total of all tax",
    "totals.gross": "the total including tax",
    "totals.due": "the amount that is still to be paid",
}

# Without these no document goes straight through; the others may simply not be there.
NEEDED = frozenset(
    (
        "invoice_number",
        "issue_date",
        "currency",
        "seller.name",
        "buyer.name",
        "totals.net",
        "totals.tax",
        "totals.gross",
    )
)


def uncertain(claim: Claim, gate: Decimal) -> bool:
    """Whether a claim is in doubt or below the gate."""
    return claim.doubt is not None or claim.certainty < float(gate)


def certain_claims(extraction: Extraction, gate: Decimal) -> dict[str, Claim]:
    """The claims that need no second look."""
    return {term: claim for term, claim in extraction.claims.items() if not uncertain(claim, gate)}


def open_terms(extraction: Extraction, gate: Gate) -> tuple[str, ...]:
    """The terms to ask for: missing or uncertain; none where nothing needed is missing and nothing is uncertain.

    An e-invoice says itself what it holds: there is nothing to ask.
    """
    claims = extraction.claims
    if any(claim.layer is Layer.EINVOICE for claim in claims.values()):
        return ()
    missing = {term for term in QUESTIONS if term not in claims}
    unsure = {term for term in QUESTIONS if term in claims and uncertain(claims[term], gate.default_score)}
    kind = (DOC_TYPE,) if extraction.doc_type_score < float(gate.doc_type_score) else ()
    if not unsure and not missing & NEEDED and not kind:
        return ()
    return (*kind, *(term for term in QUESTIONS if term in missing | unsure))
