"""What a page prints of a term is compared in the way in which that term is printed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.einvoice.agreeing import agree, same_quantity
from schemas import Value


@pytest.mark.parametrize(
    ("term", "stated", "shown"),
    [
        ("seller.name", "Au bon moulin", "Au bon moulin SARL"),
        ("seller.name", "GLN 4333741000005 \nLief-Nr: 549910\nMUSTERLIEFERANT GMBH", "MUSTERLIEFERANT GMBH"),
        ("buyer.name", "Kunden AG Mitte", "Kunden AG"),
        ("buyer.name", "Herrn\nMax Mustermann", "Max Mustermann"),
        ("buyer.address.city", "Saint Denis", "Saint Denis de la r\u00e9union"),
        ("purchase_order_reference", "00000001023456789", "1023456789"),
        ("invoice_number", "R 2024/17", "r2024-17"),
        ("totals.gross", Decimal("-119.00"), Decimal(119)),
    ],
)
def test_the_same_printed_otherwise_agrees(term: str, stated: Value, shown: Value) -> None:
    assert agree(term, stated, shown)


@pytest.mark.parametrize(
    ("term", "stated", "shown"),
    [
        ("seller.name", "Brightwater Tools GmbH", "Brightwater Power Tools GmbH"),
        ("seller.name", "Brightwater Tools GmbH", "Brightwater Tools GmbH & Co. KG"),
        ("buyer.name", "Meadow Gardens GmbH", "Meadow Gardens Holding GmbH"),
        ("invoice_number", "BT-2024-0117", "BT-2024-01179"),
        ("invoice_number", "BT-2024-0117", "BT-2024-011"),
        ("totals.gross", Decimal("119.00"), Decimal("191.00")),
    ],
)
def test_what_is_like_it_does_not(term: str, stated: Value, shown: Value) -> None:
    assert not agree(term, stated, shown)


@pytest.mark.parametrize(
    ("stated", "shown", "same"),
    [
        ("27.5000", "28", True),
        ("3.3333", "3.33", True),
        ("6.50", "6", True),
        ("2", "1", False),
        ("0.0520", "0.5", False),
    ],
)
def test_quantities_and_prices_agree_with_as_many_decimals_as_are_printed(stated: str, shown: str, same: bool) -> None:
    assert same_quantity(Decimal(stated), Decimal(shown)) is same
