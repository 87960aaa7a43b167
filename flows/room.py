"""Whether a workspace can take a run: places that may be written, and room on their disk; looked at before any work."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flows.lock import workspace_lock
from flows.owner import own
from flows.traces import tracer
from ledger.files import make_folder
from ledger.stores import store_of
from schemas import Misconfigured, Unavailable

LEAST_MEGABYTES = 50
_WRITTEN = (
    "ledger.db*", "run.lock", "originals", "originals/*", "checkpoints", "exports", "review", "quarantine", "reports",
)  # fmt: skip


@contextmanager
def ready(workspace: Path, auditors: str | None) -> Iterator[None]:
    """`workspace`, looked over, its owner's and held for one run.

    Raises Misconfigured where a run may not write, Unavailable where the disk is full or another run is at work.
    """
    make_ready(workspace, auditors)
    with workspace_lock(workspace):
        yield


def make_ready(workspace: Path, auditors: str | None) -> None:
    """Look `workspace` over and make it its owner's; raises as `ready` does, or where its store is away, or traces
    cannot be sent."""
    tracer()
    check_places(workspace)
    check_room(workspace)
    own(workspace, auditors)
    store_of(workspace).check()


def check_places(workspace: Path) -> None:
    """Raises Misconfigured for the first place of `workspace`, or of Prefect's, that this user may not write."""
    make_folder(workspace)
    for place in (workspace, *_places(workspace)):
        if not os.access(place, os.W_OK):
            raise Misconfigured(
                f"{place} may not be written by this user.",
                "Give this user permission, or name another folder with --workspace.",
            )
    _check_home(Path(os.environ.get("PREFECT_HOME") or workspace / ".prefect").expanduser())


def _check_home(home: Path) -> None:
    """Raises Misconfigured where Prefect cannot keep its database in `home`."""
    kept, way_out = f"Prefect keeps its database in {home}", "set PREFECT_HOME to a folder of this user."
    try:
        if not _standing(home).is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        closed = next((one for one in (_standing(home), *home.glob("*.db*")) if not os.access(one, os.W_OK)), None)
        if closed is None and "PREFECT_HOME" in os.environ:
            home.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        reason = error.strerror or "the disk does not answer"
        raise Misconfigured(f"{kept}, which cannot be made: {reason}.", f"Mend that, or {way_out}") from error
    if closed is not None:
        raise Misconfigured(
            f"{kept}, and {closed} may not be written by this user.", f"Give this user permission, or {way_out}"
        )


def _places(workspace: Path) -> Iterator[Path]:
    for pattern in _WRITTEN:
        yield from sorted(workspace.glob(pattern))


def _standing(path: Path) -> Path:
    """`path`, or the nearest folder above it that is there."""
    absolute = path.absolute()
    return next(one for one in (absolute, *absolute.parents) if os.path.lexists(one))


def check_room(workspace: Path) -> None:
    """Raises Unavailable where the disk of `workspace` is as good as full."""
    free = shutil.disk_usage(_standing(workspace)).free // 1_000_000
    if free < LEAST_MEGABYTES:
        raise Unavailable(
            f"The disk of the workspace {workspace} is full: {free} MB are free, and a run needs {LEAST_MEGABYTES}.",
            "Make room, then run again: it goes on where it stopped.",
        )
