"""The facts of a document as an e-invoice states them: everything, also what its page leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from evaluation.synthetic.amounts import Item
from evaluation.synthetic.facts import Facts
from evaluation.synthetic.names import Party as Drawn
from schemas import (
    Address,
    AllowanceCharge,
    Contact,
    Delivery,
    Identifier,
    Invoice,
    Line,
    Party,
    Payment,
    PrecedingInvoice,
    TaxRow,
    Totals,
)

EN_16931 = "urn:cen.eu:en16931:2017"
XRECHNUNG = f"{EN_16931}#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0"
_PROCESS = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
_TYPES: Mapping[str, str] = {
    "invoice": "380",
    "credit_note": "381",
    "correction": "384",
    "self_billing": "389",
    "partial": "326",
    "prepayment": "386",
}
# UN/ECE Recommendation 20 by the generator's units; what is not here is a piece.
_UNITS: Mapping[str, str] = {
    "h": "HUR", "day": "DAY", "month": "MON", "kg": "KGM", "m": "MTR", "l": "LTR", "set": "SET", "flat": "LS",
}  # fmt: skip
_PIECE = "C62"
# Category, code and text by the reason why no tax is charged.
_UNTAXED: Mapping[str, tuple[str, str | None, str | None]] = {
    "reverse_charge": ("AE", "VATEX-EU-AE", "Reverse charge"),
    "intra_community": ("K", "VATEX-EU-IC", "Intra-Community supply"),
    "export": ("G", "VATEX-EU-G", "Export outside the EU"),
}
_EXEMPT = ("E", None, "Exempt from tax")
_STANDARD = "S"


def stated(facts: Facts, specification: str = EN_16931) -> Invoice:
    """The invoice of `facts` with the codes of EN 16931. Its amounts are positive: a credit note says what it is.

    Shops that price with tax and balances carried forward have no place in EN 16931; do not draw them.
    """
    sums = facts.sums
    preceding = (PrecedingInvoice(number=facts.preceding, issue_date=facts.preceding_date),)
    buyer = _party(facts.buyer)
    refers = facts.kind in ("credit_note", "correction")
    return Invoice(
        specification=specification,
        business_process=_PROCESS,
        invoice_number=facts.number,
        type_code=_TYPES[facts.kind],
        issue_date=facts.issue,
        due_date=facts.due,
        currency=facts.currency,
        buyer_reference=facts.customer,
        purchase_order_reference=facts.order,
        preceding_invoice=facts.preceding if refers else None,
        preceding_invoices=preceding if refers else (),
        seller=_party(facts.seller, contact=True),
        buyer=buyer,
        delivery=Delivery(date=facts.delivery, address=buyer.address),
        payment=Payment(
            means_code="58",
            iban=facts.iban,
            bic=facts.bic,
            account_name=facts.seller.name,
            reference=facts.number,
            terms=f"{facts.days} days net",
        ),
        allowances=tuple(_adjustments(facts, sums.allowance, sums.allowance_percent or None, "Discount", "95")),
        charges=tuple(_adjustments(facts, sums.charge, None, "Freight", "FC")),
        tax_breakdown=tuple(_tax_row(facts, row.rate, row.base, row.tax) for row in sums.rows),
        lines=tuple(_line(facts, number, item) for number, item in enumerate(facts.items, 1)),
        totals=Totals(
            line_net=sums.line_sum,
            allowances=sums.allowance or None,
            charges=sums.charge or None,
            net=sums.net,
            tax=sums.tax,
            gross=sums.gross,
            paid=sums.paid or None,
            rounding=sums.rounding or None,
            due=sums.due,
        ),
    )


def italian(invoice: Invoice) -> Invoice:
    """`invoice` with the codes of FatturaPA, and without what FatturaPA has no place for."""
    seller, buyer, totals = invoice.seller, invoice.buyer, invoice.totals
    return Invoice(
        specification="FPR12",
        invoice_number=invoice.invoice_number,
        type_code="TD04" if invoice.type_code == "381" else "TD01",
        issue_date=invoice.issue_date,
        due_date=invoice.due_date,
        currency=invoice.currency,
        purchase_order_reference=invoice.purchase_order_reference,
        preceding_invoice=invoice.preceding_invoice,
        preceding_invoices=invoice.preceding_invoices,
        seller=Party(
            name=seller.name,
            vat_id=seller.vat_id,
            address=seller.address,
            contact=Contact(phone=seller.contact.phone, email=seller.contact.email),
        ),
        buyer=Party(
            name=buyer.name,
            vat_id=buyer.vat_id,
            address=buyer.address,
            electronic_address=Identifier(value="ABC1234"),
        ),
        payment=Payment(
            means_code="MP05",
            iban=invoice.payment.iban,
            bic=invoice.payment.bic,
            account_name=invoice.payment.account_name,
            reference=invoice.payment.reference,
        ),
        tax_breakdown=tuple(TaxRow(rate=row.rate, base=row.base, amount=row.amount) for row in invoice.tax_breakdown),
        lines=tuple(
            line.model_copy(update={"unit": None, "tax_category": None, "seller_item_id": None})
            for line in invoice.lines
        ),
        totals=Totals(net=totals.net, tax=totals.tax, gross=totals.gross, due=totals.due),
    )


def _party(drawn: Drawn, *, contact: bool = False) -> Party:
    return Party(
        name=drawn.name,
        vat_id=drawn.vat_id or None,
        address=Address(
            street=drawn.street.replace("\n", ", "), city=drawn.city, post_code=drawn.post_code, country=drawn.country
        ),
        contact=Contact(name=drawn.contact, phone=drawn.phone, email=drawn.email) if contact else Contact(),
        electronic_address=Identifier(value=drawn.email, scheme="EM"),
    )


def _category(facts: Facts, rate: Decimal) -> tuple[str, str | None, str | None]:
    return (_STANDARD, None, None) if rate else _UNTAXED.get(facts.zero_reason, _EXEMPT)


def _tax_row(facts: Facts, rate: Decimal, base: Decimal, tax: Decimal) -> TaxRow:
    category, code, reason = _category(facts, rate)
    return TaxRow(
        category=category, rate=rate, base=base, amount=tax, exemption_reason=reason, exemption_reason_code=code
    )


def _adjustments(
    facts: Facts, amount: Decimal, percent: Decimal | None, reason: str, code: str
) -> Iterator[AllowanceCharge]:
    """The document's allowance or charge, if it has one: it belongs to the rate of the greatest base."""
    if amount:
        rate = facts.sums.rows[0].rate
        yield AllowanceCharge(
            amount=amount,
            base=facts.sums.line_sum if percent else None,
            percent=percent,
            category=_category(facts, rate)[0],
            rate=rate,
            reason=reason,
            reason_code=code,
        )


def _line(facts: Facts, number: int, item: Item) -> Line:
    discount = AllowanceCharge(
        amount=item.off, base=item.net + item.off, percent=item.discount, reason="Discount", reason_code="95"
    )
    return Line(
        id=str(number),
        description=item.description,
        quantity=item.quantity,
        unit=_UNITS.get(item.unit, _PIECE),
        unit_price=item.price,
        net=item.net,
        tax_rate=item.rate,
        tax_category=_category(facts, item.rate)[0],
        seller_item_id=item.code or None,
        allowances=(discount,) if item.discount else (),
    )
