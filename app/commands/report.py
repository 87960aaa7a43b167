"""`vouchline report`: build a run's report anew."""

from __future__ import annotations

from pathlib import Path

import click

from app.show_progress import progress
from flows.lock import workspace_lock
from flows.policy_file import policy_of
from flows.progress import PROGRESS
from flows.report import write_run_report
from ledger import Ledger
from reports import Images
from schemas import Misconfigured


def report(run: str | None, images: str, workspace: Path, policy: Path | None) -> int:
    """Write the report of `run` (the latest without one) and say where it is."""
    settings = policy_of(workspace, policy)
    PROGRESS.set(progress())
    with Ledger.open(workspace, must_exist=True) as ledger, workspace_lock(workspace):
        found = ledger.run(run or "latest")
        if found is None:
            raise Misconfigured(
                f'There is no run "{run}".' if run else f"No run has been made in {workspace} yet.",
                "`vouchline status` lists the runs; `vouchline run FOLDER` makes one.",
            )
        click.echo(write_run_report(ledger, found, settings, workspace, Images(images)))
    return 0
