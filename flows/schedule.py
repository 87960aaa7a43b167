"""A scheduled deployment of `ingest`, served by this process for one job."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from prefect import flow

from flows.examiners import worker_pool
from flows.ingest import ingest
from flows.job import VARIABLE, Job, job_at_hand, write_job
from flows.orchestrate import workspace_tag
from flows.owner import own
from flows.policy_file import policy_of
from schemas import Misconfigured


@flow(name="ingest", persist_result=False)
def scheduled() -> dict[str, Any]:
    """The job that the process was made for, once more."""
    job = job_at_hand()
    settings = policy_of(Path(job.workspace), Path(job.policy) if job.policy else None)
    own(Path(job.workspace), settings.workspace.auditors)
    with worker_pool(settings, job.workers, Path(job.workspace)) as pool:
        return ingest(job, settings, pool)


def serve(job: Job, home: Path, *, cron: str | None, interval: timedelta | None) -> None:
    """Do `job`, kept in Prefect's `home`, by `cron` or every `interval`, one at a time, until interrupted.

    Raises Misconfigured for a cron line that is none.
    """
    file = home / "job.json"
    write_job(job, file)
    os.environ[VARIABLE] = str(file)  # the processes of the flow runs inherit it
    tag = workspace_tag(Path(job.workspace))
    try:
        scheduled.serve(
            name=tag,
            cron=cron,
            interval=interval,
            tags=[tag],
            limit=1,
            print_starting_message=False,
        )
    except ValueError as error:
        raise Misconfigured(f'"{cron}" is no cron line.', 'Write five fields, such as "0 6 * * 1-5".') from error
