"""Calibration: probabilities become confidences, by group of fields (Platt scaling fitted on held-out templates)."""

from __future__ import annotations

import math
from collections.abc import Mapping

GROUPS: Mapping[str, str] = {
    "invoice_number": "numbers",
    "purchase_order_reference": "numbers",
    "preceding_invoice": "numbers",
    "issue_date": "dates",
    "due_date": "dates",
    "seller.name": "parties",
    "buyer.name": "parties",
    "seller.vat_id": "identifiers",
    "buyer.vat_id": "identifiers",
    "payment.iban": "identifiers",
    "totals.net": "totals",
    "totals.tax": "totals",
    "totals.gross": "totals",
    "totals.due": "totals",
}
_EDGE = 1e-4


def logit(score: float) -> float:
    """The log-odds of a score, cut off at the edges."""
    bounded = min(max(score, _EDGE), 1 - _EDGE)
    return math.log(bounded / (1 - bounded))


def confidence_of(term: str, score: float, curves: Mapping[str, tuple[float, float]]) -> float | None:
    """The confidence for a score of `term`; None where its group has no curve. A curve is slope and offset."""
    curve = curves.get(GROUPS.get(term, ""))
    if curve is None:
        return None
    slope, offset = curve
    return round(1 / (1 + math.exp(-(slope * logit(score) + offset))), 4)
