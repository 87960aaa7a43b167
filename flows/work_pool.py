"""What is asked of Prefect about a work pool: who works there, and how far the pieces are that were sent to it."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from enum import Enum, auto
from typing import NamedTuple
from uuid import UUID

from httpx import HTTPError
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.filters import (
    FlowFilter,
    FlowFilterName,
    FlowRunFilter,
    FlowRunFilterId,
    FlowRunFilterTags,
)
from prefect.client.schemas.objects import FlowRun, Worker, WorkerStatus
from prefect.client.schemas.objects import WorkPool as PrefectsPool
from prefect.exceptions import ObjectNotFound, PrefectException

from flows.exchange import FLOW, PIECE, TYPE
from schemas import Corrupted, Misconfigured, Unavailable, VouchlineError

_WORKER = "prefect.worker.name"  # the label that a worker gives a flow run
_MISSED = 3  # heartbeats, after which a worker is lost
_HEARTBEAT_SECONDS = 30  # where a worker does not say how often it beats
_NAMELESS_SECONDS = 30  # after which whoever took a flow run, and gave it no label, is lost
_ERRORS: Mapping[str, type[VouchlineError]] = {
    f"Exit code {kind.exit_code}": kind for kind in (Misconfigured, Unavailable, Corrupted)
}
BROKEN = "Unforeseen"  # the name of the state in which a worker leaves what it broke down over


class How(Enum):
    """How far a piece is."""

    WAITING = auto()
    AT_WORK = auto()
    READ = auto()
    LOST = auto()


class Seen(NamedTuple):
    """How far a piece is, and what keeps everybody from reading it, if anything does.

    `broken` names the worker that broke down over one that is lost, and the flow run in which it says so.
    """

    how: How
    error: VouchlineError | None = None
    broken: str = ""


class WorkPool:
    """A work pool that Vouchline's workers serve. `tag` is on the flow runs of all that a workspace has under way."""

    def __init__(self, client: SyncPrefectClient, name: str, tag: str) -> None:
        self._client = client
        self._name = name
        self._tag = tag
        self._deployment: UUID | None = None
        self._beats: dict[str, tuple[object, float]] = {}  # of each worker the last, and when we first saw it
        self._nameless: dict[UUID, float] = {}

    def online(self) -> frozenset[str]:
        """The names of the workers that are there. Raises Misconfigured where the pool is of others, or at rest."""
        pool = pool_named(self._client, self._name)
        if pool is None:
            return frozenset()  # the first worker makes it
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
        """The flow runs that killed runs on the workspace left under way, with their pieces, however they ended."""
        ours = FlowRunFilter(tags=FlowRunFilterTags(all_=[self._tag]))
        flow = FlowFilter(name=FlowFilterName(any_=[FLOW]))
        found: dict[UUID, str] = {}
        offset = 0
        while page := self._client.read_flow_runs(flow_filter=flow, flow_run_filter=ours, offset=offset):
            offset += len(page)
            found |= {run.id: run.parameters[PIECE] for run in page}
        return found

    def settled(self, run: UUID) -> None:
        """Leave the flow run of a piece that came back to Prefect's history: it is under way no more."""
        # Somebody tidied up, or the server is away: what was read is in hand, and the next run tidies up then.
        with suppress(ObjectNotFound, HTTPError):
            self._client.update_flow_run(run, tags=[])

    def forget(self, run: UUID) -> None:
        """Take back a flow run that nobody wants any more."""
        with suppress(ObjectNotFound):
            self._client.delete_flow_run(run)


def pool_named(client: SyncPrefectClient, name: str) -> PrefectsPool | None:
    """Prefect's work pool of a name; None where there is none. Raises Misconfigured where it is one of others."""
    try:
        pool = client.read_work_pool(name)
    except ObjectNotFound:
        return None
    if pool.type != TYPE:
        raise Misconfigured(
            f"The work pool {name} is of the type {pool.type}, which Vouchline's workers do not serve.",
            "Name another in pool.name of the policy; `vouchline worker NAME` makes it.",
        )
    return pool


@contextmanager
def told(name: str) -> Iterator[None]:
    """What goes wrong on the way to Prefect's server, in our words; whatever else stands."""
    try:
        yield
    except (HTTPError, PrefectException) as error:
        raise Unavailable(
            f"Prefect's server does not answer, or refuses what is asked of its work pool {name}.",
            "See PREFECT_API_URL and PREFECT_API_AUTH_STRING, then try again: nothing is lost.",
        ) from error


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
    if state.is_failed() and state.name == BROKEN:
        return Seen(How.LOST, broken=f"{worker} ({state.message}, flow run {run.name})")
    gone = state.is_final() or (worker is not None and worker not in online)
    return Seen(How.LOST if gone else How.AT_WORK)
