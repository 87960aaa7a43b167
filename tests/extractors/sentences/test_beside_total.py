"""A stamp of what was paid in ordinary print beside the total or right below it; and what is the label of an amount."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from tests.extractors.grid import reading
from tests.extractors.resolve.bill import BILL

_TOTAL = f"{'Total due EUR':49}119.00"


def _paid(behind: str, below: str) -> list[str]:
    text = BILL.format(more="").replace(_TOTAL, f"{_TOTAL}{behind}\n{below}")
    return [one.text for one in extract(reading(text)).notices]


@pytest.mark.parametrize(
    ("behind", "below", "told"),
    [
        ("   bez. bar", "", "119.00 bez. bar"),
        (" bez. bar 14.3.", "", "119.00 bez. bar 14.3."),
        (" EUR bezahlt", "", "119.00 EUR bezahlt"),
        ("   paid", "", "119.00 paid"),
        ("   pd cash", "", "119.00 pd cash"),
        ("", "bez. bar 14.3.", "bez. bar 14.3."),
        ("", f"{'':40}Pag. contanti", "Pag. contanti"),
    ],
)
def test_what_a_clerk_writes_beside_the_total_is_heard(behind: str, below: str, told: str) -> None:
    assert _paid(behind, below) == [told]


@pytest.mark.parametrize(
    ("behind", "below"),
    [
        ("   paid   0.00", ""),
        ("", "Paid 0.00"),
        ("", f"{'Paid':49}  0.00"),
        ("   paid within 30 days", ""),
        ("   Bez. bar: nein", ""),
        ("", "Forma de pago: Pag. efectivo"),
    ],
)
def test_the_label_of_an_amount_and_a_way_to_pay_are_not(behind: str, below: str) -> None:
    assert _paid(behind, below) == []


def test_a_way_in_which_it_was_paid_is_told_once_with_its_label() -> None:
    assert _paid("", f"{'Payment method':49}paid cash") == ["Payment method paid cash"]
