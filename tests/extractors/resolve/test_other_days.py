"""Days on which a document says that it was made out, or that its supply comes long after it is to be paid."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from tests.extractors.grid import reading

BILL = """
Brightwater Tools GmbH
Hafenstrasse 12, 20457 Hamburg
VAT ID: DE136695976

*{title}
Invoice number: BT-2024-0117
Invoice date: 15 May 2024
Due date: 14 June 2024
{head}

Description            Quantity   Unit price     Amount
Garden spade                  2        35.00      70.00
Wheelbarrow tyre              3        10.00      30.00

Net total                                        100.00
VAT 19 %                                          19.00
Total due EUR                                    119.00

IBAN DE89 3704 0044 0532 0130 00
{more}
"""


def rivals(more: str = "", head: str = "", title: str = "INVOICE") -> dict[str, str]:
    found = extract(reading(BILL.format(more=more, head=head, title=title))).rivals
    return {one.term: one.value for one in found}


@pytest.mark.parametrize(
    "said",
    [
        "Drawn up at Hamburg on 3 March 2025.",
        "Opgemaakt te Rotterdam op 3 maart 2025.",
        "Fait à Lyon, le 3 mars 2025",
        "Ausgestellt in Hamburg am 3. März 2025",
        "Wystawiono w Poznaniu dnia 3 marca 2025",
    ],
)
def test_another_day_of_being_made_out_is_told(said: str) -> None:
    assert rivals(said).get("issue_date") == "2025-03-03"


@pytest.mark.parametrize("said", ["Drawn up at Hamburg on 15 May 2024.", "The report was drawn up on 3 March 2024."])
def test_the_same_day_and_that_of_something_else_are_not(said: str) -> None:
    assert "issue_date" not in rivals(said)


def test_a_supply_long_after_the_day_to_pay_is_told() -> None:
    assert rivals(head="Date of supply: 30 January 2025").get("due_date") == "2025-01-30"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Date of supply: 12 May 2024", "INVOICE"),
        ("Service period: 01 May – 31 May 2024", "INVOICE"),
        ("Date of supply: 30 June 2024", "INVOICE"),
        ("Date of supply: 30 January 2025", "PREPAYMENT INVOICE"),
        ("Date of supply: 15 May 2024\nDelivery date: 30 January 2025", "INVOICE"),
    ],
)
def test_a_supply_that_is_near_or_begun_or_paid_ahead_is_not(head: str, title: str) -> None:
    assert "due_date" not in rivals(head=head, title=title)
