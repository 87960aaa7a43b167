"""What programs hand in: put whole into the folder that runs take from, and only then acknowledged.

A document is known by the hash of its bytes, here as in the ledger. A key that a program sends along stands for the
first bytes that it came with.
"""

from __future__ import annotations

import hashlib
import time
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple

from flows.arriving import put_whole
from flows.steady import is_unfinished
from ledger import Ledger
from ledger.files import sync
from schemas import Misconfigured, OutcomeKind, Policy, Unavailable

KEYS = "door"  # in a workspace
_REMEMBERED = 30 * 86_400.0  # seconds
_PREFIX = 32  # signs of the hash before the name that its sender gave a file
_LONGEST_NAME, _LONGEST_KEY = 120, 200


class Given(NamedTuple):
    """A document as a program hands it in: whose program, its name there if it has one, and a key if one came along."""

    data: bytes
    who: str
    name: str = ""
    key: str | None = None


class Standing(NamedTuple):
    """What is known of a document: its hash, and its outcome or None while it waits to be taken in."""

    document: str
    outcome: OutcomeKind | None


def folder_of(policy: Policy, workspace: Path) -> Path | None:
    """The folder that documents are put into; None where the policy names none.

    Raises Misconfigured for one of the workspace itself, Unavailable for one that is not there.
    """
    if policy.door.folder is None:
        return None
    folder = Path(policy.door.folder)
    if folder.resolve().is_relative_to(workspace.resolve()):
        raise Misconfigured(
            f"{folder} lies in the workspace, which no run takes documents from.", "Name another door.folder."
        )
    if not folder.is_dir():
        raise Unavailable(f"{folder} is not a folder (door.folder in the policy).", "Make it, or name another one.")
    return folder


def why_no_name(name: str) -> str | None:
    """Why a text is no file's name here, in a sentence; None where it is one, or empty."""
    if not name.isprintable() or set(name) & set("/\\:") or len(name.encode()) > _LONGEST_NAME:
        return f"A file's name has at most {_LONGEST_NAME} bytes, all printable, and no path in it."
    if is_unfinished(name):
        return "This is the name of a file that is not finished: nothing would take it in."
    return None


def why_no_key(key: str) -> str | None:
    """Why a text is no key, in a sentence; None where it is one."""
    plain = key.isascii() and key.isprintable() and 0 < len(key) <= _LONGEST_KEY
    return None if plain else f"An Idempotency-Key has 1 to {_LONGEST_KEY} printable ASCII characters."


def hand_in(ledger: Ledger, workspace: Path, folder: Path, given: Given) -> Standing | None:
    """Store a document, unless it is known, and say what is known of it; None where its key stood for other bytes.

    When it returns, the document survives a power loss. Raises Unavailable where it cannot be stored.
    """
    sha256 = hashlib.sha256(given.data).hexdigest()
    if given.key is not None and _claimed(workspace, f"{given.who}\0{given.key}", sha256) != sha256:
        return None
    known = standing(ledger, folder, sha256)
    if known is None:
        name = f"{sha256[:_PREFIX]}{'-' if given.name else ''}{given.name}"
        put_whole(given.data, folder, name, workspace)
    return known or Standing(sha256, None)


def standing(ledger: Ledger, folder: Path, sha256: str) -> Standing | None:
    """What is known of the document with this hash; None where it neither has an outcome nor waits in `folder`."""
    outcome = ledger.state_of(sha256)
    waits = outcome is None and any(folder.glob(f"{sha256[:_PREFIX]}*"))
    return Standing(sha256, outcome) if waits or outcome is not None else None


def _claimed(workspace: Path, key: str, sha256: str) -> str:
    """The hash that a key stands for: this one, if it is new."""
    keys = workspace / KEYS
    path = keys / hashlib.sha256(key.encode()).hexdigest()
    try:
        keys.mkdir(mode=0o700, exist_ok=True)
        with NamedTemporaryFile("w", dir=keys, prefix=".", encoding="ascii") as fresh:
            fresh.write(sha256)
            fresh.flush()
            sync(Path(fresh.name))
            try:
                path.hardlink_to(fresh.name)  # whole, and by the first alone
                sync(keys)
            except FileExistsError:
                pass
        return path.read_text(encoding="ascii")
    except OSError as error:
        raise Unavailable(f"No key can be kept in {keys}.", "Make room or give this user permission.") from error


def forget_keys(workspace: Path) -> None:
    """Let go of the keys that came long ago."""
    before = time.time() - _REMEMBERED
    for path in (workspace / KEYS).glob("*"):
        if path.stat().st_mtime < before:
            path.unlink(missing_ok=True)
