"""Prefect around a batch: its stations as tasks, its zombies swept, its summary as an artifact."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, NoReturn, ParamSpec, TypeVar

from httpx import HTTPError
from prefect import Flow, Task, tags
from prefect.artifacts import create_markdown_artifact, create_progress_artifact, update_progress_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterId,
    FlowRunFilterState,
    FlowRunFilterStateType,
    FlowRunFilterTags,
)
from prefect.client.schemas.objects import StateType
from prefect.context import FlowRunContext, TagsContext
from prefect.exceptions import PrefectException
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from prefect.states import Crashed

from flows.batch import Finished

P = ParamSpec("P")
T = TypeVar("T")

_SECONDS_BETWEEN = 10.0
_AWAY = (HTTPError, PrefectException)  # what the client of its server raises
_RETRIES = {"extract chunk": 2}


def as_flow(name: str, work: Callable[[], dict[str, Any]]) -> Callable[[], dict[str, Any]]:
    """`work` as a Prefect flow: nothing of it is stored, it takes nothing from outside, and its tasks bear no tag."""
    here = _Here(_untagged()(work))
    here.__name__ = here.__qualname__ = name  # type: ignore[attr-defined] # Prefect asks for them
    return Flow(here, name=name, persist_result=False)


def as_task(name: str, station: Callable[[], T]) -> Callable[[], T]:
    """`station` as a Prefect task, which works here, and on what is never looked into."""
    return as_sent(name, _Here(station))


@contextmanager
def _untagged() -> Iterator[None]:
    """Tasks begun inside bear no tag of their flow run. For one that does, Prefect asks whether others with it leave
    room; while its server keeps what came before, it puts that off for two seconds."""
    with TagsContext(current_tags=set()):
        yield


class _Here(partial[T]):
    """Work that stays in this process: where Prefect sends its surroundings along with a task, nothing of it goes."""

    def __reduce__(self) -> tuple[type[partial[NoReturn]], tuple[Callable[[], NoReturn]]]:
        return partial, (_elsewhere,)


def _elsewhere() -> NoReturn:
    """What work is where it was not sent."""
    raise RuntimeError("This work stays where its run is.")


def as_sent(name: str, function: Callable[P, T]) -> Task[P, T]:
    """A function of a module as a Prefect task that may be sent: never cached, its result never persisted."""
    return Task(
        function,
        name=name,
        cache_policy=NO_CACHE,
        persist_result=False,
        retries=_RETRIES.get(name, 0),
        retry_delay_seconds=1,
    )


def workspace_tag(workspace: Path) -> str:
    """The tag that all Prefect runs on a workspace carry."""
    return "workspace-" + hashlib.sha256(str(workspace.resolve()).encode()).hexdigest()[:12]


@contextmanager
def marked(workspace: Path) -> Iterator[None]:
    """Flow runs started inside carry the workspace's tag, and need no heartbeat thread (it costs a second a run)."""
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}), tags(workspace_tag(workspace)):
        yield


def sweep(workspace: Path) -> int:
    """Mark this workspace's earlier runs that Prefect still calls running as crashed; how many there were.

    The run that calls gets the workspace's tag, whoever started it, so that the next one finds it should it be killed.
    The caller holds the workspace's lock: whatever else claims to run on it was killed.
    """
    own = FlowRunContext.get()
    chosen = FlowRunFilter(
        tags=FlowRunFilterTags(all_=[workspace_tag(workspace)]),
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.RUNNING, StateType.PENDING])),
        id=FlowRunFilterId(not_any_=[own.flow_run.id]) if own and own.flow_run else None,
    )
    with get_client(sync_client=True) as client:
        if own and own.flow_run:
            client.update_flow_run(own.flow_run.id, tags={*own.flow_run.tags, workspace_tag(workspace)})
        zombies = client.read_flow_runs(flow_run_filter=chosen)
        for zombie in zombies:
            client.set_flow_run_state(zombie.id, Crashed(message="Its process was killed."), force=True)
    return len(zombies)


class InPrefect:
    """Shows long work in Prefect's pages, as an artifact of the run that is told every few seconds.

    Where Prefect does not answer, nothing is shown, and the work goes on.
    """

    def start(self, what: str, total: int) -> None:
        """Show that nothing of it is done yet."""
        self._total, self._done, self._told_at = max(total, 1), 0, time.monotonic()
        self._artifact: Any = None
        with suppress(*_AWAY):
            self._artifact = create_progress_artifact(0.0, description=what)

    def advance(self) -> None:
        """Count one, and tell it where the last time is long ago."""
        self._done += 1
        if time.monotonic() - self._told_at >= _SECONDS_BETWEEN:
            self._tell()

    def finish(self) -> None:
        """Tell how far it came."""
        self._tell()

    def _tell(self) -> None:
        self._told_at = time.monotonic()
        if self._artifact is not None:
            with suppress(*_AWAY):
                update_progress_artifact(self._artifact, min(100.0, 100.0 * self._done / self._total))


def leave_summary(finished: Finished) -> None:
    """The run's summary and links as a Prefect artifact."""
    rows = "\n".join(f"| {name} | {number} |" for name, number in finished.run.counts.items())
    links = f"Report: {finished.report.resolve().as_uri()}\n\nExports: {finished.exports.resolve().as_uri()}"
    create_markdown_artifact(
        key="vouchline-run",
        description=f"Run {finished.run.run}",
        markdown=f"# Run {finished.run.run}\n\n| outcome | documents |\n|---|---|\n{rows}\n\n{links}\n",
    )
