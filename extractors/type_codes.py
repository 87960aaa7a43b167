"""What type codes say of a document: UNTDID 1001, and TipoDocumento of FatturaPA."""

from __future__ import annotations

from collections.abc import Mapping

from schemas import DocType

Kind = tuple[DocType, str | None]

# Whatever else is an invoice by its schema or its title is an ordinary one.
KINDS: Mapping[str, Kind] = {
    "381": (DocType.CREDIT_NOTE, None),
    "396": (DocType.CREDIT_NOTE, None),
    "261": (DocType.CREDIT_NOTE, "self_billing"),
    "380": (DocType.INVOICE, None),
    "384": (DocType.INVOICE, "correction"),
    "389": (DocType.INVOICE, "self_billing"),
    "527": (DocType.INVOICE, "self_billing"),
    "386": (DocType.INVOICE, "prepayment"),
    "326": (DocType.INVOICE, "partial"),
    "875": (DocType.INVOICE, "partial"),
    "876": (DocType.INVOICE, "partial"),
    "877": (DocType.INVOICE, "final"),
    "325": (DocType.OTHER, "pro_forma"),
    # FatturaPA. TD16 to TD21 are written by the buyer.
    "TD01": (DocType.INVOICE, None),
    "TD02": (DocType.INVOICE, "prepayment"),
    "TD03": (DocType.INVOICE, "prepayment"),
    "TD04": (DocType.CREDIT_NOTE, None),
    "TD07": (DocType.INVOICE, "simplified"),
    "TD08": (DocType.CREDIT_NOTE, "simplified"),
    "TD09": (DocType.INVOICE, "simplified"),
    **dict.fromkeys(("TD16", "TD17", "TD18", "TD19", "TD20", "TD21"), (DocType.INVOICE, "self_billing")),
}
