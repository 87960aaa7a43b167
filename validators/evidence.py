"""The sum of evidence: what arithmetic and dates prove of a value, whatever its score says (docs/evidence.md)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from schemas import Claim, Extraction, Invoice, xpath_round

_TOTALS = ("totals.net", "totals.tax", "totals.gross", "totals.due")
_MOVED, _KEPT = ("totals.allowances", "totals.charges"), ("totals.paid", "totals.withheld", "totals.rounding")
_LONGEST = timedelta(days=92)  # from the day of issue to the day on which payment is due
_LEAST = 0.5  # what is read less surely is not proved by what is missing beside it
_RIVAL = 0.3  # an alternative as strong as this may be meant
_FIGURES = re.compile(r"(?<!\d)(?:(\d{1,2})[./-]\s?(\d{1,2})[./-]\s?(\d{4})|(\d{4})-(\d{2})-(\d{2}))(?!\d)")
_ZERO = Decimal(0)


def proved(extraction: Extraction, invoice: Invoice) -> Extraction:
    """`extraction` with a proof at every value that other values vouch for."""
    found = {path: why for path, why in _proofs(extraction, invoice) if extraction.claims[path].doubt is None}
    if not found:
        return extraction
    claims = {
        path: claim.model_copy(update={"proof": found[path]}) if path in found else claim
        for path, claim in extraction.claims.items()
    }
    return extraction.model_copy(update={"claims": claims})


def _proofs(extraction: Extraction, invoice: Invoice) -> Iterator[tuple[str, str]]:
    if extraction.triple_printed and _adds_up(invoice):
        why = "lines, net, tax, gross and what is due stand printed and make each other"
        yield from ((path, why) for path in _TOTALS if path in extraction.claims)
        yield from ((path, why) for path in _MOVED if _named(extraction.claims.get(path)))
    if extraction.triple_printed and _named(extraction.claims.get("totals.due")) and _settles(invoice):
        why = "the total less what is kept is what stands printed as due"
        yield from ((path, why) for path in _KEPT if _named(extraction.claims.get(path)))
    if _only_due_date(extraction, invoice):
        yield "due_date", "it stands at its label, and no other date printed can be meant"


def _named(claim: Claim | None) -> bool:
    """Whether a printed label calls an amount what it is taken for."""
    return claim is not None and claim.page is not None and claim.label is not None and "=" not in claim.label


def _adds_up(invoice: Invoice) -> bool:
    """Whether the amounts of the lines make the net total, that with the tax the gross total, and that what is due."""
    totals, nets = invoice.totals, [line.net for line in invoice.lines if line.charged]
    if totals.net is None or totals.tax is None or totals.gross is None or not nets or None in nets:
        return False
    moved = (totals.charges or _ZERO) - (totals.allowances or _ZERO)
    return (
        xpath_round(sum((net for net in nets if net is not None), moved)) == totals.net
        and totals.net + totals.tax == totals.gross
        and (totals.due is None or _settles(invoice))
    )


def _settles(invoice: Invoice) -> bool:
    """Whether the gross total less what was paid and withheld, and rounded, is the amount due."""
    totals = invoice.totals
    kept = (totals.paid or _ZERO) + (totals.withheld or _ZERO) - (totals.rounding or _ZERO)
    return totals.gross is not None and totals.due == totals.gross - kept


def _only_due_date(extraction: Extraction, invoice: Invoice) -> bool:
    """Whether the due date is named by a label and read by two, and is the one date behind the day of issue."""
    due, issue = extraction.claims.get("due_date"), extraction.claims.get("issue_date")
    if due is None or issue is None or not due.label or due.alone or due.certainty < _LEAST or issue.doubt is not None:
        return False
    first, last = invoice.issue_date, invoice.due_date
    if first is None or last is None or not first <= last <= first + _LONGEST:
        return False
    rivals = [one.value for one in due.rejected if one.score >= _RIVAL and isinstance(one.value, date)]
    return not any(first < day <= first + _LONGEST and day != last for day in (*rivals, *_printed(extraction)))


def _printed(extraction: Extraction) -> Iterator[date]:
    """The dates in figures, in every way in which they may be read."""
    for place in extraction.printed:
        for day, month, year, *ordered in _FIGURES.findall(place.text):
            orders = [(year, month, day), (year, day, month)] if year else [tuple(ordered)]
            yield from (found for one in orders if (found := _date(one)) is not None)


def _date(parts: tuple[str, ...]) -> date | None:
    try:
        return date(*map(int, parts))
    except ValueError:
        return None
