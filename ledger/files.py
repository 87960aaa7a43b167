"""Originals: every document's bytes, stored once under their hash, read-only, whole or not at all."""

from __future__ import annotations

import hashlib
import io
import os
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from ledger.readable import MAY_READ
from ledger.stores import at_hand, kept, store_of
from schemas import Corrupted, Misconfigured, Unavailable

FOLDER = "originals"
Allowed = Callable[[os.stat_result], bool]  # of an opened file, whether it may be taken in
UNFINISHED = ".unfinished-"
_BLOCK = 1 << 20
_LEFT_SECONDS = 3600  # after which nobody writes an unfinished file any more


def original_path(workspace: Path, sha256: str) -> Path:
    """Where the original with this hash lies."""
    return workspace / FOLDER / sha256[:2] / sha256


def read_only(workspace: Path) -> int:
    """The mode of what is never written again: for those to read for whom the workspace is open."""
    return 0o440 if workspace.stat().st_mode & 0o040 else 0o400


def make_folder(workspace: Path) -> None:
    """Make the workspace's folder. Raises Misconfigured where that is not possible."""
    try:
        workspace.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Misconfigured(
            f"The workspace {workspace} cannot be made: {error.strerror or 'the disk does not answer'}.",
            "Name another folder with --workspace.",
        ) from error


def file_hash(path: Path) -> str:
    """SHA-256 of a file, a block at a time."""
    with path.open("rb") as stream:
        return _hashed(stream)[0]


def store(workspace: Path, source: Path, allowed: Allowed | None = None) -> tuple[str, int]:
    """Copy `source` to the originals; its hash and size.

    Raises Misconfigured where it may not be read, or is not `allowed`; Unavailable where the copy cannot be written.
    """
    try:
        stream = source.open("rb")
    except OSError as error:
        raise Misconfigured(f"The file {source} may not be read.", "Give this user read permission.") from error
    try:
        with stream:
            if allowed is not None and not allowed(os.fstat(stream.fileno())):
                raise Misconfigured(f"The file {source} is closed to the owner of its folder.", "Remove it.")
            return _store(workspace, stream)
    except OSError as error:
        raise Unavailable(
            f"The file {source} could not be stored in {workspace}: {error.strerror or 'the disk does not answer'}.",
            "Make room or mend the disk, then run again; nothing is lost.",
        ) from error


def store_bytes(workspace: Path, data: bytes) -> str:
    """Store `data` among the originals; its hash. Raises Unavailable where it cannot be written."""
    try:
        return _store(workspace, io.BytesIO(data))[0]
    except OSError as error:
        raise Unavailable(
            f"A file could not be stored in {workspace}: {error.strerror or 'the disk does not answer'}.",
            "Make room or mend the disk, then run again; nothing is lost.",
        ) from error


def _store(workspace: Path, stream: BinaryIO) -> tuple[str, int]:
    """Store what `stream` holds. What is there already is not written again: that would wait for the disk, and hide
    that its bytes are others by now."""
    known = _hashed(stream)
    if _is_there(workspace, known[0]):
        kept(workspace, original_path(workspace, known[0]))  # it may have been refused when it came first
        return known
    stream.seek(0)
    folder = workspace / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=UNFINISHED, dir=folder)
    copy = Path(name)
    try:
        with os.fdopen(handle, "wb") as target:
            sha256, size = _hashed(stream, target)
            target.flush()
            os.fsync(target.fileno())
        place = original_path(workspace, sha256)
        if not _is_there(workspace, sha256):
            copy.chmod(read_only(workspace))
            place.parent.mkdir(exist_ok=True)
            copy.replace(place)
            sync(place.parent)
    finally:
        copy.unlink(missing_ok=True)
    kept(workspace, place)
    return sha256, size


def _is_there(workspace: Path, sha256: str) -> bool:
    """Whether this original is stored already. Raises Corrupted where it is, and was changed; a copy that was changed
    of what the store never had is none."""
    path = original_path(workspace, sha256)
    if not os.path.lexists(path):
        return False
    try:
        return verified(workspace, sha256) == path
    except Corrupted:
        if path.is_symlink() or store_of(workspace).fetch(path.relative_to(workspace).as_posix(), path):
            raise
        return False


def _hashed(stream: BinaryIO, target: BinaryIO | None = None) -> tuple[str, int]:
    """The hash and the size of what `stream` holds, which goes to `target` a block at a time."""
    digest = hashlib.sha256()
    size = 0
    while block := stream.read(_BLOCK):
        digest.update(block)
        size += len(block)
        if target is not None:
            target.write(block)
    return digest.hexdigest(), size


def write_whole(path: Path, data: bytes) -> None:
    """Write a read-only file in a folder of a workspace, durable, in the place of any that is there.

    Whole or not at all. Raises OSError.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh.unlink(missing_ok=True)
    with fresh.open("wb") as target:
        target.write(data)
        target.flush()
        os.fsync(target.fileno())
    fresh.chmod(read_only(path.parent.parent))
    fresh.replace(path)
    sync(path.parent)


def sync(path: Path) -> None:
    """Make a file's bytes, or a folder's names, survive a power loss."""
    if path.is_dir() and os.name != "posix":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def verified(workspace: Path, sha256: str) -> Path:
    """The original with this hash, its bytes checked. Raises Corrupted where they are gone or changed."""
    path = original_path(workspace, sha256)
    if path.is_symlink():  # its bytes could be others by the time they are read
        raise Corrupted(f"The original {path} was replaced by a link.", "Restore it from a backup.")
    try:
        found = file_hash(at_hand(workspace, path))
        if found != sha256 and store_of(workspace).fetch(path.relative_to(workspace).as_posix(), path):
            found = file_hash(path)  # of a copy that was changed, or fetched while it was
    except PermissionError as error:
        raise Unavailable(f"The original {path} may not be read.", MAY_READ) from error
    except OSError as error:
        raise Corrupted(f"The original {path} is missing or cannot be read.", "Restore it from a backup.") from error
    if found != sha256:
        raise Corrupted(
            f"The original {path} was changed: its bytes no longer have the hash in its name.",
            "Restore it from a backup.",
        )
    return path


def sweep(workspace: Path) -> None:
    """Take away what a killed run left half copied, and what is long left of what else arrived. Only for the one run
    that works on the workspace."""
    for left in (workspace / FOLDER).glob(f"{UNFINISHED}*"):
        left.unlink(missing_ok=True)
    for left in filter(is_left, workspace.glob(f"{UNFINISHED}*")):  # which the door and the mail write beside a run
        with suppress(OSError):
            left.unlink()


def is_left(unfinished: Path) -> bool:
    """Whether whoever began to write a file has given it up; not where it is gone."""
    try:
        return time.time() - unfinished.stat().st_mtime > _LEFT_SECONDS
    except OSError:
        return False
