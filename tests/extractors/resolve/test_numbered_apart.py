"""Pages of two invoices that were put together: that with the total bears another number."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from tests.extractors.grid import reading
from tests.extractors.resolve.bill import HEAD

_FIRST = f"""{HEAD}
Description            Quantity   Unit price     Amount
Garden spade                  2        35.00      70.00
"""
_SECOND = """
Brightwater Tools GmbH - {named}

Wheelbarrow tyre              3        10.00      30.00

Net total                                        100.00
VAT 19 %                                          19.00
Total due EUR                                    119.00

IBAN DE89 3704 0044 0532 0130 00
"""


@pytest.mark.parametrize(
    ("named", "other"),
    [
        ("Invoice BT-2024-0093 - 15 May 2024", ["BT-2024-0093"]),
        ("Invoice BT-2024-0117 - 15 May 2024", []),
        ("Customer number 4711", []),
        ("page 2 of 2", []),
    ],
)
def test_the_number_on_the_page_with_the_total(named: str, other: list[str]) -> None:
    found = extract(reading(_FIRST, _SECOND.format(named=named))).rivals
    assert [one.value for one in found if one.term == "invoice_number"] == other


@pytest.mark.parametrize(
    ("beside", "other"),
    [
        ("Tel. 05110411 99", ["1042"]),
        ("Map 10415", ["1042"]),
        ("Order 1041", []),
        ("Ref. 10 41", []),  # it may be printed so
    ],
)
def test_digits_within_a_longer_number_are_not_the_number(beside: str, other: list[str]) -> None:
    first = _FIRST.replace("BT-2024-0117", "1041")
    second = _SECOND.format(named=f"Invoice 1042 - 15 May 2024\n{beside}")
    found = extract(reading(first, second)).rivals
    assert [one.value for one in found if one.term == "invoice_number"] == other
