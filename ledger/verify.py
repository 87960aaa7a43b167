"""The verifier: is the history whole, does every value still bear its seal, is every original what its name says?

It shares with the ledger only what a verifier must know: the tables, the form of a hash and the places of files. It
writes nothing, and a run may go on meanwhile. There is no signature yet (see `ledger.checkpoints`).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import Connection, select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from ledger import checkpoints, reference
from ledger.chain import GENESIS, event_hash
from ledger.checkpoints import Checkpoint
from ledger.files import file_hash, original_path
from ledger.home import Home, home_of
from ledger.laid_out import laid_out, stored
from ledger.readable import MAY_READ
from ledger.stores import Store, store_of
from ledger.tables import documents, events, head
from ledger.verify_exports import check_exports
from ledger.verify_values import Values, Wrong
from schemas import Corrupted, EventKind, Unavailable

_PAGE = 500
_SLACK = timedelta(seconds=2)
_ENDING = timedelta(seconds=5)  # a run that has just finished may still be about to leave its checkpoint
_AGAIN_SECONDS = 0.1
_UNREADABLE = (ValueError, TypeError, LookupError, AttributeError)


class VerifyReport(NamedTuple):
    """What was checked, and the first thing that is wrong (None when all is well).

    `strangers` are files among the originals that nobody stored there: no damage, but not the ledger's either.
    `exports` counts the runs whose exports are as they were written; `taken_away` is what is no longer there.
    `set_back` are the events before which the clock of the machine had been set back.
    """

    events: int
    originals: int
    checkpoints: int
    problem: str | None
    strangers: tuple[Path, ...] = ()
    exports: int = 0
    taken_away: tuple[Path, ...] = ()
    set_back: tuple[int, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return self.problem is None


def verify(workspace: Path, home: Home | None = None, store: Store | None = None) -> VerifyReport:
    """Check the chain, checkpoints, sealed values, the tables themselves, originals, reference data and exports; of a
    workspace that is being moved, where its ledger and its files will be.

    Raises Unavailable where this user may not read something, or it is being written: that says nothing about damage.
    """
    done: dict[str, Any] = {"events": 0, "originals": 0, "checkpoints": 0}
    problem: str | None = None
    home, store = home or home_of(workspace), store or store_of(workspace)
    try:
        with laid_out(workspace, store) as files:
            _check(home, store, files, done)
    except (Wrong, Corrupted) as error:
        problem = str(error)
    except SQLAlchemyError as error:
        if isinstance(error, DBAPIError) and isinstance(away := home.meaning(error), Unavailable):
            raise away from error
        problem = f"The ledger {home.place} is damaged, or it is no Vouchline ledger."
    except _UNREADABLE:
        problem = f"The ledger holds something unreadable after event {done['events']}, which Vouchline never wrote."
    except PermissionError as error:
        raise Unavailable(f"{error.filename} may not be read, so nothing is verified.", MAY_READ) from error
    except OSError as error:
        problem = f"{error.filename} cannot be read ({error.strerror})."
    return VerifyReport(problem=problem, **done)


def _check(home: Home, store: Store, files: Path, done: dict[str, Any]) -> None:
    """Everything, in this order; how far it came, and what else there is to say, is in `done`. `files` is where the
    files of the `store` are laid out."""
    # Checkpoints first: a run that finishes meanwhile may write one that is ahead of the view below.
    vouched = {checkpoint.size: checkpoint for checkpoint in checkpoints.load_all(files)}
    if not home.there():
        raise Wrong(home.absent)
    with home.view() as connection:
        try:
            unkept = _check_history(connection, vouched, store, done)
        except _UNREADABLE:
            home.check_schema(connection)  # a view in a table's place says why
            raise
        home.check_schema(connection)
        done["set_back"] = _set_back(connection)
        originals, done["strangers"] = stored(store, files)
        _check_originals(connection, files, originals, unkept, done)
        for _, data in reference.history(connection):
            if data is not None:
                reference.lines_of(files, data)
        done["exports"], done["taken_away"] = check_exports(connection, files, home.view)


def _check_history(
    connection: Connection, vouched: Mapping[int, Checkpoint], store: Store, done: dict[str, int]
) -> set[str]:
    """Each event follows from the one before and bears its own hash, up to the head; checkpoints agree on the way.

    Returned are the documents whose bytes were not kept.
    """
    number, last = 0, GENESIS
    before = datetime.min.replace(tzinfo=UTC)
    finished: dict[int, datetime] = {}
    values = Values(connection)
    while page := _events_after(connection, number):
        for record in page:
            if record["number"] != number + 1:
                raise Wrong(f"Event {number + 1} is missing from the ledger.")
            if record["previous"] != last:
                raise Wrong(f"Event {record['number']} does not follow from the event before it.")
            if record["hash"] != event_hash(record):
                raise Wrong(f"Event {record['number']} was changed: its content no longer has its hash.")
            number, last = record["number"], record["hash"]
            if number in vouched:
                _check_checkpoint(vouched[number], record)
            if number - 1 in vouched:
                _check_time(vouched[number - 1], before, record["at"])
            before = record["at"]
            done["events"] = number
            done["checkpoints"] += number in vouched
            finished |= {number: before} if record["kind"] == EventKind.RUN_FINISHED else {}
        values.check(page)
    if number < max(vouched, default=0):
        raise Wrong(
            f"The ledger ends with event {number}, but the checkpoint {max(vouched):012d}.json vouches for more: "
            "its end was cut off, or it was replaced by an older copy."
        )
    _check_checkpoints(finished, vouched, store)
    if not number:
        raise Wrong("The ledger holds no event: no run was ever recorded in it, so there is nothing to vouch for.")
    end = connection.execute(select(head)).mappings().one()
    if (end["number"], end["hash"]) != (number, last):
        raise Wrong(f"The ledger's head says that it ends with event {end['number']}, but it ends with {number}.")
    values.check_nothing_else()
    return values.unkept


def _check_checkpoint(checkpoint: Checkpoint, record: Mapping[str, Any]) -> None:
    """The checkpoint vouches for this event, and is not of before it."""
    if checkpoint.head != record["hash"]:
        name = f"{checkpoint.size:012d}.json"
        raise Wrong(f"Event {checkpoint.size} is not the one that the checkpoint {name} vouches for.")
    _check_time(checkpoint, record["at"], max(record["at"], datetime.now(UTC)))


def _check_time(checkpoint: Checkpoint, after: datetime, until: datetime) -> None:
    """A checkpoint has the time of its event; earlier versions wrote that of a moment before the next event."""
    in_time = after <= checkpoint.at <= until + _SLACK
    if not in_time and until >= after:  # else the clock was set back between them, which an event says
        raise Wrong(
            f"The checkpoint {checkpoint.size:012d}.json says {checkpoint.at:%Y-%m-%d %H:%M:%S}, but event "
            f"{checkpoint.size} is of {after:%Y-%m-%d %H:%M:%S}: its time was changed."
        )


def _check_checkpoints(finished: Mapping[int, datetime], vouched: Collection[int], store: Store) -> None:
    """Each run that finished left a checkpoint before the next one began."""
    for start, end in pairwise([*finished, sys.maxsize]):
        if not any(start <= size < end for size in vouched) and not _has_left(start, end, finished[start], store):
            raise Wrong(
                f"The checkpoint {start:012d}.json, which the run that ended with event {start} left, is missing. "
                "If that run was killed as it ended, the next one writes it; else restore it from your copy."
            )


def _has_left(start: int, end: int, at: datetime, store: Store) -> bool:
    """Whether a run that was ending while we looked has left its checkpoint since; the next verification reads it."""
    wait = min(_ENDING, at + _ENDING - datetime.now(UTC)).total_seconds()
    until = time.monotonic() + wait
    while not (left := any(start <= size < end for size in checkpoints.sizes(store))) and time.monotonic() < until:
        time.sleep(_AGAIN_SECONDS)
    return left


def _set_back(connection: Connection) -> tuple[int, ...]:
    query = select(events.c.number).where(events.c.kind == EventKind.CLOCK_SET_BACK.value).order_by(events.c.number)
    return tuple(connection.scalars(query))


def _events_after(connection: Connection, number: int) -> list[dict[str, Any]]:
    query = select(events).where(events.c.number > number).order_by(events.c.number).limit(_PAGE)
    return [dict(row) for row in connection.execute(query).mappings()]


def _check_originals(
    connection: Connection, workspace: Path, originals: Iterable[Path], unkept: set[str], done: dict[str, int]
) -> None:
    """Each stored original has the hash in its name, and each document whose bytes were kept its original."""
    stored = set()
    for path in originals:
        if path.is_symlink() or not path.is_file():
            raise Wrong(f"The original {path} was replaced by {'a link' if path.is_symlink() else 'what is no file'}.")
        if file_hash(path) != path.name:
            raise Wrong(f"The original {path} was changed: its bytes no longer have the hash in its name.")
        stored.add(path)
        done["originals"] += 1
    for sha256 in connection.scalars(select(documents.c.sha256).order_by(documents.c.sha256)):
        if (path := original_path(workspace, sha256)) not in stored and sha256 not in unkept:
            raise Wrong(f"The original {path} is missing.")
