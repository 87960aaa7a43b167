"""The files of a workspace as they are stored, laid out in a folder: the workspace itself, or copies from its store."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from ledger import checkpoints, reference, verify_exports
from ledger.files import FOLDER, UNFINISHED
from ledger.stores import Folder, Store
from ledger.verify_values import Wrong
from schemas import Corrupted

_HASH = re.compile(r"[0-9a-f]{64}")
_WITH_IT = (checkpoints.FOLDER, reference.FOLDER, verify_exports.FOLDER)


@contextmanager
def laid_out(workspace: Path, store: Store) -> Iterator[Path]:
    """The folder in which the files of `workspace` are that its `store` has; `stored` brings originals one by one."""
    if isinstance(store, Folder):
        yield workspace
        return
    with TemporaryDirectory(prefix="vouchline-") as name:
        files = Path(name)
        for folder in _WITH_IT:
            for one in store.names(folder):
                store.fetch(one, files / one)
        try:
            yield files
        except (Wrong, Corrupted) as error:
            # What is wrong is wrong where it is stored, not in our copy.
            raise Wrong(str(error).replace(str(files), store.place)) from error


def stored(store: Store, files: Path) -> tuple[Iterable[Path], tuple[Path, ...]]:
    """The originals in a `store`, each laid out in `files` while it is looked at, and the other files beside them.

    What a run is storing right now is neither.
    """
    if isinstance(store, Folder):
        return _in_folder(files / FOLDER)
    names = list(store.names(FOLDER))
    originals = [name for name in names if _HASH.fullmatch(Path(name).name)]
    others = [name for name in names if not _HASH.fullmatch(Path(name).name)]
    return _fetched(store, originals, files), tuple(map(Path, others))


def _fetched(store: Store, names: Iterable[str], files: Path) -> Iterator[Path]:
    for name in names:
        if store.fetch(name, files / name):
            yield files / name
            (files / name).unlink()


def _in_folder(folder: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    originals: list[Path] = []
    others: list[Path] = []
    for path in sorted(_files(folder)):
        if _HASH.fullmatch(path.name):
            originals.append(path)
        elif not path.name.startswith(UNFINISHED):
            others.append(path)
    return tuple(originals), tuple(others)


def _files(folder: Path) -> Iterator[Path]:
    """Every file below `folder`. Raises PermissionError for a folder that may not be listed: it is not empty."""

    def refuse(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            raise error

    for at, folders, names in os.walk(folder, onerror=refuse):
        for path in (Path(at, name) for name in folders):
            if path.is_symlink():
                raise Wrong(f"The folder {path} was replaced by a link.")
        yield from (Path(at, name) for name in names)
