"""Which invoice a credit note credits, and that a "Gutschrift" is one, by what is known of the vendor who sends it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from schemas import Claim, DocType, Earlier, Extraction, Invoice, Like, Value, normalise_number, seller_keys
from schemas.grades import FIRM, PROVED
from validators.identity import Known
from validators.identity.companies import FIXED, printed_claim, sure
from validators.identity.wording import Wording
from validators.reference import Reference

_CODE, _PRECEDING, _OWN = "type_code", "preceding_invoice", ("invoice_number", "issue_date")
_RIVAL = 0.3  # an alternative as strong as this may be meant
_BESIDE = "what else it may be is that of the invoice which is credited"


def with_known_credit(extraction: Extraction, invoice: Invoice, who: Known, reference: Reference) -> Extraction:
    """`extraction`, its kind certain where a known vendor credits you an invoice of its own that was exported, or that
    leaves with it; the invoice is the one that was read, else the only one of its invoices whose number is printed.

    The word is self-billing in German tax law and a credit note in German trade; who bills you does not bill for you.
    """
    if extraction.doc_type is not DocType.CREDIT_NOTE or who.company is None or who.vendor is None:
        return extraction
    like = Like(sellers=seller_keys(invoice.seller), doc_type=DocType.INVOICE, currency=invoice.currency)
    named, claims = _named(invoice.preceding_invoice, like, reference), dict(extraction.claims)
    if not named and (told := _printed(extraction, like, reference)) is not None:
        claims[_PRECEDING] = told
        named = _named(str(told.value), like, reference)
    credited = invoice.totals.gross
    owed = [one.invoice.totals.gross for one in named]
    if credited is None or not any(gross is not None and abs(credited) <= gross for gross in owed):
        return extraction
    claims.update(_told_apart(claims, named))
    code = claims.get(_CODE)
    if code is not None and code.doubt is None:
        claims[_CODE] = code.model_copy(update={"proof": "it credits an invoice of this vendor that was exported"})
    score = max(extraction.doc_type_score, PROVED)
    return extraction.model_copy(update={"claims": claims, "doc_type_score": score})


def _told_apart(claims: Mapping[str, Claim], credited: Sequence[Earlier]) -> Iterator[tuple[str, Claim]]:
    """The number and the date that were in doubt only because those of the invoice it credits stand beside them."""
    numbers = {normalise_number(one.invoice.invoice_number or "") for one in credited}
    days = {one.invoice.issue_date for one in credited}

    def is_credited(value: Value) -> bool:
        return value in days if isinstance(value, date) else normalise_number(str(value)) in numbers

    for term in _OWN:
        claim = claims.get(term)
        if claim is None or claim.doubt is None or is_credited(claim.value):
            continue
        rivals = [other for other in claim.rejected if other.score >= _RIVAL]
        named = any(other.raw in claim.doubt for other in rivals)
        if named and all(is_credited(other.value) for other in rivals):
            yield term, claim.model_copy(update={"doubt": None, "proof": _BESIDE})


def _invoices(like: Like, reference: Reference) -> Sequence[Earlier]:
    """The vendor's invoices that have left or leave with this document."""
    return (*(reference.earlier(like) or ()), *reference.leaving(like)) if like.sellers else ()


def _named(number: str | None, like: Like, reference: Reference) -> Sequence[Earlier]:
    """Those of the vendor's invoices that bear this number."""
    known = normalise_number(number or "")
    return _invoices(like._replace(number=known), reference) if known else ()


def _printed(extraction: Extraction, like: Like, reference: Reference) -> Claim | None:
    """The number of the one invoice of the vendor whose number is printed, where the one it credits was not read."""
    read, own = extraction.claims.get(_PRECEDING), extraction.claims.get("invoice_number")
    if read is not None and (read.layer in FIXED or (read.doubt is None and read.certainty >= FIRM)):
        return None
    numbers = dict.fromkeys(str(one.invoice.invoice_number) for one in _invoices(like, reference))
    wording, own_number = Wording(extraction.printed), normalise_number(str(own.value)) if own is not None else ""
    found = [
        (number, place)
        for number in numbers
        if normalise_number(number) != own_number and (place := wording.number(number)) is not None
    ]
    if len(found) != 1:
        return None
    ((number, place),) = found
    told = printed_claim(_PRECEDING, number, place.text, place.page, (place.box,))
    return told if read is None else sure(read, number).model_copy(update={"page": place.page, "boxes": (place.box,)})
