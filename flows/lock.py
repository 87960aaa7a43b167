"""One run at a time on a workspace: a file lock, which a killed run cannot leave behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from schemas import Unavailable


@contextmanager
def workspace_lock(workspace: Path) -> Iterator[None]:
    """Hold `workspace` for one run. Raises Unavailable at once where another run holds it."""
    workspace.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(workspace / "run.lock", timeout=0):
            yield
    except Timeout as error:
        raise Unavailable(
            f"Another run is working on the workspace {workspace}.", "Wait until it has finished, then run again."
        ) from error
