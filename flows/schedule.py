"""A scheduled deployment of `ingest`, served by this process."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from flows.ingest import ingest
from flows.orchestrate import workspace_tag
from schemas import Misconfigured


def serve(folder: Path, workspace: Path, policy: Path | None, *, cron: str | None, interval: timedelta | None) -> None:
    """Run `ingest` on `folder` by `cron` or every `interval`, one at a time, until interrupted.

    Raises Misconfigured for a cron line that is none.
    """
    parameters = {"sources": [str(folder)], "workspace": str(workspace), "policy": str(policy) if policy else None}
    try:
        ingest.serve(
            name=workspace_tag(workspace),
            cron=cron,
            interval=interval,
            parameters=parameters,
            tags=[workspace_tag(workspace)],
            limit=1,
            print_starting_message=False,
        )
    except ValueError as error:
        raise Misconfigured(f'"{cron}" is no cron line.', 'Write five fields, such as "0 6 * * 1-5".') from error
