"""The verifier's look at what left: each export that is still there is the one that the history speaks of."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection, func, select

from ledger.files import file_hash
from ledger.tables import events, runs
from ledger.verify_values import Wrong
from schemas import EventKind

FOLDER = "exports"
_MANIFEST = "manifest.json"
View = Callable[[], AbstractContextManager[Connection]]


def check_exports(connection: Connection, workspace: Path, anew: View) -> tuple[int, tuple[Path, ...]]:
    """How many runs' exports are as they were written, and what was taken away since; `anew` looks at the ledger as it
    is by now, for a run that began meanwhile. Raises Wrong for one changed."""
    query = select(events.c.run, events.c.details).where(events.c.kind == EventKind.EXPORTED.value)
    written = {row.run: row.details["manifest"] for row in connection.execute(query.order_by(events.c.number))}
    gone: list[Path] = []
    for run, manifest in written.items():
        gone += _check(workspace / FOLDER / run, manifest)
    _check_nothing_else(connection, workspace / FOLDER, written, anew)
    return len(written) - len({path if path.parent.name == FOLDER else path.parent for path in gone}), tuple(gone)


def _check_nothing_else(connection: Connection, folder: Path, written: Collection[str], anew: View) -> None:
    """Raises Wrong for an export of a run that exported nothing; one that is under way, or was killed, may have written
    it already."""
    begun = select(runs.c.run).where(runs.c.finished_at.is_(None))
    ours = {*written, *connection.scalars(begun)}
    there = sorted(folder.iterdir()) if folder.is_dir() else []
    others = [path for path in there if path.is_dir() and not path.name.startswith(".") and path.name not in ours]
    if others:
        since = select(runs.c.run).where(runs.c.number > (connection.scalar(select(func.max(runs.c.number))) or 0))
        with anew() as now:
            later = set(now.scalars(since))
        for path in others:
            if path.name not in later:
                raise Wrong(f"The export {path} is of no run that exported: do not use it.")


def _check(folder: Path, manifest: str) -> list[Path]:
    """The files of one export that are gone, or its folder."""
    if not folder.exists():
        return [folder]
    if folder.is_symlink():
        raise Wrong(f"The export {folder} was replaced by a link.")
    try:
        content = (folder / _MANIFEST).read_bytes()
    except FileNotFoundError:
        return [folder / _MANIFEST]
    if hashlib.sha256(content).hexdigest() != manifest:
        raise Wrong(f"The file {folder / _MANIFEST} was changed after it was exported.")
    gone = []
    files = json.loads(content)["files"]
    for path in sorted(folder.iterdir()):
        if path.name not in {_MANIFEST, *(file["name"] for file in files)}:
            raise Wrong(f"The export {folder} holds a file that is not of it: {path.name}.")
    for file in files:
        path = folder / file["name"]
        if path.is_symlink():
            raise Wrong(f"The file {path} was replaced by a link after it was exported.")
        if not path.exists():
            gone.append(path)
        elif file_hash(path) != file["sha256"]:
            raise Wrong(f"The file {path} was changed after it was exported: do not use it.")
    return gone
