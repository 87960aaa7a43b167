"""The reader of e-invoices that arrive as XML."""

from __future__ import annotations

from extractors.readers.elements import invoice_root, structured
from extractors.readers.safe_xml import parse_xml
from schemas import Document, Limits, Reading, Structured


def read_xml(document: Document, data: bytes, limits: Limits) -> Reading:
    """The elements of an e-invoice. Raises RefusedDocument for XML that is none, or that may hide something."""
    return Reading(sha256=document.sha256, reader="einvoice", parts=(einvoice_in(data, limits),))


def einvoice_in(data: bytes, limits: Limits, name: str | None = None) -> Structured:
    """The e-invoice that the XML `data` is; `name` is its attachment's. Raises as `read_xml` does."""
    return structured(invoice_root(parse_xml(data, limits)), name)
