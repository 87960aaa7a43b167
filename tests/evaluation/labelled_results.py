"""Labelled documents and results made by hand, for the tests of evaluation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from evaluation.corpus import Labelled, Labels
from evaluation.scoring import Scored, score

FIELDS = {
    "invoice_number": "A-17",
    "issue_date": "2024-03-01",
    "currency": "EUR",
    "seller_name": "Nordlicht GmbH",
    "gross_total": "119.00",
}


def document(name: str = "one", **more: Any) -> Labelled:
    """An invoice labelled with FIELDS, unless `more` says otherwise."""
    labels = {"template": "plain", "doc_type": "invoice", "language": "en", "kind": "digital_pdf", "fields": FIELDS}
    return Labelled(Path(f"somewhere/{name}.pdf"), "corpus", "some-set", Labels(**(labels | more)))


def result(**more: Any) -> dict[str, Any]:
    """A right result for `document()` that went straight through, unless `more` says otherwise."""
    right = {
        "doc_type": "invoice",
        "disposition": "straight_through",
        "pages": 2,
        "seconds": 0.5,
        "invoice": invoice(),
        "claims": {
            "invoice_number": {"score": 0.95, "confidence": None, "layer": "rules"},
            "totals.gross": {"score": 0.4, "confidence": 0.85, "layer": "model"},
        },
    }
    return right | more


def invoice(**more: Any) -> dict[str, Any]:
    """The invoice of a right result, with `more` in place of its own entries."""
    own = {
        "invoice_number": "A-17",
        "issue_date": "2024-03-01",
        "currency": "EUR",
        "seller": {"name": "Nordlicht GmbH", "vat_id": None},
        "totals": {"gross": "119.00", "net": "100.00"},
    }
    return own | more


def scored(document_: Labelled | None = None, **more: Any) -> Scored:
    """`document()` scored beside `result(**more)`."""
    return score(document_ or document(), result(**more))
