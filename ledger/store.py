"""The Ledger: originals, runs, verdicts, outcomes and their history in one workspace."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy.exc import SQLAlchemyError

from ledger import checkpoints, ending, files
from ledger.calls import Calls
from ledger.database import Database
from ledger.desk import Desk
from ledger.home import Home, home_of
from ledger.questions import Questions
from ledger.seats import Seats
from ledger.stations import Stations
from schemas import Corrupted, Misconfigured, VouchlineError


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Ledger(Stations, Calls, Desk, Seats, Questions):
    """One workspace's memory. Every method is one transaction, or one a page where it yields many."""

    @classmethod
    def open(
        cls,
        workspace: Path,
        *,
        must_exist: bool = False,
        now: Callable[[], datetime] = _utc_now,
        wait_seconds: float = 30.0,
        home: Home | None = None,
    ) -> Ledger:
        """The ledger of `workspace`, made or brought up to date; its database may be a copy, at `home`.

        Raises Misconfigured where it `must_exist` and does not (nothing is made then); Corrupted where what is there is
        no ledger, a newer one, or shorter than its checkpoints say; Unavailable where another process writes for longer
        than `wait_seconds`, the disk is full, or a server does not answer.
        """
        home = home or home_of(workspace)
        if not home.there():
            if checkpoints.paths(workspace):
                raise Corrupted(
                    f"The ledger of {workspace} is gone; its checkpoints are there. {home.absent}", ending.RESTORE
                )
            if must_exist:
                raise Misconfigured(
                    f"There is no ledger in {workspace}: no run has used it as its workspace.",
                    "Name the workspace of your runs with --workspace.",
                )
        files.make_folder(workspace)
        database = Database(home, wait_seconds=wait_seconds)
        ledger = cls(workspace, database, now)
        try:
            with database.read() as connection:
                ending.meet(workspace, connection)
        except BaseException:
            database.close()
            raise
        return ledger

    def answers(self) -> bool:
        """Whether the database can be read now, whatever keeps it from that."""
        try:
            self.people()
        except (VouchlineError, SQLAlchemyError, OSError):
            return False
        return True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._database.close()
