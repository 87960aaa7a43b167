"""`vouchline watch`: take in what arrives in folders until stopped."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from flows.ending import tell
from flows.interruption import interruptible
from flows.job import Job
from flows.policy_file import policy_of
from flows.room import make_ready
from flows.server import prefect_server
from flows.watch import moments
from flows.watch import watch as look_on
from schemas import Misconfigured

_BETWEEN = 2.0  # seconds: two looks within the least rest of a file show whether it is still being written


def watch(
    folders: Sequence[Path],
    rest: float,
    move: bool,  # noqa: FBT001 (named by the command line)
    workspace: Path,
    policy: Path | None,
) -> int:
    """Serve until interrupted, which is told by click.Abort."""
    for folder in folders:
        if not folder.is_dir():
            raise Misconfigured(f"{folder} is not a folder.", "Name the folder that the invoices arrive in.")
    settings = policy_of(workspace, policy)
    make_ready(workspace, settings.workspace.auditors)
    job = Job(
        sources=tuple(str(folder) for folder in folders),
        workspace=str(workspace),
        policy=str(policy) if policy else None,
        move=move,
    )
    with interruptible() as wait, prefect_server(workspace):
        named = ", ".join(map(str, folders))
        tell(f"Watching {named}, workspace {workspace}. Stop with Ctrl-C.", "watching", folders=len(folders))
        look_on(job, rest, moments(min(_BETWEEN, rest / 2), wait))
    raise click.Abort  # only being interrupted ends it
