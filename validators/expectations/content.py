"""What invoices, tax rows and lines must be like: checks of documents that would go straight through."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import great_expectations.expectations as gx

from schemas import DocType, Severity
from validators.en16931.presence import UNTAXED
from validators.expectations.check import Check, Known
from validators.expectations.rows_hold import ExpectRowsToHold
from validators.rules.values import MINOR_UNITS

COMPARE = "Compare the values with the document, and approve it with what was misread corrected (`vouchline decide`)."
_CATEGORIES = ("S", "Z", "E", "AE", "K", "G", "O", "L", "M", "B")
_HIDDEN = r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
_HIDDEN_IN_TEXT = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e]"
_VAT_ID = r"^(?=(?:\D*\d){3})[0-9A-Z][0-9A-Za-z .,/&*+-]{3,29}$"
_AMOUNTS = ("line_net", "allowances", "charges", "net", "tax", "gross", "paid", "withheld", "rounding", "due")


def hold(condition: str, *columns: str) -> Callable[[Known], Any]:
    """An expectation that `condition` holds in every row."""
    return lambda _: ExpectRowsToHold(column_list=list(columns), condition=condition)


INVOICES: tuple[Check, ...] = (
    Check(
        "GX-10",
        "invoices",
        "Every invoice has number, date, currency, seller and gross total.",
        "The number, the date, the currency, the seller or the gross total is missing.",
        COMPARE,
        hold("complete", "invoice_number", "issue_date", "currency", "seller_name", "gross"),
        ("invoice_number", "issue_date", "currency", "seller.name", "totals.gross"),
    ),
    Check(
        "GX-11",
        "invoices",
        "Invoices under VAT rules have a buyer, a net total and a tax total.",
        "The buyer, the net total or the tax total is missing.",
        UNTAXED,
        hold("complete_for_profile", "profile", "buyer_name", "net", "tax"),
        ("buyer.name", "totals.net", "totals.tax"),
        mirrors=("BR-07", "BR-13", "EU-226-10"),
    ),
    Check(
        "GX-12",
        "invoices",
        "Every invoice has a type code.",
        "The invoice type code is missing.",
        COMPARE,
        lambda _: gx.ExpectColumnValuesToNotBeNull(column="type_code"),
        ("type_code",),
    ),
    Check(
        "GX-13",
        "invoices",
        "Invoice numbers hold no control or invisible characters.",
        "The invoice number holds a control or invisible character.",
        "Book the number as it is printed.",
        lambda _: gx.ExpectColumnValuesToNotMatchRegex(column="invoice_number", regex=_HIDDEN),
        ("invoice_number",),
    ),
    Check(
        "GX-14",
        "invoices",
        "Invoice numbers are no longer than 60 characters.",
        "The invoice number has more than 60 characters, so it may be another text.",
        COMPARE,
        lambda _: gx.ExpectColumnValueLengthsToBeBetween(column="invoice_number", max_value=60),
        ("invoice_number",),
        mirrors=("LEN-1",),
    ),
    Check(
        "GX-15",
        "invoices",
        "Invoice numbers hold at least one digit.",
        "The invoice number holds no digit, so it may be another text.",
        COMPARE,
        lambda _: gx.ExpectColumnValuesToMatchRegex(column="invoice_number", regex=r"\d"),
        ("invoice_number",),
        Severity.WARNING,
    ),
    Check(
        "GX-16",
        "invoices",
        "Type codes have the form of a code list.",
        "The invoice type code is neither a number, such as 380, nor a code such as TD01.",
        COMPARE,
        lambda _: gx.ExpectColumnValuesToMatchRegex(column="type_code", regex=r"^(\d{1,3}|TD\d\d)$"),
        ("type_code",),
    ),
    Check(
        "GX-17",
        "invoices",
        "Type code and kind of document agree.",
        "The type code says credit note and the document does not, or the other way round.",
        COMPARE,
        hold("kind_agrees", "doc_type", "type_code"),
        ("type_code",),
    ),
    Check(
        "GX-18",
        "invoices",
        "Only kinds of document that the policy exports are exported.",
        "The document is of a kind that the policy does not export.",
        "Look at the document; the policy names what may be exported.",
        lambda known: gx.ExpectColumnValuesToBeInSet(
            column="doc_type", value_set=[kind.value for kind in DocType if known.policy.may_export(kind)]
        ),
    ),
    Check(
        "GX-19",
        "invoices",
        "Currencies are codes of ISO 4217.",
        "The currency is no code of ISO 4217.",
        COMPARE,
        lambda _: gx.ExpectColumnValuesToBeInSet(column="currency", value_set=sorted(MINOR_UNITS)),
        ("currency",),
        mirrors=("BR-CL-04",),
    ),
    Check(
        "GX-20",
        "invoices",
        "The seller's VAT identifier has the form of one.",
        "The seller's VAT identifier does not have the form of one.",
        COMPARE,
        lambda _: gx.ExpectColumnValuesToMatchRegex(column="seller_vat_id", regex=_VAT_ID),
        ("seller.vat_id",),
        Severity.WARNING,
        mirrors=("ID-VAT-F",),
    ),
    Check(
        "GX-21",
        "invoices",
        "Accounts to pay have the form of an IBAN.",
        "The account to pay does not have the form of an IBAN.",
        "Do not pay to it; compare it with the document.",
        lambda _: gx.ExpectColumnValuesToMatchRegex(column="iban", regex=r"^[A-Z]{2}\d\d[A-Z0-9 ]{11,40}$"),
        ("payment.iban",),
        mirrors=("ID-IBAN",),
    ),
    Check(
        "GX-22",
        "invoices",
        "Dates are written as ISO 8601 says.",
        "A date is not written as year, month and day, such as 2024-05-31.",
        COMPARE,
        hold("iso_dates", "issue_date", "due_date"),
        ("issue_date", "due_date"),
    ),
    Check(
        "GX-23",
        "invoices",
        "Invoices are issued between 2000 and 2100.",
        "The issue date is not between 2000 and 2100.",
        COMPARE,
        lambda _: gx.ExpectColumnValuesToBeBetween(column="issue_year", min_value=2000, max_value=2100),
        ("issue_date",),
        mirrors=("DATE-1",),
    ),
    Check(
        "GX-24",
        "invoices",
        "No invoice is due before it is issued.",
        "The due date is before the issue date.",
        COMPARE,
        lambda _: gx.ExpectColumnPairValuesAToBeGreaterThanB(
            column_A="due_date", column_B="issue_date", or_equal=True, ignore_row_if="either_value_is_missing"
        ),
        ("due_date", "issue_date"),
        mirrors=("DATE-3",),
    ),
    Check(
        "GX-25",
        "invoices",
        "Net plus tax is gross.",
        "Net plus tax is not gross.",
        COMPARE,
        hold("net_tax_gross", "net", "tax", "gross"),
        ("totals.net", "totals.tax", "totals.gross"),
        mirrors=("BR-CO-15",),
    ),
    Check(
        "GX-26",
        "invoices",
        "The amount due is gross less what is paid or withheld, plus rounding.",
        "The amount due is not gross less what is paid or withheld, plus rounding.",
        COMPARE,
        hold("due_agrees", "due", "gross", "paid", "withheld", "rounding"),
        ("totals.due", "totals.gross", "totals.paid", "totals.withheld", "totals.rounding"),
        mirrors=("BR-CO-16",),
    ),
    Check(
        "GX-27",
        "invoices",
        "The net total is the sum of the lines less allowances plus charges.",
        "The net total is not the sum of the lines less allowances plus charges.",
        COMPARE,
        hold("net_of_lines", "net", "line_net", "allowances", "charges"),
        ("totals.net", "totals.line_net", "totals.allowances", "totals.charges"),
        mirrors=("BR-CO-13",),
    ),
    Check(
        "GX-28",
        "invoices",
        "Gross totals are not negative, but of credit notes as pages print them.",
        "The gross total is negative.",
        "A negative invoice is mostly a credit note: look at the document.",
        hold("not_negative", "profile", "doc_type", "gross"),
        ("totals.gross",),
        Severity.WARNING,
        mirrors=("CN-1",),
    ),
    Check(
        "GX-29",
        "invoices",
        "Tax has the sign of net and is no more than it.",
        "The tax total is more than the net total or has another sign.",
        COMPARE,
        hold("tax_below_net", "net", "tax"),
        ("totals.net", "totals.tax"),
    ),
    Check(
        "GX-30",
        "invoices",
        "Amounts are of a size that invoices have.",
        "An amount is larger, or has more decimals, than any invoice's.",
        COMPARE,
        hold("plausible", *_AMOUNTS),
        ("totals.gross", "totals.net", "totals.due"),
    ),
    Check(
        "GX-31",
        "invoices",
        "Totals have no more decimals than their currency.",
        "A total has more decimals than its currency.",
        COMPARE,
        hold("within_minor_unit", "minor_unit", *_AMOUNTS),
        ("totals.gross", "totals.net", "totals.tax", "currency"),
        mirrors=("CUR-2",),
    ),
    Check(
        "GX-32",
        "invoices",
        "The tax rows add up to the tax total.",
        "The tax rows do not add up to the tax total.",
        COMPARE,
        hold("tax_rows_add_up", "tax", "tax_row_sum", "tax_row_allowed"),
        ("totals.tax",),
        mirrors=("BR-CO-14",),
    ),
    Check(
        "GX-33",
        "invoices",
        "The lines add up to their sum, or to a total.",
        "The lines add up neither to their stated sum nor to a total.",
        COMPARE,
        hold("lines_add_up", "line_net", "net", "gross", "allowances", "charges", "line_sum", "line_allowed"),
        ("totals.line_net", "totals.net", "totals.gross"),
        mirrors=("BR-CO-10", "LINE-1"),
    ),
    Check(
        "GX-34",
        "invoices",
        "No seller's number stands twice in a batch, however the seller is named.",
        "Another document of this batch has the same seller and number.",
        "Find out which of them is to be paid, and pay no other.",
        lambda _: gx.ExpectColumnValuesToBeInSet(column="same_number", value_set=[False]),
        ("seller.name", "invoice_number"),
        Severity.WARNING,
        against="same_number",
    ),
    Check(
        "GX-35",
        "invoices",
        "No two invoices of a seller in a batch have the same amount and numbers that look alike.",
        "Another document of this batch has the same seller and amount, and a number that looks alike.",
        "Compare both documents; if they are the same invoice, pay it once.",
        lambda _: gx.ExpectColumnValuesToBeInSet(column="near_duplicate", value_set=[False]),
        ("invoice_number", "totals.gross", "seller.name"),
        Severity.WARNING,
        mirrors=("DUP-3",),
        against="near_duplicate",
    ),
    Check(
        "GX-36",
        "invoices",
        "All invoices of a seller in a batch, in one currency, name a bank account in common.",
        "Another document of this batch has the same seller and another bank account.",
        "Ask the seller, through a contact known before, which account is its own: another may be fraud.",
        lambda _: gx.ExpectColumnValuesToBeInSet(column="other_account", value_set=[False]),
        ("payment.iban", "seller.name", "seller.vat_id"),
        Severity.WARNING,
        mirrors=("VEND-3",),
        against="other_account",
    ),
)

TAX_ROWS: tuple[Check, ...] = (
    Check(
        "GX-40",
        "tax_rows",
        "Tax rates are between 0 and 100.",
        "A tax rate is not between 0 and 100.",
        COMPARE,
        lambda _: gx.ExpectColumnValuesToBeBetween(column="rate", min_value=0, max_value=100),
    ),
    Check(
        "GX-41",
        "tax_rows",
        "The tax of a row is its base times its rate.",
        "The tax of a row is not its base times its rate.",
        COMPARE,
        hold("tax_of_base", "base", "rate", "amount"),
        mirrors=("BR-CO-17",),
    ),
    Check(
        "GX-42",
        "tax_rows",
        "Tax categories are codes of UNCL 5305.",
        "A tax category is no code of UNCL 5305.",
        COMPARE,
        lambda _: gx.ExpectColumnValuesToBeInSet(column="category", value_set=list(_CATEGORIES)),
    ),
    Check(
        "GX-43",
        "tax_rows",
        "Rows of untaxed categories carry no tax.",
        "A row of an untaxed category carries tax.",
        COMPARE,
        hold("untaxed", "category", "amount"),
    ),
    Check(
        "GX-44",
        "tax_rows",
        "Tax rows hold numbers that a record keeps exactly.",
        "A number of a tax row has more digits than a record keeps.",
        COMPARE,
        hold("exact", "rate", "base", "amount"),
    ),
)

LINES: tuple[Check, ...] = (
    Check(
        "GX-50",
        "lines",
        "A line's net amount is its quantity times its price, less its allowances and plus its charges.",
        "A line's net amount is not its quantity times its price, less its allowances and plus its charges.",
        COMPARE,
        hold("line_product", "from_page", "quantity", "unit_price", "base_quantity", "adjustment", "net"),
        mirrors=("PEPPOL-R120",),
    ),
    Check(
        "GX-51",
        "lines",
        "Descriptions hold no control characters.",
        "The description of a line holds a control character.",
        "Book the description as it is printed.",
        lambda _: gx.ExpectColumnValuesToNotMatchRegex(column="description", regex=_HIDDEN_IN_TEXT),
    ),
    Check(
        "GX-52",
        "lines",
        "A line's tax rate is one of its document's.",
        "A line has a tax rate that the document's tax rows do not have.",
        COMPARE,
        hold("rate_of_document", "tax_rate", "document_rates"),
        severity=Severity.WARNING,
    ),
    Check(
        "GX-53",
        "lines",
        "Lines hold numbers that a record keeps exactly.",
        "A number of a line has more digits than a record keeps.",
        COMPARE,
        hold("exact", "quantity", "unit_price", "net", "tax_rate"),
    ),
)
