"""A folder that appears whole or not at all: built beside its place, made durable, then renamed into it.

It is no type of the language, but the one thing that exports and reports both do; they share nothing else below them.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def whole_folder(target: Path, same: Callable[[Path, Path], bool] | None = None) -> Iterator[Path]:
    """A new folder to fill, which takes the place of `target` when the block ends well and is removed when it does not.

    Where `same(new, target)` the one that is there stays. An interruption leaves `target` as it was; between the two
    renames that replace it, it is set aside, and put back by the next call. What lies directly in the folder, without
    deeper ones, survives a power loss.
    """
    new, old = (target.with_name(f".{target.name}.{word}") for word in ("new", "old"))
    target.parent.mkdir(parents=True, exist_ok=True)
    if old.exists() and not target.exists():
        old.rename(target)
    _remove(new)
    _remove(old)
    new.mkdir()
    try:
        yield new
        for path in (*new.iterdir(), new):
            _sync(path)
        if same is not None and target.exists() and same(new, target):
            return
        _replace(target, new, old)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _replace(target: Path, new: Path, old: Path) -> None:
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
    _sync(target.parent)
    shutil.rmtree(old, ignore_errors=True)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
