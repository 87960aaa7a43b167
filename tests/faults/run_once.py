"""A run without Prefect in a process of its own, to be killed: `run_once.py WORKSPACE INBOX`."""

from __future__ import annotations

import sys
from pathlib import Path

from flows.batch import Batch, finish_killed, open_run, plain, run_batch
from flows.ingest import Inbox
from flows.lock import workspace_lock
from flows.receive import walk
from ledger import Ledger
from schemas import Policy

if __name__ == "__main__":
    workspace, inbox = map(Path, sys.argv[1:])
    policy = Policy()
    with workspace_lock(workspace), Ledger.open(workspace) as ledger:
        finish_killed(ledger, policy, workspace, 1, plain, unless="ingest")
        run = open_run(ledger, "ingest", str(inbox), policy)
        batch = Batch(ledger, run, policy, workspace, workers=1)
        run_batch(batch, Inbox(ledger, list(walk([inbox]))).documents())
