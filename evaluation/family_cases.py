"""Whole e-invoices of every VAT category, in UBL and in CII, and every single edit of them.

Cases for the families of rules that public examples lack. Each has two lines, an allowance and a charge of one
category.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from lxml import etree

_UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
_UN = "urn:un:unece:uncefact:data:standard:"
_SCHEME = "<cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>"
_TEXTS = ("", "XX", "2099-13-45")
_STEPS = ("0.01", "-0.01", "0.99", "1", "-1", "1.01", "10")


class Case(NamedTuple):
    """A VAT category as it stands in a document: code, rate, tax on 100.00, reason of exemption, countries."""

    code: str
    rate: str | None
    tax: str
    reason: str | None = None
    countries: tuple[str, str] = ("DE", "AT")


CASES: Mapping[str, Case] = {
    case.code: case
    for case in (
        Case("S", "19", "19.00"),
        Case("Z", "0", "0.00"),
        Case("E", "0", "0.00", "VATEX-EU-132"),
        Case("AE", "0", "0.00", "VATEX-EU-AE"),
        Case("K", "0", "0.00", "VATEX-EU-IC"),
        Case("G", "0", "0.00", "VATEX-EU-G", ("DE", "CH")),
        Case("O", None, "0.00", "VATEX-EU-O"),
        Case("L", "7", "7.00", None, ("ES", "ES")),
        Case("M", "10", "10.00", None, ("ES", "ES")),
        Case("B", "22", "22.00", None, ("IT", "IT")),
    )
}


def _ubl_tax(case: Case, name: str, extra: str = "") -> str:
    rate = f"<cbc:Percent>{case.rate}</cbc:Percent>" if case.rate is not None else ""
    return f"<cac:{name}><cbc:ID>{case.code}</cbc:ID>{rate}{extra}{_SCHEME}</cac:{name}>"


def _ubl_party(case: Case, role: str, name: str, country: str) -> str:
    vat = f"<cac:PartyTaxScheme><cbc:CompanyID>{country}1234567</cbc:CompanyID>{_SCHEME}</cac:PartyTaxScheme>"
    return (
        f"<cac:{role}><cac:Party><cac:PostalAddress><cbc:CityName>Town</cbc:CityName><cac:Country>"
        f"<cbc:IdentificationCode>{country}</cbc:IdentificationCode></cac:Country></cac:PostalAddress>"
        f"{'' if case.code == 'O' else vat}<cac:PartyLegalEntity><cbc:RegistrationName>{name}"
        f"</cbc:RegistrationName><cbc:CompanyID>{len(name)}</cbc:CompanyID></cac:PartyLegalEntity></cac:Party></cac:{role}>"
    )


def _ubl_adjustment(case: Case, indicator: str, amount: str) -> str:
    return (
        f"<cac:AllowanceCharge><cbc:ChargeIndicator>{indicator}</cbc:ChargeIndicator><cbc:AllowanceChargeReason>"
        f'Reason</cbc:AllowanceChargeReason><cbc:Amount currencyID="EUR">{amount}</cbc:Amount>'
        f"{_ubl_tax(case, 'TaxCategory')}</cac:AllowanceCharge>"
    )


def _ubl_line(case: Case, number: int, net: str) -> str:
    return (
        f'<cac:InvoiceLine><cbc:ID>{number}</cbc:ID><cbc:InvoicedQuantity unitCode="C62">1</cbc:InvoicedQuantity>'
        f'<cbc:LineExtensionAmount currencyID="EUR">{net}</cbc:LineExtensionAmount><cac:Item><cbc:Name>Work'
        f"</cbc:Name>{_ubl_tax(case, 'ClassifiedTaxCategory')}</cac:Item><cac:Price>"
        f'<cbc:PriceAmount currencyID="EUR">{net}</cbc:PriceAmount></cac:Price></cac:InvoiceLine>'
    )


def _ubl_amounts(**named: str) -> str:
    return "".join(f'<cbc:{name} currencyID="EUR">{amount}</cbc:{name}>' for name, amount in named.items())


def ubl(case: Case) -> etree._Element:
    """A UBL invoice of `case`."""
    seller, buyer = case.countries
    reason = f"<cbc:TaxExemptionReasonCode>{case.reason}</cbc:TaxExemptionReasonCode>" if case.reason else ""

    gross = str(Decimal("100.00") + Decimal(case.tax))
    subtotal = _ubl_amounts(TaxableAmount="100.00", TaxAmount=case.tax) + _ubl_tax(case, "TaxCategory", reason)
    return etree.fromstring(
        f'<Invoice xmlns="{_UBL}Invoice-2" xmlns:cac="{_UBL}CommonAggregateComponents-2" '
        f'xmlns:cbc="{_UBL}CommonBasicComponents-2"><cbc:CustomizationID>urn:cen.eu:en16931:2017'
        "</cbc:CustomizationID><cbc:ID>R-1</cbc:ID><cbc:IssueDate>2024-05-01</cbc:IssueDate>"
        "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode><cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>"
        + _ubl_party(case, "AccountingSupplierParty", "Muster GmbH", seller)
        + _ubl_party(case, "AccountingCustomerParty", "Beispiel AG", buyer)
        + "<cac:Delivery><cbc:ActualDeliveryDate>2024-05-01</cbc:ActualDeliveryDate><cac:DeliveryLocation>"
        f"<cac:Address><cac:Country><cbc:IdentificationCode>{buyer}</cbc:IdentificationCode></cac:Country>"
        "</cac:Address></cac:DeliveryLocation></cac:Delivery>"
        + _ubl_adjustment(case, "false", "20.00")
        + _ubl_adjustment(case, "true", "10.00")
        + f"<cac:TaxTotal>{_ubl_amounts(TaxAmount=case.tax)}<cac:TaxSubtotal>{subtotal}"
        + "</cac:TaxSubtotal></cac:TaxTotal>"
        + "<cac:LegalMonetaryTotal>"
        + _ubl_amounts(
            LineExtensionAmount="110.00",
            TaxExclusiveAmount="100.00",
            TaxInclusiveAmount=gross,
            AllowanceTotalAmount="20.00",
            ChargeTotalAmount="10.00",
            PayableAmount=gross,
        )
        + f"</cac:LegalMonetaryTotal>{_ubl_line(case, 1, '60.00')}{_ubl_line(case, 2, '50.00')}</Invoice>"
    )


def _cii_tax(case: Case, name: str) -> str:
    rate = f"<ram:RateApplicablePercent>{case.rate}</ram:RateApplicablePercent>" if case.rate is not None else ""
    return (
        f"<ram:{name}><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>{case.code}</ram:CategoryCode>"
        f"{rate}</ram:{name}>"
    )


def _cii_party(case: Case, role: str, name: str, country: str) -> str:
    number = f'<ram:ID schemeID="VA">{country}1234567</ram:ID>'
    vat = f"<ram:SpecifiedTaxRegistration>{number}</ram:SpecifiedTaxRegistration>"
    return (
        f"<ram:{role}><ram:Name>{name}</ram:Name><ram:SpecifiedLegalOrganization><ram:ID>{len(name)}</ram:ID>"
        f"</ram:SpecifiedLegalOrganization><ram:PostalTradeAddress><ram:CityName>Town</ram:CityName>"
        f"<ram:CountryID>{country}</ram:CountryID></ram:PostalTradeAddress>"
        f"{'' if case.code == 'O' else vat}</ram:{role}>"
    )


def _cii_line(case: Case, number: int, net: str) -> str:
    return (
        "<ram:IncludedSupplyChainTradeLineItem><ram:AssociatedDocumentLineDocument>"
        f"<ram:LineID>{number}</ram:LineID></ram:AssociatedDocumentLineDocument><ram:SpecifiedTradeProduct>"
        "<ram:Name>Work</ram:Name></ram:SpecifiedTradeProduct><ram:SpecifiedLineTradeAgreement>"
        f"<ram:NetPriceProductTradePrice><ram:ChargeAmount>{net}</ram:ChargeAmount></ram:NetPriceProductTradePrice>"
        '</ram:SpecifiedLineTradeAgreement><ram:SpecifiedLineTradeDelivery><ram:BilledQuantity unitCode="C62">1'
        "</ram:BilledQuantity></ram:SpecifiedLineTradeDelivery><ram:SpecifiedLineTradeSettlement>"
        f"{_cii_tax(case, 'ApplicableTradeTax')}<ram:SpecifiedTradeSettlementLineMonetarySummation>"
        f"<ram:LineTotalAmount>{net}"
        "</ram:LineTotalAmount></ram:SpecifiedTradeSettlementLineMonetarySummation>"
        "</ram:SpecifiedLineTradeSettlement></ram:IncludedSupplyChainTradeLineItem>"
    )


def _cii_adjustment(case: Case, indicator: str, amount: str) -> str:
    return (
        f"<ram:SpecifiedTradeAllowanceCharge><ram:ChargeIndicator><udt:Indicator>{indicator}</udt:Indicator>"
        f"</ram:ChargeIndicator><ram:ActualAmount>{amount}</ram:ActualAmount><ram:Reason>Reason</ram:Reason>"
        f"{_cii_tax(case, 'CategoryTradeTax')}</ram:SpecifiedTradeAllowanceCharge>"
    )


def _cii_day(name: str) -> str:
    return f'<ram:{name}><udt:DateTimeString format="102">20240501</udt:DateTimeString></ram:{name}>'


def cii(case: Case) -> etree._Element:
    """A Cross Industry Invoice of `case`."""
    seller, buyer = case.countries
    rate = f"<ram:RateApplicablePercent>{case.rate}</ram:RateApplicablePercent>" if case.rate is not None else ""
    reason = f"<ram:ExemptionReasonCode>{case.reason}</ram:ExemptionReasonCode>" if case.reason else ""

    gross = str(Decimal("100.00") + Decimal(case.tax))
    return etree.fromstring(
        f'<rsm:CrossIndustryInvoice xmlns:rsm="{_UN}CrossIndustryInvoice:100" '
        f'xmlns:ram="{_UN}ReusableAggregateBusinessInformationEntity:100" xmlns:udt="{_UN}UnqualifiedDataType:100">'
        "<rsm:ExchangedDocumentContext><ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:cen.eu:en16931:2017"
        "</ram:ID></ram:GuidelineSpecifiedDocumentContextParameter></rsm:ExchangedDocumentContext>"
        f"<rsm:ExchangedDocument><ram:ID>R-1</ram:ID><ram:TypeCode>380</ram:TypeCode>{_cii_day('IssueDateTime')}"
        f"</rsm:ExchangedDocument><rsm:SupplyChainTradeTransaction>{_cii_line(case, 1, '60.00')}"
        + _cii_line(case, 2, "50.00")
        + "<ram:ApplicableHeaderTradeAgreement>"
        + _cii_party(case, "SellerTradeParty", "Muster GmbH", seller)
        + _cii_party(case, "BuyerTradeParty", "Beispiel AG", buyer)
        + "</ram:ApplicableHeaderTradeAgreement><ram:ApplicableHeaderTradeDelivery><ram:ShipToTradeParty>"
        f"<ram:PostalTradeAddress><ram:CountryID>{buyer}</ram:CountryID></ram:PostalTradeAddress>"
        "</ram:ShipToTradeParty><ram:ActualDeliverySupplyChainEvent>"
        f"{_cii_day('OccurrenceDateTime')}</ram:ActualDeliverySupplyChainEvent></ram:ApplicableHeaderTradeDelivery>"
        "<ram:ApplicableHeaderTradeSettlement><ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>"
        f"<ram:ApplicableTradeTax><ram:CalculatedAmount>{case.tax}</ram:CalculatedAmount><ram:TypeCode>VAT"
        "</ram:TypeCode><ram:BasisAmount>100.00</ram:BasisAmount>"
        f"<ram:CategoryCode>{case.code}</ram:CategoryCode>{reason}{rate}</ram:ApplicableTradeTax>"
        + _cii_adjustment(case, "false", "20.00")
        + _cii_adjustment(case, "true", "10.00")
        + "<ram:SpecifiedTradePaymentTerms><ram:Description>30 days</ram:Description></ram:SpecifiedTradePaymentTerms>"
        "<ram:SpecifiedTradeSettlementHeaderMonetarySummation><ram:LineTotalAmount>110.00</ram:LineTotalAmount>"
        "<ram:ChargeTotalAmount>10.00</ram:ChargeTotalAmount><ram:AllowanceTotalAmount>20.00"
        "</ram:AllowanceTotalAmount><ram:TaxBasisTotalAmount>100.00</ram:TaxBasisTotalAmount>"
        f'<ram:TaxTotalAmount currencyID="EUR">{case.tax}</ram:TaxTotalAmount><ram:GrandTotalAmount>{gross}'
        f"</ram:GrandTotalAmount><ram:DuePayableAmount>{gross}</ram:DuePayableAmount>"
        "</ram:SpecifiedTradeSettlementHeaderMonetarySummation></ram:ApplicableHeaderTradeSettlement>"
        "</rsm:SupplyChainTradeTransaction></rsm:CrossIndustryInvoice>"
    )


def edits(root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
    """`root` as it is, and after every single edit: an element taken out, a text or a number changed."""
    yield "unchanged", root
    for place, node in enumerate(root.iter()):
        if place:
            yield f"delete {place}", _edited(root, place, None)
        if len(node):
            continue
        for text in (*_TEXTS, *_numbers(node.text or ""), *_codes(node.text or "")):
            yield f"text {place} {text}", _edited(root, place, text)


def _numbers(text: str) -> Iterator[str]:
    if text.replace(".", "").isdigit():
        yield from (str(Decimal(text) + Decimal(step)) for step in _STEPS)
        yield f"-{text}"
        yield f"{text}{'' if '.' in text else '.'}001"


def _codes(text: str) -> Iterator[str]:
    yield from (code for code in CASES if text in CASES and code != text)


def _edited(root: etree._Element, place: int, text: str | None) -> etree._Element:
    """A copy of `root` in which the element at `place` has another `text`, or is taken out."""
    edited = copy.deepcopy(root)
    node = next(node for number, node in enumerate(edited.iter()) if number == place)
    if text is not None:
        node.text = text
    elif (above := node.getparent()) is not None:
        above.remove(node)
    return edited
