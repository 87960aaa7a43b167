"""The readers of e-invoices: XML as it is or signed, and PDFs with an XML inside (hybrids)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlsplit

from extractors.elements import PUBLISHERS, invoice_root, is_invoice, structured
from extractors.media_types import PDF, XML
from extractors.readers.attachments import PACKED, Attached, attached
from extractors.readers.lots import lot
from extractors.readers.pdf_text import read_pdf
from extractors.safe_xml import parse_xml, style_sheets
from extractors.signed import SIGNED, signed_content
from schemas import Document, Limits, Reading, RefusedDocument, Signal, SignalCode, Structured

_TWO = "More than one e-invoice is embedded in this PDF ({})."
_WHICH = "Ask the sender which of them counts."
# What refuses an XML that comes alone, and leaves a PDF with it to a person.
_OF_ITSELF = frozenset({SignalCode.UNREADABLE, SignalCode.UNKNOWN_TYPE})
_DAMAGED = 'The XML file "{}" that is embedded in this PDF cannot be read. {}'
_STYLED = 'Browsers show this e-invoice through a style sheet of its own ("{}"): it may show other values.'
_LEADS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|[/\\#.]")  # how an address begins that is more than a name
_MOST_ADDRESS = 120  # characters that are shown


class _Embedded(NamedTuple):
    """What is embedded in a PDF: e-invoices with their bytes, signals, and what else can be unpacked."""

    found: tuple[tuple[Structured, bytes], ...]
    signals: tuple[Signal, ...]
    others: tuple[Attached, ...]


def read_xml(document: Document, data: bytes, limits: Limits) -> Reading:
    """The elements of an e-invoice. Raises RefusedDocument for XML that is none, or that may hide something."""
    return _read(document.sha256, data, limits, signed=False)


def read_signed(document: Document, data: bytes, limits: Limits) -> Reading:
    """The e-invoice in a signed file (.p7m). Its signature is not verified, which is said. Raises as `read_xml`."""
    return _read(document.sha256, signed_content(data, limits), limits, signed=True)


def _read(sha256: str, xml: bytes, limits: Limits, *, signed: bool) -> Reading:
    root = invoice_root(parse_xml(xml, limits))
    part = structured(root).model_copy(update={"signed": signed})
    signals = tuple(_styled(xml))
    return lot(sha256, root) or Reading(sha256=sha256, reader="einvoice", parts=(part,), signals=signals)


def _styled(xml: bytes) -> Iterator[Signal]:
    """That browsers show an XML through a style sheet of somebody's: one within it or elsewhere, but for those of the
    authority whose format it is. One of no more than a name lies nowhere where it is looked for."""
    for where in style_sheets(xml):
        host = _host(where)
        official = any(host == own or host.endswith(f".{own}") for own in PUBLISHERS)
        if not official and _LEADS.match(where):
            yield Signal(code=SignalCode.VIEWS_DIFFER, message=_STYLED.format(where[:_MOST_ADDRESS]))


def read_hybrid(document: Document, data: bytes, limits: Limits) -> Reading:
    """The pages of a PDF, and the e-invoice that is embedded in it, if there is one.

    Several are a signal, and so is an embedded XML that cannot be read: it may be the e-invoice.
    """
    reading = read_pdf(document, data, limits)
    found, signals, _ = _embedded(data, limits)
    if len(found) > 1:
        names = ", ".join(f'"{one.name}"' for one, _ in found)
        signals = (*signals, Signal(code=SignalCode.SEVERAL_INVOICES, message=_TWO.format(names), todo=_WHICH))
    parts = (*(part for part, _ in found[:1]), *reading.parts)
    return reading.model_copy(update={"parts": parts, "signals": (*reading.signals, *signals)})


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # no address: "http://["
        return ""


def xml_of(document: Document, limits: Limits) -> bytes | None:
    """The XML that decides: of an XML or signed file, or the one e-invoice embedded in a PDF; None where there is none.

    Raises RefusedDocument, as the readers do, for what is not taken in. The bytes have been parsed by `parse_xml`.
    """
    data = document.path.read_bytes()
    if document.media_type == PDF:
        found, _, _ = _embedded(data, limits)
        return found[0][1] if len(found) == 1 else None
    if document.media_type not in (XML, SIGNED):
        return None
    xml = signed_content(data, limits) if document.media_type == SIGNED else data
    invoice_root(parse_xml(xml, limits))
    return xml


def einvoice_in(data: bytes, limits: Limits) -> Structured:
    """The e-invoice that the XML `data` is. Raises as `read_xml` does."""
    return structured(invoice_root(parse_xml(data, limits)))


def others_within(data: bytes, limits: Limits) -> tuple[Attached, ...]:
    """The files that are embedded in a PDF and are no e-invoice, without their bytes. Raises as its reader does."""
    return _embedded(data, limits).others


@lru_cache(maxsize=1)
def _embedded(data: bytes, limits: Limits) -> _Embedded:
    """The different e-invoices in a PDF with their bytes, and what was noticed of other files in it.

    Who reads a document and who then checks its e-invoice ask for the same file, one after the other.
    """
    found: dict[bytes, Structured] = {}
    signals, others = [], []
    for file in attached(data, limits):
        if file.media_type is None:
            signals.append(Signal(code=SignalCode.ATTACHMENT_UNREAD, message=PACKED.format(file.name)))
        if file.media_type is None or file.data in found:
            continue
        try:
            root = parse_xml(file.data, limits) if file.data else None
            if root is not None and is_invoice(root):
                found[file.data] = structured(invoice_root(root), file.name)
            else:
                others.append(file._replace(data=b""))
        except RefusedDocument as refusal:
            code = SignalCode.ATTACHMENT_UNREAD if refusal.code in _OF_ITSELF else SignalCode(refusal.code)
            signals.append(Signal(code=code, message=_DAMAGED.format(file.name, refusal.message), todo=refusal.way_out))
    return _Embedded(tuple((part, xml) for xml, part in found.items()), tuple(signals), tuple(others))
