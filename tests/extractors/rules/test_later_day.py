"""The due date by elimination: heard only where the one later day is as far off as terms of payment are."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.page.sheet import sheet_of
from extractors.rules import propose
from extractors.rules.later_day import later_day
from tests.extractors.grid import reading


def due(*lines: str) -> date | None:
    sheet = sheet_of(reading("\n\n".join(("*Invoice 4711", "Invoice date: 13 March 2025", *lines))))
    found = later_day(sheet, propose(sheet).claims)
    return found.value if found is not None else None  # type: ignore[return-value]


def test_the_one_later_day_is_told() -> None:
    assert due("Wir ersuchen bis längstens zum", "27 March 2025") == date(2025, 3, 27)


@pytest.mark.parametrize(
    "lines",
    [
        ("Seen at the fair on 26 March 2025",),  # no term of payment
        ("Settle on 27 March 2025", "Fair on 29 March 2025"),
        ("Due date: 12 April 2025", "Settle on 27 March 2025"),  # a label tells
        ("Support 13 March 2025 - 12 April 2025",),
        ("3 % discount until 27 March 2025",),
        ("Next year 13 March 2026",),
        (),
    ],
)
def test_nothing_is_told_where_another_day_may_be_meant(lines: tuple[str, ...]) -> None:
    assert due(*lines) is None
