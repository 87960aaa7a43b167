"""What is known beside a document: what its vendor's last documents said, and what was ordered."""

from __future__ import annotations

from typing import NamedTuple

from starlette.responses import Response

from app.review.deciding import standing
from app.review.desk import Desk
from app.review.document_page import no_such_document
from app.review.rendering import page
from app.review.visits import Visit
from ledger.knowledge import Knowledge
from schemas import Earlier, Invoice, Like, Line, OrderLine, Vendor, seller_keys
from validators.rules.orders import line_ordered

_LAST = 5


class Beside(NamedTuple):
    """A line of the invoice beside the order's line that it invoices; None where there is none, or more than one."""

    line: Line | None
    ordered: OrderLine | None

    @property
    def dearer(self) -> bool:
        """Whether the price is above the one that was agreed."""
        if self.line is None or self.ordered is None or self.line.unit_price is None:
            return False
        return self.line.unit_price > self.ordered.unit_price

    @property
    def more(self) -> bool:
        """Whether more is invoiced than was ordered."""
        if self.line is None or self.ordered is None or self.line.quantity is None:
            return False
        return self.line.quantity > self.ordered.quantity


def show(desk: Desk, visit: Visit) -> Response:
    """What is known beside a document, as a page, or as the part of one that a script puts in."""
    stands = standing(desk, visit.request.path_params["sha256"])
    if stands is None:
        return no_such_document(visit)
    known, invoice = desk.ledger.knowledge, stands.verdict.invoice
    keys = seller_keys(invoice.seller)
    return page(
        visit.request,
        "beside_part.html" if "part" in visit.request.query_params else "beside.html",
        visit=visit,
        stands=stands,
        invoice=invoice,
        vendors=_vendors(known, invoice),
        earlier=[one for one in _earlier(known, keys) if one.sha256 != stands.sha256][:_LAST],
        order=_order(known, invoice),
        named=invoice.purchase_order_reference,
    )


def _vendors(known: Knowledge, invoice: Invoice) -> list[Vendor]:
    return list(known.vendors(seller_keys(invoice.seller)) or ())[:_LAST]


def _earlier(known: Knowledge, keys: tuple[str, ...]) -> list[Earlier]:
    return list(known.earlier(Like(sellers=keys))) if keys else []


def _order(known: Knowledge, invoice: Invoice) -> list[Beside]:
    """The invoice's lines beside the order's, then the lines of the order that it does not invoice."""
    if not invoice.purchase_order_reference:
        return []
    order = known.order(invoice.purchase_order_reference)
    if order is None or not order.lines:
        return []
    beside = [Beside(line, line_ordered(line, order)) for line in invoice.lines]
    invoiced = {one.ordered.line for one in beside if one.ordered is not None}
    return [*beside, *(Beside(None, line) for line in order.lines if line.line not in invoiced)]
