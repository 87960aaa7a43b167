"""What earlier runs read and looked at: believed only as it was written, by the ledger's newest word on it.

Which files are kept (pages that OCR read, by document, and what outlines of glyphs were found to be), and the hash of
each, stands in one file; the ledger records the hash of that.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from extractors.known_glyphs import joined
from flows.examiners import OCR_CACHE
from ledger import Ledger
from ledger.files import file_hash, write_whole
from ledger.stores import at_hand, store_of
from schemas import Document, EventKind, RunInfo

MANIFEST = "cache/ocr.json"
PAGES, GLYPHS = "pages", "glyphs"  # what is kept; that of glyphs lies beside the documents


def distrust(ledger: Ledger, workspace: Path, run: RunInfo, documents: Iterable[Document]) -> None:
    """Remove what is kept of `documents` and not as it was sealed; what had been changed becomes an event of `run`."""
    sealed, changed = _sealed(ledger, workspace), Counter[str]()
    wanted = {GLYPHS, *(document.sha256 for document in documents)}
    for name in sealed:
        if name.partition("/")[0] in wanted:
            at_hand(workspace, workspace / OCR_CACHE / name)
    for name, path in _kept(workspace, documents):
        if path.is_symlink() or sealed.get(name) != file_hash(path):
            path.unlink()
            changed[_what(name)] += name in sealed
    if told := {what: str(count) for what, count in changed.items() if count}:
        ledger.note(EventKind.CACHE_CHANGED, told, run.run)


def intact(ledger: Ledger, workspace: Path, documents: Iterable[Document]) -> bool:
    """Whether all that is kept of `documents` is as it was sealed."""
    sealed = _sealed(ledger, workspace)
    return all(
        not path.is_symlink() and sealed.get(name) == file_hash(path) for name, path in _kept(workspace, documents)
    )


def seal(ledger: Ledger, workspace: Path, documents: Iterable[Document], glyphs: Path | None) -> None:
    """Record what is kept of `documents` now, beside what is kept of others; and the file of `glyphs`, as its name says
    what is in it: whatever else lies there, or has come into it since, nobody sealed."""
    before = _sealed(ledger, workspace)
    others = {name: sha256 for name, sha256 in before.items() if _what(name) != GLYPHS}
    pages = {name: file_hash(path) for name, path in _kept(workspace, documents) if _what(name) != GLYPHS}
    now = {**others, **pages, **({} if glyphs is None else {f"{GLYPHS}/{glyphs.name}": glyphs.name})}
    if now == before:
        return
    content = json.dumps(now, sort_keys=True).encode()
    write_whole(workspace / MANIFEST, content)
    store = store_of(workspace)
    for name, sha256 in now.items():
        if before.get(name) != sha256:
            store.replace(f"{OCR_CACHE}/{name}", workspace / OCR_CACHE / name)
    store.replace(MANIFEST, workspace / MANIFEST)
    count = sum(_what(name) == PAGES for name in now)
    ledger.note(EventKind.CACHE_SEALED, {"sha256": hashlib.sha256(content).hexdigest(), PAGES: str(count)})
    for name in before.keys() - now.keys():
        store.remove(f"{OCR_CACHE}/{name}")


class Looks:
    """What outlines of glyphs were found to be: the file that is kept in a workspace, and what is learnt beside it."""

    def __init__(self, ledger: Ledger, workspace: Path) -> None:
        self._folder = workspace.absolute() / OCR_CACHE / GLYPHS
        self._learnt: list[bytes] = []
        sealed = (self._folder / sha256 for name, sha256 in _sealed(ledger, workspace).items() if _what(name) == GLYPHS)
        self.path = next((path for path in sealed if path.is_file()), None)

    def add(self, learnt: bytes) -> None:
        """Take in what a worker learnt."""
        if learnt:
            self._learnt.append(learnt)

    def keep(self) -> None:
        """Put a file with all that is known in the place of that which was there; it counts once it is sealed."""
        if not self._learnt:
            return
        content = joined(self._before(), self._learnt)
        self.path, self._learnt = self._folder / hashlib.sha256(content).hexdigest(), []
        write_whole(self.path, content)
        for other in self._folder.iterdir():
            if other != self.path:
                other.unlink()

    def _before(self) -> bytes:
        """What was known; nothing where the file has been changed since, or is gone."""
        content = b""
        if self.path is not None:
            with suppress(OSError):
                content = self.path.read_bytes()
            if hashlib.sha256(content).hexdigest() != self.path.name:
                return b""
        return content


def _sealed(ledger: Ledger, workspace: Path) -> Mapping[str, str]:
    """The hash of each kept file by its name; none where the list is not the one that was recorded."""
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
    for kept in sorted({GLYPHS, *(document.sha256 for document in documents)}):
        folder = workspace / OCR_CACHE / kept
        yield from ((f"{kept}/{path.name}", path) for path in (sorted(folder.iterdir()) if folder.is_dir() else ()))


def _what(name: str) -> str:
    return GLYPHS if name.startswith(f"{GLYPHS}/") else PAGES
