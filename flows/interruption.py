"""Waiting in which no request to end is lost.

Python makes an exception of a signal wherever the main thread happens to be. In a destructor or a callback of a library
it is swallowed, and a program that runs until it is asked to end would not. So signals are written down as well.
"""

from __future__ import annotations

import select
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_ENDS = frozenset({signal.SIGINT, signal.SIGTERM})


@contextmanager
def interruptible() -> Iterator[Callable[[float], None]]:
    """A way to wait for some seconds, which raises KeyboardInterrupt where one was asked to end since this began.

    Only for the main thread, as signals are.
    """
    hears, told = socket.socketpair()
    with hears, told:
        told.settimeout(0)
        before = signal.set_wakeup_fd(told.fileno(), warn_on_full_buffer=False)

        def wait(seconds: float) -> None:
            if select.select([hears], [], [], seconds)[0] and not _ENDS.isdisjoint(hears.recv(4096)):
                raise KeyboardInterrupt

        try:
            yield wait
        finally:
            signal.set_wakeup_fd(before)
