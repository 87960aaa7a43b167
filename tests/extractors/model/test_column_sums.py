"""Sums of the last amounts of a column are found without adding all of them up again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extractors.model.arithmetic import _Column


@given(st.lists(st.integers(-3, 12), max_size=14))
def test_the_sum_of_two_or_more_amounts_above_is_found(values: list[int]) -> None:
    column = _Column(1, 0.0)
    for number, value in enumerate(values):
        sums = {sum(values[start:number]) for start in range(number - 1)}
        assert column.ends_in(value) == (value != 0 and value in sums)
        column.add(value)
