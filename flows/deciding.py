"""The one door for decisions: whatever they come by, they are checked, recorded and acted on here."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Any, NamedTuple

from flows.batch import Batch, Finished, Wrap, finish_killed, plain, run_batch
from flows.lock import workspace_lock
from flows.pipeline import versions
from ledger import Ledger
from ledger.deciding import Asked
from schemas import Outcome, Policy
from schemas.decision import Decision


class Came(NamedTuple):
    """What a decision came to: the outcome of its document, or why it was not taken in."""

    decision: Decision
    outcome: Outcome | None = None
    refused: str | None = None

    def as_data(self) -> dict[str, Any]:
        """The same as JSON-ready data."""
        return {
            "document": self.decision.document,
            "decision": self.decision.decision.value,
            "taken": self.refused is None,
            "outcome": None if self.outcome is None else self.outcome.kind.value,
            "reason": self.refused or (self.outcome.reason if self.outcome else ""),
        }


class Decisions(NamedTuple):
    """What came of decisions, in their order, and the run in which they count."""

    came: list[Came]
    finished: Finished | None = None


def login() -> str:
    """What the operating system calls the user at work; empty where it does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def decide(workspace: Path, asked: Asked, policy: Policy, workers: int | None = None, wrap: Wrap = plain) -> Decisions:
    """Take decisions in, judge again what was approved, and export what may go, at once.

    A run that was killed before is finished first. What is written down is acted on, also when this is killed.
    """
    with workspace_lock(workspace), Ledger.open(workspace, must_exist=True) as ledger:
        finish_killed(ledger, workspace, workers, wrap, joining=None)
        taken = ledger.take(asked, versions(policy), policy)
        if taken.run is None:
            return Decisions([Came(one, refused=taken.refused.get(n)) for n, one in enumerate(asked.decisions)])
        finished = run_batch(Batch(ledger, taken.run, policy, workspace, workers), (), wrap)
        outcomes = {one.sha256: one.outcome for one in ledger.arrivals(taken.run)}
        came = [
            Came(one, None if number in taken.refused else outcomes[one.document], taken.refused.get(number))
            for number, one in enumerate(asked.decisions)
        ]
        return Decisions(came, finished)
