"""The pages of waiting documents, drawn before they are looked at, and kept in the workspace."""

from __future__ import annotations

import json
import shutil
from collections import OrderedDict
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from flows.beside import Beside
from flows.examiners import OCR_CACHE, ROOM
from flows.leaves import Leaves, Turned
from flows.typed import Manner
from flows.unforeseen import leave_log
from flows.workers import Elsewhere, WorkerPool
from ledger.stores import at_hand
from schemas import Policy, Signal, VouchlineError

CACHE = "cache/pages"  # in a workspace
_KEPT = 300  # documents; the longest unused go first
_INDEX = "pages.json"
_PATIENCE = 60.0  # seconds that somebody waits for a page


class Shown(NamedTuple):
    """A page that was drawn: its size in points, its words with their places, and whether it has a picture."""

    number: int
    width: float
    height: float
    drawn: bool
    words: list[list[object]]


class Pages(NamedTuple):
    """The pages of a document, how it writes, and what kept them from being drawn ("" where nothing did)."""

    pages: list[Shown]
    manner: Manner
    why: str = ""


class DrawnAhead(Beside):
    """Draws in one supervised worker, what somebody waits for first. Use it in a `with` block."""

    def __init__(self, workspace: Path, policy: Callable[[], Policy]) -> None:
        super().__init__("drawing ahead", patience=10)
        self._workspace = workspace
        self._folder = workspace / CACHE
        self._policy = policy
        self._last = policy()
        self._asked: OrderedDict[str, Turned] = OrderedDict()
        self._failed: dict[str, str] = {}

    def ahead(self, wanted: Iterable[Turned]) -> None:
        """Draw these when there is time, in this order."""
        with self._news:
            for one in wanted:
                if not self.has(one.document.sha256):
                    self._asked.setdefault(one.document.sha256, one)
            self._news.notify_all()

    def pages(self, wanted: Turned, patience: float = _PATIENCE) -> Pages:
        """The pages of a document, drawn now if they are not yet; without pictures where that takes too long."""
        sha256 = wanted.document.sha256
        with self._news:
            if not self.has(sha256):
                self._asked[sha256] = wanted
                self._asked.move_to_end(sha256, last=False)
                self._news.notify_all()
            self._news.wait_for(lambda: self.has(sha256) or sha256 in self._failed or self._ending, patience)
        return self._read(sha256)

    def picture(self, sha256: str, number: int) -> bytes | None:
        """The picture of a page, as PNG; None where it was not drawn, or is forgotten by now."""
        try:
            return (self._folder / sha256 / f"{number}.png").read_bytes()
        except OSError:
            return None

    def has(self, sha256: str) -> bool:
        """Whether the pages of a document are drawn."""
        return (self._folder / sha256 / _INDEX).exists()

    def _read(self, sha256: str) -> Pages:
        try:
            kept = json.loads((self._folder / sha256 / _INDEX).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return Pages([], Manner(), self._failed.get(sha256, "The pages are not drawn yet; load this page again."))
        return Pages([Shown(*row) for row in kept["pages"]], Manner.model_validate_json(kept["manner"]))

    def _work(self) -> None:
        wanted = self._next()
        while wanted is not None:
            policy = self._policy_now()
            with self._pool(policy) as pool:
                while wanted is not None and self._policy_now() == policy:
                    self._draw(pool, wanted)
                    wanted = self._next()

    def _pool(self, policy: Policy) -> WorkerPool[Turned, Leaves]:
        threads, cache = policy.ocr.threads or 1, self._workspace.absolute() / OCR_CACHE
        elsewhere = Elsewhere("flows.leaves:work", policy=policy, threads=threads, cache=cache)
        return WorkerPool[Turned, Leaves](elsewhere, workers=1, limits=policy.limits, room=ROOM)

    def _policy_now(self) -> Policy:
        """The policy as it is written, or as it was while nobody can read it."""
        with suppress(VouchlineError):
            self._last = self._policy()
        return self._last

    def _draw(self, pool: WorkerPool[Turned, Leaves], wanted: Turned) -> None:
        sha256 = wanted.document.sha256
        if self.has(sha256):  # somebody asked for it anew while it was being drawn
            return
        try:
            at_hand(self._workspace, wanted.document.path)
            for _, leaves in pool.map([wanted]):
                self._done(sha256, leaves)
        except Exception as error:  # whatever it was, the pages of other documents are still drawn
            leave_log(error, self._workspace)
            self._done(sha256, None)

    def _next(self) -> Turned | None:
        with self._news:
            self._news.wait_for(lambda: self._ending or bool(self._asked))
            return None if self._ending else self._asked.popitem(last=False)[1]

    def _done(self, sha256: str, leaves: Leaves | Signal | None) -> None:
        if isinstance(leaves, Leaves):
            self._keep(sha256, leaves)
        with self._news:
            if not isinstance(leaves, Leaves):
                self._failed[sha256] = leaves.message if leaves is not None else "The pages could not be drawn."
            self._news.notify_all()

    def _keep(self, sha256: str, leaves: Leaves) -> None:
        """Write the pictures, then the index that says that all are there."""
        folder = self._folder / sha256
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for page in leaves.pages:
            if page.png is not None:
                (folder / f"{page.number}.png").write_bytes(page.png)
        rows = [(p.number, p.width, p.height, p.png is not None, p.words) for p in leaves.pages]
        half = folder / f".{_INDEX}"
        half.write_text(json.dumps({"pages": rows, "manner": leaves.manner.model_dump_json()}), encoding="utf-8")
        half.replace(folder / _INDEX)
        self._forget()

    def _forget(self) -> None:
        folders = sorted(self._folder.iterdir(), key=lambda folder: folder.stat().st_mtime)
        for folder in folders[:-_KEPT]:
            shutil.rmtree(folder, ignore_errors=True)


def is_hash(text: str) -> bool:
    """Whether `text` is a document's whole hash, and so a folder's name and nothing else."""
    return len(text) == 64 and not set(text) - set("0123456789abcdef")
