"""A few documents that are read where they are sent: bytes go there and come back, and no disk is shared.

Whoever works there supervises a reading process of ours: what kills a reader ends one document, and not the worker.
"""

from __future__ import annotations

import os
import pickle
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import NamedTuple

from flows.examined import Examined, Wanted
from flows.examiners import OCR_CACHE, worker_pool
from flows.pipeline import versions
from ledger.files import FOLDER as ORIGINALS
from ledger.files import file_hash, original_path
from ledger.stores import Store, setting_of, store_at
from schemas import VERSION, Corrupted, Misconfigured, Policy, Signal, Versions
from schemas.dask_policy import DaskPolicy
from schemas.pool_policy import PoolPolicy

_IDLE_SECONDS = 60.0  # after which the reading process of a worker that is sent nothing more ends
_MOST_BYTES = 32_000_000  # of a piece of several documents
_MEMORY, _GLYPHS = "memory", "glyphs"  # folders beside the documents
_END = b"\n"  # of the version of a message


class Sent(NamedTuple):
    """A document that is to be read elsewhere: its bytes, or where none are the store of the piece holds them; and what
    was read of it by OCR before, by name."""

    wanted: Wanted
    data: bytes | None
    pages: Mapping[str, bytes]


class Basis(NamedTuple):
    """What a reading stands on beside its document; `templates` is the hash of the vendor templates."""

    policy: Policy
    versions: Versions
    templates: str | None


class Piece(NamedTuple):
    """What goes to a worker. `store` is the address of the object store, `memory` the name and bytes of the book,
    `glyphs` those of the file of known glyphs."""

    basis: Basis
    documents: Sequence[Sent]
    store: str | None = None
    memory: tuple[str, bytes] | None = None
    glyphs: tuple[str, bytes] | None = None


class Returned(NamedTuple):
    """What comes back of a document, and the pages of it that were read by OCR."""

    examined: Examined | Signal
    pages: Mapping[str, bytes]


def basis_of(policy: Policy) -> Basis:
    """What readings under `policy` stand on here and now. Raises Misconfigured where its templates are not there."""
    if policy.templates is None:
        return Basis(policy, versions(policy), None)
    from extractors.templates import templates_hash  # which brings all that reads pages by them

    return Basis(policy, versions(policy), templates_hash(Path(policy.templates)))


def groups(wanted: Iterable[Wanted], most: int) -> Iterator[list[Wanted]]:
    """`wanted` in their order, `most` at once and no more bytes than are passed on lightly."""
    group: list[Wanted] = []
    for one in wanted:
        size = sum(other.document.size for other in group) + one.document.size
        if group and (len(group) == most or size > _MOST_BYTES):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def as_sent_along(policy: Policy, threads: int) -> Policy:
    """`policy` for whoever reads a piece, with `threads` for OCR: the same, and it goes no further."""
    ocr = policy.ocr.model_copy(update={"threads": threads})
    return policy.model_copy(update={"ocr": ocr, "dask": DaskPolicy(), "pool": PoolPolicy()})


def message_of(workspace: Path, policy: Policy, group: Sequence[Wanted]) -> bytes:
    """What is sent for a group of documents that are to be read under `policy`."""
    store = setting_of(workspace).files
    documents = [sent(workspace, one, stored=store is not None) for one in group]
    return packed(Piece(basis_of(policy), documents, store, _named(group[0].memory), _named(group[0].glyphs)))


def come_back(workspace: Path, group: Sequence[Wanted], message: bytes) -> Iterator[tuple[Wanted, Examined | Signal]]:
    """What `read_piece` gave for a group: each document with what was examined of it; its pages are kept."""
    returned: list[Returned] = pickle.loads(message)  # noqa: S301 (of whoever was asked, over a way that is closed)
    for one, back in zip(group, returned, strict=True):
        keep_pages(workspace, one.document.sha256, back.pages)
        yield one, back.examined


def _named(path: Path | None) -> tuple[str, bytes] | None:
    return None if path is None else (path.name, path.read_bytes())


def packed(piece: Piece) -> bytes:
    """`piece` as it is sent: the version of what packed it first, for another may have pieces of another shape."""
    return VERSION.encode() + _END + pickle.dumps(piece)


def sent(workspace: Path, wanted: Wanted, *, stored: bool) -> Sent:
    """What a worker is to have of a document; its bytes too, unless they are `stored` where it can fetch them."""
    document = wanted.document
    data = document.path.read_bytes() if document.kept and not stored else None
    return Sent(wanted, data, _pages(workspace, document.sha256))


def keep_pages(workspace: Path, sha256: str, pages: Mapping[str, bytes]) -> None:
    """Keep what came back of a document's pages, as if they had been read here."""
    folder = workspace / OCR_CACHE / sha256
    for name, page in pages.items():
        folder.mkdir(parents=True, exist_ok=True)
        fresh = folder / f"{name}.{os.getpid()}"
        fresh.write_bytes(page)
        fresh.replace(folder / name)


def read_piece(message: bytes, folder: str | None = None) -> bytes:
    """Read a packed Piece, with files in `folder`; a pickled Returned for each of its documents, in their order.

    Raises Misconfigured where this is another version than what sent it, Corrupted where a stored original is not
    whole, Unavailable where the store is away.
    """
    version, _, body = message.partition(_END)
    if version != VERSION.encode():
        raise differs(f"is Vouchline {VERSION}, and this run another version")
    piece: Piece = pickle.loads(body)  # noqa: S301 (the way is closed to others: TLS on Dask, a seal in an exchange)
    here, there = basis_of(piece.basis.policy), piece.basis
    if here.versions != there.versions:
        raise differs(
            f"has model {here.versions.model} and rules {here.versions.rulebook}; this run has "
            f"{there.versions.model} and {there.versions.rulebook}"
        )
    if here.templates != there.templates:
        raise differs(f"has other vendor templates in {there.policy.templates}")
    kept = _kept_for(here, folder)
    try:
        return pickle.dumps(kept.read(piece))
    finally:
        kept.done()


def differs(how: str) -> Misconfigured:
    """What is said where a machine is not set up as that of the run; `how`, goes on from its name."""
    return Misconfigured(
        f"A worker that reads {how}.", "Install the same on all machines, with the same templates and model."
    )


class _Kept:
    """A reading process that waits for the next piece on the same basis (it holds that), and ends when none comes."""

    def __init__(self, basis: Basis, folder: str | None) -> None:
        self._basis = basis
        self._held = ExitStack()
        self._home = Path(self._held.enter_context(TemporaryDirectory(prefix="vouchline-", dir=folder)))
        self._pool = self._held.enter_context(worker_pool(basis.policy, 1, self._home))
        self._ending = threading.Timer(_IDLE_SECONDS, self.end)
        self._at_work = threading.Lock()
        self._at_work.acquire()
        self._ended = False

    def taken(self, basis: Basis) -> bool:
        """Whether it is there for a piece on `basis`, and nobody ends it meanwhile."""
        self._at_work.acquire()
        self._ending.cancel()
        if not self._ended and self._basis == basis:
            return True
        self._at_work.release()
        self.end()
        return False

    def done(self) -> None:
        """Let it wait."""
        self._ending = threading.Timer(_IDLE_SECONDS, self.end)
        self._ending.daemon = True
        self._ending.start()
        self._at_work.release()

    def end(self) -> None:
        """End its process, and remove its files."""
        with self._at_work:
            self._ended = True
            self._held.close()

    def read(self, piece: Piece) -> list[Returned]:
        """What comes back of each document, in their order; nothing of them is left."""
        store = store_at(piece.store, self._home)
        try:
            memory, glyphs = self._beside(_MEMORY, piece.memory), self._beside(_GLYPHS, piece.glyphs)
            placed = [self._placed(one, store)._replace(memory=memory, glyphs=glyphs) for one in piece.documents]
            read = {one.document.sha256: examined for one, examined in self._pool.read(placed)}
            sha256s = [one.document.sha256 for one in placed]
            return [Returned(read[sha256], _pages(self._home, sha256)) for sha256 in sha256s]
        finally:
            for folder in (ORIGINALS, OCR_CACHE):
                rmtree(self._home / folder, ignore_errors=True)

    def _placed(self, one: Sent, store: Store) -> Wanted:
        """A document with its bytes and known pages as files here."""
        document = one.wanted.document
        path = original_path(self._home, document.sha256)
        path.parent.mkdir(parents=True, exist_ok=True)
        if one.data is not None:
            path.write_bytes(one.data)
        elif document.kept:
            name = path.relative_to(self._home).as_posix()
            if not store.fetch(name, path) or file_hash(path) != document.sha256:
                raise Corrupted(f"{name} is not whole in {store.place}.", "Restore it from a backup.")
        keep_pages(self._home, document.sha256, one.pages)
        return one.wanted._replace(document=document.model_copy(update={"path": path}))

    def _beside(self, folder: str, named: tuple[str, bytes] | None) -> Path | None:
        """The one file of its kind that counts now, whose name stands for what is in it."""
        if named is None:
            return None
        path = self._home / folder / named[0]
        if not path.exists():
            rmtree(path.parent, ignore_errors=True)  # what an earlier piece had
            path.parent.mkdir()
            path.write_bytes(named[1])
        return path


_OWN = threading.local()  # a reading process belongs to the thread that asks it


def _kept_for(basis: Basis, folder: str | None) -> _Kept:
    kept: _Kept | None = getattr(_OWN, "kept", None)
    if kept is None or not kept.taken(basis):
        kept = _OWN.kept = _Kept(basis, folder)
    return kept


def _pages(workspace: Path, sha256: str) -> dict[str, bytes]:
    folder = workspace / OCR_CACHE / sha256
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())} if folder.is_dir() else {}
