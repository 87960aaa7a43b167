"""One moment of a ledger, copied while a run may go on, with the checkpoints that vouch for that moment."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from ledger import checkpoints, ending
from ledger.files import write_whole
from ledger.home import home_of
from ledger.sqlite import SqliteFile
from ledger.tables import FILE_NAME, runs
from schemas import Corrupted


def snapshot(workspace: Path, target: Path) -> None:
    """Write the ledger of `workspace`, as it is now, and its checkpoints into the folder `target`, durable.

    Raises Corrupted where there is no ledger that can be read, Unavailable where it cannot be written.
    """
    home = home_of(workspace)
    if not home.there():
        raise Corrupted(home.absent, "Name your workspace with --workspace.")
    # One that was there before the copy and is ahead of it says that the ledger was cut short: it goes along. One that
    # came since may be ahead because its run has finished since.
    there = checkpoints.paths(workspace)
    size = home.copy(target / FILE_NAME)
    since = [path for path in checkpoints.paths(workspace) if int(path.stem) <= size]
    for checkpoint in sorted({*there, *since}):
        write_whole(target / checkpoints.FOLDER / checkpoint.name, checkpoint.read_bytes())


def vouch_for(copied: Path) -> None:
    """Write the checkpoint that the last run in a snapshot had not written yet at that moment, though it had finished.

    A run that was killed there has left none either; the next run would write it in the same way.
    """
    with SqliteFile(copied / FILE_NAME).view() as connection:
        if not ending.is_vouched_for(copied, connection):
            ending.vouch(copied, connection)


def begun_since(workspace: Path, copied: Path) -> frozenset[str]:
    """The runs that `workspace` knows by now and its snapshot does not: what they leave is none of the snapshot's."""
    with home_of(workspace).view() as now, SqliteFile(copied / FILE_NAME).view() as then:
        return frozenset(now.scalars(select(runs.c.run))).difference(then.scalars(select(runs.c.run)))
