"""What people release: seen warnings, overrides by two, amounts that need two, and what no person takes back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from schemas import (
    Claim,
    Disposition,
    DocType,
    Document,
    Finding,
    Layer,
    Policy,
    Profile,
    RuleOutcome,
    Severity,
    Source,
    Value,
    Verdict,
    Versions,
    assemble,
)
from schemas.deciding import Unfit, approve
from schemas.decision import Decided, Decision, DecisionKind, Who
from schemas.people_policy import People
from validators import by_people

VALUES: dict[str, Value] = {
    "invoice_number": "R-1",
    "type_code": "380",
    "issue_date": date(2026, 1, 2),
    "currency": "EUR",
    "seller.name": "Muster AG",
    "totals.gross": Decimal("119.00"),
}
DOCUMENT = Document(sha256="a" * 64, media_type="application/pdf", size=1, origin="a.pdf", path=Path("a.pdf"))


def found(rule: str, severity: Severity = Severity.WARNING, source: Source = Source.NATIVE, *terms: str) -> Finding:
    return Finding(
        rule=rule, source=source, severity=severity, outcome=RuleOutcome.FAIL, message=f"{rule} fails.", terms=terms
    )


def verdict(*findings: Finding, **claims: Claim) -> Verdict:
    read = {
        path: Claim(term=path, value=value, raw=str(value), layer=Layer.RULES, score=0.9, page=1, label="label")
        for path, value in VALUES.items()
    }
    every = {**read, **{path.replace("__", "."): claim for path, claim in claims.items()}}
    return Verdict(
        document=DOCUMENT,
        doc_type=DocType.INVOICE,
        invoice=assemble({path: claim.value for path, claim in every.items()}),
        claims=every,
        findings=findings,
        disposition=Disposition.REVIEW,
        reason="It says so.",
        profile=Profile.RECEIPT,
        versions=Versions(vouchline="1", model="none", rulebook="1", policy="1"),
    )


def by(name: str, before: Verdict, **said: object) -> Decided:
    decision = Decision(document=DOCUMENT.sha256, decision=DecisionKind.APPROVE, **said)  # type: ignore[arg-type]
    return approve(before, decision, Who(name=name))


def test_a_seen_warning_holds_no_longer_and_an_unseen_one_does() -> None:
    seen = verdict(found("GATE-1"))
    assert by_people(seen, [by("anna", seen)], Policy()).disposition is Disposition.STRAIGHT_THROUGH
    now = verdict(found("GATE-1"), found("LINE-1"))
    held = by_people(now, [by("anna", seen)], Policy())
    assert (held.disposition, held.reason) == (Disposition.REVIEW, "LINE-1 fails [LINE-1].")


def test_what_a_document_lacks_and_people_let_be_is_on_record_though_a_value_of_theirs_answers_the_rule() -> None:
    seen = verdict(found("EU-226-11", Severity.WARNING, Source.NATIVE, "totals.gross"), found("GATE-1"))
    left, changed = by("anna", seen), by("anna", seen, values={"totals.gross": "120.00"})
    kept = [one for one in by_people(verdict(), [left], Policy()).findings if one.accepted_by]
    assert [(one.rule, one.message, one.severity, one.accepted_by) for one in kept] == [
        ("EU-226-11", "EU-226-11 fails.", Severity.INFORMATION, ("anna",))
    ], "and no other rule's"
    assert changed.upheld == ()
    again = by_people(by_people(verdict(), [left], Policy()), [left], Policy()).findings
    assert [(one.rule, one.accepted_by) for one in again] == [("EU-226-11", ("anna",))], "told once, however often"


def test_who_saw_that_nothing_speaks_of_tax_saw_that_nothing_says_why_none_is_charged() -> None:
    seen, untaxed = verdict(found("EU-226-10")), verdict(found("EU-226-11"))
    assert by_people(untaxed, [by("anna", seen)], Policy()).disposition is Disposition.STRAIGHT_THROUGH
    other = verdict(found("EU-226-9"))
    assert by_people(untaxed, [by("anna", other)], Policy()).disposition is Disposition.REVIEW


def test_what_people_let_be_holds_as_before_where_the_policy_makes_it_fatal() -> None:
    seen = verdict(found("EU-226-11", Severity.FATAL, Source.NATIVE, "totals.gross"))
    assert by_people(seen, [by("anna", seen)], Policy()).disposition is Disposition.QUARANTINE


@pytest.mark.parametrize("rule", ["SCHEMA-2", "TYPE-1"])
def test_the_promise_of_the_product_is_no_persons_to_take_back(rule: str) -> None:
    seen = verdict(found(rule))
    assert by_people(seen, [by("anna", seen)], Policy()).disposition is Disposition.REVIEW


def test_a_fatal_rule_holds_unless_two_override_it_by_name_under_the_policy() -> None:
    seen = verdict(found("DUP-2", Severity.FATAL))
    over = {"override": ("DUP-2",), "reason": "another plant"}
    both = [by("anna", seen, **over), by("bert", seen, **over)]
    allowed = Policy(people=People(override=("DUP-2",)))
    assert by_people(seen, both, Policy()).disposition is Disposition.QUARANTINE
    assert by_people(seen, both[:1], allowed).disposition is Disposition.QUARANTINE
    assert by_people(seen, [both[0], by("bert", seen)], allowed).disposition is Disposition.QUARANTINE
    released = by_people(seen, both, allowed)
    assert (released.disposition, released.people) == (Disposition.STRAIGHT_THROUGH, 2)


def test_the_gate_says_again_what_was_seen() -> None:
    seen = verdict(found("EU-226-3", Severity.WARNING, Source.NATIVE, "seller.vat_id", "seller.tax_number"))
    gated = verdict(*seen.findings, found("GX-70", Severity.WARNING, Source.BATCH, "seller.vat_id"))
    assert by_people(gated, [by("anna", seen)], Policy()).disposition is Disposition.STRAIGHT_THROUGH
    other = verdict(*seen.findings, found("GX-40", Severity.WARNING, Source.BATCH, "totals.gross"))
    assert by_people(other, [by("anna", seen)], Policy()).disposition is Disposition.REVIEW


@pytest.mark.parametrize(
    ("people", "rule", "needed"),
    [
        (People(), "GATE-1", 1),
        (People(), "VEND-3", 2),
        (People(), "PEOPLE-1", 2),
        (People(two_for=()), "VEND-3", 1),
        (People(two_for=("everything",)), "GATE-1", 2),
        (People(two_above={"EUR": Decimal(100)}), "GATE-1", 2),
        (People(two_above={"USD": Decimal(100)}), "GATE-1", 1),
        (People(two_above={"EUR": Decimal("119.00")}), "GATE-1", 1),
    ],
)
def test_what_needs_two_people(people: People, rule: str, needed: int) -> None:
    seen = verdict(found(rule))
    one = by_people(seen, [by("anna", seen)], Policy(people=people))
    assert one.people == needed
    assert (one.disposition is Disposition.STRAIGHT_THROUGH) == (needed == 1)
    two = by_people(seen, [by("anna", seen), by("bert", seen)], Policy(people=people))
    assert two.disposition is Disposition.STRAIGHT_THROUGH


def test_a_corrected_total_makes_what_is_due_be_computed_anew() -> None:
    due = Claim(
        term="totals.due", value=Decimal("119.00"), raw="119.00", layer=Layer.DERIVED, score=0.9,
        operands=("totals.gross",),
    )  # fmt: skip
    decided = by("anna", verdict(totals__due=due), values={"totals.gross": "130.00"})
    assert decided.claims["totals.due"].value == Decimal("130.00")
    kept = by("anna", verdict(totals__due=due), values={"totals.gross": "130.00", "totals.due": "119.00"})
    assert kept.claims["totals.due"].value == Decimal("119.00")


def test_rows_that_are_given_take_the_place_of_all_that_were_read() -> None:
    rows = {
        f"lines[{number}].{name}": Claim(
            term=f"lines[{number}].{name}", value=value, raw=str(value), layer=Layer.RULES, score=0.9, page=1
        )
        for number in range(2)
        for name, value in (("description", "Valve"), ("net", Decimal("40.00")), ("tax_category", "S"))
    }
    total = Claim(term="totals.line_net", value=Decimal("80.00"), raw="80.00", layer=Layer.RULES, score=0.9, page=1)
    before = verdict(totals__line_net=total).model_copy(update={"claims": {**verdict().claims, **rows}})
    same = by("anna", before, lines=({"description": "Valve", "net": "40.00"}, {"description": "Valve", "net": "40"}))
    assert same.changed == ()
    assert same.claims["lines[1].tax_category"].value == "S", "what is not named of a row stays"
    fewer = by("anna", before, lines=({"description": "Pump", "net": "119.00"},))
    assert [path for path in fewer.claims if path.startswith("lines")] == ["lines[0].description", "lines[0].net"]
    assert {"lines", "lines[0].description", "lines[0].net"} == set(fewer.changed)


def test_a_place_without_a_value_is_refused() -> None:
    with pytest.raises(Unfit, match="has no value"):
        by("anna", verdict(), places={"due_date": {"page": 1}})
