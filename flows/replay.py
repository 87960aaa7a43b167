"""`replay` as a Prefect flow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from prefect import flow

from flows.ingest import summary
from flows.lock import workspace_lock
from flows.orchestrate import as_task, leave_summary, sweep
from flows.replaying import Choice, as_data, choose, replay_batch
from ledger import Ledger
from schemas import OutcomeKind, load_policy
from schemas.policy import FILE_NAME


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
    settings = load_policy(Path(policy) if policy else home / FILE_NAME)
    with workspace_lock(home), Ledger.open(home) as ledger:
        sweep(home)
        documents = choose(ledger, Choice(tuple(docs), state, rule, since))
        if not documents:
            return {"documents": []}
        finished, replayed = replay_batch(ledger, documents, settings, home, wrap=as_task)
        leave_summary(finished)
        return {**summary(finished), "documents": as_data(replayed)}
