"""Totals, tax rows, lines, decimals: what is exact, what is rounding, what is wrong."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from schemas import Disposition, Policy, Profile, RuleOutcome, Severity
from schemas.policy import Rules, Tolerance
from tests.validators.judged import ELEMENTS, claim, extracted, finding, judged, raised, verdict_on

E_INVOICE = Policy(rules=Rules(profile=Profile.EINVOICE))


def amounts(**changes: str) -> dict[str, Any]:
    """Totals by name: amounts(gross="120.00")."""
    return {f"totals.{leaf}": Decimal(value) for leaf, value in changes.items()}


def test_a_wrong_gross_total_is_fatal_when_all_was_read_with_certainty() -> None:
    verdict = verdict_on(amounts(gross="120.00", due="120.00"))
    found = finding(verdict, "BR-CO-15")
    assert raised(verdict) == {"BR-CO-15"}
    assert verdict.disposition is Disposition.QUARANTINE
    assert (found.seen, found.expected, found.severity) == ("120.00", "119.00", Severity.FATAL)
    assert found.message == "Net 100.00 plus tax 19.00 is 119.00, but gross says 120.00."


def test_over_a_doubtful_value_a_fatal_failure_is_not_decided() -> None:
    doubtful = claim("totals.gross", Decimal("120.00"), doubt="the page says 119.00 too")
    verdict = judged(extracted(amounts(due="120.00"), claims=[doubtful]))
    found = finding(verdict, "BR-CO-15")
    assert raised(verdict) == {"BR-CO-15", "GATE-2"}
    assert verdict.disposition is Disposition.REVIEW
    assert (found.outcome, found.severity) == (RuleOutcome.NOT_RUN, Severity.WARNING)
    assert "119.00 too" in found.message
    assert "[GATE-2]" in verdict.reason


def test_a_doubt_elsewhere_does_not_soften_a_fatal_failure() -> None:
    elsewhere = claim("buyer.name", "B", doubt="two names stand there")
    verdict = judged(extracted(amounts(gross="120.00", due="120.00"), claims=[elsewhere]))
    assert verdict.disposition is Disposition.QUARANTINE


@pytest.mark.parametrize(
    ("stated", "policy", "rules"),
    [
        ("100.00", Policy(), set()),
        ("100.02", Policy(), {"ROUND-1", "BR-CO-13"}),
        ("100.03", Policy(), {"BR-CO-10", "BR-CO-13"}),
        ("100.02", Policy(tolerance=Tolerance(review_above=Decimal("0.01"))), {"ROUND-2", "BR-CO-13"}),
        ("100.01", Policy(tolerance=Tolerance(line_sum_cents=0)), {"BR-CO-10", "BR-CO-13"}),
    ],
)
def test_the_sum_of_lines_has_a_cent_a_line_on_pages(stated: str, policy: Policy, rules: set[str]) -> None:
    verdict = verdict_on(amounts(line_net=stated), policy=policy)
    assert raised(verdict) == rules


def test_e_invoices_are_exact() -> None:
    verdict = verdict_on({**ELEMENTS, **amounts(line_net="100.01")}, policy=E_INVOICE)
    assert raised(verdict) == {"BR-CO-10", "BR-CO-13"}
    assert verdict.disposition is Disposition.QUARANTINE


@pytest.mark.parametrize(
    ("amount", "rules"),
    [
        ("19.01", {"ROUND-1"}),
        ("19.02", {"ROUND-2", "BR-CO-14"}),
        ("19.99", {"ROUND-2", "BR-CO-14"}),
        ("20.00", {"BR-CO-17", "BR-CO-14"}),
    ],
)
def test_a_tax_row_may_be_a_cent_off_waits_beyond_and_fails_from_one(amount: str, rules: set[str]) -> None:
    assert raised(verdict_on({"tax_breakdown[0].amount": Decimal(amount)})) == rules


@pytest.mark.parametrize(
    ("amount", "fails"), [("18.01", False), ("19.99", False), ("18.00", True), ("20.00", True), ("-19.00", False)]
)
def test_the_official_limit_of_a_tax_row_is_exclusive_and_of_sizes(amount: str, fails: bool) -> None:
    verdict = verdict_on({**ELEMENTS, "tax_breakdown[0].amount": Decimal(amount)}, policy=E_INVOICE)
    assert ("BR-CO-17" in raised(verdict)) is fails


@pytest.mark.parametrize(("amount", "fails"), [("0.60", True), ("0.40", False), ("0.00", False)])
def test_a_rate_that_rounds_to_nothing_leaves_no_tax_in_an_e_invoice(amount: str, fails: bool) -> None:
    row = {"tax_breakdown[0].rate": Decimal("0.4"), "tax_breakdown[0].amount": Decimal(amount)}
    assert ("BR-CO-17" in raised(verdict_on({**ELEMENTS, **row}, policy=E_INVOICE))) is fails


def test_sums_are_rounded_as_the_official_rules_round() -> None:
    credit = {"totals.net": Decimal("-0.125"), "totals.tax": Decimal(0), "totals.gross": Decimal("-0.12")}
    assert "BR-CO-15" not in raised(verdict_on(credit))
    assert "BR-CO-15" in raised(verdict_on({**credit, "totals.gross": Decimal("-0.13")}))


def test_allowances_and_charges_stand_between_lines_and_net() -> None:
    changed = amounts(line_net="100.00", allowances="10.00", charges="5.00", net="95.00", tax="19.00", gross="114.00")
    assert raised(verdict_on({**changed, "totals.due": Decimal("114.00")})) == set()


@pytest.mark.parametrize(("due", "rules"), [("69.00", set()), ("70.00", {"BR-CO-16"})])
def test_what_is_paid_is_no_longer_due(due: str, rules: set[str]) -> None:
    verdict = verdict_on(amounts(paid="50.00", due=due))
    assert raised(verdict) == rules
    assert verdict.disposition in {Disposition.STRAIGHT_THROUGH, Disposition.REVIEW}


@pytest.mark.parametrize(
    ("net", "gross", "rules"),
    [
        ("100.00", "119.00", set()),
        ("84.03", "100.00", set()),
        ("101.00", "120.19", {"LINE-1"}),
    ],
    ids=["net prices", "prices with tax", "neither"],
)
def test_without_a_stated_sum_the_lines_add_up_to_net_or_gross(net: str, gross: str, rules: set[str]) -> None:
    tax = Decimal(gross) - Decimal(net)
    row = {"tax_breakdown[0].base": Decimal(net), "tax_breakdown[0].amount": tax}
    changed = {**amounts(net=net, gross=gross, due=gross), "totals.tax": tax, "totals.line_net": None, **row}
    assert raised(verdict_on(changed)) == rules


@pytest.mark.parametrize(("net", "off"), [("60.02", False), ("59.98", False), ("60.03", True)])
def test_quantity_times_price_is_the_net_amount_within_two_cents(net: str, off: bool) -> None:
    verdict = verdict_on({"lines[0].net": Decimal(net)})
    assert ("PEPPOL-R120" in raised(verdict)) is off
    if off:
        assert finding(verdict, "PEPPOL-R120").terms == ("lines[0].quantity", "lines[0].unit_price", "lines[0].net")


def test_a_line_may_have_allowances_and_charges() -> None:
    adjusted = {"lines[0].allowances[0].amount": Decimal("6.00"), "lines[0].charges[0].amount": Decimal("1.00")}
    assert "PEPPOL-R120" not in raised(verdict_on(adjusted | {"lines[0].net": Decimal("55.00")}))
    line = finding(verdict_on(adjusted), "PEPPOL-R120")
    assert line.message == (
        "Line 1: 2 times 30.00 with its allowances and charges is 55.00, but its net amount says 60.00."
    )
    assert line.terms[-2:] == ("lines[0].allowances[0].amount", "lines[0].charges[0].amount")
    assert (line.seen, line.expected) == ("60.00", "55.00")


def test_a_page_prints_no_reason_for_the_allowance_of_a_line() -> None:
    verdict = verdict_on({"lines[0].allowances[0].amount": Decimal("6.00"), "lines[0].net": Decimal("54.00")})
    assert finding(verdict, "BR-42").outcome is RuleOutcome.NOT_APPLICABLE
    assert finding(verdict, "BR-CO-23").outcome is RuleOutcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("currency", "gross", "fails"),
    [("EUR", "119.00", False), ("EUR", "119.001", True), ("JPY", "119.00", False), ("KWD", "119.005", False)],
)
def test_amounts_have_the_decimals_of_their_currency(currency: str, gross: str, fails: bool) -> None:
    verdict = verdict_on({"currency": currency, "totals.gross": Decimal(gross)})
    assert ("CUR-2" in raised(verdict)) is fails


def test_an_amount_too_large_to_write_out_is_left_out_and_named() -> None:
    verdict = verdict_on({"totals.charges": Decimal("1E+999999")})
    assert raised(verdict) == {"SCHEMA-1"}
    assert verdict.disposition is Disposition.REVIEW
    assert verdict.invoice.totals.charges is None


def test_a_rounding_amount_is_added_to_what_is_due() -> None:
    assert raised(verdict_on(amounts(rounding="0.05", due="119.05"))) == set()
    assert raised(verdict_on(amounts(rounding="0.05", due="118.95"))) == {"BR-CO-16"}


def test_rows_are_counted_from_one_in_messages() -> None:
    line = finding(verdict_on({"lines[1].quantity": Decimal(3)}), "PEPPOL-R120")
    assert line.message == "Line 2: 3 times 40.00 is 120.00, but its net amount says 40.00."
    row = finding(verdict_on({"tax_breakdown[0].amount": Decimal("25.00")}), "BR-CO-17")
    assert row.message == "19 % of 100.00 is 19.00, but tax row 1 says 25.00."


@pytest.mark.parametrize("leaf", ["quantity", "unit_price"])
def test_a_line_without_quantity_or_price_is_not_multiplied(leaf: str) -> None:
    verdict = verdict_on({f"lines[0].{leaf}": None, f"lines[1].{leaf}": None})
    assert finding(verdict, "PEPPOL-R120").outcome is RuleOutcome.NOT_APPLICABLE
    assert raised(verdict) == set()


@pytest.mark.parametrize(("net", "rules"), [("60.02", set()), ("60.03", {"LINE-1"}), ("59.98", set())])
def test_lines_without_a_stated_sum_have_a_cent_each_too(net: str, rules: set[str]) -> None:
    verdict = verdict_on({"lines[0].net": Decimal(net), "totals.line_net": None})
    assert raised(verdict) - {"PEPPOL-R120"} == rules
