"""FatturaPA 1.2 (FPA12 and FPR12): where each term stands. Codes stay those of FatturaPA (TD01, MP05, N4).

Source: "Specifiche tecniche della fattura elettronica" of the Agenzia delle Entrate, version 1.8.
FatturaPA states neither a net nor a total tax: they are sums of its summary rows.
"""

from __future__ import annotations

from collections.abc import Mapping

from extractors.einvoice.tree import Joined, Path, Rows, Syntax

_HEADER = "FatturaElettronicaHeader"
_BODY = "FatturaElettronicaBody"
_GENERAL = f"{_BODY}/DatiGenerali"
_DOCUMENT = f"{_GENERAL}/DatiGeneraliDocumento"
_GOODS = f"{_BODY}/DatiBeniServizi"
_PAYMENTS = f"{_BODY}/DatiPagamento/DettaglioPagamento"
_TRANSMISSION = f"{_HEADER}/DatiTrasmissione"
_SELLER = f"{_HEADER}/CedentePrestatore"
_BUYER = f"{_HEADER}/CessionarioCommittente"
_REPRESENTATIVE = f"{_HEADER}/RappresentanteFiscale/DatiAnagrafici"
_TRANSPORT = f"{_GENERAL}/DatiTrasporto"
_ACCOUNTS = f"{_PAYMENTS}[IBAN]"


def _vat_id(path: str) -> Joined:
    return Joined(f"{path}/IdFiscaleIVA", ("IdPaese", "IdCodice"), "")


def _name(path: str) -> Joined:
    return Joined(f"{path}/Anagrafica", ("Denominazione", "Nome", "Cognome"), " ")


def _address(path: str) -> dict[str, Path]:
    return {
        "address.street": Joined(path, ("Indirizzo", "NumeroCivico"), " "),
        "address.city": f"{path}/Comune",
        "address.post_code": f"{path}/CAP",
        "address.subdivision": f"{path}/Provincia",
        "address.country": f"{path}/Nazione",
    }


def _party(party: str, path: str) -> dict[str, Path]:
    terms = {
        "name": _name(f"{path}/DatiAnagrafici"),
        "vat_id": _vat_id(f"{path}/DatiAnagrafici"),
        "tax_number": f"{path}/DatiAnagrafici/CodiceFiscale",
        **_address(f"{path}/Sede"),
    }
    return {f"{party}.{name}": xpath for name, xpath in terms.items()}


TERMS: Mapping[str, Path] = {
    "specification": f"{_TRANSMISSION}/FormatoTrasmissione",
    "invoice_number": f"{_DOCUMENT}/Numero",
    "type_code": f"{_DOCUMENT}/TipoDocumento",
    "issue_date": f"{_DOCUMENT}/Data",
    "due_date": f"{_PAYMENTS}/DataScadenzaPagamento",
    "currency": f"{_DOCUMENT}/Divisa",
    "purchase_order_reference": f"{_GENERAL}/DatiOrdineAcquisto/IdDocumento",
    "contract_reference": f"{_GENERAL}/DatiContratto/IdDocumento",
    "receiving_advice_reference": f"{_GENERAL}/DatiRicezione/IdDocumento",
    "despatch_advice_reference": f"{_GENERAL}/DatiDDT/NumeroDDT",
    "preceding_invoice": f"{_GENERAL}/DatiFattureCollegate/IdDocumento",
    "project_reference": f"{_GENERAL}/*/CodiceCUP",
    "tender_reference": f"{_GENERAL}/*/CodiceCIG",
    "buyer_accounting_reference": f"{_SELLER}/RiferimentoAmministrazione",
    **_party("seller", _SELLER),
    **_party("buyer", _BUYER),
    "seller.legal_registration.value": Joined(f"{_SELLER}/IscrizioneREA", ("Ufficio", "NumeroREA"), " "),
    "seller.contact.phone": f"{_SELLER}/Contatti/Telefono",
    "seller.contact.email": f"{_SELLER}/Contatti/Email",
    "buyer.electronic_address.value": f"{_TRANSMISSION}/CodiceDestinatario",
    "tax_representative.name": _name(_REPRESENTATIVE),
    "tax_representative.vat_id": _vat_id(_REPRESENTATIVE),
    "delivery.date": f"{_TRANSPORT}/DataOraConsegna",
    **{f"delivery.{name}": path for name, path in _address(f"{_TRANSPORT}/IndirizzoResa").items()},
    "payment.means_code": f"({_PAYMENTS})[1]/ModalitaPagamento",
    "payment.reference": f"{_PAYMENTS}/CodicePagamento",
    "payment.iban": f"({_ACCOUNTS})[1]/IBAN",
    "payment.bic": f"({_ACCOUNTS})[1]/BIC",
    "payment.account_name": f"({_ACCOUNTS})[1]/Beneficiario",
    "totals.gross": f"{_DOCUMENT}/ImportoTotaleDocumento",
    "totals.rounding": f"{_DOCUMENT}/Arrotondamento",
}

_TAX_ROW: Mapping[str, Path] = {
    "rate": "AliquotaIVA",
    "base": "ImponibileImporto",
    "amount": "Imposta",
    "exemption_reason": "RiferimentoNormativo",
    "exemption_reason_code": "Natura",
}
_LINE: Mapping[str, Path] = {
    "id": "NumeroLinea",
    "description": "Descrizione",
    "quantity": "Quantita",
    "unit": "UnitaMisura",
    "unit_price": "PrezzoUnitario",
    "net": "PrezzoTotale",
    "tax_rate": "AliquotaIVA",
    "period.start": "DataInizioPeriodo",
    "period.end": "DataFinePeriodo",
    "accounting_reference": "RiferimentoAmministrazione",
}
# A discount of a line is per unit; one of the document is in all.
_LINE_ADJUSTMENT: Mapping[str, Path] = {"percent": "Percentuale", "amount": "Importo"}
_FUND: Mapping[str, Path] = {
    "amount": "ImportoContributoCassa",
    "base": "ImponibileCassa",
    "percent": "AlCassa",
    "rate": "AliquotaIVA",
    "reason_code": "TipoCassa",
}

FATTURAPA = Syntax(
    TERMS,
    {
        "tax_breakdown": Rows(f"{_GOODS}/DatiRiepilogo", _TAX_ROW),
        "lines": Rows(
            f"{_GOODS}/DettaglioLinee",
            _LINE,
            {
                "allowances": Rows("ScontoMaggiorazione[Tipo='SC']", _LINE_ADJUSTMENT),
                "charges": Rows("ScontoMaggiorazione[Tipo='MG']", _LINE_ADJUSTMENT),
                "classifications": Rows("CodiceArticolo", {"value": "CodiceValore", "scheme": "CodiceTipo"}),
                "attributes": Rows("AltriDatiGestionali", {"name": "TipoDato", "value": "RiferimentoTesto"}),
            },
        ),
        "allowances": Rows(f"{_DOCUMENT}/ScontoMaggiorazione[Tipo='SC']", _LINE_ADJUSTMENT),
        "charges": Rows(
            f"{_DOCUMENT}/ScontoMaggiorazione[Tipo='MG']|{_DOCUMENT}/DatiCassaPrevidenziale",
            {**_FUND, "amount": "Importo|ImportoContributoCassa", "percent": "Percentuale|AlCassa"},
        ),
        "payment.other_accounts": Rows(
            f"{_ACCOUNTS}[IBAN != (/*/{_ACCOUNTS})[1]/IBAN]", {"iban": "IBAN", "name": "Beneficiario", "bic": "BIC"}
        ),
        "notes": Rows(f"{_DOCUMENT}/Causale", {"text": "."}),
        "preceding_invoices": Rows(f"{_GENERAL}/DatiFattureCollegate", {"number": "IdDocumento", "issue_date": "Data"}),
        "supporting_documents": Rows(
            f"{_BODY}/Allegati",
            {
                "reference": "NomeAttachment",
                "description": "DescrizioneAttachment",
                "media_type": "FormatoAttachment",
                "file_name": "NomeAttachment",
            },
        ),
    },
)
PAYABLE = f"{_PAYMENTS}/ImportoPagamento"
WITHHELD = f"{_DOCUMENT}/DatiRitenuta/ImportoRitenuta"
BY_BUYER = f"{_HEADER}/SoggettoEmittente[.='CC']"  # "cessionario/committente"; TZ is an agent of the seller
# Lines of a discount, a premium or a rebate that are added; what is kept back from sums that the seller holds already.
REBATES_ADDED = f"{_GOODS}/DettaglioLinee[PrezzoTotale > 0]/TipoCessionePrestazione[.='SC' or .='PR' or .='AB']"
# By card, and no account is named to pay to: nobody pays such an invoice a second time.
BY_CARD = f"{_PAYMENTS}[not(IBAN)]/ModalitaPagamento[.='MP08']"
# "in liquidazione": who may be paid is the liquidator's to say, and the account may have changed with him.
IN_LIQUIDATION = f"{_SELLER}/IscrizioneREA/StatoLiquidazione[.='LS']"
KEPT_ALREADY = f"{_PAYMENTS}/ModalitaPagamento[.='MP22']"
SPLIT = f"{_GOODS}/DatiRiepilogo[EsigibilitaIVA='S']/Imposta"
