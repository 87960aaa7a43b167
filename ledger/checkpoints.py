"""Checkpoints: where the chain ended, written outside the database, so that a cut-off tail or an older copy is found.

A signature with a key that the ledger's writer does not hold is later work: until then, whoever can rewrite database
and checkpoints together can forge both. Copies of the checkpoints on another machine close that gap.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from ledger.files import write_whole
from ledger.readable import MAY_READ
from ledger.stores import Store, gathered, kept, store_of
from schemas import Corrupted, Unavailable

FOLDER = "checkpoints"


class Checkpoint(NamedTuple):
    """The chain had `size` events, the last with the hash `head`, from its time on."""

    size: int
    head: str
    at: datetime


def write(workspace: Path, checkpoint: Checkpoint) -> Path:
    """Write a checkpoint, whole and durable; one that stands is never written again."""
    path = workspace / FOLDER / f"{checkpoint.size:012d}.json"
    content = {"size": checkpoint.size, "head": checkpoint.head, "at": checkpoint.at.astimezone(UTC).isoformat()}
    try:
        if not path.exists():  # whoever else writes it meanwhile writes the same
            write_whole(path, f"{json.dumps(content)}\n".encode())
        kept(workspace, path)
    except OSError as error:
        raise Unavailable(
            f"The checkpoint {path} could not be written: {error.strerror or 'the disk does not answer'}.",
            "Make room or give this user permission, then run again.",
        ) from error
    return path


def paths(workspace: Path) -> list[Path]:
    """All checkpoints, oldest first. Raises Unavailable where their folder may not be listed."""
    gathered(workspace, FOLDER)
    try:
        return sorted(path for path in (workspace / FOLDER).iterdir() if path.match("[0-9]*.json"))
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise Unavailable(f"The folder {workspace / FOLDER} may not be read.", MAY_READ) from error


def sizes(store: Store) -> list[int]:
    """The numbers of events that the checkpoints in `store` vouch for."""
    names = (PurePosixPath(name) for name in store.names(FOLDER))
    return [int(name.stem) for name in names if name.match("[0-9]*.json")]


def last_stored(workspace: Path) -> int:
    """The number of events that the last checkpoint in the store vouches for; 0 where there is none."""
    return max(sizes(store_of(workspace)), default=0)


def load(path: Path) -> Checkpoint:
    """The checkpoint in `path`. Raises Corrupted for a damaged one."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        at = datetime.fromisoformat(content["at"]).astimezone(UTC)
        return Checkpoint(int(content["size"]), str(content["head"]), at)
    except PermissionError as error:
        raise Unavailable(f"The checkpoint {path} may not be read.", MAY_READ) from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise Corrupted(f"The checkpoint {path} is damaged.", "Restore it from a backup.") from error


def load_all(workspace: Path) -> Iterator[Checkpoint]:
    """All checkpoints, oldest first. Raises Corrupted for a damaged one."""
    return (load(path) for path in paths(workspace))
