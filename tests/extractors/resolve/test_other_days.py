"""Days on which a document says that it was made out, or that its supply comes long after it is to be paid."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from tests.extractors.grid import reading
from tests.extractors.resolve.bill import BILL


def rivals(more: str = "", head: str = "", title: str = "INVOICE", item: str = "Garden spade") -> dict[str, str]:
    printed = BILL.format(more=more).replace("*INVOICE", f"*{title}").replace(f"{'Garden spade':<30}", f"{item:<30}")
    found = extract(reading(printed.replace("14 June 2024\n", f"14 June 2024\n{head}\n"))).rivals
    return {one.term: one.value for one in found}


@pytest.mark.parametrize(
    "said",
    [
        "Drawn up at Hamburg on 3 March 2025.",
        "Opgemaakt te Rotterdam op 3 maart 2025.",
        "Fait à Lyon, le 3 mars 2025",
        "Ausgestellt in Hamburg am 3. März 2025",
        "Wystawiono w Poznaniu dnia 3 marca 2025",
        "Drawn up in Frankfurt a. M. on 3 March 2025",
        "Thank you for your order. Drawn up at Stratford upon Avon, 3 March 2025",
        "This invoice was drawn up at Rotterdam on 3 March 2025",
        "This document was issued at Rotterdam on 3 March 2025",
        "Invoice no. BT-2024-0117 was drawn up at Rotterdam, 3 March 2025",
        "Facture établie à Lyon, le 3 mars 2025",
        "Diese Rechnung wurde ausgestellt in Hamburg am 3. März 2025",
        "Faktura wystawiona w Poznaniu dnia 3 marca 2025",
        "Brightwater Tools GmbH - drawn up at Rotterdam on 3 March 2025",
        "Drawn up at Rotterdam, the Netherlands, on 3 March 2025",
        "Opgemaakt te 's-Hertogenbosch op 3 maart 2025",
    ],
)
def test_another_day_of_being_made_out_is_told(said: str) -> None:
    assert rivals(said).get("issue_date") == "2025-03-03"


@pytest.mark.parametrize(
    "said",
    [
        "Drawn up at Hamburg on 15 May 2024.",
        "The report was drawn up on 3 March 2024.",
        "Work done at your premises on 3 March 2024.",
        "Repair done at Hamburg on 3 March 2024.",
        "This invoice is issued in reply to your order of 3 March 2024",
        "Issued in accordance with the contract of 3 March 2024.",
        "Ausgestellt in Erfüllung des Vertrags vom 3. März 2024",
        "Drawn up at Hamburg. Packed in Bremen on 3 March 2024.",
        "The report on this order was drawn up at Hamburg on 3 March 2024.",
        "Credit for invoice 17 issued in Hamburg on 3 March 2024",
        "Drawn up at Hamburg Order Date 3 March 2024",
        "Issued in Accordance with Order 3 March 2024",
        "Issued in Connection with Contract 3 March 2024",
        "Ausgestellt in Hamburg Lieferung am 3. März 2024",
        "Fait à Lyon, livré à Paris le 3 mars 2024",
    ],
)
def test_the_same_day_and_that_of_something_else_are_not(said: str) -> None:
    assert "issue_date" not in rivals(said)


def test_a_day_within_the_items_is_of_one_of_them() -> None:
    assert "issue_date" not in rivals(item="Done at Ulm on 3.3.24")
    assert "due_date" not in rivals(item="Delivery date 30.1.25")


def test_a_supply_long_after_the_day_to_pay_is_told() -> None:
    assert rivals(head="Date of supply: 30 January 2025").get("due_date") == "2025-01-30"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Date of supply: 12 May 2024", "INVOICE"),
        ("Service period: 01 May – 31 May 2024", "INVOICE"),
        ("Date of supply: 30 June 2024", "INVOICE"),
        ("Date of supply: 30 January 2029", "INVOICE"),
        ("Date of supply: 1 January 2025 – 30 January 2025", "INVOICE"),
        ("Date of supply: 30 January 2025", "PREPAYMENT INVOICE"),
        ("Date of supply: 15 May 2024\nDelivery date: 30 January 2025", "INVOICE"),
    ],
)
def test_a_supply_that_is_near_or_begun_or_paid_ahead_is_not(head: str, title: str) -> None:
    assert "due_date" not in rivals(head=head, title=title)


def _plan(*rows: tuple[str, str, str]) -> str:
    return "\n".join(f"{name:<20}{day:<16}{amount:>8}" for name, day, amount in rows)


@pytest.mark.parametrize("days", [("15 June 2024", "15 July 2024"), ("14 June 2024", "15 July 2024")])
def test_the_days_of_a_plan_of_payments_are_told(days: tuple[str, str]) -> None:
    plan = _plan(("1. Rate", days[0], "59.50"), ("2. Rate", days[1], "59.50"))
    assert rivals(plan).get("due_date", "").startswith(("2024-06-15", "2024-07-15"))


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (("Payable", "14 June 2024", "119.00"), ("", "", "")),
        (("Delivery on", "1 June 2024", "12.00"), ("", "", "")),
        (("", "", ""), ("Delivery on", "1 August 2024", "12.00")),
    ],
)
def test_a_plan_is_told_beside_another_row(above: tuple[str, str, str], below: tuple[str, str, str]) -> None:
    parts = (("First part", "15 June 2024", "59.50"), ("Second part", "15 July 2024", "59.50"))
    plan = _plan(*(row for row in (above, *parts, below) if any(row)))
    assert rivals(plan).get("due_date", "").startswith(("2024-06-15", "2024-07-15"))


@pytest.mark.parametrize(
    "rows",
    [
        (("Skonto 2 % bis", "30.05.2024", "2.38"), ("Mit Skonto bis", "30.05.2024", "116.62")),
        (("2 % discount until", "30 May 2024", "2.38"), ("Less discount until", "30 May 2024", "116.62")),
        (("Payable", "14 June 2024", "119.00"), ("Interest from", "15 June 2024", "0.00")),
        (("1. Abschlag", "15 June 2024", "80.00"), ("2. Abschlag", "15 July 2024", "80.00")),  # of another bill
        (("Received", "15 April 2024", "59.50"), ("Received", "2 May 2024", "59.50")),
        (("Total", "14 June 2024", "119.00"),),
    ],
)
def test_other_rows_with_a_day_and_an_amount_are_none(rows: tuple[tuple[str, str, str], ...]) -> None:
    assert "due_date" not in rivals(_plan(*rows))
