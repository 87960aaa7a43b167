"""The due date by elimination: heard only where the one later day is as far off as terms of payment are."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.page.sheet import sheet_of
from extractors.rules import propose
from extractors.rules.later_day import later_day
from tests.extractors.grid import reading


def due(*lines: str, issued: str = "Invoice date: 13 March 2025") -> date | None:
    sheet = sheet_of(reading("\n\n".join(("*Invoice 4711", issued, *lines))))
    found = later_day(sheet, propose(sheet).claims)
    return found.value if found is not None else None  # type: ignore[return-value]


@pytest.mark.parametrize(
    "lines",
    [
        ("Wir ersuchen bis längstens zum", "27 March 2025"),
        ("Amount due 27 March 2025",),
        ("Amount due\nby 27 March 2025",),
    ],
)
def test_the_one_later_day_is_told(lines: tuple[str, ...]) -> None:
    assert due(*lines) == date(2025, 3, 27)


def test_nothing_is_told_of_a_day_of_issue_that_is_a_guess() -> None:
    assert due("27 March 2025", issued="13 March 2025") is None


@pytest.mark.parametrize(
    "lines",
    [
        ("Seen at the fair on 26 March 2025",),  # no term of payment
        ("Settle on 27 March 2025", "Fair on 29 March 2025"),
        ("Due date: 12 April 2025", "Settle on 27 March 2025"),  # a label tells
        ("Support 13 March 2025 - 12 April 2025",),
        ("3 % discount until 27 March 2025",),
        ("Next year 13 March 2026",),
        ("Delivery date: 27 March 2025",),
        ("Delivery date\n27 March 2025",),
        ("Order date: 27 March 2025",),
        ("Offer valid until 27 March 2025",),
        ("Course starts on 27 March 2025",),
        ("Next service visit: 27 March 2025",),
        (f"{'Next service visit':40}27 March 2025",),
        ("27 March 2025 next visit",),
        ("Amount due. Next service visit 27 March 2025",),
        ("Amount due\nNext service visit 27 March 2025",),
        ("Next service visit\n27 March 2025",),
        ("Day of the next service visit   Room\n27 March 2025                   12",),
        (),
    ],
)
def test_nothing_is_told_where_another_day_may_be_meant(lines: tuple[str, ...]) -> None:
    assert due(*lines) is None
