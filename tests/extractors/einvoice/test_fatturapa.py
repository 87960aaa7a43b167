"""FatturaPA: every term it has a place for, its sums, several invoices in a file, and files that are signed."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.synthetic.enveloped import enveloped
from evaluation.synthetic.xml_fatturapa import fatturapa
from extractors.einvoice import extract_einvoice
from extractors.einvoice.fatturapa import FATTURAPA
from extractors.einvoice.tree import Rows
from extractors.readers import sniff
from extractors.readers.einvoice import einvoice_in, read_signed, read_xml
from schemas import (
    Account,
    Address,
    AllowanceCharge,
    Attribute,
    Contact,
    Delivery,
    Document,
    Extraction,
    Identifier,
    Invoice,
    Layer,
    Limits,
    Line,
    Note,
    Party,
    Payment,
    Period,
    PrecedingInvoice,
    RefusedDocument,
    SignalCode,
    TaxRepresentative,
    TaxRow,
    Totals,
)

ADDRESS = Address(street="Via Roma 1", city="Bologna", post_code="40121", subdivision="BO", country="IT")
DISCOUNT = (AllowanceCharge(percent=Decimal(5), amount=Decimal("0.50")),)
SURCHARGE = (AllowanceCharge(percent=Decimal(2), amount=Decimal("0.20")),)
FUND = AllowanceCharge(
    amount=Decimal("4.00"), base=Decimal("100.00"), percent=Decimal(4), rate=Decimal(22), reason_code="TC22"
)
INVOICE = Invoice(
    specification="FPR12",
    invoice_number="17/A",
    type_code="TD01",
    issue_date=date(2024, 5, 2),
    due_date=date(2024, 6, 30),
    currency="EUR",
    purchase_order_reference="PO-1",
    contract_reference="C-1",
    receiving_advice_reference="RA-1",
    despatch_advice_reference="DDT-1",
    preceding_invoice="9/A",
    preceding_invoices=(PrecedingInvoice(number="9/A", issue_date=date(2024, 4, 1)), PrecedingInvoice(number="8/A")),
    project_reference="CUP-1",
    tender_reference="CIG-1",
    buyer_accounting_reference="8H2",
    seller=Party(
        name="Rossi S.r.l.",
        vat_id="IT01234567897",
        tax_number="01234567897",
        address=ADDRESS,
        legal_registration=Identifier(value="BO 123456"),
        contact=Contact(phone="051 123456", email="a@example.com"),
    ),
    buyer=Party(
        name="Bianchi S.p.A.",
        vat_id="IT07643520567",
        tax_number="07643520567",
        address=ADDRESS,
        electronic_address=Identifier(value="ABC1234"),
    ),
    tax_representative=TaxRepresentative(name="Verdi", vat_id="IT01114601006"),
    delivery=Delivery(date=date(2024, 5, 1), address=ADDRESS),
    payment=Payment(
        means_code="MP05", reference="RF-1", iban="IT60X0542811101000000123456", bic="BPPIITRR", account_name="Rossi"
    ),
    totals=Totals(
        net=Decimal("114.00"),
        tax=Decimal("24.28"),
        gross=Decimal("138.28"),
        rounding=Decimal("0.01"),
        due=Decimal("138.28"),
    ),
    tax_breakdown=(
        TaxRow(rate=Decimal(22), base=Decimal("104.00"), amount=Decimal("22.88"), exemption_reason="art. 16"),
        TaxRow(rate=Decimal(0), base=Decimal("10.00"), amount=Decimal("1.40"), exemption_reason_code="N4"),
    ),
    allowances=DISCOUNT,
    charges=(FUND, *SURCHARGE),
    lines=(
        Line(
            id="1",
            description="Consulenza",
            quantity=Decimal(10),
            unit="ore",
            unit_price=Decimal(10),
            net=Decimal("100.00"),
            tax_rate=Decimal(22),
            period=Period(start=date(2024, 4, 1), end=date(2024, 4, 30)),
            accounting_reference="K-1",
            allowances=DISCOUNT,
            charges=SURCHARGE,
            classifications=(Identifier(value="A-1", scheme="INTERNO"), Identifier(value="400638", scheme="EAN")),
            attributes=(Attribute(name="NOTA", value="urgente"),),
        ),
        Line(id="2", description="Bollo", unit_price=Decimal(10), net=Decimal("10.00"), tax_rate=Decimal(0)),
    ),
    notes=(Note(text="Prima riga"), Note(text="Seconda riga")),
)
# Of a second account, and of a file in the file: what the writer does not write has tests of its own.
ELSEWHERE = {"payment.other_accounts", "supporting_documents"}


def read(data: bytes) -> Extraction:
    return extract_einvoice(einvoice_in(data, Limits()))


def document(data: bytes) -> Document:
    return Document(sha256="0" * 64, media_type=sniff(data), size=len(data), origin="a", path=Path("a"))


def paths(node: Any, path: str = "") -> Iterator[str]:
    if isinstance(node, Mapping):
        for key, below in node.items():
            yield from paths(below, f"{path}.{key}" if path else key)
    elif isinstance(node, list | tuple):
        for below in node:
            yield from paths(below, path)
    elif node is not None:
        yield path


def mapped(name: str, rows: Rows) -> Iterator[str]:
    yield from (f"{name}.{term}" for term in rows.terms)
    for group, below in rows.groups.items():
        yield from mapped(f"{name}.{group}", below)


def test_every_term_that_it_has_a_place_for_comes_back() -> None:
    groups = (mapped(name, rows) for name, rows in FATTURAPA.groups.items() if name not in ELSEWHERE)
    places = {*FATTURAPA.terms, *(path for group in groups for path in group)}
    derived = {"totals.net", "totals.tax", "totals.due"}
    assert set(paths(INVOICE.model_dump())) == places | derived
    assert read(fatturapa(INVOICE)).invoice() == INVOICE


def test_net_and_tax_are_sums_of_the_rows() -> None:
    claims = read(fatturapa(INVOICE)).claims
    net = claims["totals.net"]
    assert (net.layer, net.value, net.operands) == (
        Layer.DERIVED,
        Decimal("114.00"),
        ("tax_breakdown[0].base", "tax_breakdown[1].base"),
    )
    assert claims["totals.gross"].layer is Layer.EINVOICE


def test_without_a_total_it_is_net_and_tax() -> None:
    data = fatturapa(INVOICE.model_copy(update={"totals": Totals()}))
    gross = read(data).claims["totals.gross"]
    assert (gross.layer, gross.value) == (Layer.DERIVED, Decimal("138.28"))


@pytest.mark.parametrize("wrong", [b"<Imposta>many</Imposta>", b"<Imposta></Imposta>"])
def test_what_cannot_be_added_up_is_left_out(wrong: bytes) -> None:
    data = fatturapa(INVOICE).replace(b"<Imposta>22.88</Imposta>", wrong)
    claims = read(data).claims
    assert "totals.tax" not in claims or claims["totals.tax"].value == Decimal("1.40")
    assert ("totals.tax" in claims) == (b"many" not in wrong)


def test_a_second_account_is_another_account() -> None:
    data = fatturapa(INVOICE)
    first = data[data.index(b"<DatiPagamento>") : data.index(b"</FatturaElettronicaBody>")]
    second = first.replace(b"IT60X0542811101000000123456", b"IT28W8000000292100645211151")
    found = read(data.replace(first, first + second)).invoice()
    assert found.payment.iban == INVOICE.payment.iban
    assert found.payment.other_accounts == (Account(iban="IT28W8000000292100645211151", name="Rossi", bic="BPPIITRR"),)
    assert found.totals.due == 2 * Decimal("138.28")


@pytest.mark.parametrize(("code", "said"), [("CC", ["issued_by_buyer"]), ("TZ", [])])
def test_who_issued_it_is_said(code: str, said: list[str]) -> None:
    end = b"</FatturaElettronicaHeader>"
    told = f"<SoggettoEmittente>{code}</SoggettoEmittente>".encode()
    assert [one.kind for one in read(fatturapa(INVOICE).replace(end, told + end)).statements] == said


@pytest.mark.parametrize(
    ("code", "account", "said"), [("MP08", "", True), ("MP08", "IT60", False), ("MP05", "", False)]
)
def test_what_is_paid_by_card_needs_no_transfer(code: str, account: str, *, said: bool) -> None:
    iban = f"<IBAN>{INVOICE.payment.iban}</IBAN>".encode()
    data = fatturapa(INVOICE).replace(b">MP05<", f">{code}<".encode())
    told = [one.kind for one in read(data if account else data.replace(iban, b"")).notices]
    assert ("paid" in told) is said


def test_a_file_in_the_file_is_named_and_not_kept() -> None:
    attached = b"<Allegati><NomeAttachment>a.pdf</NomeAttachment><FormatoAttachment>PDF</FormatoAttachment>"
    attached += b"<Attachment>JVBERi0=</Attachment></Allegati>"
    part = einvoice_in(
        fatturapa(INVOICE).replace(b"</FatturaElettronicaBody>", attached + b"</FatturaElettronicaBody>"), Limits()
    )
    assert not any("JVBERi0" in element.text for element in part.elements)
    assert [one.file_name for one in extract_einvoice(part).invoice().supporting_documents] == ["a.pdf"]


@given(st.lists(st.text("ABC/0123456789", min_size=1, max_size=8), min_size=2, max_size=6, unique=True))
def test_a_lot_is_divided_into_its_invoices(numbers: list[str]) -> None:
    invoices = [INVOICE.model_copy(update={"invoice_number": number}) for number in numbers]
    data = fatturapa(*invoices)
    reading = read_xml(document(data), data, Limits())
    assert [signal.code for signal in reading.signals] == [SignalCode.UNPACKED]
    assert reading.parts == ()
    assert [read(one.data).invoice() for one in reading.enclosed] == invoices
    assert reading.enclosed[0].name == f"invoice 1 of {len(numbers)}.xml"


def armoured(data: bytes) -> bytes:
    return b"-----BEGIN PKCS7-----\n" + base64.encodebytes(data) + b"-----END PKCS7-----\n"


@pytest.mark.parametrize("wrap", [enveloped, lambda data: base64.encodebytes(enveloped(data)),
                                  lambda data: armoured(enveloped(data)),
                                  lambda data: enveloped(enveloped(data))])  # fmt: skip
def test_a_signed_file_is_read_and_said_to_be_one(wrap: Any) -> None:
    data = wrap(fatturapa(INVOICE))
    assert sniff(data) == "application/pkcs7-mime"
    reading = read_signed(document(data), data, Limits())
    assert reading.einvoice is not None
    assert reading.einvoice.signed
    assert extract_einvoice(reading.einvoice).invoice() == INVOICE


@pytest.mark.parametrize("cut", [20, 200, 2000])
def test_a_signed_file_that_is_damaged_is_refused(cut: int) -> None:
    data = enveloped(fatturapa(INVOICE))[:-cut]
    with pytest.raises(RefusedDocument, match="damaged"):
        read_signed(document(data), data, Limits())


@given(st.binary(max_size=200))
def test_what_is_signed_and_no_invoice_is_refused(content: bytes) -> None:
    data = enveloped(content)
    with pytest.raises(RefusedDocument):
        read_signed(document(data), data, Limits())
