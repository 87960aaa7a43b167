"""The shape of an e-invoice: what the official rules ask of its elements beyond the values of its terms."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from lxml import etree

from extractors.einvoice.cii import ACCOUNT, AGREEMENT, REPRESENTATIVE, SETTLEMENT, TRADE
from extractors.einvoice.claims import typed
from extractors.einvoice.texts import texts_of
from extractors.einvoice.tree import Found, Path, Rows, Syntax, is_bare
from extractors.einvoice.tree import nodes as elements
from extractors.parsing import find_glued_ibans, find_ibans
from schemas import AccountNamed, Claim, PaymentWay, Shape, Structured, TaxTotal, term_of
from schemas.terms import NUMBERS

_SIGNS = re.compile(r"[\W_]+")  # between the digits of an account


class Places(NamedTuple):
    """Where a syntax keeps what the shape holds, as XPaths.

    `untaxed` finds, by group, from a row the place that says its tax is VAT; `unnumbered` references without a number.
    """

    groups: Mapping[str, str]
    line_period: str
    vat: Mapping[str, str]
    unnumbered: Mapping[str, str]
    currencies: str
    amounts: str
    tax_totals: str
    tax_total: tuple[str, str]
    ways: str
    way: Mapping[str, str]


_VAT = "normalize-space(translate({}, 'vat', 'VAT')) = 'VAT'"


def _scheme(category: str) -> str:
    return f"{category}[cac:TaxScheme[{_VAT.format('cbc:ID')}]]"


def _type(tax: str) -> str:
    return f"{tax}[{_VAT.format('ram:TypeCode')}]"


_UBL = Places(
    groups={
        "seller": "cac:AccountingSupplierParty",
        "totals": "cac:LegalMonetaryTotal",
        "seller.address": "cac:AccountingSupplierParty/cac:Party/cac:PostalAddress",
        "seller.contact": "cac:AccountingSupplierParty/cac:Party/cac:Contact",
        "seller.electronic_address": "cac:AccountingSupplierParty/cac:Party/cbc:EndpointID",
        "buyer.address": "cac:AccountingCustomerParty/cac:Party/cac:PostalAddress",
        "buyer.electronic_address": "cac:AccountingCustomerParty/cac:Party/cbc:EndpointID",
        "payee": "cac:PayeeParty",
        "tax_representative": "cac:TaxRepresentativeParty",
        "tax_representative.address": "cac:TaxRepresentativeParty/cac:PostalAddress",
        "delivery.address": "cac:Delivery/cac:DeliveryLocation/cac:Address",
        "period": "cac:InvoicePeriod",
    },
    line_period="cac:InvoicePeriod",
    vat={
        "tax_breakdown": _scheme("cac:TaxCategory"),
        "lines": _scheme("cac:Item/cac:ClassifiedTaxCategory"),
        "allowances": _scheme("cac:TaxCategory"),
        "charges": _scheme("cac:TaxCategory"),
    },
    unnumbered={
        "preceding_invoices": "cac:BillingReference[not(cac:InvoiceDocumentReference/cbc:ID)]",
        "supporting_documents": "cac:AdditionalDocumentReference[not(normalize-space(cbc:ID))]",
    },
    currencies="//*[@currencyID]",
    amounts="//*[@currencyID][not(ancestor::cac:TaxTotal)]|//cac:TaxTotal"
    "[not(cbc:TaxAmount/@currencyID = /*/cbc:TaxCurrencyCode)]//*[@currencyID]",
    tax_totals="cac:TaxTotal",
    tax_total=("cbc:TaxAmount", "cac:TaxSubtotal/cbc:TaxAmount"),
    ways="cac:PaymentMeans",
    way={
        "code": "cbc:PaymentMeansCode",
        "account": "cac:PayeeFinancialAccount",
        "account_id": "cac:PayeeFinancialAccount/cbc:ID",
        "card": "cac:CardAccount",
        "mandate": "cac:PaymentMandate",
        "debited_account": "cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID",
    },
)
_NO_NUMBER = "[not(normalize-space(ram:IssuerAssignedID))]"
_CII = Places(
    groups={
        "seller": f"{AGREEMENT}/ram:SellerTradeParty",
        "totals": f"{SETTLEMENT}/ram:SpecifiedTradeSettlementHeaderMonetarySummation",
        "seller.address": f"{AGREEMENT}/ram:SellerTradeParty/ram:PostalTradeAddress",
        "seller.contact": f"{AGREEMENT}/ram:SellerTradeParty/ram:DefinedTradeContact",
        "seller.electronic_address": f"{AGREEMENT}/ram:SellerTradeParty/ram:URIUniversalCommunication",
        "buyer.address": f"{AGREEMENT}/ram:BuyerTradeParty/ram:PostalTradeAddress",
        "buyer.electronic_address": f"{AGREEMENT}/ram:BuyerTradeParty/ram:URIUniversalCommunication",
        "payee": f"{SETTLEMENT}/ram:PayeeTradeParty",
        "tax_representative": REPRESENTATIVE,
        "tax_representative.address": f"{REPRESENTATIVE}/ram:PostalTradeAddress",
        "delivery.address": f"{TRADE}/ram:ApplicableHeaderTradeDelivery/ram:ShipToTradeParty/ram:PostalTradeAddress",
        "period": f"{SETTLEMENT}/ram:BillingSpecifiedPeriod",
    },
    line_period="ram:SpecifiedLineTradeSettlement/ram:BillingSpecifiedPeriod",
    vat={
        "tax_breakdown": f"self::*[{_VAT.format('ram:TypeCode')}]",
        "lines": _type("ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax"),
        "allowances": _type("ram:CategoryTradeTax"),
        "charges": _type("*[self::ram:CategoryTradeTax or self::ram:AppliedTradeTax]"),
    },
    unnumbered={
        "preceding_invoices": f"{SETTLEMENT}/ram:InvoiceReferencedDocument{_NO_NUMBER}",
        "supporting_documents": f"//ram:AdditionalReferencedDocument{_NO_NUMBER}",
    },
    currencies="//ram:TaxTotalAmount[@currencyID]",
    amounts="//*[@currencyID][not(self::ram:TaxTotalAmount)]",
    tax_totals=f"{SETTLEMENT}/ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:TaxTotalAmount",
    tax_total=(".", "*[false()]"),
    ways=f"{SETTLEMENT}/ram:SpecifiedTradeSettlementPaymentMeans",
    way={
        "code": "ram:TypeCode",
        "account": ACCOUNT,
        "account_id": f"{ACCOUNT}/ram:IBANID|{ACCOUNT}/ram:ProprietaryID",
        "card": "ram:ApplicableTradeSettlementFinancialCard",
        "mandate": "../ram:SpecifiedTradePaymentTerms/ram:DirectDebitMandateID",
        "debited_account": "ram:PayerPartyDebtorFinancialAccount/ram:IBANID",
    },
)  # fmt: skip
_PLACES: Mapping[str, Places] = {"Invoice": _UBL, "CreditNote": _UBL, "CrossIndustryInvoice": _CII}


def shape_of(part: Structured, root: etree._Element, syntax: Syntax, claims: Mapping[str, Claim]) -> Shape:
    """The shape of the e-invoice `part` with this tree, mapping and claims."""
    places, accounts = _PLACES.get(part.root), tuple(_accounts(part))
    if places is None:
        return Shape(syntax="other", accounts=accounts)
    kind: Literal["ubl", "cii"] = "ubl" if places is _UBL else "cii"
    return Shape(
        syntax=kind,
        credit_note=part.root == "CreditNote",
        groups=tuple(_groups(root, places, syntax)),
        bare=tuple(dict.fromkeys(_bare(root, syntax))) if _has_empty(root) else (),
        unread={term: claim.raw for term, claim in claims.items() if _is_unread(claim)},
        untaxed=tuple(_untaxed(root, places, syntax)),
        unnumbered=tuple(group for group, path in places.unnumbered.items() if elements(root, path)),
        currencies=_currencies(root, places.currencies),
        amounts_in=_currencies(root, places.amounts),
        tax_totals=tuple(_tax_total(node, *places.tax_total) for node in elements(root, places.tax_totals)),
        payment_ways=tuple(_way(node, places.way) for node in elements(root, places.ways)),
        accounts=accounts,
    )


def _accounts(part: Structured) -> Iterator[AccountNamed]:
    """The accounts that texts name, whichever element or attribute holds them: no list of elements says where nobody
    would look for one. Its check digits tell it, so a small letter is one as well, whatever signs part its digits, and
    what is glued to it no part."""
    for path, text in texts_of(part):
        told = "".join(sign for sign in text.upper() if unicodedata.category(sign) != "Cf")
        found = (*(one.value for one in find_ibans(told) if one.checked), *find_glued_ibans(_SIGNS.sub(" ", told)))
        yield from (AccountNamed(iban=account, path=path) for account in dict.fromkeys(found))


def _groups(root: etree._Element, places: Places, syntax: Syntax) -> Iterator[str]:
    yield from (group for group, path in places.groups.items() if elements(root, path))
    for number, line in enumerate(elements(root, syntax.groups["lines"].path)):
        if elements(line, places.line_period):
            yield f"lines[{number}].period"


def _has_empty(root: etree._Element) -> bool:
    return any((not len(node) and not node.text) or "" in node.attrib.values() for node in root.iter("*"))


def _bare(root: etree._Element, syntax: Syntax) -> Iterator[str]:
    yield from _bare_terms(root, syntax.terms, "")
    for name, rows in syntax.groups.items():
        yield from _bare_rows(root, rows, name)


def _bare_rows(node: etree._Element, rows: Rows, name: str) -> Iterator[str]:
    for number, row in enumerate(elements(node, rows.path)):
        path = f"{name}[{number}]"
        yield from _bare_terms(row, rows.terms, f"{path}.")
        for group, below in rows.groups.items():
            yield from _bare_rows(row, below, f"{path}.{group}")


def _bare_terms(node: etree._Element, terms: Mapping[str, Path], prefix: str) -> Iterator[str]:
    for name, path in terms.items():
        if isinstance(path, str) and is_bare(node, path):
            yield f"{prefix}{name}"


def _is_unread(claim: Claim) -> bool:
    kind = term_of(claim.term).kind
    return isinstance(claim.value, str) and (kind == "date" or kind in NUMBERS)


def _currencies(root: etree._Element, path: str) -> tuple[str, ...]:
    """The currencies that the elements at `path` name, each once."""
    return tuple(dict.fromkeys(str(node.get("currencyID")) for node in elements(root, path)))


def _untaxed(root: etree._Element, places: Places, syntax: Syntax) -> Iterator[str]:
    for group, path in places.vat.items():
        for number, row in enumerate(elements(root, syntax.groups[group].path)):
            if not elements(row, path):
                yield f"{group}[{number}]"


def _tax_total(node: etree._Element, amount: str, rows: str) -> TaxTotal:
    stated = next(iter(elements(node, amount)), None)
    below = [_amount(row) for row in elements(node, rows)]
    return TaxTotal(
        currency=None if stated is None else stated.get("currencyID"),
        amount=None if stated is None else _amount(stated),
        rows=sum((amount for amount in below if amount is not None), Decimal(0)) if below else None,
    )


def _amount(node: etree._Element) -> Decimal | None:
    value = typed("amount", Found(str(node.text or ""), ""))
    return value if isinstance(value, Decimal) else None


def _way(node: etree._Element, way: Mapping[str, str]) -> PaymentWay:
    account, account_id = elements(node, way["account"]), _text(node, way["account_id"])
    state: Literal["none", "without", "empty", "stated"] = "none"
    if account:
        state = "without" if account_id is None else "stated" if account_id else "empty"
    return PaymentWay(
        code=_text(node, way["code"]),
        account=state,
        account_id=account_id,
        card=bool(elements(node, way["card"])),
        mandate=bool(elements(node, way["mandate"])),
        debited_account=_text(node, way["debited_account"]),
    )


def _text(node: etree._Element, path: str) -> str | None:
    """The text of the first element at `path` that has one, empty where none of them has, None where there is none."""
    found = [str(one.text or "") for one in elements(node, path)]
    return next(filter(None, found), found[0] if found else None)
