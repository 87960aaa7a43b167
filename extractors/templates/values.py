# ruff: noqa: E501 - tables of names read better in whole rows
"""From a template's field and its printed text to one of our terms and a typed value."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from extractors.parsing import NumberStyle, find_amounts, find_dates, find_ibans, find_vat_ids, level, parse_rate
from extractors.parsing.dates import FIRST_YEAR, LAST_YEAR
from extractors.templates.template import Options
from schemas import Value, term_of

FIELDS: Mapping[str, str] = {
    "invoice_number": "invoice_number", "date": "issue_date", "date_invoice": "issue_date", "invoice_date": "issue_date",
    "date_due": "due_date", "due_date": "due_date", "currency": "currency", "currency_code": "currency",
    "order": "purchase_order_reference", "purchase_order": "purchase_order_reference", "order_number": "purchase_order_reference",
    "order_id": "purchase_order_reference", "po_number": "purchase_order_reference", "note_order": "purchase_order_reference",
    "partner_ref": "buyer_reference", "buyer_reference": "buyer_reference", "issuer": "seller.name", "partner_name": "seller.name",
    "vat": "seller.vat_id", "partner_vat": "seller.vat_id", "seller_vat": "seller.vat_id", "tax_number": "seller.tax_number",
    "siren": "seller.tax_number", "siret": "seller.tax_number", "partner_coc": "seller.tax_number",
    "partner_street": "seller.address.street", "partner_zip": "seller.address.post_code", "partner_city": "seller.address.city",
    "customer_name": "buyer.name", "client_name": "buyer.name", "company_name": "buyer.name", "customer_vat": "buyer.vat_id",
    "company_vat": "buyer.vat_id", "iban": "payment.iban", "bic": "payment.bic", "payment_reference": "payment.reference",
    "mandate_id": "payment.reference", "payment_terms": "payment.terms", "amount": "totals.gross", "amount_total": "totals.gross",
    "amount_untaxed": "totals.net", "amount_net": "totals.net", "amount_tax": "totals.tax", "amount_vat": "totals.tax",
    "amount_paid": "totals.paid", "amount_due": "totals.due", "amount_discount": "totals.allowances",
}  # fmt: skip

LINE_FIELDS: Mapping[str, str] = {
    "description": "description", "desc": "description", "name": "description", "item": "description", "product": "description",
    "qty": "quantity", "quantity": "quantity", "unit": "unit", "uom": "unit", "unit_price": "unit_price", "price_unit": "unit_price",
    "price": "unit_price", "price_subtotal": "net", "line_total": "net", "price_total": "net", "amount": "net", "total": "net",
    "net": "net", "vat_rate": "tax_rate", "tax_rate": "tax_rate", "line_tax_percent": "tax_rate", "vat_perc": "tax_rate",
}  # fmt: skip

TAX_FIELDS: Mapping[str, str] = {
    "price_subtotal": "base", "amount_untaxed": "base", "base": "base", "line_tax_percent": "rate", "tax_percent": "rate",
    "rate": "rate", "line_tax_amount": "amount", "price_tax": "amount", "amount": "amount", "tax": "amount",
}  # fmt: skip


def value_of(path: str, raw: str, options: Options) -> tuple[Value | None, str | None]:
    """The value for the term at `path` and a doubt where it may be read differently; (None, None) if it has none."""
    kind = term_of(path).kind
    style = NumberStyle(options.decimal_separator) if options.decimal_separator else None
    if kind in {"amount", "quantity"}:
        return _number(raw, style)
    if kind == "rate":
        rate = parse_rate(raw)
        return (rate.value, None) if rate else (None, None)
    if kind == "date":
        return _date(raw, options.date_formats)
    if path.endswith("vat_id"):
        found = find_vat_ids(raw)
        return (found[0].value if found else "".join(raw.split())) or None, None
    if path.endswith("iban"):
        ibans = find_ibans(raw)
        return (ibans[0].value, None) if ibans else (None, None)
    return " ".join(raw.split()) or None, None


def _number(raw: str, style: NumberStyle | None) -> tuple[Decimal | None, str | None]:
    found = find_amounts(raw, style)
    if len(found) != 1:
        return None, None
    amount = found[0]
    if amount.ambiguous:
        return amount.value, f"{amount.raw} may also be read as {amount.alternatives[0]}."
    if style is not None and amount.decimal not in {"", style}:
        return amount.value, f'{amount.raw} does not fit the decimal separator "{style}" of the template.'
    return amount.value, None


def _date(raw: str, formats: tuple[str, ...]) -> tuple[date | None, str | None]:
    for form in formats:
        try:
            day = datetime.strptime(level(raw).strip(), form).date()  # noqa: DTZ007 - a printed day has no zone
        except ValueError:
            continue
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            return day, None
    found = find_dates(raw)
    if len(found) != 1:
        return None, None
    if found[0].ambiguous:
        return found[0].value, f"{found[0].raw} may also be read as {found[0].alternatives[0].isoformat()}."
    return found[0].value, None
