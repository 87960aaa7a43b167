"""What an invoice states, its e-invoice states, and what the e-invoice states is read: term by term, in every syntax.

The writers are held to the official schemas, so that reader and writer cannot agree on a dialect of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from evaluation.synthetic.xml_cii import cii
from evaluation.synthetic.xml_ubl import ubl
from extractors.einvoice import extract_einvoice
from extractors.einvoice.cii import OLD_NAMES
from extractors.readers.einvoice import einvoice_in
from schemas import BY_PATH, ROWS, Extraction, Identifier, Invoice, Layer, Limits, Line, Note, Payment, TaxRow, Totals
from tests.extractors.maximal import maximal
from validators.official import ARTEFACTS, PACKAGES, Engine

Writer = Callable[[Invoice], bytes]
INVOICE, CREDIT_NOTE = "380", "381"
SYNTAXES = {
    "UBL invoice": (ubl, INVOICE, "xsd-ubl-invoice"),
    "UBL credit note": (ubl, CREDIT_NOTE, "xsd-ubl-credit-note"),
    "CII": (cii, INVOICE, "xsd-cii"),
}
# A term of Factur-X EXTENDED, for which UBL has no place; all others are stated in every syntax.
# What no e-invoice of EN 16931 says: `totals.withheld` is none of its terms.
NOT_CARRIED: dict[Writer, set[str]] = {
    ubl: {"lines[].status_code", "lines[].gross", "totals.withheld"},
    cii: {"lines[].gross", "totals.withheld"},
}
every_syntax = pytest.mark.parametrize(("write", "code", "schema"), SYNTAXES.values(), ids=SYNTAXES)


def read(data: bytes) -> Extraction:
    return extract_einvoice(einvoice_in(data, Limits()))


def leaves(node: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """What an invoice states, by path."""
    if isinstance(node, Mapping):
        for key, below in node.items():
            yield from leaves(below, f"{path}.{key}" if path else key)
    elif isinstance(node, list | tuple):
        for number, below in enumerate(node):
            yield from leaves(below, f"{path}[{number}]")
    elif node is not None:
        yield path, node


def stated(invoice: Invoice) -> dict[str, Any]:
    return dict(leaves(invoice.model_dump()))


def test_the_largest_invoice_states_every_term() -> None:
    known = {"".join(one for one in path if not one.isdigit()) for path in stated(maximal(INVOICE))}
    every = {*BY_PATH, *(f"{group}.{term.path}" for group, terms in ROWS.items() for term in terms)}
    assert known == every


@every_syntax
def test_every_term_comes_back(write: Writer, code: str, schema: str) -> None:
    assert schema in ARTEFACTS
    invoice = maximal(code, NOT_CARRIED[write])
    assert stated(read(write(invoice)).invoice()) == stated(invoice)


@every_syntax
def test_every_claim_names_an_element_that_holds_it(write: Writer, code: str, schema: str) -> None:
    assert schema in ARTEFACTS
    data = write(maximal(code))
    holders = {}
    for element in einvoice_in(data, Limits()).elements:
        holders[element.path] = element.text
        holders |= {f"{element.path}/@{name}": value for name, value in element.attributes}
    extraction = read(data)
    assert extraction.claims
    for path, claim in extraction.claims.items():
        assert (claim.layer, claim.score, claim.doubt, claim.rejected) == (Layer.EINVOICE, 1.0, None, ()), path
        assert claim.path is not None
        assert claim.raw in holders[claim.path], path


@every_syntax
def test_the_largest_invoice_is_valid(write: Writer, code: str, schema: str) -> None:
    artefact = ARTEFACTS[schema]
    if PACKAGES[artefact.source].folder is None:
        pytest.skip(f"{artefact.title} is not installed (make setup)")
    data = write(maximal(code))
    assert Engine().said(artefact, data.decode(), etree.fromstring(data)) == ()


@every_syntax
def test_what_is_not_stated_is_not_read(write: Writer, code: str, schema: str) -> None:
    assert schema in ARTEFACTS
    for path in BY_PATH:
        if path in ("type_code", "preceding_invoice", "currency", "vat_accounting_currency"):
            continue  # the kind of document, the first of a list, and what tells amounts of two currencies apart
        attribute = path.replace(".value", ".scheme").replace("means_code", "means_text")
        invoice = maximal(code, without={path, attribute, *NOT_CARRIED[write]}, rows=1)
        assert stated(read(write(invoice)).invoice()) == stated(invoice), path


WORDS = st.text(
    st.characters(min_codepoint=0x21, max_codepoint=0x2FFF, exclude_categories=("C", "Z")), min_size=1, max_size=12
)
AMOUNTS = st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False)
RATES = st.decimals(min_value=0, max_value=100, places=2)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 1, 1))
NOTES = st.builds(Note, text=WORDS.filter(lambda text: "#" not in text), subject_code=st.sampled_from([None, "AAI"]))
LINES = st.builds(
    Line,
    description=WORDS,
    quantity=AMOUNTS,
    unit=st.sampled_from(["C62", "HUR", None]),
    unit_price=AMOUNTS,
    net=AMOUNTS,
    tax_rate=RATES,
    tax_category=st.sampled_from(["S", "Z", "E"]),
    seller_item_id=st.none() | WORDS,
    standard_item_id=st.just(Identifier()) | st.builds(Identifier, value=WORDS, scheme=st.just("0160")),
)
INVOICES = st.builds(
    Invoice,
    invoice_number=WORDS,
    type_code=st.sampled_from(["380", "381", "384", "389", "326"]),
    issue_date=DAYS,
    due_date=st.none() | DAYS,
    currency=st.sampled_from(["EUR", "PLN", "JPY"]),
    buyer_reference=st.none() | WORDS,
    payment=st.builds(Payment, iban=st.none() | WORDS, terms=st.none() | WORDS),
    totals=st.builds(Totals, net=AMOUNTS, tax=AMOUNTS, gross=AMOUNTS, due=AMOUNTS, rounding=st.none() | AMOUNTS),
    tax_breakdown=st.lists(st.builds(TaxRow, category=st.just("S"), rate=RATES, base=AMOUNTS, amount=AMOUNTS)).map(
        tuple
    ),
    lines=st.lists(LINES, max_size=4).map(tuple),
    notes=st.lists(NOTES, max_size=3).map(tuple),
)


@given(INVOICES, st.sampled_from([ubl, cii]))
def test_any_invoice_comes_back(invoice: Invoice, write: Writer) -> None:
    assert stated(read(write(invoice)).invoice()) == stated(invoice)


@pytest.mark.parametrize(
    ("text", "code", "note"),
    [
        ("#AAI#Travel was booked by the buyer.", "AAI", "Travel was booked by the buyer."),
        ("#AAK#", "AAK", None),
        ("Order #123#4", None, "Order #123#4"),
        ("#ABCD#four letters are no code", None, "#ABCD#four letters are no code"),
        ("# 1", None, "# 1"),
    ],
)
def test_the_subject_of_a_ubl_note(text: str, code: str | None, note: str | None) -> None:
    found = read(ubl(Invoice(invoice_number="1", notes=(Note(text=text),)))).invoice().notes
    assert found == (Note(text=note, subject_code=code),)


@pytest.mark.parametrize("write", [ubl, cii])
def test_what_is_no_amount_and_no_date_stays_text(write: Writer) -> None:
    invoice = Invoice(invoice_number="1", issue_date=date(2024, 5, 1), totals=Totals(gross=Decimal("119.00")))
    data = write(invoice).replace(b"119.00", b"about 119")
    data = data.replace(b"2024-05-01", b"1 May").replace(b"20240501", b"20240531x")
    claims = read(data).claims
    assert claims["totals.gross"].value == "about 119"
    assert claims["issue_date"].value == claims["issue_date"].raw


@pytest.mark.parametrize("write", [ubl, cii])
def test_two_values_of_one_term_are_doubtful(write: Writer) -> None:
    root = etree.fromstring(write(Invoice(invoice_number="R-1", issue_date=date(2024, 5, 1))))
    number = next(node for node in root.iter("{*}ID") if node.text == "R-1")
    number.addnext(etree.fromstring(etree.tostring(number).replace(b"R-1", b"R-2")))
    claim = read(etree.tostring(root)).claims["invoice_number"]
    assert (claim.value, claim.doubt is not None) == ("R-1", True)
    assert [other.value for other in claim.rejected] == ["R-2"]


def as_zugferd_1(data: bytes) -> bytes:
    """A Cross Industry Invoice under the names of 2014."""
    text = data.decode()
    for new, old in OLD_NAMES.items():
        text = re.sub(rf"(</?\w+:){new}\b", rf"\1{old}", text)
    text = text.replace("CrossIndustryInvoice:100", "@").replace("CrossIndustryInvoice", "CrossIndustryDocument")
    text = text.replace("urn:un:unece:uncefact:data:standard:@", "urn:ferd:CrossIndustryDocument:invoice:1p0")
    for name, version in (("ReusableAggregateBusinessInformationEntity", 12), ("UnqualifiedDataType", 15)):
        text = text.replace(f"{name}:100", f"{name}:{version}")
    return text.replace("QualifiedDataType:100", "QualifiedDataType:12").encode()


def test_zugferd_1_is_read_as_what_it_became() -> None:
    invoice = maximal(INVOICE, NOT_CARRIED[cii])
    extraction = read(as_zugferd_1(cii(invoice)))
    assert all(str(claim.path).startswith("CrossIndustryDocument/") for claim in extraction.claims.values())
    assert stated(extraction.invoice()) == stated(invoice)


def test_an_account_to_pay_into_is_never_the_one_that_is_debited() -> None:
    payment = Payment(iban="DE02120300000000202051", debited_account="DE02500105170137075030")
    for write in (ubl, cii):
        claims = read(write(Invoice(invoice_number="1", payment=payment))).claims
        assert claims["payment.iban"].value == payment.iban
        assert claims["payment.iban"].rejected == ()


def test_days_differ_in_the_largest_invoice() -> None:
    """So that a date read from another's element is seen."""
    days = [value for value in stated(maximal(INVOICE)).values() if isinstance(value, date)]
    assert len(set(days)) == len(days)
    assert max(days) - min(days) < timedelta(days=400)


def test_lines_that_others_add_up_to_are_not_charged() -> None:
    lines = tuple(
        Line(id=str(number), description="Work", net=Decimal(net), status_code=status)
        for number, (net, status) in enumerate([("70", None), ("30", "DETAIL"), ("100", "GROUP"), ("5", "INFORMATION")])
    )
    found = read(cii(Invoice(invoice_number="1", lines=lines))).invoice().lines
    assert found == lines
    assert sum(line.net for line in found if line.charged and line.net is not None) == Decimal(100)


@pytest.mark.parametrize("write", [ubl, cii])
@pytest.mark.parametrize(
    ("row", "line", "tax"),
    [
        (TaxRow(category="O", base=Decimal(100), amount=Decimal(0)), "O", Decimal(0)),
        (TaxRow(category="O", base=Decimal(100), amount=Decimal(0)), "S", None),
        (TaxRow(category="E", base=Decimal(100), amount=Decimal(0)), "E", None),
        (TaxRow(category="O", base=Decimal(100), amount=Decimal(19)), "O", None),
        (TaxRow(category="O", base=Decimal(100)), "O", None),
    ],
)
def test_outside_the_scope_of_vat_the_rows_say_that_there_is_no_tax(
    write: Writer, row: TaxRow, line: str, tax: Decimal | None
) -> None:
    lines = (Line(id="1", description="Work", net=Decimal(100), tax_category=line),)
    found = read(write(Invoice(invoice_number="1", currency="EUR", tax_breakdown=(row,), lines=lines)))
    assert found.invoice().totals.tax == tax
    if tax is not None:
        assert found.claims["totals.tax"].layer is Layer.DERIVED
        assert found.claims["totals.tax"].operands == ("tax_breakdown[0].amount",)
