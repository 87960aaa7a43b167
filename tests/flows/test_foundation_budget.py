"""When a document, a run or a day has spent its budget, nothing more is asked, and the documents say why they wait."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from ledger import Ledger
from schemas import Disposition, Layer
from schemas.foundation_policy import Allowance, Budget
from tests.flows.chat_server import giving, serving, status
from tests.flows.foundation_run import RIGHT, case, policy_for
from tests.ledger.kept import clock

WIDE = Allowance(calls=100, tokens=10**7, money=Decimal(100), seconds=10_000)
PRICES = {"price_in": Decimal(10), "price_out": Decimal(30)}


@pytest.fixture
def ledger(workspace: Path) -> Iterator[Ledger]:
    with Ledger.open(workspace, now=clock()) as opened:
        yield opened


def budget(**narrow: Allowance) -> Budget:
    return Budget(**{"document": WIDE, "run": WIDE, "day": WIDE, **narrow})


@pytest.mark.parametrize("whose", ["document", "run", "day"])
@pytest.mark.parametrize(
    ("what", "allowance"),
    [
        ("calls", {"calls": 0}),
        ("tokens", {"tokens": 100}),
        ("money", {"money": "0.001"}),
        ("seconds", {"seconds": 0}),
    ],
)
def test_what_is_not_covered_is_not_asked(
    whose: str, what: str, allowance: dict[str, object], tmp_path: Path, ledger: Ledger
) -> None:
    narrow = Allowance.model_validate({**WIDE.model_dump(), **allowance}, strict=False)
    with serving(giving(RIGHT)) as server:
        one = case(tmp_path / "inbox", policy_for(server.url, PRICES, budget=budget(**{whose: narrow})), ledger)
        after = one.asked()
    assert server.requests == []
    assert list(ledger.egress()) == []
    assert f"foundation.budget.{whose}.{what}" in after.layers[-1].why
    assert after.claims == one.extraction.claims
    assert one.verdict(after).disposition is Disposition.REVIEW


def test_a_run_asks_until_its_budget_is_spent_and_the_rest_goes_to_review(tmp_path: Path, ledger: Ledger) -> None:
    narrow = budget(run=WIDE.model_copy(update={"calls": 2}))
    with serving(giving(RIGHT)) as server:
        cases = [case(tmp_path / "inbox", policy_for(server.url, budget=narrow), ledger, f"{n}.pdf") for n in range(4)]
        after = [one.asked() for one in cases]
    assert len(server.requests) == 2
    reasons = [extraction.layers[-1].why for extraction in after]
    assert ["foundation.budget.run.calls is 2" in why for why in reasons] == [False, False, True, True]
    assert all(one.verdict(got).disposition is Disposition.REVIEW for one, got in zip(cases, after, strict=True))


def test_attempts_count_and_the_reason_names_both_what_failed_and_what_is_spent(tmp_path: Path, ledger: Ledger) -> None:
    narrow = budget(document=WIDE.model_copy(update={"calls": 1}))
    with serving(status("500 Oops")) as server:
        one = case(tmp_path / "inbox", policy_for(server.url, {"retries": 3}, budget=narrow), ledger)
        why = one.asked().layers[-1].why
    assert len(server.requests) == 1
    assert "status 500" in why
    assert "foundation.budget.document.calls is 1" in why


def test_money_is_reckoned_by_the_price_table(tmp_path: Path, ledger: Ledger) -> None:
    with serving(giving(RIGHT)) as server:
        one = case(tmp_path / "inbox", policy_for(server.url, PRICES), ledger)
        one.asked()
    spent = ledger.spent(run=one.run)
    assert (spent.calls, spent.tokens) == (1, 960)
    assert spent.money * 1_000_000 == 900 * 10 + 60 * 30


def test_a_new_day_has_its_own_budget(workspace: Path, tmp_path: Path) -> None:
    narrow = budget(day=WIDE.model_copy(update={"calls": 1}))
    asked = []
    with serving(giving(RIGHT)) as server:
        for name, day in (("a.pdf", 5), ("b.pdf", 5), ("c.pdf", 6)):
            with Ledger.open(workspace, now=clock(datetime(2026, 1, day, 12, tzinfo=UTC))) as ledger:
                one = case(tmp_path / "inbox", policy_for(server.url, budget=narrow), ledger, name)
                asked.append(any(claim.layer is Layer.FOUNDATION for claim in one.asked().claims.values()))
    assert asked == [True, False, True]


def test_a_call_without_an_answer_counts_in_full(tmp_path: Path, ledger: Ledger) -> None:
    with serving(status("500 Oops")) as server:
        one = case(tmp_path / "inbox", policy_for(server.url, PRICES), ledger)
        one.asked()
    (line,) = ledger.egress()
    assert ledger.spent(run=one.run).money == line.call.cost > 0
