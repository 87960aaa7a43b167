"""The engine over small e-invoices: what it says, where, and what it does when an artefact is not what it should be."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from lxml import etree

from schemas import OfficialCheck, OfficialMessage, Severity
from tests.validators.einvoices import BASIC, EN_16931, PEPPOL, XRECHNUNG, cii, root, ubl
from validators.official import ARTEFACTS, PACKAGES, Engine
from validators.official.paths import element_at
from validators.official.redundant import says_nothing_new

FOLDERS: Mapping[str, Path | None] = {name: package.folder for name, package in PACKAGES.items()}
beside = pytest.mark.skipif(FOLDERS["docket-idp"] is None, reason="CEN's CII rules are not installed (make setup)")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine()


def said(checks: tuple[OfficialCheck, ...]) -> dict[str, OfficialMessage]:
    return {message.rule: message for check in checks for message in check.messages}


def ran(checks: tuple[OfficialCheck, ...]) -> list[str]:
    return [check.artefact for check in checks if check.ran]


def test_a_valid_ubl_invoice_breaks_nothing(engine: Engine) -> None:
    checks = engine.check(root(ubl()), attached=False)
    assert ran(checks) == ["UBL Invoice schema", "CEN EN 16931 rules for UBL"]
    assert said(checks) == {}


@beside
def test_a_valid_cii_invoice_breaks_nothing(engine: Engine) -> None:
    checks = engine.check(root(cii()), attached=True)
    assert "CEN EN 16931 rules for CII" in ran(checks)
    assert "Factur-X EN 16931 rules" in ran(checks)
    assert said(checks) == {}


def test_factur_x_rules_find_their_code_lists(engine: Engine) -> None:
    checks = engine.check(root(cii(("<ram:TypeCode>380<", "<ram:TypeCode>999<"), specification=BASIC)), attached=True)
    assert ran(checks) == ["Factur-X BASIC schema", "Factur-X BASIC rules"]
    assert any(message.severity is Severity.FATAL and "TypeCode" in message.path for message in said(checks).values())
    assert not said(engine.check(root(cii(specification=BASIC)), attached=True))


def test_a_wrong_total_is_said_with_its_place_and_the_official_words(engine: Engine) -> None:
    wrong = ubl(('InclusiveAmount currencyID="EUR">357.00', 'InclusiveAmount currencyID="EUR">358.00'))
    found = said(engine.check(root(wrong), attached=False))
    assert set(found) == {"BR-CO-15", "BR-CO-16"}
    assert found["BR-CO-15"].severity is Severity.FATAL
    assert found["BR-CO-15"].text.startswith("Invoice total amount with VAT (BT-112) = ")
    assert found["BR-CO-16"].path == "Invoice/cac:LegalMonetaryTotal"


_CODE = "<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>"
_ID = "<cbc:ID>R-17<"


@pytest.mark.parametrize(
    ("rule", "before", "plain", "telling"),
    [
        ("UBL-CR-004", "<cbc:IssueDate>", "<cbc:CopyIndicator>false<", "<cbc:CopyIndicator>true<"),
        ("UBL-CR-003", _ID, "<cbc:ProfileExecutionID>Prod<", "<cbc:ProfileExecutionID>Test<"),
        ("UBL-CR-008", "", "<cbc:PaymentCurrencyCode>EUR<", "<cbc:PaymentCurrencyCode>USD<"),
        ("UBL-CR-011", "", "<cbc:LineCountNumeric>{lines}<", "<cbc:LineCountNumeric>17<"),
    ],
)
def test_an_element_that_says_what_is_so_without_it_is_no_reason_to_wait(
    engine: Engine, rule: str, before: str, plain: str, telling: str
) -> None:
    for told, severity in ((plain, Severity.INFORMATION), (telling, Severity.WARNING)):
        filled = told.format(lines=ubl().count(b"<cac:InvoiceLine>"))
        element = f"{filled}/{told[1 : told.index('>')]}>"
        at = before or _CODE
        document = ubl((at, element + at if before else at + element))
        found = said(engine.check(root(document), attached=False))
        assert {one: message.severity for one, message in found.items()} == {rule: severity}


@pytest.mark.parametrize(("paid", "severity"), [("0.00", Severity.INFORMATION), ("300.00", Severity.WARNING)])
def test_a_prepayment_of_nothing_is_none(engine: Engine, paid: str, severity: Severity) -> None:
    told = f'<cac:PrepaidPayment><cbc:PaidAmount currencyID="EUR">{paid}</cbc:PaidAmount></cac:PrepaidPayment>'
    found = said(engine.check(root(ubl(("<cac:TaxTotal>", f"{told}<cac:TaxTotal>"))), attached=False))
    assert {one: message.severity for one, message in found.items()} == {"UBL-CR-470": severity}


_MEANS = "<cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode><cbc:{}</cac:PaymentMeans>"
_TERMS = "<cac:PaymentTerms>{}</cac:PaymentTerms>"
_ASKED = _TERMS.format('<cbc:Amount currencyID="{}">{}</cbc:Amount>')
_PAID_ON = "<cbc:InstallmentDueDate>{}</cbc:InstallmentDueDate>"
_LEGAL = "<cac:PartyLegalEntity><cbc:RegistrationName>{}</cbc:RegistrationName></cac:PartyLegalEntity>"
_BUYER = f"<cac:BuyerCustomerParty><cac:Party>{_LEGAL}</cac:Party></cac:BuyerCustomerParty>"
_FREE = "</cbc:LineExtensionAmount><cbc:FreeOfChargeIndicator>{}</cbc:FreeOfChargeIndicator>"


@pytest.mark.parametrize(
    ("rules", "told", "is_new"),
    [
        ({"UBL-CR-412"}, _MEANS.format("PaymentDueDate>2024-05-31</cbc:PaymentDueDate>"), False),
        ({"UBL-CR-412"}, _MEANS.format("PaymentDueDate>2024-08-31</cbc:PaymentDueDate>"), True),
        ({"UBL-CR-464"}, _TERMS.format(_PAID_ON.format("2024-05-31")), False),
        ({"UBL-CR-464"}, _TERMS.format(_PAID_ON.format("2024-05-30")), True),
        ({"UBL-CR-459"}, _ASKED.format("EUR", "357.00"), False),
        ({"UBL-CR-459"}, _ASKED.format("EUR", "57.00"), True),
        ({"UBL-CR-459"}, _ASKED.format("USD", "357.00"), True),
        ({"UBL-CR-459"}, _ASKED.format("EUR", "357.00") * 2, True),
        ({"UBL-CR-452"}, _TERMS.format("<cbc:ID>1</cbc:ID>"), False),
        ({"UBL-CR-452"}, _TERMS.format("<cbc:ID>60</cbc:ID>"), True),
        ({"UBL-CR-458"}, _TERMS.format("<cbc:PaymentPercent>100</cbc:PaymentPercent>"), False),
        ({"UBL-CR-458"}, _TERMS.format("<cbc:PaymentPercent>40</cbc:PaymentPercent>"), True),
        ({"UBL-CR-294"}, _BUYER.format("Beispiel AG"), False),
        ({"UBL-CR-294"}, _BUYER.format("Beispiel Leasing AG"), True),
    ],
)
def test_what_repeats_the_day_the_sum_or_the_buyer_says_nothing_new(
    engine: Engine, rules: set[str], told: str, *, is_new: bool
) -> None:
    document = ubl(("<cac:TaxTotal>", f"{told}<cac:TaxTotal>"))
    found = {one: message.severity for one, message in said(engine.check(root(document), attached=False)).items()}
    assert found.keys() >= rules
    assert (Severity.WARNING in found.values()) is is_new


@pytest.mark.parametrize(("told", "is_new"), [("false", False), ("true", True)])
def test_a_line_that_is_not_free_of_charge_says_nothing_new(engine: Engine, told: str, *, is_new: bool) -> None:
    document = ubl(("</cbc:LineExtensionAmount><cac:Item>", f"{_FREE.format(told)}<cac:Item>"))
    assert (said(engine.check(root(document), attached=False))["UBL-CR-519"].severity is Severity.WARNING) is is_new


_INVOICEE = (
    "<ram:InvoiceeTradeParty><ram:Name>{}</ram:Name><ram:PostalTradeAddress><ram:CountryID>DE</ram:CountryID>"
    "</ram:PostalTradeAddress></ram:InvoiceeTradeParty><ram:ApplicableTradeTax>\n<ram:CalculatedAmount>"
)


@beside
@pytest.mark.parametrize(("name", "is_new"), [("Beispiel AG", False), ("Beispiel Leasing AG", True)])
def test_an_invoicee_is_no_reason_to_wait_where_it_is_the_buyer(engine: Engine, name: str, *, is_new: bool) -> None:
    """Neither by the rule that advises against it, nor by the narrower schema that does not know it."""
    document = cii(("<ram:ApplicableTradeTax>\n<ram:CalculatedAmount>", _INVOICEE.format(name)))
    found = said(engine.check(root(document), attached=False))
    assert found.keys() == ({"CII-SR-351", "OFF-02"} if is_new else {"CII-SR-351"})
    assert {message.severity for message in found.values()} == {Severity.WARNING if is_new else Severity.INFORMATION}


@pytest.mark.parametrize("name", ["cac:PrepaidPayment", "cbc:CopyIndicator", "cbc:UUID"])
def test_what_is_not_found_is_not_said_to_be_nothing_new(name: str) -> None:
    assert not says_nothing_new(f"not({name})", root(ubl()))


@pytest.mark.parametrize(("told", "is_new"), [("0", False), ("1", True), ("0" * 5000, True), ("", True)])
def test_a_count_of_lines_that_is_written_otherwise_says_something(told: str, *, is_new: bool) -> None:
    cbc = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"
    element = f"<cbc:LineCountNumeric>{told}</cbc:LineCountNumeric>"
    document = etree.fromstring(f'<Invoice xmlns:cbc="{cbc}">{element}</Invoice>')
    assert says_nothing_new("not(cbc:LineCountNumeric)", document) is not is_new


@pytest.mark.parametrize(
    ("location", "is_clear"),
    [
        ("/*:Invoice[namespace-uri()='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'][1]", True),
        ("/*:Invoice[namespace-uri()='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'][1]/*:Zorbl", False),
        ("/*:CreditNote[namespace-uri()='urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2'][1]", False),
        ("somewhere", False),
        ("", False),
    ],
)
def test_only_a_place_that_is_clear_says_nothing_new(location: str, *, is_clear: bool) -> None:
    document = root(ubl((_CODE, f"<cbc:CopyIndicator>false</cbc:CopyIndicator>{_CODE}")))
    assert says_nothing_new("not(cbc:CopyIndicator)", element_at(location, document)) is is_clear


@pytest.mark.parametrize(("told", "is_new"), [("false", False), ("true", True)])
def test_a_cii_that_says_that_it_is_no_test_says_nothing_new(told: str, *, is_new: bool) -> None:
    ram = "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
    udt = "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"
    context = etree.fromstring(
        f'<ExchangedDocumentContext xmlns:ram="{ram}" xmlns:udt="{udt}"><ram:TestIndicator>'
        f"<udt:Indicator>{told}</udt:Indicator></ram:TestIndicator></ExchangedDocumentContext>"
    )
    assert says_nothing_new("not(ram:TestIndicator)", context) is not is_new


def test_places_count_only_what_stands_more_than_once(engine: Engine) -> None:
    nameless = ubl(("<cbc:ID>2</cbc:ID>", "<cbc:ID></cbc:ID>"))
    assert said(engine.check(root(nameless), attached=False))["BR-21"].path == "Invoice/cac:InvoiceLine[2]"


def test_a_document_not_built_by_its_schema_is_not_given_to_the_rules(engine: Engine) -> None:
    checks = engine.check(root(ubl(("<cbc:IssueDate>2024-05-01</cbc:IssueDate>", ""))), attached=False)
    assert set(said(checks)) == {"OFF-02"}
    rules = next(check for check in checks if check.artefact.startswith("CEN"))
    assert (rules.ran, rules.demanded) == (False, True)
    assert rules.why is not None
    assert "schema" in rules.why


def test_a_schema_names_the_element_without_its_namespace(engine: Engine) -> None:
    found = said(
        engine.check(root(ubl((">100.00</cbc:LineExtensionAmount>", ">x</cbc:LineExtensionAmount>"))), attached=False)
    )
    assert found["OFF-02"].path == "Invoice/cac:InvoiceLine[1]/cbc:LineExtensionAmount"
    assert "{" not in found["OFF-02"].text


def test_a_value_that_the_rules_cannot_evaluate_is_a_finding_and_no_breakdown(engine: Engine) -> None:
    text = ubl((">R-17<", ">R-17<"))
    broken = text.replace(b'<cbc:TaxAmount currencyID="EUR">57.00', b'<cbc:TaxAmount currencyID="EUR">many')
    artefact = ARTEFACTS["cen-ubl"]
    engine.check(root(text), attached=False)
    (message,) = engine.said(artefact, broken.decode(), root(broken))
    assert (message.rule, message.severity) == ("OFF-03", Severity.FATAL)
    assert said(engine.check(root(text), attached=False)) == {}


@beside
@pytest.mark.parametrize(
    ("data", "artefact"), [(ubl((EN_16931, XRECHNUNG)), "UBL"), (cii(specification=XRECHNUNG), "CII")]
)
def test_xrechnung_asks_for_what_only_germany_asks_for(engine: Engine, data: bytes, artefact: str) -> None:
    checks = engine.check(root(data), attached=False)
    assert f"KoSIT XRechnung rules for {artefact}" in ran(checks)
    assert "BR-DE-15" in said(checks)


def test_an_invoice_in_a_business_envelope_is_checked_as_if_it_came_alone(engine: Engine) -> None:
    inner = root(b"<StandardBusinessDocument>" + ubl() + b"tail</StandardBusinessDocument>")[0]
    assert said(engine.check(inner, attached=False)) == {}


def test_peppol_says_that_its_own_rules_were_not_run(engine: Engine) -> None:
    last = engine.check(root(ubl((EN_16931, PEPPOL))), attached=False)[-1]
    assert (last.artefact, last.ran, last.demanded) == ("Peppol BIS rules", False, False)


def test_a_kind_without_rules_says_so(engine: Engine) -> None:
    (only,) = engine.check(root(b"<FatturaElettronica/>"), attached=False)
    assert (only.ran, only.demanded) == (False, False)
    assert only.why


def test_a_missing_artefact_is_not_run_and_nothing_else_is_hindered() -> None:
    checks = Engine({**FOLDERS, "docket-idp": None}).check(root(cii()), attached=False)
    missing = next(check for check in checks if not check.ran)
    assert (missing.artefact, missing.demanded) == ("CEN EN 16931 rules for CII", True)
    assert missing.why == "Not installed here: CEN EN 16931 rules for CII."
    assert "Cross Industry Invoice schema" in ran(checks)


def test_a_changed_artefact_is_not_run(tmp_path: Path) -> None:
    source = FOLDERS["factur-x"]
    assert source is not None
    for name in (*ARTEFACTS["xsd-ubl-invoice"].files, *ARTEFACTS["cen-ubl"].files):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source / name, tmp_path / name)
    rules = tmp_path / ARTEFACTS["cen-ubl"].main
    rules.write_bytes(rules.read_bytes().replace(b"BR-CO-15", b"BR-CO-99"))
    schema, changed = Engine({"factur-x": tmp_path}).check(root(ubl()), attached=False)
    assert schema.ran
    assert (changed.ran, changed.why) == (False, "Changed, or not version 1.3.16: CEN EN 16931 rules for UBL.")


def test_one_rule_broken_in_very_many_lines_is_cut_and_the_fatal_ones_stay(engine: Engine) -> None:
    nets = ("1.00",) * 300
    many = ubl(('unitCode="C62"', 'unitCode="nope"'), nets=nets)
    checks = engine.check(root(many), attached=False)
    messages = [message for check in checks for message in check.messages]
    assert len(messages) == 200
    assert all(message.severity is Severity.FATAL for message in messages)
