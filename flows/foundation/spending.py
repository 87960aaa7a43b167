"""The budget, reckoned from the ledger: what a document, a run and a day have spent, killed runs included."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ledger import Ledger
from schemas import Allowance, Policy, RunInfo, Spent

_WHOSE = {"document": "this document", "run": "this run", "day": "this day"}


class Purse(NamedTuple):
    """One allowance, and what was spent of it."""

    name: str
    allowance: Allowance
    spent: Spent


class Spending:
    """What may still be spent in `run`."""

    def __init__(self, ledger: Ledger, run: RunInfo, policy: Policy) -> None:
        self._ledger = ledger
        self._run = run
        self._budget = policy.foundation.budget

    def refusal(self, document: str, tokens: int, cost: Decimal) -> str | None:
        """Why a call that may take so many tokens and so much money is not made, or None."""
        return next((why for purse in self._purses(document) for why in _against(purse, tokens, cost)), None)

    def seconds(self, document: str) -> float:
        """How long may still be waited."""
        return min(purse.allowance.seconds - purse.spent.seconds for purse in self._purses(document))

    def _purses(self, document: str) -> Iterator[Purse]:
        budget, ledger = self._budget, self._ledger
        yield Purse("document", budget.document, ledger.spent(run=self._run, document=document))
        yield Purse("run", budget.run, ledger.spent(run=self._run))
        yield Purse("day", budget.day, ledger.spent(today=True))


def _against(purse: Purse, tokens: int, cost: Decimal) -> Iterator[str]:
    """What speaks against another call, in sentences."""
    may, spent = purse.allowance, purse.spent
    wanted = (
        ("calls", Decimal(spent.calls + 1), Decimal(may.calls)),
        ("tokens", Decimal(spent.tokens + tokens), Decimal(may.tokens)),
        ("money", spent.money + cost, may.money),
        ("seconds", Decimal(str(spent.seconds)) + 1, Decimal(may.seconds)),
    )
    for what, after, most in wanted:
        if after > most:
            yield (
                f"The budget of {_WHOSE[purse.name]} does not cover another call "
                f"(foundation.budget.{purse.name}.{what} is {most})."
            )
