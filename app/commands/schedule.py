"""`vouchline schedule`: serve a scheduled run of a folder until stopped."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import click
import tzlocal

from flows.ending import tell
from flows.job import Job
from flows.policy_file import policy_of
from flows.room import make_ready
from flows.server import prefect_in, prefect_server
from schemas import Misconfigured

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def schedule(  # noqa: PLR0913 (one parameter an option of the command)
    folder: Path,
    cron: str | None,
    every: str | None,
    timezone: str | None,
    move: bool,  # noqa: FBT001 (named by the command line)
    workspace: Path,
    policy: Path | None,
) -> int:
    """Serve until interrupted, which is told by click.Abort. Exactly one of `cron` and `every` is given."""
    if (cron is None) == (every is None):
        raise click.UsageError('Say when: either --cron "0 6 * * 1-5" or --every 15m.')
    if not folder.is_dir():
        raise Misconfigured(f"{folder} is not a folder.", "Name the folder that the invoices arrive in.")
    settings = policy_of(workspace, policy)
    interval, zone = _interval(every) if every else None, _zone(timezone)
    make_ready(workspace, settings.workspace.auditors)
    job = Job(
        sources=(str(folder.resolve()),),
        workspace=str(workspace.resolve()),
        policy=str(policy.resolve()) if policy else None,
        move=move,
    )
    with prefect_server(workspace, schedules=True):
        from flows.schedule import serve

        when = f"{cron}, time zone {zone.key}" if cron else f"every {every}"
        tell(f"Watching {folder} ({when}), workspace {workspace}. Stop with Ctrl-C.", "scheduled", when=when)
        serve(job, prefect_in(workspace), cron=cron, interval=interval, zone=zone)
    raise click.Abort  # only being interrupted ends it, which Prefect keeps to itself


def _zone(name: str | None) -> ZoneInfo:
    """The time zone of that name, or this machine's."""
    chosen = name or tzlocal.get_localzone_name() or "UTC"
    try:
        return ZoneInfo(chosen)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise click.UsageError(f'There is no time zone "{chosen}". Write one such as Europe/Berlin.') from error


def _interval(text: str) -> timedelta:
    parts = re.fullmatch(r"(\d+)\s*([smhd])", text.strip())
    if parts is None or int(parts[1]) == 0:
        raise click.UsageError(f'"{text}" is no interval. Write 15m, 2h or 1d.')
    return timedelta(**{_UNITS[parts[2]]: int(parts[1])})
