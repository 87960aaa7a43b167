"""From findings to a disposition, under a policy."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from schemas import (
    Disposition,
    DocType,
    Misconfigured,
    Policy,
    Profile,
    RuleOutcome,
    Severity,
    Signal,
    SignalCode,
    load_policy,
)
from schemas.policy import Rules
from tests.validators.judged import extracted, finding, judged, made_finding, raised, verdict_on
from validators import Reference, with_findings
from validators.judge import examine
from validators.policy import decide, leads_to
from validators.rule import Facts, Said
from validators.rulebook import BY_ID

FATAL, WARNING, INFORMATION = Severity.FATAL, Severity.WARNING, Severity.INFORMATION
REFUSED = Signal(code=SignalCode.ENCRYPTED, message="The document asks for a password.")


@pytest.mark.parametrize(
    ("severity", "outcome", "disposition"),
    [
        (FATAL, RuleOutcome.FAIL, Disposition.QUARANTINE),
        (FATAL, RuleOutcome.NOT_RUN, Disposition.QUARANTINE),
        (FATAL, RuleOutcome.NOT_APPLICABLE, Disposition.STRAIGHT_THROUGH),
        (WARNING, RuleOutcome.FAIL, Disposition.REVIEW),
        (WARNING, RuleOutcome.NOT_RUN, Disposition.REVIEW),
        (INFORMATION, RuleOutcome.FAIL, Disposition.STRAIGHT_THROUGH),
    ],
)
def test_severity_decides(severity: Severity, outcome: RuleOutcome, disposition: Disposition) -> None:
    assert leads_to(made_finding("X-1", severity, outcome)) is disposition


def test_the_worst_wins_in_any_order_and_names_itself() -> None:
    refused = judged(extracted().model_copy(update={"claims": {}}), signals=[REFUSED]).findings[0]
    findings = [refused, made_finding("X-1", FATAL), made_finding("X-2", WARNING), made_finding("X-3", INFORMATION)]
    for size in range(1, 5):
        for chosen in itertools.combinations(findings, size):
            results = {decide(order) for order in itertools.permutations(chosen)}
            ((disposition, reason),) = results
            assert disposition is leads_to(chosen[0])
            assert disposition is Disposition.STRAIGHT_THROUGH or f"[{chosen[0].rule}]" in reason


def test_the_reason_prefers_what_failed_over_what_did_not_run_and_counts_the_rest() -> None:
    findings = [made_finding("X-1", WARNING, RuleOutcome.NOT_RUN), made_finding("X-2", WARNING)]
    assert decide(findings) == (Disposition.REVIEW, "X-2 is broken [X-2] (and 1 other finding).")


def test_a_policy_changes_a_severity() -> None:
    strict = Policy(rules=Rules(severity={"BR-07": FATAL}))
    lax = Policy(rules=Rules(severity={"BR-07": INFORMATION}))
    assert verdict_on({"buyer.name": None}, policy=strict).disposition is Disposition.QUARANTINE
    assert finding(verdict_on({"buyer.name": None}, policy=lax), "BR-07").severity is INFORMATION


def test_the_export_schema_holds_what_a_lax_policy_lets_pass() -> None:
    lax = Policy(rules=Rules(severity={"BR-07": INFORMATION}))
    verdict = verdict_on({"buyer.name": None}, policy=lax)
    assert raised(verdict) == {"BR-07", "SCHEMA-2"}
    assert verdict.disposition is Disposition.REVIEW
    message = finding(verdict, "SCHEMA-2").message
    assert message == "The record cannot be exported: Buyer name is missing or not in the required form."


@pytest.mark.parametrize("rule", ["IN-04", "SCHEMA-2", "TYPE-1", "TYPE-2"])
def test_no_policy_softens_the_door(rule: str) -> None:
    lax = Policy(rules=Rules(severity={rule: INFORMATION, "BR-07": INFORMATION}))
    stopped = [
        judged(extracted(), policy=lax, signals=[REFUSED]),
        verdict_on({"buyer.name": None}, policy=lax),
        judged(extracted(doc_type=DocType.OTHER), policy=lax),
        judged(extracted(doc_type=DocType.RECEIPT), policy=lax),
    ]
    assert all(verdict.disposition is not Disposition.STRAIGHT_THROUGH for verdict in stopped)


CORE = ["GX-02", "GATE-1", "GATE-6", "BR-CO-10", "BR-CO-15", "BR-CO-17", "DUP-2", "ID-IBAN"]


@pytest.mark.parametrize("rule", CORE)
def test_no_policy_makes_a_rule_of_the_core_stop_nothing(rule: str, tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text(f'[rules.severity]\n"{rule}" = "information"\n')
    with pytest.raises(Misconfigured, match=rule) as refused:
        load_policy(path)
    assert str(refused.value).startswith(f"{path}: The setting rules.severity is not valid: {rule} cannot be mere inf")
    for severity in (WARNING, FATAL):
        path.write_text(f'[rules.severity]\n"{rule}" = "{severity}"\n')
        assert load_policy(path).rules.severity == {rule: severity}


def test_a_setting_that_does_not_exist_is_named(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text("[gate]\nminimm = 3\n")
    with pytest.raises(Misconfigured) as refused:
        load_policy(path)
    assert str(refused.value).startswith(f"{path}: There is no setting gate.minimm.")


@pytest.mark.parametrize("rule", ["BR-07", "BR-CO-18", "BR-CO-25", "DATE-2", "IDENTITY"])
def test_rules_beside_the_core_may_be_put_on_record_only(rule: str) -> None:
    assert Rules(severity={rule: INFORMATION}).severity == {rule: INFORMATION}


def test_what_could_not_run_is_never_mere_information() -> None:
    class Broken(Reference):
        def sightings(self, sellers: Collection[str], number: str, doc_type: DocType) -> None:
            raise RuntimeError

    lax = Policy(rules=Rules(severity={"X-1": INFORMATION, "DUP-2": WARNING}))
    stopped = with_findings(verdict_on({}), [made_finding("X-1", WARNING, RuleOutcome.NOT_RUN)], lax)
    assert (stopped.disposition, finding(stopped, "X-1").severity) == (Disposition.REVIEW, WARNING)
    passed = with_findings(verdict_on({}), [made_finding("X-1", WARNING, RuleOutcome.FAIL)], lax)
    assert (passed.disposition, finding(passed, "X-1").severity) == (Disposition.STRAIGHT_THROUGH, INFORMATION)
    unsure = judged(extracted(), policy=lax, reference=Broken())
    assert (unsure.disposition, finding(unsure, "DUP-2").severity) == (Disposition.REVIEW, WARNING)


def test_a_rule_for_the_record_that_breaks_sends_to_review() -> None:
    def broken(_: Facts) -> Iterator[Said]:
        raise RuntimeError

    (found,) = examine(replace(BY_ID["DATE-2"], check=broken), Facts())
    assert (found.outcome, found.severity, leads_to(found)) == (RuleOutcome.NOT_RUN, WARNING, Disposition.REVIEW)


def test_the_batch_gate_s_findings_decide_again() -> None:
    passed = verdict_on({})
    stopped = with_findings(passed, [made_finding("GX-1", FATAL)], Policy())
    assert passed.disposition is Disposition.STRAIGHT_THROUGH
    assert stopped.disposition is Disposition.QUARANTINE
    assert stopped.reason == "GX-1 is broken [GX-1]."
    assert stopped.findings[:-1] == passed.findings
    softened = with_findings(passed, [made_finding("GX-1", FATAL)], Policy(rules=Rules(severity={"GX-1": WARNING})))
    assert softened.disposition is Disposition.REVIEW


def test_the_gate_never_makes_a_verdict_better() -> None:
    failed = verdict_on({"payment.iban": "DE89370400440532013001"})
    assert with_findings(failed, [], Policy()) == failed
    assert with_findings(failed, [made_finding("GX-1", INFORMATION)], Policy()).disposition is Disposition.QUARANTINE


@pytest.mark.parametrize("settled", [Disposition.DUPLICATE, Disposition.UNPACKED])
def test_known_bytes_and_containers_stay_what_they_are(settled: Disposition) -> None:
    verdict = verdict_on({}).model_copy(update={"disposition": settled, "reason": "Known."})
    again = with_findings(verdict, [made_finding("GX-1", FATAL)], Policy())
    assert (again.disposition, again.reason) == (settled, "Known.")
    assert again.findings[-1].rule == "GX-1"


@pytest.mark.parametrize(
    ("changes", "profile", "reason"),
    [
        ({}, Profile.DE, "VAT identifier"),
        ({"seller.vat_id": None}, Profile.DE, "The seller is in DE"),
        ({"seller.vat_id": None, "seller.address.country": "US"}, Profile.PAGE_US, "The seller is in US"),
        (
            {"seller.vat_id": None, "seller.address.country": None, "currency": "USD"},
            Profile.PAGE_US,
            "The amounts are in USD",
        ),
        (
            {
                "seller.vat_id": None,
                "seller.address.country": None,
                "currency": "USD",
                "buyer.address.country": "FR",
            },
            Profile.PAGE_EU,
            "buyer",
        ),
        (
            {"seller.vat_id": "DE136695975", "seller.address.country": None, "currency": "USD"},
            Profile.PAGE_EU,
            "A VAT identifier",
        ),
        ({"seller.vat_id": None, "seller.address.country": None}, Profile.PAGE_EU, "asks for most"),
    ],
)
def test_the_profile_is_chosen_by_what_stands_there(
    changes: dict[str, str | Decimal | None], profile: Profile, reason: str
) -> None:
    verdict = verdict_on(changes)
    assert verdict.profile is profile
    assert reason in verdict.profile_reason


def test_the_policy_may_name_the_profile() -> None:
    verdict = verdict_on({}, policy=Policy(rules=Rules(profile=Profile.PAGE_US)))
    assert (verdict.profile, verdict.profile_reason) == (Profile.PAGE_US, "The policy names this profile.")


def test_a_rule_weighs_what_the_policy_says_for_the_document_s_profile() -> None:
    old = {"issue_date": date(2001, 1, 1)}
    for key, severity in (("DATE-2@DE", FATAL), ("DATE-2@FR", INFORMATION)):
        verdict = judged(extracted(old), policy=Policy(rules=Rules(severity={"DATE-2": WARNING, key: severity})))
        found = [one.severity for one in verdict.findings if one.rule == "DATE-2" and one.outcome == "fail"]
        assert verdict.profile == "DE"
        assert found == [FATAL if key.endswith("DE") else WARNING]
