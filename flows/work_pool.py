"""What is asked of Prefect about a work pool: who works there, and how far the pieces are that were sent to it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from enum import Enum, auto
from typing import NamedTuple
from uuid import UUID

from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import (
    FlowFilter,
    FlowFilterName,
    FlowRunFilter,
    FlowRunFilterId,
    FlowRunFilterState,
    FlowRunFilterStateType,
    FlowRunFilterTags,
)
from prefect.client.schemas.objects import FlowRun, StateType, Worker, WorkerStatus
from prefect.exceptions import ObjectNotFound

from flows.exchange import FLOW, PIECE, TYPE
from schemas import Corrupted, Misconfigured, Unavailable, VouchlineError

_WORKER = "prefect.worker.name"  # the label that a worker gives a flow run
_MISSED = 3  # heartbeats, after which a worker is lost
_HEARTBEAT_SECONDS = 30  # where a worker does not say how often it beats
_NAMELESS_SECONDS = 30  # after which whoever took a flow run, and gave it no label, is lost
_ERRORS: Mapping[str, type[VouchlineError]] = {
    f"Exit code {kind.exit_code}": kind for kind in (Misconfigured, Unavailable, Corrupted)
}


class How(Enum):
    """How far a piece is."""

    WAITING = auto()
    AT_WORK = auto()
    READ = auto()
    LOST = auto()


class Seen(NamedTuple):
    """How far a piece is, and what keeps everybody from reading it, if anything does."""

    how: How
    error: VouchlineError | None = None


class WorkPool:
    """A work pool that Vouchline's workers serve. `tag` is on all flow runs of the workspace."""

    def __init__(self, client: SyncPrefectClient, name: str, tag: str) -> None:
        self._client = client
        self._name = name
        self._tag = tag
        self._deployment: UUID | None = None
        self._beats: dict[str, tuple[object, float]] = {}  # of each worker the last, and when we first saw it
        self._nameless: dict[UUID, float] = {}

    def online(self) -> frozenset[str]:
        """The names of the workers that are there. Raises Misconfigured where the pool is of others, or at rest."""
        try:
            pool = self._client.read_work_pool(self._name)
        except ObjectNotFound:
            return frozenset()  # the first worker makes it
        if pool.type != TYPE:
            raise Misconfigured(
                f"The work pool {self._name} is of the type {pool.type}, which Vouchline's workers do not serve.",
                "Name another in pool.name of the policy; `vouchline worker NAME` makes it.",
            )
        if pool.is_paused:
            raise Unavailable(
                f"The work pool {self._name} is paused.", f"prefect work-pool resume {self._name}, then run again."
            )
        workers = self._client.read_workers_for_work_pool(self._name)
        return frozenset(one.name for one in workers if one.status == WorkerStatus.ONLINE and self._beats_on(one))

    def _beats_on(self, worker: Worker) -> bool:
        """Whether a worker's heartbeat moved of late, by our own clock: not every server looks after that."""
        last, since = self._beats.get(worker.name, (None, 0.0))
        if last != worker.last_heartbeat_time:
            since = time.monotonic()
            self._beats[worker.name] = worker.last_heartbeat_time, since
        return time.monotonic() - since <= _MISSED * (worker.heartbeat_interval_seconds or _HEARTBEAT_SECONDS)

    def start(self, piece: str) -> UUID:
        """Have a piece read by whichever worker takes it; the flow run's id."""
        if self._deployment is None:
            flow = self._client.create_flow_from_name(FLOW)
            self._deployment = self._client.create_deployment(flow, self._name, work_pool_name=self._name)
        run = self._client.create_flow_run_from_deployment(
            self._deployment, parameters={PIECE: piece}, tags=[self._tag]
        )
        return run.id

    def look(self, runs: Iterable[UUID], online: frozenset[str]) -> Mapping[UUID, Seen]:
        """How far the pieces of these flow runs are, where `online` are there."""
        wanted = list(runs)
        found = self._client.read_flow_runs(flow_run_filter=FlowRunFilter(id=FlowRunFilterId(any_=wanted)))
        seen = {run.id: _seen(run, online) for run in found if not self._taken_by_nobody(run)}
        return {run: seen.get(run, Seen(How.LOST)) for run in wanted}

    def _taken_by_nobody(self, run: FlowRun) -> bool:
        """Whether a flow run was taken by a worker that was lost before it said its name."""
        if run.state is None or not run.state.is_pending() or _WORKER in run.labels:
            return False
        return time.monotonic() - self._nameless.setdefault(run.id, time.monotonic()) > _NAMELESS_SECONDS

    def left(self) -> Mapping[UUID, str]:
        """The flow runs of killed runs on the workspace that did not end well, with their pieces."""
        others = [kind for kind in StateType if kind is not StateType.COMPLETED]
        chosen = FlowRunFilter(
            tags=FlowRunFilterTags(all_=[self._tag]),
            state=FlowRunFilterState(type=FlowRunFilterStateType(any_=others)),
        )
        runs = self._client.read_flow_runs(
            flow_filter=FlowFilter(name=FlowFilterName(any_=[FLOW])), flow_run_filter=chosen
        )
        return {run.id: run.parameters[PIECE] for run in runs}

    def forget(self, run: UUID) -> None:
        """Take back a flow run that nobody wants any more."""
        try:
            self._client.delete_flow_run(run)
        except ObjectNotFound:
            return


def failed_name(error: VouchlineError) -> str:
    """The name of the state in which a worker leaves the flow run of a piece that `error` kept it from reading."""
    return f"Exit code {error.exit_code}"


def _seen(run: FlowRun, online: frozenset[str]) -> Seen:
    state = run.state
    if state is None or state.is_scheduled():
        return Seen(How.WAITING)
    if state.is_completed():
        return Seen(How.READ)
    if state.is_failed() and (kind := _ERRORS.get(state.name or "")) is not None:
        return Seen(How.LOST, kind(state.message or ""))
    worker = run.labels.get(_WORKER)
    gone = state.is_final() or (worker is not None and worker not in online)
    return Seen(How.LOST if gone else How.AT_WORK)
