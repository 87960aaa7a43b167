# ruff: noqa: E501 - a table of paths reads better in whole rows
"""UN/CEFACT Cross Industry Invoice D16B (Factur-X, ZUGFeRD 2, XRechnung), and ZUGFeRD 1.0: where each term stands.

Source: EN 16931-3-3 (the CEN syntax binding to CII) and the Factur-X profile EXTENDED.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractors.einvoice.tree import Path, Rows, Syntax, under

_DOCUMENT = "rsm:ExchangedDocument"
_PROCESS = "rsm:ExchangedDocumentContext"
TRADE = "rsm:SupplyChainTradeTransaction"
AGREEMENT = f"{TRADE}/ram:ApplicableHeaderTradeAgreement"
_DELIVERY = f"{TRADE}/ram:ApplicableHeaderTradeDelivery"
SETTLEMENT = f"{TRADE}/ram:ApplicableHeaderTradeSettlement"
_TOTALS = f"{SETTLEMENT}/ram:SpecifiedTradeSettlementHeaderMonetarySummation"
_MEANS = f"{SETTLEMENT}/ram:SpecifiedTradeSettlementPaymentMeans"
ACCOUNT = "ram:PayeePartyCreditorFinancialAccount"
_ACCOUNTS = f"{_MEANS}[{ACCOUNT}]"
_TERMS = f"{SETTLEMENT}/ram:SpecifiedTradePaymentTerms"
_REFERENCED = f"{AGREEMENT}/ram:AdditionalReferencedDocument"
_PRECEDING = f"{SETTLEMENT}/ram:InvoiceReferencedDocument"
_OWN = f"[not(@currencyID) or @currencyID = /*/{SETTLEMENT}/ram:InvoiceCurrencyCode]"
_OTHER = (
    f"[@currencyID != /*/{SETTLEMENT}/ram:InvoiceCurrencyCode and @currencyID = /*/{SETTLEMENT}/ram:TaxCurrencyCode]"
)
_VALUE_SCHEME = {"value": ".", "scheme": "@schemeID"}


def _address(path: str) -> dict[str, str]:
    parts = {
        "street": "ram:LineOne",
        "additional_street": "ram:LineTwo",
        "third_line": "ram:LineThree",
        "city": "ram:CityName",
        "post_code": "ram:PostcodeCode",
        "subdivision": "ram:CountrySubDivisionName",
        "country": "ram:CountryID",
    }
    return {f"address.{name}": f"{path}/ram:PostalTradeAddress/{step}" for name, step in parts.items()}


def _party(party: str, path: str) -> dict[str, str]:
    contact = f"{path}/ram:DefinedTradeContact"
    terms = {
        "name": f"{path}/ram:Name",
        "trading_name": f"{path}/ram:SpecifiedLegalOrganization/ram:TradingBusinessName",
        "vat_id": f"{path}/ram:SpecifiedTaxRegistration/ram:ID[@schemeID='VA']",
        "tax_number": f"{path}/ram:SpecifiedTaxRegistration/ram:ID[@schemeID='FC']",
        "legal_registration.value": f"{path}/ram:SpecifiedLegalOrganization/ram:ID",
        "legal_registration.scheme": f"{path}/ram:SpecifiedLegalOrganization/ram:ID/@schemeID",
        "electronic_address.value": f"{path}/ram:URIUniversalCommunication/ram:URIID",
        "electronic_address.scheme": f"{path}/ram:URIUniversalCommunication/ram:URIID/@schemeID",
        "contact.name": f"{contact}/ram:PersonName|{contact}[not(ram:PersonName)]/ram:DepartmentName",
        "contact.phone": f"{contact}/ram:TelephoneUniversalCommunication/ram:CompleteNumber",
        "contact.email": f"{contact}/ram:EmailURIUniversalCommunication/ram:URIID",
        **_address(path),
    }
    return under(party, terms)


_SELLER = f"{AGREEMENT}/ram:SellerTradeParty"
_BUYER = f"{AGREEMENT}/ram:BuyerTradeParty"
_PAYEE = f"{SETTLEMENT}/ram:PayeeTradeParty"
REPRESENTATIVE = f"{AGREEMENT}/ram:SellerTaxRepresentativeTradeParty"
_SHIP_TO = f"{_DELIVERY}/ram:ShipToTradeParty"
_DATE = "udt:DateTimeString"

TERMS: Mapping[str, Path] = {
    "specification": f"{_PROCESS}/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID",
    "business_process": f"{_PROCESS}/ram:BusinessProcessSpecifiedDocumentContextParameter/ram:ID",
    "invoice_number": f"{_DOCUMENT}/ram:ID",
    "type_code": f"{_DOCUMENT}/ram:TypeCode",
    "issue_date": f"{_DOCUMENT}/ram:IssueDateTime/{_DATE}",
    # Terms with a discount count where there are no others: their date may be that of the discount.
    "due_date": f"{_TERMS}[not(ram:ApplicableTradePaymentDiscountTerms) or not(../ram:SpecifiedTradePaymentTerms[not(ram:ApplicableTradePaymentDiscountTerms)]/ram:DueDateDateTime)]/ram:DueDateDateTime/{_DATE}",
    "currency": f"{SETTLEMENT}/ram:InvoiceCurrencyCode",
    "vat_accounting_currency": f"{SETTLEMENT}/ram:TaxCurrencyCode",
    "tax_point_date": f"{SETTLEMENT}/ram:ApplicableTradeTax/ram:TaxPointDate/udt:DateString",
    "tax_point_date_code": f"{SETTLEMENT}/ram:ApplicableTradeTax/ram:DueDateTypeCode",
    "period.start": f"{SETTLEMENT}/ram:BillingSpecifiedPeriod/ram:StartDateTime/{_DATE}",
    "period.end": f"{SETTLEMENT}/ram:BillingSpecifiedPeriod/ram:EndDateTime/{_DATE}",
    "buyer_reference": f"{AGREEMENT}/ram:BuyerReference",
    "buyer_accounting_reference": f"{SETTLEMENT}/ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID",
    "purchase_order_reference": f"{AGREEMENT}/ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID",
    "sales_order_reference": f"{AGREEMENT}/ram:SellerOrderReferencedDocument/ram:IssuerAssignedID",
    "preceding_invoice": f"{_PRECEDING}/ram:IssuerAssignedID",
    "despatch_advice_reference": f"{_DELIVERY}/ram:DespatchAdviceReferencedDocument/ram:IssuerAssignedID",
    "receiving_advice_reference": f"{_DELIVERY}/ram:ReceivingAdviceReferencedDocument/ram:IssuerAssignedID",
    "tender_reference": f"{_REFERENCED}[ram:TypeCode='50']/ram:IssuerAssignedID",
    "contract_reference": f"{AGREEMENT}/ram:ContractReferencedDocument/ram:IssuerAssignedID",
    "project_reference": f"{AGREEMENT}/ram:SpecifiedProcuringProject/ram:ID",
    "object_identifier.value": f"{_REFERENCED}[ram:TypeCode='130']/ram:IssuerAssignedID",
    "object_identifier.scheme": f"{_REFERENCED}[ram:TypeCode='130']/ram:ReferenceTypeCode",
    **_party("seller", _SELLER),
    **_party("buyer", _BUYER),
    "seller.legal_information": f"{_SELLER}/ram:Description",
    "payee.name": f"{_PAYEE}/ram:Name",
    "payee.identifier.value": f"{_PAYEE}/ram:ID|{_PAYEE}/ram:GlobalID",
    "payee.identifier.scheme": f"{_PAYEE}/ram:GlobalID/@schemeID",
    "payee.legal_registration.value": f"{_PAYEE}/ram:SpecifiedLegalOrganization/ram:ID",
    "payee.legal_registration.scheme": f"{_PAYEE}/ram:SpecifiedLegalOrganization/ram:ID/@schemeID",
    "tax_representative.name": f"{REPRESENTATIVE}/ram:Name",
    "tax_representative.vat_id": f"{REPRESENTATIVE}/ram:SpecifiedTaxRegistration/ram:ID[@schemeID='VA']",
    **under("tax_representative", _address(REPRESENTATIVE)),
    "delivery.name": f"{_SHIP_TO}/ram:Name",
    "delivery.location.value": f"{_SHIP_TO}/ram:ID|{_SHIP_TO}/ram:GlobalID",
    "delivery.location.scheme": f"{_SHIP_TO}/ram:GlobalID/@schemeID",
    "delivery.date": f"{_DELIVERY}/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/{_DATE}",
    **under("delivery", _address(_SHIP_TO)),
    "payment.means_code": f"({_MEANS})[1]/ram:TypeCode",
    "payment.means_text": f"({_MEANS})[1]/ram:Information",
    "payment.reference": f"{SETTLEMENT}/ram:PaymentReference",
    "payment.iban": f"({_ACCOUNTS})[1]/{ACCOUNT}/ram:IBANID|({_ACCOUNTS})[1]/{ACCOUNT}[not(ram:IBANID)]/ram:ProprietaryID",
    "payment.account_name": f"({_ACCOUNTS})[1]/{ACCOUNT}/ram:AccountName",
    "payment.bic": f"({_ACCOUNTS})[1]/ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID",
    "payment.card_number": f"{_MEANS}/ram:ApplicableTradeSettlementFinancialCard/ram:ID",
    "payment.card_holder": f"{_MEANS}/ram:ApplicableTradeSettlementFinancialCard/ram:CardholderName",
    "payment.mandate_reference": f"{_TERMS}/ram:DirectDebitMandateID",
    "payment.debited_account": f"{_MEANS}/ram:PayerPartyDebtorFinancialAccount/ram:IBANID",
    "payment.creditor_identifier": f"{SETTLEMENT}/ram:CreditorReferenceID",
    "payment.terms": f"{_TERMS}/ram:Description",
    "totals.line_net": f"{_TOTALS}/ram:LineTotalAmount",
    "totals.allowances": f"{_TOTALS}/ram:AllowanceTotalAmount",
    "totals.charges": f"{_TOTALS}/ram:ChargeTotalAmount",
    "totals.net": f"{_TOTALS}/ram:TaxBasisTotalAmount",
    "totals.tax": f"{_TOTALS}/ram:TaxTotalAmount{_OWN}",
    "totals.tax_in_accounting_currency": f"{_TOTALS}/ram:TaxTotalAmount{_OTHER}",
    "totals.gross": f"{_TOTALS}/ram:GrandTotalAmount",
    "totals.paid": f"{_TOTALS}/ram:TotalPrepaidAmount",
    "totals.rounding": f"{_TOTALS}/ram:RoundingAmount",
    "totals.due": f"{_TOTALS}/ram:DuePayableAmount",
}  # fmt: skip

_ADJUSTMENT: Mapping[str, Path] = {
    "amount": "ram:ActualAmount|ram:AppliedAmount",
    "base": "ram:BasisAmount",
    "percent": "ram:CalculationPercent",
    "reason": "ram:Reason|ram:Description",
    "reason_code": "ram:ReasonCode",
}
_TAXED: Mapping[str, Path] = {
    **_ADJUSTMENT,
    "category": "(ram:CategoryTradeTax|ram:AppliedTradeTax)/ram:CategoryCode",
    "rate": "(ram:CategoryTradeTax|ram:AppliedTradeTax)/ram:RateApplicablePercent",
}
_TAX_ROW: Mapping[str, Path] = {
    "category": "ram:CategoryCode",
    "rate": "ram:RateApplicablePercent",
    "base": "ram:BasisAmount",
    "amount": "ram:CalculatedAmount",
    "exemption_reason": "ram:ExemptionReason",
    "exemption_reason_code": "ram:ExemptionReasonCode",
}


def _adjustments(path: str, indicator: str, number: str) -> str:
    return f"{path}ram:SpecifiedTradeAllowanceCharge[ram:ChargeIndicator/udt:Indicator='{indicator}' or ram:ChargeIndicator/udt:Indicator='{number}']"


_LINE_SETTLEMENT = "ram:SpecifiedLineTradeSettlement"
_LINE_AGREEMENT = "ram:SpecifiedLineTradeAgreement"
_NET_PRICE = f"{_LINE_AGREEMENT}/ram:NetPriceProductTradePrice"
_GROSS_PRICE = f"{_LINE_AGREEMENT}/ram:GrossPriceProductTradePrice"
_LINE_OBJECT = f"{_LINE_SETTLEMENT}/ram:AdditionalReferencedDocument[ram:TypeCode='130']"
_LINE: Mapping[str, Path] = {
    "id": "ram:AssociatedDocumentLineDocument/ram:LineID",
    "status_code": "ram:AssociatedDocumentLineDocument/ram:LineStatusReasonCode",
    "note": "ram:AssociatedDocumentLineDocument/ram:IncludedNote/ram:Content",
    "object_identifier.value": f"{_LINE_OBJECT}/ram:IssuerAssignedID",
    "object_identifier.scheme": f"{_LINE_OBJECT}/ram:ReferenceTypeCode",
    "quantity": "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity",
    "unit": "ram:SpecifiedLineTradeDelivery/ram:BilledQuantity/@unitCode",
    "net": f"{_LINE_SETTLEMENT}/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount",
    "order_line_reference": f"{_LINE_AGREEMENT}/ram:BuyerOrderReferencedDocument/ram:LineID",
    "accounting_reference": f"{_LINE_SETTLEMENT}/ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID",
    "period.start": f"{_LINE_SETTLEMENT}/ram:BillingSpecifiedPeriod/ram:StartDateTime/{_DATE}",
    "period.end": f"{_LINE_SETTLEMENT}/ram:BillingSpecifiedPeriod/ram:EndDateTime/{_DATE}",
    "unit_price": f"{_NET_PRICE}/ram:ChargeAmount",
    "gross_price": f"{_GROSS_PRICE}/ram:ChargeAmount",
    # A discount in several steps (EXTENDED) has no place in the model; gross and net price tell it.
    "price_discount": f"{_GROSS_PRICE}[count(ram:AppliedTradeAllowanceCharge) = 1]/ram:AppliedTradeAllowanceCharge/ram:ActualAmount",
    "price_base_quantity": f"{_NET_PRICE}/ram:BasisQuantity|{_LINE_AGREEMENT}[not(ram:NetPriceProductTradePrice/ram:BasisQuantity)]/ram:GrossPriceProductTradePrice/ram:BasisQuantity",
    "price_base_unit": f"{_NET_PRICE}/ram:BasisQuantity/@unitCode",
    "tax_category": f"{_LINE_SETTLEMENT}/ram:ApplicableTradeTax/ram:CategoryCode",
    "tax_rate": f"{_LINE_SETTLEMENT}/ram:ApplicableTradeTax/ram:RateApplicablePercent",
    "description": "ram:SpecifiedTradeProduct/ram:Name",
    "item_description": "ram:SpecifiedTradeProduct/ram:Description",
    "seller_item_id": "ram:SpecifiedTradeProduct/ram:SellerAssignedID",
    "buyer_item_id": "ram:SpecifiedTradeProduct/ram:BuyerAssignedID",
    "standard_item_id.value": "ram:SpecifiedTradeProduct/ram:GlobalID",
    "standard_item_id.scheme": "ram:SpecifiedTradeProduct/ram:GlobalID/@schemeID",
    "origin_country": "ram:SpecifiedTradeProduct/ram:OriginTradeCountry/ram:ID",
}  # fmt: skip
_LINE_GROUPS: Mapping[str, Rows] = {
    "allowances": Rows(_adjustments(f"{_LINE_SETTLEMENT}/", "false", "0"), _ADJUSTMENT),
    "charges": Rows(_adjustments(f"{_LINE_SETTLEMENT}/", "true", "1"), _ADJUSTMENT),
    "classifications": Rows(
        "ram:SpecifiedTradeProduct/ram:DesignatedProductClassification/ram:ClassCode", {"value": ".", "scheme": "@listID"}
    ),
    "attributes": Rows(
        "ram:SpecifiedTradeProduct/ram:ApplicableProductCharacteristic",
        {"name": "ram:Description", "value": "ram:Value"},
    ),
}  # fmt: skip
_LINES = f"{TRADE}/ram:IncludedSupplyChainTradeLineItem"
_FILE = "ram:AttachmentBinaryObject"

CII = Syntax(
    TERMS,
    {
        "tax_breakdown": Rows(f"{SETTLEMENT}/ram:ApplicableTradeTax", _TAX_ROW),
        "lines": Rows(_LINES, _LINE, _LINE_GROUPS),
        "allowances": Rows(_adjustments(f"{SETTLEMENT}/", "false", "0"), _TAXED),
        # A logistics service charge (EXTENDED) is a charge of its own name.
        "charges": Rows(
            f"{_adjustments(f'{SETTLEMENT}/', 'true', '1')}|{SETTLEMENT}/ram:SpecifiedLogisticsServiceCharge", _TAXED
        ),
        "seller.identifiers": Rows(f"{_SELLER}/ram:ID|{_SELLER}/ram:GlobalID", _VALUE_SCHEME),
        "buyer.identifiers": Rows(f"{_BUYER}/ram:ID|{_BUYER}/ram:GlobalID", _VALUE_SCHEME),
        "payment.other_accounts": Rows(
            f"({_ACCOUNTS})[position() > 1]",
            {
                "iban": f"{ACCOUNT}/ram:IBANID|{ACCOUNT}[not(ram:IBANID)]/ram:ProprietaryID",
                "name": f"{ACCOUNT}/ram:AccountName",
                "bic": "ram:PayeeSpecifiedCreditorFinancialInstitution/ram:BICID",
            },
        ),
        "notes": Rows(f"{_DOCUMENT}/ram:IncludedNote", {"text": "ram:Content", "subject_code": "ram:SubjectCode"}),
        "preceding_invoices": Rows(
            _PRECEDING,
            {"number": "ram:IssuerAssignedID", "issue_date": "ram:FormattedIssueDateTime/qdt:DateTimeString"},
        ),
        "supporting_documents": Rows(
            f"{_REFERENCED}[not(ram:TypeCode='50' or ram:TypeCode='130')]",
            {
                "reference": "ram:IssuerAssignedID",
                "description": "ram:Name",
                "location": "ram:URIID",
                "media_type": f"{_FILE}/@mimeCode",
                "file_name": f"{_FILE}/@filename",
            },
        ),
    },
)

# What ZUGFeRD 1.0 (2014) called differently.
OLD_NAMES: Mapping[str, str] = {
    "ExchangedDocument": "HeaderExchangedDocument",
    "ExchangedDocumentContext": "SpecifiedExchangedDocumentContext",
    "SupplyChainTradeTransaction": "SpecifiedSupplyChainTradeTransaction",
    "ApplicableHeaderTradeAgreement": "ApplicableSupplyChainTradeAgreement",
    "ApplicableHeaderTradeDelivery": "ApplicableSupplyChainTradeDelivery",
    "ApplicableHeaderTradeSettlement": "ApplicableSupplyChainTradeSettlement",
    "SpecifiedTradeSettlementHeaderMonetarySummation": "SpecifiedTradeSettlementMonetarySummation",
    "SpecifiedTradeSettlementLineMonetarySummation": "SpecifiedTradeSettlementMonetarySummation",
    "SpecifiedLineTradeAgreement": "SpecifiedSupplyChainTradeAgreement",
    "SpecifiedLineTradeDelivery": "SpecifiedSupplyChainTradeDelivery",
    "SpecifiedLineTradeSettlement": "SpecifiedSupplyChainTradeSettlement",
    "RateApplicablePercent": "ApplicablePercent",
    "IssuerAssignedID": "ID",
}


def _old(path: Path) -> str:
    assert isinstance(path, str)
    return re.sub(r"\w+", lambda name: OLD_NAMES.get(name[0], name[0]), path)


def _old_rows(rows: Rows) -> Rows:
    terms = {term: _old(path) for term, path in rows.terms.items()}
    return Rows(_old(rows.path), terms, {name: _old_rows(group) for name, group in rows.groups.items()})


# What marks a document as a test or as a copy, in this edition and in the old one.
TEST = f"{_PROCESS}/ram:TestIndicator/udt:Indicator[.='true' or .='1']"
COPY = "rsm:ExchangedDocument/ram:CopyIndicator/udt:Indicator[.='true' or .='1']"
FLAGS = tuple((kind, path) for kind, one in (("specimen", TEST), ("copy", COPY)) for path in (one, _old(one)))

# A way to pay by which nothing is paid: partners clear what they owe each other (UNTDID 4461).
_CLEARED = f"{_MEANS}/ram:TypeCode[.='97']"
CLEARED = (_CLEARED, _old(_CLEARED))

ZUGFERD_1 = Syntax(
    {term: _old(path) for term, path in CII.terms.items()},
    {name: _old_rows(rows) for name, rows in CII.groups.items()},
)
