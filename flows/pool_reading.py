"""One chunk on the workers of a work pool: a piece is a flow run, and one that is lost is sent again.

Extracting is pure, so that a piece may be read twice; judging and settling stay with the run, and what a worker puts
into the exchange late is looked at by nobody (ADR 55).
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from math import ceil
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from flows.examined import Examined, Wanted
from flows.exchange import Exchange
from flows.pieces import come_back, groups, message_of
from flows.work_pool import How, Seen, WorkPool
from flows.workers.child import by_the_clock
from schemas import Policy, Signal, Unavailable

_AT_ONCE = 100  # pieces under way: more wait until these are read
_ROUNDS = 4  # pieces of a chunk that a worker reads: the more, the less it waits for the others at the end
_TRIES = 4  # for a piece whose worker is lost
_BETWEEN = 1.0  # seconds between two looks at the pieces
_AROUND = 5.0  # seconds between two looks at who is there
_WAIT_SECONDS = 20  # for a worker, where there is none
_SILENCE = 300  # seconds, and the limits of its documents, in which a piece must come further


class _Sent(NamedTuple):
    """What is under way under a name in the exchange."""

    piece: str
    group: Sequence[Wanted]
    tries: int


class Reading:
    """One chunk, sent to the workers and gathered."""

    def __init__(self, pool: WorkPool, exchange: Exchange, name: str, policy: Policy, workspace: Path) -> None:
        self._pool = pool
        self._exchange = exchange
        self._name = name
        self._policy = policy
        self._workspace = workspace
        self._under_way: dict[UUID, _Sent] = {}
        self._online: frozenset[str] = frozenset()
        self._looked = 0.0

    def sweep(self) -> None:
        """Take back what killed runs on this workspace left under way: the caller holds it."""
        for run, piece in self._pool.left().items():
            self._forget(run, piece)

    def of(self, documents: Sequence[Wanted]) -> Iterator[tuple[Wanted, Examined | Signal]]:
        """Each document with what was examined of it."""
        online = self._somebody()
        most = max(1, ceil(len(documents) / (_ROUNDS * len(online))))
        pieces = groups(documents, most)
        try:
            for first in islice(pieces, _AT_ONCE):
                self._send(first, tries=1)
            for message, group in self._gathered(_SILENCE + most * by_the_clock(self._policy.limits)):
                for following in islice(pieces, 1):
                    self._send(following, tries=1)
                yield from come_back(self._workspace, group, message)
        finally:
            for run, sent in self._under_way.items():
                with suppress(Exception):  # of a server that is gone, there is nothing to take back
                    self._forget(run, sent.piece)

    def _gathered(self, patience: float) -> Iterator[tuple[bytes, Sequence[Wanted]]]:
        """What was read of each piece, with its documents, as they come; `patience` is in seconds."""
        before, changed = None, time.monotonic()
        while self._under_way:
            now = self._look()
            if now != before:
                before, changed = now, time.monotonic()
            # A server that was away may not have heard of what is read: that is looked for before it is given up.
            late = time.monotonic() - changed > patience
            moved = False
            for run, one in now.items():
                sent = self._under_way[run]
                message = self._exchange.answered(sent.piece) if late or one.how is How.READ else None
                if message is not None:
                    self._came(run, sent)
                    yield message, sent.group
                elif one.how in {How.READ, How.LOST}:
                    self._again(run, sent, one.broken)
                else:
                    continue
                moved = True
            if late and not moved:
                raise self._unavailable("does not take, or does not finish, what is sent to it")
            if not moved:
                time.sleep(_BETWEEN)

    def _came(self, run: UUID, sent: _Sent) -> None:
        del self._under_way[run]
        self._exchange.forget(sent.piece)
        self._pool.settled(run)

    def _look(self) -> Mapping[UUID, Seen]:
        if time.monotonic() - self._looked > _AROUND:
            self._somebody()
        seen = self._pool.look(self._under_way, self._online)
        for one in seen.values():
            if one.error is not None:
                raise one.error
        return seen

    def _somebody(self) -> frozenset[str]:
        """The workers that are there, waited for where there is none."""
        until = time.monotonic() + _WAIT_SECONDS
        while not (online := self._pool.online()):
            if time.monotonic() > until:
                raise self._unavailable("has no worker")
            time.sleep(_BETWEEN)
        self._online, self._looked = online, time.monotonic()
        return online

    def _send(self, group: Sequence[Wanted], tries: int) -> None:
        piece = self._exchange.send(message_of(self._workspace, self._policy, group))
        self._under_way[self._pool.start(piece)] = _Sent(piece, group, tries)

    def _again(self, run: UUID, sent: _Sent, broken: str) -> None:
        """Send a piece again whose worker was lost, or broke down. That one may still read; nobody looks at what it
        says."""
        if broken:
            self._came(run, sent)  # its flow run stays, and says what it was
        else:
            del self._under_way[run]
            self._forget(run, sent.piece)
        if sent.tries < _TRIES:
            self._send(sent.group, sent.tries + 1)
        elif broken:
            raise Unavailable(
                f"A worker of the work pool {self._name} of Prefect's broke down over what it was sent: {broken}.",
                "The newest file of logs/ in its workspace says where. Mend that machine, then run again: it goes on "
                "where it stopped.",
            )
        else:
            raise self._unavailable("lost its workers over and over")

    def _forget(self, run: UUID, piece: str) -> None:
        self._pool.forget(run)
        self._exchange.forget(piece)

    def _unavailable(self, how: str) -> Unavailable:
        return Unavailable(
            f"The work pool {self._name} of Prefect's {how}.",
            f"`vouchline worker {self._name}` starts one, with the PREFECT_API_URL of the run; then run again.",
        )
