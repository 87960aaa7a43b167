"""Documents that are played to be made of the pages of others."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ledger import Ledger
from ledger.deciding import Asked, Taken
from ledger.files import original_path
from schemas import Document, Policy
from schemas.decision import Decision, DecisionKind, PagesOf, Who
from schemas.pages import Piece
from tests.ledger.desk_run import play
from tests.ledger.kept import VERSIONS, failed

DOUBT = (failed("GATE-1"),)


def piece(workspace: Path, parent: str, content: bytes, *of: tuple[str, tuple[int, ...]]) -> Piece:
    """A document with `content`, made of these pages; of the first page of `parent` where none are given."""
    sha256 = hashlib.sha256(content).hexdigest()
    document = Document(
        sha256=sha256,
        media_type="application/pdf",
        size=len(content),
        origin=f"in.pdf > {content.decode()}",
        path=original_path(workspace, sha256),
        parent=parent,
    )
    return Piece(document, content, tuple(PagesOf(document=one, pages=pages) for one, pages in of or [(parent, (1,))]))


def arrange(
    ledger: Ledger,
    workspace: Path,
    who: Who,
    sha256: str,
    *contents: bytes,
    followed_by: tuple[str, ...] = (),
    policy: Policy | None = None,
) -> Taken:
    """Split a document into pieces with `contents`, or join it with others into one; play the run."""
    kind = DecisionKind.JOIN if followed_by else DecisionKind.SPLIT
    of = tuple((one, (1,)) for one in (sha256, *followed_by))
    if kind is DecisionKind.JOIN:
        pieces = [piece(workspace, sha256, contents[0], *of)]
    else:
        pieces = [piece(workspace, sha256, content, (sha256, (n,))) for n, content in enumerate(contents, 1)]
    parts = () if followed_by else tuple(str(number) for number in range(1, len(contents) + 1))
    decision = Decision(document=sha256, decision=kind, parts=parts, followed_by=followed_by)
    settings = policy or Policy()
    taken = ledger.take(Asked([decision], who, pieces={sha256: pieces}), VERSIONS, settings)
    if taken.run is not None:
        play(ledger, taken.run, settings, DOUBT)
    return taken


def hash_of(content: bytes) -> str:
    """The name of a piece."""
    return hashlib.sha256(content).hexdigest()
