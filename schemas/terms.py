"""The one table of terms: EN 16931 number and name, path in the Invoice, kind, KILE/LIR label, who must have it.

Model, documentation, exports and evaluation are all fed from here. ROWS has the terms of groups that repeat, by the
group's path ("[]" stands for a row's number); their paths are relative to their row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

Kind = Literal["identifier", "text", "code", "date", "amount", "quantity", "rate"]
NUMBERS = frozenset({"amount", "quantity", "rate"})  # the kinds whose values are decimals
Group = Literal["document", "seller", "buyer", "payment", "totals", "tax", "line", "other"]


class Term(NamedTuple):
    """One business term. `gold` is the label's name in KILE (header) or LIR (line item) evaluation, if it has one."""

    path: str
    bt: str
    name: str
    kind: Kind
    group: Group
    gold: str | None = None


def _party(
    party: Literal["seller", "buyer"], numbers: Mapping[str, str], kinds: Mapping[str, Kind]
) -> tuple[Term, ...]:
    """The rarer terms of a party: its number and kind by the path within the party."""
    names = {
        "trading_name": "trading name",
        "legal_registration.value": "legal registration identifier",
        "legal_registration.scheme": "legal registration identifier scheme",
        "legal_information": "additional legal information",
        "electronic_address.value": "electronic address",
        "electronic_address.scheme": "electronic address scheme",
        "contact.name": "contact point",
        "contact.phone": "contact telephone number",
        "contact.email": "contact email address",
        "address.additional_street": "address line 2",
        "address.third_line": "address line 3",
        "address.subdivision": "country subdivision",
    }
    return tuple(
        Term(f"{party}.{path}", f"BT-{number}", f"{party.capitalize()} {names[path]}", kinds.get(path, "text"), party)
        for path, number in numbers.items()
    )


_PARTY_KINDS: Mapping[str, Kind] = {
    "legal_registration.value": "identifier",
    "legal_registration.scheme": "code",
    "electronic_address.value": "identifier",
    "electronic_address.scheme": "code",
}

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
    # EN 16931 has no tax number of the buyer's; pages print one in the place of the legal registration.
    Term("buyer.tax_number", "BT-47", "Buyer tax registration identifier", "identifier", "buyer"),
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
    # EN 16931 has no tax that the buyer keeps back; those that state one put it with what is paid.
    Term("totals.withheld", "BT-113", "Withheld tax", "amount", "totals"),
    Term("totals.rounding", "BT-114", "Rounding amount", "amount", "totals"),
    Term("totals.due", "BT-115", "Amount due for payment", "amount", "totals", "payable_amount"),
    # From here on: what e-invoices state and pages rarely print.
    Term("specification", "BT-24", "Specification identifier", "identifier", "document"),
    Term("business_process", "BT-23", "Business process type", "text", "document"),
    Term("vat_accounting_currency", "BT-6", "VAT accounting currency code", "code", "document"),
    Term("tax_point_date", "BT-7", "Value added tax point date", "date", "document"),
    Term("tax_point_date_code", "BT-8", "Value added tax point date code", "code", "document"),
    Term("project_reference", "BT-11", "Project reference", "identifier", "document"),
    Term("contract_reference", "BT-12", "Contract reference", "identifier", "document"),
    Term("sales_order_reference", "BT-14", "Sales order reference", "identifier", "document"),
    Term("receiving_advice_reference", "BT-15", "Receiving advice reference", "identifier", "document"),
    Term("despatch_advice_reference", "BT-16", "Despatch advice reference", "identifier", "document"),
    Term("tender_reference", "BT-17", "Tender or lot reference", "identifier", "document"),
    Term("object_identifier.value", "BT-18", "Invoiced object identifier", "identifier", "document"),
    Term("object_identifier.scheme", "BT-18-1", "Invoiced object identifier scheme", "code", "document"),
    Term("buyer_accounting_reference", "BT-19", "Buyer accounting reference", "text", "document"),
    Term("period.start", "BT-73", "Invoicing period start date", "date", "document"),
    Term("period.end", "BT-74", "Invoicing period end date", "date", "document"),
    *_party(
        "seller",
        {
            "trading_name": "28",
            "legal_registration.value": "30",
            "legal_registration.scheme": "30-1",
            "legal_information": "33",
            "electronic_address.value": "34",
            "electronic_address.scheme": "34-1",
            "contact.name": "41",
            "contact.phone": "42",
            "contact.email": "43",
            "address.additional_street": "36",
            "address.third_line": "162",
            "address.subdivision": "39",
        },
        _PARTY_KINDS,
    ),
    *_party(
        "buyer",
        {
            "trading_name": "45",
            "legal_registration.value": "47",
            "legal_registration.scheme": "47-1",
            "electronic_address.value": "49",
            "electronic_address.scheme": "49-1",
            "contact.name": "56",
            "contact.phone": "57",
            "contact.email": "58",
            "address.additional_street": "51",
            "address.third_line": "163",
            "address.subdivision": "54",
        },
        _PARTY_KINDS,
    ),
    Term("payee.name", "BT-59", "Payee name", "text", "other"),
    Term("payee.identifier.value", "BT-60", "Payee identifier", "identifier", "other"),
    Term("payee.identifier.scheme", "BT-60-1", "Payee identifier scheme", "code", "other"),
    Term("payee.legal_registration.value", "BT-61", "Payee legal registration identifier", "identifier", "other"),
    Term("payee.legal_registration.scheme", "BT-61-1", "Payee legal registration identifier scheme", "code", "other"),
    Term("tax_representative.name", "BT-62", "Seller tax representative name", "text", "other"),
    Term("tax_representative.vat_id", "BT-63", "Seller tax representative VAT identifier", "identifier", "other"),
    Term("tax_representative.address.street", "BT-64", "Tax representative address line 1", "text", "other"),
    Term("tax_representative.address.additional_street", "BT-65", "Tax representative address line 2", "text", "other"),
    Term("tax_representative.address.third_line", "BT-164", "Tax representative address line 3", "text", "other"),
    Term("tax_representative.address.city", "BT-66", "Tax representative city", "text", "other"),
    Term("tax_representative.address.post_code", "BT-67", "Tax representative post code", "identifier", "other"),
    Term("tax_representative.address.subdivision", "BT-68", "Tax representative country subdivision", "text", "other"),
    Term("tax_representative.address.country", "BT-69", "Tax representative country code", "code", "other"),
    Term("delivery.name", "BT-70", "Deliver to party name", "text", "other"),
    Term("delivery.location.value", "BT-71", "Deliver to location identifier", "identifier", "other"),
    Term("delivery.location.scheme", "BT-71-1", "Deliver to location identifier scheme", "code", "other"),
    Term("delivery.date", "BT-72", "Actual delivery date", "date", "other"),
    Term("delivery.address.street", "BT-75", "Deliver to address line 1", "text", "other"),
    Term("delivery.address.additional_street", "BT-76", "Deliver to address line 2", "text", "other"),
    Term("delivery.address.third_line", "BT-165", "Deliver to address line 3", "text", "other"),
    Term("delivery.address.city", "BT-77", "Deliver to city", "text", "other"),
    Term("delivery.address.post_code", "BT-78", "Deliver to post code", "identifier", "other"),
    Term("delivery.address.subdivision", "BT-79", "Deliver to country subdivision", "text", "other"),
    Term("delivery.address.country", "BT-80", "Deliver to country code", "code", "other"),
    Term("payment.means_code", "BT-81", "Payment means type code", "code", "payment"),
    Term("payment.means_text", "BT-82", "Payment means text", "text", "payment"),
    Term("payment.account_name", "BT-85", "Payment account name", "text", "payment"),
    Term("payment.card_number", "BT-87", "Payment card primary account number", "identifier", "payment"),
    Term("payment.card_holder", "BT-88", "Payment card holder name", "text", "payment"),
    Term("payment.mandate_reference", "BT-89", "Mandate reference identifier", "identifier", "payment"),
    Term("payment.creditor_identifier", "BT-90", "Bank assigned creditor identifier", "identifier", "payment"),
    Term("payment.debited_account", "BT-91", "Debited account identifier", "identifier", "payment"),
    Term(
        "totals.tax_in_accounting_currency",
        "BT-111",
        "Invoice total VAT amount in accounting currency",
        "amount",
        "totals",
    ),
)

_NO_PAPERS = frozenset({"specification", "object_identifier.value"})
# What names a paper by a number: this invoice, what led to it, what it changes, and what its payment is to say.
REFERENCES = frozenset(
    term.path
    for term in TERMS
    if term.kind == "identifier" and term.group == "document" and term.path not in _NO_PAPERS
) | {"payment.reference"}

TAX_TERMS: tuple[Term, ...] = (
    Term("category", "BT-118", "VAT category code", "code", "tax"),
    Term("rate", "BT-119", "VAT category rate", "rate", "tax", "rate"),
    Term("base", "BT-116", "VAT category taxable amount", "amount", "tax", "base"),
    Term("amount", "BT-117", "VAT category tax amount", "amount", "tax", "amount"),
    Term("exemption_reason", "BT-120", "VAT exemption reason text", "text", "tax"),
    Term("exemption_reason_code", "BT-121", "VAT exemption reason code", "code", "tax"),
)

LINE_TERMS: tuple[Term, ...] = (
    Term("description", "BT-153", "Item name", "text", "line", "description"),
    Term("quantity", "BT-129", "Invoiced quantity", "quantity", "line", "quantity"),
    Term("unit", "BT-130", "Invoiced quantity unit of measure", "code", "line"),
    Term("unit_price", "BT-146", "Item net price", "amount", "line", "unit_price"),
    Term("net", "BT-131", "Invoice line net amount", "amount", "line", "net_amount"),
    # No business term: what a line comes to with its tax, where only that is printed.
    Term("gross", "BT-131", "Invoice line amount with tax", "amount", "line"),
    Term("tax_rate", "BT-152", "Invoiced item VAT rate", "rate", "line"),
    Term("tax_category", "BT-151", "Invoiced item VAT category code", "code", "line"),
    Term("id", "BT-126", "Invoice line identifier", "identifier", "line"),
    Term("note", "BT-127", "Invoice line note", "text", "line"),
    Term("object_identifier.value", "BT-128", "Invoice line object identifier", "identifier", "line"),
    Term("object_identifier.scheme", "BT-128-1", "Invoice line object identifier scheme", "code", "line"),
    Term("order_line_reference", "BT-132", "Referenced purchase order line reference", "identifier", "line"),
    Term("accounting_reference", "BT-133", "Invoice line Buyer accounting reference", "text", "line"),
    Term("period.start", "BT-134", "Invoice line period start date", "date", "line"),
    Term("period.end", "BT-135", "Invoice line period end date", "date", "line"),
    Term("gross_price", "BT-148", "Item gross price", "amount", "line"),
    Term("price_discount", "BT-147", "Item price discount", "amount", "line"),
    Term("price_base_quantity", "BT-149", "Item price base quantity", "quantity", "line"),
    Term("price_base_unit", "BT-150", "Item price base quantity unit of measure", "code", "line"),
    Term("item_description", "BT-154", "Item description", "text", "line"),
    Term("seller_item_id", "BT-155", "Item Seller's identifier", "identifier", "line"),
    Term("buyer_item_id", "BT-156", "Item Buyer's identifier", "identifier", "line"),
    Term("standard_item_id.value", "BT-157", "Item standard identifier", "identifier", "line"),
    Term("standard_item_id.scheme", "BT-157-1", "Item standard identifier scheme", "code", "line"),
    Term("origin_country", "BT-159", "Item country of origin", "code", "line"),
    # Of Factur-X EXTENDED: a line that adds others up (GROUP), or only informs (INFORMATION).
    Term("status_code", "BT-X-8", "Invoice line status reason code", "code", "line"),
)


def _adjustment(what: str, level: str, numbers: tuple[str, str, str, str, str], group: Group) -> tuple[Term, ...]:
    """The terms of an allowance or charge: amount, base, percentage, reason, code of the reason."""
    amount, base, percent, reason, code = (f"BT-{number}" for number in numbers)
    return (
        Term("amount", amount, f"{level} {what} amount", "amount", group),
        Term("base", base, f"{level} {what} base amount", "amount", group),
        Term("percent", percent, f"{level} {what} percentage", "rate", group),
        Term("reason", reason, f"{level} {what} reason", "text", group),
        Term("reason_code", code, f"{level} {what} reason code", "code", group),
    )


def _taxed(what: str, category: str, rate: str) -> tuple[Term, ...]:
    return (
        Term("category", category, f"Document level {what} VAT category code", "code", "other"),
        Term("rate", rate, f"Document level {what} VAT rate", "rate", "other"),
    )


def _identifiers(bt: str, name: str, group: Group) -> tuple[Term, ...]:
    return (
        Term("value", bt, name, "identifier", group),
        Term("scheme", f"{bt}-1", f"{name} scheme", "code", group),
    )


ROWS: Mapping[str, tuple[Term, ...]] = {
    "tax_breakdown[]": TAX_TERMS,
    "lines[]": LINE_TERMS,
    "allowances[]": (
        *_adjustment("allowance", "Document level", ("92", "93", "94", "97", "98"), "other"),
        *_taxed("allowance", "BT-95", "BT-96"),
    ),
    "charges[]": (
        *_adjustment("charge", "Document level", ("99", "100", "101", "104", "105"), "other"),
        *_taxed("charge", "BT-102", "BT-103"),
    ),
    "lines[].allowances[]": _adjustment("allowance", "Invoice line", ("136", "137", "138", "139", "140"), "line"),
    "lines[].charges[]": _adjustment("charge", "Invoice line", ("141", "142", "143", "144", "145"), "line"),
    "lines[].classifications[]": _identifiers("BT-158", "Item classification identifier", "line"),
    "lines[].attributes[]": (
        Term("name", "BT-160", "Item attribute name", "text", "line"),
        Term("value", "BT-161", "Item attribute value", "text", "line"),
    ),
    "seller.identifiers[]": _identifiers("BT-29", "Seller identifier", "seller"),
    "buyer.identifiers[]": _identifiers("BT-46", "Buyer identifier", "buyer"),
    "payment.other_accounts[]": (
        Term("iban", "BT-84", "Payment account identifier", "identifier", "payment"),
        Term("name", "BT-85", "Payment account name", "text", "payment"),
        Term("bic", "BT-86", "Payment service provider identifier", "identifier", "payment"),
    ),
    "notes[]": (
        Term("text", "BT-22", "Invoice note", "text", "other"),
        Term("subject_code", "BT-21", "Invoice note subject code", "code", "other"),
    ),
    "preceding_invoices[]": (
        Term("number", "BT-25", "Preceding Invoice reference", "identifier", "other"),
        Term("issue_date", "BT-26", "Preceding Invoice issue date", "date", "other"),
    ),
    "supporting_documents[]": (
        Term("reference", "BT-122", "Supporting document reference", "identifier", "other"),
        Term("description", "BT-123", "Supporting document description", "text", "other"),
        Term("location", "BT-124", "External document location", "text", "other"),
        Term("media_type", "BT-125-1", "Attached document Mime code", "code", "other"),
        Term("file_name", "BT-125-2", "Attached document Filename", "text", "other"),
    ),
}

# What the pages of a hybrid must not contradict.
HYBRID_TERMS = (
    "invoice_number",
    "issue_date",
    "due_date",
    "totals.net",
    "totals.tax",
    "totals.gross",
    "totals.due",
    "payment.iban",
    "seller.name",
    "seller.vat_id",
    "buyer.name",
    "buyer.vat_id",
)
# What of these every page prints that is more than an attachment.
ALWAYS_PRINTED = (
    "invoice_number",
    "totals.gross",
    "totals.due",
    "seller.name",
    "buyer.name",
)

ACCOUNT_TERM = re.compile(r"payment\.(?:other_accounts\[\d+\]\.)?iban")  # one to pay to
BY_PATH: dict[str, Term] = {term.path: term for term in TERMS}
_NUMBER = re.compile(r"\[\d+\]")


def _every_path() -> Iterator[tuple[str, Term]]:
    yield from BY_PATH.items()
    for rows, terms in ROWS.items():
        yield from ((f"{rows}.{term.path}", term) for term in terms)


_BY_PATTERN = dict(_every_path())


def pattern_of(path: str) -> str:
    """The path of a term whatever its rows are: "lines[].net"."""
    return _NUMBER.sub("[]", path)


def term_of(path: str) -> Term:
    """The term a claim's path speaks of: "totals.gross", "lines[0].net" or "lines[0].allowances[1].amount"."""
    return _BY_PATTERN[pattern_of(path)]


# What a row of a group is called, where that is not the group's own name.
_ROW_NAMES: Mapping[str, str] = {
    "lines": "line",
    "tax_breakdown": "tax row",
    "allowances": "allowance",
    "charges": "charge",
    "notes": "note",
    "classifications": "classification",
    "attributes": "attribute",
    "seller.identifiers": "seller identifier",
    "buyer.identifiers": "buyer identifier",
    "payment.other_accounts": "account",
    "preceding_invoices": "preceding invoice",
    "supporting_documents": "supporting document",
}


def named(path: str) -> str:
    """A claim path in plain words: "lines[2].net" -> "line 3, Invoice line net amount"; [] stands for every row."""
    *rows, _ = path.split("].")
    return ", ".join((*map(_row, rows), term_of(path).name))


def named_first(path: str) -> str:
    """A claim path as `named` says it, at the beginning of a sentence."""
    return _capital(named(path))


def named_row(path: str) -> str:
    """A row's path in plain words that begin a sentence: "lines[2].charges[0]" -> "Line 3, charge 1"."""
    return _capital(", ".join(_row(step) for step in path.removesuffix("]").split("].")))


def _capital(words: str) -> str:
    return words[0].upper() + words[1:]


def _row(step: str) -> str:
    group, _, number = step.partition("[")
    name = _ROW_NAMES[group]
    return f"{name} {int(number) + 1}" if number else f"{name}s"
