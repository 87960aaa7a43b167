"""The kind of an e-invoice by its type code."""

from __future__ import annotations

from collections.abc import Mapping

from extractors.type_codes import KINDS, Kind
from schemas import DocType, Structured

# What a type code says of itself where it names no invoice at all.
_OTHERS: Mapping[str, str] = {
    "220": "order",
    "231": "order",
    "270": "delivery_note",
    "310": "quote",
    "640": "delivery_note",
}


def kind_of(part: Structured, code: str | None) -> Kind:
    """The document's kind and subtype by its root and type code."""
    known = code or ""
    if known in _OTHERS:
        return DocType.OTHER, _OTHERS[known]
    kind, subtype = KINDS.get(known, (DocType.INVOICE, None))
    if part.root == "CreditNote" and kind is DocType.INVOICE:
        return DocType.CREDIT_NOTE, subtype
    return kind, subtype
