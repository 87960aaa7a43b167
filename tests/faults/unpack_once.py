"""A run without Prefect that is killed while it unpacks.

With a place the process kills itself at its n-th arrival there: "keep" before the bytes of a piece are stored,
"kept" after that, "add" before the pieces of a container are written down, "added" after that, "judged" before a
verdict is kept.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from ledger import Ledger
from schemas import Document, RunInfo, Verdict
from tests.faults.run_once import main


class Deadly:
    """Counts arrivals at one place and ends the process at the last of them."""

    def __init__(self, place: str, number: int) -> None:
        self._place = place
        self._left = number

    def at(self, place: str) -> None:
        """Die, if this is the place and the time."""
        self._left -= place == self._place
        if self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(self, method: Callable[..., Any], before: str, after: str) -> Callable[..., Any]:
        """`method` with a place before and one after it."""

        def called(*arguments: Any) -> Any:
            self.at(before)
            done = method(*arguments)
            self.at(after)
            return done

        return called


class Killed(Ledger):
    """A ledger whose process dies at a place."""

    deadly: Deadly

    def keep_bytes(self, data: bytes) -> Path:
        kept: Path = self.deadly.around(super().keep_bytes, "keep", "kept")(data)
        return kept

    def add(self, run: RunInfo, received: Iterable[Document]) -> None:
        pieces = list(received)
        within = any(document.parent is not None for document in pieces)
        self.deadly.around(super().add, "add" if within else "", "added" if within else "")(run, pieces)

    def judged(self, run: RunInfo, verdict: Verdict) -> None:
        self.deadly.around(super().judged, "judged", "")(run, verdict)


def unpack(workspace: Path, inbox: str, place: str | None = None, number: str = "") -> None:
    """Take `inbox` in, and die at the `number`-th arrival at `place`, if one is given."""
    if place is not None:
        Killed.deadly = Deadly(place, int(number))
    main(workspace, inbox, kept=Ledger if place is None else Killed)
