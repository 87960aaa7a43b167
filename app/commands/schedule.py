"""`vouchline schedule`: serve a scheduled run of a folder until stopped."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import click

from flows.job import Job
from flows.owner import own
from flows.policy_file import policy_of
from flows.server import prefect_in, prefect_server
from schemas import Misconfigured

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def schedule(folder: Path, cron: str | None, every: str | None, workspace: Path, policy: Path | None) -> int:
    """Serve until interrupted. Exactly one of `cron` and `every` is given."""
    if (cron is None) == (every is None):
        raise click.UsageError('Say when: either --cron "0 6 * * 1-5" or --every 15m.')
    if not folder.is_dir():
        raise Misconfigured(f"{folder} is not a folder.", "Name the folder that the invoices arrive in.")
    settings = policy_of(workspace, policy)
    interval = _interval(every) if every else None
    job = Job(
        sources=(str(folder.resolve()),),
        workspace=str(workspace.resolve()),
        policy=str(policy.resolve()) if policy else None,
    )
    own(workspace, settings.workspace.auditors)
    with prefect_server(workspace, schedules=True):
        from flows.schedule import serve

        when = cron or f"every {every}"
        click.echo(f"Watching {folder} ({when}), workspace {workspace}. Stop with Ctrl-C.", err=True)
        serve(job, prefect_in(workspace), cron=cron, interval=interval)
    return 0


def _interval(text: str) -> timedelta:
    parts = re.fullmatch(r"(\d+)\s*([smhd])", text.strip())
    if parts is None or int(parts[1]) == 0:
        raise click.UsageError(f'"{text}" is no interval. Write 15m, 2h or 1d.')
    return timedelta(**{_UNITS[parts[2]]: int(parts[1])})
