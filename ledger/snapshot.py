"""One moment of a ledger, copied while a run may go on, with the checkpoints that vouch for that moment."""

from __future__ import annotations

from pathlib import Path

from ledger import checkpoints
from ledger.files import write_whole
from ledger.home import home_of
from ledger.tables import FILE_NAME
from schemas import Corrupted


def snapshot(workspace: Path, target: Path) -> None:
    """Write the ledger of `workspace`, as it is now, and its checkpoints into the folder `target`, durable.

    Raises Corrupted where there is no ledger that can be read, Unavailable where it cannot be written.
    """
    home = home_of(workspace)
    if not home.there():
        raise Corrupted(home.absent, "Name your workspace with --workspace.")
    size = home.copy(target / FILE_NAME)
    # A run that has finished since may have left a checkpoint that is ahead of this copy.
    for checkpoint in checkpoints.paths(workspace):
        if int(checkpoint.stem) <= size:
            write_whole(target / checkpoints.FOLDER / checkpoint.name, checkpoint.read_bytes())
