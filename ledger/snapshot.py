"""One moment of a ledger, copied while a run may go on, with the checkpoints that vouch for that moment."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from ledger import checkpoints
from ledger.files import sync, write_whole
from ledger.readable import readable
from ledger.tables import FILE_NAME
from schemas import Corrupted, Unavailable


def snapshot(workspace: Path, target: Path) -> None:
    """Write the ledger of `workspace`, as it is now, and its checkpoints into the folder `target`, durable.

    Raises Corrupted where there is no ledger that can be read, Unavailable where it cannot be written.
    """
    file = workspace / FILE_NAME
    if not file.is_file():
        raise Corrupted(f"There is no {FILE_NAME} in {workspace}.", "Name your workspace with --workspace.")
    try:
        with readable(file) as path:
            size = _copied(path, target / FILE_NAME)
    except sqlite3.DatabaseError as error:
        raise _unwritten(file, error) from error
    # A run that has finished since may have left a checkpoint that is ahead of this copy.
    for checkpoint in checkpoints.paths(workspace):
        if int(checkpoint.stem) <= size:
            write_whole(target / checkpoints.FOLDER / checkpoint.name, checkpoint.read_bytes())


def _copied(source: Path, target: Path) -> int:
    """The database copied in one step, as a file without a log beside it; the number of its last event."""
    with closing(sqlite3.connect(source)) as database, closing(sqlite3.connect(target)) as copy:
        database.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE").close()
        [size] = copy.execute("SELECT number FROM head").fetchone()
    sync(target)
    return int(size)


def _unwritten(file: Path, error: sqlite3.DatabaseError) -> Corrupted | Unavailable:
    if isinstance(error, sqlite3.OperationalError):
        return Unavailable(f"The ledger {file} could not be copied.", "Make room or mend the disk, then try again.")
    return Corrupted(f"The file {file} is damaged, or it is not a Vouchline ledger.", "Restore an earlier backup.")
