"""Which invoice a credit note credits, and that a "Gutschrift" is one, by what is known of the vendor who sends it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from schemas import Claim, DocType, Earlier, Extraction, Invoice, Like, Rival, Value, normalise_number, seller_keys
from schemas.grades import PROVED
from validators.identity import Known
from validators.identity.companies import printed_claim
from validators.identity.wording import Wording
from validators.reference import Reference

_CODE, _PRECEDING, _NUMBER, _DATE = "type_code", "preceding_invoice", "invoice_number", "issue_date"
_RIVAL = 0.3  # an alternative as strong as this may be meant
_LIKELIER = 0.5  # what is surer than this is more likely than all others together
_BESIDE = "what else it may be is that of the invoice which is credited"


def with_known_credit(extraction: Extraction, invoice: Invoice, who: Known, reference: Reference) -> Extraction:
    """`extraction`, its kind certain where a known vendor credits you an invoice of its own that was exported, or that
    leaves with it; the invoice is the one that was read, or, where none was, the only one whose number is printed.

    The word is self-billing in German tax law and a credit note in German trade; who bills you does not bill for you.
    """
    if extraction.doc_type is not DocType.CREDIT_NOTE or who.company is None or who.vendor is None:
        return extraction
    claims, named = dict(extraction.claims), credited(invoice, reference)
    if _PRECEDING not in claims and (found := _printed(extraction, invoice, reference)) is not None:
        named, claims[_PRECEDING] = found
    if named is None or not _covers(named.invoice, invoice):
        return extraction
    claims.update(_told_apart(claims, named.invoice))
    code = claims.get(_CODE)
    if code is not None and code.doubt is None:
        claims[_CODE] = code.model_copy(update={"proof": "it credits an invoice of this vendor that was exported"})
    score = max(extraction.doc_type_score, PROVED)
    rivals = tuple(one for one in extraction.rivals if not _is_of(named.invoice, one))
    return extraction.model_copy(update={"claims": claims, "doc_type_score": score, "rivals": rivals})


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
    """The number and the date that were in doubt only because those of the invoice it credits stand beside them: what
    a label names and two read, and what nothing else is likelier to be."""
    number = normalise_number(owed.invoice_number or "")

    def is_credited(value: Value) -> bool:
        return value == owed.issue_date if isinstance(value, date) else normalise_number(str(value)) == number

    for term in (_NUMBER, _DATE):
        claim = claims.get(term)
        if claim is None or claim.doubt is None or is_credited(claim.value):
            continue
        if claim.alone or not claim.label or claim.certainty < _LIKELIER:
            continue
        rivals = [other for other in claim.rejected if other.score >= _RIVAL]
        named = any(other.raw in claim.doubt for other in rivals)
        if named and all(is_credited(other.value) for other in rivals):
            yield term, claim.model_copy(update={"doubt": None, "proof": _BESIDE})


def _is_of(owed: Invoice, rival: Rival) -> bool:
    """Whether what a label names beside the note's own number or date is that of the invoice which is credited."""
    number = rival.term == _NUMBER and normalise_number(rival.value) == normalise_number(owed.invoice_number or "")
    return number or (rival.term == _DATE and rival.value == str(owed.issue_date))


def _printed(extraction: Extraction, invoice: Invoice, reference: Reference) -> tuple[Earlier, Claim] | None:
    """The one invoice of the seller whose number is printed, and that number; None where it is not one to be credited.

    A number of digits alone may be a post code, a telephone's or an amount: such a one is named by a label, or by
    nobody.
    """
    known = reference.numbers(seller_keys(invoice.seller))
    printed = dict(Wording(extraction.printed).numbers()) if known else {}
    found = [number for number in printed if number in known and not _is_else(number, extraction.claims)]
    if len(found) != 1:
        return None
    ((number, place),) = ((one, printed[one]) for one in found)
    owed = credited(invoice.model_copy(update={_PRECEDING: number}), reference)
    if owed is None:
        return None
    value = str(owed.invoice.invoice_number)
    return owed, printed_claim(_PRECEDING, value, place.text, place.page, (place.box,))


def _is_else(number: str, claims: Mapping[str, Claim]) -> bool:
    """Whether a printed number was read as something else: the note's own, an order's, a post code ("D-10115")."""
    for term, claim in claims.items():
        value = normalise_number(str(claim.value))
        if value == number or (term.endswith(".post_code") and number.endswith(f"-{value}")):
            return True
    return False
