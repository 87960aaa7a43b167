"""Lines of payment slips that programs read, held to what the page says in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from extractors.page.sheet import sheet_of
from extractors.resolve.slips import slips
from schemas import Claim, Layer, Value
from tests.extractors.grid import reading

_FINNISH = "4" + "7944052020036082" + "00065350" + "000" + "0" * 20 + "261222"


def _told(line: str) -> list[tuple[str, str]]:
    values: dict[str, Value] = {"totals.due": Decimal("653.50"), "due_date": date(2026, 12, 22)}
    chosen = {
        term: Claim(term=term, value=value, raw="", layer=Layer.RULES, score=1.0) for term, value in values.items()
    }
    return [(one.term, one.value) for one in slips(chosen, sheet_of(reading(f"Slip\n\n{line}\n")))]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("# 2611044227 # 653 50 4 > 5231104#41#", []),
        ("# 2611044227 # 6535 00 4 > 5231104#41#", [("totals.due", "6535.00")]),
        (_FINNISH, []),
        (_FINNISH.replace("00065350", "00165350"), [("totals.due", "1653.50")]),
        (f"{_FINNISH[:-6]}261130", [("due_date", "2026-11-30")]),
        ("Order # 17 # 3 of 2026", []),
    ],
)
def test_what_the_line_holds_is_what_the_page_says(line: str, told: list[tuple[str, str]]) -> None:
    assert _told(line) == told
