"""The end of the chain: met when a ledger is opened, and vouched for beside it when a run is finished."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, func, select

from ledger import checkpoints
from ledger.chain import event_hash
from ledger.tables import events, head
from schemas import Corrupted, EventKind

RESTORE = "Restore the whole workspace from a backup; `vouchline audit verify` says more."
_LOOKED_AT = 200  # events at the end: some milliseconds; the verifier looks at all


def meet(workspace: Path, connection: Connection) -> None:
    """Raises Corrupted where the ledger's end is not what the last checkpoint says, or its last events were changed."""
    written = checkpoints.paths(workspace)
    if written:
        last = checkpoints.load(written[-1])
        if connection.scalar(select(events.c.hash).where(events.c.number == last.size)) != last.head:
            raise Corrupted(
                f"The ledger does not hold the history that the checkpoint {written[-1].name} vouches for: "
                "it was cut short, changed, or replaced by an older copy.",
                RESTORE,
            )
    try:
        _check_last_events(connection)
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise Corrupted("The ledger ends with events that cannot be read.", RESTORE) from error


def _check_last_events(connection: Connection) -> None:
    newest = select(events).order_by(events.c.number.desc()).limit(_LOOKED_AT)
    following = connection.scalar(select(head.c.hash))
    for record in connection.execute(newest).mappings():
        if record["hash"] != following or event_hash(dict(record)) != following:
            raise Corrupted(f"Event {record['number']} of the ledger was changed.", RESTORE)
        following = record["previous"]


def vouch(workspace: Path, connection: Connection) -> None:
    """Write a checkpoint of where the chain ends now, and since when."""
    newest = select(events.c.number, events.c.hash, events.c.at).order_by(events.c.number.desc()).limit(1)
    end = connection.execute(newest).first()
    if end is not None:
        checkpoints.write(workspace, checkpoints.Checkpoint(end.number, end.hash, end.at))


def is_vouched_for(workspace: Path, connection: Connection) -> bool:
    """Whether a checkpoint is stored for the last run that finished: one that was killed there, or whose store refused
    it, left none."""
    finished = connection.scalar(select(func.max(events.c.number)).where(events.c.kind == EventKind.RUN_FINISHED.value))
    return finished is None or checkpoints.last_stored(workspace) >= finished
