"""Whose number an order number is: the buyer's, or only the seller's own for what was ordered in a shop."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from extractors.meanings import leading_label
from extractors.page import Layout, Segment
from extractors.page.names import LEGAL_FORM
from extractors.page.roles import BUYER_REFERENCE, NUMBER, PURCHASE_ORDER
from schemas import Claim

_SURE = 0.9
# Words of labels that say whose order it is: "Your order", "PO", "Bestellnummer Kunde", "Votre commande", "Uw order".
_BUYERS = re.compile(
    r"(?i)\bp\W?\s?o\b|purchas|requisi|rekvi|\bcust|client|kund|buyer|\byour\b|\bihre?\b|einkauf|gem[äa][ßs]|\blaut\b|"
    r"\bvotre|\bvos\b|\bv/|acheteur|achat|engagement|\bbc\b|\bb\.c|\bbdc\b|\buw\b|klant|inkoop|verplichting|"
    r"\bvs\b|vostr|acquist|\bcig\b|\bsu\b|vuestr|\bcompra|\bvosso|\bvossa|müşteri|satın|państwa|wasz|odbiorc|nabywc|klient|"
    r"\bert?\b|inköp|jeres|deres|køb|kjøp|vaš|odběr|zákaz|purch"
)
# What a paid order of a shop prints: how it was paid.
_PAID = re.compile(
    r"(?i)\b(?:paid (?:on|with|by|via)|payment (?:method|transaction)|mode of payment|betaald op|betaalmethode|"
    r"betaalwijze|bezahlt (?:am|mit|per|via)|zahlungsart|payé (?:le|par)|moyen de paiement|mode de paiement|"
    r"pagato (?:il|con)|metodo di pagamento|pagado (?:el|con)|método de pago|pago (?:em|por|com)|método de pagamento|"
    r"ödeme (?:yöntemi|şekli)|zapłacono|metoda płatności|betalt (?:den|med)|betalningssätt|betalingsmetode|zaplaceno|"
    r"způsob platby)\b"
)
# Labels of orders that may be either side's; German "Bestellung" and Turkish "Sipariş" are the buyer's more often.
_EITHER = re.compile(
    r"(?i)(?:sales )?order|ordernummer|(?:n\S+ )?(?:de )?commande|pedido|ordine|encomenda|zamówienie nr|n\w+ zamówienia"
)
# "Your reference: PO445" is an order by its own letters; any other reference of the buyer's is just that.
_ORDER = re.compile(
    r"(?i)(?:p\.?o\b|po[-/ ]?\d|ord|best|bc[-/ ]?\d|oc[-/ ]?\d|req|cde|cmd|command|compra|ped|encomenda|sipari)"
)
_VAGUE = re.compile(r"(?i)\b(?:ref|rif)")
_CLEAR = 0.85
_NUMBERED = re.compile(r"\d")
_MOST_NAMES = 4


def not_the_buyers(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims of orders and references that are numbers of something else.

    A bare "Order no." beside a "Customer PO no." is the seller's; a vague "reference" that repeats the invoice number
    asks to quote that.
    """
    orders = [claim for claim in claims if claim.term == PURCHASE_ORDER]
    theirs = {claim.value for claim in orders if is_buyers(claim.label) and claim.score >= _CLEAR}
    bare = (claim for claim in orders if _EITHER.match(claim.label or "") and not is_buyers(claim.label))
    yield from (claim for claim in bare if theirs and claim.value not in theirs)
    own = {claim.value for claim in claims if claim.term == NUMBER and claim.score >= _SURE}
    for claim in claims:
        vague = claim.term in (PURCHASE_ORDER, BUYER_REFERENCE) and _VAGUE.search(claim.label or "") is not None
        if vague and claim.value in own and claim.score < _SURE:
            yield claim


def is_buyers(label: str | None) -> bool:
    """Whether a label says that an order is the buyer's."""
    return label is not None and _BUYERS.search(label) is not None


def is_order_label(label: str | None) -> bool:
    """Whether a label names an order and no vague reference."""
    return label is not None and (_EITHER.search(label) or _BUYERS.search(label)) is not None


def is_order(number: str) -> bool:
    """Whether a reference is that of an order by its own letters."""
    return _ORDER.match(number) is not None


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
