"""A command at a terminal of its own: what a person types, and what the person then reads."""

from __future__ import annotations

import os
import pty
import select
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_SECONDS, _PATIENCE = 60.0, 10.0
CTRL_C, CTRL_D = "\x03", "\x04"


class Typed(NamedTuple):
    """How a command ended, and all that stood on the terminal."""

    code: int
    screen: str


def at_terminal(root: Path, folder: Path, words: Sequence[str], typed: Sequence[tuple[str, str]]) -> Typed:
    """Run the command `words` from `folder`; each time the first of a pair is asked, the second of it is typed."""
    paths = [*filter(None, [os.environ.get("PYTHONPATH")]), str(root)]
    process, ours = pty.fork()
    if process == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # as a shell would: it may be ignored where the tests run
        os.chdir(folder)
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "TERM": "dumb"}
        os.execve(sys.executable, [sys.executable, "-m", "app", *words], environment)
    screen, told = "", 0
    for question, answer in typed:
        while question not in screen[told:]:
            more = _read(ours)
            if not more:
                break
            screen += more
        assert question in screen[told:], screen
        told = len(screen)
        os.write(ours, answer.encode())
    again = CTRL_C.encode() if typed and typed[-1][1] == CTRL_C else None
    while more := _read(ours, again):
        screen += more
    _, status = os.waitpid(process, 0)
    os.close(ours)
    return Typed(os.waitstatus_to_exitcode(status), screen.replace("\r\n", "\n"))


def _read(terminal: int, again: bytes | None = None) -> str:
    """What was written; empty at the end. Each ten seconds without a word `again` is typed, as a person would:
    Python does not hear an interruption that comes just before it begins to wait for a line.
    """
    began = time.monotonic()
    until = began + _SECONDS
    while (now := time.monotonic()) < until:
        if again is not None and now - began >= _PATIENCE:
            os.write(terminal, again)
            began = now
        if select.select([terminal], [], [], 1.0)[0]:
            try:
                return os.read(terminal, 65536).decode()
            except OSError:  # the other side was closed
                return ""
    return ""
