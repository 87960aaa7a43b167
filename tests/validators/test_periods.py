"""Times of supply beside the invoice's date, and beside each other."""

from __future__ import annotations

from datetime import date

import pytest

from schemas import RuleOutcome, Value
from validators.judge import examine
from validators.rule import example
from validators.rulebook import BY_ID

_ISSUED = date(2026, 11, 16)
_TERMS = {"due_date": "due_date"}


def _fails(**times: date) -> bool:
    values: dict[str, Value] = {
        "issue_date": _ISSUED,
        **{_TERMS.get(key, key.replace("_", ".")): day for key, day in times.items()},
    }
    return any(one.outcome is RuleOutcome.FAIL for one in examine(BY_ID["DATE-4"], example(values)))


@pytest.mark.parametrize(
    "times",
    [
        {"period_start": date(2027, 1, 1), "period_end": date(2027, 12, 31), "delivery_date": date(2026, 11, 12)},
        {"period_start": date(2028, 1, 1), "period_end": date(2028, 12, 31)},
        {"period_start": date(2025, 1, 1), "period_end": date(2025, 10, 31)},
        {"delivery_date": date(2028, 11, 12)},
        {"delivery_date": date(2025, 11, 12)},
        {"delivery_date": date(2027, 6, 30), "due_date": date(2026, 12, 16)},
    ],
)
def test_what_is_of_another_year_waits(times: dict[str, date]) -> None:
    assert _fails(**times)


@pytest.mark.parametrize(
    "times",
    [
        {"period_start": date(2027, 1, 1), "period_end": date(2027, 12, 31)},
        {"period_start": date(2026, 12, 1), "period_end": date(2026, 12, 31), "delivery_date": date(2026, 11, 16)},
        {"period_start": date(2026, 9, 1), "period_end": date(2026, 9, 30), "delivery_date": date(2026, 11, 16)},
        {"period_start": date(2024, 1, 1), "period_end": date(2025, 12, 31)},
        {"delivery_date": date(2026, 11, 12)},
        {"delivery_date": date(2026, 12, 30), "due_date": date(2026, 12, 16)},
        {"delivery_date": date(2027, 3, 30), "due_date": date(2027, 3, 31)},
        {},
    ],
)
def test_what_is_billed_ahead_or_by_the_month_does_not(times: dict[str, date]) -> None:
    assert not _fails(**times)
