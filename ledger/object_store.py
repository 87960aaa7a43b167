"""Files in an object store: S3 and what speaks like it, Google Cloud Storage, Azure. Keys come from the environment."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from schemas import Misconfigured, Unavailable

if TYPE_CHECKING:
    from obstore.store import ObjectStore

_PROBE = "probe"
_ONCE = "it refuses to write a name twice (If-None-Match)"
_LOOKED = "it cannot refuse to write a name twice, so that each name is looked for before it is written"


def opened(address: str) -> Objects:
    """The store at `address`. Raises Misconfigured where it is none, or its library is not installed."""
    try:
        from obstore.store import from_url
    except ImportError as error:
        raise Misconfigured(
            "Files are to be kept in an object store, and the package for that is not installed.",
            'Install it: pip install "vouchline[object-store]".',
        ) from error
    retry = {"max_retries": 3, "retry_timeout": timedelta(seconds=20)}
    try:
        return Objects(from_url(address, retry_config=retry), address.rstrip("/"))  # type: ignore[call-overload]
    except Exception as error:  # the library's errors have no type of their own here
        raise Misconfigured(
            f"The address {address} of an object store is not understood.",
            "Write it as s3://bucket/folder, gs://bucket/folder or az://container/folder: store.files or "
            "pool.exchange in policy.toml, VOUCHLINE_EXCHANGE for a worker. Azure's also needs its account in the "
            "environment: AZURE_STORAGE_ACCOUNT_NAME.",
        ) from error


class Objects:
    """A folder of a bucket."""

    def __init__(self, store: ObjectStore, place: str) -> None:
        self._store = store
        self._place = place

    @property
    def place(self) -> str:
        """Its address, which holds no key."""
        return self._place

    def keep(self, name: str, path: Path) -> None:
        """Store a file under a name that never holds other bytes."""
        from obstore.exceptions import AlreadyExistsError

        if self._is_there(name):
            return
        try:
            self._put(name, path.read_bytes(), "create" if self._refuses_twice else "overwrite")
        except AlreadyExistsError:
            return

    def replace(self, name: str, path: Path) -> None:
        """Store a file in the place of what was there."""
        with self._plain():
            self._store.put(name, path)

    def fetch(self, name: str, path: Path) -> bool:
        """Write what is stored to a file, whole."""
        with self._plain():
            try:
                answer = self._store.get(name)
            except FileNotFoundError:
                return False
            try:
                _write(path, answer.stream())
            except OSError as error:
                raise Unavailable(
                    f"A copy of {name} could not be written to {path.parent}: "
                    f"{error.strerror or 'the disk does not answer'}.",
                    "Make room or give this user permission, then try again.",
                ) from error
        return True

    def remove(self, name: str) -> None:
        """Take away what is stored under a name; a store that refuses deletion keeps it."""
        with suppress(Unavailable, Misconfigured), self._plain():
            self._store.delete(name)

    def names(self, folder: str) -> Iterator[str]:
        """The names of all that is stored in `folder` and below, in their order."""
        with self._plain():
            found = [one["path"] for page in self._store.list(folder) for one in page]
        yield from sorted(found)

    def check(self) -> str:
        """How it keeps a name from being written twice; tried anew."""
        self.__dict__.pop("_refuses_twice", None)
        return _ONCE if self._refuses_twice else _LOOKED

    @cached_property
    def _refuses_twice(self) -> bool:
        """Whether a second write of a name is refused, as a probe shows."""
        from obstore.exceptions import AlreadyExistsError, NotSupportedError

        name = f"{_PROBE}/{uuid.uuid4().hex}"
        try:
            self._put(name, b"1", "create")
            self._put(name, b"2", "create")
        except AlreadyExistsError:
            return True
        except (NotImplementedError, NotSupportedError):
            return False
        finally:
            self.remove(name)
        return False

    def _is_there(self, name: str) -> bool:
        with self._plain():
            try:
                self._store.head(name)
            except FileNotFoundError:
                return False
        return True

    def _put(self, name: str, data: bytes, mode: Literal["create", "overwrite"]) -> None:
        with self._plain():
            self._store.put(name, data, mode=mode, use_multipart=False)

    @contextmanager
    def _plain(self) -> Iterator[None]:
        """The library's errors as ours."""
        from obstore import exceptions

        expected = (exceptions.AlreadyExistsError, exceptions.NotSupportedError)
        try:
            yield
        except expected:
            raise
        except FileNotFoundError as error:
            raise Misconfigured(
                f"There is no such place as the object store {self._place}.",
                "Make the bucket, or mend the address (store.files or pool.exchange in policy.toml).",
            ) from error
        except (exceptions.PermissionDeniedError, exceptions.UnauthenticatedError) as error:
            raise Unavailable(
                f"The object store {self._place} refuses this user.",
                "Mend its keys in the environment, or what they permit; then run again, nothing is lost.",
            ) from error
        except exceptions.BaseError as error:
            raise Unavailable(
                f"The object store {self._place} does not answer, or could not do what was asked.",
                "Run again once it answers, nothing is lost; `vouchline doctor` tries it.",
            ) from error


def _write(path: Path, blocks: Iterable[Any]) -> None:
    """A file of these bytes, read-only, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}")
    try:
        with fresh.open("xb") as target:
            for block in blocks:
                target.write(block)
        fresh.chmod(0o440 if path.parent.stat().st_mode & 0o040 else 0o400)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
