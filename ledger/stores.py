"""Where the files of a workspace last: in its folder, or in an object store of which the folder holds copies.

Whatever is written, is written in the folder first, whole; then it is stored under its name there
(`originals/ab/ab12...`, `exports/<run>/manifest.json`), and only then does the ledger speak of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from schemas.policy import FILE_NAME
from schemas.store_policy import StorePolicy, load_store


class Store(Protocol):
    """Files by name, each whole or not at all. Every method raises Unavailable where the store does not answer."""

    @property
    def place(self) -> str:
        """What it is called, without a key or password in it."""

    def keep(self, name: str, path: Path) -> None:
        """Store the file at `path` as `name`, once: what is there already stays."""

    def replace(self, name: str, path: Path) -> None:
        """Store the file at `path` as `name`, in the place of what was there."""

    def fetch(self, name: str, path: Path) -> bool:
        """Write what is stored as `name` to `path`, whole; False where nothing is stored so."""

    def remove(self, name: str) -> None:
        """Take away what is stored as `name`, if anything is; a store that refuses deletion keeps it."""

    def names(self, folder: str) -> Iterator[str]:
        """The names of all that is stored in `folder` and below."""

    def check(self) -> str:
        """Whether it can be read and written now, in words that say how it keeps a name from being written twice."""


class Folder:
    """The workspace's own folder: what is written there is stored."""

    def __init__(self, workspace: Path) -> None:
        self._workspace = workspace

    @property
    def place(self) -> str:
        return str(self._workspace)

    def keep(self, name: str, path: Path) -> None: ...

    def replace(self, name: str, path: Path) -> None: ...

    def fetch(self, name: str, path: Path) -> bool:
        return path.exists()

    def remove(self, name: str) -> None:
        (self._workspace / name).unlink(missing_ok=True)

    def names(self, folder: str) -> Iterator[str]:
        for path in sorted((self._workspace / folder).rglob("*")):
            if path.is_file() and not any(part.startswith(".") for part in path.relative_to(self._workspace).parts):
                yield path.relative_to(self._workspace).as_posix()

    def check(self) -> str:
        return "a folder"


def setting_of(workspace: Path) -> StorePolicy:
    """Where `workspace` keeps its ledger and its files. Raises Misconfigured."""
    path = workspace / FILE_NAME
    try:
        about = path.stat()
    except OSError:
        return load_store(path)  # the defaults where there is none; whatever else keeps it from being read is said
    return _loaded(path, about.st_mtime_ns, about.st_size)


@lru_cache(maxsize=64)
def _loaded(path: Path, _changed: int, _size: int) -> StorePolicy:
    return load_store(path)


def store_of(workspace: Path) -> Store:
    """Where the files of `workspace` last. Raises Misconfigured."""
    return store_at(setting_of(workspace).files, workspace)


def store_at(address: str | None, workspace: Path) -> Store:
    """The object store at an address, or without one the folder of `workspace`. Raises Misconfigured."""
    return Folder(workspace) if address is None else _opened(address)


@lru_cache(maxsize=8)
def _opened(address: str) -> Store:
    from ledger.object_store import opened

    return opened(address)


def at_hand(workspace: Path, path: Path) -> Path:
    """`path` in `workspace`, fetched where only the store has it; it may still be missing."""
    if not path.exists() and path.is_relative_to(workspace):
        store_of(workspace).fetch(path.relative_to(workspace).as_posix(), path)
    return path


def gathered(workspace: Path, folder: str) -> None:
    """Fetch what the store has of a folder of `workspace`, and the folder lacks."""
    for name in store_of(workspace).names(folder):
        at_hand(workspace, workspace / name)


def kept(workspace: Path, path: Path) -> None:
    """Store a file of `workspace` whose name stands for its content."""
    store_of(workspace).keep(path.relative_to(workspace).as_posix(), path)


def folder_kept(workspace: Path, folder: Path, last: str) -> None:
    """Store all files of a folder of `workspace` in the place of what is stored of it; the file named `last` last."""
    store = store_of(workspace)
    files = (path for path in folder.rglob("*") if path.is_file())
    for path in sorted(files, key=lambda path: (path.name == last and path.parent == folder, path)):
        store.replace(path.relative_to(workspace).as_posix(), path)
