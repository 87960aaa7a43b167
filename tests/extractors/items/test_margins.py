"""Lines level with the rows of a column at the edge of the page, which are none of them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.extract import extract
from tests.extractors.grid import reading

ITEMS = ("VPS Sparrow 8 GB", "Backup storage", "Migration of the shop", "Domain .example", "Certificate", "Support")
NETS = ("99.80", "36.00", "647.50", "12.00", "80.00", "35.25")
DETAILS = (
    *("", "Number", "ZW-26025", "Date", "6 July 2026", "Pay by", "20 July 2026", "Customer code", "K-4471", "Pay to"),
    *("IBAN GB29 NWBK 6016 1331 9268 19", "Swarm Hosting Ltd", "VAT no.", "GB434031494", "Company no.", "07288401"),
    *("Address", "45 Tower Walk", "Leeds LS1 4AP", "Contact", "help@swarm.example"),
)


def bill(*, left: bool, net: str = "910.55") -> str:
    """An invoice with its seller's details in a column at its left edge, or at its right one."""
    rows = ["*Invoice", "", "Palmenstedt Verlag GmbH", "04229 Leipzig", ""]
    for name, amount in zip(ITEMS, NETS, strict=True):
        rows += [f"{name:<40}{amount:>10}", "1 piece"]
    total = str(Decimal(net) * Decimal("1.2"))[:7]
    rows += ["", f"{'Subtotal':<40}{net:>10}", f"{'VAT 20%':<40}{'182.11':>10}", f"{'Total due GBP':<40}{total:>10}"]
    beside = [*DETAILS, *[""] * len(rows)]
    sides = zip(beside, rows, strict=False)
    return "\n".join(f"{one:<38}{other}" if left else f"{other:<60}{one}" for one, other in sides)


@pytest.mark.parametrize("left", [True, False])
def test_details_at_the_edge_of_a_page_are_no_part_of_its_lines(*, left: bool) -> None:
    claims = extract(reading(bill(left=left))).claims
    found = [claims.get(f"lines[{row}].net") for row in range(len(NETS) + 1)]
    assert [str(one.value) for one in found if one is not None] == list(NETS)
    names = [claims.get(f"lines[{row}].description") for row in range(len(NETS))]
    assert [one.value for one in names if one is not None] == list(ITEMS)
