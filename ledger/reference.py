"""Reference data in a workspace: files named by kind and hash; the newest event of a kind says which one counts.

A file is whole before its event is written, and no other data ever takes its place: a load that is cut off leaves the
data that counted before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, select

from ledger.files import write_whole
from ledger.readable import MAY_READ
from ledger.stores import at_hand, store_of
from ledger.tables import events
from schemas import Corrupted, EventKind, Frozen, Unavailable

FOLDER = "reference"
_KIND, _ROWS, _HASH = "kind", "rows", "sha256"


class Loaded(NamedTuple):
    """The reference data of one kind that counts, as its event names it."""

    kind: str
    rows: int
    sha256: str
    at: str

    def path(self, workspace: Path) -> Path:
        """Where its rows lie."""
        return workspace / FOLDER / f"{self.kind}-{self.sha256[:16]}.jsonl"

    def details(self) -> dict[str, str]:
        """What its event says."""
        return {_KIND: self.kind, _ROWS: str(self.rows), _HASH: self.sha256}


def store(workspace: Path, kind: str, rows: Iterable[Frozen]) -> Loaded:
    """Write the rows of one kind, whole or not at all. Raises Unavailable where they cannot be written."""
    lines = [row.model_dump_json(exclude_none=True) for row in rows]
    data = "".join(f"{line}\n" for line in lines).encode()
    loaded = Loaded(kind, len(lines), hashlib.sha256(data).hexdigest(), "")
    path = loaded.path(workspace)
    try:
        if not path.exists() or path.read_bytes() != data:  # what was damaged is mended
            write_whole(path, data)
        store_of(workspace).replace(path.relative_to(workspace).as_posix(), path)
    except OSError as error:
        reason = error.strerror or "the disk does not answer"
        raise Unavailable(
            f"The reference data could not be written to {path.parent}: {reason}.",
            "Make room or give this user permission, then load again.",
        ) from error
    return loaded


def history(connection: Connection) -> Iterator[tuple[str, Loaded | None]]:
    """Every load of reference data, by kind and in order; None where a kind was unloaded."""
    # By their values: to tell a member's type, SQLAlchemy asks modules that the batch gate may be loading just now.
    kinds = (EventKind.REFERENCE_LOADED.value, EventKind.REFERENCE_UNLOADED.value)
    query = select(events.c.kind, events.c.details, events.c.at).where(events.c.kind.in_(kinds))
    for row in connection.execute(query.order_by(events.c.number)):
        kind = row.details[_KIND]
        if row.kind == EventKind.REFERENCE_UNLOADED:
            yield kind, None
        else:
            yield kind, Loaded(kind, int(row.details[_ROWS]), row.details[_HASH], row.at.isoformat(timespec="seconds"))


def loaded(connection: Connection) -> Mapping[str, Loaded]:
    """What counts now, by kind."""
    return {kind: data for kind, data in dict(history(connection)).items() if data is not None}


def lines_of(workspace: Path, data: Loaded) -> list[bytes]:
    """The rows of reference data as they were loaded, as JSON. Raises Corrupted where they were changed."""
    path = data.path(workspace)
    try:
        content = at_hand(workspace, path).read_bytes()
    except PermissionError as error:
        raise Unavailable(f"The reference data {path} may not be read.", MAY_READ) from error
    except OSError:
        content = b""
    if hashlib.sha256(content).hexdigest() != data.sha256:
        raise Corrupted(
            f"The reference data {path} is missing or was changed.",
            f"Load it again: `vouchline reference load {data.kind} FILE`.",
        )
    return content.splitlines()
