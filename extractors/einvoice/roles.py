"""Who else an e-invoice names in the role of a party, in elements that EN 16931 does not have: CII extended says so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from extractors.einvoice.agreeing import same_name
from extractors.einvoice.tree import values
from schemas import Claim, Rival

# Whom it bills and who pays it, if not the buyer; who bills, if not the seller.
_ROLES = {"buyer.name": ("InvoiceeTradeParty", "PayerTradeParty"), "seller.name": ("InvoicerTradeParty",)}


def others(root: etree._Element, claims: Mapping[str, Claim]) -> Iterator[Rival]:
    """Those of them that are not named as the buyer or the seller is."""
    for term, roles in _ROLES.items():
        own = claims.get(term)
        for role in roles if own is not None else ():
            for one in values(root, f".//ram:{role}/ram:Name"):
                if own is not None and not same_name(own.value, one.text):
                    yield Rival(term=term, value=one.text, raw=one.text, label=role)
