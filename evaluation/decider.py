"""The person at the desk who knows the truth: what they say of a document, from its labels."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from evaluation.corpus import CELLS, FIELDS
from schemas import DocType
from schemas.decision import Decision, DecisionKind

_DELETED = ("due_date", "seller_vat_id", "buyer_vat_id", "iban", "purchase_order")  # where it is not printed
_TAXES = ("rate", "base", "amount")


def decision_on(sha256: str, gold: Mapping[str, Any], *, reject: bool) -> Decision:
    """Approve with the labelled values, or reject what must not be paid."""
    if reject:
        return Decision(document=sha256, decision=DecisionKind.REJECT, reason="it must not be paid")
    hidden = gold.get("visible_false", ())
    values = {
        FIELDS[label]: value for label, value in gold["fields"].items() if label in FIELDS and label not in hidden
    }
    values |= {FIELDS[label]: None for label in hidden if label in _DELETED}
    values |= {FIELDS[label]: gold["fields"][label] for label in hidden if _is_nothing(label, gold["fields"])}
    cells = {**CELLS, "unit": "unit", "tax_rate": "tax_rate"}
    lines = tuple(
        {path: line[cell] for cell, path in cells.items() if line.get(cell) is not None}
        for line in gold.get("line_items", ())
    )
    taxes = tuple({name: row.get(name) for name in _TAXES} for row in gold.get("tax_breakdown", ()))
    return Decision(
        document=sha256,
        decision=DecisionKind.APPROVE,
        doc_type=DocType(gold["doc_type"]),
        values=values,
        lines=lines or None,
        tax_breakdown=taxes or None,
    )


def _is_nothing(label: str, labels: Mapping[str, Any]) -> bool:
    """Whether the page says nothing of tax because none is charged: who knows it says so."""
    return label == "tax_total" and labels.get(label) is not None and not Decimal(labels[label])
