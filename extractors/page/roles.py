"""The roles that labels give, as the languages name them, grouped by the kind of value they belong to."""

from __future__ import annotations

from collections.abc import Mapping

ISSUE, DUE_DATE = "issue_date", "due_date"
NUMBER = "invoice_number"
PURCHASE_ORDER = "purchase_order_reference"
BUYER_REFERENCE = "buyer_reference"
PRECEDING = "preceding_invoice"
PAYMENT_REFERENCE = "payment.reference"
SELLER, BUYER, THIRD = "seller", "buyer", "third_party"
VAT, TAX_NUMBER = "vat_id", "tax_number"
NET, TAX, GROSS, DUE, PAID = "totals.net", "totals.tax", "totals.gross", "totals.due", "totals.paid"
TAX_WITHHELD = "totals.withheld"  # the amount of what labels call WITHHELD
LINE_NET, ALLOWANCES, CHARGES, ROUNDING = "totals.line_net", "totals.allowances", "totals.charges", "totals.rounding"
TITLE = "title"  # prefix of the title roles: title.invoice, title.credit_note ...
OTHER = "other"  # prefix of the roles of competing labels
REGISTER = f"{OTHER}.register"
NOTE = f"{OTHER}.note"  # also of a subject
BALANCE, CASH, WITHHELD = f"{OTHER}.balance", f"{OTHER}.cash", f"{OTHER}.withholding"

NAMES_OF_PARTIES = ("seller.name", "seller.trading_name", "buyer.name")

DATE_ROLES = frozenset({ISSUE, DUE_DATE})
SUPPLY_DATES = frozenset({"other.delivery_date", "other.service_date"})
ID_ROLES = frozenset({NUMBER, PURCHASE_ORDER, BUYER_REFERENCE, PRECEDING, PAYMENT_REFERENCE})
PARTY_ROLES = frozenset({SELLER, BUYER, THIRD})
TOTAL_ROLES = frozenset({NET, TAX, GROSS, DUE, PAID, LINE_NET, ALLOWANCES, CHARGES, ROUNDING})
TRIPLE = (NET, TAX, GROSS)
OWED = frozenset({GROSS, DUE})  # what is to be paid, with and without what was

# Roles of labels that may name a term beside its own: they do not say whose, or name an amount that may be the same.
KIN: Mapping[str, frozenset[str]] = {
    "seller.name": frozenset({SELLER}),
    "buyer.name": frozenset({BUYER}),
    "seller.vat_id": frozenset({VAT, TAX_NUMBER, "seller.tax_number"}),
    "buyer.vat_id": frozenset({VAT, TAX_NUMBER, "buyer.tax_number"}),
    NET: frozenset({LINE_NET}),
    GROSS: frozenset({DUE}),
    DUE: frozenset({GROSS}),
}
