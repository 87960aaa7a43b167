"""Fetching mails from a mailbox into a folder: whole, once each, and marked there only after they have an outcome here.

Which were fetched, and which of them are not marked yet, is remembered by the server's own numbers (UIDVALIDITY and
UID). Where the server numbers anew, all are fetched again, and the ledger knows them by their bytes.
"""

from __future__ import annotations

import hashlib
import imaplib
import os
import re
import ssl
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter, model_validator

from flows.arriving import put_whole
from schemas import Frozen, Misconfigured, Unavailable
from schemas.mail_policy import Mailbox

FILE_NAME = "mail.json"
_SECONDS = 60
_AT_LEAST = 50  # mails: after a kill so many are fetched again, and known by their bytes
_HERE = frozenset({"localhost", "127.0.0.1", "::1"})


Settled = Callable[[frozenset[str]], frozenset[str]]  # of the documents with these hashes, those that have an outcome


class Fetched(NamedTuple):
    """How many mails were put into the folder, and what is told of those that were not."""

    mails: int
    left: tuple[str, ...]


class _Place(Frozen):
    """How far a folder of a mailbox has been fetched: `last` is the UID under the numbering `validity`.

    `unmarked` are the mails that were fetched and had no outcome yet: UID to the hash of their bytes.
    """

    validity: int
    last: int = 0
    unmarked: Mapping[str, str] = {}

    @model_validator(mode="before")
    @classmethod
    def _as_once(cls, data: object) -> object:
        """Two numbers were all that was remembered once."""
        return dict(zip(("validity", "last"), data, strict=False)) if isinstance(data, list) else data

    def with_mail(self, uid: int, sha256: str) -> _Place:
        """With a mail that was fetched."""
        return self.model_copy(update={"last": uid, "unmarked": {**self.unmarked, str(uid): sha256}})


_KEPT = TypeAdapter(dict[str, _Place])


def fetch(policy: Mailbox, inbox: Path, workspace: Path, most_bytes: int, settled: Settled) -> Fetched:
    """Put every mail that was not fetched yet into `inbox`, as a file that ends in .eml; mark those that are `settled`.

    One larger than `most_bytes` is left where it is, and told. Raises Misconfigured where the policy names no mailbox
    that can be signed in to, Unavailable where the server does not answer.
    """
    name = f"{policy.user}@{policy.server}/{policy.folder}"
    places = _places(workspace)
    stored, left = 0, []
    with _signed_in(policy) as server, _plain(policy):
        moves = b"MOVE" in server.capability()[1][0].split()  # what a server can do, it says after signing in
        validity = _selected(server, policy)
        place = places.get(name)
        if place is None or place.validity != validity:
            place = _Place(validity=validity)
        for uid, size in _waiting(server, place.last):
            if size > most_bytes:
                left.append(f"a mail of {size // 1_000_000} MB was left in {policy.folder}: it is over the limit")
                place = place.model_copy(update={"last": uid})
            else:
                mail = _bytes_of(server, uid)
                sha256 = hashlib.sha256(mail).hexdigest()
                put_whole(mail, inbox, f"{sha256[:32]}.eml", workspace)
                place = place.with_mail(uid, sha256)
                stored += 1
            if stored % _AT_LEAST == 0:
                _remember(workspace, {**places, name: place})
        done = settled(frozenset(place.unmarked.values()))
        marked = {
            uid
            for uid, sha256 in place.unmarked.items()
            if sha256 in done and _mark(server, uid, policy.move_to if moves else None)
        }
        unmarked = {uid: sha256 for uid, sha256 in place.unmarked.items() if uid not in marked}
        if any(sha256 in done for sha256 in unmarked.values()):
            left.append(f"mails of {policy.folder} could not be moved to {policy.move_to}: is there such a folder?")
        _remember(workspace, {**places, name: place.model_copy(update={"unmarked": unmarked})})
    return Fetched(stored, tuple(left))


@contextmanager
def _signed_in(policy: Mailbox) -> Iterator[imaplib.IMAP4]:
    host, _, port = (policy.server or "").rpartition(":")
    if not host or not port.isdecimal():
        raise Misconfigured("The policy names no mailbox ([mail] server).", 'Write server = "imap.example.org:993".')
    if policy.security == "none" and host not in _HERE:
        raise Misconfigured(f"{host} is another machine, and the way to it is not secured.", 'Set security = "tls".')
    with _plain(policy):
        server = _connected(policy, host, int(port))
    try:
        with _plain(policy, "did not let this user in", "Look at user, password or token_command under [mail]."):
            _sign_in(server, policy)
        yield server
    finally:
        server.shutdown()


@contextmanager
def _plain(policy: Mailbox, what: str = "does not answer", do: str = "Try again later.") -> Iterator[None]:
    try:
        yield
    except (OSError, imaplib.IMAP4.error) as error:
        raise Unavailable(f"The mail server {policy.server} {what}.", do) from error


def _connected(policy: Mailbox, host: str, port: int) -> imaplib.IMAP4:
    secure = ssl.create_default_context()
    if policy.security == "tls":
        return imaplib.IMAP4_SSL(host, port, ssl_context=secure, timeout=_SECONDS)
    server = imaplib.IMAP4(host, port, timeout=_SECONDS)
    if policy.security == "starttls":
        server.starttls(secure)
    return server


def _sign_in(server: imaplib.IMAP4, policy: Mailbox) -> None:
    if policy.token_command:
        said = iter([f"user={policy.user}\x01auth=Bearer {_token(policy)}\x01\x01".encode()])
        server.authenticate("XOAUTH2", lambda _: next(said, b""))  # asked again, the server has said why not
    else:
        server.login(policy.user, os.environ.get(policy.password or "", ""))


def _token(policy: Mailbox) -> str:
    try:
        done = subprocess.run(  # noqa: S603 (the operator's own program)
            policy.token_command, capture_output=True, timeout=_SECONDS, text=True, check=True
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise Unavailable(f"{policy.token_command[0]} printed no token.", "Try it by hand.") from error
    return done.stdout.strip()


def _selected(server: imaplib.IMAP4, policy: Mailbox) -> int:
    """Open the folder; the validity of its numbers."""
    state, _ = server.select(_quoted(policy.folder))
    if state != "OK":
        raise Misconfigured(f"The mailbox has no folder {policy.folder}.", "Name another one under [mail] folder.")
    [validity] = server.response("UIDVALIDITY")[1]
    return int(validity or 0)


def _waiting(server: imaplib.IMAP4, last: int) -> Iterator[tuple[int, int]]:
    """UID and size of each mail after `last`, in the order in which they came."""
    _, answer = server.uid("FETCH", f"{last + 1}:*", "(UID RFC822.SIZE)")
    found = []
    for line in answer:
        text = (line if isinstance(line, bytes) else b"").decode("ascii", "replace")
        uid, size = re.search(r"UID (\d+)", text), re.search(r"RFC822\.SIZE (\d+)", text)
        if uid and size and int(uid[1]) > last:  # "5:*" names the last one even where it is the fourth
            found.append((int(uid[1]), int(size[1])))
    yield from sorted(found)


def _bytes_of(server: imaplib.IMAP4, uid: int) -> bytes:
    _, answer = server.uid("FETCH", str(uid), "(BODY.PEEK[])")
    body = next((part[1] for part in answer if isinstance(part, tuple)), None)
    if not isinstance(body, bytes):
        raise imaplib.IMAP4.error("no body")
    return body


def _mark(server: imaplib.IMAP4, uid: str, move_to: str | None) -> bool:
    """Whether the server did it; a mail that somebody took away meanwhile needs no mark, and servers say so."""
    if move_to is not None:
        state, _ = server.uid("MOVE", uid, _quoted(move_to))
    else:
        state, _ = server.uid("STORE", uid, "+FLAGS.SILENT", r"(\Seen)")
    return bool(state == "OK")


def _quoted(folder: str) -> str:
    return '"' + folder.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _places(workspace: Path) -> dict[str, _Place]:
    try:
        return _KEPT.validate_json((workspace / FILE_NAME).read_bytes())
    except (OSError, ValueError):
        return {}


def _remember(workspace: Path, places: dict[str, _Place]) -> None:
    fresh = workspace / f".{FILE_NAME}"
    fresh.write_bytes(_KEPT.dump_json(places))
    fresh.replace(workspace / FILE_NAME)
