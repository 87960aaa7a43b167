"""What came within other documents: each piece becomes a Document of its own, named by the chain that led to it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from extractors.media_types import HEAD_BYTES, sniff
from flows.pipeline import Steps, process
from flows.progress import showing
from schemas import LINK, Document, Enclosed, OutcomeKind, RunInfo, Verdict

if TYPE_CHECKING:
    from ledger import Ledger

Keep = Callable[[Enclosed, str], Path]


def pieces(parent: Document, enclosed: Iterable[Enclosed], keep: Keep) -> Iterator[Document]:
    """The documents that came within `parent`, in its order; `keep` puts the bytes with this hash somewhere."""
    for one in enclosed:
        sha256 = hashlib.sha256(one.data).hexdigest()
        yield Document(
            sha256=sha256,
            media_type=sniff(one.data[:HEAD_BYTES]),
            size=len(one.data),
            origin=f"{parent.origin}{LINK}{one.name}",
            path=keep(one, sha256),
            parent=parent.sha256,
            received_at=parent.received_at,
            received_on=parent.received_on,
            sender=one.sender or parent.sender,
            said=tuple(dict.fromkeys((*parent.said, *one.said))),
        )


def reading(documents: Iterable[Document]) -> str:
    """What reading `documents` is called while it goes on: those that came in, or what came within these."""
    return "documents read" if any(one.parent is None for one in documents) else "enclosed documents read"


def keep_pieces(ledger: Ledger, run: RunInfo, parent: Document, enclosed: Sequence[Enclosed]) -> None:
    """Store the bytes of what came within `parent` and write its arrival in `run` down; again, it changes nothing."""
    ledger.add(run, pieces(parent, enclosed, lambda one, _: ledger.keep_bytes(one.data)))


def with_known_pieces(ledger: Ledger, documents: Iterable[Document]) -> Iterator[Document]:
    """`documents`, each that an earlier run unpacked followed by what came within it: that may wait for people."""
    unpacked, opened = ledger.documents_that_are(OutcomeKind.UNPACKED), set[str]()
    for first in documents:
        stack = [first]
        while stack:
            document = stack.pop()
            yield document
            if document.sha256 not in opened and document.sha256 in unpacked:
                opened.add(document.sha256)
                stack += reversed([_within(document, piece) for piece in ledger.within(document.sha256)])


def _within(parent: Document, piece: Document) -> Document:
    """`piece` as it comes this time, within `parent`."""
    origin = f"{parent.origin}{LINK}{piece.origin.rpartition(LINK)[2]}"
    came = {"received_at": parent.received_at, "received_on": parent.received_on}
    return piece.model_copy(update={"origin": origin, **came})


class Unfolding:
    """Judges documents and all that comes within them, without a ledger; `folder` holds the pieces meanwhile."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._waiting: list[Document] = []
        self.within: dict[str, Sequence[Document]] = {}

    def process(self, documents: Sequence[Document], steps: Steps) -> Iterator[Verdict]:
        """A verdict on each document, as they are done; what came within one is in `within`, by its origin, before."""
        while documents:
            self._waiting = []
            with showing(reading(documents), len(documents)) as step_done:
                for verdict in process(documents, steps, self._take_in):
                    yield verdict
                    step_done()
            documents = self._waiting

    def _take_in(self, parent: Document, enclosed: Sequence[Enclosed]) -> None:
        if parent.origin not in self.within:
            self.within[parent.origin] = list(pieces(parent, enclosed, self._keep))
        self._waiting += self.within[parent.origin]

    def _keep(self, one: Enclosed, sha256: str) -> Path:
        path = self._folder / sha256
        if not path.exists():
            path.write_bytes(one.data)
        return path


class InOrder:
    """Gives verdicts in the order of their documents, each followed by those on what came `within` it, by its origin.

    Those that come early wait for those before them.
    """

    def __init__(self, documents: Sequence[Document], within: Mapping[str, Sequence[Document]]) -> None:
        self._turns = list(reversed(documents))
        self._within = within
        self._early: dict[str, list[Verdict]] = {}

    def after(self, verdict: Verdict) -> Iterator[Verdict]:
        """The verdicts whose turn it is once `verdict` is there."""
        self._early.setdefault(verdict.document.origin, []).append(verdict)
        while self._turns and self._early.get(self._turns[-1].origin):
            document = self._turns.pop()
            yield self._early[document.origin].pop(0)
            self._turns += reversed(self._within.get(document.origin, ()))
