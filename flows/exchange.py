"""Where a run and the workers of Prefect's pool pass each other what is read: an object store that both reach.

Whatever is put there is sealed with the key of Prefect's server, which both have, and nothing else is looked into: who
may only write to the store has nobody do anything.
"""

from __future__ import annotations

import hmac
import uuid
from pathlib import Path
from tempfile import TemporaryDirectory

from ledger.object_store import opened
from schemas import Misconfigured

TYPE = "vouchline"  # of a work pool, and of its workers
FLOW = "read piece"
PIECE = "piece"  # the only parameter of its flow runs: a name in the exchange, which says nothing else
VARIABLE = "VOUCHLINE_EXCHANGE"
_FOLDER = "pieces"
_SEAL = 32  # bytes


class Exchange:
    """Pieces that wait to be read, and what was read of them, by the piece's name."""

    def __init__(self, address: str, key: str) -> None:
        self._store = opened(address)
        self._key = key.encode()

    def check(self) -> None:
        """Raises Unavailable or Misconfigured where it cannot be written."""
        self._store.check()

    def send(self, message: bytes) -> str:
        """Put a piece there; its name, which was never given before."""
        piece = uuid.uuid4().hex
        self._put(_asked(piece), message)
        return piece

    def sent(self, piece: str) -> bytes | None:
        """What is to be read; None where it is not wanted any more."""
        return self._take(_asked(piece))

    def answer(self, piece: str, message: bytes) -> None:
        """Put there what was read of a piece."""
        self._put(_read(piece), message)

    def answered(self, piece: str) -> bytes | None:
        """What was read of a piece; None where nothing was put there."""
        return self._take(_read(piece))

    def forget(self, piece: str) -> None:
        """Take away a piece and what was read of it, where the store permits that."""
        for name in (_asked(piece), _read(piece)):
            self._store.remove(name)

    def _put(self, name: str, body: bytes) -> None:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "sealed"
            path.write_bytes(self._seal(name, body) + body)
            self._store.replace(name, path)

    def _take(self, name: str) -> bytes | None:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "sealed"
            if not self._store.fetch(name, path):
                return None
            sealed = path.read_bytes()
        seal, body = sealed[:_SEAL], sealed[_SEAL:]
        if not hmac.compare_digest(seal, self._seal(name, body)):
            raise Misconfigured(
                f"{name} in {self._store.place} was sealed with another key, or changed.",
                "Give the run and all workers the same PREFECT_API_AUTH_STRING, and let nobody else write there.",
            )
        return body

    def _seal(self, name: str, body: bytes) -> bytes:
        return hmac.digest(self._key, name.encode() + b"\n" + body, "sha256")


def exchange_at(address: str | None, setting: str) -> Exchange:
    """The exchange at `address`, under the key of Prefect's server.

    Raises Misconfigured where either is missing or empty; `setting` says where the address is to be written.
    """
    from prefect.settings import get_current_settings

    key = get_current_settings().api.auth_string
    if key is None or not key.get_secret_value().strip():  # a variable of a variable that is not set is empty
        raise Misconfigured(
            "Reading on Prefect's workers needs a server that asks for a key.",
            "Set PREFECT_SERVER_API_AUTH_STRING for it, and PREFECT_API_AUTH_STRING for the run and the workers.",
        )
    if not address:
        raise Misconfigured(
            "Prefect's workers get what they read from an object store, and none is named.",
            f"Set {setting} to its address, such as s3://exchange/vouchline.",
        )
    return Exchange(address, key.get_secret_value())


def _asked(piece: str) -> str:
    return f"{_FOLDER}/{uuid.UUID(piece).hex}"  # whatever else it says leads nowhere


def _read(piece: str) -> str:
    return f"{_asked(piece)}.read"
