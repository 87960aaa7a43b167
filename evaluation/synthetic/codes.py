"""Payment codes on generated pages: what they say, and how they are printed. The same input gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
import pikepdf
import pypdfium2 as pdfium
import zxingcpp

from schemas import Invoice, plain

_COARSE = 6  # points: the grid on which room for a code is looked for
_MARGIN = 24  # points from the edge of the page


def epc(invoice: Invoice) -> str:
    """The SEPA payment code of `invoice` (EPC069-12, version 002)."""
    pay, due = invoice.payment, invoice.totals.due or invoice.totals.gross
    assert due is not None
    rows = ("BCD", "002", "1", "SCT", pay.bic or "", invoice.seller.name, pay.iban, f"EUR{plain(due)}", "", "",
            invoice.invoice_number, "")  # fmt: skip
    return "\n".join(str(row or "") for row in rows)


def swiss(invoice: Invoice, account: str) -> str:
    """The code of a Swiss QR-bill (version 2.0) for `invoice`, to be paid into `account`."""
    due = invoice.totals.due or invoice.totals.gross
    assert due is not None
    party = []
    for one in (invoice.seller, invoice.buyer):
        place = one.address
        party.append(["S", one.name, place.street, "", place.post_code, place.city, place.country or "CH"])
    rows = ["SPC", "0200", "1", account, *party[0], *([""] * 7), plain(due), invoice.currency, *party[1],
            "NON", "", invoice.invoice_number, "EPD", ""]  # fmt: skip
    return "\r\n".join(str(row or "") for row in rows)


def with_code(pdf: bytes, text: str, side: float = 96.0) -> bytes:
    """`pdf` with the QR code of `text`, `side` points wide, where its first page has room; the lowest such place."""
    left, bottom = _room(pdf, side)
    drawing = f"q 1 0 0 1 {left} {bottom} cm 0 g {' '.join(_rectangles(text, side))} f Q"
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        page = document.pages[0]
        page.contents_add(b"q", prepend=True)
        page.contents_add(b"Q " + drawing.encode())
        document.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def _rectangles(text: str, side: float) -> Iterator[str]:
    """The code as drawing operators: a rectangle for every run of dark modules."""
    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    dark = np.asarray(made.to_image(scale=1)) < 128
    module = side / len(dark)
    for row, modules in enumerate(dark):
        edges = np.flatnonzero(np.diff(np.concatenate(([0], modules, [0]))))
        for start, end in edges.reshape(-1, 2):
            left, bottom, width = start * module, side - (row + 1) * module, (end - start) * module
            yield f"{left:.3f} {bottom:.3f} {width:.3f} {module:.3f} re"


def _room(pdf: bytes, side: float) -> tuple[float, float]:
    """The left and lower edge of a white square of `side` points on the first page."""
    document = pdfium.PdfDocument(pdf)
    try:
        page = document[0]
        high = page.get_height()
        shades = page.render(scale=1, grayscale=True).to_numpy().reshape(round(high), -1)
    finally:
        document.close()
    reach = round(side)
    for top in range(shades.shape[0] - reach - _MARGIN, _MARGIN, -_COARSE):
        for left in range(_MARGIN, shades.shape[1] - reach - _MARGIN, _COARSE):
            if shades[top : top + reach, left : left + reach].min() > 250:
                return float(left), float(high - top - reach)
    raise ValueError("the page has no room for a code")
