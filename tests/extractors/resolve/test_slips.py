"""Lines of payment slips that programs read, held to what the page says in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest

from extractors.page.sheet import sheet_of
from extractors.resolve.slips import slips
from schemas import Claim, Layer, Value
from tests.extractors.grid import reading

_FINNISH = "4" + "7944052020036082" + "00065350" + "000" + "0" * 20 + "261222"


def _grouped(digits: str) -> str:
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


_OWED = {"totals.due": "653.50"}


def _told(line: str, owed: Mapping[str, str]) -> list[tuple[str, str]]:
    values: dict[str, Value] = {"due_date": date(2026, 12, 22), **{term: Decimal(of) for term, of in owed.items()}}
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
        ("# 2611044227 #   6 535 00   4 > 523-1104#41#", [("totals.due", "6535.00")]),
        (_grouped(_FINNISH), []),
        (_grouped(_FINNISH.replace("00065350", "00165350")), [("totals.due", "1653.50")]),
        ("4123 " * 13 + "41", []),  # a row of numbers
        ("Order # 17 # 3 of 2026", []),
    ],
)
def test_what_the_line_holds_is_what_the_page_says(line: str, told: list[tuple[str, str]]) -> None:
    assert _told(line, _OWED) == told


@pytest.mark.parametrize("line", ["# 2611044227 # 653 50 4 > 5231104#41#", _FINNISH])
@pytest.mark.parametrize(
    ("owed", "told"),
    [
        ({"totals.due": "153.50", "totals.gross": "653.50"}, [("totals.due", "653.50")]),
        ({"totals.due": "653.50", "totals.gross": "153.50"}, []),
        ({"totals.due": "-653.50", "totals.gross": "653.50"}, [("totals.due", "653.50")]),
        ({"totals.gross": "-653.50"}, [("totals.gross", "653.50")]),
        ({"totals.gross": "653.50"}, []),
        ({}, []),
    ],
)
def test_the_amount_is_what_is_due_else_the_total_and_no_credit(
    line: str, owed: Mapping[str, str], told: list[tuple[str, str]]
) -> None:
    assert _told(line, owed) == told


def test_each_of_two_slips_is_held_to_what_is_due() -> None:
    own, other = "# 2611044227 # 653 50 4 > 5231104#41#", "# 2611044227 # 700 00 4 > 5231104#41#"
    assert _told(f"{own}\n\n{other}", _OWED) == [("totals.due", "700.00")]
    assert not _told(f"{own}\n\n{own}", _OWED)
