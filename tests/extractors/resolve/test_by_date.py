"""Totals of days between the items are no second totals; a row with a day that asks for less is one."""

from __future__ import annotations

import pytest

from extractors.extract import extract
from extractors.page.roles import DUE, GROSS
from tests.extractors.grid import reading
from tests.extractors.resolve.bill import HEAD

INVOICE = f"""{HEAD}
Description            Quantity   Unit price     Amount
Room                          2        20.00      40.00
Breakfast                     3        10.00      30.00
{{first}}
Parking                       3        10.00      30.00
{{second}}

Net total                                        100.00
VAT 19 %                                          19.00
Total due EUR                                    119.00
{{below}}

IBAN DE89 3704 0044 0532 0130 00
"""


def _asked(first: str = "", second: str = "", below: str = "") -> list[str | None]:
    rivals = extract(reading(INVOICE.format(first=first, second=second, below=below))).rivals
    return [one.value for one in rivals if one.term in (GROSS, DUE)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Total 15 May 2024                                 70.00",
            "Total 16 May 2024                                 30.00",
        ),
        (
            "Total 16 May 2024                                 70.00",
            "Total 17 May 2024                                 30.00",
        ),
    ],
)
def test_what_the_items_of_a_day_come_to_is_no_total(first: str, second: str) -> None:
    assert not _asked(first, second)


@pytest.mark.parametrize(
    "row",
    [
        "Total 16 May 2024                                 65.00",  # of no items
        "Amount due by 14 June 2024                        30.00",
    ],
)
def test_another_amount_by_a_day_between_the_items_is_asked_about(row: str) -> None:
    assert _asked(second=row)


@pytest.mark.parametrize("amount", ["30.00", "60.00", "65.00"])
@pytest.mark.parametrize("label", ["Amount due by 14 June 2024", "Total by 14 June 2024"])
def test_an_amount_below_the_total_is_asked_about_whatever_the_items_come_to(label: str, amount: str) -> None:
    assert _asked(below=f"{label:49}{amount:>6}")
