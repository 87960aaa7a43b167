"""The page at which a seller is paid, linked to by the number of each of its invoices."""

from __future__ import annotations

import pytest

from validators.identity.links import pays_like

BEFORE = "pay.trellisware.example/tw-88213"
NAME = "Trellisware Labs, Inc."


@pytest.mark.parametrize(
    ("address", "number"),
    [
        ("pay.trellisware.example/tw-91677", "TW-91677"),
        ("pay.trellisware.example/tw-", "TW-91677"),  # cut at the end of a row
    ],
)
def test_the_page_of_the_next_invoice_is_the_sellers_too(address: str, number: str) -> None:
    assert pays_like(address, BEFORE, number, NAME)


@pytest.mark.parametrize(
    ("address", "before", "name"),
    [
        ("pay.trellisvvare.example/tw-91677", BEFORE, NAME),  # another host
        ("pay.trellisware.example.attacker.example/tw-91677", BEFORE, NAME),
        ("pay.trellisware.example/fast/tw-91677", BEFORE, NAME),  # another place there
        ("pay.trellisware.example/tw-55555", BEFORE, NAME),  # of another document
        ("pay.trellisware.example/t-", BEFORE, NAME),  # cut within its letters
        ("pay.trellisware.example/tw-916-", BEFORE, NAME),  # within its digits
        ("pay.trellisware.example/-", BEFORE, NAME),
        ("pay.trellisware.example/", BEFORE, NAME),
        ("pay.trellisware.example/tw-91677?to=x", BEFORE, NAME),
        ("buy.anyone.example/tw-91677", "buy.anyone.example/tw-88213", NAME),  # of many sellers
        ("pay.trellisware.example/tw-91677", "pay.trellisware.example/labs", NAME),
        ("pay.trellisware.example/tw-91677", BEFORE, "Acme Ltd"),
        ("invoice.host.example/tw-91677", "invoice.host.example/tw-88213", "Invoice Services Ltd"),
        ("pay.trellisware.example/tw-91677", "US123006800", NAME),
    ],
)
def test_no_other_link_is(address: str, before: str, name: str) -> None:
    assert not pays_like(address, before, "TW-91677", name)


def test_nor_is_one_where_the_number_is_not_known() -> None:
    assert not pays_like("pay.trellisware.example/tw-91677", BEFORE, None, NAME)
