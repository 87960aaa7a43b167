"""Which day a printed date means that may be read in two ways, by when the vendor's last invoice was issued."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from schemas import Claim, DocType, Extraction, Invoice, Like, seller_keys
from validators.identity import Known
from validators.reference import Reference

_ISSUE, _DUE = "issue_date", "due_date"
_RIVAL = 0.3  # a date printed elsewhere that is as likely as this may be meant
_WHY = "of what it may mean, this alone lies between the vendor's last invoice and receipt"


def with_days_in_time(
    extraction: Extraction, invoice: Invoice, who: Known, reference: Reference, received: date | None
) -> Extraction:
    """`extraction` with the one day of issue that lies between the last invoice of the known vendor and the day on
    which this one was `received`, and the due date read in the same order; unchanged where none or several do."""
    issue = extraction.claims.get(_ISSUE)
    days = _days(issue)
    if issue is None or not issue.label or len(days) < 2 or who.vendor is None or received is None:
        return extraction
    like = Like(sellers=seller_keys(invoice.seller), doc_type=DocType.INVOICE)
    before = [one.invoice.issue_date for one in reference.earlier(like) or () if one.invoice.issue_date]
    fitting = [place for place, day in enumerate(days) if before and max(before) <= day <= received]
    if len(fitting) != 1:
        return extraction
    claims = dict(extraction.claims)
    for term in (_ISSUE, _DUE):
        if len(ways := _days(claims.get(term))) == len(days):
            told = {"value": ways[fitting[0]], "doubt": None, "proof": _WHY}
            claims[term] = claims[term].model_copy(update=told)
    return extraction.model_copy(update={"claims": claims})


def _days(claim: Claim | None) -> Sequence[date]:
    """What a date in doubt may mean as it stands printed, the day before the month first; nothing of one that is not in
    doubt, or where another date may be meant."""
    if claim is None or claim.doubt is None or not isinstance(claim.value, date):
        return ()
    if any(one.raw != claim.raw and one.score >= _RIVAL for one in claim.rejected):
        return ()
    return (claim.value, *(one.value for one in claim.rejected if one.raw == claim.raw and isinstance(one.value, date)))
