"""A workspace's ledger and files moved to other places and back: copied, verified there, and only then used.

Files are copied while others may still look and decide; those that are there already are not copied again. Then nobody
can write the old ledger, its rows are copied in one transaction, and all is verified in the new places. With the last
step the policy names these, and the old ledger, otherwise left as it was, refuses to be written. A move that is killed
before that has changed nothing, and is made again.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from sqlalchemy import Connection, inspect

from flows.cache_seal import MANIFEST
from flows.examiners import OCR_CACHE
from flows.progress import shown
from flows.report import REPORTS
from ledger import checkpoints, reference, verify_exports
from ledger.copied import clear, copy_rows, copy_to_file, is_of, retire
from ledger.database import Database
from ledger.files import FOLDER as ORIGINALS
from ledger.files import UNFINISHED, sync
from ledger.home import Home, home_at, home_of
from ledger.migrate import is_foreign
from ledger.sqlite import WRITES, SqliteFile
from ledger.stores import Store, setting_of, store_at, store_of
from ledger.tables import FILE_NAME
from ledger.verify import VerifyReport, verify
from schemas import Corrupted, Misconfigured
from schemas.policy import FILE_NAME as POLICY
from schemas.store_policy import StorePolicy, with_store

_MOVED = (ORIGINALS, reference.FOLDER, OCR_CACHE, verify_exports.FOLDER, REPORTS, checkpoints.FOLDER)
_WAIT_SECONDS = 30.0


class Moved(NamedTuple):
    """Where the ledger and the files were and are now, and what was verified there."""

    ledger: tuple[str, str]
    files: tuple[str, str]
    verified: VerifyReport


def move(workspace: Path, wanted: StorePolicy) -> Moved:
    """Move what `workspace` keeps to where `wanted` says, and let its policy say so.

    Raises Misconfigured where it is there already, or anything else is, before any of that is touched; Corrupted where
    what was copied is damaged: then the workspace is as it was.
    """
    now = setting_of(workspace)
    if wanted == now:
        raise Misconfigured("The ledger and the files are there already.", "Name other places for them.")
    source, target = home_of(workspace), home_at(wanted.ledger, workspace)
    if not source.there():
        raise Misconfigured(source.absent, "Name the workspace of your runs with --workspace.")
    before, after = store_of(workspace), store_at(wanted.files, workspace)
    with ExitStack() as held:
        held.enter_context(source.hold())
        database = held.enter_context(closing(Database(source, wait_seconds=_WAIT_SECONDS)))
        if wanted.ledger != now.ledger:
            with database.read() as rows:
                _refuse_another(rows, target)
            held.enter_context(target.hold())
        if wanted.files != now.files:
            after.check()
            _refuse_files_of_another(workspace, before, after)
            _copy_files(workspace, before, after)
        with database.write() as rows:
            found = _take_over(rows, workspace, wanted, target, after)
    return Moved((source.place, target.place), (before.place, after.place), found)


def _refuse_another(rows: Connection, target: Home) -> None:
    """Raises Misconfigured where anything lies at `target` that is no earlier copy of the ledger of `rows`."""
    if isinstance(target, SqliteFile) and not target.there():
        return
    with target.view() as there:
        if is_foreign(there):
            raise Misconfigured(
                f"{target.place} holds tables that are no ledger's.", "Name an empty database or schema."
            )
        if inspect(there).get_table_names() and not is_of(there, rows):
            raise Misconfigured(f"There is another ledger already: {target.place}.", "Name an empty place.")


def _refuse_files_of_another(workspace: Path, before: Store, after: Store) -> None:
    """Raises Misconfigured where an original or a checkpoint is stored there that is none of this workspace's."""
    originals = {*before.names(ORIGINALS), *store_at(None, workspace).names(ORIGINALS)}
    if not originals.issuperset(after.names(ORIGINALS)) or _has_checkpoint_of_another(workspace, after):
        raise Misconfigured(f"{after.place} holds the files of another workspace.", "Name an empty place.")


def _has_checkpoint_of_another(workspace: Path, after: Store) -> bool:
    """Whether a checkpoint is stored there that is none of this workspace's, or not as it is."""
    own = {path.name: path.read_bytes() for path in checkpoints.paths(workspace)}
    with TemporaryDirectory(prefix="vouchline-") as folder:
        for name in after.names(checkpoints.FOLDER):
            path = Path(folder, name)
            if after.fetch(name, path) and path.read_bytes() != own.get(path.name):
                return True
    return False


def _copy_files(workspace: Path, before: Store, after: Store) -> None:
    """Every file through the folder, in an order in which what names others comes after them."""
    for folder in _MOVED:
        names = [*before.names(folder), *_beside(folder)]
        there = set(after.names(folder)) if folder == ORIGINALS else set()
        for name in shown(names, f"{folder} copied", len(names)):
            _copy(workspace / name, name, before, after, once=name in there)


def _beside(folder: str) -> Iterator[str]:
    """The list of the pages that OCR read lies beside their folder."""
    if folder == OCR_CACHE:
        yield MANIFEST


def _copy(path: Path, name: str, before: Store, after: Store, *, once: bool) -> None:
    if once and path.exists():
        return
    if before.fetch(name, path):
        after.replace(name, path)


def _take_over(rows: Connection, workspace: Path, wanted: StorePolicy, target: Home, store: Store) -> VerifyReport:
    """Copy the ledger where it moves, verify all, and let the policy say where it is, while nobody can write it."""
    moves = wanted.ledger != setting_of(workspace).ledger
    if moves:
        _refuse_another(rows, target)  # which may have come while files were copied
    if moves and wanted.ledger is None:
        target = _into_file(rows, workspace)
    elif moves:
        _into_server(rows, target)
    found = verify(workspace, target, store)
    if found.problem is not None:
        raise Corrupted(f"What was copied is damaged: {found.problem}", "The workspace is as it was. Move it again.")
    if moves:
        retire(rows)
    if isinstance(target, SqliteFile) and moves:
        _put_in_place(target.path, workspace / FILE_NAME)
    _write_policy(workspace, wanted)
    return found


def _into_file(rows: Connection, workspace: Path) -> SqliteFile:
    """A new file beside the place of the ledger."""
    fresh = workspace / f"{UNFINISHED}{FILE_NAME}"
    for left in workspace.glob(f"{fresh.name}*"):
        left.unlink()
    copy_to_file(rows, fresh)
    return SqliteFile(fresh)


def _into_server(rows: Connection, target: Home) -> None:
    engine = target.engine(_WAIT_SECONDS)
    try:
        with engine.execution_options(**{WRITES: True}).begin() as fresh:
            clear(fresh)
            copy_rows(rows, fresh)
    finally:
        engine.dispose()


def _put_in_place(fresh: Path, place: Path) -> None:
    for beside in ("-wal", "-shm"):  # of an earlier ledger there, and not of this one
        place.with_name(f"{place.name}{beside}").unlink(missing_ok=True)
    fresh.replace(place)
    sync(place.parent)


def _write_policy(workspace: Path, wanted: StorePolicy) -> None:
    path = workspace / POLICY
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    fresh.write_text(with_store(text, wanted), encoding="utf-8")
    sync(fresh)
    fresh.replace(path)
    sync(workspace)
