"""Which invoice a credit note credits, and that a "Gutschrift" is one, by what is known of the vendor who sends it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    claims, named = dict(extraction.claims), credited(invoice, reference)
    if named is None and (told := _printed(extraction, invoice, reference)) is not None:
        claims[_PRECEDING] = told
        named = credited(invoice.model_copy(update={_PRECEDING: str(told.value)}), reference)
    if named is None or not _covers(named.invoice, invoice):
        return extraction
    claims.update(_told_apart(claims, named.invoice))
    code = claims.get(_CODE)
    if code is not None and code.doubt is None:
        claims[_CODE] = code.model_copy(update={"proof": "it credits an invoice of this vendor that was exported"})
    score = max(extraction.doc_type_score, PROVED)
    return extraction.model_copy(update={"claims": claims, "doc_type_score": score})


def credited(invoice: Invoice, reference: Reference) -> Earlier | None:
    """The invoice that a credit note names: exported, or leaving with it; one in its own currency before any other."""
    number = normalise_number(invoice.preceding_invoice or "")
    like = Like(sellers=seller_keys(invoice.seller), number=number, doc_type=DocType.INVOICE)
    if not number or not like.sellers:
        return None
    found = (*(reference.earlier(like) or ()), *reference.leaving(like))
    return min(found, key=lambda one: one.invoice.currency != invoice.currency, default=None)


def _covers(owed: Invoice, invoice: Invoice) -> bool:
    """Whether so much was billed as is credited, in its currency."""
    gross, most = invoice.totals.gross, owed.totals.gross
    one = invoice.currency in (None, owed.currency)
    return one and gross is not None and most is not None and abs(gross) <= most


def _told_apart(claims: Mapping[str, Claim], owed: Invoice) -> Iterator[tuple[str, Claim]]:
    """The number and the date that were in doubt only because those of the invoice it credits stand beside them."""
    number = normalise_number(owed.invoice_number or "")

    def is_credited(value: Value) -> bool:
        return value == owed.issue_date if isinstance(value, date) else normalise_number(str(value)) == number

    for term in _OWN:
        claim = claims.get(term)
        if claim is None or claim.doubt is None or is_credited(claim.value):
            continue
        rivals = [other for other in claim.rejected if other.score >= _RIVAL]
        named = any(other.raw in claim.doubt for other in rivals)
        if named and all(is_credited(other.value) for other in rivals):
            yield term, claim.model_copy(update={"doubt": None, "proof": _BESIDE})


def _printed(extraction: Extraction, invoice: Invoice, reference: Reference) -> Claim | None:
    """The number of the one invoice of the vendor whose number is printed, where the one it credits was not read."""
    read, own = extraction.claims.get(_PRECEDING), extraction.claims.get("invoice_number")
    if read is not None and (read.layer in FIXED or (read.doubt is None and read.certainty >= FIRM)):
        return None
    like = Like(sellers=seller_keys(invoice.seller), doc_type=DocType.INVOICE, currency=invoice.currency)
    known = (*(reference.earlier(like) or ()), *reference.leaving(like)) if like.sellers else ()
    numbers = dict.fromkeys(str(one.invoice.invoice_number) for one in known)
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
