"""The decision table for models is total, puts privacy first, and says why; a policy is written as it is read."""

from __future__ import annotations

from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas import (
    DocType,
    Endpoint,
    Foundation,
    Mask,
    ModelStrategy,
    Policy,
    Severity,
    Strategy,
    choose_model_strategy,
    default_toml,
    load_policy,
    policy_toml,
)
from schemas.policy import Layers, Limits, Rules
from schemas.strategy import TABLE, Complexity, Control, Latency, TaskScope

EVERY = list(product(TaskScope, (True, False), (True, False), Latency, Complexity, Control))


@pytest.mark.parametrize("given_", EVERY)
def test_every_case_is_decided_with_a_reason(given_: tuple[object, ...]) -> None:
    choice = choose_model_strategy(*given_)  # type: ignore[arg-type]
    assert choice.why.endswith(".")
    scope, private, budget, latency, complexity, _ = given_
    if private:
        assert choice.strategy is ModelStrategy.LOCAL
        assert choice.here
    if scope is TaskScope.NARROW and budget:
        assert not choice.asks
    if scope is TaskScope.NARROW and complexity is Complexity.LOW:
        assert not choice.asks
    if choice.strategy is ModelStrategy.TASK_SPECIFIC:
        assert not choice.asks
    if scope is TaskScope.BROAD:
        assert choice.asks
    if latency is Latency.SECONDS and scope is TaskScope.NARROW:
        assert not choice.asks


def test_every_row_decides_something() -> None:
    reached = {choose_model_strategy(*case).why for case in EVERY}
    assert reached == {row.why for row in TABLE}


@pytest.mark.parametrize(
    ("case", "strategy"),
    [
        ({"task_scope": "broad", "privacy_required": True, "budget_sensitive": False}, "local"),
        ({"task_scope": "narrow", "privacy_required": False, "budget_sensitive": True}, "task_specific"),
        ({"task_scope": "broad", "privacy_required": False, "budget_sensitive": False}, "foundation"),
        ({"task_scope": "broad", "privacy_required": False, "budget_sensitive": True, "control": "tight"}, "local"),
    ],
)
def test_known_cases(case: dict[str, object], strategy: str) -> None:
    assert choose_model_strategy(**case).strategy == strategy  # type: ignore[arg-type]


def test_a_word_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="medium"):
        choose_model_strategy("medium", privacy_required=True, budget_sensitive=True)


def test_the_router_asks_only_about_documents_that_leave_terms_open() -> None:
    assert not Policy().strategy_for(complex_document=False).asks
    assert Policy().strategy_for(complex_document=True).asks
    fixed = Policy(strategy=Strategy(domain_complexity=Complexity.LOW))
    assert not fixed.strategy_for(complex_document=True).asks


def test_the_defaults_are_written_as_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text(default_toml(), encoding="utf-8")
    assert load_policy(path) == Policy()


_SEVERITIES = st.dictionaries(st.sampled_from(["DATE-2", "NET-1"]), st.sampled_from([*Severity][:2]))
_PRIORS = st.dictionaries(
    st.sampled_from(["totals.gross", "seller.name"]), st.sampled_from([Decimal("0.9"), Decimal(1)])
)
_TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=20)
_POLICIES = st.builds(
    Policy,
    limits=st.builds(Limits, pages=st.integers(1, 500)),
    layers=st.builds(Layers, model=st.booleans(), rules=st.booleans()),
    rules=st.builds(Rules, severity=_SEVERITIES),
    strategy=st.builds(Strategy, budget_sensitive=st.booleans(), latency=st.sampled_from(Latency)),
    foundation=st.builds(
        Foundation,
        enabled=st.booleans(),
        prior=st.sampled_from([Decimal(0), Decimal("0.25"), Decimal(1)]),
        priors=_PRIORS,
        endpoints=st.dictionaries(
            st.text(min_size=1, max_size=8).filter(str.isprintable),
            st.builds(
                Endpoint,
                model=_TEXT.filter(bool),
                purpose=_TEXT,
                mask=st.sampled_from([None, (), (Mask.IBAN, Mask.NAMES)]),
                vendors=st.lists(_TEXT, max_size=2).map(tuple),
                doc_types=st.sampled_from([(), (DocType.INVOICE,)]),
                most_gross=st.sampled_from([None, Decimal("1000"), Decimal("0.5")]),
                price_in=st.sampled_from([Decimal(0), Decimal("0.15")]),
            ),
            max_size=2,
        ),
    ),
)  # fmt: skip


@given(_POLICIES, st.lists(_TEXT.filter(str.isprintable), max_size=2))
def test_any_policy_is_written_as_it_is_read(
    tmp_path_factory: pytest.TempPathFactory, policy: Policy, lines: list[str]
) -> None:
    path = tmp_path_factory.mktemp("policy") / "policy.toml"
    path.write_text(policy_toml(policy, lines), encoding="utf-8")
    assert load_policy(path) == policy
