"""Backup and restore: a workspace copied whole while runs go on, proved by the verifier before it counts as a copy.

A backup is a folder of its own, named by its moment. Originals never change, so those that the backup before it holds
are linked, not copied again: each backup is whole by itself, and any of them may be deleted.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from flows.progress import shown
from ledger.checkpoints import FOLDER as CHECKPOINTS
from ledger.files import FOLDER as ORIGINALS
from ledger.files import UNFINISHED, file_hash, store
from ledger.snapshot import begun_since, snapshot, vouch_for
from ledger.stores import store_of
from ledger.tables import FILE_NAME
from ledger.verify import VerifyReport, verify
from schemas import Corrupted, Misconfigured, Unavailable
from schemas.policy import FILE_NAME as FILE_NAME_OF_POLICY
from schemas.store_policy import StorePolicy, load_store, with_store

_DEEP = 2  # originals/<beginning of the hash>/<hash>
_STORED = ("exports", "reports", "reference")
_STAMP = "%Y-%m-%dT%H%M%SZ"
# Made anew where it is missing, of use on this machine alone, or copied in a way of its own.
_LEFT_OUT = (".prefect", "cache", "logs", "run.lock", f"{FILE_NAME}*", ORIGINALS, CHECKPOINTS, f"{UNFINISHED}*")


def back_up(workspace: Path, folder: Path, now: datetime) -> tuple[Path, VerifyReport]:
    """A new backup of `workspace` in `folder`, and what its verification found. A run may go on meanwhile.

    Raises Misconfigured where it may not stand there, Unavailable where it cannot be written, and Corrupted where what
    was copied is damaged: then no backup is left.
    """
    _apart(workspace, folder)
    backup = folder / now.astimezone(UTC).strftime(_STAMP)
    if backup.exists():
        raise Unavailable(f"The backup {backup} was made in this very second.", "Try again.")
    with _whole(backup) as fresh:
        snapshot(workspace, fresh)
        vouch_for(fresh)
        # What may change comes next to the ledger that speaks of it; originals only become more.
        _copy_the_rest(workspace, fresh)
        _copy_originals(workspace, fresh, _newest(folder))
        found = _verified(fresh, workspace)
    return backup, found


def bring_back(backup: Path, workspace: Path) -> VerifyReport:
    """What `backup` holds, as the new `workspace`, and what its verification found.

    Raises Misconfigured where `backup` is none or `workspace` holds something already; Corrupted for a damaged one.
    """
    if not (backup / FILE_NAME).is_file() or backup.name.startswith(UNFINISHED):
        raise Misconfigured(f"{backup} is no backup: a finished one holds a {FILE_NAME}.", "Name a backup's folder.")
    _apart(backup, workspace)
    if workspace.exists() and (not workspace.is_dir() or any(workspace.iterdir())):
        raise Misconfigured(f"{workspace} is not empty.", "Name a new folder with --workspace; nothing is overwritten.")
    with _whole(workspace) as fresh:
        snapshot(backup, fresh)
        _copy_the_rest(backup, fresh)
        _copy_originals(backup, fresh, None)
        return _verified(fresh, backup)


def _apart(one: Path, other: Path) -> None:
    first, second = one.resolve(), other.resolve()
    if first.is_relative_to(second) or second.is_relative_to(first):
        raise Misconfigured(f"{one} and {other} lie within each other.", "Name a folder outside, on another disk.")


@contextmanager
def _whole(target: Path) -> Iterator[Path]:
    """A folder to fill that bears the name `target` once all is in it; gone where something went wrong."""
    fresh = target.with_name(f"{UNFINISHED}{target.name}")
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True, mode=0o700)
        yield fresh
        if target.is_dir():
            target.rmdir()  # empty, as was looked at before
        fresh.rename(target)
    except OSError as error:
        raise Unavailable(
            f"{target} could not be written: {error.strerror or 'the disk does not answer'}.",
            "Make room or give this user permission, then try again.",
        ) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _newest(folder: Path) -> Path | None:
    """The backup before this one."""
    return max((path.parent for path in folder.glob(f"[0-9]*Z/{FILE_NAME}")), default=None)


def _copy_originals(source: Path, target: Path, before: Path | None) -> None:
    """Every original of `source`, hashed as it is copied; one that the backup `before` holds is linked."""
    names = [name for name in store_of(source).names(ORIGINALS) if name.count("/") == _DEEP]
    for name in shown(names, "originals copied", len(names)):
        if before is None or not _linked(before / name, target / name):
            _copy_original(source, name, target)


def _copy_original(source: Path, name: str, target: Path) -> None:
    """Copied from where it lasts: a copy at hand may be no more than that."""
    fetched = target / f"{UNFINISHED}original"
    path = source / name if (source / name).exists() else fetched
    store_of(source).fetch(name, path)
    sha256, _ = store(target, path)
    fetched.unlink(missing_ok=True)
    if sha256 != Path(name).name:
        raise Corrupted(f"The original {source / name} was changed.", "Restore it from an earlier backup.")


def _linked(old: Path, new: Path) -> bool:
    new.parent.mkdir(parents=True, exist_ok=True)
    try:
        sound = file_hash(old) == old.name
        if sound:
            os.link(old, new)
    except OSError:  # it is not there, or this disk knows no links
        return False
    return sound


def _copy_the_rest(source: Path, target: Path) -> None:
    """Policy, model, certificate, exports, reports and what waits; links stay links."""

    def left_out(folder: str, names: list[str]) -> set[str]:
        if Path(folder) == source:
            return shutil.ignore_patterns(*_LEFT_OUT)(folder, names)
        later = begun_since(source, target) if Path(folder).parent == source else ()
        return {name for name in names if name.startswith(UNFINISHED) or name in later}

    at_top = sorted(path.name for path in source.iterdir())
    for name in sorted({*at_top} - left_out(str(source), at_top)):
        _copy(source / name, target / name, left_out)
    for folder in _STORED:
        names = list(store_of(source).names(folder))
        later = begun_since(source, target)
        for name in names:
            if later.isdisjoint(PurePosixPath(name).parts):
                store_of(source).fetch(name, target / name)
    _stands_alone(target)


def _copy(path: Path, target: Path, left_out: Callable[[str, list[str]], set[str]]) -> None:
    """A file or a folder; what is taken away meanwhile, as when somebody decides on a document, is not in the copy."""
    try:
        if path.is_dir():
            shutil.copytree(path, target, symlinks=True, ignore=left_out)
        else:
            shutil.copy2(path, target)
    except OSError as error:
        missed = [Path(one) for one, *_ in error.args[0]] if isinstance(error, shutil.Error) else [path]
        if any(map(os.path.lexists, missed)):
            raise


def _stands_alone(backup: Path) -> None:
    """A backup is a workspace in a folder, wherever its source keeps what."""
    policy = backup / FILE_NAME_OF_POLICY
    if policy.exists() and load_store(policy) != StorePolicy():
        policy.write_text(with_store(policy.read_text(encoding="utf-8"), StorePolicy()), encoding="utf-8")


def _verified(fresh: Path, source: Path) -> VerifyReport:
    found = verify(fresh)
    if found.problem is not None:
        raise Corrupted(
            f"What was copied from {source} is damaged: {found.problem.replace(str(fresh), str(source))}",
            "Nothing was kept of it. `vouchline audit verify` says more; restore an earlier backup.",
        )
    return found
