"""An IMAP server of the tests, with one user and an empty inbox, and what puts mails into it."""

from __future__ import annotations

import imaplib
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

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
