"""Whose number an order number is: the buyer's, or only the seller's own for what was ordered in a shop."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.languages import spoken
from extractors.meanings import leading_label
from extractors.page import Layout, Segment
from extractors.page.names import LEGAL_FORM, is_address
from extractors.page.roles import BUYER_REFERENCE, NUMBER, PURCHASE_ORDER
from extractors.parsing.folding import compact
from schemas import Claim
from schemas.grades import LIKELY, NAMED

# Words of labels that say whose order it is: "Your order", "PO", "Bestellnummer Kunde", "Votre commande", "Uw order".
_BUYERS = re.compile(rf"(?i){spoken('buyers')}")
# What a paid order of a shop prints: how it was paid.
_PAID = re.compile(rf"(?i)\b(?:{spoken('paid_by')})\b")
# Labels of orders that may be either side's; German "Bestellung" and Turkish "Sipariş" are the buyer's more often.
_EITHER = re.compile(rf"(?i)(?:{spoken('order')})")
# "Your reference: PO445" is an order by its own letters, and so is "HLS/PO/26-0093"; any other reference of the buyer's
# is just that.
_ORDER = re.compile(rf"(?i)(?:^|[/ -])(?:{spoken('order_letters')})")
# "WEB-90217": by its letters the number that a shop gave to what was ordered there.
_OF_SHOP = re.compile(rf"(?i)(?:{spoken('shop_letters')})[-/ ]?\d")
_VAGUE = re.compile(rf"(?i)\b(?:{spoken('reference')})")
_NUMBERED = re.compile(r"\d")
_PARTED = " / "  # two references in one row
_MOST_NAMES = 4
_INITIALS = 3  # letters: the shortest labels


def not_the_buyers(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims of orders and references that are numbers of something else.

    A bare "Order no." beside a "Customer PO no." is the seller's, and beside a number under "Your reference" it may be;
    one that names the seller's shop ("WEB-4711") is. A vague "reference" that repeats the invoice number asks to quote
    that.
    """
    orders = [claim for claim in claims if claim.term == PURCHASE_ORDER]
    named = [claim for claim in claims if is_buyers(claim.label) and claim.score >= LIKELY]
    theirs = {claim.value for claim in named if claim.term == PURCHASE_ORDER}
    numbers = {claim.value for claim in named if claim.term == BUYER_REFERENCE}
    for claim in orders:
        if is_buyers(claim.label) or claim.value in theirs | numbers:
            continue
        elsewhere = bool(theirs | numbers) and _EITHER.match(claim.label or "") is not None
        if elsewhere or _OF_SHOP.match(str(claim.value)):
            yield claim
    own = {claim.value for claim in claims if claim.term == NUMBER and claim.score >= NAMED}
    for claim in claims:
        vague = claim.term in (PURCHASE_ORDER, BUYER_REFERENCE) and _VAGUE.search(claim.label or "") is not None
        if vague and claim.value in own and claim.score < NAMED:
            yield claim


def is_buyers(label: str | None) -> bool:
    """Whether a label says that an order is the buyer's."""
    return label is not None and _BUYERS.search(label) is not None


def is_order_label(label: str | None) -> bool:
    """Whether a label names an order and no vague reference."""
    return label is not None and (_EITHER.search(label) or _BUYERS.search(label)) is not None


def is_order(number: str) -> bool:
    """Whether a reference is that of an order by its own letters."""
    return order_in(number) is not None


def order_in(reference: str) -> str | None:
    """What of a reference is an order by its own letters: "BST-77120" in "KST 4410 / BST-77120"."""
    return next((part for part in reference.split(_PARTED) if _ORDER.search(part)), None)


def is_of_a_box(order: Claim, row: str, *, theirs: bool) -> bool:
    """Whether an order's number may be that of a post box: plain, behind mere initials, and within a row of a party
    ("theirs") or beside a street: "Mühlenweg 4, P.O. 12345"."""
    if order.term != PURCHASE_ORDER or len(compact(order.label or "")) > _INITIALS:
        return False
    return (theirs and str(order.value).isdigit()) or any(map(is_address, row.split(",")))


def is_of_shop(chosen: Mapping[str, Claim], layout: Layout, *, receipt: bool) -> bool:
    """Whether the order number is that of a shop: on a receipt, or with its date where a person bought and paid."""
    order, buyer = chosen.get(PURCHASE_ORDER), chosen.get("buyer.name")
    if order is None or is_buyers(order.label):
        return False
    if receipt or buyer is None or "buyer.vat_id" in chosen:
        return receipt
    paid = _PAID.search(layout.text) is not None
    return paid and _is_person(str(buyer.value)) and any(map(_dates_an_order, layout.segments))


def _dates_an_order(segment: Segment) -> bool:
    label = leading_label(segment.text)
    return label is not None and label.term == "other.order_date"


def _is_person(name: str) -> bool:
    words = name.replace("-", " ").split()
    capitalised = all(word[:1].isupper() for word in words)
    return (
        LEGAL_FORM.search(name) is None
        and _NUMBERED.search(name) is None
        and capitalised
        and 1 < len(words) <= _MOST_NAMES
    )
