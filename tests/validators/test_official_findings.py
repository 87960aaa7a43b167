"""What the official rules said, as findings under a policy."""

from __future__ import annotations

import pytest

from schemas import (
    Claim,
    Layer,
    OfficialCheck,
    OfficialMessage,
    Policy,
    Profile,
    Reading,
    RuleOutcome,
    Severity,
    Source,
    Structured,
)
from schemas.policy import Rules
from tests.validators.judged import SHA
from validators.official import findings_of, not_run
from validators.policy import decide
from validators.rulebook import BY_ID

EINVOICE = Structured(syntax="ubl", root="Invoice")


def message(
    rule: str = "BR-CO-15", severity: Severity = Severity.FATAL, text: str = "Words.", path: str = "Invoice/a"
) -> OfficialMessage:
    return OfficialMessage(rule=rule, severity=severity, path=path, text=text)


def reading(*messages: OfficialMessage, checks: tuple[OfficialCheck, ...] = ()) -> Reading:
    ran = (OfficialCheck(artefact="CEN", version="1", ran=True, messages=messages),) if messages else ()
    return Reading(sha256=SHA, reader="einvoice", parts=(EINVOICE,), official=(*ran, *checks))


def claim(term: str, path: str) -> Claim:
    return Claim(term=term, value="x", raw="x", layer=Layer.EINVOICE, score=1.0, path=path)


def test_a_failure_carries_the_official_words_and_our_own() -> None:
    (finding,) = findings_of(reading(message()), {}, Profile.EINVOICE, Policy())
    assert (finding.rule, finding.source, finding.severity) == ("BR-CO-15", Source.OFFICIAL, Severity.FATAL)
    assert (finding.message, finding.path) == ("Words.", "Invoice/a")
    assert finding.expected == BY_ID["BR-CO-15"].sentence
    assert finding.todo == BY_ID["BR-CO-15"].todo


def test_a_rule_without_a_counterpart_asks_for_a_corrected_invoice() -> None:
    (finding,) = findings_of(reading(message("BR-DE-22")), {}, Profile.EINVOICE, Policy())
    assert finding.expected is None
    assert finding.todo == "Ask the sender for a corrected e-invoice."


def test_it_names_the_terms_at_its_place_unless_there_are_very_many() -> None:
    claims = {
        "invoice_number": claim("invoice_number", "Invoice/a"),
        "seller.name": claim("seller.name", "Invoice/a/b"),
        "buyer.name": claim("buyer.name", "Invoice/ab"),
    }
    (finding,) = findings_of(reading(message()), claims, Profile.EINVOICE, Policy())
    assert finding.terms == ("invoice_number", "seller.name")
    lines = {
        f"lines[{number}].description": claim(f"lines[{number}].description", "Invoice/a/b") for number in range(7)
    }
    (finding,) = findings_of(reading(message()), lines, Profile.EINVOICE, Policy())
    assert finding.terms == ()


def test_what_two_artefacts_share_is_said_once() -> None:
    other = OfficialCheck(artefact="Other", version="1", ran=True, messages=(message(severity=Severity.WARNING),))
    (finding,) = findings_of(reading(message(), checks=(other,)), {}, Profile.EINVOICE, Policy())
    assert finding.severity is Severity.FATAL


def test_the_policy_weighs_an_official_rule_as_it_weighs_ours() -> None:
    policy = Policy(rules=Rules(severity={"UBL-CR-001": Severity.INFORMATION}))
    (finding,) = findings_of(reading(message("UBL-CR-001", Severity.WARNING)), {}, Profile.EINVOICE, policy)
    assert finding.severity is Severity.INFORMATION


def test_what_its_authors_have_only_announced_stops_nothing() -> None:
    announced = message(severity=Severity.WARNING, text="No empty elements. (still status warning)")
    (finding,) = findings_of(reading(announced), {}, Profile.EINVOICE, Policy())
    assert finding.severity is Severity.INFORMATION


@pytest.mark.parametrize(
    ("demanded", "profile", "severity"),
    [
        (True, Profile.EINVOICE, Severity.FATAL),
        (False, Profile.EINVOICE, Severity.INFORMATION),
        (True, Profile.PAGE_EU, Severity.INFORMATION),
    ],
)
def test_a_check_that_did_not_run_blocks_where_the_document_rests_on_it(
    demanded: bool, profile: Profile, severity: Severity
) -> None:
    check = OfficialCheck(artefact="CEN", version="1", ran=False, demanded=demanded, why="Not installed here: CEN.")
    (finding,) = findings_of(reading(checks=(check,)), {}, profile, Policy())
    assert (finding.rule, finding.outcome, finding.severity) == ("OFF-01", RuleOutcome.NOT_RUN, severity)
    assert finding.message == "Not installed here: CEN."
    assert decide([finding])[0].value == ("quarantine" if severity is Severity.FATAL else "straight_through")


def test_no_policy_makes_an_unchecked_e_invoice_mere_information() -> None:
    policy = Policy(rules=Rules(severity={"OFF-01": Severity.INFORMATION}))
    (finding,) = findings_of(reading(checks=not_run("It broke.")), {}, Profile.EINVOICE, policy)
    assert finding.severity is Severity.WARNING


def test_an_e_invoice_that_nobody_checked_is_not_passed() -> None:
    (finding,) = findings_of(reading(), {}, Profile.EINVOICE, Policy())
    assert (finding.rule, finding.severity) == ("OFF-01", Severity.FATAL)


def test_a_page_has_no_official_rules() -> None:
    assert findings_of(Reading(sha256=SHA, reader="pdf"), {}, Profile.PAGE_EU, Policy()) == ()
