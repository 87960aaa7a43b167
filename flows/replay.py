"""Replay: chosen documents again; the command line runs it as a Prefect flow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from flows.batch import finish_killed
from flows.ingest import summary
from flows.orchestrate import as_task, leave_summary, sweep
from flows.policy_file import policy_of
from flows.readers import readers
from flows.replaying import Choice, as_data, choose, replay_batch
from ledger import Ledger


def replay(workspace: Path, choice: Choice, policy: Path | None) -> dict[str, Any]:
    """Run chosen documents again from their stored originals; summary and changes as JSON-ready data.

    The caller holds the workspace (flows/room.py).
    """
    settings = policy_of(workspace, policy)
    with Ledger.open(workspace, must_exist=True) as ledger:
        sweep(workspace)
        earlier = finish_killed(ledger, workspace, None, as_task, joining=None)
        done: dict[str, Any] = {"finished_before": summary(earlier) if earlier else None}
        documents = choose(ledger, choice)
        if not documents:
            return {**done, "documents": []}
        with readers(settings, None, workspace) as pool:
            finished, replayed = replay_batch(ledger, documents, settings, workspace, wrap=as_task, pool=pool)
        leave_summary(finished)
        return {**done, **summary(finished), "documents": as_data(replayed)}
