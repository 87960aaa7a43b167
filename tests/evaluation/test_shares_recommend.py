"""Intervals hold what they promise, and the recommendation follows from the numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.compare import Row
from evaluation.recommend import percent, recommend
from evaluation.recorded import Asked
from evaluation.shares import Share, of_documents, of_values
from evaluation.strategies import Arm
from schemas import Foundation, Policy


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(0, 10, 0.0, 0.3085), (10, 10, 0.6915, 1.0), (5, 10, 0.1871, 0.8129), (1, 100, 0.0003, 0.0545)],
)
def test_the_interval_of_documents_is_the_exact_one(part: int, whole: int, low: float, high: float) -> None:
    share = of_documents(part, whole)
    assert (share.low, share.high) == (pytest.approx(low, abs=1e-3), pytest.approx(high, abs=1e-3))


@given(st.integers(0, 60), st.integers(0, 60))
def test_the_share_lies_in_its_interval(part: int, more: int) -> None:
    share = of_documents(part, part + more)
    assert 0 <= share.low <= (share.rate or 0.0) <= share.high <= 1


@given(st.lists(st.lists(st.booleans(), max_size=8), max_size=12))
def test_values_are_drawn_by_layout(layouts: list[list[bool]]) -> None:
    share = of_values({str(number): values for number, values in enumerate(layouts)})
    assert (share.part, share.whole) == (sum(map(sum, layouts)), sum(map(len, layouts)))
    assert 0 <= share.low <= share.high <= 1
    assert share == of_values({str(number): values for number, values in enumerate(layouts)})


def test_one_layout_tells_less_than_as_many_documents_of_different_ones() -> None:
    mixed = [True, True, True, False]
    alike = of_values({str(n): [n % 4 > 0] * 4 for n in range(12)})
    different = of_values({str(n): mixed for n in range(12)})
    assert alike.part == different.part
    assert alike.high - alike.low > different.high - different.low


def test_one_layout_tells_nothing_of_another() -> None:
    share = of_values({"only": [True, True, False]})
    assert (share.low, share.high) == (0.0, 1.0)


def row(
    name: str, *, straight: int, silent: int, saved: float, cost: str = "0", docs: int = 200, layouts: int = 40
) -> Row:
    share = of_documents(straight, docs)
    return Row(
        Arm(name, name, Policy()), docs, layouts, share, share, share, share, of_documents(silent, straight), {},
        1.0, 1.0, Decimal(cost), 0.0, saved, None, Asked(),
    )  # fmt: skip


def test_the_most_work_saved_wins_among_the_safe() -> None:
    rows = [row("a", straight=50, silent=0, saved=2), row("b", straight=80, silent=0, saved=3)]
    advice = recommend([*rows, row("c", straight=150, silent=9, saved=4)], 0.01)
    assert advice.row.arm.name == "b"
    assert "Left out for more silent errors than 1 %" in advice.text
    assert "small sample" not in advice.text


def test_of_equals_the_cheapest() -> None:
    rows = [row("dear", straight=80, silent=0, saved=3.0, cost="9"), row("cheap", straight=79, silent=0, saved=2.95)]
    assert recommend(rows, 0.01).row.arm.name == "cheap"


def test_hardly_more_work_saved_is_not_worth_asking_for() -> None:
    plain, asking = row("plain", straight=50, silent=0, saved=2.9), row("asking", straight=51, silent=0, saved=3.0)
    enabled = Policy(foundation=Foundation(enabled=True))
    asking = asking._replace(arm=asking.arm._replace(policy=enabled), asked=Asked(calls=7))
    slow = row("slow", straight=50, silent=0, saved=2.95)._replace(seconds=9.0)
    advice = recommend([plain, asking, slow], 0.01)
    assert advice.row.arm.name == "slow", "seconds alone decide between equals only"
    assert "7 calls to a foundation model" in advice.text


def test_where_none_is_safe_it_says_so() -> None:
    advice = recommend([row("a", straight=50, silent=9, saved=2), row("b", straight=50, silent=5, saved=1)], 0.01)
    assert advice.row.arm.name == "b"
    assert advice.text.startswith("No strategy keeps to")


def test_a_small_sample_is_said_to_be_small() -> None:
    assert "small sample" in recommend([row("a", straight=9, silent=0, saved=2, docs=20)], 0.01).text
    assert "small sample" in recommend([row("a", straight=90, silent=0, saved=2, layouts=5)], 0.01).text


def test_percents_are_exact_only_where_they_are() -> None:
    assert [percent(one) for one in (0, 0.0001, 0.5, 0.99999, 1)] == ["0 %", "0.1 %", "50 %", "99.9 %", "100 %"]
    assert Share(0, 0, 0, 1).rate is None
