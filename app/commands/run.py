"""`vouchline run`: the main job, as a Prefect flow."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from app.say import say_data
from app.show_progress import progress
from app.summary import say_summary
from flows.ending import exit_code
from flows.idle import is_idle, nothing
from flows.job import Job
from flows.once import flow_of
from flows.policy_file import policy_of
from flows.progress import PROGRESS
from flows.receive import origin_of
from flows.room import ready
from schemas import Misconfigured


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
    job = Job(
        sources=tuple(str(source) for source in sources),
        workspace=str(workspace),
        policy=str(policy) if policy else None,
        workers=workers,
        move=move,
        received=received.date() if received else None,
    )
    PROGRESS.set(progress())
    with ready(workspace, settings.workspace.auditors):
        if is_idle(job, known_too=False):
            summary = nothing()
        else:
            with flow_of(job, settings) as ingest:
                summary = ingest()
    if as_json:
        say_data(summary)
    else:
        if summary["finished_before"]:
            say_summary(summary["finished_before"], killed=True)
        say_summary(summary)
    return exit_code(summary)
