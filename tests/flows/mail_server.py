"""An IMAP server of the tests, with one user and an empty inbox, and what puts mails into it."""

from __future__ import annotations

import imaplib
import subprocess
import sys
import time
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread

from tests.stores.servers import free_port

USER, PASSWORD = "demouser", "demopass"
_WORDS = ("--no-tls", "--no-service", "managesieve", "--no-service", "admin", "dict", "--demo-data")


@contextmanager
def mail_server() -> Iterator[int]:
    """The server, started; its port."""
    port, program = free_port(), "import sys; from pymap.main import main; sys.exit(main())"
    command = [sys.executable, "-c", program, "--host", "127.0.0.1", "--port", str(port), *_WORDS]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(port)
            yield port
        finally:
            process.terminate()


class _Asks(StreamRequestHandler):
    """Signs in who has the token of the server, by XOAUTH2; its one folder is empty."""

    def handle(self) -> None:
        self.wfile.write(b"* OK ready\r\n")
        for line in self.rfile:
            tag, command, *_ = line.split()
            said = {b"SELECT": b"* OK [UIDVALIDITY 5]\r\n", b"CAPABILITY": b"* CAPABILITY IMAP4REV1 AUTH=XOAUTH2\r\n"}
            state = self._signed_in() if command == b"AUTHENTICATE" else b"OK"
            self.wfile.write(said.get(command, b"") + tag + b" " + state + b" says " + state + b"\r\n")

    def _signed_in(self) -> bytes:
        self.wfile.write(b"+ \r\n")
        told = b64decode(self.rfile.readline())
        if told == f"user={USER}\x01auth=Bearer {PASSWORD}\x01\x01".encode():
            return b"OK"
        self.wfile.write(b"+ " + b64encode(b'{"status": "401"}') + b"\r\n")  # why not; it waits for an empty line
        return b"NO" if self.rfile.readline() == b"\r\n" else b"BAD"


@contextmanager
def token_server() -> Iterator[int]:
    """A server that lets nobody in but by an OAuth 2 token, which is PASSWORD; its port."""
    with ThreadingTCPServer(("127.0.0.1", 0), _Asks) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            signed_in(port).logout()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError("the mail server does not answer")


def signed_in(port: int) -> imaplib.IMAP4:
    """A client that has signed in."""
    client = imaplib.IMAP4("127.0.0.1", port, timeout=20)
    client.login(USER, PASSWORD)
    return client


def put(port: int, mails: Iterable[bytes], folder: str) -> None:
    """Have mails arrive in a folder, which is made where it is not there."""
    client = signed_in(port)
    client.create(folder)
    for mail in mails:
        client.append(folder, "", imaplib.Time2Internaldate(time.time()), mail)
    client.logout()
