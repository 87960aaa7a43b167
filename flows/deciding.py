"""The one door for decisions: whatever they come by, they are checked, recorded and acted on here."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import Any, NamedTuple

from flows.arranging import with_pieces
from flows.batch import Batch, Finished, Wrap, finish_killed, plain, run_batch
from flows.examiners import worker_pool
from flows.lock import workspace_lock
from flows.pipeline import versions
from flows.traces import tracer
from ledger import Ledger
from ledger.deciding import Asked, Taken
from schemas import Outcome, Policy
from schemas.deciding import Unfit
from schemas.decision import ARRANGING, Decision, DecisionKind


class Came(NamedTuple):
    """What a decision came to: the outcome of its document, or why it was not taken in; `stale` where it was based on
    what is no more (what was typed is a draft then); `made` is what became of documents made of its pages."""

    decision: Decision
    outcome: Outcome | None = None
    refused: str | None = None
    stale: bool = False
    made: tuple[Outcome, ...] = ()

    def as_data(self) -> dict[str, Any]:
        """The same as JSON-ready data."""
        return {
            "document": self.decision.document,
            "decision": self.decision.decision.value,
            "taken": self.refused is None,
            "outcome": None if self.outcome is None else self.outcome.kind.value,
            "reason": self.refused or (self.outcome.reason if self.outcome else ""),
            **({"made": [_made(one) for one in self.made]} if self.made else {}),
        }


def _made(outcome: Outcome) -> dict[str, str]:
    return {"document": outcome.sha256, "outcome": outcome.kind.value, "reason": outcome.reason}


class Decisions(NamedTuple):
    """What came of decisions, in their order, the run in which they count, and whether those not refused are taken."""

    came: list[Came]
    finished: Finished | None = None
    taken: bool = False


def login() -> str:
    """What the operating system calls the user at work; empty where it does not say."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def decide(workspace: Path, asked: Asked, policy: Policy, workers: int | None = None, wrap: Wrap = plain) -> Decisions:
    """Take decisions in, judge again what was approved, and export what may go, at once.

    A run that was killed before is finished first. What is written down is acted on, also when this is killed.
    Raises Misconfigured, before anything is written, where traces cannot be sent.
    """
    tracer()
    if all(one.decision is DecisionKind.HAND_OVER for one in asked.decisions):
        with Ledger.open(workspace, must_exist=True) as ledger:  # which moves nothing, so that it waits for no run
            return _came(ledger, asked, ledger.take(asked, versions(policy), policy), None)
    with workspace_lock(workspace), Ledger.open(workspace, must_exist=True) as ledger:
        finish_killed(ledger, workspace, workers, wrap, joining=None)
        with worker_pool(policy, workers, workspace) as pool:
            asked = with_pieces(ledger, workspace, asked, pool, policy)
            taken = ledger.take(asked, versions(policy), policy)
            if taken.run is None:
                return _came(ledger, asked, taken, None)
            batch = Batch(ledger, taken.run, policy, workspace, workers, pool)
            return _came(ledger, asked, taken, run_batch(batch, (), wrap))


def _came(ledger: Ledger, asked: Asked, taken: Taken, finished: Finished | None) -> Decisions:
    """What each decision came to, once those that were taken in are acted on."""
    outcomes = {} if taken.run is None else {one.sha256: one.outcome for one in ledger.arrivals(taken.run)}

    def outcome(one: Decision) -> Outcome | None:
        handed = taken.taken and one.decision is DecisionKind.HAND_OVER
        return _handed(ledger, one) if handed else outcomes.get(one.document)

    def made(one: Decision) -> tuple[Outcome, ...]:
        pieces = asked.pieces.get(one.document, ()) if one.decision in ARRANGING else ()
        hashes = () if isinstance(pieces, Unfit) else [piece.document.sha256 for piece in pieces]
        return tuple(found for sha256 in hashes if (found := outcomes.get(sha256)) is not None)

    came = [
        Came(one, None if n in taken.refused else outcome(one), taken.refused.get(n), n in taken.stale, made(one))
        for n, one in enumerate(asked.decisions)
    ]
    return Decisions(came, finished, taken.taken)


def _handed(ledger: Ledger, decision: Decision) -> Outcome | None:
    """A document that was handed over: what it was, it is."""
    state = ledger.state_of(decision.document)
    reason = f"It is for {decision.to} to look at." if decision.to else "It is for anybody to look at."
    return None if state is None else Outcome(sha256=decision.document, run="", kind=state, reason=reason)
