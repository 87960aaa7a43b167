"""Which day a printed date means that may be read in two ways, by when the vendor's last invoice was issued."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from operator import itemgetter

from schemas import Claim, DocType, Extraction, Invoice, Like, Value, seller_keys
from validators.identity import Known
from validators.reference import Reference

_DIGITS = re.compile("[0-9]+")
_ISSUE, _DUE = "issue_date", "due_date"
_RIVAL = 0.3  # a date printed elsewhere that is as likely as this may be meant
_WHY = "of what it may mean, this alone lies between the vendor's last invoice, by its number, and receipt"


def with_days_in_time(
    extraction: Extraction, invoice: Invoice, who: Known, reference: Reference, received: date | None
) -> Extraction:
    """`extraction` with the one day of issue that lies between the last invoice of the known vendor and the day on
    which this one was `received`, and the due date read in the same order; so where days that are printed elsewhere may
    be meant, and none of them lies there. Unchanged where none or several do, and where the number does not go on from
    that invoice's: this one may be older and late."""
    issue = extraction.claims.get(_ISSUE)
    days = _days(issue) or _beside(issue)
    if issue is None or not issue.label or len(days) < 2 or who.vendor is None or received is None:
        return extraction
    like = Like(sellers=seller_keys(invoice.seller), doc_type=DocType.INVOICE)
    before = [(day, one.invoice) for one in reference.earlier(like) or () if (day := one.invoice.issue_date)]
    last, latest = max(before, key=itemgetter(0), default=(received, None))
    fitting = [place for place, day in enumerate(days) if last <= day <= received]
    if latest is None or len(fitting) != 1 or not _goes_on(invoice.invoice_number, latest.invoice_number):
        return extraction
    if not _days(issue):
        return _settled(extraction, {_ISSUE: issue.value}) if fitting == [0] else extraction
    both = {term: _days(extraction.claims.get(term)) for term in (_ISSUE, _DUE)}
    return _settled(extraction, {term: ways[fitting[0]] for term, ways in both.items() if len(ways) == len(days)})


def _settled(extraction: Extraction, days: Mapping[str, Value]) -> Extraction:
    """`extraction` with these dates, in no doubt any more."""
    told = {
        term: extraction.claims[term].model_copy(update={"value": day, "doubt": None, "proof": _WHY})
        for term, day in days.items()
    }
    return extraction.model_copy(update={"claims": {**extraction.claims, **told}})


def _goes_on(number: str | None, last: str | None) -> bool:
    """Whether a number is of the form of the `last` one, and above it."""
    same = number is not None and last is not None and _DIGITS.sub("0", number) == _DIGITS.sub("0", last)
    counts = [[int(digits) for digits in _DIGITS.findall(one or "")] for one in (number, last)]
    return same and counts[0] > counts[1]


def _days(claim: Claim | None) -> Sequence[date]:
    """What a date in doubt may mean as it stands printed, the day before the month first; nothing of one that is not in
    doubt, or where another date may be meant."""
    if claim is None or claim.doubt is None or not isinstance(claim.value, date):
        return ()
    if any(one.raw != claim.raw and one.score >= _RIVAL for one in claim.rejected):
        return ()
    return (claim.value, *(one.value for one in claim.rejected if one.raw == claim.raw and isinstance(one.value, date)))


def _beside(claim: Claim | None) -> Sequence[date]:
    """The day that two readers read, and those printed elsewhere that its doubt is about: of an order, of an earlier
    invoice; nothing where the doubt is of another kind."""
    if claim is None or claim.doubt is None or claim.alone or not isinstance(claim.value, date):
        return ()
    others = [one for one in claim.rejected if one.score >= _RIVAL and isinstance(one.value, date)]
    named = [one for one in others if one.raw != claim.raw and one.raw in claim.doubt]
    return (claim.value, *(one.value for one in others if isinstance(one.value, date))) if named else ()
