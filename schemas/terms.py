"""The one table of terms: EN 16931 number and name, path in the Invoice, kind, KILE/LIR label, who must have it.

Model, documentation, exports and evaluation are all fed from here. A line term's path is relative to its line, a tax
term's to its row of the breakdown.
"""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Kind = Literal["identifier", "text", "code", "date", "amount", "quantity", "rate"]
Group = Literal["document", "seller", "buyer", "payment", "totals", "tax", "line"]


class Term(NamedTuple):
    """One business term. `gold` is the label's name in KILE (header) or LIR (line item) evaluation, if it has one."""

    path: str
    bt: str
    name: str
    kind: Kind
    group: Group
    gold: str | None = None


TERMS: tuple[Term, ...] = (
    Term("invoice_number", "BT-1", "Invoice number", "identifier", "document", "invoice_number"),
    Term("type_code", "BT-3", "Invoice type code", "code", "document"),
    Term("issue_date", "BT-2", "Invoice issue date", "date", "document", "issue_date"),
    Term("due_date", "BT-9", "Payment due date", "date", "document", "due_date"),
    Term("currency", "BT-5", "Invoice currency code", "code", "document", "currency"),
    Term("purchase_order_reference", "BT-13", "Purchase order reference", "identifier", "document", "purchase_order"),
    Term("buyer_reference", "BT-10", "Buyer reference", "identifier", "document"),
    Term("preceding_invoice", "BT-25", "Preceding invoice reference", "identifier", "document"),
    Term("seller.name", "BT-27", "Seller name", "text", "seller", "seller_name"),
    Term("seller.vat_id", "BT-31", "Seller VAT identifier", "identifier", "seller", "seller_vat_id"),
    Term("seller.tax_number", "BT-32", "Seller tax registration identifier", "identifier", "seller"),
    Term("seller.address.street", "BT-35", "Seller address line 1", "text", "seller"),
    Term("seller.address.city", "BT-37", "Seller city", "text", "seller"),
    Term("seller.address.post_code", "BT-38", "Seller post code", "identifier", "seller"),
    Term("seller.address.country", "BT-40", "Seller country code", "code", "seller"),
    Term("buyer.name", "BT-44", "Buyer name", "text", "buyer", "buyer_name"),
    Term("buyer.vat_id", "BT-48", "Buyer VAT identifier", "identifier", "buyer", "buyer_vat_id"),
    Term("buyer.tax_number", "BT-47", "Buyer legal registration identifier", "identifier", "buyer"),
    Term("buyer.address.street", "BT-50", "Buyer address line 1", "text", "buyer"),
    Term("buyer.address.city", "BT-52", "Buyer city", "text", "buyer"),
    Term("buyer.address.post_code", "BT-53", "Buyer post code", "identifier", "buyer"),
    Term("buyer.address.country", "BT-55", "Buyer country code", "code", "buyer"),
    Term("payment.iban", "BT-84", "Payment account identifier", "identifier", "payment", "iban"),
    Term("payment.bic", "BT-86", "Payment service provider identifier", "identifier", "payment"),
    Term("payment.reference", "BT-83", "Remittance information", "identifier", "payment"),
    Term("payment.terms", "BT-20", "Payment terms", "text", "payment"),
    Term("totals.line_net", "BT-106", "Sum of Invoice line net amount", "amount", "totals"),
    Term("totals.allowances", "BT-107", "Sum of allowances on document level", "amount", "totals"),
    Term("totals.charges", "BT-108", "Sum of charges on document level", "amount", "totals"),
    Term("totals.net", "BT-109", "Invoice total amount without VAT", "amount", "totals", "net_total"),
    Term("totals.tax", "BT-110", "Invoice total VAT amount", "amount", "totals", "tax_total"),
    Term("totals.gross", "BT-112", "Invoice total amount with VAT", "amount", "totals", "gross_total"),
    Term("totals.paid", "BT-113", "Paid amount", "amount", "totals"),
    Term("totals.rounding", "BT-114", "Rounding amount", "amount", "totals"),
    Term("totals.due", "BT-115", "Amount due for payment", "amount", "totals", "payable_amount"),
)

TAX_TERMS: tuple[Term, ...] = (
    Term("category", "BT-118", "VAT category code", "code", "tax"),
    Term("rate", "BT-119", "VAT category rate", "rate", "tax", "rate"),
    Term("base", "BT-116", "VAT category taxable amount", "amount", "tax", "base"),
    Term("amount", "BT-117", "VAT category tax amount", "amount", "tax", "amount"),
)

LINE_TERMS: tuple[Term, ...] = (
    Term("description", "BT-153", "Item name", "text", "line", "description"),
    Term("quantity", "BT-129", "Invoiced quantity", "quantity", "line", "quantity"),
    Term("unit", "BT-130", "Invoiced quantity unit of measure", "code", "line"),
    Term("unit_price", "BT-146", "Item net price", "amount", "line", "unit_price"),
    Term("net", "BT-131", "Invoice line net amount", "amount", "line", "net_amount"),
    Term("tax_rate", "BT-152", "Invoiced item VAT rate", "rate", "line"),
)

BY_PATH: dict[str, Term] = {term.path: term for term in TERMS}
_TAX_BY_PATH = {term.path: term for term in TAX_TERMS}
_LINE_BY_PATH = {term.path: term for term in LINE_TERMS}
_INDEXED = re.compile(r"(lines|tax_breakdown)\[(\d+)\]\.(\w+)")


def term_of(path: str) -> Term:
    """The term a claim's path speaks of: "totals.gross", "lines[0].net" or "tax_breakdown[1].amount"."""
    indexed = _INDEXED.fullmatch(path)
    if indexed is None:
        return BY_PATH[path]
    table = _LINE_BY_PATH if indexed[1] == "lines" else _TAX_BY_PATH
    return table[indexed[3]]
