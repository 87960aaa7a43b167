"""What a model says about the kind of a document: taken only where a title on the pages says the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from extractors.foundation.pages import Pages
from extractors.foundation.terms import DOC_TYPE
from extractors.rules.kind import INVOICES
from schemas import DocType, Dropped, Extraction, Layer, Policy

_BELOW = 0.01


def decide_kind(
    said: str | None, pages: Pages, extraction: Extraction, policy: Policy
) -> tuple[Extraction, Dropped | None]:
    """`extraction` with the kind that the model and a title agree on, still below the gate; or why it stays."""
    if said is None or said == extraction.doc_type:
        return extraction, None
    if said not in set(DocType):
        return extraction, Dropped(term=DOC_TYPE, raw=said, why="It is no kind of document.")
    kind = DocType(said)
    subtypes = [subtype for found, subtype in _titles(pages) if found is kind]
    if not subtypes:
        return extraction, Dropped(term=DOC_TYPE, raw=said, why="No title on the pages says so.")
    below = float(policy.gate.doc_type_score) - _BELOW
    claims: Mapping[str, object] = {
        term: claim
        for term, claim in extraction.claims.items()
        if term != "type_code" or claim.layer is not Layer.DERIVED
    }
    changed = {"doc_type": kind, "subtype": subtypes[0], "claims": claims}
    score = max(0.0, min(policy.foundation.prior_of(DOC_TYPE), below))
    return extraction.model_copy(update={**changed, "doc_type_score": score}), None


def _titles(pages: Pages) -> Iterator[tuple[DocType, str | None]]:
    """The kinds that titles on the pages name, each with its subtype."""
    for marks in pages.sheet.marks.values():
        for found in marks.values():
            for mark in found:
                yield from map(_kind_of, mark.titles)


def _kind_of(title: str) -> tuple[DocType, str | None]:
    if title in {"credit_note", "receipt"}:
        return DocType(title), None
    if title in INVOICES:
        return DocType.INVOICE, None if title == "invoice" else title
    return DocType.OTHER, title
