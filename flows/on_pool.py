"""Reading on the workers of a work pool of Prefect's.

Prefect is imported here only once there is something to read: what it is told of its server stands in the environment
by then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Self

from flows.examined import Examined, Wanted
from flows.exchange import exchange_at
from ledger import Ledger
from ledger.stores import setting_of
from schemas import Policy, Signal


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

        from flows.pool_reading import Reading
        from flows.work_pool import WorkPool, told

        documents = list(wanted)
        exchange = exchange_at(self._exchange or setting_of(self._workspace).files, "pool.exchange in the policy")
        with told(self._name), get_client(sync_client=True) as client:
            pool = WorkPool(client, self._name, _tag(self._workspace))
            reading = Reading(pool, exchange, self._name, self._policy, self._workspace)
            if not self._swept:
                reading.sweep()
                self._swept = True
            yield from reading.of(documents)


def _tag(workspace: Path) -> str:
    """What stands on all that is under way for a ledger, wherever its workspace lies: no other one has it."""
    with Ledger.open(workspace, must_exist=True) as ledger:
        return f"ledger-{ledger.identity}"
