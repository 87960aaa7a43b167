"""Receive: find the files, hash them, name their type by content. Nothing is opened further here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from extractors.readers import HEAD_BYTES, sniff
from schemas import Document, Misconfigured

_BLOCK = 1 << 20


def walk(sources: Iterable[Path], *, leave_out: Path | None = None) -> Iterator[Path]:
    """Every regular file of `sources`, in the order given, folders walked recursively by name.

    `leave_out` is a folder that is never entered (the workspace may lie inside an inbox). Raises Misconfigured for a
    source that does not exist.
    """
    hidden = leave_out.resolve() if leave_out else None
    for source in sources:
        if not source.exists():
            raise Misconfigured(f"{source} does not exist.", "Name a folder or a file that does.")
        if source.is_dir():
            yield from _files(source, hidden)
        else:
            yield source


def _files(folder: Path, hidden: Path | None) -> Iterator[Path]:
    if folder.resolve() == hidden:
        return
    try:
        entries = sorted(folder.iterdir())
    except PermissionError as error:
        raise Misconfigured(f"The folder {folder} may not be read.", "Give this user read permission.") from error
    for entry in entries:
        if entry.is_dir() and not entry.is_symlink():
            yield from _files(entry, hidden)
        elif entry.is_file():
            yield entry


def receive(path: Path, *, received_at: datetime | None = None) -> Document:
    """The file at `path` as a Document, read in place. Raises Misconfigured where it may not be read."""
    digest = hashlib.sha256()
    size = 0
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD_BYTES)
            block = head
            while block:
                digest.update(block)
                size += len(block)
                block = stream.read(_BLOCK)
    except OSError as error:
        raise Misconfigured(f"The file {path} may not be read.", "Give this user read permission.") from error
    return Document(
        sha256=digest.hexdigest(),
        media_type=sniff(head),
        size=size,
        origin=str(path),
        path=path,
        received_at=received_at,
    )
