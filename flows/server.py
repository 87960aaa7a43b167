"""Prefect's private server: one for each run or schedule, known to its owner alone, gone when they are.

It listens on this machine only, under a key that is new at each start; another user may connect, and is turned away.
"""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple, Self

from flows.prepared import prepare
from schemas import Misconfigured, Unavailable

_HOST = "127.0.0.1"
_END_SECONDS = 20
_FILE = "server.json"
_START = "from flows.serving import main; main({}, {})"
_URL, _KEY = "PREFECT_API_URL", "PREFECT_API_AUTH_STRING"
_WAITING = 128  # connections that may wait while the server boots
# What a server of one run leaves: most of what Prefect does at times of its own, and actions upon events, which nobody
# can have ordered there.
_FOR_ONE_RUN = {"PREFECT__SERVER_EPHEMERAL": "1", "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED": "false"}


class Known(NamedTuple):
    """Where a server listens, and the key it asks for."""

    url: str
    key: str

    def environment(self) -> dict[str, str]:
        """What a Prefect client reads of it."""
        return {_URL: self.url, _KEY: self.key}

    def answers(self) -> bool:
        """Whether it is there and takes the key."""
        token = b64encode(self.key.encode()).decode()
        request = urllib.request.Request(f"{self.url}/version", headers={"Authorization": f"Basic {token}"})  # noqa: S310
        try:
            with urllib.request.urlopen(request, timeout=5):  # noqa: S310 (our own server)
                return True
        except (urllib.error.URLError, OSError, ValueError):
            return False

    def write(self, path: Path) -> None:
        """Leave it for the owner's other commands, and for nobody else."""
        path.unlink(missing_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            json.dump(self._asdict(), file)

    @classmethod
    def read(cls, path: Path) -> Self | None:
        """What the owner's other command left there; None where nothing is, or others could have written it."""
        try:
            about = path.lstat()
            if about.st_uid != os.getuid() or about.st_mode & 0o077:
                return None
            return cls(**json.loads(path.read_text(encoding="ascii")))
        except (OSError, ValueError, TypeError):
            return None


def prefect_in(workspace: Path) -> Path:
    """Have Prefect keep its database in `workspace`, so that a run leaves nothing elsewhere; a user's setting stands.

    Raises Misconfigured for a path that Prefect would cut off.
    """
    if "PREFECT_HOME" in os.environ:
        return Path(os.environ["PREFECT_HOME"])
    home = (workspace / ".prefect").resolve()
    if "?" in str(home):
        raise Misconfigured(
            f'Prefect cannot keep its database in {home}: a "?" would end the path.',
            "Name a workspace without one, or set PREFECT_HOME to a folder without one.",
        )
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.environ["PREFECT_HOME"] = str(home)
    return home


@contextmanager
def prefect_server(workspace: Path, *, schedules: bool = False) -> Iterator[None]:
    """A server that this process and its children know: the user's own, a schedule's on `workspace`, or a private one.

    The block begins while a private one still boots: the first question waits for it. It ends with the block, and with
    this process. One that keeps `schedules` is told to the owner's runs. Raises Unavailable where it ended by itself.
    """
    home = prefect_in(workspace)
    if _URL in os.environ:
        yield
        return
    there = Known.read(home / _FILE)
    if there is not None and not schedules and there.answers():
        with _told(there.environment()):
            yield
        return
    with _private(home, schedules=schedules) as known, _told(known.environment()):
        yield


@contextmanager
def _private(home: Path, *, schedules: bool) -> Iterator[Known]:
    key = f"vouchline:{secrets.token_urlsafe(32)}"
    with socket.create_server((_HOST, 0), backlog=_WAITING) as listening:
        known = Known(f"http://{_HOST}:{listening.getsockname()[1]}/api", key)
        process = subprocess.Popen(  # noqa: S603 (our own interpreter and our own code)
            [sys.executable, "-P", "-W", "ignore", "-c", _START.format(listening.fileno(), os.getpid())],
            pass_fds=[listening.fileno()],
            # A session of its own: Ctrl-C reaches us first, and the server ends when the runs that need it have ended.
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **_settings(key, prepared=prepare(home), schedules=schedules)},
        )
    if schedules:
        known.write(home / _FILE)
    try:
        yield known
    except Exception as error:
        if process.poll() is not None:
            raise Unavailable("Prefect's server ended.", "Look at `vouchline doctor`, then try again.") from error
        raise
    finally:
        if schedules:
            (home / _FILE).unlink(missing_ok=True)
        _end(process)


def _settings(key: str, *, prepared: bool, schedules: bool) -> Mapping[str, str]:
    """What the server reads of its environment."""
    at_start = str(not prepared).lower()
    return {
        "PYTHONPATH": os.pathsep.join(str(Path(entry).absolute()) for entry in sys.path),
        "PREFECT_SERVER_API_AUTH_STRING": key,
        "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": "",
        "PREFECT_UI_ENABLED": "false",
        "PREFECT_MEMOIZE_BLOCK_AUTO_REGISTRATION": at_start,
        "PREFECT_API_DATABASE_MIGRATE_ON_START": at_start,
        "PREFECT_API_BLOCKS_REGISTER_ON_START": at_start,
        **({} if schedules else _FOR_ONE_RUN),
    }


@contextmanager
def _told(environment: Mapping[str, str]) -> Iterator[None]:
    """Tell it to Prefect in this process and its children, for the block."""
    os.environ.update(environment)
    try:
        yield
    finally:
        for name in environment:
            os.environ.pop(name, None)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Ask the server to end, so that it keeps what it was told last; insist where it does not."""
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=_END_SECONDS)
    process.kill()
    process.wait()
