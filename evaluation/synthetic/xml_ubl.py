"""An Invoice as UBL 2.1, in the order of the schema: an Invoice, or a CreditNote for type codes of credit notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from evaluation.synthetic.xml import Names, Node, Text
from schemas import Account, Address, AllowanceCharge, Contact, Identifier, Invoice, Line, Note, Party, Period, TaxRow

_UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
_PARTS = {"cac": f"{_UBL}CommonAggregateComponents-2", "cbc": f"{_UBL}CommonBasicComponents-2"}
_CREDIT_NOTES = frozenset({"381", "396"})
_NAMES = Names(_PARTS)
_leaf, _group = _NAMES.leaf, _NAMES.group


class _Kind(NamedTuple):
    """What the two documents call differently."""

    root: str
    type_code: str
    line: str
    quantity: str


_INVOICE = _Kind("Invoice", "cbc:InvoiceTypeCode", "cac:InvoiceLine", "cbc:InvoicedQuantity")
_CREDIT_NOTE = _Kind("CreditNote", "cbc:CreditNoteTypeCode", "cac:CreditNoteLine", "cbc:CreditedQuantity")


def ubl(invoice: Invoice) -> bytes:
    """The invoice as UBL: a note's subject stands before its text, a CreditNote says when to pay with the means."""
    kind = _CREDIT_NOTE if invoice.type_code in _CREDIT_NOTES else _INVOICE
    names = Names({"": f"{_UBL}{kind.root}-2", **_PARTS})
    return names.document(
        kind.root,
        *_head(invoice, kind),
        *_references(invoice, kind),
        *_parties(invoice),
        *_settlement(invoice, kind),
        *(_line(line, invoice.currency, kind) for line in invoice.lines),
    )


def _head(invoice: Invoice, kind: _Kind) -> Iterator[Node]:
    notes = [_leaf("cbc:Note", _note(note)) for note in invoice.notes]
    tax_point = _leaf("cbc:TaxPointDate", invoice.tax_point_date)
    type_code = _leaf(kind.type_code, invoice.type_code)
    yield _leaf("cbc:CustomizationID", invoice.specification)
    yield _leaf("cbc:ProfileID", invoice.business_process)
    yield _leaf("cbc:ID", invoice.invoice_number)
    yield _leaf("cbc:IssueDate", invoice.issue_date)
    if kind is _INVOICE:
        yield _leaf("cbc:DueDate", invoice.due_date)
        yield from (type_code, *notes, tax_point)
    else:
        yield from (tax_point, type_code, *notes)
    yield _leaf("cbc:DocumentCurrencyCode", invoice.currency)
    yield _leaf("cbc:TaxCurrencyCode", invoice.vat_accounting_currency)
    yield _leaf("cbc:AccountingCost", invoice.buyer_accounting_reference)
    yield _leaf("cbc:BuyerReference", invoice.buyer_reference)
    yield _period(invoice.period, _leaf("cbc:DescriptionCode", invoice.tax_point_date_code))


def _note(note: Note) -> str | None:
    return note.text if note.subject_code is None else f"#{note.subject_code}#{note.text or ''}"


def _references(invoice: Invoice, kind: _Kind) -> Iterator[Node]:
    order, sales = invoice.purchase_order_reference, invoice.sales_order_reference
    yield _group("cac:OrderReference", _leaf("cbc:ID", order), _leaf("cbc:SalesOrderID", sales))
    for earlier in invoice.preceding_invoices:
        document = (_leaf("cbc:ID", earlier.number), _leaf("cbc:IssueDate", earlier.issue_date))
        yield _group("cac:BillingReference", _group("cac:InvoiceDocumentReference", *document))
    yield _reference("cac:DespatchDocumentReference", invoice.despatch_advice_reference)
    yield _reference("cac:ReceiptDocumentReference", invoice.receiving_advice_reference)
    tender = _reference("cac:OriginatorDocumentReference", invoice.tender_reference)
    contract = _reference("cac:ContractDocumentReference", invoice.contract_reference)
    if kind is _INVOICE:
        yield from (
            tender,
            contract,
            *_documents(invoice),
            _reference("cac:ProjectReference", invoice.project_reference),
        )
    else:
        yield from (contract, *_documents(invoice), _additional(invoice.project_reference, None, "50"), tender)


def _documents(invoice: Invoice) -> Iterator[Node]:
    yield _additional(invoice.object_identifier.value, invoice.object_identifier.scheme, "130")
    for document in invoice.supporting_documents:
        attributes = {"mimeCode": document.media_type, "filename": document.file_name}
        file = _leaf("cbc:EmbeddedDocumentBinaryObject", "" if document.media_type else None, attributes)
        link = _group("cac:ExternalReference", _leaf("cbc:URI", document.location))
        yield _group(
            "cac:AdditionalDocumentReference",
            _leaf("cbc:ID", document.reference),
            _leaf("cbc:DocumentDescription", document.description),
            _group("cac:Attachment", file, link),
        )


def _additional(value: str | None, scheme: str | None, code: str) -> Node:
    if value is None:
        return None
    number = _leaf("cbc:ID", value, {"schemeID": scheme})
    return _group("cac:AdditionalDocumentReference", number, _leaf("cbc:DocumentTypeCode", code))


def _reference(name: str, value: str | None) -> Node:
    return _group(name, _leaf("cbc:ID", value))


def _parties(invoice: Invoice) -> Iterator[Node]:
    creditor = _identification(Identifier(value=invoice.payment.creditor_identifier, scheme="SEPA"))
    seller = _party(invoice.seller, _leaf("cbc:CompanyLegalForm", invoice.seller.legal_information), creditor)
    yield _group("cac:AccountingSupplierParty", seller)
    yield _group("cac:AccountingCustomerParty", _party(invoice.buyer))
    payee, deputy = invoice.payee, invoice.tax_representative
    yield _group(
        "cac:PayeeParty",
        _identification(payee.identifier),
        _group("cac:PartyName", _leaf("cbc:Name", payee.name)),
        _group("cac:PartyLegalEntity", _identifier("cbc:CompanyID", payee.legal_registration)),
    )
    yield _group(
        "cac:TaxRepresentativeParty",
        _group("cac:PartyName", _leaf("cbc:Name", deputy.name)),
        _address("cac:PostalAddress", deputy.address),
        _tax_scheme("VAT", deputy.vat_id),
    )
    delivery = invoice.delivery
    place = _group(
        "cac:DeliveryLocation", _identifier("cbc:ID", delivery.location), _address("cac:Address", delivery.address)
    )
    name = _group("cac:DeliveryParty", _group("cac:PartyName", _leaf("cbc:Name", delivery.name)))
    yield _group("cac:Delivery", _leaf("cbc:ActualDeliveryDate", delivery.date), place, name)


def _party(party: Party, legal_form: Node = None, creditor: Node = None) -> Node:
    return _group(
        "cac:Party",
        _identifier("cbc:EndpointID", party.electronic_address),
        *(_identification(one) for one in party.identifiers),
        creditor,
        _group("cac:PartyName", _leaf("cbc:Name", party.trading_name)),
        _address("cac:PostalAddress", party.address),
        _tax_scheme("VAT", party.vat_id),
        _tax_scheme("TAX", party.tax_number),
        _group(
            "cac:PartyLegalEntity",
            _leaf("cbc:RegistrationName", party.name),
            _identifier("cbc:CompanyID", party.legal_registration),
            legal_form,
        ),
        _contact(party.contact),
    )


def _identifier(name: str, identifier: Identifier) -> Node:
    return _leaf(name, identifier.value, {"schemeID": identifier.scheme})


def _identification(identifier: Identifier) -> Node:
    return _group("cac:PartyIdentification", _identifier("cbc:ID", identifier))


def _tax_scheme(scheme: str, number: str | None) -> Node:
    if number is None:
        return None
    return _group("cac:PartyTaxScheme", _leaf("cbc:CompanyID", number), _scheme(scheme))


def _scheme(scheme: str = "VAT") -> Node:
    return _group("cac:TaxScheme", _leaf("cbc:ID", scheme))


def _contact(contact: Contact) -> Node:
    return _group(
        "cac:Contact",
        _leaf("cbc:Name", contact.name),
        _leaf("cbc:Telephone", contact.phone),
        _leaf("cbc:ElectronicMail", contact.email),
    )


def _address(name: str, address: Address) -> Node:
    return _group(
        name,
        _leaf("cbc:StreetName", address.street),
        _leaf("cbc:AdditionalStreetName", address.additional_street),
        _leaf("cbc:CityName", address.city),
        _leaf("cbc:PostalZone", address.post_code),
        _leaf("cbc:CountrySubentity", address.subdivision),
        _group("cac:AddressLine", _leaf("cbc:Line", address.third_line)),
        _group("cac:Country", _leaf("cbc:IdentificationCode", address.country)),
    )


def _period(period: Period, code: Node = None) -> Node:
    start, end = _leaf("cbc:StartDate", period.start), _leaf("cbc:EndDate", period.end)
    return _group("cac:InvoicePeriod", start, end, code)


def _settlement(invoice: Invoice, kind: _Kind) -> Iterator[Node]:
    amount = _money(invoice.currency)
    payment, totals = invoice.payment, invoice.totals
    first = Account(iban=payment.iban, name=payment.account_name, bic=payment.bic)
    yield from (_means(invoice, account, kind) for account in (first, *payment.other_accounts))
    yield _group("cac:PaymentTerms", _leaf("cbc:Note", payment.terms))
    yield from (_adjustment(one, "false", amount) for one in invoice.allowances)
    yield from (_adjustment(one, "true", amount) for one in invoice.charges)
    rows = (_tax_row(row, amount) for row in invoice.tax_breakdown)
    yield _group("cac:TaxTotal", amount("cbc:TaxAmount", totals.tax), *rows)
    other = _money(invoice.vat_accounting_currency)
    yield _group("cac:TaxTotal", other("cbc:TaxAmount", totals.tax_in_accounting_currency))
    yield _group(
        "cac:LegalMonetaryTotal",
        amount("cbc:LineExtensionAmount", totals.line_net),
        amount("cbc:TaxExclusiveAmount", totals.net),
        amount("cbc:TaxInclusiveAmount", totals.gross),
        amount("cbc:AllowanceTotalAmount", totals.allowances),
        amount("cbc:ChargeTotalAmount", totals.charges),
        amount("cbc:PrepaidAmount", totals.paid),
        amount("cbc:PayableRoundingAmount", totals.rounding),
        amount("cbc:PayableAmount", totals.due),
    )


Amount = Callable[[str, Text], Node]


def _money(currency: str | None) -> Amount:
    return lambda name, value: _leaf(name, value, {"currencyID": currency})


def _means(invoice: Invoice, account: Account, kind: _Kind) -> Node:
    payment = invoice.payment
    code = _leaf("cbc:PaymentMeansCode", payment.means_code, {"name": payment.means_text})
    due = _leaf("cbc:PaymentDueDate", invoice.due_date) if kind is _CREDIT_NOTE else None
    card = _group(
        "cac:CardAccount",
        _leaf("cbc:PrimaryAccountNumberID", payment.card_number),
        _leaf("cbc:NetworkID", "NA") if payment.card_number else None,
        _leaf("cbc:HolderName", payment.card_holder),
    )
    mandate = _group(
        "cac:PaymentMandate",
        _leaf("cbc:ID", payment.mandate_reference),
        _group("cac:PayerFinancialAccount", _leaf("cbc:ID", payment.debited_account)),
    )
    branch = _group("cac:FinancialInstitutionBranch", _leaf("cbc:ID", account.bic))
    where = _group("cac:PayeeFinancialAccount", _leaf("cbc:ID", account.iban), _leaf("cbc:Name", account.name), branch)
    return _group("cac:PaymentMeans", code, due, _leaf("cbc:PaymentID", payment.reference), card, where, mandate)


def _adjustment(one: AllowanceCharge, indicator: str, amount: Amount) -> Node:
    return _group(
        "cac:AllowanceCharge",
        _leaf("cbc:ChargeIndicator", indicator),
        _leaf("cbc:AllowanceChargeReasonCode", one.reason_code),
        _leaf("cbc:AllowanceChargeReason", one.reason),
        _leaf("cbc:MultiplierFactorNumeric", one.percent),
        amount("cbc:Amount", one.amount),
        amount("cbc:BaseAmount", one.base),
        _category("cac:TaxCategory", one.category, one.rate),
    )


def _category(name: str, category: str | None, rate: Text, *more: Node) -> Node:
    if category is None and rate is None:
        return None
    return _group(name, _leaf("cbc:ID", category), _leaf("cbc:Percent", rate), *more, _scheme())


def _tax_row(row: TaxRow, amount: Amount) -> Node:
    code = _leaf("cbc:TaxExemptionReasonCode", row.exemption_reason_code)
    reason = _leaf("cbc:TaxExemptionReason", row.exemption_reason)
    return _group(
        "cac:TaxSubtotal",
        amount("cbc:TaxableAmount", row.base),
        amount("cbc:TaxAmount", row.amount),
        _category("cac:TaxCategory", row.category, row.rate, code, reason),
    )


def _line(line: Line, currency: str | None, kind: _Kind) -> Node:
    amount = _money(currency)
    identifier = line.object_identifier
    number = _leaf("cbc:ID", identifier.value, {"schemeID": identifier.scheme})
    return _group(
        kind.line,
        _leaf("cbc:ID", line.id),
        _leaf("cbc:Note", line.note),
        _leaf(kind.quantity, line.quantity, {"unitCode": line.unit}),
        amount("cbc:LineExtensionAmount", line.net),
        _leaf("cbc:AccountingCost", line.accounting_reference),
        _period(line.period),
        _group("cac:OrderLineReference", _leaf("cbc:LineID", line.order_line_reference)),
        _group("cac:DocumentReference", number, _leaf("cbc:DocumentTypeCode", "130")) if number is not None else None,
        *(_adjustment(one, "false", amount) for one in line.allowances),
        *(_adjustment(one, "true", amount) for one in line.charges),
        _item(line),
        _price(line, amount),
    )


def _item(line: Line) -> Node:
    classes = (_leaf("cbc:ItemClassificationCode", one.value, {"listID": one.scheme}) for one in line.classifications)
    properties = ((_leaf("cbc:Name", one.name), _leaf("cbc:Value", one.value)) for one in line.attributes)
    return _group(
        "cac:Item",
        _leaf("cbc:Description", line.item_description),
        _leaf("cbc:Name", line.description),
        _group("cac:BuyersItemIdentification", _leaf("cbc:ID", line.buyer_item_id)),
        _group("cac:SellersItemIdentification", _leaf("cbc:ID", line.seller_item_id)),
        _group("cac:StandardItemIdentification", _identifier("cbc:ID", line.standard_item_id)),
        _group("cac:OriginCountry", _leaf("cbc:IdentificationCode", line.origin_country)),
        *(_group("cac:CommodityClassification", code) for code in classes),
        _category("cac:ClassifiedTaxCategory", line.tax_category, line.tax_rate),
        *(_group("cac:AdditionalItemProperty", *pair) for pair in properties),
    )


def _price(line: Line, amount: Amount) -> Node:
    discount = _group(
        "cac:AllowanceCharge",
        _leaf("cbc:ChargeIndicator", "false")
        if line.price_discount is not None or line.gross_price is not None
        else None,
        amount("cbc:Amount", line.price_discount),
        amount("cbc:BaseAmount", line.gross_price),
    )
    base = _leaf("cbc:BaseQuantity", line.price_base_quantity, {"unitCode": line.price_base_unit})
    return _group("cac:Price", amount("cbc:PriceAmount", line.unit_price), base, discount)
