"""What an e-invoice does not state and its rows tell.

Of FatturaPA net and tax, the gross total where it is left out, what is due; of all others that there is no tax.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from lxml import etree

from extractors.einvoice.claims import typed
from extractors.einvoice.fatturapa import PAYABLE, SPLIT, WITHHELD
from extractors.einvoice.tree import Found, values
from extractors.page.roles import TAX_WITHHELD
from schemas import Claim, Layer

_OUTSIDE = "O"  # the VAT category of what is not subject to VAT


def sums(root: etree._Element, claims: Mapping[str, Claim]) -> Iterator[Claim]:
    """The derived totals of a FatturaPA, each with its operands; what cannot be added up is left out."""
    net = _sum("totals.net", _column(claims, "base"))
    tax = _sum("totals.tax", _column(claims, "amount"))
    yield from filter(None, (net, tax, _due(root), _withheld(root)))
    if net and tax and "totals.gross" not in claims:
        yield from filter(None, (_sum("totals.gross", [net, tax]),))


def no_tax(claims: Mapping[str, Claim]) -> Iterator[Claim]:
    """The total tax of an e-invoice that states none and is outside the scope of VAT altogether: that of its rows."""
    categories = {claim.value for path, claim in claims.items() if path.endswith((".category", ".tax_category"))}
    tax = _sum("totals.tax", _column(claims, "amount"))
    if "totals.tax" not in claims and categories == {_OUTSIDE} and tax is not None and tax.value == 0:
        yield tax


def _column(claims: Mapping[str, Claim], leaf: str) -> list[Claim]:
    return [claim for path, claim in claims.items() if path.startswith("tax_breakdown[") and path.endswith(f".{leaf}")]


def _sum(term: str, operands: list[Claim]) -> Claim | None:
    amounts = [claim.value for claim in operands if isinstance(claim.value, Decimal)]
    if not amounts or len(amounts) != len(operands):
        return None
    return Claim(
        term=term,
        value=sum(amounts, Decimal(0)),
        raw=", ".join(claim.raw for claim in operands),
        layer=Layer.DERIVED,
        score=1.0,
        path=operands[0].path,
        operands=tuple(claim.term for claim in operands),
    )


def _due(root: etree._Element) -> Claim | None:
    """What is to be paid: the payments that the invoice asks for, together."""
    return _together("totals.due", list(values(root, PAYABLE)))


def _withheld(root: etree._Element) -> Claim | None:
    """What the buyer pays to the state in the seller's place: taxes withheld at source, and VAT that is split off."""
    return _together(TAX_WITHHELD, [one for path in (WITHHELD, SPLIT) for one in values(root, path)])


def _together(term: str, found: Sequence[Found]) -> Claim | None:
    """The amounts that were `found`, added up; the text of one that is no amount."""
    read = [typed("amount", one) for one in found]
    amounts = [amount for amount in read if isinstance(amount, Decimal)]
    if not found:
        return None
    unread = next((text for text in read if isinstance(text, str)), None)
    return Claim(
        term=term,
        value=sum(amounts, Decimal(0)) if unread is None else unread,
        raw=", ".join(one.text for one in found),
        layer=Layer.EINVOICE if len(found) == 1 else Layer.DERIVED,
        score=1.0,
        path=found[0].path,
    )
