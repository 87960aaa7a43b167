"""Calibration: probabilities become confidences, by group of fields (Platt scaling fitted on held-out templates).

Totals have two groups: where net, tax and gross of a document add up, they are right far more often. Each group has a
second curve for values that the rules read as well: two witnesses are right more often than one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from decimal import Decimal

GROUPS: Mapping[str, str] = {
    "invoice_number": "numbers",
    "purchase_order_reference": "numbers",
    "preceding_invoice": "numbers",
    "issue_date": "issue date",
    "due_date": "due date",
    "seller.name": "seller",
    "buyer.name": "buyer",
    "seller.vat_id": "identifiers",
    "buyer.vat_id": "identifiers",
    "payment.iban": "identifiers",
    "totals.net": "totals",
    "totals.tax": "totals",
    "totals.gross": "totals",
    "totals.due": "totals",
}
AGREEING = " that add up"
WITNESSED = ", rules agree"
_EDGE = 1e-4


def logit(score: float) -> float:
    """The log-odds of a score, cut off at the edges."""
    bounded = min(max(score, _EDGE), 1 - _EDGE)
    return math.log(bounded / (1 - bounded))


def groups_of(values: Mapping[str, object]) -> dict[str, str]:
    """The group of each term of one document's `values`."""
    net, tax, gross = (values.get(f"totals.{leaf}") for leaf in ("net", "tax", "gross"))
    known = isinstance(net, Decimal) and isinstance(tax, Decimal) and isinstance(gross, Decimal)
    behind = AGREEING if known and net + tax == gross else ""  # type: ignore[operator] # all three are Decimals
    return {term: GROUPS[term] + (behind if GROUPS[term] == "totals" else "") for term in values if term in GROUPS}


def confidence_of(group: str, score: float, curves: Mapping[str, tuple[float, float]]) -> float | None:
    """The confidence for a score of a field of `group`; None where it has no curve. A curve is slope and offset."""
    curve = curves.get(group)
    if curve is None:
        return None
    slope, offset = curve
    chance = 1 / (1 + math.exp(-(slope * logit(score) + offset)))
    return round(min(max(chance, _EDGE), 1 - _EDGE), 4)  # no claim is certain
