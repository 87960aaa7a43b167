"""Lines of days: what they say from and to, and for how many days they ask."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.parsing.dates import DayMonth
from extractors.sentences.of_lines.more_days import more_days
from schemas import Claim, Layer, Value

_ORDERS = {"-": DayMonth.DAY_FIRST, "/": DayMonth.MONTH_FIRST}


def _told(text: str, quantity: str, unit: str = "DAY") -> bool:
    cells: dict[str, Value] = {"description": text, "quantity": Decimal(quantity), "unit": unit}
    line = {
        leaf: Claim(term=f"lines[0].{leaf}", value=value, raw=str(value), layer=Layer.RULES, score=1.0)
        for leaf, value in cells.items()
    }
    return bool(list(more_days([line], _ORDERS)))


@pytest.mark.parametrize(
    ("text", "quantity", "told"),
    [
        ("Aluguer viatura grupo C, 03-11-2026 a 06-11-2026", "13", True),
        ("Aluguer viatura grupo C, 03-11-2026 a 16-11-2026", "13", False),
        ("Aluguer viatura grupo C, 03-11-2026 a 06-11-2026", "4", False),
        ("Miete Bagger 03.11.2026 bis 06.11.2026", "5", True),
        ("Miete Bagger 03.-06.11.2026", "5", True),
        ("Miete Bagger 03.11. bis 16.11.2026", "10", False),
        ("Scaffold, 3 November 2026 to 6 November 2026", "14", True),
        ("2 vans, 3 November 2026 to 6 November 2026", "8", False),
        ("Pronájem plošiny 3.11.2026 do 6.11.2026", "7", True),
        ("Hire, 11/03/2026 - 11/06/2026", "7", True),
        ("Hire as offered on 3 November 2026, delivered 6 November 2026", "14", False),
        ("Hire from 3 November 2026", "14", False),
    ],
)
def test_more_days_than_a_line_says(text: str, quantity: str, *, told: bool) -> None:
    assert _told(text, quantity) is told


def test_other_units_are_not_counted_in_days() -> None:
    assert not _told("Crane, 3 November 2026 to 6 November 2026", "32", "HUR")
