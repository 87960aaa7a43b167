"""Splitting and joining: the documents that decisions on pages come to, made before they are taken in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from extractors.media_types import PDF
from extractors.readers.containers.names import readable
from flows.examined import Arranging
from flows.examiners import Examiners
from flows.pipeline import versions
from flows.unpack import pieces as documents_of
from ledger import Ledger
from ledger.deciding import Asked
from ledger.files import original_path
from schemas import Corrupted, Document, Enclosed, Layer, Limits, Policy
from schemas.deciding import Unfit
from schemas.decision import ARRANGING, Decision, DecisionKind, PagesOf
from schemas.pages import Piece, pages_told, parts_of

_BROKEN = "its pages could not be taken apart within the limits of a reader"


def with_pieces(ledger: Ledger, workspace: Path, asked: Asked, pool: Examiners, policy: Policy) -> Asked:
    """`asked`, with what its decisions on pages come to, or why that is nothing. Nothing is cut for one that cannot be
    taken in anyway."""
    on_pages = {n: one for n, one in enumerate(asked.decisions) if one.decision in ARRANGING}
    if not on_pages:
        return asked
    uncut = {decision.document: () for decision in on_pages.values()}
    refused = ledger.take(asked._replace(rehearsal=True, pieces=uncut), versions(policy), policy).refused
    made: dict[str, Sequence[Piece] | Unfit] = {}
    for number, decision in on_pages.items():
        if number not in refused:
            try:
                made[decision.document] = _pieces(_Source(ledger, workspace, pool, policy.limits), decision)
            except Unfit as unfit:
                made[decision.document] = unfit
    return asked._replace(pieces=made)


class _Source(NamedTuple):
    """Where the pages come from, and who takes them apart."""

    ledger: Ledger
    workspace: Path
    pool: Examiners
    limits: Limits


def _pieces(source: _Source, decision: Decision) -> list[Piece]:
    names = (decision.document, *decision.followed_by)
    splits = decision.decision is DecisionKind.SPLIT
    if not splits and len(names) < 2:
        raise Unfit("it is not said what it is joined with (followed_by)")
    parts = parts_of(decision.parts) if splits else ()
    if max(len(parts), len(names)) > source.limits.unpacked_files:
        raise Unfit("these are more documents than limits.unpacked_files allows")
    documents = [_document(source.ledger, sha256) for sha256 in names]
    arranged = source.pool.arrange(Arranging(tuple(documents), parts))
    if arranged is None or arranged.why:
        raise Unfit(arranged.why if arranged else _BROKEN)
    of: list[tuple[PagesOf, ...]]
    of = [(PagesOf(document=names[0], pages=part),) for part in parts] if splits else [_all(names, arranged.pages)]
    enclosed = [Enclosed(_name(documents, one), data) for one, data in zip(of, arranged.pieces, strict=True)]
    made = documents_of(documents[0], enclosed, lambda _, sha256: original_path(source.workspace, sha256))
    return [Piece(*one) for one in zip(made, arranged.pieces, of, strict=True)]


def _all(names: Sequence[str], pages: Sequence[int]) -> tuple[PagesOf, ...]:
    return tuple(PagesOf(document=one, pages=tuple(range(1, n + 1))) for one, n in zip(names, pages, strict=True))


def _document(ledger: Ledger, sha256: str) -> Document:
    """A document whose pages can be taken apart, its original checked. Raises Unfit."""
    document = next(ledger.select(sha256s=[sha256]), None)
    verdict = ledger.verdict(sha256)
    if document is None or verdict is None:
        raise Unfit("this workspace knows no such document")
    if document.media_type != PDF:
        raise Unfit("only the pages of a PDF can be split or joined")
    if any(claim.layer is Layer.EINVOICE for claim in verdict.claims.values()):
        raise Unfit("it holds an e-invoice, which speaks for all its pages")
    try:
        ledger.original(sha256)
    except Corrupted as error:  # of this one: the other decisions are taken in
        raise Unfit(f"its original is damaged: `vouchline audit verify` says more. {error.way_out}") from error
    return document


def _name(documents: Sequence[Document], of: Sequence[PagesOf]) -> str:
    names = [readable(document.name, "a document") for document in documents]
    if len(of) == 1:
        return f"{pages_told(of[0].pages)} of {names[0]}"
    return f"{names[0]} with {' and '.join(names[1:])}"
