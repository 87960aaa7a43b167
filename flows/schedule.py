"""A scheduled deployment of `ingest`, served by this process for one job. Each run leaves a line and an exit state."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from prefect import flow
from prefect.client.schemas.objects import State
from prefect.schedules import Cron, Interval
from prefect.states import Completed, Failed

from flows.alerts import tell_what_is_new
from flows.dying import end_with
from flows.ending import exit_code, facts, tell, tell_failure, what_came
from flows.idle import is_idle, nothing
from flows.ingest import ingest
from flows.job import VARIABLE, Job, job_at_hand, write_job
from flows.orchestrate import InPrefect, workspace_tag
from flows.policy_file import policy_of
from flows.progress import shown_by
from flows.readers import readers
from flows.room import ready
from flows.timetable import Timetable, timetable
from schemas import Misconfigured, Policy, VouchlineError

_SERVING = "VOUCHLINE_SERVING"  # the process that serves the schedule
_STATES = {0: "Completed", 3: "Waiting for people"}


@flow(name="ingest", persist_result=False)
def scheduled() -> State[Any]:
    """The job that the process was made for, once more; a run that fails is told and the schedule goes on."""
    if (serving := os.environ.get(_SERVING)) == str(os.getppid()):
        end_with(int(serving))  # else it would hold the workspace, and wait for a server that is gone as well
    try:
        job = job_at_hand()
    except VouchlineError as error:
        tell_failure(error)
        return Failed(name=f"Exit code {error.exit_code}", message=str(error))
    home = Path(job.workspace)
    planned = Timetable.of(home)
    begun = planned and planned.begun(datetime.now(UTC))
    if begun:
        begun.write(home)
    code, told = _came(job)
    if begun:
        begun.model_copy(update={"exit_code": code}).write(home)
    _alert(job)
    if code in _STATES:
        return Completed(name=_STATES[code], message=told)
    return Failed(name=f"Exit code {code}", message=told)


def _came(job: Job) -> tuple[int, str]:
    """What a run of `job` came to, which is told: its exit code, and that in a sentence."""
    try:
        with shown_by(InPrefect()):
            done = _run(job, _settings(job))
    except VouchlineError as error:
        tell_failure(error)
        return error.exit_code, str(error)
    code, told = exit_code(done), what_came(done)
    tell(f"exit code {code}: {told}", "run", **facts(done))
    return code, told


def _alert(job: Job) -> None:
    """Whatever the run came to: what keeps it from working is what somebody must know."""
    try:
        tell_what_is_new(Path(job.workspace), _settings(job), datetime.now(UTC))
    except VouchlineError as error:
        tell_failure(error)


def _settings(job: Job) -> Policy:
    return policy_of(Path(job.workspace), Path(job.policy) if job.policy else None)


def _run(job: Job, settings: Policy) -> dict[str, Any]:
    home = Path(job.workspace)
    with ready(home, settings.workspace.auditors):
        if is_idle(job, known_too=True):
            return nothing()
        with readers(settings, job.workers, home) as pool:
            return ingest(job, settings, pool)


def serve(job: Job, home: Path, *, cron: str | None, interval: timedelta | None, zone: ZoneInfo) -> None:
    """Do `job`, kept in Prefect's `home`, by `cron` in `zone` or every `interval`, one at a time, until interrupted.

    Raises Misconfigured for a cron line that is none.
    """
    file = home / "job.json"
    write_job(job, file)
    # The processes of the flow runs inherit them.
    os.environ[VARIABLE] = str(file)
    os.environ[_SERVING] = str(os.getpid())
    workspace = Path(job.workspace)
    tag, [folder] = workspace_tag(workspace), job.sources
    before = Timetable.of(workspace)
    if before:
        _alert(job)  # a run that did not happen while nobody served is known until the next one is planned
    try:
        plan = timetable(folder, cron=cron, interval=interval, zone=zone.key, now=datetime.now(UTC))
        ended = before.model_dump(include={"last", "exit_code"}) if before else {}
        plan.model_copy(update=ended).write(workspace)
        scheduled.serve(
            name=tag,
            schedule=Cron(cron, timezone=zone.key) if cron else Interval(interval or timedelta(days=1)),
            tags=[tag],
            limit=1,
            print_starting_message=False,
        )
    except ValueError as error:
        raise Misconfigured(f'"{cron}" is no cron line.', 'Write five fields, such as "0 6 * * 1-5".') from error
