"""What a person gave is looked for on the page, but for what nobody prints."""

from __future__ import annotations

from decimal import Decimal

import pytest

from schemas import Alternative, Claim, Layer, RuleOutcome
from validators.judge import examine
from validators.rule import example_claims
from validators.rulebook import BY_ID

UNTAXED = Claim(term="totals.tax", value=Decimal(0), raw="0.00", layer=Layer.HUMAN, score=1.0, person="anna")
READ = Alternative(value=Decimal("62.27"), raw="62,27", score=0.9, layer=Layer.RULES)
RATE = Claim(term="lines[0].tax_rate", value=Decimal(19), raw="19", layer=Layer.RULES, score=0.9, page=1)


def missed(*claims: Claim) -> bool:
    found = examine(BY_ID["PEOPLE-1"], example_claims(*claims))
    return any(one.outcome is RuleOutcome.FAIL for one in found)


def test_that_no_tax_is_charged_stands_nowhere() -> None:
    assert not missed(UNTAXED)


@pytest.mark.parametrize(
    "claims",
    [
        (UNTAXED.model_copy(update={"value": Decimal("62.27")}),),
        (UNTAXED.model_copy(update={"rejected": (READ,)}),),  # which a person took back
        (UNTAXED, RATE),
        (UNTAXED, RATE.model_copy(update={"term": "tax_breakdown[0].rate"})),
        (UNTAXED.model_copy(update={"term": "totals.net"}),),
    ],
    ids=["a tax", "a tax was read", "a line is taxed", "a tax row", "no tax"],
)
def test_what_else_is_on_no_page_is_missed(claims: tuple[Claim, ...]) -> None:
    assert missed(*claims)
