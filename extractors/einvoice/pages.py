"""A hybrid: the e-invoice decides, and what its pages say is kept beside it, as evidence or as a contradiction.

Each term is compared in its own role. That a value stands elsewhere in the e-invoice, as an order's number or in a
note, explains nothing: whoever looks at the page pays by what it says there.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from extractors.einvoice.agreeing import agree
from extractors.einvoice.dated import DELIVERED, delivered_otherwise
from extractors.einvoice.printed import PrintedValues
from extractors.einvoice.rows import paired, pieces_unclear, rows_otherwise
from extractors.einvoice.whole import Whole, whole_totals
from extractors.page.claims import rows_of
from extractors.page.sheet import Sheet
from extractors.parsing.folding import compact
from schemas import (
    ACCOUNT_TERM,
    HYBRID_TERMS,
    Alternative,
    Claim,
    DocType,
    Extraction,
    Layer,
    same_account,
    xpath_round,
)
from schemas.grades import FIRM

# What is looked for on the pages by its value alone; cells of rows would be found in other rows.
_PLACES = tuple(f"{party}.address.{leaf}" for party in ("seller", "buyer") for leaf in ("city", "post_code", "country"))
_OTHERS = ("purchase_order_reference", "payment.reference", "totals.line_net", "totals.paid")
_UNIQUE = frozenset({*HYBRID_TERMS, *_OTHERS, *_PLACES})
# What a page may leave out or say in part, and must not say otherwise.
_BESIDES = (
    "currency",
    "totals.paid",
    "payment.reference",
    "purchase_order_reference",
    *_PLACES,
)
_SURE = FIRM  # of what a page says, to be set against what stands printed on it, too
_ASKING = 0.5  # below every gate: a doubtful reading of a page only asks a person to look
_DUE, _IBAN = "totals.due", "payment.iban"
_FURTHER = "payment.other_accounts["
# Other numbers and places are easily taken for these: they say otherwise where the stated value is printed nowhere.
_ASKED = frozenset({"payment.reference", "purchase_order_reference", *_PLACES})


def beside_pages(stated: Extraction, shown: Extraction, sheet: Sheet) -> Extraction:
    """`stated` by the e-invoice, each value with its place on the pages; what the pages say otherwise is rejected.

    An alternative of another layer than the e-invoice's is what the pages say; a claim without a page is of a value
    that stands nowhere on them.
    """
    printed = PrintedValues(sheet.layout)
    claims = dict(stated.claims)
    for path, claim in stated.claims.items():
        claims[path] = _placed(claim, shown.claims.get(path), printed if path in _UNIQUE else None)
    for path in (*HYBRID_TERMS, *_BESIDES):
        if path in claims and path in shown.claims:
            claims[path] = _compared(claims[path], shown.claims[path], stated)
    delivered = delivered_otherwise(stated.claims, sheet)
    if delivered is not None:
        claims[DELIVERED] = contradicted(claims[DELIVERED], delivered, doubtful=True)
    claims |= _further_accounts(stated, shown)
    _beside_rows(claims, stated, shown, printed)
    _beside_kind(claims, stated, shown)
    _beside_whole(claims, sheet)
    return stated.model_copy(
        update={"claims": claims, "language": shown.language, "layers": (*stated.layers, *shown.layers)}
    )


def _further_accounts(stated: Extraction, shown: Extraction) -> dict[str, Claim]:
    """What the pages print of where to pay, IBAN or not, that the e-invoice does not state: a payer may follow it, so
    it is held to what is known of the vendor like every further account."""
    known = [str(claim.value) for term, claim in stated.claims.items() if ACCOUNT_TERM.fullmatch(term)]
    rows = len({term.partition("]")[0] for term in stated.claims if term.startswith(_FURTHER)})
    compared = {_IBAN} & stated.claims.keys()
    told = (claim for term, claim in shown.claims.items() if ACCOUNT_TERM.fullmatch(term) and term not in compared)
    unknown = [claim for claim in told if not any(same_account(str(claim.value), other) for other in known)]
    terms = [f"{_FURTHER}{rows + number}].iban" for number in range(len(unknown))]
    found = zip(terms, unknown, strict=True)
    return {term: claim.model_copy(update={"term": term, "rejected": ()}) for term, claim in found}


def _placed(claim: Claim, shown: Claim | None, printed: PrintedValues | None) -> Claim:
    """`claim` with its place on the pages: where they say the same of the same term, else where the value stands."""
    if shown is not None and shown.page is not None and agree(claim.term, claim.value, shown.value):
        return claim.model_copy(update={"page": shown.page, "boxes": shown.boxes})
    spot = printed.find(claim.value) if printed is not None else None
    return claim if spot is None else claim.model_copy(update={"page": spot.page, "boxes": spot.boxes})


def _compared(claim: Claim, shown: Claim, stated: Extraction) -> Claim:
    """`claim` with what the page says instead, if it does. A date that the e-invoice states of something else is
    doubtful; a doubtful reading says nothing where the stated value stands printed, too, but what the page surely
    labels as the amount due: that value may be printed as another total, and the payer reads the label."""
    stating = (claim.value, *(other.value for other in claim.rejected))
    if shown.page is None or any(agree(claim.term, value, shown.value) for value in stating) or _cut(shown, claim):
        return claim
    if claim.term in _ASKED and (claim.page is not None or shown.certainty < _SURE):
        return claim
    elsewhere = any(shown.value == other.value for term, other in stated.claims.items() if term != claim.term)
    found = contradicted(claim, shown, doubtful=elsewhere and isinstance(shown.value, date))
    labelled = claim.term == _DUE and shown.label is not None and shown.certainty >= _SURE
    return claim if claim.page is not None and found.rejected[0].score < _SURE and not labelled else found


def _cut(shown: Claim, claim: Claim) -> bool:
    """Whether what a page says is a piece of the very words in which the e-invoice's value stands printed."""
    if not isinstance(shown.value, str) or compact(shown.value) not in compact(str(claim.value)):
        return False
    return shown.page == claim.page and set(shown.boxes) <= set(claim.boxes)


def contradicted(claim: Claim, shown: Claim, *, doubtful: bool) -> Claim:
    """`claim` with the page's `shown` as what is said instead of it."""
    doubtful = doubtful or shown.doubt is not None or shown.layer is Layer.DERIVED or not shown.label
    other = Alternative(
        value=shown.value,
        raw=shown.raw,
        score=min(shown.certainty, _ASKING) if doubtful else shown.certainty,
        page=shown.page,
        boxes=shown.boxes,
        layer=shown.layer,
    )
    return claim.model_copy(update={"rejected": (other, *claim.rejected)})


def _beside_rows(claims: dict[str, Claim], stated: Extraction, shown: Extraction, printed: PrintedValues) -> None:
    """Gives lines their places, and takes down what the pages' rows say otherwise."""
    ours = rows_of(stated.claims, "lines")
    pairs = paired(ours, rows_of(shown.claims, "lines"))
    places = {row["net"].term: other["net"] for row, other in pairs}
    for row in (one for one in ours if "net" in one):
        claim = row["net"]
        placed = _placed(claim, places.get(claim.term), printed)
        claims[claim.term] = placed if placed.page is not None else _with_tax(placed, row.get("tax_rate"), printed)
    for row, beside in pairs:
        doubt = pieces_unclear(row, beside)
        if doubt is not None:
            claims[row["net"].term] = claims[row["net"].term].model_copy(update={"doubt": doubt})
    for path, other in rows_otherwise(stated.claims, shown.claims, printed):
        claims[path] = contradicted(claims[path], other, doubtful=True)


def _with_tax(net: Claim, rate: Claim | None, printed: PrintedValues) -> Claim:
    """The net amount of a line where the page prints it with its tax, as shops do."""
    if rate is None or not isinstance(net.value, Decimal) or not isinstance(rate.value, Decimal):
        return net
    spot = printed.find(xpath_round(net.value * (100 + rate.value) / 100))
    return net if spot is None else net.model_copy(update={"page": spot.page, "boxes": spot.boxes})


def _beside_kind(claims: dict[str, Claim], stated: Extraction, shown: Extraction) -> None:
    """Takes down that the title of the pages is of another kind of document."""
    claim, title, gross = claims.get("type_code"), shown.claims.get("type_code"), claims.get("totals.gross")
    negative = gross is not None and isinstance(gross.value, Decimal) and gross.value < 0
    if claim is None or shown.doc_type is stated.doc_type or shown.doc_type_score < _SURE:
        return
    if negative and {shown.doc_type, stated.doc_type} == {DocType.INVOICE, DocType.CREDIT_NOTE}:
        return  # an invoice of less than nothing is a credit note
    said = (shown.subtype or shown.doc_type.value).replace("_", " ")
    other = Alternative(value=said, raw=said, score=_ASKING, page=1 if title is None else title.page)
    claims["type_code"] = claim.model_copy(update={"rejected": (other, *claim.rejected)})


def _beside_whole(claims: dict[str, Claim], sheet: Sheet) -> None:
    """Takes down totals that stand in whole units at their labels, and only otherwise."""
    for term, found in whole_totals(sheet).items():
        claim = claims.get(term)
        if claim is None or any(agree(term, claim.value, one.value) for one in found) or not found:
            continue
        if not any(other.layer is not Layer.EINVOICE for other in claim.rejected):
            claims[term] = claim.model_copy(update={"rejected": (_whole(found[-1]), *claim.rejected)})


def _whole(one: Whole) -> Alternative:
    return Alternative(value=one.value, raw=one.raw, score=_ASKING, page=one.page, boxes=one.boxes)
