"""What must fit together: net, tax, gross and what is due; issue and due date; seller and buyer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from extractors.foundation.pages import Pages
from extractors.page.printed import gather
from extractors.page.roles import DUE, GROSS, NET, PAID, TAX, TRIPLE
from extractors.page.sums import may_be_tax
from extractors.resolve.triple import triples
from schemas import Claim, Value

_DISTINCT = (("seller.name", "buyer.name"), ("seller.vat_id", "buyer.vat_id"))


def disagreements(answers: Mapping[str, Value], certain: Mapping[str, Claim]) -> dict[str, str]:
    """The answers that cannot be right together with what is certain: why, by term."""
    known = {term: claim.value for term, claim in certain.items()} | dict(answers)
    found: dict[str, str] = {}
    for terms, why in (*_sums(known), *_dates(known), *_parties(known)):
        found |= {term: why for term in terms if term in answers and term not in found}
    return found


def _sums(known: Mapping[str, Value]) -> Iterator[tuple[tuple[str, ...], str]]:
    amounts = {term: value for term, value in known.items() if isinstance(value, Decimal)}
    net, tax, gross = (amounts.get(term) for term in TRIPLE)
    if net is not None and tax is not None and gross is not None and net + tax != gross:
        yield TRIPLE, f"{net} + {tax} is {net + tax}, not {gross}."
    if net is not None and tax is not None and not may_be_tax(tax, net):
        yield (NET, TAX), f"A tax of {tax} on {net} is more than any rate."
    if net is not None and gross is not None and not _may_be_taxed(net, gross):
        yield (NET, GROSS), f"{net} before tax and {gross} with tax are too far apart."
    due, paid = amounts.get(DUE), amounts.get(PAID, Decimal(0))
    if gross is not None and due is not None and due != gross - paid:
        yield (GROSS, DUE), f"{gross} less {paid} paid is {gross - paid}, not {due}."


def _may_be_taxed(net: Decimal, gross: Decimal) -> bool:
    return abs(gross) >= abs(net) and may_be_tax(abs(gross) - abs(net), net)


def _dates(known: Mapping[str, Value]) -> Iterator[tuple[tuple[str, ...], str]]:
    issue, due = known.get("issue_date"), known.get("due_date")
    if isinstance(issue, date) and isinstance(due, date) and due < issue:
        yield ("issue_date", "due_date"), f"Due on {due.isoformat()} is before issued on {issue.isoformat()}."


def _parties(known: Mapping[str, Value]) -> Iterator[tuple[tuple[str, ...], str]]:
    for pair in _DISTINCT:
        one, other = (str(known.get(term, "")).casefold() for term in pair)
        if one and one == other:
            yield pair, "Seller and buyer cannot be the same."


def is_the_triple(net: Value, tax: Value, gross: Value, pages: Pages) -> bool:
    """Whether the three are the ones that the decoder of totals would choose from all printed amounts.

    A row of a tax table adds up as well: adding up alone names nothing.
    """
    claims = [claim for claim in pages.proposals.claims if claim.term.startswith(("totals.", "other."))]
    best = next(iter(triples(gather(pages.proposals.places, claims), pages.proposals.rates)), None)
    if best is None or not best.fits_rate:
        return False
    return [abs(Decimal(str(value))) for value in (net, tax, gross)] == [
        printed.value for printed in (best.net, best.tax, best.gross)
    ]
