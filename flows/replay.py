"""`replay` as a Prefect flow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from prefect import flow

from flows.batch import finish_killed
from flows.ingest import summary
from flows.lock import workspace_lock
from flows.orchestrate import as_task, leave_summary, sweep
from flows.policy_file import policy_of
from flows.replaying import Choice, as_data, choose, replay_batch
from ledger import Ledger
from schemas import OutcomeKind


@flow(name="replay", persist_result=False)
def replay(  # noqa: PLR0913 (a deployment's parameters)
    workspace: str,
    docs: Sequence[str] = (),
    state: OutcomeKind | None = None,
    rule: str | None = None,
    since: date | None = None,
    policy: str | None = None,
) -> dict[str, Any]:
    """Run chosen documents again from their stored originals; summary and changes as JSON-ready data."""
    home = Path(workspace)
    settings = policy_of(home, Path(policy) if policy else None)
    with Ledger.open(home, must_exist=True) as ledger, workspace_lock(home):
        sweep(home)
        earlier = finish_killed(ledger, home, None, as_task, joining=None)
        done: dict[str, Any] = {"finished_before": summary(earlier) if earlier else None}
        documents = choose(ledger, Choice(tuple(docs), state, rule, since))
        if not documents:
            return {**done, "documents": []}
        finished, replayed = replay_batch(ledger, documents, settings, home, wrap=as_task)
        leave_summary(finished)
        return {**done, **summary(finished), "documents": as_data(replayed)}
