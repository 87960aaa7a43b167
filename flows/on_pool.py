"""Reading on the workers of a work pool of Prefect's.

Prefect is imported here only once there is something to read: what it is told of its server stands in the environment
by then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from flows.examined import Examined, Wanted
from flows.exchange import exchange_at
from ledger.stores import setting_of
from schemas import Policy, Signal, Unavailable


class OnPool:
    """The workers of a work pool, asked when there is first something to read."""

    def __init__(self, name: str, exchange: str | None, policy: Policy, workspace: Path) -> None:
        self._name = name
        self._exchange = exchange
        self._policy = policy
        self._workspace = workspace
        self._swept = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_why: object) -> None: ...

    def read(self, wanted: Iterable[Wanted]) -> Iterator[tuple[Wanted, Examined | Signal]]:
        """What is wanted, with what was examined of it, as the pieces come back.

        Raises Unavailable where no worker is there, or workers are lost over and over; whatever keeps a worker from
        reading is raised as it was there.
        """
        from prefect.client.orchestration import get_client

        from flows.orchestrate import workspace_tag
        from flows.pool_reading import Reading
        from flows.work_pool import WorkPool

        documents = list(wanted)
        exchange = exchange_at(self._exchange or setting_of(self._workspace).files, "pool.exchange in the policy")
        with _told(self._name), get_client(sync_client=True) as client:
            pool = WorkPool(client, self._name, workspace_tag(self._workspace))
            reading = Reading(pool, exchange, self._name, self._policy, self._workspace)
            if not self._swept:
                reading.sweep()
                self._swept = True
            yield from reading.of(documents)


@contextmanager
def _told(name: str) -> Iterator[None]:
    """What goes wrong on the way to Prefect's server, in our words; whatever else stands."""
    from httpx import HTTPError
    from prefect.exceptions import PrefectException

    try:
        yield
    except (HTTPError, PrefectException) as error:
        raise Unavailable(
            f"Prefect's server does not answer, or does not let this run use its work pool {name}.",
            "See PREFECT_API_URL and PREFECT_API_AUTH_STRING, then run again: it goes on where it stopped.",
        ) from error
