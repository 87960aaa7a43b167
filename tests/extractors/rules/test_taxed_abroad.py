"""Which of a seller's numbers in several countries it charges tax under."""

from __future__ import annotations

import pytest

from extractors.page import Layout
from extractors.page.sheet import Sheet
from extractors.rules import propose
from tests.extractors.grid import reading

SELLER = "Seller\nPine Tools Ltd\n1 Saw Road\nLeeds LS1 4AB\nVAT GB980780684\n"
BUYER = "\n\nBill to\nOak Cafe GmbH\nBlattweg 2\n1030 Wien\nUID ATU34442626\n\n\n"


@pytest.mark.parametrize(
    ("also", "tax", "chosen"),
    [
        ("UID ATU79070602", "VAT 20 %", {"ATU79070602": True}),
        ("UID ATU79070602", "", {"ATU79070602": False, "GB980780684": False}),
        ("UID DE136695976", "VAT 20 %", {"DE136695976": False, "GB980780684": False}),
        ("", "VAT 20 %", {"GB980780684": False}),
    ],
)
def test_tax_is_charged_under_the_number_of_the_buyers_country(also: str, tax: str, chosen: dict[str, bool]) -> None:
    text = f"{SELLER}{also}{BUYER}{tax}          20.00"
    proposals = propose(Sheet(Layout(reading(text)), "en"))
    found = {str(c.value): c.doubt is not None for c in proposals.claims if c.term == "seller.vat_id"}
    assert found == chosen
    assert ("GB980780684" in proposals.denied.get("seller.vat_id", ())) is ("GB980780684" not in chosen)
