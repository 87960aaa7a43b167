# ruff: noqa: E501 - a table of paths reads better in whole rows
"""UBL 2.1 Invoice and CreditNote: where each term stands, as XPath from the root (or from its row).

Source: EN 16931-3-2 (the CEN syntax binding to UBL).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from extractors.einvoice.tree import Path, Rows, Syntax, Within, under

_ALLOWANCE = "cac:AllowanceCharge[cbc:ChargeIndicator='false' or cbc:ChargeIndicator='0']"
_CHARGE = "cac:AllowanceCharge[cbc:ChargeIndicator='true' or cbc:ChargeIndicator='1']"
_OWN_TAX = "cac:TaxTotal[not(cbc:TaxAmount[@currencyID != /*/cbc:DocumentCurrencyCode])]"
# Those of the total in the invoice's own currency; of any total where that currency is in doubt.
_TAX_ROWS = f"{_OWN_TAX}/cac:TaxSubtotal|cac:TaxTotal[not(/*/{_OWN_TAX}/cac:TaxSubtotal)]/cac:TaxSubtotal"
_OBJECT = "[cbc:DocumentTypeCode='130']"


def _address(path: str) -> dict[str, str]:
    parts = {
        "street": "cbc:StreetName",
        "additional_street": "cbc:AdditionalStreetName",
        "third_line": "cac:AddressLine/cbc:Line",
        "city": "cbc:CityName",
        "post_code": "cbc:PostalZone",
        "subdivision": "cbc:CountrySubentity",
        "country": "cac:Country/cbc:IdentificationCode",
    }
    return {f"address.{name}": f"{path}/{step}" for name, step in parts.items()}


def _party(party: str, path: str) -> dict[str, str]:
    terms = {
        "name": f"{path}/cac:PartyLegalEntity/cbc:RegistrationName",
        "trading_name": f"{path}/cac:PartyName/cbc:Name",
        "vat_id": f"{path}/cac:PartyTaxScheme[cac:TaxScheme/cbc:ID='VAT']/cbc:CompanyID",
        "tax_number": f"{path}/cac:PartyTaxScheme[not(cac:TaxScheme/cbc:ID='VAT')]/cbc:CompanyID",
        "legal_registration.value": f"{path}/cac:PartyLegalEntity/cbc:CompanyID",
        "legal_registration.scheme": f"{path}/cac:PartyLegalEntity/cbc:CompanyID/@schemeID",
        "electronic_address.value": f"{path}/cbc:EndpointID",
        "electronic_address.scheme": f"{path}/cbc:EndpointID/@schemeID",
        "contact.name": f"{path}/cac:Contact/cbc:Name",
        "contact.phone": f"{path}/cac:Contact/cbc:Telephone",
        "contact.email": f"{path}/cac:Contact/cbc:ElectronicMail",
        **_address(f"{path}/cac:PostalAddress"),
    }
    return under(party, terms)


_SELLER = "cac:AccountingSupplierParty/cac:Party"
_BUYER = "cac:AccountingCustomerParty/cac:Party"
_TOTALS = "cac:LegalMonetaryTotal"
_ACCOUNTS = "cac:PaymentMeans/cac:PayeeFinancialAccount"
_PRECEDING = "cac:BillingReference/cac:InvoiceDocumentReference"
_IDENTIFIER = {"value": ".", "scheme": "@schemeID"}

TERMS: Mapping[str, Path] = {
    "specification": "cbc:CustomizationID",
    "business_process": "cbc:ProfileID",
    "invoice_number": "cbc:ID",
    "type_code": "cbc:InvoiceTypeCode|cbc:CreditNoteTypeCode",
    "issue_date": "cbc:IssueDate",
    "due_date": "cbc:DueDate|cac:PaymentMeans/cbc:PaymentDueDate",
    "currency": "cbc:DocumentCurrencyCode",
    "vat_accounting_currency": "cbc:TaxCurrencyCode",
    "tax_point_date": "cbc:TaxPointDate",
    "tax_point_date_code": "cac:InvoicePeriod/cbc:DescriptionCode",
    "period.start": "cac:InvoicePeriod/cbc:StartDate",
    "period.end": "cac:InvoicePeriod/cbc:EndDate",
    "buyer_reference": "cbc:BuyerReference",
    "buyer_accounting_reference": "cbc:AccountingCost",
    "purchase_order_reference": "cac:OrderReference/cbc:ID",
    "sales_order_reference": "cac:OrderReference/cbc:SalesOrderID",
    "preceding_invoice": f"{_PRECEDING}/cbc:ID",
    "despatch_advice_reference": "cac:DespatchDocumentReference/cbc:ID",
    "receiving_advice_reference": "cac:ReceiptDocumentReference/cbc:ID",
    "tender_reference": "cac:OriginatorDocumentReference/cbc:ID",
    "contract_reference": "cac:ContractDocumentReference/cbc:ID",
    "project_reference": "cac:ProjectReference/cbc:ID|cac:AdditionalDocumentReference[cbc:DocumentTypeCode='50']/cbc:ID",
    "object_identifier.value": f"cac:AdditionalDocumentReference{_OBJECT}/cbc:ID",
    "object_identifier.scheme": f"cac:AdditionalDocumentReference{_OBJECT}/cbc:ID/@schemeID",
    **_party("seller", _SELLER),
    **_party("buyer", _BUYER),
    "seller.legal_information": f"{_SELLER}/cac:PartyLegalEntity/cbc:CompanyLegalForm",
    "payee.name": "cac:PayeeParty/cac:PartyName/cbc:Name",
    "payee.identifier.value": "cac:PayeeParty/cac:PartyIdentification/cbc:ID[not(@schemeID='SEPA')]",
    "payee.identifier.scheme": "cac:PayeeParty/cac:PartyIdentification/cbc:ID[not(@schemeID='SEPA')]/@schemeID",
    "payee.legal_registration.value": "cac:PayeeParty/cac:PartyLegalEntity/cbc:CompanyID",
    "payee.legal_registration.scheme": "cac:PayeeParty/cac:PartyLegalEntity/cbc:CompanyID/@schemeID",
    "tax_representative.name": "cac:TaxRepresentativeParty/cac:PartyName/cbc:Name",
    "tax_representative.vat_id": "cac:TaxRepresentativeParty/cac:PartyTaxScheme[cac:TaxScheme/cbc:ID='VAT']/cbc:CompanyID",
    **under("tax_representative", _address("cac:TaxRepresentativeParty/cac:PostalAddress")),
    "delivery.name": "cac:Delivery/cac:DeliveryParty/cac:PartyName/cbc:Name",
    "delivery.location.value": "cac:Delivery/cac:DeliveryLocation/cbc:ID",
    "delivery.location.scheme": "cac:Delivery/cac:DeliveryLocation/cbc:ID/@schemeID",
    "delivery.date": "cac:Delivery/cbc:ActualDeliveryDate",
    **under("delivery", _address("cac:Delivery/cac:DeliveryLocation/cac:Address")),
    "payment.means_code": "cac:PaymentMeans[1]/cbc:PaymentMeansCode",
    "payment.means_text": "cac:PaymentMeans[1]/cbc:PaymentMeansCode/@name",
    "payment.reference": "cac:PaymentMeans/cbc:PaymentID",
    "payment.iban": f"({_ACCOUNTS})[1]/cbc:ID",
    "payment.account_name": f"({_ACCOUNTS})[1]/cbc:Name",
    "payment.bic": f"({_ACCOUNTS})[1]/cac:FinancialInstitutionBranch/cbc:ID",
    "payment.card_number": "cac:PaymentMeans/cac:CardAccount/cbc:PrimaryAccountNumberID",
    "payment.card_holder": "cac:PaymentMeans/cac:CardAccount/cbc:HolderName",
    "payment.mandate_reference": "cac:PaymentMeans/cac:PaymentMandate/cbc:ID",
    "payment.debited_account": "cac:PaymentMeans/cac:PaymentMandate/cac:PayerFinancialAccount/cbc:ID",
    "payment.creditor_identifier": f"({_SELLER}|cac:PayeeParty)/cac:PartyIdentification/cbc:ID[@schemeID='SEPA']",
    "payment.terms": "cac:PaymentTerms/cbc:Note",
    "totals.line_net": f"{_TOTALS}/cbc:LineExtensionAmount",
    "totals.allowances": f"{_TOTALS}/cbc:AllowanceTotalAmount",
    "totals.charges": f"{_TOTALS}/cbc:ChargeTotalAmount",
    "totals.net": f"{_TOTALS}/cbc:TaxExclusiveAmount",
    "totals.tax": f"{_OWN_TAX}/cbc:TaxAmount",
    "totals.tax_in_accounting_currency": "cac:TaxTotal/cbc:TaxAmount[@currencyID != /*/cbc:DocumentCurrencyCode and @currencyID = /*/cbc:TaxCurrencyCode]",
    "totals.gross": f"{_TOTALS}/cbc:TaxInclusiveAmount",
    "totals.paid": f"{_TOTALS}/cbc:PrepaidAmount",
    "totals.rounding": f"{_TOTALS}/cbc:PayableRoundingAmount",
    "totals.due": f"{_TOTALS}/cbc:PayableAmount",
}  # fmt: skip

_ADJUSTMENT: Mapping[str, Path] = {
    "amount": "cbc:Amount",
    "base": "cbc:BaseAmount",
    "percent": "cbc:MultiplierFactorNumeric",
    "reason": "cbc:AllowanceChargeReason",
    "reason_code": "cbc:AllowanceChargeReasonCode",
}
_TAXED: Mapping[str, Path] = {
    **_ADJUSTMENT,
    "category": "cac:TaxCategory/cbc:ID",
    "rate": "cac:TaxCategory/cbc:Percent",
}
_TAX_ROW: Mapping[str, Path] = {
    "category": "cac:TaxCategory/cbc:ID",
    "rate": "cac:TaxCategory/cbc:Percent",
    "base": "cbc:TaxableAmount",
    "amount": "cbc:TaxAmount",
    "exemption_reason": "cac:TaxCategory/cbc:TaxExemptionReason",
    "exemption_reason_code": "cac:TaxCategory/cbc:TaxExemptionReasonCode",
}
_LINE: Mapping[str, Path] = {
    "id": "cbc:ID",
    "note": "cbc:Note",
    "object_identifier.value": f"cac:DocumentReference{_OBJECT}/cbc:ID",
    "object_identifier.scheme": f"cac:DocumentReference{_OBJECT}/cbc:ID/@schemeID",
    "quantity": "cbc:InvoicedQuantity|cbc:CreditedQuantity",
    "unit": "cbc:InvoicedQuantity/@unitCode|cbc:CreditedQuantity/@unitCode",
    "net": "cbc:LineExtensionAmount",
    "order_line_reference": "cac:OrderLineReference/cbc:LineID",
    "accounting_reference": "cbc:AccountingCost",
    "period.start": "cac:InvoicePeriod/cbc:StartDate",
    "period.end": "cac:InvoicePeriod/cbc:EndDate",
    "unit_price": "cac:Price/cbc:PriceAmount",
    "price_discount": "cac:Price/cac:AllowanceCharge/cbc:Amount",
    "gross_price": "cac:Price/cac:AllowanceCharge/cbc:BaseAmount",
    "price_base_quantity": "cac:Price/cbc:BaseQuantity",
    "price_base_unit": "cac:Price/cbc:BaseQuantity/@unitCode",
    "tax_category": "cac:Item/cac:ClassifiedTaxCategory/cbc:ID",
    "tax_rate": "cac:Item/cac:ClassifiedTaxCategory/cbc:Percent",
    "description": "cac:Item/cbc:Name",
    "item_description": "cac:Item/cbc:Description",
    "seller_item_id": "cac:Item/cac:SellersItemIdentification/cbc:ID",
    "buyer_item_id": "cac:Item/cac:BuyersItemIdentification/cbc:ID",
    "standard_item_id.value": "cac:Item/cac:StandardItemIdentification/cbc:ID",
    "standard_item_id.scheme": "cac:Item/cac:StandardItemIdentification/cbc:ID/@schemeID",
    "origin_country": "cac:Item/cac:OriginCountry/cbc:IdentificationCode",
}
_LINE_GROUPS: Mapping[str, Rows] = {
    "allowances": Rows(_ALLOWANCE, _ADJUSTMENT),
    "charges": Rows(_CHARGE, _ADJUSTMENT),
    "classifications": Rows(
        "cac:Item/cac:CommodityClassification/cbc:ItemClassificationCode", {"value": ".", "scheme": "@listID"}
    ),
    "attributes": Rows("cac:Item/cac:AdditionalItemProperty", {"name": "cbc:Name", "value": "cbc:Value"}),
}
# UBL has no place for the subject of a note: its code stands before the text, as in "#AAI#...".
_NOTE: Mapping[str, Path] = {
    "text": Within(".", re.compile(r"(?:#\w{3}#\s*)?(.*)", re.DOTALL)),
    "subject_code": Within(".", re.compile(r"#(\w{3})#.*", re.DOTALL)),
}
_FILE = "cac:Attachment/cbc:EmbeddedDocumentBinaryObject"

UBL = Syntax(
    TERMS,
    {
        "tax_breakdown": Rows(_TAX_ROWS, _TAX_ROW),
        "lines": Rows("cac:InvoiceLine|cac:CreditNoteLine", _LINE, _LINE_GROUPS),
        "allowances": Rows(_ALLOWANCE, _TAXED),
        "charges": Rows(_CHARGE, _TAXED),
        "seller.identifiers": Rows(f"{_SELLER}/cac:PartyIdentification/cbc:ID[not(@schemeID='SEPA')]", _IDENTIFIER),
        "buyer.identifiers": Rows(f"{_BUYER}/cac:PartyIdentification/cbc:ID", _IDENTIFIER),
        "payment.other_accounts": Rows(
            f"({_ACCOUNTS})[position() > 1]",
            {"iban": "cbc:ID", "name": "cbc:Name", "bic": "cac:FinancialInstitutionBranch/cbc:ID"},
        ),
        "notes": Rows("cbc:Note", _NOTE),
        "preceding_invoices": Rows(_PRECEDING, {"number": "cbc:ID", "issue_date": "cbc:IssueDate"}),
        "supporting_documents": Rows(
            "cac:AdditionalDocumentReference[not(cbc:DocumentTypeCode='130' or cbc:DocumentTypeCode='50')]",
            {
                "reference": "cbc:ID",
                "description": "cbc:DocumentDescription",
                "location": "cac:Attachment/cac:ExternalReference/cbc:URI",
                "media_type": f"{_FILE}/@mimeCode",
                "file_name": f"{_FILE}/@filename",
            },
        ),
    },
)

# A way to pay by which nothing is paid: partners clear what they owe each other (UNTDID 4461).
NETTED = "cac:PaymentMeans/cbc:PaymentMeansCode[.='97']"
