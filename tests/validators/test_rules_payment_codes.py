"""A payment code that says otherwise stops the document; one that agrees is told; one that is none is silent."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from schemas import Box, Disposition, DocType, Finding, PaymentCode, RuleOutcome, Severity, Value, Verdict
from tests.validators.judged import CONSISTENT, claim, extracted, judged, verdict_on

IBAN = str(CONSISTENT["payment.iban"])
OTHER = "DE02120300000000202051"
AGREEING = PaymentCode(
    scheme="epc", account=IBAN, amount=Decimal("119.00"), currency="EUR", reference="R-2024-17", creditor="Muster GmbH",
    box=Box(400, 600, 480, 680), printed=True,
)  # fmt: skip


def verdict(*codes: PaymentCode, changed: dict[str, Value | None] | None = None) -> Verdict:
    return verdict_on(changed or {}, codes=codes)


def findings(said: Verdict) -> list[Finding]:
    return [
        one for one in said.findings if one.rule.startswith("QR-") and one.outcome is not RuleOutcome.NOT_APPLICABLE
    ]


@pytest.mark.parametrize(
    ("accounts", "stops"), [((OTHER,), True), ((IBAN,), False), ((OTHER, IBAN), False)], ids=["other", "own", "several"]
)
def test_an_account_that_the_text_layer_of_a_scan_alone_names(accounts: tuple[str, ...], stops: bool) -> None:
    said = verdict(*(PaymentCode(scheme="layer", account=account) for account in accounts))
    assert ("QR-01" in {one.rule for one in findings(said)}) is stops


_NUMBER = str(CONSISTENT["invoice_number"])
_DAY = CONSISTENT["issue_date"]


@pytest.mark.parametrize(
    ("rule", "told", "stops"),
    [
        ("QR-02", ({"amount": Decimal("191.00")},), True),
        ("QR-02", ({"amount": Decimal("119.00")},), False),
        ("QR-02", ({"amount": Decimal("100.00")}, {"amount": Decimal("119.00")}), False),
        ("QR-08", ({"number": f"{_NUMBER[:-1]}0"},), True),
        ("QR-08", ({"number": _NUMBER},), False),
        ("QR-08", ({"number": "4711"},), False),  # of the customer
        ("QR-08", ({"number": f"{_NUMBER[:-1]}0"}, {"number": _NUMBER}), False),
        ("QR-11", ({"issued": date(2024, 5, 9)},), True),
        ("QR-11", ({"issued": _DAY},), False),
        ("QR-11", ({"issued": date(2024, 5, 9)}, {"issued": _DAY}), False),
    ],
)
def test_what_the_text_layer_of_a_scan_says_otherwise(
    rule: str, told: tuple[dict[str, object], ...], *, stops: bool
) -> None:
    said = verdict(*(PaymentCode.model_validate({"scheme": "layer", **one}) for one in told))
    assert (rule in {one.rule for one in findings(said)}) is stops


def test_a_code_that_agrees_is_told_and_stops_nothing() -> None:
    said = verdict(AGREEING)
    (told,) = findings(said)
    assert (told.rule, told.severity) == ("QR-09", Severity.INFORMATION)
    assert "account, amount, currency" in told.message
    assert said.disposition is verdict().disposition is Disposition.STRAIGHT_THROUGH


@pytest.mark.parametrize(
    ("rule", "changes", "stops"),
    [
        ("QR-01", {"account": OTHER, "printed": False}, Disposition.QUARANTINE),
        ("QR-02", {"amount": Decimal("191.00")}, Disposition.QUARANTINE),
        ("QR-03", {"currency": "CHF"}, Disposition.QUARANTINE),
        ("QR-04", {"account": OTHER}, Disposition.REVIEW),
        ("QR-06", {"creditor": "Someone Else Ltd"}, Disposition.REVIEW),
        ("QR-07", {"tax_id": "DE999999999"}, Disposition.QUARANTINE),
        ("QR-08", {"number": "R-2024-18"}, Disposition.QUARANTINE),
        ("QR-10", {"cancelled": True}, Disposition.REVIEW),
        ("QR-10", {"kind": DocType.CREDIT_NOTE}, Disposition.REVIEW),
        ("QR-10", {"kind": DocType.OTHER}, Disposition.REVIEW),
    ],
)
def test_a_code_that_says_otherwise_stops_the_document(
    rule: str, changes: dict[str, object], stops: Disposition
) -> None:
    said = verdict(AGREEING.model_copy(update=changes))
    (found,) = findings(said)
    assert (found.rule, found.page, found.boxes) == (rule, 1, (AGREEING.box,))
    assert said.disposition is stops


def test_a_code_that_calls_the_document_an_invoice_contradicts_none() -> None:
    said = verdict(AGREEING.model_copy(update={"kind": DocType.INVOICE}))
    assert [one.rule for one in findings(said)] == ["QR-09"]


def test_a_payee_without_its_accents_is_the_same() -> None:
    said = verdict(
        AGREEING.model_copy(update={"creditor": "Serwis Wozkow Ostrowski"}),
        changed={"seller.name": "Serwis Wózków Ostrowski Sp. z o.o."},
    )
    assert "QR-06" not in [one.rule for one in findings(said)]


def test_another_reference_than_the_printed_one_waits() -> None:
    said = verdict(
        AGREEING.model_copy(update={"reference": "RF712348231"}), changed={"payment.reference": "RF18539007547034"}
    )
    assert [one.rule for one in findings(said)] == ["QR-05"]
    assert said.disposition is Disposition.REVIEW


@pytest.mark.parametrize(
    ("reference", "waits"), [("R-2024-18", True), ("Invoice R-2024-18", True), ("K-10482", False), ("R-2024-17", False)]
)
def test_where_no_reference_is_printed_another_number_of_its_form_waits(reference: str, *, waits: bool) -> None:
    said = verdict(AGREEING.model_copy(update={"reference": reference}))
    assert [one.rule for one in findings(said) if one.severity is Severity.WARNING] == ["QR-05"] * waits


def test_codes_for_instalments_add_up() -> None:
    halves = [AGREEING.model_copy(update={"amount": Decimal(amount)}) for amount in ("60.00", "59.00")]
    assert all(one.severity is Severity.INFORMATION for one in findings(verdict(*halves)))


@pytest.mark.parametrize(
    ("codes", "layers", "stopped"),
    [
        (("1.00",), (), 1),
        (("1.00",), ("118.00",), 2),  # whoever writes the layer writes what lacks
        (("100.00",), ("19.00",), 2),
        (("59.50", "59.50"), (), 0),
        (("59.50", "59.50"), ("119.00",), 0),
        (("119.00",), ("119.00",), 0),
    ],
)
def test_the_text_layer_of_a_scan_is_no_instalment(
    codes: tuple[str, ...], layers: tuple[str, ...], stopped: int
) -> None:
    asked = [AGREEING.model_copy(update={"amount": Decimal(amount)}) for amount in codes]
    said = verdict(*asked, *(PaymentCode(scheme="layer", amount=Decimal(amount)) for amount in layers))
    assert [one.rule for one in findings(said)].count("QR-02") == stopped


def test_what_a_code_leaves_open_contradicts_nothing() -> None:
    assert findings(verdict(PaymentCode(scheme="swiss"))) == []


def test_what_no_code_says_did_not_pass() -> None:
    said = verdict(PaymentCode(scheme="epc", account=IBAN))
    undecided = {one.rule for one in said.findings if one.outcome is RuleOutcome.NOT_APPLICABLE}
    assert {"QR-02", "QR-03", "QR-05", "QR-06", "QR-07", "QR-08"} <= undecided
    assert not {"QR-01", "QR-04"} & undecided


def test_an_account_is_the_same_however_it_is_spaced() -> None:
    spaced = " ".join(IBAN[start : start + 4] for start in range(0, len(IBAN), 4))
    (told,) = findings(verdict(AGREEING, changed={"payment.iban": spaced}))
    assert told.rule == "QR-09"


def test_a_doubtful_value_on_the_page_is_not_called_a_contradiction() -> None:
    """Our own reading may be wrong: it waits for a person instead of being put down to the sender."""
    unsure = extracted(claims=[claim("totals.due", Decimal("119.00"), doubt="It may also be read as 191.00.")])
    said = judged(unsure, codes=(AGREEING.model_copy(update={"amount": Decimal("191.00")}),))
    (found,) = [one for one in findings(said) if one.rule == "QR-02"]
    assert (found.severity, found.outcome) == (Severity.WARNING, RuleOutcome.NOT_RUN)


def test_a_doubtful_gross_total_is_no_contradiction_where_no_amount_due_is_stated() -> None:
    unsure = extracted(claims=[claim("totals.gross", Decimal("119.00"), doubt="It may also be read as 191.00.")])
    claims = {term: one for term, one in unsure.claims.items() if term != "totals.due"}
    code = AGREEING.model_copy(update={"amount": Decimal("191.00")})
    (found,) = [
        one
        for one in findings(judged(unsure.model_copy(update={"claims": claims}), codes=(code,)))
        if one.rule == "QR-02"
    ]
    assert (found.severity, found.outcome, found.terms) == (Severity.WARNING, RuleOutcome.NOT_RUN, ("totals.gross",))


def test_without_codes_there_is_nothing_to_compare() -> None:
    assert findings(verdict()) == []
