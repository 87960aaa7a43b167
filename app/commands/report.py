"""`vouchline report`: build a run's report anew."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.say import say
from app.show_progress import progress
from flows.examiners import worker_pool
from flows.lock import workspace_lock
from flows.policy_file import policy_of
from flows.progress import PROGRESS
from flows.report import REPORTS, write_run_report
from ledger import look
from ledger.stores import folder_kept
from reports import Images
from schemas import Misconfigured


def report(run: str | None, images: str, to: Path | None, workspace: Path, policy: Path | None) -> int:
    """Write the report of `run` (the latest without one), in the workspace or in `to`, and say where it is."""
    settings = policy_of(workspace, policy)
    PROGRESS.set(progress())
    with look(workspace) as ledger, _place(workspace, to) as reports, worker_pool(settings) as pool:
        found = ledger.run(run or "latest")
        if found is None:
            raise Misconfigured(
                f'There is no run "{run}".' if run else f"No run has been made in {workspace} yet.",
                "`vouchline status` lists the runs; `vouchline run FOLDER` makes one.",
            )
        written = write_run_report(ledger, found, pool.draw, reports, Images(images))
        if to is None:
            folder_kept(workspace, written.parent, last=written.name)
        say(str(written))
    return 0


@contextmanager
def _place(workspace: Path, to: Path | None) -> Iterator[Path]:
    """The folder for reports: `to`, else that of the workspace, which no run works on meanwhile."""
    if to is not None:
        yield to
        return
    if not os.access(workspace, os.W_OK):
        raise Misconfigured(
            f"The workspace {workspace} may not be written by this user; the reports of its runs are in "
            f"{workspace / REPORTS}.",
            "To build one anew, name another folder with --to.",
        )
    with workspace_lock(workspace):
        yield workspace / REPORTS
