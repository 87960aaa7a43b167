"""Prefect's private server: started for schedules, and ended where a killed run left one behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from schemas import Misconfigured, Unavailable

_PROC = Path("/proc")
_INIT = 1
_HOST = "127.0.0.1"
_START_SECONDS = 180


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


@contextmanager
def scheduling_server() -> Iterator[None]:
    """A Prefect server that keeps schedules (the temporary one of a run does not), unless the user named one.

    It serves this machine alone and ends with the block. Raises Unavailable where it does not start.
    """
    if "PREFECT_API_URL" in os.environ:
        yield
        return
    with socket.socket() as probe:
        probe.bind((_HOST, 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", _HOST, "--port", str(port), "--no-ui"]
    # A session of its own: Ctrl-C reaches us first, and the server ends when the runs that need it have ended.
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, start_new_session=True, **quiet) as process:  # type: ignore[call-overload] # noqa: S603 (our own interpreter)
        try:
            _wait_for(f"http://{_HOST}:{port}/api/health", process)
            os.environ["PREFECT_API_URL"] = f"http://{_HOST}:{port}/api"
            yield
        finally:
            os.environ.pop("PREFECT_API_URL", None)
            os.killpg(process.pid, signal.SIGTERM)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while process.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(address, timeout=2):  # noqa: S310 (our own server)
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise Unavailable("Prefect's server did not start.", "Look at `vouchline doctor`, then try again.")


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
