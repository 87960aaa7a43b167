"""The simulation of one run with many readers holds to what bounds it."""

from __future__ import annotations

import pytest

from evaluation.at_scale import Costs, simulate

DOCUMENTS = 2_000
EVEN = Costs(spread=0.01, judging=0.0, finishing=0.0, handing_out=0.0, transactions=1e9)


def test_readers_alone_are_the_limit_where_nothing_else_takes_time() -> None:
    came = simulate(DOCUMENTS, 10, 20, EVEN)
    assert DOCUMENTS / came.judged == pytest.approx(10 / EVEN.reading, rel=0.02)
    assert came.busy(10) == pytest.approx(1, abs=0.02)
    assert came.whole == pytest.approx(came.judged, rel=0.001)


@pytest.mark.parametrize("rate", [20.0, 60.0])
def test_a_ledger_bounds_what_is_judged_and_takes_as_long_again_to_settle(rate: float) -> None:
    came = simulate(DOCUMENTS, 1_000, 20, Costs(transactions=rate))
    assert came.judged > DOCUMENTS / rate
    assert came.whole - came.judged == pytest.approx(DOCUMENTS * (1 / rate + Costs.finishing))


def test_no_reader_is_better_than_another_and_all_is_read() -> None:
    one, two = simulate(7, 3, 2, EVEN), simulate(7, 3, 2, EVEN)
    assert one == two, "the same words give the same figures"
    assert one.judged == pytest.approx(3 * EVEN.reading, rel=0.05), "a chunk of six, two each, and one of one"
