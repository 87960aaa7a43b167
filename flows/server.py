"""Prefect's private server: one that a killed run left behind is ended before the next one starts."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

from schemas import Misconfigured

_PROC = Path("/proc")
_INIT = 1


def prefect_in(workspace: Path) -> None:
    """Have Prefect keep its database in `workspace`, so that a run leaves nothing elsewhere; a user's setting stands.

    Raises Misconfigured for a path that Prefect would cut off.
    """
    if "PREFECT_HOME" in os.environ:
        return
    home = (workspace / ".prefect").resolve()
    if "?" in str(home):
        raise Misconfigured(
            f'Prefect cannot keep its database in {home}: a "?" would end the path.',
            "Name a workspace without one, or set PREFECT_HOME to a folder without one.",
        )
    home.mkdir(parents=True, exist_ok=True)
    os.environ["PREFECT_HOME"] = str(home)


def end_orphans(workspace: Path) -> int:
    """End the private servers of `workspace` whose run was killed; how many there were (0 where /proc is missing).

    An orphan is a Prefect server that works on this workspace's database and whose parent process is gone.
    """
    home = f"PREFECT_HOME={(workspace / '.prefect').resolve()}".encode()
    orphans = list(_servers(home))
    for process in orphans:
        os.kill(process, signal.SIGTERM)
    return len(orphans)


def _servers(home: bytes) -> Iterator[int]:
    for folder in _PROC.glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()
            environment = (folder / "environ").read_bytes().split(b"\0")
            parent = int((folder / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()[1])
        except (OSError, ValueError):  # ended meanwhile, or another user's
            continue
        if parent == _INIT and b"prefect.server" in command and home in environment:
            yield int(folder.name)
