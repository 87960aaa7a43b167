"""The processes that tests fork are as those in use: they end with whoever asked for them, and go on as nobody else."""

from __future__ import annotations

import os
import signal
import socket
import time
from multiprocessing.connection import Connection, wait
from pathlib import Path

import pytest

from tests import forked
from tests.forked import FORKED, Forked, elsewhere, fork_from, template

_SECONDS = 10


def _asking(address: str, theirs: Connection, told: Connection) -> None:
    """Have a reader forked, say which, and wait to be killed."""
    fork_from(address)
    told.send(Forked(theirs.fileno()).pid)
    time.sleep(60)


def test_a_forked_reader_ends_with_the_process_that_asked_for_it() -> None:
    ours, theirs = socket.socketpair()
    hears, told = FORKED.Pipe(duplex=False)
    asker = FORKED.Process(target=_asking, args=(template(), Connection(theirs.detach()), told))
    asker.start()
    assert hears.poll(_SECONDS)
    reader = os.pidfd_open(hears.recv())
    asker.kill()
    ended = wait([reader], _SECONDS)  # its socket is open: it is not for the end of that
    if not ended:
        signal.pidfd_send_signal(reader, signal.SIGKILL)
    ours.close()
    assert ended == [reader]


def _failing() -> int:
    raise ImportError


def _tried(path: Path) -> None:
    """Write a line for each process that comes back from a fork."""
    try:
        elsewhere(_failing)
    finally:
        with path.open("a", encoding="ascii") as lines:
            lines.write("back\n")


def test_a_fork_that_fails_does_not_go_on(tmp_path: Path) -> None:
    template()
    process = FORKED.Process(target=_tried, args=(tmp_path / "lines",))
    process.start()
    process.join(_SECONDS)
    assert (tmp_path / "lines").read_text(encoding="ascii") == "back\n"
    assert process.exitcode == 1


def test_what_is_to_be_imported_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forked._SERVER, "_forkserver_address", None)
    monkeypatch.setattr(forked, "NEEDED", ["tests.warmed", "tests.gone"])
    with pytest.raises(ModuleNotFoundError, match=r"imports tests\.gone\."):
        template()
