"""What kind of document a "Gutschrift" is, by what is known: it credits an invoice of the vendor who sends it."""

from __future__ import annotations

from schemas import DocType, Extraction, Invoice, Like, normalise_number, seller_keys
from schemas.grades import PROVED
from validators.identity import Known
from validators.reference import Reference

_CODE = "type_code"


def with_known_credit(extraction: Extraction, invoice: Invoice, who: Known, reference: Reference) -> Extraction:
    """`extraction`, its kind certain where a known vendor credits you an invoice of its own that was exported.

    The word is self-billing in German tax law and a credit note in German trade; who bills you does not bill for you.
    """
    if extraction.doc_type is not DocType.CREDIT_NOTE or who.company is None or who.vendor is None:
        return extraction
    number, credited = normalise_number(invoice.preceding_invoice or ""), invoice.totals.gross
    like = Like(sellers=seller_keys(invoice.seller), number=number, doc_type=DocType.INVOICE, currency=invoice.currency)
    owed = [one.invoice.totals.gross for one in (reference.earlier(like) or () if number and like.sellers else ())]
    if credited is None or not any(gross is not None and abs(credited) <= gross for gross in owed):
        return extraction
    claims, code = dict(extraction.claims), extraction.claims.get(_CODE)
    if code is not None and code.doubt is None:
        claims[_CODE] = code.model_copy(update={"proof": "it credits an invoice of this vendor that was exported"})
    score = max(extraction.doc_type_score, PROVED)
    return extraction.model_copy(update={"claims": claims, "doc_type_score": score})
