"""XML that is no e-invoice we read is refused, and the refusal says what it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.synthetic.xml_cii import cii
from evaluation.synthetic.xml_ubl import ubl
from extractors.readers.einvoice import einvoice_in
from schemas import Invoice, Limits, RefusedDocument, SignalCode

UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
UN = "urn:un:unece:uncefact:data:standard:"
SBD = "http://www.unece.org/cefact/namespaces/StandardBusinessDocumentHeader"
INVOICE = ubl(Invoice(invoice_number="R-1")).partition(b"?>")[2].decode()


def refusal(xml: str | bytes) -> RefusedDocument:
    with pytest.raises(RefusedDocument) as caught:
        einvoice_in(xml if isinstance(xml, bytes) else xml.encode(), Limits())
    return caught.value


@pytest.mark.parametrize(
    ("xml", "what"),
    [
        (f'<Order xmlns="{UBL}Order-2"/>', "a UBL order"),
        (f'<o:OrderResponse xmlns:o="{UBL}OrderResponse-2"/>', "a UBL order response"),
        (f'<ApplicationResponse xmlns="{UBL}ApplicationResponse-2"/>', "a UBL application response"),
        (f'<Reminder xmlns="{UBL}Reminder-2"/>', "a UBL reminder"),
        (f'<DespatchAdvice xmlns="{UBL}DespatchAdvice-2"/>', "a UBL despatch advice"),
        ('<Invoice xmlns="urn:oasis:names:tc:ubl:Invoice:1.0:0.70"/>', "a UBL 1.0 invoice"),
        (f'<CrossIndustryInvoice xmlns="{UN}CrossIndustryInvoice:8"/>', "a Cross Industry Invoice of a version other"),
        (f'<x xmlns="{UN}SCRDMCCBDACIOMessageStructure:100"/>', "a Cross Industry Order"),
        (f'<CrossIndustryDespatchAdvice xmlns="{UN}CrossIndustryDespatchAdvice:100"/>', "a UN/CEFACT cross industry"),
        ('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>', "a drawing"),
        ('<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', "a web page"),
        ('<fe:Facturae xmlns:fe="http://www.facturae.gob.es/formato/Versiones/Facturaev3_2_2.xml"/>', "Facturae"),
        ('<Invoice xmlns="http://www.ebinterface.at/schema/6p1/"/>', "an Austrian ebInterface e-invoice"),
        ('<Faktura xmlns="http://crd.gov.pl/wzor/2023/06/29/12648/"/>', "a Polish KSeF e-invoice"),
        ('<InvoiceData xmlns="http://schemas.nav.gov.hu/OSA/3.0/data"/>', "a Hungarian report of an invoice"),
        ('<Invoice xmlns="http://isdoc.cz/namespace/2013"/>', "a Czech ISDOC e-invoice"),
        ('<cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4"/>', "a Mexican CFDI e-invoice"),
        ('<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"/>', "an ISO 20022 bank message"),
        ('<Finvoice Version="3.0"/>', "a Finnish Finvoice e-invoice"),
        ('<x:FatturaElettronica xmlns:x="http://www.fatturapa.gov.it/sdi/fatturapa/v1.1"/>', "of an old version"),
        ('<x:RicevutaConsegna xmlns:x="http://www.fatturapa.gov.it/sdi/messaggi/v1.0"/>', "ricevuta consegna"),
        ("<Rechnung><Nummer>1</Nummer></Rechnung>", 'of an unknown kind (its first element is "Rechnung")'),
        (f'<StandardBusinessDocument xmlns="{SBD}"/>', "a business envelope around nothing"),
        (
            f'<StandardBusinessDocument xmlns="{SBD}"><StandardBusinessDocumentHeader/>'
            f'<Order xmlns="{UBL}Order-2"/></StandardBusinessDocument>',
            "a business envelope around a UBL order",
        ),
        (
            f'<StandardBusinessDocument xmlns="{SBD}">{INVOICE}{INVOICE}</StandardBusinessDocument>',
            "a business envelope around 2 e-invoices",
        ),
    ],
)
def test_what_it_is_is_said(xml: str, what: str) -> None:
    said = refusal(xml)
    assert what in str(said)
    assert "which is not taken in. Ask the sender for" in str(said)
    assert said.code == SignalCode.UNKNOWN_TYPE


def test_a_dialect_with_codes_of_its_own_is_refused() -> None:
    said = refusal(ubl(Invoice(invoice_number="1", specification="OIOUBL-2.02")))
    assert "an OIOUBL e-invoice" in str(said)


@pytest.mark.parametrize("data", [ubl(Invoice(invoice_number="R-1")), cii(Invoice(invoice_number="R-1"))])
def test_an_invoice_in_an_envelope_is_read(data: bytes) -> None:
    inside = data.partition(b"?>")[2].decode()
    envelope = "s:StandardBusinessDocument"
    xml = f'<{envelope} xmlns:s="{SBD}"><{envelope}Header/>{inside}</{envelope}>'
    alone, enveloped = einvoice_in(data, Limits()), einvoice_in(xml.encode(), Limits())
    assert enveloped == alone


@given(st.from_regex(r"[A-Za-z_][A-Za-z0-9_.-]{0,200}", fullmatch=True), st.text("abc:/.-0", max_size=80))
def test_any_root_is_named_in_a_sentence(name: str, namespace: str) -> None:
    said = str(refusal(f'<{name} xmlns="{namespace}"/>'))
    assert said.startswith("This XML file is ")
    assert "{}" not in said
    assert len(said) < 300
