"""A hybrid: the e-invoice decides, and what its pages say is kept beside it, as evidence or as a contradiction."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from extractors.einvoice.printed import PrintedValues
from extractors.page import Layout
from extractors.parsing.folding import compact
from schemas import HYBRID_TERMS, Alternative, Claim, Extraction, Layer, Value

# What is looked for on the pages by its value alone; cells of rows would be found in other rows.
_UNIQUE = frozenset(
    {*HYBRID_TERMS, "seller.name", "buyer.name", "purchase_order_reference", "totals.line_net", "totals.paid"}
)
# What an e-invoice may call by the same value: a page that says it, says it of this term, too.
_SAME = {"invoice_number": ("payment.reference",)}
_DOUBTED = 0.5  # below every gate: a doubtful reading of a page only asks a person to look


def beside_pages(stated: Extraction, shown: Extraction, layout: Layout) -> Extraction:
    """`stated` by the e-invoice, each value with its place on the pages; what the pages say otherwise is rejected.

    An alternative of another layer than the e-invoice's is what the pages say; a claim without a page is of a value
    that stands nowhere on them.
    """
    printed = PrintedValues(layout)
    claims = dict(stated.claims)
    for path, claim in stated.claims.items():
        claims[path] = _placed(claim, shown.claims.get(path), printed if path in _UNIQUE else None)
    for path in HYBRID_TERMS:
        if path in claims and path in shown.claims:
            claims[path] = _compared(claims[path], shown.claims[path], stated)
    return stated.model_copy(
        update={"claims": claims, "language": shown.language, "layers": (*stated.layers, *shown.layers)}
    )


def _placed(claim: Claim, shown: Claim | None, printed: PrintedValues | None) -> Claim:
    """`claim` with its place on the pages: where they say the same of the same term, else where the value stands."""
    if shown is not None and shown.page is not None and same(shown.value, claim.value):
        return claim.model_copy(update={"page": shown.page, "boxes": shown.boxes})
    spot = printed.find(claim.value) if printed is not None else None
    return claim if spot is None else claim.model_copy(update={"page": spot.page, "boxes": spot.boxes})


def _compared(claim: Claim, shown: Claim, stated: Extraction) -> Claim:
    """`claim` with what the page says instead, if it does.

    An identifier that the e-invoice states of something else is taken to be that; such a date is doubtful.
    """
    stating = (claim.value, *(other.value for other in claim.rejected))
    if shown.page is None or any(same(shown.value, value) for value in stating) or _cut(shown, claim):
        return claim
    apart = {claim.term, *_SAME.get(claim.term, ())}
    elsewhere = any(same(shown.value, other.value) for term, other in stated.claims.items() if term not in apart)
    if elsewhere and isinstance(shown.value, str):
        return claim
    return _contradicted(claim, shown, doubtful=elsewhere and isinstance(shown.value, date))


def _cut(shown: Claim, claim: Claim) -> bool:
    """Whether what a page says is a piece of the very words in which the e-invoice's value stands printed."""
    return isinstance(shown.value, str) and shown.page == claim.page and set(shown.boxes) <= set(claim.boxes)


def _contradicted(claim: Claim, shown: Claim, *, doubtful: bool) -> Claim:
    doubtful = doubtful or shown.doubt is not None or shown.layer is Layer.DERIVED or not shown.label
    other = Alternative(
        value=shown.value,
        raw=shown.raw,
        score=min(shown.certainty, _DOUBTED) if doubtful else shown.certainty,
        page=shown.page,
        boxes=shown.boxes,
        layer=shown.layer,
    )
    return claim.model_copy(update={"rejected": (other, *claim.rejected)})


def same(one: Value, other: Value) -> bool:
    """Whether two values say the same: amounts without their sign (a credit note may print either), texts compact."""
    if isinstance(one, Decimal) and isinstance(other, Decimal):
        return abs(one) == abs(other)
    if isinstance(one, str) and isinstance(other, str):
        return compact(one) == compact(other)
    return one == other
