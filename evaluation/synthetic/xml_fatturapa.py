"""Invoices as FatturaPA 1.2, in the order of the schema. Their codes are those of FatturaPA (TD01, MP05, N4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from evaluation.synthetic.xml import Names, Node
from schemas import AllowanceCharge, Invoice, Line, Party, Payment, TaxRow

_NAMES = Names({"p": "http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2", "": ""})
_leaf, _group = _NAMES.leaf, _NAMES.group


def fatturapa(*invoices: Invoice) -> bytes:
    """The invoices, of one seller to one buyer, in one file: more than one are a lot."""
    first = invoices[0]
    version = first.specification or "FPR12"
    return _NAMES.document(
        "p:FatturaElettronica",
        _header(first, version),
        *(_body(invoice) for invoice in invoices),
        attributes={"versione": version},
    )


def _header(invoice: Invoice, version: str) -> Node:
    deputy = invoice.tax_representative
    return _group(
        "FatturaElettronicaHeader",
        _group(
            "DatiTrasmissione",
            _group("IdTrasmittente", *_country_and_number(invoice.seller.vat_id)),
            _leaf("ProgressivoInvio", "00001"),
            _leaf("FormatoTrasmissione", version),
            _leaf("CodiceDestinatario", invoice.buyer.electronic_address.value or "0000000"),
        ),
        _seller(invoice),
        _group("RappresentanteFiscale", _who(Party(name=deputy.name, vat_id=deputy.vat_id))),
        _group("CessionarioCommittente", _who(invoice.buyer), _seat("Sede", invoice.buyer)),
    )


def _seller(invoice: Invoice) -> Node:
    seller = invoice.seller
    office, _, number = (seller.legal_registration.value or "").partition(" ")
    register = _group("IscrizioneREA", _leaf("Ufficio", office or None), _leaf("NumeroREA", number or None))
    contact = (_leaf("Telefono", seller.contact.phone), _leaf("Email", seller.contact.email))
    return _group(
        "CedentePrestatore",
        _who(seller, _leaf("RegimeFiscale", "RF01")),
        _seat("Sede", seller),
        register,
        _group("Contatti", *contact),
        _leaf("RiferimentoAmministrazione", invoice.buyer_accounting_reference),
    )


def _country_and_number(vat_id: str | None) -> tuple[Node, ...]:
    return () if vat_id is None else (_leaf("IdPaese", vat_id[:2]), _leaf("IdCodice", vat_id[2:]))


def _who(party: Party, *more: Node) -> Node:
    return _group(
        "DatiAnagrafici",
        _group("IdFiscaleIVA", *_country_and_number(party.vat_id)),
        _leaf("CodiceFiscale", party.tax_number),
        _group("Anagrafica", _leaf("Denominazione", party.name)),
        *more,
    )


def _seat(name: str, party: Party) -> Node:
    address = party.address
    return _group(
        name,
        _leaf("Indirizzo", address.street),
        _leaf("CAP", address.post_code),
        _leaf("Comune", address.city),
        _leaf("Provincia", address.subdivision),
        _leaf("Nazione", address.country),
    )


def _body(invoice: Invoice) -> Node:
    return _group(
        "FatturaElettronicaBody",
        _general(invoice),
        _group(
            "DatiBeniServizi",
            *(_line(number, line) for number, line in enumerate(invoice.lines, 1)),
            *(_tax_row(row) for row in invoice.tax_breakdown),
        ),
        *_payments(invoice),
    )


def _general(invoice: Invoice) -> Node:
    totals = invoice.totals
    funds = (one for one in invoice.charges if one.reason_code is not None)
    surcharges = (one for one in invoice.charges if one.reason_code is None)
    return _group(
        "DatiGenerali",
        _group(
            "DatiGeneraliDocumento",
            _leaf("TipoDocumento", invoice.type_code),
            _leaf("Divisa", invoice.currency),
            _leaf("Data", invoice.issue_date),
            _leaf("Numero", invoice.invoice_number),
            *(_fund(one) for one in funds),
            *_adjustments(invoice.allowances, surcharges),
            _leaf("ImportoTotaleDocumento", totals.gross),
            _leaf("Arrotondamento", totals.rounding),
            *(_leaf("Causale", note.text) for note in invoice.notes),
        ),
        *_references(invoice),
    )


def _references(invoice: Invoice) -> Iterator[Node]:
    codes = (_leaf("CodiceCUP", invoice.project_reference), _leaf("CodiceCIG", invoice.tender_reference))
    yield _group("DatiOrdineAcquisto", _leaf("IdDocumento", invoice.purchase_order_reference), *codes)
    yield _group("DatiContratto", _leaf("IdDocumento", invoice.contract_reference))
    yield _group("DatiRicezione", _leaf("IdDocumento", invoice.receiving_advice_reference))
    for earlier in invoice.preceding_invoices:
        number = _leaf("IdDocumento", earlier.number)
        yield _group("DatiFattureCollegate", number, _leaf("Data", earlier.issue_date))
    yield _group("DatiDDT", _leaf("NumeroDDT", invoice.despatch_advice_reference))
    place = _seat("IndirizzoResa", Party(address=invoice.delivery.address))
    yield _group("DatiTrasporto", place, _leaf("DataOraConsegna", invoice.delivery.date))


def _fund(one: AllowanceCharge) -> Node:
    return _group(
        "DatiCassaPrevidenziale",
        _leaf("TipoCassa", one.reason_code),
        _leaf("AlCassa", one.percent),
        _leaf("ImportoContributoCassa", one.amount),
        _leaf("ImponibileCassa", one.base),
        _leaf("AliquotaIVA", one.rate),
    )


def _adjustments(discounts: Iterable[AllowanceCharge], surcharges: Iterable[AllowanceCharge]) -> Iterator[Node]:
    for kind, group in (("SC", discounts), ("MG", surcharges)):
        for one in group:
            values = (_leaf("Percentuale", one.percent), _leaf("Importo", one.amount))
            yield _group("ScontoMaggiorazione", _leaf("Tipo", kind), *values)


def _line(number: int, line: Line) -> Node:
    codes = ((_leaf("CodiceTipo", one.scheme), _leaf("CodiceValore", one.value)) for one in line.classifications)
    more = ((_leaf("TipoDato", one.name), _leaf("RiferimentoTesto", one.value)) for one in line.attributes)
    return _group(
        "DettaglioLinee",
        _leaf("NumeroLinea", line.id or str(number)),
        *(_group("CodiceArticolo", *code) for code in codes),
        _leaf("Descrizione", line.description),
        _leaf("Quantita", line.quantity),
        _leaf("UnitaMisura", line.unit),
        _leaf("DataInizioPeriodo", line.period.start),
        _leaf("DataFinePeriodo", line.period.end),
        _leaf("PrezzoUnitario", line.unit_price),
        *_adjustments(line.allowances, line.charges),
        _leaf("PrezzoTotale", line.net),
        _leaf("AliquotaIVA", line.tax_rate),
        _leaf("RiferimentoAmministrazione", line.accounting_reference),
        *(_group("AltriDatiGestionali", *pair) for pair in more),
    )


def _tax_row(row: TaxRow) -> Node:
    return _group(
        "DatiRiepilogo",
        _leaf("AliquotaIVA", row.rate),
        _leaf("Natura", row.exemption_reason_code),
        _leaf("ImponibileImporto", row.base),
        _leaf("Imposta", row.amount),
        _leaf("RiferimentoNormativo", row.exemption_reason),
    )


def _payments(invoice: Invoice) -> Iterator[Node]:
    payment = invoice.payment
    if payment == Payment() and invoice.totals.due is None:
        return
    detail = _group(
        "DettaglioPagamento",
        _leaf("Beneficiario", payment.account_name),
        _leaf("ModalitaPagamento", payment.means_code),
        _leaf("DataScadenzaPagamento", invoice.due_date),
        _leaf("ImportoPagamento", invoice.totals.due),
        _leaf("IBAN", payment.iban),
        _leaf("BIC", payment.bic),
        _leaf("CodicePagamento", payment.reference),
    )
    yield _group("DatiPagamento", _leaf("CondizioniPagamento", "TP02"), detail)
