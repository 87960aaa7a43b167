"""`vouchline run`: the main job, as a Prefect flow."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import click

from app.show_progress import progress
from app.summary import say_summary
from flows.examiners import worker_pool
from flows.job import Job
from flows.owner import own
from flows.policy_file import policy_of
from flows.progress import PROGRESS
from flows.receive import origin_of
from flows.server import prefect_server
from schemas import Misconfigured, Policy

WAITING = ("review", "quarantined", "refused")


def run(  # noqa: PLR0913 (one parameter an option of the command)
    sources: Sequence[Path],
    workspace: Path,
    policy: Path | None,
    workers: int | None,
    received: datetime | None,
    move: bool,  # noqa: FBT001 (named by the command line)
    as_json: bool,  # noqa: FBT001
) -> int:
    """Take every document to an outcome; the exit code says whether any wait for people."""
    settings = policy_of(workspace, policy)  # a mistake in it is told before anything starts
    for source in sources:
        if origin_of(source) != str(source):
            raise Misconfigured(f"The name {origin_of(source)} is no UTF-8.", "Rename it, or name the folder above it.")
        if not os.path.lexists(source):
            raise Misconfigured(f"{source} does not exist.", "Name a folder or a file that does.")
    own(workspace, settings.workspace.auditors)
    summary = _run_flow(
        Job(
            sources=tuple(str(source) for source in sources),
            workspace=str(workspace),
            policy=str(policy) if policy else None,
            workers=workers,
            move=move,
            received=received.date() if received else None,
        ),
        settings,
    )
    if as_json:
        click.echo(json.dumps(summary, ensure_ascii=False))
    else:
        if summary["finished_before"]:
            say_summary(summary["finished_before"], killed=True)
        say_summary(summary)
    return exit_code(summary)


def _run_flow(job: Job, settings: Policy) -> dict[str, Any]:
    PROGRESS.set(progress())
    home = Path(job.workspace)
    with prefect_server(home), worker_pool(settings, job.workers, home) as pool:
        # While the server boots, the reading processes import what they need, and this one does.
        pool.warm(len(job.sources) if all(Path(source).is_file() for source in job.sources) else None)
        from flows.ingest import ingest
        from flows.orchestrate import as_flow, marked

        with marked(home):
            return as_flow("ingest", partial(ingest, job, settings, pool))()


def exit_code(summary: Mapping[str, Any]) -> int:
    """0 all exported or known duplicates, 3 some wait for people, 4 some files could not be read.

    A killed run that was finished first counts too.
    """
    if summary.get("unread"):
        return 4
    counts = [one["counts"] for one in (summary, summary.get("finished_before")) if one and "counts" in one]
    return 3 if any(count.get(kind) for count in counts for kind in WAITING) else 0
