"""A database to read, also where nothing may be written: a read-only disk, an auditor without the permission.

SQLite needs to write beside a database in WAL mode, even to read it. Where it may not, the database is copied, together
with the log of its newest transactions, into a folder of its own, and read there.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from schemas import Unavailable

_BESIDE = ("", "-wal")  # the database, and the log of what is not in it yet
MAY_READ = "Give this user read permission."
_TRIES = 20
_PAUSE_SECONDS = 0.25

Stamp = tuple[tuple[int, int] | None, ...]


@contextmanager
def readable(path: Path) -> Iterator[Path]:
    """Where the database at `path` can be read: there, or a copy that lives as long as the block.

    Raises Unavailable where this user may not read it, or the copy finds no room.
    """
    if not path.is_file() or _writable(path):
        yield path
        return
    try:
        folder = TemporaryDirectory(prefix="vouchline-")
    except OSError as error:
        raise _no_room() from error
    with folder as name:
        yield _copied(path, Path(name))


def _writable(path: Path) -> bool:
    """Whether SQLite may write the database and what it keeps beside it."""
    files = [path.with_name(f"{path.name}{suffix}") for suffix in (*_BESIDE, "-shm")]
    return os.access(path.parent, os.W_OK | os.X_OK) and all(
        os.access(file, os.W_OK) for file in files if file.exists()
    )


def _copied(path: Path, folder: Path) -> Path:
    """A copy of one moment: copied again while a run writes meanwhile."""
    for _ in range(_TRIES):
        before = _stamp(path)
        for suffix in _BESIDE:
            _copy(path.with_name(f"{path.name}{suffix}"), folder / f"{path.name}{suffix}")
        if _stamp(path) == before:
            return folder / path.name
        time.sleep(_PAUSE_SECONDS)
    raise Unavailable(f"The ledger {path} is being written by another process.", "Wait until that has finished.")


def _stamp(path: Path) -> Stamp:
    """What changes whenever the database or its log is written."""
    return tuple(_written(path.with_name(f"{path.name}{suffix}")) for suffix in _BESIDE)


def _written(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size


def _copy(source: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    try:
        shutil.copyfile(source, target)
    except FileNotFoundError:  # the log of a ledger that was closed cleanly
        return
    except PermissionError as error:
        raise Unavailable(f"The ledger {source} may not be read.", MAY_READ) from error
    except OSError as error:
        raise _no_room() from error


def _no_room() -> Unavailable:
    return Unavailable(
        "The ledger may not be written here, so it is read from a copy, and that finds no room.",
        "Make room in the folder for temporary files, or name another one in TMPDIR.",
    )
