"""The kind of an e-invoice by its type code."""

from __future__ import annotations

from collections.abc import Mapping

from schemas import DocType, Structured

Kind = tuple[DocType, str | None]

# UNTDID 1001, as far as EN 16931 and its neighbours use it; whatever else is an invoice by its schema.
_CODES: Mapping[str, Kind] = {
    "381": (DocType.CREDIT_NOTE, None),
    "396": (DocType.CREDIT_NOTE, None),
    "261": (DocType.CREDIT_NOTE, "self_billing"),
    "384": (DocType.INVOICE, "correction"),
    "389": (DocType.INVOICE, "self_billing"),
    "386": (DocType.INVOICE, "prepayment"),
    "326": (DocType.INVOICE, "partial"),
    "875": (DocType.INVOICE, "partial"),
    "876": (DocType.INVOICE, "partial"),
    "877": (DocType.INVOICE, "final"),
    "325": (DocType.OTHER, "pro_forma"),
    # FatturaPA: TipoDocumento.
    "TD02": (DocType.INVOICE, "prepayment"),
    "TD03": (DocType.INVOICE, "prepayment"),
    "TD04": (DocType.CREDIT_NOTE, None),
    "TD08": (DocType.CREDIT_NOTE, "simplified"),
    "TD07": (DocType.INVOICE, "simplified"),
    "TD09": (DocType.INVOICE, "simplified"),
}
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
    kind, subtype = _CODES.get(known, (DocType.INVOICE, None))
    if part.root == "CreditNote" and kind is DocType.INVOICE:
        return DocType.CREDIT_NOTE, subtype
    return kind, subtype
