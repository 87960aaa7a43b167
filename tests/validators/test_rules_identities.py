"""Dates, currencies, VAT identifiers, accounts, credit notes and duplicates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from schemas import Disposition, DocType, RuleOutcome, Severity
from tests.validators.judged import SHA, History, claim, extracted, finding, judged, raised, verdict_on
from validators import vat


@pytest.mark.parametrize(
    ("issued", "received", "rules"),
    [
        (date(2024, 5, 1), date(2024, 5, 1), set()),
        (date(2024, 5, 2), date(2024, 5, 1), set()),
        (date(2024, 5, 3), date(2024, 5, 1), {"DATE-1"}),
        (date(1999, 12, 31), None, {"DATE-1"}),
        (date(2000, 1, 1), None, set()),
        (date(2024, 5, 1), date(2025, 5, 2), set()),
        (date(2024, 5, 1), date(2025, 5, 3), {"DATE-2"}),
    ],
)
def test_an_issue_date_is_plausible_on_the_day_of_receipt(issued: date, received: date | None, rules: set[str]) -> None:
    assert raised(verdict_on({"issue_date": issued, "due_date": None}, as_of=received)) == rules


def test_without_a_day_of_receipt_date_rules_are_not_applicable() -> None:
    verdict = verdict_on({"issue_date": date(2199, 1, 1), "due_date": None}, as_of=None)
    assert finding(verdict, "DATE-1").outcome is RuleOutcome.NOT_APPLICABLE
    assert verdict.disposition is Disposition.STRAIGHT_THROUGH


def test_an_old_invoice_is_on_record_and_goes_through() -> None:
    verdict = verdict_on({}, as_of=date(2026, 5, 3))
    assert finding(verdict, "DATE-2").severity is Severity.INFORMATION
    assert verdict.disposition is Disposition.STRAIGHT_THROUGH


def test_nothing_is_due_before_it_was_issued() -> None:
    assert raised(verdict_on({"due_date": date(2024, 4, 30)})) == {"DATE-3"}


@pytest.mark.parametrize("code", ["EUX", "eur", "€"])
def test_a_currency_is_a_code(code: str) -> None:
    verdict = verdict_on({"currency": code})
    assert raised(verdict) == {"BR-CL-04"}
    assert verdict.disposition is Disposition.QUARANTINE


@pytest.mark.parametrize(
    ("vat_id", "country", "outcome"),
    [
        ("DE136695976", None, vat.Check.VALID),
        ("DE 136 695 976", None, vat.Check.VALID),
        ("DE136695975", None, vat.Check.BAD_CHECKSUM),
        ("DE13669597", None, vat.Check.BAD_FORMAT),
        ("136695976", "DE", vat.Check.VALID),
        ("136695976", None, vat.Check.UNDECIDED),
        ("EL094259216", None, vat.Check.VALID),
        ("GR094259216", None, vat.Check.VALID),
        ("094259216", "GR", vat.Check.VALID),
        ("ATU13585627", None, vat.Check.VALID),
        ("FR40303265045", None, vat.Check.VALID),
        ("FR41303265045", None, vat.Check.BAD_CHECKSUM),
        ("EU372045196", None, vat.Check.VALID),
        ("GB980780684", None, vat.Check.VALID),
        ("980780684", "GB", vat.Check.VALID),
        ("GB802311781", None, vat.Check.BAD_CHECKSUM),
        ("XI980780684", None, vat.Check.VALID),
        ("CHE-107.787.577 MWST", None, vat.Check.VALID),
        ("CHE107787577", "CH", vat.Check.VALID),
        ("CHE-107.787.578 IVA", None, vat.Check.BAD_CHECKSUM),
        ("NO 995 525 828 MVA", None, vat.Check.VALID),
        ("995525828MVA", None, vat.Check.VALID),
        ("995525828", "NO", vat.Check.VALID),
        ("NO995525829MVA", None, vat.Check.BAD_CHECKSUM),
        ("TR4540536920", None, vat.Check.VALID),
        ("4540536920", "TR", vat.Check.VALID),
        ("4540536921", "TR", vat.Check.BAD_CHECKSUM),
        ("27AAPFU0939F1ZV", None, vat.Check.VALID),
        ("27AAPFU0939F1ZX", None, vat.Check.BAD_CHECKSUM),
        ("QQ123456789", None, vat.Check.BAD_FORMAT),
        ("123456789", "US", vat.Check.UNDECIDED),
        ("", None, vat.Check.UNDECIDED),
        ("½²", "../x", vat.Check.UNDECIDED),
    ],
)
def test_check_digits_by_country(vat_id: str, country: str | None, outcome: vat.Check) -> None:
    assert vat.check(vat_id, country) is outcome


@pytest.mark.parametrize(
    ("vat_id", "country"),
    [
        ("EL094259216", "GR"),
        ("XI980780684", "GB"),
        ("CHE107787577", "CH"),
        ("995525828MVA", "NO"),
        ("27AAPFU0939F1ZV", "IN"),
        ("EU372045196", None),
        ("136695976", None),
    ],
)
def test_the_country_an_identifier_names(vat_id: str, country: str | None) -> None:
    assert vat.country_of(vat_id) == country


@pytest.mark.parametrize(
    ("vat_id", "rule", "disposition"),
    [("DE136695975", "ID-VAT-C", Disposition.QUARANTINE), ("DE13669597", "ID-VAT-F", Disposition.REVIEW)],
)
def test_a_wrong_seller_identifier(vat_id: str, rule: str, disposition: Disposition) -> None:
    verdict = verdict_on({"seller.vat_id": vat_id})
    assert (raised(verdict), verdict.disposition) == ({rule}, disposition)


def test_a_wrong_buyer_identifier_waits() -> None:
    verdict = verdict_on({"buyer.vat_id": "FR41303265045"})
    assert (raised(verdict), verdict.disposition) == ({"ID-VAT-BUYER"}, Disposition.REVIEW)


def test_a_misread_identifier_is_not_held_against_the_seller() -> None:
    misread = claim("seller.vat_id", "DE136695975", score=0.5)
    verdict = judged(extracted(claims=[misread]))
    assert raised(verdict) == {"ID-VAT-C", "GATE-1"}
    assert verdict.disposition is Disposition.REVIEW


def test_parties_with_one_identifier_wait() -> None:
    assert raised(verdict_on({"buyer.vat_id": "DE 136695976"})) == {"ID-VAT-DOM"}


def test_an_identifier_of_another_country_waits() -> None:
    verdict = verdict_on({"buyer.vat_id": "ATU13585627", "buyer.address.country": "FR"})
    assert raised(verdict) == {"ID-VAT-CC"}
    assert finding(verdict, "ID-VAT-CC").terms == ("buyer.vat_id", "buyer.address.country")


@pytest.mark.parametrize("iban", ["DE89370400440532013001", "DE8937040044053201300", "no account"])
def test_a_wrong_iban_is_never_paid(iban: str) -> None:
    verdict = verdict_on({"payment.iban": iban, "seller.address.country": None})
    assert "ID-IBAN" in raised(verdict)
    assert verdict.disposition is Disposition.QUARANTINE


def test_an_account_abroad_waits() -> None:
    verdict = verdict_on({"payment.iban": "FR1420041010050500013M02606"})
    assert (raised(verdict), verdict.disposition) == ({"ID-IBAN-CC"}, Disposition.REVIEW)


@pytest.mark.parametrize(
    ("bic", "iban", "fails"),
    [
        ("COBADEFFXXX", "DE89370400440532013000", False),
        ("COBADEFFXX", "DE89370400440532013000", True),
        ("BNPAFRPP", "DE89370400440532013000", True),
        ("BNPAFRPP", None, False),
        ("BARCGGSP", "GB29NWBK60161331926819", False),
    ],
)
def test_a_bic_is_of_the_country_of_the_account(bic: str, iban: str | None, fails: bool) -> None:
    verdict = verdict_on({"payment.bic": bic, "payment.iban": iban})
    assert ("ID-BIC" in raised(verdict)) is fails


def test_a_credit_note_names_what_it_corrects_and_is_positive() -> None:
    credit = {"type_code": "381", "preceding_invoice": "R-2024-16"}
    assert raised(judged(extracted(credit, doc_type=DocType.CREDIT_NOTE))) == set()
    unnamed = judged(extracted({"type_code": "381"}, doc_type=DocType.CREDIT_NOTE))
    assert (raised(unnamed), unnamed.disposition) == ({"CN-2"}, Disposition.REVIEW)


def test_a_correction_names_what_it_corrects() -> None:
    assert raised(judged(extracted(subtype="correction"))) == {"CN-2"}


@pytest.mark.parametrize(("kind", "rules"), [(DocType.INVOICE, {"CN-1"}), (DocType.CREDIT_NOTE, set())])
def test_negative_amounts_wait_but_on_the_page_of_a_credit_note(kind: DocType, rules: set[str]) -> None:
    negative = {
        path: -value for path, value in extracted().invoice().totals.model_dump().items() if isinstance(value, Decimal)
    }
    changed = {f"totals.{leaf}": value for leaf, value in negative.items()}
    lines = {
        f"lines[{row}].{leaf}": None for row in (0, 1) for leaf in ("description", "quantity", "unit_price", "net")
    }
    rows = {f"tax_breakdown[0].{leaf}": None for leaf in ("base", "amount")}
    verdict = judged(extracted({**changed, **lines, **rows, "preceding_invoice": "R-1"}, doc_type=kind))
    assert raised(verdict) == rules
    assert (verdict.disposition is Disposition.REVIEW) is bool(rules)


def test_a_credit_note_whose_amounts_have_two_signs_waits() -> None:
    changed = {"totals.gross": Decimal("-119.00"), "totals.net": Decimal("100.00"), "preceding_invoice": "R-1"}
    assert "CN-1" in raised(judged(extracted(changed, doc_type=DocType.CREDIT_NOTE)))


KEY = ("vat:DE136695976", "R-2024-17", DocType.INVOICE)


def test_a_number_that_was_exported_before_is_fatal() -> None:
    verdict = judged(extracted({"invoice_number": "r 2024/0017"}), reference=History((*KEY, "b" * 64)))
    found = finding(verdict, "DUP-2")
    assert (raised(verdict), verdict.disposition) == ({"DUP-2"}, Disposition.QUARANTINE)
    assert "run-1" in found.message
    assert found.seen == "b" * 12


@pytest.mark.parametrize("seller", ["name:MUSTERGMBH", "vat:DE136695976", "tax:1234567890"])
def test_a_seller_known_by_any_of_its_keys_is_the_same_seller(seller: str) -> None:
    earlier = History((seller, "R-2024-17", DocType.INVOICE, "b" * 64))
    verdict = judged(extracted({"seller.tax_number": "12/345/67890"}), reference=earlier)
    assert (raised(verdict), verdict.disposition) == ({"DUP-2"}, Disposition.QUARANTINE)


def test_the_document_itself_is_no_duplicate_of_itself() -> None:
    assert raised(judged(extracted(), reference=History((*KEY, SHA)))) == set()


def test_a_credit_note_may_share_its_invoice_s_number() -> None:
    credit = extracted({"preceding_invoice": "R-2024-17"}, doc_type=DocType.CREDIT_NOTE)
    assert raised(judged(credit, reference=History((*KEY, "b" * 64)))) == set()


def test_a_doubtful_number_is_no_proof_of_a_duplicate() -> None:
    doubtful = claim("invoice_number", "R-2024-17", doubt="two numbers are labelled so")
    verdict = judged(extracted(claims=[doubtful]), reference=History((*KEY, "b" * 64)))
    assert (raised(verdict), verdict.disposition) == ({"DUP-2", "GATE-2"}, Disposition.REVIEW)


def test_without_history_duplicates_are_not_decided() -> None:
    assert finding(judged(extracted()), "DUP-2").outcome is RuleOutcome.NOT_APPLICABLE


@pytest.mark.parametrize("number", ["1", "0001", "Invoice", "n/a", "---"])
def test_a_number_that_tells_nothing_waits(number: str) -> None:
    verdict = verdict_on({"invoice_number": number})
    assert (raised(verdict), verdict.disposition) == ({"DUP-4"}, Disposition.REVIEW)


@pytest.mark.parametrize(
    "unknown",
    [{"invoice_number": None}, {"seller.vat_id": None, "seller.name": None}],
    ids=["number", "seller"],
)
def test_without_seller_or_number_duplicates_are_not_decided(unknown: dict[str, None]) -> None:
    verdict = judged(extracted(unknown), reference=History((*KEY, "b" * 64)))
    assert finding(verdict, "DUP-2").outcome is RuleOutcome.NOT_APPLICABLE
