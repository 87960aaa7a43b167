"""Receive: find the files, hash them, name their type by content. Nothing is opened further here."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from extractors.media_types import HEAD_BYTES, sniff
from flows.arriving import ARRIVING
from flows.inbox_owner import Door, door_of
from ledger.files import is_left
from schemas import Document, Misconfigured, Unavailable

_BLOCK = 1 << 20
_NO_PERMISSION = "it may not be read: give this user permission"
LEADS_OUT = "it is a link that leads out of the inbox: put the file here, or name its folder under inbox.links"
_HALF = "it arrived in part and was given up: remove it, and have it sent again where it never came"
CLOSED = "the owner of the inbox may not read it himself: give him permission, or remove it"


class Unread(NamedTuple):
    """Something that was found and not taken in, and why."""

    file: str
    why: str


def origin_of(path: Path) -> str:
    """What a file is called, printable: bytes of its name that are no UTF-8 are written as \\xNN."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def unreadable(path: Path) -> Unread:
    """Something whose reading failed, as it is now."""
    return Unread(origin_of(path), _NO_PERMISSION if os.path.lexists(path) else "it went away meanwhile")


def walk(
    sources: Iterable[Path], unread: list[Unread], *, workspace: Path | None = None, links: Sequence[str] = ()
) -> Iterator[Path]:
    """Every regular file of `sources`, in the order given, folders walked recursively by name.

    What is met on the way and cannot be taken in goes to `unread`; what we are writing there now is passed over.
    `workspace` is never entered (it may lie inside an inbox); links lead within their source or to the folders `links`.
    Raises Misconfigured for a source that does not exist, lies in the workspace, or is neither file nor folder.
    """
    home = workspace.resolve() if workspace else None
    for source in sources:
        name = origin_of(source)
        try:
            mode = source.stat().st_mode
        except (FileNotFoundError, NotADirectoryError) as error:
            raise Misconfigured(f"{name} does not exist.", "Name a folder or a file that does.") from error
        except OSError:
            unread.append(unreadable(source))
            continue
        if home and source.resolve().is_relative_to(home):
            raise Misconfigured(
                f"{name} lies in the workspace {workspace}, which holds what was taken in already.",
                "Name a folder outside of it; `vouchline replay` runs stored documents again.",
            )
        if stat.S_ISDIR(mode):
            yield from _files(source, home, unread, door_of(source, links))
        elif stat.S_ISREG(mode):
            yield source
        else:
            raise Misconfigured(f"{name} is neither a file nor a folder.", "Name a folder or a file.")


def _files(folder: Path, home: Path | None, unread: list[Unread], door: Door) -> Iterator[Path]:
    if folder.resolve() == home:
        return
    try:
        entries = sorted(entry for entry in folder.iterdir() if not ARRIVING.fullmatch(entry.name) or is_left(entry))
    except OSError:
        unread.append(unreadable(folder))
        return
    for entry in entries:
        why = _obstacle(entry, door)
        if why is not None:
            unread.append(Unread(origin_of(entry), why))
        elif entry.is_dir():
            yield from _files(entry, home, unread, door)
        else:
            yield entry


def _obstacle(entry: Path, door: Door) -> str | None:
    """Why something in a folder is neither a file to take in nor a folder to enter; None for these."""
    try:
        about = entry.stat()
    except OSError:
        return "it is a link that leads nowhere: mend or remove it" if entry.is_symlink() else _NO_PERMISSION
    if stat.S_ISDIR(about.st_mode):
        return "it is a link to a folder: name that folder itself" if entry.is_symlink() else None
    if not stat.S_ISREG(about.st_mode):
        return "it is neither a file nor a folder: remove it"
    if entry.is_symlink() and door.leads_out(entry):
        return LEADS_OUT
    if ARRIVING.fullmatch(entry.name):
        return _HALF
    return None if door.may_read(about) else CLOSED


def receive(path: Path, *, received_at: datetime | None = None) -> Document:
    """The file at `path` as a Document, read in place. Raises Unavailable where it may not be read."""
    try:
        return hashed(path, received_at=received_at)
    except OSError as error:
        raise _unavailable(path) from error


def type_of(path: Path) -> str:
    """The media type of the file at `path`, by its beginning. Raises Unavailable where it may not be read."""
    try:
        with path.open("rb") as stream:
            return sniff(stream.read(HEAD_BYTES))
    except OSError as error:
        raise _unavailable(path) from error


def _unavailable(path: Path) -> Unavailable:
    return Unavailable(f"The file {origin_of(path)} may not be read.", "Give this user read permission.")


def hashed(path: Path, *, received_at: datetime | None) -> Document:
    """The file at `path` as a Document, read once, a block at a time. Raises OSError where it may not be read."""
    digest = hashlib.sha256()
    size = 0
    with path.open("rb") as stream:
        head = stream.read(HEAD_BYTES)
        block = head
        while block:
            digest.update(block)
            size += len(block)
            block = stream.read(_BLOCK)
    return Document(
        sha256=digest.hexdigest(),
        media_type=sniff(head),
        size=size,
        origin=origin_of(path),
        path=path,
        received_at=received_at,
    )


def receive_all(paths: Iterable[Path], unread: list[Unread]) -> Iterator[Document]:
    """Each of `paths` read in place; what may not be read goes to `unread` and stops nobody else."""
    for path in paths:
        try:
            yield receive(path)
        except Unavailable:
            unread.append(unreadable(path))
