"""Prefect's private server: one that a killed run left behind is ended before the next one starts."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

_PROC = Path("/proc")
_INIT = 1


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
