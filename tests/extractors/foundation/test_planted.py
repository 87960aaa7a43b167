"""Wrong answers planted into documents that would go straight through: none of them is exported, nor believed."""

from __future__ import annotations

import pytest

from schemas import Disposition, Policy
from tests.extractors.asking_fakes import policy_with
from tests.extractors.planted import TRUSTING, Plant, control, outcome_of, plants, straight_documents

COUNT = 300


@pytest.fixture(scope="module")
def planted() -> list[Plant]:
    return plants(COUNT)


@pytest.mark.slow
def test_enough_of_them_are_hard_to_tell(planted: list[Plant]) -> None:
    assert len(planted) == COUNT
    assert sum(plant.role for plant in planted) >= COUNT // 2
    assert sum(not plant.covered for plant in planted) >= COUNT // 3


@pytest.mark.slow
@pytest.mark.parametrize("policy", [policy_with(), TRUSTING], ids=["default", "trusting"])
def test_none_goes_straight_through(planted: list[Plant], policy: Policy) -> None:
    outcomes = [outcome_of(plant, policy) for plant in planted]
    assert [outcome for outcome in outcomes if outcome.exported] == []
    # Where the document went without it, the wrong value was not taken at all.
    assert all(one.dropped for one in outcomes if one.disposition is Disposition.STRAIGHT_THROUGH)


@pytest.mark.slow
def test_right_totals_pass_where_the_policy_trusts_them_and_wait_where_it_does_not() -> None:
    documents = list(straight_documents(6))
    assert all(control(*document, policy_with()) is Disposition.REVIEW for document in documents)
    passed = [document for document in documents if control(*document, TRUSTING) is Disposition.STRAIGHT_THROUGH]
    assert len(passed) >= len(documents) // 2
