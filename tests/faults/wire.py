"""A way to a server of the tests that can be cut, and mended."""

from __future__ import annotations

import socket
from contextlib import suppress
from threading import Thread

from tests.stores.servers import free_port


class Wire:
    """Listens on `port` and hands on what comes, both ways, until it is cut; who comes then is refused."""

    def __init__(self, to: int) -> None:
        self._to = to
        self.port = free_port()
        self._open: list[socket.socket] = []
        self.mend()

    def mend(self) -> None:
        """Let everybody through again."""
        self.cut()
        listener = socket.create_server(("127.0.0.1", self.port))
        self._open.append(listener)
        Thread(target=self._accept, args=(listener,), daemon=True).start()

    def cut(self) -> None:
        """Break whatever is on its way."""
        while self._open:
            _close(self._open.pop())

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):  # it was cut
            while True:
                ours, _ = listener.accept()
                try:
                    theirs = socket.create_connection(("127.0.0.1", self._to))
                except OSError:  # the server is away
                    _close(ours)
                    continue
                self._open += [ours, theirs]
                for one, other in ((ours, theirs), (theirs, ours)):
                    Thread(target=_hand_on, args=(one, other), daemon=True).start()


def _hand_on(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while data := one.recv(65_536):
            other.sendall(data)
    for end in (one, other):
        _close(end)


def _close(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
