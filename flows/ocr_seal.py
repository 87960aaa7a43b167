"""Pages that OCR read in earlier runs: believed only as they were written, by the ledger's newest word on them.

Which pages are kept, and the hash of each, stands in one file; the ledger records the hash of that.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from flows.examiners import OCR_CACHE
from ledger import Ledger
from ledger.files import file_hash, write_whole
from ledger.stores import at_hand, store_of
from schemas import Document, EventKind, RunInfo

MANIFEST = "cache/ocr.json"
WHAT = "pages"


def distrust(ledger: Ledger, workspace: Path, run: RunInfo, documents: Iterable[Document]) -> None:
    """Remove what is kept of `documents` and not as it was sealed; what had been changed becomes an event of `run`."""
    sealed, changed = _sealed(ledger, workspace), 0
    wanted = {document.sha256 for document in documents}
    for name in sealed:
        if name.partition("/")[0] in wanted:
            at_hand(workspace, workspace / OCR_CACHE / name)
    for name, path in _kept(workspace, documents):
        if path.is_symlink() or sealed.get(name) != file_hash(path):
            path.unlink()
            changed += name in sealed
    if changed:
        ledger.note(EventKind.CACHE_CHANGED, {WHAT: str(changed)}, run.run)


def intact(ledger: Ledger, workspace: Path, documents: Iterable[Document]) -> bool:
    """Whether all that is kept of `documents` is as it was sealed."""
    sealed = _sealed(ledger, workspace)
    return all(
        not path.is_symlink() and sealed.get(name) == file_hash(path) for name, path in _kept(workspace, documents)
    )


def seal(ledger: Ledger, workspace: Path, documents: Iterable[Document]) -> None:
    """Record the pages that are kept of `documents` now, beside those of others."""
    before = _sealed(ledger, workspace)
    now = {**before, **{name: file_hash(path) for name, path in _kept(workspace, documents)}}
    if now == before:
        return
    content = json.dumps(now, sort_keys=True).encode()
    write_whole(workspace / MANIFEST, content)
    store = store_of(workspace)
    for name, sha256 in now.items():
        if before.get(name) != sha256:
            store.replace(f"{OCR_CACHE}/{name}", workspace / OCR_CACHE / name)
    store.replace(MANIFEST, workspace / MANIFEST)
    ledger.note(EventKind.CACHE_SEALED, {"sha256": hashlib.sha256(content).hexdigest(), WHAT: str(len(now))})


def _sealed(ledger: Ledger, workspace: Path) -> Mapping[str, str]:
    """The hash of each kept page by its name; none where the list is not the one that was recorded."""
    said = ledger.noted(EventKind.CACHE_SEALED)
    if said is None:
        return {}
    content = _list(workspace)
    if hashlib.sha256(content).hexdigest() != said["sha256"]:
        store_of(workspace).fetch(MANIFEST, workspace / MANIFEST)  # of a run on another machine
        content = _list(workspace)
    if hashlib.sha256(content).hexdigest() != said["sha256"]:
        return {}
    sealed: dict[str, str] = json.loads(content)
    return sealed


def _list(workspace: Path) -> bytes:
    try:
        return (workspace / MANIFEST).read_bytes()
    except OSError:
        return b""


def _kept(workspace: Path, documents: Iterable[Document]) -> Iterator[tuple[str, Path]]:
    for sha256 in sorted({document.sha256 for document in documents}):
        folder = workspace / OCR_CACHE / sha256
        yield from ((f"{sha256}/{path.name}", path) for path in (sorted(folder.iterdir()) if folder.is_dir() else ()))
