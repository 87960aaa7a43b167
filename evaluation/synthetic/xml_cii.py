"""An Invoice as a Cross Industry Invoice (D16B), in the order of the schema."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from evaluation.synthetic.xml import Names, Node
from schemas import Account, Address, AllowanceCharge, Contact, Identifier, Invoice, Line, Party, Period, TaxRow

_UN = "urn:un:unece:uncefact:data:standard:"
_NAMES = Names(
    {
        "rsm": f"{_UN}CrossIndustryInvoice:100",
        "ram": f"{_UN}ReusableAggregateBusinessInformationEntity:100",
        "udt": f"{_UN}UnqualifiedDataType:100",
        "qdt": f"{_UN}QualifiedDataType:100",
    }
)
_leaf, _group = _NAMES.leaf, _NAMES.group


def cii(invoice: Invoice) -> bytes:
    """The invoice as CII."""
    return _NAMES.document(
        "rsm:CrossIndustryInvoice",
        _process(invoice),
        _document(invoice),
        _group(
            "rsm:SupplyChainTradeTransaction",
            *(_line(line) for line in invoice.lines),
            _agreement(invoice),
            _delivery(invoice),
            _settlement(invoice),
        ),
    )


def _process(invoice: Invoice) -> Node:
    process = _group("ram:BusinessProcessSpecifiedDocumentContextParameter", _leaf("ram:ID", invoice.business_process))
    guideline = _group("ram:GuidelineSpecifiedDocumentContextParameter", _leaf("ram:ID", invoice.specification))
    return _group("rsm:ExchangedDocumentContext", process, guideline)


def _document(invoice: Invoice) -> Node:
    notes = ((_leaf("ram:Content", one.text), _leaf("ram:SubjectCode", one.subject_code)) for one in invoice.notes)
    return _group(
        "rsm:ExchangedDocument",
        _leaf("ram:ID", invoice.invoice_number),
        _leaf("ram:TypeCode", invoice.type_code),
        _moment("ram:IssueDateTime", invoice.issue_date),
        *(_group("ram:IncludedNote", *note) for note in notes),
    )


def _moment(name: str, day: date | None, leaf: str = "udt:DateTimeString") -> Node:
    return _group(name, _leaf(leaf, day.strftime("%Y%m%d") if day else None, {"format": "102"}))


def _agreement(invoice: Invoice) -> Node:
    tender, item = invoice.tender_reference, invoice.object_identifier
    project = invoice.project_reference
    return _group(
        "ram:ApplicableHeaderTradeAgreement",
        _leaf("ram:BuyerReference", invoice.buyer_reference),
        _party("ram:SellerTradeParty", invoice.seller, invoice.seller.legal_information),
        _party("ram:BuyerTradeParty", invoice.buyer),
        _group(
            "ram:SellerTaxRepresentativeTradeParty",
            _leaf("ram:Name", invoice.tax_representative.name),
            _address(invoice.tax_representative.address),
            _registration(invoice.tax_representative.vat_id, "VA"),
        ),
        _reference("ram:SellerOrderReferencedDocument", invoice.sales_order_reference),
        _reference("ram:BuyerOrderReferencedDocument", invoice.purchase_order_reference),
        _reference("ram:ContractReferencedDocument", invoice.contract_reference),
        *_supporting(invoice),
        _reference("ram:AdditionalReferencedDocument", tender, _leaf("ram:TypeCode", "50")),
        _reference("ram:AdditionalReferencedDocument", item.value, *_of_type("130", item.scheme)),
        _group("ram:SpecifiedProcuringProject", _leaf("ram:ID", project), _leaf("ram:Name", project and "Project")),
    )


def _reference(name: str, number: str | None, *more: Node) -> Node:
    return _group(name, _leaf("ram:IssuerAssignedID", number), *more) if number is not None else None


def _of_type(code: str, scheme: str | None) -> tuple[Node, Node]:
    return _leaf("ram:TypeCode", code), _leaf("ram:ReferenceTypeCode", scheme)


def _supporting(invoice: Invoice) -> Iterator[Node]:
    for one in invoice.supporting_documents:
        attributes = {"mimeCode": one.media_type, "filename": one.file_name}
        yield _group(
            "ram:AdditionalReferencedDocument",
            _leaf("ram:IssuerAssignedID", one.reference),
            _leaf("ram:URIID", one.location),
            _leaf("ram:TypeCode", "916"),
            _leaf("ram:Name", one.description),
            _leaf("ram:AttachmentBinaryObject", "" if one.media_type else None, attributes),
        )


def _party(name: str, party: Party, description: str | None = None) -> Node:
    legal = _leaf("ram:ID", party.legal_registration.value, {"schemeID": party.legal_registration.scheme})
    address = party.electronic_address
    return _group(
        name,
        *_identifiers(party.identifiers),
        _leaf("ram:Name", party.name),
        _leaf("ram:Description", description),
        _group("ram:SpecifiedLegalOrganization", legal, _leaf("ram:TradingBusinessName", party.trading_name)),
        _contact(party.contact),
        _address(party.address),
        _group("ram:URIUniversalCommunication", _leaf("ram:URIID", address.value, {"schemeID": address.scheme})),
        _registration(party.tax_number, "FC"),
        _registration(party.vat_id, "VA"),
    )


def _identifiers(identifiers: tuple[Identifier, ...]) -> Iterator[Node]:
    """Those without a scheme first, as the schema wants it."""
    yield from (_leaf("ram:ID", one.value) for one in identifiers if one.scheme is None)
    known = (one for one in identifiers if one.scheme is not None)
    yield from (_leaf("ram:GlobalID", one.value, {"schemeID": one.scheme}) for one in known)


def _registration(number: str | None, scheme: str) -> Node:
    return _group("ram:SpecifiedTaxRegistration", _leaf("ram:ID", number, {"schemeID": scheme}))


def _contact(contact: Contact) -> Node:
    return _group(
        "ram:DefinedTradeContact",
        _leaf("ram:PersonName", contact.name),
        _group("ram:TelephoneUniversalCommunication", _leaf("ram:CompleteNumber", contact.phone)),
        _group("ram:EmailURIUniversalCommunication", _leaf("ram:URIID", contact.email)),
    )


def _address(address: Address) -> Node:
    return _group(
        "ram:PostalTradeAddress",
        _leaf("ram:PostcodeCode", address.post_code),
        _leaf("ram:LineOne", address.street),
        _leaf("ram:LineTwo", address.additional_street),
        _leaf("ram:LineThree", address.third_line),
        _leaf("ram:CityName", address.city),
        _leaf("ram:CountryID", address.country),
        _leaf("ram:CountrySubDivisionName", address.subdivision),
    )


def _delivery(invoice: Invoice) -> Node:
    delivery = invoice.delivery
    place = _identifiers((delivery.location,)) if delivery.location.value is not None else ()
    stated = _group(
        "ram:ApplicableHeaderTradeDelivery",
        _group("ram:ShipToTradeParty", *place, _leaf("ram:Name", delivery.name), _address(delivery.address)),
        _group("ram:ActualDeliverySupplyChainEvent", _moment("ram:OccurrenceDateTime", delivery.date)),
        _reference("ram:DespatchAdviceReferencedDocument", invoice.despatch_advice_reference),
        _reference("ram:ReceivingAdviceReferencedDocument", invoice.receiving_advice_reference),
    )
    return stated if stated is not None else _leaf("ram:ApplicableHeaderTradeDelivery", "")  # the schema wants one


def _settlement(invoice: Invoice) -> Node:
    payment, payee = invoice.payment, invoice.payee
    first = Account(iban=payment.iban, name=payment.account_name, bic=payment.bic)
    legal = _leaf("ram:ID", payee.legal_registration.value, {"schemeID": payee.legal_registration.scheme})
    known = _identifiers((payee.identifier,)) if payee.identifier.value is not None else ()
    return _group(
        "ram:ApplicableHeaderTradeSettlement",
        _leaf("ram:CreditorReferenceID", payment.creditor_identifier),
        _leaf("ram:PaymentReference", payment.reference),
        _leaf("ram:TaxCurrencyCode", invoice.vat_accounting_currency),
        _leaf("ram:InvoiceCurrencyCode", invoice.currency),
        _group(
            "ram:PayeeTradeParty",
            *known,
            _leaf("ram:Name", payee.name),
            _group("ram:SpecifiedLegalOrganization", legal),
        ),
        *(_means(invoice, account) for account in (first, *payment.other_accounts)),
        *(_tax_row(invoice, row) for row in invoice.tax_breakdown),
        _period(invoice.period),
        *(_adjustment(one, "false") for one in invoice.allowances),
        *(_adjustment(one, "true") for one in invoice.charges),
        _group(
            "ram:SpecifiedTradePaymentTerms",
            _leaf("ram:Description", payment.terms),
            _moment("ram:DueDateDateTime", invoice.due_date),
            _leaf("ram:DirectDebitMandateID", payment.mandate_reference),
        ),
        _totals(invoice),
        *(_preceding(one.number, one.issue_date) for one in invoice.preceding_invoices),
        _group("ram:ReceivableSpecifiedTradeAccountingAccount", _leaf("ram:ID", invoice.buyer_accounting_reference)),
    )


def _preceding(number: str | None, day: date | None) -> Node:
    return _group(
        "ram:InvoiceReferencedDocument",
        _leaf("ram:IssuerAssignedID", number),
        _moment("ram:FormattedIssueDateTime", day, "qdt:DateTimeString"),
    )


def _means(invoice: Invoice, account: Account) -> Node:
    payment = invoice.payment
    return _group(
        "ram:SpecifiedTradeSettlementPaymentMeans",
        _leaf("ram:TypeCode", payment.means_code),
        _leaf("ram:Information", payment.means_text),
        _group(
            "ram:ApplicableTradeSettlementFinancialCard",
            _leaf("ram:ID", payment.card_number),
            _leaf("ram:CardholderName", payment.card_holder),
        ),
        _group("ram:PayerPartyDebtorFinancialAccount", _leaf("ram:IBANID", payment.debited_account)),
        _group(
            "ram:PayeePartyCreditorFinancialAccount",
            _leaf("ram:IBANID", account.iban),
            _leaf("ram:AccountName", account.name),
        ),
        _group("ram:PayeeSpecifiedCreditorFinancialInstitution", _leaf("ram:BICID", account.bic)),
    )


def _tax_row(invoice: Invoice, row: TaxRow) -> Node:
    return _group(
        "ram:ApplicableTradeTax",
        _leaf("ram:CalculatedAmount", row.amount),
        _leaf("ram:TypeCode", "VAT"),
        _leaf("ram:ExemptionReason", row.exemption_reason),
        _leaf("ram:BasisAmount", row.base),
        _leaf("ram:CategoryCode", row.category),
        _leaf("ram:ExemptionReasonCode", row.exemption_reason_code),
        _moment("ram:TaxPointDate", invoice.tax_point_date, "udt:DateString"),
        _leaf("ram:DueDateTypeCode", invoice.tax_point_date_code),
        _leaf("ram:RateApplicablePercent", row.rate),
    )


def _period(period: Period) -> Node:
    start, end = _moment("ram:StartDateTime", period.start), _moment("ram:EndDateTime", period.end)
    return _group("ram:BillingSpecifiedPeriod", start, end)


def _adjustment(one: AllowanceCharge, indicator: str) -> Node:
    return _group(
        "ram:SpecifiedTradeAllowanceCharge",
        _group("ram:ChargeIndicator", _leaf("udt:Indicator", indicator)),
        _leaf("ram:CalculationPercent", one.percent),
        _leaf("ram:BasisAmount", one.base),
        _leaf("ram:ActualAmount", one.amount),
        _leaf("ram:ReasonCode", one.reason_code),
        _leaf("ram:Reason", one.reason),
        _tax("ram:CategoryTradeTax", one.category, one.rate),
    )


def _tax(name: str, category: str | None, rate: Decimal | None) -> Node:
    if category is None and rate is None:
        return None
    code, percent = _leaf("ram:CategoryCode", category), _leaf("ram:RateApplicablePercent", rate)
    return _group(name, _leaf("ram:TypeCode", "VAT"), code, percent)


def _totals(invoice: Invoice) -> Node:
    totals = invoice.totals
    own, other = {"currencyID": invoice.currency}, {"currencyID": invoice.vat_accounting_currency}
    return _group(
        "ram:SpecifiedTradeSettlementHeaderMonetarySummation",
        _leaf("ram:LineTotalAmount", totals.line_net),
        _leaf("ram:ChargeTotalAmount", totals.charges),
        _leaf("ram:AllowanceTotalAmount", totals.allowances),
        _leaf("ram:TaxBasisTotalAmount", totals.net),
        _leaf("ram:TaxTotalAmount", totals.tax, own),
        _leaf("ram:TaxTotalAmount", totals.tax_in_accounting_currency, other),
        _leaf("ram:RoundingAmount", totals.rounding),
        _leaf("ram:GrandTotalAmount", totals.gross),
        _leaf("ram:TotalPrepaidAmount", totals.paid),
        _leaf("ram:DuePayableAmount", totals.due),
    )


def _line(line: Line) -> Node:
    item = line.object_identifier
    note = _group("ram:IncludedNote", _leaf("ram:Content", line.note))
    status = _leaf("ram:LineStatusReasonCode", line.status_code)
    return _group(
        "ram:IncludedSupplyChainTradeLineItem",
        _group("ram:AssociatedDocumentLineDocument", _leaf("ram:LineID", line.id), status, note),
        _product(line),
        _prices(line),
        _group("ram:SpecifiedLineTradeDelivery", _leaf("ram:BilledQuantity", line.quantity, {"unitCode": line.unit})),
        _group(
            "ram:SpecifiedLineTradeSettlement",
            _tax("ram:ApplicableTradeTax", line.tax_category, line.tax_rate),
            _period(line.period),
            *(_adjustment(one, "false") for one in line.allowances),
            *(_adjustment(one, "true") for one in line.charges),
            _group("ram:SpecifiedTradeSettlementLineMonetarySummation", _leaf("ram:LineTotalAmount", line.net)),
            _reference("ram:AdditionalReferencedDocument", item.value, *_of_type("130", item.scheme)),
            _group("ram:ReceivableSpecifiedTradeAccountingAccount", _leaf("ram:ID", line.accounting_reference)),
        ),
    )


def _product(line: Line) -> Node:
    standard = line.standard_item_id
    properties = ((_leaf("ram:Description", one.name), _leaf("ram:Value", one.value)) for one in line.attributes)
    classes = (_leaf("ram:ClassCode", one.value, {"listID": one.scheme}) for one in line.classifications)
    return _group(
        "ram:SpecifiedTradeProduct",
        _leaf("ram:GlobalID", standard.value, {"schemeID": standard.scheme}),
        _leaf("ram:SellerAssignedID", line.seller_item_id),
        _leaf("ram:BuyerAssignedID", line.buyer_item_id),
        _leaf("ram:Name", line.description),
        _leaf("ram:Description", line.item_description),
        *(_group("ram:ApplicableProductCharacteristic", *pair) for pair in properties),
        *(_group("ram:DesignatedProductClassification", code) for code in classes),
        _group("ram:OriginTradeCountry", _leaf("ram:ID", line.origin_country)),
    )


def _prices(line: Line) -> Node:
    base = {"unitCode": line.price_base_unit}
    discount = _group(
        "ram:AppliedTradeAllowanceCharge",
        _group("ram:ChargeIndicator", _leaf("udt:Indicator", "false")),
        _leaf("ram:ActualAmount", line.price_discount),
    )
    return _group(
        "ram:SpecifiedLineTradeAgreement",
        _group("ram:BuyerOrderReferencedDocument", _leaf("ram:LineID", line.order_line_reference)),
        _group(
            "ram:GrossPriceProductTradePrice",
            _leaf("ram:ChargeAmount", line.gross_price),
            discount if line.price_discount is not None else None,
        ),
        _group(
            "ram:NetPriceProductTradePrice",
            _leaf("ram:ChargeAmount", line.unit_price),
            _leaf("ram:BasisQuantity", line.price_base_quantity, base),
        ),
    )
